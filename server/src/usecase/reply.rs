//! The right of reply: told by mail or letter, used with a code, once (S-11).
//!
//! What a person learns is the kinds of objection and the time for an answer. Never who objected, what they wrote, or how
//! many they are (S-7).

use std::collections::BTreeMap;

use app::components::region_path::region_path;
use app::text::Lang;
use chrono::{Days, NaiveDate};
use domain::contact::EmailAddress;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::Form;
use domain::mask::mask_name;
use domain::penerima::RtRw;
use domain::sanggahan::Perihal;
use domain::ticket::ResumeCode;

use super::card::{Subject, open_subject};
use super::draft::offer::end_of_day;
use super::draft::{Beginning, Begun, OpenDraft, begin, contact_aad};
use super::limit::{Client, Limit, count};
use super::petugas::Officer;
use super::{AppError, Context};
use crate::clock::{day_of, instant_of};
use crate::crypto::Keys;
use crate::mail::{Params, Template};
use crate::store::outbox::NewMail;
use crate::store::reply_right::{HandOut, ReplyRight};
use crate::store::review_case::CaseRow;
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

/// The code of a right: derived, so that nothing but its token is kept. A letter that is printed anew has another.
fn code_of(keys: &Keys, id: i64, printing: i32) -> ResumeCode {
    let token = match printing {
        0 => keys.index("reply.code", &[&id.to_be_bytes()]),
        _ => keys.index("reply.code", &[&id.to_be_bytes(), &printing.to_be_bytes()]),
    };
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
    Ok(Some(told_before(&right, until)))
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
                params: Params::of_reply(code_of(&ctx.keys, right.id, right.printing), until),
            };
            if hand_out(ctx, right, "mail", &told, Some(mail), None).await? {
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

/// Somebody may still answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Awaited {
    /// The last day for it; `None` while the notice has not reached them: a letter is to be printed, or a mail to leave.
    pub until: Option<NaiveDate>,
}

/// Whether the person a report speaks of may still answer, so that nothing is decided against them yet (S-11). Somebody
/// who is no longer in the data cannot be told, and nobody waits for them.
///
/// # Errors
/// When the database refuses.
pub async fn awaited(ctx: &Context, case: &CaseRow) -> Result<Option<Awaited>, AppError> {
    let mut found: Option<Awaited> = None;
    for right in ctx.store.replies_awaited(case, ctx.clock.now().timestamp()).await? {
        let until = right.reply_until.map(|until| day_of(instant_of(until)));
        if until.is_none() && person_of(ctx, &right).await?.is_none() {
            continue;
        }
        let is_longer = found.is_none_or(|known| {
            known.until.is_some_and(|known| until.is_none_or(|until| until > known))
        });
        if is_longer {
            found = Some(Awaited { until });
        }
    }
    Ok(found)
}

/// A letter of the officer's scope, as the list shows it.
#[derive(Debug, Clone)]
pub struct ListedLetter {
    /// Number of the right.
    pub id: i64,
    /// Village code.
    pub desa: String,
    /// Masked name; `None` for somebody who is no longer in the data.
    pub masked_name: Option<String>,
    /// Since when it is due, or when it was printed, Unix seconds.
    pub at: i64,
    /// The officer who printed it last.
    pub printed_by: Option<i64>,
    /// How often it was printed anew.
    pub reprints: i32,
    /// It was answered: the code is spent.
    pub answered: bool,
}

/// The letters of the officer's scope that are due, and those that were printed since `since` (Unix seconds), at most
/// `limit` of each. Who left an address is told by mail (see [`send_notices`]) and is not among them.
///
/// # Errors
/// When the database refuses.
pub async fn list_letters(
    ctx: &Context,
    officer: &Officer,
    since: i64,
    limit: u64,
) -> Result<(Vec<ListedLetter>, Vec<ListedLetter>), AppError> {
    let (rows, now) = (officer.rows(ctx), ctx.clock.now().timestamp());
    let due = rows.replies_due(None, now, 0, limit).await?;
    let reasons = ctx.store.objection_reasons_of(&due).await?;
    // Where everything was withdrawn meanwhile there is nothing left to answer.
    let due = due.into_iter().zip(reasons).filter(|(_, reasons)| !reasons.is_empty());
    let due: Vec<ReplyRight> = due.map(|(right, _)| right).collect();
    let printed = rows.replies_printed(since, limit).await?;
    let names = masked_names(ctx, due.iter().chain(&printed)).await?;
    let listed = |right: ReplyRight, at: i64| ListedLetter {
        id: right.id,
        desa: right.desa,
        masked_name: names.get(&right.subject_token).cloned(),
        at,
        printed_by: right.printed_by,
        reprints: right.printing,
        answered: right.answer_case_id.is_some(),
    };
    let due = due.into_iter().map(|right| listed(right, now)).collect();
    let printed = printed.into_iter().map(|right| {
        let at = right.notified_at.unwrap_or_default();
        listed(right, at)
    });
    Ok((due, printed.collect()))
}

