//! What officers find when they come: who holds what, what can be taken back, which batches are open.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::filing::Filed;

/// Cases that anybody may take are shown to all, so many of them: several try for the same.
const WANTED: usize = 12;
/// Cases that end on one of these letters are taken and then left lying: their lease ends by itself.
const LEFT_LYING: [char; 2] = ['A', 'B'];

/// What there is.
#[derive(Debug)]
pub(super) struct Scene {
    /// Cases in the queue that several try for.
    pub(super) wanted: Vec<String>,
    /// Cases whose citizens were asked something.
    pub(super) asked: Vec<String>,
    /// Cases under review, with who holds them.
    held: Vec<(String, String)>,
    /// Cases whose decision can still be taken back, with who made it.
    undoable: Vec<(String, String)>,
    /// Batches that are not endorsed: kind, and whether the letter is there.
    pub(super) open: BTreeMap<i64, (String, bool)>,
    /// The newest endorsed batches.
    pub(super) endorsed: Vec<i64>,
    /// Cases in open batches that may be taken out; empty when batches are filled instead. What the head has seen of a
    /// batch is compared by count and second, and the clock stands still as long as everybody works: so nobody does
    /// both before the same page of the head.
    pub(super) members: Vec<(i64, String)>,
    /// Tickets of reports.
    reports: BTreeSet<String>,
}

/// What an officer has before them; it changes with what they do.
#[derive(Debug, Default)]
pub(super) struct Bag {
    /// Cases they hold and have not decided.
    pub(super) held: Vec<String>,
    /// Cases whose decision they can take back.
    pub(super) undoable: Vec<String>,
    /// Batches they know of and that are not endorsed: kind, and whether the letter is there.
    pub(super) open: BTreeMap<i64, (String, bool)>,
    /// Batches that are endorsed.
    pub(super) endorsed: Vec<i64>,
}

impl Scene {
    /// What the database says at `now`. Batches are emptied or filled.
    pub(super) fn of(facts: &Facts, filed: &[Filed], now: i64, empties: bool) -> Self {
        let waiting: BTreeSet<&String> = facts.waiting().map(|one| &one.ticket).collect();
        let held = facts.holders.iter().filter(|(ticket, (_, until))| {
            *until > now && !waiting.contains(ticket) && !is_left_lying(ticket)
        });
        let undoable = facts.waiting().filter(|one| one.effective_at > now);
        let mut wanted = facts.in_state("queued");
        wanted.truncate(WANTED);
        let open = facts.batches.iter().filter(|(_, batch)| !batch.is_endorsed);
        let members = open
            .clone()
            .filter(|_| empties)
            .flat_map(|(id, batch)| batch.members.iter().map(|ticket| (*id, ticket.clone())));
        let endorsed = facts.batches.iter().filter(|(_, batch)| batch.is_endorsed);
        Self {
            wanted,
            asked: facts.in_state("info_needed"),
            held: held.map(|(ticket, (name, _))| (name.clone(), ticket.clone())).collect(),
            undoable: undoable.map(|one| (one.username.clone(), one.ticket.clone())).collect(),
            members: members.collect(),
            open: open
                .map(|(id, batch)| (*id, (batch.kind.clone(), batch.letter.is_some())))
                .collect(),
            endorsed: endorsed.rev().take(3).map(|(id, _)| *id).collect(),
            reports: filed
                .iter()
                .filter(|one| one.is_report())
                .map(|one| one.ticket.clone())
                .collect(),
        }
    }

    /// What this officer has before them.
    pub(super) fn bag_of(&self, username: &str) -> Bag {
        let mine = |all: &[(String, String)]| -> Vec<String> {
            let mine = all.iter().filter(|(name, _)| name == username);
            mine.map(|(_, ticket)| ticket.clone()).collect()
        };
        Bag {
            held: mine(&self.held),
            undoable: mine(&self.undoable),
            open: self.open.clone(),
            endorsed: self.endorsed.clone(),
        }
    }

    /// Whether a case says something about a recipient.
    pub(super) fn is_report(&self, ticket: &str) -> bool {
        self.reports.contains(ticket)
    }
}

/// Whether whoever takes a case forgets it.
pub(super) fn is_left_lying(ticket: &str) -> bool {
    ticket.ends_with(LEFT_LYING)
}
