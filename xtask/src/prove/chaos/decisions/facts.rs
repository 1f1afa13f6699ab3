//! What the database says of decisions and batches, read at one go.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail, ensure};

use super::act::Fact;
use super::halves::{BATCHES, DECISIONS};
use crate::prove::chaos::database::Database;

/// How a decision ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    Waits,
    Undone,
    Applied,
}

/// A decision, whoever made it.
#[derive(Debug, Clone)]
pub(super) struct DecisionFact {
    pub(super) username: String,
    pub(super) ticket: String,
    pub(super) version: i64,
    pub(super) decision: String,
    pub(super) reason: String,
    pub(super) made_at: i64,
    pub(super) effective_at: i64,
    pub(super) ended: Ended,
}

/// A batch with its cases, the first village first.
#[derive(Debug, Clone)]
pub(super) struct BatchFact {
    pub(super) kind: String,
    pub(super) letter_number: String,
    /// Name and size of the letter's file.
    pub(super) letter: Option<(String, u64)>,
    pub(super) is_endorsed: bool,
    pub(super) members: Vec<String>,
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// In the order in which they were made.
    pub(super) decisions: Vec<DecisionFact>,
    /// User name and end of the time of whoever works on a case, by ticket.
    pub(super) holders: BTreeMap<String, (String, i64)>,
    /// Where each case stands, by ticket.
    pub(super) states: BTreeMap<String, String>,
    pub(super) batches: BTreeMap<i64, BatchFact>,
    /// How often an officer has done something.
    pub(super) counts: BTreeMap<(String, Fact), usize>,
}

/// Each line begins with what it is about.
const LINES: [&str; 5] = [
    "select 'decision|' || d.id || '|' || p.username || '|' || c.ticket || '|' || d.case_version \
     || '|' || d.decision || '|' || coalesce(d.reason, '') || '|' || d.made_at || '|' \
     || d.effective_at || '|' || case when d.undone_at is not null then 'undone' \
     when d.applied_at is not null then 'applied' else 'waits' end \
     from case_decision d join petugas p on p.id = d.petugas_id \
     join review_case c on c.id = d.case_id",
    "select 'holder|' || c.ticket || '|' || p.username || '|' || c.lease_until \
     from review_case c join petugas p on p.id = c.lease_by where c.state = 'under_review'",
    "select 'state|' || ticket || '|' || state from review_case",
    "select 'batch|' || id || '|' || kind || '|' || coalesce(letter_number, '') || '|' \
     || coalesce(letter_file, '') || '|' || coalesce(letter_bytes, 0) || '|' \
     || case when endorsed_at is null then 'open' else 'endorsed' end from batch",
    "select 'member|' || b.batch_id || '|' || c.ticket from batch_case b \
     join review_case c on c.id = b.case_id",
];

/// What is counted, and the rows of an officer `p` that it leaves.
const fn count_of(fact: Fact) -> (&'static str, &'static str) {
    match fact {
        Fact::Take => (
            "take",
            "(select count(*) from case_event e where e.actor = 'petugas' and e.actor_id = p.id \
             and e.action = 'take') + (select count(*) from audit_entry l \
             where l.actor_id = p.id and l.action = 'case.take')",
        ),
        Fact::GiveBack => (
            "give_back",
            "(select count(*) from case_event e where e.actor = 'petugas' and e.actor_id = p.id \
             and e.action in ('release', 'release_appeal'))",
        ),
        Fact::Resume => (
            "resume",
            "(select count(*) from case_event e where e.actor = 'petugas' and e.actor_id = p.id \
             and e.action = 'resume')",
        ),
        Fact::Begin => (
            "begin",
            "(select count(*) from batch b join audit_entry l on l.detail = 'batch:' || b.id \
             where b.created_by = p.id and l.actor_id = p.id and l.action = 'batch.begin')",
        ),
        Fact::TakeOut => (
            "take_out",
            "(select count(*) from audit_entry l where l.actor_id = p.id \
             and l.action = 'batch.take_out')",
        ),
        Fact::Letter => (
            "letter",
            "(select count(*) from audit_entry l where l.actor_id = p.id \
             and l.action = 'batch.letter')",
        ),
        Fact::Endorse => ("endorse", "(select count(*) from batch b where b.endorsed_by = p.id)"),
    }
}

