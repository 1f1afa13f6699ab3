//! What belongs to a case besides its state: answers, members, consents, contacts. Sealed values stay sealed here.

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::audit::{self, AuditEntry};
use super::outbox::{self, NewMail};
use super::query::{change, first, rows};
use super::{Store, StoreError};
use crate::clock::instant_of;
use crate::crypto::Keys;

/// The answers of a proposal.
#[derive(Debug, Clone, FromQueryResult)]
pub struct UsulanRow {
    /// Code of whom it is for.
    pub hubungan: String,
    /// Every answer, sealed; `None` once erased.
    pub sealed: Option<Vec<u8>>,
}

/// A member of the family.
#[derive(Debug, Clone, FromQueryResult)]
pub struct MemberRow {
    /// Place in the list, from 0.
    pub place: i32,
    /// Sealed; `None` once erased.
    pub sealed: Option<Vec<u8>>,
}

/// A consent or declaration.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ConsentRow {
    /// `pdp`, `truth`, `health`, `subject_told`.
    pub purpose: String,
    /// Which wording.
    pub text_version: String,
    /// Unix seconds.
    pub given_at: i64,
}

/// How a party can be reached.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ContactRow {
    /// `proposer` or `subject`.
    pub party: String,
    /// Sealed.
    pub email: Option<Vec<u8>>,
    /// Sealed.
    pub phone: Option<Vec<u8>>,
}

/// How a party of a case can be reached; values sealed.
#[derive(Debug, Clone)]
pub struct NewContact {
    /// `proposer` or `subject`.
    pub party: &'static str,
    /// Sealed address.
    pub email: Option<Vec<u8>>,
    /// Sealed number.
    pub phone: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct Assessment {
    sealed: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct MessageKind {
    kind: String,
}

impl Store {
    /// The answers of a case.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn usulan_of_case(&self, case_id: i64) -> Result<Option<UsulanRow>, StoreError> {
        let select = Query::select()
            .columns(["hubungan", "sealed"])
            .from("usulan")
            .and_where(Expr::col("case_id").eq(case_id))
            .to_owned();
        first(&self.read, &select).await
    }

    /// What an RT, RW or LKS said of the family of a case, sealed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn assessment_of_case(&self, case_id: i64) -> Result<Option<Vec<u8>>, StoreError> {
        let select = Query::select()
            .column("sealed")
            .from("case_assessment")
            .and_where(Expr::col("case_id").eq(case_id))
            .to_owned();
        let found: Option<Assessment> = first(&self.read, &select).await?;
        Ok(found.and_then(|row| row.sealed))
    }

    /// The members of the family of a case.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn members_of_case(&self, case_id: i64) -> Result<Vec<MemberRow>, StoreError> {
        let select = Query::select()
            .columns(["place", "sealed"])
            .from("usulan_member")
            .and_where(Expr::col("case_id").eq(case_id))
            .order_by("place", sea_orm::Order::Asc)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// What was agreed to and declared.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn consents_of_case(&self, case_id: i64) -> Result<Vec<ConsentRow>, StoreError> {
        let select = Query::select()
            .columns(["purpose", "text_version", "given_at"])
            .from("consent")
            .and_where(Expr::col("case_id").eq(case_id))
            .order_by("purpose", sea_orm::Order::Asc)
            .to_owned();
        rows(&self.read, &select).await
    }

    /// Code of the first message of a case: `correction` or `erasure` of a request about data.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn first_message_kind(&self, case_id: i64) -> Result<Option<String>, StoreError> {
        let select = Query::select()
            .column("kind")
            .from("case_message")
            .and_where(Expr::col("case_id").eq(case_id))
            .order_by("id", sea_orm::Order::Asc)
            .limit(1)
            .to_owned();
        let found: Option<MessageKind> = first(&self.read, &select).await?;
        Ok(found.map(|row| row.kind))
    }

    /// How the parties can be reached.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn contacts_of_case(&self, case_id: i64) -> Result<Vec<ContactRow>, StoreError> {
        let select = Query::select()
            .columns(["party", "email", "phone"])
            .from("case_contact")
            .and_where(Expr::col("case_id").eq(case_id))
            .to_owned();
        rows(&self.write, &select).await
    }

    /// Changes how a party can be reached, notes it, and tells of it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn change_contact(
        &self,
        keys: &Keys,
        contact: &NewContact,
        entry: &AuditEntry,
        mails: Vec<NewMail>,
    ) -> Result<(), StoreError> {
        let case_id = entry.case_id.ok_or(StoreError::NotFound)?;
        let tx = self.begin().await?;
        upsert_contact(&tx, case_id, contact, entry.at).await?;
        audit::append(&tx, entry).await?;
        for mail in mails {
            outbox::enqueue(&tx, keys, &mail, instant_of(entry.at)).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// Writes how a party can be reached, in place of what was there.
pub(super) async fn upsert_contact<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    contact: &NewContact,
    now: i64,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("case_contact")
        .columns(["case_id", "party", "email", "phone", "notify", "changed_at"])
        .values_panic([
            case_id.into(),
            contact.party.into(),
            contact.email.clone().into(),
            contact.phone.clone().into(),
            true.into(),
            now.into(),
        ])
        .on_conflict(
            OnConflict::columns(["case_id", "party"])
                .update_columns(["email", "phone", "notify", "changed_at"])
                .to_owned(),
        )
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}
