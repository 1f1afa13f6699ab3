//! Files the lines that were released: each in a transaction of its own, so that a stop in the middle loses nothing and
//! files nothing twice.

use chrono::{DateTime, Utc};
use domain::form::Form;
use domain::review::{CaseKind, first_state};
use domain::ticket::TicketNumber;
use domain::usulan::{BulkColumn, BulkLine, Hubungan, Origin};
use domain::window::CycleOffer;

use super::check::Rules;
use super::{Cells, line_aad};
use crate::clock::WIB;
use crate::store::bulk::{BulkFileRow, ReadyRow, line_state};
use crate::store::filing::{Body, Brought, Filing, NewCase, NewUsulanRows};
use crate::store::tokens::{kk_token, subject_id};
use crate::store::{ConflictKind, StoreError};
use crate::usecase::draft::offer::{end_of_day, offer_at};
use crate::usecase::draft::{alike_token, usulan_aad};
use crate::usecase::{AppError, Context};

/// How many lines are filed before the file is given back.
const CHUNK: u64 = 100;
/// How long one process may take for a chunk, in seconds: afterwards another goes on.
const LEASE_SECONDS: i64 = 120;
/// The language of cases nobody typed.
const LANG: &str = "id";

/// Files some lines of the oldest file that was released. `false` when nothing waits.
///
/// # Errors
/// When the database refuses; what is filed stays filed, and the rest is tried again after the lease.
pub async fn file_next(ctx: &Context) -> Result<bool, AppError> {
    let now = ctx.clock.now();
    let seconds = now.timestamp();
    let Some(file) = ctx.store.claim_bulk(seconds, seconds + LEASE_SECONDS).await? else {
        return Ok(false);
    };
    let kind: CaseKind = file.kind.parse().map_err(|_| StoreError::Malformed("bulk_file.kind"))?;
    let offer = offer_at(ctx, Form::Usulan(Hubungan::Diri), now).await?;
    let mut pass = Pass { rules: Rules::load(ctx, kind).await?, file: &file, offer, now };
    let waiting = ctx.store.ready_lines(file.id, CHUNK).await?;
    for line in &waiting {
        pass.file(line).await?;
    }
    let finished = waiting.is_empty().then_some(seconds);
    ctx.store.release_bulk(file.id, finished).await?;
    Ok(true)
}

/// One turn at a file.
struct Pass<'a> {
    rules: Rules<'a>,
    file: &'a BulkFileRow,
    offer: CycleOffer,
    now: DateTime<Utc>,
}

impl Pass<'_> {
    async fn file(&mut self, row: &ReadyRow) -> Result<(), AppError> {
        let malformed = || AppError::from(StoreError::Malformed("bulk_line.sealed"));
        let (ctx, file) = (self.rules.ctx, self.file);
        let sealed = row.sealed.as_deref().ok_or_else(malformed)?;
        let plain = ctx.keys.open(&line_aad(&file.digest, row.line_no), sealed);
        let cells: Cells =
            serde_json::from_slice(&plain.map_err(|_| malformed())?).map_err(|_| malformed())?;
        let line = match self.rules.read(&cells).await? {
            Ok(line) => line,
            // The village was split, or the programme ended, since the file arrived.
            Err((column, reason)) => return self.reject(row, column, reason).await,
        };
        let token: [u8; 32] =
            row.token.as_deref().and_then(|token| token.try_into().ok()).ok_or_else(malformed)?;
        let ticket = self.ticket(row.line_no);
        let filing = self.filing(&line, ticket, token)?;
        let (state, case_id) = match ctx.store.file_case(&ctx.keys, filing).await {
            Ok(case_id) => (line_state::FILED, case_id),
            Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
                let earlier = ctx.store.case_by_idempotency_token(&token).await?;
                let earlier = earlier.ok_or(StoreError::Malformed("review_case"))?;
                // Ours, from a turn that was stopped before it could say so; or another file's.
                let own = earlier.ticket == ticket.as_str();
                (if own { line_state::FILED } else { line_state::REPEATED }, earlier.id)
            }
            Err(error) => return Err(error.into()),
        };
        Ok(ctx.store.end_bulk_line(file.id, row.line_no, state, Some(case_id), None).await?)
    }

    async fn reject(
        &self,
        row: &ReadyRow,
        column: BulkColumn,
        reason: &'static str,
    ) -> Result<(), AppError> {
        let wrong = Some((column.as_str(), reason));
        let store = &self.rules.ctx.store;
        Ok(store
            .end_bulk_line(self.file.id, row.line_no, line_state::REJECTED, None, wrong)
            .await?)
    }

    /// The ticket of a line: always the same, so that a second turn recognises what the first one filed.
    fn ticket(&self, line_no: i32) -> TicketNumber {
        let parts = [self.file.digest.as_slice(), &line_no.to_le_bytes()];
        let token = self.rules.ctx.keys.index("bulk.ticket", &parts);
        let mut entropy = [0; 16];
        entropy.copy_from_slice(&token[..16]);
        TicketNumber::from_entropy(&entropy)
    }

    fn filing(
        &self,
        line: &BulkLine,
        ticket: TicketNumber,
        token: [u8; 32],
    ) -> Result<Filing, AppError> {
        let Self { rules, file, offer, now } = self;
        let keys = &rules.ctx.keys;
        let plain =
            serde_json::to_vec(&line.answers()).map_err(|error| AppError::unavailable(&error))?;
        let today = rules.ctx.clock.today();
        let origin = match rules.kind {
            CaseKind::UsulanKemensos => Origin::Kemensos,
            _ => Origin::Desa,
        };
        let case = NewCase {
            kind: rules.kind,
            state: first_state(offer.is_current(now.with_timezone(&WIB))),
            ticket: ticket.as_str().to_owned(),
            draft_id: None,
            idempotency_token: Some(token),
            parent_id: None,
            desa: line.desa.to_string(),
            cycle: offer.cycle.to_string(),
            cutoff_at: end_of_day(offer.cutoff),
            due_at: end_of_day(offer.cutoff),
            now: now.timestamp(),
            lang: LANG.to_owned(),
            nik_token: line.nik.as_ref().map(|nik| subject_id(keys, nik.as_str()).to_vec()),
            kk_token: line.nomor_kk.as_ref().map(|kk| kk_token(keys, kk.as_str()).to_vec()),
            alike_token: Some(
                alike_token(keys, &line.desa, line.nama.as_str(), Some(line.birth)).to_vec(),
            ),
            warnings: line
                .warnings(today)
                .into_iter()
                .map(domain::usulan::Warning::as_str)
                .collect(),
        };
        Ok(Filing {
            case,
            body: Body::Usulan(NewUsulanRows {
                hubungan: Hubungan::Diri.as_str(),
                jenis: line.jenis().to_owned(),
                sealed: keys.seal(&usulan_aad(ticket.as_str()), &plain),
                pengusul_token: None,
                members: Vec::new(),
            }),
            consents: Vec::new(),
            contacts: Vec::new(),
            mails: Vec::new(),
            draft_versions: 0,
            brought: Brought { origin, filed_by: Some(file.petugas_id), assessment: None },
        })
    }
}
