personal-message-hint = Comparte un mensaje breve
search-hint = Buscar un contacto…
add-contact = Agregar un contacto
list-menu = Lista y programa

## Rows

group-count = { $name } ({ $online }/{ $total })
group-favorites = Favoritos ({ $online }/{ $total })
group-other = Otros contactos ({ $online }/{ $total })
group-online = En línea ({ $count })
group-offline = Sin conexión ({ $count })
contact-status = ({ $status })
contact-blocked = Bloqueado
contact-mobile = Móvil
contact-message = – { $message }
list-empty = Todavía no hay nadie en tu lista.
list-nobody-found = Nadie de tu lista coincide con «{ $filter }».

## The line at the bottom

link-online = Sesión iniciada · { $dialect } · { $way }
link-here = en este equipo
link-plain = sin cifrar
link-encrypted = cifrado
link-gateway-plain = a través de la web, sin cifrar
link-gateway-encrypted = a través de la web, cifrado

## Menus

menu-write = Enviar un mensaje
menu-file = Enviar un archivo…
menu-mail = Enviar un correo…
menu-page = Enviar al móvil…
menu-card = Tarjeta de contacto…
menu-favorite = Agregar a favoritos
menu-no-favorite = Quitar de favoritos
menu-quiet = Silenciar sus sonidos
menu-block = Bloquear
menu-unblock = Desbloquear
menu-copy-to = Copiar a un grupo…
menu-move-to = Mover a un grupo…
menu-remove-from = Quitar de { $group }
menu-remove = Quitar contacto…
menu-rename-group = Cambiar nombre del grupo
menu-remove-group = Quitar grupo…
menu-new-group = Grupo nuevo…
menu-by-group = Mostrar por grupos
menu-by-status = Mostrar por estado
menu-by-both = Por grupos y sin conexión
menu-sort-online = En línea primero
menu-sort-status = Disponibles primero
menu-sort-name = Por nombre
menu-rows-compact = Filas pequeñas
menu-rows-detailed = Filas con imagen
menu-rows-large = Filas con imagen grande
menu-phones = Tus números de teléfono…
menu-connection = Conexión…
menu-options = Opciones…
menu-another-account = Entrar con otra cuenta…
menu-sign-out = Cerrar sesión
menu-quit = Salir de Papilio

## Questions

next = Siguiente
back = Atrás
later = Más tarde
add-title = Agregar un contacto
add-who = ¿A quién quieres agregar?
add-yourself = Esta es tu propia dirección.
add-known = Esta persona ya está en tu lista.
add-group = ¿En qué grupo pones a { $address }?
add-no-group = Ningún grupo
add-message-hint = Un mensaje para esta persona, si quieres
add-told = Se le preguntará si puedes ver cuándo está en línea y escribirle.
add-button = Agregar
sign-in-again = Volver a entrar
request-bar = { $name } te ha agregado.
request-answer = Responder
request-title = Alguien te ha agregado
request-words = { $name } ({ $address }) te ha agregado a su lista de contactos.
request-what = Permitir: ve cuándo estás en línea y puede escribirte. Bloquear: ni lo uno ni lo otro.
request-allow = Permitir
request-add = Agregar a mi lista
remove-title = Quitar contacto
remove-words = ¿Quitar a { $name } ({ $address }) de tu lista?
remove-block = Quitar y bloquear
remove-button = Quitar
new-group-title = Grupo nuevo
new-group-hint = Nombre del grupo
new-group-button = Crear grupo
remove-group-title = Quitar grupo
remove-group-words = ¿Quitar el grupo { $name }? Sus contactos siguen en tu lista.

## The own picture

picture-change = Cambiar tu imagen
picture-title = Tu imagen
picture-file = De un archivo…
picture-files = Imágenes
picture-paste = Pegar
picture-nothing-to-paste = No hay ninguna imagen en el portapapeles.
picture-earlier = Elegidas antes
picture-drop = Si no se abre una ventana para elegir un archivo, suelta el archivo aquí.
picture-reading = Leyendo la imagen…
picture-cut-title = ¿Qué parte se verá?
picture-cut-hint = Arrastra la imagen. La rueda la agranda.
picture-use = Usar esta
picture-unknown = Esta imagen no se puede usar. Elige un archivo PNG, JPEG, GIF o BMP.
picture-too-large = Esta imagen es demasiado grande. Elige una de { $side } × { $side } píxeles y { $size } MB como máximo.
picture-broken = Esta imagen está dañada. Elige otra.
picture-unreadable = No se puede leer este archivo: { $reason }
picture-no-file = no es un archivo normal
picture-not-kept = No se ha podido guardar tu imagen, así que solo la verás hasta que cierres Papilio: { $reason }

## Mail

mail-hint = { $count ->
    [one] 1 correo sin leer. Haz clic para abrir tu bandeja de entrada.
   *[other] { $count } correos sin leer. Haz clic para abrir tu bandeja de entrada.
}
mail-hint-elsewhere = Correos sin leer: { $count } en tu bandeja de entrada y { $elsewhere } en otras carpetas. Haz clic para abrir tu bandeja de entrada.
mail-new = Correo nuevo de { $from }
mail-new-subject = Correo nuevo de { $from }: «{ $subject }»
mail-open = Abrir

## Places where the account is signed in

places-count = { $count ->
    [one] 1 lugar
   *[other] { $count } lugares
}
places-title = Tienes la sesión abierta en estos lugares
places-here = Aquí
places-here-named = Aquí: { $place }
places-unnamed = otro lugar
places-idle = { $place } (inactivo)
places-sign-out = Cerrar sesión en { $place }
places-sign-out-all = Cerrar las demás sesiones
places-rename = Nombrar este lugar…
places-one-only = Tener sesión en un solo lugar
place-title = Nombrar este lugar
place-words = Así lo verás desde tus otros lugares.
place-hint = Casa, trabajo, portátil…

## The card of a contact

card-title = Tarjeta de contacto
card-gone = Este contacto ya no está en tu lista.
card-nickname = Apodo, solo lo ves tú
card-note = Nota, solo la ves tú
card-favorite = Favorito
card-here = En este equipo
card-sound = Sonidos de este contacto
card-toast = Avisos en la esquina de la pantalla
card-log = Guardar en el historial lo que se dice
card-groups = En { $groups }
card-write = Mensaje
card-page = Al móvil
phone-home = Casa
phone-work = Trabajo
phone-mobile = Móvil
network-communicator = Usa Office Communicator
network-phone = Usa un teléfono móvil
network-yahoo = Usa Yahoo! Messenger

## Phones

phones-title = Tus números de teléfono
phones-seen = Tus contactos ven estos números.
phones-paging = Mis contactos pueden enviarme mensajes al móvil
page-title = Enviar al móvil
page-words = Al teléfono móvil de { $name }:
page-hint = Un mensaje corto
page-left = { $count ->
    [one] Queda sitio para 1 carácter
   *[other] Queda sitio para { $count } caracteres
}
page-send = Enviar

leave-list-title = ¿Salir de Papilio?
leave-list-words = No hay un área de notificación donde seguir. ¿Salir y cerrar la sesión, o seguir con la sesión abierta y la ventana minimizada?
leave-list-always = Hacerlo siempre así
leave-list-stay = Seguir
leave-list-quit = Salir
