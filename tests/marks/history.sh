#!/usr/bin/env bash
# Opening a conversation of 100,000 messages beside one of 10, in the window: from Enter to the window's announcement by
# the window manager, and the processor time until it is quiet. Both histories come from texts that were really
# exchanged. Prints; decides nothing.
#
#   tests/marks/history.sh [MESSAGES OF THE LONG ONE]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh
# shellcheck source=tests/marks/account.sh
source tests/marks/account.sh

long=${1:-100000}
short=10
times=5
install_missing
build
start_display
start_server 2
add_contacts 2

# --- the histories --------------------------------------------------------------------------------------------------------
told() { [ "$(grep -c '"event":"text"' "$work/us.out")" -ge "$1" ]; }
fill() { # fill PERSON MESSAGES
  local n before
  before=$(grep -c '"event":"text"' "$work/us.out" || true)
  start_client "$1" "$(person "$1")"
  for ((n = 1; n <= $2; n++)); do
    tell "$1" "{\"cmd\":\"send_text\",\"to\":\"$me\",\"text\":\"a text as people write them, number $n\"}"
    # No more than half of what the client lets wait.
    if ((n % 500 == 0 || n == $2)); then until_true 60 told $((before + n)) || fail "only some of $n texts have come"; fi
  done
  leave "$1"
}
rm -f "$work/us.in"
start_client us "$me" --data-dir "$work/papilio"
fill 1 "$long"
fill 2 "$short"
leave us

# --- the window, anew for each: what was read once is not read again ---------------------------------------------------
opened() { any_lines=$(state '[.windows[] | select(.kind == "conversation")][0].lines') && [ "$any_lines" -ge "$short" ]; }
open_conversation() { # open_conversation PERSON
  local size begin end
  xdotool type --delay 40 "person-$1"
  sleep 1
  before=$(ticks "$papilio")
  size=$(stat -c %s "$work/clients")
  begin=$(date +%s%N)
  xdotool key Return
  end=$((SECONDS + 20))
  while [ "$(stat -c %s "$work/clients")" -le "$size" ]; do
    [ "$SECONDS" -lt "$end" ] || fail "the conversation has no window"
    sleep 0.002
  done
  echo $((($(date +%s%N) - begin) / 1000000)) >>"$work/ms-$1"
  until_true 20 opened || fail "the history of $(person "$1") is not shown"
  sleep 2
  echo $((($(ticks "$papilio") - before) * 10)) >>"$work/cpu-$1"
}
for ((turn = 1; turn <= times; turn++)); do
  for who in 1 2; do
    rm -f "$work/papilio/drafts.json" # which conversations are open is kept
    sign_in_window 2
    sleep 2
    open_conversation "$who"
    kill "$papilio"
    wait "$papilio" 2>/dev/null || true
    until_true 10 empty_display
  done
done

list() { tr '\n' ' ' <"$1"; }
printf 'marks: %s messages: window after   %s ms (median of %s)\n' "$long" "$(median <"$work/ms-1")" "$(list "$work/ms-1")"
printf 'marks: %s messages: window after   %s ms (median of %s)\n' "$short" "$(median <"$work/ms-2")" "$(list "$work/ms-2")"
printf 'marks: %s messages: processor time %s ms (median of %s)\n' "$long" "$(median <"$work/cpu-1")" "$(list "$work/cpu-1")"
printf 'marks: %s messages: processor time %s ms (median of %s)\n' "$short" "$(median <"$work/cpu-2")" "$(list "$work/cpu-2")"
