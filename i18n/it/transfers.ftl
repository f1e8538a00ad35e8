transfer-offered = { $name } vuole inviarti questo file.
transfer-connecting = Connessione con { $name }…
transfer-waiting = In attesa che { $name } accetti…
transfer-progress = { $there } di { $whole } · { $rate } al secondo · tempo rimasto: { $left }
transfer-begun = { $there } di { $whole }
transfer-by-server = (tramite il server)
transfer-received = Ricevuto da { $name }.
transfer-sent = Inviato a { $name }.
transfer-declined-here = Hai rifiutato questo file.
transfer-declined-there = { $name } ha rifiutato questo file.
transfer-cancelled = Annullato.
transfer-cancelled-there = { $name } ha interrotto il trasferimento.
transfer-failed = Il trasferimento si è interrotto.
transfer-failed-why = Il trasferimento si è interrotto: { $why }
transfer-why-refused = l’altro programma non lo accetta.
transfer-why-timed_out = dall’altra parte non è arrivata risposta per troppo tempo.
transfer-why-connection = non c’era più connessione con l’altra parte.
transfer-why-wrong_size = quello che è arrivato non ha la dimensione concordata.
transfer-why-protocol = l’altro programma ha inviato qualcosa che non ha senso.
transfer-why-not_signed_in = la tua sessione è terminata.
transfer-sum = SHA-256: { $sum }
transfer-accept = Accetta
transfer-save-as = Salva con nome…
transfer-decline = Rifiuta
transfer-open-folder = Apri cartella
transfer-retry = Invia di nuovo
transfer-folder-title = Salva il file con nome

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } byte
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } secondo
   *[other] { $n } secondi
}
left-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minuti
}
left-hours = { $n ->
    [one] { $n } ora
   *[other] { $n } ore
}

leave-title = Qui c’è ancora un file in viaggio.
leave-goes-on = Continua anche se chiudi la finestra. Riapri la conversazione per vedere a che punto è.
leave-close = Chiudi
