//! Where a person finds human help.

use leptos::prelude::*;

use crate::chrome::Contact;
use crate::text::{Lang, layout as t};

/// Name, telephone, address and opening hours of the Dinas Sosial. What the installation left empty
/// is left out.
#[component]
pub fn ContactBlock(
    /// Language of the page.
    lang: Lang,
    /// The office.
    contact: Contact,
) -> AnyView {
    let dial: String =
        contact.phone.chars().filter(|one| one.is_ascii_digit() || *one == '+').collect();
    let call = view! { <a href=format!("tel:{dial}")>{contact.phone.clone()}</a> };
    let rows = [
        (t::PHONE, &contact.phone, call.into_any()),
        (t::ADDRESS, &contact.address, contact.address.clone().into_any()),
        (t::HOURS, &contact.hours, contact.hours.clone().into_any()),
    ]
    .into_iter()
    .filter(|(_, value, _)| !value.is_empty())
    .map(|(label, _, shown)| view! { <div><dt>{label.get(lang)}</dt><dd>{shown}</dd></div> })
    .collect_view();
    view! {
        <section class="cus-contact">
            <h2 class="cus-contact__title">{t::CONTACT.get(lang)}</h2>
            <p class="cus-contact__name">{contact.name}</p>
            <dl class="cus-facts">{rows}</dl>
        </section>
    }
    .into_any()
}
