transfer-offered = קובץ מאת { $name }. לקבל אותו?
transfer-connecting = מתחבר אל { $name }…
transfer-waiting = ממתין לאישור של { $name }…
transfer-progress = { $there } מתוך { $whole } · { $rate } בשנייה · עוד { $left }
transfer-begun = { $there } מתוך { $whole }
transfer-by-server = (דרך השרת)
transfer-received = התקבל מאת { $name }.
transfer-sent = נשלח אל { $name }.
transfer-declined-here = דחית את הקובץ הזה.
transfer-declined-there = הקובץ הזה נדחה על ידי { $name }.
transfer-cancelled = בוטל.
transfer-cancelled-there = הופסק על ידי { $name }.
transfer-failed = ההעברה נקטעה.
transfer-failed-why = ההעברה נקטעה: { $why }
transfer-why-refused = התוכנה בצד השני לא מקבלת את זה.
transfer-why-timed_out = לא התקבל שום דבר מהצד השני זמן רב מדי.
transfer-why-connection = כבר לא היה חיבור לצד השני.
transfer-why-wrong_size = האורך של מה שהגיע אינו כפי שסוכם.
transfer-why-protocol = התוכנה בצד השני שלחה משהו לא מובן.
transfer-why-not_signed_in = יצאת מהחשבון.
transfer-sum = SHA-256: { $sum }
transfer-accept = קבלה
transfer-save-as = שמירה בשם…
transfer-decline = דחייה
transfer-open-folder = פתיחת התיקייה
transfer-retry = שליחה חוזרת
transfer-folder-title = שמירת הקובץ בשם

size-bytes = { $n ->
    [one] בייט אחד
    [two] שני בייטים
   *[other] { $n } בייטים
}
size-kb = { $n } ק״ב
size-mb = { $n } מ״ב
size-gb = { $n } ג״ב
left-seconds = { $n ->
    [one] שנייה אחת
    [two] שתי שניות
   *[other] { $n } שניות
}
left-minutes = { $n ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $n } דקות
}
left-hours = { $n ->
    [one] שעה אחת
    [two] שעתיים
   *[other] { $n } שעות
}

leave-title = קובץ עדיין בדרך כאן.
leave-goes-on = ההעברה תימשך גם אחרי סגירת החלון. כדי לראות את ההתקדמות אפשר לפתוח שוב את השיחה.
leave-close = סגירה
