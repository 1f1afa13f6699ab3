//! Reading a recipient file without storing anything: everything that happens before the database.

use super::header::Header;
use super::line::{KnownCodes, Rules};
use super::prepare::prepare;
use super::records::RecordReader;
use crate::crypto::Keys;
use crate::store::version::VersionCounts;

/// Lines checked at a time: few, so that small files have several batches.
const BATCH_LINES: usize = 8;

/// Cuts, checks, joins and seals the lines of `file`, and counts them. People whose lines stand apart count for each.
///
/// # Errors
/// When the file is not one of ours.
pub fn rehearse(file: &[u8], known: KnownCodes, keys: &Keys) -> anyhow::Result<VersionCounts> {
    let mut reader = RecordReader::new(file);
    let rules = Rules { header: Header::read_from(&mut reader)?, known };
    let mut counts = VersionCounts::default();
    loop {
        let batch = reader.read_batch(BATCH_LINES)?;
        if batch.len() == 0 {
            return Ok(counts);
        }
        let prepared = prepare(&batch, &rules, keys)?;
        counts.lines += prepared.lines;
        counts.persons += prepared.people.len() as u64;
        counts.rejected += prepared.rejected.len() as u64;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use chrono::NaiveDate;

    use super::*;

    const HEADER: &str = "nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,program,\
                          status,periode,keterangan";

    #[test]
    fn lines_are_counted_as_the_import_would() {
        let line = |nik: &str, program: &str| {
            format!("{nik},,Siti,1987-03-12,P,99.01.01.2001,003,001,,{program},penerima,,")
        };
        let (siti, other) = ("9901015203870001", "9901015203870002");
        let lines = [line(siti, "PKH"), line(siti, "KIP"), line(other, "PKH"), line("1", "PKH")];
        let file = format!("{HEADER}\n{}\n", lines.join("\n"));
        let codes = KnownCodes {
            villages: HashSet::from(["99.01.01.2001".parse().expect("a code")]),
            retired: BTreeMap::new(),
            programs: HashSet::from(["PKH".to_owned(), "KIP".to_owned()]),
            today: NaiveDate::from_ymd_opt(2026, 1, 15).expect("a day"),
        };
        let keys = Keys::generate_for_tests();
        let counts = rehearse(file.as_bytes(), codes.clone(), &keys).expect("a file of ours");
        assert_eq!(counts, VersionCounts { lines: 4, persons: 2, rejected: 1 });
        assert!(rehearse(b"", codes, &keys).is_err());
    }
}
