#!/usr/bin/env bash
# What the toolkit alone needs to change one word four times a second, in processor time, with one window and with eleven.
# Prints; decides nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh

changes=120
install_missing
[ -n "${PAPILIO_BUILT:-}" ] || cargo build --release -p papilio --example bare_window
start_display
measure() { # measure WINDOWS WORDS
  local bare before spent
  "$target/release/examples/bare_window" --changing "$1" 2>"$work/bare.log" &
  bare=$!
  pids+=("$bare")
  sleep 3
  before=$(ticks "$bare")
  sleep $((changes / 4))
  spent=$(($(ticks "$bare") - before))
  kill "$bare"
  printf 'marks: %s   %s ms (%s ticks, %s changes)\n' "$2" "$(awk "BEGIN { printf \"%.2f\", $spent * 10 / $changes }")" "$spent" "$changes"
}
measure 1 'a bare window, a change of the word'
measure 11 'eleven of them, a change in one     '
