//! The slip a person keeps: ticket, PIN, and the code a phone can scan.

use leptos::prelude::*;

use crate::chrome::Contact;
use crate::text::Lang;
use crate::text::draft::receipt as t;

/// Ticket and PIN large enough for a photograph of the screen, and for paper.
///
/// `qr_svg` is put into the page as it is: it must come from the server, never from a form.
#[component]
pub fn ReceiptCard(
    /// Language of the page.
    lang: Lang,
    /// `XXXX-XXXX-XXXX`
    ticket: String,
    /// Six digits; `None` where it must not be shown.
    pin: Option<String>,
    /// When the proposal was received, in words.
    received: String,
    /// The office that received it: whom to ask.
    contact: Contact,
    /// QR code as SVG markup, made by the server.
    qr_svg: String,
) -> AnyView {
    let pin = pin.map(|pin| {
        view! {
            <div>
                <dt>{t::PIN.get(lang)}</dt>
                <dd class="cus-receipt__code">{pin}</dd>
            </div>
        }
    });
    view! {
        <div class="cus-receipt">
            <dl class="cus-receipt__facts">
                <div>
                    <dt>{t::TICKET.get(lang)}</dt>
                    <dd class="cus-receipt__code">{ticket}</dd>
                </div>
                {pin}
                <div>
                    <dt>{t::RECEIVED.get(lang)}</dt>
                    <dd>{received}</dd>
                </div>
                <div>
                    <dt>{t::OFFICE.get(lang)}</dt>
                    <dd>{contact.name}<br/>{contact.phone}</dd>
                </div>
            </dl>
            <div class="cus-receipt__scan">
                <div
                    class="cus-receipt__qr"
                    role="img"
                    aria-label=t::QR.get(lang)
                    inner_html=qr_svg
                ></div>
                <p class="cus-receipt__hint">{t::QR_HINT.get(lang)}</p>
            </div>
        </div>
    }
    .into_any()
}
