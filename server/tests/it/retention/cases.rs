//! Closed cases: photos first, then letters, then everything that is personal.

use sea_orm::Value;

use super::{Archive, sealed};
use crate::support::on_both_databases;

/// What statistics are made of.
const STATISTICS: &str = "select kind || ' ' || state || ' ' || desa || ' ' || cycle || ' ' || count(*) \
     || ' ' || min(submitted_at) || ' ' || coalesce(max(closed_at), 0) \
     from review_case group by kind, state, desa, cycle order by kind, state, desa, cycle";

/// A case with everything a case can have. Closed at the start unless it is open.
async fn case(archive: &Archive<'_>, id: i64, parent: Option<i64>, open: bool) {
    let token = |name: &str| Value::from(format!("{name}{id}").into_bytes());
    let (state, closed_at) =
        if open { ("under_review", None) } else { ("tidak_layak", Some(archive.at(0, 0))) };
    let row = vec![
        ("id", id.into()),
        ("kind", "usulan".into()),
        ("state", state.into()),
        ("ticket", format!("TIKET{id}").into()),
        ("draft_id", format!("draf{id}").into()),
        ("idempotency_token", token("kunci")),
        ("parent_id", parent.into()),
        ("desa", "99.01.01.2001".into()),
        ("cycle", "2026-01".into()),
        ("cutoff_at", 0_i64.into()),
        ("due_at", 0_i64.into()),
        ("submitted_at", archive.at(-20, 0).into()),
        ("state_since", archive.at(0, 0).into()),
        ("lang", "id".into()),
        ("nik_token", token("nik")),
        ("kk_token", token("kk")),
        ("alike_token", token("mirip")),
        ("warnings", "no_kk".into()),
        ("closed_at", closed_at.into()),
    ];
    archive.raw.insert("review_case", row).await;
    what_hangs_on_it(archive, id).await;
}

async fn what_hangs_on_it(archive: &Archive<'_>, id: i64) {
    let case_id = ("case_id", Value::from(id));
    let rows: [(&'static str, Vec<(&'static str, Value)>); 6] = [
        (
            "usulan",
            vec![
                ("hubungan", "tetangga".into()),
                ("jenis", "masuk_data".into()),
                ("sealed", sealed()),
                ("pengusul_token", sealed()),
            ],
        ),
        ("usulan_member", vec![("place", 0.into()), ("sealed", sealed()), ("nik_token", sealed())]),
        (
            "case_message",
            vec![
                ("at", 0_i64.into()),
                ("actor", "warga".into()),
                ("kind", "info".into()),
                ("body", sealed()),
            ],
        ),
        (
            "case_event",
            vec![
                ("at", 0_i64.into()),
                ("action", "submit".into()),
                ("to_state", "queued".into()),
                ("actor", "warga".into()),
                ("note", sealed()),
            ],
        ),
        (
            "case_contact",
            vec![
                ("party", "proposer".into()),
                ("email", sealed()),
                ("phone", sealed()),
                ("notify", true.into()),
                ("changed_at", 0_i64.into()),
            ],
        ),
        (
            "consent",
            vec![
                ("purpose", "pdp".into()),
                ("text_version", "1".into()),
                ("lang", "id".into()),
                ("given_at", 0_i64.into()),
            ],
        ),
    ];
    for (table, mut row) in rows {
        row.push(case_id.clone());
        archive.raw.insert(table, row).await;
    }
}

/// How many columns still hold something personal of a case.
async fn personal(archive: &Archive<'_>, id: i64) -> i64 {
    archive
        .raw
        .number(&format!(
            "select (select count(sealed) + count(pengusul_token) from usulan where case_id = {id}) \
             + (select count(sealed) + count(nik_token) from usulan_member where case_id = {id}) \
             + (select count(body) from case_message where case_id = {id}) \
             + (select count(note) from case_event where case_id = {id}) \
             + (select count(email) + count(phone) from case_contact where case_id = {id}) \
             + (select count(*) from case_link where case_id = {id} or other_id = {id}) \
             + (select count(nik_token) + count(kk_token) + count(alike_token) + count(draft_id) \
                + count(idempotency_token) from review_case where id = {id})"
        ))
        .await
}

async fn mail(
    archive: &Archive<'_>,
    id: i64,
    case_id: Option<i64>,
    sent: Option<i64>,
    dead: Option<i64>,
) {
    let row = vec![
        ("id", id.into()),
        ("kind", "mail".into()),
        ("dedupe_key", format!("surel|{id}").into()),
        ("case_id", case_id.into()),
        ("template", "submitted".into()),
        ("lang", "id".into()),
        ("sealed", sealed()),
        ("created_at", 0_i64.into()),
        ("next_at", 0_i64.into()),
        ("tries", 1.into()),
        ("sent_at", sent.into()),
        ("dead_at", dead.into()),
    ];
    archive.raw.insert("outbox", row).await;
}

