//! The right of reply: one for a person and a cycle, however many object, and another when a reason is added (S-11).
//!
//! It is handed out by mail or letter with a code, used once, and says nothing about who objected.

use domain::review::{Actor, CaseKind, CaseState};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::audit::{self, AuditEntry};
use super::outbox::{self, NewMail};
use super::query::{change, first, rows};
use super::review_case::CaseRow;
use super::{ConflictKind, Store, StoreError};
use crate::clock::instant_of;
use crate::crypto::Keys;

/// A right of reply as it stands in the table.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ReplyRight {
    /// Number inside.
    pub id: i64,
    /// Keyed token of the person.
    pub subject_token: Vec<u8>,
    /// Village code.
    pub desa: String,
    /// `YYYY-MM`
    pub cycle: String,
    /// The objection that gave rise to it.
    pub case_id: i64,
    /// How often the person was told in this cycle, this time included.
    pub round: i32,
    /// The reasons they were told, comma-separated; `None` until then.
    pub reasons: Option<String>,
    /// How it was handed out: `mail`, `letter`; `None` until then.
    pub channel: Option<String>,
    /// Until when it may be used, Unix seconds; `None` until it is handed out.
    pub reply_until: Option<i64>,
    /// The case the answer became.
    pub answer_case_id: Option<i64>,
    /// How often its letter was printed anew: each time with another code.
    pub printing: i32,
    /// When it was handed out last, Unix seconds.
    pub notified_at: Option<i64>,
    /// The officer who printed its letter last.
    pub printed_by: Option<i64>,
}

/// How a right of reply is handed out.
#[derive(Debug, Clone)]
pub struct HandOut {
    /// Which.
    pub id: i64,
    /// Keyed token of the code.
    pub code_token: [u8; 32],
    /// The reasons the person is told, comma-separated: what comes later is not seen in what they hold.
    pub reasons: String,
    /// `mail` or `letter`.
    pub channel: &'static str,
    /// Until when it may be used, Unix seconds.
    pub reply_until: i64,
    /// The mail that brings it.
    pub mail: Option<NewMail>,
    /// The officer who prints it; `None` for mails, and for letters printed with `server print-letters`.
    pub petugas_id: Option<i64>,
    /// Now, Unix seconds.
    pub now: i64,
}

/// An address a person left with an earlier case, and the place it is sealed for.
#[derive(Debug, Clone, FromQueryResult)]
pub struct SubjectContact {
    /// Ticket of that case.
    pub ticket: String,
    /// `proposer` or `subject`.
    pub party: String,
    /// Sealed.
    pub email: Vec<u8>,
    /// Language tag.
    pub lang: String,
}

/// Where a proposal stands once an officer has found it to be what it says.
const VERIFIED: [&str; 6] = [
    CaseState::Layak.as_str(),
    CaseState::Proposed.as_str(),
    CaseState::Endorsed.as_str(),
    CaseState::CentreVerified.as_str(),
    CaseState::PmtDone.as_str(),
    CaseState::Ditetapkan.as_str(),
];

#[derive(FromQueryResult)]
struct Person {
    nik_token: Vec<u8>,
    desa: String,
    cycle: String,
}

#[derive(FromQueryResult)]
struct StandingReason {
    nik_token: Vec<u8>,
    cycle: String,
    reason: String,
}

#[derive(FromQueryResult)]
struct Reason {
    reason: String,
}

pub(super) const COLUMNS: [&str; 13] = [
    "id",
    "subject_token",
    "desa",
    "cycle",
    "case_id",
    "round",
    "reasons",
    "channel",
    "reply_until",
    "answer_case_id",
    "printing",
    "notified_at",
    "printed_by",
];

