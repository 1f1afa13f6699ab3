//! `/petugas/data`: recipient data, version by version.

use app::components::choice_list::Choice;
use app::pages::petugas::data::model::{
    Became, ChangeLine, ComparePage, CompareVillagePage, DataPage, HeldBack, ImportLine,
    ImportPage, ImportState, RestorePage, VersionLine, VillageLine,
};
use app::pages::petugas::data::{
    compare_page, compare_village_page, data_page, import_page, restore_page,
};
use app::text::petugas::{data as t, penerima as words};
use axum::extract::multipart::Field;
use axum::extract::rejection::QueryRejection;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use domain::field::{ErrorCode, FieldErrors};
use domain::mask::mask_name;
use domain::petugas::Permission;
use domain::wilayah::KodeWilayah;
use serde::Deserialize;

use super::anomali::{csv_file, no_file};
use super::recipient_words::{RECIPIENTS, day_of, places};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::moment;
use crate::http::pages::form::FormFields;
use crate::store::version::VersionInfo;
use crate::usecase::AppError;
use crate::usecase::bnba::data_versions::{
    self, Change, ChangedPerson, Difference, VILLAGES_PER_PAGE,
};
use crate::usecase::bnba::held_back;
use crate::usecase::bnba::import::{self, ArrivalError, BrowserImport};
use crate::usecase::import_penerima::{OPTIONAL, REQUIRED};

/// Address of the versions.
const DATA: &str = "/petugas/data";
/// Longest body that is read to its end: a file above the limit, so that a page can say so.
const BODY_MAX_BYTES: usize = 264 << 20;
/// Seconds after which the page of a running import renews itself.
const RENEW_SECONDS: &str = "3";

/// What was just done.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    pulih: Option<i64>,
}

/// GET `/petugas/data`
pub async fn show(desk: Desk, query: Result<Query<DoneQuery>, QueryRejection>) -> Response {
    let restored = query.ok().and_then(|query| query.0.pulih);
    let shown = Shown { restored, ..Shown::default() };
    let result = show_data(&desk, StatusCode::OK, shown).await;
    desk.answer(result).await
}

#[derive(Default)]
struct Shown {
    busy: bool,
    errors: FieldErrors,
    restored: Option<i64>,
}

async fn show_data(desk: &Desk, status: StatusCode, shown: Shown) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    let versions = data_versions::versions(ctx).await?;
    let imports = import::imports(ctx).await?;
    let model = DataPage {
        frame: desk.frame(),
        may_replace: import::may_replace(ctx, &desk.officer).await?,
        busy: shown.busy,
        errors: shown.errors,
        imports: imports.iter().map(|one| import_line(desk, one)).collect(),
        columns: [REQUIRED.join(", "), OPTIONAL.join(", ")],
        restored: shown.restored.filter(|id| {
            versions.iter().any(|version| version.id == *id && version.since.is_some())
        }),
        versions: versions.iter().map(|version| version_line(desk, version)).collect(),
    };
    Ok(desk.render(status, model, data_page).await)
}

fn version_line(desk: &Desk, version: &VersionInfo) -> VersionLine {
    VersionLine {
        id: version.id,
        loaded: day_of(desk, version.loaded_at.timestamp()),
        file: version.source_name.clone(),
        people: version.counts.persons,
        lines: version.counts.lines,
        rejected: version.counts.rejected,
        visible: version.since.is_some(),
    }
}

fn import_line(desk: &Desk, import: &BrowserImport) -> ImportLine {
    let row = &import.row;
    let version = row.version_id.unwrap_or_default();
    let state = if import.interrupted {
        ImportState::Interrupted
    } else if import.running {
        let percent = row.done.saturating_mul(100) / row.total.max(1);
        ImportState::Running(row.phase.clone(), percent.clamp(0, 100))
    } else {
        match row.state.as_str() {
            "loaded" => ImportState::Loaded(version),
            held_back::STATE => ImportState::HeldBack(
                version,
                row.problem.as_deref().and_then(held_back::figures).unwrap_or_default(),
            ),
            "unchanged" => ImportState::Unchanged(version),
            "nothing" | "stopped" => ImportState::Nothing,
            "refused" => ImportState::Refused(row.problem.clone().unwrap_or_default()),
            _ => ImportState::Failed,
        }
    };
    ImportLine {
        href: format!("{DATA}/impor/{}", row.key),
        file: row.source_name.clone(),
        started: moment(desk.lang(), row.started_at),
        state,
        lines: row.lines,
        rejected: row.rejected,
    }
}

