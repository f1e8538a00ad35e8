error-other = Qualcosa è andato storto sul server (codice { $code }). Riprova.

## This program

error-bad_command = Questo comando non è comprensibile. Controlla come è scritto.
error-not_signed_in = Non hai effettuato l’accesso. Prima accedi, poi riprova.
error-already_signed_in = Hai già effettuato l’accesso.
error-not_supported = Questo non funziona ancora.
error-not_in_dialect = Questo server parla una versione più vecchia del protocollo, che non lo permette.
error-not_found = Questo contatto, gruppo o conversazione non esiste.
error-not_a_picture = Questo file non è un’immagine. Scegli un PNG, un JPEG o una GIF.
error-wrong_password = L’indirizzo o la password non vanno bene. Controlla entrambi e accedi di nuovo.
error-account_incomplete = Questo account non è mai stato completato. Finisci di configurarlo sulla pagina web del servizio.
error-federated = Questo indirizzo accede a un server della propria organizzazione, cosa che non funziona ancora.
error-clock = L’orologio del tuo computer non coincide con quello del server. Regolalo, poi accedi di nuovo.
error-token_request = Il servizio di accesso non ha capito la richiesta. Controlla gli indirizzi dei servizi nel profilo del server.
error-no_ticket = Il servizio di accesso non ti ha fatto entrare. Riprova più tardi o controlla il tuo account sulla pagina web del servizio.
error-service_unavailable = Il servizio di accesso non risponde come dovrebbe. Riprova tra qualche minuto.
error-no_inbox = Questo server non ha una pagina per la tua posta.
error-oim_refused = Non è stato possibile lasciare il messaggio a questa persona: l’indirizzo non è noto oppure non lo vuole ricevere.
error-oim_throttled = Hai lasciato molti messaggi in poco tempo. Aspetta un minuto, poi riprova.
error-oim_content = Il servizio dei messaggi non in linea non ha accettato la forma di questo messaggio.
error-oim_ticket = Il servizio dei messaggi non in linea non ti ha fatto entrare. Esci, accedi di nuovo e riprova.
error-came_online = Questa persona è entrata in linea mentre le si lasciava il messaggio, che potrebbe essere andato perso. Chiedile se l’ha ricevuto.
error-unknown_host = Il server non si trova. Controlla il suo nome e la tua connessione di rete.
error-refused = Il server non accetta connessioni. Controlla il suo indirizzo o riprova più tardi.
error-timed_out = Il server non risponde. Controlla la tua connessione di rete o riprova più tardi.
error-certificate = Il server non può dimostrare chi è, quindi non gli è stato inviato nulla. Controlla l’indirizzo del server e il suo certificato.
error-proxy_unreachable = Il proxy non è raggiungibile. Controlla il suo indirizzo nelle opzioni di connessione.
error-proxy_refused = Il proxy non lascia passare questo programma fino al server. Controlla le opzioni di connessione o chiedi a chi gestisce il proxy.
error-proxy_auth = Il proxy vuole un nome utente e una password, o non accetta questi. Controllali nelle opzioni di connessione.
error-proxy_unknown_host = Il proxy non trova il server. Controlla il nome del server.
error-proxy_protocol = Quello che è impostato come proxy non risponde come tale. Controlla il suo tipo e il suo indirizzo nelle opzioni di connessione.
error-gateway = Il gateway web del server non si può usare. Scegli la connessione diretta nelle opzioni di connessione o riprova più tardi.
error-signed_out_elsewhere = La tua sessione è stata chiusa da un altro posto in cui hai effettuato l’accesso. Accedi di nuovo per continuare qui.
error-signed_in_elsewhere = La tua sessione è terminata perché hai effettuato l’accesso da un’altra parte. Accedi di nuovo per continuare qui.
error-too_long = È troppo lungo per essere inviato. Accorcialo.
error-storage = Non è stato possibile salvarlo sul tuo computer. Controlla che il disco non sia pieno.
error-overrun = Sono successe più cose di quante se ne potessero raccontare una per una. Ecco come stanno ora.
error-protocol = Il server ha inviato qualcosa che non ha senso. Riprova; se continua, scegli un altro server.

## Commands and addresses

error-200 = Il server non ha capito un comando. Riprova.
error-201 = Il server non l’ha accettato. Controlla che l’indirizzo sia scritto bene.
error-203 = Sull’altra rete non si conosce nessuno con questo indirizzo. Controlla l’indirizzo.
error-204 = Questo server non può recapitare messaggi a questa rete.
error-205 = Non c’è nessun account con questo indirizzo. Controlla come è scritto.
error-206 = Questo indirizzo non è completo: manca la parte dopo la @.
error-207 = Hai già effettuato l’accesso.
error-208 = Non c’è nessun account con questo indirizzo. Controlla come è scritto.
error-209 = Il server non accetta questo nome. Scegline un altro.

