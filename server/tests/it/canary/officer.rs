//! Officers whose every secret is remembered: passwords, second factors, recovery codes, what opens their sessions.

use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, Duration};
use scraper::{Html, Selector};
use server::crypto::TotpSecret;

use super::visitor::Visitor;
use crate::usulan::upload::Upload;

/// A clock that the service reads anew each time, so that a test can move it.
pub(super) struct MovedClock(PathBuf);

impl MovedClock {
    /// The file of a clock, at the instant at which everything begins.
    pub(super) fn begin(file: PathBuf) -> Self {
        fs::write(&file, "2026-11-20T09:00:00+07:00").expect("written");
        Self(file)
    }

    /// What the service is told.
    pub(super) fn variable(&self) -> String {
        format!("@{}", self.0.display())
    }

    fn now(&self) -> DateTime<chrono::FixedOffset> {
        let text = fs::read_to_string(&self.0).expect("read");
        DateTime::parse_from_rfc3339(text.trim()).expect("an instant")
    }

    pub(super) fn go_on(&self, minutes: i64) {
        let then = self.now() + Duration::minutes(minutes);
        // In one step: the service may read at any moment.
        let beside = self.0.with_extension("next");
        fs::write(&beside, then.to_rfc3339()).expect("written");
        fs::rename(beside, &self.0).expect("moved");
    }
}

/// The texts of what `selector` finds on a page.
pub(super) fn texts(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
}

/// An attribute of the first thing that `selector` finds.
pub(super) fn attribute(page: &str, selector: &str, name: &str) -> String {
    let html = Html::parse_document(page);
    let found = Selector::parse(selector).expect("a selector");
    let found = html.select(&found).next().and_then(|one| one.value().attr(name));
    found.unwrap_or_else(|| panic!("{selector} in {page}")).to_owned()
}

/// An officer at a browser of their own.
pub(super) struct Officer<'a> {
    pub(super) visitor: Visitor<'a>,
    username: String,
    password: String,
    totp: TotpSecret,
    /// Everything of theirs that nobody but them may have.
    pub(super) secrets: Vec<String>,
    /// Bytes of their second factor.
    pub(super) totp_bytes: Vec<u8>,
}

impl<'a> Officer<'a> {
    /// Signs in for the first time: a password of one's own, the app, recovery codes.
    pub(super) async fn set_up(
        mut visitor: Visitor<'a>,
        clock: &MovedClock,
        username: &str,
        starting: &str,
        password: &str,
    ) -> Self {
        let form = [("nama_pengguna", username), ("kata_sandi", starting)];
        visitor.post("/petugas/masuk", &form, 303).await;
        let own = [("aksi", "sandi"), ("kata_sandi", password), ("ulangi", password)];
        visitor.post("/petugas/masuk/pasang", &own, 303).await;
        let page = visitor.get("/petugas/masuk/pasang", 200).await;
        let grouped = texts(&page, "ol code").pop().expect("a key");
        let key = attribute(&page, "input[name=kunci]", "value");
        let totp = TotpSecret::from_bytes(&from_base32(&grouped)).expect("twenty bytes");
        let code = totp.code_at(clock.now().timestamp());
        let app = [("aksi", "kode"), ("kunci", key.as_str()), ("kode", &code)];
        let (done, _) = visitor.post("/petugas/masuk/pasang", &app, 200).await;
        let codes = texts(&done, "ol code");
        assert_eq!(codes.len(), 10, "{done}");
        let mut secrets = vec![starting.to_owned(), password.to_owned(), key];
        secrets.extend([grouped.replace(' ', ""), grouped]);
        secrets.extend(codes.iter().map(|code| code.replace('-', "")));
        secrets.extend(codes);
        let totp_bytes = totp.bytes().to_vec();
        let (username, password) = (username.to_owned(), password.to_owned());
        let mut officer = Self { visitor, username, password, totp, secrets, totp_bytes };
        officer.remember_cookies();
        officer
    }

    /// Signs in again, after a wrong password and a wrong code.
    pub(super) async fn sign_in(&mut self, clock: &MovedClock) {
        let wrong = [("nama_pengguna", self.username.as_str()), ("kata_sandi", &self.secrets[5])];
        self.visitor.mistype("/petugas/masuk", &wrong, 422).await;
        let form = [("nama_pengguna", self.username.as_str()), ("kata_sandi", &self.password)];
        self.visitor.post("/petugas/masuk", &form, 303).await;
        self.remember_cookies();
        self.visitor.mistype("/petugas/masuk/kode", &[("kode", &self.secrets[1])], 422).await;
        let code = self.totp.code_at(clock.now().timestamp());
        self.visitor.post("/petugas/masuk/kode", &[("kode", &code)], 303).await;
        self.remember_cookies();
    }

    fn remember_cookies(&mut self) {
        for name in ["cus_petugas", "cus_petugas_masuk", "cus_petugas_kenal"] {
            self.secrets.extend(self.visitor.cookies_called(name));
        }
    }

    /// Sends a form that is taken, and says where it leads.
    pub(super) async fn sent(&mut self, path: &str, form: &[(&str, &str)]) -> String {
        self.visitor.post(path, form, 303).await.1.expect("a way on")
    }

    /// Sends a file that is taken.
    pub(super) async fn sent_file(
        &mut self,
        path: &str,
        texts: &[(&str, &str)],
        upload: &Upload<'_>,
    ) -> String {
        self.visitor.send_file(path, texts, upload, 303).await.1.expect("a way on")
    }
}

/// The bytes of a key as an app takes it typed.
fn from_base32(grouped: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let places = grouped.chars().filter(|c| *c != ' ').map(|c| alphabet.find(c).expect("base 32"));
    let bits: Vec<bool> =
        places.flat_map(|place| (0..5).rev().map(move |bit| place >> bit & 1 == 1)).collect();
    let byte = |eight: &[bool]| eight.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    bits.chunks(8).map(byte).collect()
}