/// POST `/petugas/data/impor`: a file of up to 200 MB, written to disk as it arrives.
pub async fn receive(desk: Desk, mut request: Request) -> Response {
    DefaultBodyLimit::max(BODY_MAX_BYTES).apply(&mut request);
    let form = match Multipart::from_request(request, &()).await {
        Ok(form) => form,
        Err(rejection) => return rejection.into_response().status().into_response(),
    };
    let result = match take_file(&desk, form).await {
        Ok(Some(key)) => Ok(see_other(&format!("{DATA}/impor/{key}"))),
        Ok(None) => refused(&desk, no_file()).await,
        Err(Refusal::TooLarge) => {
            refused(&desk, FieldErrors::one("berkas", ErrorCode::TooLong)).await
        }
        Err(Refusal::Status(status)) => return status.into_response(),
        Err(Refusal::Failed(AppError::Conflict)) => {
            let shown = Shown { busy: true, ..Shown::default() };
            show_data(&desk, StatusCode::CONFLICT, shown).await
        }
        Err(Refusal::Failed(error)) => Err(error),
    };
    desk.answer(result).await
}

async fn refused(desk: &Desk, errors: FieldErrors) -> Result<Response, AppError> {
    let shown = Shown { errors, ..Shown::default() };
    show_data(desk, StatusCode::UNPROCESSABLE_ENTITY, shown).await
}

enum Refusal {
    TooLarge,
    Status(StatusCode),
    Failed(AppError),
}

impl From<ArrivalError> for Refusal {
    fn from(error: ArrivalError) -> Self {
        match error {
            ArrivalError::TooLarge => Self::TooLarge,
            ArrivalError::Failed(error) => Self::Failed(error),
        }
    }
}

/// Writes the first file of a form to disk and begins its import; `None` without a file.
async fn take_file(desk: &Desk, mut form: Multipart) -> Result<Option<String>, Refusal> {
    let broken = |error: axum::extract::multipart::MultipartError| {
        let status = error.into_response().status();
        Refusal::Status(if status.is_server_error() { StatusCode::BAD_REQUEST } else { status })
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() != Some("berkas") {
            continue;
        }
        return store_file(desk, field).await;
    }
    Ok(None)
}

async fn store_file(desk: &Desk, mut field: Field<'_>) -> Result<Option<String>, Refusal> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let mut arriving =
        Some(import::receive(desk.ctx(), &desk.officer).await.map_err(Refusal::Failed)?);
    let mut refusal = None;
    loop {
        let part = field.chunk().await.map_err(|error| {
            let status = error.into_response().status();
            Refusal::Status(if status.is_server_error() { StatusCode::BAD_REQUEST } else { status })
        })?;
        let Some(part) = part else { break };
        // What is too large is read to its end, so that a browser gets the page that says so.
        if let Some(file) = &mut arriving
            && let Err(error) = file.take(&part).await
        {
            refusal = Some(error);
            arriving = None;
        }
    }
    if let Some(error) = refusal {
        return Err(error.into());
    }
    match arriving {
        Some(file) if file.bytes() > 0 => {
            let key = file.begin(desk.ctx(), &desk.officer, &name).await;
            key.map(Some).map_err(Refusal::Failed)
        }
        _ => Ok(None),
    }
}

/// GET `/petugas/data/impor`: the page with the form.
pub async fn back(desk: Desk) -> Response {
    drop(desk);
    see_other(DATA)
}

/// GET `/petugas/data/impor/{key}`
pub async fn show_import(desk: Desk, Path(key): Path<String>) -> Response {
    let result = async {
        let import = import::import(desk.ctx(), &key).await?;
        let line = import_line(&desk, &import);
        let model = ImportPage { frame: desk.frame(), import: line };
        let mut response = desk.render(StatusCode::OK, model, import_page).await;
        if import.running {
            let renew = HeaderValue::from_static(RENEW_SECONDS);
            response.headers_mut().insert(HeaderName::from_static("refresh"), renew);
        }
        Ok(response)
    };
    let result = result.await;
    desk.answer(result).await
}

/// GET `/petugas/data/impor/{key}/ditolak.csv`
pub async fn rejected(desk: Desk, Path(key): Path<String>) -> Response {
    let result = import::rejected(desk.ctx(), &key).await;
    desk.answer(result.map(csv_file)).await
}

/// A person of the province of tests, in the columns of [`REQUIRED`] and [`OPTIONAL`].
const SAMPLE_LINE: &str = "9901015203870777,9901010101200777,Siti Contoh,1987-03-12,P,\
     99.01.01.2001,003,001,Jalan Contoh 7,PKH,penerima,Januari-Maret 2026,,Kartini Contoh,Petani,,,2,,";

/// GET `/petugas/data/contoh.csv`: a file with every column and one invented person.
pub async fn sample(_: Desk) -> Response {
    let heads = [REQUIRED.as_slice(), &OPTIONAL].concat().join(",");
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"contoh-penerima.csv\""),
    ];
    (headers, format!("{heads}\n{SAMPLE_LINE}\n")).into_response()
}

/// GET `/petugas/data/pulihkan/{id}`
pub async fn ask_to_restore(desk: Desk, Path(id): Path<String>) -> Response {
    let result = show_restore(&desk, &id, false).await;
    desk.answer(result).await
}

/// POST `/petugas/data/pulihkan/{id}`
pub async fn restore(desk: Desk, Path(id): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        if fields.take("yakin") != "ya" {
            return show_restore(&desk, &id, true).await;
        }
        let version = id.parse().map_err(|_| AppError::NotFound)?;
        data_versions::restore(desk.ctx(), &desk.officer, version).await?;
        Ok(see_other(&format!("{DATA}?pulih={version}")))
    };
    let result = result.await;
    desk.answer(result).await
}

