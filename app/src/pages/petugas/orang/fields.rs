//! The form of an account: name, role, region, and who the officer is themselves.

use domain::account::{NAME_MAX_CHARS, USERNAME_MAX_CHARS};
use domain::field::ErrorCode;
use domain::petugas::Role;
use leptos::prelude::*;

use super::OFFICERS;
use super::model::{AccountFields, NewOfficerPage};
use crate::components::button::Rank;
use crate::components::field::{Field, described_by};
use crate::components::text_field::TextTraits;
use crate::pages::petugas::fault::{Faults, Line, username_traits};
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::{self, orang as t};

/// Longest number typed: 16 digits with room for spaces.
const NUMBER_MAX_CHARS: usize = 24;
/// Longest region code.
const SCOPE_MAX_CHARS: usize = 13;

/// The whole document of `/petugas/orang/baru`.
pub fn new_officer_page(page: NewOfficerPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let faults = Faults { lang, list: &page.faults };
    let has_errors = !page.faults.is_empty();
    // Somebody else's user name: not for the browser to fill in.
    let traits = username_traits(USERNAME_MAX_CHARS).filled_by("off");
    let username = Line::new("nama_pengguna", t::USERNAME, traits).hint(t::USERNAME_HINT);
    let username = faults.field(username.value(&page.fields.username));
    let summary = faults.summary();
    let rest = account_fields(faults, &page.fields, &page.regions, (false, false));
    view! {
        <DeskLayout frame=page.frame title=t::NEW.get(lang) has_errors>
            {summary}
            <h1>{t::NEW.get(lang)}</h1>
            <form method="post" action="/petugas/orang/baru" novalidate>
                {username}
                {rest}
                <button class=Rank::Main.class()>{t::CREATE.get(lang)}</button>
            </form>
            <p><a href=OFFICERS>{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}

/// Everything but the user name. `knows` says whether NIK and family card are noted already.
pub(super) fn account_fields(
    faults: Faults<'_>,
    fields: &AccountFields,
    regions: &[(String, String)],
    knows: (bool, bool),
) -> AnyView {
    let hint = |known| if known { t::CONFLICT_KNOWN } else { t::CONFLICT_HINT };
    let number = |name, label| Line::new(name, label, TextTraits::number(NUMBER_MAX_CHARS));
    let name = Line::new("nama", t::NAME, TextTraits::other(NAME_MAX_CHARS)).hint(t::NAME_HINT);
    let nik = number("nik", t::NIK).hint(hint(knows.0)).optional().value(&fields.nik);
    let kk = number("nomor_kk", t::KK).hint(hint(knows.1)).optional().value(&fields.kk);
    view! {
        {faults.field(name.value(&fields.name))}
        {role_field(faults, &fields.role)}
        {scope_field(faults, &fields.scope, regions)}
        {faults.field(nik)}
        {faults.field(kk)}
    }
    .into_any()
}

fn role_field(faults: Faults<'_>, chosen: &str) -> AnyView {
    let lang = faults.lang;
    let told = faults.told("peran");
    let error = told.map(|_| ErrorCode::NotAllowed);
    let options: Vec<_> = Role::ALL
        .iter()
        .map(|role| {
            let selected = role.as_str() == chosen;
            let words = petugas::role(*role).get(lang);
            view! { <option value=role.as_str() selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <Field lang name="peran" label=t::ROLE.get(lang) hint=None error told>
            <select
                class="cus-input cus-input--select"
                id="peran"
                name="peran"
                aria-describedby=described_by("peran", false, error.is_some())
                aria-invalid=error.map(|_| "true")
            >
                <option value="">{t::ROLE_CHOOSE.get(lang)}</option>
                {options}
            </select>
        </Field>
    }
    .into_any()
}

fn scope_field(faults: Faults<'_>, typed: &str, regions: &[(String, String)]) -> AnyView {
    let lang = faults.lang;
    let told = faults.told("wilayah");
    let error = told.map(|_| ErrorCode::NotAllowed);
    let options: Vec<_> = regions
        .iter()
        .map(|(kode, nama)| view! { <option value=kode.clone()>{nama.clone()}</option> })
        .collect();
    let typed = typed.to_owned();
    let hint = Some(t::SCOPE_HINT.get(lang).to_owned());
    view! {
        <Field lang name="wilayah" label=t::SCOPE_LABEL.get(lang) hint error told>
            <input
                class="cus-input cus-input--code"
                type="text"
                id="wilayah"
                name="wilayah"
                value=typed
                list="daftar-wilayah"
                autocomplete="off"
                maxlength=SCOPE_MAX_CHARS.to_string()
                aria-describedby=described_by("wilayah", true, error.is_some())
                aria-invalid=error.map(|_| "true")
            />
            <datalist id="daftar-wilayah">{options}</datalist>
        </Field>
    }
    .into_any()
}
