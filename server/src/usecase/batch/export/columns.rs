//! The mapping to SIKS-NG: which column has which title, source and format. A file that an operator can edit.
//!
//! The file that came with the program is used unless the data folder has one of its own.

use std::collections::BTreeSet;
use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use domain::batch::BatchKind;
use domain::form::{FieldKind, Form, Step};
use sha2::{Digest as _, Sha256};
use toml::{Table, Value};

use crate::crypto::hex;

/// The mapping that came with the program.
const BUILT_IN: &str = include_str!("../../../../data/siks-ng/columns.toml");
/// An operator's own, below the data folder.
pub const OWN_FILE: &str = "siks-ng/columns.toml";
/// Most columns of a sheet.
const MAX_COLUMNS: usize = 200;
/// Longest title, in characters.
const TITLE_MAX_CHARS: usize = 100;
/// What begins the name of an answer: `jawaban.rumah.lantai`.
const ANSWER: &str = "jawaban.";

/// How a column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As it is; digits stay digits.
    Text,
    /// `YYYY-MM-DD`, in a workbook a date.
    Date,
    /// A whole number.
    Number,
}

/// Where a column comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Ticket of the case; empty for a verdict on a listed recipient.
    Ticket,
    /// Kind of the case, or `penilaian` for a verdict.
    Kind,
    /// Cycle of the case.
    Cycle,
    /// Day it was sent.
    Submitted,
    /// Day it was found to hold.
    Decided,
    /// What is proposed of the person: `layak` or `tidak_layak`.
    Recommendation,
    /// Code of the reason of an objection or verdict.
    Reason,
    /// Codes of programmes.
    Programs,
    /// `masuk_data` or `menerima_program`.
    Asked,
    /// Component that was judged.
    Component,
    /// Whom a proposal is for.
    Hubungan,
    /// Code of the region of a level: 0 the province, 3 the village.
    RegionCode(usize),
    /// Its name.
    RegionName(usize),
    /// The person's number.
    Nik,
    /// The family card.
    NomorKk,
    /// Name.
    Name,
    /// Place of birth.
    BirthPlace,
    /// Date of birth.
    BirthDate,
    /// `L` or `P`.
    Sex,
    /// Address line.
    Address,
    /// RT.
    Rt,
    /// RW.
    Rw,
    /// Name of the mother.
    MotherName,
    /// Occupation.
    Job,
    /// People on the family card, the person among them.
    FamilySize,
    /// What is repaired or marked: a column of the recipient file, or a kind of mark.
    Matter,
    /// What the data says now.
    OldValue,
    /// What it should say.
    NewValue,
    /// Day of a death, a move, an expected birth.
    EventDate,
    /// Where somebody moved to.
    Destination,
    /// What an officer wrote about it.
    Note,
    /// Code of what was unusual.
    Anomaly,
    /// Name of the minutes in the package.
    MinutesFile,
    /// Day of the deliberation.
    MinutesDate,
    /// An answer of a proposal as it is kept.
    Answer(Step, String),
}

/// Fixed sources and their names in the file.
const SOURCES: &[(&str, Source)] = &[
    ("nomor_tiket", Source::Ticket),
    ("jenis", Source::Kind),
    ("siklus", Source::Cycle),
    ("tanggal_diajukan", Source::Submitted),
    ("tanggal_diputus", Source::Decided),
    ("rekomendasi", Source::Recommendation),
    ("alasan", Source::Reason),
    ("program", Source::Programs),
    ("yang_diminta", Source::Asked),
    ("komponen", Source::Component),
    ("hubungan_pengusul", Source::Hubungan),
    ("kode_provinsi", Source::RegionCode(0)),
    ("nama_provinsi", Source::RegionName(0)),
    ("kode_kabupaten", Source::RegionCode(1)),
    ("nama_kabupaten", Source::RegionName(1)),
    ("kode_kecamatan", Source::RegionCode(2)),
    ("nama_kecamatan", Source::RegionName(2)),
    ("kode_desa", Source::RegionCode(3)),
    ("nama_desa", Source::RegionName(3)),
    ("nik", Source::Nik),
    ("nomor_kk", Source::NomorKk),
    ("nama", Source::Name),
    ("tempat_lahir", Source::BirthPlace),
    ("tanggal_lahir", Source::BirthDate),
    ("jenis_kelamin", Source::Sex),
    ("alamat", Source::Address),
    ("rt", Source::Rt),
    ("rw", Source::Rw),
    ("nama_ibu", Source::MotherName),
    ("pekerjaan", Source::Job),
    ("jumlah_anggota", Source::FamilySize),
    ("perihal", Source::Matter),
    ("nilai_lama", Source::OldValue),
    ("nilai_baru", Source::NewValue),
    ("tanggal_kejadian", Source::EventDate),
    ("tujuan", Source::Destination),
    ("catatan", Source::Note),
    ("anomali", Source::Anomaly),
    ("berita_acara", Source::MinutesFile),
    ("tanggal_musyawarah", Source::MinutesDate),
];

