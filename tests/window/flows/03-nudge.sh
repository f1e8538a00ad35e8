# Sending a nudge.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front conversation
press ctrl+l
see "no nudge was sent" "$chat.nudges == 1"
