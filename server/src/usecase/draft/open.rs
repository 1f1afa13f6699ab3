//! A draft: begun, opened by cookie or resume code, discarded.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::Form;
use domain::ticket::{ResumeCode, TicketNumber};
use domain::usulan::{Assessment, Origin};

use super::variant::{open_form, seal_variant};
use super::{DRAFT_DAYS, check_room, resume_code_of};
use crate::crypto::{Keys, hex, random_bytes};
use crate::store::StoreError;
use crate::store::draft::{Assisted, DraftRow, NewDraft};
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
    pub secret: Secret,
}

/// What opens a draft, and what its answers are sealed with besides the server's keys: only the owner's browser has it.
/// Never printed, never kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// As it stands in the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
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
    /// What opened it.
    pub secret: Secret,
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

/// That an officer fills a draft in for somebody.
#[derive(Debug, Clone)]
pub struct ForCitizen {
    /// Who brings it.
    pub origin: Origin,
    /// The officer.
    pub filed_by: i64,
    /// What an RT, RW or LKS says of the family.
    pub assessment: Option<Assessment>,
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
    begin_for(ctx, client, start, lang, None).await
}

/// Begins a draft that an officer fills in, if `citizen` says so.
///
/// # Errors
/// As [`begin`].
pub async fn begin_for(
    ctx: &Context,
    client: Client,
    start: Beginning,
    lang: &'static str,
    citizen: Option<ForCitizen>,
) -> Result<Begun, AppError> {
    count(ctx, Limit::DraftBegin, &[client.bytes()]).await?;
    check_room(ctx).await?;
    let now = ctx.clock.now().timestamp();
    let id = hex(&random_bytes::<16>());
    let ticket = TicketNumber::from_entropy(&random_bytes::<16>());
    let secret = Secret(URL_SAFE_NO_PAD.encode(random_bytes::<32>()));
    let code = resume_code_of(&ctx.keys, &secret);
    let subject = start.subject.as_ref();
    let assisted = citizen.as_ref().map(|citizen| assisted(ctx, &id, citizen)).transpose()?;
    let new = NewDraft {
        secret_token: secret_token(&ctx.keys, &secret),
        resume_token: resume_token(&ctx.keys, &code),
        locked_secret: lock(&ctx.keys, &id, &code).seal(&lock_aad(&id), secret.as_str().as_bytes()),
        ticket: ticket.as_str().to_owned(),
        kind: start.form.kind().as_str(),
        variant: seal_variant(&ctx.keys, start.form),
        subject: subject.map(|subject| seal_subject(&ctx.keys, &id, subject)).transpose()?,
        reply_right_id: start.reply_right_id,
        assisted,
        lang,
        created_at: now,
        expires_at: now + DRAFT_DAYS * SECONDS_OF_A_DAY,
        id,
    };
    ctx.store.insert_draft(&new).await?;
    let row = DraftRow {
        id: new.id,
        ticket: new.ticket,
        kind: new.kind.to_owned(),
        hubungan: new.variant,
        subject: new.subject,
        locked_secret: Some(new.locked_secret),
        reply_right_id: new.reply_right_id,
        case_id: None,
        origin: new.assisted.as_ref().map(|assisted| assisted.origin.to_owned()),
        filed_by: new.assisted.as_ref().map(|assisted| assisted.filed_by),
        assessment: new.assisted.and_then(|assisted| assisted.assessment),
        lang: lang.to_owned(),
        saved_at: now,
        expires_at: new.expires_at,
        submitted_at: None,
    };
    let (form, subject) = (start.form, start.subject);
    Ok(Begun { draft: OpenDraft { row, form, subject, secret: secret.clone() }, secret })
}

