//! `/{door}/draf/periksa`: check answers, declare, send.

use app::pages::draft::check_page;
use app::pages::draft::model::{CheckPage, CheckedStep};
use app::text::Lang;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::form::{CHECKED, Step, read_draft};
use domain::sanggahan::identity_so_far;

use super::words::Words;
use super::{if_sent, kept_days, offer, open, status_of, subject_words};
use crate::http::cookies::{DraftSecret, OfficerSecret};
use crate::http::desk::sign_in_and_back;
use crate::http::page::{Page, see_other};
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::draft::submit::{Declarations, Refusal, Sending, key_of, submit};
use crate::usecase::draft::{OpenDraft, read_content, read_steps};
use crate::usecase::petugas::session;

/// The checkboxes, in the order of the page.
const DECLARATIONS: [&str; 4] = ["setuju_pdp", "benar", "sudah_diberi_tahu", "tetap_kirim"];

/// What was filled in on the page itself.
#[derive(Default)]
struct Typed {
    /// Checkboxes, by name.
    ticked: Vec<String>,
    key: String,
    earlier_ticket: String,
    earlier_pin: String,
    errors: FieldErrors,
}

/// GET `/{door}/draf/periksa`
pub async fn show(page: Page, at: DraftSecret) -> Response {
    let result = async {
        let draft = open(&page, &at).await?;
        if let Some(receipt) = if_sent(&draft) {
            return Ok(receipt);
        }
        render(&page, &draft, Typed::default()).await
    };
    page.answer(result.await).await
}

/// POST `/{door}/draf/kirim`
pub async fn send(
    mut page: Page,
    at: DraftSecret,
    officer: OfficerSecret,
    mut fields: FormFields,
) -> Response {
    // What is shown when something is missing is the check page, and its links lead back to it.
    page.visitor.path = at.door.check();
    let is_ticked = |name: &&str| fields.take(name) == CHECKED;
    let typed = Typed {
        ticked: DECLARATIONS.into_iter().filter(is_ticked).map(ToOwned::to_owned).collect(),
        key: fields.take("kunci"),
        earlier_ticket: fields.take("tiket_lama"),
        earlier_pin: fields.take("pin_lama"),
        errors: FieldErrors::default(),
    };
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let result = async {
            let draft = open(&page, &at).await?;
            render(&page, &draft, typed).await
        };
        let mut response = page.answer(result.await).await;
        page.remember_language(&mut response);
        return response;
    }
    let result = send_draft(&page, &at, &officer, typed).await;
    page.answer(result).await
}

async fn send_draft(
    page: &Page,
    at: &DraftSecret,
    OfficerSecret(secret): &OfficerSecret,
    typed: Typed,
) -> Result<Response, AppError> {
    let draft = open(page, at).await?;
    let officer = match draft.row.filed_by {
        Some(_) => session::officer_of(page.ctx(), secret).await?,
        None => None,
    };
    // Signed out meanwhile: everything is kept, and is sent once they are back.
    if draft.row.filed_by.is_some() && officer.is_none() {
        return Ok(see_other(&sign_in_and_back(&at.door.check())));
    }
    let has = |name: &str| typed.ticked.iter().any(|one| one == name);
    let declarations = Declarations {
        pdp: has("setuju_pdp"),
        truth: has("benar"),
        subject_told: has("sudah_diberi_tahu"),
        anyway: has("tetap_kirim"),
        lang: page.visitor.lang,
    };
    // The key of the page is the draft's own; a foreign or missing one changes nothing.
    let own = key_of(page.ctx(), &draft);
    let key = if typed.key.is_empty() { own.as_str() } else { typed.key.as_str() };
    let earlier = (typed.earlier_ticket.as_str(), typed.earlier_pin.as_str());
    let sending = Sending { declarations, key, earlier, officer: officer.as_ref() };
    match submit(page.ctx(), page.visitor.client, &draft, sending).await {
        Ok(receipt) => Ok(see_other(&at.door.receipt(&receipt.case.ticket))),
        Err(Refusal::Incomplete { steps, errors }) => {
            let mut all = FieldErrors::default();
            for wrong in &steps {
                if let Some(error) = wrong.errors.iter().next() {
                    all.push(wrong.step.slug(), error.code);
                }
            }
            errors.iter().for_each(|error| all.push(error.field, error.code));
            render(page, &draft, Typed { errors: all, ..typed }).await
        }
        Err(Refusal::Failed(error)) => Err(error),
    }
}

async fn render(page: &Page, draft: &OpenDraft, typed: Typed) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let steps = read_steps(ctx, draft).await?;
    let content = read_content(ctx, draft, &steps).await?;
    let words = Words::load(ctx, lang).await?;
    let (choices, today) = (words.choices(), ctx.clock.today());
    let wrong = read_draft(&content, &choices, today).err().unwrap_or_default();
    let missing: Vec<Step> = wrong.into_iter().map(|wrong| wrong.step).collect();
    let mut checked = Vec::new();
    for step in Step::of(draft.form) {
        checked.push(CheckedStep {
            step: *step,
            status: status_of(*step, &content, &missing),
            answers: words.answers(ctx, *step, draft.form, content.answers.get(step)).await?,
            items: match step {
                Step::Anggota => words.members(&content.members),
                Step::Foto => words.photos(&content.photos),
                _ => Vec::new(),
            },
        });
    }
    let right = typed.errors.is_empty();
    let status = if right { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = CheckPage {
        chrome: page.chrome(),
        form: draft.form,
        subject: subject_words(ctx, draft).await?,
        identity: identity_so_far(&content, &choices, today),
        earlier_ticket: typed.earlier_ticket,
        steps: checked,
        errors: typed.errors,
        missing,
        ticked: typed.ticked,
        offer: offer(ctx, draft.form, lang).await?,
        idempotency_key: key_of(ctx, draft),
        kept_days: kept_days(ctx).await?,
    };
    Ok(page.render(status, model, check_page).await)
}
