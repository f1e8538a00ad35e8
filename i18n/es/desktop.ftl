## What is told in the corner of the screen

toast-open = Abrir
toast-online = está en línea
toast-nudge = te ha enviado un zumbido
toast-ink = te ha enviado un dibujo
toast-file = quiere enviarte el archivo { $name }
toast-hidden = te ha escrito
toast-mail = Un correo para ti
toast-request = quiere agregarte como contacto

## The tray

tray-open = Abrir Papilio
tray-status = Estado
tray-sign-out = Cerrar sesión
tray-quit = Salir
tray-signed-out = Sesión no iniciada
tray-unread = { $count ->
    [one] 1 mensaje sin leer
   *[other] { $count } mensajes sin leer
}

## Why something of the desktop cannot be used

desktop-no-bus = el escritorio no tiene ningún bus de mensajes para sus programas.
desktop-no-service = el escritorio no tiene nada que lo haga.
desktop-no-system = Papilio aún no puede hacerlo en este sistema.
desktop-failed = { $reason }
