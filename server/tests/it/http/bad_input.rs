//! Every field, everything that is wrong: a clear answer in 4xx, typed values kept and harmless, never 500.

use std::fmt::Write as _;

use reqwest::StatusCode;

use super::site::{SUKAMAJU, Site};
use crate::support::on_both_databases;

/// Texts that have broken services before.
fn evil() -> Vec<String> {
    let fixed = [
        "",
        " ",
        "a",
        "\0",
        "Si\0ti",
        "\u{7}",
        "\u{202e}itiS",
        "'; DROP TABLE penerima;--",
        "\" OR 1=1",
        "<script>alert(1)</script>",
        "</textarea><script>",
        "{{7*7}}",
        "%00",
        "../../etc/passwd",
        "٣٢١",
        "😀",
        "\r\nX: y",
        "-1",
        "99999999999999999999",
        "NaN",
        "null",
    ];
    let mut all: Vec<String> = fixed.iter().map(|text| (*text).to_owned()).collect();
    all.extend(["Siti ".repeat(60), "é".repeat(300), "x".repeat(5_000)]);
    all
}

fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").expect("writing to a String");
        encoded
    })
}

on_both_databases! {
    async fn no_field_of_the_form_can_break_the_page(db: &TestDb) {
        let site = Site::start(db).await;
        let fields = [
            "provinsi", "kabupaten", "kecamatan", "desa", "nama", "tahun_lahir", "cari", "captcha_id", "captcha", "pow",
            "pilih", "aksi", "lang",
        ];
        for field in fields {
            for text in evil() {
                let mut form = vec![("desa", SUKAMAJU), ("nama", "Siti Aminah")];
                form.retain(|(name, _)| *name != field);
                form.push((field, &text));
                let answer = site.post("/cek", &form).await;
                let status = answer.status();
                let fine = matches!(status.as_u16(), 200 | 303 | 422);
                assert!(fine, "{field} = {text:?}: {status}");
                let page = answer.text().await.expect("a page");
                assert!(!page.contains("<script>alert"), "{field} = {text:?}");
                assert!(status == StatusCode::SEE_OTHER || page.ends_with("</html>"), "{field} = {text:?}");
            }
        }
    }

    async fn a_name_that_is_refused_is_kept_and_escaped(db: &TestDb) {
        let site = Site::start(db).await;
        for (nama, kept) in [
            ("\"><b>1", "&quot;"), ("a", "value=\"a\""), ("", "aria-invalid"), ("x\u{202e}y z", "x\u{202e}y z"),
        ] {
            let answer = site.post("/cek", &[("desa", SUKAMAJU), ("nama", nama)]).await;
            if nama.chars().filter(|c| c.is_alphabetic()).count() < 2 || nama.contains('\u{202e}') {
                assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{nama}");
                let page = answer.text().await.expect("a page");
                assert!(page.contains(kept) && page.contains("<title>Kesalahan"), "{nama}");
            }
        }
    }

    async fn queries_and_tokens_cannot_break_a_page_either(db: &TestDb) {
        let site = Site::start(db).await;
        for text in evil() {
            let encoded = percent_encoded(&text);
            for path in [
                format!("/cek?provinsi={encoded}&desa={encoded}"),
                format!("/usulan/baru?subjek={encoded}"),
                format!("/?lang={encoded}"),
                format!("/cek/hasil/{encoded}"),
                format!("/api/v1/wilayah/{encoded}"),
                format!("/api/v1/wilayah/cari?q={encoded}"),
            ] {
                let status = site.get(&path).await.status();
                assert!(!status.is_server_error(), "{status} {path}");
            }
            let answer = site.post(&format!("/cek/hasil/{encoded}x"), &[("tahun_lahir", &text)]).await;
            assert!(answer.status().is_client_error(), "{} {text:?}", answer.status());
        }
        for broken in ["/cek?desa=%ff%fe", "/cek?%", "/?lang=%zz", "/cek/hasil/%ff"] {
            assert!(!site.get(broken).await.status().is_server_error(), "{broken}");
        }
    }

    async fn broken_bodies_get_an_error_page(db: &TestDb) {
        let site = Site::start(db).await;
        let raw = async |body: Vec<u8>, kind: &'static str| {
            let request = site.browser.post(site.url("/cek")).header("content-type", kind);
            request.body(body).send().await.expect("an answer")
        };
        let form = "application/x-www-form-urlencoded";
        assert_eq!(raw(b"nama=%ff%fe".to_vec(), form).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(raw(b"{}".to_vec(), "application/json").await.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
        let huge = raw(vec![b'a'; 100_000], form).await;
        assert_eq!(huge.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert!(huge.text().await.expect("a page").contains("Dinas Sosial"), "the office is named");
    }
}
