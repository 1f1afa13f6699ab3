//! `/usulan/draf/periksa`: check answers, declare, send.

use app::pages::usulan::check_page;
use app::pages::usulan::model::{CheckPage, CheckedStep};
use app::text::Lang;
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::FieldErrors;
use domain::usulan::{CHECKED, Step};

use super::words::Words;
use super::{CHECK, if_sent, kept_days, offer, open, status_of, wrong_steps};
use crate::http::cookies::DraftSecret;
use crate::http::page::{Page, see_other};
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::usulan::draft::{OpenDraft, choices, read_content, read_steps};
use crate::usecase::usulan::submit::{Declarations, Refusal, key_of, submit};

/// The checkboxes, in the order of the page.
const DECLARATIONS: [&str; 3] = ["setuju_pdp", "benar", "sudah_diberi_tahu"];

/// GET `/usulan/draf/periksa`
pub async fn show(page: Page, secret: DraftSecret) -> Response {
    let result = async {
        let draft = open(&page, &secret).await?;
        if let Some(receipt) = if_sent(&draft) {
            return Ok(receipt);
        }
        render(&page, &draft, FieldErrors::default(), Vec::new()).await
    };
    page.answer(result.await).await
}

/// POST `/usulan/draf/kirim`
pub async fn send(mut page: Page, secret: DraftSecret, mut fields: FormFields) -> Response {
    // What is shown when something is missing is the check page, and its links lead back to it.
    CHECK.clone_into(&mut page.visitor.path);
    let ticked: Vec<String> = DECLARATIONS
        .into_iter()
        .filter(|name| fields.take(name) == CHECKED)
        .map(ToOwned::to_owned)
        .collect();
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        page.speak(lang);
        let result = async {
            let draft = open(&page, &secret).await?;
            render(&page, &draft, FieldErrors::default(), ticked).await
        };
        let mut response = page.answer(result.await).await;
        page.remember_language(&mut response);
        return response;
    }
    let result = send_draft(&page, &secret, ticked, &fields.take("kunci")).await;
    page.answer(result).await
}

async fn send_draft(
    page: &Page,
    secret: &DraftSecret,
    ticked: Vec<String>,
    key: &str,
) -> Result<Response, AppError> {
    let draft = open(page, secret).await?;
    let has = |name: &str| ticked.iter().any(|one| one == name);
    let given = Declarations {
        pdp: has("setuju_pdp"),
        truth: has("benar"),
        subject_told: has("sudah_diberi_tahu"),
        lang: page.visitor.lang,
    };
    // The key of the page is the draft's own; a foreign or missing one changes nothing.
    let own = key_of(page.ctx(), &draft);
    let key = if key.is_empty() { own.as_str() } else { key };
    match submit(page.ctx(), page.visitor.client, &draft, given, key).await {
        Ok(receipt) => Ok(see_other(&format!("/usulan/tiket/{}", receipt.case.ticket))),
        Err(Refusal::Incomplete { steps, errors }) => {
            let mut all = FieldErrors::default();
            for wrong in &steps {
                if let Some(error) = wrong.errors.iter().next() {
                    all.push(wrong.step.slug(), error.code);
                }
            }
            errors.iter().for_each(|error| all.push(error.field, error.code));
            render(page, &draft, all, ticked).await
        }
        Err(Refusal::Failed(error)) => Err(error),
    }
}

async fn render(
    page: &Page,
    draft: &OpenDraft,
    errors: FieldErrors,
    ticked: Vec<String>,
) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let steps = read_steps(ctx, draft).await?;
    let content = read_content(ctx, draft, &steps).await?;
    let choices = choices(ctx).await?;
    let words = Words::load(ctx, lang).await?;
    let missing = wrong_steps(&content, &choices, ctx);
    let mut checked = Vec::new();
    for step in Step::of(draft.hubungan) {
        checked.push(CheckedStep {
            step: *step,
            status: status_of(*step, &content, &missing),
            answers: words.answers(ctx, *step, draft.hubungan, content.answers.get(step)).await?,
            items: match step {
                Step::Anggota => words.members(&content.members),
                Step::Foto => words.photos(&content.photos),
                _ => Vec::new(),
            },
        });
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = CheckPage {
        chrome: page.chrome(),
        hubungan: draft.hubungan,
        steps: checked,
        errors,
        missing,
        ticked,
        offer: offer(ctx, lang).await?,
        idempotency_key: key_of(ctx, draft),
        kept_days: kept_days(ctx).await?,
    };
    Ok(page.render(status, model, check_page).await)
}
