## What is told in the corner of the screen

toast-open = Apri
toast-online = è in linea
toast-nudge = ti ha inviato un trillo
toast-ink = ti ha inviato un disegno
toast-file = vuole inviarti il file { $name }
toast-hidden = ti ha scritto
toast-mail = Un’e-mail per te
toast-request = vuole aggiungerti ai suoi contatti

## The tray

tray-open = Apri Papilio
tray-status = Stato
tray-sign-out = Esci
tray-quit = Chiudi Papilio
tray-signed-out = Accesso non effettuato
tray-unread = { $count ->
    [one] 1 messaggio non letto
   *[other] { $count } messaggi non letti
}

## Why something of the desktop cannot be used

desktop-no-bus = il desktop non ha un bus di messaggi per i suoi programmi.
desktop-no-service = il desktop non ha nulla che se ne occupi.
desktop-no-system = Papilio non può ancora farlo su questo sistema.
desktop-failed = { $reason }
