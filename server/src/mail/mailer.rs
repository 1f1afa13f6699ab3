//! Sends one mail, and says whether trying again can help.

use std::time::Duration;

use lettre::message::Mailbox;

use super::folder;
use super::message::Outgoing;
use super::smtp::Courier;
use crate::config::{MailConfig, MailTarget};

/// How long one mail may take from the first byte to the last. The library limits connecting only,
/// so a server that goes silent later would hold the worker forever.
pub const SEND_TIMEOUT: Duration = Duration::from_secs(30);

/// Why a mail did not go. Holds a code such as `451`, `timeout` or `connect`; never what a server
/// said, for that may repeat addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Trying again later can help.
    #[error("the mail did not go for now: {0}")]
    Temporary(String),
    /// It cannot.
    #[error("the mail cannot go: {0}")]
    Permanent(String),
}

impl SendError {
    pub(super) fn temporary(code: impl Into<String>) -> Self {
        Self::Temporary(code.into())
    }

    pub(super) fn permanent(code: impl Into<String>) -> Self {
        Self::Permanent(code.into())
    }
}

enum Route {
    Folder(std::path::PathBuf),
    Smtp(Courier),
}

/// The way out for mail.
pub struct Mailer {
    from: Mailbox,
    route: Route,
    timeout: Duration,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mailer(…)")
    }
}

impl Mailer {
    /// The way out that the configuration names.
    pub fn new(config: &MailConfig) -> Self {
        let route = match &config.target {
            MailTarget::Directory(folder) => Route::Folder(folder.clone()),
            MailTarget::Smtp(target) => {
                Route::Smtp(Courier::new(target.clone(), config.authorities.clone()))
            }
        };
        Self { from: config.from.clone(), route, timeout: SEND_TIMEOUT }
    }

    /// The same with less patience, for tests.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends one mail. Success means that the other side has taken it over, or that the disk has
    /// it.
    ///
    /// A time-out can strike after the server has taken the mail and before it said so; then a
    /// later try makes a second copy with the same Message-ID. SMTP has no way around that.
    ///
    /// # Errors
    /// When it did not go, see [`SendError`].
    pub async fn send(&self, mail: &Outgoing<'_>) -> Result<(), SendError> {
        let message = mail.message(&self.from)?;
        let sending = async {
            match &self.route {
                Route::Folder(folder) => {
                    let name =
                        format!("{}-{}.eml", mail.created_at.format("%Y%m%dT%H%M%SZ"), mail.id);
                    let (folder, bytes) = (folder.clone(), message.formatted());
                    tokio::task::spawn_blocking(move || folder::write(&folder, &name, &bytes))
                        .await
                        .map_err(|_| SendError::temporary("file"))?
                        .map_err(|_| SendError::temporary("file"))
                }
                Route::Smtp(courier) => courier.send(&message).await,
            }
        };
        tokio::time::timeout(self.timeout, sending)
            .await
            .unwrap_or_else(|_| Err(SendError::temporary("timeout")))
    }
}
