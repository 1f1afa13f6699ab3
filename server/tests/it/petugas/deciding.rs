//! Deciding: what the citizen will read, ten minutes to take it back, once and by one officer only.

use chrono::Duration;
use domain::petugas::{Role, Sight};
use reqwest::StatusCode;
use server::store::lease::Lease;
use server::store::review_case::CaseRow;
use server::usecase::Context;
use server::usecase::review::apply::apply_due;

use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Receipt, Warga};

/// Where the officers of these stories work.
pub(super) const KABUPATEN: &str = "99.01";
/// A note that says nothing but itself.
pub(super) const NOTE: &str = "Foto rumah tampak dari jauh.";
/// A note for colleagues.
pub(super) const INTERNAL: &str = "Lihat juga catatan RT.";

/// The case of a receipt.
pub(super) async fn case_of(site: &Site, receipt: &Receipt) -> CaseRow {
    let case = site.ctx.store.case_by_ticket(receipt.ticket.as_str()).await;
    case.expect("read").expect("filed")
}

/// Where a case is decided, or anything else is done with it.
pub(super) fn at(receipt: &Receipt, end: &str) -> String {
    format!("/petugas/kasus/{}/{end}", receipt.ticket.as_str())
}

/// The officer takes the case, through the form itself.
pub(super) async fn take(petugas: &Petugas<'_>, receipt: &Receipt) {
    let taken = petugas.post(&at(receipt, "putusan"), &[("aksi", "ambil")]).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.words());
}

/// The form with these fields, on the version of the case that its page shows.
pub(super) async fn fill(
    petugas: &Petugas<'_>,
    receipt: &Receipt,
    fields: &[(&str, &str)],
) -> Vec<(String, String)> {
    let page = petugas.get(&at(receipt, "putusan")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.words());
    let mut form = vec![("versi".to_owned(), page.value("versi"))];
    form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    form
}

/// Sends a filled form by one of its buttons.
pub(super) async fn press(
    petugas: &Petugas<'_>,
    receipt: &Receipt,
    button: &str,
    form: &[(String, String)],
) -> Answer {
    let button = ("aksi".to_owned(), button.to_owned());
    petugas.post(&at(receipt, "putusan"), &[&[button], form].concat()).await
}

