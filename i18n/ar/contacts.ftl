personal-message-hint = شارك رسالة قصيرة
search-hint = البحث عن جهة اتصال…
add-contact = إضافة جهة اتصال
list-menu = القائمة والبرنامج

group-count = { $name } ({ $online }/{ $total })
group-favorites = المفضلة ({ $online }/{ $total })
group-other = جهات اتصال أخرى ({ $online }/{ $total })
group-online = متصل ({ $count })
group-offline = غير متصل ({ $count })
contact-status = ({ $status })
contact-blocked = محظور
contact-mobile = جوّال
contact-message = – { $message }
list-empty = لا أحد في قائمتك بعد.
list-nobody-found = لا أحد في قائمتك يطابق «{ $filter }».

link-online = تم تسجيل الدخول · { $dialect } · { $way }
link-here = على هذا الكمبيوتر
link-plain = غير مشفّر
link-encrypted = مشفّر
link-gateway-plain = عبر الويب، غير مشفّر
link-gateway-encrypted = عبر الويب، مشفّر

menu-write = إرسال رسالة
menu-file = إرسال ملف…
menu-mail = إرسال بريد إلكتروني…
menu-page = إرسال إلى الجوّال…
menu-card = بطاقة جهة الاتصال…
menu-favorite = إضافة إلى المفضلة
menu-no-favorite = إزالة من المفضلة
menu-quiet = كتم الأصوات
menu-block = حظر
menu-unblock = إلغاء الحظر
menu-copy-to = نسخ إلى مجموعة…
menu-move-to = نقل إلى مجموعة…
menu-remove-from = إزالة من { $group }
menu-remove = إزالة جهة الاتصال…
menu-rename-group = إعادة تسمية المجموعة
menu-remove-group = إزالة المجموعة…
menu-new-group = مجموعة جديدة…
menu-by-group = عرض حسب المجموعات
menu-by-status = عرض حسب الحالة
menu-by-both = مجموعات، وغير المتصل وحده
menu-sort-online = المتصل أولًا
menu-sort-status = المتاح أولًا
menu-sort-name = حسب الاسم
menu-rows-compact = صفوف صغيرة
menu-rows-detailed = صفوف مع صور
menu-rows-large = صفوف مع صور كبيرة
menu-phones = أرقام هواتفك…
menu-connection = الاتصال…
menu-options = الخيارات…
menu-another-account = الدخول بحساب آخر…
menu-sign-out = تسجيل الخروج
menu-quit = إنهاء Papilio

next = التالي
back = رجوع
later = لاحقًا
add-title = إضافة جهة اتصال
add-who = من تريد أن تضيف؟
add-yourself = هذا عنوانك أنت.
add-known = هذا الشخص في قائمتك بالفعل.
add-group = في أي مجموعة تريد وضع ⁨{ $address }⁩؟
add-no-group = بلا مجموعة
add-message-hint = رسالة مع الطلب، إن أردت
add-told = سيُسأل هذا الشخص إن كان يسمح لك برؤية حالته ومراسلته.
add-button = إضافة
sign-in-again = تسجيل الدخول مجددًا
request-bar = طلب إضافة من { $name }.
request-answer = الرد
request-title = أضافك شخص ما
request-words = تمت إضافتك إلى قائمة جهات اتصال { $name } (⁨{ $address }⁩).
request-what = السماح: يمكن لهذا الشخص أن يراك حين تتصل وأن يراسلك. الحظر: لا هذا ولا ذاك.
request-allow = السماح
request-add = إضافة هذا الشخص إلى قائمتي
remove-title = إزالة جهة الاتصال
remove-words = هل تريد إزالة { $name } (⁨{ $address }⁩) من قائمتك؟
remove-block = إزالة وحظر
remove-button = إزالة
new-group-title = مجموعة جديدة
new-group-hint = اسم المجموعة
new-group-button = إنشاء
remove-group-title = إزالة المجموعة
remove-group-words = هل تريد إزالة المجموعة { $name }؟ ستبقى جهات اتصالها في قائمتك.

