//! Sending a proposal: everything is checked once more, and then becomes true in one transaction.

use std::collections::BTreeSet;

use app::text::Lang;
use app::text::declaration;
use domain::contact::EmailAddress;
use domain::field::{ErrorCode, FieldErrors};
use domain::names::loose_keys;
use domain::nik::Nik;
use domain::review::{CaseKind, first_state};
use domain::ticket::TicketNumber;
use domain::usulan::{
    CHECKED, Hubungan, NewUsulan, PhotoKind, Step, StepErrors, Warning, read_usulan,
};
use domain::wilayah::KodeWilayah;
use domain::window::{Cycle, CycleOffer};

use super::draft::{OpenDraft, SavedSteps, choices, read_content, read_steps};
use super::offer::{end_of_day, is_closed, offer_at};
use super::photo::remove_photo;
use super::pin_of;
use crate::clock::{WIB, day_of, instant_of};
use crate::crypto::hex;
use crate::mail::{Params, Template};
use crate::store::case_data::NewContact;
use crate::store::filing::{NewCase, NewConsent, NewUsulanCase};
use crate::store::outbox::NewMail;
use crate::store::review_case::CaseRow;
use crate::store::tokens::{kk_token, subject_id};
use crate::store::{ConflictKind, StoreError};
use crate::usecase::limit::{Client, Limit, count};
use crate::usecase::{AppError, Context};

/// How often a draft is read anew when another tab saves a step at the very moment it is sent.
const MAX_TRIES: usize = 3;
/// Longest Idempotency-Key, in bytes.
pub const MAX_KEY_BYTES: usize = 200;

/// The declarations a citizen ticked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Declarations {
    /// `setuju_pdp`: the data may be used for this purpose.
    pub pdp: bool,
    /// `benar`: it is true.
    pub truth: bool,
    /// `sudah_diberi_tahu`: the person it is about knows.
    pub subject_told: bool,
    /// The language they were read in.
    pub lang: Lang,
}

/// What the citizen leaves with.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The case.
    pub case: CaseRow,
    /// The ticket's PIN.
    pub pin: String,
}

/// Why a proposal was not sent.
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
    declarations: Declarations,
    key: &str,
) -> Result<Receipt, Refusal> {
    let token = ctx.keys.index("idempotency_key", &[key.as_bytes()]);
    if let Some(receipt) = earlier_receipt(ctx, draft, &token).await? {
        return Ok(receipt);
    }
    count(ctx, Limit::Submit, &[client.bytes()]).await?;
    let mut filed = Err(StoreError::Conflict(ConflictKind::Stale));
    for _ in 0..MAX_TRIES {
        if !matches!(filed, Err(StoreError::Conflict(ConflictKind::Stale))) {
            break;
        }
        let steps = read_steps(ctx, draft).await?;
        let new = checked(ctx, draft, &steps, declarations).await?;
        drop_photos_not_asked(ctx, draft, new.hubungan).await?;
        let case = new_case(ctx, draft, &steps, new, declarations, token).await?;
        filed = ctx.store.file_usulan(&ctx.keys, case).await;
    }
    match filed {
        Ok(_) => {
            let case = ctx.store.case_by_draft(&draft.row.id).await?;
            let case = case.ok_or_else(|| AppError::from(StoreError::Malformed("review_case")))?;
            Ok(receipt(ctx, case))
        }
        // A twin of this request was faster: its answer is ours.
        Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
            let earlier = earlier_receipt(ctx, draft, &token).await?;
            earlier.ok_or(Refusal::Failed(AppError::Conflict))
        }
        Err(StoreError::Conflict(ConflictKind::Stale)) => Err(Refusal::Failed(AppError::Conflict)),
        Err(StoreError::NotFound) => Err(Refusal::Failed(AppError::DraftGone)),
        Err(error) => Err(error.into()),
    }
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
    Ok(case.map(|case| receipt(ctx, case)))
}

/// The receipt of a filed case: the same, however often it is asked for.
fn receipt(ctx: &Context, case: CaseRow) -> Receipt {
    let pin = pin_of(&ctx.keys, &case.ticket).as_str().to_owned();
    Receipt { case, pin }
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
        Some(case) if case.ticket == draft.row.ticket => Ok(Some(receipt(ctx, case))),
        Some(_) => Err(AppError::Conflict),
        None => Ok(None),
    }
}

