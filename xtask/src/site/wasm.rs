//! The browser's half of `app`: cargo, then wasm-bindgen, then wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use super::hex;
use crate::npm;
use crate::workspace::{cargo, cargo_target, root, run};

/// What the compiled WASM uses. wasm-opt must be told: a stripped module no longer names its own features.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// The code of the islands, ready to be served.
pub(super) struct BrowserCode {
    /// The ES module that loads and drives the WASM. Its default export takes the URL of the WASM.
    pub(super) js: Vec<u8>,
    /// The WASM.
    pub(super) wasm: Vec<u8>,
}

/// Compiles the islands. The slow steps after cargo are skipped while cargo's result is the same.
pub(super) fn build() -> Result<BrowserCode> {
    run(&mut cargo(&[
        "build",
        "--locked",
        "--package=app",
        "--lib",
        "--no-default-features",
        "--features=hydrate",
        "--target=wasm32-unknown-unknown",
        "--profile=wasm-release",
    ]))?;
    let compiled = cargo_target().join("wasm32-unknown-unknown/wasm-release/app.wasm");
    let compiled =
        fs::read(&compiled).with_context(|| format!("reading {}", compiled.display()))?;

    let cache = cache_dir(&compiled)?;
    let (js_file, wasm_file) = (cache.join("app.js"), cache.join("app.wasm"));
    if !wasm_file.is_file() {
        let temporary = cache.with_extension("new");
        fs::create_dir_all(&temporary)?;
        let raw = temporary.join("raw.wasm");
        let (js, bound) = bind(compiled)?;
        fs::write(&raw, bound)?;
        fs::write(temporary.join("app.js"), js)?;
        run(npm::wasm_opt()?
            .arg("-Oz")
            .args(WASM_FEATURES)
            .arg(&raw)
            .arg("--output")
            .arg(temporary.join("app.wasm")))?;
        fs::remove_file(&raw)?;
        keep_only_place_for(&cache)?;
        fs::rename(&temporary, &cache)?;
    }
    Ok(BrowserCode { js: fs::read(js_file)?, wasm: fs::read(wasm_file)? })
}

/// Where the finished code for this output of cargo lies, with these tools and this file.
fn cache_dir(compiled: &[u8]) -> Result<PathBuf> {
    let mut hash = Sha256::new();
    hash.update(compiled);
    hash.update(fs::read(root().join("Cargo.lock"))?);
    hash.update(fs::read(root().join("xtask/package-lock.json"))?);
    hash.update(include_str!("wasm.rs"));
    Ok(root().join("target/site-cache").join(hex(&hash.finalize())))
}

/// Removes what earlier builds left in the cache, `cache` itself included.
fn keep_only_place_for(cache: &Path) -> Result<()> {
    for entry in cache.parent().unwrap_or(cache).read_dir()? {
        let path = entry?.path();
        if path != cache.with_extension("new") {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

/// wasm-bindgen: the JavaScript half, and the WASM that fits it.
fn bind(compiled: Vec<u8>) -> Result<(String, Vec<u8>)> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("app", compiled)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output()?;
    let inline =
        output.snippets().iter().filter(|(_, parts)| !parts.is_empty()).map(|(name, _)| name);
    let foreign: Vec<&String> = inline.chain(output.local_modules().keys()).collect();
    ensure!(
        foreign.is_empty(),
        "libraries bring JavaScript files of their own, but the site serves one only: {foreign:?}"
    );
    let js = output.js().to_owned();
    let wasm = output.wasm_mut().emit_wasm();
    Ok((js, wasm))
}
