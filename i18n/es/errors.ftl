error-other = Algo ha ido mal en el servidor (código { $code }). Inténtalo de nuevo.

## This program

error-bad_command = No se entiende esta orden. Comprueba cómo está escrita.
error-not_signed_in = No has iniciado sesión. Iníciala y vuelve a intentarlo.
error-already_signed_in = Ya has iniciado sesión.
error-not_supported = Esto todavía no funciona.
error-not_in_dialect = Este servidor usa una versión más antigua del protocolo que no permite esto.
error-not_found = No existe ese contacto, grupo o conversación.
error-not_a_picture = Este archivo no es una imagen. Elige un PNG, un JPEG o un GIF.
error-wrong_password = La dirección o la contraseña no es correcta. Comprueba ambas e inicia sesión otra vez.
error-account_incomplete = Esta cuenta nunca se completó. Termina de configurarla en la página web del servicio.
error-federated = Esta dirección inicia sesión en un servidor de su propia organización, y eso todavía no funciona.
error-clock = El reloj de tu equipo no coincide con el del servidor. Ponlo en hora e inicia sesión otra vez.
error-token_request = El servicio de inicio de sesión no ha entendido la petición. Comprueba las direcciones de los servicios en el perfil del servidor.
error-no_ticket = El servicio de inicio de sesión no te ha dejado entrar. Inténtalo más tarde o revisa tu cuenta en la página web del servicio.
error-service_unavailable = El servicio de inicio de sesión no responde bien. Inténtalo de nuevo en unos minutos.
error-no_inbox = Este servidor no tiene una página para tu correo.
error-oim_refused = No se ha podido dejar el mensaje a esta persona: la dirección no se conoce o no acepta el mensaje.
error-oim_throttled = Has dejado muchos mensajes en poco tiempo. Espera un minuto y vuelve a intentarlo.
error-oim_content = El servicio de mensajes sin conexión no ha aceptado el formato de este mensaje.
error-oim_ticket = El servicio de mensajes sin conexión no te ha dejado entrar. Cierra la sesión, iníciala otra vez y vuelve a intentarlo.
error-came_online = Esta persona se ha conectado mientras se le dejaba el mensaje, así que puede haberse perdido. Pregúntale si lo tiene.
error-unknown_host = No se encuentra el servidor. Comprueba su nombre y tu conexión de red.
error-refused = El servidor no acepta conexiones. Comprueba su dirección o inténtalo más tarde.
error-timed_out = El servidor no responde. Comprueba tu conexión de red o inténtalo más tarde.
error-certificate = El servidor no puede demostrar quién es, así que no se le ha enviado nada. Comprueba la dirección del servidor y su certificado.
error-proxy_unreachable = No se puede llegar al proxy. Comprueba su dirección en las opciones de conexión.
error-proxy_refused = El proxy no deja que este programa llegue al servidor. Comprueba las opciones de conexión o pregunta a quien administra el proxy.
error-proxy_auth = El proxy pide un nombre de usuario y una contraseña, o no acepta los que hay. Compruébalos en las opciones de conexión.
error-proxy_unknown_host = El proxy no encuentra el servidor. Comprueba el nombre del servidor.
error-proxy_protocol = Lo que está puesto como proxy no responde como tal. Comprueba su tipo y su dirección en las opciones de conexión.
error-gateway = No se puede usar la pasarela web del servidor. Elige la conexión directa en las opciones de conexión o inténtalo más tarde.
error-signed_out_elsewhere = Tu sesión se ha cerrado desde otro lugar donde la tienes abierta. Inicia sesión otra vez para seguir aquí.
error-signed_in_elsewhere = Tu sesión se ha cerrado porque la has iniciado en otro lugar. Inicia sesión otra vez para seguir aquí.
error-too_long = Esto es demasiado largo para enviarlo. Hazlo más corto.
error-storage = No se ha podido guardar en tu equipo. Comprueba que el disco no esté lleno.
error-overrun = Han pasado más cosas de las que se podían contar una a una. Lo que sigue es cómo están ahora.
error-protocol = El servidor ha enviado algo sin sentido. Inténtalo de nuevo; si sigue pasando, elige otro servidor.

## Commands and addresses

error-200 = El servidor no ha entendido una orden. Inténtalo de nuevo.
error-201 = El servidor no lo ha aceptado. Comprueba que la dirección esté bien escrita.
error-203 = No se conoce a nadie con esta dirección en la otra red. Comprueba la dirección.
error-204 = Este servidor no puede entregar mensajes a esta red.
error-205 = No hay ninguna cuenta con esta dirección. Comprueba cómo está escrita.
error-206 = Esta dirección no está completa: falta la parte que va después de la @.
error-207 = Ya has iniciado sesión.
error-208 = No hay ninguna cuenta con esta dirección. Comprueba cómo está escrita.
error-209 = El servidor no acepta este nombre. Elige otro.

