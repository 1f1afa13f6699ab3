//! `size`: what a phone downloads, as the running server sends it, against its budget.

use std::io::{Write as _, stdout};

use anyhow::{Result, ensure};

use crate::http::{Ask, Client};
use crate::server::{self, Build, Data, Guard};
use crate::site;

/// First HTML and the style sheet together, compressed, in bytes: what fits into the first round trips of a connection.
const FIRST_PAGE_BUDGET: usize = 14 * 1024;

/// WASM and JavaScript together, brotli, in bytes.
const CODE_BUDGET: usize = 90 * 1024;

/// Pages a citizen may enter by.
const ENTRY_PAGES: [&str; 2] = ["/", "/cek"];

/// One line of the table: what was measured, its parts, and how much it may be. All sizes in bytes.
struct Measurement {
    what: String,
    parts: Vec<usize>,
    budget: usize,
}

impl Measurement {
    fn total(&self) -> usize {
        self.parts.iter().sum()
    }

    fn is_over(&self) -> bool {
        self.total() > self.budget
    }
}

/// Measures the site as it is, prints a table, and fails when something is over its budget.
pub(crate) fn run() -> Result<()> {
    site::build()?;
    server::build()?;
    let manifest = site::manifest()?;
    let data = Data::demo(Build::Debug, None)?;
    let server = data.serve(Guard::On)?;
    let mut client = Client::new(server.address);
    let mut size = |path: &str| -> Result<usize> {
        let answer = client.ask(&Ask::get(path, "br"))?;
        ensure!(answer.status == 200, "GET {path} was answered {}", answer.status);
        let is_brotli = answer.header("content-encoding") == "br";
        ensure!(is_brotli, "GET {path} was not answered in brotli");
        Ok(answer.body.len())
    };
    let css = size(&manifest.css)?;
    let mut table = Vec::new();
    for page in ENTRY_PAGES {
        table.push(Measurement {
            what: format!("HTML + CSS of {page}"),
            parts: vec![size(page)?, css],
            budget: FIRST_PAGE_BUDGET,
        });
    }
    table.push(Measurement {
        what: "WASM + JS".to_owned(),
        parts: vec![size(&manifest.wasm)?, size(&manifest.js)?],
        budget: CODE_BUDGET,
    });
    print(&table)?;
    let over = over_budget(&table);
    ensure!(over.is_empty(), "over budget: {}", over.join(", "));
    Ok(())
}

/// Names of the measurements that are over their budget.
fn over_budget(table: &[Measurement]) -> Vec<&str> {
    let over = table.iter().filter(|line| line.is_over());
    over.map(|line| line.what.as_str()).collect()
}

/// Prints the table to standard output.
fn print(table: &[Measurement]) -> Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{:<22} {:>16} {:>8} {:>8}", "bytes, brotli", "parts", "total", "budget")?;
    for line in table {
        let parts: Vec<String> = line.parts.iter().map(ToString::to_string).collect();
        let (total, budget) = (line.total(), line.budget);
        let verdict = if line.is_over() { "OVER" } else { "ok" };
        writeln!(
            out,
            "{:<22} {:>16} {total:>8} {budget:>8} {verdict}",
            line.what,
            parts.join(" + ")
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_too_many_is_over_budget() {
        let line = |parts: &[usize]| Measurement {
            what: "WASM + JS".to_owned(),
            parts: parts.to_vec(),
            budget: CODE_BUDGET,
        };
        assert!(over_budget(&[line(&[CODE_BUDGET - 5, 5])]).is_empty());
        assert_eq!(over_budget(&[line(&[CODE_BUDGET - 5, 6])]), ["WASM + JS"]);
    }
}
