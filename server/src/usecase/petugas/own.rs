//! What officers do with their own account: sessions, password, recovery codes, and whom they are close to.

use domain::account::{AccountFault, FieldFault};
use domain::nik::Nik;

use super::accounts::read_tokens;
use super::session::IDLE_SECONDS;
use super::set_up::faults_of;
use super::sign_in::{SignInRefusal, try_once};
use super::{Officer, password, recovery};
use crate::crypto::{hex, token_hash};
use crate::store::petugas::{OpenSession, PetugasRow, RelativeRow};
use crate::store::tokens::subject_id;
use crate::store::{ConflictKind, StoreError};
use crate::usecase::{AppError, Context};

/// Name of the field of the present password in the form that changes it.
pub const PRESENT_FIELD: &str = "sandi_sekarang";
/// The same in the form that makes recovery codes.
pub const PRESENT_FOR_CODES_FIELD: &str = "sandi_untuk_kode";
/// Name of the field of a relative's NIK.
pub const RELATIVE_FIELD: &str = "nik_kerabat";
/// Most relatives somebody declares.
const RELATIVES_MAX: usize = 50;

/// Whom an officer declared.
#[derive(Debug, Clone)]
pub struct Relative {
    /// Names the declaration in a form, and nobody.
    pub key: String,
    /// Unix seconds.
    pub declared_at: i64,
}

/// An officer's own account.
#[derive(Debug)]
pub struct Own {
    /// Sessions that are not over, the newest first.
    pub sessions: Vec<OpenSession>,
    /// Recovery codes that are left.
    pub codes_left: u64,
    /// Whom they declared.
    pub relatives: Vec<Relative>,
    /// Their own NIK is known, as a token.
    pub knows_nik: bool,
    /// Their own family card is known, as a token.
    pub knows_kk: bool,
}

/// Everything about an officer's own account.
///
/// # Errors
/// When the database refuses.
pub async fn account(ctx: &Context, officer: &Officer) -> Result<Own, AppError> {
    let row = own_row(ctx, officer).await?;
    let now = ctx.clock.now().timestamp();
    let relatives = relatives_of(ctx, officer.id).await?;
    Ok(Own {
        sessions: ctx.store.petugas_sessions(officer.id, now - IDLE_SECONDS, now).await?,
        codes_left: ctx.store.recovery_codes_left(officer.id).await?,
        relatives,
        knows_nik: row.nik_token.is_some(),
        knows_kk: row.kk_token.is_some(),
    })
}

/// Whom an officer declared, in the order they did.
///
/// # Errors
/// When the database refuses.
pub async fn relatives_of(ctx: &Context, id: i64) -> Result<Vec<Relative>, AppError> {
    let declared =
        |row: &RelativeRow| Relative { key: relative_key(row), declared_at: row.declared_at };
    Ok(ctx.store.petugas_relatives(id).await?.iter().map(declared).collect())
}

async fn own_row(ctx: &Context, officer: &Officer) -> Result<PetugasRow, AppError> {
    ctx.store.petugas_by_id(officer.id).await?.ok_or(AppError::NotFound)
}

/// What names a declaration in a form, and nobody.
pub(super) fn relative_key(row: &RelativeRow) -> String {
    hex(&token_hash(&row.nik_token)[..8])
}

/// Ends one of their sessions.
///
/// # Errors
/// [`AppError::NotFound`] when it is none of theirs, or over.
pub async fn end_session(ctx: &Context, officer: &Officer, id: &str) -> Result<(), AppError> {
    let now = ctx.clock.now().timestamp();
    let ended = ctx.store.end_petugas_session(officer.id, id, now).await?;
    if !ended {
        return Err(AppError::NotFound);
    }
    let entry = officer.entry(ctx, "petugas.end_session", None, None);
    Ok(ctx.store.audit(&entry).await?)
}

/// Ends all of their sessions but this one.
///
/// # Errors
/// When the database refuses.
pub async fn end_other_sessions(ctx: &Context, officer: &Officer) -> Result<(), AppError> {
    let entry = officer.entry(ctx, "petugas.end_sessions", None, Some(officer.id.to_string()));
    ctx.store.end_petugas_sessions(officer.id, Some(&officer.session_id), &entry).await?;
    Ok(())
}

