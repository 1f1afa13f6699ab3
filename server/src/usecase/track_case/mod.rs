//! Following a case with ticket and PIN, without an account.

pub mod act;
pub mod data;
pub mod read;

use domain::field::FieldErrors;
use domain::ticket::{Pin, TicketNumber};
use serde::{Deserialize, Serialize};

use super::draft::pin_of;
use crate::crypto::token_hash;
use crate::store::audit::AuditEntry;
use crate::store::pin_try::{PinRule, PinTry};
use crate::store::review_case::CaseRow;
use crate::usecase::limit::{Client, Limit, count};
use crate::usecase::{AppError, Context};

/// Wrong PINs of one ticket that lock it, and for how long (S-8).
const PIN_RULE: PinRule = PinRule { allowed: 5, seconds: 30 * 60 };
/// How long a tracked case stays open without another look at the PIN, in seconds.
pub const CASE_SECONDS: i64 = 30 * 60;
/// How long a browser still knows which case it had open, in seconds after the half hour: nobody has to look for the
/// ticket again.
pub const REMEMBER_SECONDS: i64 = 90 * 60;
/// Purpose of the secret that keeps a case open.
const SESSION: &str = "lacak.session";
/// Purpose of the link behind the QR code of a receipt.
const LINK: &str = "lacak.link";

/// A case its owner has opened.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// As it is kept.
    pub case: CaseRow,
    /// Its ticket.
    pub ticket: TicketNumber,
}

/// Why a case was not opened.
#[derive(Debug)]
pub enum TrackRefusal {
    /// Ticket or PIN cannot be one: a typo, not a guess. Not counted.
    Invalid(FieldErrors),
    /// They do not belong together, or there is no such ticket. Nobody learns which.
    Refused,
    /// Too many wrong PINs: no try counts for so many seconds.
    Locked {
        /// Seconds until the next try counts.
        seconds: i64,
    },
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for TrackRefusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

#[derive(Serialize, Deserialize)]
struct Session {
    ticket: String,
    /// Unix seconds.
    expires: i64,
}

/// Opens a case with ticket and PIN.
///
/// Does the same work whether the ticket exists or not, so that neither answer nor time tells.
///
/// # Errors
/// See [`TrackRefusal`].
pub async fn open(
    ctx: &Context,
    client: Client,
    ticket: &str,
    pin: &str,
) -> Result<Tracked, TrackRefusal> {
    let (ticket, pin) = read(ticket, pin)?;
    count(ctx, Limit::Track, &[client.bytes()]).await?;
    let now = ctx.clock.now().timestamp();
    let key = ctx.keys.index("pin_try", &[ticket.as_str().as_bytes()]);
    let case = ctx.store.case_by_ticket(ticket.as_str()).await?;
    let right = pin_of(&ctx.keys, ticket.as_str()).matches(&pin);
    let case = case.filter(|_| right);
    match (ctx.store.try_pin(&key, case.is_some(), PIN_RULE, now).await?, case) {
        (PinTry::Right, Some(case)) => {
            let entry = AuditEntry {
                at: now,
                actor: "warga",
                actor_id: None,
                action: "case.open",
                case_id: Some(case.id),
                detail: None,
            };
            ctx.store.audit(&entry).await?;
            Ok(Tracked { case, ticket })
        }
        (PinTry::Locked { until, .. }, _) => Err(TrackRefusal::Locked { seconds: until - now }),
        (PinTry::Right | PinTry::Wrong, _) => Err(TrackRefusal::Refused),
    }
}

fn read(ticket: &str, pin: &str) -> Result<(TicketNumber, Pin), TrackRefusal> {
    let mut errors = FieldErrors::default();
    let ticket = TicketNumber::parse(ticket).map_err(|code| errors.push("tiket", code));
    let pin = Pin::parse(pin).map_err(|code| errors.push("pin", code));
    match (ticket, pin) {
        (Ok(ticket), Ok(pin)) => Ok((ticket, pin)),
        _ => Err(TrackRefusal::Invalid(errors)),
    }
}

/// The secret that keeps a case open in one browser for half an hour.
///
/// # Errors
/// None in practice: a session always serialises.
pub fn session_of(ctx: &Context, tracked: &Tracked) -> Result<String, AppError> {
    let expires = ctx.clock.now().timestamp() + CASE_SECONDS;
    let session = Session { ticket: tracked.ticket.as_str().to_owned(), expires };
    let plain = serde_json::to_vec(&session).map_err(|error| AppError::unavailable(&error))?;
    Ok(ctx.keys.seal_token(SESSION, &plain))
}

/// The case a browser keeps open; `None` when the half hour is over.
///
/// # Errors
/// When the database refuses.
pub async fn opened(ctx: &Context, secret: &str) -> Result<Option<Tracked>, AppError> {
    let Some(session) = session(ctx, secret).await? else { return Ok(None) };
    if session.expires <= ctx.clock.now().timestamp() {
        return Ok(None);
    }
    let Ok(ticket) = TicketNumber::parse(&session.ticket) else { return Ok(None) };
    let case = ctx.store.case_by_ticket(ticket.as_str()).await?;
    Ok(case.map(|case| Tracked { case, ticket }))
}

/// The ticket of the case a browser had open until its half hour was over; `None` while it is open, once it was closed
/// by hand, and later than [`REMEMBER_SECONDS`] after.
///
/// # Errors
/// When the database refuses.
pub async fn ticket_of_expired(
    ctx: &Context,
    secret: &str,
) -> Result<Option<TicketNumber>, AppError> {
    let now = ctx.clock.now().timestamp();
    let session = session(ctx, secret).await?;
    let over = |session: &Session| {
        (session.expires..session.expires.saturating_add(REMEMBER_SECONDS)).contains(&now)
    };
    Ok(session.filter(over).and_then(|session| TicketNumber::parse(&session.ticket).ok()))
}

/// What a secret of ours says, unless it was closed by hand.
async fn session(ctx: &Context, secret: &str) -> Result<Option<Session>, AppError> {
    let Ok(plain) = ctx.keys.open_token(SESSION, secret) else { return Ok(None) };
    let Ok(session) = serde_json::from_slice::<Session>(&plain) else { return Ok(None) };
    let spent = ctx.store.is_spent(&token_hash(secret.as_bytes())).await?;
    Ok((!spent).then_some(session))
}

/// Ends what [`session_of`] began, wherever a copy of the secret may be.
///
/// # Errors
/// When the database refuses.
pub async fn close(ctx: &Context, secret: &str) -> Result<(), AppError> {
    if let Some(session) = session(ctx, secret).await? {
        let expires = session.expires.saturating_add(REMEMBER_SECONDS);
        ctx.store.spend(&token_hash(secret.as_bytes()), expires).await?;
    }
    Ok(())
}

/// Path of the tracking page with the ticket filled in, without the ticket being readable in it.
pub fn link_of(ctx: &Context, ticket: &TicketNumber) -> String {
    format!("/lacak?t={}", ctx.keys.seal_token(LINK, ticket.as_str().as_bytes()))
}

/// The ticket behind such a link.
pub fn ticket_of_link(ctx: &Context, token: &str) -> Option<TicketNumber> {
    let plain = ctx.keys.open_token(LINK, token).ok()?;
    TicketNumber::parse(std::str::from_utf8(&plain).ok()?).ok()
}
