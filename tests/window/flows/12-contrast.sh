# Taking the theme of high contrast when the desktop wants more contrast, and the old one again.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
before=$(state .theme)
contrast 1
see "the theme stays" '.theme == "High contrast"'
sleep 0.5
import -window root "$shots/flow-12-more.png"
contrast 0
see "the theme does not come back" ".theme == \"$before\""
