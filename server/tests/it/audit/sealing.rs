//! Appending, reading and sealing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::{ConnectionTrait as _, TransactionTrait as _};

use super::Log;
use crate::support::{Raw, on_both_databases};

const INSERT: &str =
    "insert into audit_entry (at, actor, action) values (1768446000, 'system', 'test.slow')";

on_both_databases! {
    /// What is sealed verifies; what is newer is counted apart; nothing is sealed twice.
    async fn an_untouched_log_is_whole(db: &TestDb) {
        let log = Log::of(db);
        let empty = log.verify().await.expect("an empty log is whole");
        assert_eq!((empty.entries, empty.batches, empty.unsealed, empty.newest), (0, 0, 0, None));
        assert_eq!(log.seal().await, 0, "nothing to seal");

        log.append(5).await;
        assert_eq!(log.seal().await, 5);
        assert_eq!(log.seal().await, 0);
        log.append(3).await;
        let whole = log.verify().await.expect("whole");
        assert_eq!((whole.entries, whole.batches, whole.unsealed), (5, 1, 3));
        assert!(whole.witnessed);
        assert_eq!(log.seal().await, 3);
        let whole = log.verify().await.expect("whole");
        assert_eq!((whole.entries, whole.batches, whole.unsealed), (8, 2, 0));
        let elsewhere = log.seen_elsewhere().verify().await.expect("whole");
        assert_eq!(elsewhere.newest, whole.newest);
        assert!(!elsewhere.witnessed);
    }

    /// Hashes depend on the key: nobody without it can make a batch.
    async fn another_key_does_not_verify(db: &TestDb) {
        let mut log = Log::of(db);
        log.fill().await;
        log.keys = server::crypto::Keys::generate_for_tests();
        assert!(log.verify().await.is_err());
    }

    /// A case's page shows its own entries only, the newest first.
    async fn entries_of_a_case_are_found(db: &TestDb) {
        let log = Log::of(db);
        log.append(3).await;
        let raw = Raw::open(db).await;
        raw.run(
            "insert into audit_entry (at, actor, action, case_id) values (1, 'warga', 'case.view', 8)",
        )
        .await
        .expect("inserted");
        let found = db.store.audit_of_case(7, 2).await.expect("entries");
        assert_eq!(found.len(), 2);
        assert!(found[0].id > found[1].id);
        assert!(found.iter().all(|entry| entry.case_id == Some(7) && entry.action == "photo.view"));
        assert_eq!(db.store.audit_of_case(8, 9).await.expect("entries").len(), 1);
        assert!(db.store.audit_of_case(9, 9).await.expect("entries").is_empty());
    }

    /// The tables refuse whatever is not adding.
    async fn the_database_refuses_changes(db: &TestDb) {
        let log = Log::of(db);
        log.append(1).await;
        log.seal().await;
        let raw = Raw::open(db).await;
        let mut refused = vec![
            "update audit_entry set detail = 'kk'",
            "delete from audit_entry",
            "update audit_batch set entries = 2",
            "delete from audit_batch",
        ];
        if raw.is_postgres() {
            refused.extend(["truncate audit_entry", "truncate audit_batch"]);
        } else {
            refused.extend([
                "insert or replace into audit_entry (id, at, actor, action) values (1, 1, 'a', 'b')",
                "insert or replace into audit_batch (id, first_entry, last_entry, entries, hash, sealed_at) \
                 values (1, 1, 1, 1, x'00', 1)",
            ]);
        }
        for statement in refused {
            let error = raw.run(statement).await.expect_err(statement);
            assert!(error.contains("append-only"), "{statement}: {error}");
        }
        assert!(log.verify().await.is_ok());
    }

    /// Many append and two workers seal, all at once: nothing is lost, doubled or taken for smuggled in.
    async fn workers_seal_while_others_append(db: &TestDb) {
        let done = Arc::new(AtomicBool::new(false));
        let (here, other) = (Log::of(db), Log::of(db).seen_elsewhere());
        let sealing = async |log: &Log<'_>| {
            while !done.load(Ordering::Relaxed) {
                log.seal().await;
                tokio::time::sleep(std::time::Duration::from_millis(3)).await;
            }
        };
        let appending = async {
            let writers = (0..8).map(|_| here.append(40));
            futures::future::join_all(writers).await;
            done.store(true, Ordering::Relaxed);
        };
        tokio::join!(appending, sealing(&here), sealing(&other));
        here.seal().await;
        let whole = here.verify().await.expect("whole");
        assert_eq!((whole.entries, whole.unsealed), (320, 0));
        assert!(whole.batches > 1, "{whole:?}");
        assert!(other.verify().await.is_ok());
    }

    /// A transaction has taken a number and is slow to commit: its entry is sealed, too, and not found to be smuggled in
    /// afterwards.
    async fn a_slow_transaction_is_waited_for(db: &TestDb) {
        let log = Log::of(db);
        let raw = Raw::open(db).await;
        log.append(1).await;
        let slow = raw.connection().begin().await.expect("it begins");
        slow.execute_unprepared(INSERT).await.expect("inserted");
        if raw.is_postgres() {
            // On `SQLite` this would wait for the writer.
            log.append(1).await;
        }
        let committing = async {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            slow.commit().await.expect("committed");
        };
        let (sealed, ()) = tokio::join!(log.seal(), committing);
        if raw.is_postgres() {
            assert_eq!(sealed, 3, "the late one is in the batch");
        } else {
            // Could not be read yet, so its number was not given out: it goes into the next batch.
            let next = log.seal().await;
            assert_eq!(sealed + next, 2);
        }
        assert_eq!(log.verify().await.expect("whole").unsealed, 0);
    }

    /// A number that was taken and rolled back leaves a gap, and a gap is fine.
    async fn a_gap_in_the_numbers_is_fine(db: &TestDb) {
        let log = Log::of(db);
        let raw = Raw::open(db).await;
        log.append(1).await;
        let given_up = raw.connection().begin().await.expect("it begins");
        given_up.execute_unprepared(INSERT).await.expect("inserted");
        given_up.rollback().await.expect("rolled back");
        log.append(1).await;
        assert_eq!(log.seal().await, 2);
        assert_eq!(log.verify().await.expect("whole").entries, 2);
    }
}
