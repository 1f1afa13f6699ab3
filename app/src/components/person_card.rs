//! A person found, as much as the public may see (§3.2, S-2, S-3).

use leptos::prelude::*;

use crate::components::program_list::ProgramList;
use crate::pages::cek::model::Card;
use crate::text::{Lang, hasil as t};

/// Which list a card stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKind {
    /// The name is the same.
    Exact,
    /// The name is only similar: programmes need the year of birth.
    Similar,
}

/// One person. `year_stated`: a year of birth was given, so a card without programmes did not match
/// it.
#[component]
pub fn PersonCard(
    /// Language of the page.
    lang: Lang,
    /// The person.
    card: Card,
    /// Which list it stands in.
    kind: CardKind,
    /// A year of birth was given.
    year_stated: bool,
) -> AnyView {
    let marker = card.marker.map(|letter| {
        let text = t::MARKER.fill(lang, &[("letter", &letter.to_string())]);
        view! { <span class="cus-card__marker">{text}</span> }
    });
    let extra = card
        .extra_word
        .then(|| view! { <p class="cus-card__remark">{t::EXTRA_WORD.get(lang)}</p> });
    // S-3: of a person whose name is only similar, nothing beyond name and place until the year of
    // birth fits.
    let birth_years =
        card.birth_years.filter(|_| kind == CardKind::Exact || card.programs.is_some());
    let body = if let Some(programs) = card.programs {
        view! { <ProgramList lang programs/> }.into_any()
    } else {
        let text = if year_stated { t::LOCKED_MISMATCH } else { t::LOCKED };
        view! { <p class="cus-card__remark">{text.get(lang)}</p> }.into_any()
    };
    let class = match kind {
        CardKind::Exact => "cus-card",
        CardKind::Similar => "cus-card cus-card--similar",
    };
    view! {
        <li class=class>
            <h3 class="cus-card__name">{card.masked_name.clone()}" "{marker}</h3>
            {facts(lang, &card.rt, &card.rw, birth_years)}
            {extra}
            {body}
            {actions(lang, &card.masked_name, &card.token)}
        </li>
    }
    .into_any()
}

fn facts(lang: Lang, rt: &str, rw: &str, birth_years: Option<(u16, u16)>) -> AnyView {
    let place = match (rt, rw) {
        ("", "") => t::RT_RW_NONE.get(lang).to_owned(),
        (rt, "") => format!("{rt}/–"),
        ("", rw) => format!("–/{rw}"),
        (rt, rw) => format!("{rt}/{rw}"),
    };
    let born = birth_years.map(|(from, to)| {
        let band = t::BORN_BAND.fill(lang, &[("from", &from.to_string()), ("to", &to.to_string())]);
        view! { <div><dt>{t::BORN.get(lang)}</dt><dd>{band}</dd></div> }
    });
    view! {
        <dl class="cus-facts">
            <div><dt>{t::RT_RW.get(lang)}</dt><dd>{place}</dd></div>
            {born}
        </dl>
    }
    .into_any()
}

/// Links that act on this person. The token is sealed for exactly this card (S-4).
fn actions(lang: Lang, masked_name: &str, token: &str) -> AnyView {
    let name = t::ACTIONS.fill(lang, &[("name", masked_name)]);
    let links = [
        (format!("/usulan/baru?subjek={token}"), t::ACT_USUL),
        (format!("/sanggahan/baru?subjek={token}"), t::ACT_SANGGAH),
        (format!("/perbaikan/baru?subjek={token}"), t::ACT_PERBAIKAN),
    ]
    .into_iter()
    .map(|(href, text)| view! { <li><a href=href rel="nofollow">{text.get(lang)}</a></li> })
    .collect_view();
    view! { <ul class="cus-card__actions" aria-label=name>{links}</ul> }.into_any()
}
