transfer-offered = ملف معروض عليك من { $name }.
transfer-connecting = جارٍ الاتصال بـ { $name }…
transfer-waiting = في انتظار قبول { $name }…
transfer-progress = { $there } من { $whole } · { $rate } في الثانية · المتبقي: { $left }
transfer-begun = { $there } من { $whole }
transfer-by-server = (عبر الخادم)
transfer-received = تم الاستلام من { $name }.
transfer-sent = تم الإرسال إلى { $name }.
transfer-declined-here = لقد رفضت هذا الملف.
transfer-declined-there = تم رفض هذا الملف من { $name }.
transfer-cancelled = تم الإلغاء.
transfer-cancelled-there = تم الإيقاف من { $name }.
transfer-failed = انقطع النقل.
transfer-failed-why = انقطع النقل: { $why }
transfer-why-refused = البرنامج الآخر لا يقبله.
transfer-why-timed_out = لم يصل شيء من الطرف الآخر منذ وقت طويل.
transfer-why-connection = لم يعد هناك اتصال بالطرف الآخر.
transfer-why-wrong_size = طول ما وصل يختلف عن المتفق عليه.
transfer-why-protocol = أرسل البرنامج الآخر شيئًا غير مفهوم.
transfer-why-not_signed_in = تم تسجيل خروجك.
transfer-sum = SHA-256: { $sum }
transfer-accept = قبول
transfer-save-as = حفظ باسم…
transfer-decline = رفض
transfer-open-folder = فتح المجلد
transfer-retry = إعادة الإرسال
transfer-folder-title = حفظ الملف باسم

size-bytes = { $n ->
    [zero] { $n } بايت
    [one] { $n } بايت
    [two] { $n } بايت
    [few] { $n } بايت
    [many] { $n } بايت
   *[other] { $n } بايت
}
size-kb = { $n } ك.ب
size-mb = { $n } م.ب
size-gb = { $n } غ.ب
left-seconds = { $n ->
    [zero] { $n } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
left-minutes = { $n ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
left-hours = { $n ->
    [zero] { $n } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}

leave-title = ما زال ملف في طريقه إلى هنا.
leave-goes-on = يستمر النقل عند إغلاق النافذة. افتح المحادثة مجددًا لترى تقدّمه.
leave-close = إغلاق
