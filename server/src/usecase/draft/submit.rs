//! Sending a draft: everything is checked once more, and then becomes true in one transaction.

use app::text::Lang;
use app::text::declaration;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::StepErrors;
use domain::petugas::Permission;
use domain::window::{Cycle, CycleOffer};

use super::{OpenDraft, SavedSteps, laporan, pin_of, read_steps, usulan};
use crate::clock::{day_of, instant_of};
use crate::crypto::hex;
use crate::store::filing::NewConsent;
use crate::store::review_case::CaseRow;
use crate::store::{ConflictKind, StoreError};
use crate::usecase::limit::{Client, Limit, count};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// How often a draft is read anew when another tab saves a step at the very moment it is sent.
const MAX_TRIES: usize = 3;
/// Longest Idempotency-Key, in bytes.
pub const MAX_KEY_BYTES: usize = 200;

/// The declarations a citizen ticked.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent checkboxes")]
pub struct Declarations {
    /// `setuju_pdp`: the data may be used for this purpose.
    pub pdp: bool,
    /// `benar`: it is true.
    pub truth: bool,
    /// `sudah_diberi_tahu`: the person it is about knows.
    pub subject_told: bool,
    /// `tetap_kirim`: the text may tell who wrote it.
    pub anyway: bool,
    /// The language they were read in.
    pub lang: Lang,
}

impl Declarations {
    /// Those that every form needs and that were not ticked.
    pub(super) fn missing(self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if !self.pdp {
            errors.push("setuju_pdp", ErrorCode::DeclarationMissing);
        }
        if !self.truth {
            errors.push("benar", ErrorCode::DeclarationMissing);
        }
        errors
    }
}

/// What is sent besides the draft.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    /// What was ticked.
    pub declarations: Declarations,
    /// Makes a second tap harmless.
    pub key: &'a str,
    /// Ticket and PIN of an earlier report whose place this one takes; both may be empty.
    pub earlier: (&'a str, &'a str),
    /// The officer in whose browser it is, where one is signed in.
    pub officer: Option<&'a Officer>,
}

/// Everything a form is filed from.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) ctx: &'a Context,
    pub(super) client: Client,
    pub(super) draft: &'a OpenDraft,
    pub(super) steps: &'a SavedSteps,
    pub(super) sending: Sending<'a>,
    /// Keyed token of the Idempotency-Key.
    pub(super) token: [u8; 32],
}

impl Sheet<'_> {
    /// The versions of the steps, added up.
    pub(super) fn versions(&self) -> i64 {
        self.steps.values().map(|saved| i64::from(saved.version)).sum()
    }
}

/// What the citizen leaves with.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The case.
    pub case: CaseRow,
    /// The ticket's PIN.
    pub pin: String,
    /// It took the place of what was sent under this ticket before.
    pub updated: bool,
}

