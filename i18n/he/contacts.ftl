personal-message-hint = מה רצית לספר לכולם?
search-hint = חיפוש איש קשר…
add-contact = הוספת איש קשר
list-menu = הרשימה והתוכנה

group-count = { $name } ({ $online }/{ $total })
group-favorites = מועדפים ({ $online }/{ $total })
group-other = אנשי קשר אחרים ({ $online }/{ $total })
group-online = מחוברים ({ $count })
group-offline = לא מחוברים ({ $count })
contact-status = ({ $status })
contact-blocked = בחסימה
contact-mobile = נייד
contact-message = – { $message }
list-empty = אין עדיין אף אחד ברשימה.
list-nobody-found = אין ברשימה אנשי קשר שמתאימים ל„{ $filter }”.

link-online = מחובר · { $dialect } · { $way }
link-here = במחשב הזה
link-plain = לא מוצפן
link-encrypted = מוצפן
link-gateway-plain = דרך האינטרנט, לא מוצפן
link-gateway-encrypted = דרך האינטרנט, מוצפן

menu-write = שליחת הודעה
menu-file = שליחת קובץ…
menu-mail = שליחת דוא״ל…
menu-page = שליחה לטלפון נייד…
menu-card = כרטיס איש קשר…
menu-favorite = הוספה למועדפים
menu-no-favorite = הסרה מהמועדפים
menu-quiet = ללא צלילים מאיש הקשר
menu-block = חסימה
menu-unblock = ביטול החסימה
menu-copy-to = העתקה לקבוצה…
menu-move-to = העברה לקבוצה…
menu-remove-from = הסרה מתוך { $group }
menu-remove = הסרת איש קשר…
menu-rename-group = שינוי שם הקבוצה
menu-remove-group = הסרת קבוצה…
menu-new-group = קבוצה חדשה…
menu-by-group = הצגה לפי קבוצות
menu-by-status = הצגה לפי מצב
menu-by-both = קבוצות, לא מחוברים לחוד
menu-sort-online = מחוברים תחילה
menu-sort-status = הזמינים תחילה
menu-sort-name = לפי שם
menu-rows-compact = שורות קטנות
menu-rows-detailed = שורות עם תמונות
menu-rows-large = שורות עם תמונות גדולות
menu-phones = מספרי הטלפון שלי…
menu-connection = חיבור…
menu-options = אפשרויות…
menu-another-account = כניסה לחשבון אחר…
menu-sign-out = יציאה מהחשבון
menu-quit = סגירת Papilio

next = הבא
back = הקודם
later = אחר כך
add-title = הוספת איש קשר
add-who = את מי להוסיף?
add-yourself = זאת הכתובת שלך.
add-known = איש הקשר הזה כבר ברשימה שלך.
add-group = לאיזו קבוצה להוסיף את ⁨{ $address }⁩?
add-no-group = ללא קבוצה
add-message-hint = הודעה לצירוף, אם רוצים
add-told = איש הקשר יקבל שאלה אם לאפשר לך לראות אותו ולכתוב אליו.
add-button = הוספה
sign-in-again = כניסה מחדש
request-bar = נוספת לרשימה של { $name }.
request-answer = מענה
request-title = מישהו הוסיף אותך
request-words = נוספת לרשימת אנשי הקשר של { $name } (⁨{ $address }⁩).
request-what = אישור: איש הקשר רואה מתי התחברת ויכול לכתוב לך. חסימה: לא זה ולא זה.
request-allow = אישור
request-add = להוסיף גם לרשימה שלי
remove-title = הסרת איש קשר
remove-words = להסיר את { $name } (⁨{ $address }⁩) מהרשימה שלך?
remove-block = הסרה וחסימה
remove-button = הסרה
new-group-title = קבוצה חדשה
new-group-hint = שם הקבוצה
new-group-button = יצירה
remove-group-title = הסרת קבוצה
remove-group-words = להסיר את הקבוצה { $name }? אנשי הקשר שבה יישארו ברשימה שלך.

