sign-in-email = Adresse e-mail
sign-in-email-hint = quelqu.un@example.com
sign-in-password = Mot de passe
sign-in-status = Statut :
sign-in-remember = Se souvenir de moi
sign-in-remember-password = Retenir mon mot de passe
sign-in-automatic = Me connecter automatiquement
sign-in-no-store = Cet ordinateur n’a pas de coffre à mots de passe utilisable ; le mot de passe n’est gardé que jusqu’à la fermeture de Papilio.
sign-in-server = Serveur
sign-in-server-demo = Cet ordinateur (démo)
sign-in-server-custom = Autre serveur…
sign-in-address-hint = Serveur : messenger.example.com:1863
sign-in-services-hint = Page de connexion : https://example.com
sign-in-demo = Un petit réseau dans ce programme, avec quelques robots à qui parler. Rien ne sort de cet ordinateur.
sign-in-connection = Connexion…
sign-in-button = Se connecter

## Problems

sign-in-no-email = Tapez votre adresse e-mail.
sign-in-bad-email = Une adresse e-mail ressemble à quelqu.un@example.com.
sign-in-no-password = Tapez votre mot de passe.
sign-in-no-server = Tapez le nom du serveur, par exemple messenger.example.com.
sign-in-bad-server = Ce n’est pas un nom de serveur. Il ressemble à messenger.example.com, ou avec un port à messenger.example.com:1863.
sign-in-bad-services = La page de connexion commence par https:// ou http://.
sign-in-already = Ce compte est déjà connecté.
sign-in-unknown-server = Les réglages de ce serveur n’existent plus. Choisissez-en un autre.