/// Steps that tell of whoever proposes or reports: nothing of them is exported (S-6, S-7).
const NEVER: [Step; 2] = [Step::Pengusul, Step::Pelapor];

impl Source {
    fn parse(name: &str) -> Option<Self> {
        if let Some((_, source)) = SOURCES.iter().find(|(known, _)| *known == name) {
            return Some(source.clone());
        }
        let (step, field) = name.strip_prefix(ANSWER)?.split_once('.')?;
        let step = Step::from_slug(step).filter(|step| !NEVER.contains(step))?;
        field_kind(step, field).map(|_| Self::Answer(step, field.to_owned()))
    }

    /// Whether it can be written so. Everything can be written as text.
    fn suits(&self, format: Format) -> bool {
        match format {
            Format::Text => true,
            Format::Date => match self {
                Self::Submitted
                | Self::Decided
                | Self::BirthDate
                | Self::EventDate
                | Self::MinutesDate => true,
                Self::Answer(step, field) => {
                    matches!(field_kind(*step, field), Some(FieldKind::BirthDate(_)))
                }
                _ => false,
            },
            Format::Number => match self {
                Self::FamilySize => true,
                Self::Answer(step, field) => {
                    matches!(field_kind(*step, field), Some(FieldKind::Count { .. }))
                }
                _ => false,
            },
        }
    }
}

/// What kind of answer a field of a proposal takes.
fn field_kind(step: Step, field: &str) -> Option<FieldKind> {
    Form::ALL
        .iter()
        .filter(|form| form.hubungan().is_some())
        .flat_map(|form| step.fields(*form))
        .find(|spec| spec.name == field)
        .map(|spec| spec.kind)
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands on top of it.
    pub title: String,
    /// Where it comes from.
    pub source: Source,
    /// How it is written.
    pub format: Format,
}

/// The columns of one kind of batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// From left to right.
    pub list: Vec<Column>,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The operator's own file, not the one that came with the program.
    pub own: bool,
}

/// What is wrong with a mapping file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsProblem {
    /// It cannot be read.
    #[error("the file cannot be read")]
    Unreadable,
    /// It is no TOML.
    #[error("not TOML")]
    NotToml,
    /// There is no list of columns for this kind of batch.
    #[error("no columns")]
    NoColumns,
    /// More columns than a sheet takes.
    #[error("more than {MAX_COLUMNS} columns")]
    TooMany,
    /// The title is missing, too long, or has control characters.
    #[error("the title is missing or too long")]
    Title,
    /// Two columns have the same title.
    #[error("the title stands twice")]
    TitleTwice,
    /// There is no such source.
    #[error("unknown source")]
    Source,
    /// There is no such format.
    #[error("unknown format")]
    Format,
    /// The source cannot be written in this format.
    #[error("the source has no such format")]
    FormatUnsuited,
    /// A key that means nothing.
    #[error("unknown key")]
    Key,
}

/// A mapping file that cannot be used: which column, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnsError {
    /// Which column, from 1; 0 for the file as a whole.
    pub place: usize,
    /// Its title, or the word that is wrong.
    pub word: String,
    /// What is wrong.
    pub problem: ColumnsProblem,
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {} ({}): {}", self.place, self.word, self.problem)
    }
}

