//! What an officer typed is not lost, whatever happened to the case or to themselves between opening a form and sending
//! it: another was faster, the time was over, the session had ended, the account was taken out of use.

use domain::petugas::Role;
use reqwest::StatusCode;

use super::deciding::{
    INTERNAL, KABUPATEN, NOTE, REFUSED, at, count, decide, fill, press, proposal, take,
};
use super::visit::{SEEN, VISIT};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::{Answer, Receipt};

/// What the page says of a session that is over.
const OVER: &str = "Sesi Anda sudah berakhir, isian belum terkirim";

/// What a page holds in fields that nobody sees, by name.
fn kept(answer: &Answer) -> Vec<(String, String)> {
    let page = scraper::Html::parse_document(&answer.page());
    let hidden = scraper::Selector::parse("main form input[type=hidden]").expect("a selector");
    page.select(&hidden)
        .filter_map(|one| Some((one.attr("name")?.to_owned(), one.attr("value")?.to_owned())))
        .collect()
}

/// Ends every session of an officer.
async fn end_sessions(db: &TestDb, petugas: &Petugas<'_>) {
    let sql = format!("update petugas_session set ended_at = 1 where petugas_id = {}", petugas.id);
    assert_ne!(Raw::open(db).await.run(&sql).await, Ok(0));
}

/// Takes the account of an officer out of use.
async fn disable(site: &Site, petugas: &Petugas<'_>) {
    let admin = officer(site, Role::Admin, KABUPATEN).await;
    let path = format!("/petugas/orang/{}/nonaktif", petugas.id);
    assert_eq!(admin.post(&path, &[("yakin", "ya")]).await.status, StatusCode::SEE_OTHER);
}

