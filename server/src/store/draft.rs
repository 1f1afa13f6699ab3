//! Drafts and their steps. What is in a step is sealed; this module only keeps it.

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, ReturningClause};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::query::{change, first, rows};
use super::{Store, StoreError};

/// A draft that begins.
#[derive(Debug, Clone)]
pub struct NewDraft {
    /// 128 random bits, hexadecimal.
    pub id: String,
    /// Keyed token of the secret in the cookie.
    pub secret_token: [u8; 32],
    /// Keyed token of the resume code.
    pub resume_token: [u8; 32],
    /// The ticket the case will have.
    pub ticket: String,
    /// Code of the kind of case its form becomes.
    pub kind: &'static str,
    /// What tells forms of one kind apart: as a code, or sealed.
    pub variant: String,
    /// The card it starts from, sealed.
    pub subject: Option<Vec<u8>>,
    /// The secret of the cookie, sealed so that only the resume code opens it.
    pub locked_secret: Vec<u8>,
    /// The right of reply that is used.
    pub reply_right_id: Option<i64>,
    /// An officer fills it in for somebody.
    pub assisted: Option<Assisted>,
    /// Language tag.
    pub lang: &'static str,
    /// Now, Unix seconds.
    pub created_at: i64,
    /// When it is erased unless it is sent, Unix seconds.
    pub expires_at: i64,
}

/// That an officer fills a draft in for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assisted {
    /// Code of `domain::usulan::Origin`.
    pub origin: &'static str,
    /// The officer.
    pub filed_by: i64,
    /// Who brought it, and what they say of the family, sealed.
    pub assessment: Option<Vec<u8>>,
}

/// A draft as it is kept. Nothing in it is personal.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DraftRow {
    /// 128 random bits, hexadecimal.
    pub id: String,
    /// The reserved ticket, twelve characters.
    pub ticket: String,
    /// Code of the kind of case its form becomes.
    pub kind: String,
    /// What tells forms of one kind apart: as a code, or sealed.
    pub hubungan: String,
    /// The card it started from, sealed.
    pub subject: Option<Vec<u8>>,
    /// The secret of the cookie, sealed so that only the resume code opens it.
    pub locked_secret: Option<Vec<u8>>,
    /// The right of reply that is used.
    pub reply_right_id: Option<i64>,
    /// The case whose earlier report it took the place of.
    pub case_id: Option<i64>,
    /// Who brought it, where an officer fills it in: code of `domain::usulan::Origin`.
    pub origin: Option<String>,
    /// The officer who fills it in.
    pub filed_by: Option<i64>,
    /// Who brought it, and what they say of the family, sealed.
    pub assessment: Option<Vec<u8>>,
    /// Language tag.
    pub lang: String,
    /// When it was saved last, Unix seconds.
    pub saved_at: i64,
    /// When it is erased unless it is sent, Unix seconds.
    pub expires_at: i64,
    /// When it was sent, Unix seconds.
    pub submitted_at: Option<i64>,
}

/// A saved step.
#[derive(Debug, Clone, FromQueryResult)]
pub struct StepRow {
    /// Slug of the step.
    pub step: String,
    /// One more with every change.
    pub version: i32,
    /// Its content, sealed.
    pub sealed: Vec<u8>,
    /// When, Unix seconds.
    pub saved_at: i64,
}

/// A step to save.
#[derive(Debug, Clone)]
pub struct StepWrite<'a> {
    /// The draft.
    pub draft_id: &'a str,
    /// Slug of the step.
    pub step: &'a str,
    /// Its content, sealed.
    pub sealed: Vec<u8>,
    /// The version it replaces: 0 for none. Another version in the table means that somebody else was faster.
    pub replaces: i32,
    /// The draft's new code of whom it is for, when this step changes it.
    pub hubungan: Option<&'static str>,
    /// Now, Unix seconds.
    pub now: i64,
}

#[derive(FromQueryResult)]
struct Version {
    version: i32,
}

const COLUMNS: [&str; 15] = [
    "id",
    "ticket",
    "kind",
    "hubungan",
    "subject",
    "locked_secret",
    "reply_right_id",
    "case_id",
    "origin",
    "filed_by",
    "assessment",
    "lang",
    "saved_at",
    "expires_at",
    "submitted_at",
];

impl Store {
    /// Begins a draft.
    ///
    /// # Errors
    /// A conflict when its random id or ticket is taken; otherwise when the database refuses.
    pub async fn insert_draft(&self, draft: &NewDraft) -> Result<(), StoreError> {
        let assisted = draft.assisted.as_ref();
        let insert = Query::insert()
            .into_table("draft")
            .columns([
                "id",
                "kind",
                "secret_token",
                "resume_token",
                "ticket",
                "hubungan",
                "lang",
                "created_at",
                "saved_at",
                "expires_at",
                "subject",
                "reply_right_id",
                "locked_secret",
                "origin",
                "filed_by",
                "assessment",
            ])
            .values_panic([
                draft.id.as_str().into(),
                draft.kind.into(),
                draft.secret_token.to_vec().into(),
                draft.resume_token.to_vec().into(),
                draft.ticket.as_str().into(),
                draft.variant.as_str().into(),
                draft.lang.into(),
                draft.created_at.into(),
                draft.created_at.into(),
                draft.expires_at.into(),
                draft.subject.clone().into(),
                draft.reply_right_id.into(),
                draft.locked_secret.clone().into(),
                assisted.map(|assisted| assisted.origin.to_owned()).into(),
                assisted.map(|assisted| assisted.filed_by).into(),
                assisted.and_then(|assisted| assisted.assessment.clone()).into(),
            ])
            .to_owned();
        change(&self.write, &insert).await.map(|_| ())
    }

