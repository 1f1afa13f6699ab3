//! The right of reply: told by mail or letter, used with a code, once (S-11).
//!
//! What a person learns is the kinds of objection and the time for an answer. Never who objected, what they wrote, or how
//! many they are (S-7).

use app::components::region_path::region_path;
use app::text::Lang;
use chrono::{Days, NaiveDate};
use domain::contact::EmailAddress;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::Form;
use domain::penerima::RtRw;
use domain::sanggahan::Perihal;
use domain::ticket::ResumeCode;

use super::card::{Subject, open_subject};
use super::draft::offer::end_of_day;
use super::draft::{Beginning, Begun, OpenDraft, begin, contact_aad};
use super::limit::{Client, Limit, count};
use super::{AppError, Context};
use crate::clock::{day_of, instant_of};
use crate::crypto::Keys;
use crate::mail::{Params, Template};
use crate::store::outbox::NewMail;
use crate::store::reply_right::{HandOut, ReplyRight};
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::term::Term;
use crate::store::tokens::SubjectId;
use crate::store::{StoreError, laporan::LaporanRow};

/// Name of the form field of a reply code.
pub const CODE_FIELD: &str = "kode";
/// How long an answer that was begun in time may be sent afterwards, in seconds.
const GRACE_SECONDS: i64 = 86_400;
/// Rights handed out between two looks at the clock.
const BATCH: u64 = 100;

/// What a code opened.
#[derive(Debug)]
pub enum Opened {
    /// A draft for the answer.
    Draft(Box<Begun>),
    /// It was answered before: the code is spent.
    Answered,
    /// The time for it is over.
    Late,
}

/// What the person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Codes of the reasons, each once.
    pub reasons: Vec<String>,
    /// Last day for the answer.
    pub until: NaiveDate,
}

/// A letter that brings a right to somebody who cannot be reached otherwise.
#[derive(Clone)]
pub struct Letter {
    /// Number of the right: names the file.
    pub id: i64,
    /// The code, grouped for reading.
    pub code: String,
    /// What the person is told.
    pub told: Told,
    /// Name as the recipient data has it.
    pub name: String,
    /// The person is said to have died: the letter goes to the family.
    pub to_family: bool,
    /// Address lines as the recipient data has them.
    pub address: Vec<String>,
}

/// The code of a right: derived, so that nothing but its token is kept.
fn code_of(keys: &Keys, id: i64) -> ResumeCode {
    let token = keys.index("reply.code", &[&id.to_be_bytes()]);
    let mut entropy = [0; 16];
    entropy.copy_from_slice(&token[..16]);
    ResumeCode::from_entropy(&entropy)
}

fn code_token(keys: &Keys, code: &ResumeCode) -> [u8; 32] {
    keys.index("reply.code_token", &[code.as_str().as_bytes()])
}

/// Opens a code: a draft for the answer begins.
///
/// # Errors
/// [`AppError::Invalid`] for a typo or an unknown code; [`AppError::TooManyRequests`] for somebody who guesses.
pub async fn open_code(
    ctx: &Context,
    client: Client,
    typed: &str,
    lang: &'static str,
) -> Result<Opened, AppError> {
    let invalid = |code| AppError::Invalid(FieldErrors::one(CODE_FIELD, code));
    let code = ResumeCode::parse(typed).map_err(invalid)?;
    count(ctx, Limit::Resume, &[client.bytes()]).await?;
    let right = ctx.store.reply_right_by_code(&code_token(&ctx.keys, &code)).await?;
    let right = right.ok_or_else(|| invalid(ErrorCode::ReplyCodeUnknown))?;
    if right.answer_case_id.is_some() {
        return Ok(Opened::Answered);
    }
    if is_late(ctx, &right) {
        return Ok(Opened::Late);
    }
    let start = Beginning {
        form: Form::HakJawab,
        subject: Some(subject_of(ctx, &right).await?),
        reply_right_id: Some(right.id),
    };
    Ok(Opened::Draft(Box::new(begin(ctx, client, start, lang).await?)))
}

fn is_late(ctx: &Context, right: &ReplyRight) -> bool {
    right.reply_until.is_none_or(|until| until < ctx.clock.now().timestamp())
}

