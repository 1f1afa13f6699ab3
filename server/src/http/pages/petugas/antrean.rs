//! `/petugas`: the queue, taking the next case of it, and finding cases by a NIK.

use app::components::choice_list::Choice;
use app::pages::petugas::antrean::model::{
    CASES, DueTone, FIND, HolderLine, Odd, QUEUE, QueueForm, QueuePageModel, QueueRowLine,
    QueueView, ViewCount,
};
use app::pages::petugas::antrean::{FindForm, FoundLine, FoundPage, found_page, queue_page};
use app::pages::petugas::frame::first_page;
use app::text::{Lang, date};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::Months;
use domain::petugas::Permission;
use domain::ticket::TicketNumber;
use domain::wilayah::{KodeWilayah, Level, labels};
use domain::window::Cycle;
use serde::Deserialize;

use super::kasus::identity_first;
use super::place_words::{PlaceWords, place_words};
use crate::clock::{WIB, day_of, instant_of};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::store::StoreError;
use crate::store::case_search::FoundCase;
use crate::store::case_view::OfficerName;
use crate::store::queue::COUNT_LIMIT;
use crate::usecase::review::queue::{QueueLine, SOON_SECONDS, filter_of, key_text, read};
use crate::usecase::review::{case, lease, officer_names, search};
use crate::usecase::{AppError, Context};

/// Months whose cycles can be asked for: the coming one, this one, and those before.
const CYCLES: u32 = 13;
const DAY_SECONDS: i64 = 86_400;

/// What stands in the address besides the filters.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A ticket to open.
    tiket: String,
    /// `habis`: nothing was left to take.
    ambil: String,
    /// `konflik`: they declared that they are close to somebody in a case.
    selesai: String,
}

/// GET `/petugas`: where everybody begins. Whose role has no queue is led to the first page that it has.
pub async fn show(
    desk: Desk,
    form: Result<Query<QueueForm>, QueryRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    if !desk.officer.may(Permission::SeeQueue) {
        return see_other(first_page(desk.officer.role));
    }
    let readable = form.is_ok();
    let form = form.map(|query| query.0).unwrap_or_default();
    let asked = asked.map(|query| query.0).unwrap_or_default();
    let result = async {
        if asked.tiket.trim().is_empty() {
            let none_left = asked.ambil == "habis";
            let conflict_declared = asked.selesai == "konflik";
            let shown = Shown { none_left, conflict_declared, readable, ..Shown::default() };
            return page(&desk, form, shown).await;
        }
        if let Some(ticket) = find(&desk, &asked.tiket).await? {
            return Ok(see_other(&format!("{CASES}/{}", ticket.as_str())));
        }
        let unknown_ticket = Some(asked.tiket);
        page(&desk, form, Shown { readable, unknown_ticket, ..Shown::default() }).await
    };
    desk.answer(result.await).await
}

