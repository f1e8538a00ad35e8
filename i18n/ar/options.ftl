options-title = الخيارات
options-appearance = المظهر
options-messages = الرسائل
options-sounds = الأصوات
options-desktop = سطح المكتب
options-privacy = الخصوصية
options-connection = الاتصال
options-keyboard = لوحة المفاتيح
options-about = حول
options-percent = { $percent }%

options-theme = السمة
theme-system = تلقائي
theme-classic = كلاسيكي
theme-live = لايف
theme-night = ليلي
options-theme-what = التلقائي هو الليلي حين يكون سطح المكتب داكنًا، وإلا فالكلاسيكي.
options-theme-what-contrast = التلقائي هو التباين العالي حين يطلب سطح المكتب تباينًا أكبر، والليلي حين يكون داكنًا، وإلا فالكلاسيكي.
options-scale = حجم كل شيء
options-motion = الحركة
options-reduce-motion = تقليل الحركة
options-reduce-motion-what = التنبيهات لا تهزّ النافذة، والصور المتحركة تبقى ساكنة.

options-language = اللغة
language-system = تلقائي
options-language-what = التلقائي هو لغة سطح المكتب.

options-conversations = المحادثات
options-tabs = عرض المحادثات كعلامات تبويب في نافذة واحدة
options-attention = لفت النافذة للانتباه عند وصول رسالة فيها

options-writing = الكتابة
options-enter-sends = الإرسال بمفتاح Enter
options-enter-sends-what = المفتاحان Shift+Enter لبدء سطر جديد.
options-enter-breaks-what = المفتاحان Ctrl+Enter للإرسال، وEnter لبدء سطر جديد.
options-reading = القراءة
options-show-times = عرض الوقت بجانب كل رسالة
options-emoticons = عرض الرموز التعبيرية كصور

options-sounds-on = تشغيل الأصوات
options-volume = مستوى الصوت
options-quiet-when-busy = بلا أصوات في حالة «مشغول»
options-sounds-when = تشغيل صوت عند
options-sound-sign-in = تسجيل دخولي
options-sound-online = اتصال إحدى جهات الاتصال
options-sound-message = وصول رسالة إليّ
options-sound-nudge = وصول تنبيه إليّ
options-sound-mail = وصول بريد
options-sound-file-done = اكتمال ملف
options-sound-sent = إرسالي رسالة
options-sound-ring = وصول مكالمة
sound-no-server = لا يمكن سماع شيء: لا يعمل أي خادم صوت (PulseAudio أو PipeWire).
sound-refused = لا يمكن سماع شيء: { $reason }
sound-no-system = لا يستطيع Papilio تشغيل الأصوات على هذا النظام بعد.

options-toasts = إعلامي في زاوية الشاشة عند
options-toast-online = اتصال إحدى جهات الاتصال
options-toast-message = وصول رسالة أو تنبيه إليّ
options-toast-mail = وصول بريد
options-toast-request = وصول طلب لإضافتي
options-toast-text = عرض نص الرسالة
options-toast-what = لا يظهر شيء عن المحادثة التي أمامك، ولا في حالة «مشغول».
options-toasts-not = لا يمكن عرض شيء في زاوية الشاشة: { $reason }

options-idle = إظهاري خاملًا إذا ابتعدت عن الكمبيوتر لمدة
options-idle-never = أبدًا
options-idle-minutes = { $minutes } د
options-idle-what = فقط وأنت متصل: الحالة التي اخترتها تبقى. وتعود مع أول ضغطة مفتاح.
options-idle-not = لا يستطيع Papilio معرفة ما إذا كنت أمام الكمبيوتر: { $reason }
options-tray = منطقة الإعلام
options-stay-in-tray = الاستمرار في منطقة الإعلام بعد إغلاق قائمة جهات الاتصال
options-tray-not = لا توجد منطقة إعلام: { $reason }
options-start = البدء
options-autostart = بدء Papilio مع النظام
options-autostart-what = يبدأ دون إظهار نافذة أمام عملك.
options-autostart-not = لا يمكن بدء Papilio مع النظام: { $reason }

options-playing = ما أستمع إليه
options-tell-playing = إظهار الموسيقى المشغّلة الآن لجهات اتصالي
options-playing-not = لا يستطيع Papilio معرفة ما يُشغَّل الآن: { $reason }

