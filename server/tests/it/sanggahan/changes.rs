//! A change is reported, or misuse: each its own short form and its own kind of case (§3.5).

use domain::form::Step;
use domain::samples::siti_aminah;
use domain::sanggahan::Perihal;
use reqwest::StatusCode;
use server::usecase::track_case::{Tracked, read};

use super::laporan::{ELSEWHERE, Laporan};
use super::pelapor::{Pelapor, card, send};
use super::{RECIPIENT, case_of, count, site};
use crate::http::site::SUKAMAJU;
use crate::support::{Raw, on_both_databases, village};
use crate::usulan::warga::Warga;

/// Every change with its answers.
fn changes() -> Vec<(Perihal, Laporan)> {
    let of =
        |perihal: Perihal, form, given: &[(&str, &str)]| (perihal, Laporan::perubahan(form, given));
    vec![
        of(
            Perihal::Meninggal,
            "perubahan_data.meninggal",
            &[("pelapor_bagi_almarhum", "keluarga"), ("meninggal_kapan", "sebulan")],
        ),
        of(
            Perihal::Pindah,
            "perubahan_data.pindah",
            &[("pelapor_bagi", "tetangga"), ("pindah_ke", "luar_negeri")],
        ),
        of(
            Perihal::DataSalah,
            "perubahan_data.data_salah",
            &[
                ("pelapor_bagi", "diri"),
                ("data_salah_apa", "nama"),
                ("data_benar", "Namanya Aminah Siti"),
            ],
        ),
        of(
            Perihal::Hamil,
            "perubahan_data.hamil",
            &[
                ("pelapor_bagi_keluarga", "keluarga"),
                ("persetujuan_kesehatan", "ya"),
                ("usia_kandungan", "5"),
            ],
        ),
        of(
            Perihal::Disabilitas,
            "perubahan_data.disabilitas",
            &[
                ("pelapor_bagi_keluarga", "keluarga"),
                ("persetujuan_kesehatan", "ya"),
                ("disabilitas", "melihat"),
            ],
        ),
        of(
            Perihal::GraduasiMandiri,
            "perubahan_data.graduasi_mandiri",
            &[("pelapor_bagi_keluarga", "diri"), ("alasan_graduasi", "bekerja")],
        ),
    ]
}

