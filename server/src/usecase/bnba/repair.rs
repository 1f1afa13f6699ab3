//! Repairs a listed person's data: the new value is kept beside the data, which never changes, until the centre's next
//! file has it. Allowed at any time (W-4).

use domain::bnba::{Anomaly, IS_DOUBLE, IS_NO_DOUBLE, RepairField, read_note};
use domain::field::{ErrorCode, FieldErrors};
use domain::penerima::Sex;
use domain::wilayah::KodeWilayah;
use serde::{Deserialize, Serialize};

use super::mark::{conflicts, keep_apart};
use super::{Person, invalid, new_key, open_person, open_row, seal_row};
use crate::crypto::Keys;
use crate::store::StoreError;
use crate::store::recipient_repair::{NewRepair, RepairRow};
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::{SubjectId, subject_hex};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// What was typed.
#[derive(Clone, Default)]
pub struct RepairForm {
    /// Code of the column.
    pub kolom: String,
    /// The new value.
    pub nilai: String,
    /// From which paper it is known.
    pub keterangan: String,
    /// Code of the anomaly it answers; empty when none led here.
    pub jenis: String,
}

/// What is sealed of a repair.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairRecord {
    /// The value as the data had it; may be empty.
    pub old: String,
    /// The value it should have, in the form of the recipient file.
    pub new: String,
    /// From which paper it is known.
    pub note: String,
}

impl std::fmt::Debug for RepairRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RepairRecord(…)")
    }
}

/// A repair, opened.
#[derive(Debug, Clone)]
pub struct Repair {
    /// As kept.
    pub row: RepairRow,
    /// The column.
    pub field: RepairField,
    /// What was written.
    pub record: RepairRecord,
    /// The data has the new value by now.
    pub arrived: bool,
}

/// Keeps a repair of the person a token names.
///
/// # Errors
/// [`AppError::Invalid`] under `kolom`, `nilai` or `keterangan`; otherwise as [`open_person`].
pub async fn repair(
    ctx: &Context,
    officer: &Officer,
    token: &str,
    form: &RepairForm,
) -> Result<(), AppError> {
    let (version, person) = open_person(ctx, officer, token).await?;
    keep_apart(ctx, officer, (version, &person), "nilai").await?;
    let anomaly: Option<Anomaly> = match form.jenis.trim() {
        "" => None,
        code => Some(code.parse().map_err(|code| invalid("jenis", code))?),
    };
    let field: RepairField = form.kolom.parse().map_err(|code| invalid("kolom", code))?;
    let record = read(ctx, &person, field, form).await?;
    let (key, subject) = (new_key(), &person.row.subject);
    let new = NewRepair {
        sealed: seal_row(&ctx.keys, &repair_place(subject, &key), &record)?,
        key,
        field: field.as_str(),
        anomaly: anomaly.map(Anomaly::as_str),
        made_by: officer.id,
        made_at: ctx.clock.now().timestamp(),
    };
    let detail = format!("{}:{}", field.as_str(), subject_hex(subject));
    let entry = officer.entry(ctx, "recipient.repair", None, Some(detail));
    officer.rows(ctx).add_repair(&person.row, new, &entry).await.map_err(conflicts)
}

async fn read(
    ctx: &Context,
    person: &Person,
    field: RepairField,
    form: &RepairForm,
) -> Result<RepairRecord, AppError> {
    let mut errors = FieldErrors::default();
    let old = value_of(&person.record, &person.row.desa, field);
    let new = field.read(&form.nilai, ctx.clock.today());
    let new = match new {
        // What the data says already is no repair; that a double is one, or is none, may be said again.
        Ok(new) if new == old => Err(ErrorCode::Twice),
        Ok(new) if field == RepairField::Desa && !is_in_force(ctx, &new).await? => {
            Err(ErrorCode::RegionUnknown)
        }
        Ok(new) if field == RepairField::NomorKk && new == person.record.nik => {
            Err(ErrorCode::SameAsNik)
        }
        new => new,
    };
    let new = new.map_err(|code| errors.push("nilai", code));
    let note = read_note(&form.keterangan).map_err(|code| errors.push("keterangan", code));
    match (new, note) {
        (Ok(new), Ok(note)) => Ok(RepairRecord { old, new, note }),
        _ => Err(AppError::Invalid(errors)),
    }
}

async fn is_in_force(ctx: &Context, desa: &str) -> Result<bool, AppError> {
    let Ok(kode) = desa.parse::<KodeWilayah>() else { return Ok(false) };
    Ok(ctx.store.find(&kode).await?.is_some())
}

/// What the data has in a column, in the form of the recipient file.
pub fn value_of(record: &PenerimaRecord, desa: &KodeWilayah, field: RepairField) -> String {
    match field {
        RepairField::Nik => record.nik.clone(),
        RepairField::NomorKk => record.nomor_kk.clone().unwrap_or_default(),
        RepairField::Nama => record.name.clone(),
        RepairField::TanggalLahir => record.birth.to_string(),
        RepairField::JenisKelamin => record.sex.map(Sex::as_str).unwrap_or_default().to_owned(),
        RepairField::Desa => desa.to_string(),
        RepairField::NamaIbu => record.mother_name.clone(),
        RepairField::Pekerjaan => record.job.clone(),
        RepairField::Ganda => String::new(),
    }
}

/// Every repair of a person's data, the newest first.
pub(super) async fn repairs_of(
    ctx: &Context,
    officer: &Officer,
    person: &Person,
) -> Result<Vec<Repair>, AppError> {
    let rows = officer.rows(ctx).repairs_of(&person.row).await?;
    let open = |row: RepairRow| {
        let field = row.field.parse::<RepairField>();
        let field = field.map_err(|_| StoreError::Malformed("recipient_repair.field"))?;
        let record = open_repair(&ctx.keys, &row)?;
        let arrived = ![IS_DOUBLE, IS_NO_DOUBLE].contains(&record.new.as_str())
            && record.new == value_of(&person.record, &person.row.desa, field);
        Ok(Repair { row, field, record, arrived })
    };
    rows.into_iter().map(open).collect()
}

/// What was written of a repair.
///
/// # Errors
/// [`StoreError::Malformed`] when it cannot be opened.
pub fn open_repair(keys: &Keys, row: &RepairRow) -> Result<RepairRecord, StoreError> {
    open_row(keys, &repair_place(&row.subject, &row.key), &row.sealed, "recipient_repair")
}

/// Where a repair is sealed for.
pub fn repair_place(subject: &SubjectId, key: &str) -> String {
    format!("recipient_repair|sealed|{}|{key}", subject_hex(subject))
}
