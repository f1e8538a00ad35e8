## Several accounts in one list

link-several = Comptes connectés : { $online } sur { $total }
menu-status-all = Statut de tous les comptes
menu-sign-out-all = Déconnecter tous les comptes
dialog-account = Compte :
about-account = { $account } : { $words }
title-of-account = { $title } ({ $account })
contact-of-account = { $address } · { $account }
written-from = depuis { $account }
drag-no-group = Il n’y a pas de groupe « { $group } » dans { $account }. Créez-le d’abord, puis déplacez le contact.

## Their colours

options-schemes = Couleurs de vos comptes
options-schemes-what = Elles colorent les fenêtres d’un compte et signalent ses contacts quand plusieurs comptes sont dans la liste.
options-schemes-signed-out = Une fois votre session ouverte, chaque compte peut avoir ses propres couleurs.
scheme-automatic = Automatique
scheme-theme = Comme le thème
scheme-sea = Mer
scheme-leaf = Feuille
scheme-sun = Soleil
scheme-ember = Braise
scheme-rose = Rose
scheme-orchid = Orchidée
scheme-violet = Violette
scheme-slate = Ardoise
