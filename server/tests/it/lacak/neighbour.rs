//! S-6: whoever proposed a neighbour learns that it was looked at, and nothing else by any way.

use domain::review::Action;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::decide;
use crate::http::site::Site;
use crate::support::on_both_databases;
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Receipt, Warga};

/// Everything the owner of a case can see and try, without what differs from ticket to ticket.
async fn everything(warga: &Warga<'_>, receipt: &Receipt) -> Vec<String> {
    let same = |text: String| {
        text.replace(&receipt.ticket.to_string(), "TICKET").replace(&receipt.pin, "PIN")
    };
    let mut seen = vec![same(warga.track(receipt).await.words())];
    let body = json!({"ticket": receipt.ticket.to_string(), "pin": receipt.pin});
    let api: Value =
        warga.send(warga.request(Method::POST, "/api/v1/lacak").json(&body)).await.json();
    seen.push(api.to_string());
    seen.push(same(warga.get("/lacak/kasus/data").await.words()));
    for (action, form) in [
        ("cabut", [("yakin", "ya")]),
        ("keberatan", [("keberatan", "Saya tidak setuju dengan hasilnya.")]),
        ("info", [("info", "Ini keterangan tambahan saya.")]),
    ] {
        let answer = warga.post(&format!("/lacak/kasus/{action}"), &form).await;
        seen.push(format!("{action} {}", answer.status));
    }
    seen
}

/// A neighbour's case that went this way.
async fn went(site: &Site, actions: &[Action]) -> Vec<String> {
    let warga = Warga::new(site);
    let receipt = warga.propose(&Isian::tetangga()).await;
    for action in actions {
        decide(site, &receipt, *action, Some(("bukti_kurang", "Catatan untuk warga."))).await;
    }
    everything(&warga, &receipt).await
}

on_both_databases! {
    async fn every_outcome_looks_the_same_to_the_neighbour(db: &TestDb) {
        let site = Site::start(db).await;
        let ways: [&[Action]; 6] = [
            &[Action::Take, Action::FindTidakLayak],
            &[Action::Take, Action::FindLayak],
            &[Action::Take, Action::FindGanda],
            &[Action::Take, Action::FindBukanWewenang],
            &[Action::Take, Action::FindLayak, Action::Batch],
            &[Action::Take, Action::FindLayak, Action::Batch, Action::Endorse],
        ];
        let first = went(&site, ways[0]).await;
        assert!(first[0].contains("elesai ditinjau"), "{}", first[0]);
        assert!(first[1].contains("\"status\":\"reviewed\"") && first[1].contains("\"due\":null"), "{}", first[1]);
        for hidden in ["tidak_layak", "Catatan untuk warga", "find_"] {
            assert!(first.iter().all(|text| !text.contains(hidden)), "{hidden}: {first:?}");
        }
        for way in &ways[1..] {
            assert_eq!(went(&site, way).await, first, "{way:?}");
        }
    }

    async fn a_question_to_the_neighbour_is_told_and_answered(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::tetangga()).await;
        decide(&site, &receipt, Action::Take, None).await;
        decide(&site, &receipt, Action::AskInfo, Some(("bukti_kurang", "Di gang mana rumahnya?"))).await;
        let asked = warga.track(&receipt).await;
        assert!(asked.words().contains("Di gang mana rumahnya?"));
        let told = warga.post("/lacak/kasus/info", &[("info", "Gang Kenanga, rumah paling ujung.")]).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER);
    }

    async fn the_family_gets_the_outcome(db: &TestDb) {
        let site = Site::start(db).await;
        for isian in [Isian::diri(), Isian::satu_kk()] {
            let warga = Warga::new(&site);
            let receipt = warga.propose(&isian).await;
            decide(&site, &receipt, Action::Take, None).await;
            decide(&site, &receipt, Action::FindTidakLayak, Some(("bukti_kurang", "Foto rumah buram."))).await;
            let seen = outcome(&warga, &receipt).await;
            assert!(seen.0.contains("Foto rumah buram.") && seen.1["status"] == "tidak_layak", "{seen:?}");
        }
    }
}

async fn outcome(warga: &Warga<'_>, receipt: &Receipt) -> (String, Value) {
    let page = warga.track(receipt).await.words();
    let body = json!({"ticket": receipt.ticket.to_string(), "pin": receipt.pin});
    let api = warga.send(warga.request(Method::POST, "/api/v1/lacak").json(&body)).await;
    (page, api.json())
}
