//! Everything a case page shows, for an officer who may see it. That they looked is noted before anything is shown.

use domain::decision::ConflictReason;
use domain::form::{DraftContent, Form, PhotoKind, Step};
use domain::nomor_kk::NomorKk;
use domain::review::{Actor, CaseKind};
use domain::ticket::TicketNumber;
use domain::wilayah::KodeWilayah;

use super::decide::open_notes;
use super::{conflict, lease, note, officer_names};
use crate::store::StoreError;
use crate::store::attachment::AttachmentRow;
use crate::store::audit::AuditRecord;
use crate::store::case_pair::PairRow;
use crate::store::penerima::SealedBantuan;
use crate::store::review_case::{CaseRow, EventRow};
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::kk_token;
use crate::store::version::VersionInfo;
use crate::usecase::card::Subject;
use crate::usecase::draft::contact_aad;
use crate::usecase::draft::photo::{OpenedFile, read_file};
use crate::usecase::petugas::Officer;
use crate::usecase::track_case::act::message_aad;
use crate::usecase::track_case::{Tracked, read};
use crate::usecase::{AppError, Context};

/// Why a case is not opened.
#[derive(Debug)]
pub enum OpenRefusal {
    /// The officer is close to somebody in it: others look at it.
    Blocked(ConflictReason),
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for OpenRefusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The case with a ticket, for an officer who may see it. Nothing is noted yet: see [`note_view`].
///
/// # Errors
/// [`AppError::NotFound`] for a ticket that is none, or outside the scope; [`OpenRefusal::Blocked`] for a conflict of
/// interest, which is noted.
pub async fn find(ctx: &Context, officer: &Officer, ticket: &str) -> Result<Tracked, OpenRefusal> {
    let tracked = find_unchecked(ctx, officer, ticket).await?;
    match conflict::check(ctx, officer, &tracked.case).await? {
        Some(reason) => Err(OpenRefusal::Blocked(reason)),
        None => Ok(tracked),
    }
}

/// The case with a ticket in the scope, whoever asks: only whether there is one.
///
/// # Errors
/// [`AppError::NotFound`] for a ticket that is none, or outside the scope.
pub async fn find_unchecked(
    ctx: &Context,
    officer: &Officer,
    ticket: &str,
) -> Result<Tracked, AppError> {
    let ticket = TicketNumber::parse(ticket).map_err(|_| AppError::NotFound)?;
    let case = officer.rows(ctx).case(ticket.as_str()).await?.ok_or(AppError::NotFound)?;
    Ok(Tracked { case, ticket })
}

/// Notes that an officer reads a case, before it is shown; whose case it is keeps it for longer.
///
/// # Errors
/// When the database refuses: nothing must be shown then.
pub async fn note_view(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<(), AppError> {
    ctx.store.audit(&officer.entry(ctx, "case.view", Some(case.id), None)).await?;
    lease::renew(ctx, officer, case).await?;
    Ok(())
}

/// How a party can be reached. Personal: not printed.
#[derive(Clone)]
pub struct Party {
    /// It is the proposed person, not the proposer.
    pub is_subject: bool,
    /// May be empty.
    pub phone: String,
    /// May be empty.
    pub email: String,
}

/// A text that somebody wrote, with its time. Personal: not printed.
#[derive(Clone)]
pub struct Said {
    /// Unix seconds.
    pub at: i64,
    /// Of a message: its code. Of a note: who wrote it; empty when that is not known.
    pub who: String,
    /// `None` once erased.
    pub text: Option<String>,
}

/// A fact of the history.
#[derive(Debug, Clone)]
pub struct Fact {
    /// As it is kept. A case that was handed over is the action `hand_over`.
    pub event: EventRow,
    /// Which officer; empty when none or not known.
    pub name: String,
    /// To whom it was handed over; empty otherwise.
    pub to: String,
    /// The note to the citizen.
    pub note: Option<String>,
}

/// A case beside another.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The other case.
    pub case: CaseRow,
    /// Codes of why.
    pub reasons: Vec<String>,
    /// What was found about the two, and by whom.
    pub verdict: Option<(PairRow, String)>,
}

/// What the recipient data says about the person.
pub enum Recipient {
    /// No data was loaded.
    NoData,
    /// The case has no NIK.
    NoNik,
    /// Not in this version.
    NotListed(VersionInfo),
    /// In this version, outside the scope.
    Elsewhere(VersionInfo),
    /// In this version.
    Listed {
        /// Which.
        version: VersionInfo,
        /// The person.
        record: Box<PenerimaRecord>,
        /// Where they are listed.
        desa: KodeWilayah,
        /// Their aid.
        aid: Vec<SealedBantuan>,
        /// Whether the family card of the case is that of the data, where both are known.
        same_kk: Option<bool>,
    },
}

/// An answer of the person an objection is about.
pub struct Reply {
    /// Its case.
    pub case: CaseRow,
    /// What they say; `None` once erased.
    pub text: Option<String>,
}

/// Everything about a case.
pub struct CaseFile {
    /// Which form it was; `None` for one that came of no form.
    pub form: Option<Form>,
    /// The card it is about, where it is about a recipient.
    pub subject: Option<Subject>,
    /// Everything answered but who reports; `None` once erased.
    pub content: Option<DraftContent>,
    /// Who sent it is sealed (S-7).
    pub sealed: bool,
    /// How the parties can be reached.
    pub parties: Vec<Party>,
    /// What the recipient data says.
    pub recipient: Recipient,
    /// Files.
    pub files: Vec<AttachmentRow>,
    /// Cases about the same person or family.
    pub linked: Vec<Beside>,
    /// The case it hangs on, if it lies in the scope.
    pub parent: Option<CaseRow>,
    /// Those that hang on it.
    pub below: Vec<CaseRow>,
    /// Answers of the person it is about; `None` where there can be none.
    pub replies: Option<Vec<Reply>>,
    /// Messages, oldest first.
    pub messages: Vec<Said>,
    /// Newest first.
    pub history: Vec<Fact>,
    /// Newest first.
    pub notes: Vec<Said>,
}

/// Reads everything about a case. To be called after [`note_view`].
///
/// # Errors
/// When the database refuses, or something kept cannot be opened.
pub async fn read_file_of(
    ctx: &Context,
    officer: &Officer,
    tracked: &Tracked,
) -> Result<CaseFile, AppError> {
    let rows = officer.rows(ctx);
    let case_id = tracked.case.id;
    let kind = tracked.case.kind()?;
    let filed = read::filed(ctx, tracked).await?;
    let content = read::content(ctx, tracked).await?;
    let (form, subject) = filed.map_or((None, None), |filed| (Some(filed.form), filed.subject));
    let parent = match tracked.case.parent_id {
        Some(id) => rows.case_by_id(id).await?,
        None => None,
    };
    Ok(CaseFile {
        sealed: kind.is_report(),
        parties: parties(ctx, tracked).await?,
        recipient: recipient(ctx, officer, tracked, content.as_ref()).await?,
        files: ctx.store.attachments_of_case(case_id).await?,
        linked: linked(ctx, officer, case_id).await?,
        below: rows.cases_below(case_id).await?,
        replies: replies(ctx, officer, &tracked.case).await?,
        messages: messages(ctx, officer, tracked).await?,
        history: history(ctx, officer, tracked).await?,
        notes: notes(ctx, officer, &tracked.case).await?,
        form,
        subject,
        content,
        parent,
    })
}

async fn parties(ctx: &Context, tracked: &Tracked) -> Result<Vec<Party>, AppError> {
    let ticket = tracked.ticket.as_str();
    let mut parties = Vec::new();
    for row in ctx.store.contacts_of_case(tracked.case.id).await? {
        // How a reporter can be reached is sealed with who they are (S-7).
        if row.party == "reporter" {
            continue;
        }
        let open = |column: &str, sealed: Option<Vec<u8>>| {
            let plain = ctx.keys.open(&contact_aad(ticket, &row.party, column), &sealed?).ok()?;
            String::from_utf8(plain).ok()
        };
        let phone = open("phone", row.phone.clone()).unwrap_or_default();
        let email = open("email", row.email.clone()).unwrap_or_default();
        if !phone.is_empty() || !email.is_empty() {
            parties.push(Party { is_subject: row.party == "subject", phone, email });
        }
    }
    parties.sort_by_key(|party| party.is_subject);
    Ok(parties)
}

async fn recipient(
    ctx: &Context,
    officer: &Officer,
    tracked: &Tracked,
    content: Option<&DraftContent>,
) -> Result<Recipient, AppError> {
    let Some(version) = ctx.store.current_version().await? else { return Ok(Recipient::NoData) };
    let tokens = officer.rows(ctx).subject_tokens(tracked.case.id).await?;
    let Some(subject) = tokens.subject() else { return Ok(Recipient::NoNik) };
    let Some(row) = ctx.store.find_subject(version.id, &subject).await? else {
        return Ok(Recipient::NotListed(version));
    };
    if !officer.scope.covers(&row.desa) {
        return Ok(Recipient::Elsewhere(version));
    }
    let typed = content.and_then(|content| content.answers.get(&Step::Terusul));
    let typed = typed.and_then(|answers| NomorKk::parse(answers.get("nomor_kk")).ok());
    let typed = typed.map(|kk| kk_token(&ctx.keys, kk.as_str()));
    let same_kk = typed.zip(row.kk_token).map(|(typed, listed)| typed == listed);
    let record = PenerimaRecord::open(&ctx.keys, &row)?;
    let aid = ctx.store.aid_of(version.id, &[row.id]).await?;
    Ok(Recipient::Listed { version, record: Box::new(record), desa: row.desa, aid, same_kk })
}

async fn linked(ctx: &Context, officer: &Officer, case_id: i64) -> Result<Vec<Beside>, AppError> {
    let rows = officer.rows(ctx);
    let pairs = rows.pairs_of_case(case_id).await?;
    let names = officer_names(ctx, pairs.iter().map(|pair| pair.petugas_id).collect()).await?;
    let linked = rows.linked_cases(case_id).await?;
    let verdict_of = |other: i64| {
        let pair = pairs.iter().find(|pair| pair.other_of(case_id) == other)?;
        Some((pair.clone(), names.get(&pair.petugas_id).cloned().unwrap_or_default()))
    };
    Ok(linked
        .into_iter()
        .map(|one| Beside {
            verdict: verdict_of(one.case.id),
            case: one.case,
            reasons: one.reasons,
        })
        .collect())
}

/// What was found about two cases, and by whom.
///
/// # Errors
/// When the database refuses.
pub async fn verdict_of(
    ctx: &Context,
    officer: &Officer,
    (one, other): (i64, i64),
) -> Result<Option<(PairRow, String)>, AppError> {
    let pairs = officer.rows(ctx).pairs_of_case(one).await?;
    let Some(pair) = pairs.into_iter().find(|pair| pair.other_of(one) == other) else {
        return Ok(None);
    };
    let names = officer_names(ctx, vec![pair.petugas_id]).await?;
    let name = names.get(&pair.petugas_id).cloned().unwrap_or_default();
    Ok(Some((pair, name)))
}

/// Answers of the person: those to this very objection, and those to others about the same person in the same cycle.
/// Each is noted as seen.
async fn replies(
    ctx: &Context,
    officer: &Officer,
    case: &CaseRow,
) -> Result<Option<Vec<Reply>>, AppError> {
    if !case.kind()?.is_report() {
        return Ok(None);
    }
    let rows = officer.rows(ctx);
    let mut answers = rows.cases_below(case.id).await?;
    let others = rows.linked_cases(case.id).await?.into_iter().map(|one| one.case);
    answers.extend(others.filter(|other| other.cycle == case.cycle));
    answers.retain(|one| one.kind == CaseKind::HakJawab.as_str());
    answers.sort_by_key(|one| one.id);
    answers.dedup_by_key(|one| one.id);
    let mut replies = Vec::new();
    for answer in answers {
        ctx.store.audit(&officer.entry(ctx, "case.view", Some(answer.id), None)).await?;
        let ticket = TicketNumber::parse(&answer.ticket);
        let ticket = ticket.map_err(|_| StoreError::Malformed("review_case.ticket"))?;
        let tracked = Tracked { case: answer, ticket };
        let content = read::content(ctx, &tracked).await?;
        let text = content.and_then(|content| {
            Some(content.answers.get(&Step::Jawaban)?.get("jawaban").to_owned())
        });
        replies.push(Reply { case: tracked.case, text });
    }
    Ok(Some(replies))
}

async fn messages(
    ctx: &Context,
    officer: &Officer,
    tracked: &Tracked,
) -> Result<Vec<Said>, AppError> {
    let found = officer.rows(ctx).messages_of_case(tracked.case.id).await?.into_iter();
    let open = |kind: &str, sealed: Option<Vec<u8>>| {
        let aad = message_aad(tracked.ticket.as_str(), kind);
        String::from_utf8(ctx.keys.open(&aad, &sealed?).ok()?).ok()
    };
    Ok(found
        .map(|row| Said { at: row.at, text: open(&row.kind, row.body), who: row.kind })
        .collect())
}

async fn history(
    ctx: &Context,
    officer: &Officer,
    tracked: &Tracked,
) -> Result<Vec<Fact>, AppError> {
    let events = read::history(ctx, tracked).await?;
    let handovers = officer.rows(ctx).handovers_of_case(tracked.case.id).await?;
    let of_handovers = handovers.iter().flat_map(|one| [one.actor_id, receiver(one)]);
    let ids = events.iter().map(|event| event.actor_id).chain(of_handovers).flatten().collect();
    let names = officer_names(ctx, ids).await?;
    let name_of = |id: Option<i64>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    let mut facts: Vec<Fact> = Vec::new();
    for mut event in events {
        let note = read::open_note(ctx, tracked, event.note.take());
        facts.push(Fact { name: name_of(event.actor_id), to: String::new(), note, event });
    }
    for one in handovers {
        let event = EventRow {
            at: one.at,
            action: "hand_over".to_owned(),
            to_state: tracked.case.state.clone(),
            actor: Actor::Petugas.as_str().to_owned(),
            actor_id: one.actor_id,
            reason: None,
            note: None,
        };
        let to = name_of(receiver(&one));
        facts.push(Fact { name: name_of(one.actor_id), to, note: None, event });
    }
    // Stable: what happened in the same second stays in the order it was read.
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.event.at));
    Ok(facts)
}

