//! Pages that explain: `/panduan`, `/privasi`, `/aksesibilitas`, and in development `/_komponen`.

use app::pages::aksesibilitas::aksesibilitas_page;
use app::pages::komponen::komponen_page;
use app::pages::panduan::model::{PanduanPage, ProgramBasis, ProgramInfo};
use app::pages::panduan::panduan_page;
use app::pages::privasi::privasi_page;
use app::text::Lang;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::page::Page;
use crate::store::program::{Basis, ProgramRow};
use crate::usecase::AppError;
use crate::usecase::list_programs::list_programs;

/// `/panduan`, with the programmes of the database.
pub async fn panduan(page: Page) -> Response {
    let result = panduan_of_today(&page).await;
    page.answer(result).await
}

async fn panduan_of_today(page: &Page) -> Result<Response, AppError> {
    let rows = list_programs(page.ctx()).await?;
    let programs = rows.into_iter().map(|row| program_info(row, page.visitor.lang)).collect();
    let model = PanduanPage { chrome: page.chrome(), programs };
    Ok(page.render(StatusCode::OK, model, panduan_page).await)
}

fn program_info(row: ProgramRow, lang: Lang) -> ProgramInfo {
    ProgramInfo {
        code: row.code,
        name: row.name,
        basis: match row.basis {
            Basis::Family => ProgramBasis::Family,
            Basis::Person => ProgramBasis::Person,
        },
        for_whom: match lang {
            Lang::Id => row.text_id,
            Lang::En => row.text_en,
        },
    }
}

/// `/privasi`
pub async fn privasi(page: Page) -> Response {
    page.render(StatusCode::OK, page.chrome(), privasi_page).await
}

/// `/aksesibilitas`
pub async fn aksesibilitas(page: Page) -> Response {
    page.render(StatusCode::OK, page.chrome(), aksesibilitas_page).await
}

/// `/_komponen`: every component in every state; development only.
pub async fn komponen(page: Page) -> Response {
    page.render(StatusCode::OK, page.chrome(), komponen_page).await
}
