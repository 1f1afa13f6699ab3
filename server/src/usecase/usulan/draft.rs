//! A draft: begun, opened by cookie or resume code, saved step by step, discarded.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::field::{ErrorCode, FieldErrors};
use domain::ticket::{ResumeCode, TicketNumber};
use domain::usulan::{
    Answers, Choices, DraftContent, Hubungan, Member, PhotoKind, Step, read_usulan,
};

use super::{DRAFT_DAYS, resume_code_of};
use crate::crypto::{Keys, hex, random_bytes};
use crate::store::StoreError;
use crate::store::draft::{DraftRow, NewDraft, StepWrite};
use crate::usecase::limit::{Client, Limit, count};
use crate::usecase::{AppError, Context};

/// Name of the form field of a resume code.
pub const RESUME_FIELD: &str = "kode_lanjutan";
/// Longest answers of a step that are kept, in bytes of JSON: the longest right ones, and room for what is wrong. All
/// steps together must fit on the page that shows them all.
const STEP_MAX_BYTES: usize = 8 * 1024;
/// The same for twenty members with the longest names.
const MEMBERS_MAX_BYTES: usize = 32 * 1024;
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
    /// Whom it is for.
    pub hubungan: Hubungan,
}

/// What a step holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepContent {
    /// Answers by field name.
    Answers(Answers),
    /// Members of the family.
    Members(Vec<Member>),
}

/// A step as it was saved last.
#[derive(Debug, Clone)]
pub struct SavedStep {
    /// What it holds.
    pub content: StepContent,
    /// One more with every change.
    pub version: i32,
    /// Unix seconds.
    pub saved_at: i64,
}

/// All steps of a draft as they were saved last.
pub type SavedSteps = BTreeMap<Step, SavedStep>;

/// What came of saving a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is on disk under this version.
    Yes {
        /// One more than before.
        version: i32,
    },
    /// Another tab changed the step meanwhile; nothing was written.
    Stale {
        /// The version there is now.
        version: i32,
    },
}

/// Begins a draft.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond the client's quota, [`AppError::Full`] when the disk is.
pub async fn begin(
    ctx: &Context,
    client: Client,
    hubungan: Hubungan,
    lang: &'static str,
) -> Result<Begun, AppError> {
    count(ctx, Limit::DraftBegin, &[client.bytes()]).await?;
    check_room(ctx).await?;
    let now = ctx.clock.now().timestamp();
    let id = hex(&random_bytes::<16>());
    let ticket = TicketNumber::from_entropy(&random_bytes::<16>());
    let secret = secret_of(&ctx.keys, &id);
    let new = NewDraft {
        secret_token: secret_token(&ctx.keys, &secret),
        resume_token: resume_token(&ctx.keys, &resume_code_of(&ctx.keys, &id)),
        ticket: ticket.as_str().to_owned(),
        hubungan: hubungan.as_str(),
        lang,
        created_at: now,
        expires_at: now + DRAFT_DAYS * SECONDS_OF_A_DAY,
        id,
    };
    ctx.store.insert_draft(&new).await?;
    let row = DraftRow {
        id: new.id,
        ticket: new.ticket,
        hubungan: hubungan.as_str().to_owned(),
        lang: lang.to_owned(),
        saved_at: now,
        expires_at: new.expires_at,
        submitted_at: None,
    };
    Ok(Begun { draft: OpenDraft { row, hubungan }, secret })
}

/// Opens the draft of a cookie.
///
/// # Errors
/// [`AppError::DraftGone`] without one: expired, discarded, or never ours.
pub async fn open(ctx: &Context, secret: &str) -> Result<OpenDraft, AppError> {
    let token = secret_token(&ctx.keys, secret);
    let row = ctx.store.draft_by_secret(&token, ctx.clock.now().timestamp()).await?;
    opened(row.ok_or(AppError::DraftGone)?)
}

