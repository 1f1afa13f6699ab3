//! `/petugas/kasus/{tiket}/lihat/{id}` and `/foto/{id}`: a photo with links that turn and enlarge it, and its bytes.

use app::pages::petugas::kasus::model::PhotoPageModel;
use app::pages::petugas::kasus::{DEGREES, photo_page};
use app::text::petugas::kasus as t;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::show::photo_title;
use super::{base_of, opened};
use crate::http::desk::Desk;
use crate::http::pages::draft::photos::file_answer;
use crate::http::pages::draft::words::Words;
use crate::store::visit::PHOTO_KIND;
use crate::usecase::review::case::{self, file_of};

/// How a photo is looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Degrees to the right.
    putar: String,
    /// `1`: larger than the screen.
    besar: String,
}

/// GET `/petugas/kasus/{tiket}/lihat/{id}`. That the photo is seen is noted with its bytes.
pub async fn show(
    desk: Desk,
    Path((ticket, id)): Path<(String, String)>,
    look: Result<Query<Look>, QueryRejection>,
) -> Response {
    let look = look.map(|query| query.0).unwrap_or_default();
    let result = async {
        let tracked = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked,
            Err(blocked) => return Ok(blocked),
        };
        let (file, beside) = file_of(desk.ctx(), &desk.officer, &tracked, &id).await?;
        let words = Words::load_for_officers(desk.ctx(), desk.lang()).await?;
        let of_visit = file.kind == PHOTO_KIND;
        let turns = DEGREES.iter().position(|degrees| *degrees == look.putar).unwrap_or(0);
        let model = PhotoPageModel {
            frame: desk.frame(),
            ticket: tracked.ticket.to_string(),
            base: base_of(&tracked),
            title: if of_visit {
                t::VISIT_PHOTO_ONE.get(desk.lang()).to_owned()
            } else {
                photo_title(&words, &file.kind)
            },
            of_visit,
            is_pdf: file.media_type == "application/pdf",
            id: file.id,
            turns: u8::try_from(turns).unwrap_or(0),
            large: look.besar == "1",
            beside,
        };
        Ok(desk.render(StatusCode::OK, model, photo_page).await)
    };
    desk.answer(result.await).await
}

/// GET `/petugas/kasus/{tiket}/foto/{id}`: the bytes. Noted first; kept by nobody, run as nothing.
pub async fn bytes(desk: Desk, Path((ticket, id)): Path<(String, String)>) -> Response {
    let result = async {
        let tracked = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked,
            Err(blocked) => return Ok(blocked),
        };
        Ok(file_answer(case::photo(desk.ctx(), &desk.officer, &tracked, &id).await?))
    };
    desk.answer(result.await).await
}
