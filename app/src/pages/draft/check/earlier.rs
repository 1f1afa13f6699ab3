//! For those who have written about the same person this month already (S-5).

use domain::form::Form;
use domain::ticket::PIN_LEN;
use leptos::prelude::*;

use crate::components::disclosure::Disclosure;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::draft::model::CheckPage;
use crate::text::draft::check as t;

/// Ticket and PIN of the earlier one.
pub(super) const FIELDS: [&str; 2] = ["tiket_lama", "pin_lama"];

/// Longest ticket the box takes: twelve characters with room for any way of grouping them.
const TICKET_MAX_CHARS: usize = 24;

/// Ticket and PIN of the earlier one, folded; nothing where a form cannot take another's place. The
/// PIN is never typed back.
pub(super) fn fold(page: &CheckPage) -> AnyView {
    if !matches!(page.form, Form::Sanggahan | Form::TanggapanLayak) {
        return ().into_any();
    }
    let lang = page.chrome.lang;
    let [ticket, pin] = FIELDS;
    let open =
        !page.earlier_ticket.is_empty() || FIELDS.iter().any(|name| page.errors.of(name).is_some());
    let ticket_traits = TextTraits {
        capitals: "characters",
        width: Some("cus-input--code"),
        ..TextTraits::other(TICKET_MAX_CHARS)
    };
    let pin_traits = TextTraits { inputmode: "numeric", max_chars: PIN_LEN + 1, ..ticket_traits };
    let ticket_field = view! {
        <TextField
            lang
            name=ticket
            label=t::EARLIER_TICKET.get(lang)
            hint=None
            error=page.errors.of(ticket)
            value=page.earlier_ticket.clone()
            traits=ticket_traits
        />
    };
    let pin_field = view! {
        <TextField
            lang
            name=pin
            label=t::EARLIER_PIN.get(lang)
            hint=None
            error=page.errors.of(pin)
            value=String::new()
            traits=pin_traits
        />
    };
    view! {
        <div class="cus-form__group">
            <Disclosure id="kiriman-lama" title=t::EARLIER.get(lang) open>
                <p>{t::EARLIER_WHY.get(lang)}</p>
                {ticket_field}
                {pin_field}
            </Disclosure>
        </div>
    }
    .into_any()
}
