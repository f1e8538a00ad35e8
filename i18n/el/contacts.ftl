personal-message-hint = Γράψε ένα προσωπικό μήνυμα
search-hint = Εύρεση επαφής…
add-contact = Προσθήκη επαφής
list-menu = Λίστα και πρόγραμμα

group-count = { $name } ({ $online }/{ $total })
group-favorites = Αγαπημένα ({ $online }/{ $total })
group-other = Άλλες επαφές ({ $online }/{ $total })
group-online = Σε σύνδεση ({ $count })
group-offline = Εκτός σύνδεσης ({ $count })
contact-status = ({ $status })
contact-blocked = Σε αποκλεισμό
contact-mobile = Κινητό
contact-message = – { $message }
list-empty = Δεν υπάρχει ακόμη κανείς στη λίστα σου.
list-nobody-found = Κανείς στη λίστα σου δεν ταιριάζει με «{ $filter }».

link-online = Σε σύνδεση · { $dialect } · { $way }
link-here = σε αυτόν τον υπολογιστή
link-plain = χωρίς κρυπτογράφηση
link-encrypted = με κρυπτογράφηση
link-gateway-plain = μέσω ιστού, χωρίς κρυπτογράφηση
link-gateway-encrypted = μέσω ιστού, με κρυπτογράφηση

menu-write = Αποστολή μηνύματος
menu-file = Αποστολή αρχείου…
menu-mail = Αποστολή e-mail…
menu-page = Αποστολή σε κινητό…
menu-card = Κάρτα επαφής…
menu-favorite = Στα αγαπημένα
menu-no-favorite = Εκτός αγαπημένων
menu-quiet = Χωρίς ήχους
menu-block = Αποκλεισμός
menu-unblock = Άρση αποκλεισμού
menu-copy-to = Αντιγραφή σε ομάδα…
menu-move-to = Μετακίνηση σε ομάδα…
menu-remove-from = Κατάργηση από: { $group }
menu-remove = Κατάργηση επαφής…
menu-rename-group = Μετονομασία ομάδας
menu-remove-group = Κατάργηση ομάδας…
menu-new-group = Νέα ομάδα…
menu-by-group = Προβολή ανά ομάδα
menu-by-status = Προβολή ανά κατάσταση
menu-by-both = Ομάδες και εκτός σύνδεσης
menu-sort-online = Πρώτα οι συνδεδεμένοι
menu-sort-status = Πρώτα οι διαθέσιμοι
menu-sort-name = Κατά όνομα
menu-rows-compact = Μικρές γραμμές
menu-rows-detailed = Γραμμές με εικόνες
menu-rows-large = Με μεγάλες εικόνες
menu-phones = Τα τηλέφωνά σου…
menu-connection = Δίκτυο…
menu-options = Επιλογές…
menu-another-account = Άλλος λογαριασμός…
menu-sign-out = Αποσύνδεση
menu-quit = Έξοδος από το Papilio

next = Επόμενο
back = Πίσω
later = Αργότερα
add-title = Προσθήκη επαφής
add-who = Ποιον θέλεις να προσθέσεις;
add-yourself = Αυτή είναι η δική σου διεύθυνση.
add-known = Αυτό το άτομο είναι ήδη στη λίστα σου.
add-group = Σε ποια ομάδα να μπει η διεύθυνση { $address };
add-no-group = Καμία ομάδα
add-message-hint = Ένα μήνυμα, αν θέλεις
add-told = Το άτομο θα ερωτηθεί αν μπορείς να βλέπεις πότε συνδέεται και να του γράφεις.
add-button = Προσθήκη
sign-in-again = Νέα σύνδεση
request-bar = Νέο αίτημα επαφής: { $name }
request-answer = Απάντηση
request-title = Κάποιος σε πρόσθεσε
request-words = Σε πρόσθεσε στις επαφές: { $name } ({ $address })
request-what = Αποδοχή: βλέπει πότε συνδέεσαι και μπορεί να σου γράφει. Αποκλεισμός: τίποτε από τα δύο.
request-allow = Αποδοχή
request-add = Προσθήκη και στη λίστα μου
remove-title = Κατάργηση επαφής
remove-words = Να φύγει από τη λίστα σου η επαφή { $name } ({ $address });
remove-block = Κατάργηση και αποκλεισμός
remove-button = Κατάργηση
new-group-title = Νέα ομάδα
new-group-hint = Όνομα ομάδας
new-group-button = Δημιουργία
remove-group-title = Κατάργηση ομάδας
remove-group-words = Να καταργηθεί η ομάδα { $name }; Οι επαφές της μένουν στη λίστα σου.

