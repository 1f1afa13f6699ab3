//! Accounts of officers: made, found, changed, disabled. Every change is in the audit log with it.

use domain::review::{Action, Actor};
use domain::wilayah::Wilayah;
use sea_orm::sea_query::{
    Expr, ExprTrait as _, OnConflict, Query, ReturningClause, SelectStatement,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::session_list::end_sessions;
use crate::crypto::Keys;
use crate::store::audit::{self, AuditEntry};
use crate::store::case_move::{CaseMove, move_within};
use crate::store::query::{change, first, rows};
use crate::store::scope::Scoped;
use crate::store::{ConflictKind, Store, StoreError, wilayah};

/// The columns of a [`PetugasRow`].
const COLUMNS: [&str; 13] = [
    "id",
    "username",
    "name",
    "role",
    "scope",
    "password",
    "totp",
    "totp_step",
    "must_change",
    "nik_token",
    "kk_token",
    "created_at",
    "disabled_at",
];

/// An account as it is kept.
#[derive(Clone, FromQueryResult)]
pub struct PetugasRow {
    /// Number inside.
    pub id: i64,
    /// Lower case.
    pub username: String,
    /// Sealed.
    pub name: Vec<u8>,
    /// Code of the role.
    pub role: String,
    /// Region code.
    pub scope: String,
    /// Argon2id, in the PHC format.
    pub password: String,
    /// Secret of the second factor, sealed; `None` until it is set up.
    pub totp: Option<Vec<u8>>,
    /// The last step of the second factor that was used.
    pub totp_step: Option<i64>,
    /// The password was made by somebody else.
    pub must_change: bool,
    /// Keyed token of the officer's own NIK.
    pub nik_token: Option<Vec<u8>>,
    /// Keyed token of the officer's own family card.
    pub kk_token: Option<Vec<u8>>,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds; `None` while the account is in use.
    pub disabled_at: Option<i64>,
}

/// Names no one: what it holds is somebody's.
impl std::fmt::Debug for PetugasRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PetugasRow({})", self.id)
    }
}

/// An account to make. Its password is a starting one, to be changed at the first sign-in.
#[derive(Clone)]
pub struct NewPetugas<'a> {
    /// Lower case.
    pub username: &'a str,
    /// Sealed.
    pub name: Vec<u8>,
    /// Code of the role.
    pub role: &'static str,
    /// Region code.
    pub scope: &'a str,
    /// Argon2id, in the PHC format.
    pub password: &'a str,
    /// Keyed token of the officer's own NIK.
    pub nik_token: Option<Vec<u8>>,
    /// Keyed token of the officer's own family card.
    pub kk_token: Option<Vec<u8>>,
    /// Unix seconds.
    pub now: i64,
}

/// What an admin changes of an account.
#[derive(Clone)]
pub struct AccountChange<'a> {
    /// Sealed.
    pub name: Vec<u8>,
    /// Code of the role.
    pub role: &'static str,
    /// Region code.
    pub scope: &'a str,
    /// A new token of the officer's own NIK; `None` leaves it as it is.
    pub nik_token: Option<Vec<u8>>,
    /// A new token of the officer's own family card; `None` leaves it as it is.
    pub kk_token: Option<Vec<u8>>,
    /// Role or scope are others than before: nothing that was taken under the old ones stays taken.
    pub release: bool,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Keeps the number of an account that another is about to replace: it goes on counting as the officer's own.
async fn keep_former<C: ConnectionTrait>(
    tx: &C,
    id: i64,
    column: &'static str,
    token: &[u8],
    now: i64,
) -> Result<(), StoreError> {
    let is_card = column == "kk_token";
    let former = Query::select()
        .expr(Expr::val(id))
        .expr(Expr::val(is_card))
        .column(column)
        .expr(Expr::val(now))
        .from("petugas")
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col(column).is_not_null())
        .and_where(Expr::col(column).ne(token.to_vec()))
        .to_owned();
    let mut insert = Query::insert();
    insert
        .into_table("petugas_former")
        .columns(["petugas_id", "is_card", "token", "until"])
        .select_from(former)
        .map_err(|_| StoreError::Malformed("petugas_former"))?
        .on_conflict(
            OnConflict::columns(["petugas_id", "is_card", "token"]).do_nothing().to_owned(),
        );
    change(tx, &insert).await.map(|_| ())
}

