# Looking for words in a conversation, and closing it.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front conversation
press ctrl+f
write "real window"
press Return
sleep 0.5
import -window root "$shots/flow-05-searching.png"
press Escape
press ctrl+w
see "the conversation does not close" 'all(.windows[]; .kind != "conversation")'
