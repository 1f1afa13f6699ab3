//! The page of a case: what was read of it, in words.

use app::components::region_path::region_path;
use app::pages::draft::model::{CheckedStep, StepStatus};
use app::pages::petugas::antrean::model::{CASES, DueTone};
use app::pages::petugas::kasus::case_page;
use app::pages::petugas::kasus::model::{
    CaseHead, CaseMay, CasePageModel, HistoryLine, Holding, LinkedLine, PartyLine, PhotoLine,
    RecipientFacts, RecipientView, ReplyLine, SaidLine, VerdictLine, VisitPhotos,
};
use app::pages::petugas::kunjungan::model::VisitCard;
use app::text::lacak::step;
use app::text::petugas::kasus as t;
use app::text::petugas::penerima::aid_status;
use app::text::{Lang, date};
use axum::response::Response;
use domain::field::FieldErrors;
use domain::form::{DraftContent, Form, PhotoKind, Step};
use domain::penerima::RtRw;
use domain::petugas::Permission;
use domain::review::{Action, Actor, CaseKind, CaseState, next};
use domain::ticket::TicketNumber;
use domain::wilayah::KodeWilayah;

use super::sections::sections;
use super::{base_of, noted, status_of};
use crate::clock::{day_of, instant_of};
use crate::http::desk::Desk;
use crate::http::pages::draft::moment;
use crate::http::pages::draft::receipt::cycle_words;
use crate::http::pages::draft::words::Words;
use crate::http::pages::petugas::antrean::{choices_of, clock_words, colleagues, due_tone};
use crate::http::pages::petugas::{kunjungan, putusan};
use crate::store::StoreError;
use crate::store::attachment::AttachmentRow;
use crate::store::case_pair::PairRow;
use crate::store::review_case::CaseRow;
use crate::store::version::VersionInfo;
use crate::usecase::card::card_words;
use crate::usecase::review::case::{
    Beside, CaseFile, Fact, Party, Recipient, Reply, Said, read_file_of,
};
use crate::usecase::review::{lease, officer_names, pair};
use crate::usecase::track_case::Tracked;
use crate::usecase::{AppError, Context};

/// What is shown besides the case itself.
#[derive(Default)]
pub(super) struct Shown {
    /// What is wrong with a form.
    pub(super) errors: FieldErrors,
    /// The note as typed.
    pub(super) typed_note: String,
    /// The form needs the case, and it is not theirs.
    pub(super) lost: bool,
    /// The outcome that is contested is their own.
    pub(super) own: bool,
    /// The form that worked.
    pub(super) done: Option<String>,
}

/// Shows a case. That it is seen is noted first.
pub(super) async fn show_case(
    desk: &Desk,
    tracked: &Tracked,
    shown: Shown,
) -> Result<Response, AppError> {
    let tracked = noted(desk, tracked).await?;
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let file = read_file_of(ctx, &desk.officer, &tracked).await?;
    let words = Words::load_for_officers(ctx, lang).await?;
    let base = base_of(&tracked);
    let status = status_of(&shown.errors, shown.lost || shown.own);
    let holding = holding(desk, &tracked.case).await?;
    let mine = matches!(holding, Holding::Mine { .. });
    let examiners = match holding {
        Holding::Free if desk.officer.may(Permission::AssignCase) => {
            let found = lease::who_may_take(ctx, &desk.officer, &tracked.case).await?;
            Some(choices_of(desk, found).await?)
        }
        _ => None,
    };
    let subject = match &file.subject {
        Some(subject) => Some(card_words(ctx, subject).await?),
        None => None,
    };
    let visits = kunjungan::cards_of(desk, &tracked.case).await?;
    let visit_photos = visit_photos(lang, &base, &visits, &file.files);
    let sections = sections(desk, &tracked.case, visits).await?;
    let model = CasePageModel {
        frame: desk.frame(),
        head: head(ctx, lang, &tracked).await?,
        holding,
        may: CaseMay {
            take: desk.officer.may(Permission::TakeCase),
            decide: desk.officer.may(Permission::Decide),
            open_reporter: desk.officer.may(Permission::OpenReporter),
            judge: desk.officer.may(Permission::Decide),
        },
        waiting: putusan::waiting(desk, &tracked.case).await?,
        colleagues: if mine { colleagues(desk).await? } else { Vec::new() },
        examiners,
        done: shown.done,
        lost: shown.lost,
        own: shown.own,
        errors: shown.errors,
        typed_note: shown.typed_note,
        warnings: tracked.case.warnings.split(',').filter_map(|code| code.parse().ok()).collect(),
        subject,
        form: file.form,
        steps: match &file.content {
            Some(content) => steps(ctx, &words, content).await?,
            None => Vec::new(),
        },
        sealed: file.sealed,
        parties: file.parties.iter().map(party).collect(),
        recipient: recipient(ctx, lang, &file.recipient).await?,
        photos: photos(&words, &base, &file.files),
        visit_photos,
        place: place(file.content.as_ref()),
        linked: file.linked.iter().map(|one| beside(lang, &base, one)).collect::<Result<_, _>>()?,
        related: related(lang, &file)?,
        replies: replies(lang, file.replies)?,
        messages: file.messages.into_iter().map(|one| said(lang, one)).collect(),
        history: history(lang, tracked.case.kind()?, &words, file.history),
        notes: file.notes.into_iter().map(|one| said(lang, one)).collect(),
        sections,
    };
    Ok(desk.render(status, model, case_page).await)
}

