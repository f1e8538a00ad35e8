# A display of our own with a window manager, and what the scripts beside this one need on it. To be sourced, in the
# root of the repository. The sourcing script gets what common.sh gives, and `install_missing`, `start_display`,
# `first_window_ms`, `conversation_window`.

# shellcheck source=tests/window/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Installs with apt what is missing of the display's tools and of the libraries a window loads.
install_missing() {
  local missing=()
  needs() { # needs PACKAGE TEST…
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
  }
  library() { ldconfig -p | grep -q "$1"; }
  needs xvfb command -v Xvfb
  needs openbox command -v openbox
  needs xdotool command -v xdotool
  needs x11-utils command -v xprop
  needs imagemagick command -v import
  needs jq command -v jq
  needs dbus-daemon command -v dbus-daemon
  needs libdbus-1-3 library libdbus-1.so.3
  needs libx11-6 library libX11.so.6
  needs libx11-xcb1 library libX11-xcb.so.1
  needs libxcursor1 library libXcursor.so.1
  needs libxi6 library libXi.so.6
  needs libxkbcommon0 library libxkbcommon.so.0
  needs libxkbcommon-x11-0 library libxkbcommon-x11.so.0
  needs fonts-dejavu-core test -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "missing, and there is no apt-get: ${missing[*]}"
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get -qq update
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get -qq install -y --no-install-recommends "${missing[@]}"
}

managed() { xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; }
empty_display() { ! xprop -root _NET_CLIENT_LIST | grep -q '0x'; }

# Xvfb and openbox, and folders of their own for whatever is started after this.
start_display() {
  mkfifo "$work/display"
  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
  pids+=($!)
  local number
  read -r -t 20 number <"$work/display" || fail "Xvfb does not start"
  export DISPLAY=:$number
  unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
  export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/run
  mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"
  mkdir -m 700 "$XDG_RUNTIME_DIR"
  openbox >"$work/openbox.log" 2>&1 &
  pids+=($!)
  until_true 20 managed || fail "the window manager does not start"
  # Announces every new window at once; unbuffered, since its size is what `first_window_ms` looks at.
  stdbuf -o0 xprop -root -spy _NET_CLIENT_LIST >"$work/clients" 2>/dev/null &
  pids+=($!)
  until_true 20 test -s "$work/clients" || fail "no list of windows"
}

# Milliseconds from the start of a program to the window manager's announcement of its window; the program is ended.
first_window_ms() { # first_window_ms COMMAND…
  local size begin pid end=$((SECONDS + 20))
  size=$(stat -c %s "$work/clients")
  begin=$(date +%s%N)
  "$@" >/dev/null 2>>"$work/starts.log" &
  pid=$!
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

# The window of a program's first conversation, by who is in it: xdotool does not read the dash after that in every locale.
conversation_window() { # conversation_window PID
  local name
  name=$(state '[.windows[] | select(.kind == "conversation")][0].title | split(" – ")[0]') || return
  # With tabs it begins with how many texts are unread, in brackets.
  name=$(sed 's/[][()\.*^$+?{}|]/\\&/g' <<<"$name")
  xdotool search --all --onlyvisible --pid "$1" --name "^$name"
}
