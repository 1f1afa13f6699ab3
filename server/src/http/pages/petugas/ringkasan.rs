//! `/petugas/ringkasan`

use app::components::region_path::region_path;
use app::pages::petugas::ringkasan::model::{OverviewPage, VillageLine};
use app::pages::petugas::ringkasan::overview_page;
use axum::http::StatusCode;
use axum::response::Response;
use domain::wilayah::KodeWilayah;

use crate::http::desk::Desk;
use crate::usecase::AppError;
use crate::usecase::numbers::overview::{AGES, overview};

/// GET `/petugas/ringkasan`
pub async fn show(desk: Desk) -> Response {
    let result = page(&desk).await;
    desk.answer(result).await
}

async fn page(desk: &Desk) -> Result<Response, AppError> {
    let numbers = overview(desk.ctx(), &desk.officer).await?;
    let mut backlog = Vec::new();
    for one in numbers.backlog {
        let cells = vec![one.waiting.to_string(), one.late.to_string()];
        backlog.push(line(desk, one.desa, cells).await?);
    }
    let mut times = Vec::new();
    for one in numbers.times {
        let days = format!("{:.1}", one.days).replace('.', ",");
        times.push(line(desk, one.desa, vec![one.decided.to_string(), days]).await?);
    }
    let ends = AGES.into_iter().map(Some).chain([None]);
    let months = numbers.months.into_iter();
    let model = OverviewPage {
        frame: desk.frame(),
        waiting: numbers.waiting,
        late: numbers.late,
        oldest_days: numbers.oldest_days,
        ages: ends.zip(numbers.ages).collect(),
        months: months.map(|month| (month.name, month.received, month.decided)).collect(),
        backlog,
        times,
    };
    Ok(desk.render(StatusCode::OK, model, overview_page).await)
}

/// A village with its name; a code that no table knows stands for itself.
async fn line(desk: &Desk, code: String, cells: Vec<String>) -> Result<VillageLine, AppError> {
    let path = match code.parse::<KodeWilayah>() {
        Ok(kode) => desk.ctx().store.path(&kode).await?,
        Err(_) => None,
    };
    let name = path.as_ref().map_or_else(|| code.clone(), |path| region_path(path));
    Ok(VillageLine { desa: code, name, cells })
}