fn assisted(ctx: &Context, draft_id: &str, citizen: &ForCitizen) -> Result<Assisted, AppError> {
    let seal = |said: &Assessment| {
        let plain = serde_json::to_vec(said).map_err(|error| AppError::unavailable(&error))?;
        Ok::<_, AppError>(ctx.keys.seal(&assessment_aad(draft_id), &plain))
    };
    Ok(Assisted {
        origin: citizen.origin.as_str(),
        filed_by: citizen.filed_by,
        assessment: citizen.assessment.as_ref().map(seal).transpose()?,
    })
}

/// What an RT, RW or LKS said when a draft was begun.
pub(super) fn assessment_of(
    ctx: &Context,
    draft: &DraftRow,
) -> Result<Option<Assessment>, AppError> {
    let malformed = || AppError::from(StoreError::Malformed("draft.assessment"));
    let Some(sealed) = &draft.assessment else { return Ok(None) };
    let plain = ctx.keys.open(&assessment_aad(&draft.id), sealed).map_err(|_| malformed())?;
    serde_json::from_slice(&plain).map(Some).map_err(|_| malformed())
}

fn assessment_aad(draft_id: &str) -> Vec<u8> {
    format!("draft|assessment|{draft_id}").into_bytes()
}

/// Opens the draft of a cookie.
///
/// # Errors
/// [`AppError::DraftGone`] without one: expired, discarded, or never ours.
pub async fn open(ctx: &Context, secret: &str) -> Result<OpenDraft, AppError> {
    let token = secret_token(&ctx.keys, &Secret(secret.to_owned()));
    let row = ctx.store.draft_by_secret(&token, ctx.clock.now().timestamp()).await?;
    opened(ctx, row.ok_or(AppError::DraftGone)?, Secret(secret.to_owned()))
}

/// A draft found by its resume code.
#[derive(Debug)]
pub struct Resumed {
    /// Which form it is.
    pub form: Form,
    /// The secret for the cookie.
    pub secret: Secret,
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
    let form = open_form(&ctx.keys, &row.kind, &row.hubungan)?;
    // What was reported is nobody's to find again by a code on paper.
    if row.submitted_at.is_some() && form.is_about_recipient() {
        return Err(invalid(ErrorCode::CodeUnknown));
    }
    let malformed = || AppError::from(StoreError::Malformed("draft.locked_secret"));
    let locked = row.locked_secret.ok_or_else(malformed)?;
    let secret = lock(&ctx.keys, &row.id, &code).open(&lock_aad(&row.id), &locked);
    let secret = String::from_utf8(secret.map_err(|_| malformed())?).map_err(|_| malformed())?;
    Ok(Resumed { form, secret: Secret(secret) })
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

fn opened(ctx: &Context, row: DraftRow, secret: Secret) -> Result<OpenDraft, AppError> {
    let form = open_form(&ctx.keys, &row.kind, &row.hubungan)?;
    let sealed = row.subject.as_deref();
    let subject = sealed.and_then(|sealed| open_subject(&ctx.keys, &row.id, sealed));
    if form.is_about_recipient() && subject.is_none() {
        return Err(StoreError::Malformed("draft.subject").into());
    }
    Ok(OpenDraft { row, form, subject, secret })
}

/// What seals the secret of a draft so that only its resume code opens it: a second phone then holds the same secret,
/// without the first one losing it.
fn lock(keys: &Keys, draft_id: &str, code: &ResumeCode) -> Keys {
    let code = format!("{draft_id}|{}", code.as_str());
    keys.bound_to("draft.locked_secret", code.as_bytes())
}

fn lock_aad(draft_id: &str) -> Vec<u8> {
    format!("draft|locked_secret|{draft_id}").into_bytes()
}

fn secret_token(keys: &Keys, secret: &Secret) -> [u8; 32] {
    keys.index("draft.secret_token", &[secret.as_str().as_bytes()])
}

fn resume_token(keys: &Keys, code: &ResumeCode) -> [u8; 32] {
    keys.index("draft.resume_token", &[code.as_str().as_bytes()])
}
