personal-message-hint = Partagez un petit message
search-hint = Chercher un contact…
add-contact = Ajouter un contact
list-menu = Liste et programme

## Rows

group-count = { $name } ({ $online }/{ $total })
group-favorites = Favoris ({ $online }/{ $total })
group-other = Autres contacts ({ $online }/{ $total })
group-online = En ligne ({ $count })
group-offline = Hors ligne ({ $count })
contact-status = ({ $status })
contact-blocked = Bloqué
contact-mobile = Mobile
contact-message = – { $message }
list-empty = Il n’y a encore personne dans votre liste.
list-nobody-found = Personne dans votre liste ne correspond à « { $filter } ».

## The line at the bottom

link-online = Session ouverte · { $dialect } · { $way }
link-here = sur cet ordinateur
link-plain = non chiffré
link-encrypted = chiffré
link-gateway-plain = par le web, non chiffré
link-gateway-encrypted = par le web, chiffré

## Menus

menu-write = Envoyer un message
menu-file = Envoyer un fichier…
menu-mail = Envoyer un e-mail…
menu-page = Envoyer au mobile…
menu-card = Fiche du contact…
menu-favorite = Ajouter aux favoris
menu-no-favorite = Retirer des favoris
menu-quiet = Couper ses sons
menu-block = Bloquer
menu-unblock = Débloquer
menu-copy-to = Copier vers un groupe…
menu-move-to = Déplacer vers un groupe…
menu-remove-from = Retirer de { $group }
menu-remove = Retirer le contact…
menu-rename-group = Renommer le groupe
menu-remove-group = Supprimer le groupe…
menu-new-group = Nouveau groupe…
menu-by-group = Afficher par groupes
menu-by-status = Afficher par statut
menu-by-both = Groupes, hors ligne à part
menu-sort-online = En ligne d’abord
menu-sort-status = Disponibles d’abord
menu-sort-name = Par nom
menu-rows-compact = Petites lignes
menu-rows-detailed = Lignes avec images
menu-rows-large = Lignes à grandes images
menu-phones = Vos numéros de téléphone…
menu-connection = Connexion…
menu-options = Options…
menu-another-account = Ouvrir un autre compte…
menu-sign-out = Se déconnecter
menu-quit = Quitter Papilio

## Questions

next = Suivant
back = Retour
later = Plus tard
add-title = Ajouter un contact
add-who = Qui voulez-vous ajouter ?
add-yourself = C’est votre propre adresse.
add-known = Cette personne est déjà dans votre liste.
add-group = Dans quel groupe mettre { $address } ?
add-no-group = Aucun groupe
add-message-hint = Un message pour cette personne, si vous voulez
add-told = On lui demandera si vous pouvez voir sa présence et lui écrire.
add-button = Ajouter
sign-in-again = Se reconnecter
request-bar = { $name } vous ajoute à ses contacts.
request-answer = Répondre
request-title = Quelqu’un vous ajoute à ses contacts
request-words = { $name } ({ $address }) vous ajoute à sa liste de contacts.
request-what = Autoriser : cette personne voit quand vous êtes en ligne et peut vous écrire. Bloquer : ni l’un ni l’autre.
request-allow = Autoriser
request-add = Ajouter à ma liste
remove-title = Retirer le contact
remove-words = Retirer { $name } ({ $address }) de votre liste ?
remove-block = Retirer et bloquer
remove-button = Retirer
new-group-title = Nouveau groupe
new-group-hint = Nom du groupe
new-group-button = Créer
remove-group-title = Supprimer le groupe
remove-group-words = Supprimer le groupe { $name } ? Ses contacts restent dans votre liste.

## The own picture

picture-change = Changer votre image
picture-title = Votre image
picture-file = Depuis un fichier…
picture-files = Images
picture-paste = Coller
picture-nothing-to-paste = Il n’y a pas d’image dans le presse-papiers.
picture-earlier = Déjà choisies
picture-drop = Si aucune fenêtre ne s’ouvre pour choisir un fichier, déposez le fichier ici.
picture-reading = Lecture de l’image…
picture-cut-title = Quelle partie montrer ?
picture-cut-hint = Faites glisser l’image. La molette l’agrandit.
picture-use = Utiliser
picture-unknown = Cette image ne peut pas être utilisée. Choisissez un fichier PNG, JPEG, GIF ou BMP.
picture-too-large = Cette image est trop grande. Choisissez-en une de { $side } × { $side } pixels et { $size } Mo au plus.
picture-broken = Cette image est abîmée. Choisissez-en une autre.
picture-unreadable = Ce fichier ne peut pas être lu : { $reason }
picture-no-file = ce n’est pas un fichier ordinaire
picture-not-kept = Votre image n’a pas pu être enregistrée ; vous ne la verrez que jusqu’à la fermeture de Papilio : { $reason }

## Mail

mail-hint = { $count ->
    [one] { $count } e-mail non lu. Cliquez pour ouvrir votre boîte de réception.
   *[other] { $count } e-mails non lus. Cliquez pour ouvrir votre boîte de réception.
}
mail-hint-elsewhere = E-mails non lus : { $count } dans votre boîte de réception, { $elsewhere } dans d’autres dossiers. Cliquez pour ouvrir votre boîte de réception.
mail-new = Nouvel e-mail de { $from }
mail-new-subject = Nouvel e-mail de { $from } : « { $subject } »
mail-open = Ouvrir

## Places where the account is signed in

places-count = { $count ->
    [one] { $count } endroit
   *[other] { $count } endroits
}
places-title = Votre session est ouverte à ces endroits
places-here = Ici
places-here-named = Ici : { $place }
places-unnamed = un autre endroit
places-idle = { $place } (inactif)
places-sign-out = Déconnecter { $place }
places-sign-out-all = Déconnecter partout ailleurs
places-rename = Nommer cet endroit…
places-one-only = Un seul endroit à la fois
place-title = Nommer cet endroit
place-words = C’est ainsi que vos autres endroits le voient.
place-hint = Maison, travail, portable…

## The card of a contact

card-title = Fiche du contact
card-gone = Ce contact n’est plus dans votre liste.
card-nickname = Surnom, visible par vous seulement
card-note = Note, visible par vous seulement
card-favorite = Favori
card-here = Sur cet ordinateur
card-sound = Sons de ce contact
card-toast = Annonces dans le coin de l’écran
card-log = Garder dans l’historique ce qui se dit
card-groups = Dans { $groups }
card-write = Message
card-page = Au mobile
phone-home = Domicile
phone-work = Travail
phone-mobile = Mobile
network-communicator = Utilise Office Communicator
network-phone = Utilise un téléphone mobile
network-yahoo = Utilise Yahoo! Messenger

## Phones

phones-title = Vos numéros de téléphone
phones-seen = Vos contacts voient ces numéros.
phones-paging = Mes contacts peuvent écrire à mon téléphone mobile
page-title = Envoyer au mobile
page-words = Au téléphone mobile de { $name } :
page-hint = Un court message
page-left = { $count ->
    [one] Encore { $count } caractère
   *[other] Encore { $count } caractères
}
page-send = Envoyer

leave-list-title = Quitter Papilio ?
leave-list-words = Il n’y a pas de zone de notification où rester. Quitter et fermer votre session, ou la garder ouverte avec la fenêtre réduite ?
leave-list-always = Toujours faire ainsi
leave-list-stay = Rester
leave-list-quit = Quitter