/// Finds a draft by its resume code, and answers with the secret for the cookie.
///
/// # Errors
/// [`AppError::Invalid`] for a typo or an unknown code; [`AppError::TooManyRequests`] for somebody who guesses.
pub async fn resume(ctx: &Context, client: Client, typed: &str) -> Result<String, AppError> {
    let invalid = |code| AppError::Invalid(FieldErrors::one(RESUME_FIELD, code));
    let code = ResumeCode::parse(typed).map_err(invalid)?;
    count(ctx, Limit::Resume, &[client.bytes()]).await?;
    let token = resume_token(&ctx.keys, &code);
    let row = ctx.store.draft_by_resume_code(&token, ctx.clock.now().timestamp()).await?;
    let row = row.ok_or_else(|| invalid(ErrorCode::CodeUnknown))?;
    Ok(secret_of(&ctx.keys, &row.id))
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

/// All steps of a draft.
///
/// # Errors
/// When they cannot be read.
pub async fn read_steps(ctx: &Context, draft: &OpenDraft) -> Result<SavedSteps, AppError> {
    let mut steps = SavedSteps::new();
    for row in ctx.store.draft_steps(&draft.row.id).await? {
        let Some(step) = Step::from_slug(&row.step) else { continue };
        let content = open_step(&ctx.keys, &draft.row.id, step, &row.sealed)
            .map_err(|error| AppError::unavailable(&error))?;
        let content = match content {
            StepContent::Answers(answers) => {
                StepContent::Answers(about_this_person(draft.hubungan, answers))
            }
            members @ StepContent::Members(_) => members,
        };
        steps.insert(step, SavedStep { content, version: row.version, saved_at: row.saved_at });
    }
    Ok(steps)
}

/// Everything a draft holds, for its rules.
///
/// # Errors
/// When it cannot be read.
pub async fn read_content(
    ctx: &Context,
    draft: &OpenDraft,
    steps: &SavedSteps,
) -> Result<DraftContent, AppError> {
    let mut content = DraftContent {
        hubungan: draft.hubungan,
        answers: BTreeMap::new(),
        members: Vec::new(),
        photos: BTreeSet::new(),
    };
    for (step, saved) in steps {
        match &saved.content {
            StepContent::Answers(answers) => {
                content.answers.insert(*step, answers.clone());
            }
            StepContent::Members(members) => content.members.clone_from(members),
        }
    }
    // Photos from before the draft was turned into a neighbour's are no part of it (S-6).
    let asked = PhotoKind::of(draft.hubungan);
    for photo in ctx.store.attachments_of_draft(&draft.row.id).await? {
        let kind = PhotoKind::from_slug(&photo.kind);
        content.photos.extend(kind.filter(|kind| asked.contains(kind)));
    }
    Ok(content)
}

/// What is wrong with one step, were it to hold `content`: by itself, and beside the others.
///
/// # Errors
/// When the other steps cannot be read.
pub async fn errors_of_step(
    ctx: &Context,
    draft: &OpenDraft,
    step: Step,
    content: &StepContent,
) -> Result<FieldErrors, AppError> {
    let steps = read_steps(ctx, draft).await?;
    let mut whole = read_content(ctx, draft, &steps).await?;
    match content {
        StepContent::Answers(answers) => {
            whole.answers.insert(step, answers.clone());
        }
        StepContent::Members(members) => whole.members.clone_from(members),
    }
    let wrong = read_usulan(&whole, &choices(ctx).await?, ctx.clock.today()).err();
    let wrong = wrong.into_iter().flatten().find(|wrong| wrong.step == step);
    Ok(wrong.map(|wrong| wrong.errors).unwrap_or_default())
}

/// Whether anything was answered or photographed yet.
///
/// # Errors
/// When the database refuses.
pub async fn is_touched(ctx: &Context, draft: &OpenDraft) -> Result<bool, AppError> {
    let steps = ctx.store.draft_steps(&draft.row.id).await?;
    Ok(!steps.is_empty() || !ctx.store.attachments_of_draft(&draft.row.id).await?.is_empty())
}

/// Name under which a step remembers whom its answers are about: one's own family, or a neighbour.
const ABOUT: &str = "_tentang";

/// What of a step is kept: answers about health only with their consent, answers about a person with a mark of whom.
fn kept(step: Step, hubungan: Hubungan, content: &StepContent) -> StepContent {
    let StepContent::Answers(answers) = content else { return content.clone() };
    if step == Step::Kerentanan && !answers.is_checked("persetujuan_kesehatan") {
        return StepContent::Answers(Answers::default());
    }
    let mut answers = answers.clone();
    if is_about_a_person(step) {
        answers.set(ABOUT, about(hubungan));
    }
    StepContent::Answers(answers)
}

/// The answers of a step, unless they are about somebody else: when a draft turns from one's own family to a neighbour,
/// one's own NIK must not become the neighbour's (S-6). Turned back, they are there again.
fn about_this_person(hubungan: Hubungan, mut answers: Answers) -> Answers {
    let about_another = !matches!(answers.get(ABOUT), "") && answers.get(ABOUT) != about(hubungan);
    if about_another {
        return Answers::default();
    }
    answers.set(ABOUT, "");
    answers
}

const fn is_about_a_person(step: Step) -> bool {
    matches!(step, Step::Terusul | Step::Identitas | Step::Alamat)
}

const fn about(hubungan: Hubungan) -> &'static str {
    if hubungan.is_family() { "keluarga" } else { "tetangga" }
}

