//! `/petugas/usulan/baru`: who brings a proposal, before an officer fills in the citizens' form.

pub mod model;

use domain::field::FieldErrors;
use domain::musyawarah::{ASSESSMENT_MAX_CHARS, PLACE_MAX_CHARS};
use domain::usulan::{AssistForm, Hubungan, Origin};
use leptos::prelude::*;

use crate::components::button::Rank;
use crate::components::checkbox::Checkbox;
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::error_summary::summary_box;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::bantu as t;
use crate::text::{Lang, Text};
use model::AssistPage;

/// The whole document.
pub fn assist_page(page: AssistPage) -> AnyView {
    let AssistPage { frame, form, errors, unfinished, replaces } = page;
    let lang = frame.chrome.lang;
    let has_errors = !errors.is_empty();
    let lines: Vec<(String, String)> = errors
        .iter()
        .map(|error| {
            let sentence = t::sentence(error.code, error.field).get(lang).to_owned();
            (format!("#{}", error.field), sentence)
        })
        .collect();
    let summary = has_errors.then(|| summary_box(lang, lines));
    let fields = fields(lang, &form, &errors);
    let unfinished = unfinished.then(|| unfinished_notice(lang));
    let replace = replaces.map(|code| {
        let label = t::REPLACE.fill(lang, &[("code", &code)]);
        view! { <Checkbox lang name="ganti" label hint=None error=None checked=false/> }
    });
    view! {
        <DeskLayout frame title=t::TITLE.get(lang) has_errors>
            {summary}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {unfinished}
            <form class="cus-form" method="post" action="/petugas/usulan/baru" novalidate>
                {replace}
                {fields}
                <div class="cus-form__end">
                    <button class=Rank::Main.class()>{t::BEGIN.get(lang)}</button>
                </div>
            </form>
        </DeskLayout>
    }
    .into_any()
}

fn unfinished_notice(lang: Lang) -> AnyView {
    view! {
        <Notice shape=Shape::Alert>
            <p>{t::UNFINISHED.get(lang)}</p>
            <p><a href="/usulan/draf">{t::CONTINUE.get(lang)}</a></p>
        </Notice>
    }
    .into_any()
}

fn origins(lang: Lang) -> Vec<Choice> {
    let origins = Origin::ASSISTED.into_iter();
    origins.map(|one| Choice::new(one.as_str(), t::origin(one).get(lang))).collect()
}

fn people(lang: Lang) -> Vec<Choice> {
    let label = |one: Hubungan| -> Text {
        match one {
            Hubungan::Diri => t::WHO_DIRI,
            Hubungan::SatuKk => t::WHO_SATU_KK,
            Hubungan::Tetangga => t::WHO_TETANGGA,
        }
    };
    Hubungan::ALL.iter().map(|one| Choice::new(one.as_str(), label(*one).get(lang))).collect()
}

fn fields(lang: Lang, form: &AssistForm, errors: &FieldErrors) -> AnyView {
    let told = |field: &str| errors.of(field).map(|code| t::sentence(code, field).get(lang));
    let (origin, who) = ([form.asal.clone()], [form.hubungan.clone()]);
    view! {
        <ChoiceList
            lang
            name="asal"
            label=t::ORIGIN.get(lang)
            error=errors.of("asal")
            style=ChoiceStyle::One
            choices=origins(lang)
            chosen=&origin
        />
        <TextField
            lang
            name="pengantar"
            label=t::BY.get(lang)
            hint=Some(t::BY_HINT.get(lang).to_owned())
            error=errors.of("pengantar")
            told=told("pengantar")
            optional=true
            value=form.pengantar.clone()
            traits=TextTraits::other(PLACE_MAX_CHARS)
        />
        <Textarea
            lang
            name="penilaian"
            label=t::ASSESSMENT.get(lang)
            hint=Some(t::ASSESSMENT_HINT.get(lang).to_owned())
            error=errors.of("penilaian")
            told=told("penilaian")
            optional=true
            value=form.penilaian.clone()
            max_chars=ASSESSMENT_MAX_CHARS
        />
        <ChoiceList
            lang
            name="hubungan"
            label=t::WHO.get(lang)
            error=errors.of("hubungan")
            style=ChoiceStyle::One
            choices=people(lang)
            chosen=&who
        />
    }
    .into_any()
}
