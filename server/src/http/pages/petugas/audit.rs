//! `/petugas/audit`: who did and saw what, within the auditor's region; and whether the log is whole.

use app::pages::petugas::audit::{
    AuditForm, AuditLine, AuditPage, ChainCard, CheckLine, action_words, actor_words,
    audit_address, audit_page, download_address,
};
use app::text::petugas::audit as t;
use app::text::petugas::audit_action::ACTIONS;
use app::text::petugas::audit_detail::detail;
use app::text::{Lang, Text};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use chrono::{Days, NaiveDate, NaiveTime, TimeZone as _};
use domain::nik::Nik;
use domain::review::Actor;
use domain::ticket::TicketNumber;
use serde::Deserialize;

use super::place_words::{PlaceWords, place_words};
use crate::clock::WIB;
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::moment;
use crate::http::pages::form::FormFields;
use crate::store::audit::{AuditFilter, FoundEntry};
use crate::usecase::audit_log::browse::{
    self, ChainStatus, DOWNLOAD_MAX, LogPage, PAGE, READS, person_link, person_of_link,
};
use crate::usecase::{AppError, Context};

/// Longest value of the filter that is looked at, in bytes.
const MAX_VALUE_BYTES: usize = 400;

/// The filter, as the address has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    dari: String,
    sampai: String,
    tiket: String,
    petugas: String,
    pelaku: String,
    tindakan: String,
    baca: String,
    orang: String,
    sebelum: String,
}

/// What was typed, what it means, and what is wrong with it.
struct Search {
    form: AuditForm,
    filter: AuditFilter,
    below: Option<i64>,
    errors: Vec<(&'static str, Text)>,
}

/// GET `/petugas/audit`
pub async fn show(desk: Desk, typed: Result<Query<Typed>, QueryRejection>) -> Response {
    let result = async {
        let search = read(&desk, typed.map(|typed| typed.0).unwrap_or_default()).await?;
        render(&desk, search).await
    };
    desk.answer(result.await).await
}

/// GET `/petugas/audit/unduh`: the same as CSV.
pub async fn download(desk: Desk, typed: Result<Query<Typed>, QueryRejection>) -> Response {
    let result = async {
        let search = read(&desk, typed.map(|typed| typed.0).unwrap_or_default()).await?;
        if !search.errors.is_empty() {
            return render(&desk, search).await;
        }
        let ctx = desk.ctx();
        let log = browse::read_log(ctx, &desk.officer, &search.filter, None, DOWNLOAD_MAX).await?;
        csv_of(desk.lang(), &log, &places_in(ctx, &log).await?)
    };
    desk.answer(result.await).await
}

/// POST `/petugas/audit/orang`: a NIK becomes a link, so that it stands in no address.
pub async fn person(desk: Desk, mut fields: FormFields) -> Response {
    let typed = fields.take("nik");
    let result = async {
        let Ok(nik) = Nik::parse(&typed) else {
            let mut search = read(&desk, Typed::default()).await?;
            search.errors.push(("nik", t::NIK_WRONG));
            return render(&desk, search).await;
        };
        let form = AuditForm { person: person_link(desk.ctx(), &nik), ..AuditForm::default() };
        Ok(see_other(&audit_address(&form, None)))
    };
    desk.answer(result.await).await
}

/// POST `/petugas/audit/periksa`: computes the newest batches anew.
pub async fn check(desk: Desk) -> Response {
    let result = browse::check_chain(desk.ctx(), &desk.officer).await;
    desk.answer(result.map(|_| see_other("/petugas/audit#rantai"))).await
}

/// Reads what was typed.
async fn read(desk: &Desk, typed: Typed) -> Result<Search, AppError> {
    let (ctx, rows) = (desk.ctx(), desk.officer.rows(desk.ctx()));
    let mut errors = Vec::new();
    let below = typed.sebelum.parse().ok();
    let form = form_of(typed);
    let from = day(&form.from, "dari", &mut errors);
    let until = day(&form.until, "sampai", &mut errors);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        errors.push(("sampai", t::DATE_ORDER));
    }
    let mut filter = AuditFilter {
        from: from.map(start_of),
        before: until.and_then(|day| day.checked_add_days(Days::new(1))).map(start_of),
        actor: Actor::ALL.iter().map(|one| one.as_str()).find(|code| *code == form.actor),
        actions: ACTIONS
            .iter()
            .map(|(code, _)| *code)
            .filter(|code| *code == form.action)
            .collect(),
        ..AuditFilter::default()
    };
    if form.reads_only && filter.actions.is_empty() {
        filter.actions = READS.to_vec();
    }
    if !form.ticket.is_empty() {
        let ticket = TicketNumber::parse(&form.ticket);
        let case = match &ticket {
            Ok(ticket) => rows.case_in_log(ticket.as_str()).await?,
            Err(_) => None,
        };
        if case.is_none() {
            errors.push(("tiket", t::TICKET_UNKNOWN));
        }
        filter.case_id = case;
    }
    if !form.officer.is_empty() {
        filter.officer = rows.officer_by_username(&form.officer.to_lowercase()).await?;
        if filter.officer.is_none() {
            errors.push(("petugas", t::OFFICER_UNKNOWN));
        }
    }
    if !form.person.is_empty() {
        filter.person = person_of_link(ctx, &form.person);
        if filter.person.is_none() {
            errors.push(("nik", t::PERSON_WRONG));
        }
    }
    Ok(Search { form, filter, below, errors })
}