options-typing = الكتابة
options-tell-typing = السماح للآخرين برؤية أنني أكتب
options-keep = ما قيل
options-keep-always = يُحفظ دائمًا
options-keep-days = { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
options-keep-always-what = كل ما تكتبه وتستلمه يبقى على هذا الكمبيوتر.
options-keep-what = يُحذف ما هو أقدم عند بدء Papilio في المرة القادمة، ولا يمكن التراجع عن ذلك.
options-who = من يستطيع الوصول إليّ
options-strangers = يمكن لمن ليسوا في قائمتي رؤيتي ومراسلتي
options-strangers-signed-out = سجّل الدخول لتختار من يستطيع الوصول إليك.
options-passwords = كلمات المرور
options-passwords-what = كلمات المرور التي يتذكرها Papilio محفوظة في حافظة المفاتيح بسطح المكتب، ولا تُكتب أبدًا في ملف.

options-connection-accounts = كيف تصل حساباتك إلى خوادمها
options-connection-open = تغيير…
options-connection-inside = داخل Papilio
options-connection-signed-out = لم تسجّل دخولك. قبل تسجيل الدخول يمكن اختيار الطريق إلى الخادم أسفل اسمه.
options-connection-what = الطريق إلى الخادم، والخادم الوكيل، وإمكان الدخول من عدة أماكن.

options-keys-list = في قائمة جهات الاتصال
options-keys-conversation = في المحادثة
options-keys-tabs = حين تكون المحادثات في علامات تبويب
options-keys-options = في هذه النافذة
key-type = أي حرف
key-type-what = البحث عن جهة اتصال
key-arrows = ↑ ↓ ← →
key-arrows-what = التنقل في القائمة؛ طيّ المجموعات وفتحها
key-enter = Enter
key-enter-what = فتح محادثة
key-f2 = F2
key-f2-what = إعادة تسمية مجموعة، أو تغيير اسمك
key-delete = Delete
key-delete-what = إزالة جهة اتصال أو مجموعة، بعد السؤال
key-menu = Menu, Shift+F10
key-menu-what = عرض ما يمكن فعله مع جهة الاتصال
key-tab = Tab, Shift+Tab
key-tab-what = الانتقال إلى الجزء التالي أو السابق
key-shift-enter = Shift+Enter
key-shift-enter-what = بدء سطر جديد
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = استعادة ما أرسلته من قبل
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = عريض، مائل، مسطّر
key-ctrl-l = Ctrl+L
key-ctrl-l-what = تنبيه
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = نسخ المحدد؛ لصق
key-page = Page Up, Down
key-page-what = القراءة لأعلى أو لأسفل
key-ctrl-f = Ctrl+F
key-ctrl-f-what = البحث في المحادثة
key-f3 = F3, Shift+F3
key-f3-what = الانتقال إلى الموضع التالي مما عُثر عليه أو السابق
key-ctrl-w = Ctrl+W
key-ctrl-w-what = إغلاق المحادثة
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = عرض علامة التبويب التالية؛ والسابقة مع ⁨Shift+Tab⁩ أو ⁨Page Up⁩
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = عرض علامة التبويب بهذا الرقم
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = تحريك علامة التبويب
key-tab-menu-what = عرض ما يمكن فعله مع علامة التبويب
key-escape = Esc
key-escape-what = إغلاق ما هو مفتوح، ثم النافذة
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = تبديل الصفحة
options-keys-lists = في القوائم وعلامات التبويب والنصوص
key-home = Home, End
key-home-what = الانتقال إلى الأول أو الأخير
key-choice = Enter, Space, ↓
key-choice-what = فتح قائمة منسدلة؛ والحروف تنقل إلى ما يبدأ بها
key-sides = ← →
key-sides-what = التنقل بين علامات التبويب بعد تحديدها؛ والمفتاح Delete يغلق واحدة
key-read-what = قراءة ما قيل بعد تحديده؛ والروابط على الجانبين

about-version = الإصدار { $version }
about-what = ماسنجر لشبكة MSN، لكمبيوترات اليوم.
about-licence = برنامج حر برخصة MIT.
about-drawings = صُنعت رسومه ورموزه وأصواته له خصيصًا، وهي ملك للجميع (CC0).
about-names = لم تصنع Microsoft برنامج Papilio، ولا علاقة له بها.

theme-contrast = تباين عالٍ
options-name-looks = عرض ألوان ⁨Messenger Plus!⁩ وأنماطه في الأسماء
options-sound-file = ملف خاص…
options-sound-pick = اختيار صوت
options-sound-files = ملفات WAV
sound-file-not-played = لا يمكن تشغيل ⁨{ $file }⁩، لذلك تسمع الصوت المعتاد. { $why }
sound-file-unreadable = لا يمكن قراءة الملف: { $reason }
sound-file-large = الملف كبير جدًا.
sound-file-not-wav = هذا ليس ملف WAV، أو أنه تالف.
sound-file-compressed = الصوت في هذا الملف مضغوط. اختر ملف WAV عاديًا (PCM).
options-without-tray = عند إغلاق آخر نافذة دون وجود منطقة إعلام:
options-without-tray-ask = السؤال
options-without-tray-quit = إنهاء
options-without-tray-stay = البقاء، في نافذة مصغّرة
options-keep-years = { $years ->
    [zero] { $years } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $years } سنوات
    [many] { $years } سنة
   *[other] { $years } سنة
}
options-cache = صور الآخرين ورموزهم التعبيرية
options-cache-mib = ⁨{ $mib } MiB⁩
options-cache-what = هذا أقصى ما يُحفظ منها على هذا الكمبيوتر. يُحذف أولًا ما لم يظهر منذ أطول مدة، ثم يُحضر من جديد عند الحاجة.
