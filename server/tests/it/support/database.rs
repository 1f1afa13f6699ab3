//! One fresh database per test.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::FutureExt as _;
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};
use server::clock::Clock;
use server::config::Config;
use server::crypto::{Keys, ReporterSeal};
use server::photo::Studio;
use server::storage::FileStore;
use server::store::Store;
use server::usecase::Context;
use server::usecase::import_penerima::{self, ImportReport, ImportRequest, Silent};
use server::usecase::import_wilayah::{self, WilayahSource};
use tempfile::TempDir;

/// Names the databases of this test run.
static NEXT_DATABASE: AtomicU32 = AtomicU32::new(1);

/// A migrated database with keys and a clock, and a folder for files. Nothing is loaded.
pub(crate) struct TestDb {
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    /// Seals and opens; `without_private_key` is what a process for citizens holds.
    pub(crate) reporter_seal: ReporterSeal,
    /// 15 January 2026, 10:00 WIB.
    pub(crate) clock: Clock,
    pub(crate) folder: TempDir,
    pub(crate) url: String,
    /// On `PostgreSQL`: where to drop the database, and its name.
    cleaner: Option<(DatabaseConnection, String)>,
}

impl TestDb {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("bansos.db").display());
        Self::open(url, folder, None).await
    }

    pub(crate) async fn postgres() -> Self {
        let Ok(admin_url) = std::env::var("TEST_POSTGRES_URL") else {
            panic!("TEST_POSTGRES_URL is not set: run `make test`, which starts a PostgreSQL");
        };
        let number = NEXT_DATABASE.fetch_add(1, Ordering::Relaxed);
        let name = format!("it_{}_{number}", std::process::id());
        let admin = Database::connect(&admin_url).await.expect("PostgreSQL answers");
        admin
            .execute_unprepared(&format!("create database {name}"))
            .await
            .expect("a database can be made");
        let (server, query) = admin_url.split_once('?').unwrap_or((&admin_url, ""));
        let (server, _) = server.rsplit_once('/').expect("the URL names a database");
        let url = format!("{server}/{name}?{query}");
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self::open(url, folder, Some((admin, name))).await
    }

    /// A database that is there already, and that somebody else clears away.
    pub(crate) async fn at(url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self::open(url.to_owned(), folder, None).await
    }

    async fn open(
        url: String,
        folder: TempDir,
        cleaner: Option<(DatabaseConnection, String)>,
    ) -> Self {
        let store = Store::open(&url).await.expect("the database opens");
        store.migrate().await.expect("the schema is made");
        Self {
            store,
            keys: Keys::load_or_create(&folder.path().join("keys.toml")).expect("keys"),
            reporter_seal: ReporterSeal::load_or_create(folder.path()).expect("seal keys"),
            clock: Clock::parse("2026-01-15T10:00:00+07:00").expect("an instant"),
            folder,
            url,
            cleaner,
        }
    }

    /// Another instance on the same database.
    pub(crate) async fn second_store(&self) -> Store {
        Store::open(&self.url).await.expect("the database opens")
    }

    /// What use cases work with, when these variables are set. Files live in the folder of this test.
    pub(crate) async fn context(&self, vars: &[(&str, &str)]) -> Context {
        let dir = self.folder.path().to_str().expect("text");
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let vars = std::iter::once(("BANSOS_DATA_DIR", dir)).chain(vars.iter().copied());
        let config = Config::from_vars(vars.map(own)).expect("a configuration");
        Context {
            store: self.store.clone(),
            keys: self.keys.clone(),
            reporter_seal: self.reporter_seal.clone(),
            clock: self.clock.clone(),
            files: FileStore::open(self.file("uploads")).await.expect("a folder"),
            studio: Studio::new(2, 14),
            config: Arc::new(config),
        }
    }

    /// Loads the regions of province 99.
    pub(crate) async fn load_test_province(&self) {
        let source = WilayahSource::TestProvince;
        import_wilayah::run(&self.store, source, self.clock.today())
            .await
            .expect("province 99 loads");
    }

    /// Writes a recipient file and imports it.
    pub(crate) async fn import(&self, text: impl AsRef<[u8]>) -> ImportReport {
        self.try_import("penerima.csv", text, false).await.expect("the import works")
    }

    /// Writes a recipient file under a name and imports it, perhaps strictly.
    pub(crate) async fn try_import(
        &self,
        name: &str,
        text: impl AsRef<[u8]>,
        strict: bool,
    ) -> anyhow::Result<ImportReport> {
        let path = self.file(name);
        std::fs::write(&path, text).expect("a file can be written");
        let request = ImportRequest { path, strict, sent: None };
        import_penerima::run(&self.store, &self.keys, &self.clock, &request, &Silent).await
    }

    /// A path in the folder of this test.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn close(self) {
        self.store.close().await.expect("connections close");
        if let Some((admin, name)) = self.cleaner {
            admin
                .execute_unprepared(&format!("drop database {name} with (force)"))
                .await
                .expect("the database can be dropped");
        }
    }
}

/// Runs a test and clears up behind it, whether it passes or not.
pub(crate) async fn run_story(db: TestDb, story: impl AsyncFnOnce(&TestDb)) {
    let outcome = AssertUnwindSafe(story(&db)).catch_unwind().await;
    db.close().await;
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// All bytes of the files of a folder.
pub(crate) fn bytes_of(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    std::fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| {
            let bytes = std::fs::read(&path).expect("the file can be read");
            (path, bytes)
        })
        .collect()
}
