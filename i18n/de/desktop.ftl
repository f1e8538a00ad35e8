toast-open = Öffnen
toast-online = ist jetzt online
toast-nudge = hat dich angestupst
toast-ink = hat dir eine Zeichnung geschickt
toast-hidden = hat dir geschrieben
toast-mail = Eine E-Mail für dich
toast-request = möchte dich als Kontakt hinzufügen

tray-open = Papilio öffnen
tray-status = Status
tray-sign-out = Abmelden
tray-quit = Beenden
tray-signed-out = Nicht angemeldet
tray-unread = { $count ->
    [one] 1 ungelesene Nachricht
   *[other] { $count } ungelesene Nachrichten
}

desktop-no-bus = der Desktop hat keinen Nachrichtenbus für seine Programme.
desktop-no-service = auf dem Desktop gibt es nichts, was das übernimmt.
desktop-no-system = Papilio kann das auf diesem System noch nicht.
desktop-failed = { $reason }

toast-file = möchte dir die Datei { $name } senden
