//! What is held about a case and who opened it (D-6), and what its owner has asked about that.

use std::collections::{BTreeMap, BTreeSet};

use app::pages::lacak::model::Right;
use domain::petugas::Role;
use domain::review::{Actor, CaseKind};
use domain::ticket::TicketNumber;

use super::{Tracked, read};
use crate::store::StoreError;
use crate::store::attachment::AttachmentRow;
use crate::store::audit::{AuditEntry, AuditRecord};
use crate::store::case_data::ConsentRow;
use crate::store::review_case::CaseRow;
use crate::usecase::{AppError, Context};

/// Most lines of "who opened your data".
const MAX_ACCESSES: u64 = 100;
/// Entries that are looked at for them: what is left out must not leave the list empty.
const MAX_ENTRIES: u64 = 1_000;

/// What the owner is told that officers and the system did: who saw the data, and to whom it went.
const TOLD: [&str; 12] = [
    "case.erase",
    "case.open",
    "case.view",
    "mail.send",
    "message.erase",
    "photo.erase",
    "photo.view",
    "reply.notice",
    "reporter.open",
    "subject.print",
    "usulan.assist",
    "usulan.bulk",
];

/// The same unless an outcome is kept from them: how often a case moved, or that it went on, tells a neighbour its outcome
/// (S-6).
const TOLD_OF_OWN: [&str; 4] = ["case.export", "case.move", "musyawarah.case", "visit.view"];

/// What is held besides the answers, and who opened it.
#[derive(Debug)]
pub struct Held {
    /// What was agreed to and declared.
    pub consents: Vec<ConsentRow>,
    /// Photos and papers.
    pub files: Vec<AttachmentRow>,
    /// The newest entries, newest first, as far as the owner may know them.
    pub accesses: Vec<AuditRecord>,
    /// What the officers in them are; never who (S-7).
    pub roles: BTreeMap<i64, Role>,
}

/// What is held. That its owner looked is noted first, and is the newest entry.
///
/// # Errors
/// When the database refuses.
pub async fn held(ctx: &Context, tracked: &Tracked) -> Result<Held, AppError> {
    let case_id = tracked.case.id;
    let entry = AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::Warga.as_str(),
        actor_id: None,
        action: "case.read_data",
        case_id: Some(case_id),
        detail: None,
    };
    ctx.store.audit(&entry).await?;
    let mut accesses = ctx.store.audit_of_case(case_id, MAX_ENTRIES).await?;
    let concealed = read::told(ctx, tracked).await?.concealed;
    accesses.retain(|one| is_told(one, concealed));
    accesses.truncate(usize::try_from(MAX_ACCESSES).unwrap_or(usize::MAX));
    let officers: BTreeSet<i64> = accesses.iter().filter_map(|one| one.actor_id).collect();
    let officers: Vec<i64> = officers.into_iter().collect();
    let rows = ctx.store.officer_names(&officers).await?;
    Ok(Held {
        consents: ctx.store.consents_of_case(case_id).await?,
        files: ctx.store.attachments_of_case(case_id).await?,
        accesses,
        roles: rows.into_iter().filter_map(|row| Some((row.id, row.role.parse().ok()?))).collect(),
    })
}

/// Whether the owner is told of an entry. What citizens did was the owner. Of officers it is who saw the data; what they
/// thought about it is told by the history once it holds: a decision that can still be taken back, a comparison with
/// somebody else's report or a conflict of interest would tell what nobody may know (S-6, S-7).
fn is_told(entry: &AuditRecord, concealed: bool) -> bool {
    let action = entry.action.as_str();
    let of_own = TOLD_OF_OWN.contains(&action) && !concealed;
    // A neighbour's case that moved by their own hand moved all the same.
    let by_owner = entry.actor == Actor::Warga.as_str() && action != "case.move";
    by_owner || of_own || TOLD.contains(&action)
}

/// A request about data that waits for its answer.
#[derive(Debug)]
pub struct OpenRequest {
    /// What is asked for.
    pub right: Option<Right>,
    /// Its own ticket.
    pub ticket: TicketNumber,
    /// Unix seconds.
    pub due_at: i64,
}

/// Code of the message that asks for a correction.
pub(super) const CORRECTION: &str = "correction";
/// Code of the message that asks for erasure.
pub(super) const ERASURE: &str = "erasure";

/// The requests about data that wait for their answers, in the order they were made.
///
/// # Errors
/// When the database refuses.
pub async fn open_requests(ctx: &Context, tracked: &Tracked) -> Result<Vec<OpenRequest>, AppError> {
    let mut requests = Vec::new();
    for case in open_request_cases(ctx, tracked).await? {
        let right = match ctx.store.first_message_kind(case.id).await?.as_deref() {
            Some(CORRECTION) => Some(Right::Correction),
            Some(ERASURE) => Some(Right::Erasure),
            _ => None,
        };
        let ticket = TicketNumber::parse(&case.ticket);
        let ticket = ticket.map_err(|_| StoreError::Malformed("review_case.ticket"))?;
        requests.push(OpenRequest { right, ticket, due_at: case.due_at });
    }
    Ok(requests)
}

/// Their cases. What else hangs on a case, such as the answer to an objection, is not its owner's to know.
pub(super) async fn open_request_cases(
    ctx: &Context,
    tracked: &Tracked,
) -> Result<Vec<CaseRow>, AppError> {
    let mut open = Vec::new();
    for case in ctx.store.child_cases(tracked.case.id).await? {
        if case.kind()? == CaseKind::HakData && case.state()?.is_open() {
            open.push(case);
        }
    }
    Ok(open)
}
