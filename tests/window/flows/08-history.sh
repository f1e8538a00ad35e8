# Searching the history of everybody.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front contacts
click "$window" 260 117
press Up Up Up Up Up Return
front history
write "real window"
see "what was said is not found" 'any(.windows[]; .kind == "history" and any(.found[]; contains("real window")))'
sleep 0.3
import -window root "$shots/flow-08-found.png"
press Escape Escape
see "the window does not close" 'all(.windows[]; .kind != "history")'
