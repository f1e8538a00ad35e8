# Finding somebody by typing, writing, and being answered.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front contacts
write "echo"
press Return
see "Enter does not open the conversation" 'any(.windows[]; .kind == "conversation" and (.conversation | startswith("echo@")))'
front conversation
text="hello from a real window $RANDOM"
write "$text"
press Return
see "the answer is not seen" "$chat.last_text | tostring | contains(\"$text\")"
