# Everything people and machines do with this repository. `make help` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Cargo builds here; the finished site is always in target/site.
export CARGO_TARGET_DIR ?= $(CURDIR)/target
# The toolchain of rust-toolchain.toml is fetched when it is missing, even where rustup was told not to by itself.
export RUSTUP_AUTO_INSTALL := 1

CARGO := cargo
XTASK := $(CARGO) run --quiet --locked --package xtask --
SERVER := $(CARGO_TARGET_DIR)/debug/server
REGIONS := server/data/wilayah
CRATES := --workspace --locked
STORIES := cd end2end && npx --no playwright test
# The stories that also run on PostgreSQL in `make test`; `make test-full` runs all.
WHOLE_STORY := tests/warga/siti_mengecek_bansos.spec.ts tests/warga/usulan_siklus.spec.ts \
	tests/warga/sanggahan_menyanggah.spec.ts tests/warga/hak_jawab.spec.ts \
	tests/petugas/usulan_sampai_penetapan.spec.ts tests/petugas/sanggahan_sampai_keberatan.spec.ts \
	tests/petugas/dua_petugas.spec.ts tests/petugas/kepala.spec.ts tests/petugas/surat.spec.ts

.PHONY: help setup setup-tests run dev clean-data site server build test test-rust test-e2e test-e2e-postgres \
	test-e2e-postgres-full test-full lint fmt size bench fuzz

help: ## This list
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ Run

setup: ## Install what a build needs and lacks
	@xtask/setup.sh

run: setup site server ## Build, migrate, load regions and demo data, serve on http://127.0.0.1:3000
	@$(SERVER) migrate
	@$(SERVER) import-wilayah $(REGIONS)
	@$(SERVER) seed-demo
	@exec $(SERVER) serve

dev: setup ## Serve; rebuild and restart on every change
	@$(XTASK) dev

clean-data: ## Remove the development database, mails, uploads and keys in ./data
	rm -rf data

##@ Build

site: setup ## WASM, CSS and static files into target/site
	@$(XTASK) site

server: site
	@$(CARGO) build --quiet --locked --package server --bin server

build: site ## Release build; afterwards $CARGO_TARGET_DIR/release/server runs alone
	$(CARGO) build --locked --release --package server --bin server

##@ Check

test: ## Rust tests on both databases, browser stories on SQLite, some of them on PostgreSQL
	@rm -rf target/test-results
	@$(MAKE) --keep-going test-rust test-e2e test-e2e-postgres; status=$$?; end2end/total.sh && exit $$status

test-full: ## The same with every browser story on both databases, and 20 s of fuzzing for each target
	@rm -rf target/test-results
	@$(MAKE) --keep-going FUZZ_SECONDS=20 test-rust test-e2e test-e2e-postgres-full fuzz; status=$$?; end2end/total.sh && exit $$status

setup-tests: setup
	@end2end/install-system.sh
	@$(XTASK) npm-install end2end

test-rust: setup-tests site ## Rust tests of all crates, on SQLite and on a private PostgreSQL
	@mkdir -p target/test-results
	@set -o pipefail; $(XTASK) postgres -- $(CARGO) test $(CRATES) --no-fail-fast 2>&1 | tee target/test-results/rust.log

test-e2e: setup-tests server ## Browser stories on SQLite, without and with JavaScript
	@$(STORIES)

test-e2e-postgres: setup-tests server
	@E2E_DATABASE=postgres $(XTASK) postgres -- sh -c '$(STORIES) $(WHOLE_STORY)'

test-e2e-postgres-full: setup-tests server
	@E2E_DATABASE=postgres $(XTASK) postgres -- sh -c '$(STORIES)'

lint: setup ## Formatting, clippy, documentation, and the invariants of the architecture
	@mkdir -p target/site
	$(CARGO) fmt --all --check
	$(CARGO) clippy $(CRATES) --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" $(CARGO) doc $(CRATES) --no-deps --document-private-items --quiet
	@$(XTASK) lint

fmt: ## Format all Rust sources
	$(CARGO) fmt --all

size: server ## What a phone downloads, against its budget
	@$(XTASK) size

bench: site ## Import, look-ups, pages, drafts, reports and photos, measured; takes some minutes (see server/benches/measure)
	@$(CARGO) bench --locked --package server --bench measure

##@ Fuzz

# How long each target runs.
FUZZ_SECONDS ?= 30

fuzz: ## Random input for names, codes, tokens, CSV lines, X-Forwarded-For; 30 s each (FUZZ_SECONDS), nightly compiler
	@fuzz/run.sh $(FUZZ_SECONDS)

##@ Prove

# Each starts a server of its own (the debug or the release build, whichever was built last), prints figures, and fails
# when its subject is broken. Timing wants the release build and a quiet machine.
.PHONY: setup-prove prove soak slow timing api-check chaos durable

setup-prove: server
	@xtask/prove/install-system.sh

prove: soak slow timing api-check chaos durable ## All of the following; some thirty minutes

soak: setup-prove ## 1,000 × 20 requests, then clients that go away: whole pages, no panic, memory stays
	@$(XTASK) prove soak

slow: setup-prove ## slowhttptest: others keep being served, the server can still be stopped
	@$(XTASK) prove slow

timing: setup-prove ## Found and not found: same time, form and size, by 5,000 pairs
	@$(XTASK) prove timing

api-check: setup-prove ## schemathesis: every answer of the API is in its description
	@$(XTASK) prove api-check

# Kills while files are imported, while proposals and reports are made and sent, and while officers decide and endorse.
CHAOS_IMPORTS ?= 50
CHAOS_SUBMISSIONS ?= 100
CHAOS_DECISIONS ?= 60
CHAOS := prove chaos --rounds $(CHAOS_IMPORTS) --submissions $(CHAOS_SUBMISSIONS) --decisions $(CHAOS_DECISIONS)

chaos: setup-prove ## 50 kills of imports, 100 of submissions, 60 of decisions and batches on each database: nothing half, lost or twice
	@$(XTASK) $(CHAOS)
	@$(XTASK) postgres -- $(XTASK) $(CHAOS)

durable: setup-prove ## strace: an import says that it is done, and a ticket is given, only after the disk has it
	@$(XTASK) prove durable
