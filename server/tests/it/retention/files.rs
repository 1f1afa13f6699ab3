//! Files that no row names.

use chrono::{DateTime, Duration};
use server::jobs::retention::erase_expired;

use super::Archive;
use crate::support::on_both_databases;

on_both_databases! {
    /// A crash between file and row leaves a file that nobody can name: it goes after an hour, others stay.
    async fn orphans_are_swept_after_an_hour(db: &TestDb) {
        let archive = Archive::of(db).await;
        let (named, orphan) = (archive.file().await, archive.file().await);
        archive.attachment("ktp", None, Some(1), named.as_str()).await;
        let unfinished = db.file("uploads").join("aa");
        std::fs::create_dir_all(&unfinished).expect("a folder");
        let unfinished = unfinished.join(format!("aa{:030x}.tmp", 1));
        std::fs::write(&unfinished, "setengah").expect("written");
        let written = archive.files.list().await.expect("listed").iter().map(|file| file.modified).max();
        let written = DateTime::from_timestamp(written.expect("files"), 0).expect("a time");
        let sweep = async |minutes| {
            let now = written + Duration::minutes(minutes);
            erase_expired(&db.store, &archive.files, now).await.expect("swept").orphans
        };
        assert_eq!(sweep(59).await, 0, "its row may be on the way");
        assert!(archive.has_file(&orphan).await);
        assert_eq!(sweep(62).await, 2);
        assert!(!archive.has_file(&orphan).await && !unfinished.exists());
        assert!(archive.has_file(&named).await);
    }
}
