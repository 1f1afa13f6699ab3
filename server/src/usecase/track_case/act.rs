//! What the owner of a case may do: answer, withdraw, appeal, change the contact, ask for their data's rights.

use app::text::Lang;
use chrono::Days;
use domain::contact::{EmailAddress, Phone};
use domain::field::{ErrorCode, FieldErrors};
use domain::review::{Action, Actor, CaseKind, CaseState};
use domain::ticket::TicketNumber;

use super::Tracked;
use super::data::{CORRECTION, ERASURE, open_request_cases};
use super::read::{RIGHTS_HOURS, contact, is_offered, told};
use crate::crypto::random_bytes;
use crate::mail::{Params, Template};
use crate::store::audit::AuditEntry;
use crate::store::case_data::NewContact;
use crate::store::case_move::CaseMove;
use crate::store::filing::NewCase;
use crate::store::outbox::NewMail;
use crate::store::term::Term;
use crate::usecase::draft::contact_aad;
use crate::usecase::draft::offer::end_of_day;
use crate::usecase::{AppError, Context};

/// Shortest text that says something, in characters.
pub const TEXT_MIN_CHARS: usize = 10;
/// Longest text, in characters.
pub const TEXT_MAX_CHARS: usize = 2000;
/// Most open requests about data of one case.
const MAX_OPEN_REQUESTS: usize = 3;

/// Answers a question of the office, or appeals: `field` names the text's field.
///
/// # Errors
/// [`AppError::Conflict`] where cases like this never have the step, whatever their state; [`AppError::Invalid`] for a
/// text too short or too long; [`AppError::Conflict`] when the case does not allow it now.
pub async fn say(
    ctx: &Context,
    tracked: &Tracked,
    action: Action,
    field: &'static str,
    text: &str,
) -> Result<(), AppError> {
    if !is_offered(ctx, tracked, action).await? {
        return Err(AppError::Conflict);
    }
    let text = checked_text(field, text)?;
    let kind = if action == Action::Appeal { "appeal" } else { "info" };
    let body = ctx.keys.seal(&message_aad(tracked.ticket.as_str(), kind), text.as_bytes());
    let template = (action == Action::Appeal).then_some(Template::AppealReceived);
    let due_at = if action == Action::Appeal { Some(appeal_due(ctx).await?) } else { None };
    move_on(ctx, tracked, action, (Some((kind, body)), template, due_at)).await
}

/// When an appeal that is sent today is due, Unix seconds: what it contests had a deadline of its own, long past.
async fn appeal_due(ctx: &Context) -> Result<i64, AppError> {
    let today = ctx.clock.today();
    let days = ctx.store.term_days(Term::AppealReview, today).await?;
    Ok(end_of_day(today + Days::new(u64::from(days))))
}

/// Withdraws the case.
///
/// # Errors
/// [`AppError::Conflict`] when it can no longer be withdrawn.
pub async fn withdraw(ctx: &Context, tracked: &Tracked) -> Result<(), AppError> {
    move_on(ctx, tracked, Action::Withdraw, (None, Some(Template::Withdrawn), None)).await
}

/// Changes how the proposer can be reached; an empty e-mail takes it away.
///
/// # Errors
/// [`AppError::Invalid`] under `email` or `hp`; [`AppError::Conflict`] once the case was erased.
pub async fn change_contact(
    ctx: &Context,
    tracked: &Tracked,
    email: &str,
    phone: &str,
) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    let email = match email.trim() {
        "" => Ok(None),
        text => EmailAddress::parse(text).map(Some),
    };
    // In the order of the form.
    let phone = Phone::parse(phone).map_err(|code| errors.push("hp", code));
    let email = email.map_err(|code| errors.push("email", code));
    let (Ok(email), Ok(phone)) = (email, phone) else { return Err(AppError::Invalid(errors)) };
    // Nothing personal comes back to a case whose data was erased.
    if tracked.case.erased_at.is_some() {
        return Err(AppError::Conflict);
    }
    // How a reporter can be reached is theirs to change and nobody's here to read (S-7).
    let party = if is_sealed(tracked)? { "reporter" } else { "proposer" };
    let seal = |column: &str, plain: &str| {
        let aad = contact_aad(tracked.ticket.as_str(), party, column);
        if party == "reporter" {
            ctx.reporter_seal.seal(&aad, plain.as_bytes())
        } else {
            ctx.keys.seal(&aad, plain.as_bytes())
        }
    };
    let now = ctx.clock.now().timestamp();
    let new = NewContact {
        party,
        email: email.as_ref().map(|email| seal("email", email.as_str())),
        phone: Some(seal("phone", phone.as_str())),
    };
    let entry = AuditEntry {
        at: now,
        actor: Actor::Warga.as_str(),
        actor_id: None,
        action: "contact.change",
        case_id: Some(tracked.case.id),
        detail: None,
    };
    // The old address is told too: should it not have been the owner who changed it, the owner hears of it.
    let earlier = contact(ctx, tracked).await?.email;
    let mut mails = Vec::new();
    for (place, to) in [earlier, email].into_iter().flatten().enumerate() {
        mails.push(mail(tracked, Template::ContactChanged, to, &format!("{now}:{place}")));
    }
    Ok(ctx.store.change_contact(&ctx.keys, &new, &entry, mails).await?)
}

