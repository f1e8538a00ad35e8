## The options

options-title = Options
options-appearance = Apparence
options-messages = Messages
options-sounds = Sons
options-desktop = Bureau
options-privacy = Confidentialité
options-connection = Connexion
options-keyboard = Clavier
options-about = À propos
options-percent = { $percent } %

## Appearance

options-theme = Thème
theme-system = Automatique
theme-classic = Classique
theme-live = Live
theme-night = Nuit
options-theme-what = Automatique donne Nuit si le bureau est sombre, sinon Classique.
options-theme-what-contrast = Automatique donne Contraste élevé si le bureau demande plus de contraste, Nuit s’il est sombre, sinon Classique.
options-scale = Taille de l’ensemble
options-motion = Mouvement
options-reduce-motion = Réduire les mouvements
options-reduce-motion-what = Les wizz ne secouent pas la fenêtre et les images animées restent fixes.

options-language = Langue
language-system = Automatique
options-language-what = Automatique donne la langue du bureau.

## Messages

options-conversations = Conversations
options-tabs = Afficher les conversations en onglets d’une seule fenêtre
options-attention = Laisser une fenêtre attirer l’attention quand quelqu’un y écrit

options-writing = Écriture
options-enter-sends = Envoyer avec Enter
options-enter-sends-what = Shift+Enter commence une nouvelle ligne.
options-enter-breaks-what = Ctrl+Enter envoie, Enter commence une nouvelle ligne.
options-reading = Lecture
options-show-times = Afficher l’heure à côté de chaque message
options-emoticons = Afficher les émoticônes en images

## Sounds

options-sounds-on = Jouer les sons
options-volume = Volume
options-quiet-when-busy = Pas de sons quand mon statut est Occupé
options-sounds-when = Jouer un son quand
options-sound-sign-in = ma session s’ouvre
options-sound-online = un contact arrive en ligne
options-sound-message = quelqu’un m’écrit
options-sound-nudge = quelqu’un m’envoie un wizz
options-sound-mail = un e-mail arrive
options-sound-file-done = un fichier est complet
options-sound-sent = j’envoie un message
options-sound-ring = quelqu’un appelle
sound-no-server = On n’entend rien : aucun serveur de son (PulseAudio ou PipeWire) n’est lancé.
sound-refused = On n’entend rien : { $reason }
sound-no-system = Papilio ne sait pas encore jouer de sons sur ce système.

## Desktop

options-toasts = Me prévenir dans le coin de l’écran quand
options-toast-online = un contact arrive en ligne
options-toast-message = quelqu’un m’écrit ou m’envoie un wizz
options-toast-mail = un e-mail arrive
options-toast-request = quelqu’un veut m’ajouter
options-toast-text = Montrer ce qui a été écrit
options-toast-what = Jamais pour la conversation que vous regardez, ni quand votre statut est Occupé.
options-toasts-not = Rien ne peut être annoncé dans le coin de l’écran : { $reason }

options-idle = Me montrer en veille quand je quitte l’ordinateur pendant
options-idle-never = Jamais
options-idle-minutes = { $minutes } min
options-idle-what = Seulement quand vous êtes en ligne : un statut que vous avez choisi reste. Vous revenez dès la première touche.
options-idle-not = Papilio ne peut pas savoir si vous êtes devant l’ordinateur : { $reason }
options-tray = Zone de notification
options-stay-in-tray = Rester dans la zone de notification quand la liste de contacts est fermée
options-tray-not = Il n’y a pas de zone de notification : { $reason }
options-start = Démarrage
options-autostart = Démarrer Papilio avec le système
options-autostart-what = Il démarre sans mettre de fenêtre devant votre travail.
options-autostart-not = Papilio ne peut pas démarrer avec le système : { $reason }

options-playing = Ce que j’écoute
options-tell-playing = Montrer à mes contacts la musique en cours
options-playing-not = Papilio ne peut pas voir la musique en cours : { $reason }

## Privacy

options-typing = Frappe
options-tell-typing = Laisser les autres voir que j’écris
options-keep = Ce qui a été dit
options-keep-always = Gardé pour toujours
options-keep-days = { $days } jours
options-keep-always-what = Tout ce que vous écrivez et recevez reste sur cet ordinateur.
options-keep-what = Ce qui est plus ancien est supprimé au prochain démarrage de Papilio. C’est définitif.
options-who = Qui peut me joindre
options-strangers = Les personnes hors de ma liste peuvent me voir et m’écrire
options-strangers-signed-out = Connectez-vous pour choisir qui peut vous joindre.
options-passwords = Mots de passe
options-passwords-what = Les mots de passe que Papilio retient sont dans le trousseau de votre bureau, jamais dans un fichier.

