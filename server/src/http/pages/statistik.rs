//! `/statistik` and the same as a file.

use app::pages::statistik::model::{NumberCell, NumberTable, Numbers as Shown, StatistikPage};
use app::pages::statistik::statistik_page;
use app::text::{Lang, Text, statistik as t};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use domain::statistics::{Cell, Line};
use domain::wilayah::{KodeWilayah, Level};
use serde::Deserialize;

use crate::http::page::Page;
use crate::usecase::AppError;
use crate::usecase::numbers::public::{self, Numbers};

/// Which kabupaten or kota.
#[derive(Default, Deserialize)]
pub struct RegionQuery {
    kabupaten: Option<String>,
}

impl RegionQuery {
    fn region(self) -> Option<KodeWilayah> {
        let kode: KodeWilayah = self.kabupaten?.parse().ok()?;
        (kode.level() == Level::KabupatenKota).then_some(kode)
    }
}

/// GET `/statistik`
pub async fn show(page: Page, query: Result<Query<RegionQuery>, QueryRejection>) -> Response {
    let asked = query.map(|query| query.0).unwrap_or_default().region();
    let result = async {
        let regions = public::regions(page.ctx()).await?;
        // With a single one there is nothing to choose.
        let only = (regions.len() == 1).then(|| regions[0].0);
        let chosen = asked.filter(|kode| regions.iter().any(|(one, _)| one == kode)).or(only);
        let name =
            regions.iter().find(|(one, _)| Some(*one) == chosen).map(|(_, name)| name.clone());
        let numbers = match (chosen, name) {
            (Some(kode), Some(name)) => {
                let numbers = public::numbers(page.ctx(), &kode).await?;
                Some(shown(page.visitor.lang, name, &numbers))
            }
            _ => None,
        };
        let model = StatistikPage {
            chrome: page.chrome(),
            regions: regions.into_iter().map(|(kode, name)| (kode.to_string(), name)).collect(),
            chosen: chosen.map(|kode| kode.to_string()),
            numbers,
        };
        Ok(page.render(StatusCode::OK, model, statistik_page).await)
    };
    page.answer(result.await).await
}

/// GET `/statistik.csv`
pub async fn download(page: Page, query: Result<Query<RegionQuery>, QueryRejection>) -> Response {
    let asked = query.map(|query| query.0).unwrap_or_default().region();
    let result = async {
        let kode = asked.ok_or(AppError::NotFound)?;
        let regions = public::regions(page.ctx()).await?;
        if !regions.iter().any(|(one, _)| *one == kode) {
            return Err(AppError::NotFound);
        }
        let numbers = public::numbers(page.ctx(), &kode).await?;
        let file = public::csv(&numbers, &kode)?;
        let headers = [
            (CONTENT_TYPE, "text/csv; charset=utf-8"),
            (CONTENT_DISPOSITION, "attachment; filename=\"statistik.csv\""),
        ];
        Ok((headers, file).into_response())
    };
    page.answer(result.await).await
}

fn shown(lang: Lang, region: String, numbers: &Numbers) -> Shown {
    let months: Vec<String> = numbers.months.iter().map(|(_, name)| name.clone()).collect();
    let heads = |texts: &[Text]| -> Vec<String> {
        texts.iter().map(|text| text.get(lang).to_owned()).collect()
    };
    let received = NumberTable {
        columns: months.clone(),
        rows: numbers
            .kecamatan
            .iter()
            .enumerate()
            .map(|(at, name)| {
                (name.clone(), numbers.received.iter().map(|month| cell(month.cells[at])).collect())
            })
            .collect(),
        totals: Some(numbers.received.iter().map(|month| cell(month.total)).collect()),
    };
    let mut decided = NumberTable {
        columns: heads(&[t::LAYAK, t::TIDAK_LAYAK, t::OTHER, t::TOTAL, t::ENDORSED]),
        ..table(&months, &numbers.decided)
    };
    for ((_, row), endorsed) in decided.rows.iter_mut().zip(&numbers.endorsed) {
        row.push(cell(*endorsed));
    }
    let reports = NumberTable {
        columns: heads(&[t::SANGGAHAN, t::TANGGAPAN, t::PERUBAHAN, t::MISUSE, t::TOTAL]),
        ..table(&months, &numbers.reports)
    };
    Shown { region, months, received, decided, reports }
}

/// A row for each month with its sum; the heads are the caller's.
fn table(months: &[String], lines: &[Line]) -> NumberTable {
    let row = |line: &Line| line.cells.iter().chain([&line.total]).map(|one| cell(*one)).collect();
    NumberTable {
        columns: Vec::new(),
        rows: months.iter().cloned().zip(lines.iter().map(row)).collect(),
        totals: None,
    }
}

const fn cell(cell: Cell) -> NumberCell {
    match cell {
        Cell::Shown(number) => NumberCell::Shown(number),
        Cell::Held => NumberCell::Held,
    }
}
