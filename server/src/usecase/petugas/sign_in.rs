//! Signing in: a password, and then a code that changes every half minute. No captcha: WCAG 2.2 SC 3.3.8.
//!
//! Between the two a browser holds a sealed cookie that is good for a few minutes and opens nothing.
//!
//! **Nobody locks others out.** Wrong passwords lock the user name for strangers alone. A browser in which its officer has
//! signed in before is known by a sealed cookie, which opens nothing either: it has wrong tries and a limit of its own, so
//! that neither somebody far away who types wrong passwords all day nor a visitor at the same address keeps an officer
//! from work.

use domain::account::{AccountFault, FieldFault};
use domain::review::Actor;
use domain::ticket::ResumeCode;
use serde::{Deserialize, Serialize};

use super::{password, recovery, session, totp_of};
use crate::crypto::{hex, random_bytes, token_hash};
use crate::store::audit::AuditEntry;
use crate::store::petugas::PetugasRow;
use crate::store::pin_try::{PinRule, PinTry};
use crate::usecase::limit::{Client, Limit, count};
use crate::usecase::{AppError, Context};

/// Names of the form fields.
pub const USERNAME_FIELD: &str = "nama_pengguna";
/// Name of the field of a password.
pub const PASSWORD_FIELD: &str = "kata_sandi";
/// Name of the field of a code.
pub const CODE_FIELD: &str = "kode";

/// Wrong passwords of one user name, or wrong codes of one officer, that lock; and for how long.
const RULE: PinRule = PinRule { allowed: 5, seconds: 15 * 60 };
/// How long a browser may take from the password to the code, in seconds.
pub const CODE_SECONDS: i64 = 5 * 60;
/// How long it may take to set up an account at the first sign-in, in seconds: an app has to be found and installed.
pub const SET_UP_SECONDS: i64 = 30 * 60;
/// Purpose of the sealed cookie between password and code.
const PENDING: &str = "petugas.pending";
/// Purpose of the sealed cookie of a browser in which somebody has signed in before.
const KNOWN: &str = "petugas.known";
/// How long such a browser is known after the last time, in seconds.
pub const KNOWN_SECONDS: i64 = 90 * 86_400;
/// Longest address to go to afterwards, in characters.
const TO_MAX_CHARS: usize = 512;
/// Where officers begin.
const DESK: &str = "/petugas";

/// Why somebody is not signed in.
#[derive(Debug)]
pub enum SignInRefusal {
    /// Something was left out, or is no code at all. Not counted.
    Faulty(Vec<FieldFault>),
    /// User name and password do not belong together, the account is disabled, or there is none: nobody learns which.
    /// Or the code is not the one of this moment, or was used.
    Refused,
    /// Too many wrong tries: none counts for so many seconds.
    Locked {
        /// Seconds until the next try counts.
        seconds: i64,
    },
    /// The minutes between password and code are over.
    TooLate,
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for SignInRefusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// What comes after the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The code of the second factor.
    Code,
    /// The account is set up: own password, second factor.
    SetUp,
}

/// A password was right.
#[derive(Debug)]
pub struct Proved {
    /// For the cookie between password and code.
    pub secret: String,
    /// What comes next.
    pub next: Next,
}

/// What the cookie between password and code says.
#[derive(Serialize, Deserialize)]
struct Sealed {
    id: i64,
    /// Unix seconds.
    expires: i64,
    /// Fingerprint of the password it was made with: with another password it is void.
    password: String,
    /// Where to afterwards.
    to: String,
}

/// Somebody between password and code.
#[derive(Debug)]
pub struct Pending {
    /// Their account.
    pub(super) row: PetugasRow,
    /// Where to afterwards.
    pub(super) to: String,
    /// What comes next.
    pub next: Next,
}

/// What the cookie of a browser says in which somebody has signed in before.
#[derive(Serialize, Deserialize)]
struct KnownBrowser {
    /// Whose it is; for another user name it is a browser like any.
    username: String,
    /// Tells it from others.
    browser: String,
    /// Unix seconds.
    expires: i64,
}

/// Somebody who is signed in.
#[derive(Debug)]
pub struct SignedIn {
    /// For the cookie of the session.
    pub secret: String,
    /// For the cookie by which this browser is known the next time.
    pub known: String,
    /// Where to: a path of ours.
    pub to: String,
}

/// The address to go to after signing in: a path below `/petugas` on this site, or else the desk.
pub fn local_target(asked: &str) -> String {
    let rest = asked.strip_prefix(DESK);
    let is_ours = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    let is_plain = |c: char| c.is_ascii_graphic() && !"\\\"<>".contains(c);
    let harmless = asked.chars().all(is_plain) && !asked.contains("//") && !asked.contains("..");
    let leads_back = ["/petugas/masuk", "/petugas/keluar"].iter().any(|own| asked.starts_with(own));
    if is_ours && harmless && !leads_back && asked.len() <= TO_MAX_CHARS {
        asked.to_owned()
    } else {
        DESK.to_owned()
    }
}

