//! A proposal or a report made through the API, one call after the other, so that it can be
//! interrupted anywhere and taken up again.

mod laporan;
pub(super) mod photo;
mod plan;
mod usulan;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

pub(super) use self::laporan::Laporan;
pub(super) use self::plan::Plan;
pub(super) use self::usulan::Usulan;
use super::links::VILLAGE;
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

/// What was sent before and is now being replaced.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    pub(super) plan: Plan,
    pub(super) receipt: Receipt,
}

/// A form on its way. What it says was acknowledged was answered with success.
#[derive(Debug, Clone)]
pub(super) struct Submission {
    pub(super) plan: Plan,
    /// What the same sender sent before, which this one takes the place of.
    pub(super) earlier: Option<Earlier>,
    /// The token of the card it starts from.
    card: Option<String>,
    pub(super) draft: Option<Draft>,
    /// Steps that were acknowledged.
    saved: usize,
    /// Photos that were acknowledged.
    photos: usize,
    /// The next call was made before and not answered: it may have been done.
    pub(super) in_doubt: bool,
    pub(super) receipt: Option<Receipt>,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// The recipient is looked up: a report starts from their card.
    LookUp,
    /// A draft is begun: the first one, or the one that takes the place of what was sent.
    Begin,
    Save,
    AddPhoto,
    Submit,
    /// Everything was acknowledged.
    Nothing,
}

impl Submission {
    /// One that has not begun.
    pub(super) fn new(plan: Plan) -> Self {
        Self {
            plan,
            earlier: None,
            card: None,
            draft: None,
            saved: 0,
            photos: 0,
            in_doubt: false,
            receipt: None,
        }
    }

    /// What comes next.
    pub(super) fn next(&self) -> Next {
        if self.plan.card().is_some() && self.card.is_none() {
            Next::LookUp
        } else if self.draft.is_none() {
            Next::Begin
        } else if self.saved < self.plan.steps().len() {
            Next::Save
        } else if self.photos < self.plan.photos().len() {
            Next::AddPhoto
        } else if self.receipt.is_none() {
            Next::Submit
        } else if self.plan.update().is_some() {
            Next::Begin
        } else {
            Next::Nothing
        }
    }

    /// The call that comes next; once everything was acknowledged, the last submission again.
    ///
    /// # Errors
    /// When a draft is needed and there is none.
    pub(super) fn call(&self) -> Result<Ask> {
        Ok(match self.next() {
            Next::LookUp => {
                let name = self.plan.card().map(|card| card.name);
                Ask::json("/api/v1/cek", &json!({"desa": VILLAGE, "name": name}))
            }
            Next::Begin => {
                let card = self.card.as_deref().unwrap_or_default();
                Ask::json("/api/v1/draf", &self.plan.beginning(card))
            }
            Next::Save => {
                let (step, mut body) = self.plan.steps().swap_remove(self.saved);
                body["step"] = json!(step);
                // Nothing of it is there yet: a step that was saved unnoticed is told by a conflict.
                body["version"] = json!(0);
                let path = format!("/api/v1/draf/{}", self.draft()?.id);
                Ask::call("PUT", &path, &[("authorization", &self.bearer()?)], &body)
            }
            Next::AddPhoto => {
                let path = format!("/api/v1/draf/{}/foto", self.draft()?.id);
                let body = self.photo_form()?;
                let kind = format!("multipart/form-data; boundary={BOUNDARY}");
                let headers = [("authorization", &*self.bearer()?)];
                Ask::new("POST", &path, &headers, Some((&kind, &body)))
            }
            Next::Submit | Next::Nothing => self.submission()?,
        })
    }

    fn submission(&self) -> Result<Ask> {
        let mut body = json!({
            "draft": self.draft()?.id,
            "declarations": self.plan.declarations(),
        });
        if let Some(Earlier { receipt, .. }) = &self.earlier {
            body["earlier_ticket"] = json!(receipt.ticket);
            body["earlier_pin"] = json!(receipt.pin);
        }
        let (bearer, key) = (self.bearer()?, format!("kunci-{}", self.plan.id()));
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", &key)];
        Ok(Ask::call("POST", &format!("/api/v1/{}", self.plan.door()), &headers, &body))
    }

