options-title = Opties
options-appearance = Uiterlijk
options-messages = Berichten
options-sounds = Geluiden
options-privacy = Privacy
options-connection = Verbinding
options-keyboard = Toetsenbord
options-about = Over
options-percent = { $percent } %

options-theme = Thema
theme-system = Automatisch
theme-classic = Klassiek
theme-live = Live
theme-night = Nacht
options-theme-what = Automatisch is Nacht als je bureaublad donker is, anders Klassiek.
options-theme-what-contrast = Automatisch is Hoog contrast als je bureaublad meer contrast wil, Nacht als het donker is, anders Klassiek.
options-scale = Grootte van alles
options-motion = Beweging
options-reduce-motion = Minder beweging
options-reduce-motion-what = Trillingen schudden het venster niet, en bewegende afbeeldingen staan stil.

options-writing = Schrijven
options-enter-sends = Verzenden met Enter
options-enter-sends-what = Shift+Enter begint een nieuwe regel.
options-enter-breaks-what = Ctrl+Enter verzendt, Enter begint een nieuwe regel.
options-reading = Lezen
options-show-times = Toon de tijd naast elk bericht
options-emoticons = Toon emoticons als plaatjes

options-sounds-on = Geluiden afspelen
options-volume = Volume
options-quiet-when-busy = Geen geluiden terwijl ik bezet ben
options-sounds-when = Speel een geluid af als
options-sound-sign-in = ik aangemeld ben
options-sound-online = een contact online komt
options-sound-message = iemand me schrijft
options-sound-nudge = iemand me een trilling stuurt
options-sound-mail = er een e-mail binnenkomt
options-sound-file-done = een bestand compleet is
options-sound-sent = ik een bericht verstuur
options-sound-ring = iemand belt
sound-no-server = Er is niets te horen: er draait geen geluidsserver (PulseAudio of PipeWire).
sound-refused = Er is niets te horen: { $reason }
sound-no-system = Papilio kan op dit systeem nog geen geluiden afspelen.

options-typing = Typen
options-tell-typing = Anderen mogen zien dat ik typ
options-who = Wie me kan bereiken
options-strangers = Wie niet in mijn lijst staat, kan me zien en me schrijven
options-strangers-signed-out = Meld je aan om te kiezen wie je kan bereiken.
options-passwords = Wachtwoorden
options-passwords-what = Wachtwoorden die Papilio van je mag onthouden, staan in de sleutelbos van je bureaublad, nooit in een bestand.

options-connection-accounts = Hoe je accounts hun servers bereiken
options-connection-open = Wijzigen…
options-connection-inside = binnen Papilio
options-connection-signed-out = Je bent niet aangemeld. Voor je je aanmeldt, kun je de weg naar de server onder de naam ervan kiezen.
options-connection-what = De weg naar de server, een proxy, en of je op meerdere plaatsen aangemeld kunt zijn.

options-keys-list = In de contactenlijst
options-keys-conversation = In een gesprek
options-keys-options = In dit venster
key-type = Een letter
key-type-what = Een contact zoeken
key-arrows = ↑ ↓ ← →
key-arrows-what = Door de lijst gaan; groepen open- en dichtklappen
key-enter = Enter
key-enter-what = Een gesprek openen
key-f2 = F2
key-f2-what = Een groep een andere naam geven, of je eigen naam wijzigen
key-delete = Delete
key-delete-what = Een contact of groep verwijderen, na een vraag
key-menu = Menu, Shift+F10
key-menu-what = Tonen wat er met een contact kan
key-tab = Tab, Shift+Tab
key-tab-what = Naar het volgende deel, of terug
key-shift-enter = Shift+Enter
key-shift-enter-what = Een nieuwe regel beginnen
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Terughalen wat je eerder stuurde
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Vet, cursief, onderstreept
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Trilling
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Selectie kopiëren; plakken
key-page = Page Up, Down
key-page-what = Verder naar boven of beneden lezen
key-escape = Esc
key-escape-what = Sluiten wat open is, daarna het venster
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = Naar een andere pagina
options-keys-lists = In lijsten, tabbladen en teksten
key-home = Home, End
key-home-what = Naar de eerste of de laatste
key-choice = Enter, spatie, ↓
key-choice-what = Een keuzelijst openen; letters gaan naar wat ermee begint
key-sides = ← →
key-sides-what = Door de tabbladen gaan als ze de focus hebben; Delete sluit er een
key-read-what = Lezen wat er gezegd is als het de focus heeft; opzij staan de links

