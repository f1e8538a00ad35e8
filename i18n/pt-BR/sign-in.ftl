sign-in-email = Endereço de e-mail
sign-in-email-hint = alguem@example.com
sign-in-password = Senha
sign-in-status = Status:
sign-in-remember = Lembrar de mim
sign-in-remember-password = Lembrar minha senha
sign-in-automatic = Entrar automaticamente
sign-in-no-store = Este computador não tem um cofre de senhas que possa ser usado; a senha fica guardada só até você fechar o Papilio.
sign-in-server = Servidor
sign-in-server-demo = Este computador (demo)
sign-in-server-custom = Outro servidor…
sign-in-address-hint = Servidor: messenger.example.com:1863
sign-in-services-hint = Página de entrada: https://example.com
sign-in-demo = Uma pequena rede dentro deste programa, com alguns robôs para conversar. Nada sai deste computador.
sign-in-connection = Conexão…
sign-in-button = Entrar

## Problems

sign-in-no-email = Digite seu endereço de e-mail.
sign-in-bad-email = Um endereço de e-mail é parecido com alguem@example.com.
sign-in-no-password = Digite sua senha.
sign-in-no-server = Digite o nome do servidor, por exemplo messenger.example.com.
sign-in-bad-server = Isto não é um nome de servidor. Ele é parecido com messenger.example.com ou, com uma porta, messenger.example.com:1863.
sign-in-bad-services = A página de entrada começa com https:// ou http://.
sign-in-already = Esta conta já está aberta.
sign-in-unknown-server = As configurações deste servidor não existem mais. Escolha outro.
