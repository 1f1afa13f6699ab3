//! Of a person one proposal leaves; and the page that says how far a batch is.

use domain::petugas::Role;
use reqwest::StatusCode;

use super::batch::{KABUPATEN, at, attach_good, begin, endorse, find_layak};
use super::export::good;
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Receipt, Warga};

async fn states(db: &TestDb) -> Vec<String> {
    Raw::open(db).await.texts("select state from review_case order by id").await
}

/// Two proposals for the same person, both found to hold.
async fn twice(site: &Site) -> (Receipt, Receipt, Petugas<'_>) {
    let decider = officer(site, Role::Verifikator, KABUPATEN).await;
    let first = Warga::new(site).propose(&Isian::diri()).await;
    let second = Warga::new(site).propose(&Isian::diri()).await;
    for receipt in [&first, &second] {
        find_layak(site, receipt, decider.id).await;
    }
    (first, second, decider)
}

on_both_databases! {
    async fn of_a_person_one_proposal_leaves_and_the_page_names_the_other(db: &TestDb) {
        let site = Site::start(db).await;
        let (first, second, decider) = twice(&site).await;
        let made = decider.post("/petugas/batch", &[("jenis", "usulan")]).await;
        let words = decider.get(made.to()).await.words();
        assert_eq!(states(db).await, ["proposed", "layak"]);
        let (first, second) = (first.ticket.to_string(), second.ticket.to_string());
        for said in ["1 kasus dan 0 penilaian dikumpulkan", "1 usulan tetap menunggu", &format!("{second} diwakili {first}"), "Satu orang satu usulan"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let id: i64 = made.to().trim_start_matches("/petugas/batch/").split('?').next().and_then(|id| id.parse().ok()).expect("a number");
        let path = format!("/petugas/batch/{id}");
        // Nor does a second batch of the same month take it.
        assert_eq!(decider.post("/petugas/batch", &[("jenis", "usulan")]).await.to(), "/petugas/batch?kosong=1");
        // Once the first is taken out, the other may leave.
        decider.post(&format!("{path}/keluarkan"), &[("tiket", first.as_str())]).await;
        assert!(!decider.get(&path).await.words().contains("diwakili"));
        decider.post(&format!("{path}/kumpulkan"), &[("", "")]).await;
        assert_eq!(states(db).await, ["proposed", "layak"], "the older one again");
        // In the next month it may leave, as far as nobody found a double.
        let december = at(&site, "2026-12-02T10:00:00+07:00").await;
        let then = officer(&december, Role::Verifikator, KABUPATEN).await;
        begin(&then, "usulan").await;
        assert_eq!(states(db).await, ["proposed", "proposed"]);
    }

    async fn two_people_with_one_number_leave_both_once_an_officer_says_so(db: &TestDb) {
        let site = Site::start(db).await;
        let (.., decider) = twice(&site).await;
        Raw::open(db).await.run("insert into case_pair (case_id, other_id, verdict, petugas_id, at) select min(id), max(id), 'bukan_ganda', 1, 1 from review_case").await.expect("told apart");
        let id = begin(&decider, "usulan").await;
        assert_eq!(states(db).await, ["proposed", "proposed"]);
        assert!(!decider.get(&format!("/petugas/batch/{id}")).await.words().contains("diwakili"));
    }

    async fn two_who_collect_at_once_take_one_proposal_of_a_person(db: &TestDb) {
        let site = Site::start(db).await;
        let (.., decider) = twice(&site).await;
        let other = officer(&site, Role::Verifikator, KABUPATEN).await;
        let form = [("jenis", "usulan")];
        let (one, two) = tokio::join!(decider.post("/petugas/batch", &form), other.post("/petugas/batch", &form));
        for answer in [one, two] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
        }
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from batch_case").await, 1);
        // Whatever a program does, the database takes no second one of a person.
        let twin = "insert into batch_case (batch_id, case_id, place, added_at, added_by, person) \
                    select batch_id, 2, place, 1, 1, person from batch_case";
        assert!(raw.run(twin).await.is_err());
    }

    async fn the_page_says_how_far_a_batch_is_and_who_does_what_next(db: &TestDb) {
        let site = Site::start(db).await;
        let receipt = Warga::new(&site).propose(&Isian::diri()).await;
        let decider = officer(&site, Role::Verifikator, KABUPATEN).await;
        find_layak(&site, &receipt, decider.id).await;
        let id = begin(&decider, "usulan").await;
        let path = format!("/petugas/batch/{id}");
        let says = async |petugas: &Petugas<'_>, said: &[&str]| {
            let words = petugas.get(&path).await.words();
            for said in said {
                assert!(words.contains(said), "{said}: {words}");
            }
            words
        };
        says(&decider, &["Dikumpulkan Selesai · 1 isi", "Surat pengesahan dilampirkan Sedang berjalan", "Disahkan dan dikunci Nanti", "Langkah berikutnya: Mintakan tanda tangan"]).await;
        attach_good(&decider, id).await;
        // Who examined it reads that all is there, and whose turn it is: not that something is missing.
        let words = says(&decider, &["Semua syarat pengesahan sudah lengkap", "Disahkan dan dikunci Sedang berjalan", "Langkah berikutnya: Syarat sudah lengkap. Kepala dinas atau pejabat pengesah"]).await;
        assert!(!words.contains("Pengesahan harus oleh petugas lain"), "{words}");
        let last_day = at(&site, "2026-11-30T12:00:00+07:00").await;
        let then = officer(&last_day, Role::Verifikator, KABUPATEN).await;
        says(&then, &["mengesahkan setelah jendela pengesahan dibuka 1 Desember 2026"]).await;
        let head = officer(&site, Role::Pengesah, KABUPATEN).await;
        assert_eq!(endorse(&head, id).await.status, StatusCode::SEE_OTHER);
        says(&decider, &["Disahkan, terkunci", "Diekspor untuk SIKS-NG Sedang berjalan", "mengunduh paketnya"]).await;
        good(&decider, id, "paket").await;
        says(&decider, &["Disahkan, sudah diekspor", "Dijawab pusat Sedang berjalan · 0 dari 1 kasus", "Tunggu jawaban pusat"]).await;
        assert!(decider.get("/petugas/batch").await.words().contains("Disahkan, sudah diekspor"));
        Raw::open(db).await.run("update review_case set state = 'ditetapkan'").await.expect("answered");
        says(&decider, &["Dijawab pusat Selesai · 1 dari 1 kasus", "Pusat sudah menjawab semua kasus"]).await;
    }
}