/// Everything that is half, twice or early.
///
/// # Errors
/// When there is anything, or the database cannot be asked.
pub(super) fn ensure_whole(database: &Database) -> Result<()> {
    let all = [&DECISIONS[..], &BATCHES[..]].concat();
    let wrong: Vec<String> = all.iter().map(|one| format!("select * from ({one}) w")).collect();
    let wrong = database.query(&wrong.join(" union all "))?;
    ensure!(wrong.is_empty(), "half, twice or early: {}", wrong.join("; "));
    Ok(())
}

/// Reads the facts.
///
/// # Errors
/// When the database cannot be asked.
pub(super) fn read(database: &Database) -> Result<Facts> {
    let mut queries: Vec<String> = LINES.map(str::to_owned).to_vec();
    queries.extend(Fact::ALL.map(|fact| {
        let (name, rows) = count_of(fact);
        format!("select 'count|{name}|' || p.username || '|' || ({rows}) from petugas p")
    }));
    let mut facts = Facts::default();
    let mut decisions = BTreeMap::new();
    let mut members = Vec::new();
    for line in database.query(&queries.join(" union all "))? {
        let fields: Vec<&str> = line.split('|').collect();
        match fields[..] {
            ["decision", id, ..] => {
                decisions.insert(id.parse::<i64>()?, decision(&fields)?);
            }
            ["holder", ticket, username, until] => {
                let holder = (username.to_owned(), until.parse()?);
                facts.holders.insert(ticket.to_owned(), holder);
            }
            ["state", ticket, state] => {
                facts.states.insert(ticket.to_owned(), state.to_owned());
            }
            ["batch", id, ..] => {
                facts.batches.insert(id.parse()?, batch(&fields)?);
            }
            ["member", id, ticket] => members.push((id.parse::<i64>()?, ticket.to_owned())),
            ["count", name, username, count] => {
                let fact = Fact::ALL.into_iter().find(|fact| count_of(*fact).0 == name);
                let fact = fact.context("an unknown count")?;
                facts.counts.insert((username.to_owned(), fact), count.parse()?);
            }
            _ => bail!("an unknown line"),
        }
    }
    facts.decisions = decisions.into_values().collect();
    members.sort_unstable();
    for (id, ticket) in members {
        facts.batches.get_mut(&id).context("a case of no batch")?.members.push(ticket);
    }
    Ok(facts)
}

fn decision(fields: &[&str]) -> Result<DecisionFact> {
    let [_, _, username, ticket, version, decision, reason, made_at, effective_at, ended] = fields
    else {
        bail!("too few columns");
    };
    Ok(DecisionFact {
        username: (*username).to_owned(),
        ticket: (*ticket).to_owned(),
        version: version.parse()?,
        decision: (*decision).to_owned(),
        reason: (*reason).to_owned(),
        made_at: made_at.parse()?,
        effective_at: effective_at.parse()?,
        ended: match *ended {
            "undone" => Ended::Undone,
            "applied" => Ended::Applied,
            _ => Ended::Waits,
        },
    })
}

fn batch(fields: &[&str]) -> Result<BatchFact> {
    let [_, _, kind, letter_number, file, bytes, standing] = fields else {
        bail!("too few columns");
    };
    let letter =
        (!file.is_empty()).then(|| -> Result<_> { Ok(((*file).to_owned(), bytes.parse()?)) });
    Ok(BatchFact {
        kind: (*kind).to_owned(),
        letter_number: (*letter_number).to_owned(),
        letter: letter.transpose()?,
        is_endorsed: *standing == "endorsed",
        members: Vec::new(),
    })
}

impl Facts {
    /// Decisions that wait.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &DecisionFact> {
        self.decisions.iter().filter(|one| one.ended == Ended::Waits)
    }

    /// Tickets of the cases that stand here.
    pub(super) fn in_state(&self, state: &str) -> Vec<String> {
        let cases = self.states.iter().filter(|(_, other)| *other == state);
        cases.map(|(ticket, _)| ticket.clone()).collect()
    }

    /// How often an officer has done something.
    pub(super) fn count(&self, username: &str, fact: Fact) -> usize {
        self.counts.get(&(username.to_owned(), fact)).copied().unwrap_or_default()
    }
}
