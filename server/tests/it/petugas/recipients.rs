//! Work on listed people: search, the page of a person, marks, repairs. Nobody outside the scope, nothing unlogged.

use domain::batch::BatchKind;
use domain::petugas::Role;
use reqwest::StatusCode;

use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{HEADER, Raw, TestDb, on_both_databases};
use crate::usulan::warga::Answer;

/// One line of a recipient file with the columns that officers look at.
#[derive(Clone)]
pub(super) struct Listed {
    pub(super) nik: String,
    pub(super) kk: String,
    pub(super) name: String,
    pub(super) birth: &'static str,
    pub(super) sex: &'static str,
    pub(super) desa: &'static str,
    pub(super) program: &'static str,
    pub(super) mother: &'static str,
    pub(super) job: &'static str,
    pub(super) component: &'static str,
}

impl Listed {
    /// The woman with this serial number, born on 12 March 1987, about whom nothing is unusual.
    pub(super) fn of(serial: u32, name: &str) -> Self {
        Self {
            nik: format!("990101520387{serial:04}"),
            kk: format!("990101010120{serial:04}"),
            name: name.to_owned(),
            birth: "1987-03-12",
            sex: "P",
            desa: "99.01.01.2001",
            program: "PKH",
            mother: "Kartini",
            job: "Petani",
            component: "",
        }
    }

    pub(super) fn file(lines: &[Self]) -> String {
        let line = |one: &Self| {
            format!(
                "{},{},{},{},{},{},003,001,Jalan Mawar 7,{},{},Januari-Maret 2026,,{},{},{}",
                one.nik,
                one.kk,
                one.name,
                one.birth,
                one.sex,
                one.desa,
                one.program,
                if one.program.is_empty() { "" } else { "penerima" },
                one.mother,
                one.job,
                one.component
            )
        };
        let lines: Vec<String> = lines.iter().map(line).collect();
        format!("{HEADER},nama_ibu,pekerjaan,komponen\n{}\n", lines.join("\n"))
    }
}

/// Somebody in another regency.
pub(super) fn foreigner(serial: u32, name: &str) -> Listed {
    Listed { desa: "99.02.01.2001", ..Listed::of(serial, name) }
}

/// A service with these people loaded.
pub(super) async fn site_with(db: &TestDb, people: &[Listed]) -> Site {
    let site = Site::start(db).await;
    db.import(Listed::file(people)).await;
    site
}

