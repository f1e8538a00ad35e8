#!/usr/bin/env bash
# The window with 1,000 contacts: memory and processor time of the list alone and with ten conversations open, the size
# of the program. Fills a list on our own server with the headless client, signs in to it by keyboard under Xvfb, has
# ten people change their status and write, and measures. What changes is measured beside bare windows of which one changes
# a word as often, since machines drift. Prints; decides nothing.
#
#   tests/marks/contacts.sh [NUMBER OF CONTACTS]      PAPILIO_TABS=1: the conversations are tabs of one window
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh
# shellcheck source=tests/marks/account.sh
source tests/marks/account.sh

contacts=${1:-1000}
people=10
rounds=20
notches=100
mkdir -p target/screenshots
install_missing
build
[ -n "${PAPILIO_BUILT:-}" ] || cargo build --release -p papilio --example bare_window
start_display
start_server "$contacts"
[ -z "${PAPILIO_TABS:-}" ] || printf '[messages]\ntabs = true\n' >>"$work/papilio/settings.toml"
add_contacts "$contacts"

# Everybody changes something in turn; a status none faster than every two seconds, which is as fast as the client tells it.
change() { # change ONE-COMMAND OTHER-COMMAND
  local round n
  for ((round = 1; round <= rounds; round++)); do
    for ((n = 1; n <= people; n++)); do
      if ((round % 2)); then tell "$n" "$1"; else tell "$n" "$2"; fi
      sleep 0.25
    done
  done
}
statuses() { change '{"cmd":"set_status","status":"busy"}' '{"cmd":"set_status","status":"online"}'; }
messages() { change '{"cmd":"set_personal_message","text":"reading"}' '{"cmd":"set_personal_message","text":"writing"}'; }
# Scrolls down and up again.
turn_wheel() {
  xdotool click --repeat $((notches / 2)) --delay 60 5
  xdotool click --repeat $((notches / 2)) --delay 60 4
  sleep 1
}
changes=$((rounds * people))

# Processor time for each of the changes that a command makes, in milliseconds: $ours of the program, $theirs of so many bare
# windows for each change of the word of one, meanwhile; $times is how many times as much ours is.
beside() { # beside WINDOWS COMMAND
  local bare our_ticks their_ticks start
  "$target/release/examples/bare_window" --changing "$1" 2>"$work/bare.log" &
  bare=$!
  pids+=("$bare")
  sleep 3
  our_ticks=$(ticks "$papilio") their_ticks=$(ticks "$bare") start=$(date +%s%N)
  "$2"
  ours=$(per $(($(ticks "$papilio") - our_ticks)) "$changes")
  # It changes its word four times a second.
  theirs=$(per $(($(ticks "$bare") - their_ticks)) "$((($(date +%s%N) - start) / 250000000))")
  times=$(awk "BEGIN { printf \"%.1f\", $ours / $theirs }")
  kill "$bare"
  wait "$bare" 2>/dev/null || true
}

# --- the list alone -------------------------------------------------------------------------------------------------------
sign_in_window "$contacts"
sleep 10
rss=$(rss_mib "$papilio")
idle=$(spent sleep 30)
for ((n = 1; n <= people; n++)); do start_client "$n" "$(person "$n")"; done
until_true 20 holds "any(.accounts[]; .online == $people)" || fail "not $people people online"
sleep 2
beside 1 statuses
changed="$ours ms; a bare window $theirs, $times x"
beside 1 messages
said="$ours ms; a bare window $theirs, $times x"
import -window root target/screenshots/contacts-"$contacts".png
xdotool mousemove --window "$main" 140 350
sleep 1
wheel=$(spent turn_wheel)

# --- ten conversations ----------------------------------------------------------------------------------------------------
for ((n = 1; n <= people; n++)); do
  for text in one two three four five; do
    tell "$n" "{\"cmd\":\"send_text\",\"to\":\"$me\",\"text\":\"$text :) of what people say\"}"
  done
  # One after another: the list has the keyboard again before the next window comes.
  # Of tabs only the shown one tells its lines.
  shown="(.conversation == \"$(person "$n")\" and .lines == 5)"
  [ -z "${PAPILIO_TABS:-}" ] || shown="((.tabs // []) | index(\"$(person "$n")\"))"
  until_true 20 holds "any(.windows[]; $shown)" || fail "no conversation with $(person "$n")"
  sleep 1
done
sleep 5
rss_open=$(rss_mib "$papilio")
# The list is a window, too.
beside $((people + 1)) statuses
changed_open="$ours ms; bare windows $theirs, $times x"
beside $((people + 1)) messages
said_open="$ours ms; bare windows $theirs, $times x"
import -window root target/screenshots/conversations-"$people".png
chat=$(conversation_window "$papilio") || fail "no window of a conversation is found"
xdotool windowactivate --sync "$chat"
sleep 3
holds 'any(.windows[]; .kind == "conversation" and .focused)' || fail "no conversation has the keyboard"
idle_open=$(spent sleep 30)

printf 'marks: contacts in the window                %s\n' "$contacts"
printf 'marks: resident memory, list idle            %s MiB\n' "$rss"
printf 'marks: resident memory, %s conversations     %s MiB\n' "$people" "$rss_open"
printf 'marks: processor time, list idle, 30 s       %s ticks of 10 ms\n' "$idle"
printf 'marks: the same, %s open, one focused        %s ticks of 10 ms\n' "$people" "$idle_open"
printf 'marks: a change of status, list alone        %s\n' "$changed"
printf 'marks: a change of status, %s open           %s\n' "$people" "$changed_open"
printf 'marks: a personal message, list alone        %s\n' "$said"
printf 'marks: a personal message, %s open           %s\n' "$people" "$said_open"
printf 'marks: a notch of the wheel in the list      %s ms (%s ticks, %s notches)\n' "$(per "$wheel" "$notches")" "$wheel" "$notches"
printf 'marks: binary, stripped, release             %s bytes\n' "$(stat -c %s "$target/release/papilio")"
