//! `/petugas/orang`: accounts of officers, for admins, within their scope.

use app::components::region_path::region_path;
use app::pages::petugas::orang::model::{
    AccountFields, NewOfficerPage, OfficerLine, OfficerPage, OfficersPage, Standing,
};
use app::pages::petugas::orang::{OFFICERS, new_officer_page, officer_page, officers_page};
use app::text::date;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::account::FieldFault;
use serde::Deserialize;

use super::akun::DoneQuery;
use crate::clock::{day_of, instant_of};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::store::StoreError;
use crate::store::petugas::PetugasRow;
use crate::usecase::AppError;
use crate::usecase::petugas::accounts::{self, AccountForm, AccountRefusal, Author};
use crate::usecase::petugas::name_of;
use crate::usecase::petugas::own::relatives_of;
use crate::usecase::petugas::session::IDLE_SECONDS;

/// Accounts on one page.
const PAGE: u64 = 100;
/// Most regions that a list offers; others are typed.
const REGIONS_MAX: u64 = 800;

/// Where the list goes on.
#[derive(Default, Deserialize)]
pub struct AfterQuery {
    setelah: Option<String>,
}

/// GET `/petugas/orang`
pub async fn list(desk: Desk, query: Result<Query<AfterQuery>, QueryRejection>) -> Response {
    let after = query.ok().and_then(|query| query.0.setelah).unwrap_or_default();
    let result = render_list(&desk, &after.replace('\0', "")).await;
    desk.answer(result).await
}

async fn render_list(desk: &Desk, after: &str) -> Result<Response, AppError> {
    let rows = desk.officer.rows(desk.ctx()).officers(after, PAGE + 1).await?;
    let more = rows.len() as u64 > PAGE;
    let mut officers = Vec::new();
    for row in rows.iter().take(usize::try_from(PAGE).unwrap_or(usize::MAX)) {
        officers.push(line(desk, row).await?);
    }
    let next = officers.last().filter(|_| more).map(|last| last.username.clone());
    let model = OfficersPage { frame: desk.frame(), officers, next };
    Ok(desk.render(StatusCode::OK, model, officers_page).await)
}

async fn line(desk: &Desk, row: &PetugasRow) -> Result<OfficerLine, AppError> {
    let role = row.role.parse().map_err(|_| StoreError::Malformed("petugas.role"))?;
    let kode = row.scope.parse().map_err(|_| StoreError::Malformed("petugas.scope"))?;
    let path = desk.ctx().store.path(&kode).await?;
    let standing = match (row.disabled_at, row.must_change || row.totp.is_none()) {
        (Some(_), _) => Standing::Disabled,
        (None, true) => Standing::NotSetUp,
        (None, false) => Standing::Active,
    };
    Ok(OfficerLine {
        id: row.id,
        username: row.username.clone(),
        name: name_of(desk.ctx(), row)?,
        role,
        region: path.map_or_else(|| row.scope.clone(), |path| region_path(&path)),
        standing,
    })
}

/// GET `/petugas/orang/baru`
pub async fn show_new(desk: Desk) -> Response {
    let result = render_new(&desk, AccountFields::default(), Vec::new()).await;
    desk.answer(result).await
}

/// POST `/petugas/orang/baru`
pub async fn create(mut desk: Desk, mut fields: FormFields) -> Response {
    let form = form_of(&mut fields);
    let author = Author::Admin(&desk.officer);
    let result = match accounts::create(desk.ctx(), author, &form).await {
        Ok(made) => {
            desk.page.visitor.path = format!("{OFFICERS}/{}", made.id);
            let shown = Shown { starting: Some(made.password), ..Shown::default() };
            render_account(&desk, made.id, shown).await
        }
        Err(AccountRefusal::Faulty(faults)) => render_new(&desk, typed(form), faults).await,
        Err(AccountRefusal::Yourself) => Err(AppError::Forbidden),
        Err(AccountRefusal::Failed(error)) => Err(error),
    };
    desk.answer(result).await
}

fn form_of(fields: &mut FormFields) -> AccountForm {
    AccountForm {
        username: fields.take("nama_pengguna"),
        name: fields.take("nama"),
        role: fields.take("peran"),
        scope: fields.take("wilayah"),
        nik: fields.take("nik"),
        kk: fields.take("nomor_kk"),
    }
}

fn typed(form: AccountForm) -> AccountFields {
    let AccountForm { username, name, role, scope, nik, kk } = form;
    AccountFields { username, name, role, scope, nik, kk }
}

async fn regions(desk: &Desk) -> Result<Vec<(String, String)>, AppError> {
    let found = desk.officer.rows(desk.ctx()).regions(REGIONS_MAX).await?;
    Ok(found.into_iter().map(|one| (one.kode.to_string(), one.nama)).collect())
}

async fn render_new(
    desk: &Desk,
    fields: AccountFields,
    faults: Vec<FieldFault>,
) -> Result<Response, AppError> {
    let status = status_of(&faults);
    let model =
        NewOfficerPage { frame: desk.frame(), fields, regions: regions(desk).await?, faults };
    Ok(desk.render(status, model, new_officer_page).await)
}

