#!/usr/bin/env bash
# Makes sure that Chromium and the PostgreSQL server programs are there. Installs them on Debian as root; elsewhere says
# what to install.
set -euo pipefail

missing=()
command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || missing+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql-15)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}"
else
  echo "The tests need: ${missing[*]}. On Debian, as root: apt-get install ${missing[*]}" >&2
  exit 1
fi
