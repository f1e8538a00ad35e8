## The options

options-title = Opções
options-appearance = Aparência
options-messages = Mensagens
options-sounds = Sons
options-desktop = Área de trabalho
options-privacy = Privacidade
options-connection = Conexão
options-keyboard = Teclado
options-about = Sobre
options-percent = { $percent }%

## Appearance

options-theme = Tema
theme-system = Automático
theme-classic = Clássico
theme-live = Live
theme-night = Noite
options-theme-what = Automático é Noite quando a área de trabalho é escura; senão, Clássico.
options-theme-what-contrast = Automático é Alto contraste quando a área de trabalho pede mais contraste, Noite quando é escura; senão, Clássico.
options-scale = Tamanho de tudo
options-motion = Movimento
options-reduce-motion = Reduzir o movimento
options-reduce-motion-what = Chamar a atenção não sacode a janela, e imagens animadas ficam paradas.

options-language = Idioma
language-system = Automático
options-language-what = Automático é o idioma da área de trabalho.

## Messages

options-conversations = Conversas
options-tabs = Mostrar as conversas em abas de uma só janela
options-attention = Deixar uma janela pedir atenção quando alguém escreve nela

options-writing = Escrita
options-enter-sends = Enviar com Enter
options-enter-sends-what = Shift+Enter começa uma nova linha.
options-enter-breaks-what = Ctrl+Enter envia, Enter começa uma nova linha.
options-reading = Leitura
options-show-times = Mostrar a hora ao lado de cada mensagem
options-emoticons = Mostrar emoticons como imagens

## Sounds

options-sounds-on = Tocar sons
options-volume = Volume
options-quiet-when-busy = Sem sons quando meu status é Ocupado
options-sounds-when = Tocar um som quando
options-sound-sign-in = eu entro na conta
options-sound-online = um contato fica online
options-sound-message = alguém escreve para mim
options-sound-nudge = alguém chama minha atenção
options-sound-mail = chega um e-mail
options-sound-file-done = um arquivo está completo
options-sound-sent = eu envio uma mensagem
options-sound-ring = alguém liga
sound-no-server = Nada se ouve: nenhum servidor de som (PulseAudio ou PipeWire) está funcionando.
sound-refused = Nada se ouve: { $reason }
sound-no-system = O Papilio ainda não consegue tocar sons neste sistema.

## Desktop

options-toasts = Avisar no canto da tela quando
options-toast-online = um contato fica online
options-toast-message = alguém escreve para mim ou chama minha atenção
options-toast-mail = chega um e-mail
options-toast-request = alguém quer me adicionar
options-toast-text = Mostrar o que foi escrito
options-toast-what = Nunca da conversa que você está vendo, nem quando seu status é Ocupado.
options-toasts-not = Não é possível avisar nada no canto da tela: { $reason }

options-idle = Mostrar o status Inativo quando me afasto do computador por
options-idle-never = Nunca
options-idle-minutes = { $minutes } min
options-idle-what = Só enquanto você está online: um status que você escolheu continua. Com a primeira tecla, você volta.
options-idle-not = O Papilio não consegue saber se você está no computador: { $reason }
options-tray = Área de notificação
options-stay-in-tray = Continuar na área de notificação ao fechar a lista de contatos
options-tray-not = Não há área de notificação: { $reason }
options-start = Inicialização
options-autostart = Iniciar o Papilio com o sistema
options-autostart-what = Ele inicia sem pôr uma janela na frente do seu trabalho.
options-autostart-not = Não é possível iniciar o Papilio com o sistema: { $reason }

options-playing = O que estou ouvindo
options-tell-playing = Mostrar aos meus contatos a música que está tocando
options-playing-not = O Papilio não consegue ver o que está tocando: { $reason }

## Privacy

options-typing = Digitação
options-tell-typing = Deixar os outros verem que estou digitando
options-keep = O que foi dito
options-keep-always = Guardar para sempre
options-keep-days = { $days } dias
options-keep-always-what = Tudo o que você escreve e recebe fica neste computador.
options-keep-what = O que for mais antigo é excluído na próxima vez que o Papilio iniciar. Não dá para desfazer.
options-who = Quem pode falar comigo
options-strangers = Quem não está na minha lista pode me ver e escrever para mim
options-strangers-signed-out = Entre para escolher quem pode falar com você.
options-passwords = Senhas
options-passwords-what = As senhas que o Papilio lembra para você ficam no chaveiro da sua área de trabalho, nunca em um arquivo.

