//! Scenario 6: what one client may do, what all may learn together, and that nobody else pays for it.
//!
//! Each test counts up to the limit and one beyond it, so that neither a limit nor its absence goes unnoticed.

use domain::names::exact_key;
use futures::future::join_all;
use reqwest::{RequestBuilder, Response, StatusCode};
use sea_orm::{ConnectionTrait as _, Database, DbBackend, Statement};
use serde_json::json;
use server::usecase::AppError;
use server::usecase::limit::{Asked, Client, Limit, count_own, count_shared};

use super::site::{SUKAMAJU, Site, attributes, load_story_people, location};
use crate::support::{TestDb, on_both_databases, per_byte};
use crate::usulan::warga::Warga;

/// A village nobody of the stories lives in.
const ELSEWHERE: &str = "99.01.01.2002";
/// Addresses kept for documentation: nobody's.
const ANNA: &str = "192.0.2.1";
const BUDI: &str = "192.0.2.2";

/// A site without captcha that believes its own machine about addresses.
async fn site(db: &TestDb) -> Site {
    load_story_people(db).await;
    let vars = [("BANSOS_CAPTCHA", "off"), ("BANSOS_TRUSTED_PROXIES", "127.0.0.1/32")];
    Site::start_with(db, &vars).await
}

async fn send(request: RequestBuilder, client: &str) -> Response {
    request.header("x-forwarded-for", client).send().await.expect("an answer")
}

/// A look-up by `client` through the form.
async fn look_up(site: &Site, client: &str, desa: &str, nama: &str) -> Response {
    with_year(site, client, desa, nama, "").await
}

async fn with_year(site: &Site, client: &str, desa: &str, nama: &str, year: &str) -> Response {
    let form = [("aksi", "cek"), ("desa", desa), ("nama", nama), ("tahun_lahir", year)];
    send(site.browser.post(site.url("/cek")).form(&form), client).await
}

/// The `number`th address of a crowd, each in another network.
fn one_of_many(number: u32) -> String {
    format!("2001:db8:{:x}:{:x}::1", number / 0x1000, number % 0x1000)
}

/// Names nobody has, no two alike.
fn name(number: u32) -> String {
    let letter = |number: u32| char::from(b'a' + u8::try_from(number % 20).expect("a letter"));
    format!("Q{}{}{}x", letter(number), letter(number / 20), letter(number / 400))
}

/// Sends what `one` makes of 0, 1, 2 … until the limit is used up; every answer must be `status`.
async fn use_up(limit: Limit, status: StatusCode, one: impl AsyncFn(u32) -> Response) {
    let mut number = 0;
    while number < limit.max_hits() {
        let end = limit.max_hits().min(number + 50);
        let answers = join_all((number..end).map(|n| one(n))).await;
        assert!(answers.iter().all(|answer| answer.status() == status), "{limit:?} below {end}");
        number = end;
    }
}

/// A look-up by `client` as the limits see it, behind the doors: for budgets of thousands.
async fn ask(
    site: &Site,
    client: impl AsRef<str>,
    desa: &str,
    name: String,
) -> Result<(), AppError> {
    let client = Client::new(client.as_ref().parse().expect("an address"));
    let desa = desa.parse().expect("a village");
    let name = exact_key(&name);
    let asked = Asked { client, desa: &desa, name: &name, year: false };
    count_own(&site.ctx, &asked).await?;
    count_shared(&site.ctx, &asked).await
}

/// The seconds a refused client is told to wait; the page says the same in words.
async fn wait(refused: Response) -> i64 {
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let seconds =
        refused.headers()["retry-after"].to_str().expect("text").parse().expect("seconds");
    let said = refused.text().await.expect("a page");
    let minutes = format!("sekitar {} menit", (seconds + 59) / 60);
    let in_seconds = format!("Tunggu {seconds} detik");
    assert!(said.contains(&minutes) || said.contains(&in_seconds), "{seconds}: {said}");
    assert!(said.contains("Dinas Sosial"), "somebody can be called");
    seconds
}

/// Another instance of the site, `seconds` later.
async fn later(site: &Site, seconds: i64) -> Site {
    site.later_by(chrono::Duration::seconds(seconds)).await
}

