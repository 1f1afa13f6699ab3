//! Name of the service and the language switch.

use leptos::prelude::*;

use crate::components::layout::KeepForm;
use crate::text::{Lang, layout as t};

/// The header of every page.
#[component]
pub fn SiteHeader(
    /// Language of the page.
    lang: Lang,
    /// Path of the page, for the language switch.
    path: String,
    /// The form that the switch must keep, if any.
    keep_form: Option<KeepForm>,
) -> AnyView {
    let default_button = keep_form.map(|keep| {
        let (name, value) = keep.main;
        view! {
            <button
                class="cus-hidden"
                form=keep.form
                name=name
                value=value
                tabindex="-1"
                aria-hidden="true"
            >
                {value}
            </button>
        }
    });
    let languages =
        Lang::ALL.into_iter().map(move |one| language(one, lang, &path, keep_form)).collect_view();
    view! {
        <header class="cus-header">
            <div class="cus-header__inner">
                <a class="cus-header__name" href="/">
                    <svg class="cus-header__mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                        <path d=KAWUNG/>
                    </svg>
                    {t::SERVICE.get(lang)}
                </a>
                {default_button}
                <nav class="cus-header__languages" aria-label=t::LANGUAGE.get(lang)>
                    {languages}
                </nav>
            </div>
        </header>
    }
    .into_any()
}

/// Four petals around a seed, after the kawung pattern of batik.
pub const KAWUNG: &str = "M11 11C5 11 3 8 3 3c5 0 8 2 8 8zm2 0c0-6 3-8 8-8 0 5-2 8-8 8z\
                      m0 2c6 0 8 3 8 8-5 0-8-2-8-8z\
                      m-2 0c0 6-3 8-8 8 0-5 2-8 8-8z";

/// One language of the switch: the present one as text, the other as a link or as a button of the
/// form to keep.
fn language(one: Lang, present: Lang, path: &str, keep_form: Option<KeepForm>) -> AnyView {
    let code = one.code();
    let class = "cus-header__language";
    let name = own_name(one);
    if one == present {
        return view! {
            <span class=class aria-current="true" lang=code>{name}</span>
        }
        .into_any();
    }
    match keep_form {
        Some(keep) => view! {
            <button class=class form=keep.form formnovalidate name="lang" value=code lang=code>
                {name}
            </button>
        }
        .into_any(),
        None => view! {
            <a class=class href=format!("{path}?lang={code}") hreflang=code lang=code>
                {name}
            </a>
        }
        .into_any(),
    }
}

/// What a language is called in itself. All but the last word is heard and, where there is room, seen.
fn own_name(one: Lang) -> AnyView {
    let name = one.own_name();
    let Some((long, last)) = name.rsplit_once(' ') else { return name.into_any() };
    view! {
        <span class="cus-header__long">{long}" "</span>
        {last}
    }
    .into_any()
}