## Contacts and groups

error-210 = Tu lista de contactos está llena. Quita un contacto antes de agregar otro.
error-212 = El servidor no esperaba esto. Inténtalo de nuevo.
error-213 = No se puede cambiar el nombre de este contacto.
error-215 = Este contacto ya está.
error-216 = Esta persona no está disponible ahora mismo.
error-217 = Esta persona no está en línea. Puedes escribirle cuando vuelva.
error-218 = Esto ya está puesto.
error-219 = Este contacto está bloqueado. Desbloquéalo y vuelve a intentarlo.
error-220 = Este contacto no acepta mensajes en su teléfono móvil.
error-223 = Tienes demasiados grupos. Quita uno antes de agregar otro.
error-224 = Este grupo ya no existe.
error-225 = Este contacto ya no está en ese grupo.
error-227 = Este grupo no está vacío. Saca antes sus contactos.
error-228 = Ya hay un grupo con este nombre. Elige otro nombre.
error-229 = Este nombre es demasiado largo para un grupo. Elige uno más corto.
error-230 = El grupo de otros contactos no se puede quitar.
error-231 = Este grupo ya no existe.
error-232 = Este número de móvil no es válido. Compruébalo.
error-233 = Este número de móvil no se conoce. Compruébalo.
error-234 = No se conoce el servicio móvil de esta dirección.
error-240 = El servidor no ha aceptado la lista de contactos.
error-241 = El servidor no ha aceptado un cambio en la lista de contactos. Inténtalo de nuevo.

## Conversations and messages

error-280 = No se ha podido abrir la conversación. Inténtalo de nuevo.
error-281 = No se ha podido abrir la conversación. Inténtalo de nuevo en un momento.
error-282 = El otro programa no ha entendido lo que se le ha enviado.
error-283 = El servidor no ha entendido lo que se le ha enviado.
error-285 = Este mensaje es demasiado largo. Hazlo más corto.

## Messages to mobile phones

error-290 = No hay saldo suficiente para este mensaje al móvil.
error-413 = Necesitas una suscripción para enviar mensajes a móviles.
error-414 = Tu suscripción de mensajes a móviles está desactivada.
error-415 = Se te ha acabado el saldo para mensajes a móviles.
error-416 = Los mensajes a móviles no se ofrecen en este país.
error-417 = Los mensajes a móviles están desactivados.
error-418 = No se ha podido enviar el mensaje al móvil. Inténtalo más tarde.
error-419 = El mensaje al móvil no se ha aceptado.
error-420 = No tienes permiso para enviar mensajes a este móvil.
error-504 = No se ha podido entregar el mensaje a la otra red. Inténtalo más tarde.
error-508 = La otra red no ha aceptado el mensaje. Inténtalo más tarde.
error-509 = No se ha podido entregar el mensaje al móvil.
error-550 = De momento, tus mensajes a móviles están silenciados.
error-551 = Tu cuenta para mensajes a móviles está desactivada.
error-552 = Has enviado todos los mensajes a móviles que podías. Inténtalo más tarde.
error-580 = El servicio móvil tiene un problema. Inténtalo más tarde.
error-590 = No se conoce la compañía telefónica de este número.
error-591 = La compañía telefónica de este número no participa.
error-592 = La compañía telefónica no ha aceptado el mensaje.
error-593 = El servicio móvil no admite a más personas. Inténtalo más tarde.
error-594 = No se pueden enviar mensajes a móviles desde tu país.
error-595 = El mensaje al móvil no se ha aceptado.
error-596 = El formato del mensaje al móvil no se acepta.
error-597 = El mensaje al móvil tiene caracteres que no se aceptan.
error-598 = El mensaje al móvil es demasiado largo. Hazlo más corto.

## Signing in and the server