## Contacts and groups

error-210 = Il tuo elenco dei contatti è pieno. Elimina un contatto prima di aggiungerne un altro.
error-212 = Il server non se lo aspettava. Riprova.
error-213 = Il nome di questo contatto non si può cambiare.
error-215 = Questo contatto c’è già.
error-216 = Questa persona non è disponibile in questo momento.
error-217 = Questa persona non è in linea. Potrai scriverle quando torna.
error-218 = È già impostato così.
error-219 = Questo contatto è bloccato. Prima sbloccalo, poi riprova.
error-220 = Questo contatto non accetta messaggi sul cellulare.
error-223 = Hai troppi gruppi. Eliminane uno prima di aggiungerne un altro.
error-224 = Questo gruppo non esiste più.
error-225 = Questo contatto non è più in quel gruppo.
error-227 = Questo gruppo non è vuoto. Prima sposta i suoi contatti.
error-228 = C’è già un gruppo con questo nome. Scegli un altro nome.
error-229 = Questo nome è troppo lungo per un gruppo. Scegline uno più corto.
error-230 = Il gruppo degli altri contatti non si può eliminare.
error-231 = Questo gruppo non esiste più.
error-232 = Questo numero di cellulare non è valido. Controllalo.
error-233 = Questo numero di cellulare non è noto. Controllalo.
error-234 = Il servizio per cellulari di questo indirizzo non è noto.
error-240 = Il server non ha accettato l’elenco dei contatti.
error-241 = Il server non ha accettato una modifica dell’elenco dei contatti. Riprova.

## Conversations and messages

error-280 = Non è stato possibile aprire la conversazione. Riprova.
error-281 = Non è stato possibile aprire la conversazione. Riprova tra un attimo.
error-282 = L’altro programma non ha capito quello che è stato inviato.
error-283 = Il server non ha capito quello che è stato inviato.
error-285 = Questo messaggio è troppo lungo. Accorcialo.

## Messages to mobile phones

error-290 = Non c’è abbastanza credito per questo messaggio al cellulare.
error-413 = Serve un abbonamento per inviare messaggi ai cellulari.
error-414 = Il tuo abbonamento per i messaggi ai cellulari è disattivato.
error-415 = Il tuo credito per i messaggi ai cellulari è esaurito.
error-416 = I messaggi ai cellulari non sono offerti in questo paese.
error-417 = I messaggi ai cellulari sono disattivati.
error-418 = Non è stato possibile inviare il messaggio al cellulare. Riprova più tardi.
error-419 = Il messaggio al cellulare non è stato accettato.
error-420 = Non puoi inviare messaggi a questo cellulare.
error-504 = Non è stato possibile recapitare il messaggio all’altra rete. Riprova più tardi.
error-508 = L’altra rete non ha accettato il messaggio. Riprova più tardi.
error-509 = Non è stato possibile recapitare il messaggio al cellulare.
error-550 = Per ora i tuoi messaggi ai cellulari sono silenziati.
error-551 = Il tuo account per i messaggi ai cellulari è disattivato.
error-552 = Hai inviato tutti i messaggi ai cellulari che potevi. Riprova più tardi.
error-580 = Il servizio per cellulari ha un problema. Riprova più tardi.
error-590 = L’operatore di questo numero non è noto.
error-591 = L’operatore di questo numero non partecipa.
error-592 = L’operatore non ha accettato il messaggio.
error-593 = Il servizio per cellulari non può accogliere altre persone. Riprova più tardi.
error-594 = Dal tuo paese non si possono inviare messaggi ai cellulari.
error-595 = Il messaggio al cellulare non è stato accettato.
error-596 = La forma del messaggio al cellulare non è accettata.
error-597 = Il messaggio al cellulare contiene caratteri non accettati.
error-598 = Il messaggio al cellulare è troppo lungo. Accorcialo.

## Signing in and the server

