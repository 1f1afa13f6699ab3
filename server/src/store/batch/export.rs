//! An endorsed batch, page by page, sealed as it is kept; and who took it out.

use chrono::NaiveDate;
use domain::batch::EntrySource;
use sea_orm::sea_query::{Cond, Expr, ExprTrait as _, Query, ReturningClause};
use sea_orm::{FromQueryResult, Order};

use super::endorse::note_cases;
use crate::store::StoreError;
use crate::store::attachment::AttachmentRow;
use crate::store::audit::{self, AuditEntry};
use crate::store::query::{change, first, rows};
use crate::store::scope::Scoped;

/// A case with everything an export reads of it. Sealed values stay sealed here.
#[derive(Clone, FromQueryResult)]
pub struct ExportCase {
    /// Number inside.
    pub case_id: i64,
    /// Village code.
    pub place: String,
    /// Its ticket.
    pub ticket: String,
    /// Code of its kind.
    pub kind: String,
    /// `YYYY-MM`
    pub cycle: String,
    /// Unix seconds.
    pub submitted_at: i64,
    /// Whom a proposal is for.
    pub hubungan: Option<String>,
    /// The answers of a proposal.
    pub answers: Option<Vec<u8>>,
    /// The card a report is about.
    pub subject: Option<Vec<u8>>,
    /// Code of the reason of an objection.
    pub reason: Option<String>,
    /// People in the family of a proposal beside the person.
    pub members: i64,
    /// When it was found to hold. Unix seconds.
    pub decided_at: Option<i64>,
}

/// What it holds is somebody's.
impl std::fmt::Debug for ExportCase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExportCase({})", self.case_id)
    }
}

/// An export that was made.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ExportRow {
    /// Unix seconds.
    pub at: i64,
    /// Login of who took it out.
    pub username: String,
    /// `paket`, `csv` or `xlsx`.
    pub form: String,
    /// SHA-256 of the mapping file, hexadecimal.
    pub columns_sha256: String,
    /// SHA-256 of the CSV; `None` when it was not made, or broke off.
    pub csv_sha256: Option<String>,
    /// SHA-256 of the XLSX likewise.
    pub xlsx_sha256: Option<String>,
    /// Rows in it.
    pub rows: Option<i64>,
}

/// What an export came to.
#[derive(Debug, Clone)]
pub struct ExportSums {
    /// SHA-256 of the CSV, hexadecimal, if it was made.
    pub csv_sha256: Option<String>,
    /// Of the XLSX likewise.
    pub xlsx_sha256: Option<String>,
    /// Rows.
    pub rows: i64,
}

/// Minutes of a deliberation that spoke of a case in a batch.
#[derive(Debug, Clone)]
pub struct MinutesRow {
    /// Number of the deliberation.
    pub id: i64,
    /// Village code.
    pub desa: String,
    /// When it was held.
    pub held_on: NaiveDate,
    /// The file.
    pub attachment: AttachmentRow,
}