impl std::error::Error for ColumnsError {}

/// The columns of batches of `kind`, from the operator's file in `data_dir` or the one that came with the program.
///
/// A file of the operator's that says nothing at all of this kind leaves it to the program's own.
///
/// # Errors
/// [`ColumnsError`], which names the column. A file of the operator's that is wrong is never passed over.
pub fn load(data_dir: &Path, kind: BatchKind) -> Result<Columns, ColumnsError> {
    match std::fs::read_to_string(data_dir.join(OWN_FILE)) {
        Ok(text) => read_own(&text, kind),
        Err(error) if error.kind() == ErrorKind::NotFound => read(BUILT_IN, kind),
        Err(_) => Err(whole(ColumnsProblem::Unreadable)),
    }
}

fn read_own(text: &str, kind: BatchKind) -> Result<Columns, ColumnsError> {
    let of_others = |file: &Table| !file.is_empty() && !file.contains_key(kind.as_str());
    match read(text, kind) {
        // Written before there were batches of this kind.
        Err(ColumnsError { problem: ColumnsProblem::NoColumns, .. })
            if text.parse::<Table>().as_ref().is_ok_and(of_others) =>
        {
            read(BUILT_IN, kind)
        }
        own => own.map(|columns| Columns { own: true, ..columns }),
    }
}

fn whole(problem: ColumnsProblem) -> ColumnsError {
    ColumnsError { place: 0, word: OWN_FILE.to_owned(), problem }
}

/// Reads a mapping file.
fn read(text: &str, kind: BatchKind) -> Result<Columns, ColumnsError> {
    let file: Table = text.parse().map_err(|_| whole(ColumnsProblem::NotToml))?;
    let known: Vec<&str> = BatchKind::ALL.iter().map(|kind| kind.as_str()).collect();
    if let Some(key) = file.keys().find(|key| !known.contains(&key.as_str())) {
        let (word, problem) = (key.clone(), ColumnsProblem::Key);
        return Err(ColumnsError { place: 0, word, problem });
    }
    let section = file.get(kind.as_str()).and_then(Value::as_table);
    let list = section.and_then(|section| section.get("column")).and_then(Value::as_array);
    let list = list.filter(|list| !list.is_empty());
    let list = list.ok_or_else(|| ColumnsError {
        place: 0,
        word: kind.as_str().to_owned(),
        problem: ColumnsProblem::NoColumns,
    })?;
    if list.len() > MAX_COLUMNS {
        return Err(whole(ColumnsProblem::TooMany));
    }
    let mut titles = BTreeSet::new();
    let mut columns = Vec::new();
    for (place, column) in (1..).zip(list) {
        let column = read_column(place, column)?;
        if !titles.insert(column.title.clone()) {
            let (word, problem) = (column.title, ColumnsProblem::TitleTwice);
            return Err(ColumnsError { place, word, problem });
        }
        columns.push(column);
    }
    Ok(Columns { list: columns, sha256: hex(&Sha256::digest(text)), own: false })
}