/// A case in a few facts.
pub(super) async fn head(
    ctx: &Context,
    lang: Lang,
    tracked: &Tracked,
) -> Result<CaseHead, AppError> {
    let case = &tracked.case;
    let state = case.state()?;
    let now = ctx.clock.now().timestamp();
    Ok(CaseHead {
        ticket: tracked.ticket.to_string(),
        base: base_of(tracked),
        kind: case.kind()?,
        state,
        region: region(ctx, &case.desa).await?,
        cycle: cycle_words(case, lang),
        due: day_words(lang, case.due_at),
        escalated: case.escalated_at.map(|at| day_words(lang, at)),
        due_tone: if is_awaited(state) { due_tone(case.due_at, now) } else { DueTone::Calm },
        sent: moment(lang, case.submitted_at),
        origin: case.origin.clone(),
    })
}

/// Whether an officer owes the case a step now.
const fn is_awaited(state: CaseState) -> bool {
    matches!(state, CaseState::Queued | CaseState::UnderReview | CaseState::Appealed)
}

async fn region(ctx: &Context, desa: &str) -> Result<String, AppError> {
    let Ok(kode) = desa.parse::<KodeWilayah>() else { return Ok(desa.to_owned()) };
    let path = ctx.store.path(&kode).await?;
    Ok(path.map_or_else(|| desa.to_owned(), |path| region_path(&path)))
}

fn day_words(lang: Lang, seconds: i64) -> String {
    date::long(lang, day_of(instant_of(seconds)))
}

async fn holding(desk: &Desk, case: &CaseRow) -> Result<Holding, AppError> {
    let now = desk.ctx().clock.now().timestamp();
    let state = case.state()?;
    if let (CaseState::UnderReview, Some(id)) = (state, case.holder(now)) {
        let until = clock_words(case.lease_until.unwrap_or(now));
        if id == desk.officer.id {
            return Ok(Holding::Mine { until });
        }
        let names = officer_names(desk.ctx(), vec![id]).await?;
        return Ok(Holding::Other { name: names.get(&id).cloned().unwrap_or_default(), until });
    }
    if state == CaseState::InfoNeeded {
        return Ok(Holding::AwaitsCitizen);
    }
    let can_be_taken =
        state == CaseState::UnderReview || next(state, Action::Take, Actor::Petugas).is_some();
    let filed = desk.officer.may(Permission::TakeCase) && case.filed_by == Some(desk.officer.id);
    Ok(match can_be_taken {
        true if filed => Holding::Filed,
        true => Holding::Free,
        false => Holding::Closed,
    })
}

/// The answers of every step but who reports, which is sealed (S-7).
async fn steps(
    ctx: &Context,
    words: &Words,
    content: &DraftContent,
) -> Result<Vec<CheckedStep>, AppError> {
    let mut steps = Vec::new();
    for step in shown_steps(content.form) {
        let answers = content.answers.get(&step);
        steps.push(CheckedStep {
            step,
            status: StepStatus::Done,
            answers: words.answers(ctx, step, content.form, answers).await?,
            items: match step {
                Step::Anggota => words.members(&content.members),
                _ => Vec::new(),
            },
        });
    }
    Ok(steps)
}

