#!/usr/bin/env bash
# The window with 1,000 contacts: memory and processor time of the list alone and with ten conversations open, the size
# of the program. Fills a list on our own server with the headless client, signs in to it by keyboard under Xvfb, has
# ten people change their status and write, and measures. Prints; decides nothing.
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

# --- the list alone -------------------------------------------------------------------------------------------------------
sign_in_window "$contacts"
sleep 10
rss=$(rss_mib "$papilio")
idle=$(spent sleep 30)
for ((n = 1; n <= people; n++)); do start_client "$n" "$(person "$n")"; done
until_true 20 holds "any(.accounts[]; .online == $people)" || fail "not $people people online"
sleep 2
changed=$(spent statuses)
said=$(spent messages)
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
changed_open=$(spent statuses)
said_open=$(spent messages)
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
printf 'marks: a change of status, list alone        %s ms (%s ticks, %s changes)\n' "$(per "$changed" "$changes")" "$changed" "$changes"
printf 'marks: a change of status, %s open           %s ms (%s ticks)\n' "$people" "$(per "$changed_open" "$changes")" "$changed_open"
printf 'marks: a personal message, list alone        %s ms (%s ticks)\n' "$(per "$said" "$changes")" "$said"
printf 'marks: a personal message, %s open           %s ms (%s ticks)\n' "$people" "$(per "$said_open" "$changes")" "$said_open"
printf 'marks: a notch of the wheel in the list      %s ms (%s ticks, %s notches)\n' "$(per "$wheel" "$notches")" "$wheel" "$notches"
printf 'marks: binary, stripped, release             %s bytes\n' "$(stat -c %s "$target/release/papilio")"
