//! Filing a case: everything that becomes true at once, in a single transaction.

use domain::review::{Actor, CaseKind, CaseState};
use domain::usulan::Warning;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, ReturningClause};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use super::audit::{self, AuditEntry};
use super::case_data::{NewContact, upsert_contact};
use super::case_move::{insert_event_row, insert_message};
use super::outbox::{self, NewMail};
use super::query::{change, first, rows};
use super::{ConflictKind, Store, StoreError, attachment};
use crate::clock::instant_of;
use crate::crypto::Keys;

/// Most look-alikes that are linked to a new case.
const MAX_LINKS: u64 = 50;

/// A case to file.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// What kind.
    pub kind: CaseKind,
    /// Its first state.
    pub state: CaseState,
    /// Twelve characters.
    pub ticket: String,
    /// The draft it comes from.
    pub draft_id: Option<String>,
    /// Keyed token of the Idempotency-Key.
    pub idempotency_token: Option<[u8; 32]>,
    /// The case it belongs to.
    pub parent_id: Option<i64>,
    /// Village code.
    pub desa: String,
    /// `YYYY-MM`.
    pub cycle: String,
    /// End of the cycle's proposals, Unix seconds.
    pub cutoff_at: i64,
    /// By when the next step is due, Unix seconds.
    pub due_at: i64,
    /// Now, Unix seconds.
    pub now: i64,
    /// Language tag.
    pub lang: String,
    /// Token of the subject's NIK.
    pub nik_token: Option<Vec<u8>>,
    /// Token of the family card.
    pub kk_token: Option<Vec<u8>>,
    /// Token of name, birth and village.
    pub alike_token: Option<Vec<u8>>,
    /// Codes of warnings.
    pub warnings: Vec<&'static str>,
}

/// A consent or declaration that was given.
#[derive(Debug, Clone)]
pub struct NewConsent {
    /// `pdp`, `truth`, `health`, `subject_told`.
    pub purpose: &'static str,
    /// Which wording.
    pub text_version: &'static str,
    /// The language it was read in.
    pub lang: &'static str,
}

/// Everything that becomes true when a proposal is sent.
#[derive(Debug, Clone)]
pub struct NewUsulanCase {
    /// The case.
    pub case: NewCase,
    /// Code of whom it is for.
    pub hubungan: &'static str,
    /// `masuk_data` or `menerima_program`.
    pub jenis: String,
    /// Every answer, sealed.
    pub sealed: Vec<u8>,
    /// Members of the family: sealed, and the token of the NIK.
    pub members: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    /// What was agreed to and declared.
    pub consents: Vec<NewConsent>,
    /// How the parties can be reached.
    pub contacts: Vec<NewContact>,
    /// Mail that tells of it.
    pub mails: Vec<NewMail>,
    /// The versions of the draft's steps that the answers were read from, added up.
    pub draft_versions: i64,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Version {
    version: i32,
}

#[derive(FromQueryResult)]
struct Other {
    id: i64,
    state: String,
}

impl Store {
    /// Files a proposal: case, answers, members, files, consents, history, audit and mail in one transaction.
    ///
    /// # Errors
    /// A duplicate conflict when the draft or the key was used before, a stale one when a step was saved after the
    /// answers were read: nothing is written then. `NotFound` when the draft is gone.
    pub async fn file_usulan(&self, keys: &Keys, new: NewUsulanCase) -> Result<i64, StoreError> {
        let tx = self.begin().await?;
        let now = new.case.now;
        if let Some(draft_id) = &new.case.draft_id {
            close_draft(&tx, draft_id, now).await?;
            if draft_versions(&tx, draft_id).await? != new.draft_versions {
                tx.rollback().await?;
                return Err(StoreError::Conflict(ConflictKind::Stale));
            }
        }
        wait_for_twins(&tx, &new.case).await?;
        let case_id = insert_case(&tx, &new.case).await?;
        insert_usulan(&tx, case_id, &new).await?;
        for consent in &new.consents {
            insert_consent(&tx, case_id, consent, now).await?;
        }
        for contact in &new.contacts {
            upsert_contact(&tx, case_id, contact, now).await?;
        }
        if let Some(draft_id) = &new.case.draft_id {
            attachment::hand_over(&tx, draft_id, case_id).await?;
        }
        link_look_alikes(&tx, case_id, &new.case).await?;
        finish_filing(&tx, keys, case_id, &new.case, "usulan.submit", new.mails).await?;
        tx.commit().await?;
        Ok(case_id)
    }

