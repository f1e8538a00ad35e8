## The options

options-title = Opciones
options-appearance = Aspecto
options-messages = Mensajes
options-sounds = Sonidos
options-desktop = Escritorio
options-privacy = Privacidad
options-connection = Conexión
options-keyboard = Teclado
options-about = Acerca de
options-percent = { $percent } %

## Appearance

options-theme = Tema
theme-system = Automático
theme-classic = Clásico
theme-live = Live
theme-night = Noche
options-theme-what = Automático es Noche si el escritorio es oscuro; si no, Clásico.
options-theme-what-contrast = Automático es Contraste alto si el escritorio pide más contraste, Noche si es oscuro; si no, Clásico.
options-scale = Tamaño de todo
options-motion = Movimiento
options-reduce-motion = Reducir el movimiento
options-reduce-motion-what = Los zumbidos no mueven la ventana y las imágenes animadas se quedan quietas.

options-language = Idioma
language-system = Automático
options-language-what = Automático es el idioma del escritorio.

## Messages

options-conversations = Conversaciones
options-tabs = Mostrar las conversaciones en pestañas de una sola ventana
options-attention = Que una ventana llame la atención cuando alguien escribe en ella

options-writing = Escribir
options-enter-sends = Enviar con Enter
options-enter-sends-what = Shift+Enter empieza una línea nueva.
options-enter-breaks-what = Ctrl+Enter envía, Enter empieza una línea nueva.
options-reading = Leer
options-show-times = Mostrar la hora junto a cada mensaje
options-emoticons = Mostrar los emoticonos como imágenes

## Sounds

options-sounds-on = Reproducir sonidos
options-volume = Volumen
options-quiet-when-busy = Sin sonidos mientras no estoy disponible
options-sounds-when = Reproducir un sonido cuando
options-sound-sign-in = inicio sesión
options-sound-online = un contacto se conecta
options-sound-message = alguien me escribe
options-sound-nudge = alguien me envía un zumbido
options-sound-mail = llega un correo
options-sound-file-done = un archivo está completo
options-sound-sent = envío un mensaje
options-sound-ring = alguien llama
sound-no-server = No se oye nada: no hay ningún servidor de sonido en marcha (PulseAudio o PipeWire).
sound-refused = No se oye nada: { $reason }
sound-no-system = Papilio aún no puede reproducir sonidos en este sistema.

## Desktop

options-toasts = Avisarme en la esquina de la pantalla cuando
options-toast-online = un contacto se conecta
options-toast-message = alguien me escribe o me envía un zumbido
options-toast-mail = llega un correo
options-toast-request = alguien quiere agregarme
options-toast-text = Mostrar lo que se ha escrito
options-toast-what = Nunca de la conversación que estás viendo, ni mientras no estás disponible.
options-toasts-not = No se puede avisar de nada en la esquina de la pantalla: { $reason }

options-idle = Mostrarme sin actividad si me alejo del equipo durante
options-idle-never = Nunca
options-idle-minutes = { $minutes } min
options-idle-what = Solo mientras estás en línea: un estado que hayas elegido se queda. Vuelves con la primera tecla.
options-idle-not = Papilio no puede saber si estás en el equipo: { $reason }
options-tray = Área de notificación
options-stay-in-tray = Seguir en el área de notificación al cerrar la lista de contactos
options-tray-not = No hay área de notificación: { $reason }
options-start = Inicio
options-autostart = Iniciar Papilio con el sistema
options-autostart-what = Se inicia sin poner ninguna ventana delante de tu trabajo.
options-autostart-not = No se puede iniciar Papilio con el sistema: { $reason }

options-playing = Lo que estoy escuchando
options-tell-playing = Mostrar a mis contactos la música que está sonando
options-playing-not = Papilio no puede ver lo que está sonando: { $reason }

## Privacy

options-typing = Al escribir
options-tell-typing = Dejar que otros vean que estoy escribiendo
options-keep = Lo que se ha dicho
options-keep-always = Guardar para siempre
options-keep-days = { $days } días
options-keep-always-what = Todo lo que escribes y recibes se queda en este equipo.
options-keep-what = Lo que sea más antiguo se borra la próxima vez que se inicie Papilio. No se puede deshacer.
options-who = Quién puede contactarme
options-strangers = Quienes no están en mi lista pueden verme y escribirme
options-strangers-signed-out = Inicia sesión para elegir quién puede contactarte.
options-passwords = Contraseñas
options-passwords-what = Las contraseñas que Papilio recuerda están en el llavero de tu escritorio, nunca en un archivo.

