#!/usr/bin/env bash
# Makes sure that the programs the proofs call are there.
set -euo pipefail

missing=()
command -v slowhttptest >/dev/null || missing+=(slowhttptest)
command -v strace >/dev/null || missing+=(strace)
python3 -c 'import ensurepip, sqlite3, venv' 2>/dev/null || missing+=(python3-venv)
command -v psql >/dev/null || missing+=(postgresql-client)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql-15)
exec "$(dirname "$0")/../install-debian.sh" "The proofs" "${missing[@]}"
