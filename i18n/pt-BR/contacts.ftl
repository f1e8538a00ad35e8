personal-message-hint = Compartilhe uma mensagem rápida
search-hint = Procurar um contato…
add-contact = Adicionar um contato
list-menu = Lista e programa

## Rows

group-count = { $name } ({ $online }/{ $total })
group-favorites = Favoritos ({ $online }/{ $total })
group-other = Outros contatos ({ $online }/{ $total })
group-online = Online ({ $count })
group-offline = Offline ({ $count })
contact-status = ({ $status })
contact-blocked = Bloqueado
contact-mobile = Celular
contact-message = – { $message }
list-empty = Ainda não há ninguém na sua lista.
list-nobody-found = Ninguém na sua lista corresponde a “{ $filter }”.

## The line at the bottom

link-online = Conta conectada · { $dialect } · { $way }
link-here = neste computador
link-plain = sem criptografia
link-encrypted = com criptografia
link-gateway-plain = pela web, sem criptografia
link-gateway-encrypted = pela web, com criptografia

## Menus

menu-write = Enviar uma mensagem
menu-file = Enviar um arquivo…
menu-mail = Enviar um e-mail…
menu-page = Enviar ao celular…
menu-card = Cartão do contato…
menu-favorite = Adicionar aos favoritos
menu-no-favorite = Tirar dos favoritos
menu-quiet = Silenciar este contato
menu-block = Bloquear
menu-unblock = Desbloquear
menu-copy-to = Copiar para o grupo…
menu-move-to = Mover para o grupo…
menu-remove-from = Tirar de { $group }
menu-remove = Remover contato…
menu-rename-group = Renomear grupo
menu-remove-group = Remover grupo…
menu-new-group = Novo grupo…
menu-by-group = Mostrar por grupos
menu-by-status = Mostrar por status
menu-by-both = Grupos, offline à parte
menu-sort-online = Online primeiro
menu-sort-status = Disponíveis primeiro
menu-sort-name = Por nome
menu-rows-compact = Linhas pequenas
menu-rows-detailed = Linhas com imagem
menu-rows-large = Linhas com imagem grande
menu-phones = Seus telefones…
menu-connection = Conexão…
menu-options = Opções…
menu-another-account = Entrar com outra conta…
menu-sign-out = Sair da conta
menu-quit = Fechar o Papilio

## Questions

next = Avançar
back = Voltar
later = Mais tarde
add-title = Adicionar um contato
add-who = Quem você quer adicionar?
add-yourself = Este é o seu próprio endereço.
add-known = Esta pessoa já está na sua lista.
add-group = Em que grupo vai ficar { $address }?
add-no-group = Nenhum grupo
add-message-hint = Uma mensagem para a pessoa, se quiser
add-told = A pessoa vai decidir se você pode ver quando ela está online e escrever para ela.
add-button = Adicionar
sign-in-again = Entrar de novo
request-bar = { $name } adicionou você.
request-answer = Responder
request-title = Alguém adicionou você
request-words = { $name } ({ $address }) adicionou você à lista de contatos.
request-what = Permitir: a pessoa vê quando você está online e pode escrever para você. Bloquear: nem um nem outro.
request-allow = Permitir
request-add = Adicionar à minha lista
remove-title = Remover contato
remove-words = Remover { $name } ({ $address }) da sua lista?
remove-block = Remover e bloquear
remove-button = Remover
new-group-title = Novo grupo
new-group-hint = Nome do grupo
new-group-button = Criar grupo
remove-group-title = Remover grupo
remove-group-words = Remover o grupo { $name }? Os contatos dele continuam na sua lista.

## The own picture

picture-change = Trocar sua imagem
picture-title = Sua imagem
picture-file = De um arquivo…
picture-files = Imagens
picture-paste = Colar
picture-nothing-to-paste = Não há imagem na área de transferência.
picture-earlier = Usadas antes
picture-drop = Se não abrir uma janela para escolher um arquivo, solte o arquivo aqui.
picture-reading = Lendo a imagem…
picture-cut-title = Que parte vai aparecer?
picture-cut-hint = Arraste a imagem. A roda do mouse aumenta.
picture-use = Usar esta
picture-unknown = Esta imagem não pode ser usada. Escolha um arquivo PNG, JPEG, GIF ou BMP.
picture-too-large = Esta imagem é grande demais. Escolha uma de no máximo { $side } × { $side } pixels e { $size } MB.
picture-broken = Esta imagem está danificada. Escolha outra.
picture-unreadable = Não é possível ler este arquivo: { $reason }
picture-no-file = não é um arquivo comum
picture-not-kept = Não foi possível salvar sua imagem, então você só a verá até fechar o Papilio: { $reason }

## Mail

mail-hint = { $count ->
    [one] { $count } e-mail não lido. Clique para abrir sua caixa de entrada.
   *[other] { $count } e-mails não lidos. Clique para abrir sua caixa de entrada.
}
mail-hint-elsewhere = E-mails não lidos: { $count } na sua caixa de entrada, { $elsewhere } em outras pastas. Clique para abrir sua caixa de entrada.
mail-new = Novo e-mail de { $from }
mail-new-subject = Novo e-mail de { $from }: “{ $subject }”
mail-open = Abrir

## Places where the account is signed in

places-count = { $count ->
    [one] { $count } lugar
   *[other] { $count } lugares
}
places-title = Sua conta está aberta nestes lugares
places-here = Aqui
places-here-named = Aqui: { $place }
places-unnamed = outro lugar
places-idle = { $place } (inativo)
places-sign-out = Desconectar { $place }
places-sign-out-all = Desconectar os outros
places-rename = Dar nome a este lugar…
places-one-only = Usar em um só lugar
place-title = Dar nome a este lugar
place-words = É assim que seus outros lugares o veem.
place-hint = Casa, trabalho, notebook…

## The card of a contact

card-title = Cartão do contato
card-gone = Este contato não está mais na sua lista.
card-nickname = Apelido, só você vê
card-note = Anotação, só você vê
card-favorite = Favorito
card-here = Neste computador
card-sound = Sons deste contato
card-toast = Avisos no canto da tela
card-log = Guardar no histórico o que é dito
card-groups = Em { $groups }
card-write = Mensagem
card-page = Ao celular
phone-home = Casa
phone-work = Trabalho
phone-mobile = Celular
network-communicator = Usa o Office Communicator
network-phone = Usa um celular
network-yahoo = Usa o Yahoo! Messenger

## Phones

phones-title = Seus números de telefone
phones-seen = Seus contatos veem estes números.
phones-paging = Contatos podem enviar mensagens ao meu celular
page-title = Enviar ao celular
page-words = Para o celular de { $name }:
page-hint = Uma mensagem curta
page-left = { $count ->
    [one] Espaço para mais { $count } caractere
   *[other] Espaço para mais { $count } caracteres
}
page-send = Enviar

leave-list-title = Fechar o Papilio?
leave-list-words = Não há uma área de notificação onde continuar. Fechar o Papilio e sair da conta, ou continuar na conta com a janela minimizada?
leave-list-always = Fazer sempre assim
leave-list-stay = Continuar
leave-list-quit = Fechar
