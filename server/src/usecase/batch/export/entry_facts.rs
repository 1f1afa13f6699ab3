//! What a sheet says of a repair, a mark or a removal.

use chrono::NaiveDate;
use domain::batch::EntrySource;

use super::columns::Source;
use super::package::minutes_name;
use super::rows::{Facts, day};
use crate::store::StoreError;
use crate::store::batch::entry::EntryRow;
use crate::store::musyawarah::{DecidedRemoval, removal_aad};
use crate::store::recipient_mark::MarkRow;
use crate::usecase::batch::entries::EntryData;
use crate::usecase::bnba::mark::{open_end, open_mark};
use crate::usecase::bnba::repair::open_repair;
use crate::usecase::{AppError, Context};

/// What only repairs, marks and removals say.
#[derive(Default)]
pub(super) struct EntryFacts {
    /// Name as it stood in the data when somebody was put down.
    pub(super) name: Option<String>,
    matter: String,
    old: String,
    new: String,
    on: Option<NaiveDate>,
    to: String,
    note: String,
    anomaly: String,
    minutes: String,
    minutes_on: Option<NaiveDate>,
}

impl EntryFacts {
    /// What one of its sources says; `None` for sources of others.
    pub(super) fn text(&self, source: &Source) -> Option<String> {
        let date = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Some(match source {
            Source::Matter => self.matter.clone(),
            Source::OldValue => self.old.clone(),
            Source::NewValue => self.new.clone(),
            Source::EventDate => date(self.on),
            Source::Destination => self.to.clone(),
            Source::Note => self.note.clone(),
            Source::Anomaly => self.anomaly.clone(),
            Source::MinutesFile => self.minutes.clone(),
            Source::MinutesDate => date(self.minutes_on),
            _ => return None,
        })
    }
}

/// Opens an entry. That its person is read has been noted.
pub(super) fn facts_of_entry(
    ctx: &Context,
    entry: &EntryRow,
    data: &EntryData,
) -> Result<Facts, AppError> {
    match data {
        EntryData::Repair(row) => {
            let record = open_repair(&ctx.keys, row)?;
            let entry = EntryFacts {
                matter: row.field.clone(),
                old: record.old,
                new: record.new,
                note: record.note,
                anomaly: row.anomaly.clone().unwrap_or_default(),
                ..EntryFacts::default()
            };
            let kind = "perbaikan".to_owned();
            Ok(Facts { kind, decided: Some(day(row.made_at)), entry, ..Facts::default() })
        }
        EntryData::Mark(row) => facts_of_mark(ctx, entry, row),
        EntryData::Removal(row) => facts_of_removal(ctx, data, row),
    }
}

fn facts_of_mark(ctx: &Context, entry: &EntryRow, row: &MarkRow) -> Result<Facts, AppError> {
    let record = open_mark(&ctx.keys, row)?;
    let mut facts = EntryFacts {
        matter: record.kind.as_str().to_owned(),
        on: record.date,
        to: record.place,
        note: record.note,
        ..EntryFacts::default()
    };
    let ended = entry.source()? == EntrySource::MarkEnd;
    if ended {
        facts.note = open_end(&ctx.keys, row)?.unwrap_or_default();
    }
    let (kind, at) = match row.ended_at.filter(|_| ended) {
        Some(at) => ("tanda_berakhir", at),
        None => ("tanda", row.made_at),
    };
    let kind = kind.to_owned();
    Ok(Facts { kind, decided: Some(day(at)), entry: facts, ..Facts::default() })
}

fn facts_of_removal(
    ctx: &Context,
    data: &EntryData,
    row: &DecidedRemoval,
) -> Result<Facts, AppError> {
    let subject = data.subject()?;
    let open = |column: &str, sealed: &[u8]| {
        let plain = ctx.keys.open(&removal_aad(column, row.musyawarah_id, &subject), sealed);
        let plain = plain.ok().and_then(|plain| String::from_utf8(plain).ok());
        plain.ok_or(StoreError::Malformed("musyawarah_removal"))
    };
    let minutes = row
        .media_type
        .as_deref()
        .map(|media_type| minutes_name(&row.desa, row.held_on, row.musyawarah_id, media_type));
    let entry = EntryFacts {
        name: Some(open("name", &row.name)?),
        note: row.note.as_deref().map(|note| open("note", note)).transpose()?.unwrap_or_default(),
        minutes: minutes.unwrap_or_default(),
        minutes_on: Some(row.held_on),
        ..EntryFacts::default()
    };
    Ok(Facts {
        kind: "usulan_hapus".to_owned(),
        decided: Some(row.held_on),
        recommendation: "hapus",
        reason: row.reason.clone(),
        entry,
        ..Facts::default()
    })
}
