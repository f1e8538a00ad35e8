transfer-offered = { $name } θέλει να σου στείλει αυτό το αρχείο.
transfer-connecting = Σύνδεση: { $name }…
transfer-waiting = Αναμονή για αποδοχή: { $name }…
transfer-progress = { $there } από { $whole } · { $rate } το δευτερόλεπτο · ακόμη { $left }
transfer-begun = { $there } από { $whole }
transfer-by-server = (μέσω του διακομιστή)
transfer-received = Ελήφθη από: { $name }
transfer-sent = Στάλθηκε σε: { $name }
transfer-declined-here = Αρνήθηκες αυτό το αρχείο.
transfer-declined-there = { $name } αρνήθηκε αυτό το αρχείο.
transfer-cancelled = Ακυρώθηκε.
transfer-cancelled-there = { $name } το σταμάτησε.
transfer-failed = Η μεταφορά διακόπηκε.
transfer-failed-why = Η μεταφορά διακόπηκε: { $why }
transfer-why-refused = το άλλο πρόγραμμα δεν το δέχεται.
transfer-why-timed_out = η άλλη πλευρά δεν απάντησε για πολλή ώρα.
transfer-why-connection = δεν υπήρχε πια σύνδεση με την άλλη πλευρά.
transfer-why-wrong_size = ό,τι ήρθε δεν είχε το μέγεθος που συμφωνήθηκε.
transfer-why-protocol = το άλλο πρόγραμμα έστειλε κάτι ακατανόητο.
transfer-why-not_signed_in = αποσυνδέθηκες.
transfer-sum = SHA-256: { $sum }
transfer-accept = Αποδοχή
transfer-save-as = Αποθήκευση ως…
transfer-decline = Άρνηση
transfer-open-folder = Άνοιγμα φακέλου
transfer-retry = Νέα αποστολή
transfer-folder-title = Αποθήκευση αρχείου ως

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } byte
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } δευτερόλεπτο
   *[other] { $n } δευτερόλεπτα
}
left-minutes = { $n ->
    [one] { $n } λεπτό
   *[other] { $n } λεπτά
}
left-hours = { $n ->
    [one] { $n } ώρα
   *[other] { $n } ώρες
}

leave-title = Ένα αρχείο είναι ακόμη καθ’ οδόν εδώ.
leave-goes-on = Η μεταφορά συνεχίζεται όταν κλείσεις το παράθυρο. Άνοιξε πάλι τη συνομιλία για να δεις πού βρίσκεται.
leave-close = Κλείσιμο
