//! What officers wrote about listed people, sent in files, and took out: each goes when its term is over, not before.

use sea_orm::Value;

use super::{Archive, sealed};
use crate::support::on_both_databases;
use server::storage::FileName;

/// Rows of every kind, made at the start, and the files that belong to them.
async fn fill(archive: &Archive<'_>) -> [FileName; 3] {
    let files = [archive.file().await, archive.file().await, archive.file().await];
    let [minutes, letter, answer] = &files;
    about_recipients(archive).await;
    a_deliberation(archive, minutes).await;
    handed_in(archive).await;
    a_batch(archive, letter, answer).await;
    files
}

/// A mark, a repair, a verdict, a check with its file, and an import of data.
async fn about_recipients(archive: &Archive<'_>) {
    let then = archive.at(0, 0);
    let key = ("key", Value::from("aa"));
    let desa = ("desa", Value::from("99.01.01.2001"));
    let subject = ("subject", sealed());
    let text = ("sealed", sealed());
    let made = [("made_by", Value::from(1_i64)), ("made_at", then.into())];
    let [by, at] = made.clone();
    let insert = async |table: &'static str, row: Vec<(&'static str, Value)>| {
        archive.raw.insert(table, row).await;
    };
    let person =
        vec![key.clone(), subject.clone(), desa.clone(), text.clone(), by.clone(), at.clone()];
    let with = |more: Vec<(&'static str, Value)>| [person.clone(), more].concat();
    insert("recipient_mark", with(vec![("kind_token", sealed())])).await;
    insert("recipient_repair", with(vec![("field", "nama_ibu".into())])).await;
    insert(
        "recipient_verdict",
        with(vec![
            ("cycle", "2026-01".into()),
            ("program", "PKH".into()),
            ("target_token", sealed()),
            ("layak", true.into()),
        ]),
    )
    .await;
    let day: Value = archive.start().date_naive().into();
    insert(
        "recipient_check",
        vec![
            key.clone(),
            subject.clone(),
            desa.clone(),
            ("result", "sesuai".into()),
            ("checked_on", day.clone()),
            text.clone(),
            ("imported_by", 1_i64.into()),
            ("imported_at", then.into()),
        ],
    )
    .await;
    insert(
        "recipient_check_file",
        vec![
            key.clone(),
            by.clone(),
            at.clone(),
            ("lines", 1.into()),
            ("accepted", 1.into()),
            ("rejected", "".into()),
        ],
    )
    .await;
    insert(
        "recipient_import",
        vec![
            key.clone(),
            ("source_name", "bnba.csv".into()),
            ("bytes", 1_i64.into()),
            ("state", "loaded".into()),
            ("phase", "index".into()),
            ("done", 1_i64.into()),
            ("total", 1_i64.into()),
            ("lines", 1_i64.into()),
            ("rejected", 0_i64.into()),
            ("started_by", 1_i64.into()),
            ("started_at", then.into()),
            ("beat_at", then.into()),
            ("finished_at", then.into()),
        ],
    )
    .await;
}

/// A closed one with its minutes, and a name it took out.
async fn a_deliberation(archive: &Archive<'_>, minutes: &FileName) {
    let then = archive.at(0, 0);
    let day: Value = archive.start().date_naive().into();
    let desa = ("desa", Value::from("99.01.01.2001"));
    archive.attachment("ba", None, None, minutes.as_str()).await;
    archive
        .raw
        .insert(
            "musyawarah",
            vec![
                ("id", 1_i64.into()),
                desa,
                ("held_on", day),
                ("place", "Balai".into()),
                ("attendees", 9.into()),
                ("chair", sealed()),
                ("petugas_id", 1_i64.into()),
                ("created_at", then.into()),
                ("closed_at", then.into()),
                ("attachment_id", "ba".into()),
            ],
        )
        .await;
    archive
        .raw
        .insert(
            "musyawarah_removal",
            vec![
                ("musyawarah_id", 1_i64.into()),
                ("subject", sealed()),
                ("name", sealed()),
                ("reason", "pindah".into()),
                ("petugas_id", 1_i64.into()),
                ("at", then.into()),
            ],
        )
        .await;
}

