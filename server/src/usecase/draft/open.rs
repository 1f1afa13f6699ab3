//! A draft: begun, opened by cookie or resume code, discarded.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::Form;
use domain::ticket::{ResumeCode, TicketNumber};

use super::{DRAFT_DAYS, check_room, resume_code_of};
use crate::crypto::{Keys, hex, random_bytes};
use crate::store::StoreError;
use crate::store::draft::{DraftRow, NewDraft};
use crate::usecase::card::{Subject, open_subject, seal_subject};
use crate::usecase::limit::{Client, Limit, count};
use crate::usecase::{AppError, Context};

/// Name of the form field of a resume code.
pub const RESUME_FIELD: &str = "kode_lanjutan";
const SECONDS_OF_A_DAY: i64 = 86_400;

/// A draft that has just begun.
#[derive(Debug)]
pub struct Begun {
    /// The draft.
    pub draft: OpenDraft,
    /// The secret for the cookie.
    pub secret: String,
}

/// A draft its owner has opened.
#[derive(Debug, Clone)]
pub struct OpenDraft {
    /// As it is kept.
    pub row: DraftRow,
    /// Which form it is.
    pub form: Form,
    /// The person it is about, where it is about a recipient.
    pub subject: Option<Subject>,
}

/// What a draft starts from.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// Which form.
    pub form: Form,
    /// The person on the card, for every form that is about a recipient.
    pub subject: Option<Subject>,
    /// The right of reply, for an answer.
    pub reply_right_id: Option<i64>,
}

/// Begins a draft.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond the client's quota, [`AppError::Full`] when the disk is.
pub async fn begin(
    ctx: &Context,
    client: Client,
    start: Beginning,
    lang: &'static str,
) -> Result<Begun, AppError> {
    count(ctx, Limit::DraftBegin, &[client.bytes()]).await?;
    check_room(ctx).await?;
    let now = ctx.clock.now().timestamp();
    let id = hex(&random_bytes::<16>());
    let ticket = TicketNumber::from_entropy(&random_bytes::<16>());
    let secret = secret_of(&ctx.keys, &id);
    let subject = start.subject.as_ref();
    let new = NewDraft {
        secret_token: secret_token(&ctx.keys, &secret),
        resume_token: resume_token(&ctx.keys, &resume_code_of(&ctx.keys, &id)),
        ticket: ticket.as_str().to_owned(),
        form: start.form,
        subject: subject.map(|subject| seal_subject(&ctx.keys, &id, subject)).transpose()?,
        reply_right_id: start.reply_right_id,
        lang,
        created_at: now,
        expires_at: now + DRAFT_DAYS * SECONDS_OF_A_DAY,
        id,
    };
    ctx.store.insert_draft(&new).await?;
    let row = DraftRow {
        id: new.id,
        ticket: new.ticket,
        kind: start.form.kind().as_str().to_owned(),
        hubungan: start.form.variant().to_owned(),
        subject: new.subject,
        reply_right_id: new.reply_right_id,
        case_id: None,
        lang: lang.to_owned(),
        saved_at: now,
        expires_at: new.expires_at,
        submitted_at: None,
    };
    Ok(Begun { draft: OpenDraft { row, form: start.form, subject: start.subject }, secret })
}

/// Opens the draft of a cookie.
///
/// # Errors
/// [`AppError::DraftGone`] without one: expired, discarded, or never ours.
pub async fn open(ctx: &Context, secret: &str) -> Result<OpenDraft, AppError> {
    let token = secret_token(&ctx.keys, secret);
    let row = ctx.store.draft_by_secret(&token, ctx.clock.now().timestamp()).await?;
    opened(ctx, row.ok_or(AppError::DraftGone)?)
}

/// A draft found by its resume code.
#[derive(Debug)]
pub struct Resumed {
    /// Which form it is.
    pub form: Form,
    /// The secret for the cookie.
    pub secret: String,
}

/// Finds a draft by its resume code.
///
/// # Errors
/// [`AppError::Invalid`] for a typo or an unknown code; [`AppError::TooManyRequests`] for somebody who guesses.
pub async fn resume(ctx: &Context, client: Client, typed: &str) -> Result<Resumed, AppError> {
    let invalid = |code| AppError::Invalid(FieldErrors::one(RESUME_FIELD, code));
    let code = ResumeCode::parse(typed).map_err(invalid)?;
    count(ctx, Limit::Resume, &[client.bytes()]).await?;
    let token = resume_token(&ctx.keys, &code);
    let row = ctx.store.draft_by_resume_code(&token, ctx.clock.now().timestamp()).await?;
    let row = row.ok_or_else(|| invalid(ErrorCode::CodeUnknown))?;
    Ok(Resumed { form: row.form()?, secret: secret_of(&ctx.keys, &row.id) })
}

/// Erases a draft that was not sent, files and all.
///
/// # Errors
/// When the database refuses. A file that cannot be deleted is swept up later.
pub async fn discard(ctx: &Context, draft: &OpenDraft) -> Result<(), AppError> {
    for file in ctx.store.erase_draft(&draft.row.id).await? {
        super::photo::delete_file(ctx, &file).await;
    }
    Ok(())
}

fn opened(ctx: &Context, row: DraftRow) -> Result<OpenDraft, AppError> {
    let form = row.form()?;
    let sealed = row.subject.as_deref();
    let subject = sealed.and_then(|sealed| open_subject(&ctx.keys, &row.id, sealed));
    if form.is_about_recipient() && subject.is_none() {
        return Err(StoreError::Malformed("draft.subject").into());
    }
    Ok(OpenDraft { row, form, subject })
}

/// Derived, so that a second phone can hold the same secret without the first one losing it.
fn secret_of(keys: &Keys, draft_id: &str) -> String {
    URL_SAFE_NO_PAD.encode(keys.index("draft.secret", &[draft_id.as_bytes()]))
}

fn secret_token(keys: &Keys, secret: &str) -> [u8; 32] {
    keys.index("draft.secret_token", &[secret.as_bytes()])
}

fn resume_token(keys: &Keys, code: &ResumeCode) -> [u8; 32] {
    keys.index("draft.resume_token", &[code.as_str().as_bytes()])
}

