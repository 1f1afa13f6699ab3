//! `/sanggahan/baru` and `/perbaikan/baru`: what starts from a card.

use app::pages::cek::model::cek_url;
use app::pages::draft::Door;
use app::pages::sanggahan::model::{NoCard, NoCardPage, ReportStartPage};
use app::pages::sanggahan::{no_card_page, report_start_page};
use app::text::Lang;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{CHECKED, Form};
use serde::Deserialize;

use super::draft::{DISCARDED, begin, moment, unfinished, would_lose};
use super::form::FormFields;
use crate::http::cookies::{DraftSecret, SearchedName};
use crate::http::page::Page;
use crate::store::term::Term;
use crate::usecase::AppError;
use crate::usecase::card::{OpenedCard, Subject, card_words, open_card, searched};
use crate::usecase::draft::Beginning;

/// The card somebody came from.
#[derive(Default, Deserialize)]
pub struct SubjectQuery {
    subjek: Option<String>,
    /// What was just done.
    selesai: Option<String>,
}

/// What was chosen on the start page, and what is wrong with it.
#[derive(Default)]
struct Typed {
    token: String,
    form: String,
    confirmed: bool,
    errors: FieldErrors,
    replaces: Option<String>,
    searched: SearchedName,
    discarded: bool,
}

/// What was typed on the page without a card, and what is wrong with it.
#[derive(Default)]
struct TypedCode {
    kode_lanjutan: String,
    errors: FieldErrors,
    discarded: bool,
}

/// GET `/{door}/baru`
pub async fn show(
    page: Page,
    at: DraftSecret,
    searched: SearchedName,
    query: Result<Query<SubjectQuery>, QueryRejection>,
) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let discarded = query.selesai.as_deref() == Some(DISCARDED);
    let token = query.subjek.unwrap_or_default();
    let typed = Typed { token, searched, discarded, ..Typed::default() };
    let result = show_start(&page, &at, typed).await;
    page.answer(result).await
}

/// POST `/{door}/baru`
pub async fn start(
    mut page: Page,
    at: DraftSecret,
    searched: SearchedName,
    mut fields: FormFields,
) -> Response {
    let typed = Typed {
        token: fields.take("subjek"),
        form: fields.take("form"),
        confirmed: fields.take("ini_orangnya") == CHECKED,
        searched,
        ..Typed::default()
    };
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let result = show_start(&page, &at, typed).await;
        let mut response = page.answer(result).await;
        page.remember_language(&mut response);
        return response;
    }
    let replace = fields.take("ganti") == CHECKED;
    let result = begin_draft(&page, &at, typed, replace).await;
    page.answer(result).await
}

/// The page without a card again, with a resume code that was wrong.
pub(super) async fn refuse_code(
    page: &Page,
    at: &DraftSecret,
    kode_lanjutan: String,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let typed = TypedCode { kode_lanjutan, errors, discarded: false };
    show_no_card(page, at, NoCard::None, typed).await
}

async fn begin_draft(
    page: &Page,
    at: &DraftSecret,
    mut typed: Typed,
    replace: bool,
) -> Result<Response, AppError> {
    let card = open_card(&page.ctx().keys, &typed.token, page.ctx().clock.now());
    let OpenedCard::Good(subject) = card else { return show_start(page, at, typed).await };
    if subject.homonyms && !typed.confirmed {
        typed.errors.push("ini_orangnya", ErrorCode::DeclarationMissing);
    }
    let form = match Form::from_code(&typed.form) {
        // A form is begun at its own door alone.
        Ok(form) if Door::of(form) == at.door => Some(form),
        _ => {
            let empty = typed.form.is_empty();
            let code = if empty { ErrorCode::Required } else { ErrorCode::ChoiceUnknown };
            typed.errors.push("form", code);
            None
        }
    };
    let Some(form) = form.filter(|_| typed.errors.is_empty()) else {
        return show_start(page, at, typed).await;
    };
    if !replace && let Some(code) = would_lose(page, at).await? {
        return show_start(page, at, Typed { replaces: Some(code), ..typed }).await;
    }
    begin(page, Beginning { form, subject: Some(subject), reply_right_id: None }).await
}

async fn show_start(page: &Page, at: &DraftSecret, typed: Typed) -> Result<Response, AppError> {
    let nothing = TypedCode { discarded: typed.discarded, ..TypedCode::default() };
    if typed.token.is_empty() {
        return show_no_card(page, at, NoCard::None, nothing).await;
    }
    match open_card(&page.ctx().keys, &typed.token, page.ctx().clock.now()) {
        OpenedCard::Good(subject) => show_card(page, at, &subject, typed).await,
        OpenedCard::Expired { desa } => {
            let name = searched(&page.ctx().keys, &typed.searched.0).unwrap_or_default();
            let why = NoCard::Expired { cek: cek_url(&desa), desa: desa.to_string(), name };
            show_no_card(page, at, why, nothing).await
        }
        OpenedCard::Unknown => show_no_card(page, at, NoCard::Unknown, nothing).await,
    }
}

async fn show_card(
    page: &Page,
    at: &DraftSecret,
    subject: &Subject,
    typed: Typed,
) -> Result<Response, AppError> {
    let ctx = page.ctx();
    let today = ctx.clock.today();
    let unfinished = unfinished(page, at).await?;
    let status = match (&typed.replaces, typed.errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let model = ReportStartPage {
        chrome: page.chrome(),
        door: at.door,
        subject: card_words(ctx, subject).await?,
        cek: cek_url(&subject.desa),
        token: typed.token,
        homonyms: subject.homonyms,
        confirmed: typed.confirmed,
        chosen: typed.form,
        errors: typed.errors,
        replaces: typed.replaces,
        unfinished: unfinished.map(|draft| moment(page.visitor.lang, draft.row.saved_at)),
        review_days: ctx.store.term_days(Term::SanggahanReview, today).await?,
        reply_days: ctx.store.term_days(Term::RightOfReply, today).await?,
    };
    Ok(page.render(status, model, report_start_page).await)
}

async fn show_no_card(
    page: &Page,
    at: &DraftSecret,
    why: NoCard,
    typed: TypedCode,
) -> Result<Response, AppError> {
    let TypedCode { kode_lanjutan, errors, discarded } = typed;
    let unfinished = unfinished(page, at).await?;
    let status = match &why {
        _ if !errors.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        NoCard::None => StatusCode::OK,
        NoCard::Expired { .. } => StatusCode::GONE,
        NoCard::Unknown => StatusCode::NOT_FOUND,
    };
    let model = NoCardPage {
        chrome: page.chrome(),
        door: at.door,
        why,
        unfinished: unfinished.map(|draft| moment(page.visitor.lang, draft.row.saved_at)),
        kode_lanjutan,
        errors,
        discarded,
    };
    Ok(page.render(status, model, no_card_page).await)
}
