## The program

program = Papilio
contacts-title = Papilio – { $name }
today = Oggi
yesterday = Ieri
date = { $day } { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
} { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[other] PM
}
cancel = Annulla

## Statuses

status-online = In linea
status-busy = Occupato
status-idle = Inattivo
status-brb = Torno subito
status-away = Non al computer
status-phone = Al telefono
status-lunch = A pranzo
status-hidden = Mostra non in linea
status-offline = Non in linea

## Progress of signing in

progress-connecting = Connessione…
progress-authenticating = Controllo della password…
progress-syncing = Recupero dei contatti…
progress-reconnecting = Nuovo tentativo…

## Why one is signed out

signed-out-requested = Hai terminato la sessione.
signed-out-elsewhere = Hai effettuato l’accesso in un altro posto, quindi qui la sessione è terminata.
signed-out-server-down = Il server chiude per un po’. Riprova più tardi.
signed-out-lost = La connessione è caduta.

## Starting

no-display = Non c’è uno schermo su cui aprire una finestra. Per provare Papilio in un terminale, esegui: papilio-cli --demo
no-window = Non è stato possibile aprire la finestra: { $reason }
folder-in-use = Papilio è già in funzione con la cartella { $folder }. Prima chiudilo, oppure indica un’altra cartella con --data-dir.
usage =
    Uso: papilio [OPZIONI] [LINK]

      --demo               avvia una piccola rete dentro il programma e vi accede
      --data-dir CARTELLA  conserva tutto in questa cartella
      --hidden             si avvia nell’area di notifica, o ridotto a icona se non c’è
      --state-file FILE    vi scrive sempre quello che mostrano le finestre (per i test)
      --version            dice qual è questa versione
      --help               mostra questo testo

    Un link è fatto così: msnim:chat?contact=bob@example.com, oppure msnim:add?contact=…; se il programma è già in funzione, lo segue.
usage-no-path = Dopo { $option } serve un percorso.
usage-unknown = { $argument } non è un’opzione né un link a un contatto. Prova --help.

link-no-calls = Un link vuole chiamare { $contact }. Papilio non può fare chiamate.

## What is kept

settings-set-aside = Non è stato possibile leggere le tue impostazioni, quindi ne sono state iniziate di nuove. Il vecchio file è { $path }.
settings-unreadable = Non è possibile leggere le tue impostazioni: { $reason }
history-set-aside = Non è stato possibile leggere la tua cronologia, quindi ne è stata iniziata una nuova. Il vecchio file è { $path }.
history-newer = La tua cronologia è stata scritta da una versione più recente di Papilio, quindi questa volta non si salva nulla. Usa la versione più recente.
history-unusable = Non è possibile aprire la tua cronologia, quindi questa volta non si salva nulla: { $reason }

## Words of several screens

save = Salva
close = Chiudi
no-browser = Non è stato trovato nessun programma per aprire questa pagina.
no-mail-program = Non è stato trovato nessun programma per scrivere un’e-mail.

## How the server is reached

connection-title = Connessione
connection-way = La via per il server
way-automatic = Automatica
way-direct = Solo diretta
way-gateway = Solo tramite il web
connection-proxy = Proxy
proxy-system = Quello del sistema
proxy-none = Nessuno
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Server: proxy.example.com
proxy-port-hint = Porta
proxy-user-hint = Nome, se lo richiede
proxy-password-hint = Password, se è nuova
proxy-bad-host = Questo non è il nome di un proxy. È fatto così: proxy.example.com.
proxy-bad-port = La porta di un proxy è un numero da 1 a 65535.
connection-peers = File e immagini
peers-automatic = Direttamente all’altro, dove possibile
peers-ports = Lo stesso, solo per queste porte
peers-ports-hint = Porte: 6891-6900
peers-never = Solo attraverso il server
peers-bad-ports = Queste non sono porte. Si scrivono come 6891-6900.
connection-several-places = Permettimi l’accesso anche in altri posti
connection-next-time = Vale dal prossimo accesso.
