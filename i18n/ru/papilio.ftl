program = Papilio
contacts-title = Papilio – { $name }
today = Сегодня
yesterday = Вчера
date = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[other] PM
}
cancel = Отмена

status-online = В сети
status-busy = Не беспокоить
status-idle = Нет активности
status-brb = Скоро вернусь
status-away = Нет на месте
status-phone = Говорю по телефону
status-lunch = На обеде
status-hidden = Невидимка
status-offline = Не в сети

progress-connecting = Подключение…
progress-authenticating = Проверка пароля…
progress-syncing = Получение контактов…
progress-reconnecting = Новая попытка…

signed-out-requested = Вы вышли из сети.
signed-out-elsewhere = Вы вошли в другом месте, поэтому здесь вас отключили.
signed-out-server-down = Сервер на время закрывается. Попробуйте позже.
signed-out-lost = Связь прервалась.

no-display = Нет экрана, чтобы открыть окно. Чтобы попробовать Papilio в терминале, выполните: papilio-cli --demo
no-window = Не удалось открыть окно: { $reason }
folder-in-use = Papilio уже запущен с папкой { $folder }. Сначала закройте его или укажите другую папку через --data-dir.
usage =
    Использование: papilio [OPTIONS] [LINK]

      --demo             запустить внутри программы маленькую сеть и войти в неё
      --data-dir DIR     хранить всё в этой папке
      --hidden           начать в области уведомлений, а если её нет, то свёрнутым
      --state-file FILE  всё время записывать туда, что показывают окна (для тестов)
      --version          сказать, какая это версия
      --help             сказать это

    Ссылка выглядит так: msnim:chat?contact=bob@example.com или msnim:add?contact=…; если программа уже запущена, по ссылке перейдёт она.
usage-no-path = После { $option } нужен путь.
usage-unknown = { $argument }: это не параметр и не ссылка на контакт. Попробуйте --help.

link-no-calls = Ссылка хочет позвонить контакту { $contact }. Papilio не умеет звонить.

settings-set-aside = Не удалось прочитать ваши настройки, поэтому начаты новые. Старый файл: { $path }
settings-unreadable = Не удалось прочитать ваши настройки: { $reason }
history-set-aside = Не удалось прочитать вашу историю, поэтому начата новая. Старый файл: { $path }
history-newer = Ваша история записана более новой версией Papilio, поэтому до закрытия программы ничего не сохраняется. Используйте новую версию.
history-unusable = Не удалось открыть вашу историю, поэтому до закрытия программы ничего не сохраняется: { $reason }

save = Сохранить
close = Закрыть
no-browser = Не найдена программа, чтобы открыть эту страницу.
no-mail-program = Не найдена программа, чтобы написать письмо.

connection-title = Подключение
connection-way = Путь к серверу
way-automatic = Автоматически
way-direct = Только напрямую
way-gateway = Только через веб
connection-proxy = Прокси
proxy-system = Как в системе
proxy-none = Нет
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Сервер: proxy.example.com
proxy-port-hint = Порт
proxy-user-hint = Имя, если требуется
proxy-password-hint = Пароль, если он новый
proxy-bad-host = Это не имя прокси. Оно выглядит так: proxy.example.com.
proxy-bad-port = Порт прокси — число от 1 до 65535.
connection-peers = Файлы и изображения
peers-automatic = Напрямую, где это возможно
peers-ports = Так же, только через эти порты
peers-ports-hint = Порты: 6891-6900
peers-never = Только через сервер
peers-bad-ports = Это не порты. Они пишутся так: 6891-6900.
connection-several-places = Можно быть в сети и в других местах
connection-next-time = Действует со следующего входа.
