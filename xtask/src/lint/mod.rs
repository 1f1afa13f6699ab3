//! `lint`: the invariants with no other home.
//!
//! A rule without a tool is not a rule. Every check is a function from a small input to findings, and has a test
//! that shows it failing on a broken sample.

mod browser_graph;
mod crates;
mod documents;
mod names;
mod sources;
mod style;

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::workspace::{files_below, root};

/// One broken rule, as a sentence that says where and what.
type Finding = String;

/// A text file of the repository.
struct SourceFile {
    /// Path from the root, with `/`.
    path: String,
    /// What it says.
    text: String,
}

impl SourceFile {
    /// The lines with their numbers, counted from one.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Folders that hold everything written by people.
const FOLDERS: [&str; 8] =
    ["app", "docs", "end2end/tests", "public", "server/migration", "server/src", "style", "xtask"];

/// Runs every check and fails when one finds something.
pub(crate) fn run() -> Result<()> {
    let files = repository()?;
    let mut findings = Vec::new();
    findings.extend(browser_graph::check()?);
    findings.extend(crates::check()?);
    findings.extend(documents::check(&files));
    findings.extend(names::check(&files));
    findings.extend(sources::check(&files));
    findings.extend(style::check(&files));
    for finding in &findings {
        eprintln!("lint: {finding}");
    }
    ensure!(findings.is_empty(), "{} broken rules", findings.len());
    Ok(())
}

/// All text files that checks look at.
fn repository() -> Result<Vec<SourceFile>> {
    let root = root();
    let mut paths = Vec::new();
    for folder in FOLDERS {
        paths.extend(files_below(&root.join(folder))?);
    }
    paths.extend(files_below(&root.join("server/tests"))?);
    let loose = ["README.md", "Cargo.lock", "end2end/package-lock.json"];
    paths.extend(loose.map(|name| root.join(name)).into_iter().filter(|path| path.is_file()));
    let mut files = Vec::new();
    for path in paths {
        if let Some(text) = text_of(&path)? {
            let path = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
            files.push(SourceFile { path, text });
        }
    }
    Ok(files)
}

/// The contents of a file people write; `None` for installed packages, pictures and fonts.
fn text_of(path: &Path) -> Result<Option<String>> {
    let installed = path.components().any(|part| part.as_os_str() == "node_modules");
    let known = ["rs", "css", "js", "ts", "md", "toml", "json", "lock", "sql"];
    let extension = path.extension().and_then(|extension| extension.to_str());
    if installed || !extension.is_some_and(|extension| known.contains(&extension)) {
        return Ok(None);
    }
    Ok(Some(fs::read_to_string(path)?))
}

/// A file for tests.
#[cfg(test)]
fn sample(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.to_owned() }
}
