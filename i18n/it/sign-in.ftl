sign-in-email = Indirizzo e-mail
sign-in-email-hint = qualcuno@example.com
sign-in-password = Password
sign-in-status = Stato:
sign-in-remember = Ricordami
sign-in-remember-password = Ricorda la mia password
sign-in-automatic = Accedi automaticamente
sign-in-no-store = Questo computer non ha un archivio di password utilizzabile, quindi la password si conserva solo finché non chiudi Papilio.
sign-in-server = Server
sign-in-server-demo = Questo computer (demo)
sign-in-server-custom = Un altro server…
sign-in-address-hint = Server: messenger.example.com:1863
sign-in-services-hint = Pagina di accesso: https://example.com
sign-in-demo = Una piccola rete dentro questo programma, con qualche bot con cui parlare. Niente lascia questo computer.
sign-in-connection = Connessione…
sign-in-button = Accedi

## Problems

sign-in-no-email = Scrivi il tuo indirizzo e-mail.
sign-in-bad-email = Un indirizzo e-mail è fatto così: qualcuno@example.com.
sign-in-no-password = Scrivi la tua password.
sign-in-no-server = Scrivi il nome del server, per esempio messenger.example.com.
sign-in-bad-server = Questo non è il nome di un server. È fatto così: messenger.example.com, oppure, con una porta, messenger.example.com:1863.
sign-in-bad-services = La pagina di accesso comincia con https:// o http://.
sign-in-already = Questo account ha già effettuato l’accesso.
sign-in-unknown-server = Le impostazioni di questo server non ci sono più. Scegline un altro.
