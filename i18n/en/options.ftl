## The options

options-title = Options
options-appearance = Appearance
options-messages = Messages
options-sounds = Sounds
options-desktop = Desktop
options-privacy = Privacy
options-connection = Connection
options-keyboard = Keyboard
options-about = About
options-percent = { $percent } %

## Appearance

options-theme = Theme
theme-system = Automatic
theme-classic = Classic
theme-live = Live
theme-night = Night
theme-contrast = High contrast
options-theme-what = Automatic is Night where the desktop is dark, else Classic.
options-theme-what-contrast = Automatic is High contrast where the desktop wants more contrast, Night where it is dark, else Classic.
options-scale = Size of everything
options-motion = Motion
options-reduce-motion = Reduce motion
options-reduce-motion-what = Nudges do not shake the window, and animated pictures stand still.

options-language = Language
# Choose the language of the desktop.
language-system = Automatic
options-language-what = Automatic is the language of the desktop.

## Messages

options-conversations = Conversations
options-tabs = Show conversations in tabs of one window
options-attention = Let a window ask for attention when somebody writes there
options-writing = Writing
options-enter-sends = Send with Enter
options-enter-sends-what = Shift+Enter starts a new line.
options-enter-breaks-what = Ctrl+Enter sends, Enter starts a new line.
options-reading = Reading
options-show-times = Show the time beside every message
options-emoticons = Show emoticons as pictures
options-name-looks = Show the colours and styles of Messenger Plus! in names

## Sounds

options-sounds-on = Play sounds
options-volume = Volume
options-quiet-when-busy = No sounds while I am busy
options-sounds-when = Play a sound when
options-sound-sign-in = I am signed in
options-sound-online = a contact comes online
options-sound-message = somebody writes to me
options-sound-nudge = somebody nudges me
options-sound-mail = a mail arrives
options-sound-file-done = a file is complete
options-sound-sent = I send a message
options-sound-ring = somebody calls
options-sound-file = Own file…
options-sound-pick = Choose a sound
options-sound-files = WAV files
sound-file-not-played = { $file } cannot be played, so you hear the usual sound. { $why }
sound-file-unreadable = The file cannot be read: { $reason }
sound-file-large = The file is too large.
sound-file-not-wav = This is not a WAV file, or it is damaged.
sound-file-compressed = The sound in this file is compressed. Choose a plain (PCM) WAV file.
sound-no-server = Nothing can be heard: no sound server (PulseAudio or PipeWire) is running.
sound-refused = Nothing can be heard: { $reason }
sound-no-system = Papilio cannot play sounds on this system yet.

## Desktop

options-toasts = Tell me in the corner of the screen when
options-toast-online = a contact comes online
options-toast-message = somebody writes to me or nudges me
options-toast-mail = a mail arrives
options-toast-request = somebody wants to add me
options-toast-text = Show what was written
options-toast-what = Never of the conversation you are looking at, and not while you are busy.
options-toasts-not = Nothing can be told in the corner of the screen: { $reason }

options-idle = Show me as idle when I leave the computer for
options-idle-never = Never
options-idle-minutes = { $minutes } min
options-idle-what = Only while you are online: a status you chose stays. You are back with the first key.
options-idle-not = Papilio cannot tell whether you are at the computer: { $reason }
options-tray = Tray
options-stay-in-tray = Go on in the tray when the contact list is closed
options-tray-not = There is no tray: { $reason }
options-without-tray = When the last window is closed and there is no tray:
options-without-tray-ask = Ask
options-without-tray-quit = Quit
options-without-tray-stay = Stay, minimised
options-start = Starting
options-autostart = Start Papilio with the system
options-autostart-what = It starts without showing a window in front of your work.
options-autostart-not = Papilio cannot be started with the system: { $reason }

options-playing = What I’m listening to
options-tell-playing = Show my contacts the music that is being played
options-playing-not = Papilio cannot see what is playing: { $reason }

## Privacy

