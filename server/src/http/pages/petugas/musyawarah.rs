//! `/petugas/musyawarah`: village deliberations.

use app::components::choice_list::Choice;
use app::pages::petugas::musyawarah::model::{
    CaseLine, ListPage, MusyawarahLine, NewPage, RemovalLine, Search, ShowPage, VillageLine,
};
use app::pages::petugas::musyawarah::{list_page, new_page, show_page};
use app::text::{Lang, date};
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Multipart, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use domain::musyawarah::MusyawarahForm;
use domain::ticket::TicketNumber;
use serde::Deserialize;

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::photos::file_answer;
use crate::http::pages::form::FormFields;
use crate::http::upload::{self, UploadFailure};
use crate::usecase::draft::photo::count_upload;
use crate::usecase::village::musyawarah::{
    self, DiscussedCase, Found, MINUTES_FIELD, RecommendRefusal, Said,
};
use crate::usecase::{AppError, Context};

/// Where the list is.
const LIST: &str = "/petugas/musyawarah";
/// Begins the field of a recommendation, before its ticket.
const RECOMMENDATION: &str = "rekomendasi.";
/// Begins the field of its note.
const NOTE: &str = "catatan.";

/// Which page of cases.
#[derive(Default, Deserialize)]
pub struct PageQuery {
    hal: Option<u64>,
}

type PageAt = Result<Query<PageQuery>, QueryRejection>;

fn page_of(query: PageAt) -> u64 {
    query.ok().and_then(|query| query.0.hal).unwrap_or(1).max(1)
}

/// GET `/petugas/musyawarah`
pub async fn list(desk: Desk) -> Response {
    let result = render_list(&desk).await;
    desk.answer(result).await
}

async fn render_list(desk: &Desk) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let villages = musyawarah::villages(ctx, &desk.officer).await?;
    let rows = desk.officer.rows(ctx).list_musyawarah().await?;
    let name_of = |desa: &str| {
        let found = villages.iter().find(|line| line.desa.kode.as_str() == desa);
        found.map_or_else(|| desa.to_owned(), |line| line.desa.nama.clone())
    };
    let recorded = rows
        .iter()
        .map(|row| MusyawarahLine {
            href: format!("{LIST}/{}", row.id),
            desa: name_of(&row.desa),
            date: date::long(lang, row.held_on),
            place: row.place.clone(),
            closed: row.closed_at.is_some(),
        })
        .collect();
    let villages = villages
        .into_iter()
        .map(|line| VillageLine { name: line.desa.nama, open: line.open })
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
    let villages =
        villages.into_iter().map(|line| Choice::new(line.desa.kode.as_str(), line.desa.nama));
    let villages = villages.collect();
    let status = status_of(errors.is_empty());
    let model = NewPage { frame: desk.frame(), villages, form, errors };
    Ok(desk.render(status, model, new_page).await)
}

/// GET `/petugas/musyawarah/{id}`
pub async fn show(desk: Desk, Path(id): Path<i64>, query: PageAt) -> Response {
    let result = render(&desk, id, Again { page: page_of(query), ..Again::default() }).await;
    desk.answer(result).await
}

/// GET of an address that only takes a form: the page it belongs to.
pub async fn back(_desk: Desk, Path((id, _aksi)): Path<(i64, String)>) -> Response {
    see_other(&format!("{LIST}/{id}"))
}

/// POST `/petugas/musyawarah/{id}/{aksi}`
pub async fn act(
    desk: Desk,
    Path((id, aksi)): Path<(i64, String)>,
    query: PageAt,
    fields: FormFields,
) -> Response {
    let result = match aksi.as_str() {
        "rekomendasi" => recommend(&desk, id, page_of(query), fields).await,
        "cari" => search(&desk, id, fields).await,
        "keluar" => add_removal(&desk, id, fields).await,
        "tutup" => close(&desk, id).await,
        _ => Err(AppError::NotFound),
    };
    desk.answer(result).await
}

