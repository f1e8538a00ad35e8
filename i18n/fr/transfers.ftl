transfer-offered = { $name } veut vous envoyer ce fichier.
transfer-connecting = Connexion avec { $name }…
transfer-waiting = En attente de l’accord de { $name }…
transfer-progress = { $there } sur { $whole } · { $rate } par seconde · encore { $left }
transfer-begun = { $there } sur { $whole }
transfer-by-server = (par le serveur)
transfer-received = Reçu de { $name }.
transfer-sent = Envoyé à { $name }.
transfer-declined-here = Vous avez refusé ce fichier.
transfer-declined-there = { $name } a refusé ce fichier.
transfer-cancelled = Annulé.
transfer-cancelled-there = { $name } a arrêté le transfert.
transfer-failed = Le transfert s’est interrompu.
transfer-failed-why = Le transfert s’est interrompu : { $why }
transfer-why-refused = l’autre programme ne le prend pas.
transfer-why-timed_out = l’autre n’a pas donné signe de vie depuis trop longtemps.
transfer-why-connection = il n’y avait plus de connexion avec l’autre.
transfer-why-wrong_size = ce qui est arrivé n’a pas la taille convenue.
transfer-why-protocol = l’autre programme a envoyé quelque chose qui n’a pas de sens.
transfer-why-not_signed_in = votre session a été fermée.
transfer-sum = SHA-256 : { $sum }
transfer-accept = Accepter
transfer-save-as = Enregistrer sous…
transfer-decline = Refuser
transfer-open-folder = Voir le dossier
transfer-retry = Renvoyer
transfer-folder-title = Enregistrer le fichier sous

size-bytes = { $n ->
    [one] { $n } octet
   *[other] { $n } octets
}
size-kb = { $n } ko
size-mb = { $n } Mo
size-gb = { $n } Go
left-seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}
left-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
left-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}

leave-title = Un fichier est encore en route ici.
leave-goes-on = Il continue quand vous fermez la fenêtre. Rouvrez la conversation pour voir où il en est.
leave-close = Fermer
