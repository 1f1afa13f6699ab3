//! One conversation with a mail server per mail.
//!
//! No pool: a conversation that a time-out has cut in the middle would go back into it, and the
//! next mail would read the answers meant for this one. And nothing that is said after the mail was
//! taken over counts: a server that drops the farewell has the mail all the same.

use std::error::Error as _;
use std::io;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Category;

use super::SendError;
use crate::config::{SmtpSecurity, SmtpTarget};

/// Delivers to one server.
pub(super) struct Courier {
    target: SmtpTarget,
    authorities: Option<Certificate>,
}

impl Courier {
    pub(super) fn new(target: SmtpTarget, authorities: Option<Certificate>) -> Self {
        Self { target, authorities }
    }

    /// Hands one mail over. The caller limits the time.
    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        // Whatever goes wrong before the mail itself is spoken of is not the mail's fault: a wrong
        // password must not make every mail undeliverable.
        let not_now = |error: &Error, code: &str| SendError::temporary(code_of(error, code, code));
        let connected = self.connect().await;
        let mut connection = connected.map_err(|error| not_now(&error, "connect"))?;
        self.encrypt(&mut connection).await?;
        if let Some(credentials) = &self.target.credentials {
            let login = connection.auth(DEFAULT_MECHANISMS, credentials).await;
            login.map_err(|error| not_now(&error, "auth"))?;
        }
        let sent = connection.send(message.envelope(), &message.formatted()).await;
        sent.map_err(|error| classify(&error))?;
        // It is theirs now; the farewell is a courtesy.
        let _ = connection.quit().await;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let tls = match self.target.security {
            SmtpSecurity::Implicit => Some(self.tls()?),
            SmtpSecurity::StartTls => None,
        };
        let address = (self.target.host.as_str(), self.target.port);
        AsyncSmtpConnection::connect_tokio1(address, None, &ClientId::default(), tls, None).await
    }

    /// Makes sure that the conversation is encrypted from here on.
    async fn encrypt(&self, connection: &mut AsyncSmtpConnection) -> Result<(), SendError> {
        if self.target.security == SmtpSecurity::StartTls {
            if !connection.can_starttls() {
                connection.abort().await;
                return Err(SendError::temporary("starttls"));
            }
            let encrypted = match self.tls() {
                Ok(tls) => connection.starttls(tls, &ClientId::default()).await,
                Err(error) => Err(error),
            };
            encrypted.map_err(|error| SendError::temporary(code_of(&error, "tls", "tls")))?;
        }
        if connection.is_encrypted() { Ok(()) } else { Err(SendError::temporary("tls")) }
    }

    fn tls(&self) -> Result<TlsParameters, Error> {
        let builder = TlsParameters::builder(self.target.host.clone());
        let builder = match &self.authorities {
            Some(authorities) => builder.add_root_certificate(authorities.clone()),
            None => builder,
        };
        builder.build()
    }
}

/// What a failure during the mail itself means.
fn classify(error: &Error) -> SendError {
    let code = code_of(error, "address", "dropped");
    // 53x speaks of our log-in, not of this mail.
    let about_login =
        error.status().is_some_and(|status| status.category == Category::Unspecified3);
    let hopeless = (error.is_permanent() && !about_login) || error.is_client();
    if hopeless { SendError::Permanent(code) } else { SendError::Temporary(code) }
}

/// A few letters for the outbox and the log: the server's code; or `refused` when the client would
/// not go on; or `tls`; or `broken` for everything else.
fn code_of(error: &Error, refused: &str, broken: &str) -> String {
    if let Some(status) = error.status() {
        return status.to_string();
    }
    let code = if error.is_client() {
        refused
    } else if error.is_tls() || is_bad_handshake(error) {
        "tls"
    } else {
        broken
    };
    code.to_owned()
}

/// Whether the encryption failed, a certificate that nobody vouches for included. It arrives as
/// malformed input of the connection below.
fn is_bad_handshake(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        let io = error.downcast_ref::<io::Error>();
        if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        cause = error.source();
    }
    false
}
