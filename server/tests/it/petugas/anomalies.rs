//! The list of unusual recipients, and result files of the population register.

use chrono::Duration;
use domain::petugas::{Role, Scope, Sight};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use server::store::recipient_anomaly::AnomalyCount;
use server::usecase::bnba::anomaly::advance;
use server::usecase::bnba::checks::forget_waiting;

use super::recipients::{Listed, foreigner, people_on, person, site_with};
use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Raw, on_both_databases};
use crate::usulan::upload::{Upload, form_type};
use crate::usulan::warga::Answer;

/// How often each anomaly is found in a region, by code.
async fn counts(site: &Site, region: &str) -> Vec<(String, i64)> {
    let version = site.ctx.store.current_version().await.expect("read").expect("loaded").id;
    let scope = Scope::new(region.parse().expect("a code"));
    let found = site
        .ctx
        .store
        .within(scope, Sight::Everything)
        .anomaly_counts(version, None)
        .await
        .expect("read");
    let mut found: Vec<_> =
        found.into_iter().map(|AnomalyCount { code, count }| (code, count)).collect();
    found.sort();
    found
}

fn pairs(found: &[(String, i64)]) -> Vec<(&str, i64)> {
    found.iter().map(|(code, count)| (code.as_str(), *count)).collect()
}

/// One person of each kind, and some about whom nothing is unusual.
fn unusual() -> Vec<Listed> {
    let family = |serial, name: &str| Listed {
        kk: "9901010101200030".to_owned(),
        program: "SEMBAKO",
        ..Listed::of(serial, name)
    };
    let component = |serial, name: &str, component| Listed {
        kk: "9901010101200040".to_owned(),
        component,
        ..Listed::of(serial, name)
    };
    vec![
        Listed::of(1, "Siti Aminah"),
        Listed { mother: "-", ..Listed::of(2, "NUR'AINI") },
        Listed { job: "Anggota Polri", ..Listed::of(3, "Sri Rahayu") },
        Listed { kk: String::new(), ..Listed::of(4, "Sumiati") },
        Listed { kk: "9901013202200001".to_owned(), ..Listed::of(5, "Wagiman Putri") },
        Listed { birth: "1987-03-13", ..Listed::of(6, "Kartika") },
        Listed { sex: "L", ..Listed::of(7, "Joko") },
        Listed::of(20, "Dewi Lestari"),
        Listed::of(21, "Dewi Lestari"),
        family(30, "Ani"),
        family(31, "Ina"),
        component(40, "Budi", "anak SD"),
        component(41, "Wati", "ibu hamil"),
        foreigner(50, "Dewi Lestari"),
        Listed { mother: "", ..foreigner(51, "Rahmawati") },
    ]
}

async fn upload(petugas: &Petugas<'_>, bytes: impl Into<Vec<u8>>) -> Answer {
    send_file(petugas, "/petugas/anomali/dukcapil", "hasil.csv", bytes.into()).await
}

/// Sends a file with the form at `path`.
pub(super) async fn send_file(
    petugas: &Petugas<'_>,
    path: &str,
    name: &str,
    bytes: Vec<u8>,
) -> Answer {
    let body = Upload::of(name, "text/csv", bytes).body(&[("aksi", "kirim")]);
    let request = petugas.request(Method::POST, path).header(CONTENT_TYPE, form_type());
    petugas.send(request.body(body)).await
}