/// What the person of an answer's draft is told: what their letter or mail spoke of, whatever came or went since. `None`
/// for any other draft.
///
/// # Errors
/// When the database refuses.
pub async fn told(ctx: &Context, draft: &OpenDraft) -> Result<Option<Told>, AppError> {
    let Some(id) = draft.row.reply_right_id else { return Ok(None) };
    let Some(right) = ctx.store.reply_right(id).await? else { return Ok(None) };
    let until = day_of(instant_of(right.reply_until.unwrap_or_default()));
    let reasons = right.reasons.unwrap_or_default();
    let reasons = reasons.split(',').filter(|one| !one.is_empty()).map(ToOwned::to_owned).collect();
    Ok(Some(Told { reasons, until }))
}

/// What a person is about to be told: every reason of the cycle that they were not told before.
async fn to_tell(ctx: &Context, right: &ReplyRight, until: NaiveDate) -> Result<Told, AppError> {
    Ok(Told { reasons: ctx.store.objection_reasons(right).await?, until })
}

/// Whether the time for an answer is over. A draft that was begun in time may be sent a day later.
///
/// # Errors
/// When the database refuses.
pub async fn is_over(ctx: &Context, draft: &OpenDraft) -> Result<bool, AppError> {
    let Some(id) = draft.row.reply_right_id else { return Ok(false) };
    let until = ctx.store.reply_right(id).await?.and_then(|right| right.reply_until);
    Ok(until.is_some_and(|until| until + GRACE_SECONDS < ctx.clock.now().timestamp()))
}

/// The card of the objection: what its answer's pages show. To the person themselves it says whom they answer for.
async fn subject_of(ctx: &Context, right: &ReplyRight) -> Result<Subject, AppError> {
    let malformed = || AppError::from(StoreError::Malformed("laporan.subject"));
    let case = ctx.store.case_by_id(right.case_id).await?.ok_or_else(malformed)?;
    let row: Option<LaporanRow> = ctx.store.laporan_of_case(case.id).await?;
    let sealed = row.and_then(|row| row.subject).ok_or_else(malformed)?;
    open_subject(&ctx.keys, &case.ticket, &sealed).ok_or_else(malformed)
}

/// Sends the notices whose time has come to those who left an address. Says how many. Two workers send each once.
///
/// # Errors
/// When the database refuses.
pub async fn send_notices(ctx: &Context) -> Result<u64, AppError> {
    let now = ctx.clock.now().timestamp();
    let (mut sent, mut after) = (0, 0);
    loop {
        let due = ctx.store.reply_rights_due(now, after, BATCH).await?;
        let Some(last) = due.last() else { return Ok(sent) };
        after = last.id;
        for right in &due {
            let Some((to, lang)) = address_of(ctx, right).await? else { continue };
            let until = reply_until(ctx).await?;
            // Everything was withdrawn meanwhile: there is nothing left to answer.
            let told = to_tell(ctx, right, until).await?;
            if told.reasons.is_empty() {
                continue;
            }
            let mail = NewMail {
                dedupe_key: format!("{}:{}", Template::ReplyNotice.as_str(), right.id),
                case_id: None,
                template: Template::ReplyNotice,
                lang,
                to,
                params: Params::of_reply(code_of(&ctx.keys, right.id), until),
            };
            if hand_out(ctx, right, "mail", &told, Some(mail)).await? {
                sent += 1;
            }
        }
    }
}

/// The letters that are due: to everybody who may answer and left no address.
#[derive(Default)]
pub struct Letters {
    /// To be printed, and then noted by [`note_printed`].
    pub letters: Vec<Letter>,
    /// People who are no longer in the data: the office has to look for them.
    pub unknown: u64,
}

/// The letters that are due now; mails that are due go out first. The same letter, code and all, until it is noted as
/// printed: a printer that fails loses nothing.
///
/// # Errors
/// When the database refuses.
pub async fn letters_due(ctx: &Context) -> Result<Letters, AppError> {
    send_notices(ctx).await?;
    let now = ctx.clock.now().timestamp();
    let until = reply_until(ctx).await?;
    let (mut found, mut after) = (Letters::default(), 0);
    loop {
        let due = ctx.store.reply_rights_due(now, after, BATCH).await?;
        let Some(last) = due.last() else { return Ok(found) };
        after = last.id;
        for right in &due {
            let told = to_tell(ctx, right, until).await?;
            if told.reasons.is_empty() {
                continue;
            }
            match person_of(ctx, right).await? {
                Some(person) => found.letters.push(letter(ctx, right, told, &person).await?),
                None => found.unknown += 1,
            }
        }
    }
}

