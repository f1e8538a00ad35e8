# Files on their way.
transfer-offered = { $name } wants to send you this file.
transfer-connecting = Connecting to { $name }…
transfer-waiting = Waiting for { $name } to accept…
transfer-progress = { $there } of { $whole } · { $rate } a second · { $left } left
transfer-begun = { $there } of { $whole }
transfer-by-server = (through the server)
transfer-received = Received from { $name }.
transfer-sent = Sent to { $name }.
transfer-declined-here = You declined this file.
transfer-declined-there = { $name } declined this file.
transfer-cancelled = Cancelled.
transfer-cancelled-there = { $name } stopped it.
transfer-failed = It broke off.
transfer-failed-why = It broke off: { $why }
transfer-why-refused = the other program does not take it.
transfer-why-timed_out = nothing was heard of the other one for too long.
transfer-why-connection = there was no connection to the other one any more.
transfer-why-wrong_size = what came was not as long as was agreed.
transfer-why-protocol = the other program sent something that makes no sense.
transfer-why-not_signed_in = you were signed out.
transfer-sum = SHA-256: { $sum }
transfer-accept = Accept
transfer-save-as = Save as…
transfer-decline = Decline
transfer-open-folder = Open folder
transfer-retry = Send again
transfer-folder-title = Save the file as

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
left-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
left-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
left-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}


leave-title = A file is still on its way here.
leave-goes-on = It goes on when you close the window. Open the conversation again to see how far it is.
leave-close = Close