fn status_of(faults: &[FieldFault]) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// GET `/petugas/orang/{id}`
pub async fn show(
    desk: Desk,
    Path(id): Path<String>,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Response {
    let done = query.ok().and_then(|query| query.0.selesai);
    let result = async {
        let id = number(&id)?;
        render_account(&desk, id, Shown { done, ..Shown::default() }).await
    };
    desk.answer(result.await).await
}

/// What is no number is nobody's.
fn number(id: &str) -> Result<i64, AppError> {
    id.parse().map_err(|_| AppError::NotFound)
}

/// POST `/petugas/orang/{id}`
pub async fn update(desk: Desk, Path(id): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        let id = number(&id)?;
        let form = form_of(&mut fields);
        match accounts::update(desk.ctx(), &desk.officer, id, &form).await {
            Ok(()) => Ok(see_other(&format!("{OFFICERS}/{id}?selesai=simpan"))),
            Err(AccountRefusal::Faulty(faults)) => {
                let shown = Shown { fields: Some(typed(form)), faults, ..Shown::default() };
                render_account(&desk, id, shown).await
            }
            Err(refusal) => Err(plain(refusal)),
        }
    };
    desk.answer(result.await).await
}

/// A refusal that no field is to blame for.
fn plain(refusal: AccountRefusal) -> AppError {
    match refusal {
        AccountRefusal::Faulty(_) => AppError::Conflict,
        AccountRefusal::Yourself => AppError::Forbidden,
        AccountRefusal::Failed(error) => error,
    }
}

/// GET `/petugas/orang/{id}/{aksi}`: the page its form stands on.
pub async fn back(_desk: Desk, Path((id, _)): Path<(String, String)>) -> Response {
    match number(&id) {
        Ok(id) => see_other(&format!("{OFFICERS}/{id}")),
        Err(_) => see_other(OFFICERS),
    }
}

/// POST `/petugas/orang/{id}/{aksi}`
pub async fn act(
    mut desk: Desk,
    Path((id, action)): Path<(String, String)>,
    mut fields: FormFields,
) -> Response {
    let result = async {
        let id = number(&id)?;
        desk.page.visitor.path = format!("{OFFICERS}/{id}");
        if fields.take("yakin") != "ya" {
            return render_account(&desk, id, Shown { not_sure: true, ..Shown::default() }).await;
        }
        let (ctx, admin) = (desk.ctx(), &desk.officer);
        let done = match action.as_str() {
            "atur-ulang" => match accounts::reset(ctx, admin, id).await {
                Ok(password) => {
                    let shown = Shown { starting: Some(password), ..Shown::default() };
                    return render_account(&desk, id, shown).await;
                }
                Err(refusal) => Err(refusal),
            },
            "nonaktif" => accounts::disable(ctx, admin, id).await,
            "aktif" => accounts::enable(ctx, admin, id).await,
            "akhiri" => accounts::end_sessions(ctx, admin, id).await,
            "kerabat-hapus" => {
                accounts::retract_relative(ctx, admin, id, &fields.take("kerabat")).await
            }
            _ => Err(AccountRefusal::Failed(AppError::NotFound)),
        };
        done.map_err(plain)?;
        Ok(see_other(&format!("{OFFICERS}/{id}?selesai={action}")))
    };
    let result = result.await;
    desk.answer(result).await
}

#[derive(Default)]
struct Shown {
    /// As typed; `None` shows the account as it stands.
    fields: Option<AccountFields>,
    faults: Vec<FieldFault>,
    not_sure: bool,
    starting: Option<String>,
    done: Option<String>,
}

async fn render_account(desk: &Desk, id: i64, shown: Shown) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    let row = accounts::find(ctx, &desk.officer, id).await?;
    let officer = line(desk, &row).await?;
    let now = ctx.clock.now().timestamp();
    let sessions = ctx.store.petugas_sessions(id, now - IDLE_SECONDS, now).await?.len();
    let day = |at| date::long(desk.lang(), day_of(instant_of(at)));
    let relatives = relatives_of(ctx, id).await?;
    let relatives = relatives.into_iter().map(|one| (one.key, day(one.declared_at))).collect();
    let fields = shown.fields.unwrap_or_else(|| AccountFields {
        name: officer.name.clone(),
        role: row.role.clone(),
        scope: row.scope.clone(),
        ..AccountFields::default()
    });
    let status =
        if shown.not_sure { StatusCode::UNPROCESSABLE_ENTITY } else { status_of(&shown.faults) };
    let model = OfficerPage {
        frame: desk.frame(),
        officer,
        yourself: id == desk.officer.id,
        fields,
        regions: regions(desk).await?,
        knows: (row.nik_token.is_some(), row.kk_token.is_some()),
        sessions,
        relatives,
        faults: shown.faults,
        not_sure: shown.not_sure,
        starting: shown.starting,
        done: shown.done,
    };
    Ok(desk.render(status, model, officer_page).await)
}
