//! Batches for the centre as they are kept. What is endorsed is locked: every change of a batch asks for it to be open,
//! and holds its row until the change is done.

pub mod answer;
pub mod change;
pub mod check;
pub mod endorse;
pub mod entry;
pub mod export;
pub mod person;
pub mod progress;

use chrono::NaiveDate;
use domain::batch::{BatchKind, SignerRole};
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{FromQueryResult, Order};

use super::StoreError;
use super::query::{first, rows};
use super::scope::Scoped;

/// A batch as it is kept.
#[derive(Clone, FromQueryResult)]
pub struct BatchRow {
    /// Number inside.
    pub id: i64,
    /// Code of its kind.
    pub kind: String,
    /// Code of the regency.
    pub region: String,
    /// `YYYY-MM`
    pub cycle: String,
    /// Which of that month, kind and regency, from 1.
    pub number: i32,
    /// Unix seconds.
    pub created_at: i64,
    /// Login of who began it.
    pub created_by: Option<String>,
    /// Random name of the letter's encrypted file.
    pub letter_file: Option<String>,
    /// Size of the letter.
    pub letter_bytes: Option<i32>,
    /// SHA-256 of the letter, hexadecimal.
    pub letter_sha256: Option<String>,
    /// Number of the letter.
    pub letter_number: Option<String>,
    /// Its date.
    pub letter_date: Option<NaiveDate>,
    /// Code of the signer's role.
    pub signer_role: Option<String>,
    /// The signer's name, sealed.
    pub signer_name: Option<Vec<u8>>,
    /// Unix seconds.
    pub letter_at: Option<i64>,
    /// Login of who attached it.
    pub letter_by: Option<String>,
    /// Unix seconds; locked from then on.
    pub endorsed_at: Option<i64>,
    /// Login of who endorsed it.
    pub endorsed_by: Option<String>,
    /// The recipient data that was visible then.
    pub data_version_id: Option<i64>,
    /// How many cases are in it.
    pub cases: i64,
    /// How many verdicts on listed recipients are in it.
    pub verdicts: i64,
    /// How many repairs, marks and removals of listed people are in it.
    pub entries: i64,
    /// One more with every change of what is in it and of its letter.
    pub version: i64,
    /// When it was last taken out for the centre. Unix seconds.
    pub exported_at: Option<i64>,
}

/// A batch as somebody has seen it: whoever changes it meanwhile makes another one of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Cases in it.
    pub cases: i64,
    /// Verdicts in it.
    pub verdicts: i64,
    /// Repairs, marks and removals in it.
    pub entries: i64,
    /// Its version: one more with every change, so that one thing that took the place of another is seen too.
    pub version: i64,
}

/// Numbers alone are printed.
impl std::fmt::Debug for BatchRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BatchRow({}, {}, {})", self.id, self.kind, self.cycle)
    }
}

impl BatchRow {
    /// Its kind.
    ///
    /// # Errors
    /// When the code is unknown to this program.
    pub fn kind(&self) -> Result<BatchKind, StoreError> {
        self.kind.parse().map_err(|_| StoreError::Malformed("batch.kind"))
    }

    /// In which role the letter was signed.
    ///
    /// # Errors
    /// When the code is unknown to this program.
    pub fn signer_role(&self) -> Result<Option<SignerRole>, StoreError> {
        let role = self.signer_role.as_deref().map(str::parse).transpose();
        role.map_err(|_| StoreError::Malformed("batch.signer_role"))
    }

    /// What somebody sees who looks at it now.
    pub fn seen(&self) -> Seen {
        let (cases, verdicts, entries) = (self.cases, self.verdicts, self.entries);
        Seen { cases, verdicts, entries, version: self.version }
    }

    /// How much of anything is in it.
    pub const fn contents(&self) -> i64 {
        self.cases + self.verdicts + self.entries
    }

    /// Whether nothing in it changes any more.
    pub const fn is_endorsed(&self) -> bool {
        self.endorsed_at.is_some()
    }
}