/// Why a draft was not sent.
#[derive(Debug)]
pub enum Refusal {
    /// Steps that are missing or wrong, and declarations.
    Incomplete {
        /// By step.
        steps: Vec<StepErrors>,
        /// Declarations and whole-form errors.
        errors: FieldErrors,
    },
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Sends a draft. The same draft, or the same key, is answered with the same receipt however often it arrives.
///
/// # Errors
/// [`Refusal::Incomplete`] with everything that has to be mended; nothing is written then.
pub async fn submit(
    ctx: &Context,
    client: Client,
    draft: &OpenDraft,
    sending: Sending<'_>,
) -> Result<Receipt, Refusal> {
    let token = ctx.keys.index("idempotency_key", &[sending.key.as_bytes()]);
    if let Some(receipt) = earlier_receipt(ctx, draft, &token).await? {
        return Ok(receipt);
    }
    check_officer(draft, sending.officer)?;
    count(ctx, Limit::Submit, &[client.bytes()]).await?;
    for _ in 0..MAX_TRIES {
        let steps = read_steps(ctx, draft).await?;
        let sheet = Sheet { ctx, client, draft, steps: &steps, sending, token };
        let filed = file(&sheet).await;
        // A twin of this request may have been faster, and then nothing is left to read: its answer is ours.
        if let Some(receipt) = earlier_receipt(ctx, draft, &token).await? {
            return Ok(receipt);
        }
        match filed? {
            Err(StoreError::Conflict(ConflictKind::Stale)) => {}
            Err(StoreError::Conflict(_)) => return Err(AppError::Conflict.into()),
            Err(StoreError::NotFound) => return Err(AppError::DraftGone.into()),
            Err(error) => return Err(error.into()),
            Ok(()) => return Err(StoreError::Malformed("review_case").into()),
        }
    }
    Err(AppError::Conflict.into())
}

/// What an officer began for somebody, only they send: it is recorded as theirs.
fn check_officer(draft: &OpenDraft, officer: Option<&Officer>) -> Result<(), AppError> {
    let Some(filed_by) = draft.row.filed_by else { return Ok(()) };
    let is_theirs =
        |officer: &&Officer| officer.id == filed_by && officer.may(Permission::FileForCitizen);
    officer.filter(is_theirs).map(|_| ()).ok_or(AppError::Forbidden)
}

/// Files the draft as what its form becomes. What the database refuses is said apart from what is wrong with the draft.
async fn file(sheet: &Sheet<'_>) -> Result<Result<(), StoreError>, Refusal> {
    match sheet.draft.form.hubungan() {
        Some(hubungan) => {
            let filing = usulan::filing(sheet, hubungan).await?;
            Ok(sheet.ctx.store.file_case(&sheet.ctx.keys, filing).await.map(drop))
        }
        None => laporan::file(sheet).await,
    }
}

/// What was agreed to and declared, with the wording that was read.
pub(super) fn consents(given: Declarations, health: bool) -> Vec<NewConsent> {
    let all = [
        ("pdp", given.pdp),
        ("truth", given.truth),
        ("subject_told", given.subject_told),
        ("health", health),
    ];
    all.into_iter()
        .filter(|(_, given)| *given)
        .map(|(purpose, _)| NewConsent {
            purpose,
            text_version: declaration::VERSION,
            lang: given.lang.code(),
        })
        .collect()
}

/// The key that makes a second tap on the button harmless: one for each draft.
pub fn key_of(ctx: &Context, draft: &OpenDraft) -> String {
    let token = ctx.keys.index("draft.idempotency_key", &[draft.row.id.as_bytes()]);
    hex(&token[..16])
}

/// The cycle that was promised to a case.
pub fn offer_of(case: &CaseRow) -> CycleOffer {
    let cutoff = day_of(instant_of(case.cutoff_at));
    let cycle = case.cycle.parse().unwrap_or(Cycle::of(cutoff));
    CycleOffer { cycle, cutoff, receive_by: cutoff }
}

/// The receipt of a draft that was sent.
///
/// # Errors
/// When the database refuses.
pub async fn receipt_of(ctx: &Context, draft: &OpenDraft) -> Result<Option<Receipt>, AppError> {
    let case = ctx.store.case_by_draft(&draft.row.id).await?;
    Ok(case.map(|case| receipt(ctx, draft, case)))
}

/// The receipt of a filed case: the same, however often it is asked for.
fn receipt(ctx: &Context, draft: &OpenDraft, case: CaseRow) -> Receipt {
    let pin = pin_of(&ctx.keys, &case.ticket).as_str().to_owned();
    let updated = case.ticket != draft.row.ticket;
    Receipt { case, pin, updated }
}

/// The answer to a draft or a key that was used before. One key for two drafts is a mistake of the caller.
async fn earlier_receipt(
    ctx: &Context,
    draft: &OpenDraft,
    token: &[u8; 32],
) -> Result<Option<Receipt>, AppError> {
    if let Some(receipt) = receipt_of(ctx, draft).await? {
        return Ok(Some(receipt));
    }
    match ctx.store.case_by_idempotency_token(token).await? {
        // A twin of this request filed it between the two looks.
        Some(case) if case.ticket == draft.row.ticket => Ok(Some(receipt(ctx, draft, case))),
        Some(_) => Err(AppError::Conflict),
        None => Ok(None),
    }
}
