options-title = אפשרויות
options-appearance = מראה
options-messages = הודעות
options-sounds = צלילים
options-desktop = שולחן העבודה
options-privacy = פרטיות
options-connection = חיבור
options-keyboard = מקלדת
options-about = אודות
options-percent = { $percent }%

options-theme = ערכת נושא
theme-system = אוטומטי
theme-classic = קלאסי
theme-live = Live
theme-night = לילה
options-theme-what = „אוטומטי” הוא „לילה” כששולחן העבודה כהה, ואחרת „קלאסי”.
options-theme-what-contrast = „אוטומטי” הוא „ניגודיות גבוהה” כששולחן העבודה מבקש ניגודיות רבה יותר, „לילה” כשהוא כהה, ואחרת „קלאסי”.
options-scale = גודל הכול
options-motion = תנועה
options-reduce-motion = פחות תנועה
options-reduce-motion-what = ניעורים לא מרעידים את החלון, ותמונות מונפשות עומדות במקום.

options-language = שפה
language-system = אוטומטי
options-language-what = „אוטומטי” הוא השפה של שולחן העבודה.

options-conversations = שיחות
options-tabs = להציג שיחות בלשוניות של חלון אחד
options-attention = החלון ימשוך תשומת לב כשכותבים בו

options-writing = כתיבה
options-enter-sends = שליחה עם Enter
options-enter-sends-what = עם ⁨Shift+Enter⁩ מתחילים שורה חדשה.
options-enter-breaks-what = עם ⁨Ctrl+Enter⁩ שולחים, ועם Enter מתחילים שורה חדשה.
options-reading = קריאה
options-show-times = להציג את השעה ליד כל הודעה
options-emoticons = להציג סמלונים כתמונות

options-sounds-on = להשמיע צלילים
options-volume = עוצמה
options-quiet-when-busy = בלי צלילים במצב עסוק/ה
options-sounds-when = להשמיע צליל כאשר
options-sound-sign-in = נכנסתי לחשבון
options-sound-online = איש קשר מתחבר
options-sound-message = מישהו כותב לי
options-sound-nudge = מישהו שולח לי ניעור
options-sound-mail = מגיע דוא״ל
options-sound-file-done = העברת קובץ הושלמה
options-sound-sent = שלחתי הודעה
options-sound-ring = מישהו מתקשר
sound-no-server = אי אפשר לשמוע דבר: לא פועל שרת צליל (PulseAudio או PipeWire).
sound-refused = אי אפשר לשמוע דבר: { $reason }
sound-no-system = התוכנה Papilio עדיין לא יכולה להשמיע צלילים במערכת הזאת.

options-toasts = להודיע לי בפינת המסך כאשר
options-toast-online = איש קשר מתחבר
options-toast-message = מישהו כותב לי או שולח לי ניעור
options-toast-mail = מגיע דוא״ל
options-toast-request = מישהו רוצה להוסיף אותי
options-toast-text = להציג את מה שנכתב
options-toast-what = אף פעם לא על השיחה שמולך, ולא במצב עסוק/ה.
options-toasts-not = אי אפשר להודיע בפינת המסך: { $reason }

options-idle = להציג אותי ללא פעילות כשאיני ליד המחשב במשך
options-idle-never = אף פעם
options-idle-minutes = { $minutes } דק׳
options-idle-what = רק במצב מחובר/ת: מצב שבחרת נשאר. לחיצה על מקש מחזירה אותך.
options-idle-not = לתוכנה Papilio אין דרך לדעת אם יש מישהו ליד המחשב: { $reason }
options-tray = אזור ההתראות
options-stay-in-tray = להמשיך באזור ההתראות כשרשימת אנשי הקשר נסגרת
options-tray-not = אין אזור התראות: { $reason }
options-start = הפעלה
options-autostart = להפעיל את Papilio עם המערכת
options-autostart-what = ההפעלה לא מציגה חלון שמסתיר את העבודה.
options-autostart-not = אי אפשר להפעיל את Papilio עם המערכת: { $reason }

options-playing = המוזיקה שלי
options-tell-playing = להראות לאנשי הקשר איזו מוזיקה מתנגנת
options-playing-not = לתוכנה Papilio אין דרך לראות מה מתנגן: { $reason }

options-typing = הקלדה
options-tell-typing = לאפשר לאחרים לראות שהודעה נכתבת אצלי
options-keep = מה שנאמר
options-keep-always = נשמר תמיד
options-keep-days = { $days ->
    [one] יום אחד
    [two] יומיים
   *[other] { $days } ימים
}
options-keep-always-what = כל מה ששלחת וקיבלת נשאר במחשב הזה.
options-keep-what = מה שישן יותר יימחק בהפעלה הבאה של Papilio. אי אפשר לבטל את זה.
options-who = מי יכול להגיע אליי
options-strangers = אנשים שאינם ברשימה שלי יכולים לראות אותי ולכתוב לי
options-strangers-signed-out = כדי לבחור מי יכול להגיע אליך יש להיכנס לחשבון.
options-passwords = סיסמאות
options-passwords-what = סיסמאות ש־Papilio זוכר נשמרות במחזיק המפתחות של שולחן העבודה, אף פעם לא בקובץ.

