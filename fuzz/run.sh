#!/usr/bin/env bash
# Builds all targets at once, as cargo-fuzz does without a sanitizer, and runs each for some seconds on its seeds and on
# what earlier runs kept: one table, and a failure where something is found. Needs no cargo-fuzz.
#
#   fuzz/run.sh [SECONDS] [TARGET…]        5 seconds and all targets where nothing else is said
#
# FILES=1 takes `profile` and `settings` too, which need TLS and SQLite. JOBS=N runs so many at a time (as many as there
# are processors), SEED=N draws the same chances again (1), CARGO_TARGET_DIR says where to build (fuzz/target).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:-5}
[ $# -eq 0 ] || shift
targets=("$@")
features=()
[ -z "${FILES:-}" ] || features=(--features files)
if [ $# -eq 0 ]; then
  mapfile -t targets < <(cd fuzz_targets && grep -l '^fuzz_target!' -- *.rs | sed 's/\.rs$//')
  [ -n "${FILES:-}" ] || mapfile -t targets < <(printf '%s\n' "${targets[@]}" | grep -vx 'profile\|settings')
fi

# What cargo-fuzz passes: edges are counted and comparisons watched; overflows and broken invariants panic.
flags=(
  -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-sanitizer-coverage-stack-depth
  -Cllvm-args=-simplifycfg-branch-fold-threshold=0 -Cdebug-assertions --cfg fuzzing
)
triple=$(rustc -vV | sed -n 's/^host: //p')
started=$SECONDS
RUSTFLAGS="${flags[*]}" cargo build --profile quick --locked "${features[@]}" --target "$triple" --bins
programs=${CARGO_TARGET_DIR:-target}/$triple/quick
built=$((SECONDS - started))

# one TARGET: a row of the table; what was found stays in fuzz/artifacts.
one() {
  local target=$1 log=logs/$1 found=0
  mkdir -p logs "corpus/$target" "artifacts/$target"
  "$programs/$target" "corpus/$target" "seeds/$target" -artifact_prefix="artifacts/$target/" -seed="${SEED:-1}" \
    -max_total_time="$seconds" -print_final_stats=1 >"$log" 2>&1 || found=1
  local executions seeded covered
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  seeded=$(grep -a INITED "$log" | grep -ao 'cov: [0-9]*' | head -1)
  covered=$(grep -ao 'cov: [0-9]*' "$log" | tail -1)
  printf '| `%s` | %s | %s → %s | %s |\n' "$target" "${executions:-?}" "${seeded#cov: }" "${covered#cov: }" \
    "$([ $found = 0 ] && echo none || echo "**yes**, see fuzz/logs/$target")"
  return $found
}

failed=0
rows=$(mktemp -d)
trap 'rm -rf "$rows"' EXIT
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-$(nproc)}" ]; do wait -n || failed=1; done
  one "$target" >"$rows/$target" &
done
while [ -n "$(jobs -p)" ]; do wait -n || failed=1; done

printf '\n| target | executions | edges, seeds → end | finds |\n|---|---|---|---|\n'
cat "$rows"/*
printf '\nbuilt in %s s, ran in %s s\n' "$built" "$((SECONDS - started - built))"
exit $failed
