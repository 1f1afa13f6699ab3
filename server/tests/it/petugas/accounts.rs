//! Accounts: made, set up, kept, and taken out of use.

use domain::petugas::Role;
use domain::review::{Action, Actor};
use domain::samples::story_people;
use reqwest::StatusCode;
use scraper::{Html, Selector};
use server::crypto::TotpSecret;
use server::store::case_move::CaseMove;
use server::store::tokens::subject_id;
use server::usecase::petugas::demo;

use super::browser::{PASSWORD, Petugas, officer};
use crate::http::site::{SUKAMAJU, Site};
use crate::support::{Raw, on_both_databases, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Warga};

const ACCOUNT: &str = "/petugas/akun";
const OFFICERS: &str = "/petugas/orang";
/// A password of one's own.
const OWN: &str = "hujan pagi di balkon";

/// The texts of the elements that `selector` finds.
fn texts(answer: &Answer, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&answer.page());
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
}

/// The secret in the key that an app takes typed.
fn secret_of(page: &Answer) -> TotpSecret {
    let key = texts(page, "ol code").pop().expect("a key");
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let places = key.chars().filter(|c| *c != ' ').map(|c| alphabet.find(c).expect("base 32"));
    let bits: Vec<bool> =
        places.flat_map(|place| (0..5).rev().map(move |bit| place >> bit & 1 == 1)).collect();
    let byte = |eight: &[bool]| eight.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    let bytes: Vec<u8> = bits.chunks(8).map(byte).collect();
    TotpSecret::from_bytes(&bytes).expect("twenty bytes")
}

/// The form of an account.
fn form<'a>(username: &'a str, role: &'a str, scope: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("nama_pengguna", username), ("nama", "Wulan Uji"), ("peran", role), ("wilayah", scope)]
}

/// Makes an account and gives its starting password.
async fn create(admin: &Petugas<'_>, username: &str, role: &str, scope: &str) -> String {
    let made = admin.post(&format!("{OFFICERS}/baru"), &form(username, role, scope)).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.words());
    texts(&made, "#sandi-awal").pop().expect("a starting password")
}

/// Somebody at the first page with a user name.
fn called<'a>(site: &'a Site, username: &str) -> Petugas<'a> {
    Petugas { username: username.to_owned(), ..Petugas::stranger(site) }
}

/// Chooses a password, scans the code, and gives the recovery codes; the officer is signed in then.
async fn set_up(petugas: &mut Petugas<'_>, starting: &str) -> Vec<String> {
    let next = petugas.try_password(starting).await;
    assert_eq!((next.status, next.to()), (StatusCode::SEE_OTHER, "/petugas/masuk/pasang"));
    let chosen = [("aksi", "sandi"), ("kata_sandi", OWN), ("ulangi", OWN)];
    let chosen = petugas.post("/petugas/masuk/pasang", &chosen).await;
    assert_eq!(chosen.to(), "/petugas/masuk/pasang", "{}", chosen.words());
    let page = petugas.get("/petugas/masuk/pasang").await;
    petugas.totp = secret_of(&page);
    let (token, code) = (page.value("kunci"), petugas.code());
    let done = [("aksi", "kode"), ("kunci", &token), ("kode", &code)];
    let done = petugas.post("/petugas/masuk/pasang", &done).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.words());
    texts(&done, "ol code")
}