/// Files have a part of their own.
pub(super) fn shown_steps(form: Form) -> impl Iterator<Item = Step> {
    let hidden = [Step::Pelapor, Step::Foto];
    Step::of(form).iter().copied().filter(move |step| !hidden.contains(step))
}

fn party(party: &Party) -> PartyLine {
    PartyLine {
        is_subject: party.is_subject,
        phone: party.phone.clone(),
        email: party.email.clone(),
    }
}

async fn recipient(
    ctx: &Context,
    lang: Lang,
    found: &Recipient,
) -> Result<RecipientView, AppError> {
    let day = |version: &VersionInfo| date::long(lang, day_of(version.loaded_at));
    Ok(match found {
        Recipient::NoData => RecipientView::NoData,
        Recipient::NoNik => RecipientView::NoNik,
        Recipient::NotListed(version) => RecipientView::NotListed { version: day(version) },
        Recipient::Elsewhere(version) => RecipientView::Elsewhere { version: day(version) },
        Recipient::Listed { version, record, desa, aid, same_kk } => {
            let known = ctx.store.programs_valid_on(ctx.clock.today()).await?;
            let programs = aid.iter().map(|aid| {
                let name = known.iter().find(|row| row.code == aid.program);
                let name = name.map_or(aid.program.as_str(), |row| row.name.as_str());
                let status = aid_status(aid.status).get(lang);
                let parts = [name, status, aid.period.as_str()];
                let parts: Vec<&str> = parts.into_iter().filter(|one| !one.is_empty()).collect();
                parts.join(", ")
            });
            let programs = programs.collect();
            RecipientView::Listed(Box::new(RecipientFacts {
                version: day(version),
                name: record.name.clone(),
                birth: date::long(lang, record.birth),
                address: address(ctx, record, desa).await?,
                desil: record.desil,
                same_kk: *same_kk,
                programs,
            }))
        }
    })
}

