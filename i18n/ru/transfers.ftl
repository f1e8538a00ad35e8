transfer-offered = { $name } хочет отправить вам этот файл.
transfer-connecting = Соединение с контактом: { $name }…
transfer-waiting = Ждём согласия: { $name }…
transfer-progress = { $there } из { $whole } · { $rate } в секунду · осталось: { $left }
transfer-begun = { $there } из { $whole }
transfer-by-server = (через сервер)
transfer-received = Отправитель: { $name }. Файл получен.
transfer-sent = Получатель: { $name }. Файл отправлен.
transfer-declined-here = Вы отклонили этот файл.
transfer-declined-there = { $name } отклоняет этот файл.
transfer-cancelled = Отменено.
transfer-cancelled-there = { $name } отменяет передачу.
transfer-failed = Передача прервалась.
transfer-failed-why = Передача прервалась: { $why }
transfer-why-refused = другая программа его не принимает.
transfer-why-timed_out = другая сторона слишком долго молчит.
transfer-why-connection = связи с другой стороной больше нет.
transfer-why-wrong_size = пришло не столько, сколько было обещано.
transfer-why-protocol = другая программа прислала что-то непонятное.
transfer-why-not_signed_in = вы больше не в сети.
transfer-sum = SHA-256: { $sum }
transfer-accept = Принять
transfer-save-as = Сохранить как…
transfer-decline = Отклонить
transfer-open-folder = Открыть папку
transfer-retry = Ещё раз
transfer-folder-title = Сохранить файл как

size-bytes = { $n ->
    [one] { $n } байт
    [few] { $n } байта
    [many] { $n } байт
   *[other] { $n } байта
}
size-kb = { $n } кБ
size-mb = { $n } МБ
size-gb = { $n } ГБ
left-seconds = { $n ->
    [one] { $n } секунда
    [few] { $n } секунды
    [many] { $n } секунд
   *[other] { $n } секунды
}
left-minutes = { $n ->
    [one] { $n } минута
    [few] { $n } минуты
    [many] { $n } минут
   *[other] { $n } минуты
}
left-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
}

leave-title = Сюда ещё идёт файл.
leave-goes-on = Приём продолжится и при закрытом окне. Откройте беседу снова, чтобы увидеть, сколько готово.
leave-close = Закрыть
