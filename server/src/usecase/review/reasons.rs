//! Reasons of decisions: rows with a sentence for the citizen and what they can do (§3.7).

use app::text::Lang;
use domain::decision::{Decision, reason_suits};
use domain::review::CaseKind;

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
