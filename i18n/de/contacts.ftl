personal-message-hint = Persönliche Nachricht eingeben
search-hint = Kontakt suchen…
add-contact = Kontakt hinzufügen
list-menu = Liste und Programm

group-count = { $name } ({ $online }/{ $total })
group-favorites = Favoriten ({ $online }/{ $total })
group-other = Andere Kontakte ({ $online }/{ $total })
group-online = Online ({ $count })
group-offline = Offline ({ $count })
contact-status = ({ $status })
contact-blocked = Blockiert
contact-mobile = Mobil
contact-message = – { $message }
list-empty = Auf deiner Liste ist noch niemand.
list-nobody-found = Niemand auf deiner Liste passt zu „{ $filter }“.

link-online = Angemeldet · { $dialect } · { $way }
link-here = auf diesem Computer
link-plain = nicht verschlüsselt
link-encrypted = verschlüsselt
link-gateway-plain = über das Web, nicht verschlüsselt
link-gateway-encrypted = über das Web, verschlüsselt

menu-write = Nachricht senden
menu-file = Datei senden…
menu-mail = E-Mail senden…
menu-page = An Handy senden…
menu-card = Visitenkarte…
menu-favorite = Zu den Favoriten
menu-no-favorite = Aus den Favoriten nehmen
menu-quiet = Ohne Töne
menu-block = Blockieren
menu-unblock = Nicht mehr blockieren
menu-copy-to = In Gruppe kopieren…
menu-move-to = In Gruppe verschieben…
menu-remove-from = Aus { $group } entfernen
menu-remove = Kontakt entfernen…
menu-rename-group = Gruppe umbenennen
menu-remove-group = Gruppe entfernen…
menu-new-group = Neue Gruppe…
menu-by-group = Nach Gruppen anzeigen
menu-by-status = Nach Status anzeigen
menu-by-both = Gruppen, Offline getrennt
menu-sort-online = Online zuerst
menu-sort-status = Verfügbare zuerst
menu-sort-name = Nach Namen
menu-rows-compact = Kleine Zeilen
menu-rows-detailed = Zeilen mit Bildern
menu-rows-large = Zeilen mit großen Bildern
menu-phones = Deine Telefonnummern…
menu-connection = Verbindung…
menu-options = Optionen…
menu-another-account = Anderes Konto anmelden…
menu-sign-out = Abmelden
menu-quit = Papilio beenden

next = Weiter
back = Zurück
later = Später
add-title = Kontakt hinzufügen
add-who = Wen möchtest du hinzufügen?
add-yourself = Das ist deine eigene Adresse.
add-known = Diese Person ist schon auf deiner Liste.
add-group = In welche Gruppe soll { $address }?
add-no-group = Keine Gruppe
add-message-hint = Ein paar Worte dazu, wenn du magst
add-told = Die Person wird gefragt, ob du sie sehen und ihr schreiben darfst.
add-button = Hinzufügen
sign-in-again = Neu anmelden
request-bar = { $name } hat dich hinzugefügt.
request-answer = Antworten
request-title = Jemand hat dich hinzugefügt
request-words = { $name } ({ $address }) hat dich als Kontakt hinzugefügt.
request-what = Zulassen: Diese Person sieht, wann du online bist, und kann dir schreiben. Blockieren: keins von beidem.
request-allow = Zulassen
request-add = Auch auf meine Liste setzen
remove-title = Kontakt entfernen
remove-words = { $name } ({ $address }) von deiner Liste entfernen?
remove-block = Entfernen und blockieren
remove-button = Entfernen
new-group-title = Neue Gruppe
new-group-hint = Name der Gruppe
new-group-button = Anlegen
remove-group-title = Gruppe entfernen
remove-group-words = Die Gruppe { $name } entfernen? Ihre Kontakte bleiben auf deiner Liste.

