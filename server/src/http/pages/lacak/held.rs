//! `/lacak/kasus/data`: everything held, and who opened it (D-6).

use std::collections::{BTreeMap, HashMap};

use app::pages::draft::model::{CheckedStep, StepStatus};
use app::pages::lacak::data_page;
use app::pages::lacak::model::{AccessLine, DataPage};
use app::text::{Lang, declaration};
use axum::http::StatusCode;
use axum::response::Response;
use domain::form::{DraftContent, Form, PhotoKind, Step};
use domain::petugas::Role;
use domain::usulan::Hubungan;

use super::{CASE, NEEDS_PIN};
use crate::http::cookies::CaseSecret;
use crate::http::page::{Page, see_other};
use crate::http::pages::draft::words::Words;
use crate::http::pages::draft::{kept_days, moment};
use crate::store::audit::AuditRecord;
use crate::usecase::card::card_words;
use crate::usecase::reporter;
use crate::usecase::track_case::data::{Held, held};
use crate::usecase::track_case::{self, Tracked, read};
use crate::usecase::{AppError, Context};

/// GET `/lacak/kasus/data`: everything held, and who opened it (D-6).
pub async fn data(page: Page, secret: CaseSecret) -> Response {
    let result = async {
        let Some(tracked) = track_case::opened(page.ctx(), &secret.0).await? else {
            return Ok(see_other(NEEDS_PIN));
        };
        show_data(&page, &tracked).await
    };
    page.answer(result.await).await
}

async fn show_data(page: &Page, tracked: &Tracked) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let words = Words::load(ctx, lang).await?;
    let content = read::content(ctx, tracked).await?;
    let Held { consents, files, accesses, roles } = held(ctx, tracked).await?;
    let who = Who { reasons: reporter::reasons_of(ctx, tracked.case.id).await?, roles };
    let filed = read::filed(ctx, tracked).await?;
    let form = filed.as_ref().map_or(Form::Usulan(Hubungan::Diri), |filed| filed.form);
    let subject = match filed.and_then(|filed| filed.subject) {
        Some(subject) => Some(card_words(ctx, &subject).await?),
        None => None,
    };
    let steps = match &content {
        Some(content) => steps(ctx, &words, content).await?,
        None => Vec::new(),
    };
    let model = DataPage {
        chrome: page.chrome(),
        ticket: tracked.ticket.to_string(),
        form,
        subject,
        steps,
        consents: consents
            .into_iter()
            .map(|one| {
                let purpose = declaration::purpose_of(&one.purpose, form).get(lang).to_owned();
                (purpose, one.text_version, moment(lang, one.given_at))
            })
            .collect(),
        files: files
            .iter()
            .filter_map(|file| PhotoKind::from_slug(&file.kind).zip(Some(file.bytes)))
            .map(|(kind, bytes)| {
                let name = format!("{} ({} KB)", words.photo(kind), bytes.max(1024) / 1024);
                (name, format!("{CASE}/foto/{}", kind.slug()))
            })
            .collect(),
        accesses: accesses.into_iter().map(|one| access_line(&who, one, lang)).collect(),
        kept_days: kept_days(ctx).await?,
    };
    Ok(page.render(StatusCode::OK, model, data_page).await)
}

/// What the lines of the log are put into words with.
struct Who {
    /// Why the seal of the reporter was opened, by the detail of the entry.
    reasons: HashMap<String, String>,
    /// What the officers are, by their numbers.
    roles: BTreeMap<i64, Role>,
}

/// Who did something with the data, and with what words the seal of a reporter was opened.
fn access_line(who: &Who, one: AuditRecord, lang: Lang) -> AccessLine {
    AccessLine {
        at: moment(lang, one.at),
        actor: one.actor,
        role: one.actor_id.and_then(|id| who.roles.get(&id)).copied(),
        reason: one
            .detail
            .as_deref()
            .filter(|_| one.action == reporter::OPENED)
            .and_then(|detail| who.reasons.get(detail).cloned()),
        // What a move was stands in its detail.
        action: match one.detail {
            Some(detail) if one.action == "case.move" => detail,
            _ => one.action,
        },
    }
}

async fn steps(
    ctx: &Context,
    words: &Words,
    content: &DraftContent,
) -> Result<Vec<CheckedStep>, AppError> {
    let mut steps = Vec::new();
    // Who reports is sealed, and cannot be shown (S-7).
    let shown = Step::of(content.form).iter().filter(|step| **step != Step::Pelapor);
    for step in shown {
        let answers = content.answers.get(step);
        steps.push(CheckedStep {
            step: *step,
            status: StepStatus::Done,
            answers: words.answers(ctx, *step, content.form, answers).await?,
            items: match step {
                Step::Anggota => words.members(&content.members),
                Step::Foto => words.photos(&content.photos),
                _ => Vec::new(),
            },
        });
    }
    Ok(steps)
}