async fn show_restore(desk: &Desk, id: &str, unsure: bool) -> Result<Response, AppError> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let versions = data_versions::versions(desk.ctx()).await?;
    let version = versions.iter().find(|one| one.id == id).ok_or(AppError::NotFound)?;
    let status = if unsure { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let version = version_line(desk, version);
    let visible = versions.iter().find(|one| one.since.is_some());
    let held = held_back::of_version(desk.ctx(), id).await?.filter(|_| !version.visible);
    let held_back = held.map(|[_, added, missing]| HeldBack {
        added,
        missing,
        visible: visible.map_or((0, 0), |one| (one.id, one.counts.persons)),
    });
    let model = RestorePage { frame: desk.frame(), version, held_back, unsure };
    Ok(desk.render(status, model, restore_page).await)
}

/// Which versions, which village, and where a page begins.
#[derive(Default, Deserialize)]
pub struct CompareQuery {
    dari: Option<i64>,
    ke: Option<i64>,
    desa: Option<String>,
    mulai: Option<usize>,
}

/// GET `/petugas/data/banding`
pub async fn compare(desk: Desk, query: Result<Query<CompareQuery>, QueryRejection>) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let result = async {
        let (Some(first), Some(second)) = (query.dari, query.ke) else {
            return Ok(see_other(DATA));
        };
        match query.desa.as_deref() {
            Some(village) => compare_one(&desk, (first, second), village).await,
            None => compare_all(&desk, (first, second), query.mulai.unwrap_or(0)).await,
        }
    };
    let result = result.await;
    desk.answer(result).await
}

async fn compare_all(
    desk: &Desk,
    (first, second): (i64, i64),
    from: usize,
) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    let (villages, more) =
        data_versions::compare(ctx, &desk.officer, (first, second), from).await?;
    let desas: Vec<KodeWilayah> = villages.iter().map(|one| one.desa).collect();
    let places = places(ctx, &desas).await?;
    let address = format!("{DATA}/banding?dari={first}&ke={second}");
    let lines = villages.iter().map(|one| VillageLine {
        href: format!("{address}&desa={}", one.desa),
        village: format!("{} · {}", places.get(&one.desa).cloned().unwrap_or_default(), one.desa),
        people: one.people,
        counts: [one.added, one.removed, one.changed],
        cut_off: one.cut_off,
    });
    let versions = data_versions::versions(ctx).await?;
    let choices = versions.iter().map(|version| {
        let loaded = day_of(desk, version.loaded_at.timestamp());
        Choice::new(version.id.to_string(), format!("{} · {loaded}", version.id))
    });
    let model = ComparePage {
        lines: lines.collect(),
        choices: choices.collect(),
        next: more.then(|| format!("{address}&mulai={}", from + VILLAGES_PER_PAGE)),
        versions: (first, second),
        frame: desk.frame(),
    };
    Ok(desk.render(StatusCode::OK, model, compare_page).await)
}

async fn compare_one(
    desk: &Desk,
    (first, second): (i64, i64),
    village: &str,
) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    let kode: KodeWilayah = village.parse().map_err(|_| AppError::NotFound)?;
    let people = data_versions::compare_village(ctx, &desk.officer, (first, second), &kode).await?;
    let places = places(ctx, &[kode]).await?;
    let model = CompareVillagePage {
        village: format!("{} · {kode}", places.get(&kode).cloned().unwrap_or_default()),
        back: format!("{DATA}/banding?dari={first}&ke={second}"),
        lines: people.iter().map(|one| change_line(desk, one)).collect(),
        versions: (first, second),
        frame: desk.frame(),
    };
    Ok(desk.render(StatusCode::OK, model, compare_village_page).await)
}

/// Who keeps data need not know people: their names are masked for them.
fn change_line(desk: &Desk, one: &ChangedPerson) -> ChangeLine {
    let may_read = desk.officer.may(Permission::SeeRecipients);
    let name = &one.person.record.name;
    let token = one.token.as_ref().filter(|_| may_read);
    let (became, what) = match &one.change {
        Change::Added => (Became::Added, String::new()),
        Change::Removed => (Became::Removed, String::new()),
        Change::Changed(differences) => {
            let what = differences.iter().map(|one| difference_words(desk, *one));
            (Became::Changed, what.collect::<Vec<_>>().join(", "))
        }
    };
    ChangeLine {
        href: token.map(|token| format!("{RECIPIENTS}/{token}")).unwrap_or_default(),
        name: if may_read { name.clone() } else { mask_name(name) },
        became,
        what,
    }
}

fn difference_words(desk: &Desk, difference: Difference) -> &'static str {
    let text = match difference {
        Difference::Field(field) => words::field(field),
        Difference::Address => t::DIFFERENT_ADDRESS,
        Difference::Condition => t::DIFFERENT_CONDITION,
        Difference::Aid => t::DIFFERENT_AID,
    };
    text.get(desk.lang())
}
