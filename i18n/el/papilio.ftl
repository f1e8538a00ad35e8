program = Papilio
contacts-title = Papilio – { $name }
today = Σήμερα
yesterday = Χθες
date = { $day } { $month ->
    [1] Ιανουαρίου
    [2] Φεβρουαρίου
    [3] Μαρτίου
    [4] Απριλίου
    [5] Μαΐου
    [6] Ιουνίου
    [7] Ιουλίου
    [8] Αυγούστου
    [9] Σεπτεμβρίου
    [10] Οκτωβρίου
    [11] Νοεμβρίου
   *[12] Δεκεμβρίου
} { $year }
cancel = Ακύρωση

status-online = Σε σύνδεση
status-busy = Απασχόληση
status-idle = Σε αδράνεια
status-brb = Επιστρέφω αμέσως
status-away = Λείπω
status-phone = Στο τηλέφωνο
status-lunch = Για φαγητό
status-hidden = Εμφάνιση εκτός σύνδεσης
status-offline = Εκτός σύνδεσης

progress-connecting = Σύνδεση…
progress-authenticating = Έλεγχος του κωδικού σου…
progress-syncing = Λήψη των επαφών σου…
progress-reconnecting = Νέα προσπάθεια…

signed-out-requested = Έχεις αποσυνδεθεί.
signed-out-elsewhere = Συνδέθηκες σε άλλη θέση, γι’ αυτό αποσυνδέθηκες εδώ.
signed-out-server-down = Ο διακομιστής κλείνει για λίγο. Δοκίμασε πάλι αργότερα.
signed-out-lost = Η σύνδεση χάθηκε.

no-display = Δεν υπάρχει οθόνη για να ανοίξει παράθυρο. Για να δοκιμάσεις το Papilio σε τερματικό, εκτέλεσε: papilio-cli --demo
no-window = Το παράθυρο δεν άνοιξε: { $reason }
folder-in-use = Το Papilio εκτελείται ήδη, με τον φάκελο { $folder }. Κλείσε το πρώτα ή δώσε άλλον φάκελο με --data-dir.
usage =
    Χρήση: papilio [ΕΠΙΛΟΓΕΣ] [ΣΥΝΔΕΣΜΟΣ]

      --demo             ξεκινά ένα μικρό δίκτυο μέσα στο πρόγραμμα και συνδέεται σε αυτό
      --data-dir DIR     κρατά τα πάντα σε αυτόν τον φάκελο
      --hidden           ξεκινά στην περιοχή ειδοποιήσεων ή ελαχιστοποιημένο, αν δεν υπάρχει
      --state-file FILE  γράφει πάντα εκεί τι δείχνουν τα παράθυρα (για δοκιμές)
      --version          λέει ποια έκδοση είναι αυτή
      --help             δείχνει αυτή τη βοήθεια

    Ένας σύνδεσμος μοιάζει με msnim:chat?contact=bob@example.com ή msnim:add?contact=…· αν το πρόγραμμα εκτελείται ήδη, τον ακολουθεί.
usage-no-path = Μετά το { $option } χρειάζεται μια διαδρομή.
usage-unknown = Το { $argument } δεν είναι επιλογή ούτε σύνδεσμος για επαφή. Δοκίμασε --help.

settings-set-aside = Οι ρυθμίσεις σου δεν διαβάζονταν, γι’ αυτό ξεκίνησαν νέες. Το παλιό αρχείο είναι { $path }.
settings-unreadable = Οι ρυθμίσεις σου δεν διαβάζονται: { $reason }
history-set-aside = Το ιστορικό σου δεν διαβαζόταν, γι’ αυτό ξεκίνησε νέο. Το παλιό αρχείο είναι { $path }.
history-newer = Το ιστορικό σου γράφτηκε από νεότερη έκδοση του Papilio, γι’ αυτό δεν κρατιέται τίποτα αυτή τη φορά. Χρησιμοποίησε τη νεότερη έκδοση.
history-unusable = Το ιστορικό σου δεν ανοίγει, γι’ αυτό δεν κρατιέται τίποτα αυτή τη φορά: { $reason }

save = Αποθήκευση
close = Κλείσιμο
no-browser = Δεν βρέθηκε πρόγραμμα για να ανοίξει αυτή τη σελίδα.
no-mail-program = Δεν βρέθηκε πρόγραμμα για να γράψεις e-mail.

connection-title = Δίκτυο
connection-way = Η διαδρομή προς τον διακομιστή
way-automatic = Αυτόματα
way-direct = Μόνο απευθείας
way-gateway = Μόνο μέσω ιστού
connection-proxy = Διακομιστής μεσολάβησης
proxy-system = Όπως λέει το σύστημα
proxy-none = Κανένας
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Διακομιστής: proxy.example.com
proxy-port-hint = Θύρα
proxy-user-hint = Όνομα, αν χρειάζεται
proxy-password-hint = Κωδικός, αν είναι νέος
proxy-bad-host = Αυτό δεν είναι όνομα διακομιστή μεσολάβησης. Μοιάζει με proxy.example.com.
proxy-bad-port = Η θύρα είναι ένας αριθμός από 1 έως 65535.
connection-peers = Αρχεία και εικόνες
peers-automatic = Απευθείας στον άλλο όπου γίνεται
peers-ports = Το ίδιο, μόνο από αυτές τις θύρες
peers-ports-hint = Θύρες: 6891-6900
peers-never = Μόνο μέσω του διακομιστή
peers-bad-ports = Αυτά δεν είναι θύρες. Γράφονται όπως 6891-6900.
connection-several-places = Να μπορώ να συνδέομαι και σε άλλες θέσεις
connection-next-time = Ισχύει από την επόμενη σύνδεσή σου.

time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half ->
    [am] π.μ.
   *[other] μ.μ.
}

link-no-calls = Ένας σύνδεσμος θέλει να καλέσει: { $contact }. Το Papilio δεν κάνει κλήσεις.
