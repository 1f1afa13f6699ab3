//! The list of deliberations, and the form that begins one.

use app::components::choice_list::Choice;
use app::pages::petugas::musyawarah::model::{ListPage, MusyawarahLine, NewPage, VillageLine};
use app::pages::petugas::musyawarah::{list_page, new_page};
use app::text::date;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::musyawarah::MusyawarahForm;

use super::{LIST, status_of};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::http::pages::petugas::place_words::place_words;
use crate::usecase::AppError;
use crate::usecase::village::musyawarah;

/// GET `/petugas/musyawarah`
pub async fn list(desk: Desk) -> Response {
    let result = render_list(&desk).await;
    desk.answer(result).await
}

async fn render_list(desk: &Desk) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let villages = musyawarah::villages(ctx, &desk.officer).await?;
    let rows = desk.officer.rows(ctx).list_musyawarah().await?;
    let kodes = villages.iter().map(|line| line.desa.kode.as_str());
    let places = place_words(ctx, kodes.chain(rows.iter().map(|row| row.desa.as_str()))).await?;
    let recorded = rows
        .iter()
        .map(|row| MusyawarahLine {
            href: format!("{LIST}/{}", row.id),
            desa: places.of(&row.desa),
            date: date::long(lang, row.held_on),
            place: row.place.clone(),
            closed: row.closed_at.is_some(),
        })
        .collect();
    let villages = villages
        .into_iter()
        .map(|line| VillageLine { name: places.of(line.desa.kode.as_str()), open: line.open })
        .collect();
    let model = ListPage { frame: desk.frame(), villages, recorded };
    Ok(desk.render(StatusCode::OK, model, list_page).await)
}

/// GET `/petugas/musyawarah/baru`
pub async fn show_new(desk: Desk) -> Response {
    let result = render_new(&desk, MusyawarahForm::default(), FieldErrors::default()).await;
    desk.answer(result).await
}

/// POST `/petugas/musyawarah/baru`
pub async fn create(desk: Desk, mut fields: FormFields) -> Response {
    let form = MusyawarahForm {
        desa: fields.take("desa"),
        tanggal: fields.take("tanggal"),
        tempat: fields.take("tempat"),
        peserta: fields.take("peserta"),
        ketua: fields.take("ketua"),
    };
    let result = match musyawarah::record(desk.ctx(), &desk.officer, &form).await {
        Ok(id) => Ok(see_other(&format!("{LIST}/{id}"))),
        Err(AppError::Invalid(errors)) => render_new(&desk, form, errors).await,
        Err(error) => Err(error),
    };
    desk.answer(result).await
}

async fn render_new(
    desk: &Desk,
    mut form: MusyawarahForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let villages = musyawarah::villages(desk.ctx(), &desk.officer).await?;
    // Who works in one village need not choose it.
    if let [only] = villages.as_slice()
        && form.desa.is_empty()
    {
        only.desa.kode.as_str().clone_into(&mut form.desa);
    }
    let kodes = villages.iter().map(|line| line.desa.kode.as_str());
    let places = place_words(desk.ctx(), kodes).await?;
    let villages = villages.iter().map(|line| line.desa.kode.as_str());
    let villages = villages.map(|kode| Choice::new(kode, places.of(kode))).collect();
    let status = status_of(errors.is_empty());
    let model = NewPage { frame: desk.frame(), villages, form, errors };
    Ok(desk.render(status, model, new_page).await)
}
