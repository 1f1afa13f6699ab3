//! Commands that load data.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::Args;
use server::usecase::Context;
use server::usecase::import_penerima::{self, Bar, ImportOutcome, ImportReport, ImportRequest};
use server::usecase::import_wilayah::{self, WilayahSource};
use server::usecase::petugas::demo;
use server::usecase::restore_version;
use server::usecase::seed_demo;

use super::output::say;

/// Load the table of regions.
#[derive(Args)]
pub(super) struct ImportWilayah {
    /// Folder with provinces.csv, regencies.csv, districts.csv, villages.csv, and optional successors.csv and
    /// retired.csv; without it the table inside this program is loaded
    dir: Option<PathBuf>,
}

impl ImportWilayah {
    pub(super) async fn run(self, ctx: &Context) -> Result<()> {
        let source = match &self.dir {
            Some(dir) => WilayahSource::Folder(dir),
            None => WilayahSource::Embedded,
        };
        let report = import_wilayah::run(&ctx.store, source, ctx.clock.today()).await?;
        let [provinces, regencies, districts, villages] = report.counts;
        say(&format!(
            "Regions: {provinces} provinces, {regencies} regencies and cities, {districts} districts, {villages} \
             villages{}.",
            if report.unchanged { ", unchanged since the last import" } else { "" }
        ))?;
        if report.unchanged {
            return Ok(());
        }
        say(&format!("  {} new, {} retired", report.added, report.retired.len()))?;
        for (kode, old, new) in &report.renamed {
            say(&format!(
                "  {kode} was called {old} and is now called {new}: check that it is the same place"
            ))?;
        }
        for kode in &report.reinstated {
            say(&format!("  {kode} is in force again after having been retired"))?;
        }
        Ok(())
    }
}

/// Load a file of recipients (BNBA), list the loaded versions, or go back to one.
#[derive(Args)]
#[group(required = true, multiple = true)]
pub(super) struct ImportPenerima {
    /// The CSV file; lines that are not taken over go to FILE.rejected.csv with their reasons
    file: Option<PathBuf>,
    /// Stop at the first line that is not taken over, and change nothing
    #[arg(long, requires = "file")]
    strict: bool,
    /// List the versions that were loaded
    #[arg(long, conflicts_with_all = ["file", "restore"])]
    list: bool,
    /// Go back to version N
    #[arg(long, value_name = "N", conflicts_with = "file")]
    restore: Option<i64>,
}

impl ImportPenerima {
    pub(super) async fn run(self, ctx: &Context) -> Result<()> {
        if let Some(id) = self.restore {
            restore_version::run(&ctx.store, &ctx.clock, id).await?;
            return say(&format!("Version {id} is visible now."));
        }
        let Some(path) = self.file else { return list_versions(ctx).await };
        let request = ImportRequest { path, strict: self.strict, sent: None };
        let bar = Bar::default();
        let report =
            import_penerima::run(&ctx.store, &ctx.keys, &ctx.clock, &request, &bar).await?;
        tell_import(&report)
    }
}

async fn list_versions(ctx: &Context) -> Result<()> {
    let versions = restore_version::list(&ctx.store).await?;
    if versions.is_empty() {
        return say("No file of recipients has been loaded yet.");
    }
    for version in versions {
        say(&format!(
            "{} {:>6}  {}  {} people, {} lines, {} not taken over  {}",
            if version.since.is_some() { "*" } else { " " },
            version.id,
            version.loaded_at.format("%Y-%m-%d %H:%M UTC"),
            version.counts.persons,
            version.counts.lines,
            version.counts.rejected,
            version.source_name,
        ))?;
    }
    say("* visible now; `--restore N` goes back to another one")
}

fn tell_import(report: &ImportReport) -> Result<()> {
    let counts = &report.counts;
    if let Some(file) = &report.rejected_file {
        say(&format!(
            "{} lines were not taken over; reasons in {}",
            counts.rejected,
            file.display()
        ))?;
    }
    match report.outcome {
        ImportOutcome::Loaded(id) => say(&format!(
            "Version {id} is visible now: {} people from {} lines.",
            counts.persons, counts.lines
        )),
        ImportOutcome::HeldBack(id, people) => say(&format!(
            "Version {id} is loaded and not visible: {} people of the visible one are missing from it.",
            people.missing
        )),
        ImportOutcome::Unchanged(id) => {
            say(&format!("Nothing changed: this file is version {id}, which is visible already."))
        }
        ImportOutcome::Stopped => {
            bail!("stopped at the first line that was not taken over; nothing changed")
        }
        ImportOutcome::NothingUsable => bail!("not one line could be taken over; nothing changed"),
    }
}

/// Load deterministic synthetic regions and people.
#[derive(Args)]
pub(super) struct SeedDemo {
    /// So many people, spread over all real villages; without it a few hundred in province 99, which does not exist
    #[arg(long)]
    rows: Option<u64>,
}

impl SeedDemo {
    pub(super) async fn run(self, ctx: &Context) -> Result<()> {
        if !ctx.config.is_development() {
            bail!("demo data is refused in production");
        }
        let bar = Bar::default();
        let report = seed_demo::run(&ctx.store, &ctx.keys, &ctx.clock, self.rows, &bar).await?;
        if report.imported.is_none() {
            say("The people loaded here are no demo data and were left alone.")?;
        }
        let village: Vec<String> = report.village.iter().map(|one| one.nama.clone()).collect();
        say(&format!(
            "Try it: village {} ({}); names: {}",
            village.join(", "),
            report.village.first().map(|one| one.kode.to_string()).unwrap_or_default(),
            report.names.join(" · ")
        ))?;
        tell_officers(ctx).await
    }
}

/// How to sign in as a demo officer.
async fn tell_officers(ctx: &Context) -> Result<()> {
    let logins = demo::make_officers(ctx).await;
    let logins =
        logins.map_err(|_| anyhow!("the demo officers were not made; the log says why"))?;
    say(&format!(
        "Officers sign in at {}/petugas/masuk with the password \"{}\" and a code:",
        ctx.config.site.base_url,
        demo::DEMO_PASSWORD
    ))?;
    let now = ctx.clock.now().timestamp();
    for login in logins {
        say(&format!(
            "  {:<18} {:<18} {:<13} code now {}, for an app {}",
            login.username,
            login.role.as_str(),
            login.scope,
            login.secret.code_at(now),
            login.secret.base32()
        ))?;
    }
    say("  A code is good for half a minute, once; `server seed-demo` prints the present ones.")
}
