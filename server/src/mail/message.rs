//! From a row of the outbox to what goes over the wire.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use domain::contact::EmailAddress;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::SendError;
use super::letter::Letter;
use crate::crypto::Keys;

/// A mail on its way. The same row of the outbox always makes the same bytes, so a second copy,
/// sent because the first was not known to have arrived, can be told to be one.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// To whom.
    pub to: &'a EmailAddress,
    /// What it says.
    pub letter: &'a Letter,
    /// From [`message_id`].
    pub id: &'a str,
    /// When it was put into the outbox.
    pub created_at: DateTime<Utc>,
}

/// The id of the mail with this key in the outbox: 32 characters, always the same, and they say
/// nothing about the key.
pub fn message_id(keys: &Keys, dedupe_key: &str) -> String {
    let token = keys.index("mail_id", &[dedupe_key.as_bytes()]);
    let mut half = [0; 16];
    half.copy_from_slice(&token[..16]);
    format!("{:032x}", u128::from_be_bytes(half))
}

/// Tells other machines not to answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Outgoing<'_> {
    /// The message with its headers.
    ///
    /// # Errors
    /// [`SendError::Permanent`] for an address that mail cannot go to.
    pub(super) fn message(&self, from: &Mailbox) -> Result<Message, SendError> {
        let bad_address = || SendError::permanent("address");
        let to: Address = self.to.as_str().parse().map_err(|_| bad_address())?;
        let part = |kind: ContentType, body: &str| {
            SinglePart::builder().header(kind).body(body.to_owned())
        };
        let body = MultiPart::alternative()
            .boundary(format!("=_{}", self.id))
            .singlepart(part(ContentType::TEXT_PLAIN, &self.letter.plain))
            .singlepart(part(ContentType::TEXT_HTML, &self.letter.html));
        Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to))
            .subject(self.letter.subject)
            .date(SystemTime::from(self.created_at))
            .message_id(Some(format!("<{}@{}>", self.id, from.email.domain())))
            .header(AutoSubmitted)
            .multipart(body)
            .map_err(|_| bad_address())
    }
}
