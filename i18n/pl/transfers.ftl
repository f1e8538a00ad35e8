transfer-offered = { $name } chce wysłać ci ten plik.
transfer-connecting = Łączenie z: { $name }…
transfer-waiting = Oczekiwanie na zgodę: { $name }…
transfer-progress = { $there } z { $whole } · { $rate } na sekundę · zostało: { $left }
transfer-begun = { $there } z { $whole }
transfer-by-server = (przez serwer)
transfer-received = Odebrano od: { $name }.
transfer-sent = Wysłano do: { $name }.
transfer-declined-here = Ten plik został przez ciebie odrzucony.
transfer-declined-there = { $name } odrzuca ten plik.
transfer-cancelled = Anulowano.
transfer-cancelled-there = { $name } przerywa przesyłanie.
transfer-failed = Przesyłanie się urwało.
transfer-failed-why = Przesyłanie się urwało: { $why }
transfer-why-refused = drugi program go nie przyjmuje.
transfer-why-timed_out = druga strona zbyt długo milczy.
transfer-why-connection = nie ma już połączenia z drugą stroną.
transfer-why-wrong_size = dotarło nie tyle, ile uzgodniono.
transfer-why-protocol = drugi program przysłał coś niezrozumiałego.
transfer-why-not_signed_in = nastąpiło wylogowanie.
transfer-sum = SHA-256: { $sum }
transfer-accept = Przyjmij
transfer-save-as = Zapisz jako…
transfer-decline = Odrzuć
transfer-open-folder = Otwórz folder
transfer-retry = Wyślij ponownie
transfer-folder-title = Zapisz plik jako

size-bytes = { $n ->
    [one] { $n } bajt
    [few] { $n } bajty
    [many] { $n } bajtów
   *[other] { $n } bajta
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } sekunda
    [few] { $n } sekundy
    [many] { $n } sekund
   *[other] { $n } sekundy
}
left-minutes = { $n ->
    [one] { $n } minuta
    [few] { $n } minuty
    [many] { $n } minut
   *[other] { $n } minuty
}
left-hours = { $n ->
    [one] { $n } godzina
    [few] { $n } godziny
    [many] { $n } godzin
   *[other] { $n } godziny
}

leave-title = Jakiś plik jest jeszcze w drodze tutaj.
leave-goes-on = Pobieranie trwa dalej po zamknięciu okna. Otwórz rozmowę ponownie, aby zobaczyć postęp.
leave-close = Zamknij
