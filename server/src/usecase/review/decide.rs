//! Deciding a case: what was chosen, whether it may be chosen now, and what its citizen will read.

use app::text::Lang;
use chrono::TimeDelta;
use domain::decision::{ConflictReason, Decision, next_opening, window_of};
use domain::field::{ErrorCode, FieldErrors};
use domain::nik::Nik;
use domain::review::{CaseKind, CaseState};
use domain::ticket::TicketNumber;
use domain::window::is_open;

use super::letters::{mails_of, tracked, written};
use super::{ask_info, conflict, reasons};
use crate::clock::day_of;
use crate::store::StoreError;
use crate::store::decision::{DecidedCase, DecisionRow, NewDecision, Recorded, UNDO_SECONDS};
use crate::store::review_case::CaseRow;
use crate::usecase::petugas::Officer;
use crate::usecase::reply::{self, Awaited};
use crate::usecase::track_case::read;
use crate::usecase::{AppError, Context};

/// Longest note to the citizen, in characters.
pub const NOTE_MAX_CHARS: usize = 1000;
/// Shortest question that says something, in characters.
pub const QUESTION_MIN_CHARS: usize = 10;
/// Longest note to colleagues, in characters.
pub const INTERNAL_MAX_CHARS: usize = 2000;
/// Most cases that are decided together.
pub const MAX_TWINS: u64 = 10;

/// A decision as it was typed.
#[derive(Clone, Default)]
pub struct DecisionForm {
    /// Code of a [`Decision`].
    pub decision: String,
    /// Code of a reason.
    pub reason: String,
    /// To the citizen; for [`Decision::MintaInfo`] what is asked.
    pub note: String,
    /// To colleagues.
    pub internal: String,
    /// For [`Decision::Ganda`]: the ticket it is the same as.
    pub other: String,
    /// Tickets that are decided along.
    pub shared: Vec<String>,
    /// The version of the case that was looked at.
    pub version: String,
}

/// A decision that may be made.
#[derive(Clone)]
pub struct Choice {
    /// What.
    pub decision: Decision,
    /// Why.
    pub reason: Option<String>,
    /// To the citizen; may be empty.
    pub note: String,
    /// To colleagues; may be empty.
    pub internal: String,
    /// The case it is the same as.
    pub other: Option<CaseRow>,
    /// Cases that are decided along.
    pub shared: Vec<CaseRow>,
    /// The version of the case that was looked at.
    pub version: i64,
}