    /// Files a case that hangs on another one: a request about data, with what was asked.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn file_request(
        &self,
        keys: &Keys,
        case: &NewCase,
        message: (&'static str, Vec<u8>),
        mails: Vec<NewMail>,
    ) -> Result<i64, StoreError> {
        let tx = self.begin().await?;
        let case_id = insert_case(&tx, case).await?;
        insert_message(&tx, case_id, &message, case.now).await?;
        finish_filing(&tx, keys, case_id, case, "rights.request", mails).await?;
        tx.commit().await?;
        Ok(case_id)
    }
}

/// Marks a draft as sent. The row is locked by it until the transaction ends.
async fn close_draft<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
    now: i64,
) -> Result<(), StoreError> {
    let update = Query::update()
        .table("draft")
        .value("submitted_at", now)
        .and_where(Expr::col("id").eq(draft_id))
        .to_owned();
    if change(tx, &update).await? == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// The versions of all steps of a draft, added up: a step saved meanwhile changes the sum.
async fn draft_versions<C: ConnectionTrait>(tx: &C, draft_id: &str) -> Result<i64, StoreError> {
    let select = Query::select()
        .expr_as(Expr::col("version"), "version")
        .from("draft_step")
        .and_where(Expr::col("draft_id").eq(draft_id))
        .to_owned();
    let steps: Vec<Version> = rows(tx, &select).await?;
    Ok(steps.iter().map(|step| i64::from(step.version)).sum())
}

async fn insert_case<C: ConnectionTrait>(tx: &C, case: &NewCase) -> Result<i64, StoreError> {
    let insert = Query::insert()
        .into_table("review_case")
        .columns([
            "kind",
            "state",
            "ticket",
            "draft_id",
            "idempotency_token",
            "parent_id",
            "desa",
            "cycle",
            "cutoff_at",
            "due_at",
            "submitted_at",
            "state_since",
            "lang",
            "nik_token",
            "kk_token",
            "alike_token",
            "warnings",
        ])
        .values_panic([
            case.kind.as_str().into(),
            case.state.as_str().into(),
            case.ticket.as_str().into(),
            case.draft_id.clone().into(),
            case.idempotency_token.map(|token| token.to_vec()).into(),
            case.parent_id.into(),
            case.desa.as_str().into(),
            case.cycle.as_str().into(),
            case.cutoff_at.into(),
            case.due_at.into(),
            case.now.into(),
            case.now.into(),
            case.lang.as_str().into(),
            case.nik_token.clone().into(),
            case.kk_token.clone().into(),
            case.alike_token.clone().into(),
            case.warnings.join(",").into(),
        ])
        .returning(ReturningClause::Columns(vec!["id".into()]))
        .to_owned();
    let inserted: Option<Id> = first(tx, &insert).await?;
    Ok(inserted.ok_or(StoreError::Malformed("review_case.id"))?.id)
}

async fn insert_usulan<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    new: &NewUsulanCase,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("usulan")
        .columns(["case_id", "hubungan", "jenis", "sealed"])
        .values_panic([
            case_id.into(),
            new.hubungan.into(),
            new.jenis.as_str().into(),
            new.sealed.clone().into(),
        ])
        .to_owned();
    change(tx, &insert).await?;
    for (place, (sealed, nik_token)) in (0_i32..).zip(&new.members) {
        let insert = Query::insert()
            .into_table("usulan_member")
            .columns(["case_id", "place", "sealed", "nik_token"])
            .values_panic([
                case_id.into(),
                place.into(),
                sealed.clone().into(),
                nik_token.clone().into(),
            ])
            .to_owned();
        change(tx, &insert).await?;
    }
    Ok(())
}