fn read_column(place: usize, column: &Value) -> Result<Column, ColumnsError> {
    let empty = Table::new();
    let table = column.as_table().unwrap_or(&empty);
    let text = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default();
    let title = text("title");
    let wrong = |word: &str, problem| ColumnsError { place, word: word.to_owned(), problem };
    if let Some(key) =
        table.keys().find(|key| !["title", "source", "format"].contains(&key.as_str()))
    {
        return Err(wrong(key, ColumnsProblem::Key));
    }
    let too_long = title.chars().count() > TITLE_MAX_CHARS;
    if title.trim().is_empty() || too_long || title.chars().any(char::is_control) {
        return Err(wrong("title", ColumnsProblem::Title));
    }
    let source = Source::parse(text("source"));
    let source = source.ok_or_else(|| wrong(title, ColumnsProblem::Source))?;
    let format = match text("format") {
        "text" => Format::Text,
        "date" => Format::Date,
        "number" => Format::Number,
        _ => return Err(wrong(title, ColumnsProblem::Format)),
    };
    if !source.suits(format) {
        return Err(wrong(title, ColumnsProblem::FormatUnsuited));
    }
    Ok(Column { title: title.to_owned(), source, format })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (usize, String, ColumnsProblem) {
        let error = read(text, BatchKind::Usulan).expect_err("refused");
        (error.place, error.word, error.problem)
    }

    fn column(title: &str, source: &str, format: &str) -> String {
        format!(
            "[[usulan.column]]\ntitle = \"{title}\"\nsource = \"{source}\"\nformat = \"{format}\"\n"
        )
    }

    #[test]
    fn the_file_that_came_with_the_program_is_good_for_every_kind() {
        for kind in BatchKind::ALL {
            let columns = read(BUILT_IN, *kind).expect("good");
            let sources: Vec<&Source> = columns.list.iter().map(|one| &one.source).collect();
            // What is no case has no ticket.
            let own = if kind.case_kinds().is_empty() { Source::Kind } else { Source::Ticket };
            for needed in [own, Source::Nik, Source::Name, Source::RegionCode(3)] {
                assert!(sources.contains(&&needed), "{kind:?} {needed:?}");
            }
            let nik = columns.list.iter().find(|one| one.source == Source::Nik);
            assert_eq!(nik.expect("there").format, Format::Text, "digits stay digits");
        }
    }

    #[test]
    fn what_is_wrong_names_its_column() {
        let good = column("NIK", "nik", "text");
        let second = |title: &str, source: &str, format: &str| {
            refused(&format!("{good}{}", column(title, source, format)))
        };
        assert_eq!(
            second("Nama", "nama_lengkap", "text"),
            (2, "Nama".into(), ColumnsProblem::Source)
        );
        assert_eq!(second("Nama", "nama", "teks"), (2, "Nama".into(), ColumnsProblem::Format));
        assert_eq!(
            second("Nama", "nama", "date"),
            (2, "Nama".into(), ColumnsProblem::FormatUnsuited)
        );
        assert_eq!(second("NIK", "nama", "text"), (2, "NIK".into(), ColumnsProblem::TitleTwice));
        assert_eq!(second(" ", "nama", "text"), (2, "title".into(), ColumnsProblem::Title));
        assert_eq!(refused("[[usulan"), (0, OWN_FILE.into(), ColumnsProblem::NotToml));
        assert_eq!(refused(""), (0, "usulan".into(), ColumnsProblem::NoColumns));
        assert_eq!(refused("[usulam]"), (0, "usulam".into(), ColumnsProblem::Key));
        let stray = format!("{good}lebar = 3\n");
        assert_eq!(refused(&stray), (1, "lebar".into(), ColumnsProblem::Key));
    }

    #[test]
    fn a_kind_the_operator_says_nothing_of_has_the_built_in_columns() {
        let own = column("NIK_16", "nik", "text");
        assert!(read_own(&own, BatchKind::Usulan).is_ok_and(|columns| columns.own));
        let other = read_own(&own, BatchKind::Perbaikan).expect("built in");
        assert_eq!(other, read(BUILT_IN, BatchKind::Perbaikan).expect("good"));
        let empty = format!("{own}[perbaikan]\n");
        assert_eq!(
            read_own(&empty, BatchKind::Perbaikan).map_err(|error| error.problem),
            Err(ColumnsProblem::NoColumns)
        );
        assert_eq!(
            read_own("", BatchKind::Usulan).map_err(|error| error.problem),
            Err(ColumnsProblem::NoColumns)
        );
    }

    #[test]
    fn answers_are_columns_but_never_those_about_who_proposes_or_reports() {
        assert!(Source::parse("jawaban.rumah.lantai").is_some());
        assert!(
            Source::parse("jawaban.aset.aset_motor").is_some_and(|one| one.suits(Format::Number))
        );
        for source in [
            "jawaban.pengusul.pengusul_nik",
            "jawaban.pelapor.pelapor_nama",
            "jawaban.rumah.kolam",
            "jawaban.rumah",
            "pelapor",
        ] {
            assert_eq!(Source::parse(source), None, "{source}");
        }
    }
}
