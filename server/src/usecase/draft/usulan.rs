//! What a proposal files.

use std::collections::BTreeSet;

use app::text::Lang;
use chrono::NaiveDate;
use domain::contact::EmailAddress;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{CHECKED, PhotoKind, Step, StepErrors};
use domain::names::loose_keys;
use domain::nik::Nik;
use domain::review::{CaseKind, first_state};
use domain::ticket::TicketNumber;
use domain::usulan::{Hubungan, NewUsulan, Origin, Warning, read_usulan};
use domain::wilayah::KodeWilayah;
use domain::window::CycleOffer;

use super::offer::{end_of_day, is_closed, offer_at};
use super::open::assessment_of;
use super::photo::remove_photo;
use super::submit::{Declarations, Refusal, Sheet, consents};
use super::{OpenDraft, choices, read_content};
use crate::clock::WIB;
use crate::crypto::Keys;
use crate::mail::{Params, Template};
use crate::store::StoreError;
use crate::store::case_data::NewContact;
use crate::store::filing::{Body, Brought, Filing, NewCase, NewUsulanRows};
use crate::store::outbox::NewMail;
use crate::store::tokens::{kk_token, subject_id};
use crate::usecase::{AppError, Context};

/// Everything that becomes true when this draft is sent.
///
/// # Errors
/// [`Refusal::Incomplete`] with everything that has to be mended.
pub(super) async fn filing(sheet: &Sheet<'_>, hubungan: Hubungan) -> Result<Filing, Refusal> {
    let new = checked(sheet, hubungan).await?;
    drop_photos_not_asked(sheet.ctx, sheet.draft).await?;
    Ok(new_case(sheet, new).await?)
}

/// The whole draft, valid, or everything that is wrong with it.
async fn checked(sheet: &Sheet<'_>, hubungan: Hubungan) -> Result<NewUsulan, Refusal> {
    let Sheet { ctx, draft, steps, sending, .. } = *sheet;
    let content = read_content(ctx, draft, steps).await?;
    let mut errors = missing_declarations(hubungan, sending.declarations);
    if is_closed(ctx, ctx.clock.now()).await? {
        errors.push("jendela", ErrorCode::WindowClosed);
    }
    match read_usulan(hubungan, &content, &choices(ctx).await?, ctx.clock.today()) {
        Ok(mut new) => {
            check_region(ctx, &new.desa, Step::Alamat).await?;
            let officer = sending.officer.filter(|_| draft.row.filed_by.is_some());
            if officer.is_some_and(|officer| !officer.scope.covers(&new.desa)) {
                errors.push("cakupan", ErrorCode::NotAllowed);
            }
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
    let mut errors = given.missing();
    if hubungan != Hubungan::Diri && !given.subject_told {
        errors.push("sudah_diberi_tahu", ErrorCode::DeclarationMissing);
    }
    errors
}

/// The village may have been split since the step was saved.
pub(super) async fn check_region(
    ctx: &Context,
    desa: &KodeWilayah,
    step: Step,
) -> Result<(), Refusal> {
    if ctx.store.find(desa).await?.is_some() {
        return Ok(());
    }
    let errors = FieldErrors::one("desa", ErrorCode::RegionRetired);
    let steps = vec![StepErrors { step, errors }];
    Err(Refusal::Incomplete { steps, errors: FieldErrors::default() })
}

/// Whether the district of first registration is known, in force or retired (NIK-8).
async fn prefix_is_known(ctx: &Context, nik: &Nik) -> Result<bool, AppError> {
    let prefix = nik.prefix();
    Ok(ctx.store.find(&prefix).await?.is_some() || ctx.store.is_retired(&prefix).await?)
}

/// Photos from before the draft was turned into a neighbour's do not go into the case (S-6).
async fn drop_photos_not_asked(ctx: &Context, draft: &OpenDraft) -> Result<(), AppError> {
    for file in ctx.store.attachments_of_draft(&draft.row.id).await? {
        match PhotoKind::from_slug(&file.kind) {
            Some(kind) if !PhotoKind::of(draft.form).contains(&kind) => {
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

async fn new_case(sheet: &Sheet<'_>, new: NewUsulan) -> Result<Filing, AppError> {
    let Sheet { ctx, draft, sending, .. } = *sheet;
    let now = ctx.clock.now();
    let offer = offer_at(ctx, draft.form, now).await?;
    let ticket = draft.row.ticket.clone();
    let keys = &ctx.keys;
    let case = NewCase {
        kind: CaseKind::Usulan,
        state: first_state(offer.is_current(now.with_timezone(&WIB))),
        draft_id: Some(draft.row.id.clone()),
        idempotency_token: Some(sheet.token),
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
            alike_token(keys, &new.desa, new.nama.as_str(), new.tanggal_lahir).to_vec(),
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
    let rows = NewUsulanRows {
        hubungan: new.hubungan.as_str(),
        jenis: answer(&new, Step::Bantuan, "jenis").to_owned(),
        sealed: keys.seal(&usulan_aad(&ticket), &plain),
        pengusul_token: (new.pengusul_nik.as_ref())
            .map(|nik| subject_id(keys, nik.as_str()).to_vec()),
        members,
    };
    let health = answer(&new, Step::Kerentanan, "persetujuan_kesehatan") == CHECKED;
    Ok(Filing {
        body: Body::Usulan(rows),
        consents: consents(sending.declarations, health),
        contacts: contacts(ctx, &ticket, &new),
        mails: mails(draft, &new, &offer),
        draft_versions: sheet.versions(),
        brought: brought(ctx, draft)?,
        case,
    })
}

/// Who brought the proposal, and what they said.
fn brought(ctx: &Context, draft: &OpenDraft) -> Result<Brought, AppError> {
    let Some(filed_by) = draft.row.filed_by else { return Ok(Brought::by_citizen()) };
    let origin: Option<Origin> = draft.row.origin.as_deref().and_then(|code| code.parse().ok());
    let origin = origin.ok_or_else(|| AppError::from(StoreError::Malformed("draft.origin")))?;
    let said = assessment_of(ctx, &draft.row)?;
    let seal = |said| {
        let plain = serde_json::to_vec(&said).map_err(|error| AppError::unavailable(&error))?;
        Ok::<_, AppError>(ctx.keys.seal(&assessment_aad(&draft.row.ticket), &plain))
    };
    Ok(Brought { origin, filed_by: Some(filed_by), assessment: said.map(seal).transpose()? })
}

/// Where the assessment of a case by an RT, RW or LKS is sealed.
pub fn assessment_aad(ticket: &str) -> Vec<u8> {
    format!("case_assessment|sealed|{ticket}").into_bytes()
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

/// What look-alikes of one village share: the loosest reading of the name, one of several spellings, and the birth.
pub fn alike_token(
    keys: &Keys,
    desa: &KodeWilayah,
    nama: &str,
    birth: Option<NaiveDate>,
) -> [u8; 32] {
    let alike = loose_keys(nama).full.into_iter().min().unwrap_or_default();
    let birth = birth.map(|day| day.to_string()).unwrap_or_default();
    keys.index("alike", &[desa.as_str().as_bytes(), alike.as_bytes(), birth.as_bytes()])
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
