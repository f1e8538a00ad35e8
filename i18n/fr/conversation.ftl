## Conversations

conversation-title = { $names } – Conversation
tabs-title = ({ $count }) { $title }
tab-detach = Dans sa propre fenêtre
tab-join = Ramener dans les onglets
tab-close = Fermer
tab-close-others = Fermer tous les autres
to = À :
people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
says = { $name } dit :
send = Envoyer
enter-sends = Enter envoie
ctrl-enter-sends = Ctrl+Enter envoie

## What can be done

action-invite = Inviter
action-send-file = Envoyer fichier
action-nudge = Wizz
action-block = Bloquer
unblock = Débloquer
add-to-contacts = Ajouter aux contacts
send-again = Renvoyer

## What happened

nudge-sent = Vous venez d’envoyer un wizz.
nudge-received = { $count ->
    [one] { $name } vient de vous envoyer un wizz !
   *[other] { $name } vous a envoyé { $count } wizz !
}
nudge-too-soon = Un wizz toutes les dix secondes suffit. Réessayez dans un instant.
joined = { $name } a rejoint la conversation.
left = { $name } a quitté la conversation.
new-messages = { $count ->
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}
typing-one = { $name } est en train d’écrire.
typing-many = { $names } sont en train d’écrire.
last-received = Dernier message reçu le { $date } à { $time }.
written-offline = Écrit en votre absence, le { $date } à { $time }.

## How far an own text has come

delivery-failed = Ce message n’a pas été remis.
delivery-failed-why = Ce message n’a pas été remis : { $why }
delivery-unknown = La connexion a été perdue ; ce message n’est peut-être pas arrivé.
delivery-waits = Cette personne est hors ligne. Papilio enverra ce message dès son retour en ligne.
delivery-stored = Gardé par le serveur jusqu’à sa prochaine connexion.

## What must be said

info-reconnecting = La connexion a été perdue. Papilio réessaie ; ce que vous envoyez maintenant partira à son retour.
info-signed-out = Votre session est fermée. Reconnectez-vous pour poursuivre cette conversation.
info-blocked = Vous bloquez { $name } : cette personne ne peut ni vous voir ni vous écrire.
info-stranger = { $name } n’est pas dans votre liste de contacts.
info-offline-kept = { $name } est hors ligne ou semble l’être. Ce que vous écrivez sera remis à sa prochaine connexion.
info-offline-waits = { $name } est hors ligne ou semble l’être. Ce que vous écrivez attend ici et partira dès son retour en ligne.
info-alone = Tout le monde a quitté cette conversation.
info-plain-text = Ce réseau ne chiffre pas : d’autres pourraient lire en chemin ce que vous écrivez.

## Look of own texts

font-usual = Police habituelle
color-usual = Couleur habituelle
font-sample = Voici ce que cela donne.
ignore-fonts = Afficher les messages des autres dans ma police habituelle

## Emoticons

emoticon-search = Chercher par nom ou raccourci
emoticon-none = Aucune ne porte ce nom.

## Inviting

invite-title = Inviter quelqu’un dans cette conversation
invite-search = Chercher parmi les contacts en ligne
invite-nobody = Personne d’autre n’est en ligne.

## Links

link-title = Ouvrir ce lien ?
link-warning = On vous l’a envoyé ; il s’ouvre dans votre navigateur.
link-open = Ouvrir
link-host = Il mène à { $host }
link-look-alike = Attention : ce nom contient des lettres qui ressemblent à d’autres. Ce n’est peut-être pas l’adresse que vous connaissez.
link-coded = Attention : ce nom est écrit en code, qui peut cacher des lettres ressemblant à d’autres.
link-before = Attention : ce qui se trouve avant le @ n’est pas une adresse. Cela y ressemble seulement.

ink-not-here = Un dessin à la main est en route…
invited-webcam = { $name } voulait vous montrer sa webcam. Papilio ne sait pas encore le faire et a refusé.
invited-webcam-request = { $name } voulait voir votre webcam. Papilio ne sait pas encore le faire et a refusé.
invited-call = { $name } voulait vous appeler. Papilio ne sait pas encore le faire et a refusé.
invited-activity = { $name } vous invitait à une activité. Papilio n’en a aucune et a refusé.
invited-remote = { $name } voulait partager des programmes avec vous. Papilio ne sait pas le faire et a refusé.
invited-photos = { $name } voulait regarder des photos avec vous. Papilio ne sait pas encore le faire et a refusé.
invited-background = { $name } voulait partager un fond. Papilio ne sait pas l’afficher et a refusé.
invited-other = { $name } vous invitait à quelque chose que Papilio ne connaît pas. L’invitation a été refusée.

ink-erase = Gomme
ink-undo = Annuler
ink-clear = Effacer
ink-not-sent = Votre dessin n’a pas pu être envoyé : { $reason }

paste-title = Envoyer cette image ?
paste-not-kept = L’image n’a pas pu être enregistrée pour l’envoi : { $reason }

## Looking for words

search-words = Chercher dans cette conversation
search-count = { $number } sur { $count }
search-none = Introuvable
search-none-loaded = Introuvable jusqu’ici. Appuyez sur Enter pour chercher plus loin.
search-seeking = Recherche plus loin…
