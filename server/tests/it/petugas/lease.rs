//! Taking cases, holding them, and losing them.

use std::collections::BTreeSet;

use domain::petugas::{Role, Scope};
use futures::future::join_all;
use reqwest::StatusCode;
use server::store::queue::QueueFilter;
use server::usecase::AppError;
use server::usecase::Context;
use server::usecase::petugas::Officer;
use server::usecase::petugas::demo::{ReadyOfficer, make_ready};
use server::usecase::review::decide::Refusal;
use server::usecase::review::lease::{release_expired, take, take_next};

use super::browser::PASSWORD;
use super::waiting::{Waiting, put};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Answer;

/// Officers who are there without having signed in.
async fn officers(site: &Site, count: usize) -> Vec<Officer> {
    let mut officers = Vec::new();
    for number in 0..count {
        let username = format!("pengambil{number}");
        let totp = server::crypto::TotpSecret::random();
        let scope = Scope::new("99.01".parse().expect("a region code"));
        let new = ReadyOfficer {
            username: &username,
            name: "Petugas Uji",
            role: Role::Verifikator,
            scope,
        };
        let id = make_ready(&site.ctx, new, PASSWORD, &totp).await.expect("an account");
        officers.push(Officer {
            id,
            name: "Petugas Uji".to_owned(),
            role: Role::Verifikator,
            scope,
            session_id: String::new(),
            username,
        });
    }
    officers
}

/// State and holder of every case, in order.
async fn standing(db: &TestDb) -> Vec<String> {
    let query =
        "select state || ' ' || coalesce(cast(lease_by as text), '-') from review_case order by id";
    Raw::open(db).await.texts(query).await
}

async fn act(petugas: &Petugas<'_>, ticket: &str, form: &str) -> Answer {
    petugas.post::<&str, &str>(&format!("/petugas/kasus/{ticket}/{form}"), &[]).await
}

async fn verifikator(site: &Site) -> Petugas<'_> {
    officer(site, Role::Verifikator, "99.01").await
}

/// Takes what is next until nothing is left.
async fn take_all(ctx: Context, officer: Officer) -> Vec<String> {
    let mut taken = Vec::new();
    while let Some(ticket) =
        take_next(&ctx, &officer, QueueFilter::default()).await.expect("the database answers")
    {
        taken.push(ticket);
    }
    taken
}

