//! A proposal made through the API, one call after the other, so that it can be interrupted anywhere
//! and taken up again.

pub(super) mod photo;
mod plan;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

pub(super) use self::plan::Plan;
use crate::http::{Answer, Ask, Client};

/// Parts the fields of a form with a file. Occurs in none of them.
const BOUNDARY: &str = "pembatas-antara-isian-7d1f";

/// What opens a draft, as its first call was answered.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) token: String,
    /// The ticket it will have.
    pub(super) ticket: String,
}

/// What its sender leaves with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Receipt {
    pub(super) ticket: String,
    pub(super) pin: String,
    cycle: String,
    cutoff: String,
}

/// A proposal on its way. What it says was acknowledged was answered with success.
#[derive(Debug, Clone)]
pub(super) struct Proposal {
    pub(super) plan: Plan,
    /// Its Idempotency-Key.
    key: String,
    pub(super) draft: Option<Draft>,
    /// Steps that were acknowledged.
    saved: usize,
    /// Photos that were acknowledged.
    pub(super) photos: usize,
    /// The next call was made before and not answered: it may have been done.
    pub(super) in_doubt: bool,
    pub(super) receipt: Option<Receipt>,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Begin,
    Save,
    AddPhoto,
    Submit,
    /// Everything was acknowledged.
    Nothing,
}

impl Proposal {
    /// One that has not begun.
    pub(super) fn new(plan: Plan) -> Self {
        let key = format!("kunci-{}", plan.0);
        let (draft, receipt) = (None, None);
        Self { plan, key, draft, saved: 0, photos: 0, in_doubt: false, receipt }
    }

    /// What comes next.
    pub(super) fn next(&self) -> Next {
        if self.draft.is_none() {
            Next::Begin
        } else if self.saved < self.plan.steps().len() {
            Next::Save
        } else if self.photos < self.plan.photos().len() {
            Next::AddPhoto
        } else if self.receipt.is_none() {
            Next::Submit
        } else {
            Next::Nothing
        }
    }

    /// The call that comes next; once everything was acknowledged, the submission again.
    pub(super) fn call(&self) -> Result<Ask> {
        let Some(draft) = &self.draft else {
            return Ok(Ask::json("/api/v1/draf", &json!({"hubungan": self.plan.hubungan()})));
        };
        let bearer = format!("Bearer {}", draft.token);
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", &self.key)];
        Ok(match self.next() {
            Next::Save | Next::Begin => {
                let (step, mut body) = self.plan.steps().swap_remove(self.saved);
                body["step"] = json!(step);
                // Nothing of it is there yet: a step that was saved unnoticed is told by a conflict.
                body["version"] = json!(0);
                let path = format!("/api/v1/draf/{}", draft.id);
                Ask::call("PUT", &path, &headers[..1], &body)
            }
            Next::AddPhoto => {
                let path = format!("/api/v1/draf/{}/foto", draft.id);
                let body = self.photo_form()?;
                let kind = format!("multipart/form-data; boundary={BOUNDARY}");
                Ask::new("POST", &path, &headers[..1], Some((&kind, &body)))
            }
            Next::Submit | Next::Nothing => {
                let body = json!({"draft": draft.id, "declarations": self.plan.declarations()});
                Ask::call("POST", "/api/v1/usulan", &headers, &body)
            }
        })
    }

    /// Takes note of what the call that came next was answered.
    ///
    /// # Errors
    /// When it was refused, or a submission was answered differently than before.
    pub(super) fn take(&mut self, answer: &Answer) -> Result<()> {
        let next = self.next();
        // The step was saved by the call that was never answered.
        let was_done = next == Next::Save && self.in_doubt && answer.status == 409;
        let right = if next == Next::Save { 200 } else { 201 };
        ensure!(
            answer.status == right || was_done,
            "{next:?} of proposal {} was answered {}: {}",
            self.plan.0,
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        let body: Value = serde_json::from_slice(&answer.body)?;
        let text = |name: &str| {
            let text = body[name].as_str().map(str::to_owned);
            text.with_context(|| format!("{next:?} was answered without {name}"))
        };
        match next {
            Next::Begin => {
                let (id, token, ticket) = (text("id")?, text("token")?, text("ticket")?);
                self.draft = Some(Draft { id, token, ticket });
            }
            Next::Save => self.saved += 1,
            Next::AddPhoto => self.photos += 1,
            Next::Submit | Next::Nothing => {
                let (ticket, pin) = (text("ticket")?, text("pin")?);
                let (cycle, cutoff) = (text("cycle")?, text("cutoff")?);
                self.take_receipt(Receipt { ticket, pin, cycle, cutoff })?;
            }
        }
        self.in_doubt = false;
        Ok(())
    }

    fn take_receipt(&mut self, receipt: Receipt) -> Result<()> {
        let promised = self.draft.as_ref().map(|draft| draft.ticket.as_str());
        ensure!(promised == Some(&receipt.ticket), "another ticket than the draft was promised");
        if let Some(earlier) = &self.receipt {
            ensure!(*earlier == receipt, "a repeated submission got another receipt");
        }
        self.receipt = Some(receipt);
        Ok(())
    }

    /// Makes every call that is left.
    ///
    /// # Errors
    /// When one is not answered, or refused.
    pub(super) fn finish(&mut self, client: &mut Client) -> Result<()> {
        while self.next() != Next::Nothing {
            self.take(&client.ask(&self.call()?)?)?;
        }
        Ok(())
    }

    /// Makes every call that is left but the submission.
    ///
    /// # Errors
    /// When one is not answered, or refused.
    pub(super) fn prepare(&mut self, client: &mut Client) -> Result<()> {
        while !matches!(self.next(), Next::Submit | Next::Nothing) {
            self.take(&client.ask(&self.call()?)?)?;
        }
        Ok(())
    }

    /// The draft.
    ///
    /// # Errors
    /// When it has not begun.
    pub(super) fn draft(&self) -> Result<&Draft> {
        self.draft.as_ref().context("the draft has not begun")
    }

    fn photo_form(&self) -> Result<Vec<u8>> {
        let kind = self.plan.photos()[self.photos];
        let picture = photo::png(u64::from(self.plan.0) * 8 + u64::try_from(self.photos)?)?;
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
             --{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"foto.png\"\r\n\
             content-type: image/png\r\n\r\n"
        );
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        Ok([head.as_bytes(), &picture, end.as_bytes()].concat())
    }
}
