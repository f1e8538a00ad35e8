error-other = Quelque chose s’est mal passé sur le serveur (code { $code }). Réessayez.

## This program

error-bad_command = Cette commande n’a pas été comprise. Vérifiez comment elle est écrite.
error-not_signed_in = Votre session n’est pas ouverte. Connectez-vous d’abord, puis réessayez.
error-already_signed_in = Votre session est déjà ouverte.
error-not_supported = Cela ne marche pas encore.
error-not_in_dialect = Ce serveur parle une version plus ancienne du protocole, qui ne le permet pas.
error-not_found = Ce contact, ce groupe ou cette conversation n’existe pas.
error-not_a_picture = Ce fichier n’est pas une image. Choisissez un PNG, un JPEG ou un GIF.
error-wrong_password = L’adresse ou le mot de passe n’est pas bon. Vérifiez les deux et reconnectez-vous.
error-account_incomplete = Ce compte n’a jamais été terminé. Achevez sa création sur la page web du service.
error-federated = Cette adresse se connecte à un serveur de sa propre organisation, ce qui ne marche pas encore.
error-clock = L’horloge de votre ordinateur diffère de celle du serveur. Mettez-la à l’heure, puis reconnectez-vous.
error-token_request = Le service de connexion n’a pas compris la demande. Vérifiez les adresses des services dans le profil du serveur.
error-no_ticket = Le service de connexion ne vous a pas laissé entrer. Réessayez plus tard, ou vérifiez votre compte sur la page web du service.
error-service_unavailable = Le service de connexion ne répond pas correctement. Réessayez dans quelques minutes.
error-no_inbox = Ce serveur n’a pas de page pour votre courrier.
error-oim_refused = Le message n’a pas pu être laissé à cette personne : l’adresse est inconnue, ou elle n’en veut pas.
error-oim_throttled = Vous avez laissé beaucoup de messages en peu de temps. Attendez une minute, puis réessayez.
error-oim_content = Le service des messages hors ligne n’a pas accepté la forme de ce message.
error-oim_ticket = Le service des messages hors ligne ne vous a pas laissé entrer. Déconnectez-vous, reconnectez-vous, puis réessayez.
error-came_online = Cette personne est arrivée en ligne pendant le dépôt du message, qui s’est peut-être perdu. Demandez-lui si elle l’a reçu.
error-unknown_host = Le serveur est introuvable. Vérifiez son nom et votre connexion au réseau.
error-refused = Le serveur n’accepte pas de connexions. Vérifiez son adresse, ou réessayez plus tard.
error-timed_out = Le serveur ne répond pas. Vérifiez votre connexion au réseau, ou réessayez plus tard.
error-certificate = Le serveur ne peut pas prouver qui il est ; rien ne lui a donc été envoyé. Vérifiez l’adresse du serveur et son certificat.
error-proxy_unreachable = Le proxy est injoignable. Vérifiez son adresse dans les options de connexion.
error-proxy_refused = Le proxy ne laisse pas ce programme aller jusqu’au serveur. Vérifiez les options de connexion, ou demandez à la personne qui gère le proxy.
error-proxy_auth = Le proxy veut un nom et un mot de passe, ou n’accepte pas ceux-ci. Vérifiez-les dans les options de connexion.
error-proxy_unknown_host = Le proxy ne trouve pas le serveur. Vérifiez le nom du serveur.
error-proxy_protocol = Ce qui est indiqué comme proxy ne répond pas comme tel. Vérifiez son type et son adresse dans les options de connexion.
error-gateway = La passerelle web du serveur est inutilisable. Choisissez la connexion directe dans les options de connexion, ou réessayez plus tard.
error-signed_out_elsewhere = Votre session a été fermée depuis un autre endroit où elle est ouverte. Reconnectez-vous pour continuer ici.
error-signed_in_elsewhere = Votre session a été fermée parce que vous l’avez ouverte ailleurs. Reconnectez-vous pour continuer ici.
error-too_long = C’est trop long pour être envoyé. Raccourcissez-le.
error-storage = L’enregistrement sur votre ordinateur a échoué. Vérifiez que le disque n’est pas plein.
error-overrun = Il s’est passé trop de choses pour les raconter une à une. Voici où l’on en est maintenant.
error-protocol = Le serveur a envoyé quelque chose qui n’a pas de sens. Réessayez ; si cela continue, choisissez un autre serveur.

## Commands and addresses

error-200 = Le serveur n’a pas compris une commande. Réessayez.
error-201 = Le serveur n’a pas accepté cela. Vérifiez que l’adresse est bien écrite.
error-203 = Personne n’est connu à cette adresse sur l’autre réseau. Vérifiez l’adresse.
error-204 = Ce serveur ne peut pas remettre de messages à ce réseau.
error-205 = Il n’y a pas de compte à cette adresse. Vérifiez comment elle est écrite.
error-206 = Cette adresse est incomplète : il manque la partie après le @.
error-207 = Votre session est déjà ouverte.
error-208 = Il n’y a pas de compte à cette adresse. Vérifiez comment elle est écrite.
error-209 = Le serveur n’accepte pas ce nom. Choisissez-en un autre.

