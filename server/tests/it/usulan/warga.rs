//! A citizen with a browser of their own: fills in steps, sends photos, sends the proposal, follows it.
//!
//! Every redirect is held against everything typed so far: no personal data in an address.

use std::sync::{Arc, Mutex};

use domain::ticket::TicketNumber;
use reqwest::cookie::Jar;
use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use scraper::{Html, Selector};
use server::usecase::draft::pin_of;

use super::isian::Isian;
use super::upload::{Upload, form_type};
use crate::http::site::Site;

/// Shorter texts are codes and the like: they may stand in an address by chance.
const TELLING_CHARS: usize = 6;

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) async fn of(response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, bytes: response.bytes().await.expect("a body").to_vec() }
    }

    /// The page.
    pub(crate) fn page(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The words of the page, without its marks and with single spaces.
    pub(crate) fn words(&self) -> String {
        let page = Html::parse_document(&self.page());
        let words: Vec<String> = page.root_element().text().map(str::to_owned).collect();
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where it leads; empty when nowhere.
    pub(crate) fn to(&self) -> &str {
        self.headers.get(LOCATION).map_or("", |to| to.to_str().expect("an address"))
    }

    /// What the field called `name` holds.
    pub(crate) fn value(&self, name: &str) -> String {
        let page = Html::parse_document(&self.page());
        let field = Selector::parse(&format!(
            "input[name={name}]:not([type=radio]), textarea[name={name}]"
        ));
        let field = page.select(&field.expect("a selector")).next();
        let field = field.unwrap_or_else(|| panic!("a field {name} in {}", self.page()));
        match field.value().attr("value") {
            Some(value) => value.to_owned(),
            None => field.text().collect(),
        }
    }

    /// The codes chosen for the question `name`.
    pub(crate) fn chosen(&self, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.page());
        let marked = format!("input[name={name}][checked], select[name={name}] option[selected]");
        let marked = Selector::parse(&marked).expect("a selector");
        page.select(&marked)
            .filter_map(|one| one.value().attr("value"))
            .map(str::to_owned)
            .collect()
    }

    /// The JSON of a call.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).expect("json")
    }
}

/// A citizen.
pub(crate) struct Warga<'a> {
    pub(crate) site: &'a Site,
    browser: Client,
    jar: Arc<Jar>,
    typed: Mutex<Vec<String>>,
}

impl<'a> Warga<'a> {
    pub(crate) fn new(site: &'a Site) -> Self {
        let jar = Arc::new(Jar::default());
        let browser = Client::builder().redirect(Policy::none()).cookie_provider(Arc::clone(&jar));
        let browser = browser.build().expect("a client");
        Self { site, browser, jar, typed: Mutex::default() }
    }