/// Why a decision was not made. What was typed is shown again each time.
#[derive(Debug)]
pub enum Refusal {
    /// Fields to mend: `putusan`, `putusan_alasan`, `putusan_catatan`, `putusan_dalam`, `putusan_tiket`, `putusan_juga`.
    Invalid(FieldErrors),
    /// The officer does not hold the case, or not any more.
    NotHeld,
    /// Somebody decided first, or the case has moved since the page was opened.
    Stale,
    /// One of the cases that were to be decided along is with somebody else.
    OtherBusy,
    /// The officer is close to somebody in it.
    Blocked(ConflictReason),
    /// The appeal is against their own decision.
    OwnAppeal,
    /// The officer has not said who they are themselves: nobody knows whether the case is theirs to examine.
    IdentityUnknown,
    /// The person may still answer what is said about them, and nothing is decided against them before (S-11).
    ReplyAwaited(Awaited),
    /// Anything else; [`AppError::WindowClosed`] among them.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Whether this officer may work on the case at all, held or not.
///
/// # Errors
/// [`Refusal::Blocked`] and [`Refusal::OwnAppeal`].
pub async fn may_touch(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), Refusal> {
    if let Some(reason) = conflict::check(ctx, officer, case).await? {
        return Err(Refusal::Blocked(reason));
    }
    if officer.rows(ctx).is_own_appeal(case, officer.id).await? {
        return Err(Refusal::OwnAppeal);
    }
    Ok(())
}

/// Whether this officer may be the one who decides the case, held or not: also not who filed it for somebody.
///
/// # Errors
/// [`Refusal::Blocked`] and [`Refusal::OwnAppeal`].
pub async fn may_hold(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), Refusal> {
    may_touch(ctx, officer, case).await?;
    if case.filed_by == Some(officer.id) {
        return Err(Refusal::Blocked(ConflictReason::Filed));
    }
    Ok(())
}

/// Whether this officer may decide the case now.
///
/// # Errors
/// Every [`Refusal`] but [`Refusal::Invalid`].
pub async fn may_decide(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), Refusal> {
    may_hold(ctx, officer, case).await?;
    if officer.rows(ctx).pending_decision(case).await?.is_some() {
        return Err(Refusal::Stale);
    }
    let now = ctx.clock.now().timestamp();
    if case.state()? != CaseState::UnderReview || !case.is_held_by(officer.id, now) {
        return Err(Refusal::NotHeld);
    }
    Ok(())
}

/// The decision that was typed, valid and allowed today.
///
/// # Errors
/// See [`Refusal`].
pub async fn read_form(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    form: &DecisionForm,
) -> Result<Choice, Refusal> {
    may_decide(ctx, officer, case).await?;
    let version = form.version.trim().parse().map_err(|_| Refusal::Stale)?;
    if version != case.version {
        return Err(Refusal::Stale);
    }
    let mut errors = FieldErrors::default();
    let kind = case.kind()?;
    let decision = match form.decision.parse::<Decision>() {
        Ok(decision) if decision.suits(kind) && decision.action().is_some() => decision,
        _ if form.decision.is_empty() => return Err(invalid("putusan", ErrorCode::Required)),
        _ => return Err(invalid("putusan", ErrorCode::ChoiceUnknown)),
    };
    let reason = read_reason(ctx, case, decision, &form.reason).await?;
    let reason = keep(&mut errors, "putusan_alasan", reason);
    let other = read_other(ctx, officer, case, decision, &form.other).await?;
    let other = keep(&mut errors, "putusan_tiket", other);
    let least = if decision == Decision::MintaInfo { QUESTION_MIN_CHARS } else { 0 };
    let note = keep(&mut errors, "putusan_catatan", text(&form.note, least, NOTE_MAX_CHARS));
    let internal = text(&form.internal, 0, INTERNAL_MAX_CHARS);
    let internal = keep(&mut errors, "putusan_dalam", internal);
    let shared = read_shared(ctx, officer, case, decision, &form.shared).await?;
    let shared = keep(&mut errors, "putusan_juga", shared);
    let (Some(reason), Some(other), Some(note), Some(internal), Some(shared)) =
        (reason, other, note, internal, shared)
    else {
        return Err(Refusal::Invalid(errors));
    };
    check_window(ctx, case, decision).await?;
    // What is found true about somebody ends or changes their aid.
    if decision == Decision::Layak
        && matches!(kind, CaseKind::Sanggahan | CaseKind::PerubahanData)
        && let Some(awaited) = reply::awaited(ctx, case).await?
    {
        return Err(Refusal::ReplyAwaited(awaited));
    }
    Ok(Choice { decision, reason, note, internal, other, shared, version })
}

fn invalid(field: &'static str, code: ErrorCode) -> Refusal {
    Refusal::Invalid(FieldErrors::one(field, code))
}

fn keep<T>(errors: &mut FieldErrors, field: &'static str, read: Result<T, ErrorCode>) -> Option<T> {
    read.map_err(|code| errors.push(field, code)).ok()
}

fn text(typed: &str, least: usize, most: usize) -> Result<String, ErrorCode> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(ErrorCode::ControlCharacter);
    }
    match text.chars().count() {
        0 if least > 0 => Err(ErrorCode::Required),
        chars if chars < least => Err(ErrorCode::TooShort),
        chars if chars > most => Err(ErrorCode::TooLong),
        _ => Nik::none_in(&text).map(|()| text),
    }
}

/// A decision for which there are reasons needs one of them.
async fn read_reason(
    ctx: &Context,
    case: &CaseRow,
    decision: Decision,
    typed: &str,
) -> Result<Result<Option<String>, ErrorCode>, AppError> {
    let offered = reasons::of_case(ctx, case, Lang::Id).await?;
    let mut offered = offered.into_iter().filter(|reason| reason.decision == decision).peekable();
    if offered.peek().is_none() {
        return Ok(Ok(None));
    }
    if typed.is_empty() {
        return Ok(Err(ErrorCode::Required));
    }
    let found = offered.find(|reason| reason.code == typed);
    Ok(found.map(|reason| Some(reason.code)).ok_or(ErrorCode::ChoiceUnknown))
}