picture-change = החלפת התמונה שלך
picture-title = התמונה שלך
picture-file = מקובץ…
picture-files = תמונות
picture-paste = הדבקה
picture-nothing-to-paste = אין תמונה בלוח.
picture-earlier = נבחרו בעבר
picture-drop = אם לא נפתח חלון לבחירת קובץ, אפשר לגרור את הקובץ לכאן.
picture-reading = קריאת התמונה…
picture-cut-title = איזה חלק להציג?
picture-cut-hint = גרירה מזיזה את התמונה, הגלגלת מגדילה אותה.
picture-use = בחירה
picture-unknown = אי אפשר להשתמש בתמונה הזאת. נא לבחור קובץ PNG, JPEG, GIF או BMP.
picture-too-large = התמונה גדולה מדי. נא לבחור תמונה עד { $side } × { $side } פיקסלים ועד { $size } מ״ב.
picture-broken = התמונה פגומה. נא לבחור תמונה אחרת.
picture-unreadable = אי אפשר לקרוא את הקובץ: { $reason }
picture-no-file = זה אינו קובץ רגיל
picture-not-kept = לא ניתן היה לשמור את התמונה, ולכן היא תוצג רק בהפעלה הזאת: { $reason }

mail-hint = { $count ->
    [one] הודעת דוא״ל אחת שלא נקראה. לחיצה תפתח את תיבת הדואר הנכנס.
    [two] שתי הודעות דוא״ל שלא נקראו. לחיצה תפתח את תיבת הדואר הנכנס.
   *[other] { $count } הודעות דוא״ל שלא נקראו. לחיצה תפתח את תיבת הדואר הנכנס.
}
mail-hint-elsewhere = דוא״ל שלא נקרא: { $count } בדואר הנכנס, { $elsewhere } בתיקיות אחרות. לחיצה תפתח את תיבת הדואר הנכנס.
mail-new = דוא״ל חדש מאת { $from }
mail-new-subject = דוא״ל חדש מאת { $from }: „{ $subject }”
mail-open = פתיחה

places-count = { $count ->
    [one] מקום אחד
    [two] שני מקומות
   *[other] { $count } מקומות
}
places-title = החשבון שלך מחובר במקומות האלה
places-here = כאן
places-here-named = כאן: { $place }
places-unnamed = מקום אחר
places-idle = { $place } (ללא פעילות)
places-sign-out = ניתוק: { $place }
places-sign-out-all = ניתוק בכל מקום אחר
places-rename = שם למקום הזה…
places-one-only = להתחבר במקום אחד בלבד
place-title = שם למקום הזה
place-words = כך המקום הזה נראה ממקומות אחרים שלך.
place-hint = בית, עבודה, מחשב נייד…

card-title = כרטיס איש קשר
card-gone = איש הקשר כבר לא ברשימה שלך.
card-nickname = כינוי, מוצג רק לך
card-note = הערה, מוצגת רק לך
card-favorite = מועדף
card-here = במחשב הזה
card-sound = צלילים מאיש הקשר
card-toast = הודעות על איש הקשר בפינת המסך
card-log = לשמור בהיסטוריה את מה שנאמר
card-groups = קבוצות: { $groups }
card-write = הודעה
card-page = לטלפון נייד
phone-home = בית
phone-work = עבודה
phone-mobile = נייד
network-communicator = דרך Office Communicator
network-phone = דרך טלפון נייד
network-yahoo = דרך ⁨Yahoo! Messenger⁩

phones-title = מספרי הטלפון שלך
phones-seen = אנשי הקשר שלך רואים את המספרים האלה.
phones-paging = אנשי קשר יכולים לשלוח הודעות לטלפון הנייד שלי
page-title = שליחה לטלפון נייד
page-words = אל הטלפון הנייד של { $name }:
page-hint = הודעה קצרה
page-left = { $count ->
    [one] נשאר מקום לתו אחד
    [two] נשאר מקום לשני תווים
   *[other] נשאר מקום ל־{ $count } תווים
}
page-send = שליחה

leave-list-title = לסגור את Papilio?
leave-list-words = אין אזור התראות להמשיך בו. לסגור את התוכנה ולצאת מהחשבון, או למזער את החלון ולהישאר בחיבור?
leave-list-always = לעשות כך תמיד
leave-list-stay = להישאר
leave-list-quit = לסגור