picture-change = Αλλαγή της εικόνας σου
picture-title = Η εικόνα σου
picture-file = Από αρχείο…
picture-files = Εικόνες
picture-paste = Επικόλληση
picture-nothing-to-paste = Δεν υπάρχει εικόνα στο πρόχειρο.
picture-earlier = Προηγούμενες επιλογές
picture-drop = Αν δεν ανοίξει παράθυρο για επιλογή αρχείου, σύρε το αρχείο εδώ.
picture-reading = Ανάγνωση της εικόνας…
picture-cut-title = Ποιο μέρος να φαίνεται;
picture-cut-hint = Σύρε την εικόνα. Ο τροχός του ποντικιού τη μεγαλώνει.
picture-use = Χρήση
picture-unknown = Αυτή η εικόνα δεν μπορεί να χρησιμοποιηθεί. Διάλεξε ένα αρχείο PNG, JPEG, GIF ή BMP.
picture-too-large = Αυτή η εικόνα είναι πολύ μεγάλη. Διάλεξε μία έως { $side } × { $side } εικονοστοιχεία και { $size } MB.
picture-broken = Αυτή η εικόνα είναι κατεστραμμένη. Διάλεξε άλλη.
picture-unreadable = Αυτό το αρχείο δεν διαβάζεται: { $reason }
picture-no-file = δεν είναι συνηθισμένο αρχείο
picture-not-kept = Η εικόνα σου δεν αποθηκεύτηκε και θα φαίνεται μόνο μέχρι να κλείσεις το Papilio: { $reason }

mail-hint = { $count ->
    [one] 1 μη αναγνωσμένο e-mail. Κάνε κλικ για να ανοίξεις τα εισερχόμενα.
   *[other] { $count } μη αναγνωσμένα e-mail. Κάνε κλικ για να ανοίξεις τα εισερχόμενα.
}
mail-hint-elsewhere = { $count ->
    [one] 1 μη αναγνωσμένο e-mail στα εισερχόμενα, { $elsewhere } σε άλλους φακέλους. Κάνε κλικ για να ανοίξεις τα εισερχόμενα.
   *[other] { $count } μη αναγνωσμένα e-mail στα εισερχόμενα, { $elsewhere } σε άλλους φακέλους. Κάνε κλικ για να ανοίξεις τα εισερχόμενα.
}
mail-new = Νέο e-mail από { $from }
mail-new-subject = Νέο e-mail από { $from }: «{ $subject }»
mail-open = Άνοιγμα

places-count = { $count ->
    [one] 1 θέση
   *[other] { $count } θέσεις
}
places-title = Έχεις συνδεθεί σε αυτές τις θέσεις
places-here = Εδώ
places-here-named = Εδώ: { $place }
places-unnamed = άλλη θέση
places-idle = { $place } (σε αδράνεια)
places-sign-out = Αποσύνδεση: { $place }
places-sign-out-all = Αποσύνδεση παντού αλλού
places-rename = Όνομα αυτής της θέσης…
places-one-only = Σύνδεση σε μία μόνο θέση
place-title = Όνομα αυτής της θέσης
place-words = Έτσι τη βλέπουν οι άλλες θέσεις σου.
place-hint = Σπίτι, δουλειά, φορητός…

card-title = Κάρτα επαφής
card-gone = Αυτή η επαφή δεν είναι πια στη λίστα σου.
card-nickname = Παρατσούκλι, το βλέπεις μόνο εσύ
card-note = Σημείωση, τη βλέπεις μόνο εσύ
card-favorite = Αγαπημένη επαφή
card-groups = Ομάδες: { $groups }
card-write = Μήνυμα
card-page = Στο κινητό
phone-home = Σπίτι
phone-work = Εργασία
phone-mobile = Κινητό
network-communicator = Με Office Communicator
network-phone = Με κινητό τηλέφωνο
network-yahoo = Με Yahoo! Messenger

phones-title = Τα τηλέφωνά σου
phones-seen = Οι επαφές σου βλέπουν αυτούς τους αριθμούς.
phones-paging = Οι επαφές μπορούν να στέλνουν μηνύματα στο κινητό μου
page-title = Αποστολή σε κινητό
page-words = Προς το κινητό: { $name }
page-hint = Ένα σύντομο μήνυμα
page-left = { $count ->
    [one] Χωράει ακόμη 1 χαρακτήρας
   *[other] Χωράνε ακόμη { $count } χαρακτήρες
}
page-send = Αποστολή

card-here = Σε αυτόν τον υπολογιστή
card-sound = Ήχοι για αυτή την επαφή
card-toast = Ειδοποιήσεις στη γωνία της οθόνης
card-log = Να κρατιούνται στο ιστορικό όσα λέγονται

leave-list-title = Έξοδος από το Papilio;
leave-list-words = Δεν υπάρχει περιοχή ειδοποιήσεων για να συνεχίσει εκεί. Έξοδος και αποσύνδεση, ή παραμονή σε σύνδεση με το παράθυρο ελαχιστοποιημένο;
leave-list-always = Πάντα έτσι
leave-list-stay = Παραμονή
leave-list-quit = Έξοδος
