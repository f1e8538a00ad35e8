## What is told in the corner of the screen

toast-open = Open
toast-online = is online now
toast-nudge = sent you a nudge
toast-ink = sent you a drawing
toast-file = wants to send you the file { $name }
toast-hidden = wrote to you
toast-mail = A mail for you
toast-request = wants to add you as a contact

## The tray

tray-open = Open Papilio
tray-status = Status
tray-sign-out = Sign out
tray-quit = Quit
tray-signed-out = Not signed in
tray-unread = { $count ->
    [one] 1 unread message
   *[other] { $count } unread messages
}

## Why something of the desktop cannot be used

desktop-no-bus = the desktop has no message bus for its programs.
desktop-no-service = the desktop has nothing that does it.
desktop-no-system = Papilio cannot do that on this system yet.
desktop-failed = { $reason }
