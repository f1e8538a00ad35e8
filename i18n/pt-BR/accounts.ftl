## Several accounts in one list

link-several = Contas conectadas: { $online } de { $total }
menu-status-all = Status de todas as contas
menu-sign-out-all = Sair de todas as contas
dialog-account = Conta:
about-account = { $account }: { $words }
title-of-account = { $title } ({ $account })
contact-of-account = { $address } · { $account }
written-from = de { $account }
drag-no-group = Não há um grupo “{ $group }” em { $account }. Primeiro crie o grupo e depois mova o contato.

## Their colours

options-schemes = Cores das suas contas
options-schemes-what = Elas colorem as janelas de uma conta e marcam os contatos dela quando há várias contas na lista.
options-schemes-signed-out = Depois que você entrar, cada conta pode ter suas próprias cores.
scheme-automatic = Automático
scheme-theme = Como o tema
scheme-sea = Mar
scheme-leaf = Folha
scheme-sun = Sol
scheme-ember = Brasa
scheme-rose = Rosa
scheme-orchid = Orquídea
scheme-violet = Violeta
scheme-slate = Ardósia
