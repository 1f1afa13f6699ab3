//! The real program as a child, with everything it says kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
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
    /// Variables besides those that every program gets.
    pub(super) vars: Vec<(&'static str, String)>,
    url: String,
}

impl Program {
    pub(super) fn new(db: &TestDb) -> Self {
        let folder = || tempfile::tempdir().expect("a folder");
        let (data, temporary, said) = (folder(), folder(), folder());
        Self { data, temporary, said, vars: Vec::new(), url: db.url.clone() }
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
            .envs(self.vars.iter().map(|(name, value)| (name, value)))
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

    /// Imports a file and lets `look` see what its process has open, again and again until the end.
    pub(super) fn import_watched(&self, file: &Path, mut look: impl FnMut(&OpenFiles)) {
        let mut child = self.start(&["import-penerima", file.to_str().expect("text")]);
        let open = OpenFiles(format!("/proc/{}/fd", child.id()).into());
        let status = loop {
            look(&open);
            if let Some(status) = child.try_wait().expect("it ends") {
                break status;
            }
        };
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

/// What a running process has open.
pub(super) struct OpenFiles(PathBuf);

impl OpenFiles {
    /// Files without a name, which nobody else can find: their contents. None once the process has ended.
    pub(super) fn unnamed(&self) -> Vec<Vec<u8>> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let is_unnamed = |path: &PathBuf| {
            fs::read_link(path).is_ok_and(|to| to.to_string_lossy().ends_with(" (deleted)"))
        };
        let unnamed = entries.map(|entry| entry.path()).filter(is_unnamed);
        unnamed.filter_map(|path| fs::read(path).ok()).collect()
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
