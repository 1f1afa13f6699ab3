//! The questions of a step, and the answers they offer today.

use app::pages::draft::model::{OptionLine, Question};
use app::text::Lang;
use domain::form::{Form, Step, fixed_codes};

use crate::store::question::QuestionOption;
use crate::usecase::{AppError, Context};

/// The questions of a step with the answers they offer today.
pub(super) async fn questions(
    ctx: &Context,
    lang: Lang,
    step: Step,
    form: Form,
) -> Result<Vec<Question>, AppError> {
    let rows = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let mut questions = Vec::new();
    for spec in step.fields(form) {
        questions.push(Question { spec: *spec, options: options_of(&rows, spec.name, lang) });
    }
    Ok(questions)
}

/// The offered answers of one question, in order.
pub(super) fn options_of(rows: &[QuestionOption], question: &str, lang: Lang) -> Vec<OptionLine> {
    let known = fixed_codes(question);
    rows.iter()
        .filter(|row| row.question == question)
        .filter(|row| known.is_none_or(|codes| codes.contains(&row.code.as_str())))
        .map(|row| OptionLine {
            code: row.code.clone(),
            label: label(row, lang).to_owned(),
            follow_up: row.follow_up.clone(),
        })
        .collect()
}

fn label(row: &QuestionOption, lang: Lang) -> &str {
    match lang {
        Lang::Id => &row.text_id,
        Lang::En => &row.text_en,
    }
}
