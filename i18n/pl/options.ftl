options-title = Opcje
options-appearance = Wygląd
options-messages = Wiadomości
options-sounds = Dźwięki
options-desktop = Pulpit
options-privacy = Prywatność
options-connection = Połączenie
options-keyboard = Klawiatura
options-about = O programie
options-percent = { $percent }%

options-theme = Motyw
theme-system = Automatycznie
theme-classic = Klasyczny
theme-live = Live
theme-night = Nocny
options-theme-what = Automatycznie: Nocny, gdy pulpit jest ciemny, w innym razie Klasyczny.
options-theme-what-contrast = Automatycznie: Wysoki kontrast, gdy pulpit wymaga większego kontrastu, Nocny, gdy jest ciemny, w innym razie Klasyczny.
options-scale = Wielkość wszystkiego
options-motion = Ruch
options-reduce-motion = Ogranicz ruch
options-reduce-motion-what = Szturchnięcia nie trzęsą oknem, a ruchome obrazki stoją w miejscu.

options-language = Język
language-system = Automatycznie
options-language-what = Automatycznie: język pulpitu.

options-conversations = Rozmowy
options-tabs = Pokazuj rozmowy w kartach jednego okna
options-attention = Okno zwraca uwagę, gdy ktoś w nim napisze

options-writing = Pisanie
options-enter-sends = Wysyłaj klawiszem Enter
options-enter-sends-what = Shift+Enter zaczyna nowy wiersz.
options-enter-breaks-what = Ctrl+Enter wysyła, Enter zaczyna nowy wiersz.
options-reading = Czytanie
options-show-times = Pokazuj godzinę przy każdej wiadomości
options-emoticons = Pokazuj emotikony jako obrazki

options-sounds-on = Odtwarzaj dźwięki
options-volume = Głośność
options-quiet-when-busy = Bez dźwięków przy statusie „Nie przeszkadzać”
options-sounds-when = Odtwórz dźwięk, gdy
options-sound-sign-in = loguję się
options-sound-online = kontakt pojawia się online
options-sound-message = ktoś do mnie pisze
options-sound-nudge = ktoś mnie szturcha
options-sound-mail = przychodzi e-mail
options-sound-file-done = plik jest gotowy
options-sound-sent = wysyłam wiadomość
options-sound-ring = ktoś dzwoni
sound-no-server = Nic nie słychać: nie działa serwer dźwięku (PulseAudio ani PipeWire).
sound-refused = Nic nie słychać: { $reason }
sound-no-system = Papilio nie umie jeszcze odtwarzać dźwięków w tym systemie.

options-toasts = Powiedz mi w rogu ekranu, gdy
options-toast-online = kontakt pojawia się online
options-toast-message = ktoś do mnie pisze lub mnie szturcha
options-toast-mail = przychodzi e-mail
options-toast-request = ktoś chce mnie dodać
options-toast-text = Pokazuj treść wiadomości
options-toast-what = Nigdy o rozmowie, na którą patrzysz, ani przy statusie „Nie przeszkadzać”.
options-toasts-not = W rogu ekranu nic się nie pokaże: { $reason }

options-idle = Status „Bezczynność”, gdy nie ma mnie przy komputerze przez
options-idle-never = Nigdy
options-idle-minutes = { $minutes } min
options-idle-what = Tylko gdy jesteś online: wybrany status zostaje. Wracasz z pierwszym klawiszem.
options-idle-not = Papilio nie może sprawdzić, czy jesteś przy komputerze: { $reason }
options-tray = Zasobnik
options-stay-in-tray = Działaj dalej w zasobniku po zamknięciu listy kontaktów
options-tray-not = Nie ma zasobnika: { $reason }
options-start = Uruchamianie
options-autostart = Uruchamiaj Papilio razem z systemem
options-autostart-what = Żadne okno nie zasłoni wtedy twojej pracy.
options-autostart-not = Nie można uruchamiać Papilio razem z systemem: { $reason }

options-playing = Czego słucham
options-tell-playing = Pokazuj kontaktom, jaka muzyka jest odtwarzana
options-playing-not = Papilio nie może sprawdzić, co jest odtwarzane: { $reason }

options-typing = Pisanie na żywo
options-tell-typing = Pokazuj innym, że piszę
options-keep = Treść rozmów
options-keep-always = Zachowuj zawsze
options-keep-days = { $days ->
    [one] 1 dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}