## Connection

options-connection-accounts = Cómo llegan tus cuentas a sus servidores
options-connection-open = Cambiar…
options-connection-inside = dentro de Papilio
options-connection-signed-out = No has iniciado sesión. Antes de iniciarla, puedes elegir el camino al servidor debajo de su nombre.
options-connection-what = El camino al servidor, un proxy y si puedes tener sesión en varios lugares.

## Keyboard

options-keys-list = En la lista de contactos
options-keys-conversation = En una conversación
options-keys-tabs = Con conversaciones en pestañas
options-keys-options = En esta ventana
key-type = Cualquier letra
key-type-what = Buscar un contacto
key-arrows = ↑ ↓ ← →
key-arrows-what = Recorrer la lista; plegar y desplegar grupos
key-enter = Enter
key-enter-what = Abrir una conversación
key-f2 = F2
key-f2-what = Cambiar el nombre de un grupo o el tuyo
key-delete = Supr
key-delete-what = Quitar un contacto o un grupo, tras preguntar
key-menu = Menú, Shift+F10
key-menu-what = Mostrar qué se puede hacer con un contacto
key-tab = Tab, Shift+Tab
key-tab-what = Ir a la parte siguiente o a la anterior
key-shift-enter = Shift+Enter
key-shift-enter-what = Empezar una línea nueva
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Recuperar lo que enviaste antes
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Negrita, cursiva, subrayado
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Zumbido
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Copiar lo seleccionado; pegar
key-page = RePág, AvPág
key-page-what = Leer más arriba o más abajo
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Buscar en la conversación
key-f3 = F3, Shift+F3
key-f3-what = Ir al siguiente resultado o al anterior
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Cerrar la conversación
key-ctrl-tab = Ctrl+Tab, Ctrl+AvPág
key-ctrl-tab-what = Mostrar la pestaña siguiente; con Shift+Tab o RePág, la anterior
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Mostrar la pestaña con este número
key-ctrl-shift-page = Ctrl+Shift+RePág, AvPág
key-ctrl-shift-page-what = Mover la pestaña por la barra
key-tab-menu-what = Mostrar qué se puede hacer con la pestaña
key-escape = Esc
key-escape-what = Cerrar lo que esté abierto y luego la ventana
key-ctrl-page = Ctrl+RePág, AvPág
key-ctrl-page-what = Cambiar de página
options-keys-lists = En listas, pestañas y textos
key-home = Inicio, Fin
key-home-what = Ir al primero o al último
key-choice = Intro, Espacio, ↓
key-choice-what = Abrir una lista desplegable; las letras llevan a lo que empieza por ellas
key-sides = ← →
key-sides-what = Recorrer las pestañas cuando tienen el foco; Supr cierra una
key-read-what = Leer lo que se dijo cuando tiene el foco; a los lados, los enlaces

## About

about-version = Versión { $version }
about-what = Un programa de mensajería para la red MSN, para los equipos de hoy.
about-licence = Software libre con licencia MIT.
about-drawings = Sus dibujos, emoticonos y sonidos se hicieron para él y son de todos (CC0).
about-names = Papilio no está hecho por Microsoft ni tiene relación con esa empresa.

## Newer ones

theme-contrast = Contraste alto
options-name-looks = Mostrar en los nombres los colores y estilos de Messenger Plus!
options-sound-file = Archivo propio…
options-sound-pick = Elegir un sonido
options-sound-files = Archivos WAV
sound-file-not-played = No se puede reproducir { $file }, así que oyes el sonido habitual. { $why }
sound-file-unreadable = No se puede leer el archivo: { $reason }
sound-file-large = El archivo es demasiado grande.
sound-file-not-wav = Esto no es un archivo WAV, o está dañado.
sound-file-compressed = El sonido de este archivo está comprimido. Elige un archivo WAV sin comprimir (PCM).
options-without-tray = Al cerrar la última ventana, si no hay área de notificación:
options-without-tray-ask = Preguntar
options-without-tray-quit = Salir
options-without-tray-stay = Seguir, con la ventana minimizada
options-keep-years =
    { $years ->
        [one] 1 año
       *[other] { $years } años
    }
options-cache = Imágenes y emoticonos de los demás
options-cache-mib = { $mib } MiB
options-cache-what = Esto es lo que se guarda de ellos en este equipo. Lo que lleva más tiempo sin verse se borra primero; se vuelve a descargar cuando hace falta.