/// Holds the present password against the account. Wrong ones lock like those of signing in, but are counted apart: what
/// strangers type at the door keeps nobody inside from a new password.
async fn prove_present(
    ctx: &Context,
    row: &PetugasRow,
    (field, present): (&'static str, &str),
) -> Result<(), SignInRefusal> {
    let fault = |fault| SignInRefusal::Faulty(vec![(field, fault)]);
    if present.is_empty() {
        return Err(fault(AccountFault::PasswordMissing));
    }
    let right = password::matches(present.to_owned(), Some(row.password.clone())).await?;
    let key = ctx.keys.index("petugas.own_try", &[&row.id.to_be_bytes()]);
    match try_once(ctx, &key, right, Some(row.id)).await {
        Err(SignInRefusal::Refused) => Err(fault(AccountFault::PasswordWrong)),
        other => other,
    }
}

/// Changes the password; all other sessions end.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn change_password(
    ctx: &Context,
    officer: &Officer,
    present: &str,
    (chosen, again): (&str, &str),
) -> Result<(), SignInRefusal> {
    let row = own_row(ctx, officer).await?;
    prove_present(ctx, &row, (PRESENT_FIELD, present)).await?;
    let faults = faults_of(ctx, &row, chosen, again).await?;
    if !faults.is_empty() {
        return Err(SignInRefusal::Faulty(faults));
    }
    let hash = password::hash(chosen.to_owned()).await?;
    let entry = officer.entry(ctx, "petugas.password", None, None);
    let keep = Some(officer.session_id.as_str());
    Ok(ctx.store.set_petugas_password(officer.id, &hash, false, keep, &entry).await?)
}

/// Makes fresh recovery codes, to be shown this once; earlier ones are void.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn new_recovery_codes(
    ctx: &Context,
    officer: &Officer,
    present: &str,
) -> Result<Vec<String>, SignInRefusal> {
    let row = own_row(ctx, officer).await?;
    prove_present(ctx, &row, (PRESENT_FOR_CODES_FIELD, present)).await?;
    let (codes, hashes) = recovery::fresh(ctx, officer.id);
    let entry = officer.entry(ctx, "petugas.recovery_codes", None, None);
    ctx.store.replace_recovery_codes(officer.id, &hashes, &entry).await?;
    Ok(codes)
}

/// Notes their own NIK and family card as tokens, each once: who is known does not become somebody else. An empty one
/// stays unknown, unless `both` have to be known from now on.
///
/// # Errors
/// Faults of the fields `nik` and `nomor_kk`: also of one that is known already.
pub async fn state_identity(
    ctx: &Context,
    officer: &Officer,
    (nik, kk): (&str, &str),
    both: bool,
) -> Result<(), SignInRefusal> {
    let row = own_row(ctx, officer).await?;
    let mut faults: Vec<FieldFault> = Vec::new();
    let fields = [
        ("nik", nik, row.nik_token.is_some(), AccountFault::NikInvalid),
        ("nomor_kk", kk, row.kk_token.is_some(), AccountFault::KkInvalid),
    ];
    for (field, typed, is_known, missing) in fields {
        match (is_known, typed.trim().is_empty()) {
            (true, false) => faults.push((field, AccountFault::IdentityKnown)),
            (false, true) if both => faults.push((field, missing)),
            _ => {}
        }
    }
    let (nik, kk) = read_tokens(ctx, nik, kk, &mut faults);
    if !faults.is_empty() {
        return Err(SignInRefusal::Faulty(faults));
    }
    let entry = officer.entry(ctx, "petugas.identity", None, None);
    match ctx.store.set_petugas_tokens(officer.id, nik, kk, &entry).await {
        Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
            Err(SignInRefusal::Faulty(vec![("nik", AccountFault::IdentityKnown)]))
        }
        other => Ok(other?),
    }
}

/// Declares somebody they are close to: cases about them are for other officers.
///
/// # Errors
/// Faults of the field.
pub async fn declare_relative(
    ctx: &Context,
    officer: &Officer,
    nik: &str,
) -> Result<(), SignInRefusal> {
    let fault = |fault| SignInRefusal::Faulty(vec![(RELATIVE_FIELD, fault)]);
    let nik = Nik::parse(nik).map_err(|_| fault(AccountFault::NikInvalid))?;
    if ctx.store.petugas_relatives(officer.id).await?.len() >= RELATIVES_MAX {
        return Err(fault(AccountFault::RelativesFull));
    }
    let token = subject_id(&ctx.keys, nik.as_str());
    let entry = officer.entry(ctx, "petugas.declare_relative", None, None);
    match ctx.store.declare_relative(officer.id, &token, &entry).await {
        Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
            Err(fault(AccountFault::RelativeTwice))
        }
        other => Ok(other?),
    }
}
