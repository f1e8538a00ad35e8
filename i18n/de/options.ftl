options-title = Optionen
options-appearance = Aussehen
options-messages = Nachrichten
options-sounds = Töne
options-privacy = Privatsphäre
options-connection = Verbindung
options-keyboard = Tastatur
options-about = Info
options-percent = { $percent } %

options-theme = Design
theme-system = Automatisch
theme-classic = Klassisch
theme-live = Live
theme-night = Nacht
options-theme-what = Automatisch heißt: Nacht, wenn dein Desktop dunkel ist, sonst Klassisch.
options-theme-what-contrast = Automatisch heißt: Hoher Kontrast, wenn dein Desktop mehr Kontrast verlangt, Nacht, wenn er dunkel ist, sonst Klassisch.
options-scale = Größe der Darstellung
options-motion = Bewegung
options-reduce-motion = Weniger Bewegung
options-reduce-motion-what = Anstupser rütteln nicht am Fenster, und bewegte Bilder stehen still.

options-writing = Schreiben
options-enter-sends = Mit Enter senden
options-enter-sends-what = Shift+Enter beginnt eine neue Zeile.
options-enter-breaks-what = Ctrl+Enter sendet, Enter beginnt eine neue Zeile.
options-reading = Lesen
options-show-times = Uhrzeit neben jeder Nachricht zeigen
options-emoticons = Emoticons als Bilder zeigen

options-sounds-on = Töne abspielen
options-volume = Lautstärke
options-quiet-when-busy = Keine Töne, während ich beschäftigt bin
options-sounds-when = Ein Ton erklingt, wenn
options-sound-sign-in = ich angemeldet bin
options-sound-online = ein Kontakt online kommt
options-sound-message = mir jemand schreibt
options-sound-nudge = mich jemand anstupst
options-sound-mail = eine E-Mail ankommt
options-sound-file-done = eine Datei vollständig ist
options-sound-sent = ich eine Nachricht sende
options-sound-ring = jemand anruft
sound-no-server = Nichts zu hören: Es läuft kein Tonserver (PulseAudio oder PipeWire).
sound-refused = Nichts zu hören: { $reason }
sound-no-system = Papilio kann auf diesem System noch keine Töne abspielen.

options-typing = Tippen
options-tell-typing = Andere dürfen sehen, dass ich schreibe
options-who = Wer mich erreichen kann
options-strangers = Wer nicht auf meiner Liste ist, darf mich sehen und mir schreiben
options-strangers-signed-out = Melde dich an, um zu wählen, wer dich erreichen kann.
options-passwords = Passwörter
options-passwords-what = Passwörter, die Papilio sich merken soll, liegen im Schlüsselbund deines Desktops, nie in einer Datei.

options-connection-accounts = Wie deine Konten ihre Server erreichen
options-connection-open = Ändern…
options-connection-inside = innerhalb von Papilio
options-connection-signed-out = Du bist nicht angemeldet. Vor dem Anmelden lässt sich der Weg zum Server unter seinem Namen wählen.
options-connection-what = Der Weg zum Server, ein Proxy und ob du an mehreren Orten angemeldet sein kannst.

options-keys-list = In der Kontaktliste
options-keys-conversation = In einer Unterhaltung
options-keys-options = In diesem Fenster
key-type = Ein Buchstabe
key-type-what = Kontakt suchen
key-arrows = ↑ ↓ ← →
key-arrows-what = Durch die Liste gehen; Gruppen auf- und zuklappen
key-enter = Enter
key-enter-what = Unterhaltung öffnen
key-f2 = F2
key-f2-what = Gruppe umbenennen oder eigenen Namen ändern
key-delete = Entf
key-delete-what = Kontakt oder Gruppe entfernen, nach Rückfrage
key-menu = Menü, Shift+F10
key-menu-what = Zeigen, was mit einem Kontakt möglich ist
key-tab = Tab, Shift+Tab
key-tab-what = Zum nächsten Teil oder zurück
key-shift-enter = Shift+Enter
key-shift-enter-what = Neue Zeile beginnen
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Früher Gesendetes zurückholen
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Fett, kursiv, unterstrichen
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Anstupsen
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Auswahl kopieren; einfügen
key-page = Bild ↑, ↓
key-page-what = Weiter oben oder unten lesen
key-escape = Esc
key-escape-what = Schließen, was offen ist, dann das Fenster
key-ctrl-page = Ctrl+Bild ↑, ↓
key-ctrl-page-what = Seite wechseln
options-keys-lists = In Listen, Tabs und Texten
key-home = Pos1, Ende
key-home-what = Zum Ersten oder Letzten
key-choice = Enter, Leertaste, ↓
key-choice-what = Auswahlliste öffnen; Buchstaben führen zu dem, was damit beginnt
key-sides = ← →
key-sides-what = Durch die Tabs gehen, wenn sie den Fokus haben; Entf schließt einen
key-read-what = Lesen, was gesagt wurde, wenn es den Fokus hat; seitwärts liegen die Links

