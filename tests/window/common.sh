# What every script with a window needs. To be sourced. The sourcing script gets: $work, a folder removed at the end; $target;
# `pids`, processes ended at the end; `fail`, `until_true`, `median`, `ticks`, `rss_mib`, `state`, `holds`.

target=${CARGO_TARGET_DIR:-target}
work=$(mktemp -d)
pids=()

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

until_true() { # until_true SECONDS COMMAND…
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
rss_mib() { awk '/^VmRSS:/ { printf "%.1f\n", $2 / 1024 }' "/proc/$1/status"; }

# Questions to the program's state file: the value of a jq expression, and whether it is true.
state() { jq -er "$1" "$work/state.json" 2>/dev/null; }
holds() { [ "$(state "$1")" = true ]; }