/// The forms of a case with their fields: where they lead, what was typed, and a text of it.
async fn forms(
    petugas: &Petugas<'_>,
    receipt: &Receipt,
    colleague: &str,
) -> Vec<(String, Vec<(String, String)>, &'static str)> {
    let own = |fields: &[(&str, &str)]| {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let mut decision = fill(petugas, receipt, &REFUSED).await;
    decision.push(("putusan_dalam".to_owned(), INTERNAL.to_owned()));
    decision.push(("aksi".to_owned(), "simpan".to_owned()));
    vec![
        (at(receipt, "putusan"), decision, NOTE),
        (at(receipt, "kunjungan"), own(&VISIT), SEEN),
        (at(receipt, "catatan"), own(&[("catatan", INTERNAL)]), INTERNAL),
        (at(receipt, "serahkan"), own(&[("kepada", colleague)]), ""),
    ]
}

on_both_databases! {
    async fn a_session_that_ended_at_the_form_loses_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let forms = forms(&petugas, &receipt, &other.username).await;
        end_sessions(db, &petugas).await;
        for (path, form, text) in &forms {
            let late = petugas.post(path, form).await;
            assert_eq!(late.status, StatusCode::UNAUTHORIZED, "{path}");
            assert!(late.words().contains(OVER) && late.words().contains(text), "{path}: {}", late.words());
            assert!(late.page().contains("target=\"_blank\"") && late.page().contains("href=\"/petugas/masuk\""), "{path}");
            assert!(late.page().contains(&format!("action=\"{path}\"")), "{path}: {}", late.page());
            assert_eq!(&kept(&late), form, "{path}: every field goes along");
        }
        let nothing = "case_decision, case_note, case_visit";
        for table in nothing.split(", ") {
            assert_eq!(count(db, table).await, 0, "{table}: who is not signed in does nothing");
        }
        // They sign in beside it, come back, and send again: the hand-over last, with it the case is gone.
        let later = site.later(1).await;
        let again = petugas.on(&later);
        again.sign_in().await;
        let (note, visit, decision) = (&forms[2], &forms[1], &forms[0]);
        for (path, form, _) in [note, visit, decision] {
            let sent = again.post(path, form).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.words());
        }
        for table in nothing.split(", ") {
            assert_eq!(count(db, table).await, 1, "{table}");
        }
    }

    async fn an_account_taken_out_of_use_leaves_its_words_to_be_copied(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let forms = forms(&petugas, &receipt, &other.username).await;
        disable(&site, &petugas).await;
        for (path, form, text) in &forms {
            let late = petugas.post(path, form).await;
            assert_eq!(late.status, StatusCode::UNAUTHORIZED, "{path}");
            assert!(late.words().contains(text) && late.words().contains("Bila akun Anda dinonaktifkan"), "{path}: {}", late.words());
            assert!(!late.page().contains("Sumarni"), "nothing of the case is shown to them");
        }
        for table in ["case_decision", "case_note", "case_visit"] {
            assert_eq!(count(db, table).await, 0, "{table}");
        }
        assert_eq!(count(db, "review_case where state = 'queued' and lease_by is null").await, 1);
    }

    async fn who_was_never_signed_in_is_shown_the_door(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let text = "</blockquote><script>alert(1)</script>";
        let stranger = Petugas::stranger(&site);
        let sent = stranger.post(&at(&receipt, "catatan"), &[("catatan", text)]).await;
        assert_eq!((sent.status, sent.to()), (StatusCode::SEE_OTHER, "/petugas/masuk?habis=1"));
        end_sessions(db, &petugas).await;
        let kept = petugas.post(&at(&receipt, "catatan"), &[("catatan", text)]).await;
        assert_eq!(kept.status, StatusCode::UNAUTHORIZED);
        assert!(!kept.page().contains("<script>"), "what was typed stays text");
        // A button alone has nothing to keep, and a password is never sent back.
        let empty = petugas.post(&at(&receipt, "ambil"), &[("aksi", "ambil")]).await;
        assert_eq!(empty.to(), "/petugas/masuk?habis=1");
        let secret = petugas.post("/petugas/akun/sandi", &[("kata_sandi", "rahasia sekali itu")]).await;
        assert_eq!(secret.to(), "/petugas/masuk?habis=1");
    }

    async fn a_note_and_a_visit_are_kept_whoever_holds_the_case(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let forms = forms(&petugas, &receipt, &other.username).await;
        // The time is over, another has the case and has decided it meanwhile: what was seen was seen all the same.
        Raw::open(db).await.run("update review_case set lease_until = 1").await.expect("over");
        decide(&other, &receipt, &[("putusan", "layak")]).await;
        for (path, form, _) in &forms[1..3] {
            let sent = petugas.post(path, form).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.words());
        }
        // Not so the decision and the hand-over.
        let (path, form, _) = &forms[0];
        let stale = petugas.post(path, form).await;
        assert_eq!((stale.status, stale.value("putusan_catatan")), (StatusCode::CONFLICT, NOTE.to_owned()));
        assert_eq!(stale.value("putusan_dalam"), INTERNAL);
        let (path, form, _) = &forms[3];
        let refused = petugas.post(path, form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.words().contains("Petugas Uji memegang kasus ini"), "{}", refused.words());
        assert_eq!(count(db, "case_decision").await, 1);
    }

    async fn a_visit_to_a_case_that_has_ended_meanwhile_is_shown_again(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        warga.track(&receipt).await;
        warga.post("/lacak/kasus/cabut", &[("yakin", "ya")]).await;
        let late = petugas.post(&at(&receipt, "kunjungan"), &VISIT).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.words().contains("Kunjungan tidak disimpan"), "{}", late.words());
        assert_eq!((late.value("kunjungan_catatan"), late.value("kunjungan_anggota")), (SEEN.to_owned(), "4".to_owned()));
        assert_eq!(count(db, "case_visit").await, 0);
        // A note is still taken: that is where the words can go.
        let note = petugas.post(&at(&receipt, "catatan"), &[("catatan", SEEN)]).await;
        assert_eq!(note.status, StatusCode::SEE_OTHER);
    }

    /// Two notes, two visits, two hand-overs at once: the first two are two, of the last one works.
    async fn two_at_once_are_two_or_one_never_half(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        let (one, two) = (officer(&site, Role::Verifikator, KABUPATEN).await, officer(&site, Role::Verifikator, KABUPATEN).await);
        take(&petugas, &receipt).await;
        let twin = petugas.clone();
        let (path, note) = (at(&receipt, "catatan"), [("catatan", INTERNAL)]);
        let (first, second) = tokio::join!(petugas.post(&path, &note), one.post(&path, &note));
        assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        assert_eq!(count(db, "case_note").await, 2);
        let path = at(&receipt, "kunjungan");
        let (first, second) = tokio::join!(petugas.post(&path, &VISIT), one.post(&path, &VISIT));
        assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        assert_eq!(count(db, "case_visit").await, 2);
        let path = at(&receipt, "serahkan");
        let (to_one, to_two) = ([("kepada", one.username.as_str())], [("kepada", two.username.as_str())]);
        let (first, second) = tokio::join!(petugas.post(&path, &to_one), twin.post(&path, &to_two));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
        assert_eq!(count(db, "audit_entry where action = 'case.hand_over'").await, 1);
        let holder = if first.status == StatusCode::SEE_OTHER { one.id } else { two.id };
        assert_eq!(count(db, &format!("review_case where lease_by = {holder}")).await, 1);
        // A decision that was opened before is refused with its words.
        let late = press(&petugas, &receipt, "simpan", &[("versi".to_owned(), "1".to_owned()), ("putusan_catatan".to_owned(), NOTE.to_owned())]).await;
        assert_eq!((late.status, late.value("putusan_catatan")), (StatusCode::CONFLICT, NOTE.to_owned()));
    }
}
