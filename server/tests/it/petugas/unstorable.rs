//! NUL, which `PostgreSQL` keeps in no text: wherever an officer sends one, in an address or a field, the answer is a clear
//! refusal on both databases and never a broken service.

use domain::petugas::Role;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::matrix::{expected, officer_routes};
use super::officer;
use super::world::{empty_batch, home};
use crate::http::site::Site;
use crate::support::on_both_databases;
use crate::usulan::upload::{Upload, form_type, pdf};

/// The path with a NUL in the place of number `at`, if it has so many.
fn with_nul(path: &str, at: usize) -> Option<String> {
    let parts: Vec<&str> = path.split(['{', '}']).collect();
    (at * 2 + 1 < parts.len()).then(|| {
        let part = |(place, part): (usize, &&str)| match place {
            place if place % 2 == 0 => (*part).to_owned(),
            place if place == at * 2 + 1 => "2345%00".to_owned(),
            _ => "234567892345".to_owned(),
        };
        parts.iter().enumerate().map(part).collect()
    })
}

on_both_databases! {
    async fn a_nul_breaks_no_route(db: &TestDb) {
        let site = Site::start(db).await;
        let expected = expected();
        let mut asked = [0; 3];
        for role in Role::ALL {
            let petugas = officer(&site, *role, home(*role)).await;
            for (route, permission) in officer_routes() {
                if !expected[&(permission.as_str().to_owned(), role.as_str().to_owned())] {
                    continue;
                }
                let method: Method = route.method.parse().expect("a method");
                for address in (0..3).filter_map(|at| with_nul(&route.path, at)) {
                    let answer = petugas.send(petugas.request(method.clone(), &address)).await;
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role:?} {method} {address}");
                    assert!(answer.words().contains("Halaman tidak ditemukan"), "{}", answer.words());
                    asked[0] += 1;
                }
                let bare = route.path.replace(['{', '}'], "");
                if method == Method::GET {
                    for query in ["?desa=%00", "?q=Si%00ti&halaman=1", "?%00=1"] {
                        let answer = petugas.get(&format!("{bare}{query}")).await;
                        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{role:?} {bare}{query}");
                        asked[1] += 1;
                    }
                    continue;
                }
                for body in ["nama=Si%00ti", "nama=Si\0ti", "a=b&%00=c"] {
                    let request = petugas.request(Method::POST, &bare);
                    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
                    let answer = petugas.send(request.body(body)).await;
                    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{role:?} {bare} {body:?}");
                    assert!(answer.words().contains("Kiriman tidak dapat dibaca"), "{}", answer.words());
                    asked[2] += 1;
                }
            }
        }
        assert!(asked.iter().all(|asked| *asked > 100), "{asked:?}");
    }

    /// What looks like one and is none is a text like any other.
    async fn a_percent_sign_is_no_nul(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        for query in ["?petugas=%2500", "?petugas=%20%2B00"] {
            let page = petugas.get(&format!("/petugas{query}")).await;
            assert_eq!(page.status, StatusCode::OK, "{query}");
        }
        let sent = petugas.post("/petugas/ambil", &[("desa", "%00")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "the form says %2500");
    }

    async fn a_nul_beside_a_file_is_refused(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let id = empty_batch(db, "99.01").await;
        let request = petugas.request(Method::POST, &format!("/petugas/batch/{id}/surat"));
        let upload = Upload::of("surat.pdf", "application/pdf", pdf());
        let body = upload.body(&[("nomor_surat", "460\0/1")]);
        let answer = petugas.send(request.header(CONTENT_TYPE, form_type()).body(body)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.words());
        assert!(answer.words().contains("Kiriman tidak dapat dibaca"));
    }
}
