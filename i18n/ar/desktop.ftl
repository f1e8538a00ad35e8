toast-open = فتح
toast-online = متصل الآن
toast-nudge = وصلك تنبيه
toast-ink = وصلك رسم
toast-hidden = وصلتك رسالة
toast-mail = وصلك بريد
toast-request = طلب لإضافتك إلى جهات الاتصال

tray-open = فتح Papilio
tray-status = الحالة
tray-sign-out = تسجيل الخروج
tray-quit = إنهاء
tray-signed-out = لم تسجّل دخولك
tray-unread = { $count ->
    [zero] لا رسائل غير مقروءة
    [one] رسالة واحدة غير مقروءة
    [two] رسالتان غير مقروءتين
    [few] { $count } رسائل غير مقروءة
    [many] { $count } رسالة غير مقروءة
   *[other] { $count } رسالة غير مقروءة
}

desktop-no-bus = ليس لسطح المكتب ناقل رسائل لبرامجه.
desktop-no-service = ليس في سطح المكتب ما يقوم بذلك.
desktop-no-system = لا يستطيع Papilio فعل ذلك على هذا النظام بعد.
desktop-failed = { $reason }

toast-file = ملف معروض عليك: ⁨{ $name }⁩
