## Several accounts in one list

link-several = Accesso effettuato: { $online } account su { $total }
menu-status-all = Stato di tutti gli account
menu-sign-out-all = Esci da tutti gli account
dialog-account = Account:
about-account = { $account }: { $words }
title-of-account = { $title } ({ $account })
contact-of-account = { $address } · { $account }
written-from = da { $account }
drag-no-group = Non c’è un gruppo “{ $group }” in { $account }. Prima crealo, poi sposta il contatto.

## Their colours

options-schemes = Colori dei tuoi account
options-schemes-what = Colorano le finestre di un account e distinguono i suoi contatti quando nell’elenco ci sono più account.
options-schemes-signed-out = Dopo l’accesso, ogni account può avere colori suoi.
scheme-automatic = Automatico
scheme-theme = Come il tema
scheme-sea = Mare
scheme-leaf = Foglia
scheme-sun = Sole
scheme-ember = Brace
scheme-rose = Rosa
scheme-orchid = Orchidea
scheme-violet = Viola
scheme-slate = Ardesia
