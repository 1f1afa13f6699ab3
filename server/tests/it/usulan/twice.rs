//! Scenario 13: double taps, retries, two doors, two tabs, the back button. Nothing twice, nothing lost.

use domain::ticket::TicketNumber;
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::isian::Isian;
use super::upload::Upload;
use super::warga::{Answer, Warga};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};

/// How many cases, proposals, mails and audit entries of sending there are.
async fn sent(db: &TestDb) -> [i64; 4] {
    let raw = Raw::open(db).await;
    let mut counts = [0; 4];
    for (place, table) in
        ["review_case", "usulan", "outbox", "audit_entry where action = 'usulan.submit'"]
            .iter()
            .enumerate()
    {
        counts[place] = raw.number(&format!("select count(*) from {table}")).await;
    }
    counts
}

/// Sends the draft of this browser through the API.
async fn send_by_api(warga: &Warga<'_>, id: &str, key: &str) -> Answer {
    let body = json!({"draft": id, "declarations": ["setuju_pdp", "benar"]});
    let request = warga.request(Method::POST, "/api/v1/usulan").header("idempotency-key", key);
    warga.send(request.json(&body)).await
}

async fn draft_id(db: &TestDb) -> String {
    Raw::open(db).await.texts("select id from draft order by created_at desc, id").await.remove(0)
}

