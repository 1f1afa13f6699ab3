//! What a report about a recipient files, and the answer to one (§3.5, S-7, S-11).

use app::text::Lang;
use chrono::{Days, NaiveTime, TimeZone as _};
use domain::contact::Phone;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Form, Step};
use domain::review::CaseState;
use domain::sanggahan::{NewLaporan, Pelapor, read_laporan};
use domain::ticket::TicketNumber;
use domain::usulan::Warning;

use super::offer::{end_of_day, offer_at};
use super::photo::delete_file;
use super::submit::{Refusal, Sheet, consents};
use super::usulan::{check_region, contact_aad};
use super::variant::seal_variant;
use super::{choices, read_content};
use crate::clock::WIB;
use crate::mail::{Params, Template};
use crate::store::case_data::NewContact;
use crate::store::filing::{Body, Brought, Filing, NewCase};
use crate::store::laporan::{LaporanUpdate, NewLaporanRow};
use crate::store::outbox::NewMail;
use crate::store::review_case::CaseRow;
use crate::store::term::Term;
use crate::store::tokens::subject_id;
use crate::store::{ConflictKind, StoreError};
use crate::usecase::card::{Subject, seal_subject};
use crate::usecase::limit::{Limit, count};
use crate::usecase::reply::is_over;
use crate::usecase::track_case::{self, TrackRefusal};
use crate::usecase::{AppError, Context};

/// The field of an earlier ticket.
const EARLIER_TICKET: &str = "tiket_lama";
/// The field of its PIN.
const EARLIER_PIN: &str = "pin_lama";
/// The declaration that the text may tell who wrote it.
const ANYWAY: &str = "tetap_kirim";
/// From this hour of the next day on the person an objection is about is told: the hour of the objection itself is
/// nobody's to know.
const NOTICE_HOUR: u32 = 8;

/// A report that may be filed.
struct Ready {
    new: NewLaporan,
    subject: Subject,
    cycle: String,
    reporter_token: Option<Vec<u8>>,
    warnings: Vec<&'static str>,
}

/// Files a report, or puts it in the place of an earlier one. What the database refuses is said apart.
///
/// # Errors
/// [`Refusal::Incomplete`] with everything that has to be mended.
pub(super) async fn file(sheet: &Sheet<'_>) -> Result<Result<(), StoreError>, Refusal> {
    // The code was good when the answer was begun.
    if is_over(sheet.ctx, sheet.draft).await? {
        return Err(AppError::LinkExpired.into());
    }
    let new = checked(sheet).await?;
    let ready = ready(sheet, new).await?;
    if let Some(case) = earlier_case(sheet, &ready).await? {
        return update(sheet, &ready, &case).await;
    }
    let mut ready = ready;
    ready.warnings.extend(bursts(sheet, &ready).await?);
    let filing = filing(sheet, ready).await?;
    Ok(sheet.ctx.store.file_case(&sheet.ctx.keys, filing).await.map(drop))
}

