//! Known people are imported and looked up; then every place where something could have stayed is searched for them,
//! in clear and in the forms that hide nothing.

mod desk;
mod office;
mod officer;
mod program;
mod proposal;
mod proposer;
mod report;
mod reporter;
mod search;
mod visitor;
mod words;

use std::fs;
use std::path::PathBuf;

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, DbBackend, Statement};
use serde_json::json;
use server::crypto::Keys;

use crate::support::{HEADER, TestDb, on_both_databases};
use program::{Program, Running};
use search::Findings;
use visitor::Visitor;

/// The village of the known people.
const DESA: &str = "99.01.01.2001";

/// A person whose every value appears nowhere else.
struct Known {
    nik: &'static str,
    nomor_kk: &'static str,
    name: &'static str,
    /// The name with its words exchanged: similar, not the same.
    similar: &'static str,
    birth: &'static str,
    /// Other ways to write the date.
    births: [&'static str; 5],
    address: &'static str,
    mother: &'static str,
    job: &'static str,
    note: &'static str,
}

/// Imported and looked up.
const VISITED: Known = Known {
    nik: "9901015708614711",
    nomor_kk: "9901010101207733",
    name: "Zubaedah Prawirasentana",
    similar: "Prawirasentana Zubaedah",
    birth: "1961-08-17",
    births: ["17-08-1961", "17/08/1961", "17 Agustus 1961", "17 August 1961", "19610817"],
    address: "Jalan Kenanga Ungu 58 Dusun Karangasem",
    mother: "Rubiyem Tjokrowati",
    job: "Penganyam tikar pandan",
    note: "Rekening dibekukan menunggu berkas",
};

/// Planted in clear, to see that it is found. Never imported.
const PLANTED: Known = Known {
    nik: "9901016209624822",
    nomor_kk: "9901010101208844",
    name: "Wagirah Kertanegarawati",
    similar: "Kertanegarawati Wagirah",
    birth: "1962-09-22",
    births: ["22-09-1962", "22/09/1962", "22 September 1962", "22 Sept 1962", "19620922"],
    address: "Gang Melati Kuning 91 Dusun Sumberejo",
    mother: "Ngatinem Soedarmoyo",
    job: "Penjahit layar perahu",
    note: "Kartu hilang sejak pindah rumah",
};

impl Known {
    /// What no page ever shows.
    fn secret(&self) -> Vec<&str> {
        let numbers = [self.nik, self.nomor_kk, self.birth, self.address, self.mother, self.job];
        numbers.into_iter().chain(self.births).collect()
    }

    /// What is kept sealed: all of the above, the name with its words, the note.
    fn sealed(&self) -> Vec<&str> {
        let mut all = self.secret();
        all.extend([self.name, self.similar, self.note]);
        all.extend(self.name.split(' ').chain(self.mother.split(' ')));
        all
    }