/// Everything the limits keep, as text.
async fn kept(db: &TestDb) -> String {
    let database = Database::connect(&db.url).await.expect("the database opens");
    let hex = if database.get_database_backend() == DbBackend::Sqlite {
        "hex(key)"
    } else {
        "encode(key, 'hex')"
    };
    let query = format!("select {hex} as key, hits, window_start, expires_at from rate_limit");
    let statement = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(statement).await.expect("rows");
    let text = rows.iter().map(|row| {
        let number = |name| row.try_get::<i64>("", name).expect("a number");
        let key = row.try_get::<String>("", "key").expect("a key").to_lowercase();
        format!("{key} {} {}\n", number("window_start"), number("expires_at"))
    });
    let text = text.collect();
    database.close().await.expect("closed");
    text
}

on_both_databases! {
    async fn a_client_waits_as_long_as_it_is_told_and_nobody_else_does(db: &TestDb) {
        let site = site(db).await;
        use_up(Limit::Lookup, StatusCode::SEE_OTHER, async |n| look_up(&site, ANNA, SUKAMAJU, &name(n)).await).await;
        let seconds = wait(look_up(&site, ANNA, SUKAMAJU, "Sumiati").await).await;
        assert!((1..=i64::from(Limit::Lookup.window_seconds())).contains(&seconds));
        assert_eq!(look_up(&site, BUDI, SUKAMAJU, "Sumiati").await.status(), StatusCode::SEE_OTHER);
        let nearly = later(&site, seconds - 1).await;
        assert_eq!(wait(look_up(&nearly, ANNA, SUKAMAJU, "Sumiati").await).await, 1);
        let then = later(&site, seconds).await;
        assert_eq!(look_up(&then, ANNA, SUKAMAJU, "Sumiati").await.status(), StatusCode::SEE_OTHER);
    }

    async fn page_and_api_and_all_instances_count_together(db: &TestDb) {
        let (site, question) = (site(db).await, json!({"desa": SUKAMAJU, "name": "Sumiati"}));
        let other = later(&site, 0).await;
        let ask = async |site: &Site| send(site.browser.post(site.url("/api/v1/cek")).json(&question), ANNA).await;
        for number in 0..Limit::NameByClient.max_hits() {
            let instance = if number % 2 == 0 { &site } else { &other };
            let (answer, fine) = if number % 3 == 0 {
                (ask(instance).await, StatusCode::OK)
            } else {
                (look_up(instance, ANNA, SUKAMAJU, "Sumiati").await, StatusCode::SEE_OTHER)
            };
            assert_eq!(answer.status(), fine, "{number}");
        }
        wait(look_up(&other, ANNA, SUKAMAJU, "sumiati").await).await;
        let refused = ask(&site).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers().contains_key("retry-after"));
        let body: serde_json::Value = refused.json().await.expect("json");
        assert_eq!(body["errors"], json!([{"code": "too_many_requests"}]));
        // In another village too: somebody is searched for. Another name is not affected.
        wait(look_up(&site, ANNA, ELSEWHERE, "Sumiati").await).await;
        assert_eq!(look_up(&site, ANNA, SUKAMAJU, "Siti Aminah").await.status(), StatusCode::SEE_OTHER);
    }

    async fn an_ipv6_network_is_one_client_and_its_neighbour_another(db: &TestDb) {
        let site = site(db).await;
        use_up(Limit::Lookup, StatusCode::SEE_OTHER, async |n| {
            look_up(&site, &format!("2001:db8:7:8::{n:x}"), SUKAMAJU, &name(n)).await
        }).await;
        wait(look_up(&site, "2001:db8:7:8:ffff::1", SUKAMAJU, "Sumiati").await).await;
        assert_eq!(look_up(&site, "2001:db8:7:9::1", SUKAMAJU, "Sumiati").await.status(), StatusCode::SEE_OTHER);
    }

    async fn a_village_cannot_be_emptied_from_many_addresses(db: &TestDb) {
        let site = site(db).await;
        use_up(Limit::Village, StatusCode::SEE_OTHER, async |n| {
            look_up(&site, &one_of_many(n), SUKAMAJU, &name(n)).await
        }).await;
        let seconds = wait(look_up(&site, BUDI, SUKAMAJU, "Sumiati").await).await;
        assert!(seconds <= i64::from(Limit::Village.window_seconds()));
        assert_eq!(look_up(&site, BUDI, ELSEWHERE, "Sumiati").await.status(), StatusCode::SEE_OTHER);
        assert_eq!(wait(look_up(&later(&site, seconds - 1).await, BUDI, SUKAMAJU, "Sumiati").await).await, 1);
        assert_eq!(look_up(&later(&site, seconds).await, BUDI, SUKAMAJU, "Sumiati").await.status(), StatusCode::SEE_OTHER);
    }

    async fn a_refused_client_spends_nothing_of_what_others_share(db: &TestDb) {
        let site = site(db).await;
        use_up(Limit::Lookup, StatusCode::SEE_OTHER, async |n| look_up(&site, ANNA, SUKAMAJU, &name(n)).await).await;
        let before = kept(db).await.lines().count();
        for number in 0..Limit::Village.max_hits() / 10 {
            // Other names in another village: counters of their own, were they counted.
            let refused = look_up(&site, ANNA, ELSEWHERE, &name(7_000 + number)).await;
            assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        }
        let own = usize::try_from(Limit::Village.max_hits() / 10).expect("a number");
        let after = kept(db).await.lines().count();
        assert!(after - before <= own, "a village or a name was counted: {before}, {after}");
    }

    async fn who_cannot_pass_the_captcha_spends_nothing_of_what_others_share(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start_with(db, &[("BANSOS_TRUSTED_PROXIES", "127.0.0.1/32")]).await;
        let refused = with_year(&site, ANNA, SUKAMAJU, "Siti Aminah", "1950").await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let counted = kept(db).await.lines().count();
        assert_eq!(counted, 4, "the client's own limits, and no village, name or year of everybody's");
    }

    async fn a_year_of_birth_cannot_be_guessed_through_any_door(db: &TestDb) {
        let site = site(db).await;
        let most = Limit::BirthYear.max_hits();
        // The link first: getting it states no year.
        let link = location(&look_up(&site, BUDI, SUKAMAJU, "Muhammad Yusuf").await);
        for number in 0..most {
            let (client, year) = (one_of_many(number), 1950 + number);
            let (answer, fine) = match number % 3 {
                0 => (with_year(&site, &client, SUKAMAJU, "Muhammad Yusuf", &year.to_string()).await, StatusCode::SEE_OTHER),
                1 => {
                    let question = json!({"desa": SUKAMAJU, "name": "Muhammad Yusuf", "birth_year": year});
                    (send(site.browser.post(site.url("/api/v1/cek")).json(&question), &client).await, StatusCode::OK)
                }
                _ => {
                    let form = [("tahun_lahir", year.to_string())];
                    (send(site.browser.post(site.url(&link)).form(&form), &client).await, StatusCode::SEE_OTHER)
                }
            };
            assert_eq!(answer.status(), fine, "{number}");
        }
        let right = "1949";
        let stranger = one_of_many(most + 1);
        wait(with_year(&site, &stranger, SUKAMAJU, "MUHAMMAD  YUSUF", right).await).await;
        wait(send(site.browser.post(site.url(&link)).form(&[("tahun_lahir", right)]), &stranger).await).await;
        let question = json!({"desa": SUKAMAJU, "name": "Muhammad Yusuf", "birth_year": 1949});
        let refused = send(site.browser.post(site.url("/api/v1/cek")).json(&question), &stranger).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        // Without a year, of another name, in another village, life goes on.
        for (desa, nama, year) in [(SUKAMAJU, "Muhammad Yusuf", ""), (SUKAMAJU, "Sumiati", "1970"), (ELSEWHERE, "Muhammad Yusuf", "1950")] {
            assert_eq!(with_year(&site, &stranger, desa, nama, year).await.status(), StatusCode::SEE_OTHER, "{nama}");
        }
    }

    async fn results_and_searches_have_limits_of_their_own(db: &TestDb) {
        let site = site(db).await;
        let link = location(&look_up(&site, ANNA, SUKAMAJU, "Sumiati").await);
        use_up(Limit::Result, StatusCode::OK, async |_| send(site.browser.get(site.url(&link)), ANNA).await).await;
        wait(send(site.browser.get(site.url(&link)), ANNA).await).await;
        assert_eq!(send(site.browser.get(site.url(&link)), BUDI).await.status(), StatusCode::OK);
        let search = site.url("/api/v1/wilayah/cari?q=sukamaju");
        use_up(Limit::VillageSearch, StatusCode::OK, async |_| send(site.browser.get(&search), ANNA).await).await;
        assert_eq!(send(site.browser.get(&search), ANNA).await.status(), StatusCode::TOO_MANY_REQUESTS);
        let form = [("aksi", "cari"), ("cari", "sukamaju")];
        wait(send(site.browser.post(site.url("/cek")).form(&form), ANNA).await).await;
        assert_eq!(send(site.browser.get(&search), BUDI).await.status(), StatusCode::OK);
        assert_eq!(look_up(&site, ANNA, SUKAMAJU, "Siti Aminah").await.status(), StatusCode::SEE_OTHER, "looking up goes on");
    }

    async fn a_search_too_many_in_a_step_loses_nothing_that_was_typed(db: &TestDb) {
        let site = site(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let step = [
            ("aksi", "cari"), ("cari", "sukamaju"), ("alamat", "Jalan Contoh 12"), ("rt", "003"), ("versi", "0"),
        ];
        let post = async || warga.post("/usulan/draf/alamat", &step).await;
        for _ in 0..Limit::VillageSearch.max_hits() {
            assert_eq!(post().await.status, StatusCode::OK);
        }
        let refused = post().await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers.contains_key("retry-after"));
        for (name, typed) in [("alamat", "Jalan Contoh 12"), ("rt", "003"), ("cari", "sukamaju")] {
            assert_eq!(refused.value(name), typed);
        }
        let words = refused.words();
        assert!(words.contains("Terlalu banyak permintaan") && words.contains("masih ada di halaman ini"), "{words}");
    }

    async fn pictures_and_proofs_of_work_have_limits_and_a_page_says_so(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start_with(db, &[("BANSOS_TRUSTED_PROXIES", "127.0.0.1/32")]).await;
        let form = async |client| send(site.browser.get(site.url("/cek")), client).await;
        let page = form(ANNA).await.text().await.expect("a page");
        let picture = attributes(&page, "src").into_iter().find(|src| src.contains("/captcha/")).expect("a picture");
        let draw = async |client| send(site.browser.get(site.url(picture)), client).await;
        for foreign in 0..Limit::Picture.max_hits() {
            let path = site.url(&format!("/api/v1/captcha/x{foreign}.png"));
            assert_eq!(send(site.browser.get(path), ANNA).await.status(), StatusCode::NOT_FOUND, "draws nothing");
        }
        use_up(Limit::Picture, StatusCode::OK, async |_| draw(ANNA).await).await;
        let refused = draw(ANNA).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers().contains_key("retry-after"));
        let body: serde_json::Value = refused.json().await.expect("json");
        assert_eq!(body["errors"], json!([{"code": "too_many_requests"}]));
        // A form without its picture would be a dead end: the ordinary page says when to come back.
        let seconds = wait(form(ANNA).await).await;
        assert!(seconds <= i64::from(Limit::Picture.window_seconds()));
        assert_eq!((draw(BUDI).await.status(), form(BUDI).await.status()), (StatusCode::OK, StatusCode::OK));

        let proof = site.url("/api/v1/pow");
        use_up(Limit::ProofOfWork, StatusCode::OK, async |_| send(site.browser.get(&proof), ANNA).await).await;
        assert_eq!(send(site.browser.get(&proof), ANNA).await.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(send(site.browser.get(&proof), BUDI).await.status(), StatusCode::OK);

        let nearly = later(&site, seconds - 1).await;
        assert_eq!(wait(send(nearly.browser.get(nearly.url("/cek")), ANNA).await).await, 1);
        let then = later(&site, seconds).await;
        assert_eq!(send(then.browser.get(then.url("/cek")), ANNA).await.status(), StatusCode::OK);
        assert_eq!(send(then.browser.get(then.url("/api/v1/pow")), ANNA).await.status(), StatusCode::OK);
    }

    async fn a_client_cannot_ask_all_day(db: &TestDb) {
        let site = site(db).await;
        let per_window = Limit::Lookup.max_hits();
        let windows = Limit::LookupDay.max_hits() / per_window;
        assert_eq!(windows * per_window, Limit::LookupDay.max_hits(), "whole windows");
        for window in 0..windows {
            let then = later(&site, i64::from(window * Limit::Lookup.window_seconds())).await;
            let ask = |n: u32| ask(&then, ANNA, SUKAMAJU, name(window * per_window + n));
            let answers = join_all((0..per_window).map(ask)).await;
            assert!(answers.iter().all(Result::is_ok), "window {window}: {answers:?}");
        }
        // The short window is open again, the long one is not; and it opens when it says, not before.
        let evening = later(&site, i64::from(windows * Limit::Lookup.window_seconds())).await;
        let seconds = wait(look_up(&evening, ANNA, SUKAMAJU, "Sumiati").await).await;
        assert!(seconds > i64::from(Limit::NameByClient.window_seconds()), "the day's: {seconds}");
        assert_eq!(look_up(&evening, BUDI, SUKAMAJU, "Sumiati").await.status(), StatusCode::SEE_OTHER);
        let nearly = later(&evening, seconds - 1).await;
        assert_eq!(wait(look_up(&nearly, ANNA, SUKAMAJU, "Sumiati").await).await, 1);
        let next_day = later(&evening, seconds).await;
        assert_eq!(look_up(&next_day, ANNA, SUKAMAJU, "Sumiati").await.status(), StatusCode::SEE_OTHER);
    }

    async fn a_person_cannot_be_searched_for_in_all_villages_from_many_addresses(db: &TestDb) {
        let site = site(db).await;
        let most = Limit::Name.max_hits();
        let codes = ["99.01.01.2001", "99.01.01.2002", "99.01.01.2003", "99.01.02.2001", "99.01.02.2002", "99.02.01.2001"];
        assert!(most / 6 < Limit::Village.max_hits(), "no village is emptied");
        for begin in (0..most).step_by(50) {
            let one = |n: u32| ask(&site, one_of_many(n), codes[n as usize % codes.len()], "Sumiati".to_owned());
            let answers = join_all((begin..begin + 50).map(one)).await;
            assert!(answers.iter().all(Result::is_ok), "below {begin}: {answers:?}");
        }
        let seconds = wait(look_up(&site, BUDI, "99.71.01.1002", "sumiati").await).await;
        assert!(seconds <= i64::from(Limit::Name.window_seconds()));
        assert_eq!(look_up(&site, BUDI, SUKAMAJU, "Siti Aminah").await.status(), StatusCode::SEE_OTHER, "another name");
        assert_eq!(wait(look_up(&later(&site, seconds - 1).await, BUDI, ELSEWHERE, "Sumiati").await).await, 1);
        assert_eq!(look_up(&later(&site, seconds).await, BUDI, ELSEWHERE, "Sumiati").await.status(), StatusCode::SEE_OTHER);
    }

    async fn what_somebody_writes_of_their_own_address_counts_for_nothing(db: &TestDb) {
        load_story_people(db).await;
        let direct = Site::start_with(db, &[("BANSOS_CAPTCHA", "off")]).await;
        use_up(Limit::Lookup, StatusCode::SEE_OTHER, async |n| look_up(&direct, &one_of_many(n), SUKAMAJU, &name(n)).await).await;
        wait(look_up(&direct, "203.0.113.77", SUKAMAJU, "Sumiati").await).await;
        // Behind a proxy, what stands left of what it wrote is the client's own.
        let proxied = site(db).await;
        use_up(Limit::Lookup, StatusCode::SEE_OTHER, async |n| {
            look_up(&proxied, &format!("203.0.113.{n}, {ANNA}"), SUKAMAJU, &name(n)).await
        }).await;
        wait(look_up(&proxied, &format!("198.51.100.9, {ANNA}"), SUKAMAJU, "Sumiati").await).await;
        assert_eq!(look_up(&proxied, &format!("{ANNA}, {BUDI}"), SUKAMAJU, "Sumiati").await.status(), StatusCode::SEE_OTHER);
    }

    async fn no_address_village_or_name_is_kept_and_hashes_change_with_the_day(db: &TestDb) {
        let site = site(db).await;
        for client in [ANNA, "2001:db8:7:8::1"] {
            look_up(&site, client, SUKAMAJU, "Sumiati").await;
        }
        let today = kept(db).await;
        // Two clients with three counters each, one village, one name.
        assert_eq!(today.lines().count(), 8, "{today}");
        let hex = |bytes: &[u8]| per_byte(bytes, |byte| format!("{byte:02x}"));
        for address in ["c0000201", "20010db800070008", &hex(ANNA.as_bytes()), &hex(SUKAMAJU.as_bytes()), &hex(b"sumiati")] {
            assert!(!today.contains(address), "{address} in {today}");
        }
        let tomorrow = later(&site, 86_400).await;
        look_up(&tomorrow, ANNA, SUKAMAJU, "Sumiati").await;
        let keys: Vec<String> = kept(db).await.lines().map(|line| line[..64].to_owned()).collect();
        let distinct: std::collections::BTreeSet<&String> = keys.iter().collect();
        assert_eq!((keys.len(), distinct.len()), (13, 13), "nothing links one day to the next");
        db.store.purge_expired(tomorrow.ctx.clock.now() + chrono::Duration::days(2)).await.expect("purged");
        assert_eq!(kept(db).await, "", "what has expired is forgotten");
    }
}