## Connection

options-connection-accounts = Como suas contas chegam aos servidores delas
options-connection-open = Alterar…
options-connection-inside = dentro do Papilio
options-connection-signed-out = Você não entrou na conta. Antes de entrar, você pode escolher o caminho até o servidor abaixo do nome dele.
options-connection-what = O caminho até o servidor, um proxy e se você pode entrar em vários lugares.

## Keyboard

options-keys-list = Na lista de contatos
options-keys-conversation = Em uma conversa
options-keys-tabs = Com conversas em abas
options-keys-options = Nesta janela
key-type = Qualquer letra
key-type-what = Procurar um contato
key-arrows = ↑ ↓ ← →
key-arrows-what = Percorrer a lista; recolher e expandir grupos
key-enter = Enter
key-enter-what = Abrir uma conversa
key-f2 = F2
key-f2-what = Renomear um grupo ou mudar seu próprio nome
key-delete = Delete
key-delete-what = Remover um contato ou um grupo, após perguntar
key-menu = Menu, Shift+F10
key-menu-what = Mostrar o que se pode fazer com um contato
key-tab = Tab, Shift+Tab
key-tab-what = Ir para a próxima parte ou voltar
key-shift-enter = Shift+Enter
key-shift-enter-what = Começar uma nova linha
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Trazer de volta o que você enviou antes
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Negrito, itálico, sublinhado
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Chamar a atenção
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Copiar a seleção; colar
key-page = Page Up, Down
key-page-what = Ler mais acima ou mais abaixo
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Buscar na conversa
key-f3 = F3, Shift+F3
key-f3-what = Ir para o próximo resultado ou voltar
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Fechar a conversa
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = Mostrar a próxima aba; com Shift+Tab ou Page Up, a anterior
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Mostrar a aba com este número
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = Mover a aba ao longo da barra
key-tab-menu-what = Mostrar o que se pode fazer com a aba
key-escape = Esc
key-escape-what = Fechar o que está aberto, depois a janela
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = Mudar de página
options-keys-lists = Em listas, abas e textos
key-home = Home, End
key-home-what = Ir para o primeiro ou o último
key-choice = Enter, Espaço, ↓
key-choice-what = Abrir uma lista suspensa; as letras levam ao que começa com elas
key-sides = ← →
key-sides-what = Percorrer as abas quando estão em foco; Delete fecha uma
key-read-what = Ler o que foi dito quando está em foco; aos lados ficam os links

## About

about-version = Versão { $version }
about-what = Um mensageiro para a rede MSN, para os computadores de hoje.
about-licence = Software livre sob a licença MIT.
about-drawings = Os desenhos, emoticons e sons foram feitos para ele e são de todos (CC0).
about-names = O Papilio não é feito pela Microsoft e não tem nada a ver com ela.

## Newer ones

theme-contrast = Alto contraste
options-name-looks = Mostrar nos nomes as cores e os estilos do Messenger Plus!
options-sound-file = Outro arquivo…
options-sound-pick = Escolher um som
options-sound-files = Arquivos WAV
sound-file-not-played = Não é possível tocar { $file }, então você ouve o som de sempre. { $why }
sound-file-unreadable = Não é possível ler o arquivo: { $reason }
sound-file-large = O arquivo é grande demais.
sound-file-not-wav = Este não é um arquivo WAV, ou está danificado.
sound-file-compressed = O som deste arquivo está comprimido. Escolha um arquivo WAV sem compressão (PCM).
options-without-tray = Ao fechar a última janela, se não houver área de notificação:
options-without-tray-ask = Perguntar
options-without-tray-quit = Fechar o Papilio
options-without-tray-stay = Continuar, com a janela minimizada
options-keep-years =
    { $years ->
        [one] { $years } ano
       *[other] { $years } anos
    }
options-cache = Imagens e emoticons dos outros
options-cache-mib = { $mib } MiB
options-cache-what = É quanto se guarda deles neste computador. O que não é visto há mais tempo sai primeiro; se for preciso, é baixado de novo.
