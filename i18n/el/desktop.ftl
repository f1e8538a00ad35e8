toast-open = Άνοιγμα
toast-online = είναι τώρα σε σύνδεση
toast-nudge = σου έστειλε ένα σκούντημα
toast-ink = σου έστειλε μια ζωγραφιά
toast-hidden = σου έγραψε
toast-mail = Ένα e-mail για σένα
toast-request = θέλει να σε προσθέσει στις επαφές

tray-open = Άνοιγμα του Papilio
tray-status = Κατάσταση
tray-sign-out = Αποσύνδεση
tray-quit = Έξοδος
tray-signed-out = Χωρίς σύνδεση
tray-unread = { $count ->
    [one] 1 μη αναγνωσμένο μήνυμα
   *[other] { $count } μη αναγνωσμένα μηνύματα
}

desktop-no-bus = η επιφάνεια εργασίας δεν έχει δίαυλο μηνυμάτων για τα προγράμματά της.
desktop-no-service = στην επιφάνεια εργασίας δεν υπάρχει κάτι που να το κάνει.
desktop-no-system = το Papilio δεν μπορεί ακόμη να το κάνει σε αυτό το σύστημα.
desktop-failed = { $reason }

toast-file = θέλει να σου στείλει το αρχείο { $name }