/// The whole draft, valid, or everything that is wrong with it.
async fn checked(
    ctx: &Context,
    draft: &OpenDraft,
    steps: &SavedSteps,
    declarations: Declarations,
) -> Result<NewUsulan, Refusal> {
    let content = read_content(ctx, draft, steps).await?;
    let mut errors = missing_declarations(draft.hubungan, declarations);
    if is_closed(ctx, ctx.clock.now()).await? {
        errors.push("jendela", ErrorCode::WindowClosed);
    }
    match read_usulan(&content, &choices(ctx).await?, ctx.clock.today()) {
        Ok(mut new) => {
            check_region(ctx, &new.desa).await?;
            if let Some(nik) = &new.nik
                && !prefix_is_known(ctx, nik).await?
            {
                new.warnings.push(Warning::NikPrefixUnknown);
            }
            if errors.is_empty() {
                Ok(new)
            } else {
                Err(Refusal::Incomplete { steps: Vec::new(), errors })
            }
        }
        Err(steps) => Err(Refusal::Incomplete { steps, errors }),
    }
}

fn missing_declarations(hubungan: Hubungan, given: Declarations) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if !given.pdp {
        errors.push("setuju_pdp", ErrorCode::DeclarationMissing);
    }
    if !given.truth {
        errors.push("benar", ErrorCode::DeclarationMissing);
    }
    if hubungan != Hubungan::Diri && !given.subject_told {
        errors.push("sudah_diberi_tahu", ErrorCode::DeclarationMissing);
    }
    errors
}

/// The village may have been split since the step was saved.
async fn check_region(ctx: &Context, desa: &KodeWilayah) -> Result<(), Refusal> {
    if ctx.store.find(desa).await?.is_some() {
        return Ok(());
    }
    let errors = FieldErrors::one("desa", ErrorCode::RegionRetired);
    let steps = vec![StepErrors { step: Step::Alamat, errors }];
    Err(Refusal::Incomplete { steps, errors: FieldErrors::default() })
}

/// Whether the district of first registration is known, in force or retired (NIK-8).
async fn prefix_is_known(ctx: &Context, nik: &Nik) -> Result<bool, AppError> {
    let prefix = nik.prefix();
    Ok(ctx.store.find(&prefix).await?.is_some() || ctx.store.is_retired(&prefix).await?)
}

