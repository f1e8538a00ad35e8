#!/usr/bin/env bash
# The window beside a headless peer on a server that is not ours: signs in by keyboard, sees the peer come online, is
# written to and answers. Needs a built `target/release/papilio` and `target/release/papilio-cli`.
#
#   tests/window/peer.sh PROFILE.toml WINDOW-EMAIL WINDOW-PASSWORD PEER-EMAIL PEER-PASSWORD
#
# The profile is a server profile as under resources/servers/. Screenshots go to target/screenshots.
set -euo pipefail
profile=$(realpath "$1") email=$2 password=$3 peer=$4 peer_password=$5
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/window/display.sh
source tests/window/display.sh

shots=target/screenshots
mkdir -p "$shots"
install_missing
start_display

# --- the peer: commands in by a pipe, events out to a file -----------------------------------------------------------------
mkfifo "$work/peer.in"
PAPILIO_PASSWORD=$peer_password "$target/release/papilio-cli" --profile "$profile" --account "$peer" \
  <"$work/peer.in" >"$work/peer.out" 2>"$work/peer.log" &
pids+=($!)
exec 4>"$work/peer.in"
tell() { jq -cn "$@" >&4; }
heard() { jq -se "any(.[]; $1)" "$work/peer.out" >/dev/null 2>&1; }
tell '{cmd: "sign_in"}'
until_true 30 heard '.event == "signed_in"' || fail "the peer does not sign in: $(cat "$work/peer.log" "$work/peer.out")"
tell --arg email "$email" '{cmd: "add_contact", email: $email}'
until_true 30 heard ".event == \"contact\" and .email == \"$email\"" || fail "the peer cannot add the window"

# --- the window ------------------------------------------------------------------------------------------------------------
mkdir -p "$work/papilio/servers"
cp "$profile" "$work/papilio/servers/"
server=$(sed -n 's/^id *= *"\(.*\)".*/\1/p' "$profile" | head -n 1)
printf '[[accounts]]\nemail = "%s"\nserver = "%s"\n' "$email" "$server" >"$work/papilio/settings.toml"
"$target/release/papilio" --data-dir "$work/papilio" --state-file "$work/state.json" 2>"$work/papilio.log" &
papilio=$!
pids+=("$papilio")
main=$(xdotool search --sync --onlyvisible --pid "$papilio" | head -n 1)
xdotool windowactivate --sync "$main"
sleep 1
import -window root "$shots/peer-sign-in.png"
xdotool type --delay 40 "$password"
xdotool key Return
until_true 40 holds 'any(.accounts[]; .state == "online")' || fail "the window does not sign in"
sleep 1
import -window root "$shots/peer-signed-in.png"

text="hello from the peer 蝴蝶"
tell --arg email "$email" --arg text "$text" '{cmd: "send_text", to: $email, text: $text}'
seen='any(.windows[]; .kind == "conversation" and .last_text == "'$text'")'
until_true 40 holds "$seen" || fail "the peer's text does not open a conversation"
until_true 20 conversation_window "$papilio" >"$work/chat" || fail "the conversation has no window"
chat=$(tail -n 1 "$work/chat")
xdotool windowactivate --sync "$chat"
xdotool type --delay 40 "hello from the window"
xdotool key Return
until_true 30 heard '.event == "text" and .text == "hello from the window"' || fail "the peer does not hear the window"
if heard '.event == "signed_in" and (.dialect == "MSNP11" or .dialect == "MSNP12")'; then
  tell --arg email "$email" '{cmd: "nudge", to: $email}'
fi
sleep 2
import -window root "$shots/peer-conversation.png"
tell '{cmd: "quit"}'
state '.accounts[0].dialect'
printf 'window: ok    signed in and talked with %s; screenshots in %s\n' "$peer" "$shots"
