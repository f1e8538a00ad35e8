transfer-offered = { $name } möchte dir diese Datei senden.
transfer-connecting = Verbindung mit { $name } wird aufgebaut…
transfer-waiting = Warte auf Zusage von { $name }…
transfer-progress = { $there } von { $whole } · { $rate } pro Sekunde · noch { $left }
transfer-begun = { $there } von { $whole }
transfer-by-server = (über den Server)
transfer-received = Erhalten von { $name }.
transfer-sent = Gesendet an { $name }.
transfer-declined-here = Du hast diese Datei abgelehnt.
transfer-declined-there = { $name } hat diese Datei abgelehnt.
transfer-cancelled = Abgebrochen.
transfer-cancelled-there = { $name } hat abgebrochen.
transfer-failed = Die Übertragung ist gescheitert.
transfer-failed-why = Die Übertragung ist gescheitert: { $why }
transfer-why-refused = das andere Programm nimmt sie nicht an.
transfer-why-timed_out = von der anderen Seite kam zu lange nichts.
transfer-why-connection = es gab keine Verbindung zur anderen Seite mehr.
transfer-why-wrong_size = was ankam, hatte nicht die vereinbarte Länge.
transfer-why-protocol = das andere Programm hat etwas Unverständliches gesendet.
transfer-why-not_signed_in = du wurdest abgemeldet.
transfer-sum = SHA-256: { $sum }
transfer-accept = Annehmen
transfer-save-as = Speichern als…
transfer-decline = Ablehnen
transfer-open-folder = Ordner öffnen
transfer-retry = Erneut senden
transfer-folder-title = Datei speichern als

size-bytes = { $n ->
    [one] { $n } Byte
   *[other] { $n } Bytes
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } Sekunde
   *[other] { $n } Sekunden
}
left-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
left-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}

leave-title = Hier ist noch eine Datei unterwegs.
leave-goes-on = Die Übertragung läuft weiter, wenn du das Fenster schließt. Öffne die Unterhaltung wieder, um zu sehen, wie weit sie ist.
leave-close = Schließen
