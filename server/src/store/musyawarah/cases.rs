//! What deliberations say of cases.

use chrono::NaiveDate;
use domain::review::{CaseKind, CaseState};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, JoinType, Order};

use super::{MusyawarahRow, TABLE};
use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, rows};
use crate::store::review_case::{self, CaseRow};
use crate::store::scope::Scoped;
use crate::store::{ConflictKind, StoreError};

/// What a deliberation says of one case.
#[derive(Debug, Clone, FromQueryResult)]
pub struct RecommendationRow {
    /// The deliberation.
    pub musyawarah_id: i64,
    /// The case.
    pub case_id: i64,
    /// Code of `domain::musyawarah::Recommendation`.
    pub recommendation: String,
    /// Sealed note.
    pub note: Option<Vec<u8>>,
}

/// What deliberations said of one case, for who examines it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CaseRecommendationRow {
    /// The deliberation.
    pub musyawarah_id: i64,
    /// The day.
    pub held_on: NaiveDate,
    /// When it became read-only; `None` while its words may still change.
    pub closed_at: Option<i64>,
    /// The case.
    pub case_id: i64,
    /// Code of `domain::musyawarah::Recommendation`.
    pub recommendation: String,
    /// Sealed note.
    pub note: Option<Vec<u8>>,
}