async fn address(
    ctx: &Context,
    record: &crate::store::sealed_penerima::PenerimaRecord,
    desa: &KodeWilayah,
) -> Result<String, AppError> {
    let number = |name: &str, value: &Option<RtRw>| {
        value.as_ref().map(|value| format!("{name} {}", value.as_str())).unwrap_or_default()
    };
    let parts = [
        record.address.clone(),
        number("RT", &record.rt),
        number("RW", &record.rw),
        region(ctx, desa.as_str()).await?,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Ok(parts.join(", "))
}

/// Files that came with the case, each with the page where it can be turned and enlarged.
pub(super) fn photos(words: &Words, base: &str, files: &[AttachmentRow]) -> Vec<PhotoLine> {
    let sent = |file: &&AttachmentRow| PhotoKind::from_slug(&file.kind).is_some();
    let mut files: Vec<&AttachmentRow> = files.iter().filter(sent).collect();
    files.sort_by_key(|file| PhotoKind::from_slug(&file.kind));
    let line = |file: &&AttachmentRow| photo_line(base, file, photo_title(words, &file.kind));
    files.iter().map(line).collect()
}

/// Photos of visits, those of each together.
fn visit_photos(
    lang: Lang,
    base: &str,
    visits: &[VisitCard],
    files: &[AttachmentRow],
) -> Vec<VisitPhotos> {
    let of_visit = |visit: &VisitCard| {
        let ids = visit.photos.iter().filter_map(|href| href.rsplit('/').next());
        let found = ids.filter_map(|id| files.iter().find(|file| file.id == id));
        let photos: Vec<PhotoLine> = found
            .zip(1..)
            .map(|(file, number): (_, u32)| {
                let values = [("number", &*number.to_string())];
                photo_line(base, file, t::VISIT_PHOTO.fill(lang, &values))
            })
            .collect();
        let recorded = visit.recorded.clone();
        (!photos.is_empty()).then_some(VisitPhotos { recorded, photos })
    };
    visits.iter().filter_map(of_visit).collect()
}

fn photo_line(base: &str, file: &AttachmentRow, title: String) -> PhotoLine {
    PhotoLine {
        href: format!("{base}/lihat/{}", file.id),
        title,
        size_kb: file.bytes.max(1024) / 1024,
        advice: file.advice.split(',').filter(|code| !code.is_empty()).map(Into::into).collect(),
    }
}

/// What a file shows, by its slug.
pub(super) fn photo_title(words: &Words, slug: &str) -> String {
    let title = PhotoKind::from_slug(slug).map_or_else(|| words.file(), |kind| words.photo(kind));
    title.to_owned()
}

/// The coordinates that were given, wherever a form asks for them.
fn place(content: Option<&DraftContent>) -> Option<(String, String)> {
    let answers = content?.answers.values();
    let mut given = answers.map(|step| (step.get("lintang"), step.get("bujur")));
    let (latitude, longitude) = given.find(|(one, other)| !one.is_empty() && !other.is_empty())?;
    // In an address they must be numbers.
    let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    (is_number(latitude) && is_number(longitude))
        .then(|| (latitude.to_owned(), longitude.to_owned()))
}

/// What was found about two cases, in words.
pub(super) fn verdict(lang: Lang, found: &(PairRow, String)) -> VerdictLine {
    let (pair, name) = found;
    VerdictLine { same: pair.verdict == pair::SAME, name: name.clone(), at: moment(lang, pair.at) }
}

fn beside(lang: Lang, base: &str, one: &Beside) -> Result<LinkedLine, AppError> {
    let mut line = case_line(lang, &one.case)?;
    line.compare = Some(format!("{base}/banding/{}", one.case.ticket));
    line.reasons.clone_from(&one.reasons);
    line.verdict = one.verdict.as_ref().map(|found| verdict(lang, found));
    Ok(line)
}

fn case_line(lang: Lang, case: &CaseRow) -> Result<LinkedLine, AppError> {
    Ok(LinkedLine {
        ticket: ticket_words(&case.ticket)?,
        href: format!("{CASES}/{}", case.ticket),
        compare: None,
        kind: case.kind()?,
        state: case.state()?,
        sent: moment(lang, case.submitted_at),
        reasons: Vec::new(),
        verdict: None,
    })
}

fn ticket_words(ticket: &str) -> Result<String, AppError> {
    let ticket = TicketNumber::parse(ticket);
    let ticket = ticket.map_err(|_| StoreError::Malformed("review_case.ticket"))?;
    Ok(ticket.to_string())
}

/// The case it hangs on, and those that hang on it.
fn related(lang: Lang, file: &CaseFile) -> Result<Vec<LinkedLine>, AppError> {
    file.parent.iter().chain(&file.below).map(|case| case_line(lang, case)).collect()
}

fn replies(lang: Lang, replies: Option<Vec<Reply>>) -> Result<Option<Vec<ReplyLine>>, AppError> {
    let Some(replies) = replies else { return Ok(None) };
    let lines = replies.into_iter().map(|reply| {
        Ok(ReplyLine {
            ticket: ticket_words(&reply.case.ticket)?,
            href: format!("{CASES}/{}", reply.case.ticket),
            at: moment(lang, reply.case.submitted_at),
            text: reply.text.unwrap_or_default(),
        })
    });
    lines.collect::<Result<_, AppError>>().map(Some)
}

fn said(lang: Lang, said: Said) -> SaidLine {
    SaidLine { at: moment(lang, said.at), who: said.who, text: said.text }
}

fn history(lang: Lang, kind: CaseKind, words: &Words, facts: Vec<Fact>) -> Vec<HistoryLine> {
    facts
        .into_iter()
        .map(|fact| {
            let what = if fact.event.action == "hand_over" {
                t::HANDED_OVER.fill(lang, &[("name", &fact.to)])
            } else {
                let what = t::step(kind, &fact.event.action).unwrap_or(step::OTHER);
                what.get(lang).to_owned()
            };
            let who = match fact.name.as_str() {
                "" => t::actor(&fact.event.actor).get(lang).to_owned(),
                name => name.to_owned(),
            };
            HistoryLine {
                at: moment(lang, fact.event.at),
                what,
                who,
                reason: fact.event.reason.map(|code| words.reason(&code)),
                note: fact.note,
            }
        })
        .collect()
}