## Contacts and groups

error-210 = Votre liste de contacts est pleine. Retirez un contact avant d’en ajouter un autre.
error-212 = Le serveur ne s’attendait pas à cela. Réessayez.
error-213 = Le nom de ce contact ne peut pas être changé.
error-215 = Ce contact est déjà là.
error-216 = Cette personne n’est pas disponible pour le moment.
error-217 = Cette personne n’est pas en ligne. Vous pourrez lui écrire à son retour.
error-218 = C’est déjà réglé ainsi.
error-219 = Ce contact est bloqué. Débloquez-le d’abord, puis réessayez.
error-220 = Ce contact n’accepte pas de messages sur son téléphone mobile.
error-223 = Vous avez trop de groupes. Supprimez-en un avant d’en ajouter un autre.
error-224 = Ce groupe n’existe plus.
error-225 = Ce contact n’est plus dans ce groupe.
error-227 = Ce groupe n’est pas vide. Sortez-en d’abord les contacts.
error-228 = Il y a déjà un groupe de ce nom. Choisissez un autre nom.
error-229 = Ce nom est trop long pour un groupe. Choisissez-en un plus court.
error-230 = Le groupe des autres contacts ne peut pas être supprimé.
error-231 = Ce groupe n’existe plus.
error-232 = Ce numéro de mobile n’est pas valable. Vérifiez-le.
error-233 = Ce numéro de mobile n’est pas connu. Vérifiez-le.
error-234 = Le service mobile de cette adresse n’est pas connu.
error-240 = Le serveur n’a pas accepté la liste de contacts.
error-241 = Le serveur n’a pas accepté une modification de la liste de contacts. Réessayez.

## Conversations and messages

error-280 = La conversation n’a pas pu s’ouvrir. Réessayez.
error-281 = La conversation n’a pas pu s’ouvrir. Réessayez dans un instant.
error-282 = L’autre programme n’a pas compris ce qui a été envoyé.
error-283 = Le serveur n’a pas compris ce qui a été envoyé.
error-285 = Ce message est trop long. Raccourcissez-le.

## Messages to mobile phones

error-290 = Il n’y a pas assez de crédit pour ce message mobile.
error-413 = Il vous faut un abonnement pour envoyer des messages aux téléphones mobiles.
error-414 = Votre abonnement aux messages mobiles est désactivé.
error-415 = Votre crédit de messages mobiles est épuisé.
error-416 = Les messages mobiles ne sont pas proposés dans ce pays.
error-417 = Les messages mobiles sont désactivés.
error-418 = Le message mobile n’a pas pu être envoyé. Réessayez plus tard.
error-419 = Le message mobile n’a pas été accepté.
error-420 = Vous n’avez pas le droit d’envoyer des messages à ce téléphone mobile.
error-504 = Le message n’a pas pu être remis à l’autre réseau. Réessayez plus tard.
error-508 = L’autre réseau n’a pas accepté le message. Réessayez plus tard.
error-509 = Le message n’a pas pu être remis au téléphone mobile.
error-550 = Vos messages mobiles sont coupés pour le moment.
error-551 = Votre compte de messages mobiles est désactivé.
error-552 = Vous avez envoyé tous les messages mobiles permis. Réessayez plus tard.
error-580 = Le service mobile a un problème. Réessayez plus tard.
error-590 = L’opérateur de ce numéro n’est pas connu.
error-591 = L’opérateur de ce numéro ne participe pas.
error-592 = L’opérateur n’a pas accepté le message.
error-593 = Le service mobile ne peut pas accueillir plus de monde. Réessayez plus tard.
error-594 = Les messages mobiles ne peuvent pas être envoyés depuis votre pays.
error-595 = Le message mobile n’a pas été accepté.
error-596 = La forme du message mobile n’est pas acceptée.
error-597 = Le message mobile contient des caractères qui ne sont pas acceptés.
error-598 = Le message mobile est trop long. Raccourcissez-le.

## Signing in and the server

