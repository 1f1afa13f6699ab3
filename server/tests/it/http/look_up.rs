//! Scenarios 1–4: who is found, how, and what is never shown.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::samples::siti_aminah;
use reqwest::StatusCode;

use super::site::{SUKAMAJU, Site, attributes, count, load_story_people};
use crate::support::{TestDb, on_both_databases};

async fn with_story_people(db: &TestDb) -> Site {
    load_story_people(db).await;
    Site::start(db).await
}

on_both_databases! {
    async fn a_recipient_is_found_and_only_the_public_part_is_shown(db: &TestDb) {
        let site = with_story_people(db).await;
        let page = site.look_up(SUKAMAJU, "siti  aminah").await;
        for shown in ["S**i A****h", "003", "001", "1985", "1989", "PKH", "Oktober-Desember 2025"] {
            assert!(page.contains(shown), "{shown}");
        }
        let person = siti_aminah(SUKAMAJU.parse().expect("a code"));
        for hidden in [&person.nik, &person.nomor_kk, &person.address, &person.mother_name, &person.name] {
            assert!(!page.contains(hidden.as_str()), "{hidden}");
        }
        assert!(!page.contains("1987-06-12") && !page.contains("12 Juni 1987"));
    }

    async fn a_result_link_hides_the_name_reloads_and_opens_on_another_instance(db: &TestDb) {
        let site = with_story_people(db).await;
        let link = site.look_up_link(SUKAMAJU, "Siti Aminah").await;
        let token = link.strip_prefix("/cek/hasil/").expect("a result link");
        let sealed = URL_SAFE_NO_PAD.decode(token).expect("base64");
        assert!(!String::from_utf8_lossy(&sealed).contains("Siti"));
        assert!(!link.to_lowercase().contains("siti") && !link.contains(SUKAMAJU));
        let cards = |page: &str| count(page, "S**i A****h");
        let first = site.get(&link).await.text().await.expect("a page");
        let again = site.get(&link).await.text().await.expect("a page");
        let elsewhere = site.later(14).await.get(&link).await.text().await.expect("a page");
        assert!(cards(&first) > 0 && cards(&first) == cards(&again) && cards(&first) == cards(&elsewhere));
        let too_late = site.later(16).await.get(&link).await;
        assert_eq!(too_late.status(), StatusCode::GONE);
        assert!(too_late.text().await.expect("a page").contains("/cek"));
    }

    async fn homonyms_are_three_cards_told_apart_by_neutral_marks(db: &TestDb) {
        let site = with_story_people(db).await;
        let page = site.look_up(SUKAMAJU, "Sumiati").await;
        let result = site.ctx.store.current_version().await.expect("read").expect("loaded");
        assert_eq!(count(&page, "/usulan/baru?subjek="), 3, "version {}", result.id);
        let tokens: std::collections::HashSet<&str> = attributes(&page, "href")
            .into_iter()
            .filter_map(|href| href.strip_prefix("/usulan/baru?subjek="))
            .collect();
        assert_eq!(tokens.len(), 3, "each card acts on its own person");
        let again = site.look_up(SUKAMAJU, "Sumiati").await;
        let order = |page: &str| {
            let at = |text: &str| page.find(text).unwrap_or(usize::MAX);
            (at("Bukan") < at("Ditangguhkan"), count(page, "1970"))
        };
        assert_eq!(order(&page), order(&again));
    }

    async fn apostrophes_and_look_alikes_find_her_and_injections_find_nobody(db: &TestDb) {
        let site = with_story_people(db).await;
        for typed in ["Nur’aini", "nuraini", "NUR'AINI", "  nur'aini "] {
            let page = site.look_up(SUKAMAJU, typed).await;
            assert!(page.contains("N*****i") && page.contains("Program Sembako"), "{typed}");
        }
        let similar = site.look_up(SUKAMAJU, "NUR' AINI").await;
        assert!(similar.contains("N*****i") && !similar.contains("Program Sembako"), "offered, without programmes");
        let nobody = site.look_up(SUKAMAJU, "'; DROP TABLE--").await;
        assert!(!nobody.contains("N*****i"));
        assert!(site.look_up(SUKAMAJU, "Nuraini").await.contains("N*****i"), "the tables are still there");
    }

    async fn titles_do_not_matter_and_old_spelling_is_offered_as_similar(db: &TestDb) {
        let site = with_story_people(db).await;
        let exact = site.look_up(SUKAMAJU, "Muhammad Joesoef").await;
        assert!(exact.contains("PBI-JK"));
        let similar = site.look_up(SUKAMAJU, "Muhammad Yusuf").await;
        assert!(similar.contains("J*****f") && !similar.contains("PBI-JK"));
    }

    async fn a_similar_card_opens_only_to_who_knows_the_year_of_birth(db: &TestDb) {
        let site = with_story_people(db).await;
        let link = site.look_up_link(SUKAMAJU, "Muhammad Yusuf").await;
        let wrong = site.post(&link, &[("tahun_lahir", "1950")]).await;
        assert_eq!(wrong.status(), StatusCode::SEE_OTHER);
        let closed = site.get(&super::site::location(&wrong)).await.text().await.expect("a page");
        assert!(closed.contains("J*****f") && !closed.contains("PBI-JK"));
        let right = site.post(&link, &[("tahun_lahir", "1949")]).await;
        let open = site.get(&super::site::location(&right)).await.text().await.expect("a page");
        assert!(open.contains("PBI-JK") && open.contains("1945"));
        let nonsense = site.post(&link, &[("tahun_lahir", "kemarin")]).await;
        assert_eq!(nonsense.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nonsense.text().await.expect("a page").contains("kemarin"), "what was typed is kept");
    }

    async fn minors_protected_people_and_health_programmes_never_show(db: &TestDb) {
        let site = with_story_people(db).await;
        for hidden in ["Dewi Lestari", "Ratna Wulandari"] {
            let found = site.look_up(SUKAMAJU, hidden).await;
            let nobody = site.look_up(SUKAMAJU, "Tidak Ada").await;
            assert_eq!(count(&found, "subjek="), count(&nobody, "subjek="), "{hidden}");
        }
        let page = site.look_up(SUKAMAJU, "Bambang Sutrisno").await;
        assert!(page.contains("B*****g"));
        assert!(!page.contains("Asistensi") && !page.contains("Penyandang"), "health stays private");
    }

    async fn a_dinsos_may_ask_everybody_for_the_year_of_birth(db: &TestDb) {
        load_story_people(db).await;
        let vars = [("BANSOS_CAPTCHA", "off"), ("BANSOS_RATE_LIMITS", "off"), ("BANSOS_REQUIRE_BIRTH_YEAR", "on")];
        let site = Site::start_with(db, &vars).await;
        let form = [("aksi", "cek"), ("desa", SUKAMAJU), ("nama", "Siti Aminah")];
        assert_eq!(site.post("/cek", &form).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let guess = [&form[..], &[("tahun_lahir", "1986")]].concat();
        let link = super::site::location(&site.post("/cek", &guess).await);
        assert!(!site.get(&link).await.text().await.expect("a page").contains("PKH"));
        let known = [&form[..], &[("tahun_lahir", "1987")]].concat();
        let link = super::site::location(&site.post("/cek", &known).await);
        assert!(site.get(&link).await.text().await.expect("a page").contains("PKH"));
    }

    async fn nothing_is_found_politely_before_any_data_is_loaded(db: &TestDb) {
        let site = Site::start(db).await;
        let page = site.look_up(SUKAMAJU, "Siti Aminah").await;
        assert!(!page.contains("subjek="));
    }
}