async fn recommend(
    desk: &Desk,
    id: i64,
    page: u64,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    let tickets: Vec<String> = fields
        .names()
        .filter_map(|name| name.strip_prefix(RECOMMENDATION))
        .map(ToOwned::to_owned)
        .collect();
    let said: Vec<Said> = tickets
        .into_iter()
        .take(usize::try_from(musyawarah::PAGE_CASES).unwrap_or(usize::MAX))
        .map(|ticket| Said {
            code: fields.take(&format!("{RECOMMENDATION}{ticket}")),
            note: fields.take(&format!("{NOTE}{ticket}")),
            ticket,
        })
        .collect();
    match musyawarah::recommend(desk.ctx(), &desk.officer, id, &said).await {
        Ok(()) => Ok(see_other(&format!("{LIST}/{id}?hal={page}#usulan"))),
        Err(RecommendRefusal::Wrong(wrong)) => {
            render(desk, id, Again { page, said, wrong, ..Again::default() }).await
        }
        Err(RecommendRefusal::Failed(error)) => Err(error),
    }
}

async fn search(desk: &Desk, id: i64, mut fields: FormFields) -> Result<Response, AppError> {
    let typed = fields.take("nama");
    searched(desk, id, Search { typed, ..Search::default() }, FieldErrors::default()).await
}

/// The page with who was found, and what was typed beside.
async fn searched(
    desk: &Desk,
    id: i64,
    mut search: Search,
    mut errors: FieldErrors,
) -> Result<Response, AppError> {
    match musyawarah::search(desk.ctx(), &desk.officer, id, &search.typed).await {
        Ok(found) => {
            let people: Vec<Choice> = found.iter().map(person).collect();
            search.found = Some(people);
        }
        Err(AppError::Invalid(wrong)) => {
            wrong.iter().for_each(|error| errors.push(error.field, error.code));
        }
        Err(error) => return Err(error),
    }
    render(desk, id, Again { search, errors, ..Again::default() }).await
}

fn person(found: &Found) -> Choice {
    let place = match (found.rt.as_str(), found.rw.as_str()) {
        ("", "") => found.address.clone(),
        (rt, rw) => format!("{} RT {rt} RW {rw}", found.address),
    };
    let hint = Some(format!("{}, {}", found.birth_year, place.trim()));
    Choice { code: found.token.clone(), label: found.name.clone(), hint }
}

async fn add_removal(desk: &Desk, id: i64, mut fields: FormFields) -> Result<Response, AppError> {
    let typed = fields.take("nama");
    let (token, reason) = (fields.take("orang"), fields.take("alasan"));
    let note = fields.take("catatan");
    let added = if token.is_empty() {
        Err(AppError::Invalid(FieldErrors::one("orang", ErrorCode::Required)))
    } else {
        musyawarah::add_removal(desk.ctx(), &desk.officer, id, &token, &reason, &note).await
    };
    match added {
        Ok(()) => Ok(see_other(&format!("{LIST}/{id}#keluar"))),
        Err(AppError::Invalid(errors)) => {
            let search = Search { typed, reason, note, ..Search::default() };
            searched(desk, id, search, errors).await
        }
        Err(error) => Err(error),
    }
}

/// POST `/petugas/musyawarah/{id}/keluar/{orang}/batal`
pub async fn drop_removal(desk: Desk, Path((id, removal_id)): Path<(i64, i64)>) -> Response {
    let dropped = musyawarah::drop_removal(desk.ctx(), &desk.officer, id, removal_id).await;
    desk.answer(dropped.map(|()| see_other(&format!("{LIST}/{id}#keluar")))).await
}

async fn close(desk: &Desk, id: i64) -> Result<Response, AppError> {
    match musyawarah::close(desk.ctx(), &desk.officer, id).await {
        Ok(()) => Ok(see_other(&format!("{LIST}/{id}"))),
        Err(AppError::Invalid(errors)) => {
            render(desk, id, Again { errors, ..Again::default() }).await
        }
        Err(error) => Err(error),
    }
}

/// GET `/petugas/musyawarah/{id}/berita-acara`
pub async fn minutes(desk: Desk, Path(id): Path<i64>) -> Response {
    let opened = musyawarah::open_minutes(desk.ctx(), &desk.officer, id).await;
    desk.answer(opened.map(file_answer)).await
}

/// POST `/petugas/musyawarah/{id}/berita-acara`: one file.
pub async fn upload_minutes(
    desk: Desk,
    Path(id): Path<i64>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let result = take_minutes(&desk, id, form).await;
    desk.page.answer_or_status(result).await
}

