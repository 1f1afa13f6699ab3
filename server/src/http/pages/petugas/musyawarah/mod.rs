//! `/petugas/musyawarah`: village deliberations; here one of them, with everything said in it.

mod list;

pub use list::{create, list, show_new};

use app::components::choice_list::Choice;
use app::pages::petugas::musyawarah::model::{CaseLine, RemovalLine, Search, ShowPage};
use app::pages::petugas::musyawarah::show_page;
use app::text::petugas::musyawarah as words;
use app::text::{Lang, Text, date};
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Multipart, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use domain::ticket::TicketNumber;
use domain::wilayah::labels;
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
pub(super) const LIST: &str = "/petugas/musyawarah";
/// Begins the field of a recommendation, before its ticket.
const RECOMMENDATION: &str = "rekomendasi.";
/// Begins the field of its note.
const NOTE: &str = "catatan.";

/// Which page of cases.
#[derive(Default, Deserialize)]
pub struct PageQuery {
    hal: Option<u64>,
    /// The form that worked.
    selesai: Option<String>,
}

type PageAt = Result<Query<PageQuery>, QueryRejection>;

fn page_of(query: PageAt) -> u64 {
    query.ok().and_then(|query| query.0.hal).unwrap_or(1).max(1)
}

/// GET `/petugas/musyawarah/{id}`
pub async fn show(desk: Desk, Path(id): Path<i64>, query: PageAt) -> Response {
    let done = query.as_ref().ok().and_then(|query| words::done(query.0.selesai.as_deref()?));
    let result = render(&desk, id, Again { page: page_of(query), done, ..Again::default() }).await;
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
        "cari" => search(&desk, id, page_of(query), fields).await,
        "keluar" => add_removal(&desk, id, page_of(query), fields).await,
        "tutup" => close(&desk, id, page_of(query), fields).await,
        _ => Err(AppError::NotFound),
    };
    desk.answer(result).await
}

/// The recommendations that a form carries, whichever of its buttons was pressed.
fn said_in(fields: &mut FormFields) -> Vec<Said> {
    let tickets: Vec<String> = fields
        .names()
        .filter_map(|name| name.strip_prefix(RECOMMENDATION))
        .map(ToOwned::to_owned)
        .collect();
    tickets
        .into_iter()
        .take(usize::try_from(musyawarah::PAGE_CASES).unwrap_or(usize::MAX))
        .map(|ticket| Said {
            code: fields.take(&format!("{RECOMMENDATION}{ticket}")),
            note: fields.take(&format!("{NOTE}{ticket}")),
            ticket,
        })
        .collect()
}

/// Writes what a form says of the cases; what is wrong with it, where nothing was written. A form that says nothing of
/// them still asks whether the deliberation is there for this officer.
async fn keep(desk: &Desk, id: i64, said: &[Said]) -> Result<Vec<(String, ErrorCode)>, AppError> {
    match musyawarah::recommend(desk.ctx(), &desk.officer, id, said).await {
        Ok(()) => Ok(Vec::new()),
        Err(RecommendRefusal::Wrong(wrong)) => Ok(wrong),
        Err(RecommendRefusal::Failed(error)) => Err(error),
    }
}

/// The page after a form worked.
fn done_at(id: i64, page: u64, done: &str, anchor: &str) -> Response {
    see_other(&format!("{LIST}/{id}?hal={page}&selesai={done}{anchor}"))
}

async fn recommend(
    desk: &Desk,
    id: i64,
    page: u64,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    // Enter in any field: who typed a name meant to look for it.
    let typed = if fields.take("aksi") == "enter" { fields.take("nama") } else { String::new() };
    let said = said_in(&mut fields);
    let wrong = keep(desk, id, &said).await?;
    let search = Search { typed, ..Search::default() };
    if !wrong.is_empty() {
        return render(desk, id, Again { page, said, wrong, search, ..Again::default() }).await;
    }
    if search.typed.trim().is_empty() {
        return Ok(done_at(id, page, "rekomendasi", "#usulan"));
    }
    searched(desk, id, Again { page, search, ..Again::default() }).await
}

/// Looks for a name. Recommendations that were filled in stand on the page as they were typed.
async fn search(
    desk: &Desk,
    id: i64,
    page: u64,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    let search = Search { typed: fields.take("nama"), ..Search::default() };
    let said = said_in(&mut fields);
    searched(desk, id, Again { page, said, search, ..Again::default() }).await
}

/// The page with who was found, and what was typed beside.
async fn searched(desk: &Desk, id: i64, mut again: Again) -> Result<Response, AppError> {
    match musyawarah::search(desk.ctx(), &desk.officer, id, &again.search.typed).await {
        Ok(found) => {
            let people: Vec<Choice> = found.iter().map(person).collect();
            again.search.found = Some(people);
        }
        Err(AppError::Invalid(wrong)) => {
            wrong.iter().for_each(|error| again.errors.push(error.field, error.code));
        }
        Err(error) => return Err(error),
    }
    render(desk, id, again).await
}

