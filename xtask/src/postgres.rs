//! `postgres`: a private `PostgreSQL` that lives as long as one command.
//!
//! The cluster lies in a temporary directory and listens on a free port of this machine only. A small shell process
//! stands guard: it waits for its standard input to close, which happens however we end (Ctrl-C and SIGKILL
//! included), then stops the cluster and removes the directory.

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio, exit};

use anyhow::{Context, Result, bail, ensure};

use crate::workspace;

/// Where Debian keeps the server's programs, one folder per major version.
const DEBIAN_VERSIONS: &str = "/usr/lib/postgresql";

/// The oldest major version the tests are run against.
const OLDEST_VERSION: u32 = 15;

/// Who the cluster runs as when we are root: `PostgreSQL` refuses to run as root.
const UNPRIVILEGED_USER: &str = "postgres";

/// Durability is for data that somebody will miss. Room for many tests at once.
const SETTINGS: &str =
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";

/// Waits until nobody can write to its input any more, then cleans up. Arguments: directory, then `pg_ctl` and its own.
const GUARD: &str = r#"
trap '' INT TERM HUP QUIT
read -r _
dir=$1; shift
"$@" >/dev/null 2>&1
rm -rf "$dir"
"#;

/// Runs `command` with `TEST_POSTGRES_URL` set, and ends as it ended.
pub(crate) fn run(command: &[String]) -> Result<()> {
    let cluster = Cluster::start()?;
    let (program, arguments) = command.split_first().context("no command was given")?;
    let status = Command::new(program)
        .args(arguments)
        .env("TEST_POSTGRES_URL", cluster.url())
        .status()
        .with_context(|| format!("cannot start {program}"));
    drop(cluster);
    match status?.code() {
        Some(0) => Ok(()),
        code => exit(code.unwrap_or(1)),
    }
}

/// A running cluster. Dropping it stops and removes it.
struct Cluster {
    port: u16,
    guard: Child,
    /// Held open; `None` once it was closed to set the guard going.
    guard_input: Option<ChildStdin>,
}

impl Cluster {
    /// Makes and starts a cluster.
    fn start() -> Result<Self> {
        let bin = programs()?;
        let dir = tempfile::Builder::new().prefix("cek-postgres-").tempdir()?.keep();
        let port = free_port()?;
        let data = dir.join("data");
        // The guard first: from here on nothing is left behind, whatever fails.
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(&dir)
            .args(command_line(&bin, "pg_ctl", &["stop", "-w", "-m", "immediate", "-D"], &data))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        let guard_input = guard.stdin.take();
        let cluster = Self { port, guard, guard_input };

        fs::set_permissions(&dir, Permissions::from_mode(0o755))?;
        fs::create_dir(&data)?;
        if is_root() {
            workspace::run(Command::new("chown").arg(UNPRIVILEGED_USER).arg(&data).arg(&dir))?;
        }
        let initdb = [
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            // As in the locales of most offices, dots and slashes count for nothing: what relies on their order fails here.
            "--locale-provider=icu",
            "--icu-locale=id-u-ka-shifted",
            "--no-sync",
            "-D",
        ];
        quietly(&command_line(&bin, "initdb", &initdb, &data))?;
        let options =
            format!("-p {port} -c listen_addresses=127.0.0.1 -k {} {SETTINGS}", dir.display());
        let log = dir.join("log").to_string_lossy().into_owned();
        quietly(&command_line(
            &bin,
            "pg_ctl",
            &["start", "-w", "-o", &options, "-l", &log, "-D"],
            &data,
        ))?;
        Ok(cluster)
    }

    /// Address of a database on which tests may create their own.
    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard_input.take());
        // The guard answers to nobody; waiting only makes sure that the directory is gone when we are.
        let _ = self.guard.wait();
    }
}

/// One of `PostgreSQL`'s programs with `data` as its last argument, as the user it must run as.
fn command_line(bin: &Path, program: &str, arguments: &[&str], data: &Path) -> Vec<String> {
    let mut line = Vec::new();
    if is_root() {
        line.extend(["runuser", "-u", UNPRIVILEGED_USER, "--"].map(str::to_owned));
    }
    line.push(bin.join(program).to_string_lossy().into_owned());
    line.extend(arguments.iter().map(|&argument| argument.to_owned()));
    line.push(data.to_string_lossy().into_owned());
    line
}

/// Runs a command line, and shows what it said only when it failed.
///
/// Output goes to a file, not to a pipe: the started server inherits it and would keep a pipe open for ever.
fn quietly(line: &[String]) -> Result<()> {
    let said = tempfile::NamedTempFile::new()?;
    let status = Command::new(&line[0])
        .args(&line[1..])
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(said.reopen()?)
        .stderr(said.reopen()?)
        .status()
        .with_context(|| format!("cannot start {}", line[0]))?;
    if !status.success() {
        bail!("{} ended with {status}:\n{}", line.join(" "), fs::read_to_string(said.path())?);
    }
    Ok(())
}

/// The folder of the newest installed version.
fn programs() -> Result<PathBuf> {
    let mut versions = Vec::new();
    for entry in Path::new(DEBIAN_VERSIONS).read_dir().into_iter().flatten() {
        let path = entry?.path();
        let version = path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
        if let Some(version) = version.filter(|_| path.join("bin/initdb").is_file()) {
            versions.push((version, path.join("bin")));
        }
    }
    let newest = versions.into_iter().max();
    let (version, bin) =
        newest.context("PostgreSQL is not installed: `make setup` says what to do")?;
    ensure!(
        version >= OLDEST_VERSION,
        "PostgreSQL {version} is too old: {OLDEST_VERSION} is needed"
    );
    Ok(bin)
}

/// A port of this machine that nobody uses at the moment.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Whether we run as root. The owner of our own process folder is us.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|metadata| metadata.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guard_cleans_up_when_its_input_closes() -> Result<()> {
        let outer = tempfile::tempdir()?;
        let dir = outer.path().join("cluster");
        let trace = outer.path().join("stopped");
        fs::create_dir(&dir)?;
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(&dir)
            .arg("touch")
            .arg(&trace)
            .stdin(Stdio::piped())
            .spawn()?;
        assert!(dir.exists());
        drop(guard.stdin.take());
        guard.wait()?;
        assert!(!dir.exists() && trace.exists());
        Ok(())
    }
}