error-300 = Al server manca qualcosa in un comando. Se sei qui da poco, verifica prima il tuo indirizzo e-mail.
error-301 = Sono state trovate troppe persone. Cerca qualcosa di più preciso.
error-302 = Non hai effettuato l’accesso. Prima accedi, poi riprova.
error-402 = In questo momento non è possibile ottenere il tuo elenco dei contatti. Accedi di nuovo più tardi.
error-403 = In questo momento il tuo elenco dei contatti non è disponibile. Accedi di nuovo più tardi.
error-500 = Il server ha un problema. Riprova più tardi.
error-501 = Il server ha un problema con il suo database. Riprova più tardi.
error-502 = Questo server non lo offre.
error-503 = Il server non ha capito l’invito.
error-510 = Il server ha un problema con i suoi file. Riprova più tardi.
error-511 = Questo account è stato chiuso dal proprietario del server. Chiedigli perché.
error-520 = Al server manca memoria. Riprova più tardi.
error-540 = Il server non accetta questo programma. Scegli un’altra versione del protocollo nelle impostazioni del server.
error-600 = Il server è occupato. Riprova più tardi.
error-601 = Il server non è disponibile. Riprova più tardi.
error-602 = Una parte del server è fuori servizio. Riprova più tardi.
error-603 = Il server non riesce a raggiungere il suo database. Riprova più tardi.
error-604 = Il server si sta spegnendo. Accedi di nuovo più tardi.
error-605 = Il server non è disponibile. Riprova più tardi.
error-606 = In questo momento i messaggi ai cellulari non sono disponibili. Riprova più tardi.
error-700 = Il server non ha potuto aprire una connessione. Riprova.
error-707 = Il server non ha potuto aprire una connessione. Riprova.
error-710 = Il server non conosce questa versione del programma. Scegli un’altra versione del protocollo nelle impostazioni del server.
error-711 = In questo momento il server non accetta nulla da te. Riprova più tardi.
error-712 = In questo momento troppe persone usano questo server. Riprova più tardi.
error-713 = Stai aprendo conversazioni troppo in fretta. Aspetta un attimo.
error-714 = Hai troppe conversazioni aperte. Chiudine qualcuna, poi riprova.
error-715 = Il server ora non se lo aspettava. Se sei qui da poco, verifica prima il tuo indirizzo e-mail.
error-717 = Il tuo elenco dei contatti sul server è danneggiato. Riprova più tardi.
error-718 = Questo account è limitato. Chiedi al proprietario del server.
error-719 = Questo account appartiene a un’altra rete e non si può usare qui.
error-726 = Questo account appartiene a un’altra rete e non si può usare qui.
error-731 = Il server ora non si aspettava la versione del programma. Riprova.
error-733 = La tua sessione è stata chiusa da un altro posto.
error-734 = Hai effettuato l’accesso in troppi posti. Prima esci da uno di essi.
error-800 = Stai cambiando nome o stato troppo in fretta. Aspetta un attimo.
error-801 = Il server non l’ha accettato. Riprova più tardi.
error-910 = Il server è troppo occupato. Riprova più tardi.
error-911 = L’indirizzo o la password non vanno bene. Controlla entrambi e accedi di nuovo.
error-912 = Il server è troppo occupato. Riprova più tardi.
error-913 = Non puoi aprire una conversazione mentre ti mostri non in linea. Prima cambia stato.
error-914 = Il server non è disponibile. Riprova più tardi.
error-915 = Il server non è disponibile. Riprova più tardi.
error-916 = Il server non è disponibile. Riprova più tardi.
error-917 = L’indirizzo o la password non vanno bene. Controlla entrambi e accedi di nuovo.
error-918 = Il server è troppo occupato. Riprova più tardi.
error-919 = Il server è troppo occupato. Riprova più tardi.
error-920 = Per ora il server non accetta altre persone. Riprova più tardi.
error-921 = Il server è troppo occupato. Riprova più tardi.
error-922 = Il server è troppo occupato. Riprova più tardi.
error-923 = Un genitore deve autorizzare l’uso di questo account.
error-924 = Prima verifica il tuo indirizzo e-mail, poi accedi di nuovo.
error-926 = Questo è un account per bambini che non si può usare con questo programma.
error-927 = Questo account per bambini è stato sospeso da un genitore.
error-928 = Il tuo accesso è scaduto. Accedi di nuovo.
error-931 = Il tuo account è passato a un altro server. Accedi di nuovo.
error-933 = Non fai parte di questa cerchia.
error-935 = Il server non ha accettato la prova per questa cerchia. Accedi di nuovo.
error-999 = Il server ha un problema sconosciuto. Riprova più tardi.
error-file_not_found = il file non c’è più.
error-file_denied = non è permesso leggere o scrivere il file.
error-file_too_large = il file è troppo grande.
error-disk_full = non c’è più spazio sul disco.
error-file_exists = c’è già un file con quel nome.
error-file_changed = nel frattempo il file è stato modificato.
error-wrong_hash = quello che è arrivato non è il file offerto, quindi è stato scartato.
error-file_failed = non è stato possibile leggere o scrivere il file.
