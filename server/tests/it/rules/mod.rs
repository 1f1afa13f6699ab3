//! Rules that are rows: windows, questions, terms of retention.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::form::{FieldKind, Form, Step, UNKNOWN_PROGRAM, fixed_codes};
use domain::window::{Cycle, WindowKind, last_day, rule_for};
use server::store::question::QuestionOption;
use server::store::retention::Kept;

use crate::support::{Raw, on_both_databases};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn codes<'a>(options: &'a [QuestionOption], question: &str) -> Vec<&'a str> {
    let these = options.iter().filter(|option| option.question == question);
    these.map(|option| option.code.as_str()).collect()
}

/// Reasons of decisions stand in the same table: told to citizens, never asked.
const DECISION_REASON: &str = "decision_reason";

/// Questions that officers answer, and rules that read like answers: no form of citizens asks them.
const OFFICERS_QUESTIONS: [&str; 4] =
    [DECISION_REASON, "bnba_reason", "pekerjaan_dikecualikan", "alasan_keluar_data"];

/// Names of all questions with answers to choose from.
fn questions() -> BTreeSet<&'static str> {
    Form::ALL
        .iter()
        .flat_map(|form| Step::of(*form).iter().flat_map(move |step| step.fields(*form)))
        .filter(|field| matches!(field.kind, FieldKind::Choice | FieldKind::Choices))
        .map(|field| field.name)
        .collect()
}

