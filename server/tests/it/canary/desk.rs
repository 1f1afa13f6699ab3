//! An office works for two days with the real program: then every place where something could have stayed is searched for
//! everything officers typed, for their files, and for what opens their accounts.
//!
//! **What is not searched for, because it is nobody's secret:** user names, roles and regions of officers (colleagues read
//! them, and the log names them by it); numbers of letters and of attendants, places and days of deliberations, cycles,
//! codes of reasons, verdicts and villages (of offices, not of people); the lot of a draw, which is published on purpose; the
//! name of a recipient file, by which a delivery of thousands is known again (D-2). Names of all other files are searched.

use std::fs;
use std::path::Path;
use std::time::Duration;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use server::crypto::Keys;

use super::office::{
    EFFECTIVE_MINUTES, account, ask, assist, audit, browser, deliberate, endorse, examine, fail,
    keep_data, next_morning, open_reporter, own_account, place, print, propose_many, second_look,
};
use super::officer::{MovedClock, Officer};
use super::program::{Program, Running};
use super::proposer::{self, piece_of};
use super::reporter;
use super::search::Findings;
use super::visitor::Visitor;
use super::words::{NAMES, OFFICERS_NIK, PASSWORDS, TYPED};
use super::{DESA, VISITED, database_files};
use crate::support::{HEADER, on_both_databases};
use crate::usulan::upload::{Upload, photo};

/// Everybody at the office.
struct Office<'a> {
    admin: Officer<'a>,
    village: Officer<'a>,
    examiner: Officer<'a>,
    head: Officer<'a>,
    auditor: Officer<'a>,
}

/// All that is typed by officers and by those they work for.
fn all_typed() -> Vec<&'static str> {
    let mut all = TYPED.to_vec();
    all.extend(proposer::TYPED);
    all.extend(reporter::TYPED);
    all.extend(VISITED.sealed());
    all.extend(PASSWORDS);
    all
}

/// The first text of a question to the database.
async fn text(database: &DatabaseConnection, question: &str) -> String {
    let question = Statement::from_string(database.get_database_backend(), question);
    let row = database.query_one_raw(question).await.expect("an answer").expect("a row");
    row.try_get_by_index(0).expect("a text")
}

/// Waits until a count in the database is reached: the worker goes its rounds.
async fn wait_until(database: &DatabaseConnection, count: &str) {
    for _ in 0..600 {
        let question = Statement::from_string(
            database.get_database_backend(),
            format!("select count(*) from {count}"),
        );
        let row = database.query_one_raw(question).await.expect("an answer").expect("a row");
        if row.try_get_by_index::<i64>(0).expect("a number") > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("there is never one of {count}");
}

/// The first admin, from the command line; the starting password is shown there, once, and nowhere else.
fn first_admin(program: &Program) -> String {
    let arguments = [
        "create-petugas",
        "--username",
        "kepala.admin",
        "--name",
        NAMES[0],
        "--role",
        "admin",
        "--scope",
        "99",
        "--nik",
        OFFICERS_NIK[0],
    ];
    let status = program.start(&arguments).wait().expect("it ends");
    assert!(status.success(), "{}", program.said("create-petugas.err"));
    let said = program.said("create-petugas.out");
    let starting = said.split("shown this once: ").nth(1).and_then(|rest| rest.lines().next());
    let starting = starting.expect("a starting password").trim().to_owned();
    // What the operator was shown is the operator's.
    fs::remove_file(program.said.path().join("create-petugas.out")).expect("taken away");
    starting
}

/// Accounts for all, set up by their owners.
async fn office<'a>(
    site: &str,
    keys: &Keys,
    clock: &MovedClock,
    starting: &str,
    all: &[&'a str],
) -> Office<'a> {
    let at = || browser(site, keys.clone(), all);
    let mut admin = Officer::set_up(at(), clock, "kepala.admin", starting, PASSWORDS[0]).await;
    let mut officers = Vec::new();
    for (place, (username, role, scope)) in [
        ("meja.desa", "operator_desa", DESA),
        ("meja.periksa", "verifikator", "99.01"),
        ("meja.kepala", "pengesah", "99.01"),
        ("meja.audit", "auditor", "99.01"),
    ]
    .into_iter()
    .enumerate()
    {
        let starting = account(&mut admin, username, role, scope).await;
        officers
            .push(Officer::set_up(at(), clock, username, &starting, PASSWORDS[place + 1]).await);
    }
    let mut officers = officers.into_iter();
    let mut next = || officers.next().expect("one of four");
    Office { admin, village: next(), examiner: next(), head: next(), auditor: next() }
}

