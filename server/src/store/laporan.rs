//! Reports about recipients and the answers to them. Who reports is sealed with a public key before it comes here.

use std::collections::BTreeSet;

use domain::review::{Action, Actor, CaseState, next};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::audit::{self, AuditEntry};
use super::case_link::insert_link;
use super::case_move::insert_event_row;
use super::filing::{NewCase, NewConsent, REPORT_RECEIPT_SECONDS, close_draft, upsert_consent};
use super::outbox::{self, NewMail};
use super::query::{change, first, rows};
use super::reply_right;
use super::review_case::CaseRow;
use super::{ConflictKind, Store, StoreError, attachment, decision, draft, review_case};
use crate::clock::instant_of;
use crate::crypto::Keys;

/// A report as it is kept.
#[derive(Debug, Clone)]
pub struct NewLaporanRow {
    /// What tells forms of one kind apart, sealed: it may tell of health.
    pub variant: String,
    /// Code of a reason for which aid may end; empty for any other.
    pub reason: String,
    /// The card it is about, sealed.
    pub subject: Vec<u8>,
    /// Every answer but who reports, sealed.
    pub sealed: Vec<u8>,
    /// Who reports, sealed with the public key.
    pub reporter: Option<Vec<u8>>,
    /// Keyed token of reporter, subject and cycle together.
    pub reporter_token: Option<Vec<u8>>,
    /// For an objection: not before this time is its subject told (Unix seconds).
    pub reply_notify_at: Option<i64>,
    /// For an answer: the right of reply it uses.
    pub reply_right_id: Option<i64>,
}

/// A report as it stands in the table.
#[derive(Debug, Clone, FromQueryResult)]
pub struct LaporanRow {
    /// What tells forms of one kind apart, sealed.
    pub variant: String,
    /// Code of a reason for which aid may end; empty for any other.
    pub reason: String,
    /// The card it is about, sealed; `None` once erased.
    pub subject: Option<Vec<u8>>,
    /// The answers, sealed; `None` once erased.
    pub sealed: Option<Vec<u8>>,
    /// Who reports, sealed with the public key; `None` once erased, or where nobody is sealed.
    pub reporter: Option<Vec<u8>>,
}

/// A report that takes the place of an earlier one of the same reporter, person and cycle.
#[derive(Debug, Clone)]
pub struct LaporanUpdate {
    /// The draft it was written in.
    pub draft_id: String,
    /// The versions of its steps that the answers were read from, added up.
    pub draft_versions: i64,
    /// What stands in the table from now on.
    pub row: NewLaporanRow,
    /// Codes of warnings to the reviewer.
    pub warnings: Vec<&'static str>,
    /// What was agreed to and declared.
    pub consents: Vec<NewConsent>,
    /// Mail that tells of it.
    pub mails: Vec<NewMail>,
    /// Now, Unix seconds.
    pub now: i64,
}

/// Why two reports are linked: they have the same reporter.
const SAME_REPORTER: &str = "reporter";

#[derive(FromQueryResult)]
struct Other {
    id: i64,
    state: String,
}

impl Store {
    /// The report of a case.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn laporan_of_case(&self, case_id: i64) -> Result<Option<LaporanRow>, StoreError> {
        let select = Query::select()
            .columns(["variant", "reason", "subject", "sealed", "reporter"])
            .from("laporan")
            .and_where(Expr::col("case_id").eq(case_id))
            .to_owned();
        first(&self.read, &select).await
    }

    /// Whether the case is a report of this reporter about this person in this cycle, for this reason. With another
    /// reason it is one only until the person was told of it: they must not have answered something else.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_report_of(
        &self,
        case_id: i64,
        token: &[u8],
        reason: &str,
    ) -> Result<bool, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col("case_id"), "id")
            .expr_as(Expr::val(""), "state")
            .from("laporan")
            .and_where(Expr::col("case_id").eq(case_id))
            .and_where(Expr::col("reporter_token").eq(token.to_vec()))
            .cond_where(
                Expr::col("reason").eq(reason).or(Expr::col("case_id").not_in_subquery(told())),
            )
            .to_owned();
        Ok(first::<Other, _, _>(&self.write, &select).await?.is_some())
    }

    /// Forgets which reporters have reported whom in cycles before `month` (`YYYY-MM`): the rule of one report each holds
    /// for the cycle alone, and who holds the keys must not be able to try NIKs for longer (ADR 0016). Says how many.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_reporters(&self, month: &str) -> Result<u64, StoreError> {
        let past = Query::select()
            .column("id")
            .from("review_case")
            .and_where(Expr::col("cycle").lt(month))
            .to_owned();
        let links = Query::delete()
            .from_table("case_link")
            .and_where(Expr::col("reason").eq(SAME_REPORTER))
            .and_where(Expr::col("case_id").in_subquery(past.clone()))
            .to_owned();
        change(&self.write, &links).await?;
        let update = Query::update()
            .table("laporan")
            .value("reporter_token", Option::<Vec<u8>>::None)
            .and_where(Expr::col("reporter_token").is_not_null())
            .and_where(Expr::col("case_id").in_subquery(past))
            .to_owned();
        change(&self.write, &update).await
    }

    /// Puts a report in the place of the one that `case` was filed with. Says the names of the files that are no longer
    /// part of it; `None` when the case has gone too far for that.
    ///
    /// # Errors
    /// As [`Store::file_case`]; nothing is written then.
    pub async fn update_laporan(
        &self,
        keys: &Keys,
        case: &CaseRow,
        update: LaporanUpdate,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let tx = self.begin().await?;
        let keep = Some(REPORT_RECEIPT_SECONDS);
        close_draft(&tx, &update.draft_id, update.draft_versions, update.now, keep).await?;
        let current = review_case::read(&tx, case.id).await?.ok_or(StoreError::NotFound)?;
        let from = current.state()?;
        let Some(to) = next(from, Action::Update, Actor::Warga) else {
            tx.rollback().await?;
            return Ok(None);
        };
        if !set_case(&tx, &current, from, to, &update).await? {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Stale));
        }
        let merged = Query::update()
            .table("draft")
            .value("case_id", case.id)
            .and_where(Expr::col("id").eq(update.draft_id.as_str()))
            .and_where(Expr::col("case_id").is_null())
            .to_owned();
        if change(&tx, &merged).await? == 0 {
            tx.rollback().await?;
            return Err(StoreError::Conflict(ConflictKind::Duplicate));
        }
        replace(&tx, case.id, &update.row).await?;
        let gone = attachment::replace_of_case(&tx, &update.draft_id, case.id).await?;
        draft::erase_steps(&tx, &update.draft_id).await?;
        for consent in &update.consents {
            upsert_consent(&tx, case.id, consent, update.now).await?;
        }
        note_update(&tx, case.id, from, to, update.now).await?;
        for mut mail in update.mails {
            mail.case_id = Some(case.id);
            outbox::enqueue(&tx, keys, &mail, instant_of(update.now)).await?;
        }
        tx.commit().await?;
        Ok(Some(gone))
    }
}

