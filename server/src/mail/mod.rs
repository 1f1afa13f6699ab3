//! Mail to citizens who gave an address. Nothing waits for it: use cases put a row into the outbox
//! (`store::outbox`) in their own transaction, and `jobs::mail` delivers it later.
//!
//! To add a mail: a variant of [`Template`], its sentences in `app::text::mail`, its arm in
//! `letter::body_of`. A mail can only carry what [`Params`] has a place for, so no PIN, NIK or
//! name.

mod folder;
mod letter;
mod mailer;
mod message;
mod smtp;
mod template;

pub use letter::{Letter, Letterhead};
pub use mailer::{Mailer, SEND_TIMEOUT, SendError};
pub use message::{Outgoing, message_id};
pub use template::{Params, Template, UnknownTemplate};
