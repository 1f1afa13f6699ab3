//! Who must keep away from which case: officers who are close to the people it is about (§2.2).

use domain::decision::{ConflictReason, is_finding};
use domain::petugas::{Permission, Role, may};
use domain::review::{Action, Actor, CaseState};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::audit::{self, AuditEntry};
use super::query::{change, first, found_for_each, rows};
use super::review_case::CaseRow;
use super::scope::Scoped;
use super::{Store, StoreError};

/// Keyed tokens of an officer and of those they named as close to them.
#[derive(Clone, Default)]
pub struct OfficerTokens {
    /// Of their own NIK, and of every one that stood in its place before.
    pub niks: Vec<Vec<u8>>,
    /// Of their family card, and of every one before.
    pub cards: Vec<Vec<u8>>,
    /// Of the NIK of each declared relative.
    pub relatives: Vec<Vec<u8>>,
}

/// Names no one.
impl std::fmt::Debug for OfficerTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OfficerTokens(…)")
    }
}

impl OfficerTokens {
    /// Whether nothing is known to compare with.
    pub const fn is_empty(&self) -> bool {
        self.niks.is_empty() && self.cards.is_empty() && self.relatives.is_empty()
    }

    /// Whether this is the officer's own NIK.
    pub fn is_own(&self, nik: &[u8]) -> bool {
        self.niks.iter().any(|own| own == nik)
    }

    /// Whether this is the officer's own family card.
    pub fn is_own_card(&self, card: &[u8]) -> bool {
        self.cards.iter().any(|own| own == card)
    }

    /// Whether this is the NIK of the officer, or of somebody they named.
    pub fn is_close(&self, nik: &[u8]) -> bool {
        self.is_own(nik) || self.relatives.iter().any(|relative| relative == nik)
    }

    /// Every NIK of the officer, and of those they named.
    pub fn people(&self) -> impl Iterator<Item = &Vec<u8>> {
        self.niks.iter().chain(&self.relatives)
    }
}

/// Keyed tokens of the people a case is about.
#[derive(Debug, Clone, Default)]
pub struct CaseTokens {
    /// NIK of the subject.
    pub nik: Option<Vec<u8>>,
    /// Their family card.
    pub kk: Option<Vec<u8>>,
    /// NIK of each member of the family that was named.
    pub members: Vec<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct Pair {
    nik_token: Option<Vec<u8>>,
    kk_token: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct Token {
    nik_token: Vec<u8>,
}

/// A number that stood in an account before.
#[derive(FromQueryResult)]
struct Former {
    is_card: bool,
    token: Vec<u8>,
}

#[derive(FromQueryResult)]
struct Reason {
    reason: String,
}

/// Codes of the actions by which a case is decided.
fn findings() -> Vec<&'static str> {
    Action::ALL.iter().filter(|one| is_finding(**one)).map(|one| one.as_str()).collect()
}

/// Numbers of the cases that an officer must keep away from.
fn blocked(petugas_id: i64) -> SelectStatement {
    Query::select()
        .column("case_id")
        .from("case_conflict")
        .and_where(Expr::col("petugas_id").eq(petugas_id))
        .to_owned()
}

/// That the outcome of a row of `review_case` was appealed.
fn is_appealed() -> Expr {
    let appeals =
        events_of_row().and_where(Expr::col("action").eq(Action::Appeal.as_str())).to_owned();
    Expr::exists(appeals)
}

/// That an officer has decided a row of `review_case` before.
fn is_decided_by(petugas_id: i64) -> Expr {
    let decisions = events_of_row()
        .and_where(Expr::col("actor_id").eq(petugas_id))
        .and_where(Expr::col("actor").eq(Actor::Petugas.as_str()))
        .and_where(Expr::col("action").is_in(findings()))
        .to_owned();
    Expr::exists(decisions)
}

/// The history of a row of `review_case`: few rows, found by an index, however long the histories of all are.
fn events_of_row() -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from("case_event")
        .and_where(Expr::col(("case_event", "case_id")).equals(("review_case", "id")))
        .to_owned()
}