impl Store {
    /// The account of this user name (lower case).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn petugas_by_username(
        &self,
        username: &str,
    ) -> Result<Option<PetugasRow>, StoreError> {
        let select = accounts().and_where(Expr::col("username").eq(username)).to_owned();
        first(&self.write, &select).await
    }

    /// The account with this number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn petugas_by_id(&self, id: i64) -> Result<Option<PetugasRow>, StoreError> {
        let select = accounts().and_where(Expr::col("id").eq(id)).to_owned();
        first(&self.write, &select).await
    }

    /// Makes an account; `entry` says who did, and gets the number of the account as its detail. Gives that number.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the user name is taken, and when the database refuses.
    pub async fn create_petugas(
        &self,
        new: &NewPetugas<'_>,
        entry: AuditEntry,
    ) -> Result<i64, StoreError> {
        let tx = self.begin().await?;
        let insert = Query::insert()
            .into_table("petugas")
            .columns([
                "username",
                "name",
                "role",
                "scope",
                "password",
                "must_change",
                "nik_token",
                "kk_token",
                "created_at",
            ])
            .values_panic([
                new.username.into(),
                new.name.clone().into(),
                new.role.into(),
                new.scope.into(),
                new.password.into(),
                true.into(),
                new.nik_token.clone().into(),
                new.kk_token.clone().into(),
                new.now.into(),
            ])
            .returning(ReturningClause::Columns(vec!["id".into()]))
            .to_owned();
        let made: Option<Id> = first(&tx, &insert).await?;
        let id = made.ok_or(StoreError::Malformed("petugas.id"))?.id;
        audit::append(&tx, &AuditEntry { detail: Some(id.to_string()), ..entry }).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Gives an officer another password. With `must_change` it is a starting one, and the second factor and its recovery
    /// codes go too. Their sessions end, but for `keep`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_petugas_password(
        &self,
        id: i64,
        password: &str,
        must_change: bool,
        keep: Option<&str>,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        let mut update = Query::update();
        update
            .table("petugas")
            .value("password", password)
            .value("must_change", must_change)
            .and_where(Expr::col("id").eq(id));
        if must_change {
            update.value("totp", Option::<Vec<u8>>::None).value("totp_step", Option::<i64>::None);
            let forget = Query::delete()
                .from_table("petugas_recovery")
                .and_where(Expr::col("petugas_id").eq(id))
                .to_owned();
            change(&tx, &forget).await?;
        }
        change(&tx, &update).await?;
        end_sessions(&tx, id, keep, entry.at).await?;
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Changes an account. With `release`, cases that the officer holds go back to the queue.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn change_petugas(
        &self,
        keys: &Keys,
        id: i64,
        wanted: &AccountChange<'_>,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        let mut update = Query::update();
        update
            .table("petugas")
            .value("name", wanted.name.clone())
            .value("role", wanted.role)
            .value("scope", wanted.scope)
            .and_where(Expr::col("id").eq(id));
        let numbers = [("nik_token", &wanted.nik_token), ("kk_token", &wanted.kk_token)];
        for (column, token) in numbers {
            let Some(token) = token else { continue };
            keep_former(&tx, id, column, token, entry.at).await?;
            update.value(column, token.clone());
        }
        change(&tx, &update).await?;
        if wanted.release {
            release_held(&tx, keys, id, entry.at).await?;
        }
        audit::append(&tx, entry).await?;
        if wanted.nik_token.is_some() || wanted.kk_token.is_some() {
            let detail = Some(id.to_string());
            let entry = AuditEntry { action: "petugas.identity", detail, ..entry.clone() };
            audit::append(&tx, &entry).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Sets those of the officer's own tokens that are not known yet: who they are themselves, for conflicts of interest.
    /// `None` leaves one as it is.
    ///
    /// # Errors
    /// [`ConflictKind::Duplicate`] when one of them is known: nothing is written then.
    pub async fn set_petugas_tokens(
        &self,
        id: i64,
        nik_token: Option<Vec<u8>>,
        kk_token: Option<Vec<u8>>,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let mut update = Query::update();
        update.table("petugas").and_where(Expr::col("id").eq(id));
        let values = [("nik_token", nik_token), ("kk_token", kk_token)];
        let given: Vec<_> =
            values.into_iter().filter_map(|(column, token)| Some((column, token?))).collect();
        if given.is_empty() {
            return Ok(());
        }
        for (column, token) in given {
            update.value(column, token).and_where(Expr::col(column).is_null());
        }
        let tx = self.begin().await?;
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Duplicate));
        }
        audit::append(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    /// Takes an account out of use: its sessions end and what its officer holds goes back to the queue, in the same
    /// moment. Whether it was in use.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn disable_petugas(
        &self,
        keys: &Keys,
        id: i64,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let tx = self.begin().await?;
        let update = Query::update()
            .table("petugas")
            .value("disabled_at", entry.at)
            .and_where(Expr::col("id").eq(id))
            .and_where(Expr::col("disabled_at").is_null())
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        end_sessions(&tx, id, None, entry.at).await?;
        release_held(&tx, keys, id, entry.at).await?;
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Takes an account into use again. Whether it was out of use.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn enable_petugas(&self, id: i64, entry: &AuditEntry) -> Result<bool, StoreError> {
        let tx = self.begin().await?;
        let update = Query::update()
            .table("petugas")
            .value("disabled_at", Option::<i64>::None)
            .and_where(Expr::col("id").eq(id))
            .and_where(Expr::col("disabled_at").is_not_null())
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        audit::append(&tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }
}

impl Scoped<'_> {
    /// Accounts whose scope lies in this one, in the order of their user names, after `after`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn officers(&self, after: &str, limit: u64) -> Result<Vec<PetugasRow>, StoreError> {
        let select = accounts()
            .cond_where(self.holds("scope"))
            .and_where(Expr::col("username").gt(after))
            .order_by("username", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// The account with this number, if its scope lies in this one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn officer(&self, id: i64) -> Result<Option<PetugasRow>, StoreError> {
        let found = self.store().petugas_by_id(id).await?;
        Ok(found.filter(|row| self.covers(&row.scope)))
    }

    /// The first `limit` regions in force of this scope, by their codes: the scope itself, and what lies in it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn regions(&self, limit: u64) -> Result<Vec<Wilayah>, StoreError> {
        let select = wilayah::in_force()
            .cond_where(self.holds("kode"))
            .order_by("kode", Order::Asc)
            .limit(limit)
            .to_owned();
        let found: Vec<wilayah::Row> = rows(&self.store().read, &select).await?;
        found.into_iter().map(wilayah::Row::into_wilayah).collect()
    }
}

fn accounts() -> SelectStatement {
    Query::select().columns(COLUMNS).from("petugas").to_owned()
}

/// Gives back every case an officer holds. Where the table has no such move from where the case stands, the lease alone
/// goes.
async fn release_held<C: ConnectionTrait>(
    tx: &C,
    keys: &Keys,
    petugas_id: i64,
    now: i64,
) -> Result<(), StoreError> {
    let held = Query::select()
        .column("id")
        .from("review_case")
        .and_where(Expr::col("lease_by").eq(petugas_id))
        .to_owned();
    let held: Vec<Id> = rows(tx, &held).await?;
    for Id { id } in held {
        let step = CaseMove::new(id, Action::Release, Actor::System, now);
        move_within(tx, keys, step).await?;
    }
    let free = Query::update()
        .table("review_case")
        .value("lease_by", Option::<i64>::None)
        .value("lease_until", Option::<i64>::None)
        .and_where(Expr::col("lease_by").eq(petugas_id))
        .to_owned();
    change(tx, &free).await.map(|_| ())
}
