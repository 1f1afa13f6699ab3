//! `/petugas/penerima`: listed people in the officer's region.

use app::pages::petugas::penerima::model::{
    ListPage, MarkTyped, PersonPage, RepairPage, Said, SearchPage, SearchTyped,
};
use app::pages::petugas::penerima::{list_page, person_page, repair_page, search_page};
use app::text::Lang;
use app::text::petugas::penerima as t;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::bnba::{Anomaly, RepairField};
use domain::field::FieldErrors;
use domain::petugas::Permission;
use serde::Deserialize;

use super::recipient_lines::{
    aid_lines, case_words, check_lines, facts, mark_line, removal_lines, repair_line, verdict_line,
    writers,
};
use super::recipient_words::{RECIPIENTS, person_lines, place_of, places, village_choices};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::bnba::judge::REASON_QUESTION;
use crate::usecase::bnba::mark::{self, MarkForm};
use crate::usecase::bnba::open_person;
use crate::usecase::bnba::repair::{self, RepairForm, value_of};
use crate::usecase::bnba::search::{self, ListKind, SearchForm};
use crate::usecase::bnba::show;

/// GET `/petugas/penerima`
pub async fn show(desk: Desk) -> Response {
    let result = show_search(&desk, SearchTyped::default(), FieldErrors::default()).await;
    desk.answer(result).await
}

/// POST `/petugas/penerima`
pub async fn find(desk: Desk, mut fields: FormFields) -> Response {
    let form = SearchForm {
        desa: fields.take("desa"),
        nama: fields.take("nama"),
        nik: fields.take("nik"),
        nomor_kk: fields.take("nomor_kk"),
    };
    let result = match search::seal_search(desk.ctx(), &desk.officer, &form).await {
        Ok(token) => Ok(see_other(&format!("{RECIPIENTS}/hasil/{token}"))),
        Err(AppError::Invalid(errors)) => {
            let SearchForm { desa, nama, nik, nomor_kk } = form;
            show_search(&desk, SearchTyped { desa, nama, nik, nomor_kk }, errors).await
        }
        Err(error) => Err(error),
    };
    desk.answer(result).await
}

async fn show_search(
    desk: &Desk,
    typed: SearchTyped,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let status = status_of(&errors);
    let model = SearchPage {
        frame: desk.frame(),
        villages: village_choices(desk).await?,
        typed,
        errors,
        loaded: desk.ctx().store.current_version().await?.is_some(),
    };
    Ok(desk.render(status, model, search_page).await)
}

