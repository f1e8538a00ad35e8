options-title = Επιλογές
options-appearance = Εμφάνιση
options-messages = Μηνύματα
options-sounds = Ήχοι
options-privacy = Απόρρητο
options-connection = Δίκτυο
options-keyboard = Πληκτρολόγιο
options-about = Πληροφορίες
options-percent = { $percent } %

options-theme = Θέμα
theme-system = Αυτόματο
theme-classic = Κλασικό
theme-live = Live
theme-night = Νύχτα
options-theme-what = Αυτόματο σημαίνει Νύχτα όταν η επιφάνεια εργασίας είναι σκούρα, αλλιώς Κλασικό.
options-theme-what-contrast = Αυτόματο σημαίνει Υψηλή αντίθεση όταν η επιφάνεια εργασίας ζητά μεγαλύτερη αντίθεση, Νύχτα όταν είναι σκούρα, αλλιώς Κλασικό.
options-scale = Μέγεθος όλων
options-motion = Κίνηση
options-reduce-motion = Λιγότερη κίνηση
options-reduce-motion-what = Τα σκουντήματα δεν κουνούν το παράθυρο και οι κινούμενες εικόνες μένουν ακίνητες.

options-writing = Γραφή
options-enter-sends = Αποστολή με Enter
options-enter-sends-what = Με Shift+Enter αρχίζει νέα γραμμή.
options-enter-breaks-what = Με Ctrl+Enter γίνεται αποστολή, με Enter αρχίζει νέα γραμμή.
options-reading = Ανάγνωση
options-show-times = Η ώρα δίπλα σε κάθε μήνυμα
options-emoticons = Τα emoticon ως εικόνες

options-sounds-on = Αναπαραγωγή ήχων
options-volume = Ένταση
options-quiet-when-busy = Χωρίς ήχους όταν έχω απασχόληση
options-sounds-when = Να ακούγεται ήχος όταν
options-sound-sign-in = συνδέομαι
options-sound-online = συνδέεται μια επαφή
options-sound-message = κάποιος μου γράφει
options-sound-nudge = κάποιος με σκουντάει
options-sound-mail = έρχεται e-mail
options-sound-file-done = ένα αρχείο ολοκληρώνεται
options-sound-sent = στέλνω μήνυμα
options-sound-ring = κάποιος καλεί
sound-no-server = Δεν ακούγεται τίποτα: δεν εκτελείται διακομιστής ήχου (PulseAudio ή PipeWire).
sound-refused = Δεν ακούγεται τίποτα: { $reason }
sound-no-system = Το Papilio δεν μπορεί ακόμη να παίξει ήχους σε αυτό το σύστημα.

options-typing = Πληκτρολόγηση
options-tell-typing = Να βλέπουν οι άλλοι ότι γράφω
options-who = Ποιος μπορεί να με βρει
options-strangers = Όσοι δεν είναι στη λίστα μου μπορούν να με βλέπουν και να μου γράφουν
options-strangers-signed-out = Συνδέσου για να διαλέξεις ποιος μπορεί να σε βρει.
options-passwords = Κωδικοί πρόσβασης
options-passwords-what = Οι κωδικοί που θυμάται για σένα το Papilio βρίσκονται στην κλειδοθήκη της επιφάνειας εργασίας, ποτέ σε αρχείο.

options-connection-accounts = Πώς φτάνουν οι λογαριασμοί σου στους διακομιστές τους
options-connection-open = Αλλαγή…
options-connection-inside = μέσα στο Papilio
options-connection-signed-out = Δεν έχεις συνδεθεί. Πριν συνδεθείς, μπορείς να διαλέξεις τη διαδρομή προς τον διακομιστή κάτω από το όνομά του.
options-connection-what = Η διαδρομή προς τον διακομιστή, ένας διακομιστής μεσολάβησης και αν μπορείς να συνδέεσαι σε πολλές θέσεις.

