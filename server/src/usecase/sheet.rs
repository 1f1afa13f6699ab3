//! A small table that an office hands in as a file, whole in memory.
//!
//! Spreadsheets in Indonesia write semicolons, others commas; some put a byte order mark first and
//! most end lines as Windows does. The number of a line is what an editor shows.

use csv::{ByteRecord, Reader, ReaderBuilder, Trim};

/// What spreadsheets put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a table line by line, its title line first.
pub(super) struct Sheet<'a> {
    bytes: &'a [u8],
    reader: Reader<&'a [u8]>,
    /// Bytes whose line breaks are in `line` already.
    counted: usize,
    /// The line at `counted`.
    line: u64,
}

impl<'a> Sheet<'a> {
    /// A table of `bytes`; none when there is nothing but blanks.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        if bytes.trim_ascii().is_empty() {
            return None;
        }
        let first = bytes.trim_ascii_start().split(|byte| *byte == b'\n').next();
        let semicolons = first.is_some_and(|line| line.contains(&b';'));
        let reader = ReaderBuilder::new()
            .delimiter(if semicolons { b';' } else { b',' })
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(bytes);
        Some(Self { bytes, reader, counted: 0, line: 1 })
    }

    /// The next line that is not blank, with its number in the file, from 1.
    ///
    /// # Errors
    /// When the table cannot be read on.
    pub(super) fn next(&mut self) -> csv::Result<Option<(u64, ByteRecord)>> {
        let mut record = ByteRecord::new();
        if !self.reader.read_byte_record(&mut record)? {
            return Ok(None);
        }
        let at = record.position().map_or(0, csv::Position::byte);
        let line = self.line_at(usize::try_from(at).unwrap_or(usize::MAX));
        Ok(Some((line, record)))
    }

    /// The line of the first text at or after byte `at`. The reader's own count is one short after
    /// a line that ends in two characters, and before blank lines.
    fn line_at(&mut self, at: usize) -> u64 {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = (at + blank).min(self.bytes.len());
        let passed = self.bytes.get(self.counted..start).unwrap_or_default();
        let breaks = passed.split(|byte| *byte == b'\n').skip(1).count();
        self.line += u64::try_from(breaks).unwrap_or(u64::MAX);
        self.counted = start;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut sheet = Sheet::open(text.as_bytes()).expect("a table");
        std::iter::from_fn(|| sheet.next().expect("readable"))
            .map(|(line, record)| {
                (line, record.iter().map(|cell| String::from_utf8_lossy(cell).into()).collect())
            })
            .collect()
    }

    fn numbers(text: &str) -> Vec<u64> {
        lines(text).into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn a_line_has_the_number_an_editor_shows() {
        assert_eq!(numbers("a,b\n1,2\n3,4"), [1, 2, 3]);
        assert_eq!(numbers("\u{feff}a,b\r\n1,2\r\n3,4\r\n"), [1, 2, 3]);
        assert_eq!(numbers("a,b\r\n\r\n1,2\r\n\r\n\r\n3,4"), [1, 3, 6]);
        assert_eq!(numbers("\n\na,b\n\n1,2\n"), [3, 5]);
        assert_eq!(numbers("a,b\r\n1,\"two\r\nlines\"\r\n3,4\r\n"), [1, 2, 4]);
    }

    #[test]
    fn semicolons_and_commas_are_taken() {
        let cells = |text| lines(text).pop().expect("a line").1;
        assert_eq!(cells("a,b\n1,\"x, y\" \n"), ["1", "x, y"]);
        assert_eq!(cells("a;b\n1;x, y \n"), ["1", "x, y"]);
    }

    #[test]
    fn blanks_alone_are_no_table() {
        assert!(Sheet::open(b"\xEF\xBB\xBF \r\n").is_none());
        assert!(Sheet::open(b"").is_none());
    }
}