    /// The draft whose cookie secret has this token, unless it has expired.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn draft_by_secret(
        &self,
        token: &[u8; 32],
        now: i64,
    ) -> Result<Option<DraftRow>, StoreError> {
        self.draft_where("secret_token", token.to_vec(), now).await
    }

    /// The draft whose resume code has this token, unless it has expired.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn draft_by_resume_code(
        &self,
        token: &[u8; 32],
        now: i64,
    ) -> Result<Option<DraftRow>, StoreError> {
        self.draft_where("resume_token", token.to_vec(), now).await
    }

    async fn draft_where(
        &self,
        column: &'static str,
        token: Vec<u8>,
        now: i64,
    ) -> Result<Option<DraftRow>, StoreError> {
        let select = Query::select()
            .columns(COLUMNS)
            .from("draft")
            .and_where(Expr::col(column).eq(token))
            .and_where(Expr::col("expires_at").gt(now))
            .to_owned();
        first(&self.read, &select).await
    }

    /// All saved steps of a draft.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn draft_steps(&self, draft_id: &str) -> Result<Vec<StepRow>, StoreError> {
        let select = Query::select()
            .columns(["step", "version", "sealed", "saved_at"])
            .from("draft_step")
            .and_where(Expr::col("draft_id").eq(draft_id))
            .to_owned();
        rows(&self.read, &select).await
    }

    /// Saves a step in place of the version it was made from, and says the new version; `None` when the step has
    /// another version by now, and nothing was saved.
    ///
    /// # Errors
    /// When the database refuses, or the draft is gone.
    pub async fn save_draft_step(&self, write: &StepWrite<'_>) -> Result<Option<i32>, StoreError> {
        let tx = self.begin().await?;
        let mut upsert = Query::insert();
        upsert
            .into_table("draft_step")
            .columns(["draft_id", "step", "version", "sealed", "saved_at"])
            .values_panic([
                write.draft_id.into(),
                write.step.into(),
                1.into(),
                write.sealed.clone().into(),
                write.now.into(),
            ])
            .returning(ReturningClause::Columns(vec!["version".into()]));
        let current = Expr::col(("draft_step", "version"));
        upsert.on_conflict(
            OnConflict::columns(["draft_id", "step"])
                .value("version", current.clone().add(1))
                .update_columns(["sealed", "saved_at"])
                .action_and_where(current.eq(write.replaces))
                .to_owned(),
        );
        let saved: Option<Version> = first(&tx, &upsert).await?;
        // An insert where a version was expected: the step was erased meanwhile; what was typed is kept all the same.
        let Some(Version { version }) = saved else {
            tx.rollback().await?;
            return Ok(None);
        };
        let mut touch = Query::update();
        touch
            .table("draft")
            .value("saved_at", write.now)
            .and_where(Expr::col("id").eq(write.draft_id))
            .and_where(Expr::col("submitted_at").is_null());
        if let Some(hubungan) = write.hubungan {
            touch.value("hubungan", hubungan);
        }
        if change(&tx, &touch).await? == 0 {
            tx.rollback().await?;
            return Err(StoreError::NotFound);
        }
        tx.commit().await?;
        Ok(Some(version))
    }

    /// Erases a draft that was not sent, with its steps and the rows of its files, and says the names of the files.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn erase_draft(&self, draft_id: &str) -> Result<Vec<String>, StoreError> {
        let tx = self.begin().await?;
        let open = Query::select()
            .expr_as(Expr::val(1), "version")
            .from("draft")
            .and_where(Expr::col("id").eq(draft_id))
            .and_where(Expr::col("submitted_at").is_null())
            .to_owned();
        if first::<Version, _, _>(&tx, &open).await?.is_none() {
            tx.rollback().await?;
            return Ok(Vec::new());
        }
        let files = super::attachment::erase_of_draft(&tx, draft_id).await?;
        for table in ["draft_step", "draft"] {
            let column = if table == "draft" { "id" } else { "draft_id" };
            let delete = Query::delete()
                .from_table(table)
                .and_where(Expr::col(column).eq(draft_id))
                .to_owned();
            change(&tx, &delete).await?;
        }
        tx.commit().await?;
        Ok(files)
    }
}

/// Erases what was typed into a draft. Its files stay.
pub(super) async fn erase_steps<C: ConnectionTrait>(
    tx: &C,
    draft_id: &str,
) -> Result<(), StoreError> {
    let delete = Query::delete()
        .from_table("draft_step")
        .and_where(Expr::col("draft_id").eq(draft_id))
        .to_owned();
    change(tx, &delete).await.map(|_| ())
}
