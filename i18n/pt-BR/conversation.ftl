## Conversations

conversation-title = { $names } – Conversa
tabs-title = ({ $count }) { $title }
tab-detach = Abrir em janela própria
tab-join = Trazer de volta às abas
tab-close = Fechar
tab-close-others = Fechar todas as outras
to = Para:
people = { $count ->
    [one] { $count } pessoa
   *[other] { $count } pessoas
}
says = { $name } diz:
send = Enviar
enter-sends = Enter envia
ctrl-enter-sends = Ctrl+Enter envia

## What can be done

action-invite = Convidar
action-send-file = Enviar arquivo
action-nudge = Chamar atenção
action-block = Bloquear
unblock = Desbloquear
add-to-contacts = Adicionar contato
send-again = Enviar de novo

## What happened

nudge-sent = Você acabou de chamar a atenção.
nudge-received = { $count ->
    [one] { $name } acabou de chamar sua atenção!
   *[other] { $name } chamou sua atenção { $count } vezes!
}
nudge-too-soon = Basta chamar a atenção uma vez a cada dez segundos. Tente de novo daqui a pouco.
joined = { $name } entrou na conversa.
left = { $name } saiu da conversa.
new-messages = { $count ->
    [one] { $count } nova mensagem
   *[other] { $count } novas mensagens
}
typing-one = { $name } está digitando uma mensagem.
typing-many = { $names } estão digitando mensagens.
last-received = Última mensagem recebida em { $date }, às { $time }.
written-offline = Escrita na sua ausência, em { $date }, às { $time }.

## How far an own text has come

delivery-failed = Esta mensagem não foi entregue.
delivery-failed-why = Esta mensagem não foi entregue: { $why }
delivery-unknown = A conexão caiu; talvez esta mensagem não tenha chegado.
delivery-waits = A pessoa está offline. O Papilio enviará esta mensagem quando ela ficar online.
delivery-stored = O servidor guarda até a pessoa entrar.

## What must be said

info-reconnecting = A conexão caiu. O Papilio está tentando de novo; o que você enviar agora vai quando ela voltar.
info-signed-out = Você saiu da conta. Entre de novo para continuar esta conversa.
info-blocked = Você bloqueou { $name }: essa pessoa não pode ver você nem escrever para você.
info-stranger = { $name } não está na sua lista de contatos.
info-offline-kept = { $name } está offline ou aparece assim. O que você escrever será entregue quando essa pessoa entrar.
info-offline-waits = { $name } está offline ou aparece assim. O que você escrever espera aqui e vai quando essa pessoa ficar online.
info-alone = Todos saíram desta conversa.
info-plain-text = Esta rede não usa criptografia: outros no caminho podem ler o que você escreve.

## Look of own texts

font-usual = Fonte habitual
color-usual = Cor habitual
font-sample = É assim que fica.
ignore-fonts = Mostrar o que os outros escrevem na minha fonte habitual

## Emoticons

emoticon-search = Buscar por nome ou atalho
emoticon-none = Nenhum tem esse nome.

## Inviting

invite-title = Convidar alguém para esta conversa
invite-search = Buscar entre quem está online
invite-nobody = Não há mais ninguém online.

## Links

link-title = Abrir este link?
link-warning = Ele foi enviado a você e abre no seu navegador.
link-open = Abrir
link-host = Ele leva a { $host }
link-look-alike = Cuidado: há letras neste nome que parecem outras. Talvez não seja o endereço que você conhece.
link-coded = Cuidado: este nome está escrito em código, que pode esconder letras que parecem outras.
link-before = Cuidado: o que vem antes do @ não é um endereço. Só parece.

ink-not-here = Um desenho feito à mão está a caminho…
invited-webcam = { $name } queria mostrar a webcam a você. O Papilio ainda não faz isso e recusou.
invited-webcam-request = { $name } queria ver a sua webcam. O Papilio ainda não faz isso e recusou.
invited-call = { $name } queria ligar para você. O Papilio ainda não faz isso e recusou.
invited-activity = { $name } convidou você para uma atividade. O Papilio não tem nenhuma e recusou.
invited-remote = { $name } queria compartilhar programas com você. O Papilio não faz isso e recusou.
invited-photos = { $name } queria ver fotos com você. O Papilio ainda não faz isso e recusou.
invited-background = { $name } queria compartilhar um plano de fundo. O Papilio não consegue mostrá-lo e recusou.
invited-other = { $name } convidou você para algo que o Papilio não conhece. O convite foi recusado.

ink-erase = Borracha
ink-undo = Desfazer
ink-clear = Limpar
ink-not-sent = Não foi possível enviar seu desenho: { $reason }

paste-title = Enviar esta imagem?
paste-not-kept = Não foi possível salvar a imagem para o envio: { $reason }

## Looking for words

search-words = Buscar nesta conversa
search-count = { $number } de { $count }
search-none = Não encontrado
search-none-loaded = Não encontrado até aqui. Pressione Enter para buscar mais atrás.
search-seeking = Buscando mais atrás…