/// A file of many proposals.
async fn handed_in(archive: &Archive<'_>) {
    let then = archive.at(0, 0);
    archive
        .raw
        .insert(
            "bulk_file",
            vec![
                ("id", 1_i64.into()),
                ("petugas_id", 1_i64.into()),
                ("scope", "99.01".into()),
                ("kind", "usulan".into()),
                ("digest", sealed()),
                ("uploaded_at", then.into()),
                ("finished_at", then.into()),
            ],
        )
        .await;
    archive
        .raw
        .insert(
            "bulk_line",
            vec![
                ("bulk_id", 1_i64.into()),
                ("line_no", 2.into()),
                ("state", "filed".into()),
                ("found", false.into()),
                ("token", sealed()),
            ],
        )
        .await;
}

/// An endorsed one, exported, and the answer of the centre.
async fn a_batch(archive: &Archive<'_>, letter: &FileName, answer: &FileName) {
    let then = archive.at(0, 0);
    archive
        .raw
        .insert(
            "batch",
            vec![
                ("id", 1_i64.into()),
                ("kind", "usulan".into()),
                ("region", "99.01".into()),
                ("cycle", "2026-01".into()),
                ("number", 1.into()),
                ("created_at", then.into()),
                ("created_by", 1_i64.into()),
                ("letter_file", letter.as_str().into()),
                ("letter_number", "460/1".into()),
                ("letter_sha256", "ab".into()),
                ("signer_name", sealed()),
                ("letter_at", then.into()),
                ("endorsed_at", then.into()),
            ],
        )
        .await;
    archive
        .raw
        .insert(
            "batch_export",
            vec![
                ("batch_id", 1_i64.into()),
                ("at", then.into()),
                ("petugas_id", 1_i64.into()),
                ("form", "csv".into()),
                ("columns_sha256", "ab".into()),
            ],
        )
        .await;
    archive
        .raw
        .insert(
            "answer_file",
            vec![
                ("key", "aa".into()),
                ("petugas_id", 1_i64.into()),
                ("at", then.into()),
                ("sha256", "ab".into()),
                ("file", answer.as_str().into()),
            ],
        )
        .await;
}

/// What is still there, by table, with its term in days.
const TERMS: [(&str, &str, i64); 14] = [
    ("answer_file", "1 = 1", 7),
    ("recipient_check_file", "1 = 1", 90),
    ("bulk_file", "1 = 1", 180),
    ("bulk_line", "1 = 1", 180),
    ("recipient_check", "1 = 1", 365),
    ("recipient_import", "1 = 1", 365),
    ("recipient_mark", "1 = 1", 1825),
    ("recipient_repair", "1 = 1", 1825),
    ("recipient_verdict", "1 = 1", 1825),
    ("musyawarah", "1 = 1", 1825),
    ("musyawarah_removal", "1 = 1", 1825),
    ("attachment", "kind = 'ba'", 1825),
    ("batch", "letter_file is not null or signer_name is not null", 1825),
    ("batch_export", "1 = 1", 3650),
];

