//! `/petugas/akun`: an officer's own account.

pub mod model;

use leptos::prelude::*;

use super::antrean::model::QUEUE;
use super::fault::{Faults, Line, password_traits};
use super::frame::DeskLayout;
use super::masuk::model::SignInTrouble;
use super::masuk::{code_list, trouble_box};
use crate::components::button::Rank;
use crate::components::notice::Notice;
use crate::components::text_field::TextTraits;
use crate::text::petugas::{akun as t, masuk};
use crate::text::{Lang, Text};
use model::{AccountPage, IdentityPage, NewCodesPage, SessionLine};

/// Longest number typed: 16 digits with room for spaces.
const NUMBER_MAX_CHARS: usize = 24;

/// The whole document of `/petugas/akun`.
pub fn account_page(page: AccountPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let faults = Faults { lang, list: &page.faults };
    let has_errors = !page.faults.is_empty() || page.locked_minutes.is_some();
    let locked = page.locked_minutes.map(|minutes| {
        let trouble = SignInTrouble::Locked { minutes };
        trouble_box(lang, trouble, masuk::REFUSED, masuk::REFUSED_WHY)
    });
    let done = page.done.as_deref().and_then(done_sentence);
    let done = done.map(|done| {
        view! { <div role="status"><Notice><p>{done.get(lang)}</p></Notice></div> }
    });
    let summary = faults.summary();
    let forms = [
        sessions(lang, &page.sessions),
        password_form(faults),
        codes_form(&page, faults),
        conflict_forms(&page, faults),
    ];
    let who = t::SIGNED_IN.fill(lang, &[("username", &page.username)]);
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang) has_errors>
            {locked}
            {summary}
            <h1>{t::TITLE.get(lang)}</h1>
            {done}
            <p>{who}</p>
            {forms}
        </DeskLayout>
    }
    .into_any()
}

/// What was done, by the form's address.
fn done_sentence(done: &str) -> Option<Text> {
    Some(match done {
        "sandi" => t::DONE_PASSWORD,
        "sesi" => t::DONE_SESSION,
        "sesi-lain" => t::DONE_SESSIONS,
        "identitas" => t::DONE_IDENTITY,
        "kerabat" => t::DONE_RELATIVE,
        _ => return None,
    })
}

