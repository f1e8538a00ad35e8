toast-open = פתיחה
toast-online = עכשיו במצב מחובר/ת
toast-nudge = קיבלת ניעור
toast-ink = קיבלת ציור
toast-hidden = קיבלת הודעה
toast-mail = הגיע אליך דוא״ל
toast-request = קיבלת בקשה להוסיף אותך לאנשי הקשר

tray-open = פתיחת Papilio
tray-status = מצב
tray-sign-out = יציאה מהחשבון
tray-quit = סגירת התוכנה
tray-signed-out = לא נכנסת לחשבון
tray-unread = { $count ->
    [one] הודעה אחת שלא נקראה
    [two] שתי הודעות שלא נקראו
   *[other] { $count } הודעות שלא נקראו
}

desktop-no-bus = לשולחן העבודה אין ערוץ הודעות לתוכנות.
desktop-no-service = אין בשולחן העבודה מי שעושה את זה.
desktop-no-system = התוכנה Papilio עדיין לא יכולה לעשות את זה במערכת הזאת.
desktop-failed = { $reason }

toast-file = רוצים לשלוח לך את הקובץ ⁨{ $name }⁩
