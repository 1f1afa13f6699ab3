//! `/usulan/tiket/{ticket}`: the receipt. The PIN is shown only to the browser that sent the proposal.

use app::pages::usulan::model::ReceiptPage;
use app::pages::usulan::receipt_page;
use app::text::{Lang, date};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ticket::TicketNumber;
use domain::window::Cycle;

use super::{moment, offer_words};
use crate::clock::{day_of, instant_of};
use crate::http::cookies::DraftSecret;
use crate::http::page::{Page, see_other};
use crate::mail::Template;
use crate::store::review_case::CaseRow;
use crate::usecase::AppError;
use crate::usecase::track_case::link_of;
use crate::usecase::usulan::draft;
use crate::usecase::usulan::submit::{Receipt, offer_of, receipt_of};

/// GET `/usulan/tiket/{ticket}`
pub async fn show(page: Page, secret: DraftSecret, Path(ticket): Path<String>) -> Response {
    let result = async {
        let ticket = TicketNumber::parse(&ticket).map_err(|_| AppError::NotFound)?;
        let own = match draft::open(page.ctx(), &secret.0).await {
            Ok(draft) => receipt_of(page.ctx(), &draft).await?,
            Err(AppError::DraftGone) => None,
            Err(error) => return Err(error),
        };
        match own.filter(|receipt| receipt.case.ticket == ticket.as_str()) {
            Some(receipt) => render(&page, &ticket, receipt).await,
            // Anybody else needs the PIN, and learns nothing before.
            None => Ok(see_other(&format!("/lacak?tiket={}", ticket.as_str()))),
        }
    };
    page.answer(result.await).await
}

async fn render(
    page: &Page,
    ticket: &TicketNumber,
    receipt: Receipt,
) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let Receipt { case, pin, .. } = receipt;
    let link = format!("{}{}", ctx.config.site.base_url, link_of(ctx, ticket));
    let model = ReceiptPage {
        chrome: page.chrome(),
        ticket: ticket.to_string(),
        pin: Some(pin),
        offer: offer_words(offer_of(&case), instant_of(case.submitted_at), lang),
        received: moment(lang, case.submitted_at),
        due: due_words(&case, lang),
        qr_svg: qr(&link),
        mail_queued: ctx.store.has_mail_of_case(case.id, Template::Submitted).await?,
    };
    Ok(page.render(StatusCode::OK, model, receipt_page).await)
}

fn due_words(case: &CaseRow, lang: Lang) -> String {
    date::long(lang, day_of(instant_of(case.due_at)))
}

/// The QR code of a link as SVG markup; empty when it cannot be drawn.
fn qr(link: &str) -> String {
    use qrcode::QrCode;
    use qrcode::render::svg;
    let Ok(code) = QrCode::new(link.as_bytes()) else { return String::new() };
    code.render::<svg::Color<'_>>()
        .min_dimensions(168, 168)
        .quiet_zone(true)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build()
}

/// The cycle of a case as it was promised.
pub fn cycle_words(case: &CaseRow, lang: Lang) -> String {
    case.cycle
        .parse::<Cycle>()
        .map(|cycle| date::month(lang, cycle.first_day()))
        .unwrap_or_default()
}
