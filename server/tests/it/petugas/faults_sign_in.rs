//! The door of officers under attack: codes that were used, clocks that are off, locks that are meant for others, cookies
//! that were planted, and what the time of an answer tells.

use std::sync::Arc;
use std::time::{Duration as Time, Instant};

use chrono::Duration;
use domain::petugas::Role;
use futures::future::join_all;
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Method, StatusCode};
use scraper::{Html, Selector};
use server::config::{Config, Environment};
use server::usecase::Context;

use super::browser::{PASSWORD, Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};
use crate::usulan::warga::Answer;

const ACCOUNT: &str = "/petugas/akun";
/// A password nobody has.
const WRONG: &str = "kuda merah makan tempe";
/// Wrong passwords that lock.
const LOCKING: usize = 5;
/// Tries of one address in five minutes.
const OF_ADDRESS: usize = 60;

/// The cookies that an answer sets: name, value, and what stands after.
fn given(answer: &Answer) -> Vec<(String, String, String)> {
    let all = answer.headers.get_all(SET_COOKIE).iter();
    all.map(|cookie| {
        let cookie = cookie.to_str().expect("text");
        let (pair, rest) = cookie.split_once("; ").expect("attributes");
        let (name, value) = pair.split_once('=').expect("a name");
        (name.to_owned(), value.to_owned(), rest.to_owned())
    })
    .collect()
}

/// The value of one of them.
fn value_of(answer: &Answer, name: &str) -> String {
    let found = given(answer).into_iter().find(|(one, ..)| one == name);
    found.unwrap_or_else(|| panic!("{name} in {:?}", given(answer))).1
}

/// The recovery codes that an officer makes.
async fn recovery_codes(petugas: &Petugas<'_>) -> Vec<String> {
    let made = petugas.post(&format!("{ACCOUNT}/kode"), &[("sandi_untuk_kode", PASSWORD)]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.words());
    let page = Html::parse_document(&made.page());
    let codes = Selector::parse("ol code").expect("a selector");
    page.select(&codes).map(|one| one.text().collect()).collect()
}

/// Somebody without an account who types this user name.
fn attacker<'a>(site: &'a Site, petugas: &Petugas<'_>) -> Petugas<'a> {
    Petugas { username: petugas.username.clone(), ..Petugas::stranger(site) }
}

/// Types wrong passwords until the user name is locked.
async fn lock(attacker: &Petugas<'_>) {
    for round in 1..=LOCKING {
        let refused = attacker.try_password(WRONG).await;
        assert_eq!(refused.status.as_u16(), if round < LOCKING { 422 } else { 429 }, "{round}");
    }
}

/// The quickest of some tries: what the work costs, whatever else the machine does.
async fn quickest(petugas: &Petugas<'_>) -> Time {
    let mut quickest = Time::MAX;
    for _ in 0..4 {
        let begun = Instant::now();
        petugas.try_password(WRONG).await;
        quickest = quickest.min(begun.elapsed());
    }
    quickest
}

