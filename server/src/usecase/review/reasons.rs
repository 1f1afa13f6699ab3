//! Reasons of decisions: rows with a sentence for the citizen and what they can do (§3.7).

use app::text::Lang;
use domain::decision::{Decision, reason_suits};
use domain::review::CaseKind;

use crate::store::decision::ERASED;
use crate::store::review_case::CaseRow;
use crate::usecase::{AppError, Context};

/// Name of the question under which the reasons stand.
pub const QUESTION: &str = "decision_reason";

/// A reason that may be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// For which decision.
    pub decision: Decision,
    /// Its code.
    pub code: String,
    /// What the citizen reads: why, and what they can do.
    pub text: String,
}

/// The reasons that may be given for decisions about cases of `kind` today, in the order they are offered.
///
/// # Errors
/// When the rows cannot be read.
pub async fn of_kind(ctx: &Context, kind: CaseKind, lang: Lang) -> Result<Vec<Reason>, AppError> {
    let rows = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let mut reasons = Vec::new();
    for decision in Decision::of(kind) {
        for row in rows.iter().filter(|row| row.question == QUESTION) {
            let scope = row.follow_up.as_deref().unwrap_or_default();
            if reason_suits(scope, decision, kind) {
                let text = match lang {
                    Lang::Id => row.text_id.clone(),
                    Lang::En => row.text_en.clone(),
                };
                reasons.push(Reason { decision, code: row.code.clone(), text });
            }
        }
    }
    Ok(reasons)
}

/// The reasons that may be given for decisions about this case today. That data was erased is said of a closed case
/// alone, which the centre does not answer any more: erasing it follows from the decision.
///
/// # Errors
/// When the rows cannot be read.
pub async fn of_case(ctx: &Context, case: &CaseRow, lang: Lang) -> Result<Vec<Reason>, AppError> {
    let mut reasons = of_kind(ctx, case.kind()?, lang).await?;
    if reasons.iter().any(|reason| reason.code == ERASED) && !may_erase(ctx, case).await? {
        reasons.retain(|reason| reason.code != ERASED);
    }
    Ok(reasons)
}

/// Whether the case that a request is about may be erased.
async fn may_erase(ctx: &Context, request: &CaseRow) -> Result<bool, AppError> {
    let Some(parent) = request.parent_id else { return Ok(false) };
    let parent = ctx.store.case_by_id(parent).await?;
    let Some(parent) = parent else { return Ok(false) };
    Ok(parent.state()?.may_be_erased())
}
