//! Reading the log as an auditor does: what lies in their scope, newest first.
//!
//! **What lies in a scope.** An entry about a case lies where the case lies. One about no case lies where the officer works
//! who made it: where they work now, so that who moves to another region takes these along (ADR 0013). One of neither case
//! nor officer (jobs, citizens without a ticket) names nobody and belongs to the whole installation: an auditor of a regency
//! or above sees it; there are no auditors of less.

use domain::wilayah::Level;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{DbBackend, FromQueryResult, Order};

use super::super::StoreError;
use super::super::query::{first, rows};
use super::super::scope::Scoped;

/// What is looked for. Everything that is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// From this moment on, Unix seconds.
    pub from: Option<i64>,
    /// Before this moment, Unix seconds.
    pub before: Option<i64>,
    /// `warga`, `petugas`, `system`.
    pub actor: Option<&'static str>,
    /// Which officer.
    pub officer: Option<i64>,
    /// Codes of actions; of any when empty.
    pub actions: Vec<&'static str>,
    /// Which case.
    pub case_id: Option<i64>,
    /// Keyed token of a person: entries about them in the recipient data, and about their cases.
    pub person: Option<Vec<u8>>,
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct FoundEntry {
    /// Its number.
    pub id: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Who: code of `domain::review::Actor`.
    pub actor: String,
    /// Which officer, if one.
    pub actor_id: Option<i64>,
    /// What, as a code.
    pub action: String,
    /// More codes about it.
    pub detail: Option<String>,
    /// Ticket of its case.
    pub ticket: Option<String>,
    /// Village of its case.
    pub desa: Option<String>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

impl Scoped<'_> {
    /// At most `limit` entries of the scope, the newest first, with numbers below `below`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn find_audit_entries(
        &self,
        filter: &AuditFilter,
        below: Option<i64>,
        limit: u64,
    ) -> Result<Vec<FoundEntry>, StoreError> {
        let own = |name: &'static str| Expr::col(("audit_entry", name));
        let mut select = Query::select();
        for column in ["id", "at", "actor", "actor_id", "action", "detail"] {
            select.column(("audit_entry", column));
        }
        select
            .columns([("review_case", "ticket"), ("review_case", "desa")])
            .from("audit_entry")
            .left_join("review_case", own("case_id").equals(("review_case", "id")))
            .left_join("petugas", own("actor_id").equals(("petugas", "id")))
            .cond_where(self.holds_entry())
            .order_by(("audit_entry", "id"), Order::Desc)
            .limit(limit);
        if let Some(below) = below {
            select.and_where(own("id").lt(below));
        }
        self.narrow(&mut select, filter);
        rows(&self.store().read, &select).await
    }

    /// That an entry lies in the scope.
    fn holds_entry(&self) -> Cond {
        let own = |name: &'static str| Expr::col(("audit_entry", name));
        let of_officer = Cond::all()
            .add(own("case_id").is_null())
            .add(own("actor_id").is_not_null())
            .add(self.holds_of("petugas", "scope"));
        let mut any = Cond::any().add(self.holds_of("review_case", "desa")).add(of_officer);
        if matches!(self.scope().region().level(), Level::Provinsi | Level::KabupatenKota) {
            let of_nobody =
                Cond::all().add(own("case_id").is_null()).add(own("actor_id").is_null());
            any = any.add(of_nobody);
        }
        any
    }

    fn narrow(&self, select: &mut SelectStatement, filter: &AuditFilter) {
        let own = |name: &'static str| Expr::col(("audit_entry", name));
        if let Some(from) = filter.from {
            select.and_where(own("at").gte(from));
        }
        if let Some(before) = filter.before {
            select.and_where(own("at").lt(before));
        }
        if let Some(actor) = filter.actor {
            select.and_where(own("actor").eq(actor));
        }
        if let Some(officer) = filter.officer {
            select.and_where(own("actor_id").eq(officer));
        }
        if !filter.actions.is_empty() {
            select.and_where(own("action").is_in(filter.actions.iter().copied()));
        }
        if let Some(case_id) = filter.case_id {
            select.and_where(own("case_id").eq(case_id));
        }
        if let Some(person) = &filter.person {
            let cases = Query::select()
                .column("id")
                .from("review_case")
                .and_where(Expr::col("nik_token").eq(person.clone()))
                .to_owned();
            let named =
                Expr::cust(end_of_detail(self.store().backend())).eq(crate::crypto::hex(person));
            select.cond_where(Cond::any().add(own("case_id").in_subquery(cases)).add(named));
        }
    }

    /// The number of the case with this ticket, of whatever kind, if it lies in the scope: to look its entries up in the log,
    /// and for nothing else. Auditors open no case, yet the log tells them of every case of the scope, by its ticket too;
    /// so the kinds that they see ([`Scoped::sees`]) do not matter here.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn case_in_log(&self, ticket: &str) -> Result<Option<i64>, StoreError> {
        let found = self.store().case_by_ticket(ticket).await?;
        Ok(found.filter(|case| self.covers(&case.desa)).map(|case| case.id))
    }

    /// The number of an officer of the scope by their user name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn officer_by_username(&self, username: &str) -> Result<Option<i64>, StoreError> {
        let select = Query::select()
            .column("id")
            .from("petugas")
            .and_where(Expr::col("username").eq(username))
            .cond_where(self.holds("scope"))
            .to_owned();
        let found: Option<Id> = first(&self.store().read, &select).await?;
        Ok(found.map(|row| row.id))
    }
}

/// The last 32 characters of an entry's detail: there stands the token of the recipient it is about, alone or behind what
/// was done with them. The index `audit_entry_person` has the same words.
const fn end_of_detail(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "right(audit_entry.detail, 32)",
        _ => "substr(audit_entry.detail, -32)",
    }
}
