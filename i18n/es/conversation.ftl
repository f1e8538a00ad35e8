## Conversations

conversation-title = { $names } – Conversación
tabs-title = ({ $count }) { $title }
tab-detach = Pasar a su propia ventana
tab-join = Devolver a las pestañas
tab-close = Cerrar
tab-close-others = Cerrar todas las demás
to = Para:
people = { $count ->
    [one] { $count } persona
   *[other] { $count } personas
}
says = { $name } dice:
send = Enviar
enter-sends = Enter envía
ctrl-enter-sends = Ctrl+Enter envía

## What can be done

action-invite = Invitar
action-send-file = Enviar archivo
action-nudge = Zumbido
action-block = Bloquear
unblock = Desbloquear
add-to-contacts = Agregar a contactos
send-again = Enviar otra vez

## What happened

nudge-sent = Acabas de enviar un zumbido.
nudge-received = { $count ->
    [one] ¡{ $name } te acaba de enviar un zumbido!
   *[other] ¡{ $name } te ha enviado { $count } zumbidos!
}
nudge-too-soon = Basta con un zumbido cada diez segundos. Prueba de nuevo en un momento.
joined = { $name } se ha unido a la conversación.
left = { $name } ha salido de la conversación.
new-messages = { $count ->
    [one] 1 mensaje nuevo
   *[other] { $count } mensajes nuevos
}
typing-one = { $name } está escribiendo un mensaje.
typing-many = { $names } están escribiendo mensajes.
last-received = Último mensaje recibido el { $date } a las { $time }.
written-offline = Escrito mientras no estabas, el { $date } a las { $time }.

## How far an own text has come

delivery-failed = Este mensaje no se ha entregado.
delivery-failed-why = Este mensaje no se ha entregado: { $why }
delivery-unknown = Se ha perdido la conexión; puede que este mensaje no haya llegado.
delivery-waits = No está en línea. Papilio enviará este mensaje cuando se conecte.
delivery-stored = El servidor lo guarda hasta que inicie sesión.

## What must be said

info-reconnecting = Se ha perdido la conexión. Papilio lo está intentando de nuevo; lo que envíes ahora saldrá cuando vuelva.
info-signed-out = Has cerrado la sesión. Inicia sesión otra vez para seguir con esta conversación.
info-blocked = Has bloqueado a { $name }: no puede verte ni escribirte.
info-stranger = { $name } no está en tu lista de contactos.
info-offline-kept = { $name } no está en línea o no lo muestra. Lo que escribas le llegará cuando inicie sesión.
info-offline-waits = { $name } no está en línea o no lo muestra. Lo que escribas espera aquí y se enviará cuando se conecte.
info-alone = Ya no queda nadie más en esta conversación.
info-plain-text = Esta red no cifra: otros podrían leer por el camino lo que escribes.

## Look of own texts

font-usual = Letra habitual
color-usual = Color habitual
font-sample = Así se ve.
ignore-fonts = Mostrar lo que escriben otros con mi letra habitual

## Emoticons

emoticon-search = Buscar por nombre o atajo
emoticon-none = Ninguno tiene ese nombre.

## Inviting

invite-title = Invitar a alguien a esta conversación
invite-search = Buscar entre quienes están en línea
invite-nobody = No hay nadie más en línea.

## Links

link-title = ¿Abrir este enlace?
link-warning = Te lo han enviado y se abre en tu navegador.
link-open = Abrir
link-host = Lleva a { $host }
link-look-alike = Cuidado: en este nombre hay letras que se parecen a otras. Puede que no sea la dirección que conoces.
link-coded = Cuidado: este nombre está escrito en código y puede ocultar letras que se parecen a otras.
link-before = Cuidado: lo que va antes de la @ no es una dirección. Solo lo parece.

ink-not-here = Hay un dibujo a mano en camino…
invited-webcam = { $name } quería mostrarte su cámara. Papilio aún no puede hacerlo y ha rechazado la invitación.
invited-webcam-request = { $name } quería ver tu cámara. Papilio aún no puede hacerlo y ha rechazado la petición.
invited-call = { $name } quería llamarte. Papilio aún no puede hacerlo y ha rechazado la llamada.
invited-activity = { $name } te ha invitado a una actividad. Papilio no tiene ninguna y ha rechazado la invitación.
invited-remote = { $name } quería compartir programas contigo. Papilio no puede hacerlo y ha rechazado la invitación.
invited-photos = { $name } quería ver fotos contigo. Papilio aún no puede hacerlo y ha rechazado la invitación.
invited-background = { $name } quería compartir un fondo. Papilio no puede mostrarlo y lo ha rechazado.
invited-other = { $name } te ha invitado a algo que Papilio no conoce. La invitación se ha rechazado.

ink-erase = Borrador
ink-undo = Deshacer
ink-clear = Borrar todo
ink-not-sent = No se ha podido enviar tu dibujo: { $reason }

paste-title = ¿Enviar esta imagen?
paste-not-kept = No se ha podido guardar la imagen para enviarla: { $reason }

## Looking for words

search-words = Buscar en esta conversación
search-count = { $number } de { $count }
search-none = No encontrado
search-none-loaded = No encontrado por ahora. Pulsa Enter para buscar más atrás.
search-seeking = Buscando más atrás…
