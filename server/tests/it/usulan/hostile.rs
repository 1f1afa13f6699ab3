//! Whatever is typed or sent: a clear answer in 2xx to 4xx, typed values kept and harmless, never a broken page.

use domain::form::{FieldKind, FieldSpec, Form, Step};
use domain::usulan::Hubungan;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::isian::{Isian, answers};
use super::upload::Upload;
use super::warga::{Answer, Warga};
use crate::http::site::Site;
use crate::support::on_both_databases;

/// What closes every kind of mark, and runs in whatever it lands in.
const XSS: &str = "</textarea></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

/// Nothing of it may be a mark of the page.
fn assert_harmless(what: &str, answer: &Answer) {
    let page = answer.page();
    assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{what}: {page}");
    assert!(page.ends_with("</html>"), "{what}: {}", answer.status);
}

/// Every field of a step, with the same text.
fn all_fields(step: Step, form: Form, text: &str) -> Vec<(String, String)> {
    let inputs = step.fields(form).iter().flat_map(FieldSpec::inputs);
    inputs.map(|name| ((*name).to_owned(), text.to_owned())).collect()
}

on_both_databases! {
    async fn markup_in_any_field_stays_text_on_every_page(db: &TestDb) {
        let site = Site::start(db).await;
        for hubungan in Hubungan::ALL.iter().copied() {
            let form = Form::Usulan(hubungan);
            let warga = Warga::new(&site);
            warga.begin(hubungan.as_str()).await;
            for step in Step::of(form).iter().copied().filter(|step| *step != Step::Foto) {
                let mut fields = all_fields(step, form, XSS);
                // Whom it is for must stay what it is, or other questions are asked.
                fields.retain(|(name, _)| name != "hubungan");
                fields.push(("hubungan".to_owned(), hubungan.as_str().to_owned()));
                let answer = warga.save(step.slug(), &fields).await;
                assert!(answer.status.is_success() || answer.status.is_redirection() || answer.status == StatusCode::UNPROCESSABLE_ENTITY);
                if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
                    assert_harmless(step.slug(), &answer);
                }
                assert_harmless(step.slug(), &warga.get(&format!("/usulan/draf/{}", step.slug())).await);
            }
            for path in ["/usulan/draf", "/usulan/draf/periksa", "/usulan/baru"] {
                assert_harmless(path, &warga.get(path).await);
            }
            assert_harmless("kirim", &warga.kirim().await);
        }
        let warga = Warga::new(&site);
        assert_harmless("lanjut", &warga.post("/usulan/draf/lanjut", &[("kode_lanjutan", XSS)]).await);
        assert_harmless("baru", &warga.post("/usulan/baru", &[("hubungan", XSS)]).await);
        warga.begin("diri").await;
        let name = format!("{}.jpg", XSS.replace('"', ""));
        assert_harmless("foto", &warga.upload("ktp", &Upload::of(&name, XSS, b"x".to_vec())).await);
    }

    async fn markup_in_a_proposal_that_was_sent_stays_text_too(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let isian = Isian::diri()
            .with("identitas", "tempat_lahir", XSS)
            .with("alamat", "alamat", XSS)
            .with("alasan", "alasan", XSS);
        let receipt = warga.propose(&isian).await;
        assert_harmless("receipt", &receipt.page);
        assert_harmless("case", &warga.track(&receipt).await);
        let data = warga.get("/lacak/kasus/data").await;
        assert_harmless("data", &data);
        assert!(data.words().contains("<script>alert(1)</script>"), "it is there, as text");
        for (action, field) in [("kontak", "email"), ("kontak", "hp"), ("hak", "uraian"), ("info", "info"), ("keberatan", "keberatan")] {
            let answer = warga.post(&format!("/lacak/kasus/{action}"), &[(field, XSS), ("hak", XSS)]).await;
            assert!(answer.status.is_client_error(), "{action}: {}", answer.status);
            assert_harmless(action, &answer);
        }
        assert_harmless("lacak", &warga.post("/lacak", &[("tiket", XSS), ("pin", XSS)]).await);
    }

    async fn odd_texts_in_every_field_never_break_anything(db: &TestDb) {
        let site = Site::start(db).await;
        let long = "ab ".repeat(20_000);
        let quotes = "\"<".repeat(3_000);
        let odd = ["\0", "Si\0ti", "\u{7}", "\u{202e}itiS", "'; drop table draft;--", "٣٢١", "😀", "\r\nX: y", "-1",
            "99999999999999999999", "NaN", "ya,ya,ya", ",", "%00", &quotes, &long];
        for hubungan in [Hubungan::Diri, Hubungan::Tetangga] {
            let form = Form::Usulan(hubungan);
            let warga = Warga::new(&site);
            warga.begin(hubungan.as_str()).await;
            for step in Step::of(form).iter().copied().filter(|step| *step != Step::Foto) {
                for text in odd {
                    for spec in step.fields(form).iter().filter(|spec| spec.name != "hubungan") {
                        // One field of a kind is enough for the longest texts.
                        if text.len() > 1000 && spec.kind == FieldKind::Choice {
                            continue;
                        }
                        let fields: Vec<_> = spec.inputs().iter().map(|name| (*name, text)).collect();
                        let fields = [&fields[..], &[("hubungan", hubungan.as_str())]].concat();
                        let answer = warga.post(&format!("/usulan/draf/{}", step.slug()), &fields).await;
                        let fine = matches!(answer.status.as_u16(), 200 | 303 | 409 | 413 | 422);
                        assert!(fine, "{} {text:.20?}: {}", spec.name, answer.status);
                    }
                }
                assert_eq!(warga.get(&format!("/usulan/draf/{}", step.slug())).await.status, StatusCode::OK);
            }
            for path in ["/usulan/draf", "/usulan/draf/periksa"] {
                assert_eq!(warga.get(path).await.status, StatusCode::OK, "{path}");
            }
        }
    }

    async fn what_is_too_long_to_keep_is_still_on_the_page(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        for characters in [1001, 9_000, 15_000] {
            let text = "é".repeat(characters / 2) + &"a".repeat(characters - characters / 2);
            let refused = warga.save("alasan", &answers(&[("alasan", &text)])).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{characters}");
            assert!(refused.page().contains("href=\"#alasan\""));
            assert_eq!(refused.value("alasan"), text, "{characters}");
        }
        // Every step as full as it can be: the pages that show all of them still come.
        for step in Step::of(Form::Usulan(Hubungan::Diri)).iter().copied().filter(|step| *step != Step::Foto) {
            let inputs = all_fields(step, Form::Usulan(Hubungan::Diri), "").len();
            let text = "\"<".repeat(7_000 / inputs.max(1) / 3);
            let mut fields = all_fields(step, Form::Usulan(Hubungan::Diri), &text);
            fields.retain(|(name, _)| name != "hubungan");
            warga.save(step.slug(), &fields).await;
        }
        let check = warga.get("/usulan/draf/periksa").await;
        assert_eq!(check.status, StatusCode::OK);
        assert!(check.bytes.len() > 90_000, "{}", check.bytes.len());
    }

    async fn missing_fields_unknown_steps_and_wrong_order_are_no_accident(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        for path in ["/usulan/draf", "/usulan/draf/alamat", "/usulan/draf/periksa", "/usulan/draf/foto/ktp/lihat"] {
            let gone = warga.get(path).await;
            assert_eq!(gone.status, StatusCode::GONE, "{path}");
            assert!(gone.page().contains("/usulan/baru"), "a way on");
        }
        let none: &[(&str, &str)] = &[];
        for path in ["/usulan/draf/alamat", "/usulan/draf/kirim", "/usulan/draf/foto/ktp/hapus"] {
            assert_eq!(warga.post(path, none).await.status, StatusCode::GONE, "{path}");
        }
        assert_eq!(warga.post("/usulan/draf/hapus", none).await.status, StatusCode::SEE_OTHER);
        assert_eq!(warga.post("/usulan/baru", none).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        warga.begin("tetangga").await;
        for step in ["kerentanan", "aset", "anggota", "pekerjaan", "x", "Alamat", "..", "%00"] {
            let path = format!("/usulan/draf/{step}");
            assert_eq!(warga.get(&path).await.status.as_u16() / 100, 4, "{step}");
            assert_eq!(warga.post(&path, none).await.status.as_u16() / 100, 4, "{step}");
        }
        assert_eq!(warga.post("/usulan/draf/foto", none).await.status, StatusCode::NOT_FOUND);
        for step in Step::of(Form::Usulan(Hubungan::Tetangga)).iter().filter(|step| **step != Step::Foto) {
            let answer = warga.post(&format!("/usulan/draf/{}", step.slug()), &[("versi", "x"), ("tak_dikenal", "1")]).await;
            let expected = if step.is_optional() || *step == Step::Terusul { StatusCode::SEE_OTHER } else { StatusCode::UNPROCESSABLE_ENTITY };
            assert_eq!(answer.status, expected, "{step:?}");
        }
        for path in ["/usulan/draf/kirim", "/usulan/draf/hapus", "/usulan/draf/lanjut", "/usulan/draf/foto/ktp"] {
            let answer = warga.get(path).await;
            assert!(answer.status.is_redirection(), "{path}: {}", answer.status);
        }
    }

    async fn broken_bodies_get_a_plain_page(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        for path in ["/usulan/draf/alamat", "/usulan/draf/anggota", "/usulan/draf/kirim", "/usulan/baru", "/lacak"] {
            for (media_type, body, expected) in [
                ("application/json", b"{}".to_vec(), 415),
                ("application/x-www-form-urlencoded", vec![b'a'; 100_000], 413),
                ("multipart/form-data; boundary=x", b"--x--\r\n".to_vec(), 415),
            ] {
                let request = warga.request(Method::POST, path).header(CONTENT_TYPE, media_type);
                let answer = warga.send(request.body(body)).await;
                assert_eq!(answer.status.as_u16(), expected, "{path} {media_type}");
                assert!(answer.page().ends_with("</html>"));
            }
        }
        let foreign = warga.request(Method::POST, "/usulan/draf/hapus").header("sec-fetch-site", "cross-site");
        assert_eq!(warga.send(foreign).await.status, StatusCode::FORBIDDEN);
        assert_eq!(warga.get("/usulan/draf").await.status, StatusCode::OK, "the draft is still there");
    }
}
