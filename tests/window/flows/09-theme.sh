# Choosing another theme, which holds at once, and the old one again.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
front contacts
click "$window" 260 117
press Up Up Up Up Return
front options
before=$(state .theme)
click "$window" 495 125
see "the theme does not change" ".theme != \"$before\""
import -window root "$shots/flow-09-night.png"
click "$window" 200 125
see "the theme does not change back" ".theme == \"$before\""
