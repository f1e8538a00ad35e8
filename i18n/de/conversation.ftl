conversation-title = { $names } – Unterhaltung
to = An:
people = { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}
says = { $name } sagt:
send = Senden
enter-sends = Enter sendet
ctrl-enter-sends = Ctrl+Enter sendet

action-invite = Einladen
action-send-file = Datei senden
action-nudge = Anstupsen
action-block = Blockieren
unblock = Freigeben
add-to-contacts = Zu den Kontakten
send-again = Erneut senden

nudge-sent = Du hast gerade jemanden angestupst.
nudge-received = { $count ->
    [one] { $name } hat dich gerade angestupst!
   *[other] { $name } hat dich { $count }-mal angestupst!
}
nudge-too-soon = Ein Anstupser in zehn Sekunden genügt. Versuch es gleich noch einmal.
joined = { $name } nimmt jetzt an der Unterhaltung teil.
left = { $name } hat die Unterhaltung verlassen.
new-messages = { $count ->
    [one] 1 neue Nachricht
   *[other] { $count } neue Nachrichten
}
typing-one = { $name } schreibt eine Nachricht.
typing-many = { $names } schreiben Nachrichten.
last-received = Letzte Nachricht erhalten am { $date } um { $time }.
written-offline = Während deiner Abwesenheit geschrieben, am { $date } um { $time }.

delivery-failed = Diese Nachricht wurde nicht zugestellt.
delivery-failed-why = Diese Nachricht wurde nicht zugestellt: { $why }
delivery-unknown = Die Verbindung ist abgebrochen; vielleicht ist diese Nachricht nicht angekommen.
delivery-waits = Gerade offline. Papilio sendet diese Nachricht, sobald dein Kontakt online ist.
delivery-stored = Der Server bewahrt sie bis zur nächsten Anmeldung auf.

info-reconnecting = Die Verbindung ist abgebrochen. Papilio versucht es erneut; was du jetzt sendest, geht hinaus, wenn sie wieder steht.
info-signed-out = Du bist abgemeldet. Melde dich wieder an, um diese Unterhaltung fortzusetzen.
info-blocked = Du blockierst { $name }: Diese Person kann dich nicht sehen und dir nicht schreiben.
info-stranger = { $name } ist nicht auf deiner Kontaktliste.
info-offline-kept = { $name } ist offline oder wirkt so. Was du schreibst, wird bei der nächsten Anmeldung zugestellt.
info-offline-waits = { $name } ist offline oder wirkt so. Was du schreibst, wartet hier und wird gesendet, sobald dein Kontakt online ist.
info-alone = Alle haben diese Unterhaltung verlassen.
info-plain-text = Dieses Netz verschlüsselt nicht: Andere könnten unterwegs mitlesen.

font-usual = Übliche Schrift
color-usual = Übliche Farbe
font-sample = So sieht es aus.
ignore-fonts = Texte der anderen in meiner Schrift zeigen

emoticon-search = Nach Name oder Kürzel suchen
emoticon-none = Keins heißt so.

invite-title = Jemanden zu dieser Unterhaltung einladen
invite-search = Unter allen suchen, die online sind
invite-nobody = Sonst ist niemand online.

link-title = Diesen Link öffnen?
link-warning = Er wurde dir geschickt und öffnet sich in deinem Browser.
link-open = Öffnen
link-host = Er führt zu { $host }
link-look-alike = Vorsicht: In diesem Namen sind Buchstaben, die wie andere aussehen. Vielleicht ist es nicht die Adresse, die du kennst.
link-coded = Vorsicht: Dieser Name ist in Codeform geschrieben. Dahinter können Buchstaben stecken, die wie andere aussehen.
link-before = Vorsicht: Was vor dem @ steht, ist keine Adresse. Es sieht nur so aus.

ink-not-here = Etwas Handgezeichnetes ist unterwegs…
invited-webcam = { $name } wollte dir eine Webcam zeigen. Papilio kann das noch nicht und hat abgelehnt.
invited-webcam-request = { $name } wollte deine Webcam sehen. Papilio kann das noch nicht und hat abgelehnt.
invited-call = { $name } wollte dich anrufen. Papilio kann das noch nicht und hat abgelehnt.
invited-activity = { $name } hat dich zu einer Aktivität eingeladen. Papilio hat keine und hat abgelehnt.
invited-remote = { $name } wollte Programme mit dir teilen. Papilio kann das nicht und hat abgelehnt.
invited-photos = { $name } wollte mit dir Fotos ansehen. Papilio kann das noch nicht und hat abgelehnt.
invited-background = { $name } wollte einen Hintergrund mit dir teilen. Papilio kann ihn nicht zeigen und hat abgelehnt.
invited-other = { $name } hat dich zu etwas eingeladen, das Papilio nicht kennt. Es wurde abgelehnt.

ink-erase = Radierer
ink-undo = Rückgängig
ink-clear = Leeren
ink-not-sent = Deine Zeichnung konnte nicht gesendet werden: { $reason }

paste-title = Dieses Bild senden?
paste-not-kept = Das Bild konnte nicht zum Senden gespeichert werden: { $reason }

search-words = In dieser Unterhaltung suchen
search-count = { $number } von { $count }
search-none = Nicht gefunden
search-none-loaded = Bisher nicht gefunden. Drück Enter, um weiter zurück zu suchen.
search-seeking = Suche weiter zurück…

tabs-title = ({ $count }) { $title }
tab-detach = In ein eigenes Fenster
tab-join = Zurück zu den Tabs
tab-close = Schließen
tab-close-others = Alle anderen schließen
