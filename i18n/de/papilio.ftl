program = Papilio
contacts-title = Papilio – { $name }
today = Heute
yesterday = Gestern
date = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
cancel = Abbrechen

status-online = Online
status-busy = Beschäftigt
status-idle = Inaktiv
status-brb = Bin gleich zurück
status-away = Abwesend
status-phone = Am Telefon
status-lunch = Beim Essen
status-hidden = Als offline anzeigen
status-offline = Offline

progress-connecting = Verbinde…
progress-authenticating = Dein Passwort wird geprüft…
progress-syncing = Deine Kontakte werden geholt…
progress-reconnecting = Neuer Versuch…

signed-out-requested = Du bist abgemeldet.
signed-out-elsewhere = Du hast dich an einem anderen Ort angemeldet und wurdest deshalb hier abgemeldet.
signed-out-server-down = Der Server schließt für eine Weile. Versuch es später noch einmal.
signed-out-lost = Die Verbindung ist abgebrochen.

no-display = Es gibt keinen Bildschirm, auf dem sich ein Fenster öffnen ließe. Um Papilio im Terminal auszuprobieren, gib ein: papilio-cli --demo
no-window = Das Fenster konnte nicht geöffnet werden: { $reason }
folder-in-use = Papilio läuft schon, mit dem Ordner { $folder }. Beende es zuerst, oder nenne mit --data-dir einen anderen Ordner.
usage =
    Aufruf: papilio [OPTIONEN] [LINK]

      --demo             ein kleines Netz im Programm starten und sich dort anmelden
      --data-dir DIR     alles in diesem Ordner aufbewahren
      --hidden           im Infobereich starten, oder minimiert, wo es keinen gibt
      --state-file FILE  dort stets mitteilen, was die Fenster zeigen (für Tests)
      --version          die Version nennen
      --help             diese Hilfe zeigen

    Ein Link sieht so aus: msnim:chat?contact=bob@example.com oder msnim:add?contact=…; läuft das Programm schon, folgt es ihm.
usage-no-path = Nach { $option } fehlt ein Pfad.
usage-unknown = { $argument } ist weder eine Option noch ein Link zu einem Kontakt. Versuch es mit --help.

settings-set-aside = Deine Einstellungen ließen sich nicht lesen, deshalb wurden neue begonnen. Die alte Datei ist { $path }.
settings-unreadable = Deine Einstellungen lassen sich nicht lesen: { $reason }
history-set-aside = Dein Verlauf ließ sich nicht lesen, deshalb wurde ein neuer begonnen. Die alte Datei ist { $path }.
history-newer = Dein Verlauf stammt von einer neueren Version von Papilio, deshalb wird diesmal nichts aufbewahrt. Nimm die neuere Version.
history-unusable = Dein Verlauf lässt sich nicht öffnen, deshalb wird diesmal nichts aufbewahrt: { $reason }

save = Speichern
close = Schließen
no-browser = Es wurde kein Programm gefunden, das diese Seite öffnet.
no-mail-program = Es wurde kein Programm zum Schreiben von E-Mails gefunden.

connection-title = Verbindung
connection-way = Der Weg zum Server
way-automatic = Automatisch
way-direct = Nur direkt
way-gateway = Nur über das Web
connection-proxy = Proxy
proxy-system = Wie im System eingestellt
proxy-none = Keiner
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Server: proxy.example.com
proxy-port-hint = Port
proxy-user-hint = Name, falls verlangt
proxy-password-hint = Passwort, falls es neu ist
proxy-bad-host = Das ist kein Proxyname. Er sieht aus wie proxy.example.com.
proxy-bad-port = Der Port eines Proxys ist eine Zahl von 1 bis 65535.
connection-peers = Dateien und Bilder
peers-automatic = Wo es geht, direkt zum anderen
peers-ports = Ebenso, nur über diese Ports
peers-ports-hint = Ports: 6891-6900
peers-never = Nur über den Server
peers-bad-ports = Das sind keine Ports. Sie sehen aus wie 6891-6900.
connection-several-places = Ich möchte auch an anderen Orten angemeldet sein
connection-next-time = Gilt ab deiner nächsten Anmeldung.

time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[other] PM
}

link-no-calls = Ein Link möchte { $contact } anrufen. Papilio kann keine Anrufe.
