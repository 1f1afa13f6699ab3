//! Officers: their accounts, sessions, recovery codes, and whom they declared to be close to them.

mod account;
mod close;
mod second_factor;
mod session_list;

pub use account::{AccountChange, NewPetugas, PetugasRow};
pub use close::RelativeRow;
pub use session_list::OpenSession;

use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};

use super::query::{change, first};
use super::{Store, StoreError};

/// A session with the officer it belongs to.
#[derive(Clone, FromQueryResult)]
pub struct SessionRow {
    /// Public number of the session.
    pub session_id: String,
    /// Unix seconds.
    pub seen_at: i64,
    /// Unix seconds.
    pub expires_at: i64,
    /// Number of the officer.
    pub petugas_id: i64,
    /// Lower case.
    pub username: String,
    /// Sealed.
    pub name: Vec<u8>,
    /// Code of the role.
    pub role: String,
    /// Region code.
    pub scope: String,
}

/// Names no one: what it holds is somebody's.
impl std::fmt::Debug for SessionRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SessionRow({})", self.petugas_id)
    }
}

/// A session to begin.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    /// Public number.
    pub id: &'a str,
    /// SHA-256 of the secret.
    pub token_hash: [u8; 32],
    /// Whose.
    pub petugas_id: i64,
    /// What kind of browser.
    pub agent: &'a str,
    /// Unix seconds.
    pub now: i64,
    /// Unix seconds.
    pub expires_at: i64,
}

impl Store {
    /// The session under this secret's hash that has neither ended nor belongs to a disabled officer.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn petugas_session(
        &self,
        token_hash: &[u8; 32],
    ) -> Result<Option<SessionRow>, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col(("petugas_session", "id")), "session_id")
            .columns([("petugas_session", "seen_at"), ("petugas_session", "expires_at")])
            .expr_as(Expr::col(("petugas", "id")), "petugas_id")
            .columns([
                ("petugas", "username"),
                ("petugas", "name"),
                ("petugas", "role"),
                ("petugas", "scope"),
            ])
            .from("petugas_session")
            .inner_join(
                "petugas",
                Expr::col(("petugas", "id")).equals(("petugas_session", "petugas_id")),
            )
            .and_where(Expr::col(("petugas_session", "token_hash")).eq(token_hash.to_vec()))
            .and_where(Expr::col(("petugas_session", "ended_at")).is_null())
            .and_where(Expr::col(("petugas", "disabled_at")).is_null())
            .to_owned();
        // A session ends at once, on every instance: read where it was written.
        first(&self.write, &select).await
    }

    /// Notes that a session was used at `now` (Unix seconds).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn touch_petugas_session(&self, id: &str, now: i64) -> Result<(), StoreError> {
        let update = Query::update()
            .table("petugas_session")
            .value("seen_at", now)
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        change(&self.write, &update).await.map(|_| ())
    }

    /// Begins a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_petugas_session(&self, session: &NewSession<'_>) -> Result<(), StoreError> {
        let insert = Query::insert()
            .into_table("petugas_session")
            .columns([
                "id",
                "token_hash",
                "petugas_id",
                "created_at",
                "seen_at",
                "expires_at",
                "agent",
            ])
            .values_panic([
                session.id.into(),
                session.token_hash.to_vec().into(),
                session.petugas_id.into(),
                session.now.into(),
                session.now.into(),
                session.expires_at.into(),
                session.agent.into(),
            ])
            .to_owned();
        change(&self.write, &insert).await.map(|_| ())
    }

    /// Ends the session with this public number, if it is this officer's. Whether there was one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_petugas_session(
        &self,
        petugas_id: i64,
        id: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let update = Query::update()
            .table("petugas_session")
            .value("ended_at", now)
            .and_where(Expr::col("id").eq(id))
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .and_where(Expr::col("ended_at").is_null())
            .to_owned();
        Ok(change(&self.write, &update).await? == 1)
    }
}
