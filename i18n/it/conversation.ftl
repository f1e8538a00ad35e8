## Conversations

conversation-title = { $names } – Conversazione
tabs-title = ({ $count }) { $title }
tab-detach = In una finestra a parte
tab-join = Riporta tra le schede
tab-close = Chiudi
tab-close-others = Chiudi tutte le altre
to = A:
people = { $count ->
    [one] { $count } persona
   *[other] { $count } persone
}
says = { $name } dice:
send = Invia
enter-sends = Enter invia
ctrl-enter-sends = Ctrl+Enter invia

## What can be done

action-invite = Invita
action-send-file = Invia file
action-nudge = Trillo
action-block = Blocca
unblock = Sblocca
add-to-contacts = Aggiungi ai contatti
send-again = Invia di nuovo

## What happened

nudge-sent = Hai appena inviato un trillo.
nudge-received = { $count ->
    [one] { $name } ti ha appena inviato un trillo!
   *[other] { $name } ti ha inviato { $count } trilli!
}
nudge-too-soon = Basta un trillo ogni dieci secondi. Riprova tra un attimo.
joined = { $name } partecipa ora alla conversazione.
left = { $name } ha lasciato la conversazione.
new-messages = { $count ->
    [one] 1 nuovo messaggio
   *[other] { $count } nuovi messaggi
}
typing-one = { $name } sta scrivendo un messaggio.
typing-many = { $names } stanno scrivendo dei messaggi.
last-received = Ultimo messaggio ricevuto: { $date }, ore { $time }.
written-offline = Scritto mentre non c’eri: { $date }, ore { $time }.

## How far an own text has come

delivery-failed = Questo messaggio non è stato recapitato.
delivery-failed-why = Questo messaggio non è stato recapitato: { $why }
delivery-unknown = La connessione è caduta; questo messaggio potrebbe non essere arrivato.
delivery-waits = Questa persona non è in linea. Papilio invierà il messaggio quando lo sarà.
delivery-stored = Il server lo conserva fino al prossimo accesso di questa persona.

## What must be said

info-reconnecting = La connessione è caduta. Papilio sta riprovando; quello che invii ora partirà quando sarà tornata.
info-signed-out = Non hai effettuato l’accesso. Accedi di nuovo per continuare questa conversazione.
info-blocked = Hai bloccato { $name }: non può vederti né scriverti.
info-stranger = { $name } non è nel tuo elenco dei contatti.
info-offline-kept = { $name } non è in linea o non lo mostra. Quello che scrivi arriverà al suo prossimo accesso.
info-offline-waits = { $name } non è in linea o non lo mostra. Quello che scrivi aspetta qui e partirà quando sarà in linea.
info-alone = Tutti hanno lasciato questa conversazione.
info-plain-text = Questa rete non cifra: altri lungo la strada potrebbero leggere quello che scrivi.

## Look of own texts

font-usual = Carattere abituale
color-usual = Colore abituale
font-sample = Ecco come appare.
ignore-fonts = Mostra quello che scrivono gli altri nel mio carattere abituale

## Emoticons

emoticon-search = Cerca per nome o scorciatoia
emoticon-none = Nessuna ha questo nome.

## Inviting

invite-title = Invita qualcuno in questa conversazione
invite-search = Cerca tra chi è in linea
invite-nobody = Non c’è nessun altro in linea.

## Links

link-title = Aprire questo link?
link-warning = Ti è stato inviato e si apre nel tuo browser.
link-open = Apri
link-host = Porta a { $host }
link-look-alike = Attenzione: in questo nome ci sono lettere che somigliano ad altre. Potrebbe non essere l’indirizzo che conosci.
link-coded = Attenzione: questo nome è scritto in codice e può nascondere lettere che somigliano ad altre.
link-before = Attenzione: quello che sta prima della @ non è un indirizzo. Lo sembra soltanto.

ink-not-here = Sta arrivando un disegno fatto a mano…
invited-webcam = { $name } voleva mostrarti la sua webcam. Papilio non può ancora farlo e ha rifiutato.
invited-webcam-request = { $name } voleva vedere la tua webcam. Papilio non può ancora farlo e ha rifiutato.
invited-call = { $name } voleva chiamarti. Papilio non può ancora farlo e ha rifiutato.
invited-activity = { $name } ti invitava a un’attività. Papilio non ne ha e ha rifiutato.
invited-remote = { $name } voleva condividere dei programmi con te. Papilio non può farlo e ha rifiutato.
invited-photos = { $name } voleva guardare delle foto con te. Papilio non può ancora farlo e ha rifiutato.
invited-background = { $name } voleva condividere uno sfondo. Papilio non può mostrarlo e ha rifiutato.
invited-other = { $name } ti invitava a qualcosa che Papilio non conosce. L’invito è stato rifiutato.

ink-erase = Gomma
ink-undo = Annulla
ink-clear = Cancella
ink-not-sent = Non è stato possibile inviare il tuo disegno: { $reason }

paste-title = Inviare questa immagine?
paste-not-kept = Non è stato possibile salvare l’immagine per inviarla: { $reason }

## Looking for words

search-words = Trova in questa conversazione
search-count = { $number } di { $count }
search-none = Non trovato
search-none-loaded = Per ora non trovato. Premi Enter per cercare più indietro.
search-seeking = Ricerca più indietro…
