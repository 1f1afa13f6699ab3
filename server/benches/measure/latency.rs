//! How long one look-up takes, from checked question to cards: hits and misses, cold and warm.

use std::time::Instant;

use domain::typed_name::TypedName;
use server::usecase::check_status::{CekQuery, check_status};

use super::database::Data;
use super::table::Table;

/// Figures that are compared between sizes, in microseconds.
pub(crate) struct Figures {
    pub(crate) warm_p50: f64,
    pub(crate) warm_p99: f64,
}

/// Times look-ups spread over villages and names, every second one a miss.
pub(crate) async fn measure(
    data: &Data,
    look_ups: usize,
    table: &mut Table,
) -> anyhow::Result<Figures> {
    drop_page_cache(data);
    let cold = times(data, data.known.len().min(500)).await?;
    times(data, data.known.len()).await?;
    let warm = times(data, look_ups).await?;
    let show =
        |times: &[f64]| format!("{:.0} / {:.0} µs", percentile(times, 50), percentile(times, 99));
    table.add(&format!("look-up p50 / p99 cold, {} people", data.rows), &show(&cold), "");
    table.add(&format!("look-up p50 / p99 warm, {} people", data.rows), &show(&warm), "");
    Ok(Figures { warm_p50: percentile(&warm, 50), warm_p99: percentile(&warm, 99) })
}

async fn times(data: &Data, look_ups: usize) -> anyhow::Result<Vec<f64>> {
    let mut times = Vec::with_capacity(look_ups);
    for (at, (desa, name)) in data.known.iter().cycle().take(look_ups).enumerate() {
        let typed = if at % 2 == 0 { name.clone() } else { format!("Zulkarnaen {name}") };
        let name = TypedName::parse(&typed).map_err(|code| anyhow::anyhow!("{}", code.as_str()))?;
        let query = CekQuery { desa: *desa, name, birth_year: None };
        let begun = Instant::now();
        let result =
            check_status(&data.ctx, &query).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        anyhow::ensure!(
            at % 2 == 1 || !result.exact.is_empty(),
            "a person in the data was not found"
        );
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

fn percentile(sorted: &[f64], percent: usize) -> f64 {
    sorted
        .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

/// Asks the system to forget the database file, so that the next reads come from the disk.
fn drop_page_cache(data: &Data) {
    let file = format!("if={}", data.dir.join("bansos.db").display());
    let _ = std::process::Command::new("dd").args([&file, "iflag=nocache", "count=0"]).output();
}
