## The program

program = Papilio
contacts-title = Papilio – { $name }
today = Aujourd’hui
yesterday = Hier
date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[other] PM
}
cancel = Annuler

## Statuses

status-online = En ligne
status-busy = Occupé(e)
status-idle = En veille
status-brb = De retour bientôt
status-away = Absent(e)
status-phone = Au téléphone
status-lunch = Pause déjeuner
status-hidden = Apparaître hors ligne
status-offline = Hors ligne

## Progress of signing in

progress-connecting = Connexion…
progress-authenticating = Vérification du mot de passe…
progress-syncing = Recherche de vos contacts…
progress-reconnecting = Nouvel essai…

## Why one is signed out

signed-out-requested = Votre session est fermée.
signed-out-elsewhere = Vous avez ouvert une session ailleurs ; elle a donc été fermée ici.
signed-out-server-down = Le serveur ferme pour un moment. Réessayez plus tard.
signed-out-lost = La connexion a été perdue.

## Starting

no-display = Il n’y a pas d’écran où ouvrir une fenêtre. Pour essayer Papilio dans un terminal, lancez : papilio-cli --demo
no-window = La fenêtre n’a pas pu s’ouvrir : { $reason }
folder-in-use = Papilio est déjà lancé avec le dossier { $folder }. Fermez-le d’abord, ou indiquez un autre dossier avec --data-dir.
usage =
    Usage : papilio [OPTIONS] [LIEN]

      --demo                démarre un petit réseau dans le programme et s’y connecte
      --data-dir DOSSIER    garde tout dans ce dossier
      --hidden              démarre dans la zone de notification, ou réduit s’il n’y en a pas
      --state-file FICHIER  y écrit toujours ce que montrent les fenêtres (pour les tests)
      --version             dit de quelle version il s’agit
      --help                affiche ceci

    Un lien ressemble à msnim:chat?contact=bob@example.com, ou à msnim:add?contact=… ; si le programme est déjà lancé, il le suit.
usage-no-path = Il faut un chemin après { $option }.
usage-unknown = { $argument } n’est ni une option ni un lien vers un contact. Essayez --help.

link-no-calls = Un lien veut appeler { $contact }. Papilio ne sait pas passer d’appels.

## What is kept

settings-set-aside = Vos réglages n’ont pas pu être lus ; de nouveaux ont donc été commencés. L’ancien fichier est { $path }.
settings-unreadable = Vos réglages ne peuvent pas être lus : { $reason }
history-set-aside = Votre historique n’a pas pu être lu ; un nouveau a donc été commencé. L’ancien fichier est { $path }.
history-newer = Votre historique a été écrit par une version plus récente de Papilio ; rien n’est donc gardé cette fois. Utilisez la version plus récente.
history-unusable = Votre historique ne peut pas être ouvert ; rien n’est donc gardé cette fois : { $reason }

## Words of several screens

save = Enregistrer
close = Fermer
no-browser = Aucun programme n’a été trouvé pour ouvrir cette page.
no-mail-program = Aucun programme n’a été trouvé pour écrire un e-mail.

## How the server is reached

connection-title = Connexion
connection-way = Le chemin vers le serveur
way-automatic = Automatique
way-direct = Direct seulement
way-gateway = Par le web seulement
connection-proxy = Proxy
proxy-system = Celui du système
proxy-none = Aucun
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Serveur : proxy.example.com
proxy-port-hint = Port
proxy-user-hint = Nom, s’il en veut un
proxy-password-hint = Mot de passe, s’il est nouveau
proxy-bad-host = Ce n’est pas le nom d’un proxy. Il ressemble à proxy.example.com.
proxy-bad-port = Le port d’un proxy est un nombre de 1 à 65535.
connection-peers = Fichiers et images
peers-automatic = Directement vers l’autre quand c’est possible
peers-ports = De même, par ces ports seulement
peers-ports-hint = Ports : 6891-6900
peers-never = Par le serveur seulement
peers-bad-ports = Ce ne sont pas des ports. Ils s’écrivent comme 6891-6900.
connection-several-places = Me laisser ouvrir ma session ailleurs aussi
connection-next-time = Utilisé à partir de votre prochaine connexion.
