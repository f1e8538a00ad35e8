#!/usr/bin/env bash
# One table of everything that has a mark, measured one after another: ours, the mark, how far one is of the other; then how
# it grows with the list, the history, the conversations and the transfers. Markdown on stdout, what runs on stderr.
# On a quiet machine some forty minutes; builds first.
#
#   tests/marks/report.sh [LOG FOLDER]      PAPILIO_LONG=1: also 10⁶ texts in the window and 10⁷ messages to search
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
target=${CARGO_TARGET_DIR:-target}
logs=${1:-$(mktemp -d)}
mkdir -p "$logs"

# Runs something once, and keeps what it prints; a folder of logs of an earlier run is gone on with.
run() { # run NAME COMMAND…
  local name=$1
  shift
  [ -s "$logs/$name" ] && return 0
  printf '== %s\n' "$name" >&2
  "$@" >"$logs/$name.part" 2>&1 || { printf '%s failed, see %s\n' "$name" "$logs/$name.part" >&2; return 0; }
  mv "$logs/$name.part" "$logs/$name"
}

# The first number behind these words in a log; nothing where it is not there.
found() { # found LOG WORDS
  [ -f "$logs/$1" ] || return 0
  awk -v words="$2" 'index($0, words) {
    rest = substr($0, index($0, words) + length(words))
    if (match(rest, /[0-9][0-9.]*/)) { print substr(rest, RSTART, RLENGTH); exit }
  }' "$logs/$1"
}

# The middle of what criterion estimates for a benchmark, in a unit of so many nanoseconds.
middle() { # middle BENCHMARK NANOSECONDS
  local file="$target/criterion/$1/new/estimates.json"
  [ -f "$file" ] || return 0
  jq -r --argjson unit "$2" '.median.point_estimate / $unit * 1000 | round / 1000' "$file"
}

calc() { awk "BEGIN { printf \"$1\", $2 }"; }

# A row: what, what it is, what it should be at most (or `least` it).
row() { # row WHAT OURS UNIT MARK [least]
  local ours=$2 ratio
  if [ -z "$ours" ]; then
    printf '| %s | not measured | %s %s | – |\n' "$1" "$4" "$3"
    return
  fi
  if [ "${5:-}" = least ]; then ratio=$(calc %.2f "$4 / ($ours + 1e-9)"); else ratio=$(calc %.2f "$ours / $4"); fi
  printf '| %s | %s %s | %s %s %s | %s%s |\n' "$1" "$ours" "$3" "$([ "${5:-}" = least ] && echo '≥' || echo '≤')" "$4" "$3" \
    "$ratio" "$(calc %s "($ratio > 1) ? \" **missed**\" : \"\"")"
}

growth() { # growth WHAT UNIT NANOSECONDS GROUP NUMBER…
  local what=$1 unit=$2 nanoseconds=$3 group=$4 number value
  shift 4
  printf '| %s |' "$what"
  for number in "$@"; do
    value=$(middle "$group/$number" "$nanoseconds")
    printf ' %s: %s |' "$number" "${value:+$value $unit}"
  done
  printf '\n'
}

bench() { cargo bench -p "$1" --bench "$2" -- --warm-up-time 1 --measurement-time 3 --sample-size 10; }

# --- what is measured -----------------------------------------------------------------------------------------------------
run build cargo build --release --workspace --bins --examples
run window tests/window/run.sh
export PAPILIO_BUILT=1
run contacts tests/marks/contacts.sh 1000
run history tests/marks/history.sh
run own-text tests/marks/own-text.sh
run tabs env PAPILIO_TABS=1 tests/marks/contacts.sh 1000
run transfers cargo run --release -p msnp-client --example transfers -- 20
for name in signin texts p2p decode; do run "bench-$name" bench msnp $name; done
run bench-history bench papilio-store history
for count in 1000 100000 1000000 ${PAPILIO_LONG:+10000000}; do
  run "bench-search-$count" env PAPILIO_MESSAGES=$count cargo bench -p papilio-store --bench search -- --warm-up-time 0.3 --measurement-time 1
done
[ -z "${PAPILIO_LONG:-}" ] || run memory tests/marks/memory.sh

# --- the table ------------------------------------------------------------------------------------------------------------
printf '# Marks: measured\n\n%s; %s processors (%s), load average %s at the end; commit %s.\n\n' "$(date -u +'%e %B %Y' | sed 's/^ //')" \
  "$(nproc)" "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$(cut -d ' ' -f 1 /proc/loadavg)" "$(git rev-parse --short HEAD)"