/// Takes a case and decides it.
pub(super) async fn decide(petugas: &Petugas<'_>, receipt: &Receipt, fields: &[(&str, &str)]) {
    take(petugas, receipt).await;
    let form = fill(petugas, receipt, fields).await;
    let saved = press(petugas, receipt, "simpan", &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
    assert_eq!(saved.to(), format!("/petugas/kasus/{}", receipt.ticket.as_str()));
}

/// What is not enough for a proposal.
pub(super) const REFUSED: [(&str, &str); 3] =
    [("putusan", "tidak_layak"), ("alasan_tidak_layak", "bukti_kurang"), ("putusan_catatan", NOTE)];

/// Carries out what is due at the time of a site, and says how much.
pub(super) async fn apply(site: &Site) -> u64 {
    apply_due(&site.ctx).await.expect("carried out")
}

pub(super) async fn states(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select kind || ' ' || state from review_case order by id").await
}

pub(super) async fn mails(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select template from outbox order by id").await
}

pub(super) async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

/// A proposal with an address, and who examines it.
pub(super) async fn proposal(site: &Site) -> (Warga<'_>, Receipt, Petugas<'_>) {
    let warga = Warga::new(site);
    let receipt = warga.propose(&Isian::diri().with_email("sumarni@example.id")).await;
    let petugas = officer(site, Role::Verifikator, KABUPATEN).await;
    (warga, receipt, petugas)
}

on_both_databases! {
    async fn the_citizen_reads_what_was_shown_and_not_before_ten_minutes(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &[&REFUSED[..], &[("putusan_dalam", INTERNAL)]].concat()).await;
        let preview = press(&petugas, &receipt, "pratinjau", &form).await;
        assert_eq!(preview.status, StatusCode::OK);
        let shown = preview.words();
        let reason = "Foto atau keterangan tidak cukup untuk menilai. Usulkan lagi dengan foto yang lebih jelas, atau bawa buktinya ke kantor Dinsos.";
        for said in [reason, NOTE, "Dinilai tidak layak", "Ada perkembangan pada tiket Anda"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert!(!shown.contains(INTERNAL), "colleagues are not in what the citizen reads: {shown}");
        assert_eq!(count(db, "case_decision").await, 0, "looking saves nothing");

        // The buttons of the preview carry everything on.
        let back = press(&petugas, &receipt, "ubah", &form).await;
        assert_eq!((back.value("putusan_catatan"), back.value("putusan_dalam")), (NOTE.into(), INTERNAL.into()));
        assert_eq!(back.chosen("putusan"), ["tidak_layak"]);
        let saved = press(&petugas, &receipt, "simpan", &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());

        assert_eq!(apply(&site).await, 0, "not before its time");
        let early = site.later_by(Duration::seconds(599)).await;
        assert_eq!(apply(&early).await, 0);
        let before = warga.track(&receipt).await.words();
        assert!(before.contains("Sedang ditinjau") && !before.contains(NOTE), "{before}");
        assert_eq!(mails(db).await, ["submitted"]);

        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        assert_eq!(apply(&later).await, 0, "once");
        assert_eq!(mails(db).await, ["submitted", "decided"]);
        assert_eq!(states(db).await, ["usulan tidak_layak"]);
        let read = warga.on(&later).track(&receipt).await.words();
        for said in [reason, NOTE] {
            assert!(read.contains(said), "{said}: {read}");
        }
        // Sentence for sentence what the preview showed of the state.
        let meaning = "dinilai belum";
        assert_eq!(read.contains(meaning), shown.contains(meaning));
        let by = format!("case_event where action = 'find_tidak_layak' and actor_id = {}", petugas.id);
        assert_eq!(count(db, &by).await, 1);
        assert_eq!(count(db, "review_case where lease_by is null").await, 1, "nobody holds it any more");
        assert_eq!(count(db, "audit_entry where action in ('case.decide', 'case.move')").await, 3);
        if !Raw::open(db).await.is_postgres() {
            let plain = "case_decision where cast(note as text) like '%tampak%' or cast(internal_note as text) like '%catatan RT%'";
            assert_eq!(count(db, plain).await, 0, "notes are sealed");
        }
    }

    async fn a_decision_is_taken_back_within_ten_minutes_and_not_after(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let waiting = petugas.get(&at(&receipt, "putusan")).await;
        assert!(waiting.page().contains(&at(&receipt, "batal")), "{}", waiting.words());

        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        let others = other.get(&at(&receipt, "putusan")).await;
        assert!(!others.page().contains(&at(&receipt, "batal")), "read-only for others");
        assert_eq!(other.post(&at(&receipt, "batal"), &[("aksi", "batal")]).await.status, StatusCode::CONFLICT);

        let soon = site.later_by(Duration::seconds(599)).await;
        let undone = petugas.on(&soon).post(&at(&receipt, "batal"), &[("aksi", "batal")]).await;
        assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.words());
        let later = site.later(11).await;
        assert_eq!(apply(&later).await, 0);
        assert_eq!((states(db).await, mails(db).await), (vec!["usulan under_review".to_owned()], vec!["submitted".to_owned()]));
        assert_eq!(count(db, "audit_entry where action = 'case.undo'").await, 1);

        // The case is still theirs, and can be decided anew; then it is too late.
        let petugas = petugas.on(&later);
        let form = fill(&petugas, &receipt, &[("putusan", "layak")]).await;
        assert_eq!(press(&petugas, &receipt, "simpan", &form).await.status, StatusCode::SEE_OTHER);
        let too_late = later.later(10).await;
        let refused = petugas.on(&too_late).post(&at(&receipt, "batal"), &[("aksi", "batal")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert_eq!(apply(&too_late).await, 1);
        assert_eq!(states(db).await, ["usulan layak"]);
        let again = petugas.on(&too_late).post(&at(&receipt, "batal"), &[("aksi", "batal")]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND, "nothing waits any more");
    }

    /// Two workers, and one that comes again: the case moves once and one mail is written.
    async fn however_many_workers_carry_it_out_it_happens_once(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let later = site.later(10).await;
        let second = Context { store: db.second_store().await, ..later.ctx.clone() };
        let (one, two) = tokio::join!(apply_due(&later.ctx), apply_due(&second));
        assert_eq!(one.expect("done") + two.expect("done"), 1);
        assert_eq!(mails(db).await, ["submitted", "decided"]);
        assert_eq!(count(db, "case_event where action = 'find_tidak_layak'").await, 1);

        // A worker that died after the move but before the note cannot be: both are one transaction. Should the row come
        // back from an old copy all the same, the case has moved on, and the row means nothing.
        let raw = Raw::open(db).await;
        raw.run("update case_decision set applied_at = null").await.expect("as before");
        assert_eq!(apply(&later).await, 0);
        assert_eq!(count(db, "case_decision where void_at is not null").await, 1);
        assert_eq!(mails(db).await, ["submitted", "decided"]);
    }

    async fn of_two_decisions_at_once_the_first_stands_and_the_second_gets_its_text_back(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let first = fill(&petugas, &receipt, &REFUSED).await;
        let mut second = first.clone();
        second.retain(|(name, _)| !name.starts_with("alasan") && name != "putusan");
        second.push(("putusan".to_owned(), "layak".to_owned()));
        let twin = petugas.clone();
        let (one, two, strange) = tokio::join!(
            press(&petugas, &receipt, "simpan", &first),
            press(&twin, &receipt, "simpan", &second),
            press(&other, &receipt, "simpan", &second),
        );
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
        assert_eq!(strange.status, StatusCode::CONFLICT, "who does not hold it decides nothing");
        let lost = if one.status == StatusCode::CONFLICT { one } else { two };
        for answer in [&lost, &strange] {
            assert_eq!(answer.value("putusan_catatan"), NOTE, "the text is kept");
        }
        assert_eq!(count(db, "case_decision").await, 1);
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        assert_eq!(count(db, "case_event where action like 'find_%'").await, 1);
    }

    async fn a_lease_that_ends_in_the_middle_loses_no_text(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &REFUSED).await;
        let raw = Raw::open(db).await;
        raw.run("update review_case set lease_until = 1").await.expect("over");
        let refused = press(&petugas, &receipt, "simpan", &form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert_eq!(refused.value("putusan_catatan"), NOTE);
        assert!(refused.page().contains("value=\"ambil\""), "{}", refused.words());
        let taken = press(&petugas, &receipt, "ambil", &form).await;
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.words());
        assert_eq!((taken.value("putusan_catatan"), taken.chosen("putusan")), (NOTE.into(), vec!["tidak_layak".to_owned()]));
        let mut form = form;
        form[0].1 = taken.value("versi");
        assert_eq!(press(&petugas, &receipt, "simpan", &form).await.status, StatusCode::SEE_OTHER);

        // Had somebody else taken it meanwhile, there would be no way but to copy the text.
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::tetangga()).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &REFUSED).await;
        raw.run("update review_case set lease_until = 1 where state = 'under_review'").await.expect("over");
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&other, &receipt).await;
        let refused = press(&petugas, &receipt, "ambil", &form).await;
        assert_eq!((refused.status, refused.value("putusan_catatan")), (StatusCode::CONFLICT, NOTE.into()));
    }

    async fn a_page_of_an_older_state_decides_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        let mut form = fill(&petugas, &receipt, &REFUSED).await;
        for version in ["0", "", "x"] {
            version.clone_into(&mut form[0].1);
            let refused = press(&petugas, &receipt, "simpan", &form).await;
            assert_eq!((refused.status, refused.value("putusan_catatan")), (StatusCode::CONFLICT, NOTE.into()), "{version}");
        }
        assert_eq!(count(db, "case_decision").await, 0);
    }

    async fn what_is_missing_is_said_and_the_rest_is_kept(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        let long = "x".repeat(1001);
        let wrong: [(&[(&str, &str)], &str); 9] = [
            (&[], "putusan"),
            (&[("putusan", "setuju")], "putusan"),
            (&[("putusan", "tidak_layak")], "putusan_alasan"),
            (&[("putusan", "tidak_layak"), ("alasan_tidak_layak", "wilayah_lain")], "putusan_alasan"),
            (&[("putusan", "minta_info")], "putusan_catatan"),
            (&[("putusan", "layak"), ("putusan_catatan", &long)], "putusan_catatan"),
            (&[("putusan", "layak"), ("putusan_catatan", "Sama dengan 9901.0152-0387 0001.")], "putusan_catatan"),
            (&[("putusan", "ganda"), ("alasan_ganda", "nik_ganda")], "putusan_tiket"),
            (&[("putusan", "layak"), ("putusan_juga", "ABCD")], "putusan_juga"),
        ];
        for (fields, field) in wrong {
            let form = fill(&petugas, &receipt, &[fields, &[("putusan_dalam", INTERNAL)]].concat()).await;
            for button in ["pratinjau", "simpan"] {
                let refused = press(&petugas, &receipt, button, &form).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}: {}", refused.words());
                assert!(refused.page().contains(&format!("href=\"#{field}\"")), "{fields:?}: {}", refused.page());
                assert_eq!(refused.value("putusan_dalam"), INTERNAL);
            }
        }
        // A NIK is taken out of what colleagues read as well, and what was typed stays.
        let named = "Lihat 9901015203870001.";
        let form = fill(&petugas, &receipt, &[("putusan", "layak"), ("putusan_dalam", named)]).await;
        let refused = press(&petugas, &receipt, "simpan", &form).await;
        assert_eq!((refused.status, refused.value("putusan_dalam")), (StatusCode::UNPROCESSABLE_ENTITY, named.to_owned()));
        assert!(refused.page().contains("href=\"#putusan_dalam\"") && refused.words().contains("Ada NIK atau nomor KK"), "{}", refused.words());
        assert_eq!(count(db, "case_decision").await, 0);
        let visit = fill(&petugas, &receipt, &[("putusan", "kunjungan_lapangan")]).await;
        assert_eq!(press(&petugas, &receipt, "pratinjau", &visit).await.to(), at(&receipt, "kunjungan"));
    }

    /// While a decision waits nobody gives the case away, not even the clock.
    async fn a_decision_that_waits_keeps_its_case(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let case = case_of(&site, &receipt).await;
        let scope = domain::petugas::Scope::new(KABUPATEN.parse().expect("a code"));
        let (rows, now) = (site.ctx.store.within(scope, Sight::Everything), site.ctx.clock.now().timestamp());
        assert!(!rows.give_back(&site.ctx.keys, case.id, petugas.id, now).await.expect("asked"));
        let long_after = now + 86_400;
        assert_eq!(site.ctx.store.release_expired(&site.ctx.keys, long_after, 10).await.expect("asked"), 0);
        let lease = Lease { petugas_id: petugas.id + 1, now, until: now + 60 };
        assert!(!rows.take_case(&site.ctx.keys, case.id, lease).await.expect("asked"));
        let restarted = site.later_by(Duration::days(1)).await;
        assert_eq!(apply(&restarted).await, 1, "a restart loses nothing");
        assert_eq!(states(db).await, ["usulan tidak_layak"]);
    }

    async fn nobody_decides_outside_their_region_or_role(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let stranger = officer(&site, Role::Verifikator, "99.02").await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        for (who, status) in [(&stranger, StatusCode::NOT_FOUND), (&head, StatusCode::FORBIDDEN)] {
            assert_eq!(who.get(&at(&receipt, "putusan")).await.status, status);
            assert_eq!(who.get(&at(&receipt, "kunjungan")).await.status, status);
            for end in ["putusan", "batal", "konflik", "lanjut", "kunjungan"] {
                let answer = who.post(&at(&receipt, end), &[("aksi", "simpan")]).await;
                assert_eq!(answer.status, status, "{end}");
            }
        }
        assert_eq!(count(db, "case_conflict").await, 0);
        assert_eq!(count(db, "case_decision where undone_at is null").await, 1);
    }
}
