//! Sessions of officers: a random secret in a cookie, its hash in the database, an end when idle and an end for good.

use domain::petugas::Scope;

use super::{Officer, name_aad};
use crate::crypto::{hex, random_bytes, token_hash};
use crate::store::StoreError;
use crate::store::petugas::{NewSession, SessionRow};
use crate::usecase::{AppError, Context};

/// Without a request for so long a session is over, in seconds.
pub const IDLE_SECONDS: i64 = 30 * 60;
/// A session is over after so long whatever happens, in seconds.
pub const ABSOLUTE_SECONDS: i64 = 10 * 3600;
/// Whether somebody is there is noted this often, in seconds: not with every page.
const TOUCH_SECONDS: i64 = 60;

/// The officer behind the secret of a cookie; `None` when the session is over, was ended, or never was.
///
/// # Errors
/// When the database refuses.
pub async fn officer_of(ctx: &Context, secret: &str) -> Result<Option<Officer>, AppError> {
    if secret.is_empty() {
        return Ok(None);
    }
    let found = ctx.store.petugas_session(&token_hash(secret.as_bytes())).await?;
    let now = ctx.clock.now().timestamp();
    let alive = |row: &SessionRow| now < row.expires_at && now < row.seen_at + IDLE_SECONDS;
    let Some(row) = found.filter(alive) else { return Ok(None) };
    if now >= row.seen_at + TOUCH_SECONDS {
        ctx.store.touch_petugas_session(&row.session_id, now).await?;
    }
    Ok(Some(officer(ctx, row)?))
}

fn officer(ctx: &Context, row: SessionRow) -> Result<Officer, StoreError> {
    let malformed = || StoreError::Malformed("petugas");
    let name = ctx.keys.open(&name_aad(&row.username), &row.name).map_err(|_| malformed())?;
    Ok(Officer {
        id: row.petugas_id,
        name: String::from_utf8(name).map_err(|_| malformed())?,
        role: row.role.parse().map_err(|_| malformed())?,
        scope: Scope::new(row.scope.parse().map_err(|_| malformed())?),
        username: row.username,
        session_id: row.session_id,
    })
}

/// Begins a session for an officer who has proved who they are; the secret is for their cookie alone.
///
/// # Errors
/// When the database refuses.
pub async fn begin(ctx: &Context, petugas_id: i64, agent: &str) -> Result<String, AppError> {
    let secret = hex(&random_bytes::<32>());
    let now = ctx.clock.now().timestamp();
    let session = NewSession {
        id: &hex(&random_bytes::<8>()),
        token_hash: token_hash(secret.as_bytes()),
        petugas_id,
        agent,
        now,
        expires_at: now + ABSOLUTE_SECONDS,
    };
    ctx.store.begin_petugas_session(&session).await?;
    Ok(secret)
}

/// Ends the session an officer is here with.
///
/// # Errors
/// When the database refuses.
pub async fn end(ctx: &Context, officer: &Officer) -> Result<(), AppError> {
    let now = ctx.clock.now().timestamp();
    ctx.store.end_petugas_session(officer.id, &officer.session_id, now).await?;
    Ok(())
}
