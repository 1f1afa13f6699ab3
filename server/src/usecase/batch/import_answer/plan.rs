//! What a file would do: every line held against where its case stands, stage after stage.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::batch::{Hasil, Tahap};
use domain::review::{Action, Actor, CaseState, next};
use sha2::{Digest as _, Sha256};

use super::line::{Line, LineReason, Rejected};
use crate::clock::{day_of, instant_of};
use crate::crypto::hex;
use crate::store::StoreError;
use crate::store::batch::answer::{AnswerRow, AnsweredCase};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Tickets that are looked up at a time.
const CHUNK: usize = 500;

/// What a file would do.
pub(super) struct Plan {
    pub(super) planned: Vec<Planned>,
    /// Lines that say what is known already.
    pub(super) unchanged: u64,
    pub(super) rejected: Vec<Rejected>,
}

/// One answer that would be taken over.
pub(super) struct Planned {
    pub(super) line: Line,
    pub(super) case_id: i64,
    pub(super) batch_id: i64,
    pub(super) action: Action,
    /// The ministry determined it, and its rank (PMT) was never answered.
    pub(super) without_rank: bool,
}

impl Plan {
    pub(super) fn counts(&self) -> BTreeMap<(Tahap, Hasil), u64> {
        let mut counts = BTreeMap::new();
        for one in &self.planned {
            *counts.entry((one.line.tahap, one.line.hasil)).or_default() += 1;
        }
        counts
    }

    /// How many cases are determined without an answer on their rank.
    pub(super) fn without_rank(&self) -> u64 {
        self.planned.iter().filter(|one| one.without_rank).count() as u64
    }

    /// How many cases move.
    pub(super) fn cases(&self) -> u64 {
        let cases: BTreeSet<i64> = self.planned.iter().map(|one| one.case_id).collect();
        cases.len() as u64
    }

    /// A short name for exactly this: another one when any line would do something else.
    pub(super) fn digest(&self) -> String {
        let mut sum = Sha256::new();
        for Planned { line, case_id, batch_id, action, .. } in &self.planned {
            for number in [*case_id, *batch_id] {
                sum.update(number.to_be_bytes());
            }
            sum.update(line.number.to_be_bytes());
            sum.update(action.as_str().as_bytes());
        }
        hex(&sum.finalize()[..DIGEST_BYTES])
    }
}

/// Bytes of the name of a plan: it keeps mistakes apart, not forgers.
const DIGEST_BYTES: usize = 16;

/// Plans `lines`, which are sorted by ticket and stage.
pub(super) async fn plan(
    ctx: &Context,
    officer: &Officer,
    lines: Vec<Line>,
    rejected: Vec<Rejected>,
) -> Result<Plan, AppError> {
    let mut plan = Plan { planned: Vec::new(), unchanged: 0, rejected };
    let mut lines = lines.into_iter().peekable();
    while lines.peek().is_some() {
        let mut some: Vec<Line> = Vec::with_capacity(CHUNK);
        // All lines of a ticket stay together.
        while let Some(line) = lines.next_if(|line| {
            some.len() < CHUNK || some.last().is_some_and(|last| last.ticket == line.ticket)
        }) {
            some.push(line);
        }
        plan_some(ctx, officer, some, &mut plan).await?;
    }
    plan.rejected.sort_by_key(|line| line.line_no);
    Ok(plan)
}

async fn plan_some(
    ctx: &Context,
    officer: &Officer,
    lines: Vec<Line>,
    plan: &mut Plan,
) -> Result<(), AppError> {
    let mut tickets: Vec<&str> = lines.iter().map(|line| line.ticket.as_str()).collect();
    tickets.dedup();
    let cases = officer.rows(ctx).answered_cases(&tickets).await?;
    let ids: Vec<i64> = cases.iter().map(|case| case.case_id).collect();
    let mut answers: HashMap<i64, Vec<AnswerRow>> = HashMap::new();
    for answer in officer.rows(ctx).answers_of(&ids).await? {
        answers.entry(answer.case_id).or_default().push(answer);
    }
    let cases: HashMap<String, AnsweredCase> =
        cases.into_iter().map(|case| (case.ticket.clone(), case)).collect();
    let mut standing: Option<Standing> = None;
    for line in lines {
        let line_no = line.number;
        if standing.as_ref().is_none_or(|standing| standing.ticket != line.ticket.as_str()) {
            standing = match cases.get(line.ticket.as_str()) {
                Some(case) => Some(Standing::of(case, &answers)?),
                None => None,
            };
        }
        let outcome = match &mut standing {
            Some(standing) => standing.take(&line),
            None => Err(LineReason::TicketUnknown),
        };
        match outcome {
            Ok(Some(Step { case_id, batch_id, action, without_rank })) => {
                plan.planned.push(Planned { line, case_id, batch_id, action, without_rank });
            }
            Ok(None) => plan.unchanged += 1,
            Err(reason) => plan.rejected.push(Rejected { line_no, reason }),
        }
    }
    Ok(())
}

/// What a line does to its case.
struct Step {
    case_id: i64,
    batch_id: i64,
    action: Action,
    without_rank: bool,
}

/// Where a case stands after the lines before.
struct Standing {
    ticket: String,
    case_id: i64,
    /// The batch, and the day it was endorsed.
    endorsed: Option<(i64, NaiveDate)>,
    state: CaseState,
    known: Vec<AnswerRow>,
    /// The stage of the line before.
    seen: Option<Tahap>,
}

impl Standing {
    fn of(case: &AnsweredCase, answers: &HashMap<i64, Vec<AnswerRow>>) -> Result<Self, StoreError> {
        let endorsed = case.batch_id.zip(case.endorsed_at);
        Ok(Self {
            ticket: case.ticket.clone(),
            case_id: case.case_id,
            endorsed: endorsed.map(|(id, at)| (id, day_of(instant_of(at)))),
            state: case.state.parse().map_err(|_| StoreError::Malformed("review_case.state"))?,
            known: answers.get(&case.case_id).cloned().unwrap_or_default(),
            seen: None,
        })
    }

    /// Holds a line against it: a move, nothing new, or why not.
    fn take(&mut self, line: &Line) -> Result<Option<Step>, LineReason> {
        let (batch_id, endorsed_on) = self.endorsed.ok_or(LineReason::NotEndorsed)?;
        if self.seen.replace(line.tahap) == Some(line.tahap) {
            return Err(LineReason::Twice);
        }
        if let Some(known) = self.known.iter().find(|one| one.tahap == line.tahap.as_str()) {
            let same = known.hasil == line.hasil.as_str() && known.decided_on == line.decided_on;
            return if same { Ok(None) } else { Err(LineReason::Differs) };
        }
        if line.decided_on < endorsed_on {
            return Err(LineReason::DateBefore);
        }
        let action = line.hasil.action(line.tahap).ok_or(LineReason::HasilUnsuited)?;
        // A stage the centre has gone past is not answered any more, not even with a refusal.
        let past = self
            .known
            .iter()
            .any(|one| one.tahap.parse::<Tahap>().is_ok_and(|tahap| tahap > line.tahap));
        let to = next(self.state, action, Actor::Petugas).filter(|_| !past);
        let without_rank = action == Action::CentreDetermine && self.state != CaseState::PmtDone;
        self.state = to.ok_or(LineReason::StagePassed)?;
        Ok(Some(Step { case_id: self.case_id, batch_id, action, without_rank }))
    }
}
