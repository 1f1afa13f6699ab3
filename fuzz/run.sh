#!/usr/bin/env bash
# Runs every fuzz target for a while: fuzz/run.sh [SECONDS]. What it finds stays in $CARGO_TARGET_DIR/fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds="${1:-30}"
toolchain="${FUZZ_TOOLCHAIN:-nightly}"
built="${CARGO_TARGET_DIR:-$PWD/target}/fuzz"
# Every line of ours is safe Rust: what a sanitizer would look for cannot happen, and without one it is twice as fast.
flags=(--fuzz-dir fuzz --sanitizer none --target-dir "$built")

if ! rustup toolchain list | grep -q "^$toolchain"; then
  echo "Fuzzing needs a nightly compiler, which is missing: rustup toolchain install $toolchain --profile minimal" >&2
  exit 1
fi
if ! cargo fuzz --version > /dev/null 2>&1; then
  echo "Installing cargo-fuzz, once"
  cargo "+$toolchain" install --quiet --locked --target-dir "$built/install" cargo-fuzz
fi

mkdir -p target/site "$built/findings"
cargo "+$toolchain" fuzz build "${flags[@]}" > "$built/build.log" 2>&1 || { cat "$built/build.log" >&2; exit 1; }
failed=0
for target in $(cargo "+$toolchain" fuzz list --fuzz-dir fuzz); do
  # What is learned goes into the first folder; the seeds of the repository are only read.
  corpus="$built/corpus/$target"
  log="$built/$target.log"
  mkdir -p "$corpus"
  if cargo "+$toolchain" fuzz run "${flags[@]}" "$target" "$corpus" "fuzz/seeds/$target" -- \
    "-max_total_time=$seconds" -timeout=10 "-artifact_prefix=$built/findings/$target-" > "$log" 2>&1; then
    printf '%-14s %s\n' "$target" "$(grep '^Done' "$log")"
  else
    printf '%-14s FAILED\n' "$target"
    grep -E 'panicked|SUMMARY|Test unit written' -A 3 "$log" >&2 || tail -n 20 "$log" >&2
    failed=1
  fi
done
exit "$failed"
