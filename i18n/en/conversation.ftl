## Conversations

conversation-title = { $names } – Conversation
# How many conversations have something that was not seen, before the title of the window.
tabs-title = ({ $count }) { $title }
tab-detach = Move into a window of its own
tab-join = Bring back into the tabs
tab-close = Close
tab-close-others = Close all others
to = To:
people = { $count } people
says = { $name } says:
send = Send
enter-sends = Enter sends
ctrl-enter-sends = Ctrl+Enter sends

## What can be done

action-invite = Invite
action-send-file = Send file
action-nudge = Nudge
action-block = Block
unblock = Unblock
add-to-contacts = Add to contacts
send-again = Send again

## What happened

nudge-sent = You have just sent a nudge.
nudge-received = { $count ->
    [one] { $name } has just sent you a nudge!
   *[other] { $name } has sent you { $count } nudges!
}
nudge-too-soon = One nudge in ten seconds is enough. Try again in a moment.
joined = { $name } has joined the conversation.
left = { $name } has left the conversation.
new-messages = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}
typing-one = { $name } is typing a message.
typing-many = { $names } are typing messages.
last-received = Last message received on { $date } at { $time }.
written-offline = Written while you were away, on { $date } at { $time }.

## How far an own text has come

delivery-failed = This message was not delivered.
delivery-failed-why = This message was not delivered: { $why }
delivery-unknown = The connection was lost; this message may not have arrived.
delivery-waits = They are offline. Papilio will send this message when they come online.
delivery-stored = Kept by the server until they sign in.

## What must be said

info-reconnecting = The connection was lost. Papilio is trying again; what you send now goes out when it is back.
info-signed-out = You are signed out. Sign in again to go on with this conversation.
info-blocked = You have blocked { $name }: they cannot see you or write to you.
info-stranger = { $name } is not on your contact list.
info-offline-kept = { $name } is offline or appears so. What you write is delivered when they sign in.
info-offline-waits = { $name } is offline or appears so. What you write waits here and is sent when they are online.
info-alone = Everybody has left this conversation.
info-plain-text = This network does not encrypt: others on the way could read what you write.

## Look of own texts

font-usual = Usual font
color-usual = Usual colour
font-sample = This is how it looks.
ignore-fonts = Show what others write in my usual font

## Emoticons

emoticon-search = Search by name or shortcut
emoticon-none = None has that name.

## Inviting

invite-title = Invite someone to this conversation
invite-search = Search among those online
invite-nobody = Nobody else is online.

## Links

link-title = Open this link?
link-warning = It was sent to you and opens in your browser.
link-open = Open
link-host = It leads to { $host }
link-look-alike = Be careful: there are letters in this name that look like others. It may not be the address you know.
link-coded = Be careful: this name is written in code, behind which letters may be that look like others.
link-before = Be careful: what stands before the @ is no address. It only looks like one.

ink-not-here = Something drawn by hand is on its way…
invited-webcam = { $name } wanted to show you a webcam. Papilio cannot do that yet, and declined.
invited-webcam-request = { $name } asked to see your webcam. Papilio cannot do that yet, and declined.
invited-call = { $name } wanted to call you. Papilio cannot do that yet, and declined.
invited-activity = { $name } invited you to an activity. Papilio has none of these, and declined.
invited-remote = { $name } wanted to share programs with you. Papilio cannot do that, and declined.
invited-photos = { $name } wanted to look at photos with you. Papilio cannot do that yet, and declined.
invited-background = { $name } wanted to share a background. Papilio cannot show it, and declined.
invited-other = { $name } invited you to something Papilio does not know. It was declined.

ink-erase = Eraser
ink-undo = Undo
ink-clear = Clear
ink-not-sent = Your drawing could not be sent: { $reason }

paste-title = Send this picture?
paste-not-kept = The picture could not be saved to be sent: { $reason }

## Looking for words

search-words = Find in this conversation
search-count = { $number } of { $count }
search-none = Not found
search-none-loaded = Not found so far. Press Enter to look further back.
search-seeking = Looking further back…
