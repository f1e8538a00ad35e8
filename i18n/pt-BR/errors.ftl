error-other = Algo deu errado no servidor (código { $code }). Tente de novo.

## This program

error-bad_command = Não dá para entender este comando. Confira como ele está escrito.
error-not_signed_in = Você não entrou na conta. Entre primeiro e tente de novo.
error-already_signed_in = Você já entrou na conta.
error-not_supported = Isto ainda não funciona.
error-not_in_dialect = Este servidor fala uma versão mais antiga do protocolo, que não faz isso.
error-not_found = Esse contato, grupo ou conversa não existe.
error-not_a_picture = Este arquivo não é uma imagem. Escolha um PNG, um JPEG ou um GIF.
error-wrong_password = O endereço ou a senha não confere. Confira os dois e entre de novo.
error-account_incomplete = Esta conta nunca foi concluída. Termine de configurá-la na página do serviço na web.
error-federated = Este endereço entra por um servidor da própria organização, o que ainda não funciona.
error-clock = O relógio do seu computador está diferente do relógio do servidor. Acerte-o e entre de novo.
error-token_request = O serviço de entrada não entendeu o pedido. Confira os endereços dos serviços no perfil do servidor.
error-no_ticket = O serviço de entrada não deixou você entrar. Tente mais tarde ou confira sua conta na página do serviço na web.
error-service_unavailable = O serviço de entrada não responde direito. Tente de novo em alguns minutos.
error-no_inbox = Este servidor não tem uma página para o seu e-mail.
error-oim_refused = Não foi possível deixar a mensagem para esta pessoa: o endereço não é conhecido ou ela não quer recebê-la.
error-oim_throttled = Você deixou muitas mensagens em pouco tempo. Espere um minuto e tente de novo.
error-oim_content = O serviço de mensagens offline não aceitou o formato desta mensagem.
error-oim_ticket = O serviço de mensagens offline não deixou você entrar. Saia da conta, entre de novo e tente mais uma vez.
error-came_online = A pessoa ficou online enquanto a mensagem era deixada para ela, então a mensagem pode ter se perdido. Pergunte se ela recebeu.
error-unknown_host = O servidor não foi encontrado. Confira o nome dele e sua conexão de rede.
error-refused = O servidor não aceita conexões. Confira o endereço dele ou tente mais tarde.
error-timed_out = O servidor não responde. Confira sua conexão de rede ou tente mais tarde.
error-certificate = O servidor não consegue provar quem é, então nada foi enviado a ele. Confira o endereço do servidor e o certificado dele.
error-proxy_unreachable = Não é possível chegar ao proxy. Confira o endereço dele nas opções de conexão.
error-proxy_refused = O proxy não deixa este programa chegar ao servidor. Confira as opções de conexão ou pergunte a quem cuida do proxy.
error-proxy_auth = O proxy pede um nome de usuário e uma senha, ou não aceita estes. Confira-os nas opções de conexão.
error-proxy_unknown_host = O proxy não encontra o servidor. Confira o nome do servidor.
error-proxy_protocol = O que está definido como proxy não responde como um. Confira o tipo e o endereço nas opções de conexão.
error-gateway = Não é possível usar o acesso do servidor pela web. Escolha a conexão direta nas opções de conexão ou tente mais tarde.
error-signed_out_elsewhere = Sua conta foi desconectada a partir de outro lugar onde ela está aberta. Entre de novo para continuar aqui.
error-signed_in_elsewhere = Sua conta foi desconectada porque você entrou em outro lugar. Entre de novo para continuar aqui.
error-too_long = Isto é longo demais para ser enviado. Encurte um pouco.
error-storage = Não foi possível salvar no seu computador. Veja se o disco não está cheio.
error-overrun = Aconteceu mais do que dava para contar um por um. O que segue é como as coisas estão agora.
error-protocol = O servidor enviou algo que não faz sentido. Tente de novo; se continuar, escolha outro servidor.

## Commands and addresses

error-200 = O servidor não entendeu um comando. Tente de novo.
error-201 = O servidor não aceitou isto. Veja se o endereço está escrito corretamente.
error-203 = Ninguém com este endereço é conhecido na outra rede. Confira o endereço.
error-204 = Este servidor não consegue entregar mensagens a esta rede.
error-205 = Não há conta com este endereço. Confira como ele está escrito.
error-206 = Este endereço não está completo: falta a parte depois do @.
error-207 = Você já entrou na conta.
error-208 = Não há conta com este endereço. Confira como ele está escrito.
error-209 = O servidor não aceita este nome. Escolha outro.

