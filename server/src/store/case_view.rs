//! What a case page shows besides the case itself: messages, cases about the same person or family, who did what.

use domain::petugas::{Permission, Role, may};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use super::audit::AuditRecord;
use super::query::{first, rows};
use super::review_case::{COLUMNS, CaseRow};
use super::scope::Scoped;
use super::tokens::SubjectId;
use super::{Store, StoreError};

/// Most cases that are listed beside another, of one sort.
const MAX_LINKED: u64 = 50;
/// Most messages of a case that are read.
const MAX_MESSAGES: u64 = 200;
/// Most colleagues that are offered.
const MAX_COLLEAGUES: u64 = 200;
/// Most times that a case was handed over.
const MAX_HANDOVERS: u64 = 100;

/// A message of a case: an answer, an appeal, a request.
#[derive(Clone, FromQueryResult)]
pub struct MessageRow {
    /// Unix seconds.
    pub at: i64,
    /// `info`, `appeal`, `correction`, `erasure`.
    pub kind: String,
    /// Sealed; `None` once erased.
    pub body: Option<Vec<u8>>,
}

impl std::fmt::Debug for MessageRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MessageRow({})", self.kind)
    }
}

/// Why two cases may have to do with each other: a code of `case_link`, `nik` and `kk` too where the numbers are equal.
#[derive(Debug, Clone, FromQueryResult)]
struct LinkRow {
    other: i64,
    reason: String,
}

/// A case beside another.
#[derive(Debug, Clone)]
pub struct LinkedCase {
    /// The other case.
    pub case: CaseRow,
    /// Codes, each once: `nik`, `kk`, `alike`, `reporter`.
    pub reasons: Vec<String>,
}

/// The keyed tokens of whom a case is about.
#[derive(Clone, Default, FromQueryResult)]
pub struct SubjectTokens {
    /// Of the NIK.
    pub nik_token: Option<Vec<u8>>,
    /// Of the family card.
    pub kk_token: Option<Vec<u8>>,
}

impl std::fmt::Debug for SubjectTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SubjectTokens(…)")
    }
}

impl SubjectTokens {
    /// The person in the recipient data, where the NIK is known.
    pub fn subject(&self) -> Option<SubjectId> {
        self.nik_token.as_ref()?.as_slice().try_into().ok()
    }
}

/// An officer as colleagues read them; the name is sealed.
#[derive(Clone, FromQueryResult)]
pub struct OfficerName {
    /// Number inside.
    pub id: i64,
    /// Lower case.
    pub username: String,
    /// Sealed.
    pub name: Vec<u8>,
    /// Code of the role.
    pub role: String,
}

impl std::fmt::Debug for OfficerName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OfficerName({})", self.id)
    }
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

