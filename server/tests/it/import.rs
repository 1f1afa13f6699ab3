//! Loading recipients (`docs/recipient-file.md`).

use domain::penerima::{AidStatus, RtRw};
use domain::samples::{joesoef, siti_aminah, story_people};
use server::crypto::Keys;
use server::store::penerima::SealedPenerima;
use server::store::sealed_penerima::PenerimaRecord;
use server::store::tokens;
use server::store::version::VersionCounts;
use server::usecase::import_penerima::{HeaderError, ImportOutcome, ImportReport};

use crate::support::{HEADER, Line, TestDb, bytes_of, csv_of, on_both_databases, village};

/// The people found by exactly this name in the demo village.
async fn look_up(db: &TestDb, name: &str) -> Vec<(SealedPenerima, PenerimaRecord)> {
    let version = db.store.current_version().await.expect("an answer").expect("loaded");
    let key = domain::names::exact_key(name);
    let key = tokens::exact_name_key(&db.keys, &village("99.01.01.2001"), &key);
    let found = db.store.candidates(version.id, &[key], 50).await.expect("candidates");
    found
        .into_iter()
        .map(|row| {
            let record = PenerimaRecord::open(&db.keys, &row).expect("it opens");
            (row, record)
        })
        .collect()
}

/// Programmes and statuses of a person, in file order.
async fn aid(db: &TestDb, row: &SealedPenerima) -> Vec<(String, AidStatus)> {
    let version = db.store.current_version().await.expect("an answer").expect("loaded");
    let aid = db.store.aid_of(version.id, &[row.id]).await.expect("aid");
    aid.into_iter().map(|aid| (aid.program, aid.status)).collect()
}

/// What `FILE.rejected.csv` says, without its header.
fn rejected(report: &ImportReport) -> Vec<String> {
    let path = report.rejected_file.as_ref().expect("there is a list");
    let text = std::fs::read_to_string(path).expect("it can be read");
    let (header, lines) = text.split_once('\n').expect("it has a header");
    assert_eq!(header, "line,column,reason");
    lines.lines().map(str::to_owned).collect()
}

fn counts(lines: u64, persons: u64, rejected: u64) -> VersionCounts {
    VersionCounts { lines, persons, rejected }
}

