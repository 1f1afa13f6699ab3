//! Somebody who may do everything in the database drops the triggers and covers their traces.

use server::clock::Clock;
use server::usecase::audit_log::seal::SealError;
use server::usecase::audit_log::verify::{Broken, Range};

use super::Log;
use crate::support::{Raw, TestDb, on_both_databases};

/// Whoever may drop tables may drop triggers.
async fn intruder(db: &TestDb) -> Raw {
    let raw = Raw::open(db).await;
    for table in ["audit_entry", "audit_batch"] {
        for name in ["update", "delete"] {
            let of_table = if raw.is_postgres() { format!(" on {table}") } else { String::new() };
            raw.run(&format!("drop trigger {table}_no_{name}{of_table}")).await.expect("dropped");
        }
    }
    raw
}

async fn tamper(raw: &Raw, sql: &str, rows: u64) {
    assert_eq!(raw.run(sql).await.expect("the intruder has all rights"), rows, "{sql}");
}

const SECOND: Range = Range { first: 5, last: 8 };

on_both_databases! {
    async fn a_changed_entry_is_noticed(db: &TestDb) {
        let log = Log::of(db);
        log.fill().await;
        let raw = intruder(db).await;
        tamper(&raw, "update audit_entry set detail = 'kk' where id = 6", 1).await;
        let broken = log.verify().await.expect_err("noticed");
        assert_eq!(broken, Broken::Changed { batch: 2, range: SECOND });
        assert_eq!(broken.to_string(), "batch 2 or one of its entries 5–8 was changed");
        tamper(&raw, "update audit_entry set detail = 'ktp' where id = 6", 1).await;
        assert!(log.verify().await.is_ok(), "as it was");
        tamper(&raw, "update audit_entry set actor_id = null where id = 6", 1).await;
        assert!(log.verify().await.is_err(), "who it was counts as well");
    }

    async fn a_removed_entry_is_noticed(db: &TestDb) {
        let log = Log::of(db);
        log.fill().await;
        let raw = intruder(db).await;
        tamper(&raw, "delete from audit_entry where id = 5", 1).await;
        let broken = log.verify().await.expect_err("noticed");
        assert_eq!(broken, Broken::EntriesRemoved { batch: 2, range: SECOND, missing: 1 });
        // Nor does it help to mend the count.
        tamper(&raw, "update audit_batch set entries = 3 where id = 2", 1).await;
        let broken = log.verify().await.expect_err("noticed");
        assert_eq!(broken, Broken::Changed { batch: 2, range: SECOND });
    }

    async fn an_inserted_entry_is_noticed(db: &TestDb) {
        let log = Log::of(db);
        log.fill().await;
        let raw = intruder(db).await;
        // Below all others, where nothing is chained to anything before it.
        let insert = "insert into audit_entry (id, at, actor, action) values (-3, 1, 'warga', 'case.view')";
        tamper(&raw, insert, 1).await;
        let broken = log.verify().await.expect_err("noticed");
        let range = Range { first: 1, last: 4 };
        assert_eq!(broken, Broken::EntriesInserted { batch: 1, range, extra: 1 });
    }

    async fn an_entry_in_a_gap_is_noticed(db: &TestDb) {
        let log = Log::of(db);
        let raw = intruder(db).await;
        log.append(1).await;
        tamper(&raw, "insert into audit_entry (id, at, actor, action) values (9, 1, 'warga', 'x')", 1)
            .await;
        log.seal().await;
        assert!(log.verify().await.is_ok());
        tamper(&raw, "insert into audit_entry (id, at, actor, action) values (5, 1, 'warga', 'x')", 1)
            .await;
        assert!(matches!(
            log.verify().await,
            Err(Broken::EntriesInserted { batch: 1, extra: 1, .. })
        ));
    }

    async fn a_removed_batch_is_noticed(db: &TestDb) {
        let log = Log::of(db).seen_elsewhere();
        log.fill().await;
        let raw = intruder(db).await;
        tamper(&raw, "delete from audit_batch where id = 2", 1).await;
        assert_eq!(log.verify().await, Err(Broken::BatchRemoved(2)));
        // Moving the others up, and the range along, does not help: both are hashed.
        tamper(&raw, "update audit_batch set id = 2 where id = 3", 1).await;
        assert_eq!(log.verify().await, Err(Broken::BatchMoved(2)));
        tamper(&raw, "update audit_batch set first_entry = 5 where id = 2", 1).await;
        assert!(log.verify().await.is_err());
        tamper(&raw, "delete from audit_batch where id = 1", 1).await;
        assert_eq!(log.verify().await, Err(Broken::BatchRemoved(1)));
    }

    /// The newest batches with their entries: what is left is a whole chain, but this machine has seen more.
    async fn the_removal_of_the_newest_is_noticed_where_they_were_seen(db: &TestDb) {
        let log = Log::of(db);
        log.fill().await;
        let raw = intruder(db).await;
        tamper(&raw, "delete from audit_batch where id = 3", 1).await;
        tamper(&raw, "delete from audit_entry where id > 8", 4).await;
        assert_eq!(log.verify().await, Err(Broken::NewestRemoved(3)));
        let stranger = log.seen_elsewhere();
        assert!(stranger.verify().await.is_ok(), "cannot be told without a witness");
    }

    /// Taking out a batch, changing its entries and letting an honest worker seal them anew does not help either.
    async fn sealing_anew_is_refused_and_noticed(db: &TestDb) {
        let log = Log::of(db);
        log.fill().await;
        let raw = intruder(db).await;
        tamper(&raw, "delete from audit_batch where id = 3", 1).await;
        tamper(&raw, "update audit_entry set detail = 'kk' where id = 10", 1).await;
        assert!(matches!(log.try_seal().await, Err(SealError::Tampered(3))));
        // A worker on another machine has not seen the third batch.
        assert_eq!(log.seen_elsewhere().seal().await, 4);
        assert_eq!(log.verify().await, Err(Broken::Replaced(3)));
        assert!(matches!(log.try_seal().await, Err(SealError::Tampered(3))));
    }

    /// No worker, or no batches any more: entries that wait for too long are named.
    async fn entries_that_are_never_sealed_are_named(db: &TestDb) {
        let log = Log::of(db).seen_elsewhere();
        log.append(2).await;
        assert_eq!(log.verify().await.expect("young").unsealed, 2);
        let later = Clock::Fixed(db.clock.now() + chrono::Duration::minutes(61));
        let verified = server::usecase::audit_log::verify::run(
            &log.store,
            &log.keys,
            &later,
            &log.witness,
        );
        assert_eq!(verified.await.expect("readable"), Err(Broken::Unsealed(2)));
    }
}
