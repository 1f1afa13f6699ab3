//! Filing a case: everything that becomes true at once, in a single transaction.

use domain::review::{Actor, CaseKind, CaseState};
use domain::usulan::Origin;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, ReturningClause};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use super::audit::{self, AuditEntry};
use super::case_data::{NewContact, upsert_contact};
use super::case_move::{insert_event_row, insert_message};
use super::laporan::{self, NewLaporanRow};
use super::outbox::{self, NewMail};
use super::query::{change, first, rows};
use super::{ConflictKind, Store, StoreError, attachment, case_link, draft};
use crate::clock::instant_of;
use crate::crypto::Keys;

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

/// The answers of a proposal.
#[derive(Debug, Clone)]
pub struct NewUsulanRows {
    /// Code of whom it is for.
    pub hubungan: &'static str,
    /// `masuk_data` or `menerima_program`.
    pub jenis: String,
    /// Every answer, sealed.
    pub sealed: Vec<u8>,
    /// Token of the proposer's NIK, where the proposer is somebody else.
    pub pengusul_token: Option<Vec<u8>>,
    /// Members of the family: sealed, and the token of the NIK.
    pub members: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

/// What a case is made of beside the case itself.
#[derive(Debug, Clone)]
pub enum Body {
    /// A proposal.
    Usulan(NewUsulanRows),
    /// A report about a recipient, or an answer to one.
    Laporan(NewLaporanRow),
}

/// Everything that becomes true when a draft is sent.
#[derive(Debug, Clone)]
pub struct Filing {
    /// The case.
    pub case: NewCase,
    /// Its answers.
    pub body: Body,
    /// What was agreed to and declared.
    pub consents: Vec<NewConsent>,
    /// How the parties can be reached.
    pub contacts: Vec<NewContact>,
    /// Mail that tells of it.
    pub mails: Vec<NewMail>,
    /// The versions of the draft's steps that the answers were read from, added up.
    pub draft_versions: i64,
    /// Who brought it to the office.
    pub brought: Brought,
}

/// Who brought a case to the office.
#[derive(Debug, Clone)]
pub struct Brought {
    /// Who.
    pub origin: Origin,
    /// The officer who filed it for them.
    pub filed_by: Option<i64>,
    /// What an RT, RW or LKS says of the family, sealed.
    pub assessment: Option<Vec<u8>>,
}

impl Brought {
    /// By a citizen alone.
    pub const fn by_citizen() -> Self {
        Self { origin: Origin::Warga, filed_by: None, assessment: None }
    }

    /// Who files it, for its history.
    const fn actor(&self) -> (Actor, Option<i64>) {
        match self.filed_by {
            Some(petugas_id) => (Actor::Petugas, Some(petugas_id)),
            None => (Actor::Warga, None),
        }
    }