/// A case in a batch, without anything personal.
#[derive(Debug, Clone, FromQueryResult)]
pub struct BatchCaseRow {
    /// Number inside.
    pub case_id: i64,
    /// Twelve characters.
    pub ticket: String,
    /// Code of its kind.
    pub kind: String,
    /// Code of where it stands.
    pub state: String,
    /// Village code.
    pub place: String,
    /// Unix seconds.
    pub submitted_at: i64,
    /// Codes, comma-separated.
    pub warnings: String,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

impl Scoped<'_> {
    /// The newest batches, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn batches(&self, limit: u64) -> Result<Vec<BatchRow>, StoreError> {
        let select = batches()
            .cond_where(self.holds_of("batch", "region"))
            .order_by(("batch", "cycle"), Order::Desc)
            .order_by(("batch", "id"), Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.store().read, &select).await
    }

    /// A batch of the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn batch(&self, id: i64) -> Result<Option<BatchRow>, StoreError> {
        let select = batches()
            .cond_where(self.holds_of("batch", "region"))
            .and_where(Expr::col(("batch", "id")).eq(id))
            .to_owned();
        // It may have been changed a moment ago: read where it was written.
        first(&self.store().write, &select).await
    }

    /// Cases of a batch by village, so many from the place `skip` on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn batch_cases(
        &self,
        batch_id: i64,
        skip: u64,
        limit: u64,
    ) -> Result<Vec<BatchCaseRow>, StoreError> {
        let select = Query::select()
            .columns([("batch_case", "case_id"), ("batch_case", "place")])
            .columns([
                ("review_case", "ticket"),
                ("review_case", "kind"),
                ("review_case", "state"),
                ("review_case", "submitted_at"),
                ("review_case", "warnings"),
            ])
            .from("batch_case")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("batch_case", "case_id")),
            )
            .cond_where(self.holds_of("batch_case", "place"))
            .and_where(Expr::col(("batch_case", "batch_id")).eq(batch_id))
            .order_by(("batch_case", "place"), Order::Asc)
            .order_by(("batch_case", "case_id"), Order::Asc)
            .offset(skip)
            .limit(limit)
            .to_owned();
        rows(&self.store().write, &select).await
    }

    /// How many cases found to hold wait for a batch of these kinds in `cycle` or before. Whether a proposal goes into
    /// one of health insurance is sealed: both kinds of batches count it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count_waiting(&self, kind: BatchKind, cycle: &str) -> Result<u64, StoreError> {
        let select = Query::select()
            .expr_as(Expr::col("id").count(), "count")
            .from("review_case")
            .cond_where(self.waiting(kind, cycle))
            .to_owned();
        let found: Option<Count> = first(&self.store().read, &select).await?;
        Ok(found.and_then(|found| u64::try_from(found.count).ok()).unwrap_or(0))
    }

    /// That a case was found to hold, is in no batch, and may join `cycle`.
    fn waiting(&self, kind: BatchKind, cycle: &str) -> Cond {
        use domain::review::CaseState;
        let kinds = kind.case_kinds().iter().map(|kind| kind.as_str());
        self.holds_case("review_case")
            .add(Expr::col("state").eq(CaseState::Layak.as_str()))
            .add(Expr::col("kind").is_in(kinds))
            .add(Expr::col("cycle").lte(cycle))
            .add(Expr::col("erased_at").is_null())
    }
}

/// Batches with the logins of those who worked on them, and the number of their cases.
fn batches() -> SelectStatement {
    let cases = Query::select()
        .expr(Expr::col("case_id").count())
        .from("batch_case")
        .and_where(Expr::col(("batch_case", "batch_id")).equals(("batch", "id")))
        .to_owned();
    let verdicts = Query::select()
        .expr(Expr::col("key").count())
        .from("recipient_verdict")
        .and_where(Expr::col(("recipient_verdict", "batch_id")).equals(("batch", "id")))
        .to_owned();
    let entries = Query::select()
        .expr(Expr::col("key").count())
        .from("batch_entry")
        .and_where(Expr::col(("batch_entry", "batch_id")).equals(("batch", "id")))
        .to_owned();
    let exported_at = Query::select()
        .expr(Expr::col("at").max())
        .from("batch_export")
        .and_where(Expr::col(("batch_export", "batch_id")).equals(("batch", "id")))
        .and_where(Expr::col(("batch_export", "rows")).is_not_null())
        .to_owned();
    let login = |column: &'static str| {
        Query::select()
            .column("username")
            .from("petugas")
            .and_where(Expr::col(("petugas", "id")).equals(("batch", column)))
            .to_owned()
    };
    let mut select = Query::select();
    select
        .columns(
            [
                "id",
                "kind",
                "region",
                "cycle",
                "number",
                "created_at",
                "letter_file",
                "letter_bytes",
                "letter_sha256",
                "letter_number",
                "letter_date",
                "signer_role",
                "signer_name",
                "letter_at",
                "endorsed_at",
                "data_version_id",
                "version",
            ]
            .map(|column| ("batch", column)),
        )
        .expr_as(Expr::from(login("created_by")), "created_by")
        .expr_as(Expr::from(login("letter_by")), "letter_by")
        .expr_as(Expr::from(login("endorsed_by")), "endorsed_by")
        .expr_as(Expr::from(cases), "cases")
        .expr_as(Expr::from(verdicts), "verdicts")
        .expr_as(Expr::from(entries), "entries")
        .expr_as(Expr::from(exported_at), "exported_at")
        .from("batch");
    select
}
