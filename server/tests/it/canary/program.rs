//! The real program as a child, with everything it says kept.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::TestDb;

/// How long the service may take to start, and a log line to be written.
const PATIENCE: Duration = Duration::from_secs(30);

/// The real program in folders of its own, with everything it says kept.
pub(super) struct Program {
    pub(super) data: TempDir,
    pub(super) temporary: TempDir,
    pub(super) said: TempDir,
    url: String,
}

impl Program {
    pub(super) fn new(db: &TestDb) -> Self {
        let folder = || tempfile::tempdir().expect("a folder");
        Self { data: folder(), temporary: folder(), said: folder(), url: db.url.clone() }
    }

    /// Starts `server` with these arguments, telling all it can.
    pub(super) fn start(&self, arguments: &[&str]) -> Child {
        let said = |ending: &str| {
            let path = self.said.path().join(format!("{}.{ending}", arguments[0]));
            Stdio::from(File::options().create(true).append(true).open(path).expect("a file"))
        };
        Command::new(env!("CARGO_BIN_EXE_server"))
            .args(arguments)
            .env("RUST_LOG", "trace")
            .env("DATABASE_URL", &self.url)
            .env("BANSOS_DATA_DIR", self.data.path())
            .env("BANSOS_LISTEN", "127.0.0.1:0")
            .env("TMPDIR", self.temporary.path())
            .stdout(said("out"))
            .stderr(said("err"))
            .spawn()
            .expect("the program starts")
    }

    /// Imports a file and waits for the end.
    pub(super) fn import(&self, file: &Path) {
        let mut child = self.start(&["import-penerima", file.to_str().expect("text")]);
        let status = child.wait().expect("it ends");
        assert!(status.success(), "{}", self.said("import-penerima.err"));
    }

    pub(super) fn said(&self, file: &str) -> String {
        fs::read_to_string(self.said.path().join(file)).unwrap_or_default()
    }

    /// Waits until something was said.
    pub(super) async fn wait_for(&self, file: &str, word: &str) -> String {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let said = self.said(file);
            if said.contains(word) {
                return said;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{file} never says {word:?}: {}", self.said(file));
    }
}

/// A running service; stopped at the end, however the test ends.
pub(super) struct Running(pub(super) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
