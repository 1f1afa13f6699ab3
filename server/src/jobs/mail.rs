//! Delivers the outbox.
//!
//! A mail is handed over once as far as SMTP allows. When the worker dies, or the database cannot
//! be written, between the server's "taken" and our note of it, the mail is sent again after its
//! lease: with the same Message-ID and the same bytes, so that the receiving side can drop the
//! copy. The other order, noting first, would lose mails instead.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::join_all;
use tokio::sync::watch;

use crate::mail::{Letter, Letterhead, Mailer, Outgoing, SEND_TIMEOUT, SendError, message_id};
use crate::store::StoreError;
use crate::store::outbox::ClaimedMail;
use crate::usecase::Context;

/// How often it is looked for mail when there was none.
const POLL_EVERY: Duration = Duration::from_secs(2);
/// Mails that are on their way at the same time, each in a conversation of its own.
const AT_ONCE: u64 = 4;
/// How long a worker has the mails it took: longer than sending and noting can take.
const LEASE: Duration = SEND_TIMEOUT.saturating_add(Duration::from_mins(1));
/// How long to wait after each try that failed, in minutes. After one try more the mail is given
/// up: two days and eight hours after the first.
const RETRY_AFTER_MINUTES: [i64; 7] = [1, 5, 30, 2 * 60, 6 * 60, 24 * 60, 24 * 60];
/// Tries before a mail is given up.
pub const MAX_TRIES: i32 = 8;

/// What became of the mails of one turn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turn {
    /// Handed over.
    pub sent: usize,
    /// To be tried again.
    pub postponed: usize,
    /// Given up.
    pub dead: usize,
}

impl Turn {
    /// Mails that were taken.
    pub fn taken(self) -> usize {
        self.sent + self.postponed + self.dead
    }
}

enum Fate {
    Sent,
    Postponed,
    Dead,
}

/// Delivers mail until `stop` becomes true. What is on its way then is finished and noted first, so
/// that no lease is left behind; that takes half a minute at most.
pub async fn deliver_regularly(ctx: Context, mut stop: watch::Receiver<bool>) {
    let mailer = Mailer::new(&ctx.config.mail);
    while !*stop.borrow_and_update() {
        let taken = match deliver_due(&ctx, &mailer).await {
            Ok(turn) => turn.taken(),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "mail cannot be read");
                0
            }
        };
        if taken == 0 {
            tokio::select! {
                () = tokio::time::sleep(POLL_EVERY) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
    }
}

/// Takes the mails that are due, a few at a time, sends them and notes what became of them.
///
/// # Errors
/// When the database refuses. Mails that were taken are free again after their lease.
pub async fn deliver_due(ctx: &Context, mailer: &Mailer) -> Result<Turn, StoreError> {
    let claimed = ctx.store.claim_mail(ctx.clock.now(), AT_ONCE, LEASE).await?;
    let mut turn = Turn::default();
    let mut failed = None;
    for fate in join_all(claimed.iter().map(|mail| deliver(ctx, mailer, mail))).await {
        match fate {
            Ok(Fate::Sent) => turn.sent += 1,
            Ok(Fate::Postponed) => turn.postponed += 1,
            Ok(Fate::Dead) => turn.dead += 1,
            Err(error) => failed = Some(error),
        }
    }
    failed.map_or(Ok(turn), Err)
}

/// Sends one mail and notes what became of it.
async fn deliver(ctx: &Context, mailer: &Mailer, mail: &ClaimedMail) -> Result<Fate, StoreError> {
    let outcome = if mail.tries > MAX_TRIES {
        // Every worker that took it has died over it.
        Err(SendError::Permanent("crash".to_owned()))
    } else {
        send(ctx, mailer, mail).await
    };
    let now = ctx.clock.now();
    match outcome {
        Ok(()) => {
            ctx.store.mark_mail_sent(mail, now).await?;
            metrics::counter!("mail_sent_total").increment(1);
            Ok(Fate::Sent)
        }
        Err(SendError::Temporary(code)) => match next_try(mail.tries, now) {
            Some(next_at) => {
                tracing::warn!(mail.id = mail.id, mail.tries = mail.tries, code, "mail postponed");
                metrics::counter!("mail_postponed_total").increment(1);
                ctx.store.mark_mail_for_retry(mail, next_at, &code).await?;
                Ok(Fate::Postponed)
            }
            None => bury(ctx, mail, now, &code).await,
        },
        Err(SendError::Permanent(code)) => bury(ctx, mail, now, &code).await,
    }
}

async fn send(ctx: &Context, mailer: &Mailer, mail: &ClaimedMail) -> Result<(), SendError> {
    // A key may be missing here, or the row be written by a newer version: that can be mended.
    let opened = mail.open(&ctx.keys).map_err(|_| SendError::Temporary("sealed".to_owned()))?;
    let head =
        Letterhead { base_url: &ctx.config.site.base_url, contact: &ctx.config.office.contact };
    let outgoing = Outgoing {
        to: &opened.to,
        letter: &Letter::write(opened.template, opened.lang, &opened.params, head),
        id: &message_id(&ctx.keys, &mail.dedupe_key),
        created_at: opened.created_at,
    };
    mailer.send(&outgoing).await
}

async fn bury(
    ctx: &Context,
    mail: &ClaimedMail,
    now: DateTime<Utc>,
    code: &str,
) -> Result<Fate, StoreError> {
    tracing::error!(mail.id = mail.id, mail.tries = mail.tries, code, "mail given up");
    metrics::counter!("mail_dead_total").increment(1);
    ctx.store.mark_mail_dead(mail, now, code).await?;
    Ok(Fate::Dead)
}

/// When a mail is tried again whose try number `tries` has failed; `None` when it is given up.
fn next_try(tries: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let tries = usize::try_from(tries).ok()?;
    let minutes = RETRY_AFTER_MINUTES.get(tries.checked_sub(1)?)?;
    now.checked_add_signed(TimeDelta::minutes(*minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_become_rarer_and_end() {
        let now = DateTime::from_timestamp(1_700_000_000, 0).expect("an instant");
        let waits: Vec<i64> = (1..MAX_TRIES)
            .map(|tries| (next_try(tries, now).expect("another try") - now).num_minutes())
            .collect();
        assert_eq!(waits, RETRY_AFTER_MINUTES);
        assert!(waits.is_sorted());
        assert_eq!(next_try(MAX_TRIES, now), None);
        assert_eq!(next_try(0, now), None, "a try that never was");
    }
}
