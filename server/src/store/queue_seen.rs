//! What is to be seen of a case in the queue besides its own columns: flags that stand elsewhere, and who asked its
//! citizen something.

use domain::queue_flag::QueueFlag;
use domain::review::{Action, CaseState};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query};
use sea_orm::{FromQueryResult, Order};

use super::StoreError;
use super::query::{found_for_each, rows};
use super::queue::CASE;
use super::scope::Scoped;

#[derive(FromQueryResult)]
struct Flagged {
    id: i64,
}

/// Who asked the citizen of a case something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Asked {
    /// The case.
    pub case_id: i64,
    /// The officer.
    pub petugas_id: i64,
}

impl Scoped<'_> {
    /// Which of these cases has a flag that its warnings do not tell: a photo that is hard to see, an outcome that was
    /// contested, another case that was linked to it later.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn flagged(&self, ids: &[i64], flag: QueueFlag) -> Result<Vec<i64>, StoreError> {
        let (Some(seen), false) = (seen(CASE, flag), ids.is_empty()) else {
            return Ok(Vec::new());
        };
        let select = Query::select()
            .column("id")
            .from(CASE)
            .and_where(Expr::col((CASE, "id")).is_in(ids.iter().copied()))
            .cond_where(self.holds_case(CASE))
            .and_where(seen)
            .to_owned();
        let found: Vec<Flagged> = rows(&self.store().read, &select).await?;
        Ok(found.into_iter().map(|row| row.id).collect())
    }

    /// Who asked the citizens of these cases something, the last of a case last.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn asked(&self, ids: &[i64]) -> Result<Vec<Asked>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .expr_as(Expr::col(("case_event", "case_id")), "case_id")
            .expr_as(Expr::col(("case_event", "actor_id")), "petugas_id")
            .from("case_event")
            .inner_join(CASE, Expr::col((CASE, "id")).equals(("case_event", "case_id")))
            .and_where(Expr::col(("case_event", "case_id")).is_in(ids.iter().copied()))
            .and_where(Expr::col(("case_event", "action")).eq(Action::AskInfo.as_str()))
            .and_where(Expr::col(("case_event", "actor_id")).is_not_null())
            .cond_where(self.holds_case(CASE))
            .order_by(("case_event", "id"), Order::Asc)
            .to_owned();
        rows(&self.store().read, &select).await
    }
}

/// That a row of `case` has a flag, for whatever reason.
pub(super) fn has_flag(case: &'static str, flag: QueueFlag) -> Cond {
    let mut any = Cond::any();
    for warning in flag.warnings() {
        // Codes of ours, not what somebody typed.
        let code = warning.as_str();
        any = any.add(Expr::cust(format!("',' || {case}.warnings || ',' like '%,{code},%'")));
    }
    match seen(case, flag) {
        Some(seen) => any.add(seen),
        None => any,
    }
}

/// That a case has a flag for another reason than its warnings.
fn seen(case: &'static str, flag: QueueFlag) -> Option<Expr> {
    let of_case = |table: &'static str, column: &'static str| {
        Query::select()
            .expr(Expr::val(1))
            .from(table)
            .and_where(Expr::col((table, column)).equals((case, "id")))
            .to_owned()
    };
    match flag {
        QueueFlag::Ganda => {
            let of_person = |column| {
                let mut links = of_case("case_link", column);
                links.and_where(Expr::col(("case_link", "reason")).ne("reporter"));
                found_for_each(links)
            };
            Some(of_person("case_id").or(of_person("other_id")))
        }
        QueueFlag::Foto => {
            let mut photos = of_case("attachment", "case_id");
            photos.and_where(Expr::col(("attachment", "advice")).ne(""));
            Some(found_for_each(photos))
        }
        QueueFlag::Keberatan => {
            let mut appeals = of_case("case_event", "case_id");
            appeals.and_where(Expr::col(("case_event", "action")).eq("appeal"));
            Some(found_for_each(appeals))
        }
        QueueFlag::Kembali => Some(has_come_back(case)),
        _ => None,
    }
}

/// That a case came back from its citizen, and nobody has taken it since: only such a case is under review without
/// anybody's lease.
pub(super) fn has_come_back(case: &'static str) -> Expr {
    let is_reviewed = Expr::col((case, "state")).eq(CaseState::UnderReview.as_str());
    is_reviewed.and(Expr::col((case, "lease_by")).is_null())
}

/// That this officer asked the citizen of a case something.
pub(super) fn was_asked_by(case: &'static str, petugas_id: i64) -> Expr {
    let asked = Query::select()
        .expr(Expr::val(1))
        .from("case_event")
        .and_where(Expr::col(("case_event", "case_id")).equals((case, "id")))
        .and_where(Expr::col(("case_event", "action")).eq(Action::AskInfo.as_str()))
        .and_where(Expr::col(("case_event", "actor_id")).eq(petugas_id))
        .to_owned();
    found_for_each(asked)
}
