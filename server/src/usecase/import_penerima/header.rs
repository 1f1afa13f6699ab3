//! The first line of a recipient file: which column is where.

use std::io::BufRead;

use anyhow::Context as _;

use super::UNREADABLE;
use super::records::RecordReader;

/// The columns every file has, in this order (`docs/recipient-file.md`).
pub const REQUIRED: [&str; 13] = [
    "nik",
    "nomor_kk",
    "nama",
    "tanggal_lahir",
    "jenis_kelamin",
    "desa",
    "rt",
    "rw",
    "alamat",
    "program",
    "status",
    "periode",
    "keterangan",
];

/// The columns a file may have besides, in any order after those.
pub const OPTIONAL: [&str; 7] =
    ["nama_ibu", "pekerjaan", "komponen", "nominal", "desil", "disabilitas", "dilindungi"];

/// Why a file is not one of ours. Nothing of it was read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// The file has no line.
    #[error("the file is empty")]
    Empty,
    /// Saved as UTF-16.
    #[error("the file is not UTF-8: save it as \"CSV UTF-8\"")]
    NotUtf8,
    /// Another separator.
    #[error("the columns are separated by {0:?}: separate them by commas")]
    Separator(char),
    /// A required column is missing or stands elsewhere.
    #[error(
        "column {position} must be {expected}; the file must begin with the columns {all}",
        all = REQUIRED.join(",")
    )]
    Missing {
        /// Counted from 1.
        position: usize,
        /// The column that belongs there.
        expected: &'static str,
    },
    /// A further column that we do not know.
    #[error(
        "column {position} ({name}) is not known; allowed besides are {all}",
        all = OPTIONAL.join(",")
    )]
    Unknown {
        /// Counted from 1.
        position: usize,
        /// Its title.
        name: String,
    },
    /// A column is there twice.
    #[error("column {position} ({name}) is there twice")]
    Twice {
        /// Counted from 1.
        position: usize,
        /// Its title.
        name: &'static str,
    },
}

/// Where the optional columns are; the required ones are always at their own place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// How many fields a line has.
    pub(super) width: usize,
    places: [Option<usize>; OPTIONAL.len()],
}

/// A column, by its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Nik,
    NomorKk,
    Nama,
    TanggalLahir,
    JenisKelamin,
    Desa,
    Rt,
    Rw,
    Alamat,
    Program,
    Status,
    Periode,
    Keterangan,
    NamaIbu,
    Pekerjaan,
    Komponen,
    Nominal,
    Desil,
    Disabilitas,
    Dilindungi,
}

impl Column {
    /// Its title.
    pub(super) fn title(self) -> &'static str {
        let at = self as usize;
        REQUIRED
            .get(at)
            .or_else(|| OPTIONAL.get(at.checked_sub(REQUIRED.len())?))
            .copied()
            .unwrap_or_default()
    }
}

impl Header {
    /// Reads the first record of a file.
    ///
    /// # Errors
    /// When the file cannot be read, and with [`HeaderError`] when it is not one of ours.
    pub(super) fn read_from<R: BufRead>(file: &mut RecordReader<R>) -> anyhow::Result<Self> {
        let first = file.read_batch(1).context(UNREADABLE)?;
        let titles = first.iter().next().ok_or(HeaderError::Empty)?;
        let count = titles.count().unwrap_or_default();
        let titles: Vec<&[u8]> = (0..count).map(|at| titles.field(at)).collect();
        Ok(Self::read(&titles)?)
    }

    /// Reads the titles.
    pub(super) fn read(titles: &[&[u8]]) -> Result<Self, HeaderError> {
        let titles = readable(titles)?;
        for (at, expected) in REQUIRED.into_iter().enumerate() {
            if titles.get(at) != Some(&expected) {
                let position = at + 1;
                return Err(HeaderError::Missing { position, expected });
            }
        }
        let mut header = Self { width: titles.len(), places: [None; OPTIONAL.len()] };
        for (at, title) in titles.iter().enumerate().skip(REQUIRED.len()) {
            let position = at + 1;
            let Some(known) = OPTIONAL.iter().position(|optional| optional == title) else {
                let name = title.chars().filter(|one| !one.is_control()).take(40).collect();
                return Err(HeaderError::Unknown { position, name });
            };
            if header.places[known].replace(at).is_some() {
                let name = OPTIONAL[known];
                return Err(HeaderError::Twice { position, name });
            }
        }
        Ok(header)
    }

    /// Where a column is, if the file has it.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        match (column as usize).checked_sub(REQUIRED.len()) {
            None => Some(column as usize),
            Some(optional) => self.places[optional],
        }
    }
}

/// The titles as text, without spaces around them.
fn readable<'a>(titles: &[&'a [u8]]) -> Result<Vec<&'a str>, HeaderError> {
    let first = titles.first().ok_or(HeaderError::Empty)?;
    if first.starts_with(&[0xFF, 0xFE]) || first.starts_with(&[0xFE, 0xFF]) {
        return Err(HeaderError::NotUtf8);
    }
    let titles: Vec<&str> = titles
        .iter()
        .map(|title| std::str::from_utf8(title).map(str::trim))
        .collect::<Result<_, _>>()
        .map_err(|_| HeaderError::NotUtf8)?;
    let separator = [';', '\t', '|'].into_iter().find(|one| titles[0].contains(*one));
    separator.map_or(Ok(titles), |found| Err(HeaderError::Separator(found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Header, HeaderError> {
        let titles: Vec<&[u8]> = line.split(',').map(str::as_bytes).collect();
        Header::read(&titles)
    }

    #[test]
    fn optional_columns_may_come_in_any_order() {
        let header = read(&format!("{},desil,nama_ibu", REQUIRED.join(","))).expect("a header");
        assert_eq!(header.width, 15);
        assert_eq!(header.place(Column::Nama), Some(2));
        assert_eq!(header.place(Column::Desil), Some(13));
        assert_eq!(header.place(Column::NamaIbu), Some(14));
        assert_eq!(header.place(Column::Nominal), None);
    }

    #[test]
    fn every_column_has_its_title() {
        assert_eq!(Column::Nik.title(), "nik");
        assert_eq!(Column::Keterangan.title(), "keterangan");
        assert_eq!(Column::NamaIbu.title(), "nama_ibu");
        assert_eq!(Column::Dilindungi.title(), "dilindungi");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let required = REQUIRED.join(",");
        let swapped = required.replacen("nik,nomor_kk", "nomor_kk,nik", 1);
        let expected = "nik";
        assert_eq!(read(&swapped), Err(HeaderError::Missing { position: 1, expected }));
        let name = "telepon".to_owned();
        assert_eq!(
            read(&format!("{required},telepon")),
            Err(HeaderError::Unknown { position: 14, name })
        );
        let name = "desil";
        assert_eq!(
            read(&format!("{required},desil,desil")),
            Err(HeaderError::Twice { position: 15, name })
        );
        assert_eq!(read(&required.replace(',', ";")), Err(HeaderError::Separator(';')));
        assert_eq!(Header::read(&[b"\xFF\xFEn\0i\0k\0"]), Err(HeaderError::NotUtf8));
        assert_eq!(Header::read(&[]), Err(HeaderError::Empty));
    }
}