impl Scoped<'_> {
    /// The keyed tokens of whom a case of the scope is about.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn subject_tokens(&self, case_id: i64) -> Result<SubjectTokens, StoreError> {
        let select = Query::select()
            .columns(["nik_token", "kk_token"])
            .from("review_case")
            .and_where(Expr::col("id").eq(case_id))
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        Ok(first(&self.store().write, &select).await?.unwrap_or_default())
    }

    /// Cases of the scope that were linked to this one, or are about the same NIK or family card: the newest of each
    /// sort, in the order they were sent.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn linked_cases(&self, case_id: i64) -> Result<Vec<LinkedCase>, StoreError> {
        let tokens = self.subject_tokens(case_id).await?;
        let mut links: Vec<LinkRow> = Vec::new();
        for (column, other) in [("case_id", "other_id"), ("other_id", "case_id")] {
            let select = Query::select()
                .expr_as(Expr::col(other), "other")
                .column("reason")
                .from("case_link")
                .and_where(Expr::col(column).eq(case_id))
                .order_by(other, Order::Desc)
                .limit(MAX_LINKED)
                .to_owned();
            links.extend(rows::<LinkRow, _, _>(&self.store().write, &select).await?);
        }
        let same = [("nik_token", "nik", tokens.nik_token), ("kk_token", "kk", tokens.kk_token)];
        for (column, reason, token) in same {
            let Some(token) = token else { continue };
            let select = Query::select()
                .expr_as(Expr::col("id"), "other")
                .expr_as(Expr::val(reason), "reason")
                .from("review_case")
                .and_where(Expr::col(column).eq(token))
                .and_where(Expr::col("id").ne(case_id))
                .order_by("id", Order::Desc)
                .limit(MAX_LINKED)
                .to_owned();
            links.extend(rows::<LinkRow, _, _>(&self.store().write, &select).await?);
        }
        let ids: Vec<i64> = links.iter().map(|link| link.other).collect();
        let cases = self.cases_by_id(&ids).await?;
        let reasons_of = |case: &CaseRow| {
            let mut reasons: Vec<String> = links
                .iter()
                .filter(|link| link.other == case.id)
                .map(|link| link.reason.clone())
                .collect();
            reasons.sort_unstable();
            reasons.dedup();
            reasons
        };
        Ok(cases.into_iter().map(|case| LinkedCase { reasons: reasons_of(&case), case }).collect())
    }

    /// Cases of the scope by number, in the order they were sent.
    async fn cases_by_id(&self, ids: &[i64]) -> Result<Vec<CaseRow>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns(COLUMNS)
            .from("review_case")
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .cond_where(self.holds_case("review_case"))
            .order_by("id", Order::Asc)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Cases of the scope that hang on this one: requests about data, answers to an objection.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cases_below(&self, case_id: i64) -> Result<Vec<CaseRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("review_case")
            .and_where(Expr::col("parent_id").eq(case_id))
            .cond_where(self.holds_case("review_case"))
            .order_by("id", Order::Asc)
            .limit(MAX_LINKED)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// The messages of a case of the scope, oldest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn messages_of_case(&self, case_id: i64) -> Result<Vec<MessageRow>, StoreError> {
        let select = Query::select()
            .columns(["at", "kind", "body"])
            .from("case_message")
            .and_where(Expr::col("case_id").eq(case_id))
            .and_where(Expr::col("case_id").in_subquery(self.this_case(case_id)))
            .order_by("id", Order::Asc)
            .limit(MAX_MESSAGES)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// When a case of the scope was handed over, by whom, and to whom (the detail), newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn handovers_of_case(&self, case_id: i64) -> Result<Vec<AuditRecord>, StoreError> {
        let select = Query::select()
            .columns(["id", "at", "actor", "actor_id", "action", "case_id", "detail"])
            .from("audit_entry")
            .and_where(Expr::col("case_id").in_subquery(self.this_case(case_id)))
            .and_where(Expr::col("action").eq("case.hand_over"))
            .order_by("id", Order::Desc)
            .limit(MAX_HANDOVERS)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Officers of the same scope who take cases, but `petugas_id`, and but those of whom it is not known who they are
    /// themselves.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn colleagues(&self, petugas_id: i64) -> Result<Vec<OfficerName>, StoreError> {
        let select = Query::select()
            .columns(["id", "username", "name", "role"])
            .from("petugas")
            .and_where(Expr::col("scope").eq(self.scope().region().as_str()))
            .and_where(Expr::col("disabled_at").is_null())
            .and_where(Expr::col("nik_token").is_not_null())
            .and_where(Expr::col("kk_token").is_not_null())
            .and_where(Expr::col("id").ne(petugas_id))
            .order_by("username", Order::Asc)
            .limit(MAX_COLLEAGUES)
            .to_owned();
        let found: Vec<OfficerName> = rows(&self.store().write, &select).await?;
        let takes = |one: &OfficerName| {
            one.role.parse::<Role>().is_ok_and(|role| may(role, Permission::TakeCase))
        };
        Ok(found.into_iter().filter(takes).collect())
    }

    /// The number of the officer with this user name whose scope lies in this one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn officer_called(&self, username: &str) -> Result<Option<i64>, StoreError> {
        let region = self.scope().region();
        let select = Query::select()
            .column("id")
            .from("petugas")
            .and_where(Expr::col("username").eq(username.to_lowercase()))
            .cond_where(
                Cond::any().add(Expr::col("scope").eq(region.as_str())).add(self.holds("scope")),
            )
            .to_owned();
        let found: Option<Id> = first(&self.store().read, &select).await?;
        Ok(found.map(|row| row.id))
    }
}

impl Store {
    /// Officers by number, disabled ones too: who did something stays named.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn officer_names(&self, ids: &[i64]) -> Result<Vec<OfficerName>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns(["id", "username", "name", "role"])
            .from("petugas")
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .to_owned();
        rows(&self.write, &select).await
    }
}
