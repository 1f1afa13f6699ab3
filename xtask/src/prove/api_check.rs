//! `prove api-check`: schemathesis calls the API with what its description allows and forbids, and
//! holds every answer against the description.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::data::{Data, Guard};
use super::say;
use crate::workspace::{self, cargo_target, root};

/// The package and all it needs, with versions.
const REQUIREMENTS: &str = "xtask/prove/requirements.txt";

/// Every answer must be one the description has. Whether bad input is refused is not asked of
/// every field: codes and names are plain texts there, and the rules behind them are ours.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,\
                      unsupported_method,allow_header_conformance";

/// The same examples at every run.
const SEED: &str = "20251";

/// Checks the API as programs test it, then as citizens' browsers meet it.
pub(super) fn run(examples: u32) -> Result<()> {
    let tool = install()?;
    let data = Data::demo()?;
    let mut broken = Vec::new();
    for (guard, name) in [(Guard::Off, "off"), (Guard::On, "on")] {
        let server = data.serve(guard)?;
        say(&format!("api-check: captcha and limits {name}, {} build", data.build()))?;
        let checked = check(&tool, data.folder(), server.address, examples);
        broken.extend(checked.err().map(|_| name));
        server.ensure_no_panic()?;
    }
    ensure!(
        broken.is_empty(),
        "undocumented answers with captcha and limits {}",
        broken.join(", ")
    );
    Ok(())
}

/// Runs schemathesis; it prints its figures and findings itself.
fn check(tool: &Path, folder: &Path, address: SocketAddr, examples: u32) -> Result<()> {
    workspace::run(
        Command::new(tool)
            .args(["run", &format!("http://{address}/api/v1/openapi.json")])
            .args(["--checks", CHECKS, "--phases", "examples,coverage,fuzzing"])
            .args(["--max-examples", &examples.to_string(), "--seed", SEED])
            .args(["--request-timeout", "20", "--continue-on-failure", "--no-color"])
            .args(["--generation-database", "none"])
            .current_dir(folder),
    )
}

/// The tool in a virtual environment below the target directory, made when it is missing or older
/// than the list of requirements.
fn install() -> Result<PathBuf> {
    let folder = cargo_target().join("prove/python");
    let tool = folder.join("bin/schemathesis");
    let wanted = fs::read_to_string(root().join(REQUIREMENTS))?;
    let stamp = folder.join("requirements.txt");
    if tool.is_file() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(tool);
    }
    workspace::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))
        .context("xtask/prove/install-system.sh installs what is missing")?;
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--no-deps", "--disable-pip-version-check", "-r"]);
    workspace::run(pip.arg(root().join(REQUIREMENTS)))?;
    fs::write(stamp, wanted)?;
    Ok(tool)
}
