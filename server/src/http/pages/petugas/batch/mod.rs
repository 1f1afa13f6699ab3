//! `/petugas/batch`: batches for the centre.

mod show;
mod steps;
mod take;

use app::pages::petugas::batch::batches_page;
use app::pages::petugas::batch::model::{
    BatchLine, BatchesPage, Places, Standing, WaitingLine, WindowLine,
};
use app::text::Lang;
use app::text::date;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::batch::{BatchKind, PBI_PROGRAM};
use domain::decision::next_opening;
use domain::petugas::Permission;
use domain::window::{Cycle, WindowKind, WindowRule, is_open};
use serde::Deserialize;

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::store::batch::BatchRow;
use crate::store::quota;
use crate::usecase::AppError;
use crate::usecase::batch::{collect, cycle_of_today, regency_of};

pub use show::show as show_batch;
pub use take::{add, back, endorse, export, letter, send_letter, take_out, take_verdicts_out};

/// Where the list is.
pub(super) const LIST: &str = "/petugas/batch";
/// Batches that are listed.
const LISTED: u64 = 100;

/// What the list is asked for.
#[derive(Default, Deserialize)]
pub struct ListQuery {
    kosong: Option<String>,
}

/// GET `/petugas/batch`
pub async fn list(desk: Desk, query: Result<Query<ListQuery>, QueryRejection>) -> Response {
    let nothing = query.is_ok_and(|query| query.0.kosong.is_some());
    let result = render_list(&desk, nothing).await;
    desk.answer(result).await
}

/// POST `/petugas/batch`: a new batch of the kind in field `jenis`.
pub async fn begin(desk: Desk, mut fields: FormFields) -> Response {
    let result = async {
        let kind: BatchKind = fields.take("jenis").parse().map_err(|_| AppError::NotFound)?;
        match collect::begin(desk.ctx(), &desk.officer, kind).await? {
            Some(collected) => Ok(see_other(&collected_at(&collected))),
            None => Ok(see_other(&format!("{LIST}?kosong=1"))),
        }
    };
    let result = result.await;
    desk.answer(result).await
}

/// The page of a batch with what was just collected.
fn collected_at(collected: &collect::Collected) -> String {
    let collect::Collected { batch_id, cases, verdicts, quota_full, doubles, .. } = collected;
    let collect::Collected { entries, passed_over, more, .. } = collected;
    let more = u8::from(*more);
    format!(
        "{LIST}/{batch_id}?kasus={cases}&penilaian={verdicts}&entri={entries}&lewat={passed_over}\
         &ganda={doubles}&penuh={quota_full}&lagi={more}"
    )
}

async fn render_list(desk: &Desk, nothing: bool) -> Result<Response, AppError> {
    let (ctx, lang, officer) = (desk.ctx(), desk.lang(), &desk.officer);
    let (rules, today) = (ctx.store.windows().await?, ctx.clock.today());
    let cycle = cycle_of_today(ctx);
    let rows = officer.rows(ctx);
    let verdicts = rows.verdict_counts(cycle).await?;
    let mut waiting = Vec::new();
    for kind in BatchKind::ALL {
        waiting.push(WaitingLine {
            kind: *kind,
            cases: rows.count_waiting(*kind, &cycle.to_string()).await?,
            verdicts: verdicts.layak + verdicts.tidak_layak,
            entries: rows.count_waiting_entries(*kind, &cycle.to_string()).await?,
            window: window_line(lang, &rules, kind.window(), today),
        });
    }
    let places = match regency_of(officer.scope) {
        Some(region) => rows.places(region.as_str(), PBI_PROGRAM, today).await?,
        None => None,
    };
    let batches = rows.batches(LISTED).await?;
    let model = BatchesPage {
        frame: desk.frame(),
        cycle: date::month(lang, cycle.first_day()),
        waiting,
        places: places.as_ref().map(places_of),
        may_collect: officer.may(Permission::CollectBatch),
        nothing,
        batches: batches.iter().map(|row| line(lang, row)).collect::<Result<_, _>>()?,
    };
    Ok(desk.render(StatusCode::OK, model, batches_page).await)
}

fn places_of(places: &quota::Places) -> Places {
    Places { slots: places.quota.slots.into(), used: places.used }
}

fn window_line(
    lang: Lang,
    rules: &[WindowRule],
    kind: Option<WindowKind>,
    today: chrono::NaiveDate,
) -> WindowLine {
    let Some(kind) = kind else { return WindowLine::Always };
    if is_open(rules, kind, today) {
        WindowLine::Open
    } else {
        WindowLine::Shut(next_opening(rules, kind, today).map(|day| date::long(lang, day)))
    }
}

fn line(lang: Lang, row: &BatchRow) -> Result<BatchLine, AppError> {
    let cycle = row.cycle.parse::<Cycle>();
    let standing = if row.is_endorsed() && row.exported_at.is_some() {
        Standing::Exported
    } else if row.is_endorsed() {
        Standing::Endorsed
    } else if row.letter_file.is_some() {
        Standing::Ready
    } else {
        Standing::Open
    };
    Ok(BatchLine {
        id: row.id,
        kind: row.kind()?,
        cycle: cycle.map(|cycle| date::month(lang, cycle.first_day())).unwrap_or_default(),
        number: row.number,
        cases: row.cases,
        verdicts: row.verdicts,
        entries: row.entries,
        standing,
    })
}