/// Searches and opens the list.
pub(super) async fn search(petugas: &Petugas<'_>, form: &[(&str, &str)]) -> Answer {
    let answer = petugas.post("/petugas/penerima", form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
    petugas.get(answer.to()).await
}

/// Addresses of the people on a page.
pub(super) fn people_on(page: &str) -> Vec<String> {
    let is_person = |href: &&str| {
        href.strip_prefix("/petugas/penerima/")
            .is_some_and(|rest| !rest.is_empty() && !rest.contains('/') && !rest.contains('?'))
    };
    attributes(page, "href").into_iter().filter(is_person).map(str::to_owned).collect()
}

/// The address of the one person with this NIK.
pub(super) async fn person(petugas: &Petugas<'_>, nik: &str) -> String {
    let found = people_on(&search(petugas, &[("nik", nik)]).await.page());
    assert_eq!(found.len(), 1, "one person has this NIK");
    found[0].clone()
}

const NURAINI: &str = "NUR'AINI";

on_both_databases! {
    async fn people_are_found_by_number_name_and_village_and_by_no_address(db: &TestDb) {
        let nuraini = Listed::of(1, NURAINI);
        let sister = Listed { kk: nuraini.kk.clone(), ..Listed::of(2, "Siti Aminah") };
        let site = site_with(db, &[nuraini.clone(), sister, foreigner(3, NURAINI)]).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        for form in [
            vec![("nik", nuraini.nik.as_str())],
            vec![("nama", "Nur’aini")],
            vec![("nama", "nuraini"), ("desa", "99.01.01.2001")],
        ] {
            let answer = petugas.post("/petugas/penerima", &form).await;
            let to = answer.to().to_owned();
            assert!(to.starts_with("/petugas/penerima/hasil/"), "{to}");
            assert!(!to.contains(&nuraini.nik) && !to.to_lowercase().contains("aini"), "{to}");
            let list = petugas.get(&to).await;
            assert_eq!(people_on(&list.page()).len(), 1, "{form:?}: {}", list.words());
            let words = list.words();
            assert!(words.contains(NURAINI) && words.contains("990101******0001"), "{words}");
            assert!(!list.page().contains(&nuraini.nik), "a list masks the NIK");
        }
        let family = search(&petugas, &[("nomor_kk", &nuraini.kk)]).await;
        assert_eq!(people_on(&family.page()).len(), 2);
        let village = search(&petugas, &[("desa", "99.01.01.2001")]).await;
        assert_eq!(people_on(&village.page()).len(), 2, "nobody of another village");
        let similar = search(&petugas, &[("nama", "Nur Aini"), ("desa", "99.01.01.2001")]).await;
        assert!(similar.words().contains("Nama mirip"), "{}", similar.words());
        let injected = search(&petugas, &[("nama", "'; DROP TABLE penerima--")]).await;
        assert!(injected.words().contains("Tidak ada yang cocok"));
        let page = petugas.get(&person(&petugas, &nuraini.nik).await).await.words();
        assert!(page.contains("Siti Aminah") && page.contains("Kartini"), "family and data: {page}");
        assert!(page.contains(&nuraini.nik), "the page of a person has the whole number");
    }

    async fn a_search_that_cannot_be_is_shown_with_what_was_typed(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        let petugas = officer(&site, Role::OperatorKecamatan, "99.01.01").await;
        for (form, field) in [
            (vec![("nama", "")], "desa"),
            (vec![("nama", "<b>\u{7}x")], "nama"),
            (vec![("nik", "12")], "nik"),
            (vec![("nomor_kk", "abc")], "nomor_kk"),
            (vec![("desa", "99.02.01.2001")], "desa"),
            (vec![("desa", "99.01.01.9999"), ("nama", "Siti")], "desa"),
        ] {
            let answer = petugas.post("/petugas/penerima", &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(answer.page().contains(&format!("href=\"#{field}\"")), "{form:?}");
        }
        let kept = petugas.post("/petugas/penerima", &[("nik", "12 <b>")]).await;
        assert_eq!(kept.value("nik"), "12 <b>");
    }

    async fn a_village_is_paged(db: &TestDb) {
        let people: Vec<Listed> = (1..=60).map(|one| Listed::of(one, "Sri Rahayu")).collect();
        let site = site_with(db, &people).await;
        let petugas = officer(&site, Role::OperatorDesa, "99.01.01.2001").await;
        let mut page = search(&petugas, &[("desa", "99.01.01.2001")]).await;
        let mut seen = Vec::new();
        loop {
            let numbers = page.words();
            seen.extend((1..=60).filter(|one| numbers.contains(&format!("990101******{one:04}"))));
            let html = page.page();
            let next = attributes(&html, "href").into_iter().find(|href| href.contains("sesudah="));
            let Some(next) = next else { break };
            let next = next.to_owned();
            page = petugas.get(&next).await;
        }
        assert_eq!(seen, (1..=60).collect::<Vec<u32>>(), "everybody once and in order");
    }

    async fn nobody_exists_outside_the_scope(db: &TestDb) {
        let (near, far) = (Listed::of(1, "Siti Aminah"), foreigner(2, "Siti Aminah"));
        let far = Listed { kk: near.kk.clone(), ..far };
        let site = site_with(db, &[near.clone(), far.clone()]).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let unknown = search(&petugas, &[("nik", "9901015203870099")]).await.words();
        assert_eq!(search(&petugas, &[("nik", &far.nik)]).await.words(), unknown);
        let own = person(&petugas, &near.nik).await;
        let page = petugas.get(&own).await;
        assert!(!page.page().contains(&far.nik) && people_on(&page.page()).is_empty(), "no family beyond");
        // Another officer's address opens for nobody else, not even with the same scope.
        for scope in ["99.02", "99.01"] {
            let other = officer(&site, Role::Verifikator, scope).await;
            assert_eq!(other.get(&own).await.status, StatusCode::GONE, "{scope}");
            let mark = other.post(&format!("{own}/tanda"), &[("jenis", "pindah")]).await;
            assert_eq!(mark.status, StatusCode::GONE);
            let verdict = own.replace("penerima", "kelayakan");
            assert_eq!(other.get(&verdict).await.status, StatusCode::GONE);
        }
        assert_eq!(petugas.get(&format!("{own}x")).await.status, StatusCode::GONE);
        // The person moves to another regency with the next data: from then on they are not here.
        let moved = Listed { desa: "99.02.01.2001", ..near };
        db.try_import("pindah.csv", Listed::file(&[moved]), true).await.expect("loaded");
        assert_eq!(petugas.get(&own).await.status, StatusCode::NOT_FOUND);
        let later = site.later(13 * 60).await;
        let late = officer(&later, Role::Verifikator, "99.02").await;
        assert_eq!(late.get(&own).await.status, StatusCode::GONE);
    }

    async fn before_anything_is_loaded_every_page_opens(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        for path in [
            "/petugas/penerima",
            "/petugas/anomali",
            "/petugas/anomali/dukcapil",
            "/petugas/kelayakan?desa=99.01.01.2001",
        ] {
            let page = petugas.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.words());
        }
    }

    async fn who_may_not_see_recipients_sees_none(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        for (role, scope) in [
            (Role::Pengesah, "99.01"),
            (Role::Admin, "99.01"),
            (Role::Auditor, "99.01"),
            (Role::Provinsi, "99"),
        ] {
            let petugas = officer(&site, role, scope).await;
            for path in ["/petugas/penerima", "/petugas/anomali", "/petugas/kelayakan"] {
                assert_eq!(petugas.get(path).await.status, StatusCode::FORBIDDEN, "{role:?} {path}");
            }
        }
        let operator = officer(&site, Role::OperatorDesa, "99.01.01.2001").await;
        assert_eq!(operator.get("/petugas/kelayakan").await.status, StatusCode::FORBIDDEN);
        assert_eq!(operator.get("/petugas/data").await.status, StatusCode::FORBIDDEN);
    }

    async fn a_view_is_noted_before_it_is_shown(db: &TestDb) {
        let aminah = Listed::of(1, "Siti Aminah");
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let own = person(&petugas, &aminah.nik).await;
        let raw = Raw::open(db).await;
        let of = |action: &str| {
            format!(
                "select count(*) from audit_entry where action = '{action}' and actor_id = {}",
                petugas.id
            )
        };
        assert_eq!(raw.number(&of("recipient.list")).await, 2, "the list, and who is on it");
        assert_eq!(raw.number(&of("recipient.view")).await, 0);
        assert!(petugas.get(&own).await.page().contains(&aminah.nik));
        assert_eq!(raw.number(&of("recipient.view")).await, 1);
        let subject = server::store::tokens::subject_hex(
            &server::store::tokens::subject_id(&db.keys, &aminah.nik),
        );
        let details = "select detail from audit_entry where action = 'recipient.view'";
        assert_eq!(raw.texts(details).await, [subject], "the history of a person is found by it");
        for text in raw.texts("select detail from audit_entry where detail is not null").await {
            assert!(!text.contains(&aminah.nik) && !text.contains("Siti"), "codes only: {text}");
        }
        // What cannot be noted is not shown.
        raw.run("alter table audit_entry rename to audit_entry_gone").await.expect("renamed");
        let kept = petugas.get(&own).await;
        assert_eq!(kept.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(!kept.page().contains(&aminah.nik) && !kept.page().contains("Siti Aminah"));
    }

    async fn marks_come_end_and_stay_in_the_history(db: &TestDb) {
        let aminah = Listed::of(1, "Siti Aminah");
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let petugas = officer(&site, Role::OperatorDesa, "99.01.01.2001").await;
        let own = person(&petugas, &aminah.nik).await;
        let address = format!("{own}/tanda");
        let wrong = petugas.post(&address, &[("jenis", "hamil"), ("keterangan", "kata <b>")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.page().contains("href=\"#tanggal\""));
        assert_eq!(wrong.value("keterangan"), "kata <b>");
        let form = [("jenis", "hamil"), ("tanggal", "2027-02-28"), ("keterangan", "rahasia-kandungan")];
        let saved = petugas.post(&address, &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
        let page = petugas.get(saved.to()).await;
        let words = page.words();
        assert!(words.contains("perkiraan lahir 28 Februari 2027"), "{words}");
        assert!(search(&petugas, &[("nik", &aminah.nik)]).await.words().contains("Hamil"));
        let again = petugas.post(&address, &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "one mark of a kind at a time");
        assert_eq!(again.value("keterangan"), "rahasia-kandungan", "the typed text is kept");
        let html = page.page();
        let end = attributes(&html, "action").into_iter().find(|to| to.ends_with("/akhir"));
        let end = end.expect("a form that ends it").to_owned();
        let empty = petugas.post(&end, &[("alasan", "")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let ended = petugas.post(&end, &[("alasan", "bayi sudah lahir")]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        assert_eq!(petugas.post(&end, &[("alasan", "sekali lagi")]).await.status, StatusCode::CONFLICT);
        let history = petugas.get(&own).await.words();
        assert!(history.contains("bayi sudah lahir") && history.contains("28 Februari 2027"));
        assert!(!search(&petugas, &[("nik", &aminah.nik)]).await.words().contains("Hamil"));
        let raw = Raw::open(db).await;
        let noted = "select count(*) from audit_entry where action in \
                     ('recipient.mark', 'recipient.mark_end') and detail not like '%hamil%'";
        assert_eq!(raw.number(noted).await, 2);
        if !raw.is_postgres() {
            let file = std::fs::read(db.file("bansos.db")).expect("the database");
            let log = std::fs::read(db.file("bansos.db-wal")).unwrap_or_default();
            let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
            for text in [&b"rahasia-kandungan"[..], b"bayi sudah lahir"] {
                assert!(!holds(&file, text) && !holds(&log, text), "written in plain");
            }
        }
    }

    async fn a_repair_stands_beside_the_data_until_the_data_has_it(db: &TestDb) {
        let aminah = Listed { mother: "", ..Listed::of(1, "Siti Aminah") };
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let own = person(&petugas, &aminah.nik).await;
        let address = format!("{own}/perbaikan/nama_ibu");
        assert_eq!(petugas.get(&address).await.status, StatusCode::OK);
        assert_eq!(petugas.get(&format!("{own}/perbaikan/saldo")).await.status, StatusCode::NOT_FOUND);
        let wrong = petugas.post(&address, &[("nilai", "7"), ("keterangan", "KK")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!((wrong.value("nilai").as_str(), wrong.value("keterangan").as_str()), ("7", "KK"));
        let form = [("nilai", "Nur’aini"), ("keterangan", "KK asli"), ("jenis", "mother_missing")];
        let saved = petugas.post(&address, &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
        let words = petugas.get(saved.to()).await.words();
        assert!(words.contains("Nama ibu kandung: kosong menjadi Nur’aini (KK asli)"), "{words}");
        assert!(!words.contains("sudah ada di data"));
        let rows = site.ctx.store.within(domain::petugas::Scope::new("99.01".parse().expect("a code")), domain::petugas::Sight::Everything);
        assert_eq!(rows.count_waiting_entries(BatchKind::Perbaikan, "2026-11").await.expect("read"), 1);
        let foreign = site.ctx.store.within(domain::petugas::Scope::new("99.02".parse().expect("a code")), domain::petugas::Sight::Everything);
        assert_eq!(foreign.count_waiting_entries(BatchKind::Perbaikan, "2026-11").await.expect("read"), 0);
        let village = petugas.post(&format!("{own}/perbaikan/desa"), &[("nilai", "99.01.01.9999")]).await;
        assert_eq!(village.status, StatusCode::UNPROCESSABLE_ENTITY, "no such village");
        let same = petugas.post(&format!("{own}/perbaikan/nama"), &[("nilai", "Siti Aminah")]).await;
        assert!(same.words().contains("sama dengan data sekarang"), "{}", same.words());
        db.try_import("baru.csv", Listed::file(&[Listed { mother: "Nur’aini", ..aminah }]), true)
            .await
            .expect("loaded");
        assert!(petugas.get(&own).await.words().contains("sudah ada di data"));
    }
}
