#!/usr/bin/env bash
# How long an own text takes from Enter to the frame that shows it: with a server that answers, and with one that is
# stopped, so that nothing is acknowledged meanwhile. By the clock of the program's log. Prints; decides nothing.
#
#   tests/marks/own-text.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh
# shellcheck source=tests/marks/account.sh
source tests/marks/account.sh

times=15
install_missing
build
start_display
start_server 1
server=${pids[-1]}
add_contacts 1
export PAPILIO_LOG=papilio::drawn=trace
sign_in_window 1
start_client 1 "$(person 1)"
tell 1 "{\"cmd\":\"send_text\",\"to\":\"$me\",\"text\":\"hello\"}"
until_true 20 holds 'any(.windows[]; .lines == 1)' || fail "no conversation"
chat=$(conversation_window "$papilio") || fail "no window of a conversation is found"
xdotool windowactivate --sync "$chat"
sleep 1

lines=1
# Frames since a moment as "nanoseconds-since lines", the first first.
frames() { # frames SINCE
  tail -n 40 "$work/papilio.log" | sed 's/\x1b\[[0-9;]*m//g' | awk '/papilio::drawn/ { sub(/.*lines=/, "", $NF); print $1, $NF }' |
    while read -r at shown; do echo "$(($(date -d "$at" +%s%N) - $1)) $shown"; done | awk '$1 > 0'
}
# Writes a text and tells after how many milliseconds, and in which frame after Enter, it was drawn.
write() {
  local since
  xdotool type --delay 20 "an own text"
  sleep 0.7
  since=$(date +%s%N)
  xdotool key Return
  sleep 0.4
  lines=$((lines + 1))
  frames "$since" | awk -v lines="$lines" '$2 >= lines { printf "%.1f %d\n", $1 / 1e6, NR; found = 1; exit } END { if (!found) print "never 0" }'
}
for ((n = 0; n < times; n++)); do write >>"$work/answered"; done
for ((n = 0; n < times; n++)); do
  # Nothing is read or acknowledged until it goes on.
  kill -STOP "$server"
  write >>"$work/stopped"
  kill -CONT "$server"
  sleep 0.5
done
for kind in answered stopped; do
  printf 'marks: Enter to the frame, server %s: %s ms (median), frame %s at most; all: %s\n' "$kind" \
    "$(awk '{ print $1 }' "$work/$kind" | median)" "$(awk '{ if ($2 > m) m = $2 } END { print m }' "$work/$kind")" \
    "$(awk '{ printf "%s(%s) ", $1, $2 }' "$work/$kind")"
done
printf 'marks: the tool that presses keys takes      %s ms by itself\n' "$(for n in 1 2 3 4 5; do
  begin=$(date +%s%N)
  xdotool key --window "$main" shift
  echo $((($(date +%s%N) - begin) / 1000000))
done | median)"
