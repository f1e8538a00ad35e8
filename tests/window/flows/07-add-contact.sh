# Removing a contact, and adding it again.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front contacts
write "heidi"
press Down Down
press Delete
sleep 0.5
import -window root "$shots/flow-07-asks.png"
press Tab Tab Return # past Cancel, and Remove and block
see "the contact is not removed" '.accounts[0].contacts == 16'
press Escape
click "$window" 232 114
write "heidi@example.net"
press Return
sleep 0.5
press Return
see "the contact is not on the list again" '.accounts[0].contacts == 17'
