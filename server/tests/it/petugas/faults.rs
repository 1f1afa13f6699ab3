//! What an officer is doing when the account is taken away, narrowed, or its password changed elsewhere.

use chrono::Duration;
use domain::petugas::{Role, Scope};
use futures::future::join;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use server::usecase::petugas::Officer;
use server::usecase::petugas::session::{ABSOLUTE_SECONDS, IDLE_SECONDS};
use server::usecase::review::decide::{DecisionForm, Refusal, read_form};
use server::usecase::review::lease;

use super::browser::PASSWORD;
use super::deciding::{KABUPATEN, NOTE, REFUSED, at, case_of, count, fill, press, proposal, take};
use super::matrix::officer_routes;
use super::world::send_upload;
use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type, pdf};
use crate::usulan::warga::{Answer, Warga};

const ACCOUNT: &str = "/petugas/akun";
const OFFICERS: &str = "/petugas/orang";
/// Another password.
const OWN: &str = "hujan pagi di balkon";

/// Takes an account out of use.
async fn disable(admin: &Petugas<'_>, petugas: &Petugas<'_>) {
    let path = format!("{OFFICERS}/{}/nonaktif", petugas.id);
    let done = admin.post(&path, &[("yakin", "ya")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
}

/// Changes role and region of an account.
async fn change(admin: &Petugas<'_>, petugas: &Petugas<'_>, role: &str, scope: &str) {
    let form = [("nama", "Petugas Uji"), ("peran", role), ("wilayah", scope)];
    let done = admin.post(&format!("{OFFICERS}/{}", petugas.id), &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
}

/// An officer as a request holds them that has passed the door.
fn inside(petugas: &Petugas<'_>) -> Officer {
    Officer {
        id: petugas.id,
        username: petugas.username.clone(),
        name: "Petugas Uji".to_owned(),
        role: Role::Verifikator,
        scope: Scope::new(KABUPATEN.parse().expect("a region")),
        session_id: String::new(),
    }
}

/// Whether somebody has to sign in again first; a form comes back to be sent after that.
fn is_sent_away(answer: &Answer) -> bool {
    let is_led =
        answer.status == StatusCode::SEE_OTHER && answer.to().starts_with("/petugas/masuk?");
    is_led || answer.status == StatusCode::UNAUTHORIZED
}

/// Decisions that stand, leases that are held, sessions that are open.
async fn held(db: &TestDb, petugas: i64) -> [i64; 3] {
    [
        count(db, "case_decision where undone_at is null").await,
        count(db, &format!("review_case where lease_by = {petugas}")).await,
        count(db, &format!("petugas_session where ended_at is null and petugas_id = {petugas}"))
            .await,
    ]
}

on_both_databases! {
    async fn an_officer_who_is_disabled_at_the_form_decides_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &REFUSED).await;
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        disable(&admin, &petugas).await;
        let late = press(&petugas, &receipt, "simpan", &form).await;
        assert!(is_sent_away(&late), "{} {}", late.status, late.words());
        assert_eq!(held(db, petugas.id).await, [0, 0, 0]);
        let photo = Upload::photo();
        let sent = send_upload(&petugas, &at(&receipt, "kunjungan/x/foto"), &[], &photo).await;
        assert!(is_sent_away(&sent), "a file neither");
        // A colleague goes on at once.
        let colleague = officer(&site, Role::Verifikator, KABUPATEN).await;
        take(&colleague, &receipt).await;
        let form = fill(&colleague, &receipt, &REFUSED).await;
        assert_eq!(press(&colleague, &receipt, "simpan", &form).await.status, StatusCode::SEE_OTHER);
    }

    /// A request that has passed the door when the account is disabled finds that it holds nothing any more.
    async fn a_request_under_way_when_the_account_is_disabled_changes_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &REFUSED).await;
        let version = form[0].1.clone();
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        disable(&admin, &petugas).await;
        let (ctx, officer) = (&site.ctx, inside(&petugas));
        let case = case_of(&site, &receipt).await;
        let typed = DecisionForm {
            decision: "tidak_layak".to_owned(),
            reason: "bukti_kurang".to_owned(),
            note: NOTE.to_owned(),
            version,
            ..DecisionForm::default()
        };
        let refused = read_form(ctx, &officer, &case, &typed).await;
        assert!(matches!(refused, Err(Refusal::NotHeld)), "the lease is gone");
        assert!(lease::take(ctx, &officer, &case).await.is_err(), "nor is it taken again");
        assert!(lease::take_next(ctx, &officer, server::store::queue::QueueFilter::default()).await.is_ok_and(|next| next.is_none()));
        assert_eq!(held(db, petugas.id).await, [0, 0, 0]);
    }

    async fn deciding_and_being_disabled_at_once_leave_nothing_half(db: &TestDb) {
        let site = Site::start(db).await;
        for round in 0..4 {
            let nik = format!("99010152039000{:02}", round + 1);
            let isian = Isian::diri().about(&nik, &format!("99010115011500{:02}", round + 1));
            let receipt = Warga::new(&site).propose(&isian).await;
            let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
            let admin = officer(&site, Role::Admin, KABUPATEN).await;
            take(&petugas, &receipt).await;
            let form = fill(&petugas, &receipt, &REFUSED).await;
            let (saved, ()) = join(press(&petugas, &receipt, "simpan", &form), disable(&admin, &petugas)).await;
            let stands = count(db, &format!("case_decision where undone_at is null and petugas_id = {}", petugas.id)).await;
            let taken = saved.status == StatusCode::SEE_OTHER && !is_sent_away(&saved);
            assert_eq!(stands == 1, taken, "round {round}: {} {}", saved.status, saved.words());
            let [_, leases, sessions] = held(db, petugas.id).await;
            assert_eq!((leases, sessions), (0, 0), "round {round}");
        }
    }

    async fn a_password_that_was_changed_elsewhere_ends_every_other_way_in(db: &TestDb) {
        let site = Site::start(db).await;
        let here = officer(&site, Role::Verifikator, KABUPATEN).await;
        let later = site.later(1).await;
        let there = here.elsewhere();
        let there = there.on(&later);
        there.sign_in().await;
        // Somebody with the old password stands between password and code.
        let half = here.elsewhere();
        half.try_password(PASSWORD).await;
        assert_eq!(half.get("/petugas/masuk/kode").await.status, StatusCode::OK);
        let form = [("sandi_sekarang", PASSWORD), ("kata_sandi", OWN), ("ulangi", OWN)];
        let changed = here.post(&format!("{ACCOUNT}/sandi"), &form).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.words());
        assert!(is_sent_away(&there.get(ACCOUNT).await));
        let third = site.later(2).await;
        let half = half.on(&third);
        assert_eq!(half.try_code(&half.code()).await.to(), "/petugas/masuk?terlambat=1");
        assert_eq!(here.get(ACCOUNT).await.status, StatusCode::OK);
    }

    async fn a_region_that_is_narrowed_is_narrower_at_once(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::OperatorKecamatan, "99.01.01").await;
        let case = format!("/petugas/kasus/{}", receipt.ticket.as_str());
        assert_eq!(petugas.get(&case).await.status, StatusCode::OK);
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        change(&admin, &petugas, "operator_desa", "99.01.01.2002").await;
        let note = [("catatan", "Sudah saya telepon.")];
        assert_eq!(petugas.get(&case).await.status, StatusCode::NOT_FOUND);
        assert_eq!(petugas.post(&format!("{case}/catatan"), &note).await.status, StatusCode::NOT_FOUND);
        assert!(!petugas.get("/petugas").await.page().contains(receipt.ticket.as_str()));
        change(&admin, &petugas, "operator_desa", SUKAMAJU).await;
        assert_eq!(petugas.get(&case).await.status, StatusCode::OK, "and wider at once");
        assert_eq!(count(db, "case_note").await, 0);
    }

    async fn a_role_that_is_taken_away_takes_the_case_and_the_form_along(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &REFUSED).await;
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        change(&admin, &petugas, "pengesah", KABUPATEN).await;
        assert_eq!(press(&petugas, &receipt, "simpan", &form).await.status, StatusCode::FORBIDDEN);
        assert_eq!(count(db, &format!("review_case where lease_by = {}", petugas.id)).await, 0);
        // With the role given back the case is not theirs any more: what was typed is kept.
        change(&admin, &petugas, "verifikator", KABUPATEN).await;
        let again = press(&petugas, &receipt, "simpan", &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert_eq!(again.value("putusan_catatan"), NOTE);
        assert_eq!(count(db, "case_decision").await, 0);
    }

    async fn a_session_ends_at_the_very_second(db: &TestDb) {
        let site = Site::start(db).await;
        let idle = officer(&site, Role::Verifikator, KABUPATEN).await;
        let busy = officer(&site, Role::Verifikator, KABUPATEN).await;
        let over = site.later_by(Duration::seconds(IDLE_SECONDS)).await;
        assert!(is_sent_away(&idle.on(&over).get(ACCOUNT).await));
        let nearly = site.later_by(Duration::seconds(IDLE_SECONDS - 1)).await;
        assert_eq!(idle.on(&nearly).get(ACCOUNT).await.status, StatusCode::OK);
        // What was refused has not woken it up, and what was served has.
        let after = site.later_by(Duration::seconds(2 * IDLE_SECONDS - 2)).await;
        assert_eq!(idle.on(&after).get(ACCOUNT).await.status, StatusCode::OK);
        let mut seconds = 0;
        while seconds + IDLE_SECONDS < ABSOLUTE_SECONDS {
            seconds += IDLE_SECONDS - 60;
            let then = site.later_by(Duration::seconds(seconds.min(ABSOLUTE_SECONDS - 1))).await;
            assert_eq!(busy.on(&then).get(ACCOUNT).await.status, StatusCode::OK, "{seconds}");
        }
        let last = site.later_by(Duration::seconds(ABSOLUTE_SECONDS - 1)).await;
        assert_eq!(busy.on(&last).get(ACCOUNT).await.status, StatusCode::OK);
        let end = site.later_by(Duration::seconds(ABSOLUTE_SECONDS)).await;
        assert!(is_sent_away(&busy.on(&end).get(ACCOUNT).await));
        // A clock that runs a minute behind opens nothing that has ended.
        let ended = Raw::open(db).await;
        ended.run("update petugas_session set ended_at = 1").await.expect("ended");
        let behind = site.later_by(Duration::seconds(-60)).await;
        assert!(is_sent_away(&busy.on(&behind).get(ACCOUNT).await));
    }

    /// Each form and each file of officers, sent by another site with the officer's cookie.
    async fn no_other_site_sends_a_form_or_a_file_in_an_officers_name(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let before = count(db, "audit_entry").await;
        let mut tried = 0;
        for (route, _) in officer_routes().iter().filter(|(route, _)| route.method == "POST") {
            let path = route.path.replace(['{', '}'], "");
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
                ("origin", "null"),
            ] {
                let plain = petugas.request(Method::POST, &path).header(name, value);
                let plain = petugas.send(plain.form(&[("aksi", "simpan")])).await;
                let file = Upload::of("surat.pdf", "application/pdf", pdf()).body(&[("aksi", "kirim")]);
                let file = petugas.request(Method::POST, &path).header(name, value).header(CONTENT_TYPE, form_type()).body(file);
                let file = petugas.send(file).await;
                for answer in [plain, file] {
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {name}: {value}");
                    assert!(answer.words().contains("situs lain"), "{path}: {}", answer.words());
                }
            }
            tried += 1;
        }
        assert!(tried > 40, "{tried}");
        // Signing in and out neither: nobody is signed in as somebody else, or out, by a page they happen to see.
        for path in ["/petugas/masuk", "/petugas/masuk/kode", "/petugas/masuk/pasang", "/petugas/keluar"] {
            let request = petugas.request(Method::POST, path).header("sec-fetch-site", "cross-site");
            assert_eq!(petugas.send(request.form(&[("kode", "1")])).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(count(db, "audit_entry").await, before, "nothing was done");
        assert_eq!(petugas.get(ACCOUNT).await.status, StatusCode::OK);
    }
}
