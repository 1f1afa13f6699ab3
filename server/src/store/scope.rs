//! The part of the tables an officer sees. Every query of an officer begins here, so that none forgets the scope.
//!
//! **Cases** are found by [`Scoped::holds_case`] and kept by [`Scoped::sees`] alone: these look at the region *and* at the
//! kind, because of some kinds not every officer learns that there are any (S-7). [`Scoped::holds`] is for every other table.

use domain::petugas::{Scope, Sight};
use domain::review::CaseKind;
use domain::wilayah::Level;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _};

use super::review_case::CaseRow;
use super::{Store, StoreError};

/// The store as officers of one scope see it: for them nothing outside exists, and no case of a kind they do not see.
#[derive(Debug, Clone)]
pub struct Scoped<'a> {
    store: &'a Store,
    scope: Scope,
    sight: Sight,
}

impl Store {
    /// The store as officers of `scope` see it who see cases of the kinds of `sight`.
    pub const fn within(&self, scope: Scope, sight: Sight) -> Scoped<'_> {
        Scoped { store: self, scope, sight }
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

    /// Which cases are seen, wherever they lie.
    pub const fn sight(&self) -> Sight {
        self.sight
    }

    /// That a row of `review_case`, under this name, is seen: it lies in the scope and is of a kind that is seen.
    pub(super) fn holds_case(&self, table: &'static str) -> Cond {
        self.holds_of(table, "desa").add(self.kind_of(table))
    }

    /// That a row of `review_case`, under this name, is of a kind that is seen, wherever it lies.
    pub(super) fn kind_of(&self, table: &'static str) -> Cond {
        let all = Cond::all();
        if self.sight == Sight::Everything {
            return all;
        }
        let kinds = self.sight.kinds().map(CaseKind::as_str);
        all.add(Expr::col((table, "kind")).is_in(kinds))
    }

    /// That a row of `review_case`, under this name, is counted where nothing but numbers is shown: of a whole regency or
    /// more every case is, of less those alone that are seen (S-10).
    pub(super) fn counts_case(&self, table: &'static str) -> Cond {
        let within = self.holds_of(table, "desa");
        if self.counts_reports() { within } else { within.add(self.kind_of(table)) }
    }

    /// Whether numbers count cases that are not seen: see [`Scoped::counts_case`].
    pub(super) fn counts_reports(&self) -> bool {
        self.sight == Sight::Everything || self.scope.region().level() <= Level::KabupatenKota
    }

    /// That the village code in `column` of a table about reports lies in the scope. Nobody has rows there who sees no
    /// reports.
    pub(super) fn holds_report(&self, column: &'static str) -> Cond {
        let within = self.holds(column);
        let seen = self.sight.includes(CaseKind::Sanggahan);
        if seen { within } else { within.add(Expr::val(1).eq(0)) }
    }

    /// Whether this case is seen: it lies in the scope and is of a kind that is seen.
    pub fn sees(&self, case: &CaseRow) -> bool {
        self.covers(&case.desa) && case.kind().is_ok_and(|kind| self.sight.includes(kind))
    }

    /// The case with this ticket, if it is seen.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case(&self, ticket: &str) -> Result<Option<CaseRow>, StoreError> {
        let found = self.store.case_by_ticket(ticket).await?;
        Ok(found.filter(|case| self.sees(case)))
    }

    /// The case with this number, if it is seen.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_by_id(&self, case_id: i64) -> Result<Option<CaseRow>, StoreError> {
        let found = self.store.case_by_id(case_id).await?;
        Ok(found.filter(|case| self.sees(case)))
    }

    /// Whether a region code lies in the scope; what is no code does not.
    pub fn covers(&self, kode: &str) -> bool {
        kode.parse().is_ok_and(|kode| self.scope.covers(&kode))
    }
}
