//! `/usulan/draf/{step}`: one page of questions, whichever they are.

use leptos::prelude::*;

use super::question::Drawing;
use super::{Door, frame};
use crate::components::button::{Button, Rank};
use crate::components::step_form::StepForm;
use crate::islands::draft_saver::DraftSaver;
use crate::pages::draft::model::StepPage;
use crate::text::draft::steps as t;

/// Name and value of the main button.
const MAIN: (&str, &str) = ("aksi", "simpan");

/// The whole document of a step with questions.
pub fn step_page(page: StepPage) -> AnyView {
    let StepPage { frame, questions, answers, region } = page;
    let lang = frame.chrome.lang;
    let drawing = Drawing {
        lang,
        form: frame.form,
        step: frame.step,
        questions: &questions,
        answers: &answers,
        errors: &frame.errors,
        region: &region,
    };
    let skippable = drawing
        .all_optional()
        .then(|| view! { <p class="cus-step__skippable">{t::ALL_OPTIONAL.get(lang)}</p> });
    let saved = frame.saved_at.as_deref().map(|time| t::SAVED.fill(lang, &[("time", time)]));
    let hidden = frame::hidden_fields(&frame);
    let fields = drawing.view();
    let label = frame::save_label(&frame);
    let (draft, step) = (frame.draft_id.clone(), frame.step.slug().to_owned());
    let body = view! {
        {skippable}
        <StepForm action=Door::of(frame.form).step(frame.step)>
            <DraftSaver lang draft step saved>
                {hidden}
                {fields}
            </DraftSaver>
            <div class="cus-form__end">
                <Button rank=Rank::Main name=MAIN.0 value=MAIN.1 label=label/>
            </div>
        </StepForm>
    }
    .into_any();
    frame::document(frame, Some(MAIN), body)
}
