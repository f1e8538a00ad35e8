toast-open = Öppna
toast-online = är online nu
toast-nudge = skickade dig en puff
toast-ink = skickade dig en teckning
toast-hidden = skrev till dig
toast-mail = E-post till dig
toast-request = vill lägga till dig som kontakt

tray-open = Öppna Papilio
tray-status = Status
tray-sign-out = Logga ut
tray-quit = Avsluta
tray-signed-out = Inte inloggad
tray-unread = { $count ->
    [one] 1 oläst meddelande
   *[other] { $count } olästa meddelanden
}

desktop-no-bus = skrivbordet har ingen meddelandebuss för sina program.
desktop-no-service = det finns inget på skrivbordet som gör det.
desktop-no-system = Papilio kan inte göra det på det här systemet än.
desktop-failed = { $reason }

toast-file = vill skicka filen { $name } till dig
