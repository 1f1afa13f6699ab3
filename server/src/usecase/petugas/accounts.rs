//! Accounts as admins keep them, and as the command line makes the first one. Every change is in the audit log.

use domain::account::{AccountFault, FieldFault, read_name, read_username};
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::petugas::{Role, Scope};
use domain::review::Actor;
use domain::ticket::ResumeCode;

use super::own::relative_key;
use super::{Officer, name_aad, password};
use crate::crypto::random_bytes;
use crate::store::audit::AuditEntry;
use crate::store::petugas::{AccountChange, NewPetugas, PetugasRow};
use crate::store::tokens::{kk_token, subject_id};
use crate::store::{ConflictKind, StoreError};
use crate::usecase::{AppError, Context};

/// An account as it is typed.
#[derive(Clone, Default)]
pub struct AccountForm {
    /// User name; not looked at when an account is changed.
    pub username: String,
    /// Name.
    pub name: String,
    /// Code of the role.
    pub role: String,
    /// Region code.
    pub scope: String,
    /// NIK, or empty.
    pub nik: String,
    /// Family-card number, or empty.
    pub kk: String,
}

/// Who makes or changes an account.
#[derive(Debug, Clone, Copy)]
pub enum Author<'a> {
    /// An admin, within their scope.
    Admin(&'a Officer),
    /// The operator of the machine, on its command line.
    Operator,
}

/// Why an account was not made or changed.
#[derive(Debug)]
pub enum AccountRefusal {
    /// Fields to mend.
    Faulty(Vec<FieldFault>),
    /// Nobody changes their own role, disables or resets themselves.
    Yourself,
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for AccountRefusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// An account that was just made.
pub struct Created {
    /// Its number.
    pub id: i64,
    /// Its user name.
    pub username: String,
    /// The starting password, to be handed over once.
    pub password: String,
}

impl std::fmt::Debug for Created {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Created({})", self.id)
    }
}

/// What was typed, read.
struct Account {
    name: String,
    role: Role,
    scope: Scope,
    nik_token: Option<Vec<u8>>,
    kk_token: Option<Vec<u8>>,
}

impl Author<'_> {
    fn covers(self, scope: Scope) -> bool {
        match self {
            Self::Admin(officer) => officer.scope.covers(&scope.region()),
            Self::Operator => true,
        }
    }

    fn entry(self, ctx: &Context, action: &'static str) -> AuditEntry {
        match self {
            Self::Admin(officer) => officer.entry(ctx, action, None, None),
            Self::Operator => AuditEntry {
                at: ctx.clock.now().timestamp(),
                actor: Actor::System.as_str(),
                actor_id: None,
                action,
                case_id: None,
                detail: None,
            },
        }
    }
}

/// Makes an account with a starting password.
///
/// # Errors
/// See [`AccountRefusal`].
pub async fn create(
    ctx: &Context,
    author: Author<'_>,
    form: &AccountForm,
) -> Result<Created, AccountRefusal> {
    let mut faults = Vec::new();
    let username =
        read_username(&form.username).map_err(|fault| faults.push(("nama_pengguna", fault)));
    let account = read(ctx, author, form, &mut faults).await?;
    let (Ok(username), Some(account)) = (username, account) else {
        return Err(AccountRefusal::Faulty(faults));
    };
    let starting = starting_password();
    let hash = password::hash(starting.clone()).await?;
    let region = account.scope.region();
    let new = NewPetugas {
        username: &username,
        name: ctx.keys.seal(&name_aad(&username), account.name.as_bytes()),
        role: account.role.as_str(),
        scope: region.as_str(),
        password: &hash,
        nik_token: account.nik_token,
        kk_token: account.kk_token,
        now: ctx.clock.now().timestamp(),
    };
    match ctx.store.create_petugas(&new, author.entry(ctx, "petugas.create")).await {
        Ok(id) => Ok(Created { id, username, password: starting }),
        Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
            Err(AccountRefusal::Faulty(vec![("nama_pengguna", AccountFault::UsernameTaken)]))
        }
        Err(error) => Err(error.into()),
    }
}

