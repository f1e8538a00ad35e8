program = Papilio
contacts-title = Papilio – { $name }
today = I dag
yesterday = I går
date = { $day } { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
cancel = Avbryt

status-online = Online
status-busy = Upptagen
status-idle = Inaktiv
status-brb = Strax tillbaka
status-away = Inte vid datorn
status-phone = I telefon
status-lunch = På lunch
status-hidden = Visa som offline
status-offline = Offline

progress-connecting = Ansluter…
progress-authenticating = Kontrollerar lösenordet…
progress-syncing = Hämtar dina kontakter…
progress-reconnecting = Försöker igen…

signed-out-requested = Du är utloggad.
signed-out-elsewhere = Du loggade in på en annan plats och loggades därför ut här.
signed-out-server-down = Servern stänger en stund. Försök igen senare.
signed-out-lost = Anslutningen bröts.

no-display = Det finns ingen skärm att öppna ett fönster på. För att prova Papilio i en terminal, kör: papilio-cli --demo
no-window = Fönstret kunde inte öppnas: { $reason }
folder-in-use = Papilio är redan igång, med mappen { $folder }. Avsluta det först, eller ange en annan mapp med --data-dir.
usage =
    Användning: papilio [ALTERNATIV] [LÄNK]

      --demo             starta ett litet nätverk i programmet och logga in där
      --data-dir DIR     spara allt i den här mappen
      --hidden           starta i systemfältet, eller minimerat där det inte finns något
      --state-file FILE  berätta alltid där vad fönstren visar (för tester)
      --version          säg vilken version det här är
      --help             visa den här hjälpen

    En länk ser ut så här: msnim:chat?contact=bob@example.com, eller msnim:add?contact=…; om programmet redan är igång följer det länken.
usage-no-path = { $option } ska följas av en sökväg.
usage-unknown = { $argument } är varken ett alternativ eller en länk till en kontakt. Prova --help.

settings-set-aside = Dina inställningar gick inte att läsa, så nya har påbörjats. Den gamla filen är { $path }.
settings-unreadable = Dina inställningar går inte att läsa: { $reason }
history-set-aside = Din historik gick inte att läsa, så en ny har påbörjats. Den gamla filen är { $path }.
history-newer = Din historik är skriven av en nyare version av Papilio, så inget sparas den här gången. Använd den nyare versionen.
history-unusable = Din historik går inte att öppna, så inget sparas den här gången: { $reason }

save = Spara
close = Stäng
no-browser = Inget program hittades som kan öppna den här sidan.
no-mail-program = Inget program hittades att skriva e-post med.

connection-title = Anslutning
connection-way = Vägen till servern
way-automatic = Automatiskt
way-direct = Bara direkt
way-gateway = Bara via webben
connection-proxy = Proxy
proxy-system = Som systemet säger
proxy-none = Ingen
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Server: proxy.example.com
proxy-port-hint = Port
proxy-user-hint = Namn, om det behövs
proxy-password-hint = Lösenord, om det är nytt
proxy-bad-host = Det här är inget proxynamn. Ett sådant ser ut som proxy.example.com.
proxy-bad-port = Porten för en proxy är ett tal från 1 till 65535.
connection-peers = Filer och bilder
peers-automatic = Direkt till den andra där det går
peers-ports = Likadant, bara genom dessa portar
peers-ports-hint = Portar: 6891-6900
peers-never = Bara genom servern
peers-bad-ports = Det här är inga portar. De skrivs som 6891-6900.
connection-several-places = Låt mig vara inloggad på andra platser också
connection-next-time = Gäller från nästa gång du loggar in.

time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] fm
   *[other] em
}

link-no-calls = En länk vill ringa { $contact }. Papilio kan inte ringa.
