//! What tests share: a database of their own, and recipient files.

mod database;
mod raw;
mod recipients;

pub(crate) use database::{TestDb, bytes_of, run_story};
pub(crate) use raw::Raw;
pub(crate) use recipients::{HEADER, Line, csv_of, village};

/// Tells each story twice: on `SQLite` and on `PostgreSQL`, each time with an empty, migrated
/// database.
macro_rules! on_both_databases {
    ($($(#[doc = $doc:literal])* async fn $name:ident($db:ident: &TestDb) $body:block)*) => {
        $($(#[doc = $doc])* async fn $name($db: &$crate::support::TestDb) $body)*

        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                let db = $crate::support::TestDb::sqlite().await;
                $crate::support::run_story(db, async |db| super::$name(db).await).await;
            })*
        }

        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                let db = $crate::support::TestDb::postgres().await;
                $crate::support::run_story(db, async |db| super::$name(db).await).await;
            })*
        }
    };
}

pub(crate) use on_both_databases;

/// `bytes` written one by one, such as in hexadecimal digits.
pub(crate) fn per_byte(bytes: &[u8], write: impl Fn(u8) -> String) -> String {
    bytes.iter().map(|byte| write(*byte)).collect()
}