on_both_databases! {
    async fn each_anomaly_is_found_once_within_its_scope(db: &TestDb) {
        let site = site_with(db, &unusual()).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let before = petugas.get("/petugas/anomali").await.words();
        assert!(before.contains("belum diperiksa"), "{before}");
        assert!(advance(&site.ctx).await.expect("a pass"));
        assert!(!advance(&site.ctx).await.expect("a pass"), "it is over");
        assert_eq!(
            pairs(&counts(&site, "99.01").await),
            [
                ("job_excluded", 1),
                ("kk_ill_formed", 1),
                ("kk_missing", 1),
                ("mother_missing", 1),
                ("nik_date", 1),
                ("nik_sex", 1),
                ("same_family_aid", 2),
                ("same_person", 2),
            ]
        );
        assert_eq!(pairs(&counts(&site, "99.02").await), [("mother_missing", 1)]);
        let page = petugas.get("/petugas/anomali").await;
        assert!(page.words().contains("sudah diperiksa seluruhnya"));
        assert!(!page.page().contains("Rahmawati"), "nobody of another regency");
        assert!(!page.page().contains("Siti Aminah") && !page.page().contains("Wati"));
        let one = petugas.get("/petugas/anomali?jenis=mother_missing").await;
        assert_eq!(people_on(&one.page()).len(), 1, "{}", one.words());
        let foreign = petugas.get("/petugas/anomali?desa=99.02.01.2001").await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);

        // The link of the list repairs it, and it leaves the list.
        let html = one.page();
        let repair = attributes(&html, "href").into_iter().find(|to| to.contains("/perbaikan/nama_ibu"));
        let repair = repair.expect("a way to repair").to_owned();
        let form = petugas.get(&repair).await;
        assert!(form.words().contains("Nama ibu kandung kosong"));
        let path = repair.split('?').next().expect("a path");
        let sent = [("nilai", "Kartini"), ("jenis", "mother_missing")];
        assert_eq!(petugas.post(path, &sent).await.status, StatusCode::SEE_OTHER);
        let left = petugas.get("/petugas/anomali?jenis=mother_missing").await;
        assert!(people_on(&left.page()).is_empty());
        let repaired = petugas.get("/petugas/anomali?jenis=mother_missing&tampil=sudah").await;
        assert!(repaired.page().contains("NUR&#x27;AINI") || repaired.words().contains("NUR'AINI"));
    }

    async fn the_list_is_paged_without_loss(db: &TestDb) {
        let person = |one| Listed { mother: "", kk: String::new(), ..Listed::of(one, "Sri Rahayu") };
        let people: Vec<Listed> = (1..=70).map(person).collect();
        let site = site_with(db, &people).await;
        advance(&site.ctx).await.expect("a pass");
        let petugas = officer(&site, Role::OperatorKecamatan, "99.01.01").await;
        let mut to = "/petugas/anomali".to_owned();
        let mut seen = 0;
        for _ in 0..20 {
            let page = petugas.get(&to).await.page();
            seen += people_on(&page).len();
            let next = attributes(&page, "href").into_iter().find(|href| href.contains("sesudah="));
            let Some(next) = next else { break };
            to = next.replace("&amp;", "&");
        }
        assert_eq!(seen, 70, "everybody once");
    }

    async fn a_village_that_was_retired_since_is_found_when_rules_change(db: &TestDb) {
        let old = Listed { desa: "99.01.01.2002", ..Listed::of(1, "Siti Aminah") };
        let site = site_with(db, &[old]).await;
        advance(&site.ctx).await.expect("a pass");
        assert!(counts(&site, "99.01").await.is_empty());
        let raw = Raw::open(db).await;
        raw.run("update wilayah set valid_to = '2026-06-30' where kode = '99.01.01.2002'").await.expect("retired");
        raw.run(
            "insert into question_option (question, code, sort, text_id, text_en, valid_from, valid_to, source) \
             values ('pekerjaan_dikecualikan', 'petani', 1, 'Petani', 'Farmer', '2026-01-01', null, 'uji')",
        )
        .await
        .expect("another rule");
        assert!(advance(&site.ctx).await.expect("a pass"), "other rules, another pass");
        assert_eq!(pairs(&counts(&site, "99.01").await), [("job_excluded", 1), ("region_retired", 1)]);
    }

    async fn a_pass_that_was_broken_off_goes_on_with_another_instance(db: &TestDb) {
        let person = |one| Listed { mother: "", ..Listed::of(one, &format!("Sri {}", "a".repeat(one as usize % 50 + 2))) };
        let people: Vec<Listed> = (1..=700).map(person).collect();
        let site = site_with(db, &people).await;
        let (store, now) = (&site.ctx.store, site.ctx.clock.now().timestamp());
        let version = store.current_version().await.expect("read").expect("loaded").id;
        // An instance looks at the first step and dies.
        advance(&site.ctx).await.expect("a pass");
        let whole = counts(&site, "99.01").await;
        let raw = Raw::open(db).await;
        raw.run("delete from recipient_anomaly where penerima > 300").await.expect("deleted");
        raw.run(&format!(
            "update recipient_pass set last_id = 300, finished_at = null, claimed_until = {}",
            now + 60
        ))
        .await
        .expect("as it was after the first step");
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let words = petugas.get("/petugas/anomali").await.words();
        assert!(words.contains("300 dari 700"), "{words}");
        assert!(!advance(&site.ctx).await.expect("claimed"), "somebody else works on it");
        let later = site.later_by(Duration::seconds(61)).await;
        assert!(advance(&later.ctx).await.expect("taken over"));
        assert_eq!(counts(&site, "99.01").await, whole, "nothing twice, nothing lost");
        assert!(!store.advance_anomaly_pass(version, (300, 600), Vec::new(), now).await.expect("late"));
    }

    async fn a_result_file_is_shown_first_and_kept_once(db: &TestDb) {
        let (aminah, far) = (Listed::of(1, "Siti Aminah"), foreigner(3, "Rahmawati"));
        let site = site_with(db, &[aminah.clone(), Listed::of(2, "NUR'AINI"), far.clone()]).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let file = format!(
            "nik,hasil,keterangan,tanggal\n{},meninggal,\"Akta kematian, no. 7\",2026-11-01\n\
             9901015203870002,sesuai,,2026-11-02\n{},ganda,,2026-11-02\n\
             9901015203870099,ganda,,2026-11-02\n9901015203870001,hidup,,2026-11-02\n",
            aminah.nik, far.nik
        );
        let read = upload(&petugas, file.clone()).await;
        assert_eq!(read.status, StatusCode::SEE_OTHER, "{}", read.words());
        let preview = petugas.get(read.to()).await;
        let words = preview.words();
        assert!(words.contains("5 baris dibaca, 3 tidak dapat dipakai"), "{words}");
        assert!(!preview.page().contains(&aminah.nik) && !preview.page().contains(&far.nik));
        let told = petugas.get(&format!("{}/ditolak.csv", read.to())).await.page();
        assert_eq!(told, "line,column,reason\n4,nik,not_listed\n5,nik,not_listed\n6,hasil,not_allowed\n");
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from recipient_check").await, 0, "shown first");
        let other = officer(&site, Role::Verifikator, "99.01").await;
        assert_eq!(other.get(read.to()).await.status, StatusCode::NOT_FOUND, "another officer's file");
        assert_eq!(other.post(read.to(), &[("aksi", "simpan")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(petugas.post(read.to(), &[("aksi", "simpan")]).await.status, StatusCode::SEE_OTHER);
        assert!(petugas.get(read.to()).await.words().contains("2 hasil baru"));
        assert_eq!(petugas.post(read.to(), &[("aksi", "simpan")]).await.status, StatusCode::CONFLICT);
        assert_eq!(raw.number("select count(*) from recipient_check_file where sealed is not null").await, 0);

        let again = upload(&petugas, file).await;
        petugas.post(again.to(), &[("aksi", "simpan")]).await;
        assert!(petugas.get(again.to()).await.words().contains("0 hasil baru"));
        assert_eq!(raw.number("select count(*) from recipient_check").await, 2);
        let list = petugas.get("/petugas/anomali/dukcapil").await;
        assert!(list.words().contains("Akta kematian, no. 7") && !list.words().contains("NUR'AINI"));
        let own = petugas.get(&person(&petugas, &aminah.nik).await).await.words();
        assert!(own.contains("Tercatat meninggal") && own.contains("1 November 2026"), "{own}");
        let foreign = officer(&site, Role::Verifikator, "99.02").await;
        assert!(!foreign.get("/petugas/anomali/dukcapil").await.page().contains("Siti Aminah"));
    }

    async fn a_file_that_is_none_is_refused_and_one_that_waited_too_long_is_gone(db: &TestDb) {
        let aminah = Listed::of(1, "Siti Aminah");
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let petugas = officer(&site, Role::OperatorDesa, "99.01.01.2001").await;
        for bytes in [b"".to_vec(), b"%PDF-1.4".to_vec(), vec![0xff, 0xfe, 0, 1], b"nik\n1\n".to_vec()] {
            let answer = upload(&petugas, bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.page().contains("href=\"#berkas\""));
        }
        let file = format!("nik,hasil,keterangan,tanggal\n{},ganda,,2026-11-01\n", aminah.nik);
        let read = upload(&petugas, file).await;
        let later = site.later(61).await;
        let petugas = petugas.on(&later);
        petugas.sign_in().await;
        assert_eq!(petugas.post(read.to(), &[("aksi", "simpan")]).await.status, StatusCode::CONFLICT);
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from recipient_check").await, 0);
        assert_eq!(forget_waiting(&later.ctx).await.expect("forgotten"), 1);
        assert_eq!(raw.number("select count(*) from recipient_check_file where sealed is not null").await, 0);
    }
}
