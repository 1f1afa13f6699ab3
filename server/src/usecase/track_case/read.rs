//! What the owner of a case may see of it.

use app::text::lacak::is_outcome;
use chrono::Duration;
use domain::contact::{EmailAddress, Phone};
use domain::form::{DraftContent, Form, Member, PhotoKind, StepAnswers};
use domain::review::{Action, Actor, CaseKind, CaseState, next};

use super::Tracked;
use crate::store::StoreError;
use crate::store::audit::AuditEntry;
use crate::store::review_case::EventRow;
use crate::usecase::card::{Subject, open_subject};
use crate::usecase::draft::photo::{OpenedFile, read_file};
use crate::usecase::draft::{contact_aad, laporan_aad, member_aad, open_form, usulan_aad};
use crate::usecase::{AppError, Context};

/// The one outcome a neighbour is told (S-6).
pub const REVIEWED: &str = "reviewed";

/// What the owner may learn of how a case went.
#[derive(Debug)]
pub struct Told {
    /// The facts that may be told, newest first.
    pub events: Vec<EventRow>,
    /// Whether there is an outcome that is kept from whoever speaks about somebody else (S-6). Neither what it was nor anything that came of it
    /// may show then, in words, in numbers, or in what is still possible.
    pub concealed: bool,
}

impl Told {
    /// The state or action `code` of an event, unless it is the outcome that is kept back.
    pub fn code<'a>(&self, event: &EventRow, code: &'a str) -> &'a str {
        if self.concealed && is_outcome_code(&event.to_state) { REVIEWED } else { code }
    }
}

/// The history of a case, as far as its owner may know it.
///
/// # Errors
/// When the database refuses.
pub async fn told(ctx: &Context, tracked: &Tracked) -> Result<Told, AppError> {
    let mut events = ctx.store.case_events(tracked.case.id).await?;
    let first_outcome = events.iter().rposition(|event| is_outcome_code(&event.to_state));
    let Some(place) = first_outcome else { return Ok(Told { events, concealed: false }) };
    if !speaks_of_another(ctx, tracked).await? {
        return Ok(Told { events, concealed: false });
    }
    events.drain(..place);
    Ok(Told { events, concealed: true })
}

fn is_outcome_code(code: &str) -> bool {
    code.parse::<CaseState>().is_ok_and(is_outcome)
}

/// How the proposer can be reached, as far as it is known and readable.
#[derive(Debug, Default)]
pub struct Contact {
    /// E-mail.
    pub email: Option<EmailAddress>,
    /// Telephone.
    pub phone: Option<Phone>,
}

/// Bounds of the bands in which the place in the queue is told: nobody needs more, and nobody can count others.
const BANDS: [u64; 4] = [10, 50, 200, 1000];

/// How many wait before this case, as a band; `None` when it does not wait.
///
/// # Errors
/// When the database refuses.
pub async fn queue_band(ctx: &Context, tracked: &Tracked) -> Result<Option<String>, AppError> {
    // How many objections there are is nobody's to know, nor how many wait before one.
    if tracked.case.kind()? != CaseKind::Usulan || tracked.case.state()? != CaseState::Queued {
        return Ok(None);
    }
    let before = ctx.store.waiting_before(&tracked.case).await?;
    let mut first = 0;
    for last in BANDS {
        if before <= last {
            return Ok(Some(format!("{first}–{last}")));
        }
        first = last + 1;
    }
    Ok(Some(format!("> {}", BANDS[BANDS.len() - 1])))
}

/// How the proposer can be reached.
///
/// # Errors
/// When the database refuses.
pub async fn contact(ctx: &Context, tracked: &Tracked) -> Result<Contact, AppError> {
    let rows = ctx.store.contacts_of_case(tracked.case.id).await?;
    let Some(row) = rows.into_iter().find(|row| row.party == "proposer") else {
        return Ok(Contact::default());
    };
    let open = |column: &str, sealed: Option<Vec<u8>>| {
        let aad = contact_aad(tracked.ticket.as_str(), "proposer", column);
        let plain = ctx.keys.open(&aad, &sealed?).ok()?;
        String::from_utf8(plain).ok()
    };
    Ok(Contact {
        email: open("email", row.email).and_then(|text| EmailAddress::parse(&text).ok()),
        phone: open("phone", row.phone).and_then(|text| Phone::parse(&text).ok()),
    })
}

/// The answers of a case as they are kept; `None` once erased. Who reports is not among them (S-7).
///
/// # Errors
/// When they cannot be read.
pub async fn content(ctx: &Context, tracked: &Tracked) -> Result<Option<DraftContent>, AppError> {
    let ticket = tracked.ticket.as_str();
    let Some(filed) = filed(ctx, tracked).await? else { return Ok(None) };
    let (Some(sealed), Some(aad)) = (filed.sealed, filed.aad) else { return Ok(None) };
    let malformed = |_| AppError::from(StoreError::Malformed("a case's answers"));
    let plain = ctx.keys.open(&aad, &sealed).map_err(malformed)?;
    let answers: StepAnswers = serde_json::from_slice(&plain)
        .map_err(|_| AppError::from(StoreError::Malformed("a case's answers")))?;
    let mut members = Vec::new();
    for row in ctx.store.members_of_case(tracked.case.id).await? {
        let Some(sealed) = row.sealed else { continue };
        let place = usize::try_from(row.place).unwrap_or_default();
        let plain = ctx.keys.open(&member_aad(ticket, place), &sealed).map_err(malformed)?;
        let member: Member = serde_json::from_slice(&plain)
            .map_err(|_| AppError::from(StoreError::Malformed("usulan_member.sealed")))?;
        members.push(member);
    }
    let attached = ctx.store.attachments_of_case(tracked.case.id).await?;
    let photos = attached.iter().filter_map(|one| PhotoKind::from_slug(&one.kind)).collect();
    let subject_desa = filed.subject.map(|subject| subject.desa);
    Ok(Some(DraftContent { form: filed.form, subject_desa, answers, members, photos }))
}