about-version = Versie { $version }
about-what = Een messenger voor het MSN-netwerk, voor de computers van nu.
about-licence = Vrije software onder de MIT-licentie.
about-drawings = De tekeningen, emoticons en geluiden zijn er speciaal voor gemaakt en zijn van iedereen (CC0).
about-names = Papilio is niet gemaakt door Microsoft en heeft er niets mee te maken.

options-language = Taal
language-system = Automatisch
options-language-what = Automatisch is de taal van je bureaublad.

options-conversations = Gesprekken
options-tabs = Gesprekken in tabbladen van één venster tonen
options-attention = Een venster vraagt aandacht als iemand daar schrijft

options-desktop = Bureaublad
options-toasts = Meld het in de hoek van het scherm als
options-toast-online = een contact online komt
options-toast-message = iemand me schrijft of een trilling stuurt
options-toast-mail = er een e-mail binnenkomt
options-toast-request = iemand me wil toevoegen
options-toast-text = Toon wat er geschreven is
options-toast-what = Nooit over het gesprek dat je voor je hebt, en niet terwijl je bezet bent.
options-toasts-not = Er kan niets worden gemeld in de hoek van het scherm: { $reason }

options-idle = Toon me als inactief als ik weg ben van de computer, na
options-idle-never = Nooit
options-idle-minutes = { $minutes } min
options-idle-what = Alleen terwijl je online bent: een status die je koos, blijft. Met de eerste toets ben je terug.
options-idle-not = Papilio kan niet zien of je achter de computer zit: { $reason }
options-tray = Systeemvak
options-stay-in-tray = Doorgaan in het systeemvak als de contactenlijst wordt gesloten
options-tray-not = Er is geen systeemvak: { $reason }
options-start = Starten
options-autostart = Papilio samen met het systeem starten
options-autostart-what = Het start zonder een venster voor je werk te zetten.
options-autostart-not = Papilio kan niet samen met het systeem worden gestart: { $reason }

options-playing = Waar ik naar luister
options-tell-playing = Toon mijn contacten welke muziek er speelt
options-playing-not = Papilio kan niet zien wat er speelt: { $reason }

options-keep = Wat er gezegd is
options-keep-always = Voor altijd bewaren
options-keep-days = { $days } dagen
options-keep-always-what = Alles wat je schrijft en ontvangt, blijft op deze computer.
options-keep-what = Wat ouder is, wordt verwijderd als Papilio de volgende keer start. Dit kan niet ongedaan worden gemaakt.

options-keys-tabs = Met gesprekken in tabbladen
key-ctrl-f = Ctrl+F
key-ctrl-f-what = In het gesprek zoeken
key-f3 = F3, Shift+F3
key-f3-what = Naar de volgende gevonden plek, of terug
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Het gesprek sluiten
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = Het volgende tabblad tonen; met Shift+Tab of Page Up het vorige
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Het tabblad met dit nummer tonen
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = Het tabblad langs de strook verplaatsen
key-tab-menu-what = Tonen wat er met het tabblad kan

theme-contrast = Hoog contrast
options-name-looks = Toon de kleuren en stijlen van Messenger Plus! in namen
options-sound-file = Eigen bestand…
options-sound-pick = Kies een geluid
options-sound-files = WAV-bestanden
sound-file-not-played = { $file } kan niet worden afgespeeld, dus je hoort het gewone geluid. { $why }
sound-file-unreadable = Het bestand kan niet worden gelezen: { $reason }
sound-file-large = Het bestand is te groot.
sound-file-not-wav = Dit is geen WAV-bestand, of het is beschadigd.
sound-file-compressed = Het geluid in dit bestand is gecomprimeerd. Kies een gewoon WAV-bestand (PCM).
options-without-tray = Als het laatste venster wordt gesloten en er geen systeemvak is:
options-without-tray-ask = Vragen
options-without-tray-quit = Afsluiten
options-without-tray-stay = Blijven, geminimaliseerd
options-keep-years =
    { $years ->
        [one] 1 jaar
       *[other] { $years } jaar
    }
options-cache = Foto’s en emoticons van anderen
options-cache-mib = { $mib } MiB
options-cache-what = Zoveel ervan wordt op deze computer bewaard. Wat het langst niet te zien was, gaat het eerst weg; als het nodig is, wordt het weer opgehaald.
