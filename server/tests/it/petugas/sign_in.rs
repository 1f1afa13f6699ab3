//! Signing in: what opens, what locks, what ends.

use std::collections::BTreeSet;

use domain::petugas::Role;
use futures::future::join_all;
use reqwest::StatusCode;

use super::browser::{PASSWORD, Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};
use crate::usulan::warga::Answer;

/// The page that every officer has.
const ACCOUNT: &str = "/petugas/akun";

/// What an answer says, but for what was typed and what is new in every answer.
fn shape(answer: &Answer, username: &str) -> (u16, BTreeSet<String>, String) {
    let fresh = ["content-security-policy", "date", "x-request-id"];
    let headers = answer.headers.iter().filter(|(name, _)| !fresh.contains(&name.as_str()));
    let headers = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
    (answer.status.as_u16(), headers, answer.words().replace(username, "NAMA"))
}

/// A code that is not the one of the officer, nor of the half minutes beside it.
fn wrong_code(petugas: &Petugas<'_>) -> String {
    let now = petugas.site.ctx.clock.now().timestamp();
    let right: Vec<String> =
        [-30, 0, 30].iter().map(|seconds| petugas.totp.code_at(now + seconds)).collect();
    let wrong = ["000000", "111111", "222222", "333333"].into_iter();
    wrong.map(str::to_owned).find(|code| !right.contains(code)).expect("one of four")
}

