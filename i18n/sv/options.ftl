options-title = Alternativ
options-appearance = Utseende
options-messages = Meddelanden
options-sounds = Ljud
options-privacy = Sekretess
options-connection = Anslutning
options-keyboard = Tangentbord
options-about = Om
options-percent = { $percent } %

options-theme = Tema
theme-system = Automatiskt
theme-classic = Klassiskt
theme-live = Live
theme-night = Natt
options-theme-what = Automatiskt är Natt när skrivbordet är mörkt, annars Klassiskt.
options-theme-what-contrast = Automatiskt är Hög kontrast när skrivbordet vill ha mer kontrast, Natt när det är mörkt, annars Klassiskt.
options-scale = Storlek på allt
options-motion = Rörelse
options-reduce-motion = Mindre rörelse
options-reduce-motion-what = Puffar skakar inte fönstret, och rörliga bilder står stilla.

options-writing = Skriva
options-enter-sends = Skicka med Enter
options-enter-sends-what = Shift+Enter börjar en ny rad.
options-enter-breaks-what = Ctrl+Enter skickar, Enter börjar en ny rad.
options-reading = Läsa
options-show-times = Visa tiden bredvid varje meddelande
options-emoticons = Visa uttryckssymboler som bilder

options-sounds-on = Spela upp ljud
options-volume = Volym
options-quiet-when-busy = Inga ljud medan jag är upptagen
options-sounds-when = Spela ett ljud när
options-sound-sign-in = jag har loggat in
options-sound-online = en kontakt kommer online
options-sound-message = någon skriver till mig
options-sound-nudge = någon puffar på mig
options-sound-mail = det kommer e-post
options-sound-file-done = en fil är klar
options-sound-sent = jag skickar ett meddelande
options-sound-ring = någon ringer
sound-no-server = Inget hörs: ingen ljudserver (PulseAudio eller PipeWire) är igång.
sound-refused = Inget hörs: { $reason }
sound-no-system = Papilio kan inte spela upp ljud på det här systemet än.

options-typing = Skrivande
options-tell-typing = Låt andra se att jag skriver
options-who = Vem som kan nå mig
options-strangers = De som inte finns på min lista kan se mig och skriva till mig
options-strangers-signed-out = Logga in för att välja vem som kan nå dig.
options-passwords = Lösenord
options-passwords-what = Lösenord som du låter Papilio komma ihåg finns i skrivbordets nyckelring, aldrig i en fil.

options-connection-accounts = Hur dina konton når sina servrar
options-connection-open = Ändra…
options-connection-inside = inuti Papilio
options-connection-signed-out = Du är inte inloggad. Innan du loggar in kan vägen till servern väljas under dess namn.
options-connection-what = Vägen till servern, en proxy, och om du kan vara inloggad på flera platser.

options-keys-list = I kontaktlistan
options-keys-conversation = I en konversation
options-keys-options = I det här fönstret
key-type = En bokstav
key-type-what = Sök en kontakt
key-arrows = ↑ ↓ ← →
key-arrows-what = Gå i listan; öppna och stäng grupper
key-enter = Enter
key-enter-what = Öppna en konversation
key-f2 = F2
key-f2-what = Byt namn på en grupp, eller ändra ditt eget namn
key-delete = Delete
key-delete-what = Ta bort en kontakt eller grupp, efter en fråga
key-menu = Meny, Shift+F10
key-menu-what = Visa vad man kan göra med en kontakt
key-tab = Tab, Shift+Tab
key-tab-what = Gå till nästa del, eller tillbaka
key-shift-enter = Shift+Enter
key-shift-enter-what = Börja en ny rad
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Hämta tillbaka det du skickat förut
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Fet, kursiv, understruken
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Puff
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Kopiera det markerade; klistra in
key-page = Page Up, Down
key-page-what = Läs längre upp eller ner
key-escape = Esc
key-escape-what = Stäng det som är öppet, sedan fönstret
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = Byt sida
options-keys-lists = I listor, flikar och texter
key-home = Home, End
key-home-what = Gå till den första eller den sista
key-choice = Enter, mellanslag, ↓
key-choice-what = Öppna en listruta; bokstäver går till det som börjar så
key-sides = ← →
key-sides-what = Bläddra bland flikarna när de har fokus; Delete stänger en
key-read-what = Läs det som sagts när det har fokus; åt sidorna finns länkarna

