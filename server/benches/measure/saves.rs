//! How long a draft takes to be saved, beside people who look up names, and a proposal or a report to be sent.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::task::JoinSet;

use super::database::Data;
use super::drafts::{Draft, Drafts, typed};
use super::load::{links, pages_per_second};
use super::served::Served;
use super::table::{Table, percentile};

/// Time between two saves: fifty a second.
const SAVE_EVERY: Duration = Duration::from_millis(20);
/// Drafts that take turns.
const DRAFTS: usize = 200;
/// Time between two look-ups beside them: two hundred a second.
const LOOK_UP_EVERY: Duration = Duration::from_millis(5);
/// Proposals that are sent, and as many reports.
const SENT: usize = 60;
/// The goal of the slowest save but one in a hundred.
const GOAL: &str = "p99 ≤ 20 ms";

/// Who else asks while drafts are saved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nobody,
    /// Look-ups at a steady rate.
    LookUps,
    /// As many look-ups as the machine gives.
    FullLoad,
}

/// Times saves at a steady rate for `time` each, then submissions: proposals with four photos, and reports, whose
/// senders are sealed with the public key.
pub(crate) async fn measure(data: &Data, time: Duration, table: &mut Table) -> anyhow::Result<()> {
    let server = Served::program(&data.dir)?;
    let (village, _) = data.known.first().context("nobody is known")?;
    let drafts = Arc::new(Drafts::new(&server.address, *village)?);
    let mut open = Vec::with_capacity(DRAFTS);
    for _ in 0..DRAFTS {
        open.push(drafts.begin().await?);
    }
    let links = links(data)?;
    for (beside, what, goal) in [
        (Beside::Nobody, "draft save p50 / p99, 50 /s, alone", ""),
        (Beside::LookUps, "draft save p50 / p99, 50 /s beside 200 look-ups /s", GOAL),
        (Beside::FullLoad, "draft save p50 / p99, 50 /s beside full load", ""),
    ] {
        let saves = save_steadily(Arc::clone(&drafts), open.clone(), time);
        let times = match beside {
            Beside::Nobody => saves.await?,
            Beside::LookUps => {
                let others = look_up_steadily(&server.address, &links, time);
                let (times, others) = tokio::join!(saves, others);
                others?;
                times?
            }
            Beside::FullLoad => {
                let others = pages_per_second(&server.address, &links, time);
                let (times, others) = tokio::join!(saves, others);
                others?;
                times?
            }
        };
        table.add(what, &show(times), goal);
    }
    table.add("submit with 4 photos p50 / p99, alone", &show(submit(&drafts).await?), "");
    table.add("submit a report p50 / p99, alone", &show(report(data, &drafts).await?), "");
    Ok(())
}

/// One save after the other at a steady rate, whether those before were answered or not; each is
/// timed from the moment it was due, in milliseconds.
async fn save_steadily(
    drafts: Arc<Drafts>,
    open: Vec<Draft>,
    time: Duration,
) -> anyhow::Result<Vec<f64>> {
    let begun = Instant::now();
    let mut saves = JoinSet::new();
    for (number, draft) in open.into_iter().cycle().enumerate() {
        let due = begun + SAVE_EVERY * u32::try_from(number)?;
        if due > begun + time {
            break;
        }
        tokio::time::sleep_until(due.into()).await;
        let drafts = Arc::clone(&drafts);
        saves.spawn(async move {
            drafts.save(&draft, "alasan", &typed(number)).await?;
            anyhow::Ok(due.elapsed().as_secs_f64() * 1e3)
        });
    }
    saves.join_all().await.into_iter().collect()
}

/// Look-ups at a steady rate; every one must find its page.
async fn look_up_steadily(address: &str, links: &[String], time: Duration) -> anyhow::Result<()> {
    let client = reqwest::Client::builder().tcp_nodelay(true).build()?;
    let begun = Instant::now();
    let mut pages = JoinSet::new();
    for (number, link) in links.iter().cycle().enumerate() {
        let due = begun + LOOK_UP_EVERY * u32::try_from(number)?;
        if due > begun + time {
            break;
        }
        tokio::time::sleep_until(due.into()).await;
        let page = client.get(format!("http://{address}{link}"));
        pages.spawn(async move {
            let page = page.send().await?.error_for_status()?;
            page.bytes().await.map(|_| ())
        });
    }
    Ok(pages.join_all().await.into_iter().collect::<Result<(), _>>()?)
}

/// Sends proposals one after the other; the submission is timed, in milliseconds.
async fn submit(drafts: &Drafts) -> anyhow::Result<Vec<f64>> {
    let mut times = Vec::with_capacity(SENT);
    for number in 0..SENT {
        let draft = drafts.begin().await?;
        drafts.fill(&draft, number).await?;
        let begun = Instant::now();
        drafts.submit(&draft, "usulan").await?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times)
}

/// Sends reports about people in the data, one after the other; the submission is timed, in milliseconds.
async fn report(data: &Data, drafts: &Drafts) -> anyhow::Result<Vec<f64>> {
    let mut times = Vec::with_capacity(SENT);
    for (number, (desa, name)) in data.known.iter().cycle().take(SENT).enumerate() {
        let draft = drafts.begin_report(*desa, name).await?;
        drafts.fill_report(&draft, *desa, number).await?;
        let begun = Instant::now();
        drafts.submit(&draft, "sanggahan").await?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times)
}

fn show(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    format!("{:.1} / {:.1} ms", percentile(&times, 50), percentile(&times, 99))
}