/// The whole draft, valid, or everything that is wrong with it.
async fn checked(sheet: &Sheet<'_>) -> Result<NewLaporan, Refusal> {
    let Sheet { ctx, draft, steps, sending, .. } = *sheet;
    let content = read_content(ctx, draft, steps).await?;
    let mut errors = sending.declarations.missing();
    match read_laporan(&content, &choices(ctx).await?, ctx.clock.today()) {
        Ok(new) => {
            let told = new.identity.iter().any(|hint| hint.tells_reporter());
            if told && !sending.declarations.anyway {
                errors.push(ANYWAY, ErrorCode::DeclarationMissing);
            }
            if let Some(pelapor) = &new.pelapor {
                check_region(ctx, &pelapor.desa, Step::Pelapor).await?;
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

/// What the reviewer should know of the report itself.
async fn ready(sheet: &Sheet<'_>, new: NewLaporan) -> Result<Ready, AppError> {
    let Sheet { ctx, draft, .. } = *sheet;
    let subject = draft.subject.clone();
    let subject = subject.ok_or_else(|| AppError::from(StoreError::Malformed("draft.subject")))?;
    let cycle = offer_at(ctx, draft.form, ctx.clock.now()).await?.cycle.to_string();
    let mut warnings = Vec::new();
    let mut reporter_token = None;
    if let Some(nik) = &new.pelapor_nik {
        // A refusal here would tell whoever has a card whether a NIK is that person's (NIK-12).
        let is_self = subject_id(&ctx.keys, nik.as_str()) == subject.id;
        match (is_self, new.says_self) {
            (true, false) => warnings.push(Warning::SelfReport.as_str()),
            (false, true) => warnings.push(Warning::NotSelf.as_str()),
            _ => {}
        }
        reporter_token =
            Some(token_of_reporter(ctx, draft.form, nik.as_str(), &subject, &cycle).to_vec());
    }
    Ok(Ready { new, subject, cycle, reporter_token, warnings })
}

/// Counts a report that is about to be filed. Whatever is beyond what neighbours do is said to the reviewer and to nobody
/// else: a refusal would tell that others have reported the same person, and would keep honest people out.
async fn bursts(sheet: &Sheet<'_>, ready: &Ready) -> Result<Vec<&'static str>, AppError> {
    let (Some(pelapor), Some(nik)) = (&ready.new.pelapor, &ready.new.pelapor_nik) else {
        return Ok(Vec::new());
    };
    let mut warnings = Vec::new();
    for (limit, whom, warning) in [
        (Limit::Reporter, nik.as_str().as_bytes(), Warning::BurstReporter),
        (Limit::ReporterPhone, pelapor.phone.as_bytes(), Warning::BurstReporter),
        (Limit::SubjectBurst, &ready.subject.id, Warning::BurstSubject),
        (Limit::PlaceBurst, sheet.client.bytes(), Warning::BurstPlace),
    ] {
        match count(sheet.ctx, limit, &[whom]).await {
            Ok(()) => {}
            Err(AppError::TooManyRequests { .. }) => warnings.push(warning.as_str()),
            Err(error) => return Err(error),
        }
    }
    warnings.dedup();
    Ok(warnings)
}

/// Recognises a second report of the same reporter about the same person in the same cycle. Reporter, person and cycle
/// are one token together, so that it says nothing about anything else (ADR 0016).
fn token_of_reporter(
    ctx: &Context,
    form: Form,
    nik: &str,
    subject: &Subject,
    cycle: &str,
) -> [u8; 32] {
    let what = form.code();
    ctx.keys.index(
        "laporan.reporter",
        &[what.as_bytes(), nik.as_bytes(), &subject.id, cycle.as_bytes()],
    )
}

/// The earlier report whose place this one takes: named by its ticket and PIN, and of the same reporter, person and
/// cycle (S-5).
async fn earlier_case(sheet: &Sheet<'_>, ready: &Ready) -> Result<Option<CaseRow>, Refusal> {
    let (ticket, pin) = sheet.sending.earlier;
    if (ticket.trim().is_empty() && pin.trim().is_empty()) || ready.reporter_token.is_none() {
        return Ok(None);
    }
    let wrong = |errors| Refusal::Incomplete { steps: Vec::new(), errors };
    let unknown = || wrong(FieldErrors::one(EARLIER_TICKET, ErrorCode::EarlierUnknown));
    let tracked = match track_case::open(sheet.ctx, sheet.client, ticket, pin).await {
        Ok(tracked) => tracked,
        Err(TrackRefusal::Invalid(found)) => {
            let mut errors = FieldErrors::default();
            for error in found.iter() {
                let field = if error.field == "pin" { EARLIER_PIN } else { EARLIER_TICKET };
                errors.push(field, error.code);
            }
            return Err(wrong(errors));
        }
        Err(TrackRefusal::Refused) => return Err(unknown()),
        Err(TrackRefusal::Locked { seconds }) => {
            let retry_after_seconds = u32::try_from(seconds.max(1)).unwrap_or(u32::MAX);
            return Err(AppError::TooManyRequests { retry_after_seconds }.into());
        }
        Err(TrackRefusal::Failed(error)) => return Err(error.into()),
    };
    let token = ready.reporter_token.as_deref().unwrap_or_default();
    if sheet.ctx.store.is_report_of(tracked.case.id, token, &ready.new.reason).await? {
        Ok(Some(tracked.case))
    } else {
        Err(unknown())
    }
}

async fn update(
    sheet: &Sheet<'_>,
    ready: &Ready,
    case: &CaseRow,
) -> Result<Result<(), StoreError>, Refusal> {
    let Sheet { ctx, draft, sending, .. } = *sheet;
    let update = LaporanUpdate {
        draft_id: draft.row.id.clone(),
        draft_versions: sheet.versions(),
        row: row(sheet, ready, &case.ticket, None)?,
        warnings: ready.warnings.clone(),
        consents: consents(sending.declarations, false),
        mails: mails(sheet, &ready.new, &case.ticket),
        now: ctx.clock.now().timestamp(),
    };
    match ctx.store.update_laporan(&ctx.keys, case, update).await {
        Ok(Some(files)) => {
            for file in files {
                delete_file(ctx, &file).await;
            }
            Ok(Ok(()))
        }
        // Decided meanwhile: nothing takes its place any more.
        Ok(None) => Ok(Err(StoreError::Conflict(ConflictKind::Duplicate))),
        Err(error) => Ok(Err(error)),
    }
}

async fn filing(sheet: &Sheet<'_>, ready: Ready) -> Result<Filing, AppError> {
    let Sheet { ctx, draft, sending, .. } = *sheet;
    let now = ctx.clock.now();
    let offer = offer_at(ctx, draft.form, now).await?;
    let ticket = draft.row.ticket.clone();
    let review = ctx.store.term_days(Term::SanggahanReview, ctx.clock.today()).await?;
    let due = ctx.clock.today() + Days::new(u64::from(review));
    // Whatever may end somebody's aid gives them the right to answer first.
    let notice = (!ready.new.reason.is_empty()).then(|| notice_at(ctx));
    let row = row(sheet, &ready, &ticket, notice)?;
    let parent_id = match draft.row.reply_right_id {
        Some(id) => ctx.store.reply_right(id).await?.map(|right| right.case_id),
        None => None,
    };
    let health = ["hamil", "disabilitas"].contains(&draft.form.variant());
    let case = NewCase {
        kind: draft.form.kind(),
        state: CaseState::Queued,
        draft_id: Some(draft.row.id.clone()),
        idempotency_token: Some(sheet.token),
        parent_id,
        desa: ready.subject.desa.to_string(),
        cycle: ready.cycle.clone(),
        cutoff_at: end_of_day(offer.cutoff),
        due_at: end_of_day(due),
        now: now.timestamp(),
        lang: draft.row.lang.clone(),
        nik_token: Some(ready.subject.id.to_vec()),
        kk_token: None,
        alike_token: None,
        warnings: ready.warnings.clone(),
        ticket: ticket.clone(),
    };
    Ok(Filing {
        case,
        body: Body::Laporan(row),
        consents: consents(sending.declarations, health),
        contacts: contacts(ctx, &ticket, &ready.new),
        mails: mails(sheet, &ready.new, &ticket),
        draft_versions: sheet.versions(),
        brought: Brought::by_citizen(),
    })
}

fn row(
    sheet: &Sheet<'_>,
    ready: &Ready,
    ticket: &str,
    reply_notify_at: Option<i64>,
) -> Result<NewLaporanRow, AppError> {
    let Sheet { ctx, draft, .. } = *sheet;
    let answers = serde_json::to_vec(&ready.new.answers);
    let answers = answers.map_err(|error| AppError::unavailable(&error))?;
    let reporter = ready.new.pelapor.as_ref().map(|who| seal_reporter(ctx, ticket, who));
    Ok(NewLaporanRow {
        variant: seal_variant(&ctx.keys, draft.form),
        reason: ready.new.reason.clone(),
        subject: seal_subject(&ctx.keys, ticket, &ready.subject)?,
        sealed: ctx.keys.seal(&answers_aad(ticket), &answers),
        reporter: reporter.transpose()?,
        reporter_token: ready.reporter_token.clone(),
        reply_notify_at,
        reply_right_id: draft.row.reply_right_id,
    })
}

/// Seals who reports with the public key: what this process can never open again (S-7).
fn seal_reporter(ctx: &Context, ticket: &str, pelapor: &Pelapor) -> Result<Vec<u8>, AppError> {
    let plain = serde_json::to_vec(pelapor).map_err(|error| AppError::unavailable(&error))?;
    Ok(ctx.reporter_seal.seal(&reporter_aad(ticket), &plain))
}

/// Where the answers of a report are sealed.
pub fn answers_aad(ticket: &str) -> Vec<u8> {
    format!("laporan|sealed|{ticket}").into_bytes()
}

/// Where a reporter is sealed.
pub fn reporter_aad(ticket: &str) -> Vec<u8> {
    format!("laporan|reporter|{ticket}").into_bytes()
}

/// When the person is told at the earliest.
fn notice_at(ctx: &Context) -> i64 {
    let tomorrow = ctx.clock.today() + Days::new(1);
    let hour = NaiveTime::from_hms_opt(NOTICE_HOUR, 0, 0).unwrap_or_default();
    WIB.from_local_datetime(&tomorrow.and_time(hour))
        .earliest()
        .map_or_else(|| ctx.clock.now().timestamp(), |instant| instant.timestamp())
}

/// Who answers an objection is the person themselves, and is reached like who proposes themselves. Who reports is
/// reached only through the seal.
fn contacts(ctx: &Context, ticket: &str, new: &NewLaporan) -> Vec<NewContact> {
    if new.form != Form::HakJawab {
        return Vec::new();
    }
    let seal = |column: &str, plain: &str| {
        ctx.keys.seal(&contact_aad(ticket, "proposer", column), plain.as_bytes())
    };
    let typed = new.answers.get(&Step::Jawaban).map_or("", |answers| answers.get("jawaban_hp"));
    let phone = Phone::parse(typed).ok();
    let email = new.email.as_ref();
    if phone.is_none() && email.is_none() {
        return Vec::new();
    }
    vec![NewContact {
        party: "proposer",
        email: email.map(|email| seal("email", email.as_str())),
        phone: phone.map(|phone| seal("phone", phone.as_str())),
    }]
}

/// One mail to who sends it, where there is an address: that it has arrived, not what it is. The address is erased with
/// the mail.
fn mails(sheet: &Sheet<'_>, new: &NewLaporan, ticket: &str) -> Vec<NewMail> {
    let draft = sheet.draft;
    let to = new.email.as_ref().zip(TicketNumber::parse(ticket).ok());
    let mail = to.map(|(to, ticket)| NewMail {
        dedupe_key: format!("{}:{}", Template::ReportReceived.as_str(), draft.row.ticket),
        case_id: None,
        template: Template::ReportReceived,
        lang: Lang::from_code(&draft.row.lang).unwrap_or_default(),
        to: to.clone(),
        params: Params::of_ticket(ticket),
    });
    mail.into_iter().collect()
}
