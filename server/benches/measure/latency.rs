//! How long one look-up takes, from checked question to cards: hits and misses, cold and warm.

use std::time::Instant;

use domain::typed_name::TypedName;
use server::usecase::check_status::{CekQuery, check_status};

use super::database::Data;
use super::table::{Table, percentile};

/// The sizes take turns, so that whatever else the machine does falls on all of them alike.
const TURNS: usize = 20;
/// Look-ups timed after the system has forgotten the file.
const COLD: usize = 500;

/// Figures that are compared between sizes, in microseconds.
pub(crate) struct Figures {
    pub(crate) warm_p50: f64,
    pub(crate) warm_p99: f64,
}

/// Times look-ups spread over villages and names, every second one a miss; figures for each of `sizes`.
pub(crate) async fn measure(
    sizes: &[Data],
    look_ups: usize,
    table: &mut Table,
) -> anyhow::Result<Vec<Figures>> {
    for data in sizes {
        drop_page_cache(data);
        let cold = times(data, 0, data.known.len().min(COLD)).await?;
        table.add(&format!("look-up p50 / p99 cold, {} people", data.rows), &show(cold), "");
        times(data, 0, data.known.len()).await?;
    }
    let mut warm: Vec<Vec<f64>> = sizes.iter().map(|_| Vec::with_capacity(look_ups)).collect();
    let each = look_ups / TURNS;
    for turn in 0..TURNS {
        for (data, warm) in sizes.iter().zip(&mut warm) {
            warm.extend(times(data, turn * each, each).await?);
        }
    }
    let mut figures = Vec::new();
    for (data, mut warm) in sizes.iter().zip(warm) {
        warm.sort_by(f64::total_cmp);
        figures.push(Figures { warm_p50: percentile(&warm, 50), warm_p99: percentile(&warm, 99) });
        table.add(&format!("look-up p50 / p99 warm, {} people", data.rows), &show(warm), "");
    }
    Ok(figures)
}

/// Times `count` look-ups, beginning with the `first` known name, in microseconds.
async fn times(data: &Data, first: usize, count: usize) -> anyhow::Result<Vec<f64>> {
    let mut times = Vec::with_capacity(count);
    for (at, (desa, name)) in data.known.iter().cycle().enumerate().skip(first).take(count) {
        // Each name is asked for in both ways, in turn.
        let is_miss = (at + at / data.known.len()) % 2 == 1;
        let typed = if is_miss { format!("Zulkarnaen {name}") } else { name.clone() };
        let name = TypedName::parse(&typed).map_err(|code| anyhow::anyhow!("{}", code.as_str()))?;
        let query = CekQuery { desa: *desa, name, birth_year: None };
        let begun = Instant::now();
        let result =
            check_status(&data.ctx, &query).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        anyhow::ensure!(is_miss || !result.exact.is_empty(), "a person in the data was not found");
    }
    Ok(times)
}

fn show(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    format!("{:.0} / {:.0} µs", percentile(&times, 50), percentile(&times, 99))
}

/// Asks the system to forget the database file, so that the next reads come from the disk.
fn drop_page_cache(data: &Data) {
    let file = format!("if={}", data.dir.join("bansos.db").display());
    let _ = std::process::Command::new("dd").args([&file, "iflag=nocache", "count=0"]).output();
}
