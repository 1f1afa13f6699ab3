//! Versions of the recipient data, and what several instances share.

use std::process::{Command, Stdio};

use chrono::Duration;
use domain::wilayah::KodeWilayah;
use server::store::loading::{NewPenerima, NewVersion};
use server::store::{ConflictKind, StoreError};
use server::usecase::import_penerima::{self, ImportOutcome, ImportRequest, Silent};
use server::usecase::{restore_version, seed_demo};

use server::store::limit::Hit;

use crate::support::{Line, Raw, TestDb, on_both_databases};

async fn current(db: &TestDb) -> i64 {
    db.store.current_version().await.expect("an answer").expect("loaded").id
}

fn loaded(outcome: ImportOutcome) -> i64 {
    match outcome {
        ImportOutcome::Loaded(id) => id,
        other => panic!("{other:?}"),
    }
}

/// Begins a version and writes a person into it, as an import does before it is killed.
async fn leave_half_a_version(db: &TestDb) -> i64 {
    let lock = db.store.lock_import().await.expect("the lock is free");
    let new = NewVersion {
        file_sha256: "00".to_owned(),
        source_name: "separuh.csv".to_owned(),
        started_at: db.clock.now(),
    };
    let mut version = db.store.begin_version(&lock, &new).await.expect("it begins");
    let person = NewPenerima {
        subject: [7; 16],
        kk_token: None,
        desa: "99.01.01.2001".parse::<KodeWilayah>().expect("a code"),
        protected: false,
        sealed: vec![1, 2, 3],
        bantuan: Vec::new(),
    };
    version.write(1, vec![person]).await.expect("it is written");
    version.id()
}

/// A hit of a five-minute limit.
fn hit(whom: u8, window_start: i64) -> Hit {
    Hit { key: [whom; 32], window_start, window_seconds: 300 }
}