impl Store {
    /// At most `limit` rights whose time to be handed out has come, the oldest first, from number `after` on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reply_rights_due(
        &self,
        now: i64,
        after: i64,
        limit: u64,
    ) -> Result<Vec<ReplyRight>, StoreError> {
        let select = rights()
            .and_where(Expr::col("code_token").is_null())
            .and_where(Expr::col("notify_at").lte(now))
            .and_where(Expr::col("id").gt(after))
            .order_by("id", Order::Asc)
            .limit(limit)
            .to_owned();
        rows(&self.write, &select).await
    }

    /// The right behind a code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reply_right_by_code(
        &self,
        token: &[u8; 32],
    ) -> Result<Option<ReplyRight>, StoreError> {
        let select = rights().and_where(Expr::col("code_token").eq(token.to_vec())).to_owned();
        first(&self.write, &select).await
    }

    /// The right with this number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reply_right(&self, id: i64) -> Result<Option<ReplyRight>, StoreError> {
        let select = rights().and_where(Expr::col("id").eq(id)).to_owned();
        first(&self.write, &select).await
    }

    /// Rights of the person a case is about, in its cycle, that were not answered and may still be: not handed out yet, or
    /// handed out and usable after `now`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn replies_awaited(
        &self,
        case: &CaseRow,
        now: i64,
    ) -> Result<Vec<ReplyRight>, StoreError> {
        let person = Query::select()
            .column("nik_token")
            .from("review_case")
            .and_where(Expr::col("id").eq(case.id))
            .to_owned();
        let select = rights()
            .and_where(Expr::col("subject_token").in_subquery(person))
            .and_where(Expr::col("cycle").eq(case.cycle.as_str()))
            .and_where(Expr::col("answer_case_id").is_null())
            .cond_where(
                Cond::any()
                    .add(Expr::col("reply_until").is_null())
                    .add(Expr::col("reply_until").gt(now)),
            )
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Hands a right out, unless somebody else did meanwhile: then nothing is written, and `false` is said.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hand_out_reply(&self, keys: &Keys, step: &HandOut) -> Result<bool, StoreError> {
        let tx = self.begin().await?;
        let update = Query::update()
            .table("reply_right")
            .value("code_token", step.code_token.to_vec())
            .value("reasons", step.reasons.as_str())
            .value("channel", step.channel)
            .value("notified_at", step.now)
            .value("reply_until", step.reply_until)
            .value("printed_by", step.petugas_id)
            .and_where(Expr::col("id").eq(step.id))
            .and_where(Expr::col("code_token").is_null())
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        audit::append(&tx, &noted(step)).await?;
        if let Some(mail) = &step.mail {
            outbox::enqueue(&tx, keys, mail, instant_of(step.now)).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Hands a letter out once more, with another code: the one before opens nothing from now on. `false` when it was
    /// answered, never was a letter, or somebody else printed it meanwhile: then nothing is written.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reprint_reply(
        &self,
        right: &ReplyRight,
        step: &HandOut,
    ) -> Result<bool, StoreError> {
        let tx = self.begin().await?;
        let update = Query::update()
            .table("reply_right")
            .value("code_token", step.code_token.to_vec())
            .value("notified_at", step.now)
            .value("reply_until", step.reply_until)
            .value("printed_by", step.petugas_id)
            .value("printing", right.printing + 1)
            .and_where(Expr::col("id").eq(right.id))
            .and_where(Expr::col("printing").eq(right.printing))
            .and_where(Expr::col("channel").eq("letter"))
            .and_where(Expr::col("answer_case_id").is_null())
            .to_owned();
        if change(&tx, &update).await? == 0 {
            tx.rollback().await?;
            return Ok(false);
        }
        audit::append(&tx, &noted(step)).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Codes of the reasons for which aid may end, as they were given about a person in a cycle, were not
    /// withdrawn, and have not been told before, each once, in the order of
    /// the alphabet: neither how many there are nor which came first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn objection_reasons(&self, right: &ReplyRight) -> Result<Vec<String>, StoreError> {
        let all = self.objection_reasons_of(std::slice::from_ref(right)).await?;
        Ok(all.into_iter().next().unwrap_or_default())
    }

    /// The same for each of these rights, in their order: two queries, however many there are.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn objection_reasons_of(
        &self,
        of: &[ReplyRight],
    ) -> Result<Vec<Vec<String>>, StoreError> {
        if of.is_empty() {
            return Ok(Vec::new());
        }
        let people = || of.iter().map(|right| right.subject_token.clone());
        let select = standing_about(people())
            .distinct()
            .columns([("review_case", "nik_token"), ("review_case", "cycle")])
            .order_by(("laporan", "reason"), Order::Asc)
            .to_owned();
        let found: Vec<StandingReason> = rows(&self.read, &select).await?;
        let earlier = rights()
            .and_where(Expr::col("subject_token").is_in(people()))
            .and_where(Expr::col("reasons").is_not_null())
            .to_owned();
        let earlier: Vec<ReplyRight> = rows(&self.read, &earlier).await?;
        let new_to = |right: &ReplyRight| {
            let told: Vec<&str> = earlier
                .iter()
                .filter(|one| one.subject_token == right.subject_token && one.cycle == right.cycle)
                .filter_map(|one| one.reasons.as_deref())
                .flat_map(|reasons| reasons.split(','))
                .collect();
            found
                .iter()
                .filter(|row| row.nik_token == right.subject_token && row.cycle == right.cycle)
                .map(|row| row.reason.clone())
                .filter(|reason| !told.contains(&reason.as_str()))
                .collect()
        };
        Ok(of.iter().map(new_to).collect())
    }

    /// The newest address that a person left with a proposal for themselves which an officer has found right. Anybody can
    /// file a proposal under somebody's number, and who proposes a neighbour can leave any address: neither may open what
    /// is said about them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn contact_of_subject(
        &self,
        subject_token: &[u8],
    ) -> Result<Option<SubjectContact>, StoreError> {
        let select = own_addresses()
            .columns([
                ("review_case", "ticket"),
                ("case_contact", "party"),
                ("case_contact", "email"),
                ("review_case", "lang"),
            ])
            .and_where(Expr::col(("review_case", "nik_token")).eq(subject_token.to_vec()))
            .order_by(("case_contact", "changed_at"), Order::Desc)
            .limit(1)
            .to_owned();
        first(&self.read, &select).await
    }
}