options-keys-list = Στη λίστα επαφών
options-keys-conversation = Σε μια συνομιλία
options-keys-options = Σε αυτό το παράθυρο
key-type = Ένα γράμμα
key-type-what = Εύρεση επαφής
key-arrows = ↑ ↓ ← →
key-arrows-what = Μετακίνηση στη λίστα· άνοιγμα και κλείσιμο ομάδων
key-enter = Enter
key-enter-what = Άνοιγμα συνομιλίας
key-f2 = F2
key-f2-what = Μετονομασία ομάδας ή αλλαγή του ονόματός σου
key-delete = Delete
key-delete-what = Κατάργηση επαφής ή ομάδας, μετά από ερώτηση
key-menu = Μενού, Shift+F10
key-menu-what = Τι μπορεί να γίνει με μια επαφή
key-tab = Tab, Shift+Tab
key-tab-what = Στο επόμενο μέρος ή πίσω
key-shift-enter = Shift+Enter
key-shift-enter-what = Νέα γραμμή
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Επαναφορά όσων έστειλες πριν
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Έντονα, πλάγια, υπογραμμισμένα
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Σκούντημα
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Αντιγραφή επιλογής· επικόλληση
key-page = Page Up, Down
key-page-what = Ανάγνωση πιο πάνω ή πιο κάτω
key-escape = Esc
key-escape-what = Κλείνει ό,τι είναι ανοιχτό, μετά το παράθυρο
key-ctrl-page = Ctrl+Page Up, Down
key-ctrl-page-what = Αλλαγή σελίδας
options-keys-lists = Σε λίστες, καρτέλες και κείμενα
key-home = Home, End
key-home-what = Μετάβαση στο πρώτο ή στο τελευταίο
key-choice = Enter, Διάστημα, ↓
key-choice-what = Άνοιγμα αναπτυσσόμενης λίστας· τα γράμματα οδηγούν σε ό,τι αρχίζει με αυτά
key-sides = ← →
key-sides-what = Εναλλαγή καρτελών, όταν είναι επιλεγμένες· το Delete κλείνει μία
key-read-what = Ανάγνωση όσων ειπώθηκαν, όταν είναι επιλεγμένα· στα πλάγια είναι οι σύνδεσμοι

about-version = Έκδοση { $version }
about-what = Ένας messenger για το δίκτυο MSN, για τους σημερινούς υπολογιστές.
about-licence = Ελεύθερο λογισμικό με την άδεια MIT.
about-drawings = Τα σχέδια, τα emoticon και οι ήχοι φτιάχτηκαν γι’ αυτό και ανήκουν σε όλους (CC0).
about-names = Το Papilio δεν είναι της Microsoft και δεν έχει καμία σχέση μαζί της.

options-language = Γλώσσα
language-system = Αυτόματα
options-language-what = Αυτόματα σημαίνει η γλώσσα της επιφάνειας εργασίας.

options-conversations = Συνομιλίες
options-tabs = Οι συνομιλίες σε καρτέλες ενός παραθύρου
options-attention = Το παράθυρο να ζητά προσοχή όταν κάποιος γράφει εκεί

options-desktop = Υπολογιστής
options-toasts = Ειδοποίηση στη γωνία της οθόνης όταν
options-toast-online = συνδέεται μια επαφή
options-toast-message = κάποιος μου γράφει ή με σκουντάει
options-toast-mail = έρχεται e-mail
options-toast-request = κάποιος θέλει να με προσθέσει
options-toast-text = Να φαίνεται τι γράφτηκε
options-toast-what = Ποτέ για τη συνομιλία που βλέπεις, ούτε όταν έχεις απασχόληση.
options-toasts-not = Δεν μπορεί να εμφανιστεί τίποτα στη γωνία της οθόνης: { $reason }

