## What is told in the corner of the screen

toast-open = Ouvrir
toast-online = est en ligne
toast-nudge = vous a envoyé un wizz
toast-ink = vous a envoyé un dessin
toast-file = veut vous envoyer le fichier { $name }
toast-hidden = vous a écrit
toast-mail = Un e-mail pour vous
toast-request = veut vous ajouter à ses contacts

## The tray

tray-open = Ouvrir Papilio
tray-status = Statut
tray-sign-out = Se déconnecter
tray-quit = Quitter
tray-signed-out = Session non ouverte
tray-unread = { $count ->
    [one] { $count } message non lu
   *[other] { $count } messages non lus
}

## Why something of the desktop cannot be used

desktop-no-bus = le bureau n’a pas de bus de messages pour ses programmes.
desktop-no-service = rien sur le bureau ne s’en charge.
desktop-no-system = Papilio ne sait pas encore le faire sur ce système.
desktop-failed = { $reason }