on_both_databases! {
    async fn a_code_counts_half_a_minute_beside_the_clock_and_no_further(db: &TestDb) {
        let site = Site::start(db).await;
        for (seconds, counts) in [(-90, false), (-60, false), (-30, true), (0, true), (30, true), (60, false), (90, false)] {
            let petugas = Petugas::ready(&site, &format!("jam{}", seconds + 100), Role::Verifikator, "99.01").await;
            petugas.try_password(PASSWORD).await;
            let code = petugas.totp.code_at(site.ctx.clock.now().timestamp() + seconds);
            let answer = petugas.try_code(&code).await;
            assert_eq!(answer.status == StatusCode::SEE_OTHER, counts, "{seconds}: {}", answer.words());
        }
    }

    async fn no_code_counts_after_one_that_is_younger(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        let now = site.ctx.clock.now().timestamp();
        petugas.try_password(PASSWORD).await;
        // The telephone is half a minute ahead.
        let ahead = petugas.totp.code_at(now + 30);
        assert_eq!(petugas.try_code(&ahead).await.status, StatusCode::SEE_OTHER);
        let thief = petugas.elsewhere();
        thief.try_password(PASSWORD).await;
        for seen in [&ahead, &petugas.totp.code_at(now), &petugas.totp.code_at(now - 30)] {
            assert_eq!(thief.try_code(seen).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let site = site.later_by(Duration::seconds(30)).await;
        let thief = thief.on(&site);
        assert_eq!(thief.try_code(&ahead).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the same step, now in time");
    }

    async fn a_recovery_code_opens_once_however_many_send_it_at_once(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let codes = recovery_codes(&petugas).await;
        for code in &codes[..3] {
            let browsers: Vec<_> = (0..4).map(|_| petugas.elsewhere()).collect();
            for browser in &browsers {
                browser.try_password(PASSWORD).await;
            }
            let answers = join_all(browsers.iter().map(|browser| browser.try_code(code))).await;
            let admitted = answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count();
            assert_eq!(admitted, 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        }
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from petugas_recovery where used_at is not null").await, 3);
        let admitted = "select count(*) from audit_entry where action = 'petugas.sign_in' and detail = 'recovery'";
        assert_eq!(raw.number(admitted).await, 3);
    }

    /// Who signed in here before comes in, whatever strangers type elsewhere, and for how long.
    async fn nobody_locks_an_officer_out_of_their_own_browser(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        petugas.post::<&str, &str>("/petugas/keluar", &[]).await;
        let attacker = attacker(&site, &petugas);
        for round in 0..3 {
            let site = site.later(16 * round + 1).await;
            lock(&attacker.on(&site)).await;
            let own = petugas.on(&site);
            own.sign_in().await;
            assert_eq!(own.get(ACCOUNT).await.status, StatusCode::OK, "round {round}");
            own.post::<&str, &str>("/petugas/keluar", &[]).await;
            // For everybody else the lock holds, the officer at another computer among them.
            assert_eq!(petugas.elsewhere().on(&site).try_password(PASSWORD).await.status.as_u16(), 429);
        }
    }

    async fn a_browser_that_is_known_is_known_for_one_name_and_has_five_tries_like_any(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let other = Petugas::ready(&site, "yusri", Role::Verifikator, "99.01").await;
        // A colleague at the same computer is a stranger there, and so is a cookie that somebody made.
        lock(&attacker(&site, &other)).await;
        let same_computer = Petugas { username: other.username.clone(), ..petugas.clone() };
        assert_eq!(same_computer.try_password(PASSWORD).await.status.as_u16(), 429);
        lock(&attacker(&site, &petugas)).await;
        let known = petugas.cookies();
        let known = known.split("; ").find(|one| one.starts_with("cus_petugas_kenal=")).expect("it is known").to_owned();
        let session = petugas.cookies();
        let session = session.split("; ").find_map(|one| one.strip_prefix("cus_petugas=")).expect("a session").to_owned();
        let forged = [
            "cus_petugas_kenal=AAAA".to_owned(),
            format!("cus_petugas_kenal={session}"),
            format!("{known}x"),
        ];
        for cookie in forged {
            let stranger = attacker(&site, &petugas);
            let form = [("nama_pengguna", stranger.username.as_str()), ("kata_sandi", PASSWORD)];
            let request = stranger.request(Method::POST, "/petugas/masuk").header(COOKIE, &cookie).form(&form);
            assert_eq!(stranger.send(request).await.status.as_u16(), 429, "{cookie}");
        }
        // Somebody at the officer's own computer guesses: five tries, and it locks there.
        lock(&petugas).await;
        assert_eq!(petugas.try_password(PASSWORD).await.status.as_u16(), 429);
        // Three months later it is a browser like any.
        let later = site.later_by(Duration::days(91)).await;
        lock(&attacker(&later, &petugas)).await;
        let stranger = attacker(&later, &petugas);
        let form = [("nama_pengguna", stranger.username.as_str()), ("kata_sandi", PASSWORD)];
        let request = stranger.request(Method::POST, "/petugas/masuk").header(COOKIE, &known).form(&form);
        assert_eq!(stranger.send(request).await.status.as_u16(), 429);
    }

    async fn nobody_at_the_same_address_uses_up_the_tries_of_the_office(db: &TestDb) {
        let vars = [("BANSOS_CAPTCHA", "off"), ("BANSOS_RATE_LIMITS", "on")];
        let site = Site::start_with(db, &vars).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        petugas.post::<&str, &str>("/petugas/keluar", &[]).await;
        let visitor = Petugas { username: "siapa".to_owned(), ..Petugas::stranger(&site) };
        let mut last = 0;
        for number in 0..=OF_ADDRESS {
            let form = [("nama_pengguna", format!("nama{number}")), ("kata_sandi", "x".to_owned())];
            last = visitor.post("/petugas/masuk", &form).await.status.as_u16();
        }
        assert_eq!(last, 429, "the address is spent");
        let soon = site.later(1).await;
        assert_eq!(visitor.on(&soon).try_password("x").await.status.as_u16(), 429);
        petugas.on(&soon).sign_in().await;
    }

    /// What strangers type at the door keeps nobody inside from a new password.
    async fn an_officer_changes_the_password_while_the_door_is_locked(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        lock(&attacker(&site, &petugas)).await;
        let own = "hujan pagi di balkon";
        let form = [("sandi_sekarang", PASSWORD), ("kata_sandi", own), ("ulangi", own)];
        let changed = petugas.post(&format!("{ACCOUNT}/sandi"), &form).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.words());
    }

    async fn a_cookie_that_somebody_planted_becomes_nobodys_session(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        let planted = "0123456789abcdef".repeat(4);
        petugas.jar.add_cookie_str(&format!("cus_petugas={planted}"), &site.url("/").parse().expect("an address"));
        let half = petugas.try_password(PASSWORD).await;
        let pending = value_of(&half, "cus_petugas_masuk");
        let admitted = petugas.try_code(&petugas.code()).await;
        let session = value_of(&admitted, "cus_petugas");
        assert!(session.len() == 64 && session != planted, "{session}");
        assert_eq!(value_of(&admitted, "cus_petugas_masuk"), "", "what stood between is taken back");
        for stolen in [format!("cus_petugas={planted}"), format!("cus_petugas_masuk={pending}")] {
            let thief = petugas.elsewhere();
            for path in [ACCOUNT, "/petugas/masuk/kode", "/petugas/masuk/pasang"] {
                let answer = thief.send(thief.request(Method::GET, path).header(COOKIE, &stolen)).await;
                assert!(answer.to().starts_with("/petugas/masuk"), "{path} with {stolen}: {}", answer.status);
            }
        }
        // The cookie that stood between password and code is used up, even with another code.
        let later = site.later(1).await;
        let thief = petugas.elsewhere();
        let thief = thief.on(&later);
        let form = [("kode", thief.code())];
        let request = thief.request(Method::POST, "/petugas/masuk/kode").header(COOKIE, format!("cus_petugas_masuk={pending}"));
        assert_eq!(thief.send(request.form(&form)).await.to(), "/petugas/masuk?terlambat=1");
    }

    async fn cookies_go_to_no_script_no_other_site_and_over_no_open_line(db: &TestDb) {
        let development = Site::start(db).await;
        let config = Config { environment: Environment::Production, ..(*development.ctx.config).clone() };
        let production = Site::serve(Context { config: Arc::new(config), ..development.ctx.clone() }).await;
        for (site, name, prefix) in [(&development, "ratna", ""), (&production, "yusri", "__Host-")] {
            let petugas = Petugas::ready(site, name, Role::Verifikator, "99.01").await;
            // A browser does not send back over an open line what was given for a closed one: by hand then.
            let half = petugas.try_password(PASSWORD).await;
            let pending = format!("{prefix}cus_petugas_masuk");
            let request = petugas.request(Method::POST, "/petugas/masuk/kode");
            let request = request.header(COOKIE, format!("{pending}={}", value_of(&half, &pending)));
            let admitted = petugas.send(request.form(&[("kode", petugas.code())])).await;
            assert_eq!(admitted.to(), "/petugas", "{}", admitted.words());
            let session = format!("{prefix}cus_petugas");
            let request = petugas.request(Method::POST, "/petugas/keluar");
            let request = request.header(COOKIE, format!("{session}={}", value_of(&admitted, &session)));
            let left = petugas.send(request.form(&[("", "")])).await;
            assert_eq!(value_of(&left, &session), "");
            let all: Vec<_> = [&half, &admitted, &left].into_iter().flat_map(given).collect();
            assert_eq!(all.len(), 5, "{all:?}");
            for (name, value, attributes) in all {
                assert!(name.starts_with(prefix) && name.contains("cus_petugas"), "{name}");
                let has: Vec<&str> = attributes.split("; ").collect();
                for attribute in ["Path=/", "HttpOnly", "SameSite=Lax"] {
                    assert!(has.contains(&attribute), "{name}: {attributes}");
                }
                assert_eq!(has.contains(&"Secure"), !prefix.is_empty(), "{name}: {attributes}");
                assert!(!attributes.contains("Domain"), "{name}: {attributes}");
                assert_eq!(has.contains(&"Max-Age=0"), value.is_empty(), "{name}: {attributes}");
            }
            // In production the plain name opens nothing: it could come from a neighbour's host.
            if !prefix.is_empty() {
                let again = petugas.elsewhere();
                let request = again.request(Method::GET, ACCOUNT).header(COOKIE, format!("cus_petugas={}", value_of(&admitted, &session)));
                assert!(again.send(request).await.to().starts_with("/petugas/masuk"));
            }
        }
    }

    /// A name that nobody has, a disabled account and a wrong password cost the same work.
    async fn the_time_of_an_answer_tells_no_name(db: &TestDb) {
        let site = Site::start(db).await;
        let real = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        let gone = Petugas::ready(&site, "yusri", Role::Verifikator, "99.01").await;
        Raw::open(db).await.run("update petugas set disabled_at = 1 where username = 'yusri'").await.expect("disabled");
        let nobody = Petugas { username: "hantu".to_owned(), ..Petugas::stranger(&site) };
        // What is made once for everybody is made before.
        Petugas { username: "siapa".to_owned(), ..Petugas::stranger(&site) }.try_password(WRONG).await;
        let known = quickest(&real).await;
        for (who, other) in [("nobody", &nobody), ("a disabled account", &gone)] {
            let time = quickest(other).await;
            assert!(time * 2 > known, "{who} is answered in {time:?}, a wrong password in {known:?}");
        }
    }
}
