//! Officers: who is signed in, and what they may do where.

pub mod accounts;
pub mod demo;
pub mod own;
pub mod password;
pub mod recovery;
pub mod session;
pub mod set_up;
pub mod sign_in;

use domain::petugas::{Permission, Role, Scope, Sight, may};
use domain::review::Actor;

use super::Context;
use crate::crypto::TotpSecret;
use crate::store::StoreError;
use crate::store::audit::AuditEntry;
use crate::store::petugas::PetugasRow;
use crate::store::scope::Scoped;

/// An officer who is signed in.
#[derive(Clone)]
pub struct Officer {
    /// Number inside.
    pub id: i64,
    /// Lower case.
    pub username: String,
    /// As colleagues read it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// Public number of the session they are here with.
    pub session_id: String,
}

impl std::fmt::Debug for Officer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Officer({})", self.id)
    }
}

impl Officer {
    /// Whether their role includes `permission`.
    pub const fn may(&self, permission: Permission) -> bool {
        may(self.role, permission)
    }

    /// The tables as they see them.
    pub const fn rows<'a>(&self, ctx: &'a Context) -> Scoped<'a> {
        ctx.store.within(self.scope, Sight::of(self.role))
    }

    /// An entry of the audit log that says they did `action` now.
    pub fn entry(
        &self,
        ctx: &Context,
        action: &'static str,
        case_id: Option<i64>,
        detail: Option<String>,
    ) -> AuditEntry {
        AuditEntry {
            at: ctx.clock.now().timestamp(),
            actor: Actor::Petugas.as_str(),
            actor_id: Some(self.id),
            action,
            case_id,
            detail,
        }
    }
}

/// Where an officer's name is sealed for.
pub(crate) fn name_aad(username: &str) -> Vec<u8> {
    format!("petugas|name|{username}").into_bytes()
}

/// Where the secret of an officer's second factor is sealed for.
pub(crate) fn totp_aad(username: &str) -> Vec<u8> {
    format!("petugas|totp|{username}").into_bytes()
}

/// The name on an account.
///
/// # Errors
/// When it cannot be opened.
pub fn name_of(ctx: &Context, row: &PetugasRow) -> Result<String, StoreError> {
    let plain = ctx.keys.open(&name_aad(&row.username), &row.name).ok();
    let name = plain.and_then(|plain| String::from_utf8(plain).ok());
    name.ok_or(StoreError::Malformed("petugas.name"))
}

/// The second factor of an account; `None` until it is set up.
fn totp_of(ctx: &Context, row: &PetugasRow) -> Result<Option<TotpSecret>, StoreError> {
    let Some(sealed) = &row.totp else { return Ok(None) };
    let plain = ctx.keys.open(&totp_aad(&row.username), sealed).ok();
    let secret = plain.and_then(|plain| TotpSecret::from_bytes(&plain));
    secret.map(Some).ok_or(StoreError::Malformed("petugas.totp"))
}
