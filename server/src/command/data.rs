//! Commands that load data.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use server::usecase::Context;
use server::usecase::import_wilayah::{self, WilayahSource};

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
            say(&format!("  {kode} was called {old} and is now called {new}: check that it is the same place"))?;
        }
        for kode in &report.reinstated {
            say(&format!("  {kode} is in force again after having been retired"))?;
        }
        Ok(())
    }
}
