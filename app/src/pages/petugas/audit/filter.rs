//! What is looked for: a form whose answers stand in the address, so that a search can be kept and passed on. A NIK never
//! does: it is posted, and comes back as a sealed link.

use leptos::prelude::*;

use super::model::AuditForm;
use crate::components::checkbox::Checkbox;
use crate::components::choice_list::Choice;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::text::petugas::audit as t;
use crate::text::petugas::audit_action::ACTIONS;
use crate::text::{Lang, Text};

/// Longest ticket or user name the fields take.
const SHORT_CHARS: usize = 40;

type Errors = [(&'static str, Text)];

/// The sentence about a field, if something is wrong with it.
fn wrong(lang: Lang, errors: &Errors, field: &str) -> Option<&'static str> {
    errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.get(lang))
}

/// Something is wrong; the sentence says what.
fn code(told: Option<&'static str>) -> Option<domain::field::ErrorCode> {
    told.map(|_| domain::field::ErrorCode::NotAllowed)
}

/// The filter.
pub(super) fn filter_form(lang: Lang, form: &AuditForm, errors: &Errors) -> AnyView {
    let actors = ["warga", "petugas", "system"]
        .map(|code| Choice::new(code, super::actor_words(lang, code)));
    let mut actions: Vec<Choice> =
        ACTIONS.iter().map(|(code, text)| Choice::new(*code, text.get(lang))).collect();
    actions.sort_by(|one, other| one.label.cmp(&other.label));
    let person = (!form.person.is_empty())
        .then(|| view! { <input type="hidden" name="orang" value=form.person.clone()/> });
    let any = t::ANY.get(lang);
    view! {
        <form class="cus-panel" method="get" action=super::PATH novalidate role="search">
            <h2>{t::FILTER.get(lang)}</h2>
            <div class="cus-audit__filter">
                {day(lang, "dari", t::FROM, &form.from, errors)}
                {day(lang, "sampai", t::UNTIL, &form.until, errors)}
                {short(lang, "tiket", t::TICKET, &form.ticket, errors)}
                {short(lang, "petugas", t::OFFICER, &form.officer, errors)}
                <SelectField
                    lang
                    name="pelaku"
                    label=t::ACTOR.get(lang)
                    empty=any
                    choices=actors.to_vec()
                    chosen=&form.actor
                />
                <SelectField
                    lang
                    name="tindakan"
                    label=t::ACTION.get(lang)
                    empty=any
                    choices=actions
                    chosen=&form.action
                />
            </div>
            <Checkbox lang name="baca" label=t::READS_ONLY.get(lang) checked=form.reads_only/>
            {person}
            <p class="cus-toolbar">
                <button class="cus-button" type="submit">{t::SEARCH.get(lang)}</button>
                <a class="cus-filter__clear" href=super::PATH>{t::CLEAR.get(lang)}</a>
            </p>
        </form>
    }
    .into_any()
}

fn day(lang: Lang, name: &'static str, label: Text, value: &str, errors: &Errors) -> AnyView {
    let told = wrong(lang, errors, name);
    let traits = TextTraits { kind: "date", capitals: "off", ..TextTraits::other(SHORT_CHARS) };
    let value = value.to_owned();
    view! { <TextField lang name label=label.get(lang) error=code(told) told value traits/> }
        .into_any()
}

fn short(lang: Lang, name: &'static str, label: Text, value: &str, errors: &Errors) -> AnyView {
    let told = wrong(lang, errors, name);
    let traits = TextTraits { capitals: "off", ..TextTraits::other(SHORT_CHARS) };
    let value = value.to_owned();
    view! { <TextField lang name label=label.get(lang) error=code(told) told value traits/> }
        .into_any()
}

/// The form that leads to what happened to one person's data.
pub(super) fn person_form(lang: Lang, errors: &Errors) -> AnyView {
    let told = wrong(lang, errors, "nik");
    let hint = Some(t::PERSON_HOW.get(lang).to_owned());
    let label = t::NIK.get(lang);
    let traits = TextTraits::number(19);
    view! {
        <form class="cus-panel" method="post" action="/petugas/audit/orang" novalidate>
            <h2>{t::PERSON.get(lang)}</h2>
            <TextField lang name="nik" label hint error=code(told) told value=String::new() traits/>
            <button class="cus-button cus-button--secondary" type="submit">
                {t::PERSON_SHOW.get(lang)}
            </button>
        </form>
    }
    .into_any()
}

/// An address with the filter in it.
pub(super) fn address(path: &str, form: &AuditForm, below: Option<i64>) -> String {
    let reads = if form.reads_only { "ya" } else { "" };
    let below = below.map(|id| id.to_string()).unwrap_or_default();
    let parts = [
        ("dari", form.from.as_str()),
        ("sampai", &form.until),
        ("tiket", &form.ticket),
        ("petugas", &form.officer),
        ("pelaku", &form.actor),
        ("tindakan", &form.action),
        ("baca", reads),
        ("orang", &form.person),
        ("sebelum", &below),
    ];
    let query: Vec<String> = parts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", escape(value)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// A value as an address has it: everything but letters, digits and a few signs in hexadecimal.
fn escape(value: &str) -> String {
    use std::fmt::Write as _;
    let mut escaped = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            escaped.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_whole_and_harmless() {
        let form =
            AuditForm {
                ticket: "A B&c=<\"ü".to_owned(), reads_only: true, ..AuditForm::default()
            };
        assert_eq!(address("/x", &AuditForm::default(), None), "/x");
        assert_eq!(
            address("/x", &form, Some(7)),
            "/x?tiket=A%20B%26c%3D%3C%22%C3%BC&baca=ya&sebelum=7"
        );
    }
}
