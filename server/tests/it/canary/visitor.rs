//! A visitor who remembers everything that came back.

use std::collections::HashMap;

use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, Response};
use serde_json::Value;
use server::crypto::Keys;

use super::DESA;
use super::search::Findings;
use crate::usulan::upload::{Upload, form_type};

/// A visitor who remembers everything that was said on the way.
pub(super) struct Visitor<'a> {
    pub(super) browser: Client,
    pub(super) site: String,
    pub(super) keys: Keys,
    /// Addresses, headers, and error answers: no value of anybody may be there.
    pub(super) sealed: Findings<'a>,
    /// Pages: may show the name as typed and the note.
    pub(super) secret: Findings<'a>,
    /// Cookies as they were given.
    cookies: HashMap<String, String>,
}

impl<'a> Visitor<'a> {
    pub(super) fn new(site: &str, keys: Keys, sealed: Findings<'a>, secret: Findings<'a>) -> Self {
        let browser = Client::builder().pool_max_idle_per_host(0).redirect(Policy::none());
        let browser = browser.cookie_store(true).build().expect("a client");
        Self { browser, site: site.to_owned(), keys, sealed, secret, cookies: HashMap::new() }
    }

    /// Every value that a cookie of this name has had, but none.
    pub(super) fn cookies_called(&self, name: &str) -> Vec<String> {
        self.cookies.get(name).filter(|value| !value.is_empty()).cloned().into_iter().collect()
    }

    /// The value of a cookie.
    pub(super) fn cookie(&self, name: &str) -> String {
        self.cookies.get(name).expect("a cookie").clone()
    }

    /// Sends what a page will repeat to who typed it: only what goes round the page is searched.
    pub(super) async fn mistype(&mut self, path: &str, form: &[(&str, &str)], status: u16) {
        let answer = self.browser.post(format!("{}{path}", self.site)).form(form).send().await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), status, "{path}");
        self.look_around(&answer);
    }

    fn look_around(&mut self, answer: &Response) {
        for (name, value) in answer.headers() {
            self.sealed.look(&format!("header {name}"), value.as_bytes());
        }
        for cookie in answer.cookies() {
            self.cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
        }
    }

    /// Notes what came back and gives the body and where it leads.
    async fn note(&mut self, answer: Response, status: u16) -> (String, Option<String>) {
        self.look_around(&answer);
        let to = answer.headers().get("location").map(|to| to.to_str().expect("text").to_owned());
        let (was, address) = (answer.status(), answer.url().to_string());
        let body = answer.text().await.expect("a body");
        assert_eq!(was, status, "{address}: {body}");
        self.secret.look("a page", body.as_bytes());
        for attribute in ["href=\"", "src=\"", "action=\""] {
            for address in body.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                // A place is handed to the map on the officer's own computer, and goes over no line.
                if !address.starts_with("geo:") {
                    self.sealed.look("an address on a page", address.as_bytes());
                }
            }
        }
        (body, to)
    }

    pub(super) async fn get(&mut self, path: &str, status: u16) -> String {
        let answer = self.browser.get(format!("{}{path}", self.site)).send().await;
        self.note(answer.expect("an answer"), status).await.0
    }

    pub(super) async fn post(
        &mut self,
        path: &str,
        form: &[(&str, &str)],
        status: u16,
    ) -> (String, Option<String>) {
        let answer = self.browser.post(format!("{}{path}", self.site)).form(form).send().await;
        self.note(answer.expect("an answer"), status).await
    }

    pub(super) async fn post_json(&mut self, body: String, status: u16) -> String {
        let request = self.browser.post(format!("{}/api/v1/cek", self.site));
        let request = request.header(CONTENT_TYPE, "application/json").body(body);
        self.note(request.send().await.expect("an answer"), status).await.0
    }

    /// Sends a file through the form of a photo; its name comes from the phone.
    pub(super) async fn upload(&mut self, path: &str, upload: &Upload<'_>, status: u16) -> String {
        let request = self.browser.post(format!("{}{path}", self.site));
        let request = request.header(CONTENT_TYPE, form_type()).body(upload.body(&[]));
        self.note(request.send().await.expect("an answer"), status).await.0
    }

    /// Sends a file with some fields beside it.
    pub(super) async fn send_file(
        &mut self,
        path: &str,
        texts: &[(&str, &str)],
        upload: &Upload<'_>,
        status: u16,
    ) -> (String, Option<String>) {
        let request = self.browser.post(format!("{}{path}", self.site));
        let request = request.header(CONTENT_TYPE, form_type()).body(upload.body(texts));
        self.note(request.send().await.expect("an answer"), status).await
    }

    /// A picture, opened for its owner.
    pub(super) async fn picture(&mut self, path: &str) -> Vec<u8> {
        let answer = self.browser.get(format!("{}{path}", self.site)).send().await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        self.look_around(&answer);
        answer.bytes().await.expect("a body").to_vec()
    }

    /// A file that a form hands out: what is in it is meant for who asks.
    pub(super) async fn taken_out(&mut self, path: &str, form: &[(&str, &str)]) -> Vec<u8> {
        let answer = self.browser.post(format!("{}{path}", self.site)).form(form).send().await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        self.look_around(&answer);
        answer.bytes().await.expect("a body").to_vec()
    }

    /// Calls the API with the token of a draft, or with none.
    pub(super) async fn call(
        &mut self,
        method: Method,
        path: &str,
        token: &str,
        body: String,
        status: u16,
    ) -> Value {
        let request = self.browser.request(method, format!("{}/api/v1{path}", self.site));
        let request = request.header(CONTENT_TYPE, "application/json").bearer_auth(token);
        let answer = request.body(body).send().await.expect("an answer");
        let body = self.note(answer, status).await.0;
        // What the API answers names codes, never what was typed.
        self.sealed.look("an answer of the API", body.as_bytes());
        serde_json::from_str(&body).expect("json")
    }

    /// A fresh challenge with its answer, read with the keys of the service.
    pub(super) async fn challenge(&mut self) -> (String, String) {
        let answer = self.browser.post(format!("{}/api/v1/captcha", self.site)).send().await;
        let body: serde_json::Value = answer.expect("an answer").json().await.expect("json");
        let id = body["id"].as_str().expect("an id").to_owned();
        let inside = self.keys.open_token("captcha", &id).expect("ours");
        let inside: serde_json::Value = serde_json::from_slice(&inside).expect("json");
        (id, inside["answer"].as_str().expect("an answer").to_owned())
    }

    /// Looks up a name with a right answer and gives the address of the result.
    pub(super) async fn look_up(&mut self, name: &str) -> String {
        let (id, answer) = self.challenge().await;
        let form = [
            ("aksi", "cek"),
            ("desa", DESA),
            ("nama", name),
            ("captcha_id", &id),
            ("captcha", &answer),
        ];
        self.post("/cek", &form, 303).await.1.expect("a result")
    }
}