picture-change = تغيير صورتك
picture-title = صورتك
picture-file = من ملف…
picture-files = صور
picture-paste = لصق
picture-nothing-to-paste = لا توجد صورة في الحافظة.
picture-earlier = صور سابقة
picture-drop = إن لم تُفتح نافذة لاختيار ملف، فأفلت الملف هنا.
picture-reading = جارٍ قراءة الصورة…
picture-cut-title = أي جزء تريد أن يظهر؟
picture-cut-hint = اسحب الصورة لتحريكها، واستخدم العجلة لتكبيرها.
picture-use = استخدام هذه
picture-unknown = لا يمكن استخدام هذا الملف كصورة. اختر ملف PNG أو JPEG أو GIF أو BMP.
picture-too-large = هذه الصورة كبيرة جدًا. اختر صورة لا تزيد على { $side } × { $side } بكسل و{ $size } م.ب.
picture-broken = هذه الصورة تالفة. اختر صورة أخرى.
picture-unreadable = تعذّرت قراءة هذا الملف: { $reason }
picture-no-file = ليس ملفًا عاديًا
picture-not-kept = تعذّر حفظ صورتك، لذلك لن تراها إلا حتى إغلاق البرنامج: { $reason }

mail-hint = { $count ->
    [zero] لا رسائل بريد غير مقروءة. انقر لفتح البريد الوارد.
    [one] رسالة بريد واحدة غير مقروءة. انقر لفتح البريد الوارد.
    [two] رسالتا بريد غير مقروءتين. انقر لفتح البريد الوارد.
    [few] { $count } رسائل بريد غير مقروءة. انقر لفتح البريد الوارد.
    [many] { $count } رسالة بريد غير مقروءة. انقر لفتح البريد الوارد.
   *[other] { $count } رسالة بريد غير مقروءة. انقر لفتح البريد الوارد.
}
mail-hint-elsewhere = رسائل غير مقروءة: { $count } في البريد الوارد، و{ $elsewhere } في مجلدات أخرى. انقر لفتح البريد الوارد.
mail-new = بريد جديد من { $from }
mail-new-subject = بريد جديد من { $from }: «{ $subject }»
mail-open = فتح

places-count = { $count ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $count } أماكن
    [many] { $count } مكانًا
   *[other] { $count } مكان
}
places-title = حسابك مفتوح في هذه الأماكن
places-here = هنا
places-here-named = هنا: { $place }
places-unnamed = مكان آخر
places-idle = { $place } (خامل)
places-sign-out = تسجيل الخروج من { $place }
places-sign-out-all = تسجيل الخروج من كل مكان آخر
places-rename = تسمية هذا المكان…
places-one-only = الدخول من مكان واحد فقط
place-title = تسمية هذا المكان
place-words = هكذا يظهر هذا المكان في أماكنك الأخرى.
place-hint = البيت، العمل، الكمبيوتر المحمول…

card-title = بطاقة جهة الاتصال
card-gone = لم تعد جهة الاتصال هذه في قائمتك.
card-nickname = لقب تراه أنت وحدك
card-note = ملاحظة تراها أنت وحدك
card-favorite = مفضلة
card-here = على هذا الكمبيوتر
card-sound = أصوات جهة الاتصال هذه
card-toast = الإعلام بأخبارها في زاوية الشاشة
card-log = حفظ ما يقال في السجل
card-groups = في { $groups }
card-write = رسالة
card-page = إلى الجوّال
phone-home = المنزل
phone-work = العمل
phone-mobile = الجوّال
network-communicator = عبر Office Communicator
network-phone = عبر هاتف جوّال
network-yahoo = عبر Yahoo! Messenger

phones-title = أرقام هواتفك
phones-seen = جهات اتصالك ترى هذه الأرقام.
phones-paging = يمكن لجهات الاتصال مراسلة هاتفي الجوّال
page-title = إرسال إلى الجوّال
page-words = إلى الهاتف الجوّال لدى { $name }:
page-hint = رسالة قصيرة
page-left = { $count ->
    [zero] لم يعد هناك متسع
    [one] متسع لحرف واحد بعد
    [two] متسع لحرفين بعد
    [few] متسع لـ { $count } أحرف بعد
    [many] متسع لـ { $count } حرفًا بعد
   *[other] متسع لـ { $count } حرف بعد
}
page-send = إرسال

leave-list-title = إنهاء Papilio؟
leave-list-words = لا توجد منطقة إعلام للاستمرار فيها. أتريد الإنهاء وتسجيل الخروج، أم البقاء متصلًا مع تصغير النافذة؟
leave-list-always = افعل ذلك دائمًا
leave-list-stay = البقاء
leave-list-quit = إنهاء
