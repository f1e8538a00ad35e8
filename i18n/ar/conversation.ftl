conversation-title = { $names } – محادثة
tabs-title = ({ $count }) { $title }
tab-detach = نقل إلى نافذة مستقلة
tab-join = إعادة إلى علامات التبويب
tab-close = إغلاق
tab-close-others = إغلاق كل ما عداها
to = إلى:
people = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
says = من { $name }:
send = إرسال
enter-sends = الإرسال بـ Enter
ctrl-enter-sends = الإرسال بـ Ctrl+Enter

action-invite = دعوة
action-send-file = إرسال ملف
action-nudge = تنبيه
action-block = حظر
unblock = إلغاء الحظر
add-to-contacts = إضافة إلى القائمة
send-again = إعادة الإرسال

nudge-sent = لقد أرسلت تنبيهًا للتوّ.
nudge-received = { $count ->
    [zero] لا تنبيهات من { $name }.
    [one] وصلك تنبيه من { $name } للتوّ!
    [two] وصلك تنبيهان من { $name }!
    [few] وصلتك { $count } تنبيهات من { $name }!
    [many] وصلك { $count } تنبيهًا من { $name }!
   *[other] وصلك { $count } تنبيه من { $name }!
}
nudge-too-soon = تنبيه واحد كل عشر ثوانٍ يكفي. حاول مجددًا بعد لحظة.
joined = تم انضمام { $name } إلى المحادثة.
left = تمت مغادرة { $name } للمحادثة.
new-messages = { $count ->
    [zero] لا رسائل جديدة
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
    [many] { $count } رسالة جديدة
   *[other] { $count } رسالة جديدة
}
typing-one = تجري الآن كتابة رسالة: { $name }.
typing-many = تجري الآن كتابة رسائل: { $names }.
last-received = وصلت آخر رسالة في { $date } الساعة { $time }.
written-offline = كُتبت في غيابك، في { $date } الساعة { $time }.

delivery-failed = لم تصل هذه الرسالة.
delivery-failed-why = لم تصل هذه الرسالة: { $why }
delivery-unknown = انقطع الاتصال؛ ربما لم تصل هذه الرسالة.
delivery-waits = جهة الاتصال غير متصلة. سيرسل Papilio هذه الرسالة عند اتصالها.
delivery-stored = يحفظها الخادم حتى تسجّل جهة الاتصال دخولها.

info-reconnecting = انقطع الاتصال. يحاول Papilio من جديد؛ ما ترسله الآن سيُرسل عند عودة الاتصال.
info-signed-out = لقد سجّلت خروجك. سجّل الدخول مجددًا لمتابعة هذه المحادثة.
info-blocked = لقد حظرت { $name }: لا رؤية لك ولا مراسلة.
info-stranger = ليس في قائمة جهات اتصالك: { $name }.
info-offline-kept = الحالة لدى { $name }: غير متصل، أو هكذا يبدو. ما تكتبه يصل عند تسجيل الدخول.
info-offline-waits = الحالة لدى { $name }: غير متصل، أو هكذا يبدو. ما تكتبه ينتظر هنا ويُرسل عند الاتصال.
info-alone = غادر الجميع هذه المحادثة.
info-plain-text = هذه الشبكة لا تشفّر: قد يستطيع آخرون في الطريق قراءة ما تكتبه.

font-usual = الخط المعتاد
color-usual = اللون المعتاد
font-sample = هكذا يبدو الخط.
ignore-fonts = عرض ما يكتبه الآخرون بخطي المعتاد

emoticon-search = بحث بالاسم أو الاختصار
emoticon-none = لا رمز بهذا الاسم.

invite-title = دعوة شخص إلى هذه المحادثة
invite-search = البحث بين المتصلين
invite-nobody = لا أحد غيرك متصل الآن.

link-title = هل تريد فتح هذا الرابط؟
link-warning = أُرسل إليك هذا الرابط وسيُفتح في متصفحك.
link-open = فتح
link-host = يقود إلى ⁨{ $host }⁩
link-look-alike = انتبه: في هذا الاسم حروف تشبه حروفًا أخرى، وقد لا يكون العنوان الذي تعرفه.
link-coded = انتبه: هذا الاسم مكتوب برموز قد تخفي حروفًا تشبه حروفًا أخرى.
link-before = انتبه: ما قبل الرمز @ ليس عنوانًا، بل يبدو كذلك فقط.

ink-not-here = رسم يدوي في الطريق إليك…
invited-webcam = دعوة من { $name } إلى مشاهدة كاميرا الويب. لا يدعم Papilio ذلك بعد، فاعتذر عنك.
invited-webcam-request = طلب من { $name } لمشاهدة كاميرا الويب لديك. لا يدعم Papilio ذلك بعد، فاعتذر عنك.
invited-call = مكالمة من { $name }. لا يدعم Papilio ذلك بعد، فاعتذر عنك.
invited-activity = دعوة من { $name } إلى نشاط. ليس في Papilio أنشطة، فاعتذر عنك.
invited-remote = دعوة من { $name } إلى مشاركة البرامج. لا يدعم Papilio ذلك، فاعتذر عنك.
invited-photos = دعوة من { $name } إلى مشاهدة الصور معًا. لا يدعم Papilio ذلك بعد، فاعتذر عنك.
invited-background = خلفية مشتركة من { $name }. لا يستطيع Papilio عرضها، فاعتذر عنك.
invited-other = دعوة من { $name } إلى شيء لا يعرفه Papilio. تم رفضها.

ink-erase = ممحاة
ink-undo = تراجع
ink-clear = مسح الكل
ink-not-sent = تعذّر إرسال رسمك: { $reason }

paste-title = هل تريد إرسال هذه الصورة؟
paste-not-kept = تعذّر حفظ الصورة لإرسالها: { $reason }

search-words = البحث في هذه المحادثة
search-count = { $number } من { $count }
search-none = لم يُعثر على شيء
search-none-loaded = لا نتيجة حتى الآن. اضغط Enter للبحث أبعد.
search-seeking = جارٍ البحث أبعد…
