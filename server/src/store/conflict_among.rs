//! From which of many cases an officer must keep away: what `conflict` says of one, for a page of the queue, in a few
//! statements however many cases it has.

use domain::decision::is_finding;
use domain::review::{Action, Actor};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, UnionType};

use super::conflict::{CaseTokens, OfficerTokens};
use super::query::rows;
use super::scope::Scoped;
use super::version_tables::{penerima_table, subject_table};
use super::{Store, StoreError};

/// A case with the tokens of the people it is about.
#[derive(Debug, Clone)]
pub struct CasePeople {
    /// The case.
    pub case_id: i64,
    /// The case it hangs on.
    pub parent_id: Option<i64>,
    /// Its people; of its members those alone that an officer was looked for among.
    pub people: CaseTokens,
}

#[derive(FromQueryResult)]
struct CaseId {
    case_id: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    parent_id: Option<i64>,
    nik_token: Option<Vec<u8>>,
    kk_token: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct Member {
    case_id: i64,
    nik_token: Vec<u8>,
}

#[derive(FromQueryResult)]
struct Listed {
    subject: Vec<u8>,
    kk_token: Vec<u8>,
}

impl Scoped<'_> {
    /// Those of these cases of which it was noticed before that this officer must keep away from them, and those that they
    /// filed for somebody.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn conflicts_noted(
        &self,
        ids: &[i64],
        petugas_id: i64,
    ) -> Result<Vec<i64>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let noted = Query::select()
            .column("case_id")
            .from("case_conflict")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .to_owned();
        let why = Cond::any()
            .add(Expr::col("filed_by").eq(petugas_id))
            .add(Expr::col("id").in_subquery(noted));
        let select = Query::select()
            .expr_as(Expr::col("id"), "case_id")
            .from("review_case")
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .cond_where(why)
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        self.case_ids(&select).await
    }

    /// Those of these cases that this officer has decided before. Of cases whose outcome is contested, these are the
    /// ones others have to examine.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn decided_before(
        &self,
        ids: &[i64],
        petugas_id: i64,
    ) -> Result<Vec<i64>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let findings = Action::ALL.iter().filter(|one| is_finding(**one)).map(|one| one.as_str());
        let select = Query::select()
            .column("case_id")
            .distinct()
            .from("case_event")
            .and_where(Expr::col("case_id").is_in(ids.iter().copied()))
            .and_where(Expr::col("actor_id").eq(petugas_id))
            .and_where(Expr::col("actor").eq(Actor::Petugas.as_str()))
            .and_where(Expr::col("action").is_in(findings))
            .to_owned();
        self.case_ids(&select).await
    }

    async fn case_ids(
        &self,
        select: &sea_orm::sea_query::SelectStatement,
    ) -> Result<Vec<i64>, StoreError> {
        let found: Vec<CaseId> = rows(&self.store().read, select).await?;
        Ok(found.into_iter().map(|row| row.case_id).collect())
    }

    /// Tokens of the people these cases are about, and of the cases they hang on, as far as the cases themselves have
    /// them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn people_of_cases(
        &self,
        ids: &[i64],
        own: &OfficerTokens,
    ) -> Result<Vec<CasePeople>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let parents = Query::select()
            .column("parent_id")
            .from("review_case")
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .and_where(Expr::col("parent_id").is_not_null())
            .to_owned();
        // One list of numbers, not either of two: `PostgreSQL` would read every case for that.
        let which = Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("id").is_in(ids.iter().copied()))
            .union(UnionType::Distinct, parents)
            .to_owned();
        let select = Query::select()
            .columns(["id", "parent_id", "nik_token", "kk_token"])
            .from("review_case")
            .and_where(Expr::col("id").in_subquery(which))
            .cond_where(self.holds_case("review_case"))
            .to_owned();
        let found: Vec<Row> = rows(&self.store().read, &select).await?;
        let all: Vec<i64> = found.iter().map(|row| row.id).collect();
        let members = self.members_among(&all, own).await?;
        Ok(found
            .into_iter()
            .map(|row| CasePeople {
                people: CaseTokens {
                    nik: row.nik_token,
                    kk: row.kk_token,
                    members: members
                        .iter()
                        .filter(|member| member.case_id == row.id)
                        .map(|member| member.nik_token.clone())
                        .collect(),
                },
                case_id: row.id,
                parent_id: row.parent_id,
            })
            .collect())
    }

    /// Members of the families of these cases who are the officer, or whom they named.
    async fn members_among(
        &self,
        ids: &[i64],
        own: &OfficerTokens,
    ) -> Result<Vec<Member>, StoreError> {
        let wanted: Vec<Vec<u8>> = own.people().cloned().collect();
        if wanted.is_empty() || ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = Query::select()
            .columns(["case_id", "nik_token"])
            .from("usulan_member")
            .and_where(Expr::col("case_id").is_in(ids.iter().copied()))
            .and_where(Expr::col("nik_token").is_in(wanted))
            .to_owned();
        rows(&self.store().read, &select).await
    }
}

impl Store {
    /// The family cards of these people in one version of the recipient data: pairs of subject and card.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cards_of_subjects(
        &self,
        version: i64,
        subjects: &[Vec<u8>],
    ) -> Result<Vec<(Vec<u8>, Vec<u8>)>, StoreError> {
        if subjects.is_empty() {
            return Ok(Vec::new());
        }
        let numbers = Query::select()
            .column("penerima")
            .from(subject_table(version))
            .and_where(Expr::col("subject").is_in(subjects.iter().cloned()))
            .to_owned();
        let select = Query::select()
            .columns(["subject", "kk_token"])
            .from(penerima_table(version))
            .and_where(Expr::col("id").in_subquery(numbers))
            .and_where(Expr::col("kk_token").is_not_null())
            .to_owned();
        let found: Vec<Listed> = rows(&self.read, &select).await?;
        Ok(found.into_iter().map(|row| (row.subject, row.kk_token)).collect())
    }
}
