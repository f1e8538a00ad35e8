#!/usr/bin/env bash
# Resident memory of the window after many received texts: after a tenth of them and after all. Somebody on our own
# server writes to us with the headless client, each text once an earlier one is acknowledged; the window shows the
# conversation and keeps everything in its database. Prints; decides nothing.
#
#   tests/marks/memory.sh [TEXTS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh
# shellcheck source=tests/marks/account.sh
source tests/marks/account.sh

texts=${1:-1000000}
tenth=$((texts / 10))
install_missing
build
start_display
start_server 1
add_contacts 1
sign_in_window 1

# --- somebody who writes --------------------------------------------------------------------------------------------------
mkfifo "$work/commands" "$work/events" "$work/go"
PAPILIO_PASSWORD=secret "$target/release/papilio-cli" --profile "$work/papilio/servers/marks.toml" --account "$(person 1)" \
  <"$work/commands" >"$work/events" 2>"$work/writer.log" &
pids+=($!)
# So many texts are on their way at once; at each mark it waits until it is told to go on.
# An awk that fills its buffer before it reads a line would wait for ever.
awk -W interactive -v texts="$texts" -v tenth="$tenth" -v to="$me" -v work="$work" '
  function text() {
    sent++
    printf "{\"cmd\":\"send_text\",\"to\":\"%s\",\"text\":\"a text as people write them, number %d :)\"}\n", to, sent
    fflush()
  }
  BEGIN { print "{\"cmd\":\"sign_in\"}"; fflush() }
  /"state":"online"/ && !sent { for (i = 0; i < 200; i++) text() }
  /"state":"failed"/ { print > (work "/failed"); exit 1 }
  /"state":"acknowledged"/ {
    done++
    if (done == tenth || done == texts) {
      print done > (work "/arrived-" done)
      close(work "/arrived-" done)
      getline answer < (work "/go")
    }
    if (sent < texts) text()
  }' >"$work/commands" <"$work/events" &
pids+=($!)
exec {go}<>"$work/go"

shown() { [ -s "$work/arrived-$1" ] || [ -s "$work/failed" ]; }
measure() { # measure TEXTS: memory once the window is quiet
  until_true 3600 shown "$1" || fail "not all of $1 texts have come"
  [ ! -s "$work/failed" ] || fail "a text was not delivered: $(cat "$work/failed")"
  sleep 10
  rss_mib "$papilio"
}
before=$(rss_mib "$papilio")
early=$(measure "$tenth")
begin=$SECONDS
echo go >&"$go"
late=$(measure "$texts")
passed=$((SECONDS - begin))
import -window root target/screenshots/memory.png

printf 'marks: resident memory before any text      %s MiB\n' "$before"
printf 'marks: after %7s texts                   %s MiB\n' "$tenth" "$early"
printf 'marks: after %7s texts                   %s MiB (%s s later)\n' "$texts" "$late" "$passed"
printf 'marks: database                             %s bytes\n' "$(find "$work/papilio" -name '*.db*' -printf '%s\n' | awk '{ all += $1 } END { print all }')"