async fn insert_consent<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    consent: &NewConsent,
    now: i64,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("consent")
        .columns(["case_id", "purpose", "text_version", "lang", "given_at"])
        .values_panic([
            case_id.into(),
            consent.purpose.into(),
            consent.text_version.into(),
            consent.lang.into(),
            now.into(),
        ])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}

/// Two proposals of one person that arrive at the same instant must see each other. `SQLite` has one writer anyway;
/// on `PostgreSQL` they wait for each other's tokens, always in the same order.
async fn wait_for_twins<C: ConnectionTrait>(tx: &C, case: &NewCase) -> Result<(), StoreError> {
    let backend = tx.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(());
    }
    let mut locks: Vec<i64> = [&case.nik_token, &case.kk_token, &case.alike_token]
        .into_iter()
        .flatten()
        .filter_map(|token| token.first_chunk().copied().map(i64::from_be_bytes))
        .collect();
    locks.sort_unstable();
    for lock in locks {
        let sql = "select pg_advisory_xact_lock($1)";
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, [lock.into()])).await?;
    }
    Ok(())
}

/// Links the case with others that may concern the same person or family, and warns of those still open: for the
/// reviewer only (S-5, KK-5).
async fn link_look_alikes<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    case: &NewCase,
) -> Result<(), StoreError> {
    let tokens = [
        ("nik", "nik_token", &case.nik_token, Warning::SameNik),
        ("kk", "kk_token", &case.kk_token, Warning::SameKk),
        ("alike", "alike_token", &case.alike_token, Warning::LookAlike),
    ];
    let mut warnings = case.warnings.clone();
    for (reason, column, token, warning) in tokens {
        let Some(token) = token else { continue };
        let select = Query::select()
            .columns(["id", "state"])
            .from("review_case")
            .cond_where(Cond::all().add(Expr::col(column).eq(token.clone())))
            .and_where(Expr::col("id").ne(case_id))
            .order_by("id", sea_orm::Order::Desc)
            .limit(MAX_LINKS)
            .to_owned();
        for Other { id: other_id, state } in rows::<Other, _, _>(tx, &select).await? {
            if state.parse::<CaseState>().is_ok_and(CaseState::is_open) {
                warnings.push(warning.as_str());
            }
            let insert = Query::insert()
                .into_table("case_link")
                .columns(["case_id", "other_id", "reason", "created_at"])
                .values_panic([case_id.into(), other_id.into(), reason.into(), case.now.into()])
                .to_owned();
            change(tx, &insert).await?;
        }
    }
    warnings.dedup();
    let update = Query::update()
        .table("review_case")
        .value("warnings", warnings.join(","))
        .and_where(Expr::col("id").eq(case_id))
        .to_owned();
    change(tx, &update).await.map(|_| ())
}

/// The beginning of a history, the audit entry, and the mails.
async fn finish_filing<C: ConnectionTrait>(
    tx: &C,
    keys: &Keys,
    case_id: i64,
    case: &NewCase,
    action: &'static str,
    mails: Vec<NewMail>,
) -> Result<(), StoreError> {
    insert_event_row(tx, case_id, case.now, "submit", None, case.state, Actor::Warga, None, None)
        .await?;
    let entry = AuditEntry {
        at: case.now,
        actor: Actor::Warga.as_str(),
        actor_id: None,
        action,
        case_id: Some(case_id),
        detail: None,
    };
    audit::append(tx, &entry).await?;
    for mut mail in mails {
        mail.case_id = Some(case_id);
        outbox::enqueue(tx, keys, &mail, instant_of(case.now)).await?;
    }
    Ok(())
}
