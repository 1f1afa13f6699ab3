//! What the owner of a case can do: answer, change the contact, appeal, ask about data, withdraw,
//! leave.

use domain::review::CaseKind;
use leptos::prelude::*;

use crate::components::button::Rank;
use crate::components::checkbox::Checkbox;
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::disclosure::Disclosure;
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::pages::lacak::case::is_concealed;
use crate::pages::lacak::model::CasePage;
use crate::text::Text;
use crate::text::lacak::case as t;

/// Longest text of an answer, an appeal or a request, in UTF-16 units: help only, the server
/// decides.
const TEXT_MAX_CHARS: usize = 2000;
/// Longest e-mail address (RFC 5321).
const EMAIL_MAX_CHARS: usize = 254;
/// Longest phone number with room for spaces and signs.
const PHONE_MAX_CHARS: usize = 24;

/// Every form that this case offers now. The one that moves the case stands first and open.
pub(super) fn actions(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let may = page.may;
    // What a neighbour could do after the outcome would tell the outcome.
    let told = !is_concealed(page);
    view! {
        <h2>{t::ACTIONS.get(lang)}</h2>
        {(told && may.give_info).then(|| give_info(page))}
        {(told && may.appeal).then(|| file_appeal(page))}
        {may.contact.then(|| change_contact(page))}
        {(page.kind != CaseKind::HakData).then(|| ask_about_data(page))}
        {(told && may.withdraw).then(|| withdraw(page))}
    }
    .into_any()
}

/// What was typed into the field called `name`, or nothing.
fn typed(page: &CasePage, name: &str) -> String {
    let found = page.typed.iter().find(|(field, _)| field == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// Whether one of these fields has an error, or was typed into.
fn is_used(page: &CasePage, fields: &[&str]) -> bool {
    fields.iter().any(|name| page.errors.of(name).is_some() || !typed(page, name).is_empty())
}

fn text_box(page: &CasePage, name: &'static str, label: Text, hint: Text) -> AnyView {
    let lang = page.chrome.lang;
    view! {
        <Textarea
            lang
            name
            label=label.get(lang)
            hint=Some(hint.get(lang).to_owned())
            error=page.errors.of(name)
            value=typed(page, name)
            max_chars=TEXT_MAX_CHARS
        />
    }
    .into_any()
}

fn give_info(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let hint = if page.sealed { t::INFO_HINT_SEALED } else { t::INFO_HINT };
    let text = text_box(page, "info", t::INFO, hint);
    view! {
        <form class="cus-panel" method="post" action="/lacak/kasus/info" novalidate>
            <h3 class="cus-panel__title">{t::INFO_TITLE.get(lang)}</h3>
            {text}
            <button class=Rank::Main.class()>{t::INFO_SEND.get(lang)}</button>
        </form>
    }
    .into_any()
}

fn file_appeal(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let text = text_box(page, "keberatan", t::APPEAL, t::APPEAL_HINT);
    let open = is_used(page, &["keberatan"]);
    view! {
        <Disclosure id="ajukan-keberatan" title=t::APPEAL_TITLE.get(lang) open>
            <p>{t::APPEAL_HOW.get(lang)}</p>
            <form method="post" action="/lacak/kasus/keberatan" novalidate>
                {text}
                <button class=Rank::Main.class()>{t::APPEAL_SEND.get(lang)}</button>
            </form>
        </Disclosure>
    }
    .into_any()
}

fn change_contact(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let on_file: Vec<&str> = [&page.email, &page.phone]
        .into_iter()
        .map(String::as_str)
        .filter(|one| !one.is_empty())
        .collect();
    let now = if page.sealed {
        t::CONTACT_SEALED.get(lang).to_owned()
    } else if on_file.is_empty() {
        t::CONTACT_NONE.get(lang).to_owned()
    } else {
        t::CONTACT_NOW.fill(lang, &[("contact", &on_file.join(", "))])
    };
    let phone = view! {
        <TextField
            lang
            name="hp"
            label=t::PHONE.get(lang)
            hint=None
            error=page.errors.of("hp")
            value=typed(page, "hp")
            traits=TextTraits::phone(PHONE_MAX_CHARS).filled_by("tel")
        />
    };
    let email = view! {
        <TextField
            lang
            name="email"
            label=t::EMAIL.get(lang)
            hint=Some(t::EMAIL_HINT.get(lang).to_owned())
            error=page.errors.of("email")
            optional=true
            value=typed(page, "email")
            traits=TextTraits::email(EMAIL_MAX_CHARS).filled_by("email")
        />
    };
    let open = is_used(page, &["email", "hp"]);
    view! {
        <Disclosure id="ubah-kontak" title=t::CONTACT_TITLE.get(lang) open>
            <p>{now}" "{t::CONTACT_HOW.get(lang)}</p>
            <form method="post" action="/lacak/kasus/kontak" novalidate>
                {phone}
                {email}
                <button class=Rank::Second.class()>{t::CONTACT_SEND.get(lang)}</button>
            </form>
        </Disclosure>
    }
    .into_any()
}

/// Correction and erasure (UU 27/2022 Pasal 30 and 42–44; D-5).
fn ask_about_data(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let open = is_used(page, &["hak", "uraian"]);
    let error = page.errors.of("hak");
    let chosen = [typed(page, "hak")];
    let choices = [("koreksi", t::RIGHT_CORRECT), ("hapus", t::RIGHT_ERASE)]
        .map(|(code, label)| Choice::new(code, label.get(lang)))
        .to_vec();
    let text = text_box(page, "uraian", t::RIGHT_WHAT, t::RIGHT_WHAT_HINT);
    view! {
        <Disclosure id="hak-data" title=t::RIGHT_TITLE.get(lang) open>
            <p>{t::RIGHT_HOW.get(lang)}</p>
            <form method="post" action="/lacak/kasus/hak" novalidate>
                <ChoiceList
                    lang
                    name="hak"
                    label=t::RIGHT.get(lang)
                    hint=None
                    error
                    style=ChoiceStyle::One
                    choices
                    chosen=&chosen
                />
                {text}
                <button class=Rank::Second.class()>{t::RIGHT_SEND.get(lang)}</button>
            </form>
        </Disclosure>
    }
    .into_any()
}

fn withdraw(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    let error = page.errors.of("yakin");
    let open = error.is_some();
    view! {
        <Disclosure id="cabut" title=t::WITHDRAW_TITLE.get(lang) open>
            <p>{t::WITHDRAW_HOW.get(lang)}</p>
            <form method="post" action="/lacak/kasus/cabut" novalidate>
                <Checkbox
                    lang
                    name="yakin"
                    label=t::WITHDRAW_SURE.get(lang)
                    hint=None
                    error
                    checked=false
                />
                <button class=Rank::Second.class()>{t::WITHDRAW_SEND.get(lang)}</button>
            </form>
        </Disclosure>
    }
    .into_any()
}

/// Ends the session.
pub(super) fn leave(page: &CasePage) -> AnyView {
    let lang = page.chrome.lang;
    view! {
        <form method="post" action="/lacak/kasus/keluar">
            <button class=Rank::Second.class()>{t::LEAVE.get(lang)}</button>
            <p class="cus-form__remark">{t::LEAVE_WHY.get(lang)}</p>
        </form>
    }
    .into_any()
}
