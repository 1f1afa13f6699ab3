//! Officers as they sit at their desks: an account, an app for codes, a browser with its cookie.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail, ensure};

use super::clock::Clock;
use super::totp;
use crate::http::{Answer, Ask, Client};
use crate::server::Data;
use crate::workspace::output;

/// The password of the officers who are made here.
const PASSWORD: &str = "kuda biru makan tahu";
/// Where an account is set up.
const SET_UP: &str = "/petugas/masuk/pasang";
/// Where everybody works.
const REGENCY: &str = "99.01";

/// Who signs in. The session outlives the server: it is a row.
pub(super) struct Officer {
    /// The user name.
    pub(super) username: String,
    password: String,
    /// The secret of the second factor, base 32.
    secret: String,
    /// What their browser sends.
    pub(super) cookie: String,
}

/// The demo officers with these user names, as `seed-demo` tells how to sign in. Not signed in yet.
///
/// # Errors
/// When one of them is not there.
pub(super) fn demo(data: &Data, usernames: &[&str]) -> Result<Vec<Officer>> {
    let told = output(&mut data.command(&["seed-demo"]))?;
    let password = told.split_once("password \"").and_then(|(_, rest)| rest.split_once('"'));
    let (password, _) = password.context("seed-demo tells no password")?;
    let officer = |username: &&str| {
        let line = told.lines().find(|line| line.split_whitespace().next() == Some(username));
        let secret = line.and_then(|line| line.rsplit(' ').next());
        let secret = secret.with_context(|| format!("seed-demo tells of no {username}"))?;
        Ok(Officer {
            username: (*username).to_owned(),
            password: password.to_owned(),
            secret: secret.to_owned(),
            cookie: String::new(),
        })
    };
    usernames.iter().map(officer).collect()
}

/// Who is to be made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Account {
    pub(super) username: &'static str,
    pub(super) role: &'static str,
    /// Numbers of their own, without which nobody takes a case; nobody in a case has them.
    pub(super) nik: &'static str,
    pub(super) kk: &'static str,
}

/// Makes an account with `create-petugas`, and signs in for the first time: a password, then an app.
///
/// # Errors
/// When any step of it is refused.
pub(super) fn make(
    data: &Data,
    clock: &Clock,
    address: SocketAddr,
    account: Account,
) -> Result<Officer> {
    let Account { username, role, nik, kk } = account;
    let account = ["--username", username, "--name", "Petugas Uji", "--role", role];
    let mut command = data.command(&["create-petugas"]);
    command.args(account).args(["--scope", REGENCY, "--nik", nik, "--kk", kk]);
    command.env("BANSOS_NOW", clock.setting());
    let told = output(&mut command)?;
    let starting = told.split_once("shown this once: ").map(|(_, rest)| rest);
    let starting = starting.and_then(|rest| rest.split_whitespace().next());
    let starting = starting.context("create-petugas tells no password")?;
    let mut browser = Browser { client: Client::new(address), cookie: String::new() };
    let first = [("nama_pengguna", username), ("kata_sandi", starting)];
    browser.send("/petugas/masuk", &first, 303)?;
    let chosen = [("aksi", "sandi"), ("kata_sandi", PASSWORD), ("ulangi", PASSWORD)];
    browser.send(SET_UP, &chosen, 303)?;
    let page = browser.get(SET_UP)?;
    let page = String::from_utf8_lossy(&page.body).into_owned();
    let kunci = value_of(&page, "kunci").context("no key of the app is offered")?;
    let secret = page.split_once("<code>").and_then(|(_, rest)| rest.split_once("</code>"));
    let secret = secret.context("no secret of the app is shown")?.0.replace(' ', "");
    let code = totp::code(&secret, clock.now())?;
    browser.send(SET_UP, &[("aksi", "kode"), ("kunci", &kunci), ("kode", &code)], 200)?;
    let (username, password) = (username.to_owned(), PASSWORD.to_owned());
    Ok(Officer { username, password, secret, cookie: browser.cookie })
}

impl Officer {
    /// Signs in when the session is over. The clock goes on a little then: a code is good once.
    ///
    /// # Errors
    /// When password or code are refused.
    pub(super) fn be_there(&mut self, address: SocketAddr, clock: &mut Clock) -> Result<()> {
        let cookie = std::mem::take(&mut self.cookie);
        let mut browser = Browser { client: Client::new(address), cookie };
        match browser.get("/petugas")?.status {
            200 => {}
            303 => {
                clock.forward(totp::STEP_SECONDS)?;
                let (name, password) = (self.username.as_str(), self.password.as_str());
                let form = [("nama_pengguna", name), ("kata_sandi", password)];
                browser.send("/petugas/masuk", &form, 303)?;
                let code = totp::code(&self.secret, clock.now())?;
                browser.send("/petugas/masuk/kode", &[("kode", &code)], 303)?;
            }
            status => bail!("the desk of {} was answered {status}", self.username),
        }
        self.cookie = browser.cookie;
        Ok(())
    }
}

/// A browser that keeps the last cookie it was given.
struct Browser {
    client: Client,
    cookie: String,
}

impl Browser {
    fn get(&mut self, path: &str) -> Result<Answer> {
        self.client.ask(&Ask::new("GET", path, &[("cookie", &self.cookie)], None))
    }

    fn send(&mut self, path: &str, form: &[(&str, &str)], status: u16) -> Result<()> {
        let ask = Ask::form_by(path, &[("cookie", &self.cookie)], form);
        let answer = self.client.ask(&ask)?;
        ensure!(answer.status == status, "{path} was answered {}", answer.status);
        if let Some(cookie) = given(&answer) {
            self.cookie = cookie;
        }
        Ok(())
    }
}

/// The cookie that an answer gives, if it is not one that is taken back.
fn given(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
    let mut cookies = cookies.filter_map(|(_, value)| value.split(';').next());
    cookies.find(|pair| pair.starts_with("cus_petugas") && !pair.ends_with('=')).map(str::to_owned)
}

/// The value of a hidden field.
pub(super) fn value_of(page: &str, name: &str) -> Option<String> {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&start)?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// Names and values of the hidden fields of the form that goes to `action`; none without such a form.
pub(super) fn hidden_of(page: &str, action: &str) -> Vec<(String, String)> {
    let form = page.split_once(&format!("action=\"{action}\"")).map(|(_, rest)| rest);
    let form = form.and_then(|rest| rest.split_once("</form>")).map(|(form, _)| form);
    let fields = form.unwrap_or_default().split("type=\"hidden\" name=\"").skip(1);
    let pair = |field: &str| {
        let (name, rest) = field.split_once('"')?;
        let value = rest.strip_prefix(" value=\"")?.split_once('"')?.0;
        Some((name.to_owned(), value.to_owned()))
    };
    fields.filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_fields_are_those_of_the_form() {
        let page = r#"<form action="/a"><input type="hidden" name="x" value="1"></form>
            <form method="post" action="/b"><input type="hidden" name="kasus" value="2">
            <input name="other" value="4"><input type="hidden" name="berubah" value="3"></form>"#;
        let pairs = |action| {
            let fields = hidden_of(page, action);
            fields.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
        };
        assert_eq!(pairs("/b"), ["kasus=2", "berubah=3"]);
        assert!(pairs("/c").is_empty());
    }
}
