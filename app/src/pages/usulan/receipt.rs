//! `/usulan/tiket/{ticket}`: the receipt, made to be photographed or printed.

use leptos::prelude::*;

use crate::components::button::Rank;
use crate::components::icon::Shape;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::components::receipt_card::ReceiptCard;
use crate::components::timeline::{Timeline, TimelineEntry};
use crate::pages::lacak::model::track_url;
use crate::pages::usulan::check::offer;
use crate::pages::usulan::model::ReceiptPage;
use crate::text::Text;
use crate::text::usulan::receipt as t;

/// The whole document of `/usulan/tiket/{ticket}`.
pub fn receipt_page(page: ReceiptPage) -> AnyView {
    let lang = page.chrome.lang;
    let entries = next_steps(&page);
    let cycle = offer(lang, &page.offer, t::EARLIEST);
    let follow = track_url(&page.ticket);
    let contact = page.chrome.contact.clone();
    let keep = if page.pin.is_some() { t::KEEP } else { t::PIN_ELSEWHERE };
    let mail = if page.mail_queued { t::MAIL } else { t::NO_MAIL };
    let ReceiptPage { chrome, ticket, pin, received, qr_svg, .. } = page;
    view! {
        <Layout chrome title=t::TITLE.get(lang)>
            <h1>{t::TITLE.get(lang)}</h1>
            <ReceiptCard lang ticket pin received contact qr_svg/>
            <p><strong>{keep.get(lang)}</strong></p>
            <Notice shape=Shape::Shield><p>{t::NEVER_ASKED.get(lang)}</p></Notice>
            {cycle}
            <p>{t::NOT_APPROVED.get(lang)}</p>
            <h2>{t::NEXT.get(lang)}</h2>
            <Timeline entries/>
            <h2>{t::FOLLOW.get(lang)}</h2>
            <p>{mail.get(lang)}</p>
            <div class="cus-ways">
                <a class=Rank::Main.class() href=follow>{t::FOLLOW_LINK.get(lang)}</a>
                <a class=Rank::Second.class() href="/usulan/baru">{t::ANOTHER.get(lang)}</a>
                <a class=Rank::Second.class() href="/">{t::HOME.get(lang)}</a>
            </div>
        </Layout>
    }
    .into_any()
}

/// What happens next, each step with its day.
fn next_steps(page: &ReceiptPage) -> Vec<TimelineEntry> {
    let lang = page.chrome.lang;
    let offer = [("cycle", page.offer.cycle.as_str()), ("cutoff", page.offer.cutoff.as_str())];
    let entry = |at: String, what: Text, ahead| TimelineEntry {
        at,
        what: what.get(lang).to_owned(),
        details: Vec::new(),
        ahead,
    };
    vec![
        entry(page.received.clone(), t::STEP_RECEIVED, false),
        entry(t::BY.fill(lang, &[("date", &page.due)]), t::STEP_REVIEW, true),
        entry(t::STEP_CYCLE_AT.fill(lang, &offer), t::STEP_PROPOSED, true),
        entry(t::STEP_CENTRE_AT.get(lang).to_owned(), t::STEP_CENTRE, true),
    ]
}