options-connection-accounts = איך החשבונות שלך מגיעים לשרתים
options-connection-open = שינוי…
options-connection-inside = בתוך Papilio
options-connection-signed-out = לא נכנסת לחשבון. לפני הכניסה אפשר לבחור את הדרך לשרת מתחת לשמו.
options-connection-what = הדרך לשרת, פרוקסי, ואם אפשר להתחבר בכמה מקומות.

options-keys-list = ברשימת אנשי הקשר
options-keys-conversation = בשיחה
options-keys-tabs = כשהשיחות בלשוניות
options-keys-options = בחלון הזה
key-type = אות כלשהי
key-type-what = חיפוש איש קשר
key-arrows = ↑ ↓ ← →
key-arrows-what = מעבר ברשימה; קיפול ופתיחה של קבוצות
key-enter = Enter
key-enter-what = פתיחת שיחה
key-f2 = F2
key-f2-what = שינוי שם של קבוצה או של השם שלך
key-delete = Delete
key-delete-what = הסרת איש קשר או קבוצה, אחרי שאלה
key-menu = Menu, Shift+F10
key-menu-what = הצגת הפעולות עבור איש קשר
key-tab = Tab, Shift+Tab
key-tab-what = מעבר לחלק הבא, או חזרה
key-shift-enter = Shift+Enter
key-shift-enter-what = שורה חדשה
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = החזרת מה ששלחת קודם
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = מודגש, נטוי, קו תחתון
key-ctrl-l = Ctrl+L
key-ctrl-l-what = ניעור
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = העתקת מה שנבחר; הדבקה
key-page = Page Up, Down
key-page-what = קריאה למעלה או למטה
key-ctrl-f = Ctrl+F
key-ctrl-f-what = חיפוש בשיחה
key-f3 = F3, Shift+F3
key-f3-what = מעבר למקום הבא שנמצא, או חזרה
key-ctrl-w = Ctrl+W
key-ctrl-w-what = סגירת השיחה
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = הצגת הלשונית הבאה; עם ⁨Shift+Tab⁩ או ⁨Page Up⁩ הקודמת
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = הצגת הלשונית שזה מספרה
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = הזזת הלשונית
key-tab-menu-what = הצגת הפעולות עבור הלשונית
key-escape = Esc
key-escape-what = סגירת מה שפתוח, ואז של החלון
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = מעבר בין דפים
options-keys-lists = ברשימות, בלשוניות ובטקסטים
key-home = Home, End
key-home-what = מעבר לראשון או לאחרון
key-choice = Enter, רווח, ↓
key-choice-what = פתיחת רשימה נפתחת; אותיות מובילות למה שמתחיל בהן
key-sides = ← →
key-sides-what = מעבר בין הלשוניות כשהן במוקד; המקש Delete סוגר אחת
key-read-what = קריאת מה שנאמר כשהוא במוקד; לצדדים נמצאים הקישורים

about-version = גרסה { $version }
about-what = מסנג׳ר לרשת MSN, למחשבים של היום.
about-licence = תוכנה חופשית ברישיון MIT.
about-drawings = הציורים, הסמלונים והצלילים נוצרו במיוחד בשבילה ושייכים לכולם (CC0).
about-names = התוכנה Papilio אינה מוצר של Microsoft, ואין לה כל קשר אליה.

theme-contrast = ניגודיות גבוהה
options-name-looks = להציג בשמות צבעים וסגנונות של ⁨Messenger Plus!⁩
options-sound-file = קובץ משלי…
options-sound-pick = בחירת צליל
options-sound-files = קובצי WAV
sound-file-not-played = אי אפשר להשמיע את ⁨{ $file }⁩, ולכן יישמע הצליל הרגיל. { $why }
sound-file-unreadable = אי אפשר לקרוא את הקובץ: { $reason }
sound-file-large = הקובץ גדול מדי.
sound-file-not-wav = זה לא קובץ WAV, או שהוא פגום.
sound-file-compressed = הצליל בקובץ הזה דחוס. יש לבחור קובץ WAV רגיל (PCM).
options-without-tray = כשהחלון האחרון נסגר ואין אזור התראות:
options-without-tray-ask = לשאול
options-without-tray-quit = לסגור את התוכנה
options-without-tray-stay = להישאר, בחלון ממוזער
options-keep-years = { $years ->
    [one] שנה אחת
    [two] שנתיים
   *[other] { $years } שנים
}
options-cache = תמונות וסמלונים של אחרים
options-cache-mib = ⁨{ $mib } MiB⁩
options-cache-what = עד כמות כזאת נשמרת במחשב הזה. מה שלא נראה הכי הרבה זמן נמחק ראשון, ואם יהיה בו צורך הוא יובא שוב.
