//! What a case is made of, counted, and what it should be.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};

use crate::prove::chaos::database::Database;
use crate::prove::submission::Plan;

/// The parts of a case `c`, and how many rows there are of each.
const PARTS: [(&str, &str); 16] = [
    ("proposals", "usulan u where u.case_id = c.id and u.sealed is not null"),
    ("members", "usulan_member m where m.case_id = c.id"),
    (
        "reports",
        "laporan l where l.case_id = c.id and l.sealed is not null and l.subject is not null",
    ),
    (
        "sealed reporters",
        "laporan l where l.case_id = c.id \
         and l.reporter is not null and l.reporter_token is not null",
    ),
    ("consents", "consent k where k.case_id = c.id"),
    ("contacts", "case_contact t where t.case_id = c.id"),
    ("photos", "attachment a where a.case_id = c.id and a.file is not null"),
    (
        "photos of what was sent last",
        "attachment a where a.case_id = c.id and a.file is not null and a.draft_id = \
         coalesce((select max(d.id) from draft d where d.case_id = c.id), c.draft_id)",
    ),
    ("events of sending", "case_event e where e.case_id = c.id and e.action = 'submit'"),
    (
        "audit entries of sending",
        "audit_entry l where l.case_id = c.id and l.action = \
         case when c.kind = 'usulan' then 'usulan.submit' else 'laporan.submit' end",
    ),
    (
        "mails of sending",
        "outbox o where o.case_id = c.id \
         and o.dedupe_key in ('submitted:' || c.ticket, 'report_received:' || c.ticket)",
    ),
    ("sent drafts", "draft d where d.id = c.draft_id and d.submitted_at is not null"),
    ("events of an update", "case_event e where e.case_id = c.id and e.action = 'update'"),
    (
        "audit entries of an update",
        "audit_entry l where l.case_id = c.id and l.action = 'case.update'",
    ),
    (
        "mails of an update",
        "outbox o join draft d on o.dedupe_key = 'report_received:' || d.ticket \
         where o.case_id = c.id and d.case_id = c.id",
    ),
    ("sent drafts of an update", "draft d where d.case_id = c.id and d.submitted_at is not null"),
];

/// The place of [`PARTS`] that says how often something took the place of what was sent.
const UPDATES: usize = 12;

/// A case by its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    kind: String,
    /// In the order of [`PARTS`].
    counts: [usize; PARTS.len()],
}

impl Parts {
    /// What a plan becomes, and what it is after another one took its place.
    pub(super) fn of(plan: Plan, update: Option<Plan>) -> Self {
        let (proposals, members, reports, consents, contacts) = match plan {
            Plan::Usulan(usulan) => (1, usulan.members(), 0, usulan.consents(), usulan.contacts()),
            // Who reports is reached through the seal alone.
            Plan::Laporan(_) => (0, 0, 1, 2, 0),
        };
        let few = |count: u32| count as usize;
        let photos = update.unwrap_or(plan).photos().len();
        let updates = usize::from(update.is_some());
        let counts = [
            proposals,
            few(members),
            reports,
            reports,
            few(consents),
            few(contacts),
            photos,
            photos,
            1,
            1,
            usize::from(plan.has_email()),
            1,
            updates,
            updates,
            usize::from(update.is_some_and(Plan::has_email)),
            updates,
        ];
        Self { kind: plan.kind().to_owned(), counts }
    }

    /// Whether it is a report.
    pub(super) fn is_report(&self) -> bool {
        self.kind != "usulan"
    }

    /// How often something took the place of what was sent.
    pub(super) fn updates(&self) -> usize {
        self.counts[UPDATES]
    }

    /// What is not as it should be.
    pub(super) fn differences(&self, right: &Self) -> String {
        let mut differences = Vec::new();
        if self.kind != right.kind {
            differences.push(format!("is {}, not {}", self.kind, right.kind));
        }
        for (((name, _), found), wanted) in PARTS.iter().zip(self.counts).zip(right.counts) {
            if found != wanted {
                differences.push(format!("{found} {name}, not {wanted}"));
            }
        }
        differences.join("; ")
    }
}

/// All cases, by ticket.
pub(super) fn read(database: &Database) -> Result<BTreeMap<String, Parts>> {
    let counts = PARTS.map(|(_, rows)| format!("(select count(*) from {rows})"));
    let sql = format!("select c.ticket, c.kind, {} from review_case c", counts.join(", "));
    database.query(&sql)?.iter().map(|row| read_row(row)).collect()
}

fn read_row(row: &str) -> Result<(String, Parts)> {
    let fields: Vec<&str> = row.split('|').collect();
    let [ticket, kind, counts @ ..] = &fields[..] else { anyhow::bail!("too few columns") };
    ensure!(counts.len() == PARTS.len(), "{} counts", counts.len());
    let mut parts = Parts { kind: (*kind).to_owned(), counts: [0; PARTS.len()] };
    for (count, text) in parts.counts.iter_mut().zip(counts) {
        *count = text.parse().context("no count")?;
    }
    Ok(((*ticket).to_owned(), parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prove::submission::Laporan;

    #[test]
    fn an_update_changes_the_parts_that_tell_of_it() {
        let first = Plan::Laporan(Laporan::new(7));
        let update = first.update();
        assert!(update.is_some());
        let (before, after) = (Parts::of(first, None), Parts::of(first, update));
        assert_eq!((before.updates(), after.updates()), (0, 1));
        assert!(after.differences(&before).contains("1 events of an update, not 0"));
        assert_eq!(before.differences(&before), "");
    }
}