/// What the log says of a right that is handed out. Not bound to the case: its reporter is not told when the person heard
/// of it.
fn noted(step: &HandOut) -> AuditEntry {
    let (actor, action) = match step.petugas_id {
        Some(_) => (Actor::Petugas, "reply.print"),
        None => (Actor::System, "reply.notice"),
    };
    AuditEntry {
        at: step.now,
        actor: actor.as_str(),
        actor_id: step.petugas_id,
        action,
        case_id: None,
        detail: Some(format!("{} {}", step.channel, step.id)),
    }
}

pub(super) fn rights() -> SelectStatement {
    Query::select().columns(COLUMNS).from("reply_right").to_owned()
}

/// Gives the person of an objection the right to answer, unless an earlier objection of the cycle did: until they are
/// told, one notice speaks of all; afterwards only a reason they have not been told makes another.
pub(super) async fn give<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    reason: &str,
    now: i64,
    notify_at: i64,
) -> Result<(), StoreError> {
    let select = Query::select()
        .columns(["nik_token", "desa", "cycle"])
        .from("review_case")
        .and_where(Expr::col("id").eq(case_id))
        .and_where(Expr::col("nik_token").is_not_null())
        .to_owned();
    let Some(person) = first::<Person, _, _>(tx, &select).await? else { return Ok(()) };
    let select = rights()
        .and_where(Expr::col("subject_token").eq(person.nik_token.clone()))
        .and_where(Expr::col("cycle").eq(person.cycle.as_str()))
        .order_by("round", Order::Desc)
        .to_owned();
    let earlier: Vec<ReplyRight> = rows(tx, &select).await?;
    if let Some(waiting) = earlier.iter().find(|right| right.channel.is_none()) {
        return begin_anew(tx, waiting, case_id, notify_at).await;
    }
    let told = earlier.iter().filter_map(|right| right.reasons.as_deref());
    if told.flat_map(|reasons| reasons.split(',')).any(|one| one == reason) {
        return Ok(());
    }
    let round = earlier.first().map_or(1, |latest| latest.round + 1);
    let insert = Query::insert()
        .into_table("reply_right")
        .columns(["subject_token", "desa", "cycle", "round", "case_id", "created_at", "notify_at"])
        .values_panic([
            person.nik_token.into(),
            person.desa.into(),
            person.cycle.into(),
            round.into(),
            case_id.into(),
            now.into(),
            notify_at.into(),
        ])
        .on_conflict(
            OnConflict::columns(["subject_token", "cycle", "round"]).do_nothing().to_owned(),
        )
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}

