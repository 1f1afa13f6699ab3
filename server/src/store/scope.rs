//! The part of the tables an officer sees. Every query of an officer begins here, so that none forgets the scope.

use domain::petugas::Scope;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _};

use super::review_case::CaseRow;
use super::{Store, StoreError};

/// The store as officers of one scope see it: for them nothing outside exists.
#[derive(Debug, Clone)]
pub struct Scoped<'a> {
    store: &'a Store,
    scope: Scope,
}

impl Store {
    /// The store as officers of `scope` see it.
    pub const fn within(&self, scope: Scope) -> Scoped<'_> {
        Scoped { store: self, scope }
    }
}

impl Scoped<'_> {
    /// The tables.
    pub(super) const fn store(&self) -> &Store {
        self.store
    }

    /// The scope.
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// That the village code in `column` lies in the scope.
    pub(super) fn holds(&self, column: &'static str) -> Cond {
        let (first, end) = self.scope.bounds();
        Cond::all().add(Expr::col(column).gte(first)).add(Expr::col(column).lt(end))
    }

    /// The same for a column of a table with an alias.
    pub(super) fn holds_of(&self, table: &'static str, column: &'static str) -> Cond {
        let (first, end) = self.scope.bounds();
        Cond::all()
            .add(Expr::col((table, column)).gte(first))
            .add(Expr::col((table, column)).lt(end))
    }

    /// The case with this ticket, if it lies in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case(&self, ticket: &str) -> Result<Option<CaseRow>, StoreError> {
        let found = self.store.case_by_ticket(ticket).await?;
        Ok(found.filter(|case| self.covers(&case.desa)))
    }

    /// The case with this number, if it lies in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_by_id(&self, case_id: i64) -> Result<Option<CaseRow>, StoreError> {
        let found = self.store.case_by_id(case_id).await?;
        Ok(found.filter(|case| self.covers(&case.desa)))
    }

    /// Whether a region code lies in the scope; what is no code does not.
    pub fn covers(&self, kode: &str) -> bool {
        kode.parse().is_ok_and(|kode| self.scope.covers(&kode))
    }
}
