program = Papilio
contacts-title = Papilio – { $name }
today = היום
yesterday = אתמול
date = { $day } ב{ $month ->
    [1] ינואר
    [2] פברואר
    [3] מרץ
    [4] אפריל
    [5] מאי
    [6] יוני
    [7] יולי
    [8] אוגוסט
    [9] ספטמבר
    [10] אוקטובר
    [11] נובמבר
   *[12] דצמבר
} { $year }
time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] לפנה״צ
   *[other] אחה״צ
}
cancel = ביטול

status-online = מחובר/ת
status-busy = עסוק/ה
status-idle = ללא פעילות
status-brb = תכף אשוב
status-away = לא ליד המחשב
status-phone = בטלפון
status-lunch = בארוחת צהריים
status-hidden = מצב נסתר
status-offline = לא מחובר/ת

progress-connecting = מתחבר…
progress-authenticating = בודק את הסיסמה…
progress-syncing = מקבל את אנשי הקשר…
progress-reconnecting = מנסה שוב…

signed-out-requested = יצאת מהחשבון.
signed-out-elsewhere = נכנסת לחשבון במקום אחר, ולכן נותקת כאן.
signed-out-server-down = השרת נסגר לזמן מה. נא לנסות שוב מאוחר יותר.
signed-out-lost = החיבור אבד.

no-display = אין תצוגה לפתוח בה חלון. כדי לנסות את Papilio במסוף, יש להריץ: ⁨papilio-cli --demo⁩
no-window = לא ניתן היה לפתוח את החלון: { $reason }
folder-in-use = התוכנה Papilio כבר פועלת, עם התיקייה ⁨{ $folder }⁩. יש לסגור אותה תחילה, או לתת תיקייה אחרת עם ⁨--data-dir⁩.
usage =
    שימוש: ⁨papilio [OPTIONS] [LINK]⁩

      --demo             להפעיל רשת קטנה בתוך התוכנה ולהיכנס אליה
      --data-dir DIR     לשמור הכול בתיקייה הזאת
      --hidden           להתחיל באזור ההתראות, או ממוזער כשאין כזה
      --state-file FILE  לכתוב שם תמיד מה החלונות מציגים (לבדיקות)
      --version          להציג את הגרסה
      --help             להציג את ההסבר הזה

    קישור נראה כך: ⁨msnim:chat?contact=bob@example.com⁩ או ⁨msnim:add?contact=…⁩; אם התוכנה כבר פועלת, היא זו שתפתח אותו.
usage-no-path = אחרי ⁨{ $option }⁩ צריך לבוא נתיב.
usage-unknown = זאת לא אפשרות ולא קישור לאיש קשר: ⁨{ $argument }⁩. כדאי לנסות ⁨--help⁩.

link-no-calls = קישור מבקש להתקשר אל ⁨{ $contact }⁩. אי אפשר לנהל שיחות קוליות ב־Papilio.

settings-set-aside = לא ניתן היה לקרוא את ההגדרות שלך, ולכן נוצרו חדשות. הקובץ הישן: ⁨{ $path }⁩
settings-unreadable = אי אפשר לקרוא את ההגדרות שלך: { $reason }
history-set-aside = לא ניתן היה לקרוא את ההיסטוריה שלך, ולכן נוצרה חדשה. הקובץ הישן: ⁨{ $path }⁩
history-newer = ההיסטוריה שלך נכתבה בגרסה חדשה יותר של Papilio, ולכן לא יישמר דבר בהפעלה הזאת. יש להשתמש בגרסה החדשה יותר.
history-unusable = אי אפשר לפתוח את ההיסטוריה שלך, ולכן לא יישמר דבר בהפעלה הזאת: { $reason }

save = שמירה
close = סגירה
no-browser = לא נמצאה תוכנה לפתיחת הדף הזה.
no-mail-program = לא נמצאה תוכנה לכתיבת דוא״ל.

connection-title = חיבור
connection-way = הדרך לשרת
way-automatic = אוטומטית
way-direct = ישירות בלבד
way-gateway = דרך האינטרנט בלבד
connection-proxy = פרוקסי
proxy-system = לפי המערכת
proxy-none = ללא
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = שרת: ⁨proxy.example.com⁩
proxy-port-hint = פורט
proxy-user-hint = שם, אם נדרש
proxy-password-hint = סיסמה, אם היא חדשה
proxy-bad-host = זה אינו שם של פרוקסי. הוא נראה כך: ⁨proxy.example.com⁩
proxy-bad-port = הפורט של פרוקסי הוא מספר מ־1 עד 65535.
connection-peers = קבצים ותמונות
peers-automatic = ישירות אל האחר היכן שאפשר
peers-ports = אותו הדבר, רק דרך היציאות האלה
peers-ports-hint = יציאות: 6891-6900
peers-never = רק דרך השרת
peers-bad-ports = אלה אינן יציאות. הן נכתבות כמו 6891-6900.
connection-several-places = לאפשר לי להיות בחיבור גם במקומות אחרים
connection-next-time = יחול מהכניסה הבאה לחשבון.