on_both_databases! {
    async fn an_officer_signs_in_with_password_and_code(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let account = petugas.get(ACCOUNT).await;
        assert_eq!(account.status, StatusCode::OK);
        assert!(account.words().contains("Firefox, Windows"), "{}", account.words());
        assert_eq!(account.headers["cache-control"], "no-store");
        assert_eq!(petugas.elsewhere().get(ACCOUNT).await.to(), "/petugas/masuk?ke=%2Fpetugas%2Fakun");
    }

    async fn a_password_alone_opens_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        petugas.try_password(PASSWORD).await;
        assert!(petugas.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        assert_eq!(petugas.try_code("").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let refused = petugas.try_code(&wrong_code(&petugas)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("Kode tidak cocok"), "{}", refused.words());
        assert!(petugas.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        // And a code alone leads to the beginning.
        let other = petugas.elsewhere();
        assert_eq!(other.try_code(&petugas.code()).await.to(), "/petugas/masuk?terlambat=1");
        assert_eq!(other.get("/petugas/masuk/kode").await.to(), "/petugas/masuk");
        assert_eq!(other.get("/petugas/masuk/pasang").await.to(), "/petugas/masuk");
    }

    async fn nobody_learns_which_officers_exist(db: &TestDb) {
        let site = Site::start(db).await;
        let real = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        let gone = Petugas::ready(&site, "yusri", Role::Verifikator, "99.01").await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let disabled = admin.post(&format!("/petugas/orang/{}/nonaktif", gone.id), &[("yakin", "ya")]).await;
        assert_eq!(disabled.status, StatusCode::SEE_OTHER, "{}", disabled.words());
        let nobody = Petugas { username: "hantu".to_owned(), ..Petugas::stranger(&site) };
        for round in 1..=6 {
            let wrong = shape(&real.try_password("kuda merah makan tempe").await, "ratna");
            let unknown = shape(&nobody.try_password("kuda merah makan tempe").await, "hantu");
            // Even the right password of a disabled account.
            let disabled = shape(&gone.try_password(PASSWORD).await, "yusri");
            assert_eq!(wrong, unknown, "round {round}");
            assert_eq!(wrong, disabled, "round {round}");
            assert_eq!(wrong.0, if round < 5 { 422 } else { 429 }, "round {round}");
        }
    }

    async fn five_wrong_passwords_lock_for_a_stated_time_even_the_right_one(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        let tries = (0..8).map(|_| petugas.try_password("kuda merah makan tempe"));
        let answers = join_all(tries).await;
        let counted = answers.iter().filter(|answer| answer.status.as_u16() == 422).count();
        assert_eq!(counted, 4, "the fifth locks, however many come at once");
        let locked = petugas.try_password(PASSWORD).await;
        assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(locked.headers["retry-after"], "900");
        assert!(locked.words().contains("Coba lagi 15 menit lagi"), "{}", locked.words());
        let spelt = Petugas { username: " RATNA ".to_owned(), ..petugas.clone() };
        assert_eq!(spelt.try_password(PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        let locks = "select count(*) from audit_entry where action = 'petugas.lock'";
        assert_eq!(Raw::open(db).await.number(locks).await, 1);
        let nearly = site.later(14).await;
        assert_eq!(petugas.on(&nearly).try_password(PASSWORD).await.status.as_u16(), 429);
        let after = site.later(15).await;
        petugas.on(&after).sign_in().await;
    }

    async fn five_wrong_codes_lock_as_well(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        let wrong = wrong_code(&petugas);
        for round in 1..=5 {
            petugas.try_password(PASSWORD).await;
            let refused = petugas.try_code(&wrong).await;
            assert_eq!(refused.status.as_u16(), if round < 5 { 422 } else { 429 }, "round {round}");
        }
        petugas.try_password(PASSWORD).await;
        let locked = petugas.try_code(&petugas.code()).await;
        assert_eq!((locked.status.as_u16(), &locked.headers["retry-after"]), (429, &"900".parse().expect("a number")));
        petugas.on(&site.later(15).await).sign_in().await;
    }

    async fn a_code_is_good_once_and_only_for_a_moment(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let used = petugas.code();
        let thief = petugas.elsewhere();
        thief.try_password(PASSWORD).await;
        let replayed = thief.try_code(&used).await;
        assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", replayed.words());
        assert!(thief.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        // A minute later the old code is too old, and the new one good.
        let later = site.later(1).await;
        let again = petugas.elsewhere();
        let again = again.on(&later);
        again.try_password(PASSWORD).await;
        assert_eq!(again.try_code(&used).await.status.as_u16(), 422);
        assert_eq!(again.try_code(&again.code()).await.to(), "/petugas");
    }

    async fn of_two_who_send_the_same_code_at_once_one_gets_in(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        let browsers: Vec<_> = (0..4).map(|_| petugas.elsewhere()).collect();
        for browser in &browsers {
            browser.try_password(PASSWORD).await;
        }
        let code = petugas.code();
        let answers = join_all(browsers.iter().map(|browser| browser.try_code(&code))).await;
        let admitted = answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count();
        assert_eq!(admitted, 1);
    }

    async fn the_minutes_between_password_and_code_are_few(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        petugas.try_password(PASSWORD).await;
        let later = site.later(5).await;
        let late = petugas.on(&later);
        let refused = late.try_code(&late.code()).await;
        assert_eq!(refused.to(), "/petugas/masuk?terlambat=1");
        let told = late.get(refused.to()).await;
        assert!(told.words().contains("Waktunya habis"), "{}", told.words());
    }

    async fn a_session_ends_when_idle_and_for_good(db: &TestDb) {
        let site = Site::start(db).await;
        let idle = officer(&site, Role::Verifikator, "99.01").await;
        let nearly = site.later(29).await;
        assert_eq!(idle.on(&nearly).get(ACCOUNT).await.status, StatusCode::OK);
        // Used a moment ago, so the half hour counts from there.
        assert_eq!(idle.on(&site.later(58).await).get(ACCOUNT).await.status, StatusCode::OK);
        let over = site.later(88).await;
        assert!(idle.on(&over).get(ACCOUNT).await.to().starts_with("/petugas/masuk?ke="));
        let busy = officer(&site, Role::Verifikator, "99.01").await;
        for minutes in (25..600).step_by(25) {
            let then = site.later(minutes).await;
            assert_eq!(busy.on(&then).get(ACCOUNT).await.status, StatusCode::OK, "{minutes}");
        }
        let end = site.later(600).await;
        assert!(busy.on(&end).get(ACCOUNT).await.to().starts_with("/petugas/masuk"), "ten hours");
        let sent = busy.on(&end).post(&format!("{ACCOUNT}/sesi-lain"), &[("a", "b")]).await;
        assert_eq!(sent.to(), "/petugas/masuk?habis=1");
        assert!(busy.on(&end).get(sent.to()).await.words().contains("Sesi Anda sudah habis"));
    }

    async fn each_sign_in_has_a_session_of_its_own_and_ends_the_one_before(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let before = petugas.cookies();
        let later = site.later(1).await;
        let again = petugas.on(&later);
        again.sign_in().await;
        assert_ne!(again.cookies(), before);
        assert_eq!(again.get(ACCOUNT).await.status, StatusCode::OK);
        let kept = again.elsewhere();
        let request = kept.request(reqwest::Method::GET, ACCOUNT).header("cookie", before);
        assert!(kept.send(request).await.to().starts_with("/petugas/masuk"), "the old one is over");
    }

    async fn leaving_ends_the_session_wherever_its_cookie_may_be(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let kept = petugas.cookies();
        let left = petugas.post::<&str, &str>("/petugas/keluar", &[]).await;
        assert_eq!(left.to(), "/petugas/masuk?keluar=1");
        assert!(petugas.get(left.to()).await.words().contains("Anda sudah keluar"));
        let thief = petugas.elsewhere();
        let request = thief.request(reqwest::Method::GET, ACCOUNT).header("cookie", kept);
        assert!(thief.send(request).await.to().starts_with("/petugas/masuk"));
        assert_eq!(petugas.get("/petugas/keluar").await.to(), "/petugas/masuk");
    }

    async fn one_is_led_back_to_where_one_wanted_to_go_and_to_no_other_site(db: &TestDb) {
        let site = Site::start(db).await;
        for (asked, to) in [
            ("/petugas/akun", "/petugas/akun"),
            ("//evil.example", "/petugas"),
            ("https://evil.example/petugas", "/petugas"),
            ("/petugas/../cek", "/petugas"),
            ("/cek", "/petugas"),
        ] {
            let name = format!("p{}", asked.len());
            let petugas = Petugas::ready(&site, &name, Role::Verifikator, "99.01").await;
            let form = [("ke", asked), ("nama_pengguna", &name), ("kata_sandi", PASSWORD)];
            petugas.post("/petugas/masuk", &form).await;
            assert_eq!(petugas.try_code(&petugas.code()).await.to(), to, "{asked}");
        }
        let page = Petugas::stranger(&site).get("/petugas/masuk?ke=//evil.example").await;
        assert_eq!(page.value("ke"), "/petugas");
    }

    async fn oddities_are_answered_and_counted_as_wrong(db: &TestDb) {
        let site = Site::start(db).await;
        let stranger = Petugas::stranger(&site);
        for (name, password) in [("a\0b", "x"), ("' or 1=1 --", "x"), ("ratna", "a\0b"), (&"a".repeat(9000), "x")] {
            let form = [("nama_pengguna", name), ("kata_sandi", password)];
            assert_eq!(stranger.post("/petugas/masuk", &form).await.status.as_u16(), 422, "{name:?}");
        }
        let empty = stranger.post::<&str, &str>("/petugas/masuk", &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let words = empty.words();
        assert!(words.contains("Isi nama pengguna.") && words.contains("Isi kata sandi."), "{words}");
        let kept = stranger.post("/petugas/masuk", &[("nama_pengguna", "<b>x</b>"), ("kata_sandi", "rahasia")]).await;
        assert_eq!(kept.value("nama_pengguna"), "<b>x</b>", "the user name stays");
        assert_eq!(kept.value("kata_sandi"), "", "the password does not");
        for cookie in ["cus_petugas=AAAA", "cus_petugas=", "cus_petugas_masuk=AAAA"] {
            let forged = Petugas::stranger(&site);
            let request = forged.request(reqwest::Method::GET, ACCOUNT).header("cookie", cookie);
            assert!(forged.send(request).await.to().starts_with("/petugas/masuk"), "{cookie}");
        }
    }

    async fn one_client_tries_only_so_many_names(db: &TestDb) {
        let vars = [("BANSOS_CAPTCHA", "off"), ("BANSOS_RATE_LIMITS", "on")];
        let site = Site::start_with(db, &vars).await;
        let mut served = 0;
        for number in 0..70 {
            let form = [("nama_pengguna", format!("nama{number}")), ("kata_sandi", "x".to_owned())];
            let answer = Petugas::stranger(&site).post("/petugas/masuk", &form).await;
            served += u32::from(answer.status.as_u16() == 422);
        }
        assert_eq!(served, 60);
    }
}