/// The recipient file, sent by a browser; nothing of it lies open while it is read.
async fn send_data(office: &mut Office<'_>, program: &Program, findings: &mut Findings<'_>) {
    let file =
        format!("{HEADER},nama_ibu,pekerjaan\n{}\n{}\n", VISITED.line("PKH"), VISITED.line("NOPE"));
    let upload = Upload::of("BNBA Januari.csv", "text/csv", file.into_bytes());
    let page = office.admin.sent_file("/petugas/data/impor", &[], &upload).await;
    for _ in 0..600 {
        findings.look_at(&program.data.path().join("impor"));
        if office.admin.visitor.get(&page, 200).await.contains("sekarang tampil") {
            let rejected = office.admin.visitor.picture(&format!("{page}/ditolak.csv")).await;
            office.admin.visitor.sealed.look("the list of refused lines", &rejected);
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the import does not end");
}

/// Everything the office does, and what has to be searched for because of it.
async fn work(
    office: &mut Office<'_>,
    clock: &MovedClock,
    database: &DatabaseConnection,
    visitor: &mut Visitor<'_>,
) -> Worked {
    let sent = assist(&mut office.village).await;
    let reported = reporter::report(visitor).await;
    deliberate(&mut office.village, &sent.ticket).await;
    let many = propose_many(&mut office.village).await;
    own_account(&mut office.examiner, PASSWORDS[2]).await;
    keep_data(&mut office.examiner).await;
    examine(&mut office.examiner, &sent.ticket).await;
    open_reporter(&mut office.examiner, &reported.ticket).await;
    wait_until(database, "bulk_file where finished_at is not null").await;
    office.village.visitor.get(&many, 200).await;
    let filed =
        text(database, "select c.ticket from review_case c join bulk_line l on l.case_id = c.id")
            .await;
    ask(&mut office.examiner, &filed).await;
    clock.go_on(EFFECTIVE_MINUTES);
    wait_until(database, "review_case where state = 'layak'").await;
    second_look(&mut office.head, &sent.ticket).await;
    endorse(&mut office.examiner, &mut office.head, &sent.ticket).await;
    audit(&mut office.auditor).await;
    let visit = text(database, "select id from attachment where visit_id is not null").await;
    let picture = format!("/petugas/kasus/{}/foto/{visit}", sent.ticket);
    let visit = office.examiner.visitor.picture(&picture).await;
    next_morning(clock, &mut office.examiner).await;
    let code = print(&mut office.examiner).await;
    Worked { ticket: sent.ticket, picture: sent.picture, visit, secrets: reported.secrets, code }
}

/// What the work leaves that may lie nowhere.
struct Worked {
    ticket: String,
    picture: Vec<u8>,
    visit: Vec<u8>,
    secrets: Vec<String>,
    code: String,
}

/// Looks at everything the program wrote; of a mail its recipient's address stands in one line.
fn look_at_program(program: &Program, findings: &mut Findings<'_>) {
    for entry in fs::read_dir(program.data.path()).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.ends_with("mail") {
            look_at_mails(&path, findings);
        } else {
            findings.look_at(&path);
        }
    }
    for folder in [&program.temporary, &program.said] {
        findings.look_at(folder.path());
    }
}

fn look_at_mails(folder: &Path, findings: &mut Findings<'_>) {
    for mail in fs::read_dir(folder).expect("mails were written") {
        let path = mail.expect("an entry").path();
        findings.look("the name of a mail", path.to_string_lossy().as_bytes());
        let text = fs::read(&path).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        let rest: Vec<&str> = text.lines().filter(|line| !line.starts_with("To: ")).collect();
        findings.look("a mail without its recipient", rest.join("\n").as_bytes());
    }
}

/// What is searched for: what was typed, what opens accounts, letters and drafts, and pieces of files.
fn everything<'a>(secrets: &'a [String], pieces: &[(&'static str, &[u8])]) -> Findings<'a> {
    let mut values: Vec<&str> = all_typed();
    values.push(place());
    values.extend(secrets.iter().map(String::as_str));
    values.sort_unstable();
    values.dedup();
    pieces
        .iter()
        .fold(Findings::of(&values), |findings, (name, bytes)| findings.and_bytes(name, bytes))
}

on_both_databases! {
    async fn nothing_of_an_office_stays_anywhere_in_clear(db: &TestDb) {
        db.load_test_province().await;
        let mut program = Program::new(db);
        let folder = tempfile::tempdir().expect("a folder");
        let clock = MovedClock::begin(folder.path().join("clock"));
        program.vars.push(("BANSOS_NOW", clock.variable()));
        program.vars.push(("BANSOS_RATE_LIMITS", "off".to_owned()));
        let starting = first_admin(&program);
        let service = Running(program.start(&["serve"]));
        let said = program.wait_for("serve.out", "http://").await;
        let site = said.split_whitespace().find(|word| word.starts_with("http://")).expect("an address").to_owned();
        let keys = Keys::load(&program.data.path().join("keys.toml")).expect("the keys of the service");
        let all = all_typed();
        let mut office = office(&site, &keys, &clock, &starting, &all).await;
        let mut arriving = Findings::of(&all);
        send_data(&mut office, &program, &mut arriving).await;
        let mut visitor = Visitor::new(&site, keys.clone(), Findings::of(&all), Findings::of(&VISITED.secret()));
        let (database, files) = database_files(db).await;
        let worked = work(&mut office, &clock, &database, &mut visitor).await;

        let mut secrets = worked.secrets.clone();
        secrets.extend([worked.code.clone(), worked.code.replace('-', "")]);
        let Office { admin, village, mut examiner, head, auditor } = office;
        for officer in [&admin, &village, &examiner, &head, &auditor] {
            secrets.extend(officer.secrets.iter().filter(|secret| !secret.is_empty()).cloned());
        }
        let (sent, kept, visit) = (photo(), piece_of(&worked.picture), piece_of(&worked.visit));
        let pieces = [
            ("a photo as sent", piece_of(&sent)),
            ("a photo as kept", kept),
            ("a photo of the visit as kept", visit),
            ("a second factor", &admin.totp_bytes),
            ("another second factor", &examiner.totp_bytes),
        ];
        let mut findings = everything(&secrets, &pieces);
        findings.look_at_all(&files);
        database.execute_unprepared("alter table case_note rename to elsewhere").await.expect("renamed");
        fail(&mut examiner, &worked.ticket).await;
        program.wait_for("serve.err", "failed on our side").await;
        drop(service);
        let (again, _) = database_files(db).await;
        findings.look_at_all(&files);
        look_at_program(&program, &mut findings);
        let log = program.said("serve.err");
        let answered = log.matches("answered").count();
        assert!(log.contains("TRACE") && answered >= 100, "the log says much: {answered} of {} bytes", log.len());
        assert!(findings.bytes > 400_000, "only {} bytes were searched", findings.bytes);
        let left = fs::read_dir(program.data.path().join("ekspor")).map_or(0, Iterator::count);
        assert_eq!(left, 0, "exports leave no file");
        for findings in [&findings, &arriving, &visitor.sealed, &visitor.secret] {
            findings.assert_nothing();
        }
        for officer in [&admin, &village, &examiner, &head, &auditor] {
            officer.visitor.sealed.assert_nothing();
        }
        if database.get_database_backend() == DbBackend::Postgres {
            assert!(files.len() > 3, "the whole cluster is looked at");
        }
        for connection in [database, again] {
            connection.close().await.expect("closed");
        }
    }
}

#[test]
fn everything_an_office_types_is_found_when_it_is_planted() {
    let folder = tempfile::tempdir().expect("a folder");
    let secrets = ["AB3D-EF4H-JK5M".to_owned(), "0123456789abcdef".repeat(4)];
    let factor = [7, 1, 200, 90, 4, 66, 17, 3, 99, 250, 12, 54, 9, 130, 77, 2, 41, 86, 5, 33];
    let sent = photo();
    let pieces = [("a photo as sent", piece_of(&sent)), ("a second factor", &factor)];
    let mut planted = all_typed();
    planted.extend([place(), &secrets[0], &secrets[1]]);
    planted.sort_unstable();
    planted.dedup();
    for (round, one) in planted.iter().enumerate() {
        let mut findings = everything(&secrets, &pieces);
        fs::write(folder.path().join("a file"), format!("before {one} after {round}"))
            .expect("written");
        findings.look_at(folder.path());
        let found = findings.found.iter().any(|found| found.starts_with(&format!("{one:?}")));
        assert!(found, "{one} was planted and not found");
    }
    for (name, bytes) in pieces {
        let mut findings = everything(&secrets, &pieces);
        fs::write(folder.path().join("a file"), [b"xy", bytes, b"z"].concat()).expect("written");
        findings.look_at(folder.path());
        assert!(
            findings.found.iter().any(|found| found.contains(name)),
            "{name} was planted and not found"
        );
    }
}
