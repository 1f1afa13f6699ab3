//! The queue: its order, its views, what can be looked for, and where it ends.

use domain::petugas::{Role, Scope, Sight};
use domain::review::CaseState;
use reqwest::StatusCode;
use scraper::{Html, Selector};
use server::store::queue::{HeldBy, QueueFilter};

use super::waiting::{DAY, NOW, Waiting, put, ticket_of};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};
use crate::usulan::warga::Answer;

pub(super) const OTHER_VILLAGE: &str = "99.01.01.2002";
const OTHER_DISTRICT: &str = "99.01.02.2001";
pub(super) const OTHER_REGENCY: &str = "99.71.01.1001";

/// The texts of the elements that `selector` finds.
pub(super) fn texts(answer: &Answer, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&answer.page());
    let selector = Selector::parse(selector).expect("a selector");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(|one| words(one.text().collect())).collect()
}

/// The tickets of a page of the queue, in order, as they are kept.
pub(super) fn tickets(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.words());
    texts(answer, ".cus-queue__ticket-link").iter().map(|text| text.replace('-', "")).collect()
}

/// The views that are offered, each with its count.
pub(super) fn counts(answer: &Answer) -> Vec<String> {
    texts(answer, ".cus-views__link")
}

/// Where the next page is, if there is one.
pub(super) fn next(answer: &Answer) -> Option<String> {
    let page = Html::parse_document(&answer.page());
    let link = Selector::parse("a.cus-queue__next").expect("a selector");
    page.select(&link).next().and_then(|link| link.attr("href")).map(str::to_owned)
}

async fn verifikator(site: &Site) -> Petugas<'_> {
    officer(site, Role::Verifikator, "99.01").await
}

/// What a query of the queue finds, sorted.
pub(super) async fn found(petugas: &Petugas<'_>, query: &str) -> Vec<String> {
    let mut found = tickets(&petugas.get(&format!("/petugas?{query}")).await);
    found.sort();
    found
}

fn sorted(tickets: &[&String]) -> Vec<String> {
    let mut sorted: Vec<String> = tickets.iter().map(|ticket| (*ticket).clone()).collect();
    sorted.sort();
    sorted
}

