//! What is kept of a person, sealed (rule S-1): written by the import, opened by use cases that may
//! see it.
//!
//! A record opens only for the person and village it was sealed for, a note only for person, village
//! and programme.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use domain::penerima::{RtRw, Sex};
use domain::wilayah::KodeWilayah;
use serde::{Deserialize, Serialize};

use super::StoreError;
use super::penerima::{SealedBantuan, SealedPenerima};
use super::tokens::{SubjectId, subject_hex};
use crate::crypto::Keys;

/// A person as the recipient file describes them.
#[derive(Clone, PartialEq, Eq)]
pub struct PenerimaRecord {
    /// Population number, 16 digits.
    pub nik: String,
    /// Number of the family card, 16 digits, when the file names one.
    pub nomor_kk: Option<String>,
    /// Name exactly as in the file.
    pub name: String,
    /// Date of birth.
    pub birth: NaiveDate,
    /// Sex, when the file says it.
    pub sex: Option<Sex>,
    /// RT, zeros kept.
    pub rt: Option<RtRw>,
    /// RW, zeros kept.
    pub rw: Option<RtRw>,
    /// Address line; may be empty.
    pub address: String,
    /// Name of the mother; may be empty.
    pub mother_name: String,
    /// Occupation; may be empty.
    pub job: String,
    /// Welfare decile as the centre set it; never computed here (P-7).
    pub desil: Option<u8>,
    /// Disability as the file has it; may be empty.
    pub disability: String,
}

/// What a line says about an aid beyond programme, status and period.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NoteRecord {
    /// Note (`keterangan`); may be empty.
    pub note: String,
    /// Component of the programme; may be empty.
    pub component: String,
    /// Amount in rupiah (`nominal`).
    pub amount: Option<u64>,
}

impl fmt::Debug for PenerimaRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PenerimaRecord(…)")
    }
}

impl fmt::Debug for NoteRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NoteRecord(…)")
    }
}

/// The form in which a record is sealed. Short names, and nothing for what is empty: there are
/// millions. Digits are read in place; free text may hold what JSON writes otherwise.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    #[serde(rename = "i")]
    nik: &'a str,
    #[serde(rename = "k", default, skip_serializing_if = "str::is_empty")]
    nomor_kk: &'a str,
    #[serde(rename = "n", borrow)]
    name: Cow<'a, str>,
    #[serde(rename = "b")]
    birth: NaiveDate,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    sex: Option<Sex>,
    #[serde(rename = "r", default, skip_serializing_if = "str::is_empty")]
    rt: &'a str,
    #[serde(rename = "w", default, skip_serializing_if = "str::is_empty")]
    rw: &'a str,
    #[serde(rename = "a", default, borrow, skip_serializing_if = "str::is_empty")]
    address: Cow<'a, str>,
    #[serde(rename = "m", default, borrow, skip_serializing_if = "str::is_empty")]
    mother_name: Cow<'a, str>,
    #[serde(rename = "j", default, borrow, skip_serializing_if = "str::is_empty")]
    job: Cow<'a, str>,
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    desil: Option<u8>,
    #[serde(rename = "x", default, borrow, skip_serializing_if = "str::is_empty")]
    disability: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
struct PackedNote<'a> {
    #[serde(rename = "n", default, borrow, skip_serializing_if = "str::is_empty")]
    note: Cow<'a, str>,
    #[serde(rename = "c", default, borrow, skip_serializing_if = "str::is_empty")]
    component: Cow<'a, str>,
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    amount: Option<u64>,
}