/// To whom a case was handed over.
fn receiver(entry: &AuditRecord) -> Option<i64> {
    entry.detail.as_deref()?.strip_prefix("petugas:")?.parse().ok()
}

/// Notes, and what was noted for colleagues with a decision, newest first.
async fn notes(ctx: &Context, officer: &Officer, case: &CaseRow) -> Result<Vec<Said>, AppError> {
    let rows = officer.rows(ctx);
    let found = rows.notes_of_case(case.id).await?;
    let decisions = rows.decisions_of(case).await?;
    let writers = found.iter().map(|note| note.petugas_id);
    let deciders = decisions.iter().map(|decision| decision.petugas_id);
    let names = officer_names(ctx, writers.chain(deciders).collect()).await?;
    let name_of = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let mut notes: Vec<Said> = found
        .iter()
        .map(|row| Said { at: row.at, who: name_of(row.petugas_id), text: note::open(ctx, row) })
        .collect();
    for decision in decisions.iter().filter(|decision| decision.internal_note.is_some()) {
        let (_, internal) = open_notes(ctx, case, decision);
        let who = name_of(decision.petugas_id);
        notes.push(Said { at: decision.made_at, who, text: internal });
    }
    notes.sort_by_key(|note| std::cmp::Reverse(note.at));
    Ok(notes)
}

