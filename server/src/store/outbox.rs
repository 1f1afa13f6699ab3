//! Mail that waits to be sent (`outbox`): written in the transaction it tells of, delivered later
//! by `jobs::mail`.
//!
//! Address and values are sealed, and erased as soon as the mail has gone. What stays is which mail
//! it was, and when.

use std::fmt;
use std::time::Duration;

use app::text::Lang;
use chrono::{DateTime, Utc};
use domain::contact::EmailAddress;
use sea_orm::sea_query::{
    Cond, Expr, ExprTrait as _, LockBehavior, LockType, OnConflict, Order, Query, ReturningClause,
    UpdateStatement,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};

use super::query::{change, first, rows};
use super::{Store, StoreError};
use crate::crypto::Keys;
use crate::mail::{Params, Template};

/// A mail to be sent.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// Names the event, such as `submitted|{case id}`: the same event never makes two mails. Holds
    /// no personal data.
    pub dedupe_key: String,
    /// The case it belongs to; erasing the case erases the mail.
    pub case_id: Option<i64>,
    /// Which mail.
    pub template: Template,
    /// Its language.
    pub lang: Lang,
    /// To whom.
    pub to: EmailAddress,
    /// Its values.
    pub params: Params,
}

/// A mail that one worker has taken to send. Nobody else takes it before the lease is over.
#[derive(Clone, FromQueryResult)]
pub struct ClaimedMail {
    /// Its row.
    pub id: i64,
    /// Names the event.
    pub dedupe_key: String,
    /// Which try this is, from 1.
    pub tries: i32,
    template: String,
    lang: String,
    sealed: Option<Vec<u8>>,
    created_at: i64,
    leased_until: i64,
}

/// Keys and contents are not printed.
impl fmt::Debug for ClaimedMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimedMail({}, {}, try {})", self.id, self.template, self.tries)
    }
}

/// What a claimed mail says and to whom.
#[derive(Debug, Clone)]
pub struct OpenedMail {
    /// Which mail.
    pub template: Template,
    /// Its language.
    pub lang: Lang,
    /// To whom.
    pub to: EmailAddress,
    /// Its values.
    pub params: Params,
    /// When it was put into the outbox.
    pub created_at: DateTime<Utc>,
}

/// The form in which address and values are sealed.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    #[serde(borrow)]
    to: std::borrow::Cow<'a, str>,
    params: Params,
}

const CLAIMED: [&str; 8] =
    ["id", "dedupe_key", "tries", "template", "lang", "sealed", "created_at", "leased_until"];

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Count {
    waiting: i64,
}

fn malformed() -> StoreError {
    StoreError::Malformed("outbox")
}

fn aad(dedupe_key: &str) -> Vec<u8> {
    format!("outbox|sealed|{dedupe_key}").into_bytes()
}

impl ClaimedMail {
    /// Opens what was sealed.
    ///
    /// # Errors
    /// [`StoreError::Malformed`] when the key is missing, the row was tampered with, or it is of a
    /// kind that this version of the program does not know.
    pub fn open(&self, keys: &Keys) -> Result<OpenedMail, StoreError> {
        let sealed = self.sealed.as_deref().ok_or_else(malformed)?;
        let plain = keys.open(&aad(&self.dedupe_key), sealed).map_err(|_| malformed())?;
        let packed: Packed<'_> = serde_json::from_slice(&plain).map_err(|_| malformed())?;
        Ok(OpenedMail {
            template: self.template.parse().map_err(|_| malformed())?,
            lang: Lang::from_code(&self.lang).ok_or_else(malformed)?,
            to: EmailAddress::parse(&packed.to).map_err(|_| malformed())?,
            params: packed.params,
            created_at: DateTime::from_timestamp(self.created_at, 0).ok_or_else(malformed)?,
        })
    }
}

/// Puts a mail into the outbox within the caller's transaction; says whether it was new. A mail of
/// the same event is left as it is.
pub(super) async fn enqueue<C: ConnectionTrait>(
    connection: &C,
    keys: &Keys,
    mail: &NewMail,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let packed = Packed { to: mail.to.as_str().into(), params: mail.params.clone() };
    let plain = serde_json::to_vec(&packed).map_err(|_| malformed())?;
    let insert = Query::insert()
        .into_table("outbox")
        .columns([
            "kind",
            "dedupe_key",
            "case_id",
            "template",
            "lang",
            "sealed",
            "created_at",
            "next_at",
            "tries",
        ])
        .values_panic([
            "mail".into(),
            mail.dedupe_key.as_str().into(),
            mail.case_id.into(),
            mail.template.as_str().into(),
            mail.lang.code().into(),
            keys.seal(&aad(&mail.dedupe_key), &plain).into(),
            now.timestamp().into(),
            now.timestamp().into(),
            0.into(),
        ])
        .on_conflict(OnConflict::column("dedupe_key").do_nothing().to_owned())
        .to_owned();
    Ok(change(connection, &insert).await? == 1)
}

/// Erases all mail of a case within the caller's transaction, sent or not; says how many rows went.
pub(super) async fn erase_of_case<C: ConnectionTrait>(
    connection: &C,
    case_id: i64,
) -> Result<u64, StoreError> {
    let delete =
        Query::delete().from_table("outbox").and_where(Expr::col("case_id").eq(case_id)).to_owned();
    change(connection, &delete).await
}

/// Neither sent nor given up. The wording of the partial index `outbox_due`.
fn waiting() -> Cond {
    Cond::all().add(Expr::col("sent_at").is_null()).add(Expr::col("dead_at").is_null())
}

