//! A running service and a visitor's browser without JavaScript.

use std::net::SocketAddr;

use app::chrome::Assets;
use chrono::{DateTime, Duration, Utc};
use domain::samples::story_people;
use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use server::clock::Clock;
use server::http::accept::{self, AcceptLimits};
use server::http::{AppState, router};
use server::usecase::Context;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::support::{TestDb, csv_of, village};

/// The village of the story people.
pub(crate) const SUKAMAJU: &str = "99.01.01.2001";
/// The instant all stories happen at, unless they say otherwise.
pub(crate) const NOW: &str = "2026-11-21T10:00:00+07:00";

/// A running service.
pub(crate) struct Site {
    pub(crate) ctx: Context,
    address: SocketAddr,
    pub(crate) browser: Client,
    _stop: watch::Sender<bool>,
}

impl Site {
    /// A service with captcha and limits off.
    pub(crate) async fn start(db: &TestDb) -> Self {
        Self::start_with(db, &[("BANSOS_CAPTCHA", "off"), ("BANSOS_RATE_LIMITS", "off")]).await
    }

    /// A service with these variables set.
    pub(crate) async fn start_with(db: &TestDb, vars: &[(&str, &str)]) -> Self {
        // Only the first test of this process can set the executor.
        let _ = any_spawner::Executor::init_tokio();
        db.load_test_province().await;
        let clock = Clock::parse(NOW).expect("an instant");
        let ctx = Context { clock, ..db.context(vars).await };
        Self::serve(ctx).await
    }

    /// Another instance of the same service, `minutes` later.
    pub(crate) async fn later(&self, minutes: i64) -> Self {
        self.later_by(Duration::minutes(minutes)).await
    }

    /// Another instance of the same service, some time later.
    pub(crate) async fn later_by(&self, time: Duration) -> Self {
        let now: DateTime<Utc> = self.ctx.clock.now() + time;
        Self::serve(Context { clock: Clock::Fixed(now), ..self.ctx.clone() }).await
    }

    /// The service with what its use cases work with.
    pub(crate) async fn serve(ctx: Context) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = watch::channel(false);
        let router = router::router(AppState { ctx: ctx.clone(), assets: Assets::default() });
        tokio::spawn(accept::serve(listener, router, AcceptLimits::default(), stopped));
        let browser = Client::builder().redirect(Policy::none()).build().expect("a client");
        Self { ctx, address, browser, _stop: stop }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.browser.get(self.url(path)).send().await.expect("an answer")
    }

    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Response {
        self.browser.post(self.url(path)).form(form).send().await.expect("an answer")
    }

    pub(crate) async fn post_json(&self, path: &str, body: &serde_json::Value) -> Response {
        self.browser.post(self.url(path)).json(body).send().await.expect("an answer")
    }

    /// Sends the form of cek for a name in a village and follows to the result page.
    pub(crate) async fn look_up(&self, desa: &str, nama: &str) -> String {
        let link = self.look_up_link(desa, nama).await;
        let page = self.get(&link).await;
        assert_eq!(page.status(), StatusCode::OK);
        page.text().await.expect("a page")
    }

    /// Sends the form of cek and gives the address of the result.
    pub(crate) async fn look_up_link(&self, desa: &str, nama: &str) -> String {
        let answer = self.post("/cek", &[("aksi", "cek"), ("desa", desa), ("nama", nama)]).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{nama}");
        location(&answer)
    }
}

/// Loads the people that stories speak of.
pub(crate) async fn load_story_people(db: &TestDb) {
    db.load_test_province().await;
    db.import(csv_of(&story_people(village(SUKAMAJU)))).await;
}

/// Where an answer leads.
pub(crate) fn location(answer: &Response) -> String {
    let to = answer.headers().get(LOCATION).expect("a redirect");
    to.to_str().expect("an address").to_owned()
}

/// How often `needle` is in `text`.
pub(crate) fn count(text: &str, needle: &str) -> usize {
    text.matches(needle).count()
}

/// The values of every attribute `name="…"` in a page.
pub(crate) fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("{name}=\"");
    page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
