personal-message-hint = Scrivi un messaggio personale
search-hint = Trova un contatto…
add-contact = Aggiungi un contatto
list-menu = Elenco e programma

## Rows

group-count = { $name } ({ $online }/{ $total })
group-favorites = Preferiti ({ $online }/{ $total })
group-other = Altri contatti ({ $online }/{ $total })
group-online = In linea ({ $count })
group-offline = Non in linea ({ $count })
contact-status = ({ $status })
contact-blocked = Bloccato
contact-mobile = Cellulare
contact-message = – { $message }
list-empty = Nel tuo elenco non c’è ancora nessuno.
list-nobody-found = Nessuno nel tuo elenco corrisponde a “{ $filter }”.

## The line at the bottom

link-online = Accesso effettuato · { $dialect } · { $way }
link-here = su questo computer
link-plain = non cifrato
link-encrypted = cifrato
link-gateway-plain = tramite il web, non cifrato
link-gateway-encrypted = tramite il web, cifrato

## Menus

menu-write = Invia un messaggio
menu-file = Invia un file…
menu-mail = Invia un’e-mail…
menu-page = Invia al cellulare…
menu-card = Scheda contatto…
menu-favorite = Aggiungi ai preferiti
menu-no-favorite = Togli dai preferiti
menu-quiet = Disattiva i suoi suoni
menu-block = Blocca
menu-unblock = Sblocca
menu-copy-to = Copia nel gruppo…
menu-move-to = Sposta nel gruppo…
menu-remove-from = Togli da { $group }
menu-remove = Elimina contatto…
menu-rename-group = Rinomina gruppo
menu-remove-group = Elimina gruppo…
menu-new-group = Nuovo gruppo…
menu-by-group = Mostra per gruppi
menu-by-status = Mostra per stato
menu-by-both = Gruppi e non in linea
menu-sort-online = Prima chi è in linea
menu-sort-status = Prima chi è disponibile
menu-sort-name = Per nome
menu-rows-compact = Righe piccole
menu-rows-detailed = Righe con immagini
menu-rows-large = Righe a immagini grandi
menu-phones = I tuoi numeri…
menu-connection = Connessione…
menu-options = Opzioni…
menu-another-account = Usa un altro account…
menu-sign-out = Esci
menu-quit = Chiudi Papilio

## Questions

next = Avanti
back = Indietro
later = Più tardi
add-title = Aggiungi un contatto
add-who = Chi vuoi aggiungere?
add-yourself = Questo è il tuo indirizzo.
add-known = Questa persona è già nel tuo elenco.
add-group = In quale gruppo va { $address }?
add-no-group = Nessun gruppo
add-message-hint = Un messaggio per questa persona, se vuoi
add-told = Le verrà chiesto se puoi vedere quando è in linea e scriverle.
add-button = Aggiungi
sign-in-again = Accedi di nuovo
request-bar = { $name } ti ha aggiunto.
request-answer = Rispondi
request-title = Qualcuno ti ha aggiunto
request-words = { $name } ({ $address }) ti ha aggiunto al suo elenco dei contatti.
request-what = Consenti: vede quando sei in linea e può scriverti. Blocca: né l’uno né l’altro.
request-allow = Consenti
request-add = Aggiungi al mio elenco
remove-title = Elimina contatto
remove-words = Eliminare { $name } ({ $address }) dal tuo elenco?
remove-block = Elimina e blocca
remove-button = Elimina
new-group-title = Nuovo gruppo
new-group-hint = Nome del gruppo
new-group-button = Crea gruppo
remove-group-title = Elimina gruppo
remove-group-words = Eliminare il gruppo { $name }? I suoi contatti restano nel tuo elenco.

## The own picture

picture-change = Cambia la tua immagine
picture-title = La tua immagine
picture-file = Da un file…
picture-files = Immagini
picture-paste = Incolla
picture-nothing-to-paste = Negli appunti non c’è nessuna immagine.
picture-earlier = Già scelte
picture-drop = Se non si apre una finestra per scegliere un file, trascina qui il file.
picture-reading = Lettura dell’immagine…
picture-cut-title = Quale parte mostrare?
picture-cut-hint = Trascina l’immagine. La rotellina la ingrandisce.
picture-use = Usa questa
picture-unknown = Questa immagine non si può usare. Scegli un file PNG, JPEG, GIF o BMP.
picture-too-large = Questa immagine è troppo grande. Scegline una di al massimo { $side } × { $side } pixel e { $size } MB.
picture-broken = Questa immagine è danneggiata. Scegline un’altra.
picture-unreadable = Non è possibile leggere questo file: { $reason }
picture-no-file = non è un file normale
picture-not-kept = Non è stato possibile salvare la tua immagine, quindi la vedrai solo finché non chiudi Papilio: { $reason }

## Mail

mail-hint = { $count ->
    [one] 1 e-mail non letta. Fai clic per aprire la posta in arrivo.
   *[other] { $count } e-mail non lette. Fai clic per aprire la posta in arrivo.
}
mail-hint-elsewhere = E-mail non lette: { $count } nella posta in arrivo, { $elsewhere } in altre cartelle. Fai clic per aprire la posta in arrivo.
mail-new = Nuova e-mail da { $from }
mail-new-subject = Nuova e-mail da { $from }: “{ $subject }”
mail-open = Apri

## Places where the account is signed in

places-count = { $count ->
    [one] 1 posto
   *[other] { $count } posti
}
places-title = Hai effettuato l’accesso in questi posti
places-here = Qui
places-here-named = Qui: { $place }
places-unnamed = un altro posto
places-idle = { $place } (inattivo)
places-sign-out = Disconnetti { $place }
places-sign-out-all = Disconnetti gli altri
places-rename = Dai un nome al posto…
places-one-only = Accesso in un solo posto
place-title = Dai un nome a questo posto
place-words = È così che lo vedono gli altri tuoi posti.
place-hint = Casa, lavoro, portatile…

## The card of a contact

card-title = Scheda contatto
card-gone = Questo contatto non è più nel tuo elenco.
card-nickname = Soprannome, lo vedi solo tu
card-note = Nota, la vedi solo tu
card-favorite = Preferito
card-here = Su questo computer
card-sound = Suoni di questo contatto
card-toast = Avvisi nell’angolo dello schermo
card-log = Conserva nella cronologia quello che si dice
card-groups = In { $groups }
card-write = Messaggio
card-page = Al cellulare
phone-home = Casa
phone-work = Lavoro
phone-mobile = Cellulare
network-communicator = Usa Office Communicator
network-phone = Usa un cellulare
network-yahoo = Usa Yahoo! Messenger

## Phones

phones-title = I tuoi numeri di telefono
phones-seen = I tuoi contatti vedono questi numeri.
phones-paging = I contatti possono mandare messaggi al mio cellulare
page-title = Invia al cellulare
page-words = Al cellulare di { $name }:
page-hint = Un messaggio breve
page-left = { $count ->
    [one] Spazio per 1 altro carattere
   *[other] Spazio per altri { $count } caratteri
}
page-send = Invia

leave-list-title = Chiudere Papilio?
leave-list-words = Non c’è un’area di notifica in cui restare. Chiudere Papilio e terminare la sessione, o mantenere l’accesso con la finestra ridotta a icona?
leave-list-always = Fai sempre così
leave-list-stay = Resta
leave-list-quit = Chiudi
