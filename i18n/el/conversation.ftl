conversation-title = { $names } – Συνομιλία
to = Προς:
people = { $count ->
    [one] { $count } άτομο
   *[other] { $count } άτομα
}
says = { $name } λέει:
send = Αποστολή
enter-sends = Enter για αποστολή
ctrl-enter-sends = Ctrl+Enter για αποστολή

action-invite = Πρόσκληση
action-send-file = Αρχείο
action-nudge = Σκούντημα
action-block = Αποκλεισμός
unblock = Άρση
add-to-contacts = Προσθήκη επαφής
send-again = Νέα αποστολή

nudge-sent = Μόλις έστειλες ένα σκούντημα.
nudge-received = { $count ->
    [one] { $name } μόλις σου έστειλε ένα σκούντημα!
   *[other] { $name } σου έστειλε { $count } σκουντήματα!
}
nudge-too-soon = Ένα σκούντημα στα δέκα δευτερόλεπτα αρκεί. Δοκίμασε πάλι σε λίγο.
joined = { $name } μπήκε στη συνομιλία.
left = { $name } έφυγε από τη συνομιλία.
new-messages = { $count ->
    [one] 1 νέο μήνυμα
   *[other] { $count } νέα μηνύματα
}
typing-one = { $name } γράφει ένα μήνυμα.
typing-many = { $names } γράφουν μηνύματα.
last-received = Τελευταίο μήνυμα: { $date }, { $time }.
written-offline = Γράφτηκε ενώ έλειπες: { $date }, { $time }.

delivery-failed = Αυτό το μήνυμα δεν παραδόθηκε.
delivery-failed-why = Αυτό το μήνυμα δεν παραδόθηκε: { $why }
delivery-unknown = Η σύνδεση χάθηκε· ίσως αυτό το μήνυμα να μην έφτασε.
delivery-waits = Εκτός σύνδεσης τώρα. Το Papilio θα στείλει αυτό το μήνυμα μόλις η επαφή σου συνδεθεί.
delivery-stored = Ο διακομιστής το κρατά μέχρι την επόμενη σύνδεση.

info-reconnecting = Η σύνδεση χάθηκε. Το Papilio προσπαθεί πάλι· ό,τι στείλεις τώρα θα φύγει μόλις επανέλθει.
info-signed-out = Έχεις αποσυνδεθεί. Συνδέσου πάλι για να συνεχίσεις τη συνομιλία.
info-blocked = Έχεις αποκλείσει την επαφή { $name }: δεν μπορεί να σε δει ούτε να σου γράψει.
info-stranger = { $name } δεν είναι στη λίστα επαφών σου.
info-offline-kept = { $name } είναι ή φαίνεται εκτός σύνδεσης. Ό,τι γράψεις θα παραδοθεί στην επόμενη σύνδεση.
info-offline-waits = { $name } είναι ή φαίνεται εκτός σύνδεσης. Ό,τι γράψεις περιμένει εδώ και θα σταλεί μόλις η επαφή σου συνδεθεί.
info-alone = Όλοι έφυγαν από αυτή τη συνομιλία.
info-plain-text = Αυτό το δίκτυο δεν κρυπτογραφεί: άλλοι στη διαδρομή θα μπορούσαν να διαβάσουν όσα γράφεις.

font-usual = Συνήθης γραμματοσειρά
color-usual = Σύνηθες χρώμα
font-sample = Έτσι φαίνεται.
ignore-fonts = Τα κείμενα των άλλων με τη δική μου γραμματοσειρά

emoticon-search = Αναζήτηση με όνομα ή συντόμευση
emoticon-none = Κανένα δεν έχει αυτό το όνομα.

invite-title = Πρόσκληση σε αυτή τη συνομιλία
invite-search = Αναζήτηση σε όσους είναι σε σύνδεση
invite-nobody = Κανείς άλλος δεν είναι σε σύνδεση.

link-title = Άνοιγμα αυτού του συνδέσμου;
link-warning = Σου τον έστειλαν και θα ανοίξει στον περιηγητή σου.
link-open = Άνοιγμα
link-host = Οδηγεί στη διεύθυνση { $host }
link-look-alike = Προσοχή: σε αυτό το όνομα υπάρχουν γράμματα που μοιάζουν με άλλα. Ίσως να μην είναι η διεύθυνση που ξέρεις.
link-coded = Προσοχή: αυτό το όνομα είναι γραμμένο σε κώδικα. Πίσω του μπορεί να υπάρχουν γράμματα που μοιάζουν με άλλα.
link-before = Προσοχή: ό,τι βρίσκεται πριν από το @ δεν είναι διεύθυνση. Απλώς μοιάζει με διεύθυνση.

ink-not-here = Μια ζωγραφιά έρχεται…
invited-webcam = { $name } ήθελε να σου δείξει μια κάμερα. Το Papilio δεν μπορεί ακόμη να το κάνει και αρνήθηκε.
invited-webcam-request = { $name } ζήτησε να δει την κάμερά σου. Το Papilio δεν μπορεί ακόμη να το κάνει και αρνήθηκε.
invited-call = { $name } ήθελε να σε καλέσει. Το Papilio δεν μπορεί ακόμη να το κάνει και αρνήθηκε.
invited-activity = { $name } σε κάλεσε σε μια δραστηριότητα. Το Papilio δεν έχει τέτοιες και αρνήθηκε.
invited-remote = { $name } ήθελε να μοιραστεί προγράμματα μαζί σου. Το Papilio δεν μπορεί να το κάνει και αρνήθηκε.
invited-photos = { $name } ήθελε να δείτε μαζί φωτογραφίες. Το Papilio δεν μπορεί ακόμη να το κάνει και αρνήθηκε.
invited-background = { $name } ήθελε να μοιραστεί ένα φόντο. Το Papilio δεν μπορεί να το δείξει και αρνήθηκε.
invited-other = { $name } σε κάλεσε σε κάτι που το Papilio δεν γνωρίζει. Η πρόσκληση απορρίφθηκε.

ink-erase = Γόμα
ink-undo = Αναίρεση
ink-clear = Καθαρισμός
ink-not-sent = Η ζωγραφιά σου δεν στάλθηκε: { $reason }

paste-title = Αποστολή αυτής της εικόνας;
paste-not-kept = Η εικόνα δεν αποθηκεύτηκε για να σταλεί: { $reason }

search-words = Εύρεση σε αυτή τη συνομιλία
search-count = { $number } από { $count }
search-none = Δεν βρέθηκε
search-none-loaded = Δεν βρέθηκε ως εδώ. Πάτησε Enter για αναζήτηση πιο πίσω.
search-seeking = Αναζήτηση πιο πίσω…

tabs-title = ({ $count }) { $title }
tab-detach = Σε δικό της παράθυρο
tab-join = Πίσω στις καρτέλες
tab-close = Κλείσιμο
tab-close-others = Κλείσιμο όλων των άλλων