printf 'Made by `tests/marks/report.sh`. The ratio is of the mark: up to 1 it is met.\n\n'
printf '| what | ours | mark | ratio |\n|---|---|---|---|\n'
start=$(found window 'start to first window, median of 10')
bare=$(found window 'a bare window takes')
row "start to first window, warm, beside a bare window of ${bare:-?} ms" "${start:+$(calc %.2f "$start / ${bare:-1}")}" × 1.5
row 'resident memory, list idle, 1,000 contacts' "$(found contacts 'list idle            ')" MiB 36
row 'the same, 10 conversations in windows' "$(found contacts '10 conversations')" MiB 110
row 'the same, 10 conversations in tabs' "$(found tabs '10 conversations')" MiB 60
row 'idle processor time, list, 30 s' "$(found contacts 'list idle, 30 s')" ticks 0.5
row 'idle processor time, focused conversation, 30 s' "$(found contacts 'one focused')" ticks 9
row 'a change of status, list alone' "$(found contacts 'a change of status, list alone')" ms 1
row 'the same, 10 windows' "$(found contacts 'a change of status, 10 open')" ms 4
# What the toolkit alone needs to change a word, in the same minute.
beside() { # beside WHAT WORDS
  local theirs ours
  ours=$(found contacts "$2") theirs=$(sed -n "s/.*$2.*windows* \([0-9.]*\),.*/\1/p" "$logs/contacts" 2>/dev/null | head -n 1)
  printf '| %s | %s ms | | ours is %s times that |\n' "$1" "${theirs:-?}" "$(calc %.1f "${ours:-0} / ${theirs:-1}")"
}
beside 'a bare window that changes one word' 'a change of status, list alone'
beside 'eleven bare windows, of which one does' 'a change of status, 10 open'
row 'a notch of the wheel in the list' "$(found contacts 'wheel in the list')" ms 7
row 'sign-in, 1,000 contacts, `SYN`' "$(middle 'sign in by SYN, contacts/1000' 1e6)" ms 10
row 'sign-in, 1,000 contacts, address book' "$(middle 'sign in by the address book, contacts/1000' 1e6)" ms 30
texts=$(middle 'incoming texts/16 KB reads' 1e9)
cut=$(middle 'incoming texts/cut at every byte' 1e9)
row 'incoming texts, 16 KB reads' "${texts:+$(calc %.0f "20 / $texts")}" k/s 500 least
row 'the same, cut at every byte' "${cut:+$(calc %.0f "20 / $cut")}" k/s 100 least
row 'own text on the screen after Enter' "$(found own-text 'ms (median), frame')" frame 1
row 'picture of 100 KB by switchboard, loopback' "$(found transfers 'switchboard: middle')" ms 5
row '20 MB file, direct, of the speed of a plain copy' "$(found transfers 'ratio of the middles:')" × 0.8 least
row 'search, three common words in 10⁶ messages' "$(middle 'first 50 of 1000000/tomorrow cafe usual/all' 1e6)" ms 50
row 'search, one CJK character in 10⁶ messages' "$(middle 'first 50 of 1000000/京/all' 1e6)" ms 300
long=$(found history '100000 messages: processor time')
short=$(found history '10 messages: processor time')
row 'open a conversation of 100,000 messages, beside one of 10' "${long:+$(calc %.2f "$long / ${short:-1}")}" × 1.2
early=$(found memory 'after  100000 texts')
late=$(found memory 'after 1000000 texts')
row 'memory after 10⁶ texts, above that after 10⁵' "${late:+$(calc %.1f "$late - $early < 0 ? 0 : $late - $early")}" MiB 4

printf '\n## How it grows\n\n| what | | | | |\n|---|---|---|---|---|\n'
growth 'sign-in by `SYN`, contacts' ms 1e6 'sign in by SYN, contacts' 10 100 1000 10000
growth 'sign-in by the address book, contacts' ms 1e6 'sign in by the address book, contacts' 10 100 1000 10000
growth 'open a conversation of so many messages' µs 1e3 'open a conversation, last 50' 10 1000 100000 1000000
printf '| search for three common words in so many messages |'
for count in 1000 100000 1000000 10000000; do
  value=$(middle "first 50 of $count/tomorrow cafe usual/all" 1e6)
  printf ' %s: %s |' "$count" "${value:+$value ms}"
done
printf '\n'
growth '20,000 texts in so many conversations' ms 1e6 'incoming texts, conversations' 1 10 100
growth 'objects of 100 KB at once over one link' ms 1e6 'objects of 100 KB at once' 1 10 50
