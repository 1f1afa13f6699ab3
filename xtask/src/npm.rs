//! The two tools of the build step that come from npm, pinned in `xtask/package-lock.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace;

/// Files that `npm ci` needs and leaves: the lock, and a copy of the lock that was installed last.
const LOCK: &str = "package-lock.json";
const INSTALLED_LOCK: &str = "node_modules/.installed-lock.json";

/// Runs `npm ci` in `dir` unless what its lock file names is installed already.
pub(crate) fn install(dir: &Path) -> Result<()> {
    let lock = fs::read(dir.join(LOCK)).with_context(|| format!("reading {LOCK}"))?;
    if fs::read(dir.join(INSTALLED_LOCK)).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("npm: installing the packages of {}", dir.display());
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(dir)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    workspace::run(&mut npm).context("Node.js 20 or newer with npm is needed")?;
    fs::write(dir.join(INSTALLED_LOCK), lock)?;
    Ok(())
}

/// The folder of the build step's npm packages, installed.
fn build_tools() -> Result<PathBuf> {
    let dir = workspace::root().join("xtask");
    install(&dir)?;
    Ok(dir.join("node_modules"))
}

/// `wasm-opt`, ready for its arguments.
pub(crate) fn wasm_opt() -> Result<Command> {
    let mut command = Command::new("node");
    command.arg(build_tools()?.join("binaryen/bin/wasm-opt"));
    Ok(command)
}

/// `lightningcss`, ready for its arguments: the program inside the package of this platform, so that it works
/// where npm may not run install scripts.
pub(crate) fn lightningcss() -> Result<Command> {
    let tools = build_tools()?;
    for entry in tools.read_dir()? {
        let package = entry?.path();
        let program = package.join("lightningcss");
        let named = package
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("lightningcss-cli-"));
        if named && program.is_file() {
            return Ok(Command::new(program));
        }
    }
    bail!("npm has no lightningcss for this platform");
}