fn person(found: &Found) -> Choice {
    let place = match (found.rt.as_str(), found.rw.as_str()) {
        ("", "") => found.address.clone(),
        (rt, rw) => format!("{} RT {rt} RW {rw}", found.address),
    };
    let hint = Some(format!("{}, {}", found.birth_year, place.trim()));
    Choice { code: found.token.clone(), label: found.name.clone(), hint }
}

async fn add_removal(
    desk: &Desk,
    id: i64,
    page: u64,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    let said = said_in(&mut fields);
    let typed = fields.take("nama");
    let (token, reason) = (fields.take("orang"), fields.take("alasan"));
    let note = fields.take("catatan");
    let wrong = keep(desk, id, &said).await?;
    let added = if token.is_empty() {
        Err(AppError::Invalid(FieldErrors::one("orang", ErrorCode::Required)))
    } else if wrong.is_empty() {
        musyawarah::add_removal(desk.ctx(), &desk.officer, id, &token, &reason, &note).await
    } else {
        Err(AppError::Invalid(FieldErrors::default()))
    };
    match added {
        Ok(()) => Ok(done_at(id, page, "keluar", "#keluar")),
        Err(AppError::Invalid(errors)) => {
            let search = Search { typed, reason, note, chosen: token, found: None };
            searched(desk, id, Again { page, said, wrong, search, errors, ..Again::default() })
                .await
        }
        Err(error) => Err(error),
    }
}

/// POST `/petugas/musyawarah/{id}/keluar/{orang}/batal`
pub async fn drop_removal(
    desk: Desk,
    Path((id, removal_id)): Path<(i64, i64)>,
    query: PageAt,
    mut fields: FormFields,
) -> Response {
    let (page, said) = (page_of(query), said_in(&mut fields));
    let result = async {
        let wrong = keep(&desk, id, &said).await?;
        if !wrong.is_empty() {
            return render(&desk, id, Again { page, said, wrong, ..Again::default() }).await;
        }
        musyawarah::drop_removal(desk.ctx(), &desk.officer, id, removal_id).await?;
        Ok(done_at(id, page, "batal", "#keluar"))
    };
    desk.answer(result.await).await
}

async fn close(
    desk: &Desk,
    id: i64,
    page: u64,
    mut fields: FormFields,
) -> Result<Response, AppError> {
    let said = said_in(&mut fields);
    let wrong = keep(desk, id, &said).await?;
    if !wrong.is_empty() {
        return render(desk, id, Again { page, said, wrong, ..Again::default() }).await;
    }
    match musyawarah::close(desk.ctx(), &desk.officer, id).await {
        Ok(()) => Ok(done_at(id, 1, "tutup", "")),
        Err(AppError::Invalid(errors)) => {
            render(desk, id, Again { page, errors, ..Again::default() }).await
        }
        Err(error) => Err(error),
    }
}

/// GET `/petugas/musyawarah/{id}/berita-acara`
pub async fn minutes(desk: Desk, Path(id): Path<i64>) -> Response {
    let opened = musyawarah::open_minutes(desk.ctx(), &desk.officer, id).await;
    desk.answer(opened.map(file_answer)).await
}

/// POST `/petugas/musyawarah/{id}/berita-acara`: one file, and what was said of the cases beside it.
pub async fn upload_minutes(
    desk: Desk,
    Path(id): Path<i64>,
    query: PageAt,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let result = take_minutes(&desk, id, page_of(query), form).await;
    desk.page.answer_or_status(result).await
}

async fn take_minutes(
    desk: &Desk,
    id: i64,
    page: u64,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, UploadFailure> {
    let (ctx, officer) = (desk.ctx(), &desk.officer);
    officer.rows(ctx).musyawarah(id).await?.ok_or(AppError::NotFound)?;
    count_upload(ctx, desk.page.visitor.client).await?;
    let form = form.map_err(|rejection| UploadFailure::Status(rejection.status()))?;
    let (texts, file) = upload::read_form(form).await.map_err(UploadFailure::Status)?;
    let said = said_in(&mut texts.into_iter().collect());
    let wrong = keep(desk, id, &said).await?;
    let taken = match file {
        Ok(file) => musyawarah::attach_minutes(ctx, officer, id, file).await,
        Err(code) => Err(AppError::Invalid(FieldErrors::one(MINUTES_FIELD, code))),
    };
    match taken {
        Ok(()) if wrong.is_empty() => Ok(done_at(id, page, "berita-acara", "")),
        Ok(()) => Ok(render(desk, id, Again { page, said, wrong, ..Again::default() }).await?),
        Err(AppError::Invalid(errors)) => {
            Ok(render(desk, id, Again { page, said, wrong, errors, ..Again::default() }).await?)
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
    done: Option<Text>,
}

impl Default for Again {
    fn default() -> Self {
        Self {
            page: 1,
            said: Vec::new(),
            wrong: Vec::new(),
            search: Search::default(),
            errors: FieldErrors::default(),
            done: None,
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
        done: again.done,
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

/// The reasons for which a village may want somebody removed from the data.
pub(super) async fn reasons(ctx: &Context, lang: Lang) -> Result<Vec<Choice>, AppError> {
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
    Ok(found.map_or_else(|| desa.to_owned(), |region| labels(&[region]).concat()))
}

const fn status_of(right: bool) -> StatusCode {
    if right { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
