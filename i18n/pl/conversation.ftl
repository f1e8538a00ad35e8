conversation-title = { $names } – Rozmowa
tabs-title = ({ $count }) { $title }
tab-detach = Przenieś do osobnego okna
tab-join = Przywróć do kart
tab-close = Zamknij
tab-close-others = Zamknij pozostałe
to = Do:
people = { $count ->
    [one] 1 osoba
    [few] { $count } osoby
    [many] { $count } osób
   *[other] { $count } osoby
}
says = { $name } mówi:
send = Wyślij
enter-sends = Enter wysyła
ctrl-enter-sends = Ctrl+Enter wysyła

action-invite = Zaproś
action-send-file = Wyślij plik
action-nudge = Szturchnij
action-block = Zablokuj
unblock = Odblokuj
add-to-contacts = Dodaj do listy
send-again = Wyślij ponownie

nudge-sent = Właśnie wysłano szturchnięcie.
nudge-received = { $count ->
    [one] { $name } właśnie cię szturcha!
    [few] { $name } przesyła ci { $count } szturchnięcia!
    [many] { $name } przesyła ci { $count } szturchnięć!
   *[other] { $name } przesyła ci { $count } szturchnięcia!
}
nudge-too-soon = Jedno szturchnięcie na dziesięć sekund wystarczy. Spróbuj za chwilę.
joined = { $name } dołącza do rozmowy.
left = { $name } opuszcza rozmowę.
new-messages = { $count ->
    [one] 1 nowa wiadomość
    [few] { $count } nowe wiadomości
    [many] { $count } nowych wiadomości
   *[other] { $count } nowej wiadomości
}
typing-one = { $name } pisze wiadomość.
typing-many = { $names } piszą wiadomości.
last-received = Ostatnia wiadomość: { $date }, { $time }.
written-offline = Napisano pod twoją nieobecność: { $date }, { $time }.

delivery-failed = Ta wiadomość nie dotarła.
delivery-failed-why = Ta wiadomość nie dotarła: { $why }
delivery-unknown = Połączenie zostało przerwane; ta wiadomość mogła nie dotrzeć.
delivery-waits = Ten kontakt jest offline. Papilio wyśle tę wiadomość, gdy pojawi się online.
delivery-stored = Czeka na serwerze, aż kontakt się zaloguje.

info-reconnecting = Połączenie zostało przerwane. Papilio próbuje ponownie; to, co teraz wyślesz, pójdzie po powrocie połączenia.
info-signed-out = Nastąpiło wylogowanie. Zaloguj się ponownie, aby kontynuować rozmowę.
info-blocked = Zablokowany kontakt: { $name }. Nie widzi cię i nie może do ciebie pisać.
info-stranger = { $name } nie jest na twojej liście kontaktów.
info-offline-kept = { $name } jest offline lub tak się pokazuje. To, co napiszesz, dotrze przy następnym logowaniu.
info-offline-waits = { $name } jest offline lub tak się pokazuje. To, co napiszesz, poczeka tutaj na powrót kontaktu.
info-alone = W tej rozmowie nie ma już nikogo innego.
info-plain-text = Ta sieć nie szyfruje: po drodze inni mogliby przeczytać, co piszesz.

font-usual = Zwykła czcionka
color-usual = Zwykły kolor
font-sample = Tak to wygląda.
ignore-fonts = Pokazuj teksty innych moją zwykłą czcionką

emoticon-search = Szukaj po nazwie lub skrócie
emoticon-none = Nie ma emotikony o tej nazwie.

invite-title = Zaproś kogoś do tej rozmowy
invite-search = Szukaj wśród osób online
invite-nobody = Nikt inny nie jest online.

link-title = Otworzyć ten link?
link-warning = Ktoś ci go przesłał; otworzy się w przeglądarce.
link-open = Otwórz
link-host = Prowadzi do: { $host }
link-look-alike = Uwaga: w tej nazwie są litery podobne do innych. To może nie być adres, który znasz.
link-coded = Uwaga: ta nazwa jest zapisana kodem, za którym mogą się kryć litery podobne do innych.
link-before = Uwaga: to, co stoi przed @, nie jest adresem. Tylko tak wygląda.

ink-not-here = W drodze jest rysunek odręczny…
invited-webcam = { $name } chce pokazać ci kamerę. Papilio jeszcze tego nie potrafi, więc odmawia.
invited-webcam-request = { $name } chce zobaczyć twoją kamerę. Papilio jeszcze tego nie potrafi, więc odmawia.
invited-call = { $name } dzwoni do ciebie. Papilio jeszcze tego nie potrafi, więc odmawia.
invited-activity = { $name } zaprasza cię do wspólnego zajęcia. Papilio nie ma żadnych, więc odmawia.
invited-remote = { $name } chce udostępnić ci programy. Papilio tego nie potrafi, więc odmawia.
invited-photos = { $name } chce razem z tobą oglądać zdjęcia. Papilio jeszcze tego nie potrafi, więc odmawia.
invited-background = { $name } chce udostępnić ci tło. Papilio nie umie go pokazać, więc odmawia.
invited-other = { $name } zaprasza cię do czegoś, czego Papilio nie zna. Zaproszenie odrzucono.

ink-erase = Gumka
ink-undo = Cofnij
ink-clear = Wyczyść
ink-not-sent = Nie udało się wysłać rysunku: { $reason }

paste-title = Wysłać ten obrazek?
paste-not-kept = Nie udało się zapisać obrazka do wysłania: { $reason }

search-words = Znajdź w tej rozmowie
search-count = { $number } z { $count }
search-none = Nie znaleziono
search-none-loaded = Na razie nie znaleziono. Naciśnij Enter, aby szukać wcześniej.
search-seeking = Szukanie wcześniej…
