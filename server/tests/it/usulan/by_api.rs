//! The same proposal by JSON alone, with a token instead of a cookie.

use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::isian::Isian;
use super::upload::{Upload, form_type, photo};
use super::warga::{Answer, Warga};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};

/// A program that files proposals.
struct Program<'a> {
    warga: Warga<'a>,
    id: String,
    token: String,
}

impl<'a> Program<'a> {
    async fn begin(site: &'a Site, hubungan: &str) -> Self {
        // A browser that forgets its cookie at once: only the token counts.
        let first = Warga::new(site);
        let begun =
            first.request(Method::POST, "/api/v1/draf").json(&json!({"hubungan": hubungan}));
        let begun = first.send(begun).await;
        assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.page());
        let answer = begun.json();
        let text = |name: &str| answer[name].as_str().expect("a text").to_owned();
        assert_eq!(text("resume_code").len(), 14);
        assert_eq!(text("ticket").len(), 14);
        Self { warga: Warga::new(site), id: text("id"), token: text("token") }
    }

    async fn call(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.warga.request(method, path).bearer_auth(&self.token).json(body);
        self.warga.send(request).await
    }

    async fn save(&self, step: &str, answers: &[(String, String)]) -> Answer {
        let answers: Map<String, Value> =
            answers.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
        self.put(&json!({"step": step, "answers": answers})).await
    }

    async fn put(&self, body: &Value) -> Answer {
        self.call(Method::PUT, &format!("/api/v1/draf/{}", self.id), body).await
    }

    async fn upload(&self, kind: &str, bytes: Vec<u8>) -> Answer {
        let upload = Upload { field: "file", ..Upload::of("f.jpg", "image/jpeg", bytes) };
        self.upload_raw(&form_type(), upload.body(&[("kind", kind)])).await
    }

    async fn upload_raw(&self, media_type: &str, body: Vec<u8>) -> Answer {
        let request = self.warga.request(Method::POST, &format!("/api/v1/draf/{}/foto", self.id));
        let request = request.bearer_auth(&self.token).header(CONTENT_TYPE, media_type);
        self.warga.send(request.body(body)).await
    }

    async fn fill(&self, isian: &Isian) {
        for (step, answers) in isian.steps() {
            let saved = self.save(step, answers).await;
            assert_eq!(saved.status, StatusCode::OK, "{step}: {}", saved.page());
            assert_eq!(saved.json()["errors"], json!([]), "{step}");
            assert_eq!(
                (&saved.json()["version"], &saved.json()["saved_at"]),
                (&json!(1), &json!("2026-11-21T10:00:00+07:00"))
            );
        }
        for kind in &isian.photos {
            let taken = self.upload(kind, photo()).await;
            assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.page());
            assert_eq!(taken.json()["kind"], **kind);
            assert!(
                taken.json()["bytes"].as_u64().is_some_and(|bytes| (1..=500_000).contains(&bytes))
            );
        }
    }

    async fn send(&self, key: Option<&str>, declarations: &[&str]) -> Answer {
        let request = self.warga.request(Method::POST, "/api/v1/usulan").bearer_auth(&self.token);
        let request = match key {
            Some(key) => request.header("idempotency-key", key),
            None => request,
        };
        let body = json!({"draft": self.id, "declarations": declarations});
        self.warga.send(request.json(&body)).await
    }
}

/// Code and field of the only error.
fn error(answer: &Answer) -> (u16, String, String) {
    let errors = answer.json()["errors"].as_array().expect("errors").clone();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let text = |name: &str| errors[0][name].as_str().unwrap_or_default().to_owned();
    (answer.status.as_u16(), text("code"), text("field"))
}

fn is(status: u16, code: &str, field: &str) -> (u16, String, String) {
    (status, code.to_owned(), field.to_owned())
}

const ALL: [&str; 2] = ["setuju_pdp", "benar"];

