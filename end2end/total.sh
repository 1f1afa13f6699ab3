#!/usr/bin/env bash
# Adds up what the Rust tests and the browser stories of this run reported; the last line of `make test`.
set -euo pipefail
mkdir -p "$(dirname "$0")/../target/test-results"
cd "$(dirname "$0")/../target/test-results"

# Nothing that did not run counts as passed.
[ -e rust.log ] || {
  echo '0 passed, 0 failed: the Rust tests did not run'
  exit 1
}

passed=$(awk '/^test result:/ { n += $4 } END { print n + 0 }' rust.log)
failed=$(awk '/^test result:/ { n += $6 } END { print n + 0 }' rust.log)
# One report per run of the stories: stories-sqlite.json, stories-postgres.json.
for report in stories-*.json; do
  [ -e "$report" ] || continue
  passed=$((passed + $(node -p "JSON.parse(require('fs').readFileSync('$report')).stats.expected")))
  failed=$((failed + $(node -p "JSON.parse(require('fs').readFileSync('$report')).stats.unexpected")))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
