//! Who may do what: every route of officers, asked by every role and by nobody, against a table kept by hand beside this
//! file.

use std::collections::BTreeMap;

use domain::petugas::{Permission, Role};
use domain::ticket::TicketNumber;
use reqwest::{Method, StatusCode};
use server::http::router::routes;
use server::http::routes::Route;

use super::{Petugas, officer};
use crate::http::site::{Site, load_story_people};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Warga};

/// Where the officers of this story work, by role: a region of the level their role has.
const fn home(role: Role) -> &'static str {
    match role {
        Role::OperatorDesa => "99.01.01.2001",
        Role::OperatorKecamatan => "99.01.01",
        Role::Verifikator | Role::Pengesah | Role::Admin | Role::Auditor => "99.01",
        Role::Provinsi => "99",
    }
}

/// What is expected of each permission and role.
fn expected() -> BTreeMap<(String, String), bool> {
    let mut reader = csv::Reader::from_reader(include_str!("roles.csv").as_bytes());
    let roles: Vec<String> =
        reader.headers().expect("heads").iter().skip(1).map(str::to_owned).collect();
    let mut all = BTreeMap::new();
    for row in reader.records() {
        let row = row.expect("a row");
        for (role, answer) in roles.iter().zip(row.iter().skip(1)) {
            assert!(matches!(answer, "yes" | "no"), "{answer}");
            all.insert((row[0].to_owned(), role.clone()), answer == "yes");
        }
    }
    all
}

/// The routes that somebody has to be signed in for.
fn officer_routes() -> Vec<(Route, Permission)> {
    let routes = routes(false).into_iter();
    routes.filter_map(|route| route.permission.map(|permission| (route, permission))).collect()
}

/// The path with something in each of its places, which nobody has.
fn filled(path: &str) -> String {
    let ticket = TicketNumber::from_entropy(&[9; 16]);
    let path = path.replace("{tiket}", ticket.as_str()).replace("{lain}", ticket.as_str());
    let mut filled = String::new();
    for (at, part) in path.split(['{', '}']).enumerate() {
        filled.push_str(if at % 2 == 1 { "234567892345" } else { part });
    }
    filled
}

/// Asks a route in the way it wants to be asked, about what nobody has.
async fn ask(petugas: &Petugas<'_>, route: &Route) -> (StatusCode, String) {
    let answer = ask_at(petugas, route, &filled(&route.path)).await;
    (answer.status, answer.to().to_owned())
}

async fn ask_at(petugas: &Petugas<'_>, route: &Route, path: &str) -> Answer {
    let method: Method = route.method.parse().expect("a method");
    if method == Method::GET {
        petugas.get(path).await
    } else {
        petugas.post::<&str, &str>(path, &[]).await
    }
}