/// Twelve characters that are easy to hand over, and of which there are 2⁵⁴.
fn starting_password() -> String {
    ResumeCode::from_entropy(&random_bytes()).to_string()
}

/// Reads everything but the user name. `None` when something is wrong with it.
async fn read(
    ctx: &Context,
    author: Author<'_>,
    form: &AccountForm,
    faults: &mut Vec<FieldFault>,
) -> Result<Option<Account>, AppError> {
    let before = faults.len();
    let name = read_name(&form.name).map_err(|fault| faults.push(("nama", fault)));
    let role = form.role.parse::<Role>();
    let role = role.map_err(|_| faults.push(("peran", AccountFault::RoleUnknown)));
    let scope = read_scope(ctx, author, &form.scope, role.ok()).await?;
    let scope = scope.map_err(|fault| faults.push(("wilayah", fault)));
    let (nik_token, kk_token) = read_tokens(ctx, &form.nik, &form.kk, faults);
    Ok(match (name, role, scope) {
        (Ok(name), Ok(role), Ok(scope)) if faults.len() == before => {
            Some(Account { name, role, scope, nik_token, kk_token })
        }
        _ => None,
    })
}

async fn read_scope(
    ctx: &Context,
    author: Author<'_>,
    typed: &str,
    role: Option<Role>,
) -> Result<Result<Scope, AccountFault>, AppError> {
    let Ok(kode) = typed.trim().parse() else { return Ok(Err(AccountFault::ScopeUnknown)) };
    let scope = Scope::new(kode);
    // Nobody learns which regions there are elsewhere, nor has to.
    if !author.covers(scope) {
        return Ok(Err(AccountFault::ScopeForeign));
    }
    if ctx.store.find(&kode).await?.is_none() {
        return Ok(Err(AccountFault::ScopeUnknown));
    }
    if role.is_some_and(|role| !role.suits(kode.level())) {
        return Ok(Err(AccountFault::ScopeUnsuited));
    }
    Ok(Ok(scope))
}

/// Keyed tokens of NIK and family card, where they are given.
pub(super) fn read_tokens(
    ctx: &Context,
    nik: &str,
    kk: &str,
    faults: &mut Vec<FieldFault>,
) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let nik = (!nik.trim().is_empty()).then(|| Nik::parse(nik));
    let nik = nik.transpose().unwrap_or_else(|_| {
        faults.push(("nik", AccountFault::NikInvalid));
        None
    });
    let kk = (!kk.trim().is_empty()).then(|| NomorKk::parse(kk));
    let kk = kk.transpose().unwrap_or_else(|_| {
        faults.push(("nomor_kk", AccountFault::KkInvalid));
        None
    });
    (
        nik.map(|nik| subject_id(&ctx.keys, nik.as_str()).to_vec()),
        kk.map(|kk| kk_token(&ctx.keys, kk.as_str()).to_vec()),
    )
}

/// An account within an admin's scope.
///
/// # Errors
/// [`AppError::NotFound`] for every other.
pub async fn find(ctx: &Context, admin: &Officer, id: i64) -> Result<PetugasRow, AppError> {
    admin.rows(ctx).officer(id).await?.ok_or(AppError::NotFound)
}

/// The same, if it is somebody else's.
async fn of_another(ctx: &Context, admin: &Officer, id: i64) -> Result<PetugasRow, AccountRefusal> {
    let row = find(ctx, admin, id).await?;
    if row.id == admin.id { Err(AccountRefusal::Yourself) } else { Ok(row) }
}

