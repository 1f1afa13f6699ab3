//! `/petugas/uji-petik`: the head of the office draws decided cases; others judge them.
//!
//! Those who draw and those who decide have doors of their own to the same forms.

use app::pages::petugas::uji_petik::model::{DrawLine, DrawnLine, DrawnPage, DrawsPage, JudgePage};
use app::pages::petugas::uji_petik::{drawn_page, draws_page, judge_page};
use app::text::lacak::step;
use app::text::{Text, date, lacak};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::decision::Verdict;
use domain::field::FieldErrors;
use domain::review::CaseKind;
use serde::Deserialize;

use super::place_words::{PlaceWords, place_words};
use super::putusan::shown;
use crate::clock::{day_of, instant_of};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::store::StoreError;
use crate::store::second_look::{LookCaseRow, LookRow};
use crate::usecase::AppError;
use crate::usecase::review::second_look::{
    self, DrawForm, MAX_LOOKS, MAX_WAITING, VerdictForm, open_note,
};

/// Where those who draw see their draws.
const DRAWS: &str = "/petugas/uji-petik";
/// Where those who decide find what they may judge.
const TASKS: &str = "/petugas/uji-petik/tugas";

/// A verdict was just saved.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    selesai: Option<String>,
}

/// GET `/petugas/uji-petik`
pub async fn draws(desk: Desk) -> Response {
    let result = show_draws(&desk, Default::default(), FieldErrors::default()).await;
    desk.answer(result).await
}

/// POST `/petugas/uji-petik`
pub async fn draw(desk: Desk, mut fields: FormFields) -> Response {
    let typed = ["uji_bulan", "uji_jumlah"].map(|name| fields.take(name));
    let [month, size] = typed.clone();
    let form = DrawForm { month, size };
    let result = match second_look::draw(desk.ctx(), &desk.officer, &form).await {
        Ok(id) => Ok(see_other(&format!("{DRAWS}/{id}"))),
        Err(AppError::Invalid(errors)) => show_draws(&desk, typed, errors).await,
        Err(error) => Err(error),
    };
    desk.answer(result).await
}

/// GET `/petugas/uji-petik/{id}`
pub async fn show(desk: Desk, Path(id): Path<i64>, Query(query): Query<DoneQuery>) -> Response {
    let result = async {
        let look = second_look::look(desk.ctx(), &desk.officer, id).await?;
        let draw = draw_line(&desk, &look.row, &look.cases);
        let lines = lines_of(&desk, &look.cases).await?;
        let done = query.selesai.is_some();
        let model = DrawnPage { frame: desk.frame(), draw: Some(draw), lines, done };
        Ok(desk.render(StatusCode::OK, model, drawn_page).await)
    };
    desk.answer(result.await).await
}

/// GET `/petugas/uji-petik/tugas`
pub async fn tasks(desk: Desk, Query(query): Query<DoneQuery>) -> Response {
    let result = async {
        let rows = desk.officer.rows(desk.ctx());
        let waiting = rows.looks_waiting(desk.officer.id, MAX_WAITING).await?;
        let lines = lines_of(&desk, &waiting).await?;
        let done = query.selesai.is_some();
        let model = DrawnPage { frame: desk.frame(), draw: None, lines, done };
        Ok(desk.render(StatusCode::OK, model, drawn_page).await)
    };
    desk.answer(result.await).await
}

/// GET `/petugas/uji-petik/{id}/{tiket}`
pub async fn judge_drawn(desk: Desk, Path((id, ticket)): Path<(i64, String)>) -> Response {
    let result = show_judge(&desk, Door::Draws, id, &ticket, Default::default()).await;
    desk.answer(result).await
}

/// GET `/petugas/uji-petik/tugas/{id}/{tiket}`
pub async fn judge_task(desk: Desk, Path((id, ticket)): Path<(i64, String)>) -> Response {
    let result = show_judge(&desk, Door::Tasks, id, &ticket, Default::default()).await;
    desk.answer(result).await
}

/// POST `/petugas/uji-petik/{id}/{tiket}`
pub async fn save_drawn(
    desk: Desk,
    Path((id, ticket)): Path<(i64, String)>,
    fields: FormFields,
) -> Response {
    let result = save(&desk, Door::Draws, id, &ticket, fields).await;
    desk.answer(result).await
}

/// POST `/petugas/uji-petik/tugas/{id}/{tiket}`
pub async fn save_task(
    desk: Desk,
    Path((id, ticket)): Path<(i64, String)>,
    fields: FormFields,
) -> Response {
    let result = save(&desk, Door::Tasks, id, &ticket, fields).await;
    desk.answer(result).await
}

