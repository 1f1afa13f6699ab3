//! A resident with a browser of their own who starts from a card: objects, vouches, reports, or answers.

use domain::ticket::TicketNumber;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use server::usecase::draft::pin_of;

use super::laporan::Laporan;
use crate::http::site::{SUKAMAJU, Site, attributes};
use crate::usulan::upload::{Upload, form_type};
use crate::usulan::warga::{Answer, Receipt, Warga};

/// The tokens of the cards of a name in the village of the story people, in the order of the page.
pub(crate) async fn cards(site: &Site, name: &str) -> Vec<String> {
    let page = site.look_up(SUKAMAJU, name).await;
    let links = attributes(&page, "href").into_iter();
    links
        .filter_map(|href| href.strip_prefix("/sanggahan/baru?subjek="))
        .map(ToOwned::to_owned)
        .collect()
}

/// The token of the first card of a name.
pub(crate) async fn card(site: &Site, name: &str) -> String {
    cards(site, name).await.into_iter().next().expect("a card")
}

/// The door behind which a form is filled in.
fn door_of(form: &str) -> &'static str {
    match form {
        "sanggahan" | "tanggapan_layak" => "sanggahan",
        "hak_jawab" => "jawab",
        _ => "perbaikan",
    }
}

/// A resident at one door.
pub(crate) struct Pelapor<'a> {
    pub(crate) warga: Warga<'a>,
    pub(crate) door: &'static str,
}

impl<'a> Pelapor<'a> {
    /// At the door of a form.
    pub(crate) fn new(site: &'a Site, form: &str) -> Self {
        Self { warga: Warga::new(site), door: door_of(form) }
    }

    /// The same browser on another instance of the service.
    pub(crate) fn on<'b>(&self, site: &'b Site) -> Pelapor<'b> {
        Pelapor { warga: self.warga.on(site), door: self.door }
    }

    /// An address behind the door.
    pub(crate) fn at(&self, end: &str) -> String {
        format!("/{}/{end}", self.door)
    }

    pub(crate) async fn get(&self, end: &str) -> Answer {
        self.warga.get(&self.at(end)).await
    }

    pub(crate) async fn post<N: AsRef<str>, V: AsRef<str>>(
        &self,
        end: &str,
        form: &[(N, V)],
    ) -> Answer {
        self.warga.post(&self.at(end), form).await
    }

    /// Posts the start page.
    pub(crate) async fn start(&self, form: &str, token: &str) -> Answer {
        self.post("baru", &[("subjek", token), ("form", form), ("ini_orangnya", "ya")]).await
    }

    /// Begins a draft about the person of a card.
    pub(crate) async fn begin(&self, form: &str, token: &str) {
        let answer = self.start(form, token).await;
        assert_eq!(
            (answer.status, answer.to()),
            (StatusCode::SEE_OTHER, &*self.at("draf")),
            "{}",
            answer.words()
        );
    }

    /// Begins the answer behind a code.
    pub(crate) async fn begin_answer(&self, code: &str) {
        let opened = self.warga.post("/jawab", &[("kode", code)]).await;
        assert_eq!(
            (opened.status, opened.to()),
            (StatusCode::SEE_OTHER, "/jawab/draf"),
            "{}",
            opened.words()
        );
    }

    /// Saves a step over whatever is there.
    pub(crate) async fn save(&self, step: &str, answers: &[(String, String)]) -> Answer {
        let end = format!("draf/{step}");
        let page = self.get(&end).await;
        assert_eq!(page.status, StatusCode::OK, "{step}: {}", page.page());
        let versi = ("versi".to_owned(), page.value("versi"));
        self.post(&end, &[answers, &[versi]].concat()).await
    }

    pub(crate) async fn upload(&self, kind: &str, upload: &Upload<'_>) -> Answer {
        let request = self.warga.request(Method::POST, &self.at(&format!("draf/foto/{kind}")));
        self.warga.send(request.header(CONTENT_TYPE, form_type()).body(upload.body(&[]))).await
    }

    /// Answers every step of a draft that has begun, photos too.
    pub(crate) async fn answer_all(&self, laporan: &Laporan) {
        for (step, answers) in laporan.steps() {
            let saved = self.save(step, answers).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{step}: {}", saved.words());
        }
        for kind in &laporan.photos {
            let taken = self.upload(kind, &Upload::photo()).await;
            assert_eq!(taken.status, StatusCode::SEE_OTHER, "{kind}: {}", taken.words());
        }
    }

    /// Begins a draft from a card and answers everything.
    pub(crate) async fn fill(&self, laporan: &Laporan, token: &str) {
        self.begin(laporan.form, token).await;
        self.answer_all(laporan).await;
    }

    /// The form that sends the draft, everything ticked.
    pub(crate) async fn declaration(&self) -> Vec<(String, String)> {
        let check = self.get("draf/periksa").await;
        assert_eq!(check.status, StatusCode::OK, "{}", check.words());
        let mut form = vec![("kunci".to_owned(), check.value("kunci"))];
        for name in ["setuju_pdp", "benar", "tetap_kirim"] {
            if check.page().contains(&format!("name=\"{name}\"")) {
                form.push((name.to_owned(), "ya".to_owned()));
            }
        }
        form
    }

    /// Ticks everything and sends the draft, perhaps in the place of what was sent under a ticket before.
    pub(crate) async fn kirim(&self, earlier: Option<(&str, &str)>) -> Answer {
        let mut form = self.declaration().await;
        if let Some((ticket, pin)) = earlier {
            form.push(("tiket_lama".to_owned(), ticket.to_owned()));
            form.push(("pin_lama".to_owned(), pin.to_owned()));
        }
        self.post("draf/kirim", &form).await
    }

    /// The receipt that an answer to sending leads to.
    pub(crate) async fn receipt(&self, sent: &Answer) -> Receipt {
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
        let page = self.warga.get(sent.to()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.words());
        let ticket = sent.to().strip_prefix(&*self.at("tiket/")).expect("a receipt");
        let ticket = TicketNumber::parse(ticket).expect("a ticket");
        let pin = pin_of(&self.warga.site.ctx.keys, ticket.as_str()).as_str().to_owned();
        let words = page.words();
        assert!(words.contains(&ticket.to_string()) && words.contains(&pin), "{words}");
        Receipt { ticket, pin, page }
    }

    /// Sends the filled draft and opens the receipt.
    pub(crate) async fn finish(&self) -> Receipt {
        let sent = self.kirim(None).await;
        self.receipt(&sent).await
    }
}

/// Fills in and sends a report about the person of a card, in a fresh browser.
pub(crate) async fn send(site: &Site, laporan: &Laporan, token: &str) -> Receipt {
    let pelapor = Pelapor::new(site, laporan.form);
    pelapor.fill(laporan, token).await;
    pelapor.finish().await
}
