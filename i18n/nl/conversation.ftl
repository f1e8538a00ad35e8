conversation-title = { $names } – Gesprek
to = Aan:
people = { $count ->
    [one] { $count } persoon
   *[other] { $count } personen
}
says = { $name } zegt:
send = Verzenden
enter-sends = Enter verzendt
ctrl-enter-sends = Ctrl+Enter verzendt

action-invite = Uitnodigen
action-send-file = Bestand sturen
action-nudge = Trilling
action-block = Blokkeren
unblock = Deblokkeren
add-to-contacts = Contact toevoegen
send-again = Opnieuw sturen

nudge-sent = Je hebt zojuist een trilling gestuurd.
nudge-received = { $count ->
    [one] { $name } heeft je zojuist een trilling gestuurd!
   *[other] { $name } heeft je { $count } trillingen gestuurd!
}
nudge-too-soon = Eén trilling per tien seconden is genoeg. Probeer het zo weer.
joined = { $name } doet nu mee aan het gesprek.
left = { $name } heeft het gesprek verlaten.
new-messages = { $count ->
    [one] 1 nieuw bericht
   *[other] { $count } nieuwe berichten
}
typing-one = { $name } typt een bericht.
typing-many = { $names } typen berichten.
last-received = Laatste bericht ontvangen op { $date } om { $time }.
written-offline = Geschreven terwijl je weg was, op { $date } om { $time }.

delivery-failed = Dit bericht is niet bezorgd.
delivery-failed-why = Dit bericht is niet bezorgd: { $why }
delivery-unknown = De verbinding is verbroken; dit bericht is misschien niet aangekomen.
delivery-waits = Nu offline. Papilio verstuurt dit bericht zodra je contact online komt.
delivery-stored = De server bewaart het tot je contact zich aanmeldt.

info-reconnecting = De verbinding is verbroken. Papilio probeert het opnieuw; wat je nu stuurt, gaat weg zodra ze er weer is.
info-signed-out = Je bent afgemeld. Meld je weer aan om met dit gesprek verder te gaan.
info-blocked = Je hebt { $name } geblokkeerd: deze persoon kan je niet zien en je niet schrijven.
info-stranger = { $name } staat niet in je contactenlijst.
info-offline-kept = { $name } is offline of lijkt dat. Wat je schrijft, wordt bezorgd bij de volgende aanmelding.
info-offline-waits = { $name } is offline of lijkt dat. Wat je schrijft, wacht hier en wordt verstuurd zodra je contact online is.
info-alone = Iedereen heeft dit gesprek verlaten.
info-plain-text = Dit netwerk versleutelt niet: anderen onderweg zouden kunnen meelezen.

font-usual = Gewoon lettertype
color-usual = Gewone kleur
font-sample = Zo ziet het eruit.
ignore-fonts = Toon teksten van anderen in mijn lettertype

emoticon-search = Zoek op naam of afkorting
emoticon-none = Geen enkele heet zo.

invite-title = Iemand uitnodigen voor dit gesprek
invite-search = Zoek onder wie online is
invite-nobody = Verder is er niemand online.

link-title = Deze link openen?
link-warning = Hij is naar je gestuurd en opent in je browser.
link-open = Openen
link-host = Hij leidt naar { $host }
link-look-alike = Let op: in deze naam staan letters die op andere lijken. Misschien is het niet het adres dat je kent.
link-coded = Let op: deze naam is in code geschreven. Daarachter kunnen letters zitten die op andere lijken.
link-before = Let op: wat voor de @ staat, is geen adres. Het lijkt er alleen op.

ink-not-here = Er is een tekening onderweg…
invited-webcam = { $name } wilde je een webcam laten zien. Papilio kan dat nog niet en heeft geweigerd.
invited-webcam-request = { $name } wilde je webcam zien. Papilio kan dat nog niet en heeft geweigerd.
invited-call = { $name } wilde je bellen. Papilio kan dat nog niet en heeft geweigerd.
invited-activity = { $name } nodigde je uit voor een activiteit. Papilio heeft die niet en heeft geweigerd.
invited-remote = { $name } wilde programma’s met je delen. Papilio kan dat niet en heeft geweigerd.
invited-photos = { $name } wilde samen met je foto’s bekijken. Papilio kan dat nog niet en heeft geweigerd.
invited-background = { $name } wilde een achtergrond met je delen. Papilio kan die niet tonen en heeft geweigerd.
invited-other = { $name } nodigde je uit voor iets wat Papilio niet kent. Het is geweigerd.

ink-erase = Gum
ink-undo = Ongedaan maken
ink-clear = Leegmaken
ink-not-sent = Je tekening kon niet worden verstuurd: { $reason }

paste-title = Deze afbeelding sturen?
paste-not-kept = De afbeelding kon niet worden opgeslagen om te versturen: { $reason }

search-words = Zoek in dit gesprek
search-count = { $number } van { $count }
search-none = Niet gevonden
search-none-loaded = Tot nu toe niet gevonden. Druk op Enter om verder terug te zoeken.
search-seeking = Verder terug zoeken…

tabs-title = ({ $count }) { $title }
tab-detach = Naar een eigen venster
tab-join = Terug naar de tabbladen
tab-close = Sluiten
tab-close-others = Alle andere sluiten
