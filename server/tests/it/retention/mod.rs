//! What was kept long enough is erased; statistics stay.

mod cases;
mod drafts;
mod files;
mod office;

use chrono::{DateTime, Duration, Utc};
use sea_orm::Value;
use server::jobs::retention::{Erased, erase_expired};
use server::storage::{FileName, FileStore};

use crate::support::{Raw, TestDb};

/// A database with rows and files, and a clock that can be turned on.
struct Archive<'a> {
    db: &'a TestDb,
    raw: Raw,
    files: FileStore,
}

impl<'a> Archive<'a> {
    async fn of(db: &'a TestDb) -> Self {
        let files = FileStore::open(db.file("uploads")).await.expect("opened");
        Self { db, raw: Raw::open(db).await, files }
    }

    fn start(&self) -> DateTime<Utc> {
        self.db.clock.now()
    }

    /// Start, so many days and minutes later, in Unix seconds.
    fn at(&self, days: i64, minutes: i64) -> i64 {
        (self.start() + Duration::days(days) + Duration::minutes(minutes)).timestamp()
    }

    /// Runs the job so many days and minutes after the start.
    async fn erase(&self, days: i64, minutes: i64) -> Erased {
        let now = self.start() + Duration::days(days) + Duration::minutes(minutes);
        erase_expired(&self.db.store, &self.files, now).await.expect("erased")
    }

    async fn file(&self) -> FileName {
        self.files.put(&self.db.keys, b"foto rumah".to_vec()).await.expect("kept")
    }

    async fn has_file(&self, name: &FileName) -> bool {
        self.files.get(&self.db.keys, name).await.is_ok()
    }

    async fn count(&self, table: &str) -> i64 {
        self.raw.number(&format!("select count(*) from {table}")).await
    }

    /// A row of a file, of a draft or a case.
    async fn attachment(&self, id: &str, draft: Option<&str>, case_id: Option<i64>, file: &str) {
        self.raw
            .insert(
                "attachment",
                vec![
                    ("id", id.into()),
                    ("draft_id", draft.map(str::to_owned).into()),
                    ("case_id", case_id.into()),
                    ("kind", id.into()),
                    ("file", file.into()),
                    ("media_type", "image/jpeg".into()),
                    ("bytes", 10.into()),
                    ("advice", "".into()),
                    ("created_at", 0_i64.into()),
                ],
            )
            .await;
    }
}

/// Something personal, sealed.
fn sealed() -> Value {
    vec![1_u8, 2, 3].into()
}
