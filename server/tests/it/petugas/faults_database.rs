//! The database goes away in the middle of a decision: on `PostgreSQL` a server of our own is killed and started again, on
//! `SQLite` somebody else holds the file for longer than anybody waits. What was typed comes back, nothing is half, and
//! nobody is told twice.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use futures::future::join;
use reqwest::StatusCode;
use scraper::{Html, Selector};
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbBackend, Statement,
    TransactionTrait as _,
};
use tempfile::TempDir;

use super::Petugas;
use super::deciding::{
    INTERNAL, NOTE, REFUSED, apply, at, count, fill, mails, press, proposal, take,
};
use crate::http::site::{Site, attributes};
use crate::support::{TestDb, run_story};
use crate::usulan::warga::{Answer, Receipt};

/// How long the decision may take to be in the middle of its work.
const PATIENCE: Duration = Duration::from_secs(20);
/// The machine goes on when the server is killed: what was handed to its system is as good as on the disk.
const SETTINGS: &str = "-c fsync=off -c full_page_writes=off";

/// A `PostgreSQL` of this test alone, which it may kill.
struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
    owner: (u32, u32),
}

impl Cluster {
    /// Made with the programs of the server that all tests share.
    async fn start() -> Self {
        let url =
            std::env::var("TEST_POSTGRES_URL").expect("run `make test`, which starts a PostgreSQL");
        let shared = Database::connect(&url).await.expect("PostgreSQL answers");
        let ask = async |question: &str| {
            let question = Statement::from_string(DbBackend::Postgres, question);
            let row = shared.query_one_raw(question).await.expect("an answer").expect("a row");
            row.try_get_by_index::<String>(0).expect("text")
        };
        let programs = ask("select setting from pg_config where name = 'BINDIR'").await.into();
        let theirs = fs::metadata(ask("show data_directory").await).expect("its folder");
        shared.close().await.expect("closed");
        let folder = tempfile::tempdir().expect("a folder");
        let owner = (theirs.uid(), theirs.gid());
        chown(folder.path(), Some(owner.0), Some(owner.1)).expect("given away");
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
        let cluster = Self { programs, folder, port: port.port(), owner };
        let initdb = [
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ];
        cluster.run("initdb", &initdb);
        cluster.go_on();
        cluster
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Runs a program as the user the server has to run as.
    fn run(&self, program: &str, arguments: &[&str]) {
        let said = self.folder.path().join(format!("{program}.said"));
        let said = fs::File::options().create(true).append(true).open(said).expect("a file");
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).arg("-D").arg(self.data()).current_dir("/").stdin(Stdio::null());
        command.stdout(said.try_clone().expect("a file")).stderr(said);
        if fs::metadata("/proc/self").expect("ourselves").uid() == 0 {
            command.uid(self.owner.0).gid(self.owner.1);
        }
        assert!(
            command.status().expect("it starts").success(),
            "{program}: {}",
            self.said(program)
        );
    }

    fn said(&self, program: &str) -> String {
        fs::read_to_string(self.folder.path().join(format!("{program}.said"))).unwrap_or_default()
    }

    /// Kills it: nothing is finished, nobody is told.
    fn kill(&self) {
        self.run("pg_ctl", &["stop", "-w", "-m", "immediate"]);
    }

    /// Starts it, on the data that is there.
    fn go_on(&self) {
        let folder = self.folder.path().display();
        let options =
            format!("-p {} -c listen_addresses=127.0.0.1 -k {folder} {SETTINGS}", self.port);
        let log = self.folder.path().join("log");
        let log = log.to_str().expect("text");
        self.run("pg_ctl", &["start", "-w", "-o", &options, "-l", log]);
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // What a failed test leaves running is stopped; what it killed is not.
        if Path::new(&self.data().join("postmaster.pid")).exists() {
            self.kill();
        }
    }
}

/// The form that a page holds: where it leads, and every field.
fn kept(answer: &Answer) -> (String, Vec<(String, String)>) {
    let page = Html::parse_document(&answer.page());
    let fields = Selector::parse("main form input[type=hidden]").expect("a selector");
    let fields = page.select(&fields).map(|one| {
        let of = |name| one.value().attr(name).unwrap_or_default().to_owned();
        (of("name"), of("value"))
    });
    let fields = fields.collect();
    let form = Selector::parse("main form").expect("a selector");
    let form = page.select(&form).next().and_then(|form| form.value().attr("action"));
    (form.expect("a form").to_owned(), fields)
}

/// Says plainly what happened, keeps what was typed, and nothing else has come of it.
fn assert_kept(answer: &Answer, receipt: &Receipt, form: &[(String, String)]) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.words());
    assert!(answer.headers.contains_key("retry-after"));
    let words = answer.words();
    for said in ["ketikan Anda masih ada", "Kirim lagi", "Nomor gangguan", NOTE, INTERNAL] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let (to, fields) = kept(answer);
    assert_eq!(to, at(receipt, "putusan"));
    for field in form {
        assert!(fields.contains(field), "{field:?} is kept");
    }
    assert!(fields.contains(&("aksi".to_owned(), "simpan".to_owned())), "the button, too");
}

/// What is in the database of the decision and of what follows from it.
async fn traces(db: &TestDb) -> [i64; 4] {
    [
        count(db, "case_decision").await,
        count(db, "audit_entry where action = 'case.decide'").await,
        count(db, "review_case where state <> 'under_review'").await,
        count(db, "outbox where template = 'decided'").await,
    ]
}