/// From which page a case is judged.
#[derive(Clone, Copy)]
enum Door {
    Draws,
    Tasks,
}

impl Door {
    fn action(self, id: i64, ticket: &str) -> String {
        match self {
            Self::Draws => format!("{DRAWS}/{id}/{ticket}"),
            Self::Tasks => format!("{TASKS}/{id}/{ticket}"),
        }
    }

    fn back(self, id: i64) -> String {
        match self {
            Self::Draws => format!("{DRAWS}/{id}"),
            Self::Tasks => TASKS.to_owned(),
        }
    }
}

async fn save(
    desk: &Desk,
    door: Door,
    id: i64,
    ticket: &str,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    let typed = ["uji_verdik", "uji_catatan"].map(|name| fields.take(name));
    let [verdict, note] = typed.clone();
    let form = VerdictForm { verdict, note };
    match second_look::judge(desk.ctx(), &desk.officer, (id, ticket), &form).await {
        Ok(()) => Ok(see_other(&format!("{}?selesai=1", door.back(id)))),
        Err(AppError::Invalid(errors)) => show_judge(desk, door, id, ticket, (typed, errors)).await,
        Err(error) => Err(error),
    }
}

async fn show_judge(
    desk: &Desk,
    door: Door,
    id: i64,
    ticket: &str,
    (typed, errors): ([String; 2], FieldErrors),
) -> Result<Response, AppError> {
    let cases = desk.officer.rows(desk.ctx()).look_cases(id).await?;
    let row = cases.into_iter().find(|one| one.ticket == ticket).ok_or(AppError::NotFound)?;
    if second_look::is_own(desk.ctx(), &desk.officer, &row).await? {
        return Err(AppError::Forbidden);
    }
    if row.verdict.is_some() {
        return Err(AppError::Conflict);
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = JudgePage {
        frame: desk.frame(),
        action: door.action(id, ticket),
        back: door.back(id),
        line: line_of(desk, &row, &place_words(desk.ctx(), [row.desa.as_str()]).await?)?,
        typed,
        errors,
    };
    Ok(desk.render(status, model, judge_page).await)
}

async fn show_draws(
    desk: &Desk,
    typed: [String; 2],
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let rows = desk.officer.rows(desk.ctx());
    let mut draws = Vec::new();
    for row in rows.looks(MAX_LOOKS).await? {
        let cases = rows.look_cases(row.id).await?;
        draws.push(draw_line(desk, &row, &cases));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = DrawsPage { frame: desk.frame(), draws, typed, errors };
    Ok(desk.render(status, model, draws_page).await)
}

fn draw_line(desk: &Desk, row: &LookRow, cases: &[LookCaseRow]) -> DrawLine {
    let lang = desk.lang();
    let having = |code: Option<&str>| {
        cases.iter().filter(|one| one.verdict.as_deref() == code).count() as u64
    };
    let verdict = |one: Verdict| having(Some(one.as_str()));
    DrawLine {
        id: row.id,
        drawn_at: date::long(lang, day_of(instant_of(row.drawn_at))),
        month: date::month(lang, day_of(instant_of(row.decided_from))),
        seed: row.seed.clone(),
        population: u64::try_from(row.population).unwrap_or_default(),
        counts: [verdict(Verdict::Setuju), verdict(Verdict::TidakSetuju), having(None)],
    }
}

async fn lines_of(desk: &Desk, rows: &[LookCaseRow]) -> Result<Vec<DrawnLine>, AppError> {
    let places = place_words(desk.ctx(), rows.iter().map(|row| row.desa.as_str())).await?;
    rows.iter().map(|row| line_of(desk, row, &places)).collect()
}

fn line_of(desk: &Desk, row: &LookCaseRow, places: &PlaceWords) -> Result<DrawnLine, AppError> {
    let kind: CaseKind = row.kind.parse().map_err(|_| StoreError::Malformed("review_case.kind"))?;
    let verdict = row.verdict.as_deref().map(str::parse::<Verdict>).transpose();
    let verdict = verdict.map_err(|_| StoreError::Malformed("second_look_case.verdict"))?;
    let own = row.decided_by == desk.officer.id;
    let decided: Text = lacak::step(kind, &row.action).unwrap_or(step::OTHER);
    Ok(DrawnLine {
        look: row.look_id,
        place: u32::try_from(row.place).unwrap_or_default(),
        ticket: row.ticket.clone(),
        shown: shown(&row.ticket),
        kind,
        desa: places.of(&row.desa),
        decided,
        decided_at: date::long(desk.lang(), day_of(instant_of(row.decided_at))),
        verdict,
        note: open_note(desk.ctx(), row),
        may_judge: !own && verdict.is_none(),
        own,
    })
}