    /// A line of a recipient file.
    fn line(&self, program: &str) -> String {
        format!(
            "{},{},{},{},P,{DESA},003,001,{},{program},penerima,Januari 2026,{},{},{}",
            self.nik,
            self.nomor_kk,
            self.name,
            self.birth,
            self.address,
            self.note,
            self.mother,
            self.job
        )
    }
}

/// A connection of our own, and everything in which this database, or the cluster around it, keeps anything.
async fn database_files(db: &TestDb) -> (DatabaseConnection, Vec<PathBuf>) {
    let database = Database::connect(&db.url).await.expect("the database opens");
    if database.get_database_backend() == DbBackend::Sqlite {
        return (database, vec![db.folder.path().to_owned()]);
    }
    database.execute_unprepared("checkpoint").await.expect("a checkpoint");
    let ask = async |question: &str| {
        let question = Statement::from_string(DbBackend::Postgres, question);
        let row = database.query_one_raw(question).await.expect("an answer").expect("a row");
        row.try_get_by_index::<String>(0).expect("text")
    };
    let data = PathBuf::from(ask("show data_directory").await);
    let oid = "select oid::text from pg_database where datname = current_database()";
    let own = data.join("base").join(ask(oid).await);
    let entries = fs::read_dir(&data).unwrap_or_else(|error| {
        panic!("{} cannot be read, which the canary needs: {error}", data.display())
    });
    // Of the tables only our own: other tests have databases in the same cluster.
    let shared = entries.map(|entry| entry.expect("an entry").path());
    let shared = shared.filter(|path| !path.ends_with("base"));
    let log = data.with_file_name("log");
    (database, shared.chain([own, log]).collect())
}

/// Everything a visitor may do with the known person: found, similar, refused, broken.
async fn visit(visitor: &mut Visitor<'_>, known: &Known) {
    let link = visitor.look_up(known.name).await;
    let found = visitor.get(&link, 200).await;
    assert!(found.contains("Z******h") && found.contains(known.note), "she is found: {found}");
    let link = visitor.look_up(known.similar).await;
    let similar = visitor.get(&link, 200).await;
    assert!(similar.contains("Z******h") && !similar.contains(known.note), "she is offered");
    let (_, opened) = visitor.post(&link, &[("tahun_lahir", "1961")], 303).await;
    assert!(visitor.get(&opened.expect("a result"), 200).await.contains(known.note));
    visitor.mistype(&link, &[("tahun_lahir", known.birth)], 422).await;
    let link = visitor.look_up("Tidak Ada Orangnya").await;
    visitor.get(&link, 200).await;

    let wrong = [("desa", DESA), ("nama", known.name), ("captcha_id", "x"), ("captcha", "XXXXX")];
    visitor.post("/cek", &wrong, 422).await;
    let misplaced = [("desa", known.nik), ("nama", known.nik), ("tahun_lahir", known.birth)];
    visitor.mistype("/cek", &misplaced, 422).await;
    visitor.mistype("/cek", &[("aksi", "cari"), ("cari", known.address)], 200).await;
    visitor.post("/cek/hasil/x", &[("tahun_lahir", known.birth)], 410).await;
    let large = format!("{}{}", known.name, "x".repeat(70_000));
    visitor.post("/cek", &[("nama", &large)], 413).await;
    let (id, answer) = visitor.challenge().await;
    let captcha = json!({"id": id, "answer": answer});
    let question = json!({"desa": DESA, "name": known.name, "captcha": captcha});
    assert!(visitor.post_json(question.to_string(), 200).await.contains("Z******h"));
    visitor.post_json(question.to_string(), 422).await;
    visitor.post_json(format!("{{\"name\": \"{}\"", known.name), 400).await;
    visitor.post_json(json!({"desa": known.nik, "name": [known.name]}).to_string(), 400).await;

    // Who writes it into the address has written it there; the page repeats it, the log does not.
    let typed = known.name.replace(' ', "%20");
    for path in [
        format!("/cek?nama={typed}&nik={}", known.nik),
        format!("/usulan/baru?subjek={typed}"),
        format!("/api/v1/wilayah/cari?q={typed}"),
    ] {
        visitor.get(&path, 200).await;
    }
    let nowhere =
        visitor.browser.get(format!("{}/{typed}/{}", visitor.site, known.nik)).send().await;
    assert_eq!(nowhere.expect("an answer").status(), 404);
}

/// Takes a table away under the running service, so that a look-up of the known person fails on our side.
async fn visit_when_broken(
    visitor: &mut Visitor<'_>,
    known: &Known,
    database: &DatabaseConnection,
) {
    let link = visitor.look_up(known.name).await;
    database.execute_unprepared("update penerima_1 set sealed = subject").await.expect("changed");
    visitor.get(&link, 503).await;
    database
        .execute_unprepared("alter table name_key_1 rename to elsewhere")
        .await
        .expect("renamed");
    visitor.get(&link, 503).await;
    let (id, answer) = visitor.challenge().await;
    let captcha = json!({"id": id, "answer": answer});
    let question = json!({"desa": DESA, "name": known.name, "captcha": captcha});
    visitor.post_json(question.to_string(), 503).await;
}

/// A file with the known person twice, and every way to break a line around their values.
fn recipient_file(known: &Known) -> String {
    let line = known.line("PKH");
    let broken = [
        line.replace("PKH", "NOPE"),
        line.replace(known.nik, &known.nik[..15]),
        line.replace(DESA, known.nik),
        line.replace(known.birth, known.births[0]),
        line.replace(known.name, &format!("{}\u{7}", known.name)),
        line.replace(known.address, &format!("\"{}", known.address)),
        line.replace("penerima", known.note),
        line.replace("003,001", &format!("{0},{0}", known.nomor_kk)),
        line.replace(known.name, known.mother),
        known.line("PKH"),
        format!("{line},{}", known.name),
        known.name.to_owned(),
    ];
    let mut lines = vec![format!("{HEADER},nama_ibu,pekerjaan"), line, known.line("SEMBAKO")];
    lines.extend(broken);
    lines.join("\n") + "\n"
}

/// So many that their names and numbers do not fit into one run of sorted entries.
const CROWD: u32 = 9_000;

/// A crowd who share all the values of the known person but the last digits of the NIK.
fn large_recipient_file(known: &Known) -> String {
    let line = known.line("PKH");
    let (start, _) = known.nik.split_at(12);
    let lines = (1..=CROWD).map(|serial| line.replace(known.nik, &format!("{start}{serial:04}")));
    let header = format!("{HEADER},nama_ibu,pekerjaan");
    std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n") + "\n"
}

on_both_databases! {
    /// What is written in clear is found in the files of the database: the search looks in the right place.
    async fn the_canary_sings_when_something_is_planted(db: &TestDb) {
        let (database, _) = database_files(db).await;
        let values = PLANTED.sealed();
        let texts: Vec<String> = values.iter().map(|value| format!("('{value}')")).collect();
        database.execute_unprepared("create table planted (value text)").await.expect("made");
        let insert = format!("insert into planted values {}", texts.join(","));
        database.execute_unprepared(&insert).await.expect("planted");
        let (again, files) = database_files(db).await;
        let mut findings = Findings::of(&values);
        findings.look_at_all(&files);
        for value in &values {
            let found = findings.found.iter().any(|finding| finding.starts_with(&format!("{value:?}")));
            assert!(found, "{value} was planted and not found");
        }
        for connection in [database, again] {
            connection.close().await.expect("closed");
        }
    }

    /// Large files are sorted in runs that lie on the disk, without a name, while they are loaded.
    async fn nothing_is_in_clear_while_a_file_is_being_loaded(db: &TestDb) {
        db.load_test_province().await;
        let input = tempfile::tempdir().expect("a folder");
        let file = input.path().join("bnba.csv");
        fs::write(&file, large_recipient_file(&VISITED)).expect("written");
        let program = Program::new(db);
        let sealed = VISITED.sealed();
        let mut findings = Findings::of(&sealed);
        let (mut runs, mut looks) = (0, 0);
        program.import_watched(&file, |open| {
            let unnamed = open.unnamed();
            runs = runs.max(unnamed.iter().filter(|run| !run.is_empty()).count());
            for run in unnamed {
                findings.look("a run of sorted entries", &run);
            }
            for folder in [&program.data, &program.temporary, &db.folder] {
                findings.look_at(folder.path());
            }
            looks += 1;
        });
        assert!(runs >= 1 && looks >= 2, "{runs} runs were seen in {looks} looks");
        findings.assert_nothing();
        let version = db.store.current_version().await.expect("an answer").expect("a version");
        assert_eq!(version.counts.persons, u64::from(CROWD), "all were loaded");
    }

    async fn nothing_of_anybody_stays_anywhere_in_clear(db: &TestDb) {
        db.load_test_province().await;
        let input = tempfile::tempdir().expect("a folder");
        let file = input.path().join("bnba.csv");
        fs::write(&file, recipient_file(&VISITED)).expect("written");
        let program = Program::new(db);
        program.import(&file);

        let service = Running(program.start(&["serve"]));
        let said = program.wait_for("serve.out", "http://").await;
        let site = said.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
        let (sealed, secret) = (VISITED.sealed(), VISITED.secret());
        let keys = Keys::load(&program.data.path().join("keys.toml")).expect("the keys of the service");
        let mut visitor = Visitor::new(site, keys, Findings::of(&sealed), Findings::of(&secret));
        visit(&mut visitor, &VISITED).await;

        let mut findings = Findings::of(&sealed);
        let (database, files) = database_files(db).await;
        findings.look_at_all(&files);
        visit_when_broken(&mut visitor, &VISITED, &database).await;
        program.wait_for("serve.err", "failed on our side").await;
        drop(service);
        let (again, _) = database_files(db).await;
        findings.look_at_all(&files);

        let rejected = fs::read(input.path().join("bnba.rejected.csv")).expect("lines were refused");
        assert!(rejected.split(|byte| *byte == b'\n').count() > 10, "every broken line is there");
        findings.look("the list of refused lines", &rejected);
        for folder in [&program.data, &program.temporary, &program.said] {
            findings.look_at(folder.path());
        }
        let log = program.said("serve.err");
        assert!(log.contains("TRACE") && log.matches("answered").count() >= 20, "the log says much: {log}");
        assert!(findings.bytes > 200_000, "only {} bytes were searched", findings.bytes);
        for findings in [&findings, &visitor.sealed, &visitor.secret] {
            findings.assert_nothing();
        }
        for connection in [database, again] {
            connection.close().await.expect("closed");
        }
    }
}