    /// The same browser on another instance of the service.
    pub(crate) fn on<'b>(&self, site: &'b Site) -> Warga<'b> {
        let typed = self.typed.lock().expect("not poisoned").clone();
        let (browser, jar) = (self.browser.clone(), Arc::clone(&self.jar));
        Warga { site, browser, jar, typed: Mutex::new(typed) }
    }

    /// The cookies of this browser, as a header.
    pub(crate) fn cookies(&self) -> String {
        use reqwest::cookie::CookieStore as _;
        let address = self.site.url("/").parse().expect("an address");
        let cookies = self.jar.cookies(&address);
        cookies.map(|cookies| cookies.to_str().expect("text").to_owned()).unwrap_or_default()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.browser.get(self.site.url(path))).await
    }

    pub(crate) async fn post<N: AsRef<str>, V: AsRef<str>>(
        &self,
        path: &str,
        form: &[(N, V)],
    ) -> Answer {
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_ref(), v.as_ref())).collect();
        for (name, value) in &form {
            // Which form it is is told by every address behind its door.
            let tells = value.chars().count() >= TELLING_CHARS && *name != "form";
            if tells && !path.starts_with("/lacak") {
                self.typed.lock().expect("not poisoned").push((*value).to_owned());
            }
        }
        self.send(self.browser.post(self.site.url(path)).form(&form)).await
    }

    pub(crate) fn request(&self, method: reqwest::Method, path: &str) -> RequestBuilder {
        self.browser.request(method, self.site.url(path))
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        let answer = Answer::of(request.send().await.expect("an answer")).await;
        assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", answer.page());
        let to = answer.to();
        let plain = percent_decoded(to).to_lowercase();
        for typed in self.typed.lock().expect("not poisoned").iter() {
            assert!(!plain.contains(&typed.to_lowercase()), "{typed} stands in {to}");
        }
        answer
    }

    /// Sends one file through the form of a photo.
    pub(crate) async fn upload(&self, kind: &str, upload: &Upload<'_>) -> Answer {
        let request = self.request(reqwest::Method::POST, &format!("/usulan/draf/foto/{kind}"));
        self.send(request.header(CONTENT_TYPE, form_type()).body(upload.body(&[]))).await
    }

    /// Begins a draft.
    pub(crate) async fn begin(&self, hubungan: &str) {
        let answer = self.post("/usulan/baru", &[("hubungan", hubungan)]).await;
        assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, "/usulan/draf"));
    }

    /// Saves a step over whatever is there, as a person does who opens its page first.
    pub(crate) async fn save(&self, step: &str, answers: &[(String, String)]) -> Answer {
        let path = format!("/usulan/draf/{step}");
        let page = self.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{step}: {}", page.page());
        let versi = ("versi".to_owned(), page.value("versi"));
        self.post(&path, &[answers, &[versi]].concat()).await
    }

    /// Begins a draft and answers everything, photos too.
    pub(crate) async fn fill(&self, isian: &Isian) {
        self.begin(isian.hubungan).await;
        self.answer_all(isian).await;
        for kind in &isian.photos {
            let taken = self.upload(kind, &Upload::photo()).await;
            assert_eq!(taken.status, StatusCode::SEE_OTHER, "{kind}: {}", taken.words());
        }
    }

    /// Answers every step of a draft that has begun.
    pub(crate) async fn answer_all(&self, isian: &Isian) {
        for (step, answers) in isian.steps() {
            let saved = self.save(step, answers).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{step}: {}", saved.words());
            assert_eq!(saved.to(), "/usulan/draf");
        }
    }

    /// The form that sends the draft, everything ticked.
    pub(crate) async fn declaration(&self) -> Vec<(String, String)> {
        let check = self.get("/usulan/draf/periksa").await;
        assert_eq!(check.status, StatusCode::OK);
        let mut form = vec![("kunci".to_owned(), check.value("kunci"))];
        for name in ["setuju_pdp", "benar", "sudah_diberi_tahu"] {
            if check.page().contains(&format!("name=\"{name}\"")) {
                form.push((name.to_owned(), "ya".to_owned()));
            }
        }
        form
    }

    /// Ticks everything and sends the draft.
    pub(crate) async fn kirim(&self) -> Answer {
        let form = self.declaration().await;
        self.post("/usulan/draf/kirim", &form).await
    }

    /// Fills in and sends a proposal.
    pub(crate) async fn propose(&self, isian: &Isian) -> Receipt {
        self.fill(isian).await;
        self.finish().await
    }

    /// Sends the filled draft and opens the receipt.
    pub(crate) async fn finish(&self) -> Receipt {
        let sent = self.kirim().await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
        let page = self.get(sent.to()).await;
        assert_eq!(page.status, StatusCode::OK);
        let ticket = sent.to().strip_prefix("/usulan/tiket/").expect("a receipt");
        let ticket = TicketNumber::parse(ticket).expect("a ticket");
        let pin = pin_of(&self.site.ctx.keys, ticket.as_str()).as_str().to_owned();
        let words = page.words();
        assert!(words.contains(&ticket.to_string()) && words.contains(&pin), "{words}");
        Receipt { ticket, pin, page }
    }

    /// Opens the case of a receipt.
    pub(crate) async fn track(&self, receipt: &Receipt) -> Answer {
        let opened = self.try_pin(&receipt.ticket.to_string(), &receipt.pin).await;
        assert_eq!((opened.status, opened.to()), (StatusCode::SEE_OTHER, "/lacak/kasus"));
        let case = self.get("/lacak/kasus").await;
        assert_eq!(case.status, StatusCode::OK);
        case
    }

    /// Sends ticket and PIN.
    pub(crate) async fn try_pin(&self, ticket: &str, pin: &str) -> Answer {
        self.post("/lacak", &[("tiket", ticket), ("pin", pin)]).await
    }
}

/// What a citizen leaves with.
pub(crate) struct Receipt {
    pub(crate) ticket: TicketNumber,
    pub(crate) pin: String,
    pub(crate) page: Answer,
}

fn percent_decoded(text: &str) -> String {
    let mut decoded = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(if byte == b'+' { b' ' } else { byte });
            continue;
        }
        let hex: Vec<u8> = bytes.by_ref().take(2).collect();
        let hex = std::str::from_utf8(&hex).unwrap_or_default();
        decoded.extend(u8::from_str_radix(hex, 16).ok());
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
