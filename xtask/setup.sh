#!/usr/bin/env bash
# Makes sure that everything a build needs is there. Changes nothing, and takes no time, when it is.
set -euo pipefail
cd "$(dirname "$0")/.."

wasm=wasm32-unknown-unknown

complain() {
  echo "setup: $1" >&2
  exit 1
}

command -v cargo >/dev/null || complain 'Rust is missing: install it with rustup, see https://rustup.rs'

# The toolchain of rust-toolchain.toml. Asking for it makes rustup fetch it (RUSTUP_AUTO_INSTALL=1 is set by make).
if ! rustc --version >/dev/null 2>&1; then
  rustup toolchain install || complain 'the Rust toolchain of rust-toolchain.toml could not be fetched'
fi
if [ ! -d "$(rustc --print target-libdir --target $wasm)" ]; then
  rustup target add $wasm || complain "the Rust target $wasm is missing and could not be fetched: rustup target add $wasm"
fi

node --version 2>/dev/null | grep -qE '^v(2[0-9]|[3-9][0-9])\.' && npm --version >/dev/null 2>&1 ||
  complain 'Node.js 20 or newer with npm is missing (Debian: apt-get install nodejs npm)'
command -v cc >/dev/null || complain 'a C compiler is missing (Debian: apt-get install gcc libc6-dev)'
