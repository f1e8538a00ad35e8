#!/usr/bin/env bash
# The release program in a real window: started with --demo under Xvfb, a conversation with the echo bot opened and
# written in by keyboard, the answer read from the program's own state file. Measures the start, the memory and the idle
# processor time beside the marks. Screenshots go to target/screenshots.
#
# Says what it found on the last lines; ends with 1 when something is missing or above a limit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=${CARGO_TARGET_DIR:-target}
shots=target/screenshots
work=$(mktemp -d)
pids=()
mkdir -p "$shots"

# The marks of docs/quality.md, and how far a busy machine may be above them.
rss_mark_mib=36
idle_ticks_limit=5

finish() {
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  printf 'window: FAILED: %s\n' "$1"
  [ -f "$work/papilio.log" ] && tail -n 20 "$work/papilio.log"
  [ -f "$work/state.json" ] && head -c 4000 "$work/state.json"
  exit 1
}

# --- what a window needs -------------------------------------------------------------------------------------------
needs() { # needs PACKAGE TEST…: remembers the package when the test fails
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
library() { ldconfig -p | grep -q "$1"; }
missing=()
needs xvfb command -v Xvfb
needs openbox command -v openbox
needs xdotool command -v xdotool
needs x11-utils command -v xprop
needs imagemagick command -v import
needs jq command -v jq
needs libx11-6 library libX11.so.6
needs libx11-xcb1 library libX11-xcb.so.1
needs libxcursor1 library libXcursor.so.1
needs libxi6 library libXi.so.6
needs libxkbcommon0 library libxkbcommon.so.0
needs libxkbcommon-x11-0 library libxkbcommon-x11.so.0
needs fonts-dejavu-core test -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || fail "missing, and there is no apt-get: ${missing[*]}"
  root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get -qq update
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get -qq install -y --no-install-recommends "${missing[@]}"
fi

cargo build --release -p papilio --bin papilio --example bare_window

# --- a display -----------------------------------------------------------------------------------------------------
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
pids+=($!)
read -r -t 20 number <"$work/display" || fail "Xvfb does not start"
export DISPLAY=:$number
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/run
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
openbox 2>"$work/openbox.log" &
pids+=($!)
stdbuf -o0 xprop -root -spy _NET_CLIENT_LIST >"$work/clients" 2>/dev/null &
pids+=($!)

until_true() { # until_true SECONDS COMMAND…
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}
managed() { xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; }
until_true 20 managed || fail "the window manager does not start"

# --- the start: from exec to the first window, beside a window with nothing in it --------------------------------------
# Each start is timed by the window manager's own announcement of a new window.
first_window_ms() { # first_window_ms COMMAND…
  local size begin pid
  size=$(stat -c %s "$work/clients")
  begin=$(date +%s%N)
  "$@" >/dev/null 2>>"$work/starts.log" &
  pid=$!
  local end=$((SECONDS + 20))
  while [ "$(stat -c %s "$work/clients")" -le "$size" ]; do
    [ "$SECONDS" -lt "$end" ] || { kill "$pid" 2>/dev/null; return 1; }
    kill -0 "$pid" 2>/dev/null || return 1
    sleep 0.002
  done
  echo $((($(date +%s%N) - begin) / 1000000))
  kill "$pid"
  wait "$pid" 2>/dev/null || true
  # The window must be gone before the next one may count.
  until_true 10 empty_display
}
empty_display() { ! xprop -root _NET_CLIENT_LIST | grep -q '0x'; }
median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

for n in 0 1 2 3 4 5 6 7 8 9 10; do # the first of each only warms the caches
  first_window_ms "$target/release/examples/bare_window" >>"$work/bare" || fail "the bare window does not come"
  first_window_ms "$target/release/papilio" --demo --data-dir "$work/start-$n" >>"$work/own" ||
    fail "no window within 20 s: $(tail -n 3 "$work/starts.log")"
done
bare=$(tail -n +2 "$work/bare" | median)
own=$(tail -n +2 "$work/own" | median)

# --- a conversation ----------------------------------------------------------------------------------------------------
state() { jq -er "$1" "$work/state.json" 2>/dev/null; }
holds() { [ "$(state "$1")" = true ]; }

"$target/release/papilio" --demo --data-dir "$work/papilio" --state-file "$work/state.json" 2>"$work/papilio.log" &
papilio=$!
pids+=("$papilio")
until_true 30 holds 'any(.accounts[]; .state == "online" and .online > 0)' || fail "the demo does not come online"
xdotool search --sync --onlyvisible --pid "$papilio" >"$work/main" || fail "no window"
sleep 1 # the pictures are for people; nothing waits on them
import -window root "$shots/contact-list.png"

xdotool windowactivate --sync "$(head -n 1 "$work/main")" key ctrl+f
xdotool type --delay 40 echo
xdotool key Return
until_true 20 holds 'any(.windows[]; .kind == "conversation" and (.conversation | startswith("echo@")))' ||
  fail "Enter in the search does not open the conversation"
conversation=$(state '[.windows[] | select(.kind == "conversation")][0].title')
chat=$(xdotool search --sync --onlyvisible --pid "$papilio" --name "$conversation" | tail -n 1)
xdotool windowactivate --sync "$chat"

text="hello from a real window $RANDOM"
xdotool type --delay 40 "$text"
xdotool key Return
answered=".windows[] | select(.kind == \"conversation\") | (.last_from | startswith(\"echo@\")) and (.last_text | contains(\"$text\"))"
until_true 20 holds "$answered" || fail "the echo bot's answer is not seen"
sleep 1
import -window root "$shots/conversation.png"

# --- memory and idle processor time -----------------------------------------------------------------------------------
xdotool windowclose "$chat" 2>/dev/null || true
sleep 5
rss_kib=$(awk '/^VmRSS:/ { print $2 }' "/proc/$papilio/status")
ticks() { awk '{ print $14 + $15 }' "/proc/$papilio/stat"; }
before=$(ticks)
sleep 10
idle=$(($(ticks) - before))
kill -0 "$papilio" 2>/dev/null || fail "the program is gone"

# --- what came of it ----------------------------------------------------------------------------------------------------
verdict=0
line() { # line WHAT VALUE LIMIT UNIT
  local word=ok
  if awk "BEGIN { exit !($2 > $3) }"; then word=ABOVE verdict=1; fi
  printf 'window: %-5s %-34s %s %s (limit %s)\n' "$word" "$1" "$2" "$4" "$3"
}
printf 'window: ok    echo bot answered; screenshots in %s\n' "$shots"
printf 'window:       a bare window takes %s ms\n' "$bare"
line "start to first window, median of 10" "$own" "$(awk "BEGIN { print 1.5 * 1.5 * $bare }")" ms
line "resident memory, list idle" "$(awk "BEGIN { printf \"%.1f\", $rss_kib / 1024 }")" \
  "$(awk "BEGIN { print 1.5 * $rss_mark_mib }")" MiB
line "processor time idle, 10 s" "$idle" "$idle_ticks_limit" ticks
exit "$verdict"
