## The program

program = Papilio
contacts-title = Papilio – { $name }
today = Today
yesterday = Yesterday
date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
# $hour: 0 to 23; $minute: two digits
time-24 = { $hour }:{ $minute }
# For languages that count the hours to twelve. $hour: 1 to 12; $minute: two digits; $half: am or pm
time-12 = { $hour }:{ $minute } { $half ->
    [am] AM
   *[other] PM
}
cancel = Cancel

## Statuses

status-online = Online
status-busy = Busy
status-idle = Idle
status-brb = Be right back
status-away = Away
status-phone = On the phone
status-lunch = Out to lunch
status-hidden = Appear offline
status-offline = Offline

## Progress of signing in

progress-connecting = Connecting…
progress-authenticating = Checking your password…
progress-syncing = Fetching your contacts…
progress-reconnecting = Trying again…

## Why one is signed out

signed-out-requested = You are signed out.
signed-out-elsewhere = You signed in at another place, so you were signed out here.
signed-out-server-down = The server is closing for a while. Try again later.
signed-out-lost = The connection was lost.

## Starting

no-display = There is no display to open a window on. To try Papilio in a terminal, run: papilio-cli --demo
no-window = The window could not be opened: { $reason }
folder-in-use = Papilio is running already, with the folder { $folder }. End it first, or give another folder with --data-dir.
usage =
    Usage: papilio [OPTIONS] [LINK]

      --demo             start a small network inside the program and sign in to it
      --data-dir DIR     keep everything in this folder
      --hidden           start in the tray, or minimized where there is none
      --state-file FILE  always tell there what the windows show (for tests)
      --version          say which version this is
      --help             say this

    A link looks like msnim:chat?contact=bob@example.com, or msnim:add?contact=…; a program that runs already follows it.
usage-no-path = { $option } needs a path after it.
usage-unknown = { $argument } is no option and no link to a contact. Try --help.

link-no-calls = A link wants to call { $contact }. Papilio cannot do calls.

## What is kept

settings-set-aside = Your settings could not be read, so new ones were begun. The old file is { $path }.
settings-unreadable = Your settings cannot be read: { $reason }
history-set-aside = Your history could not be read, so a new one was begun. The old file is { $path }.
history-newer = Your history was written by a newer version of Papilio, so nothing is kept in this run. Use the newer version.
history-unusable = Your history cannot be opened, so nothing is kept in this run: { $reason }

## Words of several screens

save = Save
close = Close
no-browser = No program was found to open this page.
no-mail-program = No program was found to write an e-mail with.

## How the server is reached

connection-title = Connection
connection-way = The way to the server
way-automatic = Automatic
way-direct = Directly only
way-gateway = Through the web only
connection-proxy = Proxy
proxy-system = As the system says
proxy-none = None
proxy-socks4 = SOCKS4
proxy-socks5 = SOCKS5
proxy-http = HTTP
proxy-host-hint = Server: proxy.example.com
proxy-port-hint = Port
proxy-user-hint = Name, if it wants one
proxy-password-hint = Password, if it is a new one
proxy-bad-host = This is no name of a proxy. It looks like proxy.example.com.
proxy-bad-port = The port of a proxy is a number from 1 to 65535.
connection-peers = Files and pictures
peers-automatic = Straight to the other where that works
peers-ports = The same, by these ports only
peers-ports-hint = Ports: 6891-6900
peers-never = Through the server only
peers-bad-ports = These are no ports. They look like 6891-6900.
connection-several-places = Let me be signed in at other places too
connection-next-time = Used from the next time you sign in.
