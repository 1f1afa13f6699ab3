//! Scenarios 14 and 15: several proposals about one person, one family; and who may propose whom.

use reqwest::StatusCode;

use super::isian::{Isian, region};
use super::upload::Upload;
use super::warga::Warga;
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};

/// Another village of the same district.
const ELSEWHERE: [&str; 4] = ["99", "99.01", "99.01.01", "99.01.01.2002"];

/// What a receipt says, without what differs from one to the next.
fn shape(words: &str, ticket: &str, pin: &str) -> String {
    words.replace(ticket, "TICKET").replace(pin, "PIN")
}

/// The links between cases: reasons, in order.
async fn links(db: &TestDb) -> Vec<String> {
    let query = "select case_id || '-' || other_id || ' ' || reason from case_link order by case_id, other_id, reason";
    Raw::open(db).await.texts(query).await
}

/// The warnings of each case, in order.
async fn warnings(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select warnings from review_case order by id").await
}

on_both_databases! {
    async fn a_second_proposal_of_one_person_looks_like_the_first_and_is_linked(db: &TestDb) {
        let site = Site::start(db).await;
        let nik = "9901015203900001";
        // A neighbour first, then she herself, then a stranger to compare with.
        let neighbour = Isian::tetangga()
            .with("terusul", "nik", nik)
            .with("identitas", "nama", "Sumarni")
            .with("identitas", "jenis_kelamin", "P")
            .with("identitas", "tahun_lahir", "1990");
        Warga::new(&site).propose(&neighbour).await;
        let own = Warga::new(&site).propose(&Isian::diri()).await;
        let other = Isian::diri().about("9901015502910009", "9901012002200033").with("identitas", "nama", "Wagiyem");
        let other = other.with("identitas", "tanggal_lahir_hari", "15").with("identitas", "tanggal_lahir_bulan", "2");
        let other = other.with("identitas", "tanggal_lahir_tahun", "1991");
        let alone = Warga::new(&site).propose(&other).await;
        let own_words = shape(&own.page.words(), &own.ticket.to_string(), &own.pin);
        let alone_words = shape(&alone.page.words(), &alone.ticket.to_string(), &alone.pin);
        assert_eq!(own_words, alone_words, "the receipt tells nobody of the other proposal");
        for told in ["Kartika", "sudah pernah", "ganda", "9901014404880003"] {
            assert!(!own_words.contains(told), "{told}");
        }
        assert_eq!(links(db).await, ["2-1 nik"]);
        assert_eq!(warnings(db).await, ["", "same_nik", ""]);
    }

    async fn a_second_proposal_in_one_family_is_attached_to_the_first(db: &TestDb) {
        let site = Site::start(db).await;
        Warga::new(&site).propose(&Isian::diri()).await;
        let husband = Isian::diri()
            .about("9901010707850002", "9901011501150007")
            .with("identitas", "nama", "Waluyo")
            .with("identitas", "jenis_kelamin", "L")
            .with("identitas", "tanggal_lahir_hari", "7")
            .with("identitas", "tanggal_lahir_bulan", "7")
            .with("identitas", "tanggal_lahir_tahun", "1985");
        Warga::new(&site).propose(&husband).await;
        assert_eq!(links(db).await, ["2-1 kk"]);
        assert_eq!(warnings(db).await, ["", "same_kk"]);
    }

    async fn a_look_alike_without_numbers_is_linked_too(db: &TestDb) {
        let site = Site::start(db).await;
        Warga::new(&site).propose(&Isian::diri().with("identitas", "nama", "Soemarni")).await;
        let nameless = Isian::diri()
            .with("terusul", "nik", "")
            .with("terusul", "nomor_kk", "")
            .with("terusul", "tanpa_nik", "ya")
            .with("terusul", "tanpa_kk", "ya")
            .with("terusul", "alasan_tanpa_nik", "hilang")
            .without_photo("ktp");
        Warga::new(&site).propose(&nameless).await;
        assert_eq!(links(db).await, ["2-1 alike"]);
        assert_eq!(warnings(db).await[1], "no_kk,no_nik,look_alike");
    }

    async fn a_neighbour_is_proposed_and_can_be_told(db: &TestDb) {
        let site = Site::start(db).await;
        Warga::new(&site).propose(&Isian::tetangga()).await;
        let raw = Raw::open(db).await;
        let parties = raw.texts("select party from case_contact where phone is not null order by party").await;
        assert_eq!(parties, ["proposer", "subject"]);
        assert_eq!(raw.texts("select purpose from consent order by purpose").await, ["pdp", "subject_told", "truth"]);
        assert_eq!(raw.texts("select kind from attachment").await, ["rumah-depan"]);
    }

    async fn a_neighbour_of_another_village_is_refused_with_a_way_out(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let isian = Isian::tetangga();
        warga.fill(&isian).await;
        let mut elsewhere = isian.of("alamat");
        elsewhere.retain(|(name, _)| !["provinsi", "kabupaten", "kecamatan", "desa"].contains(&name.as_str()));
        elsewhere.extend(region(ELSEWHERE));
        let refused = warga.save("alamat", &elsewhere).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let words = refused.words();
        assert!(words.contains("harus tinggal di desa atau kelurahan yang sama"), "{words}");
        assert!(words.contains("Jalan Contoh Nomor 1"), "the office's address: {words}");
        let sent = warga.kirim().await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "saved all the same, and not sent");
        assert!(sent.page().contains("/usulan/draf/alamat?dari=periksa"));
        assert!(warga.get("/usulan/draf").await.status.is_success());
        assert_eq!(Raw::open(db).await.number("select count(*) from review_case").await, 0);
        // The proposer moves instead: the address page is wrong, though nobody touched it.
        warga.save("alamat", &isian.of("alamat")).await;
        let mut moved = isian.of("pengusul");
        moved.retain(|(name, _)| !["provinsi", "kabupaten", "kecamatan", "desa"].contains(&name.as_str()));
        moved.extend(region(ELSEWHERE));
        assert_eq!(warga.save("pengusul", &moved).await.status, StatusCode::SEE_OTHER);
        assert_eq!(warga.kirim().await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn another_family_card_is_a_flag_and_no_wall(db: &TestDb) {
        let site = Site::start(db).await;
        let isian = Isian::satu_kk().with("pengusul", "pengusul_nomor_kk", "9901010303180099");
        Warga::new(&site).propose(&isian).await;
        assert_eq!(warnings(db).await, ["kk_differs"]);
    }

    async fn what_a_neighbour_is_not_asked_is_not_kept_either(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        // Begun for herself, with identity card and health; then it turns out to be for a neighbour.
        let health = Isian::diri()
            .with("kerentanan", "persetujuan_kesehatan", "ya")
            .with("kerentanan", "hamil", "ya");
        warga.fill(&health).await;
        let isian = Isian::tetangga();
        let turned = warga.save("pengusul", &[("hubungan".to_owned(), "tetangga".to_owned())]).await;
        assert_eq!(turned.status, StatusCode::OK, "more is asked of the proposer now: shown, not yet missed");
        warga.answer_all(&isian).await;
        assert_eq!(warga.upload("ktp", &Upload::photo()).await.status, StatusCode::NOT_FOUND);
        let check = warga.get("/usulan/draf/periksa").await.words();
        assert!(!check.contains("KTP orang"), "{check}");
        warga.finish().await;
        let raw = Raw::open(db).await;
        assert_eq!(raw.texts("select kind from attachment").await, ["rumah-depan"]);
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 1, "the file is gone too");
        assert_eq!(raw.texts("select purpose from consent order by purpose").await, ["pdp", "subject_told", "truth"]);
    }
}
