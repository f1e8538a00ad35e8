program = Papilio
contacts-title = Papilio – { $name }
today = Vandaag
yesterday = Gisteren
date = { $day } { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
cancel = Annuleren

status-online = Online
status-busy = Bezet
status-idle = Inactief
status-brb = Zo terug
status-away = Afwezig
status-phone = Aan de telefoon
status-lunch = Lunchpauze
status-hidden = Offline weergeven
status-offline = Offline

progress-connecting = Verbinden…
progress-authenticating = Wachtwoord controleren…
progress-syncing = Contacten ophalen…
progress-reconnecting = Opnieuw proberen…

signed-out-requested = Je bent afgemeld.
signed-out-elsewhere = Je hebt je op een andere plaats aangemeld, daarom ben je hier afgemeld.
signed-out-server-down = De server sluit voor een tijdje. Probeer het later weer.
signed-out-lost = De verbinding is verbroken.

no-display = Er is geen scherm om een venster op te openen. Typ dit om Papilio in een terminal te proberen: papilio-cli --demo
no-window = Het venster kon niet worden geopend: { $reason }
folder-in-use = Papilio draait al, met de map { $folder }. Sluit het eerst af, of geef met --data-dir een andere map op.
usage =
    Gebruik: papilio [OPTIES] [LINK]

      --demo             een klein netwerk in het programma starten en daar aanmelden
      --data-dir DIR     alles in deze map bewaren
      --hidden           in het systeemvak starten, of geminimaliseerd als dat er niet is
      --state-file FILE  daar steeds melden wat de vensters tonen (voor tests)
      --version          zeggen welke versie dit is
      --help             deze hulp tonen

    Een link ziet er zo uit: msnim:chat?contact=bob@example.com, of msnim:add?contact=…; draait het programma al, dan volgt het de link.
usage-no-path = Na { $option } hoort een pad.
usage-unknown = { $argument } is geen optie en geen link naar een contact. Probeer --help.

settings-set-aside = Je instellingen konden niet worden gelezen, dus er zijn nieuwe begonnen. Het oude bestand is { $path }.
settings-unreadable = Je instellingen kunnen niet worden gelezen: { $reason }
history-set-aside = Je geschiedenis kon niet worden gelezen, dus er is een nieuwe begonnen. Het oude bestand is { $path }.
history-newer = Je geschiedenis komt van een nieuwere versie van Papilio, dus er wordt deze keer niets bewaard. Gebruik de nieuwere versie.
history-unusable = Je geschiedenis kan niet worden geopend, dus er wordt deze keer niets bewaard: { $reason }

save = Opslaan
close = Sluiten
no-browser = Er is geen programma gevonden om deze pagina te openen.
no-mail-program = Er is geen programma gevonden om een e-mail mee te schrijven.

connection-title = Verbinding
connection-way = De weg naar de server
way-automatic = Automatisch
way-direct = Alleen rechtstreeks
way-gateway = Alleen via het web
connection-proxy = Proxy
proxy-system = Zoals het systeem zegt
proxy-none = Geen
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Server: proxy.example.com
proxy-port-hint = Poort
proxy-user-hint = Naam, als die nodig is
proxy-password-hint = Wachtwoord, als het nieuw is
proxy-bad-host = Dit is geen naam van een proxy. Die lijkt op proxy.example.com.
proxy-bad-port = De poort van een proxy is een getal van 1 tot 65535.
connection-peers = Bestanden en afbeeldingen
peers-automatic = Rechtstreeks naar de ander waar dat kan
peers-ports = Hetzelfde, alleen via deze poorten
peers-ports-hint = Poorten: 6891-6900
peers-never = Alleen via de server
peers-bad-ports = Dit zijn geen poorten. Ze zien eruit als 6891-6900.
connection-several-places = Laat me ook op andere plaatsen aangemeld zijn
connection-next-time = Geldt vanaf je volgende aanmelding.

time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] a.m.
   *[other] p.m.
}

link-no-calls = Een link wil { $contact } bellen. Papilio kan niet bellen.