/// A ticket of the scope, as somebody typed it.
async fn find(desk: &Desk, typed: &str) -> Result<Option<TicketNumber>, AppError> {
    if !desk.officer.may(Permission::OpenCase) {
        return Ok(None);
    }
    match case::find_unchecked(desk.ctx(), &desk.officer, typed).await {
        Ok(tracked) => Ok(Some(tracked.ticket)),
        Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// POST `/petugas/cari`: a NIK becomes a sealed address, so that it stands in none.
pub async fn find_by_nik(mut desk: Desk, mut fields: FormFields) -> Response {
    QUEUE.clone_into(&mut desk.page.visitor.path);
    let nik = fields.take("nik");
    let result = match search::seal_search(desk.ctx(), &desk.officer, &nik) {
        Ok(token) => Ok(see_other(&format!("{FIND}/{token}"))),
        Err(AppError::Invalid(errors)) => {
            let find = FindForm { nik, errors };
            let shown = Shown { readable: true, find, ..Shown::default() };
            page(&desk, QueueForm::default(), shown).await
        }
        Err(error) => Err(error),
    };
    desk.answer(result).await
}

/// GET `/petugas/cari/{token}`: the cases of one person.
pub async fn found(desk: Desk, Path(token): Path<String>) -> Response {
    let result = async {
        let ctx = desk.ctx();
        let found = search::cases_of_person(ctx, &desk.officer, &token).await?;
        let places = place_words(ctx, found.cases.iter().map(|case| case.desa.as_str())).await?;
        let lines = found.cases.iter().map(|case| found_line(desk.lang(), case, &places));
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        let model = FoundPage { frame: desk.frame(), lines, more: found.more };
        Ok(desk.render(StatusCode::OK, model, found_page).await)
    };
    let result = result.await;
    desk.answer(result).await
}

fn found_line(lang: Lang, case: &FoundCase, places: &PlaceWords) -> Result<FoundLine, AppError> {
    let malformed = |what| move |_| AppError::from(StoreError::Malformed(what));
    let ticket = TicketNumber::parse(&case.ticket).map_err(malformed("review_case.ticket"))?;
    Ok(FoundLine {
        href: format!("{CASES}/{}", ticket.as_str()),
        ticket: ticket.to_string(),
        kind: case.kind.parse().map_err(malformed("review_case.kind"))?,
        state: case.state.parse().map_err(malformed("review_case.state"))?,
        region: places.of(&case.desa),
        sent: date::long(lang, day_of(instant_of(case.submitted_at))),
    })
}

/// POST `/petugas/ambil`: takes the next case of a kind and region.
pub async fn take_next(mut desk: Desk, mut fields: FormFields) -> Response {
    QUEUE.clone_into(&mut desk.page.visitor.path);
    let form = QueueForm {
        jenis: fields.take("jenis"),
        desa: fields.take("desa"),
        ..QueueForm::default()
    };
    let result = async {
        let (filter, odd) = filter_of(desk.ctx(), &desk.officer, &form).await?;
        // What is not understood is never a case of any kind, or from anywhere.
        let Some(filter) = filter.filter(|_| odd.is_empty()) else {
            return Ok(see_other(&none_left(&form)));
        };
        if !lease::identity_is_known(desk.ctx(), &desk.officer).await? {
            return Ok(identity_first("antrean"));
        }
        match lease::take_next(desk.ctx(), &desk.officer, filter).await? {
            Some(ticket) => Ok(see_other(&format!("{CASES}/{ticket}?selesai=ambil"))),
            None => Ok(see_other(&none_left(&form))),
        }
    };
    desk.answer(result.await).await
}

/// GET `/petugas/ambil`, `/petugas/cari`: the queue.
pub async fn back_to_queue() -> Response {
    see_other(QUEUE)
}

fn none_left(form: &QueueForm) -> String {
    let address = form.address(None);
    let join = if address.contains('?') { '&' } else { '?' };
    format!("{address}{join}ambil=habis")
}

/// What is shown besides what the form asks for.
#[derive(Default)]
struct Shown {
    /// Nothing was left to take.
    none_left: bool,
    /// They have just declared a conflict of interest.
    conflict_declared: bool,
    /// The address could be read.
    readable: bool,
    /// A ticket that is not here, as typed.
    unknown_ticket: Option<String>,
    /// What was typed as a NIK, and is none.
    find: FindForm,
}

async fn page(desk: &Desk, form: QueueForm, shown: Shown) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let Shown { none_left, conflict_declared, readable, unknown_ticket, find } = shown;
    let mut queue = read(ctx, &desk.officer, &form).await?;
    let rows = lines(desk, queue.lines).await?;
    let count = |(view, count): (QueueView, u64)| ViewCount {
        view,
        count: count.min(COUNT_LIMIT),
        more: count > COUNT_LIMIT,
    };
    let views = queue.counts.into_iter().map(count).collect();
    if !readable {
        queue.odd.push(Odd::Address);
    }
    let is_wrong = unknown_ticket.is_some() || !find.errors.is_empty();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let model = QueuePageModel {
        frame: desk.frame(),
        views,
        regions: regions(desk, &form).await?,
        cycles: cycles(ctx, lang),
        colleagues: colleagues(desk).await?,
        rows,
        next: queue.next.map(|key| form.address(Some(&key_text(key)))),
        cut: queue.cut,
        may_take: desk.officer.may(Permission::TakeCase),
        none_left,
        conflict_declared,
        odd: queue.odd,
        unknown_ticket,
        find: desk.officer.may(Permission::OpenCase).then_some(find),
        form,
    };
    Ok(desk.render(status, model, queue_page).await)
}

/// Officers who take cases in the same scope, by user name.
pub(super) async fn colleagues(desk: &Desk) -> Result<Vec<Choice>, AppError> {
    choices_of(desk, desk.officer.rows(desk.ctx()).colleagues(desk.officer.id).await?).await
}

/// These officers, to choose from.
pub(super) async fn choices_of(
    desk: &Desk,
    found: Vec<OfficerName>,
) -> Result<Vec<Choice>, AppError> {
    let names = officer_names(desk.ctx(), found.iter().map(|one| one.id).collect()).await?;
    let label = |id: i64, username: &str| names.get(&id).map_or(username, |name| name).to_owned();
    Ok(found
        .into_iter()
        .map(|one| Choice::new(one.username.clone(), label(one.id, &one.username)))
        .collect())
}

/// The regions below the scope; of the one chosen what lies in it as well.
async fn regions(desk: &Desk, form: &QueueForm) -> Result<Vec<Choice>, AppError> {
    let scope = desk.officer.scope.region();
    let store = &desk.ctx().store;
    let chosen = form.desa.parse::<KodeWilayah>().ok();
    let chosen = chosen.filter(|chosen| desk.officer.scope.covers(chosen));
    let district = chosen.and_then(|chosen| chosen.at(Level::Kecamatan));
    let mut choices = Vec::new();
    let below = store.children(&scope).await?;
    // Where a village and a ward have one name, their kind tells them apart.
    for (region, label) in below.iter().zip(labels(&below)) {
        choices.push(Choice::new(region.kode.as_str(), label.clone()));
        if Some(region.kode) == district && region.kode != scope {
            let villages = store.children(&region.kode).await?;
            for (village, name) in villages.iter().zip(labels(&villages)) {
                choices.push(Choice::new(village.kode.as_str(), format!("{label} › {name}")));
            }
        }
    }
    Ok(choices)
}

/// The cycles of the coming month and the year before it, newest first.
fn cycles(ctx: &Context, lang: Lang) -> Vec<Choice> {
    let this = Cycle::of(ctx.clock.today()).first_day();
    let newest = this.checked_add_months(Months::new(1)).unwrap_or(this);
    (0..CYCLES)
        .filter_map(|back| newest.checked_sub_months(Months::new(back)))
        .map(|day| Choice::new(Cycle::of(day).to_string(), date::month(lang, day)))
        .collect()
}

async fn lines(desk: &Desk, found: Vec<QueueLine>) -> Result<Vec<QueueRowLine>, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let now = ctx.clock.now().timestamp();
    let places = place_words(ctx, found.iter().map(|line| line.row.desa.as_str())).await?;
    let holders = found.iter().filter_map(|line| line.row.holder(now)).map(|(id, _)| id);
    let askers = found.iter().filter_map(|line| line.asked_by);
    let names = officer_names(ctx, holders.chain(askers).collect()).await?;
    let name_of = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let mut lines = Vec::new();
    for one in found {
        let holder = match (one.row.holder(now), one.asked_by) {
            (Some((id, until)), _) if id == desk.officer.id => HolderLine::Mine(clock_words(until)),
            (Some((id, until)), _) => HolderLine::Other(name_of(id), clock_words(until)),
            (None, Some(id)) if id == desk.officer.id => HolderLine::AskedByMe,
            (None, Some(id)) => HolderLine::AskedBy(name_of(id)),
            (None, None) => HolderLine::Free,
        };
        lines.push(line(lang, one, holder, &places, now)?);
    }
    Ok(lines)
}

