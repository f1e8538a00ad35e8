conversation-title = { $names } – שיחה
tabs-title = ({ $count }) { $title }
tab-detach = העברה לחלון נפרד
tab-join = החזרה ללשוניות
tab-close = סגירה
tab-close-others = סגירת כל השאר
to = אל:
people = { $count ->
    [one] אדם אחד
    [two] שני אנשים
   *[other] { $count } אנשים
}
says = מאת { $name }:
send = שליחה
enter-sends = שליחה עם Enter
ctrl-enter-sends = שליחה עם Ctrl+Enter

action-invite = הזמנה
action-send-file = שליחת קובץ
action-nudge = ניעור
action-block = חסימה
unblock = ביטול החסימה
add-to-contacts = הוספה לאנשי הקשר
send-again = שליחה חוזרת

nudge-sent = שלחת עכשיו ניעור.
nudge-received = { $count ->
    [one] קיבלת עכשיו ניעור מאת { $name }!
    [two] קיבלת שני ניעורים מאת { $name }!
   *[other] קיבלת { $count } ניעורים מאת { $name }!
}
nudge-too-soon = ניעור אחד בעשר שניות מספיק. אפשר לנסות שוב עוד רגע.
joined = הצטרפות לשיחה: { $name }.
left = עזיבת השיחה: { $name }.
new-messages = { $count ->
    [one] הודעה חדשה אחת
    [two] שתי הודעות חדשות
   *[other] { $count } הודעות חדשות
}
typing-one = הודעה נכתבת עכשיו אצל { $name }.
typing-many = הודעות נכתבות עכשיו אצל { $names }.
last-received = ההודעה האחרונה התקבלה: { $date }, בשעה { $time }.
written-offline = נכתב בזמן שלא היית כאן: { $date }, בשעה { $time }.

delivery-failed = ההודעה הזאת לא נמסרה.
delivery-failed-why = ההודעה הזאת לא נמסרה: { $why }
delivery-unknown = החיבור אבד. ייתכן שההודעה הזאת לא הגיעה.
delivery-waits = איש הקשר לא מחובר. ההודעה תישלח דרך Papilio כשהחיבור שלו יחזור.
delivery-stored = ההודעה שמורה בשרת עד שאיש הקשר יתחבר.

info-reconnecting = החיבור אבד, ו־Papilio מנסה שוב. מה שנשלח עכשיו ייצא כשהחיבור יחזור.
info-signed-out = יצאת מהחשבון. כדי להמשיך בשיחה הזאת יש להיכנס מחדש.
info-blocked = חסמת את { $name }: אין אפשרות לראות אותך או לכתוב לך משם.
info-stranger = ברשימת אנשי הקשר שלך אין את { $name }.
info-offline-kept = כרגע { $name } לא בחיבור, או כך זה נראה. מה שייכתב כאן יימסר עם הכניסה לחשבון.
info-offline-waits = כרגע { $name } לא בחיבור, או כך זה נראה. מה שייכתב ימתין כאן ויישלח כשהחיבור יחזור.
info-alone = כל האחרים עזבו את השיחה הזאת.
info-plain-text = הרשת הזאת לא מצפינה: אחרים בדרך עלולים לקרוא את מה שנכתב.

font-usual = הגופן הרגיל
color-usual = הצבע הרגיל
font-sample = כך זה נראה.
ignore-fonts = להציג את דברי האחרים בגופן הרגיל שלי

emoticon-search = חיפוש לפי שם או קיצור
emoticon-none = אין סמלון בשם הזה.

invite-title = הזמנה לשיחה הזאת
invite-search = חיפוש בין המחוברים
invite-nobody = אין עוד אף אחד מחובר.

link-title = לפתוח את הקישור?
link-warning = הקישור נשלח אליך ונפתח בדפדפן.
link-open = פתיחה
link-host = הוא מוביל אל ⁨{ $host }⁩
link-look-alike = זהירות: יש בשם הזה אותיות שנראות כמו אותיות אחרות. ייתכן שזאת לא הכתובת המוכרת לך.
link-coded = זהירות: השם הזה כתוב בקוד, וייתכן שמסתתרות בו אותיות שנראות כמו אותיות אחרות.
link-before = זהירות: מה שלפני ה־@ אינו כתובת. הוא רק נראה כך.

ink-not-here = משהו שצויר ביד בדרך אליך…
invited-webcam = הצעה מאת { $name } לראות מצלמה. Papilio עדיין לא יודע לעשות זאת, וההצעה נדחתה.
invited-webcam-request = בקשה מאת { $name } לראות את המצלמה שלך. Papilio עדיין לא יודע לעשות זאת, והבקשה נדחתה.
invited-call = שיחה קולית מאת { $name }. Papilio עדיין לא יודע לעשות זאת, והשיחה נדחתה.
invited-activity = הזמנה לפעילות מאת { $name }. אין פעילויות ב־Papilio, וההזמנה נדחתה.
invited-remote = הצעה מאת { $name } לשתף תוכנות. Papilio לא יודע לעשות זאת, וההצעה נדחתה.
invited-photos = הצעה מאת { $name } לראות תמונות ביחד. Papilio עדיין לא יודע לעשות זאת, וההצעה נדחתה.
invited-background = הצעה מאת { $name } לשתף רקע. Papilio לא יודע להציג אותו, וההצעה נדחתה.
invited-other = הזמנה מאת { $name } למשהו ש־Papilio לא מכיר. ההזמנה נדחתה.

ink-erase = מחק
ink-undo = ביטול
ink-clear = ניקוי
ink-not-sent = לא ניתן היה לשלוח את הציור: { $reason }

paste-title = לשלוח את התמונה הזאת?
paste-not-kept = לא ניתן היה לשמור את התמונה לשליחה: { $reason }

search-words = חיפוש בשיחה הזאת
search-count = { $number } מתוך { $count }
search-none = לא נמצא
search-none-loaded = לא נמצא עד כה. Enter ממשיך את החיפוש אחורה.
search-seeking = חיפוש רחוק יותר אחורה…
