sign-in-email = E-mail address
sign-in-email-hint = someone@example.com
sign-in-password = Password
sign-in-status = Status:
sign-in-remember = Remember me
sign-in-remember-password = Remember my password
sign-in-automatic = Sign me in automatically
sign-in-no-store = This computer has no password store that can be used, so the password is kept for this run only.
sign-in-server = Server
sign-in-server-demo = This computer (demo)
sign-in-server-custom = Another server…
sign-in-address-hint = Server: messenger.example.com:1863
sign-in-services-hint = Sign-in page: https://example.com
sign-in-demo = A small network inside this program, with a few bots to talk to. Nothing leaves this computer.
sign-in-connection = Connection…
sign-in-button = Sign in

## Problems

sign-in-no-email = Type your e-mail address.
sign-in-bad-email = An e-mail address looks like someone@example.com.
sign-in-no-password = Type your password.
sign-in-no-server = Type the name of the server, for example messenger.example.com.
sign-in-bad-server = This is no server name. It looks like messenger.example.com, or with a port messenger.example.com:1863.
sign-in-bad-services = The sign-in page begins with https:// or http://.
sign-in-already = This account is signed in already.
sign-in-unknown-server = The settings of this server are not there any more. Choose another one.
