## The program

program = Papilio
contacts-title = Papilio – { $name }
today = Hoje
yesterday = Ontem
date = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[other] PM
}
cancel = Cancelar

## Statuses

status-online = Online
status-busy = Ocupado
status-idle = Inativo
status-brb = Volto logo
status-away = Ausente
status-phone = Ao telefone
status-lunch = Horário de almoço
status-hidden = Aparecer offline
status-offline = Offline

## Progress of signing in

progress-connecting = Conectando…
progress-authenticating = Verificando sua senha…
progress-syncing = Buscando seus contatos…
progress-reconnecting = Tentando de novo…

## Why one is signed out

signed-out-requested = Você saiu da conta.
signed-out-elsewhere = Você entrou em outro lugar, por isso saiu daqui.
signed-out-server-down = O servidor vai fechar por um tempo. Tente mais tarde.
signed-out-lost = A conexão caiu.

## Starting

no-display = Não há tela onde abrir uma janela. Para experimentar o Papilio em um terminal, execute: papilio-cli --demo
no-window = Não foi possível abrir a janela: { $reason }
folder-in-use = O Papilio já está aberto com a pasta { $folder }. Feche-o primeiro ou indique outra pasta com --data-dir.
usage =
    Uso: papilio [OPÇÕES] [LINK]

      --demo                inicia uma pequena rede dentro do programa e entra nela
      --data-dir PASTA      guarda tudo nesta pasta
      --hidden              inicia na área de notificação, ou minimizado onde ela não existe
      --state-file ARQUIVO  escreve sempre ali o que as janelas mostram (para testes)
      --version             diz que versão é esta
      --help                mostra isto

    Um link é assim: msnim:chat?contact=bob@example.com, ou msnim:add?contact=…; se o programa já está aberto, ele segue o link.
usage-no-path = { $option } precisa de um caminho em seguida.
usage-unknown = { $argument } não é uma opção nem um link para um contato. Tente --help.

link-no-calls = Um link quer ligar para { $contact }. O Papilio não faz chamadas.

## What is kept

settings-set-aside = Não foi possível ler suas configurações, então novas foram iniciadas. O arquivo antigo é { $path }.
settings-unreadable = Não é possível ler suas configurações: { $reason }
history-set-aside = Não foi possível ler seu histórico, então um novo foi iniciado. O arquivo antigo é { $path }.
history-newer = Seu histórico foi escrito por uma versão mais nova do Papilio, então nada é guardado desta vez. Use a versão mais nova.
history-unusable = Não é possível abrir seu histórico, então nada é guardado desta vez: { $reason }

## Words of several screens

save = Salvar
close = Fechar
no-browser = Nenhum programa foi encontrado para abrir esta página.
no-mail-program = Nenhum programa foi encontrado para escrever um e-mail.

## How the server is reached

connection-title = Conexão
connection-way = O caminho até o servidor
way-automatic = Automático
way-direct = Só direto
way-gateway = Só pela web
connection-proxy = Proxy
proxy-system = O do sistema
proxy-none = Nenhum
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Servidor: proxy.example.com
proxy-port-hint = Porta
proxy-user-hint = Nome, se ele pedir
proxy-password-hint = Senha, se for nova
proxy-bad-host = Isto não é o nome de um proxy. Ele é parecido com proxy.example.com.
proxy-bad-port = A porta de um proxy é um número de 1 a 65535.
connection-peers = Arquivos e imagens
peers-automatic = Direto para o outro quando possível
peers-ports = Igual, só por estas portas
peers-ports-hint = Portas: 6891-6900
peers-never = Só pelo servidor
peers-bad-ports = Isto não são portas. Elas se escrevem como 6891-6900.
connection-several-places = Permitir que eu entre em outros lugares também
connection-next-time = Vale a partir da próxima vez que você entrar.