async fn take_minutes(
    desk: &Desk,
    id: i64,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, UploadFailure> {
    let (ctx, officer) = (desk.ctx(), &desk.officer);
    officer.rows(ctx).musyawarah(id).await?.ok_or(AppError::NotFound)?;
    count_upload(ctx, desk.page.visitor.client).await?;
    let form = form.map_err(|rejection| UploadFailure::Status(rejection.status()))?;
    let upload = upload::read(form).await.map_err(UploadFailure::Status)?;
    let taken = match upload.file {
        Ok(file) => musyawarah::attach_minutes(ctx, officer, id, file).await,
        Err(code) => Err(AppError::Invalid(FieldErrors::one(MINUTES_FIELD, code))),
    };
    match taken {
        Ok(()) => Ok(see_other(&format!("{LIST}/{id}"))),
        Err(AppError::Invalid(errors)) => {
            Ok(render(desk, id, Again { errors, ..Again::default() }).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// What a form sent before the page is shown again.
struct Again {
    page: u64,
    said: Vec<Said>,
    wrong: Vec<(String, ErrorCode)>,
    search: Search,
    errors: FieldErrors,
}

impl Default for Again {
    fn default() -> Self {
        Self {
            page: 1,
            said: Vec::new(),
            wrong: Vec::new(),
            search: Search::default(),
            errors: FieldErrors::default(),
        }
    }
}

async fn render(desk: &Desk, id: i64, again: Again) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let found = musyawarah::view(ctx, &desk.officer, id, again.page).await?;
    let reasons = reasons(ctx, lang).await?;
    let in_words = |code: &str| {
        let known = reasons.iter().find(|one| one.code == code);
        known.map_or_else(|| code.to_owned(), |one| one.label.clone())
    };
    let removals = found
        .removals
        .into_iter()
        .map(|one| RemovalLine {
            reason: in_words(&one.reason),
            id: one.id,
            name: one.name,
            note: one.note,
        })
        .collect();
    let right = again.errors.is_empty() && again.wrong.is_empty();
    let mut frame = desk.frame();
    frame.chrome.path = format!("{LIST}/{id}");
    let row = found.row;
    let status = status_of(right);
    let model = ShowPage {
        frame,
        id,
        desa: village_name(ctx, &row.desa).await?,
        date: date::long(lang, row.held_on),
        place: row.place,
        attendees: row.attendees,
        chair: found.chair,
        closed: row.closed_at.is_some(),
        has_minutes: found.minutes.is_some(),
        page: again.page,
        more: found.more,
        cases: found.cases.into_iter().map(|case| case_line(case, &again)).collect(),
        removals,
        reasons,
        search: again.search.clone(),
        errors: again.errors.clone(),
    };
    Ok(desk.render(status, model, show_page).await)
}

fn case_line(one: DiscussedCase, again: &Again) -> CaseLine {
    let ticket = one.case.ticket;
    let typed = again.said.iter().find(|said| said.ticket == ticket);
    let wrong = again.wrong.iter().find(|(of, _)| *of == ticket);
    let subject = one.subject;
    let address = match (subject.rt.as_str(), subject.rw.as_str()) {
        ("", "") => subject.alamat,
        (rt, rw) => format!("{} RT {rt} RW {rw}", subject.alamat).trim().to_owned(),
    };
    CaseLine {
        shown: TicketNumber::parse(&ticket).map(|one| one.to_string()).unwrap_or_default(),
        name: subject.nama,
        birth_year: subject.tahun_lahir,
        address,
        code: typed.map_or(one.recommendation, |said| said.code.clone()),
        note: typed.map_or(one.note, |said| said.note.clone()),
        error: wrong.map(|(_, code)| *code),
        ticket,
    }
}

async fn reasons(ctx: &Context, lang: Lang) -> Result<Vec<Choice>, AppError> {
    let options = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let own = options.into_iter().filter(|one| one.question == musyawarah::REMOVAL_REASON);
    let label = |one: &crate::store::question::QuestionOption| match lang {
        Lang::Id => one.text_id.clone(),
        Lang::En => one.text_en.clone(),
    };
    Ok(own.map(|one| Choice::new(one.code.clone(), label(&one))).collect())
}

async fn village_name(ctx: &Context, desa: &str) -> Result<String, AppError> {
    let Ok(kode) = desa.parse() else { return Ok(desa.to_owned()) };
    let found = ctx.store.find(&kode).await?;
    Ok(found.map_or_else(|| desa.to_owned(), |region| region.nama))
}

const fn status_of(right: bool) -> StatusCode {
    if right { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