about-version = Version { $version }
about-what = Ein Messenger für das MSN-Netz, für heutige Computer.
about-licence = Freie Software unter der MIT-Lizenz.
about-drawings = Zeichnungen, Emoticons und Töne wurden eigens dafür gemacht und gehören allen (CC0).
about-names = Papilio ist nicht von Microsoft und hat nichts damit zu tun.

options-language = Sprache
language-system = Automatisch
options-language-what = Automatisch heißt: die Sprache deines Desktops.

options-conversations = Unterhaltungen
options-tabs = Unterhaltungen als Tabs in einem Fenster zeigen
options-attention = Ein Fenster macht auf sich aufmerksam, wenn dort jemand schreibt

options-desktop = Desktop
options-toasts = In der Bildschirmecke melden, wenn
options-toast-online = ein Kontakt online kommt
options-toast-message = mir jemand schreibt oder mich anstupst
options-toast-mail = eine E-Mail ankommt
options-toast-request = mich jemand hinzufügen möchte
options-toast-text = Zeigen, was geschrieben wurde
options-toast-what = Nie zu der Unterhaltung, die du gerade ansiehst, und nicht, während du beschäftigt bist.
options-toasts-not = In der Bildschirmecke lässt sich nichts melden: { $reason }

options-idle = Mich als inaktiv zeigen, wenn ich vom Computer weg bin, nach
options-idle-never = Nie
options-idle-minutes = { $minutes } min
options-idle-what = Nur während du online bist: Ein Status, den du gewählt hast, bleibt. Mit der ersten Taste bist du zurück.
options-idle-not = Papilio kann nicht erkennen, ob du am Computer bist: { $reason }
options-tray = Infobereich
options-stay-in-tray = Im Infobereich weiterlaufen, wenn die Kontaktliste geschlossen wird
options-tray-not = Es gibt keinen Infobereich: { $reason }
options-start = Starten
options-autostart = Papilio mit dem System starten
options-autostart-what = Es startet, ohne ein Fenster vor deine Arbeit zu stellen.
options-autostart-not = Papilio lässt sich nicht mit dem System starten: { $reason }

options-playing = Was ich gerade höre
options-tell-playing = Meinen Kontakten zeigen, welche Musik gerade läuft
options-playing-not = Papilio kann nicht sehen, was gerade läuft: { $reason }

options-keep = Was gesagt wurde
options-keep-always = Für immer aufbewahren
options-keep-days = { $days } Tage
options-keep-always-what = Alles, was du schreibst und erhältst, bleibt auf diesem Computer.
options-keep-what = Was älter ist, wird beim nächsten Start von Papilio gelöscht. Das lässt sich nicht rückgängig machen.

options-keys-tabs = Mit Unterhaltungen in Tabs
key-ctrl-f = Ctrl+F
key-ctrl-f-what = In der Unterhaltung suchen
key-f3 = F3, Shift+F3
key-f3-what = Zur nächsten Fundstelle oder zurück
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Unterhaltung schließen
key-ctrl-tab = Ctrl+Tab, Ctrl+Bild ↓
key-ctrl-tab-what = Nächsten Tab zeigen; mit Shift+Tab oder Bild ↑ den vorigen
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Den Tab mit dieser Nummer zeigen
key-ctrl-shift-page = Ctrl+Shift+Bild ↑, ↓
key-ctrl-shift-page-what = Den Tab in der Leiste verschieben
key-tab-menu-what = Zeigen, was mit dem Tab möglich ist

theme-contrast = Hoher Kontrast
options-name-looks = Farben und Stile von Messenger Plus! in Namen zeigen
options-sound-file = Eigene Datei…
options-sound-pick = Ton auswählen
options-sound-files = WAV-Dateien
sound-file-not-played = { $file } lässt sich nicht abspielen, deshalb hörst du den üblichen Ton. { $why }
sound-file-unreadable = Die Datei lässt sich nicht lesen: { $reason }
sound-file-large = Die Datei ist zu groß.
sound-file-not-wav = Das ist keine WAV-Datei, oder sie ist beschädigt.
sound-file-compressed = Der Ton in dieser Datei ist komprimiert. Wähle eine einfache WAV-Datei (PCM).
options-without-tray = Wenn das letzte Fenster geschlossen wird und es keinen Infobereich gibt:
options-without-tray-ask = Nachfragen
options-without-tray-quit = Beenden
options-without-tray-stay = Bleiben, minimiert
options-keep-years =
    { $years ->
        [one] 1 Jahr
       *[other] { $years } Jahre
    }
options-cache = Bilder und Emoticons von anderen
options-cache-mib = { $mib } MiB
options-cache-what = So viel davon bleibt auf diesem Computer. Was am längsten nicht zu sehen war, geht zuerst; bei Bedarf wird es neu geholt.
