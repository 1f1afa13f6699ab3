//! `site`: everything a browser loads, in `target/site`.
//!
//! WASM (cargo, wasm-bindgen, wasm-opt), one style sheet, and the files of `public/`; content-hashed names below
//! `/pkg/`, each file also compressed, and `manifest.json` that tells the server the names. Nothing is done while the
//! sources are unchanged, and the folder is touched only when its contents differ, so that the server is not
//! rebuilt for nothing.

mod compress;
mod css;
mod publish;
mod stamp;
mod wasm;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::workspace::{files_below, root, site_dir};

/// The worker that solves proofs of work; it gets a hashed name like the rest of the code.
const POW_WORKER: &str = "pow-worker.js";

/// Hexadecimal digits of the content hash in a file name.
const HASH_DIGITS: usize = 12;

/// All files of the site by their path below the site's root.
type Files = BTreeMap<String, Vec<u8>>;

/// `manifest.json`: URL paths of the files whose names carry a content hash.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The style sheet.
    pub(crate) css: String,
    /// What officers' pages need beyond it.
    pub(crate) desk_css: String,
    /// The JavaScript that starts the WASM.
    pub(crate) js: String,
    /// The WASM.
    pub(crate) wasm: String,
    /// The proof-of-work worker, once there is one.
    pub(crate) pow_worker: Option<String>,
}

/// Builds what is out of date. Returns whether the site changed.
pub(crate) fn build() -> Result<bool> {
    let stamp = stamp::of_sources()?;
    if stamp::is_current(&stamp) {
        return Ok(false);
    }
    let mut files = Files::new();
    let browser_code = wasm::build()?;
    let mut manifest = Manifest {
        css: add_hashed(&mut files, "main.css", css::build("style/main.css")?),
        desk_css: add_hashed(&mut files, "desk.css", css::build("style/desk.css")?),
        js: add_hashed(&mut files, "app.js", browser_code.js),
        wasm: add_hashed(&mut files, "app.wasm", browser_code.wasm),
        pow_worker: None,
    };
    add_public(&mut files, &mut manifest)?;
    files.insert("manifest.json".to_owned(), serde_json::to_vec_pretty(&manifest)?);
    compress::add_compressed(&mut files)?;
    let changed = publish::publish(&files, &site_dir())?;
    stamp::write(&stamp)?;
    report(&files, &manifest, changed);
    Ok(changed)
}

/// Fails when the site is older than its sources.
pub(crate) fn check_fresh() -> Result<()> {
    if !stamp::is_current(&stamp::of_sources()?) {
        bail!("target/site is older than its sources: run `cargo run -p xtask -- site`");
    }
    Ok(())
}

/// The manifest of the site as built.
pub(crate) fn manifest() -> Result<Manifest> {
    let path = site_dir().join("manifest.json");
    let text = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

/// Adds a file below `/pkg/` under a name with its content hash, and returns its URL path.
fn add_hashed(files: &mut Files, name: &str, contents: Vec<u8>) -> String {
    let hash = hex(&Sha256::digest(&contents));
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let path = format!("pkg/{stem}.{}.{extension}", &hash[..HASH_DIGITS]);
    let url = format!("/{path}");
    files.insert(path, contents);
    url
}

/// Adds the files of `public/` as they are; only the worker moves below `/pkg/`.
fn add_public(files: &mut Files, manifest: &mut Manifest) -> Result<()> {
    let public = root().join("public");
    for path in files_below(&public)? {
        let contents = fs::read(&path)?;
        let name = path.strip_prefix(&public)?.to_string_lossy().replace('\\', "/");
        if name == POW_WORKER {
            manifest.pow_worker = Some(add_hashed(files, POW_WORKER, contents));
        } else {
            files.insert(name, contents);
        }
    }
    Ok(())
}

/// Tells the person at the terminal what came out.
fn report(files: &Files, manifest: &Manifest, changed: bool) {
    let size = |url: &str| files.get(&format!("{}.br", &url[1..])).map_or(0, Vec::len);
    eprintln!(
        "site: {} files, brotli: WASM {} B, JS {} B, CSS {} B{}",
        files.len(),
        size(&manifest.wasm),
        size(&manifest.js),
        size(&manifest.css),
        if changed { "" } else { " (unchanged)" },
    );
}

/// Lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::is_a;

    #[test]
    fn a_hashed_name_changes_with_the_contents_and_only_with_them() {
        let mut files = Files::new();
        let first = add_hashed(&mut files, "main.css", b"a{}".to_vec());
        let same = add_hashed(&mut files, "main.css", b"a{}".to_vec());
        let other = add_hashed(&mut files, "main.css", b"b{}".to_vec());
        assert_eq!(first, same);
        assert_ne!(first, other);
        assert!(first.starts_with("/pkg/main.") && is_a(&first, "css"));
        assert_eq!(files.get(&first[1..]).map(Vec::as_slice), Some(b"a{}".as_slice()));
    }
}