/// Holds a password against an account.
///
/// Does the same work and gives the same answer whether the account does not exist, is disabled, or has another
/// password; wrong tries are counted for every name that is typed. `known` is the cookie of a browser in which somebody
/// has signed in before.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn prove_password(
    ctx: &Context,
    (client, known): (Client, &str),
    (username, password): (&str, &str),
    to: &str,
) -> Result<Proved, SignInRefusal> {
    let username = username.trim().to_lowercase();
    let mut faults = Vec::new();
    if username.is_empty() {
        faults.push((USERNAME_FIELD, AccountFault::UsernameMissing));
    }
    if password.is_empty() {
        faults.push((PASSWORD_FIELD, AccountFault::PasswordMissing));
    }
    if !faults.is_empty() {
        return Err(SignInRefusal::Faulty(faults));
    }
    let browser = known_browser(ctx, known, &username).unwrap_or_default();
    count(ctx, Limit::SignIn, &[client.bytes(), browser.as_bytes()]).await?;
    // PostgreSQL takes no NUL in a text, and no user name has one.
    let found = ctx.store.petugas_by_username(&username.replace('\0', " ")).await?;
    let kept = found.as_ref().map(|row| row.password.clone());
    let right = password::matches(password.to_owned(), kept).await?;
    let row = found.as_ref().filter(|row| right && row.disabled_at.is_none());
    let key = ctx.keys.index("petugas.try", &[username.as_bytes(), browser.as_bytes()]);
    try_once(ctx, &key, row.is_some(), found.as_ref().map(|row| row.id)).await?;
    let row = row.ok_or(SignInRefusal::Refused)?;
    let secret = pending_secret(ctx, row, to)?;
    Ok(Proved { secret, next: next_of(row) })
}

/// Counts a try. `Ok` when it is right.
pub(super) async fn try_once(
    ctx: &Context,
    key: &[u8; 32],
    right: bool,
    petugas_id: Option<i64>,
) -> Result<(), SignInRefusal> {
    let now = ctx.clock.now().timestamp();
    match ctx.store.try_pin(key, right, RULE, now).await? {
        PinTry::Right => Ok(()),
        PinTry::Wrong => Err(SignInRefusal::Refused),
        PinTry::Locked { until, begins } => {
            // For a name that nobody has as well: the same work.
            if begins {
                let entry = AuditEntry {
                    at: now,
                    actor: Actor::System.as_str(),
                    actor_id: None,
                    action: "petugas.lock",
                    case_id: None,
                    detail: petugas_id.map(|id| id.to_string()),
                };
                ctx.store.audit(&entry).await?;
            }
            Err(SignInRefusal::Locked { seconds: until - now })
        }
    }
}

/// What tells this browser from others in which `username` has signed in; `None` for one that is not known.
fn known_browser(ctx: &Context, cookie: &str, username: &str) -> Option<String> {
    let plain = ctx.keys.open_token(KNOWN, cookie).ok()?;
    let known: KnownBrowser = serde_json::from_slice(&plain).ok()?;
    let holds = known.username == username && ctx.clock.now().timestamp() < known.expires;
    holds.then_some(known.browser)
}

/// The cookie of a browser in which `username` has just signed in.
fn known_secret(ctx: &Context, username: &str) -> Result<String, AppError> {
    let known = KnownBrowser {
        username: username.to_owned(),
        browser: hex(&random_bytes::<8>()),
        expires: ctx.clock.now().timestamp() + KNOWN_SECONDS,
    };
    let plain = serde_json::to_vec(&known).map_err(|error| AppError::unavailable(&error))?;
    Ok(ctx.keys.seal_token(KNOWN, &plain))
}

fn next_of(row: &PetugasRow) -> Next {
    if row.must_change || row.totp.is_none() { Next::SetUp } else { Next::Code }
}

fn fingerprint(row: &PetugasRow) -> String {
    hex(&token_hash(row.password.as_bytes())[..8])
}

/// The cookie of somebody whose password was right.
pub(super) fn pending_secret(
    ctx: &Context,
    row: &PetugasRow,
    to: &str,
) -> Result<String, AppError> {
    let seconds = if next_of(row) == Next::Code { CODE_SECONDS } else { SET_UP_SECONDS };
    let sealed = Sealed {
        id: row.id,
        expires: ctx.clock.now().timestamp() + seconds,
        password: fingerprint(row),
        to: local_target(to),
    };
    let plain = serde_json::to_vec(&sealed).map_err(|error| AppError::unavailable(&error))?;
    Ok(ctx.keys.seal_token(PENDING, &plain))
}

/// Who holds this cookie between password and code; `None` when it is too old, was used, or the account has changed.
///
/// # Errors
/// When the database refuses.
pub async fn pending(ctx: &Context, secret: &str) -> Result<Option<Pending>, AppError> {
    let Ok(plain) = ctx.keys.open_token(PENDING, secret) else { return Ok(None) };
    let Ok(sealed) = serde_json::from_slice::<Sealed>(&plain) else { return Ok(None) };
    if sealed.expires <= ctx.clock.now().timestamp() {
        return Ok(None);
    }
    if ctx.store.is_spent(&token_hash(secret.as_bytes())).await? {
        return Ok(None);
    }
    let row = ctx.store.petugas_by_id(sealed.id).await?;
    let same = |row: &PetugasRow| row.disabled_at.is_none() && fingerprint(row) == sealed.password;
    Ok(row.filter(same).map(|row| Pending { next: next_of(&row), row, to: sealed.to }))
}

