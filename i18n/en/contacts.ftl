personal-message-hint = Share a quick message
search-hint = Find a contact…
add-contact = Add a contact
list-menu = List and program

## Rows

group-count = { $name } ({ $online }/{ $total })
group-favorites = Favourites ({ $online }/{ $total })
group-other = Other contacts ({ $online }/{ $total })
group-online = Online ({ $count })
group-offline = Offline ({ $count })
contact-status = ({ $status })
contact-blocked = Blocked
contact-mobile = Mobile
contact-message = – { $message }
list-empty = Nobody is on your list yet.
list-nobody-found = Nobody on your list fits “{ $filter }”.

## The line at the bottom

link-online = Signed in · { $dialect } · { $way }
link-here = on this computer
link-plain = not encrypted
link-encrypted = encrypted
link-gateway-plain = through the web, not encrypted
link-gateway-encrypted = through the web, encrypted

## Menus

menu-write = Send a message
menu-file = Send a file…
menu-mail = Send an e-mail…
menu-page = Send to mobile phone…
menu-card = Contact card…
menu-favorite = Add to favourites
menu-no-favorite = Remove from favourites
menu-quiet = No sounds from them
menu-block = Block
menu-unblock = Unblock
menu-copy-to = Copy to group…
menu-move-to = Move to group…
menu-remove-from = Remove from { $group }
menu-remove = Remove contact…
menu-rename-group = Rename group
menu-remove-group = Remove group…
menu-new-group = New group…
menu-by-group = Show by groups
menu-by-status = Show by status
menu-by-both = By groups, offline apart
menu-sort-online = Online first
menu-sort-status = Available first
menu-sort-name = By name
menu-rows-compact = Small rows
menu-rows-detailed = Rows with pictures
menu-rows-large = Rows with large pictures
menu-phones = Your phone numbers…
menu-connection = Connection…
menu-options = Options…
menu-another-account = Sign in to another account…
menu-sign-out = Sign out
menu-quit = Quit Papilio

## Questions

next = Next
back = Back
later = Later
add-title = Add a contact
add-who = Whom would you like to add?
add-yourself = This is your own address.
add-known = This person is on your list already.
add-group = Which group shall { $address } be in?
add-no-group = No group
add-message-hint = A message to them, if you like
add-told = They are asked whether you may see them and write to them.
add-button = Add
sign-in-again = Sign in again
request-bar = { $name } has added you.
request-answer = Answer
request-title = Someone has added you
request-words = { $name } ({ $address }) has added you to their contact list.
request-what = Allow: they see when you are online and can write to you. Block: neither.
request-allow = Allow
request-add = Add them to my list
remove-title = Remove contact
remove-words = Remove { $name } ({ $address }) from your list?
remove-block = Remove and block
remove-button = Remove
new-group-title = New group
new-group-hint = Name of the group
new-group-button = Make group
remove-group-title = Remove group
remove-group-words = Remove the group { $name }? Its contacts stay on your list.

## The own picture

picture-change = Change your picture
picture-title = Your picture
picture-file = From a file…
picture-files = Pictures
picture-paste = Paste
picture-nothing-to-paste = There is no picture on the clipboard.
picture-earlier = Chosen before
picture-drop = If no window opens to choose a file, drop the file here.
picture-reading = Reading the picture…
picture-cut-title = Which part shall be seen?
picture-cut-hint = Drag the picture. The wheel makes it larger.
picture-use = Use this
picture-unknown = This is no picture that can be used. Choose a PNG, JPEG, GIF or BMP file.
picture-too-large = This picture is too large. Choose one of at most { $side } × { $side } pixels and { $size } MB.
picture-broken = This picture is damaged. Choose another one.
picture-unreadable = This file cannot be read: { $reason }
picture-no-file = it is not an ordinary file
picture-not-kept = Your picture could not be saved, so you see it in this run only: { $reason }

## Mail

mail-hint = { $count ->
    [one] 1 unread e-mail. Click to open your inbox.
   *[other] { $count } unread e-mails. Click to open your inbox.
}
mail-hint-elsewhere = Unread e-mails in your inbox: { $count }, in other folders: { $elsewhere }. Click to open your inbox.
mail-new = New e-mail from { $from }
mail-new-subject = New e-mail from { $from }: “{ $subject }”
mail-open = Open

## Places where the account is signed in

places-count = { $count ->
    [one] 1 place
   *[other] { $count } places
}
places-title = You are signed in at these places
places-here = Here
places-here-named = Here: { $place }
places-unnamed = another place
places-idle = { $place } (idle)
places-sign-out = Sign out at { $place }
places-sign-out-all = Sign out everywhere else
places-rename = Name this place…
places-one-only = Be signed in at one place only
place-title = Name this place
place-words = This is how your other places see it.
place-hint = Home, work, laptop…

## The card of a contact

card-title = Contact card
card-gone = This contact is not on your list any more.
card-nickname = Nickname, seen by you only
card-note = Note, seen by you only
card-favorite = Favourite
card-here = On this computer
card-sound = Sounds of what they do
card-toast = Tell what they do in the corner of the screen
card-log = Keep what is said in the history
card-groups = In { $groups }
card-write = Message
card-page = To mobile phone
phone-home = Home
phone-work = Work
phone-mobile = Mobile
network-communicator = Uses Office Communicator
network-phone = Uses a mobile phone
network-yahoo = Uses Yahoo! Messenger

## Phones

phones-title = Your phone numbers
phones-seen = Your contacts see these numbers.
phones-paging = Contacts may send messages to my mobile phone
page-title = Send to mobile phone
page-words = To the mobile phone of { $name }:
page-hint = A short message
page-left = { $count ->
    [one] Room for 1 more character
   *[other] Room for { $count } more characters
}
page-send = Send

leave-list-title = Quit Papilio?
leave-list-words = There is no tray to go on in. Quit and sign out, or stay signed in with the window minimised?
leave-list-always = Always do so
leave-list-stay = Stay
leave-list-quit = Quit
