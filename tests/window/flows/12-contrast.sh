# Becoming dark with the desktop, taking the theme of high contrast when it wants more contrast, and the old one again.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
before=$(state .theme)
wants color-scheme 1
see "the theme is not dark" '.theme == "Night"'
wants contrast 1
see "the theme stays" '.theme == "High contrast"'
sleep 0.5
import -window root "$shots/flow-12-more.png"
wants contrast 0
see "the theme is not dark again" '.theme == "Night"'
wants color-scheme 0
see "the theme does not come back" ".theme == \"$before\""
