# Having conversations in tabs of one window, and turning them by keyboard.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front options
click "$window" 60 90
click "$window" 162 97
import -window root "$shots/flow-10-chosen.png"
press Escape
see "the options do not close" 'all(.windows[]; .kind != "options")'
for who in echo nudger; do
  front contacts
  press Escape
  write "$who"
  press Return
  see "no conversation with $who" "any(.windows[]; .kind == \"conversation\" and (.conversation | startswith(\"$who@\")))"
done
see "they are not in tabs of one window" "($chat.tabs | length) == 2 and ($chat.conversation | startswith(\"nudger@\"))"
front conversation
press ctrl+Tab
see "Ctrl+Tab does not turn to the other tab" "$chat.conversation | startswith(\"echo@\")"