options-typing = Typing
options-tell-typing = Let others see that I am typing
options-keep = What was said
options-keep-always = Kept for ever
# $days: how many days, 30 or more
options-keep-days = { $days } days
options-keep-years =
    { $years ->
        [one] 1 year
       *[other] { $years } years
    }
options-keep-always-what = Everything you write and receive stays on this computer.
options-keep-what = What is older is deleted the next time Papilio starts. This cannot be undone.
options-cache = Pictures and emoticons of others
# $mib: how much is kept, in MiB
options-cache-mib = { $mib } MiB
options-cache-what = So much of them is kept on this computer. What was not seen for the longest time goes first; it is fetched again when it is needed.
options-who = Who can reach me
options-strangers = People who are not on my list can see me and write to me
options-strangers-signed-out = Sign in to choose who can reach you.
options-passwords = Passwords
options-passwords-what = Passwords that you let Papilio remember are in the keyring of your desktop, never in a file.

## Connection

options-connection-accounts = How your accounts reach their servers
options-connection-open = Change…
options-connection-inside = inside Papilio
options-connection-signed-out = You are not signed in. Before you sign in, the way to the server can be chosen below its name.
options-connection-what = The way to the server, a proxy, and whether you can be signed in at several places.

## Keyboard

options-keys-list = In the contact list
options-keys-conversation = In a conversation
options-keys-tabs = With conversations in tabs
options-keys-options = In this window
key-type = Any letter
key-type-what = Find a contact
key-arrows = ↑ ↓ ← →
key-arrows-what = Walk the list; fold and unfold groups
key-enter = Enter
key-enter-what = Open a conversation
key-f2 = F2
key-f2-what = Rename a group, or change your own name
key-delete = Delete
key-delete-what = Remove a contact or a group, after asking
key-menu = Menu, Shift+F10
key-menu-what = Show what can be done with a contact
key-tab = Tab, Shift+Tab
key-tab-what = Go on to the next part, or back
key-shift-enter = Shift+Enter
key-shift-enter-what = Start a new line
key-ctrl-up = Ctrl+↑, ↓
key-ctrl-up-what = Bring back what you sent before
key-ctrl-b = Ctrl+B, I, U
key-ctrl-b-what = Bold, italic, underlined
key-ctrl-l = Ctrl+L
key-ctrl-l-what = Nudge
key-ctrl-c = Ctrl+C, V
key-ctrl-c-what = Copy what is selected; paste
key-page = Page up, down
key-page-what = Read further up or down
key-ctrl-f = Ctrl+F
key-ctrl-f-what = Search in the conversation
key-f3 = F3, Shift+F3
key-f3-what = Go on to the next place that was found, or back
key-ctrl-w = Ctrl+W
key-ctrl-w-what = Close the conversation
key-ctrl-tab = Ctrl+Tab, Ctrl+Page down
key-ctrl-tab-what = Show the next tab; with Shift+Tab or Page up, the one before
key-ctrl-number = Ctrl+1 … 9
key-ctrl-number-what = Show the tab with this number
key-ctrl-shift-page = Ctrl+Shift+Page up, down
key-ctrl-shift-page-what = Move the tab along the strip
key-tab-menu-what = Show what can be done with the tab
key-escape = Esc
key-escape-what = Close what is open, then the window
key-ctrl-page = Ctrl+Page up, down
key-ctrl-page-what = Turn the page
options-keys-lists = In lists, tabs and texts
key-home = Home, End
key-home-what = Go to the first or the last
key-choice = Enter, Space, ↓
key-choice-what = Open a drop-down; letters go to what begins with them
key-sides = ← →
key-sides-what = Turn the tabs, once they have the focus; Delete closes one
key-read-what = Read what was said, once it has the focus; to the sides are its links

## About

about-version = Version { $version }
about-what = A messenger for the MSN network, for today’s computers.
about-licence = Free software under the MIT licence.
about-drawings = Its drawings, emoticons and sounds were made for it and belong to everybody (CC0).
about-names = Papilio is not made by Microsoft, and has nothing to do with it.