on_both_databases! {
    async fn an_admin_makes_an_account_and_its_owner_sets_it_up(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let starting = create(&admin, "wulan", "verifikator", "99.01").await;
        let mut wulan = called(&site, "Wulan");
        let codes = set_up(&mut wulan, &starting).await;
        assert_eq!(codes.len(), 10);
        assert_eq!(wulan.get(ACCOUNT).await.status, StatusCode::OK);
        // The codes are shown once, and the way that led to them is closed.
        assert_eq!(wulan.get("/petugas/masuk/pasang").await.to(), "/petugas/masuk");
        assert_eq!(called(&site, "wulan").try_password(&starting).await.status.as_u16(), 422);
        let later = site.later(1).await;
        let again = wulan.elsewhere();
        let again = again.on(&later);
        assert_eq!(again.try_password(OWN).await.to(), "/petugas/masuk/kode");
        assert_eq!(again.try_code(&again.code()).await.to(), "/petugas");
        let raw = Raw::open(db).await;
        let actions = raw.texts("select action from audit_entry where action like 'petugas.%' order by id").await;
        for action in ["petugas.create", "petugas.password", "petugas.second_factor", "petugas.sign_in"] {
            assert!(actions.iter().any(|one| one == action), "{action} in {actions:?}");
        }
        let names = raw.number("select count(*) from petugas where cast(name as text) like '%Wulan%'").await;
        assert_eq!(names, 0, "names are sealed");
    }

    async fn weak_passwords_are_refused_in_plain_words(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let starting = create(&admin, "wulan.sari", "verifikator", "99.01").await;
        let wulan = called(&site, "wulan.sari");
        wulan.try_password(&starting).await;
        for (chosen, again, sentence) in [
            ("", "", "Isi kata sandi"),
            ("pendek", "pendek", "paling sedikit 12"),
            ("password2026!", "password2026!", "paling sering dipakai"),
            ("Rahasia-12345", "Rahasia-12345", "paling sering dipakai"),
            ("qwertyuiopas", "qwertyuiopas", "papan ketik"),
            ("aaaaaaaaaaaaa", "aaaaaaaaaaaaa", "papan ketik"),
            ("9901011505870001", "9901011505870001", "Angka saja"),
            ("wulan.sari.12", "wulan.sari.12", "hampir sama dengan nama"),
            (OWN, "hujan pagi di balkom", "tidak sama"),
            (starting.as_str(), starting.as_str(), "sama dengan yang lama"),
        ] {
            let form = [("aksi", "sandi"), ("kata_sandi", chosen), ("ulangi", again)];
            let refused = wulan.post("/petugas/masuk/pasang", &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{chosen}");
            assert!(refused.words().contains(sentence), "{chosen}: {}", refused.words());
            assert_eq!(refused.value("kata_sandi"), "", "what was typed is not repeated");
        }
        assert!(wulan.get(ACCOUNT).await.to().starts_with("/petugas/masuk"), "nobody is signed in");
    }

    async fn the_app_is_proved_before_the_account_is_ready(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let starting = create(&admin, "wulan", "verifikator", "99.01").await;
        let wulan = called(&site, "wulan");
        wulan.try_password(&starting).await;
        // Not before the password is one's own.
        let early = [("aksi", "kode"), ("kunci", "x"), ("kode", "123456")];
        assert_eq!(wulan.post("/petugas/masuk/pasang", &early).await.to(), "/petugas/masuk?terlambat=1");
        let chosen = [("aksi", "sandi"), ("kata_sandi", OWN), ("ulangi", OWN)];
        wulan.post("/petugas/masuk/pasang", &chosen).await;
        let page = wulan.get("/petugas/masuk/pasang").await;
        let token = page.value("kunci");
        let wrong = Petugas { totp: secret_of(&page), ..wulan.clone() };
        let now = site.ctx.clock.now().timestamp();
        let late = wrong.totp.code_at(now - 300);
        let refused = wulan.post("/petugas/masuk/pasang", &[("aksi", "kode"), ("kunci", &token), ("kode", &late)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.value("kunci"), token, "the same key, for an app that has it already");
        assert_eq!(texts(&refused, "ol code"), texts(&page, "ol code"));
        // A key that somebody made up, or that was made for somebody else.
        for forged in ["", "AAAA", &site.ctx.keys.seal_token("petugas.totp_offer", &[7; 28])] {
            let form = [("aksi", "kode"), ("kunci", forged), ("kode", "123456")];
            assert_eq!(wulan.post("/petugas/masuk/pasang", &form).await.to(), "/petugas/masuk?terlambat=1");
        }
        assert!(wulan.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
    }

    async fn a_recovery_code_opens_once(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let starting = create(&admin, "wulan", "verifikator", "99.01").await;
        let mut wulan = called(&site, "wulan");
        let codes = set_up(&mut wulan, &starting).await;
        let lost = wulan.elsewhere();
        lost.try_password(OWN).await;
        assert_eq!(lost.try_code(&codes[3].to_lowercase().replace('-', " ")).await.to(), "/petugas");
        assert!(lost.get(ACCOUNT).await.words().contains("Tersisa 9 kode"));
        let again = wulan.elsewhere();
        again.try_password(OWN).await;
        assert_eq!(again.try_code(&codes[3]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Fresh ones void the others, and ask for the password.
        let refused = lost.post(&format!("{ACCOUNT}/kode"), &[("sandi_untuk_kode", "bukan ini")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
        let fresh = lost.post(&format!("{ACCOUNT}/kode"), &[("sandi_untuk_kode", OWN)]).await;
        let fresh = texts(&fresh, "ol code");
        assert_eq!(fresh.len(), 10);
        assert_eq!(again.try_code(&codes[4]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.try_code(&fresh[0]).await.to(), "/petugas");
    }

    async fn an_admin_sees_and_makes_nobody_outside_their_scope(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let foreign = Petugas::ready(&site, "asing", Role::Verifikator, "99.71").await;
        let above = Petugas::ready(&site, "atasan", Role::Provinsi, "99").await;
        let list = admin.get(OFFICERS).await;
        assert!(!list.words().contains("asing") && !list.words().contains("atasan"), "{}", list.words());
        assert!(list.words().contains(&admin.username));
        for other in [&foreign, &above] {
            let at = format!("{OFFICERS}/{}", other.id);
            assert_eq!(admin.get(&at).await.status, StatusCode::NOT_FOUND);
            assert_eq!(admin.post(&at, &form("x", "verifikator", "99.01")).await.status.as_u16(), 404);
            for action in ["atur-ulang", "nonaktif", "aktif", "akhiri"] {
                let sent = admin.post(&format!("{at}/{action}"), &[("yakin", "ya")]).await;
                assert_eq!(sent.status, StatusCode::NOT_FOUND, "{action}");
            }
            other.sign_in().await;
        }
        let at = format!("{OFFICERS}/baru");
        for (role, scope, sentence) in [
            ("verifikator", "99.71", "di luar wilayah tugas"),
            ("provinsi", "99", "di luar wilayah tugas"),
            ("verifikator", "99.01.01", "tidak cocok dengan perannya"),
            ("operator_desa", "99.01", "tidak cocok dengan perannya"),
            ("verifikator", "99.01.99", "tidak ada"),
            ("verifikator", "rumah", "tidak ada"),
            ("raja", "99.01", "Pilih peran"),
        ] {
            let refused = admin.post(&at, &form("wulan", role, scope)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{role} {scope}");
            assert!(refused.words().contains(sentence), "{role} {scope}: {}", refused.words());
            assert_eq!(refused.value("nama"), "Wulan Uji", "what was typed stays");
        }
        let taken = admin.post(&at, &form(&admin.username, "verifikator", "99.01")).await;
        assert!(taken.words().contains("sudah dipakai"), "{}", taken.words());
    }

    async fn only_admins_keep_accounts(db: &TestDb) {
        let site = Site::start(db).await;
        for (role, scope) in [
            (Role::OperatorDesa, SUKAMAJU),
            (Role::OperatorKecamatan, "99.01.01"),
            (Role::Verifikator, "99.01"),
            (Role::Pengesah, "99.01"),
            (Role::Auditor, "99.01"),
            (Role::Provinsi, "99"),
        ] {
            let petugas = officer(&site, role, scope).await;
            let own = format!("{OFFICERS}/{}", petugas.id);
            for path in [OFFICERS, "/petugas/orang/baru", &own] {
                assert_eq!(petugas.get(path).await.status, StatusCode::FORBIDDEN, "{role:?} {path}");
            }
            let sent = petugas.post("/petugas/orang/baru", &form("wulan", "admin", scope)).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN);
            assert_eq!(petugas.get(ACCOUNT).await.status, StatusCode::OK);
        }
    }

    async fn disabling_signs_out_and_gives_cases_back_at_once(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let ctx = &site.ctx;
        let case = ctx.store.case_by_ticket(receipt.ticket.as_str()).await.expect("read").expect("filed");
        let now = ctx.clock.now().timestamp();
        let take = CaseMove::new(case.id, Action::Take, Actor::Petugas, now).by(petugas.id);
        ctx.store.move_case(&ctx.keys, take).await.expect("moved").expect("possible");
        let raw = Raw::open(db).await;
        let lease = format!(
            "update review_case set lease_by = {}, lease_until = {} where id = {}",
            petugas.id, now + 3600, case.id
        );
        raw.run(&lease).await.expect("leased");
        let at = format!("{OFFICERS}/{}", petugas.id);
        let unsure = admin.post::<&str, &str>(&format!("{at}/nonaktif"), &[]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(petugas.get(ACCOUNT).await.status, StatusCode::OK, "nothing has changed yet");
        let done = admin.post(&format!("{at}/nonaktif"), &[("yakin", "ya")]).await;
        assert_eq!(done.to(), format!("{at}?selesai=nonaktif"));
        assert!(admin.get(done.to()).await.words().contains("Akun sudah nonaktif"));
        assert!(petugas.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        let case = ctx.store.case_by_id(case.id).await.expect("read").expect("filed");
        assert_eq!((case.state.as_str(), case.lease_by, case.lease_until), ("queued", None, None));
        let later = site.later(1).await;
        let gone = petugas.on(&later);
        assert_eq!(gone.try_password(PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        admin.on(&later).post(&format!("{at}/aktif"), &[("yakin", "ya")]).await;
        gone.sign_in().await;
    }

    async fn disabling_in_the_middle_of_signing_in_stops_it(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let petugas = Petugas::ready(&site, "ratna", Role::Verifikator, "99.01").await;
        petugas.try_password(PASSWORD).await;
        admin.post(&format!("{OFFICERS}/{}/nonaktif", petugas.id), &[("yakin", "ya")]).await;
        assert_eq!(petugas.try_code(&petugas.code()).await.to(), "/petugas/masuk?terlambat=1");
    }

    async fn nobody_disables_resets_or_promotes_themselves(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let own = format!("{OFFICERS}/{}", admin.id);
        assert!(admin.get(&own).await.words().contains("Ini akun Anda sendiri"));
        for action in ["nonaktif", "atur-ulang", "akhiri", "aktif"] {
            let sent = admin.post(&format!("{own}/{action}"), &[("yakin", "ya")]).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{action}");
        }
        assert_eq!(admin.post(&own, &form("x", "pengesah", "99.01")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(admin.get(OFFICERS).await.status, StatusCode::OK);
        for odd in ["0", "-1", "abc", "99999999999999999999", "1%20or%201=1"] {
            assert_eq!(admin.get(&format!("{OFFICERS}/{odd}")).await.status, StatusCode::NOT_FOUND, "{odd}");
        }
    }

    async fn a_changed_role_counts_at_once(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let petugas = officer(&site, Role::Admin, "99.01").await;
        assert_eq!(petugas.get(OFFICERS).await.status, StatusCode::OK);
        let at = format!("{OFFICERS}/{}", petugas.id);
        let nik = story_people(village(SUKAMAJU))[0].nik.clone();
        let mut wanted = form("", "auditor", "99.01");
        wanted.push(("nik", &nik));
        let done = admin.post(&at, &wanted).await;
        assert_eq!(done.to(), format!("{at}?selesai=simpan"), "{}", done.words());
        assert_eq!(petugas.get(OFFICERS).await.status, StatusCode::FORBIDDEN);
        let row = site.ctx.store.petugas_by_id(petugas.id).await.expect("read").expect("there");
        assert_eq!(row.nik_token.as_deref(), Some(&subject_id(&site.ctx.keys, &nik)[..]));
        let page = admin.get(&at).await;
        assert!(!page.page().contains(&nik), "the number is not kept");
        assert!(page.words().contains("Sudah tercatat"), "{}", page.words());
    }

    async fn a_reset_officer_sets_up_both_factors_anew(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        let mut petugas = officer(&site, Role::Verifikator, "99.01").await;
        let at = format!("{OFFICERS}/{}", petugas.id);
        let reset = admin.post(&format!("{at}/atur-ulang"), &[("yakin", "ya")]).await;
        assert_eq!(reset.status, StatusCode::OK, "{}", reset.words());
        let starting = texts(&reset, "#sandi-awal").pop().expect("a starting password");
        assert!(petugas.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        assert_eq!(petugas.try_password(PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!admin.get(&at).await.page().contains(&starting), "shown once");
        assert_eq!(set_up(&mut petugas, &starting).await.len(), 10);
        assert_eq!(petugas.get(ACCOUNT).await.status, StatusCode::OK);
    }

    async fn sessions_are_listed_and_ended(db: &TestDb) {
        let site = Site::start(db).await;
        let here = officer(&site, Role::Verifikator, "99.01").await;
        let later = site.later(2).await;
        let there = here.elsewhere();
        let there = there.on(&later);
        there.sign_in().await;
        let third = site.later(4).await;
        let other = here.elsewhere();
        let other = other.on(&third);
        other.sign_in().await;
        let page = here.get(ACCOUNT).await;
        let found = Html::parse_document(&page.page());
        let buttons = Selector::parse("button[name=sesi]").expect("a selector");
        let ids: Vec<&str> = found.select(&buttons).filter_map(|one| one.value().attr("value")).collect();
        assert_eq!(ids.len(), 2, "and this one: {}", page.words());
        let stranger = officer(&site, Role::Verifikator, "99.01").await;
        let foreign = stranger.post(&format!("{ACCOUNT}/sesi"), &[("sesi", ids[0])]).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "somebody else's");
        // The newest stands first.
        assert_eq!(here.post(&format!("{ACCOUNT}/sesi"), &[("sesi", ids[0])]).await.to(), "/petugas/akun?selesai=sesi");
        assert!(other.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        assert_eq!(there.get(ACCOUNT).await.status, StatusCode::OK);
        here.post::<&str, &str>(&format!("{ACCOUNT}/sesi-lain"), &[]).await;
        assert!(there.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        assert_eq!(here.get(ACCOUNT).await.status, StatusCode::OK);
    }

    async fn a_new_password_ends_the_other_sessions(db: &TestDb) {
        let site = Site::start(db).await;
        let here = officer(&site, Role::Verifikator, "99.01").await;
        let there = here.elsewhere();
        let later = site.later(1).await;
        let there = there.on(&later);
        there.sign_in().await;
        let at = format!("{ACCOUNT}/sandi");
        let wrong = here.post(&at, &[("sandi_sekarang", "bukan ini"), ("kata_sandi", OWN), ("ulangi", OWN)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.words().contains("Kata sandi ini salah"), "{}", wrong.words());
        let done = here.post(&at, &[("sandi_sekarang", PASSWORD), ("kata_sandi", OWN), ("ulangi", OWN)]).await;
        assert_eq!(done.to(), "/petugas/akun?selesai=sandi", "{}", done.words());
        assert_eq!(here.get(ACCOUNT).await.status, StatusCode::OK);
        assert!(there.get(ACCOUNT).await.to().starts_with("/petugas/masuk"));
        for round in 1..=5 {
            let form = [("sandi_sekarang", "bukan ini"), ("kata_sandi", OWN), ("ulangi", OWN)];
            let refused = here.post(&at, &form).await;
            assert_eq!(refused.status.as_u16(), if round < 5 { 422 } else { 429 }, "{round}");
        }
    }

    async fn relatives_are_kept_as_tokens_alone(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let people = story_people(village(SUKAMAJU));
        let (mother, own) = (people[0].nik.as_str(), people[1].nik.as_str());
        let at = format!("{ACCOUNT}/kerabat");
        assert_eq!(petugas.post(&at, &[("nik_kerabat", mother)]).await.to(), "/petugas/akun?selesai=kerabat");
        let twice = petugas.post(&at, &[("nik_kerabat", mother)]).await;
        assert!(twice.words().contains("sudah Anda nyatakan"), "{}", twice.words());
        let broken = petugas.post(&at, &[("nik_kerabat", "123")]).await;
        assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [("nik", own), ("nomor_kk", people[1].nomor_kk.as_str())];
        petugas.post(&format!("{ACCOUNT}/identitas"), &form).await;
        let kept = site.ctx.store.petugas_relatives(petugas.id).await.expect("read");
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].nik_token, subject_id(&site.ctx.keys, mother).to_vec());
        let page = petugas.get(ACCOUNT).await;
        assert!(!page.page().contains(mother) && !page.page().contains(own));
        // Only an admin takes it back: see `apart`.
        let found = Html::parse_document(&page.page());
        let button = Selector::parse("[name=kerabat]").expect("a selector");
        assert!(found.select(&button).next().is_none());
    }

    async fn demo_officers_are_made_once_and_can_sign_in(db: &TestDb) {
        let site = Site::start(db).await;
        let logins = demo::make_officers(&site.ctx).await.expect("made");
        let raw = Raw::open(db).await;
        let all = "select password from petugas order by id";
        let before = raw.texts(all).await;
        demo::make_officers(&site.ctx).await.expect("made");
        assert_eq!(raw.texts(all).await, before, "the same call twice changes nothing");
        for role in Role::ALL {
            assert!(logins.iter().any(|login| login.role == *role), "{role:?}");
        }
        for login in logins {
            let petugas = called(&site, login.username);
            petugas.try_password(demo::DEMO_PASSWORD).await;
            let code = login.secret.code_at(site.ctx.clock.now().timestamp());
            assert_eq!(petugas.try_code(&code).await.to(), "/petugas", "{}", login.username);
        }
    }
}
