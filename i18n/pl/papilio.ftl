program = Papilio
contacts-title = Papilio – { $name }
today = Dzisiaj
yesterday = Wczoraj
date = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
} { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[other] PM
}
cancel = Anuluj

status-online = Online
status-busy = Nie przeszkadzać
status-idle = Bezczynność
status-brb = Zaraz wracam
status-away = Z dala od komputera
status-phone = Przy telefonie
status-lunch = Przerwa na obiad
status-hidden = Pokazuj jako offline
status-offline = Offline

progress-connecting = Łączenie…
progress-authenticating = Sprawdzanie hasła…
progress-syncing = Pobieranie kontaktów…
progress-reconnecting = Ponowna próba…

signed-out-requested = Wylogowano.
signed-out-elsewhere = Zalogowano cię w innym miejscu, więc tutaj nastąpiło wylogowanie.
signed-out-server-down = Serwer zamyka się na jakiś czas. Spróbuj później.
signed-out-lost = Połączenie zostało przerwane.

no-display = Nie ma ekranu, na którym można otworzyć okno. Aby wypróbować Papilio w terminalu, uruchom: papilio-cli --demo
no-window = Nie udało się otworzyć okna: { $reason }
folder-in-use = Papilio już działa z folderem { $folder }. Najpierw zakończ program albo podaj inny folder za pomocą --data-dir.
usage =
    Użycie: papilio [OPTIONS] [LINK]

      --demo             uruchom małą sieć wewnątrz programu i zaloguj się do niej
      --data-dir DIR     trzymaj wszystko w tym folderze
      --hidden           zacznij w zasobniku, a gdy go nie ma, zminimalizowane
      --state-file FILE  zapisuj tam stale, co pokazują okna (do testów)
      --version          powiedz, która to wersja
      --help             powiedz to

    Łącze wygląda tak: msnim:chat?contact=bob@example.com albo msnim:add?contact=…; jeśli program już działa, to on je otworzy.
usage-no-path = Po { $option } potrzebna jest ścieżka.
usage-unknown = { $argument } to nie opcja ani łącze do kontaktu. Spróbuj --help.

link-no-calls = Łącze chce zadzwonić do: { $contact }. Papilio nie obsługuje połączeń.

settings-set-aside = Nie udało się odczytać twoich ustawień, więc zaczęto nowe. Stary plik: { $path }
settings-unreadable = Nie można odczytać twoich ustawień: { $reason }
history-set-aside = Nie udało się odczytać twojej historii, więc zaczęto nową. Stary plik: { $path }
history-newer = Twoją historię zapisała nowsza wersja Papilio, więc do zamknięcia programu nic się nie zapisze. Użyj nowszej wersji.
history-unusable = Nie można otworzyć twojej historii, więc do zamknięcia programu nic się nie zapisze: { $reason }

save = Zapisz
close = Zamknij
no-browser = Nie znaleziono programu do otwarcia tej strony.
no-mail-program = Nie znaleziono programu do napisania e-maila.

connection-title = Połączenie
connection-way = Droga do serwera
way-automatic = Automatycznie
way-direct = Tylko bezpośrednio
way-gateway = Tylko przez WWW
connection-proxy = Proxy
proxy-system = Jak w systemie
proxy-none = Brak
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Serwer: proxy.example.com
proxy-port-hint = Port
proxy-user-hint = Nazwa, jeśli potrzebna
proxy-password-hint = Hasło, jeśli jest nowe
proxy-bad-host = To nie jest nazwa proxy. Wygląda ona tak: proxy.example.com.
proxy-bad-port = Port proxy to liczba od 1 do 65535.
connection-peers = Pliki i obrazy
peers-automatic = Wprost do drugiej osoby, gdy to możliwe
peers-ports = Tak samo, tylko przez te porty
peers-ports-hint = Porty: 6891-6900
peers-never = Tylko przez serwer
peers-bad-ports = To nie są porty. Zapisuje się je tak: 6891-6900.
connection-several-places = Pozwól mi być online także w innych miejscach
connection-next-time = Działa od następnego logowania.