on_both_databases! {
    /// Whatever the form asks, there are answers, in both languages, and none too long for a phone.
    async fn every_question_has_answers(db: &TestDb) {
        let options = db.store.questions_valid_on(db.clock.today()).await.expect("answers");
        let asked = questions();
        for question in &asked {
            assert!(codes(&options, question).len() >= 2, "{question}");
            if let Some(fixed) = fixed_codes(question) {
                assert_eq!(codes(&options, question), fixed, "{question}");
            }
        }
        for option in &options {
            let told = OFFICERS_QUESTIONS.contains(&option.question.as_str());
            assert!(told || asked.contains(option.question.as_str()), "nobody asks {option:?}");
            assert!(!option.code.contains(','), "codes are joined by commas: {option:?}");
            let longest = if told { 200 } else { 70 };
            for text in [&option.text_id, &option.text_en] {
                assert!((1..=longest).contains(&text.chars().count()), "{option:?}");
            }
        }
        // An appeal is written: nobody is asked to send with it what it does not take.
        let reasons = options.iter().filter(|option| option.question == DECISION_REASON);
        for reason in reasons.filter(|reason| reason.text_id.to_lowercase().contains("ajukan keberatan")) {
            let text = reason.text_id.to_lowercase();
            let asks = text.contains("bukti") || text.contains("foto") || text.contains("lampir");
            assert!(!asks || text.contains("kantor"), "where it is given is said: {reason:?}");
        }
        let programs = codes(&options, "program");
        assert_eq!(programs.first(), Some(&"PKH"));
        assert_eq!(programs.last(), Some(&UNKNOWN_PROGRAM));
        let known = db.store.programs_valid_on(db.clock.today()).await.expect("programmes");
        for code in &programs[..programs.len() - 1] {
            let program = known.iter().find(|program| program.code == *code);
            assert!(program.is_some_and(|program| program.public), "{code}: public, in force (S-2)");
        }
    }

    /// An operator's row decides from its first day on, survives the next migration, and can retire an answer.
    async fn an_operators_row_decides_and_stays(db: &TestDb) {
        let raw = Raw::open(db).await;
        raw.run(
            "insert into question_option (question, code, sort, text_id, text_en, valid_from, valid_to, source) values \
             ('atap', '3', 30, 'Seng atau galvalum', 'Metal sheets', '2026-02-01', null, 'uji'), \
             ('atap', '4', 40, 'Asbes', 'Asbestos', '2026-02-01', '2026-02-01', 'uji')",
        )
        .await
        .expect("inserted");
        raw.run("update question_option set text_id = 'salah ketik' where question = 'lantai'")
            .await
            .expect("updated");
        db.store.migrate().await.expect("migrated again");
        let on = async |text| db.store.questions_valid_on(day(text)).await.expect("answers");
        let label = |options: &[QuestionOption], code: &str| {
            let mut these = options.iter().filter(|one| one.question == "atap" && one.code == code);
            let label = these.next().map(|one| one.text_id.clone());
            assert!(these.next().is_none(), "offered twice: {code}");
            label
        };
        let (before, after) = (on("2026-01-31").await, on("2026-02-02").await);
        assert_eq!(label(&before, "3").as_deref(), Some("Seng"));
        assert_eq!(label(&after, "3").as_deref(), Some("Seng atau galvalum"));
        assert_eq!(label(&before, "4").as_deref(), Some("Asbes"));
        assert_eq!(label(&after, "4"), None, "retired");
        assert!(!before.iter().any(|one| one.text_id == "salah ketik"), "our rows are brought up to date");
        assert_eq!(on("2020-01-01").await.iter().filter(|one| one.question == "atap").count(), 0);
    }

    /// The windows of the slides of April 2022, and a village notice that replaces one.
    async fn windows_are_rows(db: &TestDb) {
        let windows = db.store.windows().await.expect("windows");
        let last = |kind, month: &str| {
            let month: Cycle = month.parse().expect("a month");
            let rule = rule_for(&windows, kind, month.first_day()).expect("a rule");
            last_day(rule, month).to_string()
        };
        assert_eq!(last(WindowKind::Pengusulan, "2025-02"), "2025-02-23");
        assert_eq!(last(WindowKind::Pengusulan, "2024-02"), "2024-02-24");
        assert_eq!(last(WindowKind::VerifikasiBnba, "2025-12"), "2025-12-30");
        assert_eq!(last(WindowKind::Pengesahan, "2025-04"), "2025-04-29");
        assert_eq!(last(WindowKind::Pbi, "2025-02"), "2025-02-11");
        assert_eq!(windows.len(), WindowKind::ALL.len());

        let raw = Raw::open(db).await;
        raw.run(
            "insert into calendar_window (kind, first_day, end_kind, end_value, hard_close, valid_from, source) values \
             ('pengusulan', 1, 'day', 17, false, '2025-12-01', 'Pengumuman desa, Desember 2025')",
        )
        .await
        .expect("inserted");
        db.store.migrate().await.expect("migrated again");
        let windows = db.store.windows().await.expect("windows");
        let rule = rule_for(&windows, WindowKind::Pengusulan, day("2025-12-05")).expect("a rule");
        assert_eq!(rule.source, "Pengumuman desa, Desember 2025");
        assert_eq!(last_day(rule, Cycle::of(day("2025-12-05"))), day("2025-12-17"));
    }

    /// Every term is a row; a newer one replaces it.
    async fn terms_are_rows(db: &TestDb) {
        let today = db.clock.today();
        let mut days = Vec::new();
        for kept in Kept::ALL {
            days.push(db.store.retention_days(kept, today).await.expect("an answer"));
        }
        assert_eq!(days[..6], [Some(30), Some(1), Some(180), Some(365), Some(1_825), Some(30)]);
        assert!(days.iter().all(Option::is_some), "a thing without a term is kept for ever: {days:?}");
        let raw = Raw::open(db).await;
        raw.run(
            "insert into retention_term (subject, days, valid_from, source) \
             values ('photo_closed', 90, '2026-01-15', 'uji')",
        )
        .await
        .expect("inserted");
        db.store.migrate().await.expect("migrated again");
        let photo = async |text| db.store.retention_days(Kept::PhotoClosed, day(text)).await;
        assert_eq!(photo("2026-01-14").await.expect("a term"), Some(180));
        assert_eq!(photo("2026-01-15").await.expect("a term"), Some(90));
        assert_eq!(photo("2020-01-01").await.expect("no term"), None);
    }
}
