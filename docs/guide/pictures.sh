#!/usr/bin/env bash
# Makes the pictures of the guide and of the README: the real window on the built-in network, under Xvfb, by keyboard and mouse.
# Look at each of them afterwards. Takes target/release/papilio, or the program that PAPILIO names.
#   docs/guide/pictures.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh
for tool in pngquant optipng; do
  command -v "$tool" >/dev/null || { apt-get -qq update && apt-get -qq install -y --no-install-recommends pngquant optipng; }
done
program=${PAPILIO:-$target/release/papilio}
out=docs/guide/pictures
most=61440 # bytes a picture
install_missing
# So that the smileys in names of today are no boxes.
[ -e /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf ] || apt-get -qq install -y --no-install-recommends fonts-noto-color-emoji
start_display
mkdir -p "$out"

shot() { # shot NAME WINDOW: what a window shows, small enough for a page
  sleep 0.8 # for animations to end and pictures to come; nothing waits on it
  import -window "$2" "$work/$1.png"
  pngquant --force --speed 1 --quality 70-95 --output "$work/$1.small.png" "$work/$1.png"
  rm -f "$out/$1.png" # of an existing file it would keep a copy
  optipng -quiet -o5 -strip all -clobber -out "$out/$1.png" "$work/$1.small.png"
  local size
  size=$(stat -c %s "$out/$1.png")
  [ "$size" -le "$most" ] || fail "$1.png has $size bytes"
  printf '%-16s %s bytes\n' "$1.png" "$size"
}
start() { # start DIR [OPTION…]: the program, its first window in $main
  local dir=$1
  shift
  "$program" --data-dir "$dir" --state-file "$work/state.json" "$@" 2>"$work/papilio.log" &
  papilio=$!
  pids+=("$papilio")
  main=$(xdotool search --sync --onlyvisible --pid "$papilio" | head -n 1)
  xdotool windowactivate --sync "$main"
}
stop() { kill "$papilio"; wait "$papilio" 2>/dev/null || true; until_true 10 empty_display; rm -f "$work/state.json"; }
press() { # press WINDOW X Y: a click there; from the right edge where X is negative, from the lower one where Y is
  local WIDTH HEIGHT
  eval "$(xdotool getwindowgeometry --shell "$1" | grep -E '^(WIDTH|HEIGHT)=')"
  xdotool windowactivate --sync "$1"
  xdotool mousemove --window "$1" $(($2 + ($2 < 0 ? WIDTH : 0))) $(($3 + ($3 < 0 ? HEIGHT : 0)))
  sleep 0.2
  xdotool click 1
  sleep 0.3
  xdotool mousemove 1279 799
}
opened() { # opened KIND: the window of that kind, once it is there, in $window
  until_true 20 holds "any(.windows[]; .kind == \"$1\")" || fail "no window: $1"
  local title
  title=$(state "[.windows[] | select(.kind == \"$1\")][0].title | split(\" – \")[0]")
  until_true 20 named "$title" || fail "no window with the name $title"
  window=$(tail -n 1 "$work/window")
  xdotool windowactivate --sync "$window"
}
named() { xdotool search --all --onlyvisible --pid "$papilio" --name "^$1" | grep -v "^$main\$" >"$work/window"; }
talk() { # talk NAME: the conversation with somebody, in $window
  xdotool windowactivate --sync "$main"
  xdotool type --delay 40 "$1"
  xdotool key Return
  opened conversation
}
choose() { # choose N: the Nth line from the end of the menu of the program
  press "$main" -20 117
  for ((n = 0; n < $1; n++)); do xdotool key Up; done
  xdotool key Return
}
write() { xdotool type --delay 25 "$1"; xdotool key Return; }
said() { # said TEXT: the last text of the other one has it
  until_true 25 holds "any(.windows[]; .last_text != null and (.last_text | contains(\"$1\")))" || fail "nobody says $1"
}

# --- the first start -----------------------------------------------------------------------------------------------------------
start "$work/first"
until_true 20 holds 'any(.windows[]; .kind == "sign_in")' || fail "no window to sign in"
xdotool type --delay 25 "alice@example.com"
shot sign-in "$main"
stop

# --- on the built-in network -----------------------------------------------------------------------------------------------------
start "$work/demo" --demo
until_true 30 holds 'any(.accounts[]; .state == "online" and .online > 0)' || fail "the demo does not come online"
sleep 2
xdotool mousemove 1279 799
shot contacts "$main"

press "$main" -60 117
xdotool type --delay 25 "zoe@example.com"
shot add "$main"
xdotool key Escape

press "$main" 46 50
shot picture "$main"
xdotool key Escape

talk nudger
write "Hello Nudger :) it is sunny here (#)"
said Nudger
write "I have a rose (F) for you"
said Ha
shot conversation "$window"

press "$window" 152 -103
shot emoticons "$window"
xdotool key Escape
xdotool key Escape

talk weather
write "forecast"
said Outside
sleep 3
shot file "$window"
xdotool key Escape

press "$main" -20 117
shot menu "$main"
xdotool key Escape

choose 5
opened history
xdotool type --delay 40 "sunny"
shot history "$window"
xdotool key Escape

choose 4
opened options
shot options "$window"
for _ in language messages sounds desktop privacy; do xdotool key ctrl+Page_Down; done
shot privacy "$window"
xdotool key Escape
stop

# --- the same at night, with tabs --------------------------------------------------------------------------------------------------
mkdir "$work/night"
printf '[appearance]\ntheme = "night"\n\n[messages]\ntabs = true\n' >"$work/night/settings.toml"
start "$work/night" --demo
until_true 30 holds 'any(.accounts[]; .state == "online" and .online > 0)' || fail "the demo does not come online at night"
talk echo
write "Good night (S)"
said "Good night"
talk nudger
write "Good night (S)"
said Nudger
shot night "$window"
stop