on_both_databases! {
    /// A part of the country is a span of codes. In the order of most locales dots and slashes
    /// count for nothing; ours is that of the bytes, in the tables of a version too.
    async fn text_is_compared_by_its_bytes(db: &TestDb) {
        db.load_test_province().await;
        let version = loaded(db.import(Line::file(&[Line::of(1)])).await.outcome);
        let raw = Raw::open(db).await;
        let span = "select count(*) from {} where desa >= '99.01.01.' and desa < '99.01.01/'";
        let span = span.replace("{}", &format!("penerima_{version}"));
        assert_eq!(raw.number(&span).await, 1);
        if raw.is_postgres() {
            let left = "select table_name || '.' || column_name from information_schema.columns \
                        where table_schema = 'public' and table_name <> 'seaql_migrations' and collation_name is distinct from 'C' \
                        and data_type in ('text', 'character varying', 'character')";
            assert_eq!(raw.texts(left).await, [""; 0]);
            // Else this story shows nothing: see `xtask/src/postgres.rs`.
            assert_eq!(raw.number("select count(*) from (select 1) as one where '99.01.01' > '99.01/'").await, 1);
        }
    }

    /// An earlier file can be made visible again, and its people are found again.
    async fn an_earlier_version_is_restored(db: &TestDb) {
        db.load_test_province().await;
        let first = loaded(db.import(Line::file(&[Line::of(1)])).await.outcome);
        let second = loaded(db.import(Line::file(&[Line::of(2)])).await.outcome);
        assert_eq!(current(db).await, second);
        restore_version::run(&db.store, &db.clock, first).await.expect("it is restored");
        assert_eq!(current(db).await, first);
        let versions = restore_version::list(&db.store).await.expect("versions");
        let shown: Vec<_> = versions.iter().map(|one| (one.id, one.since.is_some())).collect();
        assert_eq!(shown, [(second, false), (first, true)]);
        restore_version::run(&db.store, &db.clock, first).await.expect("nothing to do");
        let error = restore_version::run(&db.store, &db.clock, 999).await.expect_err("unknown");
        assert!(error.to_string().contains("999"));
        // What was restored is not what was loaded last: loading that again is a change.
        let again = db.import(Line::file(&[Line::of(2)])).await;
        assert!(matches!(again.outcome, ImportOutcome::Loaded(_)), "{again:?}");
    }

    /// What a killed import has left is not visible, cannot be restored, and goes with the next
    /// import.
    async fn a_half_loaded_version_is_dropped_by_the_next_import(db: &TestDb) {
        db.load_test_province().await;
        let whole = loaded(db.import(Line::file(&[Line::of(1)])).await.outcome);
        let half = leave_half_a_version(db).await;
        assert_eq!(current(db).await, whole);
        assert!(restore_version::run(&db.store, &db.clock, half).await.is_err());
        assert!(db.store.candidates(half, &[1], 1).await.is_ok(), "its tables are there");
        loaded(db.import(Line::file(&[Line::of(2)])).await.outcome);
        assert!(db.store.candidates(half, &[1], 1).await.is_err(), "its tables are gone");
        assert_eq!(restore_version::list(&db.store).await.expect("versions").len(), 2);
    }

    /// An import that is killed in the middle of its work leaves the visible data whole, and
    /// nothing for ever.
    async fn a_killed_import_leaves_the_visible_data_whole(db: &TestDb) {
        db.load_test_province().await;
        let whole = loaded(db.import(Line::file(&[Line::of(1)])).await.outcome);
        let half = whole + 1;
        let large: Vec<Line> = (1..=9_999).map(Line::of).collect();
        std::fs::write(db.file("besar.csv"), Line::file(&large).repeat(4)).expect("written");
        let mut child = Command::new(env!("CARGO_BIN_EXE_server"))
            .env_clear()
            .env("DATABASE_URL", &db.url)
            .env("BANSOS_DATA_DIR", db.folder.path())
            .args(["import-penerima".as_ref(), db.file("besar.csv").as_os_str()])
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let first = [7; 16];
        while db.store.find_subject(half, &first).await.is_err() {
            assert!(child.try_wait().expect("a state").is_none(), "it ended before it was killed");
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        child.kill().expect("it is killed");
        let status = child.wait().expect("it ends");
        assert!(!status.success(), "it was killed before its end");

        assert_eq!(current(db).await, whole);
        assert_eq!(restore_version::list(&db.store).await.expect("versions").len(), 1);
        let next = loaded(db.import(Line::file(&[Line::of(2)])).await.outcome);
        assert_eq!(current(db).await, next);
        assert!(db.store.find_subject(half, &first).await.is_err(), "its tables are gone");
    }

    /// While one process imports, another one goes on answering and counting.
    async fn the_site_goes_on_while_an_import_runs(db: &TestDb) {
        db.load_test_province().await;
        let whole = loaded(db.import(Line::file(&[Line::of(1)])).await.outcome);
        let importer = db.second_store().await;
        let large: Vec<Line> = (1..=9_999).map(Line::of).collect();
        let path = db.file("besar.csv");
        std::fs::write(&path, Line::file(&large)).expect("written");
        let request = ImportRequest { path, strict: true, sent: None };
        let import = import_penerima::run(&importer, &db.keys, &db.clock, &request, &Silent);
        let visits = async {
            let mut visits = 0;
            while current(db).await == whole {
                visits = db.store.hit(&[hit(1, 0)]).await.expect("it is counted")[0];
            }
            visits
        };
        let (report, visits) = futures::join!(import, visits);
        assert_eq!(loaded(report.expect("it works").outcome), current(db).await);
        assert!(visits >= 5, "{visits} visits only");
        importer.close().await.expect("closed");
    }

    /// The service sweeps at its start, but not while an import runs.
    async fn a_sweep_spares_a_running_import(db: &TestDb) {
        leave_half_a_version(db).await;
        let other = db.second_store().await;
        let lock = other.lock_import().await.expect("the lock is free");
        assert_eq!(import_penerima::sweep(&db.store).await.expect("a sweep"), 0);
        let refused = db.store.lock_import().await.expect_err("taken");
        assert!(matches!(refused, StoreError::Conflict(ConflictKind::ImportRunning)));
        let import = db.try_import("penerima.csv", Line::file(&[Line::of(1)]), false).await;
        assert!(import.expect_err("refused").to_string().contains("another import"));
        drop(lock);
        other.close().await.expect("closed");
        // The lock of a connection goes when the server notices that the connection has.
        for _ in 0..100 {
            if import_penerima::sweep(&db.store).await.expect("a sweep") == 1 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("the leftovers stay");
    }

    /// A token is spent once, however many instances are asked at the same moment.
    async fn a_token_is_spent_once(db: &TestDb) {
        let other = db.second_store().await;
        let expires = (db.clock.now() + Duration::minutes(5)).timestamp();
        let tries = (0..20).map(|at| {
            let store = if at % 2 == 0 { db.store.clone() } else { other.clone() };
            async move { store.spend(&[9; 32], expires).await.expect("an answer") }
        });
        let spent = futures::future::join_all(tries).await;
        assert_eq!(spent.into_iter().filter(|spent| *spent).count(), 1);
        assert!(db.store.spend(&[8; 32], expires).await.expect("an answer"));
        other.close().await.expect("closed");
    }

    /// Hits are counted together by all instances, per key and window.
    async fn hits_are_counted_by_all_instances_together(db: &TestDb) {
        let other = db.second_store().await;
        let hits = (0..20).map(|at| {
            let store = if at % 2 == 0 { db.store.clone() } else { other.clone() };
            async move { store.hit(&[hit(1, 600)]).await.expect("a count")[0] }
        });
        let mut counts = futures::future::join_all(hits).await;
        counts.sort_unstable();
        assert_eq!(counts, (1..=20).collect::<Vec<_>>());
        assert_eq!(db.store.hit(&[hit(1, 900)]).await.expect("a count"), [1]);
        assert_eq!(db.store.hit(&[hit(2, 600)]).await.expect("a count"), [1]);
        other.close().await.expect("closed");
    }

    /// Spent tokens and counters go when their time is over, and not before.
    async fn expired_rows_are_erased(db: &TestDb) {
        let now = db.clock.now();
        let seconds = now.timestamp();
        db.store.spend(&[1; 32], seconds - 1).await.expect("spent");
        db.store.spend(&[2; 32], seconds + 60).await.expect("spent");
        db.store.hit(&[hit(1, seconds - 400)]).await.expect("counted");
        db.store.hit(&[hit(1, seconds - 100)]).await.expect("counted");
        assert_eq!(db.store.purge_expired(now).await.expect("erased"), 2);
        assert_eq!(db.store.purge_expired(now).await.expect("erased"), 0);
        assert!(!db.store.spend(&[2; 32], seconds + 60).await.expect("an answer"));
        assert_eq!(db.store.hit(&[hit(1, seconds - 100)]).await.expect("counted"), [2]);
    }

    /// Programmes of §2.4 are there; those that reveal health or disability are not public (S-2).
    async fn programmes_are_known_after_migration(db: &TestDb) {
        db.store.migrate().await.expect("a second time changes nothing");
        let programs = db.store.programs_valid_on(db.clock.today()).await.expect("programmes");
        assert_eq!(programs.len(), 16);
        assert_eq!(programs[0].code, "PKH");
        for program in &programs {
            assert!(!program.text_id.is_empty() && !program.text_en.is_empty(), "{}", program.code);
            assert_eq!(program.public, !program.code.starts_with("ATENSI-"), "{}", program.code);
        }
        let long_ago = "2001-01-01".parse().expect("a date");
        assert!(db.store.programs_valid_on(long_ago).await.expect("none").is_empty());
    }

    /// Demo data is loaded once, and data that is not demo data is left alone.
    async fn demo_data_is_loaded_once_and_spares_other_data(db: &TestDb) {
        let silent = Silent;
        let seed = async |rows| {
            seed_demo::run(&db.store, &db.keys, &db.clock, rows, &silent).await.expect("seeded")
        };
        let first = seed(None).await;
        let (outcome, counts) = first.imported.expect("loaded");
        let id = loaded(outcome);
        assert!(counts.persons > 400 && counts.rejected == 0, "{counts:?}");
        assert_eq!(first.village[0].nama, "Sukamaju");
        let (again, _) = seed(None).await.imported.expect("looked at");
        assert_eq!(again, ImportOutcome::Unchanged(id));
        db.import(Line::file(&[Line::of(1)])).await;
        assert!(seed(None).await.imported.is_none());
    }
}