on_both_databases! {
    async fn every_change_is_filed_as_what_it_is(db: &TestDb) {
        let site = site(db).await;
        assert_eq!(changes().len(), Perihal::ALL.len());
        for (perihal, laporan) in changes() {
            let receipt = send(&site, &laporan, &card(&site, RECIPIENT).await).await;
            let case = case_of(&site, &receipt).await;
            assert_eq!((case.kind.as_str(), case.state.as_str()), ("perubahan_data", "queued"), "{perihal:?}");
            let tracked = Tracked { case, ticket: receipt.ticket };
            let content = read::content(&site.ctx, &tracked).await.expect("read").expect("kept");
            assert_eq!(content.form.variant(), perihal.as_str());
            assert!(!content.answers[&Step::Perubahan].is_empty(), "{perihal:?}");
            let warga = Warga::new(&site);
            warga.track(&receipt).await;
            let data = warga.get("/lacak/kasus/data").await;
            assert!(!data.words().contains("Hartono") && data.words().contains("disegel"), "{}", data.words());
        }
        // What it is about is not readable in the table: it may be health.
        for variant in Raw::open(db).await.texts("select variant from laporan").await {
            for perihal in Perihal::ALL {
                assert!(!variant.contains(perihal.as_str()));
            }
        }
        let reasons = Raw::open(db).await.texts("select reason from laporan order by case_id").await;
        assert_eq!(reasons, ["meninggal", "pindah", "", "", "", "graduasi_mandiri"]);
        assert_eq!(count(db, "consent where purpose = 'health'").await, 2);
        assert_eq!(count(db, "consent where purpose in ('pdp', 'truth')").await, 12);
    }

    async fn about_health_nothing_is_kept_without_consent(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        for (form, name, value) in [("perubahan_data.hamil", "usia_kandungan", "5"), ("perubahan_data.disabilitas", "disabilitas", "melihat")] {
            let pelapor = Pelapor::new(&site, form);
            pelapor.begin(form, &token).await;
            let given: Vec<_> = [("pelapor_bagi_keluarga", "diri"), (name, value)].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
            let refused = pelapor.save("perubahan", &given).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
            let again = pelapor.get("draf/perubahan").await;
            assert!(again.chosen(name).is_empty() || again.chosen(name) == [""], "{form}: the server does not keep it");
            assert_eq!(pelapor.kirim(None).await.status, StatusCode::UNPROCESSABLE_ENTITY);
            // Neither neighbours nor officials speak about it (S-6).
            for whom in ["tetangga", "perangkat_desa"] {
                let given: Vec<_> = [("pelapor_bagi_keluarga", whom), ("persetujuan_kesehatan", "ya"), (name, value)].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
                assert_eq!(pelapor.save("perubahan", &given).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{form} {whom}");
            }
        }
        assert_eq!(count(db, "review_case").await, 0);
    }

    async fn misuse_is_a_case_of_its_own_that_only_officers_can_tell_the_sender_of(db: &TestDb) {
        let site = site(db).await;
        let receipt = send(&site, &Laporan::penyalahgunaan().living_in(ELSEWHERE), &card(&site, RECIPIENT).await).await;
        let case = case_of(&site, &receipt).await;
        assert_eq!(case.kind, "penyalahgunaan");
        assert_eq!(case.desa, SUKAMAJU, "where the recipient lives, wherever the sender does");
        let row = site.ctx.store.laporan_of_case(case.id).await.expect("read").expect("kept");
        assert!(row.reporter.is_some() && row.reason.is_empty());
        assert_eq!(count(db, "reply_right").await, 0, "nothing is said against the recipient");
        let tracked = Tracked { case, ticket: receipt.ticket };
        let content = read::content(&site.ctx, &tracked).await.expect("read").expect("kept");
        assert_eq!(content.answers[&Step::Kejadian].get("jumlah_dipotong"), "150000");
    }

    async fn whose_change_it_is_warns_the_reviewer_and_refuses_nobody(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let own = siti_aminah(village(SUKAMAJU)).nik;
        let wrong = |whom| Laporan::perubahan("perubahan_data.data_salah", &[("pelapor_bagi", whom), ("data_salah_apa", "nama")]);
        let hers = |laporan: Laporan| laporan.by(RECIPIENT, &own, "081211112222");
        let mut shapes = Vec::new();
        for laporan in [hers(wrong("diri")), wrong("diri"), hers(wrong("tetangga")), wrong("tetangga")] {
            let receipt = send(&site, &laporan, &token).await;
            let words = receipt.page.words();
            shapes.push(words.replace(&receipt.ticket.to_string(), "TICKET").replace(&receipt.pin, "PIN"));
        }
        assert!(shapes.iter().all(|shape| *shape == shapes[0]), "no receipt tells whose NIK it is");
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings, ["", "not_self", "self_report,same_reporter", "same_reporter"]);
    }

    async fn a_text_that_names_its_writer_is_sent_only_knowingly(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        for (text, tells) in [
            ("Saya Hartono, tetangga sebelah, melihat mobilnya.", true),
            ("Hubungi saya di 0813-4445-5566 kapan saja.", true),
            ("NIK saya 9901 0111 0275 0005 sesuai KTP.", true),
            ("Nomor orangnya 0812-9999-1111 bila perlu.", false),
            ("Fotonya ada di www.contoh.example/foto semua.", false),
        ] {
            let pelapor = Pelapor::new(&site, "sanggahan");
            pelapor.fill(&Laporan::sanggahan().with("uraian", "uraian", text), &token).await;
            let check = pelapor.get("draf/periksa").await;
            assert_eq!(check.page().contains("name=\"tetap_kirim\""), tells, "{text}");
            assert!(check.words().contains("Di dalamnya ada"), "{text}: {}", check.words());
            let mut form = pelapor.declaration().await;
            form.retain(|(name, _)| name != "tetap_kirim");
            let sent = pelapor.post("draf/kirim", &form).await;
            let expected = if tells { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::SEE_OTHER };
            assert_eq!(sent.status, expected, "{text}");
            if tells {
                assert!(sent.page().contains("href=\"#tetap_kirim\""));
                pelapor.finish().await;
            }
        }
    }
}
