//! A disk without room: 503, what was typed stays on the page, what was saved stays saved.

use reqwest::{Method, StatusCode};
use serde_json::json;
use server::usecase::Context;

use super::isian::{Isian, answers};
use super::upload::Upload;
use super::warga::Warga;
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};

on_both_databases! {
    async fn a_full_disk_takes_nothing_new_and_loses_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.fill(&Isian::diri()).await;
        let files = site.ctx.files.clone().with_reserve(u64::MAX);
        let full = Site::serve(Context { files, ..site.ctx.clone() }).await;
        let stuck = warga.on(&full);
        let reason = answers(&[("alasan", "Ditulis ketika penuh.")]);
        let refused = stuck.save("alasan", &reason).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.headers.contains_key("retry-after"));
        assert_eq!(refused.value("alasan"), "Ditulis ketika penuh.");
        assert!(refused.words().contains("sedang penuh"));
        let member = answers(&[("anggota_nama", "Agus Salim"), ("anggota_hubungan", "3"), ("aksi", "tambah")]);
        let refused = stuck.save("anggota", &member).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.headers.contains_key("retry-after"));
        assert_eq!(refused.value("anggota_nama"), "Agus Salim");
        let photo = stuck.upload("kk", &Upload::photo()).await;
        assert_eq!(photo.status, StatusCode::SERVICE_UNAVAILABLE);
        let begun = Warga::new(&full).post("/usulan/baru", &[("hubungan", "diri")]).await;
        assert_eq!(begun.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(begun.headers.contains_key("retry-after"));
        let by_api = stuck.request(Method::POST, "/api/v1/draf").json(&json!({"hubungan": "diri"}));
        let by_api = stuck.send(by_api).await;
        assert_eq!(by_api.json()["errors"][0]["code"], "full");
        // With room again everything is as it was, and what was on the page can be sent.
        assert_eq!(Raw::open(db).await.number("select count(*) from attachment").await, 2);
        assert_eq!(warga.get("/usulan/draf/alasan").await.value("alasan"), "");
        assert_eq!(warga.save("alasan", &reason).await.status, StatusCode::SEE_OTHER);
        warga.finish().await;
    }

    async fn what_is_complete_can_still_be_sent(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.fill(&Isian::diri()).await;
        let files = site.ctx.files.clone().with_reserve(u64::MAX);
        let full = Site::serve(Context { files, ..site.ctx.clone() }).await;
        warga.on(&full).finish().await;
    }
}