impl PenerimaRecord {
    /// Seals the record for its person and village.
    ///
    /// # Errors
    /// [`StoreError::Malformed`] when it cannot be written, which no value can cause.
    pub fn seal(
        &self,
        keys: &Keys,
        subject: &SubjectId,
        desa: &KodeWilayah,
    ) -> Result<Vec<u8>, StoreError> {
        let packed = Packed {
            nik: &self.nik,
            nomor_kk: self.nomor_kk.as_deref().unwrap_or_default(),
            name: self.name.as_str().into(),
            birth: self.birth,
            sex: self.sex,
            rt: self.rt.as_ref().map(RtRw::as_str).unwrap_or_default(),
            rw: self.rw.as_ref().map(RtRw::as_str).unwrap_or_default(),
            address: self.address.as_str().into(),
            mother_name: self.mother_name.as_str().into(),
            job: self.job.as_str().into(),
            desil: self.desil,
            disability: self.disability.as_str().into(),
        };
        let plain = serde_json::to_vec(&packed).map_err(|_| StoreError::Malformed("penerima"))?;
        Ok(keys.seal(&person_aad(subject, desa), &plain))
    }

    /// Opens the record of `row`.
    ///
    /// # Errors
    /// [`StoreError::Malformed`] when the key is missing or the row was tampered with.
    pub fn open(keys: &Keys, row: &SealedPenerima) -> Result<Self, StoreError> {
        let malformed = || StoreError::Malformed("penerima");
        let plain = keys
            .open(&person_aad(&row.subject, &row.desa), &row.sealed)
            .map_err(|_| malformed())?;
        let packed: Packed<'_> = serde_json::from_slice(&plain).map_err(|_| malformed())?;
        let number = |text: &str| RtRw::parse(text).map_err(|_| malformed());
        Ok(Self {
            nik: packed.nik.to_owned(),
            nomor_kk: (!packed.nomor_kk.is_empty()).then(|| packed.nomor_kk.to_owned()),
            name: packed.name.into_owned(),
            birth: packed.birth,
            sex: packed.sex,
            rt: number(packed.rt)?,
            rw: number(packed.rw)?,
            address: packed.address.into_owned(),
            mother_name: packed.mother_name.into_owned(),
            job: packed.job.into_owned(),
            desil: packed.desil,
            disability: packed.disability.into_owned(),
        })
    }
}

impl NoteRecord {
    /// Seals the note for its person and programme; `None` when there is nothing to keep.
    ///
    /// # Errors
    /// [`StoreError::Malformed`] when it cannot be written, which no value can cause.
    pub fn seal(
        &self,
        keys: &Keys,
        subject: &SubjectId,
        desa: &KodeWilayah,
        program: &str,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        if *self == Self::default() {
            return Ok(None);
        }
        let packed = PackedNote {
            note: self.note.as_str().into(),
            component: self.component.as_str().into(),
            amount: self.amount,
        };
        let plain = serde_json::to_vec(&packed).map_err(|_| StoreError::Malformed("bantuan"))?;
        Ok(Some(keys.seal(&aid_aad(subject, desa, program), &plain)))
    }
}

impl SealedBantuan {
    /// Opens the note; an empty one when the line had none.
    ///
    /// # Errors
    /// [`StoreError::Malformed`] when the key is missing or the row was tampered with.
    pub fn open(&self, keys: &Keys) -> Result<NoteRecord, StoreError> {
        let malformed = || StoreError::Malformed("bantuan");
        let Some(sealed) = &self.sealed else {
            return Ok(NoteRecord::default());
        };
        let aad = aid_aad(&self.subject, &self.desa, &self.program);
        let plain = keys.open(&aad, sealed).map_err(|_| malformed())?;
        let packed: PackedNote<'_> = serde_json::from_slice(&plain).map_err(|_| malformed())?;
        Ok(NoteRecord {
            note: packed.note.into_owned(),
            component: packed.component.into_owned(),
            amount: packed.amount,
        })
    }
}

fn person_aad(subject: &SubjectId, desa: &KodeWilayah) -> Vec<u8> {
    format!("penerima|{}|{desa}", subject_hex(subject)).into_bytes()
}

fn aid_aad(subject: &SubjectId, desa: &KodeWilayah, program: &str) -> Vec<u8> {
    format!("bantuan|{}|{desa}|{program}", subject_hex(subject)).into_bytes()
}