on_both_databases! {
    async fn however_many_take_the_next_at_once_none_is_taken_twice(db: &TestDb) {
        let site = Site::start(db).await;
        let put = put(db, 0, &vec![Waiting::default(); 40]).await;
        let officers = officers(&site, 6).await;
        let tasks = officers.iter().map(|one| tokio::spawn(take_all(site.ctx.clone(), one.clone())));
        let taken: Vec<Vec<String>> =
            join_all(tasks).await.into_iter().map(|task| task.expect("no panic")).collect();
        let all: Vec<&String> = taken.iter().flatten().collect();
        let distinct: BTreeSet<&String> = all.iter().copied().collect();
        assert_eq!((all.len(), distinct.len()), (put.len(), put.len()), "each once, none left");
        let raw = Raw::open(db).await;
        let moves = raw.number("select count(*) from case_event where action = 'take'").await;
        assert_eq!(moves, 40, "one move for each");
        for (officer, taken) in officers.iter().zip(&taken) {
            let held = format!("select count(*) from review_case where lease_by = {} and state = 'under_review'", officer.id);
            assert_eq!(usize::try_from(raw.number(&held).await), Ok(taken.len()));
        }
    }

    async fn of_several_who_take_one_case_one_gets_it(db: &TestDb) {
        let site = Site::start(db).await;
        put(db, 0, &[Waiting::default()]).await;
        let case = site.ctx.store.case_by_id(1).await.expect("read").expect("there");
        let officers = officers(&site, 8).await;
        let tries = officers.iter().map(|one| {
            let (ctx, officer, case) = (site.ctx.clone(), one.clone(), case.clone());
            tokio::spawn(async move { take(&ctx, &officer, &case).await })
        });
        let mut got = 0;
        for task in join_all(tries).await {
            match task.expect("no panic") {
                Ok(()) => got += 1,
                Err(Refusal::Failed(AppError::Conflict)) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(got, 1);
        assert_eq!(Raw::open(db).await.number("select count(*) from case_event where action = 'take'").await, 1);
    }

    async fn others_read_who_holds_a_case_and_until_when(db: &TestDb) {
        let site = Site::start(db).await;
        let (first, second) = (verifikator(&site).await, verifikator(&site).await);
        let ticket = put(db, 0, &[Waiting::default()]).await.remove(0);
        let at = format!("/petugas/kasus/{ticket}");
        assert!(first.get(&at).await.page().contains(&format!("{at}/ambil")));
        assert_eq!(act(&first, &ticket, "ambil").await.to(), format!("{at}?selesai=ambil"));
        let own = first.get(&format!("{at}?selesai=ambil")).await;
        assert!(own.words().contains("Anda memegang kasus ini sampai 10.30"), "{}", own.words());
        for link in ["putusan", "kunjungan", "lepas"] {
            assert!(own.page().contains(&format!("{at}/{link}")), "{link}");
        }
        let seen = second.get(&at).await;
        assert!(seen.words().contains("Petugas Uji memegang kasus ini sampai 10.30"), "{}", seen.words());
        for link in ["putusan", "ambil", "lepas", "serahkan"] {
            assert!(!seen.page().contains(&format!("{at}/{link}")), "{link}");
        }
        for form in ["ambil", "lepas", "serahkan"] {
            let body = [("kepada", first.username.as_str())];
            let refused = second.post(&format!("{at}/{form}"), &body).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{form}");
            assert!(refused.words().contains("Petugas Uji memegang kasus ini"), "what stands now is shown");
        }
        assert_eq!(standing(db).await, [format!("under_review {}", first.id)]);
        // Addresses that only take a form lead back.
        assert_eq!(second.get(&format!("{at}/ambil")).await.to(), at);
    }

    async fn a_lease_that_is_over_puts_the_case_back(db: &TestDb) {
        let site = Site::start(db).await;
        let (first, second) = (verifikator(&site).await, verifikator(&site).await);
        let tickets = put(db, 0, &vec![Waiting::default(); 2]).await;
        for ticket in &tickets {
            act(&first, ticket, "ambil").await;
        }
        // Everything the holder does in it puts off its end.
        let after_twenty = site.later(20).await;
        first.on(&after_twenty).get(&format!("/petugas/kasus/{}", tickets[0])).await;
        let after_forty = site.later(40).await;
        assert_eq!(release_expired(&site.later(29).await.ctx, 100).await, Ok(0));
        assert_eq!(release_expired(&after_forty.ctx, 100).await, Ok(1));
        assert_eq!(release_expired(&after_forty.ctx, 100).await, Ok(0), "once");
        assert_eq!(standing(db).await, [format!("under_review {}", first.id), "queued -".to_owned()]);
        let raw = Raw::open(db).await;
        let released = "select count(*) from case_event where action = 'release' and actor = 'system'";
        assert_eq!(raw.number(released).await, 1);
        // Somebody who looks does not hold it longer for its holder.
        // Their session has been idle as long: they sign in again first.
        let second = second.on(&after_forty);
        second.sign_in().await;
        second.get(&format!("/petugas/kasus/{}", tickets[0])).await;
        assert!(second.get("/petugas?tampilan=saya").await.words().contains("Anda tidak memegang kasus"));
        assert_eq!(act(&second, &tickets[1], "ambil").await.status, StatusCode::SEE_OTHER);
        // Between its end and the next turn of the job it is free as well.
        let after_an_hour = site.later(65).await;
        let second = second.on(&after_an_hour);
        assert_eq!(act(&second, &tickets[0], "ambil").await.status, StatusCode::SEE_OTHER);
        assert_eq!(standing(db).await[0], format!("under_review {}", second.id));
    }

    async fn what_is_sent_after_the_lease_is_over_changes_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (first, second) = (verifikator(&site).await, verifikator(&site).await);
        let ticket = put(db, 0, &[Waiting::default()]).await.remove(0);
        act(&first, &ticket, "ambil").await;
        let late = site.later(31).await;
        // Their session has been idle as long: they sign in again first.
        let (first, second) = (first.on(&late), second.on(&late));
        first.sign_in().await;
        second.sign_in().await;
        let refused = first.post(&format!("/petugas/kasus/{ticket}/serahkan"), &[("kepada", second.username.as_str())]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.words().contains("Belum ada yang memegang"), "{}", refused.words());
        act(&second, &ticket, "ambil").await;
        assert_eq!(act(&first, &ticket, "lepas").await.status, StatusCode::CONFLICT);
        assert_eq!(standing(db).await, [format!("under_review {}", second.id)]);
    }

    async fn a_case_is_given_back_or_handed_to_a_colleague(db: &TestDb) {
        let site = Site::start(db).await;
        let (first, second) = (verifikator(&site).await, verifikator(&site).await);
        let foreign = officer(&site, Role::Verifikator, "99.71").await;
        let head = officer(&site, Role::Pengesah, "99.01").await;
        let ticket = put(db, 0, &[Waiting::default()]).await.remove(0);
        let at = format!("/petugas/kasus/{ticket}");
        act(&first, &ticket, "ambil").await;
        assert_eq!(act(&first, &ticket, "lepas").await.to(), "/petugas");
        assert_eq!(standing(db).await, ["queued -"]);
        assert_eq!(act(&first, &ticket, "lepas").await.status, StatusCode::CONFLICT);
        act(&first, &ticket, "ambil").await;
        for nobody in ["", "tidak.ada", &foreign.username, &head.username, &first.username] {
            let refused = first.post(&format!("{at}/serahkan"), &[("kepada", nobody)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{nobody}");
            assert!(refused.page().contains("href=\"#kepada\""), "{nobody}");
        }
        let done = first.post(&format!("{at}/serahkan"), &[("kepada", second.username.as_str())]).await;
        assert_eq!(done.to(), format!("{at}?selesai=serahkan"));
        assert_eq!(standing(db).await, [format!("under_review {}", second.id)]);
        assert!(first.get(&at).await.words().contains("Diserahkan kepada Petugas Uji"));
        let raw = Raw::open(db).await;
        let noted = format!("select count(*) from audit_entry where action = 'case.hand_over' and actor_id = {} and detail = 'petugas:{}'", first.id, second.id);
        assert_eq!(raw.number(&noted).await, 1);
    }

    async fn a_case_whose_citizen_has_answered_can_be_taken_again(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let put = put(db, 0, &[
            Waiting { state: "under_review", ..Waiting::default() },
            Waiting { state: "info_needed", ..Waiting::default() },
            Waiting { state: "layak", ..Waiting::default() },
            Waiting { state: "appealed", ..Waiting::default() },
        ]).await;
        let statuses = [303, 409, 409, 303];
        for (ticket, status) in put.iter().zip(statuses) {
            assert_eq!(act(&petugas, ticket, "ambil").await.status.as_u16(), status, "{ticket}");
        }
        let page = petugas.get(&format!("/petugas/kasus/{}", put[2])).await;
        assert!(page.words().contains("tidak dapat diambil"), "{}", page.words());
    }

    async fn the_next_case_is_of_the_kind_and_region_that_was_chosen(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = verifikator(&site).await;
        let put = put(db, 0, &[
            Waiting::default(),
            Waiting { kind: "sanggahan", ..Waiting::default() },
            Waiting { desa: "99.01.02.2001", ..Waiting::default() },
            Waiting { desa: "99.71.01.1001", due_at: 1, ..Waiting::default() },
        ]).await;
        for (kind, desa, wanted) in [("sanggahan", "", 1), ("", "99.01.02", 2), ("", "", 0)] {
            let taken = petugas.post("/petugas/ambil", &[("jenis", kind), ("desa", desa)]).await;
            assert_eq!(taken.to(), format!("/petugas/kasus/{}?selesai=ambil", put[wanted]));
        }
        let none = petugas.post("/petugas/ambil", &[("jenis", ""), ("desa", "99.71")]).await;
        assert_eq!(none.to(), "/petugas?desa=99.71&ambil=habis", "nothing of another regency");
        let head = officer(&site, Role::Pengesah, "99.01").await;
        let refused = head.post("/petugas/ambil", &[("jenis", "")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}
