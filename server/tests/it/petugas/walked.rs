//! What officers meet on their way: where they begin, what a page says after a form, who gets which case.

use domain::petugas::Role;
use reqwest::StatusCode;

use super::deciding::{KABUPATEN, REFUSED, apply, at, decide, take};
use super::visit::VISIT;
use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Line, Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

const SUKAMAJU: &str = "99.01.01.2001";
/// The way out, on every page of who is signed in.
const LEAVE: &str = "action=\"/petugas/keluar\"";

async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}

/// Records a deliberation of Sukamaju and says where it is.
async fn meeting(petugas: &Petugas<'_>) -> String {
    let form = [
        ("desa", SUKAMAJU),
        ("tanggal", "2026-11-20"),
        ("tempat", "Balai Desa"),
        ("peserta", "37"),
        ("ketua", "Haji Ma'ruf"),
    ];
    let recorded = petugas.post("/petugas/musyawarah/baru", &form).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.words());
    recorded.to().to_owned()
}

on_both_databases! {
    async fn everybody_begins_on_a_page_of_their_role(db: &TestDb) {
        let site = Site::start(db).await;
        for (role, scope, first) in [
            (Role::Admin, "99.01", "/petugas/orang"),
            (Role::Auditor, "99.01", "/petugas/audit"),
            (Role::Provinsi, "99", "/petugas/ringkasan"),
        ] {
            let petugas = officer(&site, role, scope).await;
            let begun = petugas.get("/petugas").await;
            assert_eq!((begun.status, begun.to()), (StatusCode::SEE_OTHER, first), "{role:?}");
            let page = petugas.get(first).await;
            assert_eq!(page.status, StatusCode::OK, "{role:?}: {}", page.words());
            assert!(page.page().contains(LEAVE), "{role:?}");
        }
        let verifikator = officer(&site, Role::Verifikator, KABUPATEN).await;
        let queue = verifikator.get("/petugas").await;
        assert_eq!(queue.status, StatusCode::OK);
        assert!(queue.words().contains("Kabupaten Uji"), "the region by its name: {}", queue.words());
    }

    async fn what_goes_wrong_has_the_menu_and_the_way_out(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        let verifikator = officer(&site, Role::Verifikator, KABUPATEN).await;
        for (petugas, path, status, line) in [
            (&admin, "/petugas/batch", StatusCode::FORBIDDEN, "href=\"/petugas/orang\""),
            (&admin, "/petugas/tidak-ada", StatusCode::NOT_FOUND, "href=\"/petugas/orang\""),
            (&verifikator, "/petugas/kasus/ABCD", StatusCode::NOT_FOUND, "href=\"/petugas/batch\""),
            (&verifikator, "/petugas/orang", StatusCode::FORBIDDEN, "href=\"/petugas/batch\""),
        ] {
            let answer = petugas.get(path).await;
            assert_eq!(answer.status, status, "{path}");
            let page = answer.page();
            assert!(page.contains(LEAVE) && page.contains(line), "{path}: {page}");
        }
        // Who is not signed in is nobody's colleague.
        let stranger = Petugas::stranger(&site).get("/petugas/tidak-ada").await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
        assert!(!stranger.page().contains(LEAVE));
    }

    async fn a_visit_is_not_older_than_its_case(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let mut form = VISIT.to_vec();
        form[0] = ("kunjungan_tanggal", "2026-11-20");
        let refused = petugas.post(&at(&receipt, "kunjungan"), &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains("lebih awal dari tanggal kasus ini dikirim"), "{}", refused.words());
        assert_eq!(refused.value("kunjungan_tanggal"), "2026-11-20");
        assert_eq!(count(db, "case_visit").await, 0);
    }

    async fn whose_decision_was_overturned_does_not_look_at_the_new_one(db: &TestDb) {
        let site = Site::start(db).await;
        let first = officer(&site, Role::Verifikator, KABUPATEN).await;
        let second = officer(&site, Role::Verifikator, KABUPATEN).await;
        let third = officer(&site, Role::Verifikator, KABUPATEN).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        decide(&first, &receipt, &REFUSED).await;
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 1);
        // What the appeal leaves behind: another finding, by another officer, after the first.
        let again = format!(
            "insert into case_event (case_id, at, action, actor, actor_id, from_state, to_state) \
             select case_id, at + 1, 'find_layak', actor, {}, from_state, 'layak' from case_event \
             where action = 'find_tidak_layak'",
            second.id
        );
        Raw::open(db).await.run(&again).await.expect("a row");
        let head = officer(&later, Role::Pengesah, KABUPATEN).await;
        let draw = [("uji_bulan", "2026-11"), ("uji_jumlah", "1")];
        assert_eq!(head.post("/petugas/uji-petik", &draw).await.status, StatusCode::SEE_OTHER);
        let tasks = "/petugas/uji-petik/tugas";
        let task = format!("{tasks}/1/{}", receipt.ticket.as_str());
        for petugas in [&first, &second] {
            let petugas = petugas.on(&later);
            assert!(!petugas.get(tasks).await.page().contains(&task));
            assert_eq!(petugas.get(&task).await.status, StatusCode::FORBIDDEN);
            let judged = petugas.post(&task, &[("uji_verdik", "setuju")]).await;
            assert_eq!(judged.status, StatusCode::FORBIDDEN);
        }
        let third = third.on(&later);
        let page = third.get(tasks).await;
        assert!(page.page().contains(&task));
        assert!(page.words().contains("Sukamaju (desa)"), "the village by its name: {}", page.words());
        assert_eq!(third.post(&task, &[("uji_verdik", "setuju")]).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_case_beside_others_says_so_at_the_top(db: &TestDb) {
        let site = Site::start(db).await;
        let first = Warga::new(&site).propose(&Isian::diri()).await;
        Warga::new(&site).propose(&Isian::diri().with("alamat", "rt", "001")).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let page = petugas.get(&format!("/petugas/kasus/{}", first.ticket.as_str())).await;
        let words = page.words();
        assert!(words.contains("Mungkin ganda: 1 kasus lain"), "{words}");
        assert!(!words.contains("tidak menemukan kejanggalan"), "{words}");
        assert!(!words.contains("NIK Anda") && words.contains("NIK orang yang diusulkan"), "{words}");
    }

    async fn a_form_that_worked_says_so(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        decide(&petugas, &receipt, &REFUSED).await;
        let case = petugas.get(&format!("/petugas/kasus/{}", receipt.ticket.as_str())).await;
        let page = case.page();
        assert!(page.contains("action=\"/petugas/ambil\""), "the next case is one button away");
        let undone = petugas.post(&at(&receipt, "batal"), &[("", "")]).await;
        assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.words());
        assert!(petugas.get(undone.to()).await.words().contains("Putusan dibatalkan"));
        let other = Warga::new(&site).propose(&Isian::diri().with("alamat", "rt", "001")).await;
        petugas.post(&at(&receipt, "lepas"), &[("", "")]).await;
        take(&petugas, &other).await;
        let declared = petugas.post(&at(&other, "konflik"), &[("", "")]).await;
        assert_eq!(declared.to(), "/petugas?selesai=konflik");
        let queue = petugas.get(declared.to()).await;
        assert!(queue.words().contains("Konflik kepentingan Anda dicatat"), "{}", queue.words());
    }

    async fn what_was_said_of_cases_goes_along_with_every_button(db: &TestDb) {
        let site = Site::start(db).await;
        let mut somebody = Line::of(1);
        "Nur'aini Dewi".clone_into(&mut somebody.name);
        db.import(Line::file(&[somebody, Line::of(3)]).into_bytes()).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let petugas = officer(&site, Role::OperatorDesa, SUKAMAJU).await;
        let at = meeting(&petugas).await;
        let ticket = receipt.ticket.as_str();
        let said = |code: &str, note: &str| {
            vec![
                (format!("rekomendasi.{ticket}"), code.to_owned()),
                (format!("catatan.{ticket}"), note.to_owned()),
            ]
        };
        let with = |mut form: Vec<(String, String)>, more: &[(&str, &str)]| {
            form.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            form
        };
        // A search writes nothing, and forgets nothing.
        let name = [("nama", "Nuraini Dewi")];
        let found = petugas.post(&format!("{at}/cari"), &with(said("tunda", "Rumah kosong."), &name)).await;
        assert_eq!(found.status, StatusCode::OK, "{}", found.words());
        assert!(found.page().contains("value=\"Rumah kosong.\""), "{}", found.page());
        assert_eq!(count(db, "musyawarah_recommendation").await, 0);
        let page = found.page();
        let token = page.split("name=\"orang\"").nth(1).and_then(|rest| attributes(rest, "value").first().copied());
        let token = token.expect("she is found");
        // What is wrong with a line keeps everything from being written.
        let add = [("orang", token), ("alasan", "meninggal"), ("catatan", ""), ("nama", "Nuraini Dewi")];
        let wrong = petugas.post(&format!("{at}/keluar"), &with(said("tunda", ""), &add)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(count(db, "musyawarah_removal").await, 0);
        let added = petugas.post(&format!("{at}/keluar"), &with(said("tunda", "Rumah kosong."), &add)).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.words());
        assert_eq!(count(db, "musyawarah_removal").await, 1);
        assert_eq!(count(db, "musyawarah_recommendation").await, 1);
        let after = petugas.get(added.to()).await;
        assert!(after.words().contains("dicatat untuk dikeluarkan dari data"), "{}", after.words());
        // Enter in the field of the search.
        let enter = [("aksi", "enter"), ("nama", "Nuraini Dewi")];
        let both = petugas.post(&format!("{at}/rekomendasi"), &with(said("layak", ""), &enter)).await;
        assert_eq!(both.status, StatusCode::OK, "{}", both.words());
        assert!(both.page().contains("name=\"orang\""), "{}", both.words());
        assert_eq!(count(db, "musyawarah_recommendation where recommendation = 'layak'").await, 1);
        let saved = petugas.post(&format!("{at}/rekomendasi"), &said("layak", "Sudah dilihat.")).await;
        assert!(petugas.get(saved.to()).await.words().contains("Rekomendasi disimpan"));
    }

    async fn the_log_names_the_village_whose_list_was_opened(db: &TestDb) {
        let site = Site::start(db).await;
        db.import(Line::file(&[Line::of(1)]).into_bytes()).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let list = petugas.get(&format!("/petugas/kelayakan?desa={SUKAMAJU}")).await;
        assert_eq!(list.status, StatusCode::OK, "{}", list.words());
        let auditor = officer(&site, Role::Auditor, KABUPATEN).await;
        let log = auditor.get("/petugas/audit").await.words();
        assert!(log.contains("wilayah Sukamaju (desa), Kecamatan Mekar Jaya"), "{log}");
    }

    async fn a_quota_to_come_is_shown(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, KABUPATEN).await;
        let form = [
            ("kuota_wilayah", KABUPATEN),
            ("kuota_jumlah", "1234"),
            ("kuota_mulai_hari", "1"),
            ("kuota_mulai_bulan", "2"),
            ("kuota_mulai_tahun", "2027"),
            ("kuota_sumber", "Surat 12/2026"),
        ];
        let saved = admin.post("/petugas/kuota", &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
        let page = admin.get(saved.to()).await.words();
        assert!(page.contains("berlaku mulai 1 Februari 2027") && page.contains("1234"), "{page}");
    }
}
