//! The letter of endorsement: what is there, and the form that attaches it (W-6).

use domain::batch::SignerRole;
use leptos::prelude::*;

use super::model::{BatchPage, LetterView};
use crate::components::button::{Button, Rank};
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::date_fields::{DateFields, DatePart};
use crate::components::file_field::FileField;
use crate::components::text_field::{TextField, TextTraits};
use crate::text::Lang;
use crate::text::petugas::batch as t;

/// `maxlength` of number and name: help only, the server decides.
const TEXT_MAX_CHARS: usize = 120;

/// What is there, and, while the batch is open, the form.
pub(super) fn letter(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let there = page.letter.as_ref().map(|letter| there(lang, page.line.id, letter));
    let form = page.may.letter.then(|| form(page));
    view! {
        <div class="cus-panel">
            {there}
            {form}
        </div>
    }
    .into_any()
}

fn there(lang: Lang, id: i64, letter: &LetterView) -> AnyView {
    let role = letter.role.map(|role| t::signer(role).get(lang)).unwrap_or_default();
    let signer = format!("{} ({role})", letter.name);
    let link = letter.kb.map(|kb| {
        let href = format!("/petugas/batch/{id}/surat");
        let label = t::LETTER_OPEN.fill(lang, &[("kb", &kb.to_string())]);
        view! { <p><a href=href download="">{label}</a></p> }
    });
    view! {
        <dl class="cus-facts">
            <div><dt>{t::LETTER_NUMBER.get(lang)}</dt><dd>{letter.number.clone()}</dd></div>
            <div><dt>{t::LETTER_DATE.get(lang)}</dt><dd>{letter.date.clone()}</dd></div>
            <div><dt>{t::LETTER_SIGNER.get(lang)}</dt><dd>{signer}</dd></div>
        </dl>
        {link}
    }
    .into_any()
}

fn form(page: &BatchPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let error = |field: &str| page.errors.of(field);
    let typed = page.typed.clone();
    let names = ["tanggal_surat_hari", "tanggal_surat_bulan", "tanggal_surat_tahun"];
    let labels = [t::DAY, t::MONTH, t::YEAR];
    let mut parts = names.into_iter().zip(labels).zip(typed.date).map(|((name, label), value)| {
        DatePart { name, label: label.get(lang), value, autocomplete: "off" }
    });
    let mut part = || {
        parts.next().unwrap_or(DatePart {
            name: "",
            label: "",
            value: String::new(),
            autocomplete: "off",
        })
    };
    let parts = [part(), part(), part()];
    let roles =
        SignerRole::ALL.iter().map(|role| Choice::new(role.as_str(), t::signer(*role).get(lang)));
    let chosen = [typed.role];
    let has_file = page.letter.as_ref().is_some_and(|letter| letter.kb.is_some());
    let hint = if has_file { t::LETTER_KEEP } else { t::LETTER_HINT };
    let action = format!("/petugas/batch/{}/surat", page.line.id);
    view! {
        <form method="post" enctype="multipart/form-data" action=action novalidate>
            <TextField
                lang
                name="nomor_surat"
                label=t::LETTER_NUMBER.get(lang)
                error=error("nomor_surat")
                value=typed.number
                traits=TextTraits { capitals: "off", ..TextTraits::other(TEXT_MAX_CHARS) }
            />
            <DateFields
                lang
                name="tanggal_surat"
                label=t::LETTER_DATE.get(lang)
                error=error("tanggal_surat")
                parts
            />
            <ChoiceList
                lang
                name="peran_penanda"
                label=t::SIGNER_ROLE.get(lang)
                hint=None
                error=error("peran_penanda")
                style=ChoiceStyle::One
                choices=roles.collect()
                chosen=&chosen
            />
            <TextField
                lang
                name="nama_penanda"
                label=t::SIGNER_NAME.get(lang)
                error=error("nama_penanda")
                value=typed.name
                traits=TextTraits::other(TEXT_MAX_CHARS)
            />
            <p class="cus-field__label">
                <label for="surat_pengesahan">{t::LETTER_FILE.get(lang)}</label>
            </p>
            <FileField
                lang
                id="surat_pengesahan"
                hint=hint.get(lang).to_owned()
                error=error("surat_pengesahan")
                accept="application/pdf"
            />
            <p>
                <Button rank=Rank::Second name="aksi" value="simpan" label=t::LETTER_SAVE.get(lang)/>
            </p>
        </form>
    }
    .into_any()
}