## Contacts and groups

error-210 = Sua lista de contatos está cheia. Remova um contato antes de adicionar outro.
error-212 = O servidor não esperava isto. Tente de novo.
error-213 = O nome deste contato não pode ser alterado.
error-215 = Este contato já está lá.
error-216 = Esta pessoa não está disponível no momento.
error-217 = Esta pessoa não está online. Você pode escrever quando ela voltar.
error-218 = Isto já está definido.
error-219 = Este contato está bloqueado. Desbloqueie-o primeiro e tente de novo.
error-220 = Este contato não aceita mensagens no celular.
error-223 = Você tem grupos demais. Remova um antes de adicionar outro.
error-224 = Este grupo não existe mais.
error-225 = Este contato não está mais nesse grupo.
error-227 = Este grupo não está vazio. Tire os contatos dele primeiro.
error-228 = Já existe um grupo com este nome. Escolha outro nome.
error-229 = Este nome é longo demais para um grupo. Escolha um mais curto.
error-230 = O grupo de outros contatos não pode ser removido.
error-231 = Este grupo não existe mais.
error-232 = Este número de celular não é válido. Confira-o.
error-233 = Este número de celular não é conhecido. Confira-o.
error-234 = O serviço de celular deste endereço não é conhecido.
error-240 = O servidor não aceitou a lista de contatos.
error-241 = O servidor não aceitou uma alteração da lista de contatos. Tente de novo.

## Conversations and messages

error-280 = Não foi possível abrir a conversa. Tente de novo.
error-281 = Não foi possível abrir a conversa. Tente de novo daqui a pouco.
error-282 = O outro programa não entendeu o que foi enviado.
error-283 = O servidor não entendeu o que foi enviado.
error-285 = Esta mensagem é longa demais. Encurte-a um pouco.

## Messages to mobile phones

error-290 = Não há crédito suficiente para esta mensagem ao celular.
error-413 = Você precisa de uma assinatura para enviar mensagens a celulares.
error-414 = Sua assinatura de mensagens a celulares está desativada.
error-415 = Seu crédito para mensagens a celulares acabou.
error-416 = Mensagens a celulares não são oferecidas neste país.
error-417 = As mensagens a celulares estão desativadas.
error-418 = Não foi possível enviar a mensagem ao celular. Tente mais tarde.
error-419 = A mensagem ao celular não foi aceita.
error-420 = Você não tem permissão para enviar mensagens a este celular.
error-504 = Não foi possível entregar a mensagem à outra rede. Tente mais tarde.
error-508 = A outra rede não aceitou a mensagem. Tente mais tarde.
error-509 = Não foi possível entregar a mensagem ao celular.
error-550 = Suas mensagens a celulares estão silenciadas no momento.
error-551 = Sua conta de mensagens a celulares está desativada.
error-552 = Você enviou todas as mensagens a celulares que podia. Tente mais tarde.
error-580 = O serviço de celular está com um problema. Tente mais tarde.
error-590 = A operadora deste número não é conhecida.
error-591 = A operadora deste número não participa.
error-592 = A operadora não aceitou a mensagem.
error-593 = O serviço de celular não pode receber mais pessoas. Tente mais tarde.
error-594 = Não é possível enviar mensagens a celulares a partir do seu país.
error-595 = A mensagem ao celular não foi aceita.
error-596 = O formato da mensagem ao celular não é aceito.
error-597 = A mensagem ao celular tem caracteres que não são aceitos.
error-598 = A mensagem ao celular é longa demais. Encurte-a um pouco.

## Signing in and the server