/// That a row of `review_case` may be offered to this officer: they are not close to anybody in it as far as was noticed,
/// did not file it, and it is no appeal against their own decision.
pub(super) fn offered_to(petugas_id: i64) -> Cond {
    let own_appeal = is_appealed().and(is_decided_by(petugas_id));
    let filed_by = || Expr::col(("review_case", "filed_by"));
    Cond::all()
        .add(Expr::col(("review_case", "id")).not_in_subquery(blocked(petugas_id)))
        .add(filed_by().is_null().or(filed_by().ne(petugas_id)))
        .add(own_appeal.not())
}

/// That no officer in use who takes cases in the region of a row of `case` may examine it, as far as was noticed: each is
/// close to somebody in it, filed it, or decided before what is appealed now.
pub(super) fn has_no_examiner(case: &'static str) -> Expr {
    let takers = Role::ALL.iter().filter(|role| may(**role, Permission::TakeCase));
    let about = |table: &'static str, id: &'static str| {
        Query::select()
            .expr(Expr::val(1))
            .from(table)
            .and_where(Expr::col((table, id)).equals((case, "id")))
            .to_owned()
    };
    let close = about("case_conflict", "case_id")
        .and_where(Expr::col(("case_conflict", "petugas_id")).equals(("petugas", "id")))
        .to_owned();
    let filed = about("review_case", "id")
        .and_where(Expr::col(("review_case", "filed_by")).equals(("petugas", "id")))
        .to_owned();
    let appealed = about("case_event", "case_id")
        .and_where(Expr::col("action").eq(Action::Appeal.as_str()))
        .to_owned();
    let decided = about("case_event", "case_id")
        .and_where(Expr::col(("case_event", "actor_id")).equals(("petugas", "id")))
        .and_where(Expr::col("actor").eq(Actor::Petugas.as_str()))
        .and_where(Expr::col("action").is_in(findings()))
        .to_owned();
    let own_appeal = found_for_each(appealed).and(found_for_each(decided));
    let examiners = Query::select()
        .expr(Expr::val(1))
        .from("petugas")
        .and_where(Expr::col(("petugas", "role")).is_in(takers.map(|role| role.as_str())))
        .and_where(Expr::col(("petugas", "disabled_at")).is_null())
        // Their scope is a regency: the first five characters of a code.
        .and_where(
            Expr::col(("petugas", "scope")).eq(Expr::cust(format!("substr({case}.desa, 1, 5)"))),
        )
        .and_where(found_for_each(close).not())
        .and_where(found_for_each(filed).not())
        .and_where(own_appeal.not())
        .to_owned();
    found_for_each(examiners).not()
}

impl Scoped<'_> {
    /// Whether it was noticed before that this officer must keep away from the case, and why.
    ///
    /// # Errors
    /// When the database refuses, or the reason is unknown to this program.
    pub async fn conflict_of(
        &self,
        case: &CaseRow,
        petugas_id: i64,
    ) -> Result<Option<ConflictReason>, StoreError> {
        if !self.sees(case) {
            return Ok(None);
        }
        let select = Query::select()
            .column("reason")
            .from("case_conflict")
            .and_where(Expr::col("case_id").eq(case.id))
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .to_owned();
        let found: Option<Reason> = first(&self.store().write, &select).await?;
        let reason = found.map(|row| row.reason.parse()).transpose();
        reason.map_err(|_| StoreError::Malformed("case_conflict.reason"))
    }

    /// Notes that this officer must keep away from the case, once. Whatever they held of it they give back.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_conflict(
        &self,
        case: &CaseRow,
        petugas_id: i64,
        reason: ConflictReason,
        now: i64,
    ) -> Result<bool, StoreError> {
        if !self.sees(case) {
            return Err(StoreError::NotFound);
        }
        let tx = self.store().begin().await?;
        let insert = Query::insert()
            .into_table("case_conflict")
            .columns(["case_id", "petugas_id", "reason", "found_at"])
            .values_panic([case.id.into(), petugas_id.into(), reason.as_str().into(), now.into()])
            .on_conflict(OnConflict::columns(["case_id", "petugas_id"]).do_nothing().to_owned())
            .to_owned();
        let is_new = change(&tx, &insert).await? == 1;
        if is_new {
            let entry = AuditEntry {
                at: now,
                actor: Actor::Petugas.as_str(),
                actor_id: Some(petugas_id),
                action: "case.conflict",
                case_id: Some(case.id),
                detail: Some(reason.as_str().to_owned()),
            };
            audit::append(&tx, &entry).await?;
        }
        end_lease(&tx, case.id, petugas_id, now).await?;
        tx.commit().await?;
        Ok(is_new)
    }

    /// Whether `petugas_id` decided this case and its citizen appealed against that.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_own_appeal(&self, case: &CaseRow, petugas_id: i64) -> Result<bool, StoreError> {
        let events = self.store().case_events(case.id).await?;
        // Newest first: what was decided before the last appeal stands behind it.
        let appeal = events.iter().position(|event| event.action == Action::Appeal.as_str());
        let Some(appeal) = appeal else { return Ok(false) };
        let finds = |action: &str| action.parse().is_ok_and(is_finding);
        Ok(events[appeal..]
            .iter()
            .any(|event| event.actor_id == Some(petugas_id) && finds(&event.action)))
    }

    /// Tokens of the people a case is about, as far as the case itself has them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn people_of_case(&self, case: &CaseRow) -> Result<CaseTokens, StoreError> {
        if !self.sees(case) {
            return Ok(CaseTokens::default());
        }
        let select = Query::select()
            .columns(["nik_token", "kk_token"])
            .from("review_case")
            .and_where(Expr::col("id").eq(case.id))
            .to_owned();
        let pair: Option<Pair> = first(&self.store().read, &select).await?;
        let select = Query::select()
            .column("nik_token")
            .from("usulan_member")
            .and_where(Expr::col("case_id").eq(case.id))
            .and_where(Expr::col("nik_token").is_not_null())
            .to_owned();
        let members: Vec<Token> = rows(&self.store().read, &select).await?;
        let (nik, kk) = pair.map_or((None, None), |pair| (pair.nik_token, pair.kk_token));
        Ok(CaseTokens { nik, kk, members: members.into_iter().map(|row| row.nik_token).collect() })
    }
}

