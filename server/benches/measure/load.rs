//! Result pages a second under full load, and the memory that takes, beside the bare handler.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use domain::typed_name::TypedName;
use server::usecase::check_status::{CekQuery, seal_query};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::database::{Data, memory_kib};
use super::served::Served;
use super::table::Table;

/// Connections that ask at once: so many that waiting for the beat (`http::even`) leaves no core idle.
const CONNECTIONS: usize = 256;

/// Loads the program and the bare handler in turn, twice each, and compares the better runs.
pub(crate) async fn measure(data: &Data, time: Duration, table: &mut Table) -> anyhow::Result<()> {
    let links = links(data)?;
    let (mut ours, mut bare, mut memory) = (0.0_f64, 0.0_f64, 0);
    for _ in 0..2 {
        let server = Served::program(&data.dir)?;
        ours = ours.max(pages_per_second(&server.address, &links, time).await?);
        memory = memory_kib(server.pid(), "VmRSS").unwrap_or_default();
        drop(server);
        let handler = std::env::current_exe()?;
        let yardstick = Served::start(Command::new(handler).arg("--serve-bare").arg(&data.dir))?;
        bare = bare.max(pages_per_second(&yardstick.address, &links, time).await?);
    }
    table.add("result pages", &format!("{ours:.0} /s"), "");
    table.add("  memory at full load", &format!("{} MB", memory / 1024), "≤ 128 MB");
    table.add("bare handler", &format!("{bare:.0} /s"), "");
    table.ratio("result pages : bare handler", ours / bare, "≥ 0.5");
    Ok(())
}

/// Addresses of results for known names.
pub(crate) fn links(data: &Data) -> anyhow::Result<Vec<String>> {
    let link = |(desa, name): &(_, String)| {
        let name = TypedName::parse(name).map_err(|code| anyhow::anyhow!("{}", code.as_str()))?;
        let query = CekQuery { desa: *desa, name, birth_year: None };
        let token = seal_query(&data.ctx, &query).map_err(|error| anyhow::anyhow!("{error:?}"))?;
        Ok(format!("/cek/hasil/{token}"))
    };
    data.known.iter().map(link).collect()
}

/// Asks for pages on all connections at once for a time.
pub(crate) async fn pages_per_second(
    address: &str,
    links: &[String],
    time: Duration,
) -> anyhow::Result<f64> {
    let begun = Instant::now();
    let mut clients = Vec::new();
    for client in 0..CONNECTIONS {
        let links: Vec<String> = links.iter().skip(client).step_by(CONNECTIONS).cloned().collect();
        clients.push(tokio::spawn(ask(address.to_owned(), links, time)));
    }
    let mut pages = 0;
    for client in clients {
        pages += client.await??;
    }
    Ok(f64::from(pages) / begun.elapsed().as_secs_f64())
}

/// Asks for one page after the other on one connection; every page must be whole.
async fn ask(address: String, links: Vec<String>, time: Duration) -> anyhow::Result<u32> {
    let mut stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let begun = Instant::now();
    let mut pages = 0;
    let mut buffer = Vec::with_capacity(64 * 1024);
    for link in links.iter().cycle() {
        if begun.elapsed() > time {
            break;
        }
        stream.write_all(format!("GET {link} HTTP/1.1\r\nhost: bench\r\n\r\n").as_bytes()).await?;
        buffer.clear();
        loop {
            anyhow::ensure!(stream.read_buf(&mut buffer).await? > 0, "the connection ended");
            if whole(&buffer)? {
                break;
            }
        }
        pages += 1;
    }
    Ok(pages)
}

/// Whether the answer has arrived: its head, and as much body as the head says.
fn whole(answer: &[u8]) -> anyhow::Result<bool> {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(false);
    };
    let head = std::str::from_utf8(&answer[..end])?;
    anyhow::ensure!(
        head.starts_with("HTTP/1.1 200"),
        "not a page: {}",
        head.lines().next().unwrap_or_default()
    );
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .context("no length")?;
    Ok(answer.len() - end - 4 >= length.1.trim().parse::<usize>()?)
}
