//! Endorsing a batch: the head of the office alone, in its window, with the letter, and never their own work (W-4, W-6).

use app::text::Lang;
use domain::batch::EndorseRefusal;
use domain::contact::EmailAddress;
use domain::ticket::TicketNumber;

use super::{PAGE, find, named, require_open};
use crate::mail::{Params, Template};
use crate::store::batch::Seen;
use crate::store::batch::endorse::{Endorsed, Endorsement, OwnerRow};
use crate::store::outbox::NewMail;
use crate::usecase::draft::contact_aad;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Why a batch was not endorsed.
#[derive(Debug, PartialEq, Eq)]
pub enum NotEndorsed {
    /// Something is missing, or it is not theirs to endorse.
    Refused(EndorseRefusal),
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for NotEndorsed {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Endorses a batch as the officer has seen it. From then on nothing in it changes.
///
/// # Errors
/// [`NotEndorsed::Refused`]; [`AppError::WindowClosed`]; [`AppError::Conflict`] when it is endorsed already or is not
/// what was seen; [`AppError::NotFound`] outside the scope.
pub async fn endorse(
    ctx: &Context,
    officer: &Officer,
    batch_id: i64,
    seen: Seen,
) -> Result<(), NotEndorsed> {
    let batch = find(ctx, officer, batch_id).await?;
    if batch.is_endorsed() {
        return Err(AppError::Conflict.into());
    }
    require_open(ctx, batch.kind()?.endorsement_window()).await?;
    let version = ctx.store.current_version().await?;
    let endorsement = Endorsement {
        petugas_id: officer.id,
        seen,
        data_version_id: version.map(|version| version.id),
        mails: mails(ctx, officer, batch.id).await?,
        entry: officer.entry(ctx, "batch.endorse", None, Some(named(batch.id))),
        today: ctx.clock.today(),
    };
    match officer.rows(ctx).endorse_batch(&ctx.keys, batch.id, endorsement).await? {
        Endorsed::Done => Ok(()),
        Endorsed::Refused(refusal) => Err(NotEndorsed::Refused(refusal)),
        Endorsed::Changed => Err(AppError::Conflict.into()),
    }
}

/// Mails to the owners of proposals who may be told: that there is news, and not what it is.
async fn mails(ctx: &Context, officer: &Officer, batch_id: i64) -> Result<Vec<NewMail>, AppError> {
    let mut mails = Vec::new();
    let mut after = 0;
    loop {
        let page = officer.rows(ctx).owners_in_batch(batch_id, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(mails) };
        after = last.case_id;
        let event = format!("endorse:{batch_id}");
        mails.extend(page.iter().filter_map(|owner| news_to(ctx, owner, &event)));
    }
}

/// The mail that tells an owner of news.
pub(super) fn news_to(ctx: &Context, owner: &OwnerRow, event: &str) -> Option<NewMail> {
    let aad = contact_aad(&owner.ticket, "proposer", "email");
    let email = String::from_utf8(ctx.keys.open(&aad, &owner.email).ok()?).ok()?;
    let ticket = TicketNumber::parse(&owner.ticket).ok()?;
    Some(NewMail {
        dedupe_key: format!("{}:{}:{event}", Template::Decided.as_str(), ticket.as_str()),
        case_id: Some(owner.case_id),
        template: Template::Decided,
        lang: Lang::from_code(&owner.lang).unwrap_or_default(),
        to: EmailAddress::parse(&email).ok()?,
        params: Params::of_ticket(ticket),
    })
}
