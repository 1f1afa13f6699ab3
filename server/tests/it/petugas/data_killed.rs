//! A service that is killed while a recipient file arrives or is loaded: nothing half is visible, nothing is left, and
//! the page says so as soon as a service runs again.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use domain::petugas::Role;
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;

use super::recipients::{Listed, site_with};
use super::{Petugas, officer};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::upload::{BOUNDARY, Upload, form_type};
use crate::usulan::warga::Answer;

/// People of a file that takes a while.
const MANY: u32 = 9_000;

/// The program, serving on a port of its own.
struct Service {
    child: Child,
    url: String,
}

impl Service {
    fn start(db: &TestDb, now: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_server"))
            .env_clear()
            .env("DATABASE_URL", &db.url)
            .env("BANSOS_DATA_DIR", db.folder.path())
            .env("BANSOS_LISTEN", "127.0.0.1:0")
            .env("BANSOS_NOW", now)
            .env("BANSOS_RATE_LIMITS", "off")
            .arg("serve")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let said = BufReader::new(child.stdout.take().expect("what it says"));
        let mut words = said
            .lines()
            .map(|line| line.expect("text"))
            .flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let url = words.find(|word| word.starts_with("http://")).expect("an address");
        Self { child, url: url.trim_end_matches(['/', '.', ',']).to_owned() }
    }

    /// As a power cut does it: no signal that could be handled.
    fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    async fn get(&self, petugas: &Petugas<'_>, path: &str) -> Answer {
        let request = petugas.browser.get(format!("{}{path}", self.url));
        Answer::of(request.send().await.expect("an answer")).await
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn left_over(db: &TestDb) -> usize {
    std::fs::read_dir(db.file("impor")).map_or(0, Iterator::count)
}

/// What lies in the folder of imports, in bytes.
fn bytes_left_over(db: &TestDb) -> u64 {
    let entries = std::fs::read_dir(db.file("impor")).into_iter().flatten().flatten();
    entries.map(|entry| entry.metadata().expect("a file").len()).sum()
}

/// Asks until it is so.
async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if is().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what} does not happen");
}

on_both_databases! {
    async fn killed_while_it_loads_or_arrives_nothing_half_is_left(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let now = site.ctx.clock.now().to_rfc3339();
        let before = site.ctx.store.current_version().await.expect("read").expect("loaded").id;
        let raw = Raw::open(db).await;

        // Killed while it is loaded.
        let mut service = Service::start(db, &now);
        let people: Vec<Listed> = (1..=MANY).map(|serial| Listed::of(serial, "Rahmawati")).collect();
        let body = Upload::of("besar.csv", "text/csv", Listed::file(&people).into_bytes()).body(&[]);
        let sent = admin.browser.post(format!("{}/petugas/data/impor", service.url));
        let sent = sent.header(CONTENT_TYPE, form_type()).body(body).send().await.expect("an answer");
        let sent = Answer::of(sent).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
        let to = sent.to().to_owned();
        until("half of the loading", async || {
            raw.number("select count(*) from recipient_import where phase = 'load' and lines > 0 and finished_at is null").await == 1
        }).await;
        service.kill();
        assert_eq!(left_over(db), 1, "that it was begun is known");
        assert_eq!(bytes_left_over(db), 0, "and nothing that was in its file");
        let mut service = Service::start(db, &now);
        until("that the page says so", async || {
            let page = service.get(&admin, &to).await;
            assert!(!page.words().contains("sekarang tampil"), "{}", page.words());
            page.words().contains("Terputus; versi sebelumnya tetap tampil")
        }).await;
        assert_eq!(left_over(db), 0, "numbers of people do not lie about in clear");
        assert_eq!(site.ctx.store.current_version().await.expect("read").expect("loaded").id, before);

        // Killed while it arrives: whoever sends it sees that, and nothing says that anything came.
        let host = service.url.trim_start_matches("http://").to_owned();
        let mut half = TcpStream::connect(&host).expect("connected");
        let head = format!(
            "POST /petugas/data/impor HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\nContent-Type: {}\r\nContent-Length: 9000000\r\n\r\n\
             --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"b.csv\"\r\nContent-Type: text/csv\r\n\r\n{}",
            admin.cookies(), form_type(), Listed::file(&people[..500])
        );
        half.write_all(head.as_bytes()).expect("sent");
        until("that a part is there", async || left_over(db) == 1).await;
        service.kill();
        let service = Service::start(db, &now);
        until("that the part is swept", async || left_over(db) == 0).await;
        assert_eq!(raw.number("select count(*) from recipient_import").await, 1);
        let page = service.get(&admin, "/petugas/data").await.words();
        assert!(page.contains("besar.csv"), "{page}");
        assert_eq!(site.ctx.store.current_version().await.expect("read").expect("loaded").id, before);
    }

    async fn one_byte_too_many_is_refused_with_what_to_do_and_nothing_is_kept(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let limit = usize::try_from(server::usecase::bnba::import::FILE_MAX_BYTES).expect("a size");
        let refused = super::anomalies::send_file(&admin, "/petugas/data/impor", "besar.csv", vec![b'x'; limit + 1]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let words = refused.words();
        assert!(words.contains("lebih dari 200 MB") && words.contains("server import-penerima"), "{words}");
        assert_eq!(left_over(db), 0);
        assert_eq!(Raw::open(db).await.number("select count(*) from recipient_import").await, 0);
    }
}
