#!/usr/bin/env bash
# How many instructions the hot paths take, counted by callgrind: times on a shared machine drift, these do not. Each
# benchmark is run once, and only what it is about is counted (crates/msnp/benches/support/counted.rs). Prints what is
# kept in docs/results/instructions.md, and on stderr how far each number is from the one that is kept there.
#
#   nice tests/marks/instructions.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
kept=docs/results/instructions.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
for tool in valgrind jq; do
  command -v "$tool" >/dev/null || { "${root[@]}" apt-get -qq update && "${root[@]}" apt-get -qq install -y --no-install-recommends "$tool"; } >&2
done

# As it is shipped, but with the names of functions.
export CARGO_PROFILE_BENCH_STRIP=none
cargo bench --no-run --message-format=json -p msnp -p papilio-store --bench signin --bench texts --bench p2p --bench history \
  --bench search >"$work/built"
binary() { jq -r --arg name "$1" 'select(.executable and .target.name == $name and (.target.kind | index("bench"))) | .executable' "$work/built"; }

count() { # count BENCH BENCHMARK: instructions
  local out="$work/$1.out"
  # criterion starts other programs, which are not meant.
  valgrind --tool=callgrind --child-silent-after-fork=yes --toggle-collect='*counted*' --callgrind-out-file="$out" \
    "$(binary "$1")" --bench --test --exact "$2" >"$work/$1.log" 2>&1 || { cat "$work/$1.log" >&2; exit 1; }
  local counted
  counted=$(sed -n 's/^\(totals\|summary\): *\([0-9]*\).*/\2/p' "$out" | head -n 1)
  [ "${counted:-0}" -gt 0 ] || { printf 'nothing was counted of %s: %s\n' "$1" "$2" >&2; exit 1; }
  echo "$counted"
}

row() { # row WHAT BENCH BENCHMARK NUMBER EACH: one line of the table
  local counted before
  counted=$(count "$2" "$3")
  printf '| %s | %s | %s a %s |\n' "$1" "$(grouped "$counted")" "$(grouped $((counted / $4)))" "$5"
  [ -f "$kept" ] || return 0
  before=$(awk -F ' *[|] *' -v what="$1" '$2 == what { gsub(",", "", $3); print $3 }' "$kept")
  [ -z "$before" ] || printf '%+.2f %%  %s\n' "$(awk "BEGIN { print ($counted / $before - 1) * 100 }")" "$1" >&2
}
grouped() { sed -E ':a; s/([0-9])([0-9]{3})($|,)/\1,\2\3/; ta' <<<"$1"; }

# shellcheck disable=SC2016 # the words are Markdown
printf '# Instructions of the hot paths: counted\n\n%s; %s; %s; commit %s.\n\n' "$(date -u +'%e %B %Y' | sed 's/^ //')" \
  "$(rustc --version)" "$(valgrind --version)" "$(git rev-parse --short HEAD)"
cat <<'WORDS'
By callgrind, in release builds without LTO, each once; what prepares a benchmark is not counted, nor what the kernel does.

```
nice tests/marks/instructions.sh >/tmp/instructions.md     # on stderr: how far each is from the number kept here
```

Compare with the same versions of rustc and valgrind, built by the script: two runs of one build differ by less than one in 10,000;
a build of the same code with other features of what it depends on differed by three in 1,000.

WORDS
printf '| what | instructions | each |\n|---|---|---|\n'
row 'sign-in by SYN, 1,000 contacts' signin 'sign in by SYN, contacts/1000' 1000 contact
row 'sign-in by the address book, 1,000 contacts' signin 'sign in by the address book, contacts/1000' 1000 contact
row '20,000 incoming texts of 40 bytes, 16 KB reads' texts 'incoming texts/16 KB reads' 20000 text
row 'the same, 4 KB reads' texts 'incoming texts/4 KB reads' 20000 text
row 'the same, cut at every byte' texts 'incoming texts/cut at every byte' 20000 text
row 'picture of 100 KB from link to link, by switchboard, version 1' p2p 'object of 100 KB over a switchboard/V1' 100 KB
row 'picture of 100 KB from link to link, by switchboard, version 2' p2p 'object of 100 KB over a switchboard/V2' 100 KB
row 'file of 20 MB from link to link, direct, version 2' p2p 'file of 20 MB over a connection/V2' 20000 KB
row 'keep one text' history 'keep, synced to disk/1' 1 text
row 'keep 1,000 texts' history 'keep, synced to disk/1000' 1000 text
row 'open a conversation of 1,000 messages, last 50' history 'open a conversation, last 50/1000' 50 message
export PAPILIO_MESSAGES=10000
row 'search 10,000 messages for a word that most have, first 50' search 'first 50 of 10000/tomorrow /all' 50 message
row 'search 10,000 messages for three common words, first 50' search 'first 50 of 10000/tomorrow cafe usual/all' 50 message
row 'search 10,000 messages for one CJK character, first 50' search 'first 50 of 10000/京/all' 50 message