/// Saves a step as typed, right or wrong, in place of version `replaces` (0: none yet).
///
/// # Errors
/// [`AppError::DraftGone`] when it was sent or erased meanwhile; [`AppError::Full`] when the disk is;
/// [`AppError::Invalid`] when it is longer than any right answer can be.
pub async fn save_step(
    ctx: &Context,
    draft: &OpenDraft,
    step: Step,
    content: &StepContent,
    replaces: i32,
) -> Result<Saved, AppError> {
    check_room(ctx).await?;
    let write = StepWrite {
        draft_id: &draft.row.id,
        step: step.slug(),
        sealed: seal_step(&ctx.keys, &draft.row.id, step, &kept(step, draft.hubungan, content))?,
        replaces,
        hubungan: changed_hubungan(step, content),
        now: ctx.clock.now().timestamp(),
    };
    match ctx.store.save_draft_step(&write).await {
        Ok(Some(version)) => Ok(Saved::Yes { version }),
        Ok(None) => {
            let steps = ctx.store.draft_steps(&draft.row.id).await?;
            let now = steps.into_iter().find(|row| row.step == step.slug());
            Ok(Saved::Stale { version: now.map_or(0, |row| row.version) })
        }
        Err(StoreError::NotFound) => Err(AppError::DraftGone),
        Err(error) => Err(error.into()),
    }
}

/// The codes every question knows today, for the rules.
///
/// # Errors
/// When they cannot be read.
pub async fn choices(ctx: &Context) -> Result<Choices, AppError> {
    let today = ctx.clock.today();
    let mut choices = Choices::default();
    for option in ctx.store.questions_valid_on(today).await? {
        choices.insert(option.question, option.code);
    }
    Ok(choices)
}

/// Refuses what needs room when the disk has none to spare.
///
/// # Errors
/// [`AppError::Full`].
pub async fn check_room(ctx: &Context) -> Result<(), AppError> {
    match ctx.files.has_room().await {
        Ok(true) => Ok(()),
        Ok(false) => Err(AppError::Full),
        Err(error) => Err(AppError::unavailable(&error)),
    }
}

fn opened(row: DraftRow) -> Result<OpenDraft, AppError> {
    let hubungan = row.hubungan.parse::<Hubungan>();
    let hubungan = hubungan.map_err(|_| AppError::from(StoreError::Malformed("draft.hubungan")))?;
    Ok(OpenDraft { row, hubungan })
}

fn changed_hubungan(step: Step, content: &StepContent) -> Option<&'static str> {
    match content {
        StepContent::Answers(answers) if step == Step::Pengusul => {
            answers.get("hubungan").parse::<Hubungan>().ok().map(Hubungan::as_str)
        }
        _ => None,
    }
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

fn step_aad(draft_id: &str, step: Step) -> Vec<u8> {
    format!("draft_step|sealed|{draft_id}|{}", step.slug()).into_bytes()
}

fn seal_step(
    keys: &Keys,
    draft_id: &str,
    step: Step,
    content: &StepContent,
) -> Result<Vec<u8>, AppError> {
    let plain = match content {
        StepContent::Answers(answers) => serde_json::to_vec(answers),
        StepContent::Members(members) => serde_json::to_vec(members),
    };
    let plain = plain.map_err(|error| AppError::unavailable(&error))?;
    let longest = if step == Step::Anggota { MEMBERS_MAX_BYTES } else { STEP_MAX_BYTES };
    if plain.len() > longest {
        return Err(AppError::Invalid(FieldErrors::one("answers", ErrorCode::TooLong)));
    }
    Ok(keys.seal(&step_aad(draft_id, step), &plain))
}

#[derive(Debug, thiserror::Error)]
#[error("a saved step cannot be read")]
struct UnreadableStep;

fn open_step(
    keys: &Keys,
    draft_id: &str,
    step: Step,
    sealed: &[u8],
) -> Result<StepContent, UnreadableStep> {
    let plain = keys.open(&step_aad(draft_id, step), sealed).map_err(|_| UnreadableStep)?;
    let content = if step == Step::Anggota {
        serde_json::from_slice(&plain).map(StepContent::Members)
    } else {
        serde_json::from_slice(&plain).map(StepContent::Answers)
    };
    content.map_err(|_| UnreadableStep)
}
