## What is told in the corner of the screen

toast-open = Abrir
toast-online = está online
toast-nudge = chamou sua atenção
toast-ink = enviou um desenho a você
toast-file = quer enviar a você o arquivo { $name }
toast-hidden = escreveu para você
toast-mail = Um e-mail para você
toast-request = quer adicionar você como contato

## The tray

tray-open = Abrir o Papilio
tray-status = Status
tray-sign-out = Sair da conta
tray-quit = Fechar o Papilio
tray-signed-out = Conta desconectada
tray-unread = { $count ->
    [one] { $count } mensagem não lida
   *[other] { $count } mensagens não lidas
}

## Why something of the desktop cannot be used

desktop-no-bus = a área de trabalho não tem um barramento de mensagens para os programas.
desktop-no-service = a área de trabalho não tem nada que faça isso.
desktop-no-system = o Papilio ainda não consegue fazer isso neste sistema.
desktop-failed = { $reason }