## Connection

options-connection-accounts = Comment vos comptes joignent leurs serveurs
options-connection-open = Modifier…
options-connection-inside = dans Papilio
options-connection-signed-out = Votre session n’est pas ouverte. Avant de vous connecter, vous pouvez choisir le chemin vers le serveur sous son nom.
options-connection-what = Le chemin vers le serveur, un proxy, et la possibilité d’ouvrir votre session à plusieurs endroits.

## Keyboard

options-keys-list = Dans la liste de contacts
options-keys-conversation = Dans une conversation
options-keys-tabs = Avec les conversations en onglets
options-keys-options = Dans cette fenêtre
key-type = Une lettre
key-type-what = Chercher un contact
key-arrows = ↑ ↓ ← →
key-arrows-what = Parcourir la liste ; plier et déplier les groupes
key-enter = Enter
key-enter-what = Ouvrir une conversation
key-f2 = F2
key-f2-what = Renommer un groupe, ou changer votre propre nom
key-delete = Suppr
key-delete-what = Retirer un contact ou un groupe, après confirmation
key-menu = Menu, Shift+F10
key-menu-what = Montrer ce qu’on peut faire avec un contact
key-tab = Tab, Shift+Tab
key-tab-what = Passer à la partie suivante ou précédente
key-shift-enter = Shift+Enter
key-shift-enter-what = Commencer une nouvelle ligne
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Retrouver ce que vous avez envoyé avant
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Gras, italique, souligné
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Wizz
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Copier la sélection ; coller
key-page = Page préc., suiv.
key-page-what = Lire plus haut ou plus bas
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Chercher dans la conversation
key-f3 = F3, Shift+F3
key-f3-what = Aller au résultat suivant ou précédent
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Fermer la conversation
key-ctrl-tab = Ctrl+Tab, Ctrl+Page suiv.
key-ctrl-tab-what = Afficher l’onglet suivant ; avec Shift+Tab ou Page préc., le précédent
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Afficher l’onglet portant ce numéro
key-ctrl-shift-page = Ctrl+Shift+Page préc., suiv.
key-ctrl-shift-page-what = Déplacer l’onglet dans la barre
key-tab-menu-what = Montrer ce qu’on peut faire avec l’onglet
key-escape = Échap
key-escape-what = Fermer ce qui est ouvert, puis la fenêtre
key-ctrl-page = Ctrl+Page préc., suiv.
key-ctrl-page-what = Tourner la page
options-keys-lists = Dans les listes, les onglets et les textes
key-home = Début, Fin
key-home-what = Aller au premier ou au dernier
key-choice = Entrée, Espace, ↓
key-choice-what = Ouvrir une liste déroulante ; les lettres mènent à ce qui commence ainsi
key-sides = ← →
key-sides-what = Parcourir les onglets, une fois sélectionnés ; Suppr en ferme un
key-read-what = Lire ce qui a été dit, une fois sélectionné ; sur les côtés, les liens

## About

about-version = Version { $version }
about-what = Une messagerie pour le réseau MSN, pour les ordinateurs d’aujourd’hui.
about-licence = Logiciel libre sous licence MIT.
about-drawings = Ses dessins, émoticônes et sons ont été faits pour lui et sont à tout le monde (CC0).
about-names = Papilio n’est pas fait par Microsoft et n’a aucun lien avec cette société.

## Newer ones

theme-contrast = Contraste élevé
options-name-looks = Afficher les couleurs et les styles de Messenger Plus! dans les noms
options-sound-file = Autre fichier…
options-sound-pick = Choisir un son
options-sound-files = Fichiers WAV
sound-file-not-played = { $file } ne peut pas être joué ; vous entendez donc le son habituel. { $why }
sound-file-unreadable = Le fichier ne peut pas être lu : { $reason }
sound-file-large = Le fichier est trop gros.
sound-file-not-wav = Ce n’est pas un fichier WAV, ou il est abîmé.
sound-file-compressed = Le son de ce fichier est compressé. Choisissez un fichier WAV non compressé (PCM).
options-without-tray = À la fermeture de la dernière fenêtre, sans zone de notification :
options-without-tray-ask = Demander
options-without-tray-quit = Quitter
options-without-tray-stay = Rester, fenêtre réduite
options-keep-years =
    { $years ->
        [one] { $years } an
       *[other] { $years } ans
    }
options-cache = Images et émoticônes des autres
options-cache-mib = { $mib } Mio
options-cache-what = Voilà ce qui en est gardé sur cet ordinateur. Ce qui n’a pas été vu depuis le plus longtemps part en premier, et est récupéré à nouveau en cas de besoin.