on_both_databases! {
    /// The people of the stories are there, with their aid, and open only with the right key.
    async fn a_file_becomes_visible_as_a_whole(db: &TestDb) {
        db.load_test_province().await;
        assert_eq!(db.store.current_version().await.expect("an answer"), None);
        let demo = village("99.01.01.2001");
        let people = story_people(demo);
        let report = db.import(csv_of(&people)).await;
        let persons = people.len() as u64;
        assert_eq!(report.counts, counts(report.counts.lines, persons, 0));
        assert_eq!(report.rejected_file, None);

        let found = look_up(db, "SITI  AMINAH").await;
        assert_eq!(found.len(), 1);
        let (row, record) = &found[0];
        let siti = siti_aminah(demo);
        assert_eq!(record.name, "Siti Aminah");
        assert_eq!(record.nik, siti.nik);
        assert_eq!(record.birth, siti.birth);
        assert_eq!(record.rt.as_ref().map(RtRw::as_str), Some("003"));
        assert_eq!(row.desa, demo);
        assert_eq!(row.subject, tokens::subject_id(&db.keys, &siti.nik));
        let expected = [("PKH", AidStatus::Penerima), ("SEMBAKO", AidStatus::Penerima)];
        assert_eq!(aid(db, row).await, expected.map(|(code, status)| (code.to_owned(), status)));
        assert_eq!(look_up(db, "Sumiati").await.len(), 3);

        let version = db.store.current_version().await.expect("an answer").expect("loaded");
        assert_eq!(report.outcome, ImportOutcome::Loaded(version.id));
        assert_eq!(version.loaded_at, db.clock.now());
        let by_subject = db.store.find_subject(version.id, &row.subject).await.expect("an answer");
        assert_eq!(by_subject.expect("found").id, row.id);
        assert!(PenerimaRecord::open(&Keys::generate_for_tests(), row).is_err());
    }

    /// Loose keys lead to other spellings, in this village only.
    async fn a_similar_name_is_found_by_its_loose_key(db: &TestDb) {
        db.load_test_province().await;
        let demo = village("99.01.01.2001");
        db.import(csv_of(&[joesoef(demo)])).await;
        let version = db.store.current_version().await.expect("an answer").expect("loaded");
        let keys_in = |desa| {
            let loose = domain::names::loose_keys("Muhammad Yusuf");
            let keys = loose.full.iter().map(|key| tokens::loose_name_key(&db.keys, &desa, key));
            keys.collect::<Vec<_>>()
        };
        let here = db.store.candidates(version.id, &keys_in(demo), 50).await.expect("found");
        assert_eq!(here.len(), 1);
        let elsewhere = keys_in(village("99.01.01.2002"));
        assert!(db.store.candidates(version.id, &elsewhere, 50).await.expect("none").is_empty());
        assert!(look_up(db, "Muhammad Yusuf").await.is_empty());
    }

    /// The same file again changes nothing; another one becomes a version of its own.
    async fn the_same_file_again_changes_nothing(db: &TestDb) {
        db.load_test_province().await;
        let text = Line::file(&[Line::of(1)]);
        let first = db.import(&text).await;
        let again = db.import(&text).await;
        let ImportOutcome::Loaded(id) = first.outcome else { panic!("{first:?}") };
        assert_eq!(again.outcome, ImportOutcome::Unchanged(id));
        assert_eq!(again.counts, first.counts);
        assert_eq!(db.store.versions().await.expect("versions").len(), 1);
        let other = db.import(Line::file(&[Line::of(1), Line::of(2)])).await;
        assert_ne!(other.outcome, ImportOutcome::Loaded(id));
        assert_eq!(db.store.versions().await.expect("versions").len(), 2);
    }

    /// Bad lines are listed with line, column and reason, and without values; good ones are loaded.
    async fn bad_lines_are_listed_and_good_ones_loaded(db: &TestDb) {
        db.load_test_province().await;
        let good = Line::of(1).text();
        let with = |change: fn(&mut Line)| {
            let mut line = Line::of(2);
            change(&mut line);
            line.text()
        };
        let lines = [
            good.clone(),
            with(|line| line.nik = "9901".into()),
            with(|line| line.nik = "9901015203870000".into()),
            with(|line| line.name = "X".into()),
            with(|line| line.name = "Sri\0Rahayu".into()),
            with(|line| line.name = "S".repeat(301)),
            with(|line| line.birth = "12-03-1987".into()),
            with(|line| line.birth = "2031-01-01".into()),
            with(|line| line.desa = "99.01.01.9999".into()),
            with(|line| line.desa = "99.01.01".into()),
            with(|line| line.desa = "99.01.01.2009".into()),
            with(|line| line.program = "RAHASIA".into()),
            with(|line| line.status = "ya".into()),
            with(|line| line.note = "bel\u{7}".into()),
            "a,b".to_owned(),
            format!("{good},lebih"),
            good.replacen("9971010101200001", "123", 1),
            Line::of(3).text(),
        ];
        let report = db.import(format!("{HEADER}\n{}\n", lines.join("\n"))).await;
        let expected = [
            "3,nik,nik_length",
            "4,nik,nik_impossible",
            "5,nama,no_letters",
            "6,nama,control_character",
            "7,nama,too_long",
            "8,tanggal_lahir,date_invalid",
            "9,tanggal_lahir,date_invalid",
            "10,desa,region_unknown",
            "11,desa,region_unknown",
            "12,desa,region_retired: 99.01.01.2001 99.01.01.2003",
            "13,program,not_allowed",
            "14,status,not_allowed",
            "15,keterangan,control_character",
            "16,,field_count",
            "17,,field_count",
            "18,nomor_kk,nomor_kk_length",
        ];
        assert_eq!(rejected(&report), expected);
        assert_eq!(report.counts, counts(18, 2, 16));
    }

    /// Optional columns, quotes, line breaks in quotes, a byte-order mark, Windows line ends.
    async fn a_file_from_a_spreadsheet_is_read(db: &TestDb) {
        db.load_test_province().await;
        let text = format!(
            "\u{feff}{HEADER},dilindungi,nominal,komponen\r\n\
             9901015203870001,9971010101200001,\"Nur\"\"aini, S.Pd\",1987-03-12,p,99.01.01.2001,003,001,\
             \"Jalan Mawar\r\nRT 3\",pkh,PENERIMA,\"Januari, Maret\",\"ya, \"\"sudah\"\"\",ya,600000,ibu hamil\r\n\
             \r\n\
             9901015203870002,,Sri,1990-01-31,,99.01.01.2001,,,,,,,,,,\r\n"
        );
        let report = db.import(text).await;
        assert_eq!(report.counts, counts(2, 2, 0));
        let found = look_up(db, "Nur\"aini, S.Pd").await;
        let (row, record) = &found[0];
        assert!(row.protected);
        assert_eq!(record.address, "Jalan Mawar RT 3");
        let version = db.store.current_version().await.expect("an answer").expect("loaded");
        let aid = db.store.aid_of(version.id, &[row.id]).await.expect("aid");
        assert_eq!((aid[0].program.as_str(), aid[0].period.as_str()), ("PKH", "Januari, Maret"));
        let note = aid[0].open(&db.keys).expect("it opens");
        assert_eq!((note.note.as_str(), note.component.as_str()), ("ya, \"sudah\"", "ibu hamil"));
        assert_eq!(note.amount, Some(600_000));
        let (row, record) = &look_up(db, "Sri").await[0];
        assert_eq!((row.kk_token, record.sex), (None, None));
    }

    /// A line in another encoding, an open quote, an endless line: each costs itself only.
    async fn broken_bytes_cost_one_line_each(db: &TestDb) {
        db.load_test_province().await;
        let mut bytes = format!("{HEADER}\n{}\n", Line::of(1).text()).into_bytes();
        bytes.extend_from_slice(&Line::of(2).text().replace("Sri", "Andr\u{e9}").bytes().collect::<Vec<_>>());
        let at = bytes.windows(2).position(|pair| pair == "\u{e9}".as_bytes()).expect("there");
        bytes.splice(at..at + 2, [0xE9]);
        bytes.extend_from_slice(format!("\n\"{}\n", Line::of(3).text()).as_bytes());
        bytes.extend_from_slice(&vec![b'x'; 100_000]);
        bytes.extend_from_slice(format!("\n{}", Line::of(4).text()).as_bytes());
        let report = db.import(bytes).await;
        assert_eq!(rejected(&report), ["3,nama,not_utf8", "4,,quotes", "5,,line_too_long"]);
        assert_eq!(report.counts, counts(5, 2, 3));
    }

    /// Lines of one person are one person, wherever they stand; a programme counts once.
    async fn lines_of_one_person_are_joined(db: &TestDb) {
        db.load_test_province().await;
        let mut other_name = Line::of(1).program("KIS");
        "Orang Lain".clone_into(&mut other_name.name);
        let mut other_birth = Line::of(1).program("KIS");
        "1987-03-13".clone_into(&mut other_birth.birth);
        let lines = [
            Line::of(1),
            Line::of(1).program("SEMBAKO"),
            Line::of(1),
            Line::of(2),
            Line::of(1).program("PBI-JK"),
            Line::of(1).program("SEMBAKO"),
            Line::of(2).program(""),
            Line::of(1).desa("99.01.01.2002").program("BST"),
            other_name,
            other_birth.clone(),
            Line::of(3),
            other_birth,
        ];
        let report = db.import(Line::file(&lines)).await;
        assert_eq!(
            rejected(&report),
            [
                "4,program,duplicate_program",
                "7,program,duplicate_program",
                // What differs is measured by the first line, and not by one that differs itself.
                "9,desa,differs_from_line: 2",
                "10,nama,differs_from_line: 2",
                "11,tanggal_lahir,differs_from_line: 2",
                "13,tanggal_lahir,differs_from_line: 2",
            ]
        );
        assert_eq!(report.counts, counts(12, 3, 6));
        let found = look_up(db, &Line::of(1).name).await;
        assert_eq!(found.len(), 1);
        let programs: Vec<_> = aid(db, &found[0].0).await.into_iter().map(|aid| aid.0).collect();
        assert_eq!(programs, ["PKH", "SEMBAKO", "PBI-JK"]);
    }

    /// A file ordered by programme: everybody comes twice, far apart.
    async fn a_file_ordered_by_programme_has_every_person_once(db: &TestDb) {
        db.load_test_province().await;
        let people = 1..=2_500;
        let lines: Vec<Line> = people
            .clone()
            .map(Line::of)
            .chain(people.map(|serial| Line::of(serial).program("SEMBAKO")))
            .collect();
        let report = db.import(Line::file(&lines)).await;
        assert_eq!(report.counts, counts(5_000, 2_500, 0));
        for serial in [1, 999, 1_000, 1_001, 2_500] {
            let found = look_up(db, &Line::of(serial).name).await;
            assert_eq!(found.len(), 1, "{serial}");
            assert_eq!(aid(db, &found[0].0).await.len(), 2);
        }
    }

    /// A strict import stops at the first bad line and changes nothing.
    async fn a_strict_import_stops_at_the_first_bad_line(db: &TestDb) {
        db.load_test_province().await;
        let before = db.import(Line::file(&[Line::of(1)])).await;
        let mut bad = Line::of(3);
        "1".clone_into(&mut bad.nik);
        let text = Line::file(&[Line::of(2), bad.clone(), bad]);
        let report = db.try_import("ketat.csv", text, true).await.expect("it ends");
        assert_eq!(report.outcome, ImportOutcome::Stopped);
        assert_eq!(rejected(&report), ["3,nik,nik_length"]);
        let current = db.store.current_version().await.expect("an answer").expect("loaded");
        assert_eq!(before.outcome, ImportOutcome::Loaded(current.id));
        assert_eq!(db.store.versions().await.expect("versions").len(), 1);

        // Also when the bad line is only seen at the end.
        let text = Line::file(&[Line::of(2), Line::of(3), Line::of(2)]);
        let report = db.try_import("ketat.csv", text, true).await.expect("it ends");
        assert_eq!(report.outcome, ImportOutcome::Stopped);
        assert_eq!(rejected(&report), ["4,program,duplicate_program"]);
        assert_eq!(look_up(db, &Line::of(2).name).await.len(), 0);
    }

    /// Thousands of bad lines and not one good: the data stays.
    async fn a_file_without_a_usable_line_changes_nothing(db: &TestDb) {
        db.load_test_province().await;
        let before = db.import(Line::file(&[Line::of(1)])).await;
        let bad = "x,\"y\n".repeat(20_000);
        let report = db.import(format!("{HEADER}\n{bad}")).await;
        assert_eq!(report.outcome, ImportOutcome::NothingUsable);
        assert_eq!(report.counts, counts(20_000, 0, 20_000));
        assert_eq!(rejected(&report).len(), 20_000);
        let report = db.import(format!("{HEADER}\n")).await;
        assert_eq!(report.outcome, ImportOutcome::NothingUsable);
        assert_eq!(report.rejected_file, None, "the old list is gone");
        let current = db.store.current_version().await.expect("an answer").expect("loaded");
        assert_eq!(before.outcome, ImportOutcome::Loaded(current.id));
    }

    /// A file that is not one of ours is refused with the column that is wrong.
    async fn a_wrong_header_is_refused_with_its_column(db: &TestDb) {
        db.load_test_province().await;
        let position = 14;
        let cases = [
            (String::new(), HeaderError::Empty),
            ("nik,nama\n".to_owned(), HeaderError::Missing { position: 2, expected: "nomor_kk" }),
            (HEADER.replace(',', ";"), HeaderError::Separator(';')),
            (format!("{HEADER},telepon\n"), HeaderError::Unknown { position, name: "telepon".into() }),
        ];
        for (text, expected) in cases {
            let error = db.try_import("salah.csv", text, false).await.expect_err("refused");
            assert_eq!(error.downcast_ref::<HeaderError>(), Some(&expected));
        }
        assert!(db.try_import("utf16.csv", b"\xFF\xFEn\0i\0k\0", false).await.is_err());
        assert_eq!(db.store.current_version().await.expect("an answer"), None);
    }

    /// Without regions no village can be checked.
    async fn an_import_before_the_regions_says_what_to_do(db: &TestDb) {
        let error = db
            .try_import("penerima.csv", Line::file(&[Line::of(1)]), false)
            .await
            .expect_err("refused");
        assert!(format!("{error:#}").contains("import-wilayah"), "{error:#}");
    }
}

/// Everything personal is sealed: the bytes on disk show neither names nor numbers nor dates.
#[tokio::test]
async fn nothing_personal_is_in_clear_on_disk() {
    let db = TestDb::sqlite().await;
    db.load_test_province().await;
    let person = siti_aminah(village("99.01.01.2001"));
    db.import(csv_of(std::slice::from_ref(&person))).await;
    // The recipient file itself lies beside the database in this test only.
    std::fs::remove_file(db.file("penerima.csv")).expect("removed");
    let secrets = [
        person.nik.as_str(),
        &person.nomor_kk,
        "Siti Aminah",
        "SITI AMINAH",
        "siti aminah",
        "sitiaminah",
        "1987-06-12",
        "19870612",
        &person.address,
        &person.mother_name,
        &person.job,
    ];
    let files = bytes_of(db.folder.path());
    assert!(files.iter().any(|(_, bytes)| bytes.windows(7).any(|text| text == b"SEMBAKO")));
    for (path, bytes) in files {
        for secret in secrets {
            let shown = bytes.windows(secret.len()).any(|text| text == secret.as_bytes());
            assert!(!shown, "a secret of {} letters is in {}", secret.len(), path.display());
        }
    }
}