/// Waiting, its time has come, and no worker has it.
fn due(now: i64) -> Cond {
    waiting()
        .add(Expr::col("next_at").lte(now))
        .add(Expr::col("leased_until").is_null().or(Expr::col("leased_until").lte(now)))
}

/// An end of the claim on `mail`: the lease goes.
fn end_of(mail: &ClaimedMail) -> UpdateStatement {
    Query::update()
        .table("outbox")
        .value("leased_until", Option::<i64>::None)
        .and_where(Expr::col("id").eq(mail.id))
        .cond_where(waiting())
        .to_owned()
}

impl Store {
    /// Puts a mail into the outbox on its own; says whether it was new. Whoever changes something
    /// else at the same time does it in one transaction instead, inside the store.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn enqueue_mail(
        &self,
        keys: &Keys,
        mail: &NewMail,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        enqueue(&self.write, keys, mail, now).await
    }

    /// Erases all mail of a case, sent or not; says how many rows went.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_mail_of_case(&self, case_id: i64) -> Result<u64, StoreError> {
        erase_of_case(&self.write, case_id).await
    }

    /// Whether a mail of this template tells of a case, sent or not.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn has_mail_of_case(
        &self,
        case_id: i64,
        template: Template,
    ) -> Result<bool, StoreError> {
        let select = Query::select()
            .column("id")
            .from("outbox")
            .and_where(Expr::col("case_id").eq(case_id))
            .and_where(Expr::col("template").eq(template.as_str()))
            .limit(1)
            .to_owned();
        Ok(self.read.query_one(&select).await?.is_some())
    }

    /// Takes up to `limit` mails whose time has come, the longest waiting first, for the time of
    /// `lease`. However many workers ask at the same time, each mail is given to one. Counts as a
    /// try, so that a mail that kills its worker is not taken forever.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn claim_mail(
        &self,
        now: DateTime<Utc>,
        limit: u64,
        lease: Duration,
    ) -> Result<Vec<ClaimedMail>, StoreError> {
        let lease = i64::try_from(lease.as_secs()).unwrap_or(i64::MAX);
        let now = now.timestamp();
        let mut choose = Query::select();
        choose
            .column("id")
            .from("outbox")
            .cond_where(due(now))
            .order_by("next_at", Order::Asc)
            .order_by("id", Order::Asc)
            .limit(limit);
        // An idle worker stands in no writer's way.
        if first::<Id, _, _>(&self.read, &choose).await?.is_none() {
            return Ok(Vec::new());
        }
        // Workers step round each other's rows. `SQLite` has one writer and ignores it.
        choose.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        let transaction = self.begin().await?;
        // Not a sub-query of the update: `PostgreSQL` may run that more than once, past its limit.
        let chosen: Vec<Id> = rows(&transaction, &choose).await?;
        let claim = Query::update()
            .table("outbox")
            .value("leased_until", now.saturating_add(lease))
            .value("tries", Expr::col("tries").add(1))
            .and_where(Expr::col("id").is_in(chosen.iter().map(|row| row.id)))
            .returning(ReturningClause::Columns(CLAIMED.map(Into::into).into()))
            .to_owned();
        let mut claimed: Vec<ClaimedMail> = rows(&transaction, &claim).await?;
        transaction.commit().await?;
        claimed.sort_by_key(|mail| mail.id);
        Ok(claimed)
    }

    /// Notes that a mail has gone, even if the lease is over, and erases address and values.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn mark_mail_sent(
        &self,
        mail: &ClaimedMail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let update = end_of(mail)
            .value("sent_at", now.timestamp())
            .value("sealed", Option::<Vec<u8>>::None)
            .value("last_code", Option::<String>::None)
            .to_owned();
        change(&self.write, &update).await.map(drop)
    }

    /// Notes that a mail did not go, and when it is tried again. False when the lease was over and
    /// another worker has the mail.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn mark_mail_for_retry(
        &self,
        mail: &ClaimedMail,
        next_at: DateTime<Utc>,
        code: &str,
    ) -> Result<bool, StoreError> {
        let update = end_of(mail)
            .value("next_at", next_at.timestamp())
            .value("last_code", code)
            .and_where(Expr::col("leased_until").eq(mail.leased_until))
            .to_owned();
        Ok(change(&self.write, &update).await? == 1)
    }

    /// Gives a mail up. It keeps what it says, sealed, until its case is erased: once the cause is
    /// mended, an operator sets `dead_at` to null and `tries` to 0, and it goes after all. False
    /// when the lease was over and another worker has the mail.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn mark_mail_dead(
        &self,
        mail: &ClaimedMail,
        now: DateTime<Utc>,
        code: &str,
    ) -> Result<bool, StoreError> {
        let update = end_of(mail)
            .value("dead_at", now.timestamp())
            .value("last_code", code)
            // Where a reporter can be reached is not kept for a mail that nobody will send (S-7).
            .value(
                "sealed",
                Expr::case(
                    Expr::col("template").eq(Template::ReportReceived.as_str()),
                    Expr::val(Option::<Vec<u8>>::None),
                )
                .finally(Expr::col("sealed")),
            )
            .and_where(Expr::col("leased_until").eq(mail.leased_until))
            .to_owned();
        Ok(change(&self.write, &update).await? == 1)
    }

    /// How many mails are neither sent nor given up.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_waiting_mail(&self) -> Result<u64, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col("id").count(), "waiting")
            .from("outbox")
            .cond_where(waiting())
            .to_owned();
        let count: Option<Count> = first(&self.read, &select).await?;
        count.and_then(|count| u64::try_from(count.waiting).ok()).ok_or_else(malformed)
    }
}
