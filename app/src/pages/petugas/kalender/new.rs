//! Adding a rule: typed, looked at month by month, saved.

use domain::calendar::WindowForm;
use domain::field::FieldErrors;
use domain::musyawarah::LINE_MAX_CHARS;
use domain::window::WindowKind;
use leptos::prelude::*;

use super::model::NewWindowPage;
use super::months;
use crate::components::button::{Button, Rank};
use crate::components::checkbox::Checkbox;
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::error_summary::summary_box;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::kalender as t;

/// Characters of a day.
const DAY_CHARS: usize = 10;
/// Name of both buttons.
const STEP: &str = "langkah";

/// The whole document of `/petugas/kalender/baru`.
pub fn new_window_page(page: NewWindowPage) -> AnyView {
    let NewWindowPage { frame, form, errors, preview } = page;
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
    let fields = view! {
        {span(lang, &form, &errors)}
        {validity(lang, &form, &errors)}
    };
    let preview = (!preview.is_empty()).then(|| {
        view! {
            <h2>{t::PREVIEW_TITLE.get(lang)}</h2>
            {months(lang, t::PREVIEW_TITLE.get(lang), preview)}
            <Button rank=Rank::Main name=STEP value="simpan" label=t::SAVE.get(lang)/>
        }
    });
    view! {
        <DeskLayout frame title=t::NEW_TITLE.get(lang) has_errors>
            {summary}
            <h1>{t::NEW_TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::NEW_LEAD.get(lang)}</p>
            <form class="cus-form" method="post" action="/petugas/kalender/baru" novalidate>
                {fields}
                <div class="cus-form__end">
                    <Button
                        rank=Rank::Second
                        name=STEP
                        value="pratinjau"
                        label=t::PREVIEW.get(lang)
                    />
                    {preview}
                </div>
            </form>
            <p><a href="/petugas/kalender">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

/// The sentence under a field, if anything is wrong with it.
fn told(lang: Lang, errors: &FieldErrors, field: &str) -> Option<&'static str> {
    errors.of(field).map(|code| t::sentence(code, field).get(lang))
}

/// Which window, and its days.
fn span(lang: Lang, form: &WindowForm, errors: &FieldErrors) -> AnyView {
    let kinds = WindowKind::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.as_str(), t::kind(*kind).get(lang))).collect();
    let ends = vec![
        Choice::new("day", t::END_DAY.get(lang)),
        Choice::new("before_end", t::END_BEFORE.get(lang)),
    ];
    let chosen = [form.akhir.clone()];
    view! {
        <SelectField
            lang
            name="jenis"
            label=t::KIND.get(lang)
            error=errors.of("jenis")
            told=told(lang, errors, "jenis")
            empty=t::CHOOSE.get(lang)
            choices=kinds
            chosen=&form.jenis
        />
        <TextField
            lang
            name="hari_pertama"
            label=t::FIRST_DAY.get(lang)
            hint=Some(t::FIRST_DAY_HINT.get(lang).to_owned())
            error=errors.of("hari_pertama")
            told=told(lang, errors, "hari_pertama")
            value=form.hari_pertama.clone()
            traits=TextTraits::short_number(2)
        />
        <ChoiceList
            lang
            name="akhir"
            label=t::END.get(lang)
            error=errors.of("akhir")
            style=ChoiceStyle::One
            choices=ends
            chosen=&chosen
        />
        <TextField
            lang
            name="nilai"
            label=t::VALUE.get(lang)
            hint=Some(t::VALUE_HINT.get(lang).to_owned())
            error=errors.of("nilai")
            told=told(lang, errors, "nilai")
            value=form.nilai.clone()
            traits=TextTraits::short_number(2)
        />
    }
    .into_any()
}

/// What else it does, since when, and who says so.
fn validity(lang: Lang, form: &WindowForm, errors: &FieldErrors) -> AnyView {
    let day = TextTraits { kind: "date", capitals: "off", ..TextTraits::other(DAY_CHARS) };
    view! {
        <Checkbox
            lang
            name="tutup"
            label=t::HARD_CLOSE.get(lang)
            hint=None
            error=errors.of("tutup")
            checked=!form.tutup.is_empty()
        />
        <TextField
            lang
            name="berlaku_dari"
            label=t::VALID_FROM.get(lang)
            hint=Some(t::VALID_FROM_HINT.get(lang).to_owned())
            error=errors.of("berlaku_dari")
            told=told(lang, errors, "berlaku_dari")
            value=form.berlaku_dari.clone()
            traits=day
        />
        <TextField
            lang
            name="sumber"
            label=t::SOURCE_LABEL.get(lang)
            error=errors.of("sumber")
            told=told(lang, errors, "sumber")
            value=form.sumber.clone()
            traits=TextTraits::other(LINE_MAX_CHARS)
        />
    }
    .into_any()
}
