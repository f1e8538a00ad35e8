# Changing the own status, name and personal message.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front contacts
click "$window" 130 44
press Down Down Return
see "the status does not change" '.accounts[0].status != "online"'
front contacts
click "$window" 160 22
press ctrl+a
write "Alice by keyboard"
press Return
see "the name does not change" '.accounts[0].display_name == "Alice by keyboard"'
click "$window" 160 63
press ctrl+a
write "walking through flows"
press Return
see "the message does not change" '.accounts[0].personal_message == "walking through flows"'
