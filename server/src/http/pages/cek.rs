//! `/cek`: the form.

use app::pages::cek::cek_page;
use app::pages::cek::model::{CaptchaChallenge, CekForm, CekPage, VillageSearch};
use app::text::Lang;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::birth::parse_birth_year;
use domain::field::{ErrorCode, FieldErrors};
use domain::typed_name::TypedName;
use domain::wilayah::{KodeWilayah, Level};
use serde::Deserialize;

use super::form::FormFields;
use crate::http::cookies::Opens;
use crate::http::page::{Page, see_other};
use crate::usecase::card::seal_searched;
use crate::usecase::check_status::{CekQuery, admit, seal_query};
use crate::usecase::choose_region::{
    ChosenRegion, Reading, RegionForm, read_region, search_villages,
};
use crate::usecase::limit::{Limit, count, ensure_left};
use crate::usecase::prove_human::{Proof, issue_picture, picture_is_open, proof_is_open};
use crate::usecase::{AppError, Context};

/// Region codes in the address: not personal, so a chosen village can be linked to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RegionQuery {
    provinsi: String,
    kabupaten: String,
    kecamatan: String,
    desa: String,
}

/// What the person wants of the posted form.
enum Action {
    /// Look up.
    Cek,
    /// Load the next list.
    Wilayah,
    /// Search villages.
    Cari,
    /// Take this village: a search result or a successor.
    Pilih(String),
    /// Another picture.
    Gambar,
    /// The same page in another language.
    Speak(Lang),
}

/// GET `/cek`
pub async fn show(page: Page, query: Result<Query<RegionQuery>, QueryRejection>) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let form = CekForm {
        provinsi: query.provinsi,
        kabupaten: query.kabupaten,
        kecamatan: query.kecamatan,
        desa: query.desa,
        ..CekForm::default()
    };
    let result = choosing(&page, form).await;
    page.answer(result).await
}

/// POST `/cek`
pub async fn submit(mut page: Page, mut fields: FormFields) -> Response {
    let action = read_action(&mut fields);
    let form = read_form(&mut fields);
    let result = match action {
        // Enter in the search box sends the form's main button.
        Action::Cek if form.desa.is_empty() && !form.cari.trim().is_empty() => {
            search(&page, form).await
        }
        Action::Cek => look_up(&page, form).await,
        Action::Wilayah => next_list(&page, form).await,
        Action::Cari => search(&page, form).await,
        Action::Pilih(code) => choosing(&page, with_region(form, &code)).await,
        Action::Gambar => {
            let form = CekForm { captcha_id: String::new(), captcha: String::new(), ..form };
            choosing(&page, form).await
        }
        Action::Speak(lang) => {
            page.speak(lang);
            choosing(&page, form).await.map(|mut response| {
                page.remember_language(&mut response);
                response
            })
        }
    };
    page.answer(result).await
}

fn read_action(fields: &mut FormFields) -> Action {
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        return Action::Speak(lang);
    }
    let picked = fields.take("pilih");
    if !picked.is_empty() {
        return Action::Pilih(picked);
    }
    match fields.take("aksi").as_str() {
        "wilayah" => Action::Wilayah,
        "cari" => Action::Cari,
        "gambar" => Action::Gambar,
        _ => Action::Cek,
    }
}

fn read_form(fields: &mut FormFields) -> CekForm {
    CekForm {
        provinsi: fields.take("provinsi"),
        kabupaten: fields.take("kabupaten"),
        kecamatan: fields.take("kecamatan"),
        desa: fields.take("desa"),
        nama: fields.take("nama"),
        tahun_lahir: fields.take("tahun_lahir"),
        cari: fields.take("cari"),
        captcha_id: fields.take("captcha_id"),
        captcha: fields.take("captcha"),
        pow: fields.take("pow"),
    }
}

/// The form with a picked region in place of what was chosen: a village found, or a successor of any level.
fn with_region(form: CekForm, code: &str) -> CekForm {
    let level = code.parse::<KodeWilayah>().map_or(Level::Desa, |code| code.level());
    let of = |one: Level| if one == level { code.to_owned() } else { String::new() };
    CekForm {
        provinsi: of(Level::Provinsi),
        kabupaten: of(Level::KabupatenKota),
        kecamatan: of(Level::Kecamatan),
        desa: of(Level::Desa),
        ..form
    }
}

fn region_form(form: &CekForm) -> RegionForm {
    RegionForm(
        [&form.provinsi, &form.kabupaten, &form.kecamatan, &form.desa].map(ToOwned::to_owned),
    )
}

/// The page while somebody is still choosing.
async fn choosing(page: &Page, form: CekForm) -> Result<Response, AppError> {
    let region = read_region(page.ctx(), &region_form(&form), Reading::Choosing).await?;
    show_form(page, form, region, FieldErrors::default(), None).await
}

/// Without JavaScript: load the list below what was chosen. While nothing personal has been typed the answer is an
/// address of its own, so that reload and back work.
async fn next_list(page: &Page, form: CekForm) -> Result<Response, AppError> {
    let region = read_region(page.ctx(), &region_form(&form), Reading::Choosing).await?;
    let chosen = region.codes.iter().rposition(Option::is_some);
    let Some(level) = chosen.filter(|_| region.errors.is_empty()) else {
        let mut errors = FieldErrors::default();
        if region.errors.is_empty() {
            errors.push(Level::Provinsi.field(), ErrorCode::Required);
        }
        return show_form(page, form, region, errors, None).await;
    };
    let untouched =
        [&form.nama, &form.tahun_lahir, &form.captcha].iter().all(|text| text.is_empty());
    match region.codes[level] {
        Some(code) if untouched => {
            Ok(see_other(&format!("/cek?{}={code}", Level::ALL[level].field())))
        }
        _ => show_form(page, form, region, FieldErrors::default(), None).await,
    }
}