error-300 = O servidor sente falta de algo em um comando. Se você chegou há pouco, confirme primeiro seu endereço de e-mail.
error-301 = Foram encontradas pessoas demais. Procure algo mais exato.
error-302 = Você não entrou na conta. Entre primeiro e tente de novo.
error-402 = Não é possível buscar sua lista de contatos no momento. Entre de novo mais tarde.
error-403 = Sua lista de contatos não está disponível no momento. Entre de novo mais tarde.
error-500 = O servidor está com um problema. Tente mais tarde.
error-501 = O servidor está com um problema no banco de dados. Tente mais tarde.
error-502 = Este servidor não oferece isto.
error-503 = O servidor não entendeu o convite.
error-510 = O servidor está com um problema nos arquivos. Tente mais tarde.
error-511 = Esta conta foi encerrada pelo dono do servidor. Pergunte a ele o motivo.
error-520 = O servidor está com pouca memória. Tente mais tarde.
error-540 = O servidor não aceita este programa. Escolha outra versão do protocolo nas configurações do servidor.
error-600 = O servidor está ocupado. Tente mais tarde.
error-601 = O servidor não está disponível. Tente mais tarde.
error-602 = Uma parte do servidor está fora do ar. Tente mais tarde.
error-603 = O servidor não consegue acessar o banco de dados. Tente mais tarde.
error-604 = O servidor está sendo desligado. Entre de novo mais tarde.
error-605 = O servidor não está disponível. Tente mais tarde.
error-606 = As mensagens a celulares não estão disponíveis no momento. Tente mais tarde.
error-700 = O servidor não conseguiu abrir uma conexão. Tente de novo.
error-707 = O servidor não conseguiu abrir uma conexão. Tente de novo.
error-710 = O servidor não conhece esta versão do programa. Escolha outra versão do protocolo nas configurações do servidor.
error-711 = O servidor não aceita nada de você no momento. Tente mais tarde.
error-712 = Há gente demais usando este servidor no momento. Tente mais tarde.
error-713 = Você está abrindo conversas rápido demais. Espere um momento.
error-714 = Você tem conversas demais abertas. Feche algumas e tente de novo.
error-715 = O servidor não esperava isto agora. Se você chegou há pouco, confirme primeiro seu endereço de e-mail.
error-717 = Sua lista de contatos no servidor está danificada. Tente mais tarde.
error-718 = Esta conta está restrita. Pergunte ao dono do servidor.
error-719 = Esta conta pertence a outra rede e não pode ser usada aqui.
error-726 = Esta conta pertence a outra rede e não pode ser usada aqui.
error-731 = O servidor não esperava a versão do programa agora. Tente de novo.
error-733 = Sua conta foi desconectada a partir de outro lugar.
error-734 = Sua conta está aberta em lugares demais. Saia de um deles primeiro.
error-800 = Você está mudando seu nome ou status rápido demais. Espere um momento.
error-801 = O servidor não aceitou isto. Tente mais tarde.
error-910 = O servidor está ocupado demais. Tente mais tarde.
error-911 = O endereço ou a senha não confere. Confira os dois e entre de novo.
error-912 = O servidor está ocupado demais. Tente mais tarde.
error-913 = Você não pode abrir uma conversa enquanto aparece offline. Mude seu status primeiro.
error-914 = O servidor não está disponível. Tente mais tarde.
error-915 = O servidor não está disponível. Tente mais tarde.
error-916 = O servidor não está disponível. Tente mais tarde.
error-917 = O endereço ou a senha não confere. Confira os dois e entre de novo.
error-918 = O servidor está ocupado demais. Tente mais tarde.
error-919 = O servidor está ocupado demais. Tente mais tarde.
error-920 = O servidor não aceita mais pessoas no momento. Tente mais tarde.
error-921 = O servidor está ocupado demais. Tente mais tarde.
error-922 = O servidor está ocupado demais. Tente mais tarde.
error-923 = Um dos pais precisa permitir o uso desta conta.
error-924 = Confirme primeiro seu endereço de e-mail e entre de novo.
error-926 = Esta é uma conta de criança que não pode ser usada com este programa.
error-927 = Esta conta de criança foi suspensa por um dos pais.
error-928 = Sua entrada expirou. Entre de novo.
error-931 = Sua conta mudou para outro servidor. Entre de novo.
error-933 = Você não faz parte deste círculo.
error-935 = O servidor não aceitou a prova para este círculo. Entre de novo.
error-999 = O servidor está com um problema desconhecido. Tente mais tarde.
error-file_not_found = o arquivo não está mais lá.
error-file_denied = não há permissão para ler ou gravar o arquivo.
error-file_too_large = o arquivo é grande demais.
error-disk_full = não há mais espaço no disco.
error-file_exists = já existe um arquivo com esse nome.
error-file_changed = o arquivo foi alterado nesse meio-tempo.
error-wrong_hash = o que chegou não é o arquivo oferecido, por isso foi descartado.
error-file_failed = não foi possível ler ou gravar o arquivo.