/// What was typed: trimmed, and no longer than anybody types.
fn form_of(typed: Typed) -> AuditForm {
    let cut = |text: String| {
        if text.len() > MAX_VALUE_BYTES { String::new() } else { text.trim().to_owned() }
    };
    AuditForm {
        from: cut(typed.dari),
        until: cut(typed.sampai),
        ticket: cut(typed.tiket),
        officer: cut(typed.petugas),
        actor: cut(typed.pelaku),
        action: cut(typed.tindakan),
        reads_only: typed.baca == "ya",
        person: cut(typed.orang),
    }
}

/// A day as browsers send it; `None` where nothing was typed.
fn day(
    text: &str,
    field: &'static str,
    errors: &mut Vec<(&'static str, Text)>,
) -> Option<NaiveDate> {
    if text.is_empty() {
        return None;
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    if day.is_none() {
        errors.push((field, t::DATE_WRONG));
    }
    day
}

/// The first second of a day in the office's time.
fn start_of(day: NaiveDate) -> i64 {
    let midnight = WIB.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest();
    midnight.map_or(i64::MAX, |instant| instant.timestamp())
}

async fn render(desk: &Desk, search: Search) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let Search { form, filter, below, errors } = search;
    let log = if errors.is_empty() {
        browse::read_log(ctx, &desk.officer, &filter, below, PAGE).await?
    } else {
        LogPage { entries: Vec::new(), older: None, officers: [].into() }
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = AuditPage {
        frame: desk.frame(),
        older: log.older.map(|id| audit_address(&form, Some(id))),
        is_older: below.is_some(),
        download: download_address(&form),
        download_max: DOWNLOAD_MAX,
        lines: lines(lang, &log, &places_in(ctx, &log).await?),
        chain: chain(lang, browse::chain_status(ctx).await?),
        filter: form,
        errors,
    };
    Ok(desk.render(status, model, audit_page).await)
}

/// The code of the region that a detail names, where it names one.
fn region_in(detail: &str) -> Option<&str> {
    let (about, kode) = detail.split_once(':')?;
    ["desa", "nama", "banding"].contains(&about).then_some(kode)
}

/// The regions that the entries name, by name.
async fn places_in(ctx: &Context, log: &LogPage) -> Result<PlaceWords, AppError> {
    let details = log.entries.iter().filter_map(|entry| entry.detail.as_deref());
    place_words(ctx, details.filter_map(region_in)).await
}

/// What an entry says besides its action, in words.
fn about(lang: Lang, entry: &FoundEntry, log: &LogPage, places: &PlaceWords) -> String {
    let Some(code) = entry.detail.as_deref() else { return String::new() };
    let words = detail(lang, &entry.action, code, &log.officers);
    match region_in(code) {
        Some(kode) => words.replace(kode, &places.of(kode)),
        None => words,
    }
}

fn lines(lang: Lang, log: &LogPage, places: &PlaceWords) -> Vec<AuditLine> {
    let line = |entry: &FoundEntry| AuditLine {
        id: entry.id,
        at: moment(lang, entry.at),
        actor: entry.actor.clone(),
        officer: entry.actor_id.and_then(|id| log.officers.get(&id)).cloned().unwrap_or_default(),
        action: entry.action.clone(),
        ticket: entry.ticket.as_deref().map(shown_ticket).unwrap_or_default(),
        about: about(lang, entry, log, places),
        detail: entry.detail.clone().unwrap_or_default(),
    };
    log.entries.iter().map(line).collect()
}

fn shown_ticket(ticket: &str) -> String {
    TicketNumber::parse(ticket).map_or_else(|_| ticket.to_owned(), |ticket| ticket.to_string())
}

fn chain(lang: Lang, status: ChainStatus) -> ChainCard {
    ChainCard {
        newest: status.newest.map(|batch| (batch.id, moment(lang, batch.sealed_at))),
        unsealed: status.unsealed,
        check: status.check.map(|check| CheckLine {
            at: moment(lang, check.checked_at),
            outcome: check.outcome,
            broken_batch: check.broken_batch.unwrap_or_default(),
            range: (check.first_batch, check.last_batch),
            entries: check.entries,
        }),
    }
}

/// The entries as CSV for a spreadsheet. Nothing in it can begin a formula.
fn csv_of(lang: Lang, log: &LogPage, places: &PlaceWords) -> Result<Response, AppError> {
    let broken = |error: csv::Error| AppError::unavailable(&error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["nomor", "waktu", "pelaku", "petugas", "tindakan", "kode", "tiket", "keterangan"];
    let header = header.into_iter().chain(["dalam_kata"]);
    writer.write_record(header).map_err(broken)?;
    for line in lines(lang, log, places) {
        let record = [
            line.id.to_string(),
            line.at,
            actor_words(lang, &line.actor).to_owned(),
            harmless(line.officer),
            action_words(lang, &line.action),
            harmless(line.action),
            line.ticket,
            harmless(line.detail),
            harmless(line.about),
        ];
        writer.write_record(&record).map_err(broken)?;
    }
    let bytes = writer.into_inner().map_err(|error| AppError::unavailable(error.error()))?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let file = "attachment; filename=\"jejak-audit.csv\"";
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(file));
    Ok(response)
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: String) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins { format!("'{text}") } else { text }
}

/// GET of an address that is only sent to: back to the log.
pub async fn back(_: Desk) -> Response {
    see_other("/petugas/audit")
}
