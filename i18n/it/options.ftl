## The options

options-title = Opzioni
options-appearance = Aspetto
options-messages = Messaggi
options-sounds = Suoni
options-desktop = Desktop
options-privacy = Privacy
options-connection = Connessione
options-keyboard = Tastiera
options-about = Informazioni
options-percent = { $percent }%

## Appearance

options-theme = Tema
theme-system = Automatico
theme-classic = Classico
theme-live = Live
theme-night = Notte
options-theme-what = Automatico è Notte se il desktop è scuro, altrimenti Classico.
options-theme-what-contrast = Automatico è Contrasto elevato se il desktop chiede più contrasto, Notte se è scuro, altrimenti Classico.
options-scale = Dimensione di tutto
options-motion = Movimento
options-reduce-motion = Riduci il movimento
options-reduce-motion-what = I trilli non scuotono la finestra e le immagini animate restano ferme.

options-language = Lingua
language-system = Automatica
options-language-what = Automatica è la lingua del desktop.

## Messages

options-conversations = Conversazioni
options-tabs = Mostra le conversazioni nelle schede di una sola finestra
options-attention = Lascia che una finestra attiri l’attenzione quando qualcuno vi scrive

options-writing = Scrittura
options-enter-sends = Invia con Enter
options-enter-sends-what = Shift+Enter inizia una nuova riga.
options-enter-breaks-what = Ctrl+Enter invia, Enter inizia una nuova riga.
options-reading = Lettura
options-show-times = Mostra l’ora accanto a ogni messaggio
options-emoticons = Mostra le emoticon come immagini

## Sounds

options-sounds-on = Riproduci i suoni
options-volume = Volume
options-quiet-when-busy = Nessun suono quando il mio stato è Occupato
options-sounds-when = Riproduci un suono quando
options-sound-sign-in = effettuo l’accesso
options-sound-online = un contatto entra in linea
options-sound-message = qualcuno mi scrive
options-sound-nudge = qualcuno mi invia un trillo
options-sound-mail = arriva un’e-mail
options-sound-file-done = un file è completo
options-sound-sent = invio un messaggio
options-sound-ring = qualcuno chiama
sound-no-server = Non si sente nulla: nessun server audio (PulseAudio o PipeWire) è in funzione.
sound-refused = Non si sente nulla: { $reason }
sound-no-system = Papilio non può ancora riprodurre suoni su questo sistema.

## Desktop

options-toasts = Avvisami nell’angolo dello schermo quando
options-toast-online = un contatto entra in linea
options-toast-message = qualcuno mi scrive o mi invia un trillo
options-toast-mail = arriva un’e-mail
options-toast-request = qualcuno vuole aggiungermi
options-toast-text = Mostra che cosa è stato scritto
options-toast-what = Mai per la conversazione che stai guardando, né quando il tuo stato è Occupato.
options-toasts-not = Non si può mostrare nulla nell’angolo dello schermo: { $reason }

options-idle = Mostra lo stato Inattivo se lascio il computer per
options-idle-never = Mai
options-idle-minutes = { $minutes } min
options-idle-what = Solo mentre sei in linea: uno stato scelto da te resta. Con il primo tasto torni in linea.
options-idle-not = Papilio non può sapere se sei al computer: { $reason }
options-tray = Area di notifica
options-stay-in-tray = Resta nell’area di notifica quando si chiude l’elenco dei contatti
options-tray-not = Non c’è un’area di notifica: { $reason }
options-start = Avvio
options-autostart = Avvia Papilio con il sistema
options-autostart-what = Si avvia senza mettere finestre davanti al tuo lavoro.
options-autostart-not = Non è possibile avviare Papilio con il sistema: { $reason }

options-playing = Quello che sto ascoltando
options-tell-playing = Mostra ai miei contatti la musica in riproduzione
options-playing-not = Papilio non può vedere che cosa è in riproduzione: { $reason }

## Privacy

options-typing = Mentre scrivi
options-tell-typing = Lascia vedere agli altri che sto scrivendo
options-keep = Quello che è stato detto
options-keep-always = Conserva per sempre
options-keep-days = { $days } giorni
options-keep-always-what = Tutto quello che scrivi e ricevi resta su questo computer.
options-keep-what = Quello che è più vecchio viene eliminato al prossimo avvio di Papilio. Non si può annullare.
options-who = Chi può contattarmi
options-strangers = Chi non è nel mio elenco può vedermi e scrivermi
options-strangers-signed-out = Accedi per scegliere chi può contattarti.
options-passwords = Password
options-passwords-what = Le password che fai ricordare a Papilio sono nel portachiavi del tuo desktop, mai in un file.

