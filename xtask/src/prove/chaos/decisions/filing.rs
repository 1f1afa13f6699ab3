//! Cases to decide: proposals and reports, filed through the API as citizens file them.

use std::net::SocketAddr;
use std::thread;

use anyhow::{Context as _, Result, anyhow};

use crate::http::Client;
use crate::prove::submission::{Laporan, Plan, Submission, Usulan};

/// Citizens at once.
const CITIZENS: u32 = 4;
/// Of so many cases one is a report.
const REPORT_EVERY: u32 = 4;

/// A case that was filed.
#[derive(Debug, Clone)]
pub(super) struct Filed {
    /// The ticket as it is kept.
    pub(super) ticket: String,
    pub(super) pin: String,
    pub(super) plan: Plan,
}

impl Filed {
    /// Whether it says something about a recipient.
    pub(super) const fn is_report(&self) -> bool {
        matches!(self.plan, Plan::Laporan(_))
    }

    /// Whether its sender is told what was decided, and not only that it was looked at (S-6, S-7).
    pub(super) fn is_told(&self) -> bool {
        matches!(self.plan, Plan::Usulan(usulan) if usulan.hubungan() != "tetangga")
    }
}

/// Files so many, from number `first` on.
///
/// # Errors
/// When one of them is refused.
pub(super) fn file(address: SocketAddr, first: u32, count: u32) -> Result<Vec<Filed>> {
    let file_share = |citizen: u32| -> Result<Vec<Filed>> {
        let mut client = Client::new(address);
        let numbers = (first + citizen..first + count).step_by(CITIZENS as usize);
        numbers.map(|number| file_one(&mut client, plan(number))).collect()
    };
    thread::scope(|scope| {
        let threads: Vec<_> =
            (0..CITIZENS).map(|citizen| scope.spawn(move || file_share(citizen))).collect();
        let mut filed = Vec::new();
        for thread in threads {
            filed.extend(thread.join().map_err(|_| anyhow!("a citizen panicked"))??);
        }
        Ok(filed)
    })
}

fn file_one(client: &mut Client, plan: Plan) -> Result<Filed> {
    let mut submission = Submission::new(plan);
    submission.finish(client).with_context(|| plan.id())?;
    let receipt = submission.receipt.context("no receipt")?;
    Ok(Filed { ticket: receipt.ticket.replace('-', ""), pin: receipt.pin, plan })
}

/// The `number`th: with one photo, and sent once.
fn plan(number: u32) -> Plan {
    let (turn, place) = (number / REPORT_EVERY, number % REPORT_EVERY);
    if place == REPORT_EVERY - 1 {
        // Every fourth sender of reports writes again.
        return Plan::Laporan(Laporan::new(turn / 3 * 4 + turn % 3));
    }
    let proposal = turn * (REPORT_EVERY - 1) + place;
    // The first four of each sixteen proposals have one photo.
    Plan::Usulan(Usulan(proposal / 4 * 16 + proposal % 4))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nobody_files_twice_or_sends_many_photos() {
        let all: Vec<Plan> = (0..2_000).map(plan).collect();
        let names: HashSet<String> = all.iter().map(|plan| plan.id()).collect();
        assert_eq!(names.len(), all.len());
        assert!(all.iter().all(|plan| plan.photos().len() <= 1 && plan.update().is_none()));
        for kind in ["usulan", "sanggahan", "tanggapan_layak"] {
            assert!(all.iter().any(|plan| plan.kind() == kind), "{kind}");
        }
        assert!(all.iter().any(|plan| plan.has_email()));
    }
}
