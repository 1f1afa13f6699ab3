//! The letters of an office: rights of reply that nobody could be mailed, and people who were proposed by somebody else
//! (S-11). Each officer prints those of their scope.

use std::collections::BTreeMap;

use domain::review::{Actor, CaseKind, CaseState};
use domain::usulan::Hubungan;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{FromQueryResult, Order};

use super::audit::{self, AuditEntry};
use super::query::{change, first, rows};
use super::reply_right::{ReplyRight, has_no_address, rights};
use super::scope::Scoped;
use super::{StoreError, review_case};

/// Somebody whom another person proposed.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ProposedRow {
    /// The case.
    pub id: i64,
    /// Its ticket.
    pub ticket: String,
    /// Village code.
    pub desa: String,
    /// When it was filed, Unix seconds.
    pub submitted_at: i64,
    /// Code of its state.
    pub state: String,
    /// When the person was told last by letter, Unix seconds.
    pub printed_at: Option<i64>,
    /// Who printed that letter.
    pub printed_by: Option<i64>,
    /// How often.
    pub printings: Option<i32>,
}

#[derive(FromQueryResult)]
struct SealedProposal {
    case_id: i64,
    sealed: Vec<u8>,
}

/// States in which a proposal is still examined: whoever is proposed can still have it corrected or withdrawn.
const EXAMINED: [&str; 5] = [
    CaseState::WaitingForWindow.as_str(),
    CaseState::Queued.as_str(),
    CaseState::UnderReview.as_str(),
    CaseState::InfoNeeded.as_str(),
    CaseState::Appealed.as_str(),
];

impl ProposedRow {
    /// Whether it is still examined. Otherwise it was looked at, and the person may learn the outcome at the office.
    pub fn is_examined(&self) -> bool {
        EXAMINED.contains(&self.state.as_str())
    }
}