/// Changes name, role, scope, and, where given, NIK and family card: those that stood there before go on counting as the
/// officer's own.
///
/// # Errors
/// See [`AccountRefusal`].
pub async fn update(
    ctx: &Context,
    admin: &Officer,
    id: i64,
    form: &AccountForm,
) -> Result<(), AccountRefusal> {
    let row = of_another(ctx, admin, id).await?;
    let mut faults = Vec::new();
    let author = Author::Admin(admin);
    let Some(account) = read(ctx, author, form, &mut faults).await? else {
        return Err(AccountRefusal::Faulty(faults));
    };
    let (role, scope) = (account.role.as_str(), account.scope.region());
    let wanted = AccountChange {
        name: ctx.keys.seal(&name_aad(&row.username), account.name.as_bytes()),
        role,
        scope: scope.as_str(),
        nik_token: account.nik_token,
        kk_token: account.kk_token,
        release: row.role != role || row.scope != scope.as_str(),
    };
    let entry = AuditEntry {
        detail: Some(format!("{id} {role} {scope}")),
        ..author.entry(ctx, "petugas.change")
    };
    Ok(ctx.store.change_petugas(&ctx.keys, id, &wanted, &entry).await?)
}

/// Gives somebody a starting password again, and takes their second factor away: they set up both anew. Gives the
/// password, to be handed over once.
///
/// # Errors
/// See [`AccountRefusal`].
pub async fn reset(ctx: &Context, admin: &Officer, id: i64) -> Result<String, AccountRefusal> {
    of_another(ctx, admin, id).await?;
    let starting = starting_password();
    let hash = password::hash(starting.clone()).await?;
    let entry = about(ctx, admin, "petugas.reset", id);
    ctx.store.set_petugas_password(id, &hash, true, None, &entry).await?;
    Ok(starting)
}

/// Takes an account out of use: its sessions end and its cases go back to the queue at once.
///
/// # Errors
/// See [`AccountRefusal`].
pub async fn disable(ctx: &Context, admin: &Officer, id: i64) -> Result<(), AccountRefusal> {
    of_another(ctx, admin, id).await?;
    ctx.store.disable_petugas(&ctx.keys, id, &about(ctx, admin, "petugas.disable", id)).await?;
    Ok(())
}

/// Takes an account into use again.
///
/// # Errors
/// See [`AccountRefusal`].
pub async fn enable(ctx: &Context, admin: &Officer, id: i64) -> Result<(), AccountRefusal> {
    of_another(ctx, admin, id).await?;
    ctx.store.enable_petugas(id, &about(ctx, admin, "petugas.enable", id)).await?;
    Ok(())
}

/// Ends all sessions of somebody.
///
/// # Errors
/// See [`AccountRefusal`].
pub async fn end_sessions(ctx: &Context, admin: &Officer, id: i64) -> Result<(), AccountRefusal> {
    of_another(ctx, admin, id).await?;
    ctx.store
        .end_petugas_sessions(id, None, &about(ctx, admin, "petugas.end_sessions", id))
        .await?;
    Ok(())
}

/// Takes back what somebody declared: that they are close to somebody. They do not do it themselves, so that nobody is rid
/// of a conflict of interest before a case and has it again after.
///
/// # Errors
/// See [`AccountRefusal`]; [`AppError::NotFound`] when they have declared none of this key.
pub async fn retract_relative(
    ctx: &Context,
    admin: &Officer,
    id: i64,
    key: &str,
) -> Result<(), AccountRefusal> {
    of_another(ctx, admin, id).await?;
    let declared = ctx.store.petugas_relatives(id).await?;
    let found = declared.into_iter().find(|row| relative_key(row) == key);
    let found = found.ok_or(AppError::NotFound)?;
    let entry = about(ctx, admin, "petugas.retract_relative", id);
    let gone = ctx.store.retract_relative(id, &found.nik_token, &entry).await?;
    if gone { Ok(()) } else { Err(AppError::NotFound.into()) }
}

fn about(ctx: &Context, admin: &Officer, action: &'static str, id: i64) -> AuditEntry {
    admin.entry(ctx, action, None, Some(id.to_string()))
}
