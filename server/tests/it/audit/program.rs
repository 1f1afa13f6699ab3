//! `server audit verify`.

use std::process::{Command, Output};

use server::crypto::Keys;

use super::Log;
use crate::support::{Raw, TestDb, on_both_databases};

fn verify(db: &TestDb) -> Output {
    Command::new(env!("CARGO_BIN_EXE_server"))
        .env_clear()
        .env("DATABASE_URL", &db.url)
        .env("BANSOS_DATA_DIR", db.folder.path())
        .env("BANSOS_NOW", db.clock.now().to_rfc3339())
        .args(["audit", "verify"])
        .output()
        .expect("the program runs")
}

on_both_databases! {
    /// It says how much there is, and fails with a sentence when something is wrong.
    async fn the_command_tells_whole_from_broken(db: &TestDb) {
        let mut log = Log::of(db);
        log.keys = Keys::load_or_create(&db.file("keys.toml")).expect("keys");
        log.fill().await;
        log.append(2).await;
        let output = verify(db);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(text.contains("12 entries in 3 batches; 2 newer"), "{text}");

        let raw = Raw::open(db).await;
        let of_table = if raw.is_postgres() { " on audit_entry" } else { "" };
        raw.run(&format!("drop trigger audit_entry_no_delete{of_table}")).await.expect("dropped");
        raw.run("delete from audit_entry where id = 6").await.expect("deleted");
        let output = verify(db);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1));
        assert!(text.contains("1 of the entries 5–8 of batch 2 were removed"), "{text}");
    }
}
