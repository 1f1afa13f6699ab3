//! `/petugas/penerima/{token}/perbaikan/{kolom}`: one column of a person, repaired.

use domain::bnba::{
    Anomaly, IS_DOUBLE, IS_NO_DOUBLE, NOTE_MAX_CHARS, REPAIR_MAX_CHARS, RepairField,
};
use domain::penerima::Sex;
use domain::typed_name::NAME_MAX_CHARS;
use leptos::prelude::*;

use super::model::RepairPage;
use super::person::{DAY, repair_href};
use super::summary::{summary, told};
use crate::components::button::{Button, Rank};
use crate::components::choice_list::Choice;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::penerima as t;

/// Longest number the box takes: 16 digits with room for signs between them.
const NUMBER_MAX_CHARS: usize = 24;

/// The whole document of a repair.
pub fn repair_page(page: RepairPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let field = t::field(page.field).get(lang);
    let title = t::REPAIR_TITLE.fill(lang, &[("field", field)]);
    let action = repair_href(&page.person, page.field, None);
    let anomaly = page.anomaly.map(Anomaly::as_str).unwrap_or_default();
    let old = if page.old.is_empty() { t::EMPTY.get(lang).to_owned() } else { page.old.clone() };
    let value = value_field(lang, &page);
    let trouble = summary(lang, &page.errors);
    let why = page.anomaly.map(|one| view! { <p>{t::anomaly(one).get(lang)}</p> });
    view! {
        <DeskLayout frame=page.frame title=title.clone() has_errors>
            {trouble}
            <h1>{title}</h1>
            <p><a href=page.person>{page.name}</a></p>
            <p class="cus-lead">{t::REPAIR_LEAD.get(lang)}</p>
            {why}
            <p>{t::REPAIR_OLD.get(lang)}": "<strong>{old}</strong></p>
            <form method="post" action=action novalidate class="cus-recipients__form">
                <input type="hidden" name="jenis" value=anomaly/>
                {value}
                <Textarea
                    lang
                    name="keterangan"
                    label=t::REPAIR_NOTE.get(lang)
                    error=page.errors.of("keterangan")
                    optional=true
                    value=page.note
                    rows=2
                    max_chars=NOTE_MAX_CHARS
                />
                <Button rank=Rank::Main name="aksi" value="simpan" label=t::REPAIR_BUTTON.get(lang)/>
            </form>
        </DeskLayout>
    }
    .into_any()
}

fn value_field(lang: Lang, page: &RepairPage) -> AnyView {
    let choices = match page.field {
        RepairField::JenisKelamin => {
            Sex::ALL.iter().map(|sex| Choice::new(sex.as_str(), sex.as_str())).collect()
        }
        RepairField::Ganda => vec![
            Choice::new(IS_DOUBLE, t::IS_DOUBLE.get(lang)),
            Choice::new(IS_NO_DOUBLE, t::IS_NO_DOUBLE.get(lang)),
        ],
        _ => Vec::new(),
    };
    if !choices.is_empty() {
        return view! {
            <SelectField
                lang
                name="nilai"
                label=t::REPAIR_NEW.get(lang)
                error=page.errors.of("nilai")
                empty=t::CHOOSE.get(lang)
                choices
                chosen=&page.value
            />
        }
        .into_any();
    }
    let (traits, hint) = match page.field {
        RepairField::Nik | RepairField::NomorKk => (TextTraits::number(NUMBER_MAX_CHARS), None),
        RepairField::TanggalLahir => (DAY, Some(t::REPAIR_DATE_HINT)),
        RepairField::Desa => (TextTraits::other(13), Some(t::REPAIR_VILLAGE_HINT)),
        RepairField::Pekerjaan => (TextTraits::other(REPAIR_MAX_CHARS), None),
        _ => (TextTraits::other(NAME_MAX_CHARS), None),
    };
    view! {
        <TextField
            lang
            name="nilai"
            label=t::REPAIR_NEW.get(lang)
            hint=hint.map(|hint| hint.get(lang).to_owned())
            error=page.errors.of("nilai")
            told=told(lang, &page.errors, "nilai")
            value=page.value.clone()
            traits
        />
    }
    .into_any()
}
