# An account on our own server, people it talks to, and the window signed in to it. To be sourced after
# tests/window/display.sh. The sourcing script gets: $me, $papilio (its process), $main (its list); `build`,
# `start_server`, `start_client`, `tell`, `heard`, `leave`, `add_contacts`, `sign_in_window`, `person`, `spent`, `per`.

me=me@example.com
declare -A pipes clients

build() {
  [ -n "${PAPILIO_BUILT:-}" ] || cargo build --release --bin papilio --bin papilio-cli --bin papilio-server --workspace
}

person() { echo "person-$1@example.com"; }

# A server that knows us and so many people, and the profile the programs find it by.
start_server() { # start_server PEOPLE
  local arguments=(--account "$me:secret") n ready ns http
  for ((n = 1; n <= $1; n++)); do arguments+=(--account "$(person "$n"):secret"); done
  mkfifo "$work/ready"
  "$target/release/papilio-server" --listen 127.0.0.1:0 --http 127.0.0.1:0 "${arguments[@]}" >"$work/ready" 2>"$work/server.log" &
  pids+=($!)
  read -r -t 20 ready <"$work/ready" || fail "the server does not start: $(cat "$work/server.log")"
  ns=$(jq -r .ns <<<"$ready")
  http=$(jq -r .http <<<"$ready")
  mkdir -p "$work/papilio/servers"
  printf 'id = "marks"\nname = "Marks"\nserver = "%s"\nallow_plain = true\ndialects = ["MSNP12"]\n[services]\nnexus = "%s/rdr/pprdr.asp"\n' \
    "$ns" "$http" >"$work/papilio/servers/marks.toml"
  printf '[[accounts]]\nemail = "%s"\nserver = "marks"\n' "$me" >"$work/papilio/settings.toml"
}

# The headless client, signed in: commands by `tell`, events in $work/NAME.out.
start_client() { # start_client NAME EMAIL [ARGUMENT…]
  local name=$1 email=$2 fd
  shift 2
  mkfifo "$work/$name.in"
  PAPILIO_PASSWORD=secret "$target/release/papilio-cli" --profile "$work/papilio/servers/marks.toml" --account "$email" "$@" \
    <"$work/$name.in" >"$work/$name.out" 2>"$work/$name.log" &
  clients[$name]=$!
  pids+=($!)
  exec {fd}>"$work/$name.in"
  pipes[$name]=$fd
  tell "$name" '{"cmd":"sign_in"}'
  until_true 30 heard "$name" '"state":"online"' || fail "$email does not sign in: $(cat "$work/$name.log")"
}

tell() { printf '%s\n' "$2" >&"${pipes[$1]}"; } # tell NAME COMMAND
heard() { grep -q -- "$2" "$work/$1.out"; }     # heard NAME PATTERN

leave() { # leave NAME
  local fd=${pipes[$1]}
  tell "$1" '{"cmd":"quit"}'
  exec {fd}>&-
  wait "${clients[$1]}" || true
}

# Puts the first so many people on our list.
add_contacts() { # add_contacts NUMBER
  local n
  listed() { [ "$(grep '"event":"contact"' "$work/us.out" | grep '"FL"' | grep -oE 'person-[0-9]+@' | sort -u | wc -l)" -ge "$1" ]; }
  start_client us "$me"
  for ((n = 1; n <= $1; n++)); do
    tell us "{\"cmd\":\"add_contact\",\"email\":\"$(person "$n")\"}"
    # The client takes only so many commands that still wait for their answer.
    if ((n % 200 == 0 || n == $1)); then until_true 60 listed "$n" || fail "not all $1 contacts were added"; fi
  done
  leave us
}

# The window, signed in by keyboard, its list in front.
sign_in_window() { # sign_in_window CONTACTS
  rm -f "$work/state.json"
  "$target/release/papilio" --data-dir "$work/papilio" --state-file "$work/state.json" 2>"$work/papilio.log" &
  papilio=$!
  pids+=("$papilio")
  main=$(xdotool search --sync --onlyvisible --pid "$papilio" | head -n 1)
  xdotool windowactivate --sync "$main"
  sleep 1
  xdotool type --delay 40 secret
  xdotool key Return
  until_true 40 holds "any(.accounts[]; .state == \"online\" and .contacts == $1)" || fail "not $1 contacts in the window"
}

# Processor time of the window, in ticks of 10 ms, while a command runs.
spent() { # spent COMMAND…
  local before
  before=$(ticks "$papilio")
  "$@" >/dev/null
  echo $(($(ticks "$papilio") - before))
}

per() { awk "BEGIN { printf \"%.2f\", $1 * 10 / $2 }"; } # per TICKS NUMBER: milliseconds for each
