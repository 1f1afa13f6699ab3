//! The first sign-in: a password of one's own, then the app with the codes, then recovery codes on paper.

use domain::account::{AccountFault, FieldFault};
use domain::review::Actor;

use super::sign_in::{
    CODE_FIELD, PASSWORD_FIELD, Pending, SignInRefusal, SignedIn, admit, pending, pending_secret,
};
use super::{name_of, password, recovery, totp_aad};
use crate::crypto::TotpSecret;
use crate::store::audit::AuditEntry;
use crate::store::petugas::PetugasRow;
use crate::usecase::{AppError, Context};

/// Name of the field in which a password is repeated.
pub const AGAIN_FIELD: &str = "ulangi";
/// Purpose of the sealed secret in the form that proves the app.
const OFFER: &str = "petugas.totp_offer";

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Choose a password.
    Password,
    /// Scan the code and type what the app shows.
    Totp(Offer),
}

/// A secret for an app, until it is proved.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    /// For a hidden field of the form.
    pub token: String,
    /// The secret in groups, to be typed.
    pub grouped: String,
    /// What the QR code says.
    pub uri: String,
}

impl std::fmt::Debug for Offer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Offer(…)")
    }
}

/// An account that is set up.
#[derive(Debug)]
pub struct SetUp {
    /// The session that begins.
    pub signed_in: SignedIn,
    /// Recovery codes, to be shown this once.
    pub codes: Vec<String>,
}

/// What is next for who holds this cookie; `None` when nothing is. `token` is that of an offer made before.
///
/// # Errors
/// When the database refuses.
pub async fn stage(ctx: &Context, secret: &str, token: &str) -> Result<Option<Stage>, AppError> {
    let Some(found) = pending(ctx, secret).await? else { return Ok(None) };
    Ok(match (found.row.must_change, found.row.totp.is_none()) {
        (true, _) => Some(Stage::Password),
        (false, true) => Some(Stage::Totp(offer(ctx, &found.row, token))),
        (false, false) => None,
    })
}

/// The offer behind `token`, or a fresh one.
fn offer(ctx: &Context, row: &PetugasRow, token: &str) -> Offer {
    let kept = offered(ctx, row.id, token).map(|secret| (token.to_owned(), secret));
    let (token, secret) = kept.unwrap_or_else(|| {
        let secret = TotpSecret::random();
        let plain = [&row.id.to_be_bytes()[..], secret.bytes()].concat();
        (ctx.keys.seal_token(OFFER, &plain), secret)
    });
    let issuer = &ctx.config.office.contact.name;
    Offer { token, grouped: secret.grouped(), uri: secret.uri(issuer, &row.username) }
}

fn offered(ctx: &Context, petugas_id: i64, token: &str) -> Option<TotpSecret> {
    let plain = ctx.keys.open_token(OFFER, token).ok()?;
    let (id, secret) = plain.split_at_checked(8)?;
    TotpSecret::from_bytes(secret).filter(|_| id == petugas_id.to_be_bytes())
}

/// Puts a password of one's own in the place of the starting one. Gives another cookie: the old one was for the old
/// password.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn choose_password(
    ctx: &Context,
    secret: &str,
    chosen: &str,
    again: &str,
) -> Result<String, SignInRefusal> {
    let found = pending(ctx, secret).await?.filter(|found| found.row.must_change);
    let Pending { row, to, .. } = found.ok_or(SignInRefusal::TooLate)?;
    let faults = faults_of(ctx, &row, chosen, again).await?;
    if !faults.is_empty() {
        return Err(SignInRefusal::Faulty(faults));
    }
    let hash = password::hash(chosen.to_owned()).await?;
    let entry = own_entry(ctx, row.id, "petugas.password");
    ctx.store.set_petugas_password(row.id, &hash, false, None, &entry).await?;
    let row = PetugasRow { password: hash, must_change: false, ..row };
    Ok(pending_secret(ctx, &row, &to)?)
}

/// What is wrong with a password somebody chose.
pub(super) async fn faults_of(
    ctx: &Context,
    row: &PetugasRow,
    chosen: &str,
    again: &str,
) -> Result<Vec<FieldFault>, AppError> {
    let name = name_of(ctx, row)?;
    if let Err(fault) = password::check(chosen, &row.username, &name) {
        return Ok(vec![(PASSWORD_FIELD, fault)]);
    }
    if chosen != again {
        return Ok(vec![(AGAIN_FIELD, AccountFault::PasswordDiffers)]);
    }
    if password::matches(chosen.to_owned(), Some(row.password.clone())).await? {
        return Ok(vec![(PASSWORD_FIELD, AccountFault::PasswordUnchanged)]);
    }
    Ok(Vec::new())
}

/// Proves that the app has the secret; the account is ready then, and a session begins.
///
/// # Errors
/// See [`SignInRefusal`]; a wrong code is a fault of the field, and not counted: the secret is on the screen.
pub async fn prove_app(
    ctx: &Context,
    secret: &str,
    token: &str,
    typed: &str,
    agent: &str,
) -> Result<SetUp, SignInRefusal> {
    let found = pending(ctx, secret).await?;
    let found = found.filter(|found| !found.row.must_change && found.row.totp.is_none());
    let found = found.ok_or(SignInRefusal::TooLate)?;
    let fault = |fault| SignInRefusal::Faulty(vec![(CODE_FIELD, fault)]);
    let code: String = typed.chars().filter(|c| !" -.\u{a0}".contains(*c)).collect();
    if code.is_empty() {
        return Err(fault(AccountFault::CodeMissing));
    }
    let id = found.row.id;
    let totp = offered(ctx, id, token).ok_or(SignInRefusal::TooLate)?;
    let now = ctx.clock.now().timestamp();
    let step = totp.step_of(&code, now).ok_or_else(|| fault(AccountFault::CodeWrong))?;
    let (codes, hashes) = recovery::fresh(ctx, id);
    let sealed = ctx.keys.seal(&totp_aad(&found.row.username), totp.bytes());
    let entry = own_entry(ctx, id, "petugas.second_factor");
    if !ctx.store.set_up_totp(id, (sealed, step), &hashes, &entry).await? {
        return Err(SignInRefusal::TooLate);
    }
    let signed_in = admit(ctx, secret, &found, agent, "set_up").await?;
    Ok(SetUp { signed_in, codes })
}

/// An entry about one's own account, before there is a session.
fn own_entry(ctx: &Context, petugas_id: i64, action: &'static str) -> AuditEntry {
    AuditEntry {
        at: ctx.clock.now().timestamp(),
        actor: Actor::Petugas.as_str(),
        actor_id: Some(petugas_id),
        action,
        case_id: None,
        detail: None,
    }
}
