//! An officer with a browser of their own, signed in by password and code as in life.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::petugas::{Role, Scope};
use reqwest::cookie::{CookieStore as _, Jar};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use server::crypto::TotpSecret;
use server::usecase::petugas::demo::{ReadyOfficer, make_ready};

use crate::http::site::Site;
use crate::usulan::warga::Answer;

/// The password of every officer of the tests.
pub(crate) const PASSWORD: &str = "kuda biru makan tahu";

/// Numbers the officers of this test run.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// An officer, and the browser they sit at.
#[derive(Clone)]
pub(crate) struct Petugas<'a> {
    pub(crate) site: &'a Site,
    pub(crate) id: i64,
    pub(crate) username: String,
    pub(crate) totp: TotpSecret,
    pub(crate) browser: Client,
    pub(crate) jar: Arc<Jar>,
}

/// An officer of `role` for the region `scope`, signed in.
pub(crate) async fn officer<'a>(site: &'a Site, role: Role, scope: &str) -> Petugas<'a> {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let username = format!("{}{number}", role.as_str().replace('_', "."));
    officer_called(site, &username, role, scope).await
}

/// The same with a user name of one's choice.
pub(crate) async fn officer_called<'a>(
    site: &'a Site,
    username: &str,
    role: Role,
    scope: &str,
) -> Petugas<'a> {
    let petugas = Petugas::ready(site, username, role, scope).await;
    petugas.sign_in().await;
    petugas
}

impl<'a> Petugas<'a> {
    /// An officer who is ready to sign in, and has not.
    pub(crate) async fn ready(site: &'a Site, username: &str, role: Role, scope: &str) -> Self {
        let totp = TotpSecret::random();
        let region = scope.parse().expect("a region code");
        let new = ReadyOfficer { username, name: "Petugas Uji", role, scope: Scope::new(region) };
        let id = make_ready(&site.ctx, new, PASSWORD, &totp).await.expect("an account");
        Self { id, username: username.to_owned(), totp, ..Self::stranger(site) }
    }

    /// Somebody without an account.
    pub(crate) fn stranger(site: &'a Site) -> Self {
        let jar = Arc::new(Jar::default());
        let browser = Client::builder().redirect(Policy::none()).cookie_provider(Arc::clone(&jar));
        let browser = browser.user_agent("Firefox (Windows)").build().expect("a client");
        let (id, username, totp) = (0, String::new(), TotpSecret::random());
        Self { site, id, username, totp, browser, jar }
    }

    /// The same officer at another computer.
    pub(crate) fn elsewhere(&self) -> Self {
        let Self { browser, jar, .. } = Self::stranger(self.site);
        Self { browser, jar, ..self.clone() }
    }

    /// The same browser on another instance of the service.
    pub(crate) fn on<'b>(&self, site: &'b Site) -> Petugas<'b> {
        Petugas {
            site,
            id: self.id,
            username: self.username.clone(),
            totp: self.totp.clone(),
            browser: self.browser.clone(),
            jar: Arc::clone(&self.jar),
        }
    }

    /// The code that the app shows now.
    pub(crate) fn code(&self) -> String {
        self.totp.code_at(self.site.ctx.clock.now().timestamp())
    }

    /// Signs in with password and code. The same code is good once: again only half a minute later.
    pub(crate) async fn sign_in(&self) {
        let answer = self.try_password(PASSWORD).await;
        let came = (answer.status, answer.to());
        assert_eq!(came, (StatusCode::SEE_OTHER, "/petugas/masuk/kode"), "{}", answer.words());
        let answer = self.try_code(&self.code()).await;
        let came = (answer.status, answer.to());
        assert_eq!(came, (StatusCode::SEE_OTHER, "/petugas"), "{}", answer.words());
    }

    /// Sends user name and password.
    pub(crate) async fn try_password(&self, password: &str) -> Answer {
        let form = [("nama_pengguna", self.username.as_str()), ("kata_sandi", password)];
        self.post("/petugas/masuk", &form).await
    }

    /// Sends a code.
    pub(crate) async fn try_code(&self, code: &str) -> Answer {
        self.post("/petugas/masuk/kode", &[("kode", code)]).await
    }

    /// The cookies of this browser, as a header.
    pub(crate) fn cookies(&self) -> String {
        let address = self.site.url("/").parse().expect("an address");
        let cookies = self.jar.cookies(&address);
        cookies.map(|cookies| cookies.to_str().expect("text").to_owned()).unwrap_or_default()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post<N: AsRef<str>, V: AsRef<str>>(
        &self,
        path: &str,
        form: &[(N, V)],
    ) -> Answer {
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_ref(), v.as_ref())).collect();
        self.send(self.request(Method::POST, path).form(&form)).await
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.browser.request(method, self.site.url(path))
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        let answer = Answer::of(request.send().await.expect("an answer")).await;
        assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", answer.page());
        answer
    }
}
