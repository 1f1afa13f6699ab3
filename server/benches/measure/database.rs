//! A real database file with synthetic people in real villages, loaded through the real import.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use domain::birth::is_minor;
use domain::samples::SamplePeople;
use domain::wilayah::KodeWilayah;
use server::clock::Clock;
use server::config::Config;
use server::crypto::{Keys, ReporterSeal};
use server::photo::Studio;
use server::storage::FileStore;
use server::store::Store;
use server::usecase::Context;
use server::usecase::seed_demo::SampleFile;
use tempfile::TempDir;

use super::table::Table;

/// A loaded database and questions that it can answer.
pub(crate) struct Data {
    pub(crate) ctx: Context,
    pub(crate) dir: PathBuf,
    pub(crate) rows: u64,
    /// Villages and names that are in the data, spread evenly.
    pub(crate) known: Vec<(KodeWilayah, String)>,
    _folder: TempDir,
}

/// How many known names are drawn.
const KNOWN: usize = 2_000;

/// Opens the database in a data directory with limits and captcha off.
pub(crate) async fn open(dir: &Path) -> anyhow::Result<Context> {
    let vars = [
        ("BANSOS_DATA_DIR", dir.to_string_lossy().into_owned()),
        ("BANSOS_CAPTCHA", "off".to_owned()),
        ("BANSOS_RATE_LIMITS", "off".to_owned()),
    ];
    let config = Config::from_vars(vars.map(|(name, value)| (name.to_owned(), value)))?;
    let store = Store::open(&config.data.database_url).await?;
    store.migrate().await?;
    let keys = Keys::load_or_create(&config.keys_file())?;
    let reporter_seal = ReporterSeal::load_or_create(dir)?;
    let files = FileStore::open(config.data.uploads_dir.clone()).await?;
    let studio = Studio::new(2, 14);
    let config = Arc::new(config);
    Ok(Context { store, keys, reporter_seal, clock: Clock::default(), files, studio, config })
}

/// Loads `rows` synthetic people through the program itself, as a child, so that its memory is its own.
pub(crate) async fn load(rows: u64, table: &mut Table) -> anyhow::Result<Data> {
    let folder = tempfile::tempdir()?;
    let dir = folder.path().to_path_buf();
    let ctx = open(&dir).await?;
    run_server(&dir, &["import-wilayah"])?;
    let file = dir.join("people.csv");
    let villages = ctx.store.village_codes().await?;
    let known = write_people(&file, &villages, rows)?;
    let begun = Instant::now();
    let peak = run_server(&dir, &["import-penerima", &file.to_string_lossy()])?;
    let seconds = begun.elapsed().as_secs_f64();
    let version =
        ctx.store.current_version().await?.ok_or_else(|| anyhow::anyhow!("nothing was loaded"))?;
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = version.counts.lines as f64 / seconds;
    let size = std::fs::metadata(dir.join("bansos.db"))?.len();
    table.add(&format!("import {rows} people"), &format!("{rate:.0} lines/s"), "≥ 15,000 at 5 M");
    table.add("  peak memory", &format!("{} MB", peak / 1024), "≤ 300 MB");
    table.add("  database", &format!("{} B per person", size / rows.max(1)), "");
    std::fs::remove_file(&file)?;
    Ok(Data { ctx, dir, rows, known, _folder: folder })
}

/// Writes people evenly over all villages, and remembers some adults of them.
fn write_people(
    file: &Path,
    villages: &[KodeWilayah],
    rows: u64,
) -> anyhow::Result<Vec<(KodeWilayah, String)>> {
    let today = Clock::default().today();
    let mut csv = SampleFile::begin(BufWriter::new(File::create(file)?))?;
    let mut population = SamplePeople::new(7);
    let mut known = Vec::new();
    let count = villages.len() as u64;
    let step = (villages.len() / KNOWN).max(1);
    for (at, kode) in villages.iter().enumerate() {
        for _ in 0..rows / count + u64::from((at as u64) < rows % count) {
            let person = population.person(*kode);
            csv.add(&person)?;
            let draw = at % step == 0 && !person.protected && !is_minor(person.birth, today);
            if draw && known.last().is_none_or(|(last, _)| last != kode) {
                known.push((*kode, person.name));
            }
        }
    }
    csv.finish()?;
    Ok(known)
}

/// Runs a command of the program on a data directory; gives its peak memory in KiB.
fn run_server(dir: &Path, arguments: &[&str]) -> anyhow::Result<u64> {
    let mut child = Command::new(server_binary())
        .args(arguments)
        .env("BANSOS_DATA_DIR", dir)
        .env("RUST_LOG", "warn")
        .stdout(std::process::Stdio::null())
        .spawn()?;
    let mut peak = 0;
    loop {
        peak = peak.max(memory_kib(child.id(), "VmHWM").unwrap_or_default());
        if let Some(status) = child.try_wait()? {
            anyhow::ensure!(status.success(), "server {} failed", arguments.join(" "));
            return Ok(peak);
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// The program that is measured, built by the same cargo call.
pub(crate) fn server_binary() -> &'static str {
    env!("CARGO_BIN_EXE_server")
}

/// A memory figure of a running process, in KiB: `VmRSS` now, `VmHWM` at its peak.
pub(crate) fn memory_kib(pid: u32, name: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
