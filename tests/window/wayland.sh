#!/usr/bin/env bash
# The demo in a Wayland compositor without a screen: signs in, opens the conversation with the echo bot by keyboard, writes,
# is answered, closes it. By hand, not part of the check. Needs sway, grim, wtype and jq (apt has them); sway does not run
# as root, so that root becomes nobody.
#   tests/window/wayland.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/papilio}")
shots=$(realpath target)/screenshots
if [ "$(id -u)" -eq 0 ]; then
  away=$(mktemp -d)
  install -m 755 "$program" "$away/papilio"
  install -m 755 tests/window/{wayland,common}.sh "$away"
  mkdir "$away/target" && chown -R nobody "$away"
  code=0
  (cd "$away" && runuser -u nobody -- env PAPILIO_HERE="$away" ./wayland.sh "$away/papilio") || code=$?
  mkdir -p "$shots"
  cp "$away"/target/screenshots/*.png "$shots" || true
  rm -rf "$away"
  exit "$code"
fi
cd "${PAPILIO_HERE:-.}"
shots=$PWD/target/screenshots
mkdir -p "$shots"
# shellcheck source=tests/window/common.sh
source "${PAPILIO_HERE:-tests/window}/common.sh"
see() { until_true 10 holds "$2" || fail "$1"; } # see WORDS JQ-EXPRESSION

export XDG_RUNTIME_DIR=$work HOME=$work
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
printf 'output HEADLESS-1 resolution 1200x760\nfor_window [app_id=".*"] floating enable\n' >"$work/config"
WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 sway -c "$work/config" >"$work/sway.log" 2>&1 &
pids+=($!)
for _ in $(seq 100); do compgen -G "$work/sway-ipc.*" >/dev/null && compgen -G "$work/wayland-?" >/dev/null && break; sleep 0.1; done
SWAYSOCK=$(compgen -G "$work/sway-ipc.*") || fail "sway does not start"
WAYLAND_DISPLAY=$(basename "$(compgen -G "$work/wayland-?")")
export SWAYSOCK WAYLAND_DISPLAY

"$program" --demo --state-file "$work/state.json" 2>"$work/papilio.log" &
pids+=($!)
see "it does not sign in" 'any(.accounts[]; .state == "online")'
sleep 1
grim "$shots/wayland-contacts.png"
# Each call is a keyboard of its own, whose first key may come before anybody listens: it is one that does nothing.
types() { wtype -k Shift_L -s 300 "$@"; }
types -d 80 "echo" -k Down -k Return
see "the conversation does not open" 'any(.windows[]; .kind == "conversation")'
sleep 1
types -d 60 "hello there :)" -k Return
see "the bot does not answer" 'any(.windows[]; .last_text == "hello there :)")'
sleep 1
grim "$shots/wayland-conversation.png"
swaymsg -q '[app_id="papilio" title="Echo.*"] kill'
see "the conversation does not close" 'all(.windows[]; .kind == "contacts")'
echo "wayland: passed; screenshots in target/screenshots"
