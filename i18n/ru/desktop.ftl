toast-open = Открыть
toast-online = теперь в сети
toast-nudge = встряхивает вас
toast-ink = шлёт вам рисунок
toast-hidden = пишет вам
toast-mail = Вам письмо
toast-request = хочет добавить вас в контакты

tray-open = Открыть Papilio
tray-status = Статус
tray-sign-out = Выйти
tray-quit = Закрыть программу
tray-signed-out = Вход не выполнен
tray-unread = { $count ->
    [one] { $count } непрочитанное сообщение
    [few] { $count } непрочитанных сообщения
    [many] { $count } непрочитанных сообщений
   *[other] { $count } непрочитанного сообщения
}

desktop-no-bus = у рабочего стола нет шины сообщений для программ.
desktop-no-service = на рабочем столе нет ничего, что это умеет.
desktop-no-system = в этой системе Papilio пока этого не умеет.
desktop-failed = { $reason }

toast-file = хочет отправить вам файл { $name }