on_both_databases! {
    /// Step by step, and statistics are the same all the way.
    async fn a_closed_case_becomes_a_tombstone(db: &TestDb) {
        let archive = Archive::of(db).await;
        case(&archive, 1, None, false).await;
        case(&archive, 2, None, true).await;
        let link = |one: i64, other: i64| {
            vec![
                ("case_id", Value::from(one)),
                ("other_id", other.into()),
                ("reason", "nik".into()),
                ("created_at", 0_i64.into()),
            ]
        };
        archive.raw.insert("case_link", link(2, 1)).await;
        let (closed, open) = (archive.file().await, archive.file().await);
        archive.attachment("ktp", None, Some(1), closed.as_str()).await;
        archive.attachment("kk", None, Some(2), open.as_str()).await;
        mail(&archive, 1, Some(1), None, None).await;
        let before = archive.raw.texts(STATISTICS).await;
        assert_eq!(before.len(), 2);
        let whole = personal(&archive, 1).await;
        assert_eq!(whole, 14);

        assert_eq!(archive.erase(179, 0).await.photos, 0);
        assert!(archive.has_file(&closed).await);
        assert_eq!(archive.erase(180, 1).await.photos, 1);
        assert!(!archive.has_file(&closed).await);
        let erased = archive.raw.number("select erased_at from attachment where file is null").await;
        assert_eq!(erased, archive.at(180, 1));
        assert_eq!(personal(&archive, 1).await, whole, "only the photo went");

        assert_eq!(archive.erase(365, 1).await.messages, 1);
        assert_eq!(personal(&archive, 1).await, whole - 1);

        assert_eq!(archive.erase(1_824, 0).await.cases, 0);
        assert_eq!(archive.erase(1_825, 1).await.cases, 1);
        assert_eq!(personal(&archive, 1).await, 0);
        assert_eq!(archive.count("outbox").await, 0);
        assert_eq!(archive.count("consent").await, 2, "that consent was given can still be proven");
        let tombstone = "select erased_at from review_case where id = 1";
        assert_eq!(archive.raw.number(tombstone).await, archive.at(1_825, 1));
        assert_eq!(archive.raw.texts(STATISTICS).await, before);

        assert_eq!(archive.erase(1_826, 0).await, server::jobs::retention::Erased::default());
        assert_eq!(personal(&archive, 2).await, 13, "the open case lost the link only");
        assert!(archive.has_file(&open).await);
        let told = db.store.audit_of_case(1, 9).await.expect("entries");
        let told: Vec<&str> = told.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(told, ["case.erase", "photo.erase"]);
    }

    /// A case somebody has appealed against stays whole until the appeal is decided.
    async fn an_open_appeal_keeps_what_it_is_about(db: &TestDb) {
        let archive = Archive::of(db).await;
        case(&archive, 1, None, false).await;
        case(&archive, 2, Some(1), true).await;
        let file = archive.file().await;
        archive.attachment("ktp", None, Some(1), file.as_str()).await;
        let erased = archive.erase(4_000, 0).await;
        assert_eq!((erased.photos, erased.messages, erased.cases), (0, 0, 0));
        assert!(archive.has_file(&file).await);
        archive.raw.run("update review_case set closed_at = 1 where id = 2").await.expect("closed");
        let erased = archive.erase(4_000, 1).await;
        assert_eq!((erased.photos, erased.messages, erased.cases), (1, 2, 2));
    }

    /// Without a term for photos they go with their case; without any term nothing goes.
    async fn photos_never_outlive_their_case(db: &TestDb) {
        let archive = Archive::of(db).await;
        case(&archive, 1, None, false).await;
        let file = archive.file().await;
        archive.attachment("ktp", None, Some(1), file.as_str()).await;
        archive.raw.run("delete from retention_term").await.expect("deleted");
        assert_eq!(archive.erase(9_000, 0).await, server::jobs::retention::Erased::default());
        archive
            .raw
            .run(
                "insert into retention_term (subject, days, valid_from, source) \
                 values ('case_closed', 100, '2026-01-01', 'uji')",
            )
            .await
            .expect("inserted");
        let erased = archive.erase(101, 0).await;
        assert_eq!((erased.photos, erased.cases), (1, 1));
        assert!(!archive.has_file(&file).await);
    }

    /// Many more than one batch are erased in one turn.
    async fn more_than_one_batch_goes_in_a_turn(db: &TestDb) {
        let archive = Archive::of(db).await;
        for id in 1..=250 {
            case(&archive, id, None, false).await;
            archive.attachment(&format!("ktp{id}"), None, Some(id), &format!("{id:032x}")).await;
        }
        let erased = archive.erase(1_826, 0).await;
        assert_eq!((erased.photos, erased.messages, erased.cases), (250, 250, 250));
        assert_eq!(personal(&archive, 250).await, 0);
    }

    /// Mails go a month after they were delivered or given up; those that wait stay.
    async fn delivered_mails_go(db: &TestDb) {
        let archive = Archive::of(db).await;
        mail(&archive, 1, None, Some(archive.at(0, 0)), None).await;
        mail(&archive, 2, None, None, Some(archive.at(0, 0))).await;
        mail(&archive, 3, None, None, None).await;
        mail(&archive, 4, None, Some(archive.at(9, 0)), None).await;
        assert_eq!(archive.erase(29, 0).await.mails, 0);
        assert_eq!(archive.erase(30, 1).await.mails, 2);
        let left = archive.raw.texts("select dedupe_key from outbox order by id").await;
        assert_eq!(left, ["surel|3", "surel|4"]);
    }
}