/// Cases whose subjects were told of what is said about them.
fn told() -> SelectStatement {
    Query::select()
        .expr(Expr::col(("review_case", "id")))
        .from("review_case")
        .inner_join(
            "reply_right",
            Expr::col(("reply_right", "subject_token"))
                .equals(("review_case", "nik_token"))
                .and(Expr::col(("reply_right", "cycle")).equals(("review_case", "cycle"))),
        )
        .and_where(Expr::col(("reply_right", "notified_at")).is_not_null())
        .to_owned()
}

async fn set_case<C: ConnectionTrait>(
    tx: &C,
    case: &CaseRow,
    from: CaseState,
    to: CaseState,
    update: &LaporanUpdate,
) -> Result<bool, StoreError> {
    // What was noticed about the first report is not undone by a second.
    let mut warnings: BTreeSet<&str> = case.warnings.split(',').collect();
    warnings.extend(&update.warnings);
    warnings.remove("");
    let warnings: Vec<&str> = warnings.into_iter().collect();
    let mut set = Query::update();
    set.table("review_case")
        .value("state", to.as_str())
        .value("state_since", update.now)
        .value("warnings", warnings.join(","))
        // Whoever decides on the first report must see that there is another now.
        .value("version", Expr::col("version").add(1))
        .and_where(Expr::col("id").eq(case.id))
        .and_where(Expr::col("state").eq(from.as_str()));
    decision::stop_or_start_clock(&mut set, from, to, update.now);
    Ok(change(tx, &set).await? == 1)
}

async fn replace<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    row: &NewLaporanRow,
) -> Result<(), StoreError> {
    let update = Query::update()
        .table("laporan")
        .value("variant", row.variant.as_str())
        .value("reason", row.reason.as_str())
        .value("subject", row.subject.clone())
        .value("sealed", row.sealed.clone())
        .value("reporter", row.reporter.clone())
        .and_where(Expr::col("case_id").eq(case_id))
        .to_owned();
    change(tx, &update).await.map(|_| ())
}

async fn note_update<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    from: CaseState,
    to: CaseState,
    now: i64,
) -> Result<(), StoreError> {
    let action = Action::Update.as_str();
    insert_event_row(tx, case_id, now, action, Some(from), to, (Actor::Warga, None), None, None)
        .await?;
    let entry = AuditEntry {
        at: now,
        actor: Actor::Warga.as_str(),
        actor_id: None,
        action: "case.update",
        case_id: Some(case_id),
        detail: None,
    };
    audit::append(tx, &entry).await
}

/// Writes the report of a new case, and what comes of it: the right of reply, or its use.
pub(super) async fn insert<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    case: &NewCase,
    row: &NewLaporanRow,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("laporan")
        .columns([
            "case_id",
            "variant",
            "reason",
            "subject",
            "sealed",
            "reporter",
            "reporter_token",
        ])
        .values_panic([
            case_id.into(),
            row.variant.as_str().into(),
            row.reason.as_str().into(),
            row.subject.clone().into(),
            row.sealed.clone().into(),
            row.reporter.clone().into(),
            row.reporter_token.clone().into(),
        ])
        .to_owned();
    change(tx, &insert).await?;
    if let Some(notify_at) = row.reply_notify_at {
        reply_right::give(tx, case_id, &row.reason, case.now, notify_at).await?;
    }
    if let Some(id) = row.reply_right_id {
        reply_right::spend(tx, id, case_id).await?;
    }
    Ok(())
}

/// Links the case with other reports of the same reporter about the same person in the same cycle; says whether one of
/// them is open.
pub(super) async fn link_same_reporter<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    now: i64,
    token: Option<&Vec<u8>>,
) -> Result<bool, StoreError> {
    let Some(token) = token else { return Ok(false) };
    let same = Query::select()
        .column("case_id")
        .from("laporan")
        .and_where(Expr::col("reporter_token").eq(token.clone()))
        .and_where(Expr::col("case_id").ne(case_id))
        .to_owned();
    let select = Query::select()
        .columns(["id", "state"])
        .from("review_case")
        .and_where(Expr::col("id").in_subquery(same))
        .to_owned();
    let mut open = false;
    for Other { id, state } in rows::<Other, _, _>(tx, &select).await? {
        open |= state.parse::<CaseState>().is_ok_and(CaseState::is_open);
        insert_link(tx, case_id, id, SAME_REPORTER, now).await?;
    }
    Ok(open)
}
