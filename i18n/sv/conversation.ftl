conversation-title = { $names } – Konversation
to = Till:
people = { $count ->
    [one] { $count } person
   *[other] { $count } personer
}
says = { $name } säger:
send = Skicka
enter-sends = Enter skickar
ctrl-enter-sends = Ctrl+Enter skickar

action-invite = Bjud in
action-send-file = Skicka fil
action-nudge = Puff
action-block = Blockera
unblock = Avblockera
add-to-contacts = Lägg till kontakt
send-again = Skicka igen

nudge-sent = Du har just skickat en puff.
nudge-received = { $count ->
    [one] { $name } har just skickat dig en puff!
   *[other] { $name } har skickat dig { $count } puffar!
}
nudge-too-soon = En puff på tio sekunder räcker. Försök igen om en stund.
joined = { $name } är nu med i konversationen.
left = { $name } har lämnat konversationen.
new-messages = { $count ->
    [one] 1 nytt meddelande
   *[other] { $count } nya meddelanden
}
typing-one = { $name } skriver ett meddelande.
typing-many = { $names } skriver meddelanden.
last-received = Senaste meddelandet togs emot { $date } kl. { $time }.
written-offline = Skrevs medan du var borta, { $date } kl. { $time }.

delivery-failed = Meddelandet kom inte fram.
delivery-failed-why = Meddelandet kom inte fram: { $why }
delivery-unknown = Anslutningen bröts; meddelandet kanske inte har kommit fram.
delivery-waits = Offline just nu. Papilio skickar meddelandet när din kontakt kommer online.
delivery-stored = Servern behåller det till nästa inloggning.

info-reconnecting = Anslutningen bröts. Papilio försöker igen; det du skickar nu går iväg när den är tillbaka.
info-signed-out = Du är utloggad. Logga in igen för att fortsätta konversationen.
info-blocked = Du har blockerat { $name }: personen kan inte se dig eller skriva till dig.
info-stranger = { $name } finns inte på din kontaktlista.
info-offline-kept = { $name } är offline eller verkar vara det. Det du skriver levereras vid nästa inloggning.
info-offline-waits = { $name } är offline eller verkar vara det. Det du skriver väntar här och skickas när din kontakt är online.
info-alone = Alla har lämnat konversationen.
info-plain-text = Det här nätverket krypterar inte: andra på vägen skulle kunna läsa det du skriver.

font-usual = Vanligt teckensnitt
color-usual = Vanlig färg
font-sample = Så här ser det ut.
ignore-fonts = Visa andras text i mitt vanliga teckensnitt

emoticon-search = Sök på namn eller genväg
emoticon-none = Ingen heter så.

invite-title = Bjud in någon till konversationen
invite-search = Sök bland dem som är online
invite-nobody = Ingen annan är online.

link-title = Öppna den här länken?
link-warning = Den skickades till dig och öppnas i din webbläsare.
link-open = Öppna
link-host = Den leder till { $host }
link-look-alike = Var försiktig: i namnet finns bokstäver som liknar andra. Det kanske inte är adressen du känner till.
link-coded = Var försiktig: namnet är skrivet i kod, och bakom den kan det finnas bokstäver som liknar andra.
link-before = Var försiktig: det som står före @ är ingen adress. Det ser bara ut som en.

ink-not-here = Något ritat för hand är på väg…
invited-webcam = { $name } ville visa dig en webbkamera. Papilio kan inte det än och tackade nej.
invited-webcam-request = { $name } ville se din webbkamera. Papilio kan inte det än och tackade nej.
invited-call = { $name } ville ringa dig. Papilio kan inte det än och tackade nej.
invited-activity = { $name } bjöd in dig till en aktivitet. Papilio har inga sådana och tackade nej.
invited-remote = { $name } ville dela program med dig. Papilio kan inte det och tackade nej.
invited-photos = { $name } ville titta på bilder med dig. Papilio kan inte det än och tackade nej.
invited-background = { $name } ville dela en bakgrund. Papilio kan inte visa den och tackade nej.
invited-other = { $name } bjöd in dig till något som Papilio inte känner till. Svaret blev nej.

ink-erase = Suddgummi
ink-undo = Ångra
ink-clear = Rensa
ink-not-sent = Din teckning kunde inte skickas: { $reason }

paste-title = Skicka den här bilden?
paste-not-kept = Bilden kunde inte sparas för att skickas: { $reason }

search-words = Sök i konversationen
search-count = { $number } av { $count }
search-none = Hittades inte
search-none-loaded = Inte hittat än. Tryck på Enter för att söka längre bakåt.
search-seeking = Söker längre bakåt…

tabs-title = ({ $count }) { $title }
tab-detach = Till ett eget fönster
tab-join = Tillbaka till flikarna
tab-close = Stäng
tab-close-others = Stäng alla andra
