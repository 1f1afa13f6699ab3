//! What a crowd asks for: every kind of page and call, good and bad, in every encoding.

use std::net::SocketAddr;

use anyhow::{Result, ensure};
use serde_json::json;

use super::links::{VILLAGE, form, result_link};
use crate::http::{Answer, Ask};
use crate::site;

/// Encodings that browsers and old phones take.
const ENCODINGS: [&str; 3] = ["", "gzip", "gzip, deflate, br"];

/// A request and the status it must be answered with.
#[derive(Clone)]
pub(super) struct Expected {
    /// What is sent.
    pub(super) ask: Ask,
    /// The only right status.
    pub(super) status: u16,
}

/// Addresses that are read, and their status.
const READ: [(&str, u16); 14] = [
    ("/", 200),
    ("/cek", 200),
    ("/cek?desa=99.01.01.2001", 200),
    ("/cek?lang=en", 200),
    ("/panduan", 200),
    ("/privasi", 200),
    ("/aksesibilitas", 200),
    ("/lacak", 200),
    ("/healthz", 200),
    ("/api/v1/wilayah", 200),
    ("/api/v1/wilayah/99.01.01", 200),
    ("/api/v1/wilayah/cari?q=sukamaju", 200),
    ("/api/v1/wilayah/98", 404),
    ("/tidak/ada", 404),
];

/// The mixture, for a server with the demo people and without captcha and limits.
pub(super) fn mixture(address: SocketAddr) -> Result<Vec<Expected>> {
    let manifest = site::manifest()?;
    let mut read: Vec<(String, u16)> =
        READ.iter().map(|(path, status)| ((*path).to_owned(), *status)).collect();
    for name in ["Siti Aminah", "Sumiati", "Muhammad Yusuf", "Qwertyu Zxcvbnm"] {
        read.push((result_link(address, name)?, 200));
    }
    read.push(("/cek/hasil/rusak".to_owned(), 410));
    read.push((manifest.css, 200));
    read.push((manifest.wasm, 200));
    let mut all: Vec<Expected> = Vec::new();
    for (path, status) in read {
        for encoding in ENCODINGS {
            all.push(Expected { ask: Ask::get(&path, encoding), status });
        }
    }
    let call = |name: &str| Ask::json("/api/v1/cek", &json!({"desa": VILLAGE, "name": name}));
    let sent = [
        (form("Siti Aminah"), 303),
        (form(""), 422),
        (call("Sumiati"), 200),
        (call("1"), 422),
        (Ask::form("/api/v1/cek", &[("desa", VILLAGE)]), 415),
    ];
    all.extend(sent.into_iter().map(|(ask, status)| Expected { ask, status }));
    Ok(all)
}

/// Checks the status, and that a page is whole.
pub(super) fn check(expected: &Expected, answer: &Answer) -> Result<()> {
    let what = &expected.ask.what;
    ensure!(answer.status == expected.status, "{what} was answered {}", answer.status);
    let body = answer.decoded()?;
    if answer.header("content-type").starts_with("text/html") {
        ensure!(body.trim_ascii_end().ends_with(b"</html>"), "{what}: the page is not whole");
    }
    if answer.header("content-type").starts_with("application/json") {
        serde_json::from_slice::<serde_json::Value>(&body)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        let kind = ("content-type".to_owned(), "text/html; charset=utf-8".to_owned());
        Answer { status, headers: vec![kind], body: body.as_bytes().to_vec() }
    }

    #[test]
    fn a_page_that_broke_off_or_failed_is_noticed() {
        let expected = Expected { ask: Ask::get("/", ""), status: 200 };
        let whole = "<html><body></body></html>\n";
        assert!(check(&expected, &answer(200, whole)).is_ok());
        assert!(check(&expected, &answer(200, &whole[..20])).is_err());
        assert!(check(&expected, &answer(500, whole)).is_err());
    }
}
