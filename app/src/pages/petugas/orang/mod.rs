//! `/petugas/orang`: accounts of officers, for admins.

mod account;
mod fields;
pub mod model;

use leptos::prelude::*;

pub use account::officer_page;
pub use fields::new_officer_page;

use super::frame::DeskLayout;
use crate::components::button::Rank;
use crate::components::status_tag::{StatusTag, Tone};
use crate::text::petugas::{self, orang as t};
use crate::text::{Lang, Text};
use model::{OfficerLine, OfficersPage, Standing};

/// Where accounts are.
pub const OFFICERS: &str = "/petugas/orang";

/// The whole document of `/petugas/orang`.
pub fn officers_page(page: OfficersPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let more = page.next.map(|after| {
        let href = format!("{OFFICERS}?setelah={after}");
        view! { <p><a href=href>{t::MORE.get(lang)}</a></p> }
    });
    let list = if page.officers.is_empty() {
        view! { <p>{t::NONE.get(lang)}</p> }.into_any()
    } else {
        table(lang, &page.officers)
    };
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang)>
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            <p><a class=Rank::Main.class() href="/petugas/orang/baru">{t::NEW.get(lang)}</a></p>
            {list}
            {more}
        </DeskLayout>
    }
    .into_any()
}

fn table(lang: Lang, officers: &[OfficerLine]) -> AnyView {
    let heads: Vec<_> = [t::USERNAME, t::NAME, t::ROLE, t::SCOPE, t::STATUS]
        .into_iter()
        .map(|head: Text| view! { <th scope="col">{head.get(lang)}</th> })
        .collect();
    let lines: Vec<_> = officers
        .iter()
        .map(|one| {
            let href = format!("{OFFICERS}/{}", one.id);
            view! {
                <tr>
                    <th scope="row"><a href=href>{one.username.clone()}</a></th>
                    <td>{one.name.clone()}</td>
                    <td>{petugas::role(one.role).get(lang)}</td>
                    <td>{one.region.clone()}</td>
                    <td>{standing(lang, one.standing)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::TITLE.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::TITLE.get(lang)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How an account stands, as a mark and words.
fn standing(lang: Lang, standing: Standing) -> AnyView {
    let (tone, text) = match standing {
        Standing::Active => (Tone::Good, t::ACTIVE),
        Standing::NotSetUp => (Tone::Waiting, t::NOT_SET_UP),
        Standing::Disabled => (Tone::Plain, t::DISABLED),
    };
    view! { <StatusTag tone text=text.get(lang)/> }.into_any()
}