#[derive(FromQueryResult)]
struct MinutesFile {
    musyawarah_id: i64,
    desa: String,
    held_on: NaiveDate,
    id: String,
    kind: String,
    file: String,
    media_type: String,
    bytes: i32,
    advice: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

impl Scoped<'_> {
    /// Cases of a batch by village and number, so many after the one named last.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn export_cases(
        &self,
        batch_id: i64,
        after: Option<(&str, i64)>,
        limit: u64,
    ) -> Result<Vec<ExportCase>, StoreError> {
        let members = Query::select()
            .expr(Expr::col("place").count())
            .from("usulan_member")
            .and_where(Expr::col(("usulan_member", "case_id")).equals(("batch_case", "case_id")))
            .to_owned();
        let decided = Query::select()
            .expr(Expr::col("at").max())
            .from("case_event")
            .and_where(Expr::col(("case_event", "case_id")).equals(("batch_case", "case_id")))
            .and_where(
                Expr::col(("case_event", "action")).eq(domain::review::Action::FindLayak.as_str()),
            )
            .to_owned();
        let mut select = Query::select();
        select
            .columns([("batch_case", "case_id"), ("batch_case", "place")])
            .columns([
                ("review_case", "ticket"),
                ("review_case", "kind"),
                ("review_case", "cycle"),
                ("review_case", "submitted_at"),
                ("usulan", "hubungan"),
                ("laporan", "subject"),
                ("laporan", "reason"),
            ])
            .expr_as(Expr::col(("usulan", "sealed")), "answers")
            .expr_as(Expr::from(members), "members")
            .expr_as(Expr::from(decided), "decided_at")
            .from("batch_case")
            .inner_join(
                "review_case",
                Expr::col(("review_case", "id")).equals(("batch_case", "case_id")),
            )
            .left_join("usulan", Expr::col(("usulan", "case_id")).equals(("batch_case", "case_id")))
            .left_join(
                "laporan",
                Expr::col(("laporan", "case_id")).equals(("batch_case", "case_id")),
            )
            .cond_where(self.holds_of("batch_case", "place"))
            .and_where(Expr::col(("batch_case", "batch_id")).eq(batch_id))
            .order_by(("batch_case", "place"), Order::Asc)
            .order_by(("batch_case", "case_id"), Order::Asc)
            .limit(limit);
        if let Some((place, case_id)) = after {
            // Pairs are compared as the index has them: no page reads those before it again.
            let columns = ["place", "case_id"].map(|column| Expr::col(("batch_case", column)));
            let last = [Expr::val(place), Expr::val(case_id)];
            let later = Expr::tuple(columns).gt(Expr::tuple(last));
            select.and_where(later);
        }
        rows(&self.store().read, &select).await
    }

    /// Notes who takes an endorsed batch out, and that every case in it is read, before any of it is. `None` when it is
    /// not endorsed or not in the scope.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_export(
        &self,
        batch_id: i64,
        (form, columns_sha256): (&str, &str),
        entry: &AuditEntry,
    ) -> Result<Option<i64>, StoreError> {
        let Some(batch) = self.batch(batch_id).await?.filter(super::BatchRow::is_endorsed) else {
            return Ok(None);
        };
        let tx = self.store().begin().await?;
        let insert = Query::insert()
            .into_table("batch_export")
            .columns(["batch_id", "at", "petugas_id", "form", "columns_sha256"])
            .values_panic([
                batch.id.into(),
                entry.at.into(),
                entry.actor_id.into(),
                form.into(),
                columns_sha256.into(),
            ])
            .returning(ReturningClause::Columns(vec!["id".into()]))
            .to_owned();
        let made: Option<Id> = first(&tx, &insert).await?;
        audit::append(&tx, entry).await?;
        note_cases(&tx, batch.id, "case.export", &format!("batch:{batch_id}"), entry).await?;
        tx.commit().await?;
        Ok(Some(made.ok_or(StoreError::Malformed("batch_export.id"))?.id))
    }

    /// Notes what an export came to.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn finish_export(&self, export_id: i64, sums: &ExportSums) -> Result<(), StoreError> {
        let update = Query::update()
            .table("batch_export")
            .value("csv_sha256", sums.csv_sha256.clone())
            .value("xlsx_sha256", sums.xlsx_sha256.clone())
            .value("rows", sums.rows)
            .and_where(Expr::col("id").eq(export_id))
            .to_owned();
        change(&self.store().write, &update).await.map(|_| ())
    }

    /// Minutes of closed deliberations that spoke of cases in a batch or want somebody in it removed, by village and day.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn minutes_of_batch(
        &self,
        batch_id: i64,
        limit: u64,
    ) -> Result<Vec<MinutesRow>, StoreError> {
        let spoken_of = Query::select()
            .column(("musyawarah_recommendation", "musyawarah_id"))
            .from("musyawarah_recommendation")
            .inner_join(
                "batch_case",
                Expr::col(("batch_case", "case_id"))
                    .equals(("musyawarah_recommendation", "case_id")),
            )
            .and_where(Expr::col(("batch_case", "batch_id")).eq(batch_id))
            .to_owned();
        let wants_removed = Query::select()
            .column(("musyawarah_removal", "musyawarah_id"))
            .from("musyawarah_removal")
            .inner_join(
                "batch_entry",
                Expr::col(("batch_entry", "key"))
                    .eq(Expr::col(("musyawarah_removal", "id")).cast_as("text"))
                    .and(Expr::col(("batch_entry", "source")).eq(EntrySource::Removal.as_str())),
            )
            .and_where(Expr::col(("batch_entry", "batch_id")).eq(batch_id))
            .to_owned();
        let goes_along = Cond::any()
            .add(Expr::col(("musyawarah", "id")).in_subquery(spoken_of))
            .add(Expr::col(("musyawarah", "id")).in_subquery(wants_removed));
        let select = Query::select()
            .expr_as(Expr::col(("musyawarah", "id")), "musyawarah_id")
            .columns([("musyawarah", "desa"), ("musyawarah", "held_on")])
            .columns(
                ["id", "kind", "file", "media_type", "bytes", "advice"]
                    .map(|column| ("attachment", column)),
            )
            .from("musyawarah")
            .inner_join(
                "attachment",
                Expr::col(("attachment", "id")).equals(("musyawarah", "attachment_id")),
            )
            .cond_where(self.holds_of("musyawarah", "desa"))
            .and_where(Expr::col(("attachment", "file")).is_not_null())
            .and_where(Expr::col(("musyawarah", "closed_at")).is_not_null())
            .cond_where(goes_along)
            .order_by(("musyawarah", "desa"), Order::Asc)
            .order_by(("musyawarah", "held_on"), Order::Asc)
            .order_by(("musyawarah", "id"), Order::Asc)
            .limit(limit)
            .to_owned();
        let found: Vec<MinutesFile> = rows(&self.store().read, &select).await?;
        let minutes = found.into_iter().map(|row| MinutesRow {
            id: row.musyawarah_id,
            desa: row.desa,
            held_on: row.held_on,
            attachment: AttachmentRow {
                id: row.id,
                kind: row.kind,
                file: row.file,
                media_type: row.media_type,
                bytes: row.bytes,
                advice: row.advice,
            },
        });
        Ok(minutes.collect())
    }

    /// The newest exports of a batch, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn exports_of(
        &self,
        batch_id: i64,
        limit: u64,
    ) -> Result<Vec<ExportRow>, StoreError> {
        let select = Query::select()
            .columns([
                ("batch_export", "at"),
                ("batch_export", "form"),
                ("batch_export", "columns_sha256"),
                ("batch_export", "csv_sha256"),
                ("batch_export", "xlsx_sha256"),
                ("batch_export", "rows"),
            ])
            .column(("petugas", "username"))
            .from("batch_export")
            .inner_join("batch", Expr::col(("batch", "id")).equals(("batch_export", "batch_id")))
            .inner_join(
                "petugas",
                Expr::col(("petugas", "id")).equals(("batch_export", "petugas_id")),
            )
            .cond_where(self.holds_of("batch", "region"))
            .and_where(Expr::col(("batch_export", "batch_id")).eq(batch_id))
            .order_by(("batch_export", "id"), Order::Desc)
            .limit(limit)
            .to_owned();
        rows(&self.store().write, &select).await
    }
}
