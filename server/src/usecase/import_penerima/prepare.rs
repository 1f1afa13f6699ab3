//! The part of an import that costs the processor: checking, keyed tokens, sealing. Runs on every
//! core.

use domain::names::{exact_key, loose_keys};
use domain::wilayah::KodeWilayah;

use super::header::Column;
use super::line::{Aid, Line, Rules};
use super::record_batch::RecordBatch;
use super::rejected::RejectedLine;
use crate::crypto::Keys;
use crate::store::StoreError;
use crate::store::loading::{NewBantuan, NewPenerima};
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::{
    exact_name_key, kk_token, loose_name_key, shortened_name_key, subject_id,
};

/// A batch of lines, ready to be written.
#[derive(Default)]
pub(super) struct PreparedBatch {
    /// Lines read.
    pub(super) lines: u64,
    /// People, each with the aid of the lines that stood together.
    pub(super) people: Vec<PreparedPenerima>,
    /// Lines not taken over.
    pub(super) rejected: Vec<RejectedLine>,
}

/// A person, sealed. Has no row number yet: numbers follow the order of the file.
pub(super) struct PreparedPenerima {
    /// The first line.
    pub(super) line_no: u64,
    /// To be stored.
    pub(super) penerima: NewPenerima,
    /// Tokens under which the person is found.
    pub(super) name_keys: Vec<i64>,
}

/// Lines of one person that stand together.
struct Group {
    first: Line,
    aid: Vec<Aid>,
}

/// Checks, joins and seals a batch.
pub(super) fn prepare(
    batch: &RecordBatch,
    rules: &Rules,
    keys: &Keys,
) -> Result<PreparedBatch, StoreError> {
    let mut prepared = PreparedBatch { lines: batch.len() as u64, ..PreparedBatch::default() };
    let mut group: Option<Group> = None;
    for record in batch.iter() {
        let line = match rules.read(record) {
            Ok(line) => line,
            Err(rejected) => {
                prepared.rejected.push(rejected);
                continue;
            }
        };
        match &mut group {
            Some(group) if group.describes(&line) => prepared.rejected.extend(group.join(line)),
            _ => {
                if let Some(whole) = group.replace(Group::begin(line)) {
                    prepared.people.push(whole.seal(keys)?);
                }
            }
        }
    }
    if let Some(whole) = group {
        prepared.people.push(whole.seal(keys)?);
    }
    Ok(prepared)
}

/// The column in which two lines with the same NIK describe different people, if any.
pub(super) fn difference(
    first: (&PenerimaRecord, &KodeWilayah),
    second: (&PenerimaRecord, &KodeWilayah),
) -> Option<Column> {
    if first.1 != second.1 {
        return Some(Column::Desa);
    }
    if first.0.birth != second.0.birth {
        return Some(Column::TanggalLahir);
    }
    let (one, other) = (&first.0.name, &second.0.name);
    (one != other && exact_key(one) != exact_key(other)).then_some(Column::Nama)
}

impl Group {
    fn begin(mut line: Line) -> Self {
        Self { aid: line.aid.take().into_iter().collect(), first: line }
    }

    /// Whether a line is about the same person. One that has the NIK but says something else begins
    /// a group of its own, and is measured later by the first line of that NIK, which need not be
    /// in this group.
    fn describes(&self, line: &Line) -> bool {
        let (known, new) = (&self.first, line);
        known.nik == new.nik
            && difference((&known.record, &known.desa), (&new.record, &new.desa)).is_none()
    }

    /// Adds a further line of the same person, unless it names a programme again.
    fn join(&mut self, line: Line) -> Option<RejectedLine> {
        if let Some(aid) = line.aid {
            if self.aid.iter().any(|known| known.program == aid.program) {
                return Some(RejectedLine::duplicate_program(line.number));
            }
            self.aid.push(aid);
        }
        self.first.protected |= line.protected;
        None
    }

    fn seal(self, keys: &Keys) -> Result<PreparedPenerima, StoreError> {
        let line = self.first;
        let subject = subject_id(keys, line.nik.as_str());
        let bantuan = self.aid.into_iter().map(|aid| {
            Ok(NewBantuan {
                sealed: aid.note.seal(keys, &subject, &line.desa, &aid.program)?,
                program: aid.program,
                status: aid.status,
                period: aid.period,
                line_no: aid.line_no,
            })
        });
        Ok(PreparedPenerima {
            line_no: line.number,
            penerima: NewPenerima {
                bantuan: bantuan.collect::<Result<_, StoreError>>()?,
                subject,
                kk_token: line.record.nomor_kk.as_deref().map(|number| kk_token(keys, number)),
                desa: line.desa,
                protected: line.protected,
                sealed: line.record.seal(keys, &subject, &line.desa)?,
            },
            name_keys: name_keys(keys, &line.desa, &line.record.name),
        })
    }
}

/// Every token a name is found by, each once.
fn name_keys(keys: &Keys, desa: &KodeWilayah, name: &str) -> Vec<i64> {
    let loose = loose_keys(name);
    let full = loose.full.iter().map(|key| loose_name_key(keys, desa, key));
    let shortened = loose.shortened.iter().map(|key| shortened_name_key(keys, desa, key));
    let mut found = vec![exact_name_key(keys, desa, &exact_key(name))];
    found.extend(full.chain(shortened));
    found.sort_unstable();
    found.dedup();
    found
}
