transfer-offered = { $name } vill skicka den här filen till dig.
transfer-connecting = Ansluter till { $name }…
transfer-waiting = Väntar på svar från { $name }…
transfer-progress = { $there } av { $whole } · { $rate } per sekund · { $left } kvar
transfer-begun = { $there } av { $whole }
transfer-by-server = (via servern)
transfer-received = Mottagen från { $name }.
transfer-sent = Skickad till { $name }.
transfer-declined-here = Du tackade nej till filen.
transfer-declined-there = { $name } tackade nej till filen.
transfer-cancelled = Avbruten.
transfer-cancelled-there = { $name } avbröt.
transfer-failed = Överföringen bröts.
transfer-failed-why = Överföringen bröts: { $why }
transfer-why-refused = det andra programmet tar inte emot den.
transfer-why-timed_out = inget hördes från den andra sidan på för länge.
transfer-why-connection = det fanns ingen anslutning till den andra sidan längre.
transfer-why-wrong_size = det som kom fram hade inte den längd som avtalats.
transfer-why-protocol = det andra programmet skickade något obegripligt.
transfer-why-not_signed_in = du loggades ut.
transfer-sum = SHA-256: { $sum }
transfer-accept = Ta emot
transfer-save-as = Spara som…
transfer-decline = Tacka nej
transfer-open-folder = Öppna mapp
transfer-retry = Skicka igen
transfer-folder-title = Spara filen som

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } byte
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } sekund
   *[other] { $n } sekunder
}
left-minutes = { $n ->
    [one] { $n } minut
   *[other] { $n } minuter
}
left-hours = { $n ->
    [one] { $n } timme
   *[other] { $n } timmar
}

leave-title = En fil är fortfarande på väg här.
leave-goes-on = Överföringen fortsätter när du stänger fönstret. Öppna konversationen igen för att se hur långt den har kommit.
leave-close = Stäng
