# Signing in with a password, and seeing who is there.
# shellcheck shell=bash disable=SC2154 # what flows.sh has made is used here
mkdir -p "$work/papilio"
printf '[[accounts]]\nemail = "alice@example.com"\nserver = "demo"\n' >"$work/papilio/settings.toml"
"$program" --data-dir "$work/papilio" --state-file "$work/state.json" 2>"$work/papilio.log" &
papilio=$!
pids+=("$papilio")
front sign_in
sleep 1
write "wrong"
press Return
see "a wrong password is not refused in words" 'any(.windows[]; .kind == "sign_in" and (.problem | length) > 0)'
press ctrl+a
write "demo"
press Return
see "the account does not come online" '.accounts[0].state == "online"'
see "nobody is there" '.accounts[0].contacts == 17 and .accounts[0].online > 3'