options-idle = Να φαίνομαι σε αδράνεια όταν αφήνω τον υπολογιστή για
options-idle-never = Ποτέ
options-idle-minutes = { $minutes } λεπτά
options-idle-what = Μόνο όταν είσαι σε σύνδεση: μια κατάσταση που διάλεξες μένει. Επιστρέφεις με το πρώτο πλήκτρο.
options-idle-not = Το Papilio δεν μπορεί να καταλάβει αν είσαι στον υπολογιστή: { $reason }
options-tray = Περιοχή ειδοποιήσεων
options-stay-in-tray = Συνέχεια στην περιοχή ειδοποιήσεων όταν κλείνει η λίστα επαφών
options-tray-not = Δεν υπάρχει περιοχή ειδοποιήσεων: { $reason }
options-start = Εκκίνηση
options-autostart = Εκκίνηση του Papilio μαζί με το σύστημα
options-autostart-what = Ξεκινά χωρίς να ανοίξει παράθυρο μπροστά στη δουλειά σου.
options-autostart-not = Το Papilio δεν μπορεί να ξεκινά μαζί με το σύστημα: { $reason }

options-playing = Τι ακούω
options-tell-playing = Να βλέπουν οι επαφές μου τη μουσική που παίζει
options-playing-not = Το Papilio δεν μπορεί να δει τι παίζει: { $reason }

options-keep = Όσα ειπώθηκαν
options-keep-always = Για πάντα
options-keep-days = { $days } ημέρες
options-keep-always-what = Όλα όσα γράφεις και λαμβάνεις μένουν σε αυτόν τον υπολογιστή.
options-keep-what = Ό,τι είναι παλιότερο διαγράφεται την επόμενη φορά που ξεκινά το Papilio. Αυτό δεν αναιρείται.

options-keys-tabs = Με συνομιλίες σε καρτέλες
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Αναζήτηση στη συνομιλία
key-f3 = F3, Shift+F3
key-f3-what = Στο επόμενο σημείο που βρέθηκε ή πίσω
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Κλείσιμο της συνομιλίας
key-ctrl-tab = Ctrl+Tab, Ctrl+Page Down
key-ctrl-tab-what = Η επόμενη καρτέλα· με Shift+Tab ή Page Up η προηγούμενη
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Η καρτέλα με αυτόν τον αριθμό
key-ctrl-shift-page = Ctrl+Shift+Page Up, Down
key-ctrl-shift-page-what = Μετακίνηση της καρτέλας στη σειρά
key-tab-menu-what = Τι μπορεί να γίνει με την καρτέλα

theme-contrast = Υψηλή αντίθεση
options-name-looks = Τα χρώματα και τα στιλ του Messenger Plus! στα ονόματα
options-sound-file = Δικό μου αρχείο…
options-sound-pick = Επιλογή ήχου
options-sound-files = Αρχεία WAV
sound-file-not-played = Το αρχείο { $file } δεν παίζει, γι’ αυτό ακούς τον συνηθισμένο ήχο. { $why }
sound-file-unreadable = Το αρχείο δεν διαβάζεται: { $reason }
sound-file-large = Το αρχείο είναι πολύ μεγάλο.
sound-file-not-wav = Αυτό δεν είναι αρχείο WAV ή είναι κατεστραμμένο.
sound-file-compressed = Ο ήχος σε αυτό το αρχείο είναι συμπιεσμένος. Διάλεξε ένα απλό αρχείο WAV (PCM).
options-without-tray = Όταν κλείνει το τελευταίο παράθυρο και δεν υπάρχει περιοχή ειδοποιήσεων:
options-without-tray-ask = Ερώτηση
options-without-tray-quit = Έξοδος
options-without-tray-stay = Παραμονή, με ελαχιστοποίηση
options-keep-years =
    { $years ->
        [one] 1 χρόνος
       *[other] { $years } χρόνια
    }
options-cache = Εικόνες και emoticon των άλλων
options-cache-mib = { $mib } MiB
options-cache-what = Τόσα από αυτά μένουν σε αυτόν τον υπολογιστή. Όσα έχουν να φανούν περισσότερο καιρό φεύγουν πρώτα· αν χρειαστούν, λαμβάνονται ξανά.