/// A duplicate is one of another case of the same kind that this office sees, and that goes on or was decided for itself:
/// not one that was withdrawn, refused or sent away, nor one that is, or is about to be, closed as a duplicate itself. Of
/// two duplicates one stays.
async fn read_other(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    decision: Decision,
    typed: &str,
) -> Result<Result<Option<CaseRow>, ErrorCode>, AppError> {
    if decision != Decision::Ganda {
        return Ok(Ok(None));
    }
    if typed.trim().is_empty() {
        return Ok(Err(ErrorCode::Required));
    }
    let ticket = match TicketNumber::parse(typed) {
        Ok(ticket) => ticket,
        Err(code) => return Ok(Err(code)),
    };
    let found = officer.rows(ctx).case(ticket.as_str()).await?;
    let found = found.filter(|other| other.id != case.id && other.kind == case.kind);
    let Some(found) = found else { return Ok(Err(ErrorCode::CodeUnknown)) };
    if !found.state()?.stays_of_two() || is_closing(ctx, officer, &found).await? {
        return Ok(Err(ErrorCode::ChoiceUnknown));
    }
    Ok(Ok(Some(found)))
}

/// Whether a decision waits that closes the case as a duplicate, or otherwise for nothing.
async fn is_closing(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<bool, AppError> {
    let Some(pending) = officer.rows(ctx).pending_decision(case).await? else { return Ok(false) };
    let decision: Decision =
        pending.decision.parse().map_err(|_| StoreError::Malformed("case_decision.decision"))?;
    Ok(decision.state().is_some_and(|state| !state.stays_of_two()))
}

/// Cases that are decided along: about the same person, and none from which this officer must keep away.
async fn read_shared(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    decision: Decision,
    typed: &[String],
) -> Result<Result<Vec<CaseRow>, ErrorCode>, Refusal> {
    if !decision.can_be_shared() || typed.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    let twins = officer.rows(ctx).twins_of(case, MAX_TWINS).await?;
    let mut shared = Vec::new();
    for ticket in typed {
        let Some(twin) = twins.iter().find(|twin| twin.ticket == *ticket) else {
            return Ok(Err(ErrorCode::ChoiceUnknown));
        };
        match may_hold(ctx, officer, twin).await {
            Ok(()) => shared.push(twin.clone()),
            Err(Refusal::Failed(error)) => return Err(error.into()),
            Err(_) => return Err(Refusal::OtherBusy),
        }
    }
    Ok(Ok(shared))
}

/// Refuses what is outside its window (W-4).
async fn check_window(ctx: &Context, case: &CaseRow, decision: Decision) -> Result<(), AppError> {
    let Some(action) = decision.action() else { return Ok(()) };
    let Some(kind) = window_of(case.kind()?, action) else { return Ok(()) };
    let (rules, today) = (ctx.store.windows().await?, ctx.clock.today());
    if is_open(&rules, kind, today) {
        return Ok(());
    }
    Err(AppError::WindowClosed { kind, opens: next_opening(&rules, kind, today) })
}

/// Records the decision: it takes effect in ten minutes, and can be taken back until then. Says when (Unix seconds).
///
/// # Errors
/// [`Refusal::NotHeld`], [`Refusal::Stale`], [`Refusal::OtherBusy`]; nothing is recorded then.
pub async fn decide(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
    choice: &Choice,
) -> Result<i64, Refusal> {
    let decided = |one: &CaseRow, version: i64| DecidedCase {
        case_id: one.id,
        version,
        note: sealed(ctx, &read::note_aad(&one.ticket), &choice.note),
        internal_note: sealed(ctx, &internal_aad(&one.ticket), &choice.internal),
    };
    let mut cases = vec![decided(case, choice.version)];
    cases.extend(choice.shared.iter().map(|one| decided(one, one.version)));
    let new = NewDecision {
        petugas_id: officer.id,
        decision: choice.decision.as_str(),
        reason: choice.reason.clone(),
        other_id: choice.other.as_ref().map(|other| other.id),
        cases,
        now: ctx.clock.now().timestamp(),
    };
    match officer.rows(ctx).record_decision(&ctx.keys, &new).await? {
        Recorded::Stands { effective_at, .. } => Ok(effective_at),
        Recorded::NotHeld => Err(Refusal::NotHeld),
        Recorded::Stale => Err(Refusal::Stale),
        Recorded::OtherBusy => Err(Refusal::OtherBusy),
    }
}

fn sealed(ctx: &Context, aad: &[u8], text: &str) -> Option<Vec<u8>> {
    (!text.is_empty()).then(|| ctx.keys.seal(aad, text.as_bytes()))
}

/// Where a note to colleagues is sealed.
pub fn internal_aad(ticket: &str) -> Vec<u8> {
    format!("case_decision|internal_note|{ticket}").into_bytes()
}

/// The notes of a decision, to the citizen and to colleagues, as far as they can be read.
pub fn open_notes(
    ctx: &Context,
    case: &CaseRow,
    row: &DecisionRow,
) -> (Option<String>, Option<String>) {
    let open = |aad: &[u8], sealed: Option<&Vec<u8>>| {
        let plain = ctx.keys.open(aad, sealed?).ok()?;
        String::from_utf8(plain).ok()
    };
    (
        open(&read::note_aad(&case.ticket), row.note.as_ref()),
        open(&internal_aad(&case.ticket), row.internal_note.as_ref()),
    )
}

/// Exactly what the citizen of one case will read.
#[derive(Clone)]
pub struct Preview {
    /// The case's ticket.
    pub ticket: String,
    /// In which language.
    pub lang: Lang,
    /// The state their case will be in.
    pub state: CaseState,
    /// They speak of somebody else, and learn only that it was looked at (S-6, S-7).
    pub concealed: bool,
    /// Why, and what they can do; `None` where they are not told.
    pub reason: Option<String>,
    /// The officer's note; `None` where they are not told.
    pub note: Option<String>,
    /// Mails: subject and paragraphs.
    pub mails: Vec<(String, Vec<String>)>,
}

/// What the citizens of the case, and of those decided along, will read.
///
/// # Errors
/// When the database refuses.
pub async fn previews(
    ctx: &Context,
    case: &CaseRow,
    choice: &Choice,
) -> Result<Vec<Preview>, AppError> {
    let mut previews = Vec::new();
    for one in std::iter::once(case).chain(&choice.shared) {
        previews.push(preview(ctx, one, choice).await?);
    }
    Ok(previews)
}

async fn preview(ctx: &Context, case: &CaseRow, choice: &Choice) -> Result<Preview, AppError> {
    let lang = Lang::from_code(&case.lang).unwrap_or_default();
    let decision = choice.decision;
    let asks = decision == Decision::MintaInfo;
    let about_another = read::speaks_of_another(ctx, &tracked(case)?).await?;
    let concealed = about_another && decision.is_outcome();
    let kind = case.kind()?;
    // What goes to nobody else is done with the decision.
    let closes = decision == Decision::Layak && !kind.goes_to_the_centre();
    let state = if closes { Some(CaseState::Done) } else { decision.state() };
    let words = reasons::of_kind(ctx, kind, lang).await?;
    let reason = choice.reason.as_ref().and_then(|code| {
        let same = |one: &&reasons::Reason| one.decision == decision && one.code == *code;
        words.iter().find(same).map(|reason| reason.text.clone())
    });
    // It is asked when the decision takes effect: shortly before midnight that is the next day.
    let asked_on = day_of(ctx.clock.now() + TimeDelta::seconds(UNDO_SECONDS));
    let due = if asks { Some(ask_info::answer_by(ctx, asked_on).await?) } else { None };
    let mails = mails_of(ctx, case, decision, "preview", due).await?;
    Ok(Preview {
        ticket: case.ticket.clone(),
        lang,
        state: state.unwrap_or(CaseState::UnderReview),
        concealed,
        reason: reason.filter(|_| !about_another),
        note: Some(choice.note.clone()).filter(|note| !note.is_empty() && (asks || !about_another)),
        mails: mails.iter().map(|mail| written(ctx, mail)).collect(),
    })
}
