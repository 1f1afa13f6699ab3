//! `/petugas/kasus/{tiket}/kunjungan`: what was seen at a dwelling, and its photos.

use app::pages::petugas::kasus::{BlockedPageModel, blocked_page};
use app::pages::petugas::kunjungan::model::{Criterion, VisitCard, VisitPage, VisitTrouble};
use app::pages::petugas::kunjungan::{question, visit_page};
use app::text::petugas::kunjungan as t;
use app::text::{Lang, date};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::decision::ConflictReason;
use domain::field::FieldErrors;
use domain::visit::{CRITERIA, Visit, VisitForm};
use serde::Deserialize;

use super::kasus::opened;
use super::putusan::shown;
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::moment;
use crate::http::pages::form::FormFields;
use crate::http::upload::{self, UploadFailure};
use crate::store::question::QuestionOption;
use crate::store::review_case::CaseRow;
use crate::usecase::AppError;
use crate::usecase::draft::photo::count_upload;
use crate::usecase::petugas::name_of;
use crate::usecase::review::decide::Refusal;
use crate::usecase::review::lease;
use crate::usecase::review::visit::{self, OpenedVisit, PHOTO_FIELD};

/// What was just done.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    selesai: Option<String>,
}

/// GET `/petugas/kasus/{tiket}/kunjungan`
pub async fn show(
    desk: Desk,
    Path(ticket): Path<String>,
    Query(query): Query<DoneQuery>,
) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        let done = query.selesai.filter(|done| ["kunjungan", "foto"].contains(&done.as_str()));
        render(&desk, &case, Shown { done, ..Shown::default() }).await
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/kunjungan`
pub async fn record(desk: Desk, Path(ticket): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        let typed = typed(&mut fields);
        match visit::record(desk.ctx(), &desk.officer, &case, &typed).await {
            Ok(id) => {
                lease::renew(desk.ctx(), &desk.officer, &case).await?;
                Ok(see_other(&format!("{}?selesai=kunjungan#{id}", url(&case))))
            }
            Err(Refusal::Invalid(errors)) => {
                render(&desk, &case, Shown { typed, errors, ..Shown::default() }).await
            }
            Err(Refusal::Blocked(reason)) => Ok(blocked(&desk, reason).await),
            Err(Refusal::OwnAppeal) => {
                let trouble = Some(VisitTrouble::OwnAppeal);
                render(&desk, &case, Shown { typed, trouble, ..Shown::default() }).await
            }
            Err(Refusal::Failed(AppError::Conflict)) => {
                let trouble = Some(VisitTrouble::Closed);
                render(&desk, &case, Shown { typed, trouble, ..Shown::default() }).await
            }
            Err(refusal) => Err(failed(refusal)),
        }
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/kunjungan/{id}/foto`: one file.
pub async fn add_photo(
    desk: Desk,
    Path((ticket, id)): Path<(String, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let result = take_photo(&desk, &ticket, &id, form).await;
    desk.page.answer_or_status(result).await
}

/// GET of an address that only takes a file: the visits.
pub async fn back_to_visits(desk: Desk, Path((ticket, _)): Path<(String, String)>) -> Response {
    let result = opened(&desk, &ticket).await.map(|opened| match opened {
        Ok(tracked) => see_other(&url(&tracked.case)),
        Err(blocked) => blocked,
    });
    desk.answer(result).await
}

async fn take_photo(
    desk: &Desk,
    ticket: &str,
    id: &str,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, UploadFailure> {
    let case = match opened(desk, ticket).await? {
        Ok(tracked) => tracked.case,
        Err(blocked) => return Ok(blocked),
    };
    count_upload(desk.ctx(), desk.page.visitor.client).await?;
    let form = form.map_err(|rejection| UploadFailure::Status(rejection.status()))?;
    let upload = upload::read(form).await.map_err(UploadFailure::Status)?;
    let added = match upload.file {
        Ok(file) => visit::add_photo(desk.ctx(), &desk.officer, &case, id, file).await,
        Err(code) => Err(Refusal::Invalid(FieldErrors::one(PHOTO_FIELD, code))),
    };
    match added {
        Ok(()) => Ok(see_other(&format!("{}?selesai=foto#{id}", url(&case)))),
        Err(Refusal::Invalid(errors)) => {
            let photo_of = Some(id.to_owned());
            Ok(render(desk, &case, Shown { errors, photo_of, ..Shown::default() }).await?)
        }
        Err(refusal) => Err(failed(refusal).into()),
    }
}

fn url(case: &CaseRow) -> String {
    format!("/petugas/kasus/{}/kunjungan", case.ticket)
}

/// Who must keep away from a case reads nothing of it.
async fn blocked(desk: &Desk, reason: ConflictReason) -> Response {
    let model = BlockedPageModel { frame: desk.frame(), reason };
    desk.render(StatusCode::FORBIDDEN, model, blocked_page).await
}

fn failed(refusal: Refusal) -> AppError {
    match refusal {
        Refusal::Failed(error) => error,
        Refusal::Blocked(_) | Refusal::OwnAppeal => AppError::Forbidden,
        _ => AppError::Conflict,
    }
}

fn typed(fields: &mut FormFields) -> VisitForm {
    VisitForm {
        visited_on: fields.take("kunjungan_tanggal"),
        met: fields.take("kunjungan_ditemui"),
        criteria: CRITERIA.iter().map(|name| ((*name).to_owned(), fields.take(name))).collect(),
        latitude: fields.take("lintang"),
        longitude: fields.take("bujur"),
        members: fields.take("kunjungan_anggota"),
        school_age: fields.take("kunjungan_anak_sekolah"),
        recommendation: fields.take("kunjungan_rekomendasi"),
        note: fields.take("kunjungan_catatan"),
    }
}

#[derive(Default)]
struct Shown {
    typed: VisitForm,
    errors: FieldErrors,
    trouble: Option<VisitTrouble>,
    photo_of: Option<String>,
    done: Option<String>,
}

async fn render(desk: &Desk, case: &CaseRow, form: Shown) -> Result<Response, AppError> {
    let status = match (form.trouble, form.errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let rows = desk.ctx().store.questions_valid_on(desk.ctx().clock.today()).await?;
    let criteria = CRITERIA.iter().map(|name| Criterion {
        name,
        options: rows
            .iter()
            .filter(|row| row.question == *name)
            .map(|row| (row.code.clone(), text_of(row, desk.lang()).to_owned()))
            .collect(),
    });
    let model = VisitPage {
        frame: desk.frame(),
        ticket: case.ticket.clone(),
        shown: shown(&case.ticket),
        visits: cards_of(desk, case).await?,
        criteria: criteria.collect(),
        typed: form.typed,
        errors: form.errors,
        trouble: form.trouble,
        photo_of: form.photo_of,
        done: form.done,
        open: case.state()?.is_open(),
    };
    Ok(desk.render(status, model, visit_page).await)
}

/// The visits of a case in words, for this page and for that of the case. That they were read is noted before.
///
/// # Errors
/// When they cannot be read.
pub async fn cards_of(desk: &Desk, case: &CaseRow) -> Result<Vec<VisitCard>, AppError> {
    let ctx = desk.ctx();
    let visits = visit::visits_of(ctx, &desk.officer, case).await?;
    let rows = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let mut cards = Vec::new();
    for one in visits {
        let OpenedVisit { id, petugas_id, recorded_at, visit, photos } = one;
        let time = moment(desk.lang(), recorded_at);
        let officer = ctx.store.petugas_by_id(petugas_id).await?;
        let name = officer.map(|row| name_of(ctx, &row)).transpose()?.unwrap_or_default();
        let values = [("name", name.as_str()), ("time", time.as_str())];
        cards.push(VisitCard {
            recorded: t::RECORDED.fill(desk.lang(), &values),
            lines: visit.map(|visit| lines(desk.lang(), &rows, &visit)).unwrap_or_default(),
            photos: photos
                .iter()
                .map(|photo| format!("/petugas/kasus/{}/foto/{photo}", case.ticket))
                .collect(),
            mine: petugas_id == desk.officer.id,
            id,
        });
    }
    Ok(cards)
}

fn text_of(row: &QuestionOption, lang: Lang) -> &str {
    match lang {
        Lang::Id => &row.text_id,
        Lang::En => &row.text_en,
    }
}

fn lines(lang: Lang, rows: &[QuestionOption], visit: &Visit) -> Vec<(String, String)> {
    let word = |name: &str, code: &str| {
        let same = |row: &&QuestionOption| row.question == name && row.code == *code;
        rows.iter().find(same).map_or(code, |row| text_of(row, lang)).to_owned()
    };
    let mut lines = vec![
        (t::DAY.get(lang).to_owned(), date::long(lang, visit.visited_on)),
        (t::MET.get(lang).to_owned(), visit.met.clone()),
    ];
    for name in CRITERIA {
        if let Some(code) = visit.criteria.get(name) {
            lines.push((question(lang, name).to_owned(), word(name, code)));
        }
    }
    if let Some((latitude, longitude)) = &visit.place {
        lines.push((t::PLACE.get(lang).to_owned(), format!("{latitude}, {longitude}")));
    }
    lines.push((t::MEMBERS.get(lang).to_owned(), visit.members.to_string()));
    lines.push((t::SCHOOL.get(lang).to_owned(), visit.school_age.to_string()));
    let recommendation = t::recommendation(visit.recommendation).get(lang);
    lines.push((t::RECOMMENDATION.get(lang).to_owned(), recommendation.to_owned()));
    if !visit.note.is_empty() {
        lines.push((t::NOTE.get(lang).to_owned(), visit.note.clone()));
    }
    lines
}
