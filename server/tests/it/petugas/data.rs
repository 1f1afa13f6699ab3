//! Recipient data in the browser: import, comparison, restoring.

use std::time::Duration;

use domain::petugas::Role;
use domain::wilayah::KodeWilayah;
use reqwest::StatusCode;
use server::store::loading::{NewPenerima, NewVersion};
use server::store::recipient_import::NewImport;

use super::anomalies::send_file;
use super::recipients::{Listed, foreigner, site_with};
use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Answer;

const IMPORT: &str = "/petugas/data/impor";

/// Sends a file, waits for the end of its import, and gives its page.
async fn import(petugas: &Petugas<'_>, name: &str, file: impl Into<Vec<u8>>) -> (String, Answer) {
    let sent = send_file(petugas, IMPORT, name, file.into()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    for _ in 0..400 {
        let page = petugas.get(sent.to()).await;
        if !page.headers.contains_key("refresh") {
            return (sent.to().to_owned(), page);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the import does not end");
}

async fn current(site: &Site) -> i64 {
    site.ctx.store.current_version().await.expect("read").expect("loaded").id
}

/// Files left in the folder of imports.
fn left_over(db: &TestDb) -> usize {
    std::fs::read_dir(db.file("impor")).map_or(0, Iterator::count)
}

on_both_databases! {
    async fn a_good_file_becomes_the_visible_version_and_leaves_no_file(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99").await;
        assert!(admin.get("/petugas/data").await.words().contains("Belum ada data"));
        let people = [Listed::of(1, "NUR'AINI"), Listed { birth: "1987-02-30", ..Listed::of(2, "Sumiati") }];
        let (to, page) = import(&admin, "C:\\bnba\\BNBA maret.csv", Listed::file(&people)).await;
        let words = page.words();
        assert!(words.contains("sekarang tampil") && words.contains("2 baris dibaca, 1 ditolak"), "{words}");
        assert!(!words.contains("bnba\\"), "the folder of the sender is not kept: {words}");
        let rejected = admin.get(&format!("{to}/ditolak.csv")).await;
        assert_eq!(rejected.headers["content-disposition"], "attachment; filename=\"ditolak.csv\"");
        assert_eq!(rejected.page(), "line,column,reason\n3,tanggal_lahir,date_invalid\n");
        assert_eq!(left_over(db), 0, "the file is gone");
        let versions = site.ctx.store.versions().await.expect("read");
        assert_eq!(versions.len(), 1);
        assert_eq!(versions[0].source_name, "BNBA maret.csv", "as its owner calls it");
        let data = admin.get("/petugas/data").await.words();
        assert!(data.contains("Tampil sekarang"), "{data}");
        // The same file once more changes nothing.
        let (_, again) = import(&admin, "sama.csv", Listed::file(&people)).await;
        assert!(again.words().contains("Tidak ada yang berubah"), "{}", again.words());
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from audit_entry where action = 'data.import'").await, 2);
        let other = officer(&site, Role::Verifikator, "99.01").await;
        assert_eq!(other.get(&to).await.status, StatusCode::FORBIDDEN);
        assert_eq!(send_file(&other, IMPORT, "x.csv", b"x".to_vec()).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_bad_file_leaves_the_old_version(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let before = current(&site).await;
        let empty = send_file(&admin, IMPORT, "kosong.csv", Vec::new()).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.page().contains("href=\"#berkas\""));
        let header = Listed::file(&[]).replace("nomor_kk", "kartu");
        for (file, why) in [
            (b"%PDF-1.4 bukan csv".to_vec(), "kolom 1 seharusnya nik"),
            (header.into_bytes(), "kolom 2 seharusnya nomor_kk"),
            (vec![0xff, 0xfe, b'n', 0], "bukan UTF-8"),
            (Listed::file(&[Listed { desa: "12.34.56.7890", ..Listed::of(1, "Ani") }]).into_bytes(), "Tidak satu baris pun"),
        ] {
            let (_, page) = import(&admin, "buruk.csv", file).await;
            assert!(page.words().contains(why), "{why}: {}", page.words());
        }
        assert_eq!((current(&site).await, left_over(db)), (before, 0));
    }

    async fn who_sees_a_part_cannot_replace_the_whole(db: &TestDb) {
        let (near, far) = (Listed::of(1, "Siti Aminah"), foreigner(2, "Rahmawati"));
        let site = site_with(db, &[near.clone(), far.clone()]).await;
        let part = officer(&site, Role::Admin, "99.01").await;
        assert!(part.get("/petugas/data").await.words().contains("di luar wilayah kerja Anda"));
        let sent = send_file(&part, IMPORT, "x.csv", Listed::file(std::slice::from_ref(&near)).into_bytes()).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
        let whole = officer(&site, Role::Admin, "99").await;
        import(&whole, "sebagian.csv", Listed::file(std::slice::from_ref(&near))).await;
        let (both, one) = (current(&site).await - 1, current(&site).await);
        // Now everybody who is visible lies in the scope; the earlier version has others.
        let restore = format!("/petugas/data/pulihkan/{both}");
        assert_eq!(part.post(&restore, &[("yakin", "ya")]).await.status, StatusCode::FORBIDDEN);
        let (to, page) = import(&part, "luar.csv", Listed::file(&[Listed::of(5, "Sumiati"), far.clone()])).await;
        assert!(page.words().contains("2 baris dibaca, 1 ditolak"), "{}", page.words());
        assert!(part.get(&format!("{to}/ditolak.csv")).await.page().contains("3,desa,region_unknown"));
        assert!(current(&site).await > one);
        // What is compared is compared within the scope.
        let differences = part.get(&format!("/petugas/data/banding?dari={both}&ke={one}")).await.words();
        assert!(differences.contains("99.01.01.2001") && !differences.contains("99.02"), "{differences}");
        let village = format!("/petugas/data/banding?dari={both}&ke={one}&desa=99.02.01.2001");
        assert_eq!(part.get(&village).await.status, StatusCode::NOT_FOUND);
        let village = whole.get(&village).await.words();
        assert!(village.contains("R*******i") && !village.contains("Rahmawati"), "masked: {village}");
    }

    async fn two_versions_are_compared_village_by_village(db: &TestDb) {
        let stays = Listed::of(1, "Siti Aminah");
        let changes = Listed::of(2, "NUR'AINI");
        let goes = Listed::of(3, "Sumiati");
        let moves = Listed::of(4, "Kartika");
        let site = site_with(db, &[stays.clone(), changes.clone(), goes.clone(), moves.clone()]).await;
        let first = current(&site).await;
        let later = [
            stays,
            Listed { mother: "Aminah", program: "SEMBAKO", ..changes },
            Listed { desa: "99.01.01.2002", ..moves },
            Listed::of(5, "Wati"),
        ];
        db.try_import("kedua.csv", Listed::file(&later), true).await.expect("loaded");
        let second = current(&site).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let address = format!("/petugas/data/banding?dari={first}&ke={second}");
        let page = admin.get(&address).await.words();
        assert!(page.contains("99.01.01.2001 4 → 3 1 2 1"), "added, removed, changed: {page}");
        assert!(page.contains("99.01.01.2002 0 → 1 1 0 0"), "{page}");
        let village = admin.get(&format!("{address}&desa=99.01.01.2001")).await.words();
        assert!(village.contains("N*****i Berubah Nama ibu kandung, bantuan"), "{village}");
        assert!(village.contains("S*****i Hilang") && village.contains("W**i Bertambah"), "{village}");
        assert!(!village.contains("S**i A****h"), "who stayed the same is not listed: {village}");
        assert_eq!(admin.get("/petugas/data/banding?dari=1&ke=999").await.status, StatusCode::NOT_FOUND);
        assert_eq!(admin.get("/petugas/data/banding").await.status, StatusCode::SEE_OTHER);
    }

    async fn an_earlier_version_is_restored_after_a_question(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        let first = current(&site).await;
        db.try_import("kedua.csv", Listed::file(&[Listed::of(2, "Sumiati")]), true).await.expect("loaded");
        let second = current(&site).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let page = admin.get("/petugas/data").await.page();
        let restore = format!("/petugas/data/pulihkan/{first}");
        assert!(attributes(&page, "href").contains(&restore.as_str()));
        assert!(admin.get(&restore).await.words().contains("Pulihkan versi"));
        let unsure = admin.post(&restore, &[("aksi", "pulihkan")]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(current(&site).await, second, "asked first");
        let done = admin.post(&restore, &[("yakin", "ya")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(admin.get(done.to()).await.words().contains("sekarang tampil"));
        assert_eq!(current(&site).await, first);
        for unknown in ["999", "x", "-1"] {
            let path = format!("/petugas/data/pulihkan/{unknown}");
            assert_eq!(admin.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(admin.post(&path, &[("yakin", "ya")]).await.status, StatusCode::NOT_FOUND);
        }
    }

    /// A part of the data, sent for the whole, makes nobody vanish before somebody has seen how many.
    async fn where_many_would_vanish_somebody_is_asked_first(db: &TestDb) {
        let everybody: Vec<Listed> = (1..=40).map(|one| Listed::of(one, "Siti Aminah")).collect();
        let site = site_with(db, &everybody).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let before = current(&site).await;
        let mut part = everybody[..20].to_vec();
        part.push(Listed::of(77, "Rahmawati"));
        let (to, page) = import(&admin, "sebagian.csv", Listed::file(&part)).await;
        let words = page.words();
        assert!(words.contains("Menunggu kepastian Anda") && words.contains("(21 orang)"), "{words}");
        assert!(words.contains("Orang baru 1, hilang 20"), "{words}");
        assert_eq!(current(&site).await, before, "nothing has changed");
        let waiting = before + 1;
        let question = format!("/petugas/data/pulihkan/{waiting}");
        assert!(page.page().contains(&format!("href=\"{question}\"")), "{}", page.page());
        let asked = admin.get(&question).await.words();
        let figures = format!("Versi {before} yang tampil sekarang memuat 40 orang. Orang baru: 1. Hilang: 20.");
        assert!(asked.contains(&figures) && asked.contains(&format!("Tampilkan versi {waiting}?")), "{asked}");
        let unsure = admin.post(&question, &[("aksi", "pulihkan")]).await;
        assert!(unsure.status == StatusCode::UNPROCESSABLE_ENTITY && unsure.words().contains(&figures), "{}", unsure.words());
        assert_eq!(current(&site).await, before);
        let sure = admin.post(&question, &[("yakin", "ya")]).await;
        assert_eq!(sure.to(), format!("/petugas/data?pulih={waiting}"));
        assert_eq!((current(&site).await, left_over(db)), (waiting, 0));
        assert!(admin.get(&to).await.words().contains("21 baris dibaca"));
        // A few may go unasked, and more people than before never ask.
        let (_, fewer) = import(&admin, "kurang.csv", Listed::file(&part[..10])).await;
        assert!(fewer.words().contains("sekarang tampil"), "{}", fewer.words());
        let (_, more) = import(&admin, "semua.csv", Listed::file(&everybody)).await;
        assert!(more.words().contains("sekarang tampil"), "{}", more.words());
    }

    async fn the_page_says_what_a_file_looks_like_and_its_sample_can_be_loaded(db: &TestDb) {
        let site = Site::start(db).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let words = admin.get("/petugas/data").await.words();
        for columns in ["nik, nomor_kk, nama, tanggal_lahir", "nama_ibu, pekerjaan, komponen"] {
            assert!(words.contains(columns), "{columns}: {words}");
        }
        let sample = admin.get("/petugas/data/contoh.csv").await;
        assert_eq!(sample.headers["content-disposition"], "attachment; filename=\"contoh-penerima.csv\"");
        let (_, page) = import(&admin, "contoh.csv", sample.page()).await;
        assert!(page.words().contains("sekarang tampil") && page.words().contains("1 baris dibaca, 0 ditolak"), "{}", page.words());
    }

    async fn one_import_at_a_time(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let lock = db.store.lock_import().await.expect("free");
        let sent = send_file(&admin, IMPORT, "x.csv", Listed::file(&[]).into_bytes()).await;
        assert_eq!(sent.status, StatusCode::CONFLICT);
        assert!(sent.words().contains("sedang berjalan"), "{}", sent.words());
        assert_eq!(left_over(db), 0);
        drop(lock);
    }

    async fn a_killed_import_leaves_the_old_version_and_says_so(db: &TestDb) {
        let site = site_with(db, &[Listed::of(1, "Siti Aminah")]).await;
        let admin = officer(&site, Role::Admin, "99").await;
        let before = current(&site).await;
        // What a process leaves that is killed in the middle: half a version, a row, its file.
        let lock = db.store.lock_import().await.expect("free");
        let now = site.ctx.clock.now();
        let new = NewVersion { file_sha256: "00".to_owned(), source_name: "separuh.csv".to_owned(), started_at: now };
        let mut half = db.store.begin_version(&lock, &new).await.expect("begun");
        let desa: KodeWilayah = "99.01.01.2001".parse().expect("a code");
        let person = NewPenerima { subject: [7; 16], kk_token: None, desa, protected: false, sealed: vec![1], bantuan: Vec::new() };
        half.write(1, vec![person]).await.expect("written");
        drop((half, lock));
        let key = "0123456789abcdef0123456789abcdef".to_owned();
        let row = NewImport { key: key.clone(), source_name: "separuh.csv".to_owned(), bytes: 9, started_by: admin.id, started_at: now.timestamp() };
        db.store.begin_import(row).await.expect("noted");
        let to = format!("{IMPORT}/{key}");
        let running = admin.get(&to).await;
        assert!(running.headers.contains_key("refresh"), "a reload shows how far it is");
        let later = site.later(2).await;
        let admin = admin.on(&later);
        let over = admin.get(&to).await;
        assert!(!over.headers.contains_key("refresh"));
        assert!(over.words().contains("Terputus; versi sebelumnya tetap tampil"), "{}", over.words());
        assert_eq!(current(&site).await, before);
        let (_, next) = import(&admin, "lagi.csv", Listed::file(&[Listed::of(2, "Sumiati")])).await;
        assert!(next.words().contains("sekarang tampil"), "{}", next.words());
        assert_eq!(site.ctx.store.versions().await.expect("read").len(), 2, "half a version is none");
    }
}