error-300 = Il manque quelque chose au serveur dans une commande. Si vous êtes ici depuis peu, confirmez d’abord votre adresse e-mail.
error-301 = Trop de personnes ont été trouvées. Cherchez quelque chose de plus précis.
error-302 = Votre session n’est pas ouverte. Connectez-vous d’abord, puis réessayez.
error-402 = Votre liste de contacts ne peut pas être obtenue pour le moment. Reconnectez-vous plus tard.
error-403 = Votre liste de contacts n’est pas disponible pour le moment. Reconnectez-vous plus tard.
error-500 = Le serveur a un problème. Réessayez plus tard.
error-501 = Le serveur a un problème avec sa base de données. Réessayez plus tard.
error-502 = Ce serveur ne propose pas cela.
error-503 = Le serveur n’a pas compris l’invitation.
error-510 = Le serveur a un problème avec ses fichiers. Réessayez plus tard.
error-511 = Ce compte a été fermé par le propriétaire du serveur. Demandez-lui pourquoi.
error-520 = Le serveur manque de mémoire. Réessayez plus tard.
error-540 = Le serveur n’accepte pas ce programme. Choisissez une autre version du protocole dans les réglages du serveur.
error-600 = Le serveur est occupé. Réessayez plus tard.
error-601 = Le serveur n’est pas disponible. Réessayez plus tard.
error-602 = Une partie du serveur est en panne. Réessayez plus tard.
error-603 = Le serveur ne peut pas joindre sa base de données. Réessayez plus tard.
error-604 = Le serveur va s’arrêter. Reconnectez-vous plus tard.
error-605 = Le serveur n’est pas disponible. Réessayez plus tard.
error-606 = Les messages aux téléphones mobiles ne sont pas disponibles pour le moment. Réessayez plus tard.
error-700 = Le serveur n’a pas pu ouvrir de connexion. Réessayez.
error-707 = Le serveur n’a pas pu ouvrir de connexion. Réessayez.
error-710 = Le serveur ne connaît pas cette version du programme. Choisissez une autre version du protocole dans les réglages du serveur.
error-711 = Le serveur n’accepte rien de vous pour le moment. Réessayez plus tard.
error-712 = Trop de personnes utilisent ce serveur en ce moment. Réessayez plus tard.
error-713 = Vous ouvrez des conversations trop vite. Attendez un instant.
error-714 = Trop de conversations sont ouvertes. Fermez-en quelques-unes, puis réessayez.
error-715 = Le serveur ne s’attendait pas à cela maintenant. Si vous êtes ici depuis peu, confirmez d’abord votre adresse e-mail.
error-717 = Votre liste de contacts est abîmée sur le serveur. Réessayez plus tard.
error-718 = Ce compte est restreint. Demandez au propriétaire du serveur.
error-719 = Ce compte appartient à un autre réseau et ne peut pas être utilisé ici.
error-726 = Ce compte appartient à un autre réseau et ne peut pas être utilisé ici.
error-731 = Le serveur n’attendait pas la version du programme maintenant. Réessayez.
error-733 = Votre session a été fermée depuis un autre endroit.
error-734 = Votre session est ouverte à trop d’endroits. Fermez-la d’abord à l’un d’eux.
error-800 = Vous changez de nom ou de statut trop vite. Attendez un instant.
error-801 = Le serveur n’a pas accepté cela. Réessayez plus tard.
error-910 = Le serveur est trop occupé. Réessayez plus tard.
error-911 = L’adresse ou le mot de passe n’est pas bon. Vérifiez les deux et reconnectez-vous.
error-912 = Le serveur est trop occupé. Réessayez plus tard.
error-913 = Vous ne pouvez pas ouvrir de conversation en apparaissant hors ligne. Changez d’abord de statut.
error-914 = Le serveur n’est pas disponible. Réessayez plus tard.
error-915 = Le serveur n’est pas disponible. Réessayez plus tard.
error-916 = Le serveur n’est pas disponible. Réessayez plus tard.
error-917 = L’adresse ou le mot de passe n’est pas bon. Vérifiez les deux et reconnectez-vous.
error-918 = Le serveur est trop occupé. Réessayez plus tard.
error-919 = Le serveur est trop occupé. Réessayez plus tard.
error-920 = Le serveur n’accepte pas de nouvelles personnes pour le moment. Réessayez plus tard.
error-921 = Le serveur est trop occupé. Réessayez plus tard.
error-922 = Le serveur est trop occupé. Réessayez plus tard.
error-923 = Un parent doit autoriser l’utilisation de ce compte.
error-924 = Confirmez d’abord votre adresse e-mail, puis reconnectez-vous.
error-926 = C’est un compte d’enfant qui ne peut pas être utilisé avec ce programme.
error-927 = Ce compte d’enfant a été suspendu par un parent.
error-928 = Votre connexion a expiré. Reconnectez-vous.
error-931 = Votre compte a été déplacé vers un autre serveur. Reconnectez-vous.
error-933 = Vous n’êtes pas membre de ce cercle.
error-935 = Le serveur n’a pas accepté la preuve pour ce cercle. Reconnectez-vous.
error-999 = Le serveur a un problème inconnu. Réessayez plus tard.
error-file_not_found = le fichier n’est plus là.
error-file_denied = le fichier ne peut pas être lu ou écrit, faute d’autorisation.
error-file_too_large = le fichier est trop gros.
error-disk_full = il n’y a plus de place sur le disque.
error-file_exists = il y a déjà un fichier de ce nom.
error-file_changed = le fichier a été modifié entre-temps.
error-wrong_hash = ce qui est arrivé n’est pas le fichier proposé et a donc été jeté.
error-file_failed = le fichier n’a pas pu être lu ou écrit.
