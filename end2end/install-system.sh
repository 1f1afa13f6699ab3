#!/usr/bin/env bash
# Makes sure that Chromium and the PostgreSQL server programs are there.
set -euo pipefail

missing=()
command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || missing+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql-15)
exec "$(dirname "$0")/../xtask/install-debian.sh" "The tests" "${missing[@]}"
