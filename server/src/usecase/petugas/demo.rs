//! Officers of province 99 for demonstrations, ready to sign in: known passwords, known second factors.

use domain::petugas::{Role, Scope};
use domain::review::Actor;

use super::{name_aad, password, totp_aad};
use crate::crypto::{TotpSecret, token_hash};
use crate::store::audit::AuditEntry;
use crate::store::petugas::{NewPetugas, PetugasRow};
use crate::store::tokens::{kk_token, subject_id};
use crate::usecase::{AppError, Context};

/// The password of all demo officers.
pub const DEMO_PASSWORD: &str = "bantuan tepat sasaran";

/// An officer who is ready to sign in.
#[derive(Debug, Clone, Copy)]
pub struct ReadyOfficer<'a> {
    /// Lower case.
    pub username: &'a str,
    /// Name.
    pub name: &'a str,
    /// What they may do.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// One officer for each role, and a second to examine what the first decided.
const OFFICERS: [(&str, &str, Role, &str); 8] = [
    ("demo.desa", "Wulan Demo", Role::OperatorDesa, "99.01.01.2001"),
    ("demo.kecamatan", "Bagus Demo", Role::OperatorKecamatan, "99.01.01"),
    ("demo.verifikator", "Ratna Demo", Role::Verifikator, "99.01"),
    ("demo.verifikator2", "Yusran Demo", Role::Verifikator, "99.01"),
    ("demo.pengesah", "Hendra Demo", Role::Pengesah, "99.01"),
    ("demo.admin", "Maya Demo", Role::Admin, "99"),
    ("demo.auditor", "Lukas Demo", Role::Auditor, "99.01"),
    ("demo.provinsi", "Intan Demo", Role::Provinsi, "99"),
];

/// What a person needs to sign in as a demo officer.
#[derive(Debug, Clone)]
pub struct DemoLogin {
    /// User name.
    pub username: &'static str,
    /// What they may do.
    pub role: Role,
    /// Where.
    pub scope: &'static str,
    /// The secret of the second factor, for an app.
    pub secret: TotpSecret,
}

/// The second factor of a demo officer: the same everywhere and always.
fn demo_secret(username: &str) -> TotpSecret {
    let hash = token_hash(format!("demo|{username}").as_bytes());
    // Twenty of thirty-two bytes: always enough.
    TotpSecret::from_bytes(&hash[..20]).unwrap_or_else(TotpSecret::random)
}

/// Makes the demo officers that are missing, and tells how to sign in as each. The same call twice changes nothing.
///
/// # Errors
/// [`AppError::Forbidden`] outside development; and when the database refuses.
pub async fn make_officers(ctx: &Context) -> Result<Vec<DemoLogin>, AppError> {
    if !ctx.config.is_development() {
        return Err(AppError::Forbidden);
    }
    let mut logins = Vec::new();
    for (username, name, role, region) in OFFICERS {
        let secret = demo_secret(username);
        let known = ctx.store.petugas_by_username(username).await?;
        if let Some(known) = known {
            state(ctx, &known).await?;
        } else {
            let scope = Scope::new(region.parse().map_err(|_| AppError::NotFound)?);
            let officer = ReadyOfficer { username, name, role, scope };
            make_ready(ctx, officer, DEMO_PASSWORD, &secret).await?;
        }
        logins.push(DemoLogin { username, role, scope: region, secret });
    }
    Ok(logins)
}

/// Who a made-up officer is themselves: a NIK and a family card of province 99 that nobody else has, where no village is.
fn numbers_of(username: &str) -> (String, String) {
    let [first, second, ..] = token_hash(format!("identity|{username}").as_bytes());
    let serial = u16::from_be_bytes([first, second]) % 9999 + 1;
    (format!("990199010180{serial:04}"), format!("990199010110{serial:04}"))
}

/// Tokens of these numbers.
fn tokens_of(ctx: &Context, username: &str) -> (Vec<u8>, Vec<u8>) {
    let (nik, kk) = numbers_of(username);
    (subject_id(&ctx.keys, &nik).to_vec(), kk_token(&ctx.keys, &kk).to_vec())
}

/// Says who a demo officer is that was made before it was asked.
async fn state(ctx: &Context, row: &PetugasRow) -> Result<(), AppError> {
    let (nik, kk) = tokens_of(ctx, &row.username);
    let missing = |known: &Option<Vec<u8>>, token: Vec<u8>| known.is_none().then_some(token);
    let entry = AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::System.as_str(),
        actor_id: None,
        action: "petugas.identity",
        case_id: None,
        detail: Some(row.id.to_string()),
    };
    let (nik, kk) = (missing(&row.nik_token, nik), missing(&row.kk_token, kk));
    Ok(ctx.store.set_petugas_tokens(row.id, nik, kk, &entry).await?)
}

/// Makes an officer who can sign in at once with this password and second factor, without recovery codes. For
/// development and tests. Gives the number of the account.
///
/// # Errors
/// When the user name is taken or the database refuses.
pub async fn make_ready(
    ctx: &Context,
    officer: ReadyOfficer<'_>,
    chosen: &str,
    secret: &TotpSecret,
) -> Result<i64, AppError> {
    let hash = password::hash(chosen.to_owned()).await?;
    let entry = |action| AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::System.as_str(),
        actor_id: None,
        action,
        case_id: None,
        detail: None,
    };
    let region = officer.scope.region();
    let (nik, kk) = tokens_of(ctx, officer.username);
    let new = NewPetugas {
        username: officer.username,
        name: ctx.keys.seal(&name_aad(officer.username), officer.name.as_bytes()),
        role: officer.role.as_str(),
        scope: region.as_str(),
        password: &hash,
        nik_token: Some(nik),
        kk_token: Some(kk),
        now: ctx.clock.now().timestamp(),
    };
    let id = ctx.store.create_petugas(&new, entry("petugas.create")).await?;
    ctx.store.set_petugas_password(id, &hash, false, None, &entry("petugas.password")).await?;
    let sealed = ctx.keys.seal(&totp_aad(officer.username), secret.bytes());
    // Before every step there is: the first code counts.
    ctx.store.set_up_totp(id, (sealed, 0), &[], &entry("petugas.second_factor")).await?;
    Ok(id)
}
