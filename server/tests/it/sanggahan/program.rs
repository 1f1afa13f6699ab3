//! The same by JSON alone, from an address of one's own.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Map, Value, json};

use super::laporan::Laporan;
use crate::http::site::Site;
use crate::usulan::upload::{Upload, form_type, photo};
use crate::usulan::warga::Answer;

/// What makes a service believe whom a proxy on this machine speaks for.
pub(crate) const BEHIND_PROXY: [(&str, &str); 2] =
    [("BANSOS_CAPTCHA", "off"), ("BANSOS_TRUSTED_PROXIES", "127.0.0.0/8")];

/// A program with a draft.
pub(crate) struct Program<'a> {
    site: &'a Site,
    client: Client,
    address: String,
    pub(crate) id: String,
    pub(crate) token: String,
}

impl<'a> Program<'a> {
    /// Calls from an address without a draft; the address counts where the service trusts the proxy.
    pub(crate) fn at(site: &'a Site, address: &str) -> Self {
        let client = Client::new();
        Self { site, client, address: address.to_owned(), id: String::new(), token: String::new() }
    }

    pub(crate) async fn call(&self, method: Method, path: &str, key: &str, body: &Value) -> Answer {
        let request = self.client.request(method, self.site.url(&format!("/api/v1{path}")));
        let request = request.bearer_auth(&self.token).header("x-forwarded-for", &self.address);
        let request = if key.is_empty() { request } else { request.header("idempotency-key", key) };
        Answer::of(request.json(body).send().await.expect("an answer")).await
    }

    /// Begins a draft; says the answer where it is refused.
    pub(crate) async fn begin(&mut self, body: &Value) -> Answer {
        let begun = self.call(Method::POST, "/draf", "", body).await;
        if begun.status == StatusCode::CREATED {
            let answer = begun.json();
            let text = |name: &str| answer[name].as_str().expect("a text").to_owned();
            (self.id, self.token) = (text("id"), text("token"));
        }
        begun
    }

    pub(crate) async fn save(&self, step: &str, answers: &[(String, String)]) -> Answer {
        let answers: Map<String, Value> =
            answers.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
        let body = json!({"step": step, "answers": answers});
        self.call(Method::PUT, &format!("/draf/{}", self.id), "", &body).await
    }

    pub(crate) async fn upload(&self, kind: &str) -> Answer {
        let upload = Upload { field: "file", ..Upload::of("f.jpg", "image/jpeg", photo()) };
        let request = self.client.post(self.site.url(&format!("/api/v1/draf/{}/foto", self.id)));
        let request = request.bearer_auth(&self.token).header("content-type", form_type());
        let request = request.header("x-forwarded-for", &self.address);
        Answer::of(request.body(upload.body(&[("kind", kind)])).send().await.expect("an answer"))
            .await
    }

    /// Begins a draft about the person of a card and answers everything.
    pub(crate) async fn fill(&mut self, laporan: &Laporan, card: &str) {
        let begun = self.begin(&json!({"form": laporan.form, "subject": card})).await;
        assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.page());
        for (step, answers) in laporan.steps() {
            let saved = self.save(step, answers).await;
            assert_eq!(saved.json()["errors"], json!([]), "{step}: {}", saved.page());
        }
        for kind in &laporan.photos {
            let taken = self.upload(kind).await;
            assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.page());
        }
    }

    /// Sends the draft as a report, under a key of its own.
    pub(crate) async fn send(&self) -> Answer {
        self.send_as(&self.id).await
    }

    /// The same under this key.
    pub(crate) async fn send_as(&self, key: &str) -> Answer {
        self.send_to("/sanggahan", key, ("", "")).await
    }

    /// The same in the place of what was sent under a ticket before.
    pub(crate) async fn mend(&self, ticket: &str, pin: &str) -> Answer {
        self.send_to("/sanggahan", &self.id, (ticket, pin)).await
    }

    pub(crate) async fn send_to(&self, path: &str, key: &str, earlier: (&str, &str)) -> Answer {
        let body = json!({
            "draft": self.id,
            "declarations": ["setuju_pdp", "benar"],
            "earlier_ticket": earlier.0,
            "earlier_pin": earlier.1,
        });
        self.call(Method::POST, path, key, &body).await
    }
}

/// Code and field of the only error.
pub(crate) fn error(answer: &Answer) -> (u16, String, String) {
    let errors = answer.json()["errors"].as_array().expect("errors").clone();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let text = |name: &str| errors[0][name].as_str().unwrap_or_default().to_owned();
    (answer.status.as_u16(), text("code"), text("field"))
}

/// What [`error`] should say.
pub(crate) fn is(status: u16, code: &str, field: &str) -> (u16, String, String) {
    (status, code.to_owned(), field.to_owned())
}
