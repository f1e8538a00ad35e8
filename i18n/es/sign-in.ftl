sign-in-email = Dirección de correo
sign-in-email-hint = alguien@example.com
sign-in-password = Contraseña
sign-in-status = Estado:
sign-in-remember = Recordarme
sign-in-remember-password = Recordar mi contraseña
sign-in-automatic = Iniciar sesión automáticamente
sign-in-no-store = Este equipo no tiene un almacén de contraseñas que se pueda usar; la contraseña se guarda solo hasta que cierres Papilio.
sign-in-server = Servidor
sign-in-server-demo = Este equipo (demo)
sign-in-server-custom = Otro servidor…
sign-in-address-hint = Servidor: messenger.example.com:1863
sign-in-services-hint = Página de inicio de sesión: https://example.com
sign-in-demo = Una pequeña red dentro de este programa, con algunos bots para charlar. Nada sale de este equipo.
sign-in-connection = Conexión…
sign-in-button = Iniciar sesión

## Problems

sign-in-no-email = Escribe tu dirección de correo.
sign-in-bad-email = Una dirección de correo es como alguien@example.com.
sign-in-no-password = Escribe tu contraseña.
sign-in-no-server = Escribe el nombre del servidor, por ejemplo messenger.example.com.
sign-in-bad-server = Esto no es el nombre de un servidor. Debe parecerse a messenger.example.com o, con puerto, a messenger.example.com:1863.
sign-in-bad-services = La página de inicio de sesión empieza por https:// o http://.
sign-in-already = Esta cuenta ya tiene la sesión iniciada.
sign-in-unknown-server = La configuración de este servidor ya no existe. Elige otro.