    /// Takes note of what the call that came `next` was answered.
    ///
    /// # Errors
    /// When it was refused, or a submission was answered differently than before.
    pub(super) fn take(&mut self, next: Next, answer: &Answer) -> Result<()> {
        // The step was saved by the call that was never answered.
        let was_done = next == Next::Save && self.in_doubt && answer.status == 409;
        let right = if matches!(next, Next::LookUp | Next::Save) { 200 } else { 201 };
        ensure!(
            answer.status == right || was_done,
            "{next:?} of {} was answered {}: {}",
            self.plan.id(),
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        let body: Value = serde_json::from_slice(&answer.body)?;
        let text = |name: &str| {
            let text = body[name].as_str().map(str::to_owned);
            text.with_context(|| format!("{next:?} was answered without {name}"))
        };
        match next {
            Next::LookUp => {
                let place = self.plan.card().map_or(0, |card| card.place);
                let token = body["exact"][place]["token"].as_str().map(str::to_owned);
                self.card = Some(token.context("there is no such card")?);
            }
            Next::Begin => {
                let (id, token, ticket) = (text("id")?, text("token")?, text("ticket")?);
                self.write_again();
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

    /// What was sent is now the earlier one, if its sender has more to say.
    fn write_again(&mut self) {
        if let (Some(update), Some(receipt)) = (self.plan.update(), self.receipt.take()) {
            self.earlier = Some(Earlier { plan: self.plan, receipt });
            (self.plan, self.saved, self.photos) = (update, 0, 0);
        }
    }

    fn take_receipt(&mut self, receipt: Receipt) -> Result<()> {
        if let Some(Earlier { receipt: earlier, .. }) = &self.earlier {
            ensure!(
                (&receipt.ticket, &receipt.pin) == (&earlier.ticket, &earlier.pin),
                "what took the place of an earlier report got another ticket or PIN"
            );
        } else {
            let promised = &self.draft()?.ticket;
            ensure!(*promised == receipt.ticket, "another ticket than the draft was promised");
        }
        if let Some(before) = &self.receipt {
            ensure!(*before == receipt, "a repeated submission got another receipt");
        }
        self.receipt = Some(receipt);
        Ok(())
    }

    /// Makes the call that comes next.
    ///
    /// # Errors
    /// When it is not answered, or refused.
    pub(super) fn step(&mut self, client: &mut Client) -> Result<()> {
        let next = self.next();
        self.take(next, &client.ask(&self.call()?)?)
    }

    /// Makes every call that is left.
    ///
    /// # Errors
    /// When one is not answered, or refused.
    pub(super) fn finish(&mut self, client: &mut Client) -> Result<()> {
        while self.next() != Next::Nothing {
            self.step(client)?;
        }
        Ok(())
    }

    /// Makes every call that is left before it is sent.
    ///
    /// # Errors
    /// When one is not answered, or refused.
    pub(super) fn prepare(&mut self, client: &mut Client) -> Result<()> {
        while !matches!(self.next(), Next::Submit | Next::Nothing) {
            self.step(client)?;
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

    /// The token of the card it starts from.
    ///
    /// # Errors
    /// When nobody was looked up.
    pub(super) fn card(&self) -> Result<&str> {
        self.card.as_deref().context("there is no card")
    }

    fn bearer(&self) -> Result<String> {
        Ok(format!("Bearer {}", self.draft()?.token))
    }

    fn photo_form(&self) -> Result<Vec<u8>> {
        let kind = self.plan.photos()[self.photos];
        let picture = photo::png(self.plan.picture(self.photos))?;
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
             --{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"foto.png\"\r\n\
             content-type: image/png\r\n\r\n"
        );
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        Ok([head.as_bytes(), &picture, end.as_bytes()].concat())
    }
}
