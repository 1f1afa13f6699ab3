//! Who may do what: every route of officers, asked by every role and by nobody, against a table kept by hand beside this
//! file.

use std::collections::BTreeMap;

use domain::petugas::{Permission, Role};
use domain::ticket::TicketNumber;
use reqwest::{Method, StatusCode};
use server::http::router::routes;
use server::http::routes::Route;

use super::world::{NAME, NIK, World, home};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::on_both_databases;
use crate::usulan::warga::Answer;

/// Addresses of what the whole installation has: who keeps recipient data sees which versions and imports there are,
/// whoever brought them, and no person in any. Bringing a version back asks for the scope: see below.
const OF_ALL: &str = "/petugas/data/";

/// What is expected of each permission and role.
pub(super) fn expected() -> BTreeMap<(String, String), bool> {
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
pub(super) fn officer_routes() -> Vec<(Route, Permission)> {
    let routes = routes(false).into_iter();
    routes.filter_map(|route| route.permission.map(|permission| (route, permission))).collect()
}

/// The path with something in each of its places, which nobody has.
fn filled(path: &str) -> String {
    let ticket = TicketNumber::from_entropy(&[9; 16]);
    let path = path.replace("{tiket}", ticket.as_str()).replace("{lain}", ticket.as_str());
    // Which column is mended is nobody's.
    let path = path.replace("{kolom}", "nama_ibu");
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

pub(super) async fn ask_at(petugas: &Petugas<'_>, route: &Route, path: &str) -> Answer {
    let method: Method = route.method.parse().expect("a method");
    if method == Method::GET {
        petugas.get(path).await
    } else {
        petugas.post::<&str, &str>(path, &[]).await
    }
}

/// An answer without what names the thing that was asked for.
fn told(answer: &Answer, path: &str) -> (StatusCode, String, String) {
    let parts: Vec<&str> = path.split('/').skip(3).collect();
    let plain =
        |text: &str| parts.iter().fold(text.to_owned(), |text, part| text.replace(part, "…"));
    (answer.status, plain(answer.to()), plain(&answer.words()))
}

/// Whether what stands in the address of a route belongs to a region. One's own account is one's own, whatever is done.
fn is_anybodys(route: &Route) -> bool {
    !route.path.starts_with("/petugas/akun/") && !route.path.starts_with(OF_ALL)
}

/// Whether a page is about who asks, or is a form to begin with.
fn of_oneself(route: &Route) -> bool {
    route.path.starts_with("/petugas/akun")
}

/// Whether a page refuses for another reason than the scope: who reports is sealed in reports alone, and of a file in
/// which every line was good there is no list of others.
fn is_of_another(address: &str, answer: &Answer) -> bool {
    let nobody_reports = address.ends_with("/pelapor") && answer.words().contains("pelapor");
    let nothing_refused = address.starts_with(OF_ALL) && address.ends_with("/ditolak.csv");
    answer.status == StatusCode::NOT_FOUND && (nobody_reports || nothing_refused)
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

    /// For who works elsewhere, what is here is what nobody has: every route with something in its address, asked by
    /// every role that may, about everything there is. An address that nothing was made for fails.
    async fn what_lies_outside_the_scope_does_not_exist(db: &TestDb) {
        let world = World::make(db).await;
        let expected = expected();
        let mut asked = 0;
        for role in Role::ALL.iter().filter(|role| home(**role) != "99") {
            let here = world.officer(*role).await;
            let own = world.own_of(&here, *role).await;
            let foreign = officer(&world.site, *role, &home(*role).replace("99.01", "99.02")).await;
            for (route, permission) in officer_routes() {
                let allowed = expected[&(permission.as_str().to_owned(), role.as_str().to_owned())];
                if !allowed || !route.path.contains('{') || !is_anybodys(&route) {
                    continue;
                }
                let nowhere = filled(&route.path);
                let nothing = told(&ask_at(&foreign, &route, &nowhere).await, &nowhere);
                for address in world.addresses(db, &route.path, &own).await {
                    let answer = ask_at(&foreign, &route, &address).await;
                    let page = answer.page();
                    assert!(!page.contains(NIK) && !page.contains(NAME), "{role:?} {route:?}");
                    let answer = told(&answer, &address);
                    assert_eq!((answer.0, &answer.1), (nothing.0, &nothing.1), "{role:?} {route:?} {address}");
                    assert_ne!(answer.0, StatusCode::OK, "{role:?} {route:?}");
                    asked += 1;
                }
            }
        }
        assert!(asked > 200, "{asked}");
    }

    /// Lists name nothing in their address: they begin with the scope, or say of everybody's cases.
    async fn lists_of_who_works_elsewhere_tell_nothing_of_here(db: &TestDb) {
        let world = World::make(db).await;
        let expected = expected();
        let signs = world.signs();
        let (mut told, mut asked) = (BTreeMap::new(), 0);
        for role in Role::ALL.iter().filter(|role| home(**role) != "99") {
            let here = world.officer(*role).await;
            let foreign = officer(&world.site, *role, &home(*role).replace("99.01", "99.02")).await;
            for (route, permission) in officer_routes() {
                let allowed = expected[&(permission.as_str().to_owned(), role.as_str().to_owned())];
                if !allowed || route.method != "GET" || route.path.contains('{') || of_oneself(&route) {
                    continue;
                }
                let answer = foreign.get(&route.path).await;
                let page = answer.page();
                let found: Vec<&String> = signs.iter().filter(|sign| page.contains(*sign)).collect();
                assert!(found.is_empty(), "{role:?} {route:?} tells {found:?}");
                asked += 1;
                let page = here.get(&route.path).await;
                let page = page.page();
                let there = signs.iter().filter(|sign| page.contains(*sign)).count();
                *told.entry(route.path.clone()).or_insert(0) += there;
                if route.path == "/petugas/ringkasan" {
                    for none in ["Menunggu ditangani 0 ", " 11/26 0 0 ", "Sampai 3 hari 0 "] {
                        assert!(answer.words().contains(none), "{role:?}: {}", answer.words());
                    }
                }
                // Where names are masked the village tells.
                if ["/petugas/ringkasan", "/petugas/surat"].contains(&route.path.as_str()) {
                    assert!(!answer.page().contains("Sukamaju"), "{role:?}: {}", answer.words());
                    assert!(page.contains("Sukamaju"), "{role:?}");
                }
            }
        }
        assert!(asked > 40, "{asked}");
        // And where there is something, who works here is told: the lists are not empty for everybody.
        for list in ["", "/anomali", "/audit/unduh", "/batch", "/musyawarah", "/orang", "/surat", "/uji-petik", "/uji-petik/tugas", "/usulan/massal"] {
            assert!(told[&format!("/petugas{list}")] > 0, "{list}");
        }
    }

    /// And for who works here they are there: what is asked above is not asked about nothing.
    async fn what_lies_within_the_scope_is_there(db: &TestDb) {
        let world = World::make(db).await;
        let expected = expected();
        let mut shown = 0;
        for role in Role::ALL {
            let here = world.officer(*role).await;
            let reads_reports = expected[&("open_report".to_owned(), role.as_str().to_owned())];
            let own = world.own_of(&here, *role).await;
            for (route, permission) in officer_routes() {
                let allowed = expected[&(permission.as_str().to_owned(), role.as_str().to_owned())];
                if !allowed || route.method != "GET" || !route.path.contains('{') {
                    continue;
                }
                for address in world.addresses(db, &route.path, &own).await {
                    let answer = here.get(&address).await;
                    if !reads_reports && address.contains(world.report.ticket.as_str()) {
                        assert_ne!(answer.status, StatusCode::OK, "{role:?} {address}");
                        continue;
                    }
                    let is_there = !matches!(answer.status.as_u16(), 404 | 410);
                    assert!(answer.status.as_u16() < 500 && is_there || is_of_another(&address, &answer), "{role:?} {address}: {} {}", answer.status, answer.words());
                    shown += u32::from(answer.status == StatusCode::OK);
                }
            }
        }
        assert!(shown > 80, "{shown}");
    }

    async fn nobody_brings_back_data_of_people_elsewhere(db: &TestDb) {
        let world = World::make(db).await;
        let foreign = officer(&world.site, Role::Admin, "99.02").await;
        let own = world.own_of(&world.officer(Role::Admin).await, Role::Admin).await;
        let keeper = expected().into_iter().filter(|((permission, _), yes)| *yes && permission == "import_recipients");
        assert_eq!(keeper.map(|((_, role), _)| role).collect::<Vec<_>>(), ["admin"]);
        for (route, _) in officer_routes().iter().filter(|(route, _)| route.path.starts_with(OF_ALL)) {
            for address in world.addresses(db, &route.path, &own).await {
                let answer = ask_at(&foreign, route, &address).await;
                let page = answer.page();
                assert!(!page.contains(NIK) && !page.contains(NAME), "{address}");
            }
        }
        let restore = format!("/petugas/data/pulihkan/{}", world.version);
        assert_eq!(foreign.post(&restore, &[("yakin", "ya")]).await.status, StatusCode::FORBIDDEN);
    }
}