picture-change = Dein Bild ändern
picture-title = Dein Bild
picture-file = Aus Datei…
picture-files = Bilder
picture-paste = Einfügen
picture-nothing-to-paste = In der Zwischenablage ist kein Bild.
picture-earlier = Früher gewählt
picture-drop = Falls sich kein Fenster zum Auswählen öffnet, zieh die Datei hierher.
picture-reading = Das Bild wird gelesen…
picture-cut-title = Welcher Teil soll zu sehen sein?
picture-cut-hint = Zieh das Bild zurecht. Das Mausrad vergrößert es.
picture-use = Übernehmen
picture-unknown = Dieses Bild lässt sich nicht verwenden. Wähle eine PNG-, JPEG-, GIF- oder BMP-Datei.
picture-too-large = Dieses Bild ist zu groß. Wähle eins mit höchstens { $side } × { $side } Pixeln und { $size } MB.
picture-broken = Dieses Bild ist beschädigt. Wähle ein anderes.
picture-unreadable = Diese Datei lässt sich nicht lesen: { $reason }
picture-no-file = es ist keine gewöhnliche Datei
picture-not-kept = Dein Bild konnte nicht gespeichert werden und ist nur zu sehen, bis du Papilio beendest: { $reason }

mail-hint = { $count ->
    [one] 1 ungelesene E-Mail. Klicke, um deinen Posteingang zu öffnen.
   *[other] { $count } ungelesene E-Mails. Klicke, um deinen Posteingang zu öffnen.
}
mail-hint-elsewhere = { $count ->
    [one] 1 ungelesene E-Mail im Posteingang, { $elsewhere } in anderen Ordnern. Klicke, um deinen Posteingang zu öffnen.
   *[other] { $count } ungelesene E-Mails im Posteingang, { $elsewhere } in anderen Ordnern. Klicke, um deinen Posteingang zu öffnen.
}
mail-new = Neue E-Mail von { $from }
mail-new-subject = Neue E-Mail von { $from }: „{ $subject }“
mail-open = Öffnen

places-count = { $count ->
    [one] 1 Ort
   *[other] { $count } Orte
}
places-title = An diesen Orten bist du angemeldet
places-here = Hier
places-here-named = Hier: { $place }
places-unnamed = ein anderer Ort
places-idle = { $place } (inaktiv)
places-sign-out = Abmelden: { $place }
places-sign-out-all = Überall sonst abmelden
places-rename = Diesen Ort benennen…
places-one-only = Nur an einem Ort anmelden
place-title = Diesen Ort benennen
place-words = So sehen ihn deine anderen Orte.
place-hint = Zuhause, Arbeit, Laptop…

card-title = Visitenkarte
card-gone = Dieser Kontakt ist nicht mehr auf deiner Liste.
card-nickname = Spitzname, nur für dich sichtbar
card-note = Notiz, nur für dich sichtbar
card-favorite = Favorit
card-groups = In { $groups }
card-write = Nachricht
card-page = An Handy
phone-home = Privat
phone-work = Arbeit
phone-mobile = Handy
network-communicator = Nutzt Office Communicator
network-phone = Nutzt ein Handy
network-yahoo = Nutzt Yahoo! Messenger

phones-title = Deine Telefonnummern
phones-seen = Deine Kontakte sehen diese Nummern.
phones-paging = Kontakte dürfen Nachrichten an mein Handy senden
page-title = An Handy senden
page-words = An das Handy von { $name }:
page-hint = Eine kurze Nachricht
page-left = { $count ->
    [one] Platz für noch 1 Zeichen
   *[other] Platz für noch { $count } Zeichen
}
page-send = Senden

card-here = Auf diesem Computer
card-sound = Töne zu diesem Kontakt
card-toast = Meldungen in der Bildschirmecke
card-log = Gesagtes im Verlauf aufbewahren

leave-list-title = Papilio beenden?
leave-list-words = Es gibt keinen Infobereich, in dem Papilio weiterlaufen könnte. Beenden und abmelden oder mit minimiertem Fenster angemeldet bleiben?
leave-list-always = Immer so machen
leave-list-stay = Bleiben
leave-list-quit = Beenden