/// Asks the office to correct or erase data: a case of its own, due within 3 × 24 hours. Says its ticket.
///
/// # Errors
/// [`AppError::Invalid`] under `hak` or `uraian`, also when enough requests are open; [`AppError::Conflict`] once the
/// case was erased.
pub async fn ask_for_rights(
    ctx: &Context,
    tracked: &Tracked,
    what: &str,
    text: &str,
) -> Result<TicketNumber, AppError> {
    let kind = match what {
        "koreksi" => CORRECTION,
        "hapus" => ERASURE,
        "" => return Err(invalid("hak", ErrorCode::Required)),
        _ => return Err(invalid("hak", ErrorCode::ChoiceUnknown)),
    };
    let text = checked_text("uraian", text)?;
    if tracked.case.erased_at.is_some() {
        return Err(AppError::Conflict);
    }
    if open_request_cases(ctx, tracked).await?.len() >= MAX_OPEN_REQUESTS {
        return Err(invalid("hak", ErrorCode::TooMany));
    }
    let now = ctx.clock.now();
    let ticket = TicketNumber::from_entropy(&random_bytes());
    let due = now + RIGHTS_HOURS;
    let case = NewCase {
        kind: CaseKind::HakData,
        state: CaseState::Queued,
        ticket: ticket.as_str().to_owned(),
        draft_id: None,
        idempotency_token: None,
        parent_id: Some(tracked.case.id),
        desa: tracked.case.desa.clone(),
        cycle: tracked.case.cycle.clone(),
        cutoff_at: due.timestamp(),
        due_at: due.timestamp(),
        now: now.timestamp(),
        lang: tracked.case.lang.clone(),
        nik_token: None,
        kk_token: None,
        alike_token: None,
        warnings: Vec::new(),
    };
    let body = ctx.keys.seal(&message_aad(ticket.as_str(), kind), text.as_bytes());
    let to = contact(ctx, tracked).await?.email;
    let mails =
        to.map(|to| mail(tracked, Template::RightsReceived, to, ticket.as_str())).into_iter();
    ctx.store.file_request(&ctx.keys, &case, (kind, body), mails.collect()).await?;
    Ok(ticket)
}

/// Where a message is sealed.
pub(crate) fn message_aad(ticket: &str, kind: &str) -> Vec<u8> {
    format!("case_message|body|{ticket}|{kind}").into_bytes()
}

/// What comes with a step: a message, the mail that tells of it, and a new deadline.
type Along = (Option<(&'static str, Vec<u8>)>, Option<Template>, Option<i64>);

async fn move_on(
    ctx: &Context,
    tracked: &Tracked,
    action: Action,
    (message, template, due_at): Along,
) -> Result<(), AppError> {
    // What is still possible would tell a neighbour the outcome (S-6).
    if tracked.case.erased_at.is_some() || told(ctx, tracked).await?.concealed {
        return Err(AppError::Conflict);
    }
    let now = ctx.clock.now().timestamp();
    let to = contact(ctx, tracked).await?.email.filter(|_| template.is_some());
    let mails =
        to.zip(template).map(|(to, template)| mail(tracked, template, to, &now.to_string()));
    let step = CaseMove {
        message,
        due_at,
        mails: mails.into_iter().collect(),
        ..CaseMove::new(tracked.case.id, action, Actor::Warga, now)
    };
    match ctx.store.move_case(&ctx.keys, step).await? {
        Some(_) => Ok(()),
        None => Err(AppError::Conflict),
    }
}

fn mail(tracked: &Tracked, template: Template, to: EmailAddress, event: &str) -> NewMail {
    NewMail {
        dedupe_key: format!("{}:{}:{event}", template.as_str(), tracked.ticket.as_str()),
        case_id: Some(tracked.case.id),
        template,
        lang: Lang::from_code(&tracked.case.lang).unwrap_or_default(),
        to,
        params: Params::of_ticket(tracked.ticket),
    }
}

fn checked_text<'a>(field: &'static str, text: &'a str) -> Result<&'a str, AppError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(invalid(field, ErrorCode::Required));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(invalid(field, ErrorCode::ControlCharacter));
    }
    match text.chars().count() {
        ..TEXT_MIN_CHARS => Err(invalid(field, ErrorCode::TooShort)),
        TEXT_MIN_CHARS..=TEXT_MAX_CHARS => Ok(text),
        _ => Err(invalid(field, ErrorCode::TooLong)),
    }
}

fn invalid(field: &'static str, code: ErrorCode) -> AppError {
    AppError::Invalid(FieldErrors::one(field, code))
}

/// Whether who the owner is, is sealed (S-7).
///
/// # Errors
/// When the kind of the case is unknown to this program.
pub fn is_sealed(tracked: &Tracked) -> Result<bool, AppError> {
    Ok(matches!(
        tracked.case.kind()?,
        CaseKind::Sanggahan
            | CaseKind::TanggapanLayak
            | CaseKind::PerubahanData
            | CaseKind::Penyalahgunaan
    ))
}
