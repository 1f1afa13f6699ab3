//! Scenarios 8–10: choosing a region step by step, and what is refused.

use reqwest::StatusCode;

use super::site::{SUKAMAJU, Site, location};
use crate::support::on_both_databases;

on_both_databases! {
    async fn without_javascript_each_step_loads_the_next_list_and_keeps_what_was_chosen(db: &TestDb) {
        let site = Site::start(db).await;
        let step = site.post("/cek", &[("aksi", "wilayah"), ("provinsi", "99")]).await;
        assert_eq!(location(&step), "/cek?provinsi=99");
        let page = site.get("/cek?provinsi=99").await.text().await.expect("a page");
        assert!(page.contains("Kabupaten Uji") && page.contains("Kota Uji"));
        let step = site
            .post("/cek", &[("aksi", "wilayah"), ("provinsi", "99"), ("kabupaten", "99.01"), ("nama", "Siti O'Neil")])
            .await;
        let page = step.text().await.expect("a page");
        assert!(page.contains("Mekar Jaya") && page.contains("Siti O"), "a typed name is kept on the page");
    }

    async fn a_choice_above_drops_what_no_longer_fits_below(db: &TestDb) {
        let site = Site::start(db).await;
        let stale = [("aksi", "wilayah"), ("provinsi", "99"), ("kabupaten", "99.71"), ("kecamatan", "99.01.01")];
        assert_eq!(location(&site.post("/cek", &stale).await), "/cek?kabupaten=99.71");
    }

    async fn villages_of_the_same_name_show_their_type_and_keep_their_own_code(db: &TestDb) {
        let site = Site::start(db).await;
        let page = site.get("/cek?kecamatan=99.01.01").await.text().await.expect("a page");
        assert!(page.contains("Inobonto (kelurahan)") && page.contains("Inobonto (desa)"));
        assert!(page.contains("99.01.01.1001") && page.contains("99.01.01.2002"));
        let twins = site.get("/cek?kecamatan=99.01.02").await.text().await.expect("a page");
        assert!(twins.contains("Tounelet Satu (desa, 99.01.02.2001)"));
        assert!(page.contains("Regapu’u"));
    }

    async fn a_village_of_another_district_is_refused(db: &TestDb) {
        let site = Site::start(db).await;
        let form = [
            ("provinsi", "99"), ("kabupaten", "99.01"), ("kecamatan", "99.01.02"), ("desa", SUKAMAJU),
            ("nama", "Siti Aminah"), ("aksi", "cek"),
        ];
        let refused = site.post("/cek", &form).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = refused.text().await.expect("a page");
        assert!(page.contains("Siti Aminah") && page.contains("Kesalahan"));
    }

    async fn unknown_codes_are_named_and_retired_ones_lead_to_their_successors(db: &TestDb) {
        let site = Site::start(db).await;
        for unknown in ["99.01.01.9999", "99.55.01.2001", "12345", "99.01.01", "<script>", "99.01.01.２００１"] {
            let form = [("aksi", "cek"), ("desa", unknown), ("nama", "Siti Aminah")];
            let refused = site.post("/cek", &form).await;
            assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{unknown}");
        }
        let form = [("aksi", "cek"), ("desa", "99.01.03.2001"), ("nama", "Siti Aminah")];
        let retired = site.post("/cek", &form).await;
        assert_eq!(retired.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = retired.text().await.expect("a page");
        assert!(page.contains("99.01.02.2001") && page.contains("99.01.02.2002"), "both successors are offered");
        let picked = site.post("/cek", &[("pilih", "99.01.02.2002"), ("nama", "Siti Aminah")]).await;
        assert_eq!(picked.status(), StatusCode::OK);
        assert!(picked.text().await.expect("a page").contains("Siti Aminah"));
        let district = site.post("/cek", &[("pilih", "99.01.02")]).await.text().await.expect("a page");
        assert!(district.contains("Tounelet Satu"), "a successor above the village opens its list");
    }

    async fn a_village_is_found_by_its_name_with_its_whole_path(db: &TestDb) {
        let site = Site::start(db).await;
        let found = site.post("/cek", &[("aksi", "cari"), ("cari", "sukamaju"), ("nama", "Ai")]).await;
        let page = found.text().await.expect("a page");
        assert!(page.contains(SUKAMAJU) && page.contains("99.02.01.2003"));
        assert!(page.contains("Kabupaten Contoh") && page.contains("\"Ai\""));
        for (typed, status) in [("ab", 422), ("", 422), ("zzzz", 200), ("%_%", 200), ("'; drop", 200)] {
            let answer = site.post("/cek", &[("aksi", "cari"), ("cari", typed)]).await;
            assert_eq!(answer.status().as_u16(), status, "{typed}");
        }
    }
}