/// A recommendation to write, or (`None`) to take back.
#[derive(Debug, Clone)]
pub struct NewRecommendation {
    /// The case.
    pub case_id: i64,
    /// Code and sealed note.
    pub said: Option<(&'static str, Option<Vec<u8>>)>,
}

/// How many proposals of a village nobody has decided yet.
#[derive(Debug, Clone, FromQueryResult)]
pub struct OpenCount {
    /// Village code.
    pub desa: String,
    /// How many.
    pub count: i64,
}

/// Where the note of a recommendation is sealed.
pub fn recommendation_aad(musyawarah_id: i64, case_id: i64) -> Vec<u8> {
    format!("musyawarah_recommendation|note|{musyawarah_id}|{case_id}").into_bytes()
}

impl Scoped<'_> {
    /// How many undecided proposals each village has; villages without any are left out.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_discussed(&self) -> Result<Vec<OpenCount>, StoreError> {
        let select = Query::select()
            .column("desa")
            .expr_as(Expr::col("id").count(), "count")
            .from("review_case")
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col("kind").is_in(discussed_kinds()))
            .and_where(Expr::col("state").is_in(discussed_states()))
            .add_group_by([Expr::col("desa")])
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// The undecided proposals of a village, the oldest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn discussed_cases(
        &self,
        desa: &str,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let select = Query::select()
            .columns(review_case::COLUMNS)
            .from("review_case")
            .and_where(Expr::col("desa").eq(desa))
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col("kind").is_in(discussed_kinds()))
            .and_where(Expr::col("state").is_in(discussed_states()))
            .order_by("id", Order::Asc)
            .offset(offset)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// The cases a deliberation has spoken about, the oldest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recommended_cases(
        &self,
        musyawarah_id: i64,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let spoken = Query::select()
            .column("case_id")
            .from("musyawarah_recommendation")
            .and_where(Expr::col("musyawarah_id").eq(musyawarah_id))
            .to_owned();
        let select = Query::select()
            .columns(review_case::COLUMNS)
            .from("review_case")
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col("id").in_subquery(spoken))
            .order_by("id", Order::Asc)
            .offset(offset)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// What a deliberation said, of every case.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recommendations(
        &self,
        musyawarah_id: i64,
    ) -> Result<Vec<RecommendationRow>, StoreError> {
        let select = Query::select()
            .columns(["musyawarah_id", "case_id", "recommendation", "note"])
            .from("musyawarah_recommendation")
            .and_where(Expr::col("musyawarah_id").eq(musyawarah_id))
            .and_where(Expr::col("musyawarah_id").in_subquery(self.visible()))
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// What deliberations said of these cases, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recommendations_of(
        &self,
        case_ids: &[i64],
    ) -> Result<Vec<CaseRecommendationRow>, StoreError> {
        if case_ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns([
                ("r", "musyawarah_id"),
                ("r", "case_id"),
                ("r", "recommendation"),
                ("r", "note"),
                ("m", "held_on"),
                ("m", "closed_at"),
            ])
            .from_as("musyawarah_recommendation", "r")
            .join_as(
                JoinType::InnerJoin,
                TABLE,
                "m",
                Expr::col(("m", "id")).equals(("r", "musyawarah_id")),
            )
            .and_where(Expr::col(("r", "case_id")).is_in(case_ids.iter().copied()))
            .cond_where(self.holds_of("m", "desa"))
            .order_by(("m", "held_on"), Order::Desc)
            .order_by(("m", "id"), Order::Desc)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// Writes recommendations, each in place of an earlier one.
    ///
    /// # Errors
    /// A stale conflict when the deliberation is closed or a case decided; `NotFound` when it, or a case, is none of its
    /// village's, or a case is no proposal.
    pub async fn recommend(
        &self,
        row: &MusyawarahRow,
        said: &[NewRecommendation],
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        self.touch_open(&tx, row.id).await?;
        for one in said {
            let case = review_case::read(&tx, one.case_id).await?.ok_or(StoreError::NotFound)?;
            if case.desa != row.desa || !is_discussed_kind(&case.kind) {
                return Err(StoreError::NotFound);
            }
            if !is_discussed_state(&case.state) {
                return Err(StoreError::Conflict(ConflictKind::Stale));
            }
            write_recommendation(&tx, row.id, one, entry).await?;
            let detail = one.said.as_ref().map_or("none", |(code, _)| *code);
            let entry = AuditEntry {
                case_id: Some(one.case_id),
                detail: Some(format!("{}:{detail}", row.id)),
                ..entry.clone()
            };
            audit::append(&tx, &entry).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Whether a deliberation speaks about cases of the kind with this code.
pub fn is_discussed_kind(code: &str) -> bool {
    discussed_kinds().contains(&code)
}

/// Whether a deliberation still speaks about a case in the state with this code.
pub fn is_discussed_state(code: &str) -> bool {
    discussed_states().contains(&code)
}

/// What a deliberation speaks about: somebody is proposed.
fn discussed_kinds() -> Vec<&'static str> {
    [CaseKind::Usulan, CaseKind::UsulanKemensos].map(CaseKind::as_str).to_vec()
}

/// Cases that are still to be decided.
fn discussed_states() -> Vec<&'static str> {
    let decided = [CaseState::Layak, CaseState::Proposed];
    let open = CaseState::ALL.iter().filter(|state| state.is_open() && !decided.contains(state));
    open.map(|state| state.as_str()).collect()
}

async fn write_recommendation<C: ConnectionTrait>(
    tx: &C,
    musyawarah_id: i64,
    one: &NewRecommendation,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    let Some((code, note)) = &one.said else {
        let delete = Query::delete()
            .from_table("musyawarah_recommendation")
            .and_where(Expr::col("musyawarah_id").eq(musyawarah_id))
            .and_where(Expr::col("case_id").eq(one.case_id))
            .to_owned();
        return change(tx, &delete).await.map(|_| ());
    };
    let insert = Query::insert()
        .into_table("musyawarah_recommendation")
        .columns(["musyawarah_id", "case_id", "recommendation", "note", "petugas_id", "at"])
        .values_panic([
            musyawarah_id.into(),
            one.case_id.into(),
            (*code).into(),
            note.clone().into(),
            entry.actor_id.unwrap_or_default().into(),
            entry.at.into(),
        ])
        .on_conflict(
            OnConflict::columns(["musyawarah_id", "case_id"])
                .update_columns(["recommendation", "note", "petugas_id", "at"])
                .to_owned(),
        )
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}
