//! Whom a form is about, repeated on every page so that nobody writes about the wrong person.

use leptos::prelude::*;

use crate::pages::draft::model::SubjectCard;
use crate::text::{Lang, draft::subject as t, hasil};

/// The masked name, RT/RW and village of the recipient, as the card showed them.
#[component]
pub fn SubjectStrip(
    /// Language of the page.
    lang: Lang,
    /// The person.
    card: SubjectCard,
) -> AnyView {
    let marker = card.marker.map(|letter| {
        let text = hasil::MARKER.fill(lang, &[("letter", &letter.to_string())]);
        view! { <span class="cus-card__marker">{text}</span> }
    });
    let place = match (card.rt.as_str(), card.rw.as_str()) {
        ("", "") => String::new(),
        (rt, rw) => format!("RT {rt} / RW {rw}, "),
    };
    view! {
        <p class="cus-subject">
            <span class="cus-subject__about">{t::ABOUT.get(lang)}</span>
            " "
            <strong class="cus-subject__name">{card.masked_name}</strong>
            " "
            {marker}
            <span class="cus-subject__place">{place}{card.region}</span>
        </p>
    }
    .into_any()
}
