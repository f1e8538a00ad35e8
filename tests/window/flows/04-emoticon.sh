# Choosing an emoticon from the picker and sending it.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front conversation
click "$window" 154 417
write "heart"
press Return
sleep 0.4
# The first click closes the picker where that is still open, the second presses Send.
click "$window" 406 460
click "$window" 406 460
see "the emoticon does not come back from the echo" "$chat.last_text | tostring | test(\"\\\\([lL]\\\\)\")"
