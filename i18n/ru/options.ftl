options-title = Настройки
options-appearance = Внешний вид
options-messages = Сообщения
options-sounds = Звуки
options-desktop = Рабочий стол
options-privacy = Приватность
options-connection = Подключение
options-keyboard = Клавиатура
options-about = О программе
options-percent = { $percent } %

options-theme = Тема
theme-system = Автоматически
theme-classic = Классика
theme-live = Live
theme-night = Ночь
options-theme-what = Автоматически: «Ночь», если рабочий стол тёмный, иначе «Классика».
options-theme-what-contrast = Автоматически: «Высокий контраст», если рабочий стол требует большей контрастности, «Ночь», если он тёмный, иначе «Классика».
options-scale = Размер всего
options-motion = Движение
options-reduce-motion = Меньше движения
options-reduce-motion-what = Встряски не трясут окно, а анимированные картинки неподвижны.

options-language = Язык
language-system = Автоматически
options-language-what = Автоматически: язык рабочего стола.

options-conversations = Беседы
options-tabs = Показывать беседы вкладками одного окна
options-attention = Окно привлекает внимание, когда в нём пишут

options-writing = Письмо
options-enter-sends = Отправлять по Enter
options-enter-sends-what = Shift+Enter начинает новую строку.
options-enter-breaks-what = Ctrl+Enter отправляет, Enter начинает новую строку.
options-reading = Чтение
options-show-times = Показывать время у каждого сообщения
options-emoticons = Показывать смайлики картинками

options-sounds-on = Включить звуки
options-volume = Громкость
options-quiet-when-busy = Без звуков, когда мой статус «Не беспокоить»
options-sounds-when = Звук, когда
options-sound-sign-in = удалось войти в сеть
options-sound-online = контакт появляется в сети
options-sound-message = мне пишут
options-sound-nudge = меня встряхивают
options-sound-mail = приходит письмо
options-sound-file-done = файл готов
options-sound-sent = сообщение отправлено
options-sound-ring = мне звонят
sound-no-server = Ничего не слышно: не запущен звуковой сервер (PulseAudio или PipeWire).
sound-refused = Ничего не слышно: { $reason }
sound-no-system = В этой системе Papilio пока не умеет играть звуки.

options-toasts = Сообщать в углу экрана, когда
options-toast-online = контакт появляется в сети
options-toast-message = мне пишут или меня встряхивают
options-toast-mail = приходит письмо
options-toast-request = меня хотят добавить в контакты
options-toast-text = Показывать, что написано
options-toast-what = Не для беседы, на которую вы смотрите, и не при статусе «Не беспокоить».
options-toasts-not = Сообщать в углу экрана не получится: { $reason }

options-idle = Статус «Нет активности», когда меня нет за компьютером
options-idle-never = Никогда
options-idle-minutes = { $minutes } мин
options-idle-what = Только когда вы в сети: выбранный вами статус остаётся. Первая же клавиша вернёт вас.
options-idle-not = Papilio не может узнать, за компьютером ли вы: { $reason }
options-tray = Область уведомлений
options-stay-in-tray = Работать там дальше, когда список контактов закрыт
options-tray-not = Области уведомлений нет: { $reason }
options-start = Запуск
options-autostart = Запускать Papilio вместе с системой
options-autostart-what = При этом никакое окно не заслонит вашу работу.
options-autostart-not = Запускать Papilio вместе с системой не получится: { $reason }

options-playing = Что я слушаю
options-tell-playing = Показывать контактам музыку, которая играет
options-playing-not = Papilio не может узнать, что сейчас играет: { $reason }

options-typing = Набор текста
options-tell-typing = Показывать другим, что я пишу
options-keep = Что было сказано
options-keep-always = Хранить всегда
options-keep-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
options-keep-always-what = Всё, что вы пишете и получаете, остаётся на этом компьютере.
options-keep-what = Всё, что старше, удалится при следующем запуске Papilio. Отменить это нельзя.
options-who = Кто может со мной связаться
options-strangers = Люди не из моего списка могут видеть меня и писать мне
options-strangers-signed-out = Войдите, чтобы выбрать, кто может с вами связаться.
options-passwords = Пароли
options-passwords-what = Пароли, которые запоминает Papilio, лежат в хранилище ключей вашей системы и никогда в файле.