impl Scoped<'_> {
    /// At most `limit` rights of reply of the scope whose time has come, that nobody was told of and that no mail can tell,
    /// the oldest first, from number `after` on; of one village where one is given.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replies_due(
        &self,
        desa: Option<&str>,
        now: i64,
        after: i64,
        limit: u64,
    ) -> Result<Vec<ReplyRight>, StoreError> {
        let mut select = rights();
        select
            .cond_where(self.holds_report("desa"))
            .and_where(Expr::col("code_token").is_null())
            .and_where(Expr::col("notify_at").lte(now))
            .and_where(Expr::col("id").gt(after))
            .cond_where(has_no_address())
            .order_by("id", Order::Asc)
            .limit(limit);
        if let Some(desa) = desa {
            select.and_where(Expr::col("desa").eq(desa));
        }
        rows(&self.store().write, &select).await
    }

    /// A right of reply of the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reply(&self, id: i64) -> Result<Option<ReplyRight>, StoreError> {
        let select = rights()
            .cond_where(self.holds_report("desa"))
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        first(&self.store().write, &select).await
    }

    /// At most `limit` rights of the scope that were handed out by letter since `since`, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replies_printed(
        &self,
        since: i64,
        limit: u64,
    ) -> Result<Vec<ReplyRight>, StoreError> {
        let select = rights()
            .cond_where(self.holds_report("desa"))
            .and_where(Expr::col("channel").eq("letter"))
            .and_where(Expr::col("notified_at").gte(since))
            .order_by("notified_at", Order::Desc)
            .order_by("id", Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// At most `limit` proposals of the scope whose person was proposed by a neighbour without an address for mail and was
    /// not told by letter, the oldest first, from number `after` on; of one village where one is given. A letter stays due
    /// after the decision, until it is printed or the data of the case is erased (D-13).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn notices_due(
        &self,
        desa: Option<&str>,
        after: i64,
        limit: u64,
    ) -> Result<Vec<ProposedRow>, StoreError> {
        let mut select = self.proposed();
        select
            .and_where(Expr::col(("subject_notice", "case_id")).is_null())
            .and_where(Expr::col(("review_case", "id")).gt(after))
            .order_by(("review_case", "id"), Order::Asc)
            .limit(limit);
        if let Some(desa) = desa {
            select.and_where(Expr::col(("review_case", "desa")).eq(desa));
        }
        rows(&self.store().write, &select).await
    }

    /// At most `limit` people of the scope who were told by letter since `since` that they were proposed, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn notices_printed(
        &self,
        since: i64,
        limit: u64,
    ) -> Result<Vec<ProposedRow>, StoreError> {
        let select = self
            .proposed()
            .and_where(Expr::col(("subject_notice", "printed_at")).gte(since))
            .order_by(("subject_notice", "printed_at"), Order::Desc)
            .order_by(("review_case", "id"), Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// Such a proposal of the scope, told or not.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn proposed_person(&self, case_id: i64) -> Result<Option<ProposedRow>, StoreError> {
        let select =
            self.proposed().and_where(Expr::col(("review_case", "id")).eq(case_id)).to_owned();
        first(&self.store().write, &select).await
    }

    /// What these proposals of the scope say, sealed, by number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sealed_proposals(
        &self,
        case_ids: &[i64],
    ) -> Result<BTreeMap<i64, Vec<u8>>, StoreError> {
        let select = Query::select()
            .columns([("usulan", "case_id"), ("usulan", "sealed")])
            .from("usulan")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("usulan", "case_id")),
            )
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col(("usulan", "case_id")).is_in(case_ids.iter().copied()))
            .and_where(Expr::col(("usulan", "sealed")).is_not_null())
            .to_owned();
        let found: Vec<SealedProposal> = rows(&self.store().write, &select).await?;
        Ok(found.into_iter().map(|row| (row.case_id, row.sealed)).collect())
    }

    /// Notes that somebody is told by letter that they were proposed. `false` when somebody else printed it since `row` was
    /// read, or the case moved on, so that the letter would not say how it stands: then nothing is written.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_notice(
        &self,
        row: &ProposedRow,
        petugas_id: i64,
        now: i64,
    ) -> Result<bool, StoreError> {
        if !self.covers(&row.desa) {
            return Err(StoreError::NotFound);
        }
        let tx = self.store().begin().await?;
        let case = review_case::read(&tx, row.id).await?.ok_or(StoreError::NotFound)?;
        let printings = row.printings.unwrap_or_default();
        let insert = Query::insert()
            .into_table("subject_notice")
            .columns(["case_id", "printed_at", "printed_by", "printings"])
            .values_panic([row.id.into(), now.into(), petugas_id.into(), 1.into()])
            .on_conflict(
                OnConflict::column("case_id")
                    .update_columns(["printed_at", "printed_by"])
                    .value("printings", printings + 1)
                    .action_and_where(Expr::col(("subject_notice", "printings")).eq(printings))
                    .to_owned(),
            )
            .to_owned();
        if case.state != row.state || change(&tx, &insert).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        let entry = AuditEntry {
            at: now,
            actor: Actor::Petugas.as_str(),
            actor_id: Some(petugas_id),
            action: "subject.print",
            case_id: Some(row.id),
            detail: None,
        };
        audit::append(&tx, &entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Proposals of the scope by a neighbour who left no address of the person. One that was withdrawn is examined by
    /// nobody: there is nothing to tell.
    fn proposed(&self) -> SelectStatement {
        let reachable = Query::select()
            .column("case_id")
            .from("case_contact")
            .and_where(Expr::col("party").eq("subject"))
            .and_where(Expr::col("email").is_not_null())
            .to_owned();
        Query::select()
            .columns([
                ("review_case", "id"),
                ("review_case", "ticket"),
                ("review_case", "desa"),
                ("review_case", "submitted_at"),
                ("review_case", "state"),
                ("subject_notice", "printed_at"),
                ("subject_notice", "printed_by"),
                ("subject_notice", "printings"),
            ])
            .from("review_case")
            .inner_join("usulan", Expr::col(("usulan", "case_id")).equals(("review_case", "id")))
            .left_join(
                "subject_notice",
                Expr::col(("subject_notice", "case_id")).equals(("review_case", "id")),
            )
            .cond_where(self.holds_case("review_case"))
            .and_where(Expr::col(("review_case", "kind")).eq(CaseKind::Usulan.as_str()))
            .and_where(Expr::col(("review_case", "state")).ne(CaseState::Dicabut.as_str()))
            .and_where(Expr::col(("usulan", "hubungan")).eq(Hubungan::Tetangga.as_str()))
            .and_where(Expr::col(("usulan", "sealed")).is_not_null())
            .and_where(Expr::col(("review_case", "id")).not_in_subquery(reachable))
            .to_owned()
    }
}
