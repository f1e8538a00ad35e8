## The program

program = Papilio
contacts-title = Papilio – { $name }
today = Hoy
yesterday = Ayer
date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] a. m.
   *[other] p. m.
}
cancel = Cancelar

## Statuses

status-online = En línea
status-busy = No disponible
status-idle = Sin actividad
status-brb = Vuelvo enseguida
status-away = Ausente
status-phone = Al teléfono
status-lunch = Salí a comer
status-hidden = Aparecer sin conexión
status-offline = Sin conexión

## Progress of signing in

progress-connecting = Conectando…
progress-authenticating = Comprobando tu contraseña…
progress-syncing = Buscando tus contactos…
progress-reconnecting = Intentando de nuevo…

## Why one is signed out

signed-out-requested = Has cerrado la sesión.
signed-out-elsewhere = Has iniciado sesión en otro lugar, por eso se ha cerrado aquí.
signed-out-server-down = El servidor cierra por un tiempo. Inténtalo más tarde.
signed-out-lost = Se ha perdido la conexión.

## Starting

no-display = No hay ninguna pantalla donde abrir una ventana. Para probar Papilio en un terminal, ejecuta: papilio-cli --demo
no-window = No se ha podido abrir la ventana: { $reason }
folder-in-use = Papilio ya está en marcha con la carpeta { $folder }. Ciérralo primero o indica otra carpeta con --data-dir.
usage =
    Uso: papilio [OPCIONES] [ENLACE]

      --demo                inicia una pequeña red dentro del programa y entra en ella
      --data-dir CARPETA    guarda todo en esta carpeta
      --hidden              se inicia en el área de notificación, o minimizado si no la hay
      --state-file ARCHIVO  escribe siempre ahí lo que muestran las ventanas (para pruebas)
      --version             dice qué versión es esta
      --help                muestra esto

    Un enlace es así: msnim:chat?contact=bob@example.com, o msnim:add?contact=…; si el programa ya está en marcha, lo sigue.
usage-no-path = Después de { $option } hace falta una ruta.
usage-unknown = { $argument } no es una opción ni un enlace a un contacto. Prueba --help.

link-no-calls = Un enlace quiere llamar a { $contact }. Papilio no puede hacer llamadas.

## What is kept

settings-set-aside = No se ha podido leer tu configuración, así que se ha empezado una nueva. El archivo antiguo es { $path }.
settings-unreadable = No se puede leer tu configuración: { $reason }
history-set-aside = No se ha podido leer tu historial, así que se ha empezado uno nuevo. El archivo antiguo es { $path }.
history-newer = Tu historial se escribió con una versión más nueva de Papilio, así que esta vez no se guarda nada. Usa la versión más nueva.
history-unusable = No se puede abrir tu historial, así que esta vez no se guarda nada: { $reason }

## Words of several screens

save = Guardar
close = Cerrar
no-browser = No se ha encontrado ningún programa para abrir esta página.
no-mail-program = No se ha encontrado ningún programa para escribir un correo.

## How the server is reached

connection-title = Conexión
connection-way = El camino al servidor
way-automatic = Automático
way-direct = Solo directo
way-gateway = Solo a través de la web
connection-proxy = Proxy
proxy-system = El del sistema
proxy-none = Ninguno
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Servidor: proxy.example.com
proxy-port-hint = Puerto
proxy-user-hint = Nombre, si lo pide
proxy-password-hint = Contraseña, si es nueva
proxy-bad-host = Esto no es el nombre de un proxy. Debe parecerse a proxy.example.com.
proxy-bad-port = El puerto de un proxy es un número del 1 al 65535.
connection-peers = Archivos e imágenes
peers-automatic = Directamente al otro cuando sea posible
peers-ports = Igual, solo por estos puertos
peers-ports-hint = Puertos: 6891-6900
peers-never = Solo a través del servidor
peers-bad-ports = Esto no son puertos. Se escriben como 6891-6900.
connection-several-places = Permitir la sesión también en otros lugares
connection-next-time = Se usará la próxima vez que inicies sesión.