    /// What the audit log says of a proposal.
    const fn action(&self) -> &'static str {
        match self.origin {
            Origin::Warga => "usulan.submit",
            Origin::Petugas | Origin::RtRw | Origin::Lks => "usulan.assist",
            Origin::Desa | Origin::Kemensos => "usulan.bulk",
        }
    }
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Version {
    version: i32,
}

impl Store {
    /// Files a case: answers, members, files, consents, history, audit and mail in one transaction.
    ///
    /// # Errors
    /// A duplicate conflict when the draft, the key or the reply code was used before, a stale one when a step was
    /// saved after the answers were read: nothing is written then. `NotFound` when the draft is gone.
    pub async fn file_case(&self, keys: &Keys, new: Filing) -> Result<i64, StoreError> {
        let tx = self.begin().await?;
        let now = new.case.now;
        if let Some(draft_id) = &new.case.draft_id {
            let keep = match new.body {
                // The officer's browser serves the next citizen.
                Body::Usulan(_) => new.brought.filed_by.map(|_| REPORT_RECEIPT_SECONDS),
                Body::Laporan(_) => Some(REPORT_RECEIPT_SECONDS),
            };
            close_draft(&tx, draft_id, new.draft_versions, now, keep).await?;
        }
        wait_for_twins(&tx, &new).await?;
        let case_id = insert_case(&tx, &new.case, &new.brought).await?;
        if let Some(sealed) = &new.brought.assessment {
            insert_assessment(&tx, case_id, sealed).await?;
        }
        match &new.body {
            Body::Usulan(rows) => insert_usulan(&tx, case_id, rows).await?,
            Body::Laporan(row) => laporan::insert(&tx, case_id, &new.case, row).await?,
        }
        for consent in &new.consents {
            upsert_consent(&tx, case_id, consent, now).await?;
        }
        for contact in &new.contacts {
            upsert_contact(&tx, case_id, contact, now).await?;
        }
        if let Some(draft_id) = &new.case.draft_id {
            attachment::hand_over(&tx, draft_id, case_id).await?;
            if let Body::Laporan(_) = &new.body {
                // Who reports must not stay readable in what the report was written in (S-7).
                draft::erase_steps(&tx, draft_id).await?;
            }
        }
        case_link::link_look_alikes(&tx, case_id, &new).await?;
        let action = match new.body {
            Body::Usulan(_) => new.brought.action(),
            Body::Laporan(_) => "laporan.submit",
        };
        let actor = new.brought.actor();
        finish_filing(&tx, keys, case_id, &new.case, (action, actor), new.mails).await?;
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
        let brought = Brought::by_citizen();
        let case_id = insert_case(&tx, case, &brought).await?;
        insert_message(&tx, case_id, &message, case.now).await?;
        let what = ("rights.request", brought.actor());
        finish_filing(&tx, keys, case_id, case, what, mails).await?;
        tx.commit().await?;
        Ok(case_id)
    }
}

/// How long the receipt of a report opens without ticket and PIN: a phone is shared (S-7). In seconds.
pub(super) const REPORT_RECEIPT_SECONDS: i64 = 30 * 60;

/// Marks a draft as sent, unless a step was saved after its answers were read. The row is locked until the transaction
/// ends.
pub(super) async fn close_draft<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
    versions: i64,
    now: i64,
    keep_seconds: Option<i64>,
) -> Result<(), StoreError> {
    let mut update = Query::update();
    update.table("draft").value("submitted_at", now).and_where(Expr::col("id").eq(draft_id));
    if let Some(seconds) = keep_seconds {
        update.value("expires_at", now + seconds);
    }
    if change(tx, &update).await? == 0 {
        return Err(StoreError::NotFound);
    }
    if draft_versions(tx, draft_id).await? != versions {
        return Err(StoreError::Conflict(ConflictKind::Stale));
    }
    Ok(())
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

async fn insert_case<C: ConnectionTrait>(
    tx: &C,
    case: &NewCase,
    brought: &Brought,
) -> Result<i64, StoreError> {
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
            "origin",
            "filed_by",
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
            brought.origin.as_str().into(),
            brought.filed_by.into(),
        ])
        .returning(ReturningClause::Columns(vec!["id".into()]))
        .to_owned();
    let inserted: Option<Id> = first(tx, &insert).await?;
    Ok(inserted.ok_or(StoreError::Malformed("review_case.id"))?.id)
}

async fn insert_assessment<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    sealed: &[u8],
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("case_assessment")
        .columns(["case_id", "sealed"])
        .values_panic([case_id.into(), sealed.to_vec().into()])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}

async fn insert_usulan<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    new: &NewUsulanRows,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("usulan")
        .columns(["case_id", "hubungan", "jenis", "sealed", "pengusul_token"])
        .values_panic([
            case_id.into(),
            new.hubungan.into(),
            new.jenis.as_str().into(),
            new.sealed.clone().into(),
            new.pengusul_token.clone().into(),
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

/// Writes a consent, in place of an earlier one for the same purpose.
pub(super) async fn upsert_consent<C: ConnectionTrait>(
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
        .on_conflict(
            OnConflict::columns(["case_id", "purpose"])
                .update_columns(["text_version", "lang", "given_at"])
                .to_owned(),
        )
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}

/// Two cases about one person that arrive at the same instant must see each other. `SQLite` has one writer anyway; on
/// `PostgreSQL` they wait for each other's tokens, always in the same order.
async fn wait_for_twins<C: ConnectionTrait>(tx: &C, new: &Filing) -> Result<(), StoreError> {
    let backend = tx.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(());
    }
    let case = &new.case;
    let reporter = match &new.body {
        Body::Laporan(row) => row.reporter_token.as_ref(),
        Body::Usulan(_) => None,
    };
    let tokens = [case.nik_token.as_ref(), case.kk_token.as_ref(), case.alike_token.as_ref()];
    let mut locks: Vec<i64> = tokens
        .into_iter()
        .chain([reporter])
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

/// The beginning of a history, the audit entry, and the mails.
async fn finish_filing<C: ConnectionTrait>(
    tx: &C,
    keys: &Keys,
    case_id: i64,
    case: &NewCase,
    (action, (actor, actor_id)): (&'static str, (Actor, Option<i64>)),
    mails: Vec<NewMail>,
) -> Result<(), StoreError> {
    let who = (actor, actor_id);
    insert_event_row(tx, case_id, case.now, "submit", None, case.state, who, None, None).await?;
    let entry = AuditEntry {
        at: case.now,
        actor: actor.as_str(),
        actor_id,
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