impl Store {
    /// Whether there is such an officer, not disabled.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_officer(&self, petugas_id: i64) -> Result<bool, StoreError> {
        let select = Query::select()
            .columns(["nik_token", "kk_token"])
            .from("petugas")
            .and_where(Expr::col("id").eq(petugas_id))
            .and_where(Expr::col("disabled_at").is_null())
            .to_owned();
        Ok(first::<Pair, _, _>(&self.write, &select).await?.is_some())
    }

    /// Tokens of an officer and of those they named as close to them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn tokens_of_officer(&self, petugas_id: i64) -> Result<OfficerTokens, StoreError> {
        let select = Query::select()
            .columns(["nik_token", "kk_token"])
            .from("petugas")
            .and_where(Expr::col("id").eq(petugas_id))
            .to_owned();
        // Stated a moment ago, perhaps: read where it was written.
        let pair: Option<Pair> = first(&self.write, &select).await?;
        let select = Query::select()
            .column("nik_token")
            .from("petugas_relative")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .to_owned();
        let relatives: Vec<Token> = rows(&self.write, &select).await?;
        let select = Query::select()
            .columns(["is_card", "token"])
            .from("petugas_former")
            .and_where(Expr::col("petugas_id").eq(petugas_id))
            .to_owned();
        let former: Vec<Former> = rows(&self.write, &select).await?;
        let (cards, niks): (Vec<_>, Vec<_>) = former.into_iter().partition(|one| one.is_card);
        let tokens = |now: Option<Vec<u8>>, former: Vec<Former>| {
            now.into_iter().chain(former.into_iter().map(|one| one.token)).collect()
        };
        let (nik, kk) = pair.map_or((None, None), |pair| (pair.nik_token, pair.kk_token));
        let relatives = relatives.into_iter().map(|row| row.nik_token).collect();
        Ok(OfficerTokens { niks: tokens(nik, niks), cards: tokens(kk, cards), relatives })
    }
}

/// Ends what is left of an officer's lease: the case goes back into the queue with the others whose time is over.
async fn end_lease<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    petugas_id: i64,
    now: i64,
) -> Result<(), StoreError> {
    let update = Query::update()
        .table("review_case")
        .value("lease_until", now)
        .and_where(Expr::col("id").eq(case_id))
        .and_where(Expr::col("state").eq(CaseState::UnderReview.as_str()))
        .and_where(Expr::col("lease_by").eq(petugas_id))
        .and_where(Expr::col("lease_until").gt(now))
        .to_owned();
    change(tx, &update).await.map(|_| ())
}
