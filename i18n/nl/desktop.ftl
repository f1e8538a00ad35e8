toast-open = Openen
toast-online = is nu online
toast-nudge = heeft je een trilling gestuurd
toast-ink = heeft je een tekening gestuurd
toast-hidden = heeft je geschreven
toast-mail = Een e-mail voor je
toast-request = wil je als contact toevoegen

tray-open = Papilio openen
tray-status = Status
tray-sign-out = Afmelden
tray-quit = Afsluiten
tray-signed-out = Niet aangemeld
tray-unread = { $count ->
    [one] 1 ongelezen bericht
   *[other] { $count } ongelezen berichten
}

desktop-no-bus = het bureaublad heeft geen berichtenbus voor zijn programma’s.
desktop-no-service = er is op het bureaublad niets dat dit doet.
desktop-no-system = Papilio kan dat op dit systeem nog niet.
desktop-failed = { $reason }

toast-file = wil je het bestand { $name } sturen