/// Masked names of the people of these rights by their token, as far as they are in the data that is visible now.
async fn masked_names(
    ctx: &Context,
    rights: impl Iterator<Item = &ReplyRight>,
) -> Result<BTreeMap<Vec<u8>, String>, AppError> {
    let Some(version) = ctx.store.current_version().await? else { return Ok(BTreeMap::new()) };
    let subjects = rights.map(|right| SubjectId::try_from(right.subject_token.as_slice()));
    let subjects: Vec<SubjectId> = subjects
        .collect::<Result<_, _>>()
        .map_err(|_| StoreError::Malformed("reply_right.subject_token"))?;
    let mut names = BTreeMap::new();
    for row in ctx.store.find_subjects(version.id, &subjects).await? {
        let record = PenerimaRecord::open(&ctx.keys, &row);
        let record = record.map_err(|error| AppError::unavailable(&error))?;
        names.insert(row.subject.to_vec(), mask_name(&record.name));
    }
    Ok(names)
}

/// Which letters are to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Those of a village that are due, up to a number.
    Village(String, u64),
    /// One that is due.
    One(i64),
    /// One that was printed before, with another code.
    Again(i64),
}

/// Prints letters of the officer's scope: each is noted as printed, with its code, before it is given out, and its code
/// opens from now on. The code is never shown again: a letter that was lost is printed anew with another one.
///
/// # Errors
/// [`AppError::NotFound`] for a letter outside the scope; [`AppError::Conflict`] when there is nothing to print: somebody
/// else did, it was answered, or withdrawn.
pub async fn print_letters(
    ctx: &Context,
    officer: &Officer,
    wanted: &Wanted,
) -> Result<Vec<Letter>, AppError> {
    let (rows, now) = (officer.rows(ctx), ctx.clock.now().timestamp());
    let until = reply_until(ctx).await?;
    let rights = match wanted {
        Wanted::Village(desa, limit) => rows.replies_due(Some(desa), now, 0, *limit).await?,
        Wanted::One(id) | Wanted::Again(id) => {
            vec![rows.reply(*id).await?.ok_or(AppError::NotFound)?]
        }
    };
    let again = matches!(wanted, Wanted::Again(_));
    let mut letters = Vec::new();
    for right in rights {
        letters.extend(print_letter(ctx, officer, right, until, again).await?);
    }
    if letters.is_empty() { Err(AppError::Conflict) } else { Ok(letters) }
}

async fn print_letter(
    ctx: &Context,
    officer: &Officer,
    mut right: ReplyRight,
    until: NaiveDate,
    again: bool,
) -> Result<Option<Letter>, AppError> {
    // What was told stays told; what is told first is what stands now.
    let told = if again { told_before(&right, until) } else { to_tell(ctx, &right, until).await? };
    let person = person_of(ctx, &right).await?;
    let Some(person) = person.filter(|_| !told.reasons.is_empty()) else { return Ok(None) };
    // Name and address go onto paper: that belongs to the history of who read this person's data, and to no case.
    let subject = Some(crate::crypto::hex(&right.subject_token));
    ctx.store.audit(&officer.entry(ctx, "recipient.view", None, subject)).await?;
    let printed = if again {
        let before = right.clone();
        right.printing += 1;
        let step = step_of(ctx, &right, "letter", &told, None, Some(officer.id));
        ctx.store.reprint_reply(&before, &step).await?
    } else {
        hand_out(ctx, &right, "letter", &told, None, Some(officer.id)).await?
    };
    if !printed {
        return Ok(None);
    }
    letter(ctx, &right, told, &person).await.map(Some)
}

/// What a letter that was printed before told.
fn told_before(right: &ReplyRight, until: NaiveDate) -> Told {
    let reasons = right.reasons.as_deref().unwrap_or_default();
    let reasons = reasons.split(',').filter(|one| !one.is_empty()).map(ToOwned::to_owned).collect();
    Told { reasons, until }
}

/// Notes a letter as printed: its code opens from now on. `false` when somebody else printed it meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn note_printed(ctx: &Context, letter: &Letter) -> Result<bool, AppError> {
    let right = ctx.store.reply_right(letter.id).await?.ok_or(AppError::NotFound)?;
    hand_out(ctx, &right, "letter", &letter.told, None, None).await
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
        code: code_of(&ctx.keys, right.id, right.printing).to_string(),
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
    petugas_id: Option<i64>,
) -> Result<bool, AppError> {
    let step = step_of(ctx, right, channel, told, mail, petugas_id);
    Ok(ctx.store.hand_out_reply(&ctx.keys, &step).await?)
}

fn step_of(
    ctx: &Context,
    right: &ReplyRight,
    channel: &'static str,
    told: &Told,
    mail: Option<NewMail>,
    petugas_id: Option<i64>,
) -> HandOut {
    HandOut {
        id: right.id,
        code_token: code_token(&ctx.keys, &code_of(&ctx.keys, right.id, right.printing)),
        reasons: told.reasons.join(","),
        channel,
        reply_until: end_of_day(told.until),
        mail,
        petugas_id,
        now: ctx.clock.now().timestamp(),
    }
}
