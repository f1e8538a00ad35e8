personal-message-hint = Typ een persoonlijk bericht
search-hint = Zoek een contact…
add-contact = Contact toevoegen
list-menu = Lijst en programma

group-count = { $name } ({ $online }/{ $total })
group-favorites = Favorieten ({ $online }/{ $total })
group-other = Andere contacten ({ $online }/{ $total })
group-online = Online ({ $count })
group-offline = Offline ({ $count })
contact-status = ({ $status })
contact-blocked = Geblokkeerd
contact-mobile = Mobiel
contact-message = – { $message }
list-empty = Er staat nog niemand in je lijst.
list-nobody-found = Niemand in je lijst past bij “{ $filter }”.

link-online = Aangemeld · { $dialect } · { $way }
link-here = op deze computer
link-plain = niet versleuteld
link-encrypted = versleuteld
link-gateway-plain = via het web, niet versleuteld
link-gateway-encrypted = via het web, versleuteld

menu-write = Bericht sturen
menu-file = Bestand sturen…
menu-mail = E-mail sturen…
menu-page = Naar mobiel sturen…
menu-card = Visitekaartje…
menu-favorite = Bij favorieten zetten
menu-no-favorite = Uit favorieten halen
menu-quiet = Geen geluiden
menu-block = Blokkeren
menu-unblock = Niet meer blokkeren
menu-copy-to = Kopiëren naar groep…
menu-move-to = Verplaatsen naar groep…
menu-remove-from = Uit { $group } verwijderen
menu-remove = Contact verwijderen…
menu-rename-group = Groepsnaam wijzigen
menu-remove-group = Groep verwijderen…
menu-new-group = Nieuwe groep…
menu-by-group = Op groep tonen
menu-by-status = Op status tonen
menu-by-both = Op groep, offline apart
menu-sort-online = Online eerst
menu-sort-status = Beschikbaren eerst
menu-sort-name = Op naam
menu-rows-compact = Kleine regels
menu-rows-detailed = Regels met foto’s
menu-rows-large = Regels met grote foto’s
menu-phones = Je telefoonnummers…
menu-connection = Verbinding…
menu-options = Opties…
menu-another-account = Ander account gebruiken…
menu-sign-out = Afmelden
menu-quit = Papilio afsluiten

next = Volgende
back = Terug
later = Later
add-title = Contact toevoegen
add-who = Wie wil je toevoegen?
add-yourself = Dit is je eigen adres.
add-known = Deze persoon staat al in je lijst.
add-group = In welke groep komt { $address }?
add-no-group = Geen groep
add-message-hint = Een berichtje erbij, als je wilt
add-told = Er wordt gevraagd of je deze persoon mag zien en schrijven.
add-button = Toevoegen
sign-in-again = Opnieuw aanmelden
request-bar = { $name } heeft je toegevoegd.
request-answer = Antwoorden
request-title = Iemand heeft je toegevoegd
request-words = { $name } ({ $address }) heeft je als contact toegevoegd.
request-what = Toestaan: deze persoon ziet wanneer je online bent en kan je schrijven. Blokkeren: geen van beide.
request-allow = Toestaan
request-add = Ook aan mijn lijst toevoegen
remove-title = Contact verwijderen
remove-words = { $name } ({ $address }) uit je lijst verwijderen?
remove-block = Verwijderen en blokkeren
remove-button = Verwijderen
new-group-title = Nieuwe groep
new-group-hint = Naam van de groep
new-group-button = Maken
remove-group-title = Groep verwijderen
remove-group-words = De groep { $name } verwijderen? De contacten blijven in je lijst.

picture-change = Je foto wijzigen
picture-title = Je foto
picture-file = Uit een bestand…
picture-files = Afbeeldingen
picture-paste = Plakken
picture-nothing-to-paste = Er staat geen afbeelding op het klembord.
picture-earlier = Eerder gekozen
picture-drop = Gaat er geen venster open om een bestand te kiezen? Sleep het dan hierheen.
picture-reading = Afbeelding wordt gelezen…
picture-cut-title = Welk deel moet te zien zijn?
picture-cut-hint = Versleep de afbeelding. Met het muiswiel maak je haar groter.
picture-use = Gebruiken
picture-unknown = Deze afbeelding kan niet worden gebruikt. Kies een PNG-, JPEG-, GIF- of BMP-bestand.
picture-too-large = Deze afbeelding is te groot. Kies er een van hoogstens { $side } × { $side } pixels en { $size } MB.
picture-broken = Deze afbeelding is beschadigd. Kies een andere.
picture-unreadable = Dit bestand kan niet worden gelezen: { $reason }
picture-no-file = het is geen gewoon bestand
picture-not-kept = Je foto kon niet worden opgeslagen en is er alleen tot je Papilio afsluit: { $reason }

mail-hint = { $count ->
    [one] 1 ongelezen e-mail. Klik om je Postvak IN te openen.
   *[other] { $count } ongelezen e-mails. Klik om je Postvak IN te openen.
}
mail-hint-elsewhere = { $count ->
    [one] 1 ongelezen e-mail in je Postvak IN, { $elsewhere } in andere mappen. Klik om je Postvak IN te openen.
   *[other] { $count } ongelezen e-mails in je Postvak IN, { $elsewhere } in andere mappen. Klik om je Postvak IN te openen.
}
mail-new = Nieuwe e-mail van { $from }
mail-new-subject = Nieuwe e-mail van { $from }: “{ $subject }”
mail-open = Openen

places-count = { $count ->
    [one] 1 plaats
   *[other] { $count } plaatsen
}
places-title = Je bent op deze plaatsen aangemeld
places-here = Hier
places-here-named = Hier: { $place }
places-unnamed = een andere plaats
places-idle = { $place } (inactief)
places-sign-out = Afmelden bij { $place }
places-sign-out-all = Overal elders afmelden
places-rename = Geef deze plaats een naam…
places-one-only = Maar op één plaats aanmelden
place-title = Geef deze plaats een naam
place-words = Zo zien je andere plaatsen deze plaats.
place-hint = Thuis, werk, laptop…

card-title = Visitekaartje
card-gone = Dit contact staat niet meer in je lijst.
card-nickname = Bijnaam, die alleen jij ziet
card-note = Notitie, die alleen jij ziet
card-favorite = Favoriet
card-groups = In { $groups }
card-write = Bericht
card-page = Naar mobiel
phone-home = Thuis
phone-work = Werk
phone-mobile = Mobiel
network-communicator = Gebruikt Office Communicator
network-phone = Gebruikt een mobiele telefoon
network-yahoo = Gebruikt Yahoo! Messenger

phones-title = Je telefoonnummers
phones-seen = Je contacten zien deze nummers.
phones-paging = Contacten mogen berichten naar mijn mobiel sturen
page-title = Naar mobiel sturen
page-words = Naar de mobiel van { $name }:
page-hint = Een kort bericht
page-left = { $count ->
    [one] Ruimte voor nog 1 teken
   *[other] Ruimte voor nog { $count } tekens
}
page-send = Verzenden

card-here = Op deze computer
card-sound = Geluiden van dit contact
card-toast = Meldingen in de hoek van het scherm
card-log = Wat er gezegd wordt in de geschiedenis bewaren

leave-list-title = Papilio afsluiten?
leave-list-words = Er is geen systeemvak om in door te gaan. Afsluiten en afmelden, of aangemeld blijven met het venster geminimaliseerd?
leave-list-always = Altijd zo doen
leave-list-stay = Blijven
leave-list-quit = Afsluiten
