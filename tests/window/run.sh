#!/usr/bin/env bash
# The release program in a real window: started with --demo under Xvfb, a conversation with the echo bot opened and
# written in by keyboard, the answer read from the program's own state file. Measures the start, the memory and the idle
# processor time beside their marks, and walks through what people do most (flows.sh). Screenshots go to target/screenshots.
#
# Says what it found on the last lines; ends with 1 when something is missing or above a limit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh

# What is aimed at (docs/results/first-light.md); a limit is one and a half times the mark, since machines drift.
start_mark=1.5 # times a bare window
rss_mark_mib=36
idle_limit_ticks=5

shots=target/screenshots
mkdir -p "$shots"
install_missing
cargo build --release -p papilio --bin papilio --example bare_window --example portal
start_display

# --- the start ---------------------------------------------------------------------------------------------------------
for n in 0 1 2 3 4 5 6 7 8 9 10; do # the first of each only warms the caches
  first_window_ms "$target/release/examples/bare_window" >>"$work/bare" || fail "the bare window does not come"
  first_window_ms "$target/release/papilio" --demo --data-dir "$work/start-$n" >>"$work/own" ||
    fail "no window within 20 s: $(tail -n 3 "$work/starts.log")"
done
bare=$(tail -n +2 "$work/bare" | median)
own=$(tail -n +2 "$work/own" | median)

# --- a conversation ----------------------------------------------------------------------------------------------------
"$target/release/papilio" --demo --data-dir "$work/papilio" --state-file "$work/state.json" 2>"$work/papilio.log" &
papilio=$!
pids+=("$papilio")
until_true 30 holds 'any(.accounts[]; .state == "online" and .online > 0)' || fail "the demo does not come online"
main=$(xdotool search --sync --onlyvisible --pid "$papilio" | head -n 1)
sleep 1 # the pictures are for people; nothing waits on them
import -window root "$shots/contact-list.png"

# Typing filters the list, Enter opens what is left.
xdotool windowactivate --sync "$main"
xdotool type --delay 40 echo
xdotool key Return
until_true 20 holds 'any(.windows[]; .kind == "conversation" and (.conversation | startswith("echo@")))' ||
  fail "typing a name and Enter does not open the conversation"
until_true 20 conversation_window "$papilio" >"$work/chat" || fail "the conversation has no window"
chat=$(tail -n 1 "$work/chat")
xdotool windowactivate --sync "$chat"

text="hello from a real window $RANDOM"
xdotool type --delay 40 "$text"
xdotool key Return
answered='any(.windows[]; .kind == "conversation" and (.last_from | startswith("echo@")) and (.last_text | contains("'$text'")))'
until_true 20 holds "$answered" || fail "the echo bot's answer is not seen"
sleep 1
import -window root "$shots/conversation.png"

# --- memory and idle processor time -----------------------------------------------------------------------------------
xdotool key Escape # closes the conversation
sleep 5
rss=$(rss_mib "$papilio")
# Idle is what it is when threads that had something to do have ended, ten seconds later, and no bot changes its status:
# the quietest of three times.
sleep 10
idle=
for _ in 1 2 3; do
  before=$(ticks "$papilio")
  sleep 10
  spent=$(($(ticks "$papilio") - before))
  [ -n "$idle" ] && [ "$idle" -le "$spent" ] || idle=$spent
  [ "$idle" -gt "$idle_limit_ticks" ] || break
done
kill -0 "$papilio" 2>/dev/null || fail "the program is gone"

# --- what people do most ------------------------------------------------------------------------------------------------
tests/window/flows.sh "$target/release/papilio" || exit 1

# --- what came of it ----------------------------------------------------------------------------------------------------
verdict=0
line() { # line WHAT VALUE LIMIT UNIT
  local word=ok
  if awk "BEGIN { exit !($2 > $3) }"; then word=ABOVE verdict=1; fi
  printf 'window: %-5s %-36s %s %s (limit %s)\n' "$word" "$1" "$2" "$4" "$3"
}
times() { awk "BEGIN { print $1 * $2 }"; }
printf 'window: ok    the echo bot answered; screenshots in %s\n' "$shots"
printf 'window:       a bare window takes %s ms\n' "$bare"
line "start to first window, median of 10" "$own" "$(times "$bare" "$(times 1.5 "$start_mark")")" ms
line "resident memory, list idle" "$rss" "$(times 1.5 "$rss_mark_mib")" MiB
line "processor time idle, in 10 s at rest" "$idle" "$idle_limit_ticks" ticks
exit "$verdict"
