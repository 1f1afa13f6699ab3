//! `prove api-check`: schemathesis calls the API with what its description allows and forbids, and
//! holds every answer against the description.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::say;
use super::submission::{Laporan, Next, Plan, Submission, Usulan, photo};
use crate::http::Client;
use crate::server::{Build, Data, Guard};
use crate::workspace::{self, cargo_target, root};

/// The package and all it needs, with versions.
const REQUIREMENTS: &str = "xtask/prove/requirements.txt";
/// Gives the tool what it cannot guess.
const HOOKS: &str = "xtask/prove/hooks.py";

/// Every answer must be one the description has. Whether bad input is refused is not asked of
/// every field: codes and names are plain texts there, and the rules behind them are ours.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,\
                      unsupported_method,allow_header_conformance";

/// The same examples at every run.
const SEED: &str = "20251";

/// Answers that must have been met with captcha and limits off: without them nobody was behind the
/// token, and nothing was checked there.
const REACHED: [(&str, u16); 13] = [
    ("POST /api/v1/draf", 201),
    // With a good card.
    ("POST /api/v1/draf sanggahan", 201),
    ("PUT /api/v1/draf/{id}", 200),
    ("PUT /api/v1/draf/{id} sanggahan", 200),
    ("POST /api/v1/draf/{id}/foto", 201),
    ("POST /api/v1/draf/{id}/foto", 422),
    ("DELETE /api/v1/draf/{id}/foto/{kind}", 204),
    ("POST /api/v1/usulan", 201),
    ("POST /api/v1/usulan", 422),
    ("POST /api/v1/sanggahan", 201),
    ("POST /api/v1/sanggahan", 422),
    // In the place of an earlier report.
    ("POST /api/v1/sanggahan earlier", 201),
    ("POST /api/v1/lacak", 200),
];

/// Checks the API as programs test it, then as citizens' browsers meet it.
pub(super) fn run(examples: u32) -> Result<()> {
    let tool = install()?;
    let data = Data::demo(Build::Newest, None)?;
    let mut broken = Vec::new();
    let mut known = Value::Null;
    for (guard, name) in [(Guard::Off, "off"), (Guard::On, "on")] {
        let server = data.serve(guard)?;
        if guard == Guard::Off {
            known = prepare(server.address, data.folder())?;
        }
        say(&format!("api-check: captcha and limits {name}, {} build", data.build()))?;
        let checked = check(&tool, &data, server.address, examples, &known);
        broken.extend(checked.err().map(|_| name));
        server.ensure_no_panic()?;
        if guard == Guard::Off {
            ensure_reached(&data)?;
        }
    }
    ensure!(
        broken.is_empty(),
        "undocumented answers with captcha and limits {}",
        broken.join(", ")
    );
    Ok(())
}

/// What the tool cannot guess: drafts to work on, ones that are complete, ones that are empty, a case
/// and a photo; and for reports the same, with a card and with an earlier report to be replaced.
fn prepare(address: SocketAddr, folder: &Path) -> Result<Value> {
    let mut client = Client::new(address);
    let proposals = prepare_drafts(&mut client, |number| Plan::Usulan(Usulan(4 * number)))?;
    // Objections that nobody replaces.
    let mut reports =
        prepare_drafts(&mut client, |number| Plan::Laporan(Laporan::new(4 * number)))?;
    let mut again = Submission::new(Plan::Laporan(Laporan::new(3)));
    again.prepare(&mut client)?;
    again.step(&mut client)?;
    again.prepare(&mut client)?;
    let earlier = again.earlier.as_ref().context("it takes the place of nothing")?;
    reports["update"] = json!({
        "draft": opens(&again)?,
        "earlier_ticket": earlier.receipt.ticket,
        "earlier_pin": earlier.receipt.pin,
    });
    reports["card"] = json!(again.card()?);
    let picture = folder.join("foto.png");
    fs::write(&picture, photo::png(1)?)?;
    Ok(json!({
        "usulan": proposals, "sanggahan": reports,
        "photo": picture, "answers": answers(folder),
    }))
}

/// A draft to work on, a complete one, an empty one, and a case.
fn prepare_drafts(client: &mut Client, plan: impl Fn(u32) -> Plan) -> Result<Value> {
    let [mut open, mut complete, mut empty, mut sent] =
        [0, 1, 2, 3].map(|number| Submission::new(plan(number)));
    open.prepare(client)?;
    complete.prepare(client)?;
    while empty.next() != Next::Save {
        empty.step(client)?;
    }
    sent.finish(client)?;
    let receipt = sent.receipt.as_ref().context("no receipt")?;
    Ok(json!({
        "open": opens(&open)?, "complete": opens(&complete)?, "empty": opens(&empty)?,
        "ticket": receipt.ticket, "pin": receipt.pin,
    }))
}

/// What opens its draft.
fn opens(submission: &Submission) -> Result<Value> {
    let draft = submission.draft()?;
    Ok(json!({"id": draft.id, "token": draft.token}))
}

/// Where the tool writes how often each operation was answered how.
fn answers(folder: &Path) -> PathBuf {
    folder.join("answers.json")
}

/// Fails when an operation never gave the answer that only somebody known gets.
fn ensure_reached(data: &Data) -> Result<()> {
    let counted = fs::read_to_string(answers(data.folder()))?;
    let counted: BTreeMap<String, BTreeMap<u16, u32>> = serde_json::from_str(&counted)?;
    let mut met = Vec::new();
    for (operation, status) in REACHED {
        let count = counted.get(operation).and_then(|by_status| by_status.get(&status));
        let count = count.with_context(|| format!("{operation} was never answered {status}"))?;
        met.push(format!("{operation} {status}: {count}"));
    }
    say(&format!("  reached        {}", met.join("; ")))
}

/// Runs schemathesis; it prints its figures and findings itself.
fn check(
    tool: &Path,
    data: &Data,
    address: SocketAddr,
    examples: u32,
    known: &Value,
) -> Result<()> {
    workspace::run(
        Command::new(tool)
            .args(["run", &format!("http://{address}/api/v1/openapi.json")])
            .args(["--checks", CHECKS, "--phases", "examples,coverage,fuzzing"])
            .args(["--max-examples", &examples.to_string(), "--seed", SEED])
            .args(["--request-timeout", "20", "--continue-on-failure", "--no-color"])
            .args(["--generation-database", "none"])
            .env("SCHEMATHESIS_HOOKS", root().join(HOOKS))
            .env("CHECK_KNOWN", known.to_string())
            // The hooks leave no compiled copy beside them.
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .current_dir(data.folder()),
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