## Connection

options-connection-accounts = Come i tuoi account raggiungono i loro server
options-connection-open = Cambia…
options-connection-inside = dentro Papilio
options-connection-signed-out = Non hai effettuato l’accesso. Prima di accedere, puoi scegliere la via per il server sotto il suo nome.
options-connection-what = La via per il server, un proxy e se puoi avere l’accesso in più posti.

## Keyboard

options-keys-list = Nell’elenco dei contatti
options-keys-conversation = In una conversazione
options-keys-tabs = Con le conversazioni in schede
options-keys-options = In questa finestra
key-type = Una lettera
key-type-what = Trova un contatto
key-arrows = ↑ ↓ ← →
key-arrows-what = Scorri l’elenco; chiudi e apri i gruppi
key-enter = Enter
key-enter-what = Apri una conversazione
key-f2 = F2
key-f2-what = Rinomina un gruppo o cambia il tuo nome
key-delete = Canc
key-delete-what = Elimina un contatto o un gruppo, dopo conferma
key-menu = Menu, Shift+F10
key-menu-what = Mostra che cosa si può fare con un contatto
key-tab = Tab, Shift+Tab
key-tab-what = Vai alla parte successiva o torna indietro
key-shift-enter = Shift+Enter
key-shift-enter-what = Inizia una nuova riga
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Richiama quello che hai inviato prima
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Grassetto, corsivo, sottolineato
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Trillo
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Copia la selezione; incolla
key-page = Pag↑, Pag↓
key-page-what = Leggi più su o più giù
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Cerca nella conversazione
key-f3 = F3, Shift+F3
key-f3-what = Vai al risultato successivo o torna indietro
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Chiudi la conversazione
key-ctrl-tab = Ctrl+Tab, Ctrl+Pag↓
key-ctrl-tab-what = Mostra la scheda successiva; con Shift+Tab o Pag↑, la precedente
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Mostra la scheda con questo numero
key-ctrl-shift-page = Ctrl+Shift+Pag↑, Pag↓
key-ctrl-shift-page-what = Sposta la scheda lungo la barra
key-tab-menu-what = Mostra che cosa si può fare con la scheda
key-escape = Esc
key-escape-what = Chiudi quello che è aperto, poi la finestra
key-ctrl-page = Ctrl+Pag↑, Pag↓
key-ctrl-page-what = Cambia pagina
options-keys-lists = In elenchi, schede e testi
key-home = Home, Fine
key-home-what = Andare al primo o all’ultimo
key-choice = Invio, Spazio, ↓
key-choice-what = Aprire un menu a discesa; le lettere portano a ciò che inizia così
key-sides = ← →
key-sides-what = Scorrere le schede quando sono attive; Canc ne chiude una
key-read-what = Leggere ciò che è stato detto quando è attivo; ai lati, i link

## About

about-version = Versione { $version }
about-what = Un programma di messaggistica per la rete MSN, per i computer di oggi.
about-licence = Software libero con licenza MIT.
about-drawings = I suoi disegni, emoticon e suoni sono stati fatti apposta e sono di tutti (CC0).
about-names = Papilio non è fatto da Microsoft e non ha nulla a che vedere con essa.

## Newer ones

theme-contrast = Contrasto elevato
options-name-looks = Mostra nei nomi i colori e gli stili di Messenger Plus!
options-sound-file = Un tuo file…
options-sound-pick = Scegli un suono
options-sound-files = File WAV
sound-file-not-played = Non è possibile riprodurre { $file }, quindi senti il suono abituale. { $why }
sound-file-unreadable = Non è possibile leggere il file: { $reason }
sound-file-large = Il file è troppo grande.
sound-file-not-wav = Questo non è un file WAV, oppure è danneggiato.
sound-file-compressed = L’audio di questo file è compresso. Scegli un file WAV non compresso (PCM).
options-without-tray = Quando si chiude l’ultima finestra e non c’è un’area di notifica:
options-without-tray-ask = Chiedi
options-without-tray-quit = Chiudi Papilio
options-without-tray-stay = Resta, con la finestra ridotta a icona
options-keep-years =
    { $years ->
        [one] 1 anno
       *[other] { $years } anni
    }
options-cache = Immagini ed emoticon degli altri
options-cache-mib = { $mib } MiB
options-cache-what = Ecco quanto se ne conserva su questo computer. Si elimina per primo quello che non si vede da più tempo; se serve, si scarica di nuovo.
