//! Scenarios 5–7: one challenge, one guess, and only once everything else is right.

use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::site::{SUKAMAJU, Site, attributes, load_story_people};
use crate::support::{TestDb, on_both_databases};

/// A fresh challenge and its answer, read with the service's own keys.
async fn challenge(site: &Site) -> (String, String) {
    let page = site.get("/cek").await.text().await.expect("a page");
    let src = attributes(&page, "src")
        .into_iter()
        .find(|src| src.contains("/captcha/"))
        .expect("a picture");
    let id = src
        .rsplit('/')
        .next()
        .and_then(|file| file.strip_suffix(".png"))
        .expect("an id")
        .to_owned();
    let sealed = site.ctx.keys.open_token("captcha", &id).expect("ours");
    let inside: Value = serde_json::from_slice(&sealed).expect("json");
    (id, inside["answer"].as_str().expect("an answer").to_owned())
}

async fn with_captcha(db: &TestDb) -> Site {
    load_story_people(db).await;
    Site::start_with(db, &[]).await
}

async fn send(site: &Site, nama: &str, id: &str, answer: &str) -> reqwest::Response {
    let form = [
        ("aksi", "cek"),
        ("desa", SUKAMAJU),
        ("nama", nama),
        ("captcha_id", id),
        ("captcha", answer),
    ];
    site.post("/cek", &form).await
}

on_both_databases! {
    async fn a_right_answer_passes_once_in_any_case_and_a_replay_fails(db: &TestDb) {
        let site = with_captcha(db).await;
        let (id, answer) = challenge(&site).await;
        let first = send(&site, "Siti Aminah", &id, &answer.to_lowercase()).await;
        assert_eq!(first.status(), StatusCode::SEE_OTHER);
        let replay = send(&site, "Siti Aminah", &id, &answer).await;
        assert_eq!(replay.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = replay.text().await.expect("a page");
        assert!(page.contains("Siti Aminah") && !page.contains(&id), "the name stays, the picture is new");
    }

    async fn a_missing_answer_is_named_beside_the_other_errors_and_a_given_one_is_kept(db: &TestDb) {
        let site = with_captcha(db).await;
        let (id, answer) = challenge(&site).await;
        let empty = site.post("/cek", &[("aksi", "cek"), ("captcha_id", &*id)]).await;
        assert_eq!(empty.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = empty.text().await.expect("a page");
        let links: Vec<&str> = attributes(&page, "href").into_iter().filter(|href| href.starts_with('#')).collect();
        assert_eq!(links, ["#utama", "#provinsi", "#nama", "#captcha"]);
        // An answer beside another mistake is neither called missing nor spent.
        let typed = send(&site, "", &id, &answer).await.text().await.expect("a page");
        assert!(!typed.contains("href=\"#captcha\"") && typed.contains(&answer), "{typed}");
        assert_eq!(send(&site, "Siti Aminah", &id, &answer).await.status(), StatusCode::SEE_OTHER);
    }

    async fn ten_posts_at_once_spend_a_challenge_once(db: &TestDb) {
        let site = with_captcha(db).await;
        let (id, answer) = challenge(&site).await;
        let answers = join_all((0..10).map(|_| send(&site, "Siti Aminah", &id, &answer))).await;
        let passed = answers.iter().filter(|answer| answer.status() == StatusCode::SEE_OTHER).count();
        assert_eq!(passed, 1);
    }

    async fn a_wrong_name_keeps_the_challenge_and_a_wrong_answer_spends_it(db: &TestDb) {
        let site = with_captcha(db).await;
        let (id, answer) = challenge(&site).await;
        for nama in ["a", "   "] {
            let refused = send(&site, nama, &id, &answer).await;
            assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
            let page = refused.text().await.expect("a page");
            assert!(page.contains(&id) && page.contains(&answer), "picture and answer are kept");
        }
        assert_eq!(send(&site, "Siti Aminah", &id, &answer).await.status(), StatusCode::SEE_OTHER);
        let (id, answer) = challenge(&site).await;
        assert_eq!(send(&site, "Siti Aminah", &id, "AAAA").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(send(&site, "Siti Aminah", &id, &answer).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_challenge_lives_five_minutes_on_every_instance(db: &TestDb) {
        let site = with_captcha(db).await;
        let (id, answer) = challenge(&site).await;
        let picture = format!("/api/v1/captcha/{id}.png");
        let soon = site.later(4).await;
        assert_eq!(soon.get(&picture).await.status(), StatusCode::OK);
        let late = site.later(6).await;
        assert_eq!(late.get(&picture).await.status(), StatusCode::NOT_FOUND);
        assert_eq!(send(&late, "Siti Aminah", &id, &answer).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(send(&soon, "Siti Aminah", &id, &answer).await.status(), StatusCode::SEE_OTHER);
    }

    async fn a_proof_of_work_passes_once_instead_of_the_picture(db: &TestDb) {
        let site = with_captcha(db).await;
        let challenge: altcha::Challenge = site.get("/api/v1/pow").await.json().await.expect("a challenge");
        let options = altcha::SolveChallengeOptions::new(&challenge);
        let solution = altcha::solve_challenge(options).expect("no error").expect("solved");
        assert!(solution.counter < server::captcha::pow::MAX_COUNTER);
        let payload = serde_json::to_vec(&altcha::Payload { challenge, solution }).expect("json");
        let pow = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, payload);
        let question = json!({"desa": SUKAMAJU, "name": "Siti Aminah", "pow": pow});
        assert_eq!(site.post_json("/api/v1/cek", &question).await.status(), StatusCode::OK);
        assert_eq!(site.post_json("/api/v1/cek", &question).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let garbage = json!({"desa": SUKAMAJU, "name": "Siti Aminah", "pow": "garbage"});
        assert_eq!(site.post_json("/api/v1/cek", &garbage).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn beyond_the_limit_a_client_waits_and_others_do_not(db: &TestDb) {
        load_story_people(db).await;
        let vars = [("BANSOS_CAPTCHA", "off"), ("BANSOS_TRUSTED_PROXIES", "127.0.0.1/32")];
        let site = Site::start_with(db, &vars).await;
        let look_up = async |client: &str| {
            let form = [("aksi", "cek"), ("desa", SUKAMAJU), ("nama", "Siti Aminah")];
            let request = site.browser.post(site.url("/cek")).header("x-forwarded-for", client);
            request.form(&form).send().await.expect("an answer")
        };
        let mut refused = None;
        for _ in 0..30 {
            let answer = look_up("192.0.2.1").await;
            if answer.status() == StatusCode::TOO_MANY_REQUESTS {
                refused = Some(answer);
            }
        }
        let refused = refused.expect("thirty look-ups in five minutes are too many");
        let wait: u32 = refused.headers()["retry-after"].to_str().expect("text").parse().expect("seconds");
        assert!((1..=3600).contains(&wait));
        assert_eq!(look_up("192.0.2.2").await.status(), StatusCode::SEE_OTHER);
    }
}