async fn search(page: &Page, form: CekForm) -> Result<Response, AppError> {
    count(page.ctx(), Limit::VillageSearch, &[page.visitor.client.bytes()]).await?;
    let region = read_region(page.ctx(), &region_form(&form), Reading::Choosing).await?;
    match search_villages(page.ctx(), &form.cari).await {
        Ok(found) => show_form(page, form, region, FieldErrors::default(), Some(found)).await,
        Err(AppError::Invalid(errors)) => show_form(page, form, region, errors, None).await,
        Err(error) => Err(error),
    }
}

/// The look-up itself: check the fields, then limits and captcha; answer with a sealed link.
async fn look_up(page: &Page, mut form: CekForm) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let region = read_region(ctx, &region_form(&form), Reading::Complete).await?;
    let query = match read_query(ctx, &form, &region) {
        Ok(query) => query,
        Err(mut errors) => {
            // Named beside the others, so that nobody sends the form once more only to learn of it. It is not looked at:
            // an answer that was given stays good.
            if ctx.config.abuse.captcha && !is_proof_typed(&form) {
                errors.push("captcha", ErrorCode::Required);
            }
            return show_form(page, form, region, errors, None).await;
        }
    };
    let proof = Proof { id: form.captcha_id, answer: form.captcha, pow: form.pow };
    match admit(ctx, page.visitor.client, &query, &proof).await {
        Ok(()) => {
            let mut response = see_other(&format!("/cek/hasil/{}", seal_query(ctx, &query)?));
            let name = seal_searched(&ctx.keys, query.name.as_str());
            Opens::Search.give(&mut response, &name, ctx.config.has_secure_cookies());
            Ok(response)
        }
        Err(AppError::Invalid(errors)) => {
            // The challenge is spent, or was never answered: a fresh one.
            (form.captcha_id, form.captcha, form.pow) = Default::default();
            show_form(page, form, region, errors, None).await
        }
        Err(error) => Err(error),
    }
}

/// Whether there is an answer to the picture, or a proof of work in its place.
fn is_proof_typed(form: &CekForm) -> bool {
    [&form.captcha, &form.pow].iter().any(|text| !text.trim().is_empty())
}

/// The checked question, or everything that is wrong with it in form order.
fn read_query(
    ctx: &Context,
    form: &CekForm,
    region: &ChosenRegion,
) -> Result<CekQuery, FieldErrors> {
    let mut errors = region.errors.clone();
    let name = TypedName::parse(&form.nama).map_err(|code| errors.push("nama", code));
    let year = parse_birth_year(&form.tahun_lahir, ctx.clock.today())
        .map_err(|code| errors.push("tahun_lahir", code));
    if year == Ok(None) && ctx.config.office.require_birth_year {
        errors.push("tahun_lahir", ErrorCode::Required);
    }
    match (region.desa(), name, year) {
        (Some(desa), Ok(name), Ok(birth_year)) if errors.is_empty() => {
            Ok(CekQuery { desa, name, birth_year })
        }
        _ => Err(errors),
    }
}

/// Renders the form: 200 when nothing is wrong, else 422. Errors of the region come before `errors`.
async fn show_form(
    page: &Page,
    mut form: CekForm,
    region: ChosenRegion,
    errors: FieldErrors,
    search: Option<VillageSearch>,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let mut all = region.errors.clone();
    errors.iter().for_each(|error| all.push(error.field, error.code));
    let code = |at: usize| region.codes[at].map(|code| code.to_string()).unwrap_or_default();
    (form.provinsi, form.kabupaten, form.kecamatan, form.desa) =
        (code(0), code(1), code(2), code(3));
    let captcha =
        if ctx.config.abuse.captcha { Some(challenge(page, &mut form).await?) } else { None };
    let status = if all.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = CekPage {
        chrome: page.chrome(),
        form,
        errors: all,
        regions: region.lists,
        successors: region.successors,
        search,
        captcha,
        birth_year_required: ctx.config.office.require_birth_year,
    };
    Ok(page.render(status, model, cek_page).await)
}

/// The challenge the person already has while it can still be answered, else a fresh one. Who has used up the pictures
/// is told so by a page instead of getting a form whose picture does not come.
async fn challenge(page: &Page, form: &mut CekForm) -> Result<CaptchaChallenge, AppError> {
    let ctx = page.ctx();
    ensure_left(ctx, Limit::Picture, &[page.visitor.client.bytes()]).await?;
    if !picture_is_open(ctx, &form.captcha_id) {
        form.captcha_id = issue_picture(ctx)?;
        form.captcha = String::new();
    }
    if !proof_is_open(ctx, &form.pow) {
        form.pow = String::new();
    }
    let id = form.captcha_id.clone();
    let image_url = format!("/api/v1/captcha/{id}.png");
    Ok(CaptchaChallenge { id, image_url })
}