/// What a case was filed as.
#[derive(Debug)]
pub struct Filed {
    /// Which form.
    pub form: Form,
    /// The person on the card it started from; `None` for a proposal, and once erased.
    pub subject: Option<Subject>,
    sealed: Option<Vec<u8>>,
    aad: Option<Vec<u8>>,
}

/// What a case was filed as; `None` for one that came of no form, such as a request about data.
///
/// # Errors
/// When the database refuses.
pub async fn filed(ctx: &Context, tracked: &Tracked) -> Result<Option<Filed>, AppError> {
    let ticket = tracked.ticket.as_str();
    let kind = tracked.case.kind.as_str();
    if let Some(row) = ctx.store.usulan_of_case(tracked.case.id).await? {
        let aad = Some(usulan_aad(ticket));
        let form = open_form(&ctx.keys, kind, &row.hubungan)?;
        return Ok(Some(Filed { form, subject: None, sealed: row.sealed, aad }));
    }
    let Some(row) = ctx.store.laporan_of_case(tracked.case.id).await? else { return Ok(None) };
    let subject = row.subject.and_then(|sealed| open_subject(&ctx.keys, ticket, &sealed));
    let aad = Some(laporan_aad(ticket));
    let form = open_form(&ctx.keys, kind, &row.variant)?;
    Ok(Some(Filed { form, subject, sealed: row.sealed, aad }))
}

/// A photo of a case. Opening it is noted before it is shown.
///
/// # Errors
/// [`AppError::NotFound`] when there is none of this kind.
pub async fn photo(
    ctx: &Context,
    tracked: &Tracked,
    kind: PhotoKind,
) -> Result<OpenedFile, AppError> {
    let files = ctx.store.attachments_of_case(tracked.case.id).await?;
    let file = files.into_iter().find(|file| file.kind == kind.slug());
    let file = file.ok_or(AppError::NotFound)?;
    let entry = AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::Warga.as_str(),
        actor_id: None,
        action: "photo.view",
        case_id: Some(tracked.case.id),
        detail: Some(kind.slug().to_owned()),
    };
    ctx.store.audit(&entry).await?;
    read_file(ctx, &file).await
}

/// Whether the owner speaks about somebody else, and learns only that it was looked at (S-6).
///
/// # Errors
/// When the database refuses.
pub async fn speaks_of_another(ctx: &Context, tracked: &Tracked) -> Result<bool, AppError> {
    let filed = filed(ctx, tracked).await?;
    Ok(filed.is_some_and(|filed| filed.form.is_neighbours() || filed.form.seals_reporter()))
}

/// Whether cases like this one have the step at all, whatever their state: an outcome that is kept from its owner
/// cannot be appealed, and that it could would tell it (S-6, S-7).
///
/// # Errors
/// When the database refuses.
pub async fn is_offered(
    ctx: &Context,
    tracked: &Tracked,
    action: Action,
) -> Result<bool, AppError> {
    if !action.suits(tracked.case.kind()?) {
        return Ok(false);
    }
    Ok(action != Action::Appeal || !speaks_of_another(ctx, tracked).await?)
}

/// Whether the owner may take the step now.
///
/// # Errors
/// When the database refuses.
pub async fn may(ctx: &Context, tracked: &Tracked, action: Action) -> Result<bool, AppError> {
    let possible = next(tracked.case.state()?, action, Actor::Warga).is_some();
    Ok(possible && is_offered(ctx, tracked, action).await?)
}

/// The whole history of a case, newest first; what of it may be told says [`told`].
///
/// # Errors
/// When the database refuses.
pub async fn history(ctx: &Context, tracked: &Tracked) -> Result<Vec<EventRow>, AppError> {
    Ok(ctx.store.case_events(tracked.case.id).await?)
}

/// A note of the office to the owner.
pub fn open_note(ctx: &Context, tracked: &Tracked, sealed: Option<Vec<u8>>) -> Option<String> {
    let plain = ctx.keys.open(&note_aad(tracked.ticket.as_str()), &sealed?).ok()?;
    String::from_utf8(plain).ok()
}

/// Where a note to the owner is sealed.
pub fn note_aad(ticket: &str) -> Vec<u8> {
    format!("case_event|note|{ticket}").into_bytes()
}

/// The time within which a request about data must be answered (D-5 … D-8).
pub const RIGHTS_HOURS: Duration = Duration::hours(3 * 24);
