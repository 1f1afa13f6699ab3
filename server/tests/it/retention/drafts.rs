//! Drafts, sent and unsent.

use super::{Archive, sealed};
use crate::support::on_both_databases;

/// A draft with one answered step. Days and minutes are counted from the start.
async fn draft(archive: &Archive<'_>, id: &str, saved: i64, expires: i64, sent: Option<i64>) {
    let token = |kind: u8| {
        let mut token = vec![kind];
        token.extend(id.as_bytes());
        sea_orm::Value::from(token)
    };
    archive
        .raw
        .insert(
            "draft",
            vec![
                ("id", id.into()),
                ("kind", "usulan".into()),
                ("secret_token", token(1)),
                ("resume_token", token(2)),
                ("ticket", id.to_uppercase().into()),
                ("hubungan", "diri".into()),
                ("lang", "id".into()),
                ("created_at", saved.into()),
                ("saved_at", saved.into()),
                ("expires_at", expires.into()),
                ("submitted_at", sent.into()),
            ],
        )
        .await;
    archive
        .raw
        .insert(
            "draft_step",
            vec![
                ("draft_id", id.into()),
                ("step", "identitas".into()),
                ("version", 1.into()),
                ("sealed", sealed()),
                ("saved_at", saved.into()),
            ],
        )
        .await;
}

on_both_databases! {
    /// Thirty days and an hour: file, row, steps and draft are gone; another one stays.
    async fn a_draft_that_was_not_sent_goes_after_its_term(db: &TestDb) {
        let archive = Archive::of(db).await;
        draft(&archive, "lama", archive.at(0, 0), archive.at(30, 0), None).await;
        draft(&archive, "baru", archive.at(20, 0), archive.at(50, 0), None).await;
        let (old, new) = (archive.file().await, archive.file().await);
        archive.attachment("ktp", Some("lama"), None, old.as_str()).await;
        archive.attachment("kk", Some("baru"), None, new.as_str()).await;

        assert_eq!(archive.erase(30, 59).await.drafts, 0, "somebody may be sending it");
        assert!(archive.has_file(&old).await);
        assert_eq!(archive.erase(30, 61).await.drafts, 1);
        assert!(!archive.has_file(&old).await);
        assert!(archive.has_file(&new).await);
        assert_eq!(archive.raw.texts("select id from draft").await, ["baru"]);
        assert_eq!(archive.raw.texts("select draft_id from draft_step").await, ["baru"]);
        assert_eq!(archive.raw.texts("select id from attachment").await, ["kk"]);
        assert_eq!(archive.erase(30, 62).await.drafts, 0, "nothing to do twice");
        let told = "select detail from audit_entry where action = 'draft.erase'";
        assert_eq!(archive.raw.texts(told).await, ["1"]);
    }

    /// A term that was made shorter holds for drafts that were promised a longer one, too.
    async fn a_shorter_term_ends_drafts_earlier(db: &TestDb) {
        let archive = Archive::of(db).await;
        archive
            .raw
            .run(
                "insert into retention_term (subject, days, valid_from, source) \
                 values ('draft', 10, '2026-01-20', 'uji')",
            )
            .await
            .expect("inserted");
        draft(&archive, "lama", archive.at(0, 0), archive.at(30, 0), None).await;
        assert_eq!(archive.erase(10, 1).await.drafts, 0);
        let ended = archive.raw.number("select expires_at from draft").await;
        assert_eq!(ended, archive.at(10, 1), "nobody can open it any more");
        assert_eq!(archive.erase(10, 62).await.drafts, 1);
        assert_eq!(archive.count("draft").await, 0);
    }

    /// The draft of a proposal goes a day after it was sent; its files are the case's.
    async fn a_sent_draft_leaves_its_files_to_the_case(db: &TestDb) {
        let archive = Archive::of(db).await;
        draft(&archive, "terkirim", archive.at(0, 0), archive.at(30, 0), Some(archive.at(0, 0)))
            .await;
        let file = archive.file().await;
        archive.attachment("ktp", Some("terkirim"), Some(1), file.as_str()).await;
        assert_eq!(archive.erase(0, 60 * 23).await.sent_drafts, 0);
        assert_eq!(archive.erase(1, 1).await.sent_drafts, 1);
        assert_eq!((archive.count("draft").await, archive.count("draft_step").await), (0, 0));
        let of_case = "select count(*) from attachment where draft_id is null and file is not null";
        assert_eq!(archive.raw.number(of_case).await, 1);
        assert!(archive.has_file(&file).await);
        assert_eq!(archive.erase(40, 0).await.drafts, 0, "it is not taken for an unsent one");
        assert!(archive.has_file(&file).await);
    }

    /// Killed after the file was removed and before the row: the next turn goes on.
    async fn a_turn_that_was_cut_short_is_finished_by_the_next(db: &TestDb) {
        let archive = Archive::of(db).await;
        draft(&archive, "lama", archive.at(0, 0), archive.at(30, 0), None).await;
        let file = archive.file().await;
        archive.attachment("ktp", Some("lama"), None, file.as_str()).await;
        archive.files.delete(&file).await.expect("deleted");
        assert_eq!(archive.erase(31, 0).await.drafts, 1);
        assert_eq!(archive.count("attachment").await, 0);
    }

    /// The counter of wrong PINs is forgotten with its time.
    async fn wrong_pins_are_forgotten(db: &TestDb) {
        let archive = Archive::of(db).await;
        for (key, expires_at) in [(1_u8, archive.at(0, 30)), (2, archive.at(0, 90))] {
            let row = vec![
                ("key", vec![key].into()),
                ("wrong", 3.into()),
                ("expires_at", expires_at.into()),
            ];
            archive.raw.insert("pin_try", row).await;
        }
        archive.erase(0, 60).await;
        assert_eq!(archive.count("pin_try").await, 1);
    }
}
