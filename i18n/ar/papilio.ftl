program = Papilio
contacts-title = Papilio – { $name }
today = اليوم
yesterday = أمس
date = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
} { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] ص
   *[other] م
}
cancel = إلغاء

status-online = متصل
status-busy = مشغول
status-idle = خامل
status-brb = عودة بعد قليل
status-away = بالخارج
status-phone = على الهاتف
status-lunch = في استراحة الغداء
status-hidden = الظهور دون اتصال
status-offline = غير متصل

progress-connecting = جارٍ الاتصال…
progress-authenticating = جارٍ التحقق من كلمة المرور…
progress-syncing = جارٍ إحضار جهات اتصالك…
progress-reconnecting = جارٍ المحاولة مجددًا…

signed-out-requested = لقد سجّلت خروجك.
signed-out-elsewhere = سجّلت الدخول في مكان آخر، لذلك تم تسجيل خروجك هنا.
signed-out-server-down = الخادم يغلق لبعض الوقت. حاول مجددًا لاحقًا.
signed-out-lost = انقطع الاتصال.

no-display = لا توجد شاشة لفتح نافذة عليها. لتجربة Papilio في الطرفية، شغّل: ⁨papilio-cli --demo⁩
no-window = تعذّر فتح النافذة: { $reason }
folder-in-use = يعمل Papilio بالفعل، بالمجلد ⁨{ $folder }⁩. أنهه أولًا، أو حدّد مجلدًا آخر باستخدام ⁨--data-dir⁩.
usage =
    الاستخدام: ⁨papilio [OPTIONS] [LINK]⁩

      --demo             بدء شبكة صغيرة داخل البرنامج وتسجيل الدخول إليها
      --data-dir DIR     حفظ كل شيء في هذا المجلد
      --hidden           البدء في منطقة الإعلام، أو مصغّرًا إن لم توجد
      --state-file FILE  كتابة ما تعرضه النوافذ هناك دائمًا (للاختبارات)
      --version          عرض رقم الإصدار
      --help             عرض هذه المساعدة

    يبدو الرابط هكذا: ⁨msnim:chat?contact=bob@example.com⁩ أو ⁨msnim:add?contact=…⁩؛ وإن كان البرنامج يعمل بالفعل فهو الذي يتبعه.
usage-no-path = يجب أن يلي الخيار ⁨{ $option }⁩ مسار.
usage-unknown = ليس ⁨{ $argument }⁩ خيارًا ولا رابطًا إلى جهة اتصال. جرّب ⁨--help⁩.

link-no-calls = يريد رابط الاتصال صوتيًا مع ⁨{ $contact }⁩. لا يستطيع Papilio إجراء المكالمات.

settings-set-aside = تعذّرت قراءة إعداداتك، فبدأت إعدادات جديدة. الملف القديم هو ⁨{ $path }⁩.
settings-unreadable = تعذّرت قراءة إعداداتك: { $reason }
history-set-aside = تعذّرت قراءة سجلك، فبدأ سجل جديد. الملف القديم هو ⁨{ $path }⁩.
history-newer = كُتب سجلك بإصدار أحدث من Papilio، لذلك لن يُحفظ شيء حتى إغلاق البرنامج. استخدم الإصدار الأحدث.
history-unusable = تعذّر فتح سجلك، لذلك لن يُحفظ شيء حتى إغلاق البرنامج: { $reason }

save = حفظ
close = إغلاق
no-browser = لم يُعثر على برنامج لفتح هذه الصفحة.
no-mail-program = لم يُعثر على برنامج لكتابة بريد إلكتروني.

connection-title = الاتصال
connection-way = الطريق إلى الخادم
way-automatic = تلقائي
way-direct = مباشرة فقط
way-gateway = عبر الويب فقط
connection-proxy = الخادم الوكيل
proxy-system = كما يحدد النظام
proxy-none = بلا
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = الخادم: ⁨proxy.example.com⁩
proxy-port-hint = المنفذ
proxy-user-hint = الاسم، إن طُلب
proxy-password-hint = كلمة المرور، إن كانت جديدة
proxy-bad-host = هذا ليس اسم خادم وكيل. يبدو الاسم هكذا: ⁨proxy.example.com⁩.
proxy-bad-port = منفذ الخادم الوكيل رقم من 1 إلى 65535.
connection-peers = الملفات والصور
peers-automatic = مباشرة إلى الآخر حيث يمكن
peers-ports = كذلك، عبر هذه المنافذ فقط
peers-ports-hint = المنافذ: 6891-6900
peers-never = عبر الخادم فقط
peers-bad-ports = هذه ليست منافذ. تُكتب مثل 6891-6900.
connection-several-places = السماح بدخولي من أماكن أخرى أيضًا
connection-next-time = يُستخدم بدءًا من تسجيل دخولك القادم.
