//! The same by JSON alone, and every refusal with its status and code.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::laporan::Laporan;
use super::pelapor::card;
use super::program::{Program, error, is};
use super::{RECIPIENT, count, site};
use crate::http::site::{SUKAMAJU, Site};
use crate::support::on_both_databases;
use crate::usulan::isian::Isian;

/// The token of the first card, as the API gives it.
async fn api_card(site: &Site) -> String {
    let question = json!({"desa": SUKAMAJU, "name": RECIPIENT});
    let answer: Value = site.post_json("/api/v1/cek", &question).await.json().await.expect("json");
    answer["exact"][0]["token"].as_str().expect("a token").to_owned()
}

on_both_databases! {
    async fn a_program_objects_and_follows_the_case(db: &TestDb) {
        let site = site(db).await;
        let token = api_card(&site).await;
        let mut program = Program::at(&site, "203.0.113.7");
        program.fill(&Laporan::sanggahan(), &token).await;
        let sent = program.send_as("k-1").await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.page());
        for key in ["k-1", "k-2"] {
            let again = program.send_as(key).await;
            assert_eq!((again.status, again.json()), (StatusCode::CREATED, sent.json()), "the same answer again");
        }
        let receipt = sent.json();
        let question = json!({"ticket": receipt["ticket"], "pin": receipt["pin"]});
        let case = program.call(Method::POST, "/lacak", "", &question).await.json();
        assert_eq!((&case["kind"], &case["status"]), (&json!("sanggahan"), &json!("queued")));
        // Mended under its own ticket: the answer names that one.
        let mut again = Program::at(&site, "203.0.113.7");
        again.fill(&Laporan::sanggahan(), &token).await;
        let text = |name: &str| receipt[name].as_str().expect("a text").to_owned();
        let updated = again.mend(&text("ticket"), &text("pin")).await;
        assert_eq!((updated.status, &updated.json()["ticket"]), (StatusCode::CREATED, &receipt["ticket"]), "{}", updated.page());
        let case = program.call(Method::POST, "/lacak", "", &question).await.json();
        assert_eq!(case["history"].as_array().map(Vec::len), Some(2), "{case}");
        assert_eq!(count(db, "review_case").await, 1);
        // Afterwards the drafts take nothing more.
        assert_eq!(error(&program.save("uraian", &[]).await), is(410, "draft_gone", ""));
        assert_eq!(error(&again.save("uraian", &[]).await), is(410, "draft_gone", ""));
        assert_eq!(error(&again.upload("rumah-depan").await), is(410, "draft_gone", ""));
        // A used key does not serve another draft.
        let mut third = Program::at(&site, "203.0.113.7");
        third.fill(&Laporan::sanggahan().by_neighbour(1), &token).await;
        assert_eq!(error(&third.send_as("k-1").await), is(409, "conflict", ""));
    }

    async fn every_form_has_its_own_way_in(db: &TestDb) {
        let site = site(db).await;
        let token = api_card(&site).await;
        for laporan in [
            Laporan::tanggapan(),
            Laporan::penyalahgunaan(),
            Laporan::perubahan("perubahan_data.meninggal", &[("pelapor_bagi_almarhum", "keluarga"), ("meninggal_kapan", "sebulan")]),
        ] {
            let mut program = Program::at(&site, "203.0.113.7");
            program.fill(&laporan, &token).await;
            assert_eq!(error(&program.send_to("/usulan", "k", ("", "")).await), is(422, "choice_unknown", "draft"), "a report is no proposal");
            let sent = program.send_as(laporan.form).await;
            assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.page());
        }
        let mut proposal = Program::at(&site, "203.0.113.7");
        proposal.begin(&json!({"hubungan": "diri"})).await;
        for (step, answers) in Isian::diri().steps() {
            assert_eq!(proposal.save(step, answers).await.status, StatusCode::OK);
        }
        assert_eq!(error(&proposal.send().await), is(422, "choice_unknown", "draft"), "nor the other way");
        assert_eq!(count(db, "review_case").await, 3);
    }

    async fn every_refusal_has_its_status_and_code(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let mut program = Program::at(&site, "203.0.113.7");
        for (body, refused) in [
            (json!({"form": "sanggahan"}), is(422, "required", "subject")),
            (json!({"form": "sanggahan", "subject": ""}), is(422, "required", "subject")),
            (json!({"form": "sanggahan", "subject": "x"}), is(422, "card_expired", "subject")),
            (json!({"form": "Sanggahan", "subject": token}), is(422, "choice_unknown", "form")),
            (json!({"form": "perubahan_data", "subject": token}), is(422, "choice_unknown", "form")),
            (json!({"form": "perubahan_data.", "subject": token}), is(422, "choice_unknown", "form")),
            (json!({"form": "keberatan", "subject": token}), is(422, "choice_unknown", "form")),
            (json!({"form": "hak_jawab", "subject": token}), is(422, "choice_unknown", "form")),
            (json!({"form": ["sanggahan"], "subject": token}), is(400, "bad_request", "")),
            (json!({"form": "sanggahan", "subject": 7}), is(400, "bad_request", "")),
            (json!({"subject": token}), is(422, "required", "hubungan")),
        ] {
            assert_eq!(error(&program.begin(&body).await), refused, "{body:.60}");
        }
        program.begin(&json!({"form": "sanggahan", "subject": token})).await;
        for step in ["perubahan", "kejadian", "jawaban", "alamat", "pengusul", "foto", "x", ""] {
            assert_eq!(error(&program.save(step, &[]).await), is(422, "choice_unknown", "step"), "{step}");
        }
        let bad = program.upload("ktp").await;
        assert_eq!(error(&bad), is(404, "not_found", ""), "of somebody else never a card (S-6)");
        assert_eq!(error(&program.send_as("").await), is(422, "required", "Idempotency-Key"));
        let incomplete = program.send().await;
        assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields: Vec<String> = incomplete.json()["errors"].as_array().expect("errors").iter()
            .filter_map(|error| error["field"].as_str().map(str::to_owned)).collect();
        for field in ["sebab_tidak_layak", "uraian", "pelapor_nama", "pelapor_nik", "pelapor_hp", "provinsi", "foto_rumah_depan"] {
            assert!(fields.iter().any(|known| known == field), "{field} in {fields:?}");
        }
        // The answer to one question decides what else is asked.
        let asked = program.save("sebab", &[("sebab_tidak_layak".to_owned(), "pindah".to_owned())]).await.json();
        assert_eq!(asked["errors"], json!([{"code": "required", "field": "pindah_ke"}]));
        let asked = program.save("sebab", &[("sebab_tidak_layak".to_owned(), "lainnya".to_owned())]).await.json();
        assert_eq!(asked["errors"], json!([]));
        let stranger = Program::at(&site, "203.0.113.8");
        let path = format!("/draf/{}", program.id);
        let stolen = stranger.call(Method::PUT, &path, "", &json!({"step": "uraian", "answers": {}})).await;
        assert_eq!(error(&stolen), is(410, "draft_gone", ""));
    }
}