fn line(
    lang: Lang,
    found: QueueLine,
    holder: HolderLine,
    places: &PlaceWords,
    now: i64,
) -> Result<QueueRowLine, AppError> {
    let QueueLine { row, flags, keep_away, .. } = found;
    let malformed = |what| move |_| AppError::from(StoreError::Malformed(what));
    let ticket = TicketNumber::parse(&row.ticket).map_err(malformed("review_case.ticket"))?;
    Ok(QueueRowLine {
        href: format!("{CASES}/{}", ticket.as_str()),
        ticket: ticket.to_string(),
        kind: row.kind.parse().map_err(malformed("review_case.kind"))?,
        state: row.state.parse().map_err(malformed("review_case.state"))?,
        region: places.of(&row.desa),
        age_days: (now - row.submitted_at).max(0) / DAY_SECONDS,
        due: date::long(lang, day_of(instant_of(row.due_at))),
        due_tone: due_tone(row.due_at, now),
        escalated: row.escalated_at.map(|at| date::long(lang, day_of(instant_of(at)))),
        keep_away,
        flags,
        holder,
        cycle: cycle_words(lang, &row.cycle),
    })
}

/// How near a deadline is at `now` (both Unix seconds).
pub(super) const fn due_tone(due_at: i64, now: i64) -> DueTone {
    if due_at <= now {
        DueTone::Late
    } else if due_at - now <= SOON_SECONDS {
        DueTone::Soon
    } else {
        DueTone::Calm
    }
}

/// A cycle as people read it.
fn cycle_words(lang: Lang, cycle: &str) -> String {
    cycle.parse::<Cycle>().map(|cycle| date::month(lang, cycle.first_day())).unwrap_or_default()
}

/// The time of day in WIB: `14.05`.
pub(super) fn clock_words(seconds: i64) -> String {
    instant_of(seconds).with_timezone(&WIB).format("%H.%M").to_string()
}