options-keep-always-what = Wszystko, co piszesz i otrzymujesz, zostaje na tym komputerze.
options-keep-what = Co starsze, zostanie usunięte przy następnym uruchomieniu Papilio. Nie można tego cofnąć.
options-who = Kto ma ze mną kontakt
options-strangers = Osoby spoza mojej listy mogą mnie widzieć i do mnie pisać
options-strangers-signed-out = Zaloguj się, aby wybrać, kto może się z tobą skontaktować.
options-passwords = Hasła
options-passwords-what = Hasła zapamiętane przez Papilio są w pęku kluczy twojego pulpitu, nigdy w pliku.

options-connection-accounts = Jak twoje konta łączą się z serwerami
options-connection-open = Zmień…
options-connection-inside = wewnątrz Papilio
options-connection-signed-out = Nie jesteś online. Przed zalogowaniem drogę do serwera można wybrać pod jego nazwą.
options-connection-what = Droga do serwera, proxy i to, czy możesz być online w kilku miejscach.

options-keys-list = Na liście kontaktów
options-keys-conversation = W rozmowie
options-keys-tabs = Gdy rozmowy są w kartach
options-keys-options = W tym oknie
key-type = Dowolna litera
key-type-what = Znajdź kontakt
key-arrows = ↑ ↓ ← →
key-arrows-what = Poruszaj się po liście; zwijaj i rozwijaj grupy
key-enter = Enter
key-enter-what = Otwórz rozmowę
key-f2 = F2
key-f2-what = Zmień nazwę grupy lub własną nazwę
key-delete = Delete
key-delete-what = Usuń kontakt lub grupę, po pytaniu
key-menu = Menu, Shift+F10
key-menu-what = Pokaż, co można zrobić z kontaktem
key-tab = Tab, Shift+Tab
key-tab-what = Przejdź do następnej części lub wstecz
key-shift-enter = Shift+Enter
key-shift-enter-what = Zacznij nowy wiersz
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Przywołaj to, co wysłano wcześniej
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Pogrubienie, kursywa, podkreślenie
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Szturchnij
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Kopiuj zaznaczenie; wklej
key-page = Page Up, Down
key-page-what = Czytaj wyżej lub niżej
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Szukaj w rozmowie
key-f3 = F3, Shift+F3
key-f3-what = Przejdź do następnego znalezionego miejsca lub wstecz
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Zamknij rozmowę
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = Pokaż następną kartę; z Shift+Tab lub Page Up poprzednią
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Pokaż kartę o tym numerze
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = Przesuń kartę na pasku
key-tab-menu-what = Pokaż, co można zrobić z kartą
key-escape = Esc
key-escape-what = Zamknij to, co otwarte, potem okno
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = Zmień stronę
options-keys-lists = Na listach, kartach i w tekstach
key-home = Home, End
key-home-what = Przejdź do pierwszego lub ostatniego
key-choice = Enter, Spacja, ↓
key-choice-what = Otwórz listę rozwijaną; litery prowadzą do tego, co się od nich zaczyna
key-sides = ← →
key-sides-what = Przełączaj karty, gdy są zaznaczone; Delete zamyka kartę
key-read-what = Czytaj rozmowę, gdy jest zaznaczona; na boki są jej łącza

about-version = Wersja { $version }
about-what = Komunikator sieci MSN na dzisiejsze komputery.
about-licence = Wolne oprogramowanie na licencji MIT.
about-drawings = Rysunki, emotikony i dźwięki powstały specjalnie dla niego i należą do wszystkich (CC0).
about-names = Papilio nie jest dziełem firmy Microsoft i nie ma z nią nic wspólnego.

theme-contrast = Wysoki kontrast
options-name-looks = Pokazuj w nazwach kolory i style Messenger Plus!
options-sound-file = Własny plik…
options-sound-pick = Wybierz dźwięk
options-sound-files = Pliki WAV
sound-file-not-played = Nie można odtworzyć pliku { $file }, więc słyszysz zwykły dźwięk. { $why }
sound-file-unreadable = Nie można odczytać pliku: { $reason }
sound-file-large = Plik jest za duży.
sound-file-not-wav = To nie jest plik WAV albo jest uszkodzony.
sound-file-compressed = Dźwięk w tym pliku jest skompresowany. Wybierz zwykły plik WAV (PCM).
options-without-tray = Gdy zamykasz ostatnie okno, a nie ma zasobnika:
options-without-tray-ask = Pytaj
options-without-tray-quit = Zakończ
options-without-tray-stay = Zostań, zminimalizuj okno
options-keep-years = { $years ->
    [one] 1 rok
    [few] { $years } lata
    [many] { $years } lat
   *[other] { $years } roku
}
options-cache = Obrazki i emotikony innych osób
options-cache-mib = { $mib } MiB
options-cache-what = Tyle ich mieści się na tym komputerze. Najpierw znikają te, których najdłużej nie było widać; w razie potrzeby zostaną pobrane ponownie.
