personal-message-hint = Napisz coś od siebie
search-hint = Znajdź kontakt…
add-contact = Dodaj kontakt
list-menu = Lista i program

group-count = { $name } ({ $online }/{ $total })
group-favorites = Ulubione ({ $online }/{ $total })
group-other = Inne kontakty ({ $online }/{ $total })
group-online = Online ({ $count })
group-offline = Offline ({ $count })
contact-status = ({ $status })
contact-blocked = Kontakt zablokowany
contact-mobile = Komórka
contact-message = – { $message }
list-empty = Na twojej liście nikogo jeszcze nie ma.
list-nobody-found = Nikt na twojej liście nie pasuje do „{ $filter }”.

link-online = Zalogowano · { $dialect } · { $way }
link-here = na tym komputerze
link-plain = bez szyfrowania
link-encrypted = z szyfrowaniem
link-gateway-plain = przez WWW, bez szyfrowania
link-gateway-encrypted = przez WWW, z szyfrowaniem

menu-write = Wyślij wiadomość
menu-file = Wyślij plik…
menu-mail = Wyślij e-mail…
menu-page = Wyślij na komórkę…
menu-card = Wizytówka kontaktu…
menu-favorite = Dodaj do ulubionych
menu-no-favorite = Usuń z ulubionych
menu-quiet = Bez dźwięków od kontaktu
menu-block = Zablokuj
menu-unblock = Odblokuj
menu-copy-to = Kopiuj do grupy…
menu-move-to = Przenieś do grupy…
menu-remove-from = Usuń z: { $group }
menu-remove = Usuń kontakt…
menu-rename-group = Zmień nazwę grupy
menu-remove-group = Usuń grupę…
menu-new-group = Nowa grupa…
menu-by-group = Według grup
menu-by-status = Według statusu
menu-by-both = Grupy, offline osobno
menu-sort-online = Najpierw online
menu-sort-status = Najpierw dostępni
menu-sort-name = Według nazwy
menu-rows-compact = Małe wiersze
menu-rows-detailed = Z obrazkami
menu-rows-large = Z dużymi obrazkami
menu-phones = Twoje telefony…
menu-connection = Połączenie…
menu-options = Opcje…
menu-another-account = Zaloguj inne konto…
menu-sign-out = Wyloguj się
menu-quit = Zakończ Papilio

next = Dalej
back = Wstecz
later = Później
add-title = Dodaj kontakt
add-who = Kogo chcesz dodać?
add-yourself = To twój własny adres.
add-known = Ta osoba jest już na twojej liście.
add-group = W której grupie umieścić { $address }?
add-no-group = Bez grupy
add-message-hint = Wiadomość do tej osoby, jeśli chcesz
add-told = Ta osoba dostanie pytanie, czy możesz widzieć jej status i do niej pisać.
add-button = Dodaj
sign-in-again = Zaloguj ponownie
request-bar = { $name } dodaje cię do kontaktów.
request-answer = Odpowiedz
request-title = Ktoś dodaje cię do kontaktów
request-words = { $name } ({ $address }) dodaje cię do swojej listy kontaktów.
request-what = Zezwól: ta osoba zobaczy, kiedy jesteś online, i będzie mogła do ciebie pisać. Zablokuj: ani jedno, ani drugie.
request-allow = Zezwól
request-add = Dodaj do mojej listy
remove-title = Usuń kontakt
remove-words = Usunąć { $name } ({ $address }) z twojej listy?
remove-block = Usuń i zablokuj
remove-button = Usuń
new-group-title = Nowa grupa
new-group-hint = Nazwa grupy
new-group-button = Utwórz
remove-group-title = Usuń grupę
remove-group-words = Usunąć grupę „{ $name }”? Jej kontakty zostaną na twojej liście.

