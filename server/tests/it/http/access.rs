//! The access table, kept by hand in `server/access.csv`, and the router must name the same routes.

use std::collections::{BTreeMap, BTreeSet};

use server::http::router::routes;
use server::http::routes::Route;

/// Who may be named in the table.
const CALLERS: [&str; 7] = [
    "public",
    "holder of the link",
    "holder of the draft's cookie",
    "holder of the draft's secret",
    "holder of ticket and PIN",
    "development",
    "officer signing in",
];

/// The table: who may call each route.
fn table() -> BTreeMap<Route, String> {
    let mut reader = csv::Reader::from_reader(include_str!("../../../access.csv").as_bytes());
    let rows = reader.deserialize::<(String, String, String)>();
    rows.map(|row| row.expect("three columns"))
        .map(|(method, path, who)| {
            let permission = who.strip_prefix("petugas: ");
            let permission = permission.map(|code| code.parse().expect("a permission"));
            (Route { method, path, permission }, who)
        })
        .collect()
}

#[test]
fn every_route_has_a_line_and_every_line_a_route() {
    let listed: BTreeSet<Route> = table().into_keys().collect();
    let served: BTreeSet<Route> = routes(true).into_iter().collect();
    let unlisted: Vec<_> = served.difference(&listed).collect();
    let unserved: Vec<_> = listed.difference(&served).collect();
    assert!(unlisted.is_empty(), "served without a line in access.csv: {unlisted:?}");
    assert!(unserved.is_empty(), "in access.csv, but not served: {unserved:?}");
}

#[test]
fn production_serves_no_development_page() {
    let table = table();
    let known = |who: &String| who.starts_with("petugas: ") || CALLERS.contains(&who.as_str());
    assert!(table.values().all(known));
    let development: Vec<&Route> =
        table.iter().filter(|(_, who)| *who == "development").map(|(route, _)| route).collect();
    assert!(!development.is_empty());
    let production = routes(false);
    assert!(development.iter().all(|route| !production.contains(route)));
}

#[test]
fn the_description_of_the_api_names_the_routes_of_the_api() {
    let description =
        serde_json::to_value(server::http::api::openapi::description()).expect("json");
    let paths = description["paths"].as_object().expect("paths");
    let described: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods =
                item.as_object().expect("methods").keys().map(|method| method.to_uppercase());
            methods.map(|method| (method, path.replace("{id}.png", "{file}"))).collect::<Vec<_>>()
        })
        .collect();
    let served: BTreeSet<(String, String)> = routes(true)
        .into_iter()
        .filter(|route| route.path.starts_with("/api/"))
        .map(|route| (route.method, route.path))
        .collect();
    assert_eq!(described, served);
}