on_both_databases! {
    async fn of_those_due_together_villages_take_turns(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let here = Waiting::default();
        let there = Waiting { desa: OTHER_VILLAGE, ..here.clone() };
        let sooner = Waiting { due_at: NOW + DAY, desa: OTHER_DISTRICT, ..here.clone() };
        let cases = [here.clone(), here.clone(), here.clone(), there.clone(), there, sooner];
        let put = put(db, 0, &cases).await;
        let order = [5, 0, 3, 1, 4, 2].map(|at: usize| put[at].clone());
        assert_eq!(tickets(&petugas.get("/petugas").await), order);
        // A deadline that changes puts a case behind the others of its village.
        let raw = Raw::open(db).await;
        let moved = format!("update review_case set due_at = {} where ticket = '{}'", NOW + DAY, put[0]);
        raw.run(&moved).await.expect("moved");
        raw.run(&format!("update review_case set due_at = {} where ticket = '{}'", here.due_at, put[0])).await.expect("back");
        let order = [5, 3, 1, 4, 2, 0].map(|at: usize| put[at].clone());
        assert_eq!(tickets(&petugas.get("/petugas").await), order);
    }

    async fn a_village_that_sends_many_does_not_push_back_another(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let mut cases = vec![Waiting::default(); 60];
        cases.push(Waiting { desa: OTHER_VILLAGE, ..Waiting::default() });
        let put = put(db, 0, &cases).await;
        let page = tickets(&petugas.get("/petugas").await);
        assert_eq!(page.len(), 25);
        assert_eq!(page[1], put[60], "the only case of its village is among the first");
    }

    async fn pages_go_on_where_the_last_ended(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let cases: Vec<Waiting> = (0..60_i64)
            .map(|number| Waiting {
                desa: if number % 3 == 0 { OTHER_VILLAGE } else { "99.01.01.2001" },
                state: if number % 7 == 0 { "appealed" } else { "queued" },
                due_at: NOW + (number % 4) * DAY,
                ..Waiting::default()
            })
            .collect();
        put(db, 0, &cases).await;
        let order = "select ticket from review_case order by due_at, village_turn, id";
        let order = Raw::open(db).await.texts(order).await;
        let mut seen = Vec::new();
        let mut address = Some("/petugas".to_owned());
        let mut pages = 0;
        while let Some(at) = address {
            let page = petugas.get(&at).await;
            seen.extend(tickets(&page));
            address = next(&page);
            pages += 1;
            // One that arrives meanwhile does not shift those that were not seen yet.
            let late = Waiting { due_at: NOW + 100 * DAY, state: "info_needed", ..Waiting::default() };
            put(db, 1_000 + pages, &[late]).await;
        }
        assert_eq!((seen, pages), (order, 3));
    }

    async fn everything_that_is_looked_for_stands_in_the_address(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let colleague = verifikator(&site).await;
        let plain = Waiting::default();
        let put = put(db, 0, &[
            plain.clone(),
            Waiting { kind: "sanggahan", ..plain.clone() },
            Waiting { desa: OTHER_VILLAGE, ..plain.clone() },
            Waiting { desa: OTHER_DISTRICT, ..plain.clone() },
            Waiting { cycle: "2026-12", ..plain.clone() },
            Waiting { warnings: "no_fixed_address,same_nik", ..plain.clone() },
            Waiting { submitted_at: NOW - 8 * DAY, ..plain.clone() },
            Waiting { state: "info_needed", ..plain.clone() },
            Waiting { state: "appealed", ..plain.clone() },
            plain.clone(),
            plain.clone(),
            Waiting { state: "layak", ..plain.clone() },
            Waiting { desa: OTHER_REGENCY, ..plain },
        ]).await;
        for (ticket, by) in [(&put[9], &petugas), (&put[10], &colleague)] {
            let taken = by.post::<&str, &str>(&format!("/petugas/kasus/{ticket}/ambil"), &[]).await;
            assert_eq!(taken.to(), format!("/petugas/kasus/{ticket}?selesai=ambil"));
        }
        let waiting: Vec<&String> = put[..7].iter().chain(&put[8..11]).collect();
        assert_eq!(found(&petugas, "").await, sorted(&waiting), "what is decided, asked or elsewhere is not in it");
        for (query, wanted) in [
            ("jenis=sanggahan", vec![&put[1]]),
            (&format!("desa={OTHER_VILLAGE}"), vec![&put[2]]),
            ("desa=99.01.02", vec![&put[3]]),
            ("siklus=2026-12", vec![&put[4]]),
            ("tanda=ganda", vec![&put[5]]),
            ("tanda=alamat&siklus=2026-11", vec![&put[5]]),
            ("tanda=lonjakan", vec![]),
            ("umur=7", vec![&put[6]]),
            ("keadaan=perlu_info", vec![&put[7]]),
            ("tampilan=info", vec![&put[7]]),
            ("keadaan=layak", vec![&put[11]]),
            ("tampilan=keberatan", vec![&put[8]]),
            ("keadaan=diperiksa", vec![&put[9], &put[10]]),
            ("tampilan=saya", vec![&put[9]]),
            ("petugas=saya&jenis=usulan&desa=99.01.01", vec![&put[9]]),
            ("petugas=saya&jenis=sanggahan", vec![]),
            (&format!("petugas={}", colleague.username), vec![&put[10]]),
            ("petugas=tidak.ada", vec![]),
            (&format!("desa={OTHER_REGENCY}"), vec![]),
            ("desa=bukan%20kode", vec![]),
        ] {
            assert_eq!(found(&petugas, query).await, sorted(&wanted), "{query}");
        }
        let free = found(&petugas, "petugas=tak_diambil").await;
        assert!(!free.contains(&put[9]) && !free.contains(&put[10]) && free.len() == 8, "{free:?}");
        // What no form offers asks for nothing, whatever it is.
        let odd = "jenis=%3Cscript%3E&siklus=x&tanda=x&umur=-1&keadaan=x&sesudah=1.2&tampilan=x";
        assert_eq!(found(&petugas, odd).await.len(), 10);
    }

    async fn views_count_what_they_hold(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let plain = Waiting::default();
        put(db, 0, &[
            Waiting { due_at: NOW - DAY, ..plain.clone() },
            Waiting { due_at: NOW, ..plain.clone() },
            Waiting { due_at: NOW + 2 * DAY, ..plain.clone() },
            Waiting { due_at: NOW + 2 * DAY, state: "info_needed", ..plain.clone() },
            Waiting { state: "appealed", ..plain.clone() },
            Waiting { due_at: NOW - DAY, desa: OTHER_REGENCY, ..plain },
        ]).await;
        let counts = texts(&petugas.get("/petugas").await, ".cus-views__count");
        assert_eq!(counts, ["4", "1", "2", "0", "1", "0", "0", "1"]);
        let late = petugas.get("/petugas?tampilan=lewat").await;
        assert_eq!(tickets(&late).len(), 2);
        assert!(late.words().contains("lewat tenggat"));
        for ticket in tickets(&late) {
            petugas.post::<&str, &str>(&format!("/petugas/kasus/{ticket}/ambil"), &[]).await;
        }
        let counts = texts(&petugas.get("/petugas").await, ".cus-views__count");
        assert_eq!(counts, ["4", "1", "2", "0", "1", "0", "2", "1"]);
    }

    async fn a_rare_flag_is_found_page_by_page(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let many = "insert into review_case (kind, state, ticket, desa, cycle, cutoff_at, due_at, submitted_at, \
            state_since, lang, warnings) with recursive n(i) as (select 1 union all select i + 1 from n where i < 1050) \
            select 'usulan', 'queued', 'T' || i, '99.01.01.2001', '2026-11', 0, 1, 1, 1, 'id', '' from n";
        let raw = Raw::open(db).await;
        raw.run(many).await.expect("inserted");
        let rare = put(db, 0, &[Waiting { warnings: "nik_sex", ..Waiting::default() }]).await;
        let first = petugas.get("/petugas?tanda=nik").await;
        assert!(tickets(&first).is_empty());
        assert!(first.words().contains("Baru sebagian antrean"), "{}", first.words());
        let second = petugas.get(&next(&first).expect("a link that searches on")).await;
        assert_eq!(tickets(&second), rare);
        assert_eq!(next(&second), None);
        let counts = texts(&petugas.get("/petugas?tampilan=lewat&tanda=nik").await, ".cus-views__count");
        assert_eq!(counts[2], "lebih dari 1000");
    }

    async fn nothing_outside_the_scope_is_there(db: &TestDb) {
        let site = Site::start(db).await;
        let put = put(db, 0, &[
            Waiting::default(),
            Waiting { desa: OTHER_VILLAGE, ..Waiting::default() },
            Waiting { desa: OTHER_DISTRICT, ..Waiting::default() },
            Waiting { desa: OTHER_REGENCY, ..Waiting::default() },
        ]).await;
        for (role, scope, sees) in [
            (Role::Verifikator, "99.01", 3),
            (Role::Verifikator, "99.71", 1),
            (Role::Pengesah, "99.01", 3),
            (Role::OperatorKecamatan, "99.01.01", 2),
            (Role::OperatorDesa, "99.01.01.2001", 1),
        ] {
            let petugas = officer(&site, role, scope).await;
            let seen = tickets(&petugas.get("/petugas").await);
            assert_eq!(seen.len(), sees, "{role:?} {scope}");
            assert_eq!(seen.contains(&put[3]), scope == "99.71", "{role:?} {scope}");
            let takes = petugas.get("/petugas").await.page().contains("/petugas/ambil");
            assert_eq!(takes, role == Role::Verifikator, "{role:?}");
            let typed = ticket_of(3).to_string();
            let asked = petugas.get(&format!("/petugas?tiket={typed}")).await;
            if scope == "99.71" {
                assert_eq!(asked.to(), format!("/petugas/kasus/{}", put[3]));
            } else {
                assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert_eq!(asked.value("tiket"), typed, "what was typed stays");
            }
        }
        for (role, first) in [(Role::Admin, "/petugas/orang"), (Role::Auditor, "/petugas/audit")] {
            let petugas = officer(&site, role, "99.01").await;
            assert_eq!(petugas.get("/petugas").await.to(), first, "they have no queue");
        }
        let stranger = Petugas::stranger(&site);
        assert_eq!(stranger.get("/petugas").await.to(), "/petugas/masuk?ke=%2Fpetugas");
    }

    /// The finder itself, whatever the page asks of it: by state, by search, by holder, in the list and in the counts.
    async fn the_finder_knows_no_case_outside_the_scope(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        put(db, 0, &[Waiting { desa: OTHER_REGENCY, ..Waiting::default() }, Waiting { desa: OTHER_REGENCY, ..Waiting::default() }]).await;
        // One of them is held by who works here: they worked there when they took it.
        let raw = Raw::open(db).await;
        let held = format!("update review_case set state = 'under_review', lease_by = {}, lease_until = {} where id = (select max(id) from review_case)", petugas.id, NOW + DAY);
        assert_eq!(raw.run(&held).await, Ok(1));
        let store = &site.ctx.store;
        let scope = |code: &str| store.within(Scope::new(code.parse().expect("a code")), Sight::Everything);
        let all = QueueFilter { states: CaseState::ALL.to_vec(), ..QueueFilter::default() };
        let foreign = QueueFilter { region: Some(OTHER_REGENCY.parse().expect("a code")), ..all.clone() };
        let mine = QueueFilter { held_by: Some(HeldBy::Officer(petugas.id)), ..all.clone() };
        let free = QueueFilter { held_by: Some(HeldBy::Nobody), ..all.clone() };
        let searched = QueueFilter { sent_by: Some(i64::MAX), ..foreign.clone() };
        let filters = [all, foreign, mine, free, searched];
        let expected = [2, 2, 1, 1, 2];
        for (code, sees) in [("99.71", true), ("99.01", false), ("99.01.01", false), ("99.01.01.2001", false)] {
            let counts = scope(code).queue_counts(&filters).await.expect("counted");
            for (at, filter) in filters.iter().enumerate() {
                let page = scope(code).queue_page(filter, None).await.expect("read");
                let wanted = if sees { expected[at] } else { 0 };
                assert_eq!((page.rows.len(), counts[at]), (wanted, wanted as u64), "{code} {at}");
            }
        }
        assert!(tickets(&petugas.get("/petugas?tampilan=saya").await).is_empty());
    }

    async fn an_empty_queue_says_what_to_do(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        for (query, sentence) in [
            ("", "Tidak ada kasus yang menunggu"),
            ("?tampilan=saya", "Ambil kasus berikutnya"),
            ("?tampilan=lewat", "Buka tampilan Semua"),
            ("?jenis=usulan", "Hapus satu atau beberapa saringan"),
        ] {
            let page = petugas.get(&format!("/petugas{query}")).await;
            assert!(page.words().contains(sentence), "{query}: {}", page.words());
        }
        let none = petugas.post("/petugas/ambil", &[("jenis", "usulan"), ("desa", "")]).await;
        assert_eq!(none.to(), "/petugas?jenis=usulan&ambil=habis");
        assert!(petugas.get(none.to()).await.words().contains("Tidak ada kasus yang dapat diambil"));
    }
}