on_both_databases! {
    async fn a_program_files_and_follows_a_proposal(db: &TestDb) {
        let site = Site::start(db).await;
        let program = Program::begin(&site, "diri").await;
        program.fill(&Isian::diri().with_email("sumarni@example.id")).await;
        let members = json!({"step": "anggota", "members": [
            {"nama": "Agus Salim", "hubungan_keluarga": "3"}, {"nama": "Dewi", "hubungan_keluarga": "3", "tahun_lahir": "2015"},
        ]});
        assert_eq!(program.put(&members).await.json()["errors"], json!([]));
        let sent = program.send(Some("k-1"), &ALL).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.page());
        let receipt = sent.json();
        assert_eq!(receipt["cycle"], "2026-11");
        assert_eq!(receipt["cutoff"], "2026-11-25");
        for key in ["k-1", "k-2"] {
            assert_eq!(program.send(Some(key), &ALL).await.json(), receipt, "the same answer again");
        }
        let question = json!({"ticket": receipt["ticket"], "pin": receipt["pin"]});
        let case = program.call(Method::POST, "/api/v1/lacak", &question).await;
        assert_eq!(case.status, StatusCode::OK);
        let case = case.json();
        assert_eq!((&case["kind"], &case["status"], &case["cycle"]), (&json!("usulan"), &json!("queued"), &json!("2026-11")));
        assert_eq!(case["history"], json!([{"at": "2026-11-21T10:00:00+07:00", "status": "queued", "text": "submit"}]));
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from usulan_member").await, 2);
        assert_eq!(raw.number("select count(*) from review_case").await, 1);
        // Afterwards the draft takes nothing more.
        assert_eq!(error(&program.save("alasan", &[]).await), is(410, "draft_gone", ""));
        assert_eq!(error(&program.upload("kk", photo()).await), is(410, "draft_gone", ""));
    }

    async fn a_family_and_a_neighbour_by_program_too(db: &TestDb) {
        let site = Site::start(db).await;
        for isian in [Isian::satu_kk(), Isian::tetangga()] {
            let program = Program::begin(&site, isian.hubungan).await;
            program.fill(&isian).await;
            assert_eq!(error(&program.send(Some("k"), &ALL).await), is(422, "declaration_missing", "sudah_diberi_tahu"));
            let sent = program.send(Some(isian.hubungan), &["setuju_pdp", "benar", "sudah_diberi_tahu"]).await;
            assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.page());
        }
        // Begun for oneself, then said to be for a neighbour: the questions change with the answer.
        let program = Program::begin(&site, "diri").await;
        program.fill(&Isian::tetangga()).await;
        let mut elsewhere = Isian::tetangga().living_in(["99", "99.01", "99.01.01", "99.01.01.2002"]).of("alamat");
        let saved = program.save("alamat", &elsewhere).await.json();
        assert_eq!(saved["errors"], json!([{"code": "different_village", "field": "desa"}]));
        elsewhere.retain(|(name, _)| name != "desa");
        let saved = program.save("alamat", &elsewhere).await.json();
        assert_eq!(saved["errors"], json!([{"code": "required", "field": "desa"}]));
    }

    async fn every_refusal_has_its_status_and_code(db: &TestDb) {
        let site = Site::start(db).await;
        let program = Program::begin(&site, "diri").await;
        assert_eq!(error(&program.send(None, &ALL).await), is(422, "required", "Idempotency-Key"));
        assert_eq!(error(&program.send(Some(&"k".repeat(201)), &ALL).await), is(422, "too_long", "Idempotency-Key"));
        let incomplete = program.send(Some("k"), &ALL).await;
        assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields: Vec<String> = incomplete.json()["errors"].as_array().expect("errors").iter()
            .filter_map(|error| error["field"].as_str().map(str::to_owned)).collect();
        for field in ["pengusul_hp", "nik", "nomor_kk", "name", "provinsi", "jenis", "program", "foto_ktp", "foto_rumah_depan"] {
            assert!(fields.iter().any(|known| known == field), "{field} in {fields:?}");
        }
        for (body, refused) in [
            (json!({"hubungan": ""}), is(422, "required", "hubungan")),
            (json!({"hubungan": "paman"}), is(422, "choice_unknown", "hubungan")),
            (json!({}), is(422, "required", "hubungan")),
            (json!({"hubungan": 7}), is(400, "bad_request", "")),
        ] {
            assert_eq!(error(&program.call(Method::POST, "/api/v1/draf", &body).await), refused, "{body}");
        }
        let many: Map<String, Value> = (0..65).map(|number| (format!("a{number}"), "".into())).collect();
        let crowd: Vec<Value> = (0..21).map(|_| json!({"nama": "Agus"})).collect();
        for (body, refused) in [
            (json!({"step": "foto"}), is(422, "choice_unknown", "step")),
            (json!({"step": "x"}), is(422, "choice_unknown", "step")),
            (json!({}), is(422, "choice_unknown", "step")),
            (json!({"step": "alasan", "answers": many}), is(422, "too_many", "answers")),
            (json!({"step": "anggota", "members": crowd}), is(422, "too_many", "members")),
            (json!({"step": "alasan", "answers": {"alasan": "a".repeat(9000)}}), is(422, "too_long", "answers")),
            (json!({"step": "alasan", "answers": {"alasan": 1}}), is(400, "bad_request", "")),
            (json!({"step": "alasan", "version": 7.5}), is(400, "bad_request", "")),
            (json!("alasan"), is(400, "bad_request", "")),
            (json!({"step": "alasan", "answers": {"alasan": "a".repeat(70_000)}}), is(413, "too_large", "")),
        ] {
            assert_eq!(error(&program.put(&body).await), refused, "{:.60}", body.to_string());
        }
        assert_eq!(program.put(&json!({"step": "alasan", "version": 0, "answers": {"alasan": "satu"}})).await.json()["version"], 1);
        let stale = program.put(&json!({"step": "alasan", "version": 0, "answers": {"alasan": "dua"}})).await;
        assert_eq!(error(&stale), is(409, "conflict", ""));
        let text = program.warga.request(Method::PUT, &format!("/api/v1/draf/{}", program.id));
        let text = program.warga.send(text.bearer_auth(&program.token).header(CONTENT_TYPE, "text/plain").body("x")).await;
        assert_eq!(error(&text), is(415, "unsupported_media_type", ""));
    }

    async fn files_are_refused_by_code(db: &TestDb) {
        let site = Site::start(db).await;
        let program = Program::begin(&site, "tetangga").await;
        assert_eq!(error(&program.upload("rumah-depan", b"teks".to_vec()).await), is(422, "file_not_image", "foto_rumah_depan"));
        assert_eq!(error(&program.upload("rumah-depan", Vec::new()).await), is(422, "file_empty", "foto_rumah_depan"));
        assert_eq!(error(&program.upload("", photo()).await), is(422, "required", "kind"));
        assert_eq!(error(&program.upload("x", photo()).await), is(422, "choice_unknown", "kind"));
        assert_eq!(error(&program.upload("ktp", photo()).await), is(404, "not_found", ""));
        assert_eq!(error(&program.upload(&"k".repeat(300), photo()).await), is(400, "bad_request", ""));
        assert_eq!(error(&program.upload("rumah-depan", vec![0; 16 << 20]).await), is(422, "file_too_large", "foto_rumah_depan"));
        assert_eq!(error(&program.upload_raw("application/json", b"{}".to_vec()).await), is(415, "unsupported_media_type", ""));
        assert_eq!(error(&program.upload_raw("multipart/form-data", b"x".to_vec()).await), is(415, "unsupported_media_type", ""));
        let mut cut = Upload::photo().body(&[("kind", "rumah-depan")]);
        cut.truncate(cut.len() / 2);
        assert_eq!(error(&program.upload_raw(&form_type(), cut).await), is(400, "bad_request", ""));
        assert_eq!(program.upload("rumah-depan", photo()).await.status, StatusCode::CREATED);
        for (kind, expected) in [("rumah-depan", 204), ("rumah-depan", 204), ("x", 404)] {
            let request = program.warga.request(Method::DELETE, &format!("/api/v1/draf/{}/foto/{kind}", program.id));
            let answer = program.warga.send(request.bearer_auth(&program.token)).await;
            assert_eq!(answer.status.as_u16(), expected, "{kind}");
        }
        assert_eq!(Raw::open(db).await.number("select count(*) from attachment").await, 0);
    }

    async fn limits_are_told_as_429(db: &TestDb) {
        use server::usecase::limit::Limit;
        let site = Site::start_with(db, &[("BANSOS_CAPTCHA", "off")]).await;
        let program = Program::begin(&site, "diri").await;
        let mut last = None;
        for _ in 0..=Limit::Upload.max_hits() {
            last = Some(program.upload("ktp", b"teks".to_vec()).await);
        }
        let last = last.expect("an answer");
        assert_eq!(error(&last), is(429, "too_many_requests", ""));
        assert!(last.headers.contains_key("retry-after"));
        let mut begun = program.call(Method::POST, "/api/v1/draf", &json!({"hubungan": "diri"})).await;
        for _ in 0..Limit::DraftBegin.max_hits() {
            begun = program.call(Method::POST, "/api/v1/draf", &json!({"hubungan": "diri"})).await;
        }
        assert_eq!(error(&begun), is(429, "too_many_requests", ""));
    }
}
