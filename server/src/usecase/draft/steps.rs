//! The steps of a draft: read, saved, checked.

use std::collections::{BTreeMap, BTreeSet};

use domain::field::{ErrorCode, FieldErrors};
use domain::form::{
    Answers, Choices, DraftContent, Form, Member, PhotoKind, Step, StepErrors, read_draft,
};
use domain::usulan::Hubungan;

use super::{OpenDraft, check_room};
use crate::crypto::Keys;
use crate::store::StoreError;
use crate::store::draft::StepWrite;
use crate::store::question::QuestionOption;
use crate::usecase::{AppError, Context};

/// Longest answers of a step that are kept, in bytes of JSON: the longest right ones, and room for what is wrong. All
/// steps together must fit on the page that shows them all.
const STEP_MAX_BYTES: usize = 8 * 1024;
/// The same for twenty members with the longest names.
const MEMBERS_MAX_BYTES: usize = 32 * 1024;

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

impl SavedStep {
    /// Whether nothing is kept in it.
    pub fn is_empty(&self) -> bool {
        match &self.content {
            StepContent::Answers(answers) => answers.is_empty(),
            StepContent::Members(members) => members.is_empty(),
        }
    }
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

/// All steps of a draft.
///
/// # Errors
/// When they cannot be read.
pub async fn read_steps(ctx: &Context, draft: &OpenDraft) -> Result<SavedSteps, AppError> {
    let mut steps = SavedSteps::new();
    for row in ctx.store.draft_steps(&draft.row.id).await? {
        let Some(step) = Step::from_slug(&row.step) else { continue };
        let content = open_step(&step_keys(ctx, draft), &draft.row.id, step, &row.sealed)
            .map_err(|error| AppError::unavailable(&error))?;
        let content = match content {
            StepContent::Answers(answers) => {
                StepContent::Answers(about_this_person(draft.form, answers))
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
        form: draft.form,
        subject_desa: draft.subject.as_ref().map(|subject| subject.desa),
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
    let asked = PhotoKind::of(draft.form);
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
    let wrong = wrong_steps(ctx, &whole).await?;
    let wrong = wrong.into_iter().find(|wrong| wrong.step == step);
    Ok(wrong.map(|wrong| wrong.errors).unwrap_or_default())
}

/// What keeps a draft from being sent, step by step.
///
/// # Errors
/// When the questions cannot be read.
pub async fn wrong_steps(
    ctx: &Context,
    content: &DraftContent,
) -> Result<Vec<StepErrors>, AppError> {
    let choices = choices(ctx).await?;
    Ok(read_draft(content, &choices, ctx.clock.today()).err().unwrap_or_default())
}

/// Whether anything was answered or photographed yet.
///
/// # Errors
/// When the database refuses.
pub async fn is_touched(ctx: &Context, draft: &OpenDraft) -> Result<bool, AppError> {
    let steps = ctx.store.draft_steps(&draft.row.id).await?;
    Ok(!steps.is_empty() || !ctx.store.attachments_of_draft(&draft.row.id).await?.is_empty())
}

/// The checkbox that agrees to answers about health.
const HEALTH_CONSENT: &str = "persetujuan_kesehatan";
/// Name under which a step remembers whom its answers are about: one's own family, or a neighbour.
const ABOUT: &str = "_tentang";

/// What of a step is kept: answers about health only with their consent, answers about a person with a mark of whom.
fn kept(step: Step, form: Form, content: &StepContent) -> StepContent {
    let StepContent::Answers(answers) = content else { return content.clone() };
    let asks_consent = step.fields(form).iter().any(|spec| spec.name == HEALTH_CONSENT);
    if asks_consent && !answers.is_checked(HEALTH_CONSENT) {
        return StepContent::Answers(Answers::default());
    }
    let mut answers = answers.clone();
    if let Some(hubungan) = form.hubungan().filter(|_| is_about_a_person(step)) {
        answers.set(ABOUT, about(hubungan));
    }
    StepContent::Answers(answers)
}

/// The answers of a step, unless they are about somebody else: when a draft turns from one's own family to a neighbour,
/// one's own NIK must not become the neighbour's (S-6). Turned back, they are there again.
fn about_this_person(form: Form, mut answers: Answers) -> Answers {
    let Some(hubungan) = form.hubungan() else { return answers };
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
        sealed: seal_step(
            &step_keys(ctx, draft),
            &draft.row.id,
            step,
            &kept(step, draft.form, content),
        )?,
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
    Ok(choices_of(&ctx.store.questions_valid_on(ctx.clock.today()).await?))
}

/// The same from rows that were read already.
pub fn choices_of(rows: &[QuestionOption]) -> Choices {
    let mut choices = Choices::default();
    for option in rows {
        if let Some(follow_up) = &option.follow_up {
            choices.insert_follow_up(&*option.question, &*option.code, &**follow_up);
        }
        choices.insert(&*option.question, &*option.code);
    }
    choices
}

fn changed_hubungan(step: Step, content: &StepContent) -> Option<&'static str> {
    match content {
        StepContent::Answers(answers) if step == Step::Pengusul => {
            answers.get("hubungan").parse::<Hubungan>().ok().map(Hubungan::as_str)
        }
        _ => None,
    }
}

/// What the answers of a draft are sealed with: the server's keys and the secret of its owner's browser together. Once
/// the draft is erased, not even a copy of the database and the keys reads them (S-7, ADR 0016).
fn step_keys(ctx: &Context, draft: &OpenDraft) -> Keys {
    ctx.keys.bound_to("draft.step", draft.secret.as_str().as_bytes())
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
