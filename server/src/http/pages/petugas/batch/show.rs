//! One batch as its page shows it.

use std::collections::BTreeMap;

use app::pages::petugas::antrean::flag_words;
use app::pages::petugas::batch::batch_page;
use app::pages::petugas::batch::model::{
    BatchEvent, BatchPage, CaseLine, EntryLine, ExportLine, LetterTyped, LetterView, Possible,
    ProblemView, Trouble,
};
use app::text::petugas::{batch as t, penerima as words};
use app::text::{Lang, Text, date};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use domain::batch::{EndorseRefusal, EntrySource};
use domain::bnba::RepairField;
use domain::field::FieldErrors;
use domain::petugas::Permission;
use domain::ticket::TicketNumber;
use serde::Deserialize;

use super::{LIST, line, places_of, steps, window_line};
use crate::clock::{day_of, instant_of};
use crate::http::desk::Desk;
use crate::http::pages::draft::moment;
use crate::http::pages::petugas::place_words::{PlaceWords, place_words};
use crate::http::pages::petugas::recipient_words::RECIPIENTS;
use crate::store::StoreError;
use crate::store::batch::check::Found;
use crate::store::batch::export::ExportRow;
use crate::store::batch::person::Round;
use crate::store::batch::{BatchCaseRow, BatchRow};
use crate::usecase::AppError;
use crate::usecase::batch::entries::{self, EntryData};
use crate::usecase::batch::{check, double, export, letter};
use crate::usecase::bnba::person_token;
use crate::usecase::petugas::name_of;
use crate::usecase::review::queue::flags_of;
use crate::usecase::village::musyawarah::REMOVAL_REASON;

/// Cases on a page.
const ON_A_PAGE: u64 = 50;
/// Exports that are listed.
const EXPORTS: u64 = 10;

/// What the page of a batch is asked for.
#[derive(Default, Deserialize)]
pub struct BatchQuery {
    halaman: Option<u64>,
    selesai: Option<String>,
    kasus: Option<u64>,
    penilaian: Option<u64>,
    entri: Option<u64>,
    lewat: Option<u64>,
    ganda: Option<u64>,
    penuh: Option<u64>,
    lagi: Option<u8>,
}

/// What is shown beside the batch.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) errors: FieldErrors,
    pub(super) typed: Option<LetterTyped>,
    pub(super) trouble: Option<Trouble>,
    pub(super) done: Vec<String>,
    pub(super) page: u64,
}

/// GET `/petugas/batch/{id}`
pub async fn show(
    desk: Desk,
    Path(id): Path<String>,
    query: Result<Query<BatchQuery>, QueryRejection>,
) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let result = async {
        let id = id_of(&id)?;
        let shown = Shown {
            done: done(desk.lang(), &query),
            page: query.halaman.unwrap_or(1),
            ..Shown::default()
        };
        render(&desk, id, shown).await
    };
    let result = result.await;
    desk.answer(result).await
}

/// The number in an address; anything else is no batch.
pub(super) fn id_of(text: &str) -> Result<i64, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}

fn done(lang: Lang, query: &BatchQuery) -> Vec<String> {
    let mut done = Vec::new();
    let fixed: Option<Text> = match query.selesai.as_deref() {
        Some("keluar") => Some(t::DONE_OUT),
        Some("isi") => Some(t::DONE_ENTRY_OUT),
        Some("penilaian") => Some(t::DONE_VERDICTS_OUT),
        Some("surat") => Some(t::DONE_LETTER),
        Some("sah") => Some(t::DONE_ENDORSED),
        _ => None,
    };
    done.extend(fixed.map(|text| text.get(lang).to_owned()));
    if let Some(entries) = query.entri.filter(|entries| *entries > 0) {
        done.push(t::DONE_ENTRIES.fill(lang, &[("entries", &entries.to_string())]));
    } else if let (Some(cases), Some(verdicts)) = (query.kasus, query.penilaian) {
        let (cases, verdicts) = (cases.to_string(), verdicts.to_string());
        done.push(t::DONE_COLLECTED.fill(lang, &[("cases", &cases), ("verdicts", &verdicts)]));
    }
    for (count, text) in [(query.lewat, t::DONE_PASSED_OVER), (query.ganda, t::DONE_DOUBLES)] {
        if let Some(count) = count.filter(|count| *count > 0) {
            done.push(text.fill(lang, &[("count", &count.to_string())]));
        }
    }
    if let Some(full) = query.penuh.filter(|full| *full > 0) {
        done.push(t::DONE_QUOTA_FULL.fill(lang, &[("count", &full.to_string())]));
    }
    if query.lagi == Some(1) {
        done.push(t::DONE_MORE.get(lang).to_owned());
    }
    done
}