options-connection-accounts = Как учётные записи связываются с серверами
options-connection-open = Изменить…
options-connection-inside = внутри Papilio
options-connection-signed-out = Вы не в сети. До входа путь к серверу можно выбрать под его именем.
options-connection-what = Путь к серверу, прокси и можно ли быть в сети сразу в нескольких местах.

options-keys-list = В списке контактов
options-keys-conversation = В беседе
options-keys-tabs = Когда беседы во вкладках
options-keys-options = В этом окне
key-type = Любая буква
key-type-what = Найти контакт
key-arrows = ↑ ↓ ← →
key-arrows-what = Ходить по списку; сворачивать и разворачивать группы
key-enter = Enter
key-enter-what = Открыть беседу
key-f2 = F2
key-f2-what = Переименовать группу или сменить своё имя
key-delete = Delete
key-delete-what = Удалить контакт или группу, с вопросом
key-menu = Menu, Shift+F10
key-menu-what = Показать, что можно сделать с контактом
key-tab = Tab, Shift+Tab
key-tab-what = К следующей части или назад
key-shift-enter = Shift+Enter
key-shift-enter-what = Начать новую строку
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Вернуть отправленное раньше
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Жирный, курсив, подчёркнутый
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Встряхнуть
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Копировать выделенное; вставить
key-page = Page Up, Down
key-page-what = Читать выше или ниже
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Искать в беседе
key-f3 = F3, Shift+F3
key-f3-what = К следующему найденному месту или назад
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Закрыть беседу
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = Следующая вкладка; с Shift+Tab или Page Up предыдущая
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Вкладка с этим номером
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = Передвинуть вкладку
key-tab-menu-what = Показать, что можно сделать с вкладкой
key-escape = Esc
key-escape-what = Закрыть то, что открыто, потом окно
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = Сменить страницу
options-keys-lists = В списках, вкладках и текстах
key-home = Home, End
key-home-what = К первому или последнему
key-choice = Enter, пробел, ↓
key-choice-what = Открыть выпадающий список; буквы ведут к тому, что с них начинается
key-sides = ← →
key-sides-what = Переключать вкладки, когда они в фокусе; Delete закрывает вкладку
key-read-what = Читать переписку, когда она в фокусе; вбок — к её ссылкам

about-version = Версия { $version }
about-what = Мессенджер для сети MSN на современных компьютерах.
about-licence = Свободная программа по лицензии MIT.
about-drawings = Рисунки, смайлики и звуки сделаны специально для неё и принадлежат всем (CC0).
about-names = Papilio создан не Microsoft и никак с ней не связан.

theme-contrast = Высокий контраст
options-name-looks = Показывать в именах цвета и стили Messenger Plus!
options-sound-file = Свой файл…
options-sound-pick = Выберите звук
options-sound-files = Файлы WAV
sound-file-not-played = Не удалось воспроизвести { $file }, поэтому звучит обычный звук. { $why }
sound-file-unreadable = Не удалось прочитать файл: { $reason }
sound-file-large = Файл слишком большой.
sound-file-not-wav = Это не файл WAV, или он повреждён.
sound-file-compressed = Звук в этом файле сжат. Выберите обычный файл WAV (PCM).
options-without-tray = Если закрыть последнее окно, а области уведомлений нет:
options-without-tray-ask = Спрашивать
options-without-tray-quit = Закрыть программу
options-without-tray-stay = Остаться, свернув окно
options-keep-years = { $years ->
    [one] { $years } год
    [few] { $years } года
    [many] { $years } лет
   *[other] { $years } года
}
options-cache = Картинки и смайлики других людей
options-cache-mib = { $mib } МиБ
options-cache-what = Столько их хранится на этом компьютере. Сначала удаляется то, чего дольше всего не было видно; если понадобится, оно загрузится снова.
