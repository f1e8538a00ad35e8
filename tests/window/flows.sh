#!/usr/bin/env bash
# What people do most, done in a real window with keys and clicks on the demo network: each flow is a file under flows/,
# in the order of their names, and each is checked by what the program's state file says. Screenshots go to
# target/screenshots/flow-*.png.
#
# A message bus of its own with a portal on it (examples/portal.rs, built beside the program) stands for the desktop.
#
#   tests/window/flows.sh [PROGRAM]     (target/release/papilio unless said)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh

program=${1:-$target/release/papilio}
shots=target/screenshots
mkdir -p "$shots"
portal=$(dirname "$program")/examples/portal
for built in "$program" "$portal"; do [ -x "$built" ] || fail "there is no $built"; done
install_missing
start_display

# --- the desktop: a message bus, and a portal whose file dialog chooses $file -------------------------------------------
file=$work/letter.txt
printf 'a letter of %s lines\n' {1..500} >"$file"
mkfifo "$work/bus" "$work/portal.in" "$work/portal.out"
# Not the session's own configuration: it would start whatever service is installed here.
cat >"$work/bus.conf" <<BUS
<busconfig><type>session</type><listen>unix:tmpdir=$work</listen><policy context="default"><allow send_destination="*"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
BUS
dbus-daemon --config-file="$work/bus.conf" --nofork --nopidfile --print-address=3 3>"$work/bus" 2>"$work/bus.log" &
pids+=($!)
read -r -t 20 DBUS_SESSION_BUS_ADDRESS <"$work/bus" || fail "the message bus does not start"
export DBUS_SESSION_BUS_ADDRESS
"$portal" "file://$file" <"$work/portal.in" >"$work/portal.out" 2>"$work/portal.log" &
pids+=($!)
exec 5>"$work/portal.in"
read -r -t 20 <"$work/portal.out" || fail "the portal does not start: $(cat "$work/portal.log")"
wants() { echo "$1 $2" >&5; } # wants contrast|color-scheme 0|1: what the desktop wants now

# The program, once the first flow has started it.
papilio=

# --- what the flows are made of ----------------------------------------------------------------------------------------
# Once more where a window that has just gone was in the way.
again() { "$@" 2>/dev/null || { sleep 0.5; "$@"; }; }

press() { xdotool key --clearmodifiers --delay 80 "$@"; }
write() { xdotool type --clearmodifiers --delay 40 "$1"; }

click() { # click WINDOW X Y
  again xdotool mousemove --window "$1" "$2" "$3"
  sleep 0.2
  xdotool click 1
  sleep 0.3
}

# Brings the first window of a kind to the front; its id is in $window then.
front() { # front KIND
  local kind=$1 name
  until_true 20 holds "any(.windows[]; .kind == \"$kind\")" || fail "no window of the kind $kind"
  name=$(state "[.windows[] | select(.kind == \"$kind\")][0].title | split(\" – \")[0]")
  # shellcheck disable=SC2317 # it is called by until_true
  found() { xdotool search --all --onlyvisible --pid "$papilio" --name "^$name" >"$work/found" 2>/dev/null; }
  until_true 20 found || fail "the window $name is not on the screen"
  window=$(tail -n 1 "$work/found")
  again xdotool windowactivate --sync "$window"
  sleep 0.3
}

# Waits until an expression about the state holds.
see() { # see WORDS EXPRESSION
  until_true "${patience:-30}" holds "$2" || { import -window root "$shots/flow-failed.png"; fail "$flow: $1"; }
}

# The first conversation of the state.
# shellcheck disable=SC2034 # the flows use it
chat='[.windows[] | select(.kind == "conversation")][0]'
begin=$SECONDS
for flow in tests/window/flows/*.sh; do
  # shellcheck source=/dev/null
  source "$flow"
  sleep 0.4
  import -window root "$shots/flow-$(basename "$flow" .sh).png"
  kill -0 "$papilio" 2>/dev/null || fail "the program is gone after $flow"
  printf 'window: ok    %s\n' "$(sed -n '1s/^# //p' "$flow")"
done
printf 'window: ok    all flows in %s s; screenshots in %s\n' "$((SECONDS - begin))" "$shots"