error-300 = Al servidor le falta algo en una orden. Si acabas de llegar, verifica antes tu dirección de correo.
error-301 = Se ha encontrado a demasiadas personas. Busca algo más preciso.
error-302 = No has iniciado sesión. Iníciala y vuelve a intentarlo.
error-402 = En este momento no se puede obtener tu lista de contactos. Inicia sesión otra vez más tarde.
error-403 = En este momento tu lista de contactos no está disponible. Inicia sesión otra vez más tarde.
error-500 = El servidor tiene un problema. Inténtalo más tarde.
error-501 = El servidor tiene un problema con su base de datos. Inténtalo más tarde.
error-502 = Este servidor no ofrece esto.
error-503 = El servidor no ha entendido la invitación.
error-510 = El servidor tiene un problema con sus archivos. Inténtalo más tarde.
error-511 = El dueño del servidor ha cerrado esta cuenta. Pregúntale por qué.
error-520 = Al servidor le falta memoria. Inténtalo más tarde.
error-540 = El servidor no acepta este programa. Elige otra versión del protocolo en la configuración del servidor.
error-600 = El servidor está ocupado. Inténtalo más tarde.
error-601 = El servidor no está disponible. Inténtalo más tarde.
error-602 = Una parte del servidor no funciona. Inténtalo más tarde.
error-603 = El servidor no puede llegar a su base de datos. Inténtalo más tarde.
error-604 = El servidor se está cerrando. Inicia sesión otra vez más tarde.
error-605 = El servidor no está disponible. Inténtalo más tarde.
error-606 = De momento no hay mensajes a móviles. Inténtalo más tarde.
error-700 = El servidor no ha podido abrir una conexión. Inténtalo de nuevo.
error-707 = El servidor no ha podido abrir una conexión. Inténtalo de nuevo.
error-710 = El servidor no conoce esta versión del programa. Elige otra versión del protocolo en la configuración del servidor.
error-711 = En este momento el servidor no acepta nada tuyo. Inténtalo más tarde.
error-712 = Hay demasiada gente en este servidor. Inténtalo más tarde.
error-713 = Estás abriendo conversaciones demasiado deprisa. Espera un momento.
error-714 = Tienes demasiadas conversaciones abiertas. Cierra algunas y vuelve a intentarlo.
error-715 = El servidor no esperaba esto ahora. Si acabas de llegar, verifica antes tu dirección de correo.
error-717 = Tu lista de contactos en el servidor está dañada. Inténtalo más tarde.
error-718 = Esta cuenta está restringida. Pregunta al dueño del servidor.
error-719 = Esta cuenta es de otra red y no se puede usar aquí.
error-726 = Esta cuenta es de otra red y no se puede usar aquí.
error-731 = El servidor no esperaba ahora la versión del programa. Inténtalo de nuevo.
error-733 = Tu sesión se ha cerrado desde otro lugar.
error-734 = Tienes la sesión abierta en demasiados lugares. Ciérrala antes en uno de ellos.
error-800 = Estás cambiando tu nombre o tu estado demasiado deprisa. Espera un momento.
error-801 = El servidor no lo ha aceptado. Inténtalo más tarde.
error-910 = El servidor está demasiado ocupado. Inténtalo más tarde.
error-911 = La dirección o la contraseña no es correcta. Comprueba ambas e inicia sesión otra vez.
error-912 = El servidor está demasiado ocupado. Inténtalo más tarde.
error-913 = No puedes abrir una conversación mientras apareces sin conexión. Cambia antes tu estado.
error-914 = El servidor no está disponible. Inténtalo más tarde.
error-915 = El servidor no está disponible. Inténtalo más tarde.
error-916 = El servidor no está disponible. Inténtalo más tarde.
error-917 = La dirección o la contraseña no es correcta. Comprueba ambas e inicia sesión otra vez.
error-918 = El servidor está demasiado ocupado. Inténtalo más tarde.
error-919 = El servidor está demasiado ocupado. Inténtalo más tarde.
error-920 = De momento el servidor no acepta a más personas. Inténtalo más tarde.
error-921 = El servidor está demasiado ocupado. Inténtalo más tarde.
error-922 = El servidor está demasiado ocupado. Inténtalo más tarde.
error-923 = Uno de los padres tiene que permitir el uso de esta cuenta.
error-924 = Verifica antes tu dirección de correo y luego inicia sesión otra vez.
error-926 = Esta es una cuenta infantil que no se puede usar con este programa.
error-927 = Uno de los padres ha suspendido esta cuenta infantil.
error-928 = Tu sesión ha caducado. Inicia sesión otra vez.
error-931 = Tu cuenta se ha trasladado a otro servidor. Inicia sesión otra vez.
error-933 = No formas parte de este círculo.
error-935 = El servidor no ha aceptado la prueba para este círculo. Inicia sesión otra vez.
error-999 = El servidor tiene un problema desconocido. Inténtalo más tarde.
error-file_not_found = el archivo ya no está.
error-file_denied = no hay permiso para leer o escribir el archivo.
error-file_too_large = el archivo es demasiado grande.
error-disk_full = no queda espacio en el disco.
error-file_exists = ya hay un archivo con ese nombre.
error-file_changed = el archivo ha cambiado mientras tanto.
error-wrong_hash = lo que ha llegado no es el archivo que se ofrecía, así que se ha descartado.
error-file_failed = no se ha podido leer o escribir el archivo.