/// 422 where something is to be mended.
pub(super) fn status_of(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Where a page of a list begins.
#[derive(Default, Deserialize)]
pub struct ListQuery {
    sesudah: Option<i64>,
}

/// GET `/petugas/penerima/hasil/{token}`
pub async fn list(
    desk: Desk,
    Path(token): Path<String>,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> Response {
    let after = query.ok().and_then(|query| query.0.sesudah).unwrap_or(0);
    let result = async {
        let found = search::list(desk.ctx(), &desk.officer, &token, after).await?;
        let model = ListPage {
            title: title_of(&desk, &found.kind).await?,
            lines: person_lines(desk.ctx(), &found.lines).await?,
            next: found.next.map(|next| format!("{RECIPIENTS}/hasil/{token}?sesudah={next}")),
            frame: desk.frame(),
        };
        Ok(desk.render(StatusCode::OK, model, list_page).await)
    };
    let result = result.await;
    desk.answer(result).await
}

async fn title_of(desk: &Desk, kind: &ListKind) -> Result<String, AppError> {
    let lang = desk.lang();
    Ok(match kind {
        ListKind::Nik => t::LIST_NUMBER.get(lang).to_owned(),
        ListKind::Family => t::LIST_FAMILY.get(lang).to_owned(),
        ListKind::Name(_) => t::LIST_NAME.get(lang).to_owned(),
        ListKind::Village(kode) => {
            let places = places(desk.ctx(), &[*kode]).await?;
            let village = places.get(kode).cloned().unwrap_or_default();
            t::LIST_VILLAGE.fill(lang, &[("village", &village)])
        }
    })
}

/// What was just done.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    selesai: Option<String>,
}

/// GET `/petugas/penerima/{token}`
pub async fn person(
    desk: Desk,
    Path(token): Path<String>,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Response {
    let done = query.ok().and_then(|query| query.0.selesai);
    let said = match done.as_deref() {
        Some("tanda") => Some(Said::Mark),
        Some("akhir") => Some(Said::End),
        Some("perbaikan") => Some(Said::Repair),
        _ => None,
    };
    let shown = Shown { said, ..Shown::default() };
    let result = show_person(&desk, &token, StatusCode::OK, shown).await;
    desk.answer(result).await
}

/// POST `/petugas/penerima/{token}/tanda`
pub async fn add_mark(desk: Desk, Path(token): Path<String>, mut fields: FormFields) -> Response {
    let form = MarkForm {
        jenis: fields.take("jenis"),
        tanggal: fields.take("tanggal"),
        tujuan: fields.take("tujuan"),
        keterangan: fields.take("keterangan"),
    };
    let done = mark::mark(desk.ctx(), &desk.officer, &token, &form).await;
    let MarkForm { jenis, tanggal, tujuan, keterangan } = form;
    let typed = MarkTyped { jenis, tanggal, tujuan, keterangan, ..MarkTyped::default() };
    let result = after_mark(&desk, &token, done, "tanda", typed).await;
    desk.answer(result).await
}

/// POST `/petugas/penerima/{token}/tanda/{key}/akhir`
pub async fn end_mark(
    desk: Desk,
    Path((token, key)): Path<(String, String)>,
    mut fields: FormFields,
) -> Response {
    let alasan = fields.take("alasan");
    let done = mark::end_mark(desk.ctx(), &desk.officer, &token, &key, &alasan).await;
    let typed = MarkTyped { alasan, key, ..MarkTyped::default() };
    let result = after_mark(&desk, &token, done, "akhir", typed).await;
    desk.answer(result).await
}

/// GET of an address that only takes a form: the person.
pub async fn back(desk: Desk, Path(token): Path<String>) -> Response {
    drop(desk);
    see_other(&format!("{RECIPIENTS}/{token}"))
}

/// The same for the address of a mark.
pub async fn back_from_mark(desk: Desk, Path((token, _)): Path<(String, String)>) -> Response {
    drop(desk);
    see_other(&format!("{RECIPIENTS}/{token}"))
}

async fn after_mark(
    desk: &Desk,
    token: &str,
    done: Result<(), AppError>,
    what: &str,
    typed: MarkTyped,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => Ok(see_other(&format!("{RECIPIENTS}/{token}?selesai={what}"))),
        Err(AppError::Invalid(errors)) => {
            let shown = Shown { typed, errors, said: None };
            show_person(desk, token, StatusCode::UNPROCESSABLE_ENTITY, shown).await
        }
        Err(AppError::Conflict) => {
            let said = Some(Said::Conflict);
            let shown = Shown { typed, said, ..Shown::default() };
            show_person(desk, token, StatusCode::CONFLICT, shown).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Default)]
struct Shown {
    typed: MarkTyped,
    errors: FieldErrors,
    said: Option<Said>,
}

async fn show_person(
    desk: &Desk,
    token: &str,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let file = show::recipient(ctx, &desk.officer, token).await?;
    let href = format!("{RECIPIENTS}/{token}");
    let mut frame = desk.frame();
    frame.chrome.path.clone_from(&href);
    let places = places(ctx, &[file.person.row.desa]).await?;
    let judge = desk.officer.may(Permission::JudgeRecipients);
    let reasons = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let reason = |code: &str| {
        let one = reasons.iter().find(|one| one.question == REASON_QUESTION && one.code == code)?;
        Some(if lang == Lang::Id { one.text_id.clone() } else { one.text_en.clone() })
    };
    let cases = file.cases.iter().map(|case| (case.ticket.clone(), case_words(lang, case)));
    let names = writers(desk, &file).await?;
    let model = PersonPage {
        judge: judge.then(|| format!("/petugas/kelayakan/{token}")),
        name: file.person.record.name.clone(),
        facts: facts(desk, &file.person, place_of(&file.person, &places)),
        aid: aid_lines(&file),
        family: person_lines(ctx, &file.family).await?,
        removals: removal_lines(desk, &file.removals).await?,
        anomalies: file.anomalies.clone(),
        checks: check_lines(desk, &file),
        verdicts: file
            .verdicts
            .iter()
            .map(|verdict| {
                let reason = verdict.row.reason.as_deref().and_then(reason);
                verdict_line(desk, &names, &file, verdict, reason)
            })
            .collect(),
        repairs: file.repairs.iter().map(|repair| repair_line(desk, &names, repair)).collect(),
        marks: file.marks.iter().map(|mark| mark_line(desk, &names, mark)).collect(),
        cases: desk.officer.may(Permission::OpenCase).then(|| cases.collect()),
        may_repair: desk.officer.may(Permission::RepairData),
        typed: shown.typed,
        errors: shown.errors,
        said: shown.said,
        href,
        frame,
    };
    Ok(desk.render(status, model, person_page).await)
}

/// What led to a repair.
#[derive(Default, Deserialize)]
pub struct RepairQuery {
    jenis: Option<String>,
}

/// GET `/petugas/penerima/{token}/perbaikan/{kolom}`
pub async fn repair_form(
    desk: Desk,
    Path((token, field)): Path<(String, String)>,
    query: Result<Query<RepairQuery>, QueryRejection>,
) -> Response {
    let jenis = query.ok().and_then(|query| query.0.jenis).unwrap_or_default();
    let form = RepairForm { kolom: field, jenis, ..RepairForm::default() };
    let result = show_repair(&desk, &token, form, FieldErrors::default()).await;
    desk.answer(result).await
}

/// POST `/petugas/penerima/{token}/perbaikan/{kolom}`
pub async fn repair(
    desk: Desk,
    Path((token, field)): Path<(String, String)>,
    mut fields: FormFields,
) -> Response {
    let form = RepairForm {
        kolom: field,
        nilai: fields.take("nilai"),
        keterangan: fields.take("keterangan"),
        jenis: fields.take("jenis"),
    };
    let result = match repair::repair(desk.ctx(), &desk.officer, &token, &form).await {
        Ok(()) => Ok(see_other(&format!("{RECIPIENTS}/{token}?selesai=perbaikan"))),
        Err(AppError::Invalid(errors)) => show_repair(&desk, &token, form, errors).await,
        Err(error) => Err(error),
    };
    desk.answer(result).await
}

async fn show_repair(
    desk: &Desk,
    token: &str,
    form: RepairForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let field: RepairField = form.kolom.parse().map_err(|_| AppError::NotFound)?;
    let ctx = desk.ctx();
    let (_, person) = open_person(ctx, &desk.officer, token).await?;
    show::note(ctx, &desk.officer, "recipient.view", &person).await?;
    let status = status_of(&errors);
    let model = RepairPage {
        frame: desk.frame(),
        person: format!("{RECIPIENTS}/{token}"),
        name: person.record.name.clone(),
        field,
        anomaly: form.jenis.parse::<Anomaly>().ok(),
        old: value_of(&person.record, &person.row.desa, field),
        value: form.nilai,
        note: form.keterangan,
        errors,
    };
    Ok(desk.render(status, model, repair_page).await)
}