/// One thing of each kind in Kabupaten Uji, by the beginning of its address.
struct Things(Vec<(&'static str, String)>);

impl Things {
    /// Filed and made as in life, or written as rows where that would take a story of its own.
    async fn make(db: &TestDb, site: &Site) -> Self {
        let warga = Warga::new(site);
        let case = warga.propose(&Isian::diri()).await;
        let raw = Raw::open(db).await;
        let id = raw.number("select max(id) from review_case").await;
        let photo =
            raw.texts(&format!("select id from attachment where case_id = {id} order by id")).await;
        let rows = [
            "insert into batch (kind, region, cycle, number, created_at, created_by) values ('usulan', '99.01', '2026-11', 1, 0, 1)",
            "insert into second_look (scope, drawn_by, drawn_at, seed, decided_from, decided_before, population) values ('99.01', 1, 0, 'benih', 0, 1, 1)",
        ];
        for row in rows {
            raw.run(row).await.expect("a row");
        }
        let desa = officer(site, Role::OperatorDesa, home(Role::OperatorDesa)).await;
        let meeting = [
            ("desa", "99.01.01.2001"),
            ("tanggal", "2026-11-20"),
            ("tempat", "Balai Desa"),
            ("peserta", "37"),
            ("ketua", "Haji Ma'ruf"),
        ];
        let meeting = desa.post("/petugas/musyawarah/baru", &meeting).await;
        let admin = officer(site, Role::Admin, home(Role::Admin)).await;
        let ticket = case.ticket.as_str().to_owned();
        let of = async |table: &str| {
            raw.number(&format!("select max(id) from {table}")).await.to_string()
        };
        assert_eq!(meeting.status, StatusCode::SEE_OTHER, "{}", meeting.words());
        Self(vec![
            ("/petugas/kasus/{tiket}/lihat/{id}", photo[0].clone()),
            ("/petugas/kasus/{tiket}/foto/{id}", photo[0].clone()),
            ("/petugas/kasus/{tiket}", ticket),
            ("/petugas/batch/{id}", of("batch").await),
            ("/petugas/musyawarah/{id}", of("musyawarah").await),
            ("/petugas/uji-petik/tugas/{id}", of("second_look").await),
            ("/petugas/uji-petik/{id}", of("second_look").await),
            ("/petugas/orang/{id}", admin.id.to_string()),
        ])
    }

    /// The address with these things in its places; `None` where it names something else.
    fn fill(&self, path: &str) -> Option<String> {
        let (start, thing) = self.0.iter().find(|(start, _)| path.starts_with(start))?;
        let ticket = &self.0.iter().find(|(start, _)| start.ends_with("{tiket}"))?.1;
        let mut filled = path.replace("{tiket}", ticket).replace("{lain}", ticket);
        if start.ends_with("{id}") {
            filled = filled.replace("{id}", thing);
        }
        Some(filled.replace("{aksi}", "hapus").replace("{orang}", "1").replace("{id}", "1"))
    }
}

/// An answer without what names the thing that was asked for.
fn told(answer: &Answer, path: &str) -> (StatusCode, String, String) {
    let parts: Vec<&str> = path.split('/').skip(3).collect();
    let plain =
        |text: &str| parts.iter().fold(text.to_owned(), |text, part| text.replace(part, "…"));
    (answer.status, plain(answer.to()), plain(&answer.words()))
}

/// A service with the story people.
async fn site(db: &TestDb) -> Site {
    load_story_people(db).await;
    Site::start(db).await
}

#[test]
fn the_table_names_every_permission_and_role() {
    let expected = expected();
    for permission in Permission::ALL {
        for role in Role::ALL {
            let key = (permission.as_str().to_owned(), role.as_str().to_owned());
            assert!(expected.contains_key(&key), "{key:?} is missing in roles.csv");
        }
    }
    assert_eq!(expected.len(), Permission::ALL.len() * Role::ALL.len());
}

#[test]
fn every_route_below_petugas_needs_a_permission_but_signing_in() {
    for route in routes(false).iter().filter(|route| route.path.starts_with("/petugas")) {
        let opens_the_door =
            route.path.starts_with("/petugas/masuk") || route.path == "/petugas/keluar";
        assert_eq!(route.permission.is_none(), opens_the_door, "{route:?}");
    }
}

on_both_databases! {
    async fn every_role_is_let_in_where_the_table_says_and_nowhere_else(db: &TestDb) {
        let site = Site::start(db).await;
        let expected = expected();
        for role in Role::ALL {
            let petugas = officer(&site, *role, home(*role)).await;
            for (route, permission) in officer_routes() {
                let (status, to) = ask(&petugas, &route).await;
                let allowed = expected[&(permission.as_str().to_owned(), role.as_str().to_owned())];
                assert_eq!(status != StatusCode::FORBIDDEN, allowed, "{role:?} {route:?}: {status}");
                assert!(!to.starts_with("/petugas/masuk"), "{role:?} {route:?}");
                assert!(status.as_u16() < 500, "{role:?} {route:?}: {status}");
            }
        }
    }

    async fn nobody_is_let_in_without_signing_in(db: &TestDb) {
        let site = Site::start(db).await;
        let stranger = Petugas::stranger(&site);
        for (route, _) in officer_routes() {
            let (status, to) = ask(&stranger, &route).await;
            assert_eq!(status, StatusCode::SEE_OTHER, "{route:?}");
            assert!(to.starts_with("/petugas/masuk?"), "{route:?}: {to}");
        }
    }
    /// For who works elsewhere, what is here is what nobody has.
    async fn what_lies_outside_the_scope_does_not_exist(db: &TestDb) {
        let site = site(db).await;
        let things = Things::make(db, &site).await;
        let expected = expected();
        let mut asked = 0;
        for role in Role::ALL {
            let foreign = officer(&site, *role, &home(*role).replace("99.01", "99.02")).await;
            for (route, permission) in officer_routes() {
                let Some(here) = things.fill(&route.path) else { continue };
                let allowed = expected[&(permission.as_str().to_owned(), role.as_str().to_owned())];
                if !allowed || home(*role) == "99" {
                    continue;
                }
                let nowhere = filled(&route.path);
                let answer = told(&ask_at(&foreign, &route, &here).await, &here);
                let nothing = told(&ask_at(&foreign, &route, &nowhere).await, &nowhere);
                assert_eq!((answer.0, &answer.1), (nothing.0, &nothing.1), "{role:?} {route:?}");
                assert_ne!(answer.0, StatusCode::OK, "{role:?} {route:?}");
                asked += 1;
            }
        }
        assert!(asked > 60, "{asked}");
    }

    /// And for who works here they are there: what is asked above is not asked about nothing.
    async fn what_lies_within_the_scope_is_there(db: &TestDb) {
        let site = site(db).await;
        let things = Things::make(db, &site).await;
        let verifikator = officer(&site, Role::Verifikator, "99.01").await;
        let desa = officer(&site, Role::OperatorDesa, home(Role::OperatorDesa)).await;
        let pengesah = officer(&site, Role::Pengesah, "99.01").await;
        let admin = officer(&site, Role::Admin, "99.01").await;
        for (petugas, path) in [
            (&verifikator, "/petugas/kasus/{tiket}"),
            (&verifikator, "/petugas/kasus/{tiket}/lihat/{id}"),
            (&verifikator, "/petugas/kasus/{tiket}/foto/{id}"),
            (&verifikator, "/petugas/batch/{id}"),
            (&desa, "/petugas/musyawarah/{id}"),
            (&pengesah, "/petugas/uji-petik/{id}"),
            (&admin, "/petugas/orang/{id}"),
        ] {
            let answer = petugas.get(&things.fill(path).expect("a thing")).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.words());
        }
    }
}
