//! Checks every line of a file before anything is filed.

use std::collections::{BTreeMap, BTreeSet};

use domain::field::ErrorCode;
use domain::form::{Choices, Form, UNKNOWN_PROGRAM};
use domain::review::CaseKind;
use domain::usulan::{BulkColumn, BulkLine, Hubungan};
use domain::wilayah::KodeWilayah;

use super::table::Row;
use super::{Cells, line_aad, line_token};
use crate::store::bulk::{NewBulkLine, line_state};
use crate::store::tokens::{SubjectId, subject_id};
use crate::usecase::draft::choices;
use crate::usecase::draft::offer::offer_at;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// The code of a village outside the officer's scope.
pub(super) const OUTSIDE_SCOPE: &str = "outside_scope";
/// How many people are looked up at once.
const AT_ONCE: usize = 500;

/// What lines are held against.
pub(super) struct Rules<'a> {
    pub(super) ctx: &'a Context,
    pub(super) kind: CaseKind,
    pub(super) choices: Choices,
    /// Villages asked about so far: whether they are in force.
    villages: BTreeMap<KodeWilayah, Result<(), ErrorCode>>,
}

impl<'a> Rules<'a> {
    pub(super) async fn load(ctx: &'a Context, kind: CaseKind) -> Result<Self, AppError> {
        let choices = choices(ctx).await?;
        Ok(Self { ctx, kind, choices, villages: BTreeMap::new() })
    }

    /// Reads a line, or says which column is wrong, and the code of what.
    pub(super) async fn read(
        &mut self,
        cells: &Cells,
    ) -> Result<Result<BulkLine, (BulkColumn, &'static str)>, AppError> {
        let cell = |column: BulkColumn| cells.get(column.as_str()).map_or("", String::as_str);
        let line = match BulkLine::read(self.kind, cell, self.ctx.clock.today()) {
            Ok(line) => line,
            Err((column, code)) => return Ok(Err((column, code.as_str()))),
        };
        if let Err(code) = self.village(&line.desa).await? {
            return Ok(Err((BulkColumn::Desa, code.as_str())));
        }
        let known = |code: &String| code != UNKNOWN_PROGRAM && self.choices.knows("program", code);
        if !line.programs.iter().all(known) {
            return Ok(Err((BulkColumn::Program, ErrorCode::NotAllowed.as_str())));
        }
        Ok(Ok(line))
    }

    async fn village(&mut self, desa: &KodeWilayah) -> Result<Result<(), ErrorCode>, AppError> {
        if let Some(known) = self.villages.get(desa) {
            return Ok(*known);
        }
        let store = &self.ctx.store;
        let found = if store.find(desa).await?.is_some() {
            Ok(())
        } else if store.is_retired(desa).await? {
            Err(ErrorCode::RegionRetired)
        } else {
            Err(ErrorCode::RegionUnknown)
        };
        self.villages.insert(*desa, found);
        Ok(found)
    }
}

/// The lines of a file as they are kept.
pub(super) async fn check(
    ctx: &Context,
    officer: &Officer,
    kind: CaseKind,
    digest: &[u8; 32],
    table: Vec<Row>,
) -> Result<Vec<NewBulkLine>, AppError> {
    let mut rules = Rules::load(ctx, kind).await?;
    let offer = offer_at(ctx, Form::Usulan(Hubungan::Diri), ctx.clock.now()).await?;
    let cycle = offer.cycle.to_string();
    let mut seen = BTreeSet::new();
    let mut kept = Vec::with_capacity(table.len());
    let mut people: Vec<(usize, SubjectId)> = Vec::new();
    for Row { line_no, cells } in table {
        let cells = match cells {
            Ok(cells) => cells,
            Err(broken) => {
                kept.push(rejected(line_no, None, broken.code()));
                continue;
            }
        };
        let line = match rules.read(&cells).await? {
            Ok(line) => line,
            Err((column, code)) => {
                kept.push(rejected(line_no, Some(column), code));
                continue;
            }
        };
        if !officer.scope.covers(&line.desa) {
            kept.push(rejected(line_no, Some(BulkColumn::Desa), OUTSIDE_SCOPE));
            continue;
        }
        let token = line_token(ctx, kind, &cycle, &line);
        if !seen.insert(token) {
            let column = if line.nik.is_some() { BulkColumn::Nik } else { BulkColumn::Nama };
            kept.push(rejected(line_no, Some(column), ErrorCode::Twice.as_str()));
            continue;
        }
        if let Some(nik) = &line.nik {
            people.push((kept.len(), subject_id(&ctx.keys, nik.as_str())));
        }
        let plain = serde_json::to_vec(&cells).map_err(|error| AppError::unavailable(&error))?;
        kept.push(NewBulkLine {
            line_no,
            state: line_state::READY,
            field: None,
            reason: None,
            listed: Some(line.listed),
            found: false,
            token: Some(token.to_vec()),
            sealed: Some(ctx.keys.seal(&line_aad(digest, line_no), &plain)),
        });
    }
    mark_listed(ctx, officer, &people, &mut kept).await?;
    Ok(kept)
}

/// Notes who is in the data now, as far as the officer sees it.
async fn mark_listed(
    ctx: &Context,
    officer: &Officer,
    people: &[(usize, SubjectId)],
    kept: &mut [NewBulkLine],
) -> Result<(), AppError> {
    let Some(version) = ctx.store.current_version().await? else { return Ok(()) };
    for some in people.chunks(AT_ONCE) {
        let subjects: Vec<SubjectId> = some.iter().map(|(_, subject)| *subject).collect();
        let found = officer.rows(ctx).recipients(version.id, &subjects).await?;
        let found: BTreeSet<SubjectId> = found.into_iter().map(|row| row.subject).collect();
        for (place, subject) in some {
            kept[*place].found = found.contains(subject);
        }
    }
    Ok(())
}

fn rejected(line_no: i32, column: Option<BulkColumn>, reason: &'static str) -> NewBulkLine {
    NewBulkLine {
        line_no,
        state: line_state::REJECTED,
        field: column.map(|column| column.as_str().to_owned()),
        reason: Some(reason),
        listed: None,
        found: false,
        token: None,
        sealed: None,
    }
}
