toast-open = Otwórz
toast-online = jest teraz online
toast-nudge = szturcha cię
toast-ink = wysyła ci rysunek
toast-hidden = pisze do ciebie
toast-mail = E-mail dla ciebie
toast-request = chce dodać cię do kontaktów

tray-open = Otwórz Papilio
tray-status = Status
tray-sign-out = Wyloguj się
tray-quit = Zakończ
tray-signed-out = Niezalogowano
tray-unread = { $count ->
    [one] 1 nieprzeczytana wiadomość
    [few] { $count } nieprzeczytane wiadomości
    [many] { $count } nieprzeczytanych wiadomości
   *[other] { $count } nieprzeczytanej wiadomości
}

desktop-no-bus = pulpit nie ma szyny komunikatów dla programów.
desktop-no-service = pulpit nie ma niczego, co to robi.
desktop-no-system = w tym systemie Papilio jeszcze tego nie umie.
desktop-failed = { $reason }

toast-file = chce wysłać ci plik { $name }