picture-change = Zmień swój obrazek
picture-title = Twój obrazek
picture-file = Z pliku…
picture-files = Obrazki
picture-paste = Wklej
picture-nothing-to-paste = W schowku nie ma obrazka.
picture-earlier = Poprzednie
picture-drop = Jeśli nie otworzy się okno wyboru pliku, upuść plik tutaj.
picture-reading = Wczytywanie obrazka…
picture-cut-title = Którą część pokazać?
picture-cut-hint = Przeciągnij obrazek. Kółko myszy go powiększa.
picture-use = Użyj tego
picture-unknown = Tego obrazka nie da się użyć. Wybierz plik PNG, JPEG, GIF lub BMP.
picture-too-large = Ten obrazek jest za duży. Wybierz obrazek nie większy niż { $side } × { $side } pikseli i { $size } MB.
picture-broken = Ten obrazek jest uszkodzony. Wybierz inny.
picture-unreadable = Nie można odczytać tego pliku: { $reason }
picture-no-file = to nie jest zwykły plik
picture-not-kept = Nie udało się zapisać obrazka, więc zniknie po zamknięciu programu: { $reason }

mail-hint = { $count ->
    [one] 1 nieprzeczytany e-mail. Kliknij, aby otworzyć pocztę.
    [few] { $count } nieprzeczytane e-maile. Kliknij, aby otworzyć pocztę.
    [many] { $count } nieprzeczytanych e-maili. Kliknij, aby otworzyć pocztę.
   *[other] { $count } nieprzeczytanego e-maila. Kliknij, aby otworzyć pocztę.
}
mail-hint-elsewhere = Nieprzeczytane e-maile: { $count } w skrzynce odbiorczej, { $elsewhere } w innych folderach. Kliknij, aby otworzyć pocztę.
mail-new = Nowy e-mail od: { $from }
mail-new-subject = Nowy e-mail od: { $from }, „{ $subject }”
mail-open = Otwórz

places-count = { $count ->
    [one] 1 miejsce
    [few] { $count } miejsca
    [many] { $count } miejsc
   *[other] { $count } miejsca
}
places-title = Jesteś online w tych miejscach
places-here = Tutaj
places-here-named = Tutaj: { $place }
places-unnamed = inne miejsce
places-idle = { $place } (bezczynność)
places-sign-out = Wyloguj: { $place }
places-sign-out-all = Wyloguj wszędzie indziej
places-rename = Nazwij to miejsce…
places-one-only = Bądź online tylko w jednym miejscu
place-title = Nazwij to miejsce
place-words = Tak widzą to miejsce twoje inne miejsca.
place-hint = Dom, praca, laptop…

card-title = Wizytówka kontaktu
card-gone = Tego kontaktu nie ma już na twojej liście.
card-nickname = Pseudonim, widoczny tylko dla ciebie
card-note = Notatka, widoczna tylko dla ciebie
card-favorite = Ulubiony kontakt
card-here = Na tym komputerze
card-sound = Dźwięki od tego kontaktu
card-toast = Mów o tym kontakcie w rogu ekranu
card-log = Zachowuj rozmowy w historii
card-groups = Grupy: { $groups }
card-write = Wiadomość
card-page = Na komórkę
phone-home = Domowy
phone-work = Służbowy
phone-mobile = Komórkowy
network-communicator = Korzysta z Office Communicator
network-phone = Korzysta z telefonu komórkowego
network-yahoo = Korzysta z Yahoo! Messenger

phones-title = Twoje telefony
phones-seen = Twoje kontakty widzą te numery.
phones-paging = Kontakty mogą pisać na moją komórkę
page-title = Wyślij na komórkę
page-words = Na komórkę, do: { $name }
page-hint = Krótka wiadomość
page-left = { $count ->
    [one] Został jeszcze 1 znak
    [few] Zostały jeszcze { $count } znaki
    [many] Zostało jeszcze { $count } znaków
   *[other] Zostało jeszcze { $count } znaku
}
page-send = Wyślij

leave-list-title = Zakończyć Papilio?
leave-list-words = Nie ma zasobnika, w którym program mógłby działać dalej. Zakończyć i wylogować się czy zostać online ze zminimalizowanym oknem?
leave-list-always = Rób tak zawsze
leave-list-stay = Zostań
leave-list-quit = Zakończ
