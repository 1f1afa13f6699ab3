//! `/petugas/kalender`: the windows of the month.

use app::pages::petugas::kalender::model::{CalendarPage, KindPanel, NewWindowPage, RuleLine};
use app::pages::petugas::kalender::{calendar_page, new_window_page};
use app::text::petugas::kalender as t;
use app::text::{Lang, date};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use domain::calendar::WindowForm;
use domain::field::FieldErrors;
use domain::petugas::Permission;
use domain::window::{WindowEnd, WindowRule};
use serde::Deserialize;

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::calendar::{self, KindDays, MonthDays};

/// What was just done.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    tersimpan: Option<String>,
}

/// GET `/petugas/kalender`
pub async fn show(desk: Desk, query: Result<Query<DoneQuery>, QueryRejection>) -> Response {
    let saved = query.is_ok_and(|query| query.0.tersimpan.is_some());
    let result = render(&desk, StatusCode::OK, saved).await;
    desk.answer(result).await
}

async fn render(desk: &Desk, status: StatusCode, saved: bool) -> Result<Response, AppError> {
    let lang = desk.lang();
    let today = desk.ctx().clock.today();
    let kinds = calendar::overview(desk.ctx()).await?;
    let may_edit = calendar::may_change(desk.ctx(), &desk.officer).await?;
    let model = CalendarPage {
        frame: desk.frame(),
        kinds: kinds.into_iter().map(|kind| panel(lang, &kind, today)).collect(),
        may_edit,
        shared: desk.officer.may(Permission::EditCalendar) && !may_edit,
        saved,
    };
    Ok(desk.render(status, model, calendar_page).await)
}

fn panel(lang: Lang, kind: &KindDays, today: NaiveDate) -> KindPanel {
    let rules = kind.rules.iter().enumerate();
    let rules = rules.map(|(at, rule)| RuleLine {
        rule: rule_words(lang, rule),
        in_force: in_force(lang, rule),
        source: rule.source.clone(),
        current: at == 0 && rule.is_valid_on(today),
    });
    KindPanel {
        kind: kind.kind,
        open: kind.open,
        opens: kind.opens.map(|day| date::long(lang, day)),
        months: kind.months.iter().map(|days| month_words(lang, days)).collect(),
        rules: rules.collect(),
    }
}

/// A month, and the days of the window in it.
fn month_words(lang: Lang, (month, first, last): &MonthDays) -> (String, String) {
    let days = [("first", date::long(lang, *first)), ("last", date::long(lang, *last))];
    let days = days.each_ref().map(|(name, day)| (*name, day.as_str()));
    (date::month(lang, month.first_day()), t::SPAN.fill(lang, &days))
}

fn rule_words(lang: Lang, rule: &WindowRule) -> String {
    let first = rule.first_day.to_string();
    let first = ("first", first.as_str());
    let said = match rule.end {
        WindowEnd::Day(day) => t::UNTIL_DAY.fill(lang, &[first, ("last", &day.to_string())]),
        WindowEnd::BeforeMonthEnd(0) => t::UNTIL_LAST.fill(lang, &[first]),
        WindowEnd::BeforeMonthEnd(days) => {
            t::UNTIL_END.fill(lang, &[first, ("days", &days.to_string())])
        }
    };
    if rule.hard_close { format!("{said}. {}", t::HARD.get(lang)) } else { said }
}

fn in_force(lang: Lang, rule: &WindowRule) -> String {
    let from = date::long(lang, rule.valid_from);
    match rule.valid_to {
        None => t::SINCE.fill(lang, &[("from", &from)]),
        Some(to) => t::FROM_TO.fill(lang, &[("from", &from), ("to", &date::long(lang, to))]),
    }
}

/// GET `/petugas/kalender/baru`
pub async fn show_new(desk: Desk) -> Response {
    match calendar::may_change(desk.ctx(), &desk.officer).await {
        Ok(true) => {}
        Ok(false) => return refuse(&desk).await,
        Err(error) => return desk.page.error(error).await,
    }
    let next = desk.ctx().clock.today();
    let form = WindowForm { berlaku_dari: next.to_string(), ..WindowForm::default() };
    render_new(&desk, form, FieldErrors::default(), Vec::new()).await
}

/// The calendar, which says why this officer does not change it.
async fn refuse(desk: &Desk) -> Response {
    let result = render(desk, StatusCode::FORBIDDEN, false).await;
    desk.answer(result).await
}

/// POST `/petugas/kalender/baru`: looks at the dates, or saves.
pub async fn add(desk: Desk, mut fields: FormFields) -> Response {
    let form = WindowForm {
        jenis: fields.take("jenis"),
        hari_pertama: fields.take("hari_pertama"),
        akhir: fields.take("akhir"),
        nilai: fields.take("nilai"),
        tutup: fields.take("tutup"),
        berlaku_dari: fields.take("berlaku_dari"),
        sumber: fields.take("sumber"),
    };
    let preview = match calendar::preview(desk.ctx(), &form) {
        Ok(preview) => preview,
        Err(errors) => return render_new(&desk, form, errors, Vec::new()).await,
    };
    if fields.take("langkah") != "simpan" {
        return render_new(&desk, form, FieldErrors::default(), preview).await;
    }
    match calendar::add_window(desk.ctx(), &desk.officer, &form).await {
        Ok(()) => see_other("/petugas/kalender?tersimpan=1"),
        Err(AppError::Invalid(errors)) => render_new(&desk, form, errors, Vec::new()).await,
        Err(AppError::Forbidden) => refuse(&desk).await,
        Err(error) => desk.page.error(error).await,
    }
}

async fn render_new(
    desk: &Desk,
    form: WindowForm,
    errors: FieldErrors,
    preview: Vec<MonthDays>,
) -> Response {
    let lang = desk.lang();
    let right = errors.is_empty();
    let status = if right { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let preview = preview.iter().map(|days| month_words(lang, days)).collect();
    let model = NewWindowPage { frame: desk.frame(), form, errors, preview };
    desk.render(status, model, new_window_page).await
}