on_both_databases! {
    async fn each_goes_when_its_term_is_over_and_not_a_minute_before(db: &TestDb) {
        let archive = Archive::of(db).await;
        let [minutes, letter, answer] = fill(&archive).await;
        let left = async || {
            let mut left = Vec::new();
            for (table, which, _) in TERMS {
                if archive.count(&format!("{table} where {which}")).await > 0 {
                    left.push(table);
                }
            }
            left
        };
        let mut days: Vec<i64> = TERMS.iter().map(|(.., days)| *days).collect();
        days.dedup();
        for day in days {
            archive.erase(day, -1).await;
            let expected: Vec<&str> = TERMS.iter().filter(|(.., term)| *term >= day).map(|(table, ..)| *table).collect();
            assert_eq!(left().await, expected, "a minute before day {day}");
            archive.erase(day, 1).await;
            let expected: Vec<&str> = TERMS.iter().filter(|(.., term)| *term > day).map(|(table, ..)| *table).collect();
            assert_eq!(left().await, expected, "a minute after day {day}");
            assert_eq!(archive.has_file(&answer).await, day < 7);
            for file in [&minutes, &letter] {
                assert_eq!(archive.has_file(file).await, day < 1825, "{day}");
            }
        }
        // That the batch was, under which letter, stays.
        let batch = archive.raw.texts("select letter_number || ' ' || letter_sha256 from batch").await;
        assert_eq!(batch, ["460/1 ab"]);
        let noted = archive.raw.texts("select detail from audit_entry where action = 'retention.erase' order by detail").await;
        assert_eq!(noted, ["answer_file:1", "batch_letter:1", "bulk_file:1", "check:1", "check_file:1", "data_import:1", "export:1", "mark:1", "musyawarah:1", "repair:1", "verdict:1"]);
        assert_eq!(archive.erase(4000, 0).await.office, 0, "twice does nothing");
    }

    async fn what_is_still_needed_stays(db: &TestDb) {
        let archive = Archive::of(db).await;
        let [minutes, ..] = fill(&archive).await;
        // A mark counts from its end; a deliberation waits for the last case it spoke of; an applied file has no content.
        archive.raw.run(&format!("update recipient_mark set ended_at = {}", archive.at(1000, 0))).await.expect("ended");
        let case = "insert into review_case (id, kind, state, ticket, desa, cycle, cutoff_at, due_at, submitted_at, state_since, lang, warnings, version) \
                    values (1, 'usulan', 'queued', 'TIKET1', '99.01.01.2001', '2026-01', 0, 0, 0, 0, 'id', '', 1)";
        archive.raw.run(case).await.expect("a case");
        archive.raw.run("insert into musyawarah_recommendation (musyawarah_id, case_id, recommendation, petugas_id, at) values (1, 1, 'layak', 1, 1)").await.expect("said");
        archive.raw.run("update answer_file set applied_at = 1, file = null").await.expect("applied");
        archive.erase(2000, 0).await;
        for table in ["recipient_mark", "musyawarah", "musyawarah_removal", "musyawarah_recommendation", "answer_file"] {
            assert_eq!(archive.count(table).await, 1, "{table}");
        }
        assert!(archive.has_file(&minutes).await);
        archive.raw.run("update review_case set erased_at = 1").await.expect("erased");
        archive.erase(2826, 0).await;
        for table in ["recipient_mark", "musyawarah", "musyawarah_removal", "musyawarah_recommendation"] {
            assert_eq!(archive.count(table).await, 0, "{table}");
        }
        assert!(!archive.has_file(&minutes).await);
    }

    async fn photos_of_a_visit_go_with_the_photos_of_their_case(db: &TestDb) {
        let archive = Archive::of(db).await;
        let case = format!(
            "insert into review_case (id, kind, state, ticket, desa, cycle, cutoff_at, due_at, submitted_at, state_since, lang, warnings, version, closed_at) \
             values (1, 'usulan', 'tidak_layak', 'TIKET1', '99.01.01.2001', '2026-01', 0, 0, 0, 0, 'id', '', 1, {})",
            archive.at(0, 0)
        );
        archive.raw.run(&case).await.expect("a case");
        archive.raw.insert("case_visit", vec![("id", "v1".into()), ("case_id", 1_i64.into()), ("petugas_id", 1_i64.into()), ("recorded_at", 0_i64.into()), ("sealed", sealed())]).await;
        let photo = archive.file().await;
        archive.attachment("kunjungan", None, Some(1), photo.as_str()).await;
        archive.erase(180, -1).await;
        assert!(archive.has_file(&photo).await);
        archive.erase(180, 1).await;
        assert!(!archive.has_file(&photo).await);
        assert_eq!(archive.count("case_visit where sealed is not null").await, 1, "what was seen belongs to the case");
        archive.erase(1825, 1).await;
        assert_eq!(archive.count("case_visit where sealed is not null").await, 0);
    }
}
