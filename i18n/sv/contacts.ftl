personal-message-hint = Skriv ett personligt meddelande
search-hint = Sök en kontakt…
add-contact = Lägg till en kontakt
list-menu = Lista och program

group-count = { $name } ({ $online }/{ $total })
group-favorites = Favoriter ({ $online }/{ $total })
group-other = Andra kontakter ({ $online }/{ $total })
group-online = Online ({ $count })
group-offline = Offline ({ $count })
contact-status = ({ $status })
contact-blocked = Blockerad
contact-mobile = Mobil
contact-message = – { $message }
list-empty = Det finns ingen på din lista än.
list-nobody-found = Ingen på din lista passar ”{ $filter }”.

link-online = Inloggad · { $dialect } · { $way }
link-here = på den här datorn
link-plain = inte krypterat
link-encrypted = krypterat
link-gateway-plain = via webben, inte krypterat
link-gateway-encrypted = via webben, krypterat

menu-write = Skicka ett meddelande
menu-file = Skicka en fil…
menu-mail = Skicka e-post…
menu-page = Skicka till mobil…
menu-card = Kontaktkort…
menu-favorite = Lägg till i favoriter
menu-no-favorite = Ta bort från favoriter
menu-quiet = Inga ljud härifrån
menu-block = Blockera
menu-unblock = Sluta blockera
menu-copy-to = Kopiera till grupp…
menu-move-to = Flytta till grupp…
menu-remove-from = Ta bort från { $group }
menu-remove = Ta bort kontakt…
menu-rename-group = Byt namn på grupp
menu-remove-group = Ta bort grupp…
menu-new-group = Ny grupp…
menu-by-group = Visa efter grupp
menu-by-status = Visa efter status
menu-by-both = Grupper, offline för sig
menu-sort-online = Online först
menu-sort-status = Tillgängliga först
menu-sort-name = Efter namn
menu-rows-compact = Små rader
menu-rows-detailed = Rader med bilder
menu-rows-large = Rader med stora bilder
menu-phones = Dina telefonnummer…
menu-connection = Anslutning…
menu-options = Alternativ…
menu-another-account = Logga in annat konto…
menu-sign-out = Logga ut
menu-quit = Avsluta Papilio

next = Nästa
back = Tillbaka
later = Senare
add-title = Lägg till en kontakt
add-who = Vem vill du lägga till?
add-yourself = Det här är din egen adress.
add-known = Den här personen finns redan på din lista.
add-group = Vilken grupp ska { $address } vara i?
add-no-group = Ingen grupp
add-message-hint = En hälsning, om du vill
add-told = Personen får frågan om du får se när hen är online och skriva till hen.
add-button = Lägg till
sign-in-again = Logga in igen
request-bar = { $name } har lagt till dig.
request-answer = Svara
request-title = Någon har lagt till dig
request-words = { $name } ({ $address }) har lagt till dig på sin kontaktlista.
request-what = Tillåt: personen ser när du är online och kan skriva till dig. Blockera: inget av det.
request-allow = Tillåt
request-add = Lägg till på min lista också
remove-title = Ta bort kontakt
remove-words = Ta bort { $name } ({ $address }) från din lista?
remove-block = Ta bort och blockera
remove-button = Ta bort
new-group-title = Ny grupp
new-group-hint = Gruppens namn
new-group-button = Skapa
remove-group-title = Ta bort grupp
remove-group-words = Ta bort gruppen { $name }? Kontakterna i den finns kvar på din lista.

picture-change = Byt din bild
picture-title = Din bild
picture-file = Från en fil…
picture-files = Bilder
picture-paste = Klistra in
picture-nothing-to-paste = Det finns ingen bild på urklipp.
picture-earlier = Valda tidigare
picture-drop = Om inget fönster öppnas där du kan välja en fil, dra filen hit.
picture-reading = Läser bilden…
picture-cut-title = Vilken del ska synas?
picture-cut-hint = Dra i bilden. Mushjulet gör den större.
picture-use = Använd den
picture-unknown = Den här bilden går inte att använda. Välj en PNG-, JPEG-, GIF- eller BMP-fil.
picture-too-large = Bilden är för stor. Välj en på högst { $side } × { $side } bildpunkter och { $size } MB.
picture-broken = Bilden är skadad. Välj en annan.
picture-unreadable = Filen går inte att läsa: { $reason }
picture-no-file = det är ingen vanlig fil
picture-not-kept = Din bild kunde inte sparas och finns bara kvar tills du avslutar Papilio: { $reason }

mail-hint = { $count ->
    [one] 1 oläst e-postmeddelande. Klicka för att öppna din inkorg.
   *[other] { $count } olästa e-postmeddelanden. Klicka för att öppna din inkorg.
}
mail-hint-elsewhere = { $count ->
    [one] 1 oläst e-postmeddelande i inkorgen, { $elsewhere } i andra mappar. Klicka för att öppna din inkorg.
   *[other] { $count } olästa e-postmeddelanden i inkorgen, { $elsewhere } i andra mappar. Klicka för att öppna din inkorg.
}
mail-new = Ny e-post från { $from }
mail-new-subject = Ny e-post från { $from }: ”{ $subject }”
mail-open = Öppna

places-count = { $count ->
    [one] 1 plats
   *[other] { $count } platser
}
places-title = Du är inloggad på de här platserna
places-here = Här
places-here-named = Här: { $place }
places-unnamed = en annan plats
places-idle = { $place } (inaktiv)
places-sign-out = Logga ut på { $place }
places-sign-out-all = Logga ut överallt annars
places-rename = Ge den här platsen ett namn…
places-one-only = Var inloggad på bara en plats
place-title = Ge den här platsen ett namn
place-words = Så här visas den på dina andra platser.
place-hint = Hemma, jobbet, bärbara…

card-title = Kontaktkort
card-gone = Den här kontakten finns inte längre på din lista.
card-nickname = Smeknamn, som bara du ser
card-note = Anteckning, som bara du ser
card-favorite = Favorit
card-groups = I { $groups }
card-write = Meddelande
card-page = Till mobil
phone-home = Hem
phone-work = Arbete
phone-mobile = Mobil
network-communicator = Använder Office Communicator
network-phone = Använder en mobiltelefon
network-yahoo = Använder Yahoo! Messenger

phones-title = Dina telefonnummer
phones-seen = Dina kontakter ser de här numren.
phones-paging = Kontakter får skicka meddelanden till min mobil
page-title = Skicka till mobil
page-words = Till mobilen för { $name }:
page-hint = Ett kort meddelande
page-left = { $count ->
    [one] Plats för 1 tecken till
   *[other] Plats för { $count } tecken till
}
page-send = Skicka

card-here = På den här datorn
card-sound = Ljud från den här kontakten
card-toast = Aviseringar i hörnet av skärmen
card-log = Spara det som sägs i historiken

leave-list-title = Avsluta Papilio?
leave-list-words = Det finns inget systemfält att fortsätta i. Vill du avsluta och logga ut, eller vara kvar inloggad med fönstret minimerat?
leave-list-always = Gör alltid så
leave-list-stay = Stanna
leave-list-quit = Avsluta