fn sessions(lang: Lang, sessions: &[SessionLine]) -> AnyView {
    let lines: Vec<_> = sessions.iter().map(|one| session_line(lang, one)).collect();
    let others = sessions.iter().any(|one| !one.current).then(|| {
        view! {
            <form method="post" action="/petugas/akun/sesi-lain">
                <button class=Rank::Second.class()>{t::END_OTHERS.get(lang)}</button>
            </form>
        }
    });
    view! {
        <section class="cus-panel">
            <h2>{t::SESSIONS.get(lang)}</h2>
            <p>{t::SESSIONS_WHY.get(lang)}</p>
            <div class="cus-scroll" tabindex="0" role="region" aria-label=t::SESSIONS.get(lang)>
                <table class="cus-table">
                    <caption class="cus-hidden">{t::SESSIONS.get(lang)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t::AGENT.get(lang)}</th>
                            <th scope="col">{t::BEGUN.get(lang)}</th>
                            <th scope="col">{t::SEEN.get(lang)}</th>
                            <th scope="col"><span class="cus-hidden">{t::ACT.get(lang)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {others}
        </section>
    }
    .into_any()
}

fn session_line(lang: Lang, one: &SessionLine) -> AnyView {
    let agent =
        if one.agent.is_empty() { t::AGENT_UNKNOWN.get(lang) } else { &one.agent }.to_owned();
    let act = if one.current {
        view! { <strong>{t::THIS.get(lang)}</strong> }.into_any()
    } else {
        let what = t::END_WHAT.fill(lang, &[("agent", &agent), ("time", &one.begun)]);
        view! {
            <form method="post" action="/petugas/akun/sesi">
                <button class=Rank::Second.class() name="sesi" value=one.id.clone()>
                    {t::END.get(lang)}
                    <span class="cus-hidden">" "{what}</span>
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{agent}</th>
            <td class="cus-table__whole">{one.begun.clone()}</td>
            <td class="cus-table__whole">{one.seen.clone()}</td>
            <td>{act}</td>
        </tr>
    }
    .into_any()
}

fn password_form(faults: Faults<'_>) -> AnyView {
    let lang = faults.lang;
    let present = Line::new("sandi_sekarang", t::PRESENT, password_traits("current-password"));
    let chosen = Line::new("kata_sandi", masuk::PASSWORD_NEW, password_traits("new-password"));
    let again = Line::new("ulangi", masuk::PASSWORD_AGAIN, password_traits("new-password"));
    view! {
        <section class="cus-panel">
            <h2>{t::PASSWORD.get(lang)}</h2>
            <p>{t::PASSWORD_WHY.get(lang)}</p>
            <form method="post" action="/petugas/akun/sandi" novalidate>
                {faults.field(present)}
                {faults.field(chosen.hint(masuk::PASSWORD_HINT))}
                {faults.field(again)}
                <button class=Rank::Second.class()>{t::PASSWORD_SAVE.get(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn codes_form(page: &AccountPage, faults: Faults<'_>) -> AnyView {
    let lang = faults.lang;
    let present = Line::new("sandi_untuk_kode", t::PRESENT, password_traits("current-password"));
    let left = t::CODES_LEFT.fill(lang, &[("count", &page.codes_left.to_string())]);
    view! {
        <section class="cus-panel">
            <h2>{t::CODES.get(lang)}</h2>
            <p>{left}</p>
            <form method="post" action="/petugas/akun/kode" novalidate>
                {faults.field(present)}
                <button class=Rank::Second.class()>{t::CODES_NEW.get(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn conflict_forms(page: &AccountPage, faults: Faults<'_>) -> AnyView {
    let lang = faults.lang;
    let relative = Line::new("nik_kerabat", t::RELATIVE, TextTraits::number(NUMBER_MAX_CHARS));
    let fields = identity_fields(faults, page.knows_nik, page.knows_kk);
    let identity = if page.knows_nik && page.knows_kk {
        fields
    } else {
        view! {
            <form method="post" action="/petugas/akun/identitas" novalidate>
                {fields}
                <button class=Rank::Second.class()>{t::IDENTITY_SAVE.get(lang)}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="cus-panel">
            <h2>{t::CONFLICT.get(lang)}</h2>
            <p>{t::CONFLICT_WHY.get(lang)}</p>
            {identity}
            <form method="post" action="/petugas/akun/kerabat" novalidate>
                {faults.field(relative.hint(t::RELATIVE_HINT))}
                <button class=Rank::Second.class()>{t::RELATIVE_ADD.get(lang)}</button>
            </form>
            <h3>{t::RELATIVES.get(lang)}</h3>
            {relatives(lang, &page.relatives)}
        </section>
    }
    .into_any()
}

/// A field for each number that is not known, and a line about each that is.
fn identity_fields(faults: Faults<'_>, knows_nik: bool, knows_kk: bool) -> AnyView {
    let lang = faults.lang;
    let fields: Vec<_> = [("nik", t::NIK, knows_nik), ("nomor_kk", t::KK, knows_kk)]
        .into_iter()
        .map(|(name, label, known)| {
            if known {
                let said = format!("{}: {}", label.get(lang), t::KNOWN.get(lang));
                return view! { <p id=name>{said}</p> }.into_any();
            }
            let traits = TextTraits::number(NUMBER_MAX_CHARS);
            faults.field(Line::new(name, label, traits).hint(t::NOT_KNOWN))
        })
        .collect();
    fields.into_any()
}

fn relatives(lang: Lang, relatives: &[(String, String)]) -> AnyView {
    if relatives.is_empty() {
        return view! { <p>{t::RELATIVES_NONE.get(lang)}</p> }.into_any();
    }
    let lines: Vec<_> = (1..)
        .zip(relatives)
        .map(|(number, (_, date)): (usize, _)| {
            let values = [("number", number.to_string()), ("date", date.clone())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            view! { <li>{t::RELATIVE_LINE.fill(lang, &values)}</li> }
        })
        .collect();
    view! {
        <ul class="cus-list">{lines}</ul>
        <p>{t::RELATIVES_KEPT.get(lang)}</p>
    }
    .into_any()
}

/// The whole document of `/petugas/akun/identitas`: before somebody takes their first case.
pub fn identity_page(page: IdentityPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let faults = Faults { lang, list: &page.faults };
    let has_errors = !page.faults.is_empty();
    let summary = faults.summary();
    let fields = identity_fields(faults, page.knows_nik, page.knows_kk);
    let back = if page.back == QUEUE { t::IDENTITY_TO_QUEUE } else { t::IDENTITY_TO_CASE };
    view! {
        <DeskLayout frame=page.frame title=t::IDENTITY_TITLE.get(lang) has_errors>
            <a class="cus-back" href=page.back>{back.get(lang)}</a>
            {summary}
            <h1>{t::IDENTITY_TITLE.get(lang)}</h1>
            <p>{t::IDENTITY_WHY.get(lang)}</p>
            <form method="post" action="/petugas/akun/identitas" novalidate>
                <input type="hidden" name="untuk" value=page.purpose/>
                {fields}
                <button class=Rank::Main.class()>{t::IDENTITY_GO.get(lang)}</button>
            </form>
        </DeskLayout>
    }
    .into_any()
}

/// The whole document that shows fresh recovery codes, once.
pub fn new_codes_page(page: NewCodesPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let codes = code_list(lang, page.codes);
    view! {
        <DeskLayout frame=page.frame title=masuk::CODES_TITLE.get(lang)>
            <h1>{masuk::CODES_TITLE.get(lang)}</h1>
            {codes}
            <p><a class=Rank::Main.class() href="/petugas/akun">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}
