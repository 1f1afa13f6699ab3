//! Which mails tell of a decision, and to whom (S-6, S-7).
//!
//! The preview shows what this makes, and the same is sent when the decision takes effect.

use app::text::Lang;
use chrono::NaiveDate;
use domain::contact::EmailAddress;
use domain::decision::Decision;
use domain::form::Form;
use domain::review::CaseKind;
use domain::ticket::TicketNumber;
use domain::usulan::Hubungan;

use crate::mail::{Letter, Letterhead, Params, Template};
use crate::store::StoreError;
use crate::store::outbox::NewMail;
use crate::store::review_case::CaseRow;
use crate::usecase::draft::contact_aad;
use crate::usecase::track_case::{Tracked, read};
use crate::usecase::{AppError, Context};

/// A case as its owner would open it.
///
/// # Errors
/// When the stored ticket is none.
pub fn tracked(case: &CaseRow) -> Result<Tracked, AppError> {
    let ticket = TicketNumber::parse(&case.ticket);
    let ticket = ticket.map_err(|_| StoreError::Malformed("review_case.ticket"))?;
    Ok(Tracked { case: case.clone(), ticket })
}

/// The mails that tell of a decision; `event` names it, so that it is told once. `due` is the last day for an answer.
///
/// Who reported is sealed and gets none. Whoever proposed a neighbour learns that there is news, as everybody does; the
/// person proposed, if they can be reached, that it was looked at, without the proposer's ticket.
///
/// # Errors
/// When the database refuses.
pub async fn mails_of(
    ctx: &Context,
    case: &CaseRow,
    decision: Decision,
    event: &str,
    due: Option<NaiveDate>,
) -> Result<Vec<NewMail>, AppError> {
    let template = match decision {
        Decision::MintaInfo => Template::InfoNeeded,
        Decision::KunjunganLapangan => return Ok(Vec::new()),
        _ => Template::Decided,
    };
    // A request about data has no contact of its own: its answer goes where the case's news go.
    let addressee = match (case.kind()?, case.parent_id) {
        (CaseKind::HakData, Some(parent)) => ctx.store.case_by_id(parent).await?,
        _ => Some(case.clone()),
    };
    let Some(addressee) = addressee else { return Ok(Vec::new()) };
    let tracked = tracked(&addressee)?;
    let lang = Lang::from_code(&case.lang).unwrap_or_default();
    let mail = |template: Template, to: EmailAddress, params: Params| NewMail {
        dedupe_key: format!("{}:{}:{event}", template.as_str(), case.ticket),
        case_id: Some(case.id),
        template,
        lang,
        to,
        params,
    };
    let mut mails = Vec::new();
    if let Some(to) = read::contact(ctx, &tracked).await?.email {
        let mut params = Params::of_ticket(tracked.ticket);
        params.due = due;
        mails.push(mail(template, to, params));
    }
    if decision.is_outcome()
        && let Some(to) = subject_email(ctx, case).await?
    {
        mails.push(mail(Template::SubjectReviewed, to, Params::default()));
    }
    Ok(mails)
}

/// Where somebody whom a neighbour proposed can be reached.
async fn subject_email(ctx: &Context, case: &CaseRow) -> Result<Option<EmailAddress>, AppError> {
    if case.kind()? != CaseKind::Usulan {
        return Ok(None);
    }
    let filed = read::filed(ctx, &tracked(case)?).await?;
    if filed.is_none_or(|filed| filed.form != Form::Usulan(Hubungan::Tetangga)) {
        return Ok(None);
    }
    let rows = ctx.store.contacts_of_case(case.id).await?;
    let sealed = rows.into_iter().find(|row| row.party == "subject").and_then(|row| row.email);
    let Some(sealed) = sealed else { return Ok(None) };
    let aad = contact_aad(&case.ticket, "subject", "email");
    let plain = ctx.keys.open(&aad, &sealed).ok();
    let text = plain.and_then(|plain| String::from_utf8(plain).ok());
    Ok(text.and_then(|text| EmailAddress::parse(&text).ok()))
}

/// A mail as it will be read: subject, and paragraphs.
pub fn written(ctx: &Context, mail: &NewMail) -> (String, Vec<String>) {
    let contact = &ctx.config.office.contact;
    let head = Letterhead { base_url: &ctx.config.site.base_url, contact };
    let letter = Letter::write(mail.template, mail.lang, &mail.params, head);
    let paragraphs = letter.plain.split("\n\n").map(|text| text.trim().to_owned());
    let paragraphs = paragraphs.filter(|text| !text.is_empty()).collect();
    (letter.subject.to_owned(), paragraphs)
}
