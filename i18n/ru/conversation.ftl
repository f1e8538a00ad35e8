conversation-title = { $names } – Беседа
tabs-title = ({ $count }) { $title }
tab-detach = Открыть в отдельном окне
tab-join = Вернуть во вкладки
tab-close = Закрыть
tab-close-others = Закрыть остальные
to = Кому:
people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
says = { $name } пишет:
send = Отправить
enter-sends = Отправка по Enter
ctrl-enter-sends = Отправка по Ctrl+Enter

action-invite = Пригласить
action-send-file = Отправить файл
action-nudge = Встряхнуть
action-block = Заблокировать
unblock = Разблокировать
add-to-contacts = В контакты
send-again = Ещё раз

nudge-sent = Встряска отправлена.
nudge-received = { $count ->
    [one] { $name } встряхивает ваше окно!
    [few] { $name } отправляет вам { $count } встряски!
    [many] { $name } отправляет вам { $count } встрясок!
   *[other] { $name } отправляет вам { $count } встряски!
}
nudge-too-soon = Одной встряски в десять секунд достаточно. Попробуйте чуть позже.
joined = { $name } присоединяется к беседе.
left = { $name } покидает беседу.
new-messages = { $count ->
    [one] { $count } новое сообщение
    [few] { $count } новых сообщения
    [many] { $count } новых сообщений
   *[other] { $count } нового сообщения
}
typing-one = { $name } пишет сообщение.
typing-many = { $names } пишут сообщения.
last-received = Последнее сообщение получено { $date } в { $time }.
written-offline = Написано в ваше отсутствие, { $date } в { $time }.

delivery-failed = Это сообщение не доставлено.
delivery-failed-why = Это сообщение не доставлено: { $why }
delivery-unknown = Связь прервалась; это сообщение могло не дойти.
delivery-waits = Контакт не в сети. Papilio отправит это сообщение, когда контакт появится.
delivery-stored = Хранится на сервере, пока контакт не войдёт в сеть.

info-reconnecting = Связь прервалась. Papilio подключается снова; всё, что вы отправите сейчас, уйдёт, когда связь вернётся.
info-signed-out = Вы вышли из сети. Войдите снова, чтобы продолжить беседу.
info-blocked = Вы заблокировали контакт { $name }: он не видит вас и не может вам писать.
info-stranger = { $name }: этого человека нет в вашем списке контактов.
info-offline-kept = { $name } не в сети (или так кажется). Сообщения дойдут при следующем входе.
info-offline-waits = { $name } не в сети (или так кажется). Сообщения ждут здесь и уйдут, когда контакт появится.
info-alone = Все покинули эту беседу.
info-plain-text = Эта сеть не шифрует: по пути сообщения могут прочитать посторонние.

font-usual = Обычный шрифт
color-usual = Обычный цвет
font-sample = Так это выглядит.
ignore-fonts = Показывать чужие сообщения моим обычным шрифтом

emoticon-search = Поиск по имени или сочетанию
emoticon-none = Смайлика с таким именем нет.

invite-title = Пригласить в эту беседу
invite-search = Искать среди тех, кто в сети
invite-nobody = Больше никого нет в сети.

link-title = Открыть эту ссылку?
link-warning = Вам её прислали; она откроется в вашем браузере.
link-open = Открыть
link-host = Она ведёт на { $host }
link-look-alike = Осторожно: в этом имени есть буквы, похожие на другие. Возможно, это не тот адрес, который вы знаете.
link-coded = Осторожно: это имя записано кодом, за которым могут скрываться буквы, похожие на другие.
link-before = Осторожно: то, что стоит перед @, не адрес. Оно лишь похоже на адрес.

ink-not-here = Сейчас придёт рисунок от руки…
invited-webcam = { $name } предлагает показать вам веб-камеру. Papilio этого пока не умеет, приглашение отклонено.
invited-webcam-request = { $name } просит показать вашу веб-камеру. Papilio этого пока не умеет, приглашение отклонено.
invited-call = { $name } звонит вам. Papilio этого пока не умеет, приглашение отклонено.
invited-activity = { $name } приглашает вас к совместному занятию. В Papilio их нет, приглашение отклонено.
invited-remote = { $name } предлагает общий доступ к программам. Papilio этого не умеет, приглашение отклонено.
invited-photos = { $name } предлагает вместе смотреть фотографии. Papilio этого пока не умеет, приглашение отклонено.
invited-background = { $name } предлагает общий фон. Papilio не может его показать, приглашение отклонено.
invited-other = { $name } приглашает вас к тому, чего Papilio не знает. Приглашение отклонено.

ink-erase = Ластик
ink-undo = Отменить
ink-clear = Очистить
ink-not-sent = Не удалось отправить ваш рисунок: { $reason }

paste-title = Отправить эту картинку?
paste-not-kept = Не удалось сохранить картинку для отправки: { $reason }

search-words = Найти в этой беседе
search-count = { $number } из { $count }
search-none = Не найдено
search-none-loaded = Пока не найдено. Нажмите Enter, чтобы искать дальше в прошлом.
search-seeking = Поиск дальше в прошлом…
