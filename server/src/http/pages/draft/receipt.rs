//! `/{door}/tiket/{ticket}`: the receipt. The PIN is shown only to the browser that sent the proposal.

use app::pages::draft::model::ReceiptPage;
use app::pages::draft::receipt_page;
use app::text::{Lang, date};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::form::Form;
use domain::ticket::TicketNumber;
use domain::window::Cycle;

use super::{moment, offer_words, open, subject_words};
use crate::clock::{day_of, instant_of};
use crate::http::cookies::DraftSecret;
use crate::http::page::{Page, see_other};
use crate::mail::Template;
use crate::store::StoreError;
use crate::store::review_case::CaseRow;
use crate::usecase::AppError;
use crate::usecase::draft::OpenDraft;
use crate::usecase::draft::submit::{Receipt, offer_of, receipt_of};
use crate::usecase::track_case::link_of;

/// The way into a case.
const TRACK: &str = "/lacak";

/// GET `/{door}/tiket/{ticket}`
pub async fn show(page: Page, at: DraftSecret, Path(ticket): Path<String>) -> Response {
    let result = async {
        let ticket = TicketNumber::parse(&ticket).map_err(|_| AppError::NotFound)?;
        let own = match open(&page, &at).await {
            Ok(draft) => {
                let receipt = receipt_of(page.ctx(), &draft).await?;
                receipt.map(|receipt| Own { draft, receipt })
            }
            Err(AppError::DraftGone) => None,
            Err(error) => return Err(error),
        };
        match own.filter(|own| own.is_for(ticket.as_str())) {
            Some(own) => render(&page, own).await,
            // Anybody else needs ticket and PIN, and learns nothing before: the ticket is not put into yet another address
            // that a shared phone remembers.
            None => Ok(see_other(TRACK)),
        }
    };
    page.answer(result.await).await
}

/// The receipt of this browser's draft.
struct Own {
    draft: OpenDraft,
    receipt: Receipt,
}

impl Own {
    /// Whether it is the receipt of this ticket, or of the ticket the draft would have had.
    fn is_for(&self, ticket: &str) -> bool {
        self.receipt.case.ticket == ticket || self.draft.row.ticket == ticket
    }
}

async fn render(page: &Page, own: Own) -> Result<Response, AppError> {
    let (ctx, lang) = (page.ctx(), page.visitor.lang);
    let Own { draft, receipt: Receipt { case, pin, updated } } = own;
    let ticket = &TicketNumber::parse(&case.ticket)
        .map_err(|_| AppError::from(StoreError::Malformed("review_case.ticket")))?;
    let link = format!("{}{}", ctx.config.site.base_url, link_of(ctx, ticket));
    let model = ReceiptPage {
        chrome: page.chrome(),
        form: draft.form,
        subject: subject_words(ctx, &draft).await?,
        updated,
        ticket: ticket.to_string(),
        pin: Some(pin),
        offer: offer_words(offer_of(&case), instant_of(case.submitted_at), lang),
        received: moment(lang, case.submitted_at),
        due: due_words(&case, lang),
        qr_svg: qr(&link),
        assisted: draft.row.filed_by.is_some(),
        mail_queued: ctx.store.has_mail_of_case(case.id, confirmation(draft.form)).await?,
    };
    Ok(page.render(StatusCode::OK, model, receipt_page).await)
}

/// The mail that tells of the arrival of a form.
const fn confirmation(form: Form) -> Template {
    match form {
        Form::Usulan(_) => Template::Submitted,
        _ => Template::ReportReceived,
    }
}

fn due_words(case: &CaseRow, lang: Lang) -> String {
    date::long(lang, day_of(instant_of(case.due_at)))
}

/// The QR code of a link as SVG markup; empty when it cannot be drawn.
pub fn qr(link: &str) -> String {
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
