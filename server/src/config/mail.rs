//! Where mail goes, and from whom it is.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::Certificate;
use lettre::transport::smtp::{SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use url::Url;

use super::vars::Vars;

/// What `BANSOS_MAIL` must be.
const TARGET: &str =
    "file:DIRECTORY, or smtp:// or smtps:// with USER:PASSWORD@HOST:PORT and nothing behind it";

/// Where mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailTarget {
    /// `file:DIR`: each mail becomes a file.
    Directory(PathBuf),
    /// `smtp://…` or `smtps://…`.
    Smtp(SmtpTarget),
}

/// How the connection to a mail server is encrypted. There is no way to send in the clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// `smtp://`: in the clear at first; a server that does not offer STARTTLS gets no mail.
    StartTls,
    /// `smtps://`: encrypted from the first byte.
    Implicit,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpTarget {
    /// Name or address; the server's certificate must be made out to it.
    pub host: String,
    /// Port; 587 or 465 unless given.
    pub port: u16,
    /// How the connection is encrypted.
    pub security: SmtpSecurity,
    /// User and password, if the server asks for them.
    pub credentials: Option<Credentials>,
}

/// User and password are not printed.
impl fmt::Debug for SmtpTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpTarget({}:{}, {:?})", self.host, self.port, self.security)
    }
}

/// Target, sender, and whom to trust.
#[derive(Debug, Clone)]
pub struct MailConfig {
    /// `BANSOS_MAIL`, default `file:$BANSOS_DATA_DIR/mail`.
    pub target: MailTarget,
    /// `BANSOS_MAIL_FROM`, default `noreply@localhost`; required in production when mail goes to a
    /// server.
    pub from: Mailbox,
    /// `BANSOS_MAIL_CA_FILE`, default none: authorities to trust beside those of browsers.
    pub authorities: Option<Certificate>,
}

impl MailConfig {
    pub(super) fn read(vars: &mut Vars, data_dir: &Path) -> Self {
        let target = vars
            .parse("BANSOS_MAIL", TARGET, parse_target)
            .unwrap_or_else(|| MailTarget::Directory(data_dir.join("mail")));
        let from: Option<Mailbox> =
            vars.parse("BANSOS_MAIL_FROM", "an e-mail address, or Name <address>", |value| {
                value.parse().ok()
            });
        if matches!(target, MailTarget::Smtp(_)) {
            vars.required_in_production("BANSOS_MAIL_FROM", from.as_ref());
        }
        let authorities = vars.parse(
            "BANSOS_MAIL_CA_FILE",
            "a readable file with certificates in PEM form",
            |value| read_certificates(Path::new(value)),
        );
        Self { target, from: from.unwrap_or_else(default_sender), authorities }
    }
}

/// `noreply@localhost`.
fn default_sender() -> Mailbox {
    Mailbox::new(None, lettre::Address::new_dangerous("noreply", "localhost"))
}

fn parse_target(value: &str) -> Option<MailTarget> {
    if let Some(directory) = value.strip_prefix("file:") {
        return (!directory.is_empty()).then(|| MailTarget::Directory(directory.into()));
    }
    let url = Url::parse(value).ok()?;
    let (security, port) = match url.scheme() {
        "smtp" => (SmtpSecurity::StartTls, SUBMISSION_PORT),
        "smtps" => (SmtpSecurity::Implicit, SUBMISSIONS_PORT),
        _ => return None,
    };
    // Whatever stands there would be ignored, such as a wish for an unencrypted connection.
    let nothing_behind = matches!(url.path(), "" | "/") && url.query().is_none();
    if !nothing_behind || url.fragment().is_some() {
        return None;
    }
    let host = url.host_str().filter(|host| !host.is_empty())?;
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let credentials = match (url.username(), url.password()) {
        ("", None) => None,
        (user, Some(password)) if !user.is_empty() => {
            Some(Credentials::new(decode(user)?, decode(password)?))
        }
        _ => return None,
    };
    let port = url.port().unwrap_or(port);
    Some(MailTarget::Smtp(SmtpTarget { host, port, security, credentials }))
}

fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

/// The certificates of a file; none is as wrong as a broken one.
fn read_certificates(file: &Path) -> Option<Certificate> {
    let pem = std::fs::read(file).ok()?;
    let marker = b"-----BEGIN CERTIFICATE-----";
    pem.windows(marker.len()).any(|window| window == marker).then_some(())?;
    Certificate::from_pem(&pem).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smtp(value: &str) -> SmtpTarget {
        match parse_target(value) {
            Some(MailTarget::Smtp(target)) => target,
            other => panic!("{value}: {other:?}"),
        }
    }

    #[test]
    fn a_server_is_read_with_its_usual_port() {
        let target = smtp("smtp://mail.example.go.id");
        assert_eq!((target.port, target.security), (587, SmtpSecurity::StartTls));
        assert_eq!(target.credentials, None);
        let target = smtp("smtps://mail.example.go.id");
        assert_eq!((target.port, target.security), (465, SmtpSecurity::Implicit));
        assert_eq!(smtp("smtp://[::1]:2525").host, "::1");
    }

    #[test]
    fn user_and_password_are_decoded_and_never_printed() {
        let target = smtp("smtps://petugas%40dinsos:rah%3Asia@mail.example.go.id:4650");
        let expected = Credentials::new("petugas@dinsos".to_owned(), "rah:sia".to_owned());
        assert_eq!(target.credentials, Some(expected));
        assert!(!format!("{:?}", MailTarget::Smtp(target)).contains("sia"));
    }

    #[test]
    fn what_would_be_ignored_is_refused() {
        for value in [
            "file:",
            "pigeon://x",
            "smtp://",
            "smtp://host?tls=opportunistic",
            "smtp://host/name",
            "smtp://host#x",
            "smtp://user@host",
            "smtp://:password@host",
            "host:25",
        ] {
            assert_eq!(parse_target(value), None, "{value}");
        }
    }

    #[test]
    fn a_public_service_names_its_sender() {
        let base = [
            ("BANSOS_ENV", "production"),
            ("BANSOS_KEYS_FILE", "/etc/keys.toml"),
            ("BANSOS_SEAL_PUBLIC_KEY_FILE", "/etc/seal-public.key"),
            ("BANSOS_BASE_URL", "https://bansos.example.go.id"),
            ("BANSOS_MAIL", "smtps://mail.example.go.id"),
        ];
        let read = |more: &[(&str, &str)]| {
            let vars = base.iter().chain(more).map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
            crate::config::Config::from_vars(vars).map_err(|problems| problems.to_string())
        };
        let message = read(&[]).expect_err("the sender is missing");
        assert!(message.contains("BANSOS_MAIL_FROM"), "{message}");
        let sender = ("BANSOS_MAIL_FROM", "Bansos <noreply@dinsos.example.go.id>");
        let config = read(&[sender]).expect("nothing is missing");
        assert_eq!(config.mail.from.email.domain(), "dinsos.example.go.id");
        let message = read(&[("BANSOS_MAIL_FROM", "Bansos")]).expect_err("no address");
        assert!(message.contains("BANSOS_MAIL_FROM"), "{message}");
    }

    #[test]
    fn the_default_sender_is_an_address() {
        assert_eq!("noreply@localhost".parse(), Ok(default_sender()));
    }

    #[test]
    fn a_file_without_certificates_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("ca.pem");
        assert!(read_certificates(&file).is_none());
        std::fs::write(&file, "bukan sertifikat").expect("it is written");
        assert!(read_certificates(&file).is_none());
    }
}
