#!/usr/bin/env bash
# Installs Debian packages as root; elsewhere says what to install: install-debian.sh WHO [PACKAGE…]. Without packages
# there is nothing to do.
set -euo pipefail

who="$1"
shift
[ $# -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "$@"
else
  echo "$who need: $*. On Debian, as root: apt-get install $*" >&2
  exit 1
fi
