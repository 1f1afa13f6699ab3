//! The audit log.

mod program;
mod sealing;
mod tampering;

use server::crypto::Keys;
use server::store::Store;
use server::store::audit::AuditEntry;
use server::usecase::audit_log::seal::{self, SealError};
use server::usecase::audit_log::verify::{self, Broken, Whole};
use server::usecase::audit_log::witness::Witness;

use crate::support::TestDb;

/// The audit log of a test, with the witness of one machine.
struct Log<'a> {
    db: &'a TestDb,
    store: Store,
    keys: Keys,
    witness: Witness,
}

impl<'a> Log<'a> {
    fn of(db: &'a TestDb) -> Self {
        let witness = Witness::in_folder(db.folder.path());
        Self { db, store: db.store.clone(), keys: db.keys.clone(), witness }
    }

    /// The same log as a machine sees it that was never there before.
    fn seen_elsewhere(&self) -> Self {
        let folder = self.db.file("elsewhere");
        std::fs::create_dir_all(&folder).expect("a folder");
        Self { witness: Witness::in_folder(&folder), ..Self::of(self.db) }
    }

    fn now(&self) -> i64 {
        self.db.clock.now().timestamp()
    }

    /// Somebody opens so many photos of case 7.
    async fn append(&self, count: usize) {
        for _ in 0..count {
            let entry = AuditEntry {
                at: self.now(),
                actor: "petugas",
                actor_id: Some(3),
                action: "photo.view",
                case_id: Some(7),
                detail: Some("ktp".to_owned()),
            };
            self.store.audit(&entry).await.expect("it is taken");
        }
    }

    async fn try_seal(&self) -> Result<u64, SealError> {
        seal::run(&self.store, &self.keys, &self.db.clock, &self.witness).await
    }

    async fn seal(&self) -> u64 {
        self.try_seal().await.expect("sealed")
    }

    /// Three batches of four entries.
    async fn fill(&self) {
        for _ in 0..3 {
            self.append(4).await;
            assert_eq!(self.seal().await, 4);
        }
    }

    async fn verify(&self) -> Result<Whole, Broken> {
        verify::run(&self.store, &self.keys, &self.db.clock, &self.witness).await.expect("readable")
    }
}
