#!/usr/bin/env bash
# The window with 1,000 contacts: memory and idle processor time, the size of the program. Fills a list on our own
# server with the headless client, signs in to it by keyboard under Xvfb, and measures. Prints; decides nothing.
#
#   tests/marks/contacts.sh [NUMBER OF CONTACTS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh

contacts=${1:-1000}
me=me@example.com
mkdir -p target/screenshots
install_missing
[ -n "${PAPILIO_BUILT:-}" ] || cargo build --release --bin papilio --bin papilio-cli --bin papilio-server --workspace
start_display

# --- a server with people, and a list of them -----------------------------------------------------------------------------
arguments=(--account "$me:secret")
for ((n = 1; n <= contacts; n++)); do arguments+=(--account "person-$n@example.com:secret"); done
mkfifo "$work/ready"
"$target/release/papilio-server" --listen 127.0.0.1:0 --http 127.0.0.1:0 "${arguments[@]}" >"$work/ready" 2>"$work/server.log" &
pids+=($!)
read -r -t 20 ready <"$work/ready" || fail "the server does not start: $(cat "$work/server.log")"
ns=$(jq -r .ns <<<"$ready")
http=$(jq -r .http <<<"$ready")

mkfifo "$work/in"
PAPILIO_PASSWORD=secret "$target/release/papilio-cli" --server "$ns" --service-base "$http" --account "$me" \
  <"$work/in" >"$work/out" 2>"$work/cli.log" &
cli=$!
pids+=("$cli")
exec 4>"$work/in"
echo '{"cmd":"sign_in"}' >&4
until_true 30 grep -q '"online"' "$work/out" || fail "no sign-in: $(cat "$work/cli.log")"
listed() { [ "$(grep '"event":"contact"' "$work/out" | grep '"FL"' | grep -oE 'person-[0-9]+@' | sort -u | wc -l)" -ge "$1" ]; }
for ((n = 1; n <= contacts; n++)); do
  echo "{\"cmd\":\"add_contact\",\"email\":\"person-$n@example.com\"}" >&4
  # The client takes only so many commands that still wait for their answer.
  if ((n % 200 == 0 || n == contacts)); then until_true 60 listed "$n" || fail "not all $contacts contacts were added"; fi
done
echo '{"cmd":"quit"}' >&4
exec 4>&-
wait "$cli" || true

# --- the window -----------------------------------------------------------------------------------------------------------
mkdir -p "$work/papilio/servers"
printf 'id = "marks"\nname = "Marks"\nserver = "%s"\nallow_plain = true\ndialects = ["MSNP12"]\n[services]\nnexus = "%s/rdr/pprdr.asp"\n' \
  "$ns" "$http" >"$work/papilio/servers/marks.toml"
printf '[[accounts]]\nemail = "%s"\nserver = "marks"\n' "$me" >"$work/papilio/settings.toml"
"$target/release/papilio" --data-dir "$work/papilio" --state-file "$work/state.json" 2>"$work/papilio.log" &
papilio=$!
pids+=("$papilio")
main=$(xdotool search --sync --onlyvisible --pid "$papilio" | head -n 1)
xdotool windowactivate --sync "$main"
sleep 1
xdotool type --delay 40 secret
xdotool key Return
until_true 40 holds "any(.accounts[]; .contacts == $contacts)" || fail "not $contacts contacts in the window"
sleep 10
rss=$(rss_mib "$papilio")
before=$(ticks "$papilio")
sleep 30
idle=$(($(ticks "$papilio") - before))
import -window root target/screenshots/contacts-"$contacts".png

printf 'marks: contacts in the window      %s\n' "$contacts"
printf 'marks: resident memory, list idle  %s MiB\n' "$rss"
printf 'marks: processor time idle, 30 s   %s ticks of 10 ms\n' "$idle"
printf 'marks: binary, stripped, release   %s bytes\n' "$(stat -c %s "$target/release/papilio")"