on_both_databases! {
    async fn the_same_form_three_times_is_one_proposal(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.fill(&Isian::diri().with_email("sumarni@example.id")).await;
        let form = warga.declaration().await;
        let post = || warga.post("/usulan/draf/kirim", &form);
        let answers = join_all([post(), post(), post()]).await;
        let to = answers[0].to().to_owned();
        assert!(to.starts_with("/usulan/tiket/"), "{}", answers[0].words());
        for answer in &answers {
            assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, to.as_str()), "{}", answer.words());
        }
        assert_eq!(post().await.to(), to);
        assert_eq!(sent(db).await, [1, 1, 1, 1]);
    }

    async fn both_doors_at_once_give_one_ticket_and_one_pin(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.fill(&Isian::diri().with_email("sumarni@example.id")).await;
        let (form, id) = (warga.declaration().await, draft_id(db).await);
        let key = form[0].1.clone();
        let (page, one, two) = tokio::join!(
            warga.post("/usulan/draf/kirim", &form),
            send_by_api(&warga, &id, &key),
            send_by_api(&warga, &id, "another-key"),
        );
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.words());
        assert_eq!((one.status, two.status), (StatusCode::CREATED, StatusCode::CREATED), "{} {}", one.page(), two.page());
        assert_eq!(one.json(), two.json());
        let ticket = one.json()["ticket"].as_str().expect("a ticket").replace('-', "");
        assert_eq!(page.to(), format!("/usulan/tiket/{ticket}"));
        let receipt = warga.get(page.to()).await.words();
        assert!(receipt.contains(one.json()["pin"].as_str().expect("a PIN")));
        assert_eq!(sent(db).await, [1, 1, 1, 1]);
    }

    async fn one_key_for_two_drafts_is_a_conflict(db: &TestDb) {
        let site = Site::start(db).await;
        let (one, two) = (Warga::new(&site), Warga::new(&site));
        one.fill(&Isian::diri()).await;
        let key = one.declaration().await[0].1.clone();
        one.finish().await;
        two.fill(&Isian::diri()).await;
        let mut form = two.declaration().await;
        assert_ne!(form[0].1, key, "every draft has a key of its own");
        form[0].1 = key;
        let refused = two.post("/usulan/draf/kirim", &form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.words());
        assert_eq!(sent(db).await[0], 1);
        two.finish().await;
    }

    async fn what_was_sent_always_leads_to_its_receipt(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let to = format!("/usulan/tiket/{}", receipt.ticket.as_str());
        for path in ["/usulan/draf", "/usulan/draf/alamat", "/usulan/draf/foto", "/usulan/draf/periksa"] {
            assert_eq!(warga.get(path).await.to(), to, "{path}");
        }
        for path in ["/usulan/draf/alamat", "/usulan/draf/anggota", "/usulan/draf/foto/ktp/hapus", "/usulan/draf/hapus"] {
            assert_eq!(warga.post(path, &[("alamat", "Di tempat lain"), ("versi", "1")]).await.to(), to, "{path}");
        }
        assert_eq!(warga.upload("ktp", &Upload::photo()).await.to(), to);
        let id = draft_id(db).await;
        let save = warga.request(Method::PUT, &format!("/api/v1/draf/{id}"));
        let save = warga.send(save.json(&json!({"step": "alasan", "answers": {"alasan": "x"}}))).await;
        assert_eq!(save.status, StatusCode::GONE);
        assert_eq!(warga.get(&to).await.status, StatusCode::OK, "the receipt is still there");
        // Somebody else with the address learns nothing.
        let other = Warga::new(&site).get(&to).await;
        assert_eq!(other.status, StatusCode::SEE_OTHER);
        assert_eq!(other.to(), "/lacak", "the ticket is put into no other address");
    }

    async fn two_tabs_lose_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let tab = warga.get("/usulan/draf/alasan").await.value("versi");
        let first = [("alasan", "Atap bocor di atas tempat tidur."), ("versi", &tab)];
        let second = [("alasan", "Suami sakit sejak Maret."), ("versi", &tab)];
        assert_eq!(warga.post("/usulan/draf/alasan", &first).await.status, StatusCode::SEE_OTHER);
        // The same once more, by the back button: no conflict, no second version.
        assert_eq!(warga.post("/usulan/draf/alasan", &first).await.status, StatusCode::SEE_OTHER);
        let stale = warga.post("/usulan/draf/alasan", &second).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert_eq!(stale.value("alasan"), "Suami sakit sejak Maret.", "what was typed is on the page");
        assert!(stale.words().contains("sudah diubah di halaman atau HP lain"));
        assert_eq!(warga.get("/usulan/draf/alasan").await.value("alasan"), "Atap bocor di atas tempat tidur.");
        let again = [("alasan", "Suami sakit sejak Maret."), ("versi", &stale.value("versi"))];
        assert_eq!(warga.post("/usulan/draf/alasan", &again).await.status, StatusCode::SEE_OTHER);
        assert_eq!(warga.get("/usulan/draf/alasan").await.value("alasan"), "Suami sakit sejak Maret.");
    }

    async fn tabs_at_the_same_instant_do_not_overwrite_each_other(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let texts = ["satu satu", "dua dua", "tiga tiga", "empat empat"];
        let forms = texts.map(|text| vec![("alasan", text), ("versi", "0")]);
        let posts = forms.iter().map(|form| warga.post("/usulan/draf/alasan", form));
        let answers = join_all(posts).await;
        let saved: Vec<usize> =
            (0..4).filter(|place| answers[*place].status == StatusCode::SEE_OTHER).collect();
        assert_eq!(saved.len(), 1, "one was first");
        let kept = warga.get("/usulan/draf/alasan").await.value("alasan");
        assert_eq!(kept, texts[saved[0]]);
        assert!(answers.iter().filter(|answer| answer.status == StatusCode::CONFLICT).count() == 3);
    }

    async fn a_member_is_added_once_however_often_the_form_is_sent(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let member = [("anggota_nama", "Agus Salim"), ("anggota_hubungan", "3"), ("aksi", "tambah"), ("versi", "0")];
        for _ in 0..2 {
            assert_eq!(warga.post("/usulan/draf/anggota", &member).await.to(), "/usulan/draf/anggota");
        }
        assert_eq!(warga.get("/usulan/draf/anggota").await.page().matches("name=\"hapus\"").count(), 1);
        // Another tab, opened before: it is told, and nothing is lost.
        let late = [("anggota_nama", "Dewi Sartika"), ("anggota_hubungan", "3"), ("aksi", "tambah"), ("versi", "0")];
        let stale = warga.post("/usulan/draf/anggota", &late).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert_eq!(stale.value("anggota_nama"), "Dewi Sartika", "what was typed is on the page");
        assert!(stale.page().contains("Agus Salim"));
        let versi = stale.value("versi");
        let again = [&late[..3], &[("versi", &versi)]].concat();
        assert_eq!(warga.post("/usulan/draf/anggota", &again).await.status, StatusCode::SEE_OTHER);
        // A second tap on "take out" takes out nobody else.
        let versi = warga.get("/usulan/draf/anggota").await.value("versi");
        let take_out = [("hapus", "0"), ("versi", &versi)];
        assert_eq!(warga.post("/usulan/draf/anggota", &take_out).await.status, StatusCode::SEE_OTHER);
        assert_eq!(warga.post("/usulan/draf/anggota", &take_out).await.status, StatusCode::CONFLICT);
        let left = warga.get("/usulan/draf/anggota").await.page();
        assert!(!left.contains("Agus Salim") && left.contains("Dewi Sartika"));
    }

    async fn an_answer_saved_while_the_draft_is_sent_is_in_it_or_refused(db: &TestDb) {
        let site = Site::start(db).await;
        for round in 0..4 {
            let warga = Warga::new(&site);
            warga.fill(&Isian::diri().with("alasan", "alasan", "Yang pertama.")).await;
            let form = warga.declaration().await;
            let later = [("alasan", "Yang kedua."), ("versi", "1")];
            let (sent, saved) = tokio::join!(
                warga.post("/usulan/draf/kirim", &form),
                warga.post("/usulan/draf/alasan", &later),
            );
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
            let case: Value = read_answers(&site, sent.to()).await;
            let kept = case.as_str().expect("a text");
            if saved.to() == "/usulan/draf" {
                assert_eq!(kept, "Yang kedua.", "round {round}");
            } else {
                assert_eq!(saved.status.as_u16() / 100, if saved.to().is_empty() { 4 } else { 3 });
                assert_eq!(kept, "Yang pertama.", "round {round}");
            }
        }
    }
}

/// The reason in the case of a receipt, opened with the keys of the service.
async fn read_answers(site: &Site, receipt: &str) -> Value {
    use server::usecase::track_case::{Tracked, read};
    let ticket = receipt.strip_prefix("/usulan/tiket/").expect("a receipt");
    let case = site.ctx.store.case_by_ticket(ticket).await.expect("read").expect("filed");
    let tracked = Tracked { case, ticket: TicketNumber::parse(ticket).expect("a ticket") };
    let content = read::content(&site.ctx, &tracked).await.expect("read").expect("kept");
    content.answers[&domain::form::Step::Alasan].get("alasan").into()
}
