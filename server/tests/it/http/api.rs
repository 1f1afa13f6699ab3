//! The second door.

use std::collections::BTreeSet;

use domain::field::ErrorCode;
use reqwest::StatusCode;
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use serde_json::{Value, json};
use server::http::api::code::Refusal;

use super::site::{SUKAMAJU, Site, load_story_people};
use crate::support::on_both_databases;

async fn errors(answer: reqwest::Response) -> Value {
    answer.json::<Value>().await.expect("json")["errors"].clone()
}

on_both_databases! {
    async fn regions_are_listed_and_revalidated_by_etag(db: &TestDb) {
        let site = Site::start(db).await;
        let answer = site.get("/api/v1/wilayah/99").await;
        let tag = answer.headers()[ETAG].clone();
        assert!(answer.headers()[CACHE_CONTROL].to_str().expect("text").contains("max-age"));
        let list: Value = answer.json().await.expect("json");
        assert_eq!(list[0], json!({"kode": "99.02", "nama": "Kabupaten Contoh", "jenis": "kabupaten"}));
        let url = site.url("/api/v1/wilayah/99");
        let again = site.browser.get(url).header(IF_NONE_MATCH, tag).send().await.expect("an answer");
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert!(again.text().await.expect("a body").is_empty());
        for unknown in ["98", "99.55", "x", "99.01.03"] {
            let answer = site.get(&format!("/api/v1/wilayah/{unknown}")).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{unknown}");
            assert_eq!(errors(answer).await, json!([{"code": "not_found"}]));
        }
    }

    async fn a_look_up_answers_in_the_contract_s_form(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let answer = site.post_json("/api/v1/cek", &json!({"desa": SUKAMAJU, "name": "Siti Aminah"})).await;
        let body: Value = answer.json().await.expect("json");
        let card = &body["exact"][0];
        assert_eq!(card["masked_name"], "S**i A****h");
        assert_eq!((&card["rt"], &card["rw"]), (&json!("003"), &json!("001")));
        assert_eq!(card["birth_years"], json!([1985, 1989]));
        assert_eq!(card["programs"][0]["code"], "PKH");
        assert_eq!(card["programs"][0]["status"], "penerima");
        assert_eq!(body["truncated"], false);
        assert!(body["data_version"]["date"].as_str().is_some_and(|date| date.len() == 10));
        let similar = &body["similar"][0];
        assert_eq!(similar["masked_name"], "S**i A****h R*******i");
        assert_eq!((&similar["programs"], &similar["birth_years"]), (&Value::Null, &Value::Null));
    }

    async fn wrong_requests_get_codes_and_never_their_own_words_back(db: &TestDb) {
        let site = Site::start(db).await;
        let answer = site.post_json("/api/v1/cek", &json!({"desa": "99.01.01.9999", "name": "a", "birth_year": 3})).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(errors(answer).await, json!([
            {"code": "region_unknown", "field": "desa"},
            {"code": "no_letters", "field": "name"},
            {"code": "birth_year_invalid", "field": "birth_year"},
        ]));
        let raw = async |body: &'static str, kind: &'static str| {
            let request = site.browser.post(site.url("/api/v1/cek")).header(CONTENT_TYPE, kind);
            request.body(body).send().await.expect("an answer")
        };
        for (body, kind, status) in [
            ("{", "application/json", 400),
            ("{\"desa\": 5}", "application/json", 400),
            ("[]", "application/json", 422),
            ("null", "application/json", 400),
            ("desa=x", "application/x-www-form-urlencoded", 415),
            ("", "application/json", 400),
        ] {
            let answer = raw(body, kind).await;
            assert_eq!(answer.status().as_u16(), status, "{body}");
            assert!(errors(answer).await.is_array(), "{body}");
        }
        let huge = site.post_json("/api/v1/cek", &json!({"name": "a".repeat(100_000)})).await;
        assert_eq!(huge.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(errors(huge).await, json!([{"code": "too_large"}]));
        let answer = site.get("/api/v1/cek").await;
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.headers()["allow"], "POST");
        assert_eq!(site.get("/api/v1/nothing").await.status(), StatusCode::NOT_FOUND);
    }

    async fn villages_are_searched_and_challenges_issued(db: &TestDb) {
        let site = Site::start(db).await;
        let found: Value = site.get("/api/v1/wilayah/cari?q=sukamaju").await.json().await.expect("json");
        assert_eq!(found["villages"].as_array().map(Vec::len), Some(2));
        assert_eq!(site.get("/api/v1/wilayah/cari").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let issued: Value = site.post("/api/v1/captcha", &[]).await.json().await.expect("json");
        let picture = site.get(issued["image"].as_str().expect("an address")).await;
        assert_eq!(picture.headers()[CONTENT_TYPE], "image/png");
        assert_eq!(picture.headers()[CACHE_CONTROL], "no-store");
        assert!(picture.bytes().await.expect("a body").starts_with(b"\x89PNG"));
        for foreign in ["x.png", "x", "%00.png", "../x.png"] {
            let answer = site.get(&format!("/api/v1/captcha/{foreign}")).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{foreign}");
        }
    }

    async fn the_description_names_every_path(db: &TestDb) {
        let site = Site::start(db).await;
        let description: Value = site.get("/api/v1/openapi.json").await.json().await.expect("json");
        for path in ["/wilayah", "/wilayah/{kode}", "/wilayah/cari", "/cek", "/captcha", "/captcha/{id}.png", "/pow"] {
            assert!(description["paths"].get(format!("/api/v1{path}")).is_some(), "{path}");
        }
    }
}

/// The description as JSON.
fn description() -> Value {
    serde_json::to_value(server::http::api::openapi::description()).expect("json")
}

/// The names serde knows of the codes of fields: straight from the enum, whatever lists were made of it.
fn codes_of_fields() -> BTreeSet<String> {
    let error = serde_json::from_str::<ErrorCode>("\"?\"").expect_err("no code").to_string();
    let list = error.split("expected one of ").nth(1).expect("a list").to_owned();
    let list = list.split(" at line").next().expect("a list");
    list.split(", ").map(|name| name.trim_matches('`').to_owned()).collect()
}

#[test]
fn the_description_names_every_code_with_its_meaning() {
    let fields = codes_of_fields();
    assert!(fields.len() > 10 && fields.contains("captcha_wrong"), "{fields:?}");
    let refusals = Refusal::ALL.iter().map(|refusal| refusal.as_str().to_owned());
    let codes: BTreeSet<String> = fields.into_iter().chain(refusals).collect();
    let described = &description()["components"]["schemas"]["ApiError"]["properties"]["code"];
    let listed: BTreeSet<String> =
        serde_json::from_value(described["enum"].clone()).expect("the codes");
    assert_eq!(listed, codes);
    let text = described["description"].as_str().expect("a text");
    for code in &codes {
        let line = text.lines().find_map(|line| line.strip_prefix(&format!("- `{code}`: ")));
        assert!(line.is_some_and(|meaning| meaning.len() > 10), "{code}: {text}");
    }
}

#[test]
fn the_description_tells_what_each_operation_can_answer() {
    let description = description();
    let paths = description["paths"].as_object().expect("paths");
    let operations = paths.iter().flat_map(|(path, item)| {
        item.as_object().expect("methods").iter().map(move |(method, one)| (path, method, one))
    });
    for (path, method, operation) in operations {
        let answers = operation["responses"].as_object().expect("answers");
        let common: &[&str] =
            if method == "get" { &["413", "503"] } else { &["403", "413", "503"] };
        for status in common {
            assert!(answers.contains_key(*status), "{method} {path}: {status}");
        }
        for (status, answer) in answers {
            let text = answer["description"].as_str().expect("a text");
            assert!(!text.is_empty(), "{method} {path} {status}");
            let errors = &answer["content"]["application/json"]["schema"]["$ref"];
            let refused = status.starts_with(['4', '5']);
            assert_eq!(
                refused,
                errors == "#/components/schemas/ApiErrors",
                "{method} {path} {status}"
            );
            let status: u16 = status.parse().expect("a number");
            if let Some(refusal) = Refusal::ALL.iter().find(|one| one.status() == status) {
                assert!(text.contains(refusal.as_str()), "{method} {path} {status}: {text}");
            }
        }
    }
}