/// Puts a notice off to the morning after this case when everything it was to speak of has been withdrawn: within the hour
/// it would tell when this one was sent. What still stands is never put off.
async fn begin_anew<C: ConnectionTrait>(
    tx: &C,
    waiting: &ReplyRight,
    case_id: i64,
    notify_at: i64,
) -> Result<(), StoreError> {
    let others = standing(waiting).and_where(Expr::col("case_id").ne(case_id)).limit(1).to_owned();
    if first::<Reason, _, _>(tx, &others).await?.is_some_and(|row| !row.reason.is_empty()) {
        return Ok(());
    }
    let update = Query::update()
        .table("reply_right")
        .value("case_id", case_id)
        .value("notify_at", notify_at)
        .and_where(Expr::col("id").eq(waiting.id))
        .and_where(Expr::col("code_token").is_null())
        .to_owned();
    change(tx, &update).await.map(|_| ())
}

/// Addresses that people left with a proposal for themselves which an officer has found right.
fn own_addresses() -> SelectStatement {
    let own = Query::select()
        .column("case_id")
        .from("usulan")
        .and_where(Expr::col("hubungan").eq("diri"))
        .to_owned();
    Query::select()
        .from("case_contact")
        .inner_join(
            "review_case",
            Expr::col(("review_case", "id")).equals(("case_contact", "case_id")),
        )
        .and_where(Expr::col(("review_case", "kind")).eq(CaseKind::Usulan.as_str()))
        .and_where(Expr::col(("case_contact", "email")).is_not_null())
        .and_where(Expr::col(("review_case", "state")).is_in(VERIFIED))
        .and_where(Expr::col(("case_contact", "case_id")).in_subquery(own))
        .to_owned()
}

/// That the person of a right left no such address: they are told by letter, and everybody else by mail.
pub(super) fn has_no_address() -> Expr {
    let theirs = own_addresses()
        .expr(Expr::val(1))
        .and_where(Expr::col(("review_case", "nik_token")).equals(("reply_right", "subject_token")))
        .to_owned();
    Expr::exists(theirs).not()
}

/// Reasons for which aid may end, as they were given about these people and not withdrawn.
fn standing_about(people: impl IntoIterator<Item = Vec<u8>>) -> SelectStatement {
    let kinds = [CaseKind::Sanggahan.as_str(), CaseKind::PerubahanData.as_str()];
    Query::select()
        .column(("laporan", "reason"))
        .from("laporan")
        .inner_join("review_case", Expr::col(("review_case", "id")).equals(("laporan", "case_id")))
        .and_where(Expr::col(("review_case", "kind")).is_in(kinds))
        .and_where(Expr::col(("review_case", "nik_token")).is_in(people))
        .and_where(Expr::col(("review_case", "state")).ne(CaseState::Dicabut.as_str()))
        .and_where(Expr::col(("laporan", "reason")).ne(""))
        .to_owned()
}

/// Reasons for which aid may end, as they were given about the person of a right in its cycle and not withdrawn.
fn standing(right: &ReplyRight) -> SelectStatement {
    standing_about([right.subject_token.clone()])
        .and_where(Expr::col(("review_case", "cycle")).eq(right.cycle.as_str()))
        .to_owned()
}

/// Spends a right: a second answer with the same code is a conflict.
pub(super) async fn spend<C: ConnectionTrait>(
    tx: &C,
    id: i64,
    case_id: i64,
) -> Result<(), StoreError> {
    let update = Query::update()
        .table("reply_right")
        .value("answer_case_id", case_id)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("answer_case_id").is_null())
        .to_owned();
    match change(tx, &update).await? {
        0 => Err(StoreError::Conflict(ConflictKind::Duplicate)),
        _ => Ok(()),
    }
}