about-version = Version { $version }
about-what = En messenger för MSN-nätverket, för dagens datorer.
about-licence = Fri programvara under MIT-licensen.
about-drawings = Teckningarna, uttryckssymbolerna och ljuden är gjorda för programmet och tillhör alla (CC0).
about-names = Papilio är inte gjort av Microsoft och har inget med företaget att göra.

options-language = Språk
language-system = Automatiskt
options-language-what = Automatiskt är skrivbordets språk.

options-conversations = Konversationer
options-tabs = Visa konversationer som flikar i ett fönster
options-attention = Låt ett fönster påkalla uppmärksamhet när någon skriver där

options-desktop = Skrivbord
options-toasts = Säg till i hörnet av skärmen när
options-toast-online = en kontakt kommer online
options-toast-message = någon skriver till mig eller puffar på mig
options-toast-mail = det kommer e-post
options-toast-request = någon vill lägga till mig
options-toast-text = Visa det som har skrivits
options-toast-what = Aldrig om konversationen du tittar på, och inte medan du är upptagen.
options-toasts-not = Inget kan visas i hörnet av skärmen: { $reason }

options-idle = Visa mig som inaktiv när jag har lämnat datorn i
options-idle-never = Aldrig
options-idle-minutes = { $minutes } min
options-idle-what = Bara medan du är online: en status du har valt blir kvar. Du är tillbaka med första tangenten.
options-idle-not = Papilio kan inte se om du är vid datorn: { $reason }
options-tray = Systemfältet
options-stay-in-tray = Fortsätt i systemfältet när kontaktlistan stängs
options-tray-not = Det finns inget systemfält: { $reason }
options-start = Start
options-autostart = Starta Papilio med systemet
options-autostart-what = Det startar utan att visa ett fönster framför ditt arbete.
options-autostart-not = Papilio kan inte startas med systemet: { $reason }

options-playing = Det jag lyssnar på
options-tell-playing = Visa mina kontakter vilken musik som spelas
options-playing-not = Papilio kan inte se vad som spelas: { $reason }

options-keep = Det som har sagts
options-keep-always = Spara för alltid
options-keep-days = { $days } dagar
options-keep-always-what = Allt du skriver och får stannar på den här datorn.
options-keep-what = Det som är äldre raderas nästa gång Papilio startar. Det går inte att ångra.

options-keys-tabs = Med konversationer i flikar
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Sök i konversationen
key-f3 = F3, Shift+F3
key-f3-what = Gå till nästa träff, eller tillbaka
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Stäng konversationen
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = Visa nästa flik; med Shift+Tab eller Page Up den föregående
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Visa fliken med det här numret
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = Flytta fliken längs raden
key-tab-menu-what = Visa vad man kan göra med fliken

theme-contrast = Hög kontrast
options-name-looks = Visa färger och stilar från Messenger Plus! i namn
options-sound-file = Egen fil…
options-sound-pick = Välj ett ljud
options-sound-files = WAV-filer
sound-file-not-played = { $file } går inte att spela upp, så du hör det vanliga ljudet. { $why }
sound-file-unreadable = Filen går inte att läsa: { $reason }
sound-file-large = Filen är för stor.
sound-file-not-wav = Det här är ingen WAV-fil, eller så är den skadad.
sound-file-compressed = Ljudet i filen är komprimerat. Välj en vanlig WAV-fil (PCM).
options-without-tray = När det sista fönstret stängs och det inte finns något systemfält:
options-without-tray-ask = Fråga
options-without-tray-quit = Avsluta
options-without-tray-stay = Stanna, minimerat
options-keep-years =
    { $years ->
        [one] 1 år
       *[other] { $years } år
    }
options-cache = Andras bilder och uttryckssymboler
options-cache-mib = { $mib } MiB
options-cache-what = Så mycket av dem sparas på den här datorn. Det som inte har visats på längst tid tas bort först; det hämtas igen när det behövs.
