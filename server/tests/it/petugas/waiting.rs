//! Cases that no door made: as many as a test of the queue needs, without answers.

use domain::ticket::TicketNumber;

use crate::support::{Raw, TestDb};

/// 21 November 2026, 10.00 WIB: when the stories happen.
pub(crate) const NOW: i64 = 1_795_230_000;
pub(crate) const DAY: i64 = 86_400;

/// A case to put into the table.
#[derive(Clone)]
pub(crate) struct Waiting {
    pub(crate) kind: &'static str,
    pub(crate) state: &'static str,
    pub(crate) desa: &'static str,
    pub(crate) cycle: &'static str,
    pub(crate) warnings: &'static str,
    pub(crate) due_at: i64,
    pub(crate) submitted_at: i64,
}

impl Default for Waiting {
    /// A proposal of Sukamaju, sent yesterday and due in ten days.
    fn default() -> Self {
        Self {
            kind: "usulan",
            state: "queued",
            desa: "99.01.01.2001",
            cycle: "2026-11",
            warnings: "",
            due_at: NOW + 10 * DAY,
            submitted_at: NOW - DAY,
        }
    }
}

/// The ticket of the case with this number in these tests.
pub(crate) fn ticket_of(number: u64) -> TicketNumber {
    TicketNumber::from_entropy(&u128::from(number + 1).to_be_bytes())
}

/// Puts cases into the table, the first under the ticket `first`; gives their tickets in the same order.
pub(crate) async fn put(db: &TestDb, first: u64, cases: &[Waiting]) -> Vec<String> {
    let raw = Raw::open(db).await;
    let mut tickets = Vec::new();
    for (number, case) in (first..).zip(cases) {
        let ticket = ticket_of(number).as_str().to_owned();
        raw.insert(
            "review_case",
            vec![
                ("kind", case.kind.into()),
                ("state", case.state.into()),
                ("ticket", ticket.as_str().into()),
                ("desa", case.desa.into()),
                ("cycle", case.cycle.into()),
                ("cutoff_at", case.due_at.into()),
                ("due_at", case.due_at.into()),
                ("submitted_at", case.submitted_at.into()),
                ("state_since", case.submitted_at.into()),
                ("lang", "id".into()),
                ("warnings", case.warnings.into()),
            ],
        )
        .await;
        tickets.push(ticket);
    }
    tickets
}