/// A file of this case, and those before and after it: first what came with it, then the photos of visits.
///
/// # Errors
/// [`AppError::NotFound`] when the case has no such file.
pub async fn file_of(
    ctx: &Context,
    officer: &Officer,
    tracked: &Tracked,
    id: &str,
) -> Result<(AttachmentRow, [Option<String>; 2]), AppError> {
    let mut files = ctx.store.attachments_of_case(tracked.case.id).await?;
    let visits = officer.rows(ctx).visit_photos(&tracked.case).await?;
    let at = |id: &str| visits.iter().position(|photo| photo.id == id);
    files.sort_by_key(|file| (at(&file.id), PhotoKind::from_slug(&file.kind)));
    let place = files.iter().position(|file| file.id == id).ok_or(AppError::NotFound)?;
    let id_at = |place: Option<usize>| place.and_then(|at| files.get(at)).map(|one| one.id.clone());
    let beside = [id_at(place.checked_sub(1)), id_at(Some(place + 1))];
    Ok((files.swap_remove(place), beside))
}

/// The bytes of a file of this case. Opening it is noted before it is shown.
///
/// # Errors
/// [`AppError::NotFound`] when the case has no such file; when it cannot be read.
pub async fn photo(
    ctx: &Context,
    officer: &Officer,
    tracked: &Tracked,
    id: &str,
) -> Result<OpenedFile, AppError> {
    let (file, _) = file_of(ctx, officer, tracked, id).await?;
    let entry = officer.entry(ctx, "photo.view", Some(tracked.case.id), Some(file.kind.clone()));
    ctx.store.audit(&entry).await?;
    lease::renew(ctx, officer, &tracked.case).await?;
    read_file(ctx, &file).await
}
