# Sending a file that was chosen in the dialog of the desktop.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front conversation
click "$window" 121 55
sent="any($chat.files // [] | .[]; .name == \"$(basename "$file")\" and (.incoming | not) and"
see "the file is not offered" "$sent true)"
size=$(stat -c %s "$file")
see "the file is not sent" "$sent .stage == \"done\" and .bytes == $size)"
see "the echo bot does not have it" "$chat.last_text | tostring | contains(\"letter.txt, $size bytes\")"
