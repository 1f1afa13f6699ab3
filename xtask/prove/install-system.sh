#!/usr/bin/env bash
# Makes sure that the programs the proofs call are there. Installs them on Debian as root; elsewhere says what to install.
set -euo pipefail

missing=()
command -v slowhttptest >/dev/null || missing+=(slowhttptest)
command -v strace >/dev/null || missing+=(strace)
python3 -c 'import ensurepip, sqlite3, venv' 2>/dev/null || missing+=(python3-venv)
command -v psql >/dev/null || missing+=(postgresql-client)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql-15)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}"
else
  echo "The proofs need: ${missing[*]}. On Debian, as root: apt-get install ${missing[*]}" >&2
  exit 1
fi