/// Photos from before the draft was turned into a neighbour's do not go into the case (S-6).
async fn drop_photos_not_asked(
    ctx: &Context,
    draft: &OpenDraft,
    hubungan: Hubungan,
) -> Result<(), AppError> {
    for file in ctx.store.attachments_of_draft(&draft.row.id).await? {
        match PhotoKind::from_slug(&file.kind) {
            Some(kind) if !PhotoKind::of(hubungan).contains(&kind) => {
                match remove_photo(ctx, draft, kind).await {
                    // A twin of this request was faster.
                    Ok(()) | Err(AppError::DraftGone) => {}
                    Err(error) => return Err(error),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

async fn new_case(
    ctx: &Context,
    draft: &OpenDraft,
    steps: &SavedSteps,
    new: NewUsulan,
    declarations: Declarations,
    token: [u8; 32],
) -> Result<NewUsulanCase, AppError> {
    let now = ctx.clock.now();
    let offer = offer_at(ctx, now).await?;
    let ticket = draft.row.ticket.clone();
    let keys = &ctx.keys;
    let alike = alike_key(&new);
    let birth = birth_key(&new);
    let case = NewCase {
        kind: CaseKind::Usulan,
        state: first_state(offer.is_current(now.with_timezone(&WIB))),
        draft_id: Some(draft.row.id.clone()),
        idempotency_token: Some(token),
        parent_id: None,
        desa: new.desa.to_string(),
        cycle: offer.cycle.to_string(),
        cutoff_at: end_of_day(offer.cutoff),
        due_at: end_of_day(offer.cutoff),
        now: now.timestamp(),
        lang: draft.row.lang.clone(),
        nik_token: new.nik.as_ref().map(|nik| subject_id(keys, nik.as_str()).to_vec()),
        kk_token: new.nomor_kk.as_ref().map(|kk| kk_token(keys, kk.as_str()).to_vec()),
        alike_token: Some(
            keys.index(
                "alike",
                &[new.desa.as_str().as_bytes(), alike.as_bytes(), birth.as_bytes()],
            )
            .to_vec(),
        ),
        warnings: distinct(&new.warnings),
        ticket: ticket.clone(),
    };
    let plain = serde_json::to_vec(&new.answers).map_err(|error| AppError::unavailable(&error))?;
    let mut members = Vec::new();
    for (place, member) in new.members.iter().enumerate() {
        let plain = serde_json::to_vec(member).map_err(|error| AppError::unavailable(&error))?;
        let sealed = keys.seal(&member_aad(&ticket, place), &plain);
        let nik = Nik::parse(&member.nik).ok();
        members.push((sealed, nik.map(|nik| subject_id(keys, nik.as_str()).to_vec())));
    }
    Ok(NewUsulanCase {
        hubungan: new.hubungan.as_str(),
        jenis: answer(&new, Step::Bantuan, "jenis").to_owned(),
        sealed: keys.seal(&usulan_aad(&ticket), &plain),
        members,
        consents: consents(&new, declarations),
        contacts: contacts(ctx, &ticket, &new),
        mails: mails(draft, &new, &offer),
        draft_versions: steps.values().map(|saved| i64::from(saved.version)).sum(),
        case,
    })
}

/// Where the answers of a proposal are sealed.
pub fn usulan_aad(ticket: &str) -> Vec<u8> {
    format!("usulan|sealed|{ticket}").into_bytes()
}

/// Where a member of the family is sealed.
pub fn member_aad(ticket: &str, place: usize) -> Vec<u8> {
    format!("usulan_member|sealed|{ticket}|{place}").into_bytes()
}

/// Where an address or a number is sealed.
pub fn contact_aad(ticket: &str, party: &str, column: &str) -> Vec<u8> {
    format!("case_contact|{column}|{ticket}|{party}").into_bytes()
}

fn distinct(warnings: &[Warning]) -> Vec<&'static str> {
    let codes: BTreeSet<&'static str> = warnings.iter().map(|warning| warning.as_str()).collect();
    codes.into_iter().collect()
}

/// An answer as it is kept; empty when there is none.
fn answer<'a>(new: &'a NewUsulan, step: Step, name: &str) -> &'a str {
    new.answers.get(&step).map_or("", |answers| answers.get(name))
}

/// The name as look-alikes share it: the loosest reading, one of several spellings.
fn alike_key(new: &NewUsulan) -> String {
    loose_keys(new.nama.as_str()).full.into_iter().min().unwrap_or_default()
}

fn birth_key(new: &NewUsulan) -> String {
    new.tanggal_lahir.map(|day| day.to_string()).unwrap_or_default()
}

fn consents(new: &NewUsulan, declarations: Declarations) -> Vec<NewConsent> {
    let given = [
        ("pdp", declarations.pdp),
        ("truth", declarations.truth),
        ("subject_told", declarations.subject_told),
        ("health", answer(new, Step::Kerentanan, "persetujuan_kesehatan") == CHECKED),
    ];
    given
        .into_iter()
        .filter(|(_, given)| *given)
        .map(|(purpose, _)| NewConsent {
            purpose,
            text_version: declaration::VERSION,
            lang: declarations.lang.code(),
        })
        .collect()
}

fn contacts(ctx: &Context, ticket: &str, new: &NewUsulan) -> Vec<NewContact> {
    let seal = |party: &str, column: &str, plain: &str| {
        ctx.keys.seal(&contact_aad(ticket, party, column), plain.as_bytes())
    };
    let email = new.email.as_ref().map(|email| seal("proposer", "email", email.as_str()));
    let phone = Some(seal("proposer", "phone", new.phone.as_str()));
    let mut contacts = vec![NewContact { party: "proposer", email, phone }];
    if new.terusul_phone.is_some() || new.terusul_email.is_some() {
        let email = new.terusul_email.as_ref();
        let email = email.map(|email| seal("subject", "email", email.as_str()));
        let phone = new.terusul_phone.as_ref();
        let phone = phone.map(|phone| seal("subject", "phone", phone.as_str()));
        contacts.push(NewContact { party: "subject", email, phone });
    }
    contacts
}

/// One mail to the proposer, and one to a neighbour who is proposed, where there are addresses. Never the PIN, never a
/// name; to the neighbour not even the ticket (D-13).
fn mails(draft: &OpenDraft, new: &NewUsulan, offer: &CycleOffer) -> Vec<NewMail> {
    let lang = Lang::from_code(&draft.row.lang).unwrap_or_default();
    let mail = |template: Template, to: &EmailAddress, params: Params| NewMail {
        dedupe_key: format!("{}:{}", template.as_str(), draft.row.ticket),
        case_id: None,
        template,
        lang,
        to: to.clone(),
        params,
    };
    let proposer = new.email.as_ref().zip(TicketNumber::parse(&draft.row.ticket).ok());
    let proposer = proposer.map(|(to, ticket)| {
        let params = Params::of_ticket(ticket).cycle(offer.cycle, offer.cutoff);
        mail(Template::Submitted, to, params)
    });
    let subject = new.terusul_email.as_ref();
    let subject = subject.map(|to| mail(Template::SubjectTold, to, Params::default()));
    proposer.into_iter().chain(subject).collect()
}
