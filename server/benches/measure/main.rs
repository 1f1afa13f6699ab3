//! `make bench`: import, look-up, page, draft, photo and queue figures, measured in one run on this machine.
//!
//! `cargo bench -p server -- [--rows N,M] [--seconds S] [--save-seconds S] [--queue-cases N] [--only-queue]
//! [--export-rows N] [--only-export]`.
//! Figures on a shared machine are noisy: compare ratios within one run, not numbers between runs.

mod bare;
mod database;
mod drafts;
mod export;
mod latency;
mod load;
mod picture;
mod queue;
mod saves;
mod served;
mod table;

use std::time::Duration;

use clap::Parser;

use table::Table;

/// Import, look-up, page, draft, photo and queue figures.
#[derive(Parser)]
struct Options {
    /// Numbers of people to measure with; ratios are last to first
    #[arg(long, value_delimiter = ',', default_value = "100000,5000000")]
    rows: Vec<u64>,
    /// Look-ups timed for each size
    #[arg(long, default_value_t = 20_000)]
    look_ups: usize,
    /// Seconds of load for each figure of pages
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Seconds of saves for each figure of drafts
    #[arg(long, default_value_t = 30)]
    save_seconds: u64,
    /// Cases in the queue; 0 leaves the queue out
    #[arg(long, default_value_t = 1_000_000)]
    queue_cases: u64,
    /// Measure the queue alone
    #[arg(long)]
    only_queue: bool,
    /// Rows of the export that is measured; 0 leaves it out
    #[arg(long, default_value_t = 200_000)]
    export_rows: u64,
    /// Measure the export alone
    #[arg(long)]
    only_export: bool,
    /// Export the batch in this data directory (used by the benchmark itself)
    #[arg(long)]
    export_from: Option<std::path::PathBuf>,
    /// Serve the hand-written handler for the database in this data directory (used by the benchmark itself)
    #[arg(long)]
    serve_bare: Option<std::path::PathBuf>,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build()?;
    if let Some(dir) = options.serve_bare {
        return runtime.block_on(bare::serve(&dir));
    }
    if let Some(dir) = options.export_from {
        return runtime.block_on(export::run(&dir));
    }
    runtime.block_on(measure(&options))
}

async fn measure(options: &Options) -> anyhow::Result<()> {
    let mut table = Table::default();
    if options.export_rows > 0 && !options.only_queue {
        export::measure(options.export_rows, &mut table).await?;
    }
    if options.only_export {
        return table.print();
    }
    if options.queue_cases > 0 {
        queue::measure(options.queue_cases, &mut table).await?;
    }
    if options.only_queue {
        return table.print();
    }
    let mut sizes = Vec::new();
    for rows in &options.rows {
        sizes.push(database::load(*rows, &mut table).await?);
    }
    let figures = latency::measure(&sizes, options.look_ups, &mut table).await?;
    if let [first, .., last] = &figures[..] {
        let ratio = last.warm_p50 / first.warm_p50;
        table.ratio("look-up p50 warm, last size : first", ratio, "≤ 1.3");
        let ratio = last.warm_p99 / first.warm_p99;
        table.ratio("look-up p99 warm, last size : first", ratio, "≤ 1.3");
    }
    if let Some(last) = sizes.last() {
        load::measure(last, Duration::from_secs(options.seconds), &mut table).await?;
        saves::measure(last, Duration::from_secs(options.save_seconds), &mut table).await?;
    }
    picture::measure(&mut table)?;
    table.print()
}