/// Signs in with the code of the app, or with a recovery code.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn prove_code(
    ctx: &Context,
    secret: &str,
    typed: &str,
    agent: &str,
) -> Result<SignedIn, SignInRefusal> {
    let Some(found) = pending(ctx, secret).await?.filter(|found| found.next == Next::Code) else {
        return Err(SignInRefusal::TooLate);
    };
    let id = found.row.id;
    let code =
        Code::read(typed).map_err(|fault| SignInRefusal::Faulty(vec![(CODE_FIELD, fault)]))?;
    let proof = code.proof(ctx, &found.row).await?;
    let key = ctx.keys.index("petugas.code_try", &[&id.to_be_bytes()]);
    try_once(ctx, &key, proof.is_some(), Some(id)).await?;
    let proof = proof.ok_or(SignInRefusal::Refused)?;
    if !proof.spend(ctx, id).await? {
        return Err(SignInRefusal::Refused);
    }
    Ok(admit(ctx, secret, &found, agent, proof.name()).await?)
}

/// Begins the session of somebody who has proved everything. Their cookie between password and code is used up.
pub(super) async fn admit(
    ctx: &Context,
    secret: &str,
    found: &Pending,
    agent: &str,
    with: &str,
) -> Result<SignedIn, AppError> {
    let now = ctx.clock.now().timestamp();
    ctx.store.spend(&token_hash(secret.as_bytes()), now + SET_UP_SECONDS).await?;
    let entry = AuditEntry {
        at: now,
        actor: Actor::Petugas.as_str(),
        actor_id: Some(found.row.id),
        action: "petugas.sign_in",
        case_id: None,
        detail: Some(with.to_owned()),
    };
    ctx.store.audit(&entry).await?;
    let secret = session::begin(ctx, found.row.id, agent).await?;
    let known = known_secret(ctx, &found.row.username)?;
    Ok(SignedIn { secret, known, to: found.to.clone() })
}

/// A code as it was typed.
enum Code {
    /// Six digits.
    Totp(String),
    /// One of the ten on paper.
    Recovery(ResumeCode),
}

/// What a right code proves, and has to be marked as used.
enum Proof {
    Step(i64),
    Recovery([u8; 32]),
}

impl Code {
    fn read(typed: &str) -> Result<Self, AccountFault> {
        let plain: String = typed.chars().filter(|c| !" -.\u{a0}".contains(*c)).collect();
        if plain.is_empty() {
            return Err(AccountFault::CodeMissing);
        }
        if plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self::Totp(plain));
        }
        ResumeCode::parse(&plain).map(Self::Recovery).map_err(|_| AccountFault::CodeShape)
    }

    /// What it proves, if it is right and was not used before.
    async fn proof(&self, ctx: &Context, row: &PetugasRow) -> Result<Option<Proof>, AppError> {
        match self {
            Self::Totp(code) => {
                let Some(totp) = totp_of(ctx, row)? else { return Ok(None) };
                let step = totp.step_of(code, ctx.clock.now().timestamp());
                let unused = |step: &i64| row.totp_step.is_none_or(|last| *step > last);
                Ok(step.filter(unused).map(Proof::Step))
            }
            Self::Recovery(code) => {
                let hash = recovery::hash_of(ctx, row.id, code);
                let known = ctx.store.has_recovery_code(row.id, &hash).await?;
                Ok(known.then_some(Proof::Recovery(hash)))
            }
        }
    }
}

impl Proof {
    /// Marks it as used: false when somebody was quicker.
    async fn spend(&self, ctx: &Context, petugas_id: i64) -> Result<bool, AppError> {
        Ok(match self {
            Self::Step(step) => ctx.store.use_totp_step(petugas_id, *step).await?,
            Self::Recovery(hash) => {
                let now = ctx.clock.now().timestamp();
                ctx.store.use_recovery_code(petugas_id, hash, now).await?
            }
        })
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Step(_) => "totp",
            Self::Recovery(_) => "recovery",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_led_to_paths_of_ours_only() {
        for ours in ["/petugas", "/petugas/kasus/ABCD-EFGH-JKLM?x=1", "/petugas?jenis=usulan"] {
            assert_eq!(local_target(ours), ours);
        }
        for foreign in [
            "",
            "/",
            "/cek",
            "//evil.example",
            "https://evil.example/petugas",
            "/petugas.evil.example",
            "/petugasx",
            "/petugas//evil.example",
            "/petugas/../cek",
            "/petugas\\evil",
            "/petugas\r\nSet-Cookie: a=b",
            "/petugas/masuk",
            "/petugas/keluar",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_target(foreign), "/petugas", "{foreign}");
        }
        assert_eq!(local_target(&format!("/petugas/{}", "a".repeat(600))), "/petugas");
    }
}
