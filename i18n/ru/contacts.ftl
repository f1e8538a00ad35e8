personal-message-hint = Напишите пару слов о себе
search-hint = Найти контакт…
add-contact = Добавить контакт
list-menu = Список и программа

group-count = { $name } ({ $online }/{ $total })
group-favorites = Избранные ({ $online }/{ $total })
group-other = Другие контакты ({ $online }/{ $total })
group-online = В сети ({ $count })
group-offline = Не в сети ({ $count })
contact-status = ({ $status })
contact-blocked = Блокировка
contact-mobile = Мобильный
contact-message = – { $message }
list-empty = В вашем списке пока никого нет.
list-nobody-found = В вашем списке нет никого по запросу «{ $filter }».

link-online = Вы в сети · { $dialect } · { $way }
link-here = на этом компьютере
link-plain = без шифрования
link-encrypted = с шифрованием
link-gateway-plain = через веб, без шифрования
link-gateway-encrypted = через веб, с шифрованием

menu-write = Отправить сообщение
menu-file = Отправить файл…
menu-mail = Отправить письмо…
menu-page = На мобильный телефон…
menu-card = Карточка контакта…
menu-favorite = Добавить в избранные
menu-no-favorite = Убрать из избранных
menu-quiet = Без звуков от контакта
menu-block = Заблокировать
menu-unblock = Разблокировать
menu-copy-to = Копировать в группу…
menu-move-to = Переместить в группу…
menu-remove-from = Убрать из «{ $group }»
menu-remove = Удалить контакт…
menu-rename-group = Переименовать группу
menu-remove-group = Удалить группу…
menu-new-group = Новая группа…
menu-by-group = По группам
menu-by-status = По статусу
menu-by-both = Группы, не в сети отдельно
menu-sort-online = Сначала те, кто в сети
menu-sort-status = Сначала доступные
menu-sort-name = По имени
menu-rows-compact = Мелкие строки
menu-rows-detailed = С картинками
menu-rows-large = С большими картинками
menu-phones = Ваши телефоны…
menu-connection = Подключение…
menu-options = Настройки…
menu-another-account = Другая учётная запись…
menu-sign-out = Выйти
menu-quit = Закрыть Papilio

next = Далее
back = Назад
later = Позже
add-title = Добавить контакт
add-who = Кого вы хотите добавить?
add-yourself = Это ваш собственный адрес.
add-known = Этот человек уже есть в вашем списке.
add-group = В какую группу поместить { $address }?
add-no-group = Без группы
add-message-hint = Сообщение к запросу, если хотите
add-told = Мы спросим этого человека, можно ли вам видеть его в сети и писать ему.
add-button = Добавить
sign-in-again = Войти снова
request-bar = { $name } добавляет вас в контакты.
request-answer = Ответить
request-title = Вас добавляют в контакты
request-words = { $name } ({ $address }) добавляет вас в свой список контактов.
request-what = Разрешить: этот человек будет видеть вас в сети и сможет вам писать. Заблокировать: ни того, ни другого.
request-allow = Разрешить
request-add = Добавить в мой список
remove-title = Удалить контакт
remove-words = Удалить { $name } ({ $address }) из вашего списка?
remove-block = Удалить и заблокировать
remove-button = Удалить
new-group-title = Новая группа
new-group-hint = Название группы
new-group-button = Создать
remove-group-title = Удалить группу
remove-group-words = Удалить группу «{ $name }»? Её контакты останутся в вашем списке.

picture-change = Сменить картинку
picture-title = Ваша картинка
picture-file = Из файла…
picture-files = Картинки
picture-paste = Вставить
picture-nothing-to-paste = В буфере обмена нет картинки.
picture-earlier = Прежние картинки
picture-drop = Если окно выбора файла не открылось, перетащите файл сюда.
picture-reading = Чтение картинки…
picture-cut-title = Какую часть показывать?
picture-cut-hint = Перетаскивайте картинку. Колесо мыши увеличивает её.
picture-use = Выбрать
picture-unknown = Эту картинку использовать нельзя. Выберите файл PNG, JPEG, GIF или BMP.
picture-too-large = Эта картинка слишком велика. Выберите картинку не больше { $side } × { $side } пикселей и { $size } МБ.
picture-broken = Эта картинка повреждена. Выберите другую.
picture-unreadable = Не удалось прочитать файл: { $reason }
picture-no-file = это не обычный файл
picture-not-kept = Не удалось сохранить вашу картинку, она пропадёт при закрытии программы: { $reason }

mail-hint = { $count ->
    [one] { $count } непрочитанное письмо. Щёлкните, чтобы открыть почту.
    [few] { $count } непрочитанных письма. Щёлкните, чтобы открыть почту.
    [many] { $count } непрочитанных писем. Щёлкните, чтобы открыть почту.
   *[other] { $count } непрочитанного письма. Щёлкните, чтобы открыть почту.
}
mail-hint-elsewhere = Непрочитанные письма: { $count } во входящих, { $elsewhere } в других папках. Щёлкните, чтобы открыть почту.
mail-new = Новое письмо от { $from }
mail-new-subject = Новое письмо от { $from }: «{ $subject }»
mail-open = Открыть

places-count = { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}
places-title = Где вы сейчас в сети
places-here = Здесь
places-here-named = Здесь: { $place }
places-unnamed = другое место
places-idle = { $place } (нет активности)
places-sign-out = Выйти: { $place }
places-sign-out-all = Выйти во всех других местах
places-rename = Назвать это место…
places-one-only = Быть в сети только в одном месте
place-title = Назвать это место
place-words = Так это место видно в других ваших местах.
place-hint = Дом, работа, ноутбук…

card-title = Карточка контакта
card-gone = Этого контакта больше нет в вашем списке.
card-nickname = Прозвище, видно только вам
card-note = Заметка, видна только вам
card-favorite = Избранный контакт
card-here = На этом компьютере
card-sound = Звуки от этого контакта
card-toast = Сообщать о контакте в углу экрана
card-log = Хранить сказанное в истории
card-groups = Группы: { $groups }
card-write = Сообщение
card-page = На мобильный
phone-home = Домашний
phone-work = Рабочий
phone-mobile = Мобильный
network-communicator = Пользуется Office Communicator
network-phone = Пользуется мобильным телефоном
network-yahoo = Пользуется Yahoo! Messenger

phones-title = Ваши телефоны
phones-seen = Эти номера видят ваши контакты.
phones-paging = Контакты могут писать на мой мобильный телефон
page-title = На мобильный телефон
page-words = Получит на мобильный: { $name }
page-hint = Короткое сообщение
page-left = { $count ->
    [one] Остался { $count } знак
    [few] Осталось { $count } знака
    [many] Осталось { $count } знаков
   *[other] Осталось { $count } знака
}
page-send = Отправить

leave-list-title = Закрыть Papilio?
leave-list-words = Области уведомлений, где программа могла бы работать дальше, нет. Закрыть её и выйти из сети или остаться в сети и свернуть окно?
leave-list-always = Поступать так всегда
leave-list-stay = Остаться
leave-list-quit = Закрыть
