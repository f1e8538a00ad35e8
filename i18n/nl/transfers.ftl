transfer-offered = { $name } wil je dit bestand sturen.
transfer-connecting = Verbinden met { $name }…
transfer-waiting = Wachten tot { $name } accepteert…
transfer-progress = { $there } van { $whole } · { $rate } per seconde · nog { $left }
transfer-begun = { $there } van { $whole }
transfer-by-server = (via de server)
transfer-received = Ontvangen van { $name }.
transfer-sent = Verstuurd aan { $name }.
transfer-declined-here = Je hebt dit bestand geweigerd.
transfer-declined-there = { $name } heeft dit bestand geweigerd.
transfer-cancelled = Geannuleerd.
transfer-cancelled-there = { $name } heeft het gestopt.
transfer-failed = Het is afgebroken.
transfer-failed-why = Het is afgebroken: { $why }
transfer-why-refused = het andere programma neemt het niet aan.
transfer-why-timed_out = van de andere kant is te lang niets gehoord.
transfer-why-connection = er was geen verbinding meer met de andere kant.
transfer-why-wrong_size = wat aankwam, had niet de afgesproken lengte.
transfer-why-protocol = het andere programma stuurde iets onbegrijpelijks.
transfer-why-not_signed_in = je bent afgemeld.
transfer-sum = SHA-256: { $sum }
transfer-accept = Accepteren
transfer-save-as = Opslaan als…
transfer-decline = Weigeren
transfer-open-folder = Map openen
transfer-retry = Opnieuw sturen
transfer-folder-title = Bestand opslaan als

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } seconden
}
left-minutes = { $n ->
    [one] { $n } minuut
   *[other] { $n } minuten
}
left-hours = { $n ->
    [one] { $n } uur
   *[other] { $n } uur
}

leave-title = Hier is nog een bestand onderweg.
leave-goes-on = Het gaat door als je het venster sluit. Open het gesprek weer om te zien hoe ver het is.
leave-close = Sluiten
