//! A new encryption key: everything is sealed anew while the service runs, whatever happens meanwhile, and the old key can
//! go when nothing needs it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use app::text::Lang;
use domain::petugas::Role;
use domain::review::{Action, Actor};
use server::crypto::Keys;
use server::mail::{Params, Template};
use server::store::case_move::CaseMove;
use server::store::outbox::NewMail;
use server::store::rotation::{BINARY_COLUMNS, Nature};
use server::usecase::Context;
use server::usecase::reporter::open_reporter;
use server::usecase::rotate_keys::{self, Progress, RotateError, RotateReport, Silent};
use server::usecase::track_case::read::note_aad;

use crate::http::site::{SUKAMAJU, Site, load_story_people};
use crate::petugas::officer;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{Pelapor, card, send};
use crate::support::{Line, Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

/// In tests nobody has to notice late.
const AT_ONCE: Duration = Duration::ZERO;
/// A note of the office.
const NOTE: &str = "Kami akan datang hari Senin.";
/// A reason for opening a seal.
const REASON: &str = "Perlu menanyakan lokasi rumah kepada pelapor.";

/// Every binary column of the schema, as `table.column`, numbers of data versions as `{N}`.
async fn binary_columns(raw: &Raw) -> BTreeSet<String> {
    let sql = if raw.is_postgres() {
        "select table_name || '.' || column_name from information_schema.columns \
         where table_schema = 'public' and data_type = 'bytea'"
    } else {
        "select m.name || '.' || p.name from sqlite_master m join pragma_table_info(m.name) p \
         where m.type = 'table' and lower(p.type) like '%blob%'"
    };
    let found = raw.texts(sql).await;
    found
        .iter()
        .map(|place| {
            let (table, column) = place.split_once('.').expect("a table and a column");
            match table.rsplit_once('_') {
                Some((name, version)) if version.bytes().all(|byte| byte.is_ascii_digit()) => {
                    format!("{name}_{{N}}.{column}")
                }
                _ => place.clone(),
            }
        })
        .collect()
}

fn key_file(db: &TestDb) -> std::path::PathBuf {
    db.file("keys.toml")
}

async fn rotate(ctx: &Context, db: &TestDb) -> RotateReport {
    rotate_keys::run(ctx, &key_file(db), AT_ONCE, &Silent).await.expect("sealed anew")
}

/// Stops a rotation after so many reports, as a kill does: between two transactions.
struct StopAfter(AtomicU64);

impl Progress for StopAfter {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {
        assert!(self.0.fetch_sub(1, Ordering::Relaxed) > 1, "killed");
    }
    fn end(&self) {}
}

/// A mail to somebody invented.
fn mail(number: u64) -> NewMail {
    NewMail {
        dedupe_key: format!("uji:{number}"),
        case_id: None,
        template: Template::SubjectTold,
        lang: Lang::Id,
        to: domain::contact::EmailAddress::parse("uji@pos.example").expect("an address"),
        params: Params::default(),
    }
}

on_both_databases! {
    async fn no_binary_column_is_forgotten(db: &TestDb) {
        db.load_test_province().await;
        db.import(Line::file(&[Line::of(1)])).await;
        let found = binary_columns(&Raw::open(db).await).await;
        let listed: BTreeSet<String> =
            BINARY_COLUMNS.iter().map(|(table, column, _)| format!("{table}.{column}")).collect();
        let unlisted: Vec<_> = found.difference(&listed).collect();
        let gone: Vec<_> = listed.difference(&found).collect();
        assert!(unlisted.is_empty(), "binary columns without a line in rotation/columns.rs: {unlisted:?}");
        assert!(gone.is_empty(), "in rotation/columns.rs, but in no table: {gone:?}");
        assert!(BINARY_COLUMNS.iter().any(|(_, _, nature)| *nature == Nature::Browser));
    }

    async fn everything_is_readable_with_the_new_key_alone(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let (keys, now) = (&site.ctx.keys, site.ctx.clock.now().timestamp());
        // A family with members, mail and photos; a note of the office; a request; a draft about to be filled in.
        let warga = Warga::new(&site);
        let isian = Isian::satu_kk().with_email("waluyo@pos.example");
        let receipt = warga.propose(&isian).await;
        let case = site.ctx.store.case_by_ticket(receipt.ticket.as_str()).await.expect("read").expect("filed");
        let ask = CaseMove {
            note: Some(keys.seal(&note_aad(&case.ticket), NOTE.as_bytes())),
            ..CaseMove::new(case.id, Action::AskInfo, Actor::Petugas, now).by(7)
        };
        let take = CaseMove::new(case.id, Action::Take, Actor::Petugas, now).by(7);
        for step in [take, ask] {
            assert!(site.ctx.store.move_case(keys, step).await.expect("moved").is_some());
        }
        warga.track(&receipt).await;
        let asked = warga.post("/lacak/kasus/hak", &[("hak", "koreksi"), ("uraian", "Nama saya salah tulis.")]).await;
        assert!(asked.status.is_redirection(), "{}", asked.words());
        // A report with its reporter, opened once; and a draft about the same person.
        let token = card(&site, "Siti Aminah").await;
        let report = send(&site, &Laporan::sanggahan().with_email("hartono@pos.example"), &token).await;
        let reported = site.ctx.store.case_by_ticket(report.ticket.as_str()).await.expect("read").expect("filed");
        open_reporter(&site.ctx, &reported, 7, REASON).await.expect("opened");
        let drafting = Pelapor::new(&site, "sanggahan");
        drafting.begin("sanggahan", &token).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;

        let reader = Warga::new(&site);
        reader.track(&receipt).await;
        let before = (reader.get("/lacak/kasus").await.words(), reader.get("/lacak/kasus/foto/rumah-depan").await.bytes);
        assert!(before.0.contains(NOTE), "{}", before.0);
        let old = rotate_keys::in_use(&site.ctx, 2).await.expect("counted");
        assert!(matches!(rotate_keys::drop_old(&site.ctx, &key_file(db)).await, Ok(none) if none.is_empty()));

        assert_eq!(Keys::rotate(&key_file(db)).expect("added"), 2);
        let refused = rotate_keys::drop_old(&site.ctx, &key_file(db)).await;
        assert!(matches!(&refused, Err(RotateError::InUse(used)) if *used == old), "{refused:?}");
        let names: BTreeSet<&str> = old.iter().map(|(name, _)| name.as_str()).collect();
        for place in [
            "penerima_1.sealed", "case_contact.email", "case_contact.phone", "case_event.note",
            "case_message.body", "usulan.sealed", "laporan.sealed", "laporan.subject",
            "laporan.variant", "reporter_opening.reason", "draft.subject", "draft.hubungan", "outbox.sealed", "petugas.name",
            "petugas.totp", "files",
        ] {
            assert!(names.contains(place), "{place} is sealed: {names:?}");
        }
        let expected: u64 = old.iter().filter(|(name, _)| name != "files").map(|(_, count)| count).sum();
        let report_of_it = rotate(&site.ctx, db).await;
        assert_eq!((report_of_it.key_id, report_of_it.left.len(), report_of_it.unreadable), (2, 0, 0));
        assert_eq!(report_of_it.values, expected);
        assert!(report_of_it.files >= 3, "{report_of_it:?}");
        assert_eq!(rotate_keys::drop_old(&site.ctx, &key_file(db)).await.expect("dropped"), [1]);

        // Another process, which never had the old key.
        let fresh = Keys::load(&key_file(db)).expect("read");
        assert_eq!(fresh.ids(), [2]);
        let site = Site::serve(Context { keys: fresh, ..site.ctx.clone() }).await;
        let reader = Warga::new(&site);
        reader.track(&receipt).await;
        let after = (reader.get("/lacak/kasus").await.words(), reader.get("/lacak/kasus/foto/rumah-depan").await.bytes);
        assert_eq!(before, after);
        let data = reader.get("/lacak/kasus/data").await.words();
        assert!(data.contains("Sumarni") && data.contains("Waluyo"), "{data}");
        let objector = Warga::new(&site);
        objector.track(&report).await;
        let held = objector.get("/lacak/kasus/data").await.words();
        assert!(held.contains(REASON) && held.contains("Punya mobil"), "{held}");
        assert!(site.look_up(SUKAMAJU, "Siti Aminah").await.contains("S**i A****h"));
        let draft = drafting.on(&site).get("draf").await;
        assert!(draft.status.is_success() && draft.words().contains("S**i A****h"), "{}", draft.words());
        let later = site.later(1).await;
        petugas.elsewhere().on(&later).sign_in().await;
        for mail in later.ctx.store.claim_mail(later.ctx.clock.now(), 50, Duration::from_secs(9)).await.expect("claimed") {
            mail.open(&later.ctx.keys).expect("opened");
        }
    }

    async fn a_rotation_that_was_killed_goes_on_where_it_was(db: &TestDb) {
        db.load_test_province().await;
        let mut people: Vec<Line> = (1..=1_300).map(Line::of).collect();
        "Uang diambil di kantor pos.".clone_into(&mut people[0].note);
        db.import(Line::file(&people)).await;
        let ctx = db.context(&[]).await;
        assert_eq!(Keys::rotate(&key_file(db)).expect("added"), 2);
        let (killed, path) = (ctx.clone(), key_file(db));
        let run = tokio::spawn(async move {
            let stop = StopAfter(AtomicU64::new(2));
            rotate_keys::run(&killed, &path, AT_ONCE, &stop).await
        });
        assert!(run.await.expect_err("killed").is_panic());
        let left = |used: &[(String, u64)]| used.iter().map(|(_, count)| count).sum::<u64>();
        let used = rotate_keys::in_use(&ctx, 2).await.expect("counted");
        assert_eq!(left(&used), 301, "two pages of 500 were written: {used:?}");
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from key_rotation where not finished").await, 1);
        // Every row opens, whichever key sealed it.
        let again = Context { keys: Keys::load(&key_file(db)).expect("read"), ..ctx.clone() };
        let report = rotate(&again, db).await;
        assert_eq!((report.values, report.left.len()), (301, 0));
        assert_eq!(raw.number("select cast(sum(resealed) as bigint) from key_rotation").await, 1_301);
        // Nothing is left to do.
        assert_eq!(rotate(&again, db).await.values, 0);
        assert_eq!(rotate_keys::drop_old(&again, &key_file(db)).await.expect("dropped"), [1]);
        let kept = Keys::load(&key_file(db)).expect("read");
        let versions = again.store.current_version().await.expect("read").expect("loaded");
        let subject = server::store::tokens::subject_id(&kept, &Line::of(700).nik);
        let row = again.store.find_subject(versions.id, &subject).await.expect("read").expect("there");
        let first = server::store::tokens::subject_id(&kept, &Line::of(1).nik);
        let first = again.store.find_subject(versions.id, &first).await.expect("read").expect("there");
        let aid = again.store.aid_of(versions.id, &[first.id]).await.expect("read");
        assert_eq!(aid[0].open(&kept).expect("opened").note, "Uang diambil di kantor pos.");
        let record = server::store::sealed_penerima::PenerimaRecord::open(&kept, &row).expect("opened");
        assert_eq!(record.nik, Line::of(700).nik);
    }

    async fn what_is_written_meanwhile_stands(db: &TestDb) {
        let ctx = db.context(&[]).await;
        let now = ctx.clock.now();
        for number in 0..600 {
            ctx.store.enqueue_mail(&ctx.keys, &mail(number), now).await.expect("written");
        }
        // Another process, which notices the new key late, writes and empties rows all the time.
        let (other_store, other_keys) = (db.second_store().await, Keys::load(&key_file(db)).expect("read"));
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let writer = tokio::spawn(async move {
            let mut number = 600;
            while !stopped.load(Ordering::Relaxed) {
                other_store.enqueue_mail(&other_keys, &mail(number), now).await.expect("written");
                number += 1;
                if number % 5 == 0 {
                    for mail in other_store.claim_mail(now, 1, Duration::from_mins(10)).await.expect("claimed") {
                        mail.open(&other_keys).expect("opened with whichever key");
                        other_store.mark_mail_sent(&mail, now).await.expect("noted");
                    }
                }
                if number == 640 {
                    other_keys.refresh().expect("read");
                }
            }
            (number, other_keys.sealing_id())
        });
        assert_eq!(Keys::rotate(&key_file(db)).expect("added"), 2);
        let report = rotate_keys::run(&ctx, &key_file(db), Duration::from_millis(300), &Silent).await.expect("sealed anew");
        stop.store(true, Ordering::Relaxed);
        let (written, sealing) = writer.await.expect("it ran");
        assert!(written > 600 && report.values > 0);
        // Should the writer not have got so far as to notice, its last rows are left for another round.
        assert!(sealing == 2 || !report.left.is_empty() || written < 640, "{report:?}");
        assert!(rotate(&ctx, db).await.left.is_empty());
        let kept = "select count(*) from outbox where sealed is not null";
        let (waiting, sent) = (Raw::open(db).await.number(kept).await, "select count(*) from outbox where sent_at is not null");
        let sent = Raw::open(db).await.number(sent).await;
        assert_eq!(u64::try_from(waiting + sent).expect("counted"), written, "nothing is lost, and what went stays empty");
        rotate_keys::drop_old(&ctx, &key_file(db)).await.expect("dropped");
        let alone = Keys::load(&key_file(db)).expect("read");
        let much_later = now + chrono::Duration::hours(1);
        let mut opened = 0;
        loop {
            let mails = ctx.store.claim_mail(much_later, 500, Duration::from_mins(10)).await.expect("claimed");
            if mails.is_empty() {
                break;
            }
            for mail in mails {
                mail.open(&alone).expect("opened with the new key alone");
                opened += 1;
            }
        }
        assert_eq!(opened, waiting);
    }

    async fn a_key_that_waits_seals_nothing_until_it_is_told(db: &TestDb) {
        let ctx = db.context(&[]).await;
        ctx.store.enqueue_mail(&ctx.keys, &mail(1), ctx.clock.now()).await.expect("written");
        assert_eq!(Keys::add_waiting(&key_file(db)).expect("added"), 2);
        let refused = rotate_keys::drop_old(&ctx, &key_file(db)).await;
        assert!(matches!(refused, Err(RotateError::Waiting(2))), "{refused:?}");
        ctx.store.enqueue_mail(&ctx.keys, &mail(2), ctx.clock.now()).await.expect("written");
        let used = rotate_keys::in_use(&ctx, 2).await.expect("counted");
        assert_eq!(used, [("outbox.sealed".to_owned(), 2)]);
        assert_eq!(rotate(&ctx, db).await.values, 2);
        let noted = "select detail from audit_entry where action = 'keys.rotate'";
        assert_eq!(Raw::open(db).await.texts(noted).await, ["key=2 values=2 files=0"]);
    }

    async fn what_no_key_opens_is_left_and_told(db: &TestDb) {
        let ctx = db.context(&[]).await;
        for number in 0..3 {
            ctx.store.enqueue_mail(&ctx.keys, &mail(number), ctx.clock.now()).await.expect("written");
        }
        // Moved to another row: it is not sealed for this place.
        let swap = "update outbox set sealed = (select sealed from outbox where dedupe_key = 'uji:1') where dedupe_key = 'uji:2'";
        Raw::open(db).await.run(swap).await.expect("moved");
        let name = ctx.files.put(&ctx.keys, b"berkas".to_vec()).await.expect("kept");
        let torn = ctx.files.put(&ctx.keys, b"rusak".to_vec()).await.expect("kept");
        let path = db.file("uploads").join(&torn.as_str()[..2]).join(torn.as_str());
        let mut bytes = std::fs::read(&path).expect("read");
        *bytes.last_mut().expect("a byte") ^= 1;
        std::fs::write(&path, &bytes).expect("written");
        Keys::rotate(&key_file(db)).expect("added");
        let report = rotate(&ctx, db).await;
        assert_eq!((report.values, report.files, report.unreadable), (2, 1, 2));
        let left = [("outbox.sealed".to_owned(), 1), ("files".to_owned(), 1)];
        assert_eq!(report.left, left);
        assert!(matches!(rotate_keys::drop_old(&ctx, &key_file(db)).await, Err(RotateError::InUse(used)) if used == left));
        assert_eq!(ctx.files.get(&ctx.keys, &name).await.expect("opened"), b"berkas");
        assert_eq!(std::fs::read(&path).expect("read"), bytes, "what cannot be opened is not touched");
        let files = std::fs::read_dir(path.parent().expect("a folder")).expect("read");
        assert!(files.into_iter().all(|file| !file.expect("an entry").path().to_string_lossy().ends_with("tmp")));
    }
}