/// The kept form is sent when all is well again, twice; ten minutes later the citizen is told once.
async fn goes_on(db: &TestDb, site: &Site, petugas: &Petugas<'_>, answer: &Answer) {
    assert_eq!(traces(db).await, [0; 4], "nothing is half");
    let (to, form) = kept(answer);
    let saved = petugas.post(&to, &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
    let twice = petugas.post(&to, &form).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.words());
    assert_eq!(count(db, "case_decision where undone_at is null").await, 1);
    let later = site.later(10).await;
    assert_eq!(apply(&later).await, 1);
    assert_eq!(apply(&later).await, 0);
    assert_eq!(mails(db).await, ["submitted", "decided"], "told once");
}

/// A decision with a note to the citizen and one to colleagues, filled in and not sent.
async fn at_the_form(site: &Site) -> (Receipt, Petugas<'_>, Vec<(String, String)>) {
    let (_, receipt, petugas) = proposal(site).await;
    take(&petugas, &receipt).await;
    let typed = [&REFUSED[..], &[("putusan_dalam", INTERNAL)]].concat();
    let form = fill(&petugas, &receipt, &typed).await;
    (receipt, petugas, form)
}

async fn the_server_is_killed_in_the_middle_of_a_decision(db: &TestDb, cluster: &Cluster) {
    let site = Site::start(db).await;
    let (receipt, petugas, form) = at_the_form(&site).await;
    // Somebody else holds the case's row: the decision has begun and waits.
    let other = Database::connect(&db.url).await.expect("it opens");
    let holds = other.begin().await.expect("begun");
    holds.execute_unprepared("select id from review_case for update").await.expect("held");
    let watch = Database::connect(&db.url).await.expect("it opens");
    let killing = async {
        wait_until_waiting(&watch).await;
        cluster.kill();
    };
    let (answer, ()) = join(press(&petugas, &receipt, "simpan", &form), killing).await;
    assert_kept(&answer, &receipt, &form);
    // While it is down, not even who is signed in can be known: what was typed comes back all the same.
    let (to, fields) = kept(&answer);
    let answer = petugas.post(&to, &fields).await;
    assert_kept(&answer, &receipt, &form);
    let page = petugas.get(&at(&receipt, "putusan")).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.words().contains("Layanan sedang terganggu"), "{}", page.words());
    cluster.go_on();
    goes_on(db, &site, &petugas, &answer).await;
}

async fn wait_until_waiting(watch: &DatabaseConnection) {
    let question = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let question = Statement::from_string(DbBackend::Postgres, question);
        let row = watch.query_one_raw(question).await.expect("an answer").expect("a row");
        if row.try_get_by_index::<i64>(0).expect("a number") > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the decision never waits for the row");
}

async fn somebody_else_holds_the_file(db: &TestDb) {
    let site = Site::start(db).await;
    let (receipt, petugas, form) = at_the_form(&site).await;
    let mut options = ConnectOptions::new(&db.url);
    options.max_connections(1);
    let other = Database::connect(options).await.expect("it opens");
    other.execute_unprepared("begin immediate").await.expect("held");
    let answer = press(&petugas, &receipt, "simpan", &form).await;
    assert_kept(&answer, &receipt, &form);
    // What only reads goes on meanwhile.
    let citizens = site.get("/statistik").await;
    assert_eq!(citizens.status(), StatusCode::OK);
    other.execute_unprepared("rollback").await.expect("let go");
    goes_on(db, &site, &petugas, &answer).await;
    other.close().await.expect("closed");
}

/// A form with a password in it comes back empty.
async fn no_password_is_kept_in_a_page(db: &TestDb) {
    let site = Site::start(db).await;
    let (_, _, petugas) = proposal(&site).await;
    let raw = crate::support::Raw::open(db).await;
    raw.run("alter table petugas_session rename to elsewhere").await.expect("renamed");
    let secret = "hujan pagi di balkon";
    let form = [("sandi_sekarang", secret), ("kata_sandi", secret), ("ulangi", secret)];
    let answer = petugas.post("/petugas/akun/sandi", &form).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!answer.page().contains(secret), "{}", answer.page());
    let note = [("catatan", "</blockquote><script>alert(1)</script> sudah saya telepon")];
    let answer = petugas.post("/petugas/kasus/x/catatan", &note).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        !answer.page().contains("<script>alert") && answer.words().contains("sudah saya telepon")
    );
    assert_eq!(attributes(&answer.page(), "action"), ["/petugas/kasus/x/catatan"]);
}

mod sqlite {
    use super::{TestDb, run_story};

    #[tokio::test]
    async fn a_file_that_somebody_holds_loses_no_decision() {
        run_story(TestDb::sqlite().await, super::somebody_else_holds_the_file).await;
    }

    #[tokio::test]
    async fn no_password_is_kept_in_a_page() {
        run_story(TestDb::sqlite().await, super::no_password_is_kept_in_a_page).await;
    }
}

mod postgres {
    use super::{Cluster, TestDb, run_story};

    #[tokio::test]
    async fn a_server_that_is_killed_loses_no_decision() {
        let cluster = Cluster::start().await;
        let db = TestDb::at(&cluster.url()).await;
        let story = async |db: &TestDb| {
            super::the_server_is_killed_in_the_middle_of_a_decision(db, &cluster).await;
        };
        run_story(db, story).await;
    }

    #[tokio::test]
    async fn no_password_is_kept_in_a_page() {
        run_story(TestDb::postgres().await, super::no_password_is_kept_in_a_page).await;
    }
}