/// The page of a batch: 422 with errors or a refusal, else 200.
pub(super) async fn render(desk: &Desk, id: i64, mut shown: Shown) -> Result<Response, AppError> {
    let (ctx, lang, officer) = (desk.ctx(), desk.lang(), &desk.officer);
    let (batch, report) = check::check(ctx, officer, id).await?;
    let rules = ctx.store.windows().await?;
    let rows = officer.rows(ctx);
    let kind = batch.kind()?;
    let listed = u64::try_from(batch.cases + batch.entries).unwrap_or(0);
    let pages = listed.div_ceil(ON_A_PAGE).max(1);
    let at = shown.page.clamp(1, pages);
    let skip = (at - 1) * ON_A_PAGE;
    let cases = rows.batch_cases(batch.id, skip, ON_A_PAGE).await?;
    let round = Round { kind, region: &batch.region, cycle: &batch.cycle };
    let doubles = if batch.is_endorsed() {
        Vec::new()
    } else {
        double::waiting_doubles(ctx, officer, round).await?
    };
    let window = window_line(lang, &rules, kind.endorsement_window(), ctx.clock.today());
    let answered = rows.batch_states(batch.id).await?;
    let exports = rows.exports_of(batch.id, EXPORTS).await?;
    let wrong = !shown.errors.is_empty() || shown.trouble.is_some();
    let columns = export::load_columns(ctx, kind);
    if let (Err(error), None, true) = (&columns, &shown.trouble, batch.is_endorsed()) {
        shown.trouble = Some(Trouble::Columns(columns_words(lang, error)));
    }
    let open = !batch.is_endorsed();
    let places = place_words(ctx, cases.iter().map(|row| row.place.as_str())).await?;
    let names = names_in(desk, &batch, &exports).await?;
    let mut frame = desk.frame();
    frame.chrome.path = format!("{LIST}/{}", batch.id);
    let model = BatchPage {
        frame,
        line: line(lang, &batch)?,
        version: batch.version,
        region: region_name(desk, &batch).await?,
        endorsed_at: batch.endorsed_at.map(|at| moment(lang, at)),
        letter: letter_view(desk, &batch)?,
        typed: shown.typed.unwrap_or_else(|| typed_of(desk, &batch)),
        errors: shown.errors,
        trouble: shown.trouble,
        done: shown.done,
        steps: steps::steps(lang, &batch, &answered),
        next: steps::next(lang, &batch, (&report.missing, &window), &answered),
        problems: report.problems.iter().map(problem_view).collect(),
        doubles: doubles.iter().map(|one| (readable(&one.ticket), readable(&one.other))).collect(),
        missing: report.missing.into_iter().filter(|one| concerns(desk, *one)).collect(),
        window,
        places: report.places.as_ref().map(places_of),
        own_columns: columns.is_ok_and(|columns| columns.own),
        history: history(lang, &batch, &exports, &names),
        exports: exports.into_iter().map(|row| export_line(lang, row, &names)).collect(),
        cases: cases.iter().map(|row| case_line(lang, row, &places)).collect::<Result<_, _>>()?,
        entries: entry_lines(desk, batch.id, skip).await?,
        at: (at, pages),
        may: Possible {
            collect: open && officer.may(Permission::CollectBatch),
            letter: open,
            endorse: officer.may(Permission::EndorseBatch),
            open_case: officer.may(Permission::OpenCase),
        },
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(desk.render(status, model, batch_page).await)
}

/// Whether something that is missing is for this officer to know: that they may not endorse their own work concerns only
/// who may endorse at all.
fn concerns(desk: &Desk, missing: EndorseRefusal) -> bool {
    missing != EndorseRefusal::OwnWork || desk.officer.may(Permission::EndorseBatch)
}

/// Repairs, marks and removals from a place on, without whom they are about.
async fn entry_lines(desk: &Desk, batch_id: i64, skip: u64) -> Result<Vec<EntryLine>, AppError> {
    let (ctx, lang, officer) = (desk.ctx(), desk.lang(), &desk.officer);
    let page = officer.rows(ctx).batch_entries(batch_id, skip, ON_A_PAGE).await?;
    if page.is_empty() {
        return Ok(Vec::new());
    }
    let version = ctx.store.current_version().await?;
    let options = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let reason = |code: &str| {
        let own = options.iter().find(|one| one.question == REMOVAL_REASON && one.code == code);
        own.map_or_else(
            || code.to_owned(),
            |one| match lang {
                Lang::Id => one.text_id.clone(),
                Lang::En => one.text_en.clone(),
            },
        )
    };
    let places = place_words(ctx, page.iter().map(|entry| entry.place.as_str())).await?;
    let mut lines = Vec::with_capacity(page.len());
    for (entry, data) in entries::data_of(ctx, officer, page).await? {
        let ended = entry.source()? == EntrySource::MarkEnd;
        let (what, written) = match &data {
            EntryData::Repair(row) => {
                let field: RepairField = row
                    .field
                    .parse()
                    .map_err(|_| StoreError::Malformed("recipient_repair.field"))?;
                let field = words::field(field).get(lang);
                let what = t::ENTRY_REPAIR.fill(lang, &[("field", field)]);
                (what, day_of(instant_of(row.made_at)))
            }
            EntryData::Mark(row) if ended => {
                let at = row.ended_at.unwrap_or(row.made_at);
                (t::ENTRY_MARK_END.get(lang).to_owned(), day_of(instant_of(at)))
            }
            EntryData::Mark(row) => {
                (t::ENTRY_MARK.get(lang).to_owned(), day_of(instant_of(row.made_at)))
            }
            EntryData::Removal(row) => {
                let reason = reason(&row.reason);
                (t::ENTRY_REMOVAL.fill(lang, &[("reason", &reason)]), row.held_on)
            }
        };
        let subject = data.subject()?;
        let listed = match &version {
            Some(version) if officer.may(Permission::SeeRecipients) => {
                officer.rows(ctx).recipient(version.id, &subject).await?.is_some()
            }
            _ => false,
        };
        let token = listed.then(|| person_token(ctx, officer, &subject)).transpose()?;
        lines.push(EntryLine {
            what,
            written: date::long(lang, written),
            href: token.map(|token| format!("{RECIPIENTS}/{token}")),
            out: format!("{}:{}", entry.source, entry.key),
            place: places.of(&entry.place),
        });
    }
    Ok(lines)
}

async fn region_name(desk: &Desk, batch: &BatchRow) -> Result<String, AppError> {
    let kode = batch.region.parse();
    let kode = kode.map_err(|_| AppError::from(StoreError::Malformed("batch.region")))?;
    let region = desk.ctx().store.find(&kode).await?;
    Ok(region.map_or_else(|| batch.region.clone(), |region| region.nama))
}

fn letter_view(desk: &Desk, batch: &BatchRow) -> Result<Option<LetterView>, AppError> {
    let (Some(number), Some(day)) = (&batch.letter_number, batch.letter_date) else {
        return Ok(None);
    };
    Ok(Some(LetterView {
        number: number.clone(),
        date: date::long(desk.lang(), day),
        role: batch.signer_role()?,
        name: letter::signer_name(desk.ctx(), batch).unwrap_or_default(),
        kb: batch
            .letter_file
            .as_ref()
            .map(|_| (i64::from(batch.letter_bytes.unwrap_or_default()) + 1023) / 1024),
    }))
}

/// What stands in the form of the letter before anything is typed: what is there.
fn typed_of(desk: &Desk, batch: &BatchRow) -> LetterTyped {
    let parts = |day: NaiveDate| [day.day(), day.month(), day.year().unsigned_abs()];
    LetterTyped {
        number: batch.letter_number.clone().unwrap_or_default(),
        date: batch
            .letter_date
            .map(|day| parts(day).map(|part| part.to_string()))
            .unwrap_or_default(),
        role: batch.signer_role.clone().unwrap_or_default(),
        name: letter::signer_name(desk.ctx(), batch).unwrap_or_default(),
    }
}

fn problem_view(found: &Found) -> ProblemView {
    let tickets = found.tickets.iter().map(|ticket| readable(ticket)).collect();
    ProblemView { problem: found.problem, cases: found.cases, tickets }
}

/// `XXXX-XXXX-XXXX`
fn readable(ticket: &str) -> String {
    TicketNumber::parse(ticket).map_or_else(|_| ticket.to_owned(), |ticket| ticket.to_string())
}

/// Names of the officers who had to do with a batch, by login.
type Names = BTreeMap<String, String>;

async fn names_in(desk: &Desk, batch: &BatchRow, exports: &[ExportRow]) -> Result<Names, AppError> {
    let own = [&batch.created_by, &batch.letter_by, &batch.endorsed_by].into_iter().flatten();
    let mut names = Names::new();
    for login in own.chain(exports.iter().map(|export| &export.username)) {
        if names.contains_key(login) {
            continue;
        }
        if let Some(row) = desk.ctx().store.petugas_by_username(login).await? {
            names.insert(login.clone(), name_of(desk.ctx(), &row)?);
        }
    }
    Ok(names)
}

/// The name that belongs to a login.
fn name_in(names: &Names, login: &str) -> String {
    names.get(login).map_or(login, String::as_str).to_owned()
}

fn history(lang: Lang, batch: &BatchRow, exports: &[ExportRow], names: &Names) -> Vec<BatchEvent> {
    let event = |at: i64, text: Text, who: &str| BatchEvent {
        at: moment(lang, at),
        what: text.fill(lang, &[("who", who)]),
    };
    let by = |who: &Option<String>| {
        who.as_deref().map(|login| name_in(names, login)).unwrap_or_default()
    };
    let mut events = vec![event(batch.created_at, t::HISTORY_BEGUN, &by(&batch.created_by))];
    if let Some(at) = batch.letter_at {
        events.push(event(at, t::HISTORY_LETTER, &by(&batch.letter_by)));
    }
    if let Some(at) = batch.endorsed_at {
        events.push(event(at, t::HISTORY_ENDORSED, &by(&batch.endorsed_by)));
    }
    for export in exports.iter().rev() {
        let who = name_in(names, &export.username);
        let form = t::export_form(&export.form).get(lang);
        let values = [("form", form), ("who", who.as_str())];
        let what = t::HISTORY_EXPORTED.fill(lang, &values);
        events.push(BatchEvent { at: moment(lang, export.at), what });
    }
    events
}

fn export_line(lang: Lang, row: ExportRow, names: &Names) -> ExportLine {
    let sums = [("CSV", row.csv_sha256), ("XLSX", row.xlsx_sha256)];
    ExportLine {
        at: moment(lang, row.at),
        who: name_in(names, &row.username),
        form: row.form,
        rows: row.rows,
        sums: sums.into_iter().filter_map(|(name, sum)| Some((name, sum?))).collect(),
    }
}

fn case_line(lang: Lang, row: &BatchCaseRow, places: &PlaceWords) -> Result<CaseLine, AppError> {
    let malformed = |what| AppError::from(StoreError::Malformed(what));
    let flags = flags_of(&row.warnings).into_iter().map(|flag| flag_words(flag).get(lang));
    Ok(CaseLine {
        ticket: readable(&row.ticket),
        kind: row.kind.parse().map_err(|_| malformed("review_case.kind"))?,
        state: row.state.parse().map_err(|_| malformed("review_case.state"))?,
        place: places.of(&row.place),
        sent: date::long(lang, day_of(instant_of(row.submitted_at))),
        warnings: flags.collect::<Vec<_>>().join(", "),
    })
}

/// Which column of a mapping file is wrong, and why.
pub(super) fn columns_words(lang: Lang, error: &export::ColumnsError) -> String {
    use export::ColumnsProblem as P;
    let problem = match error.problem {
        P::Unreadable => t::COLUMNS_UNREADABLE,
        P::NotToml => t::COLUMNS_NOT_TOML,
        P::NoColumns => t::COLUMNS_NONE,
        P::TooMany => t::COLUMNS_TOO_MANY,
        P::Title => t::COLUMNS_TITLE,
        P::TitleTwice => t::COLUMNS_TWICE,
        P::Source => t::COLUMNS_SOURCE,
        P::Format => t::COLUMNS_FORMAT,
        P::FormatUnsuited => t::COLUMNS_UNSUITED,
        P::Key => t::COLUMNS_KEY,
    };
    let problem = problem.get(lang);
    let place = error.place.to_string();
    let values = [("place", place.as_str()), ("word", &error.word), ("problem", problem)];
    let sentence = if error.place == 0 { t::COLUMNS_WHOLE } else { t::COLUMNS_AT };
    sentence.fill(lang, &values)
}