/// Notes a letter as printed: its code opens from now on. `false` when somebody else printed it meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn note_printed(ctx: &Context, letter: &Letter) -> Result<bool, AppError> {
    let right = ctx.store.reply_right(letter.id).await?.ok_or(AppError::NotFound)?;
    hand_out(ctx, &right, "letter", &letter.told, None).await
}

async fn letter(
    ctx: &Context,
    right: &ReplyRight,
    told: Told,
    person: &PenerimaRecord,
) -> Result<Letter, AppError> {
    let number = |name: &str, value: Option<&str>| value.map(|value| format!("{name} {value}"));
    let rt = number("RT", person.rt.as_ref().map(RtRw::as_str));
    let rw = number("RW", person.rw.as_ref().map(RtRw::as_str));
    let place: Vec<String> = [rt, rw].into_iter().flatten().collect();
    let desa = right.desa.parse().map_err(|_| StoreError::Malformed("reply_right.desa"))?;
    let path = ctx.store.path(&desa).await?;
    let region = path.map(|path| region_path(&path)).unwrap_or_default();
    let lines = [person.address.clone(), place.join(" / "), region];
    // Should it be true, somebody else opens the letter.
    let to_family = told.reasons.iter().any(|reason| reason == Perihal::Meninggal.as_str());
    Ok(Letter {
        id: right.id,
        code: code_of(&ctx.keys, right.id).to_string(),
        told,
        name: person.name.clone(),
        to_family,
        address: lines.into_iter().filter(|line| !line.is_empty()).collect(),
    })
}

/// Who a right belongs to, in the data that is visible now.
async fn person_of(ctx: &Context, right: &ReplyRight) -> Result<Option<PenerimaRecord>, AppError> {
    let Some(version) = ctx.store.current_version().await? else { return Ok(None) };
    let subject = SubjectId::try_from(right.subject_token.as_slice());
    let subject = subject.map_err(|_| StoreError::Malformed("reply_right.subject_token"))?;
    let Some(row) = ctx.store.find_subject(version.id, &subject).await? else { return Ok(None) };
    let record = PenerimaRecord::open(&ctx.keys, &row);
    record.map(Some).map_err(|error| AppError::unavailable(&error))
}

async fn address_of(
    ctx: &Context,
    right: &ReplyRight,
) -> Result<Option<(EmailAddress, Lang)>, AppError> {
    let Some(found) = ctx.store.contact_of_subject(&right.subject_token).await? else {
        return Ok(None);
    };
    let aad = contact_aad(&found.ticket, &found.party, "email");
    let plain = ctx.keys.open(&aad, &found.email);
    let plain = plain.map_err(|_| StoreError::Malformed("case_contact.email"))?;
    let email = std::str::from_utf8(&plain).ok().and_then(|text| EmailAddress::parse(text).ok());
    Ok(email.zip(Some(Lang::from_code(&found.lang).unwrap_or_default())))
}

async fn reply_until(ctx: &Context) -> Result<NaiveDate, AppError> {
    let days = ctx.store.term_days(Term::RightOfReply, ctx.clock.today()).await?;
    Ok(ctx.clock.today() + Days::new(u64::from(days)))
}

async fn hand_out(
    ctx: &Context,
    right: &ReplyRight,
    channel: &'static str,
    told: &Told,
    mail: Option<NewMail>,
) -> Result<bool, AppError> {
    let step = HandOut {
        id: right.id,
        code_token: code_token(&ctx.keys, &code_of(&ctx.keys, right.id)),
        reasons: told.reasons.join(","),
        channel,
        reply_until: end_of_day(told.until),
        mail,
        now: ctx.clock.now().timestamp(),
    };
    Ok(ctx.store.hand_out_reply(&ctx.keys, &step).await?)
}
