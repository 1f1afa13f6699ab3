//! Cutting a file into records, however broken it is, with bounded memory.
//!
//! A line break inside quotes belongs to the field. But a quote that is never closed must not swallow the rest of the
//! file: a record ends after [`MAX_RECORD_LINES`] lines or [`MAX_RECORD_BYTES`] bytes at the latest, then its first
//! line is given up and reading goes on with the next.

use std::collections::VecDeque;
use std::io::{self, BufRead};

/// Longest record, in bytes. Ours are some 200.
const MAX_RECORD_BYTES: usize = 16 * 1024;
/// Most physical lines of one record.
const MAX_RECORD_LINES: usize = 8;

/// Why a line could not be cut into fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BrokenLine {
    /// A quote that is not closed, or is followed by something else than a comma.
    Quotes,
    /// Longer than any line of ours.
    TooLong,
}

/// One record: where its line is in the file, and its fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    /// Line number in the file; the header is line 1.
    pub(super) line_no: u64,
    fields: Result<(&'a [u8], &'a [u32]), BrokenLine>,
}

impl<'a> Record<'a> {
    /// How many fields there are.
    pub(super) fn count(&self) -> Result<usize, BrokenLine> {
        self.fields.map(|(_, ends)| ends.len())
    }

    /// The field at `at`; empty beyond the last.
    pub(super) fn field(&self, at: usize) -> &'a [u8] {
        let Ok((bytes, ends)) = self.fields else {
            return &[];
        };
        let start = at.checked_sub(1).and_then(|before| ends.get(before));
        let start = start.map_or(0, |end| *end as usize);
        let end = ends.get(at).map_or(start, |end| *end as usize);
        bytes.get(start..end).unwrap_or_default()
    }
}

/// Records in one piece of memory: thousands of them travel together.
#[derive(Debug, Default)]
pub(super) struct RecordBatch {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    heads: Vec<Head>,
}

#[derive(Debug)]
struct Head {
    line_no: u64,
    /// Where the record begins in `bytes` and `ends`.
    start: Result<(usize, usize), BrokenLine>,
}

impl RecordBatch {
    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// The record at `at`, which must exist.
    pub(super) fn get(&self, at: usize) -> Record<'_> {
        let head = &self.heads[at];
        let next = self.heads[at + 1..]
            .iter()
            .find_map(|next| next.start.ok())
            .unwrap_or((self.bytes.len(), self.ends.len()));
        Record {
            line_no: head.line_no,
            fields: head
                .start
                .map(|start| (&self.bytes[start.0..next.0], &self.ends[start.1..next.1])),
        }
    }

    /// The records in file order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len()).map(|at| self.get(at))
    }
}

/// Reads records from `input`.
pub(super) struct RecordReader<R> {
    input: R,
    /// Physical lines that were read ahead and given back.
    ahead: VecDeque<Vec<u8>>,
    next_line: u64,
    consumed: u64,
}

enum Line {
    Text(Vec<u8>),
    TooLong,
}

impl<R: BufRead> RecordReader<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            ahead: VecDeque::new(),
            next_line: 1,
            consumed: 0,
        }
    }

    /// Bytes read so far.
    pub(super) fn consumed(&self) -> u64 {
        self.consumed
    }

    /// Reads up to `limit` records into a batch, and beyond it the records that begin with the same first field as the
    /// last, up to twice the limit: lines of one person that stand together stay together. Empty at the end.
    pub(super) fn read_batch(&mut self, limit: usize) -> io::Result<RecordBatch> {
        let mut batch = RecordBatch::default();
        while batch.len() < limit * 2 {
            if batch.len() > limit {
                let last = batch.get(batch.len() - 1);
                let before = batch.get(batch.len() - 2);
                if last.field(0) != before.field(0) {
                    break;
                }
            }
            if !self.read_record(&mut batch)? {
                break;
            }
        }
        Ok(batch)
    }

    /// Appends the next record; false at the end of the file.
    fn read_record(&mut self, batch: &mut RecordBatch) -> io::Result<bool> {
        loop {
            let Some(line) = self.next_line()? else {
                return Ok(false);
            };
            let line_no = self.next_line - 1;
            match line {
                Line::Text(text) if text.iter().all(u8::is_ascii_whitespace) => {}
                Line::Text(text) => {
                    let start = self.split_record(text, batch)?;
                    batch.heads.push(Head { line_no, start });
                    return Ok(true);
                }
                Line::TooLong => {
                    let start = Err(BrokenLine::TooLong);
                    batch.heads.push(Head { line_no, start });
                    return Ok(true);
                }
            }
        }
    }

    /// Splits a record that begins with `text`, taking further lines while a quote is open.
    fn split_record(
        &mut self,
        mut text: Vec<u8>,
        batch: &mut RecordBatch,
    ) -> io::Result<Result<(usize, usize), BrokenLine>> {
        let start = (batch.bytes.len(), batch.ends.len());
        let mut taken: Vec<Vec<u8>> = Vec::new();
        loop {
            match split_fields(&text, start.0, &mut batch.bytes, &mut batch.ends) {
                Split::Whole => return Ok(Ok(start)),
                Split::OpenQuote if taken.len() + 1 < MAX_RECORD_LINES => {
                    let next = self.next_line()?;
                    if let Some(Line::Text(next)) = next
                        && text.len() + next.len() <= MAX_RECORD_BYTES
                    {
                        text.push(b'\n');
                        text.extend_from_slice(&next);
                        taken.push(next);
                        batch.bytes.truncate(start.0);
                        batch.ends.truncate(start.1);
                        continue;
                    }
                }
                Split::OpenQuote | Split::Stray => {}
            }
            // Given up: only the first line is lost.
            batch.bytes.truncate(start.0);
            batch.ends.truncate(start.1);
            self.give_back(taken);
            return Ok(Err(BrokenLine::Quotes));
        }
    }

    fn give_back(&mut self, lines: Vec<Vec<u8>>) {
        self.next_line -= lines.len() as u64;
        for line in lines.into_iter().rev() {
            self.ahead.push_front(line);
        }
    }

    /// The next physical line without its end.
    fn next_line(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.ahead.pop_front() {
            self.next_line += 1;
            return Ok(Some(Line::Text(line)));
        }
        let mut line = Vec::with_capacity(256);
        let mut too_long = false;
        loop {
            let piece = match self.input.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if piece.is_empty() {
                if line.is_empty() && !too_long {
                    return Ok(None);
                }
                break;
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let text = &piece[..end.unwrap_or(piece.len())];
            too_long |= line.len() + text.len() > MAX_RECORD_BYTES;
            if !too_long {
                line.extend_from_slice(text);
            }
            let used = end.map_or(piece.len(), |end| end + 1);
            self.consumed += used as u64;
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        self.next_line += 1;
        if too_long {
            return Ok(Some(Line::TooLong));
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Some(Line::Text(line)))
    }
}

enum Split {
    Whole,
    OpenQuote,
    Stray,
}

/// Appends the fields of `text` to `bytes`, and where each ends, counted from `start`, to `ends`.
fn split_fields(text: &[u8], start: usize, bytes: &mut Vec<u8>, ends: &mut Vec<u32>) -> Split {
    // A record is at most 16 KiB: the number always fits.
    let end_of = |bytes: &Vec<u8>| u32::try_from(bytes.len() - start).unwrap_or(u32::MAX);
    let mut rest = text;
    loop {
        if let Some(quoted) = rest.strip_prefix(b"\"") {
            let Some(after) = unquote(quoted, bytes) else {
                return Split::OpenQuote;
            };
            ends.push(end_of(bytes));
            match after.split_first() {
                None => return Split::Whole,
                Some((b',', next)) => rest = next,
                Some(_) => return Split::Stray,
            }
        } else {
            let comma = rest.iter().position(|byte| *byte == b',');
            bytes.extend_from_slice(&rest[..comma.unwrap_or(rest.len())]);
            ends.push(end_of(bytes));
            match comma {
                None => return Split::Whole,
                Some(comma) => rest = &rest[comma + 1..],
            }
        }
    }
}

/// Appends a quoted text up to its closing quote; returns what follows, or `None` when it is not closed.
fn unquote<'a>(mut rest: &'a [u8], bytes: &mut Vec<u8>) -> Option<&'a [u8]> {
    loop {
        let quote = rest.iter().position(|byte| *byte == b'"')?;
        bytes.extend_from_slice(&rest[..quote]);
        rest = &rest[quote + 1..];
        match rest.strip_prefix(b"\"") {
            Some(next) => {
                bytes.push(b'"');
                rest = next;
            }
            None => return Some(rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &[u8]) -> Vec<(u64, Result<Vec<Vec<u8>>, BrokenLine>)> {
        let mut reader = RecordReader::new(text);
        let mut found = Vec::new();
        loop {
            let batch = reader.read_batch(2).expect("memory can be read");
            if batch.len() == 0 {
                assert_eq!(reader.consumed(), text.len() as u64);
                return found;
            }
            found.extend(batch.iter().map(|record| {
                let fields = record.count().map(|count| {
                    let fields = (0..count).map(|at| record.field(at).to_vec());
                    fields.collect()
                });
                (record.line_no, fields)
            }));
        }
    }

    fn fields(texts: &[&str]) -> Result<Vec<Vec<u8>>, BrokenLine> {
        Ok(texts.iter().map(|text| text.as_bytes().to_vec()).collect())
    }

    #[test]
    fn quotes_hold_commas_quotes_and_line_breaks() {
        let found = read(b"a,\"b,\"\"c\"\"\",\r\n\n\"d\ne\",f\n,");
        assert_eq!(
            found,
            [
                (1, fields(&["a", "b,\"c\"", ""])),
                (3, fields(&["d\ne", "f"])),
                (5, fields(&["", ""])),
            ]
        );
    }

    #[test]
    fn an_open_quote_costs_one_line() {
        let mut text = b"a,\"b\n".to_vec();
        for _ in 0..20 {
            text.extend_from_slice(b"c,d\n");
        }
        let found = read(&text);
        assert_eq!(found.len(), 21);
        assert_eq!(found[0], (1, Err(BrokenLine::Quotes)));
        for (at, line) in found.iter().enumerate().skip(1) {
            assert_eq!(*line, (at as u64 + 1, fields(&["c", "d"])));
        }
    }

    #[test]
    fn an_endless_line_is_given_up_without_being_kept() {
        let mut text = vec![b'x'; 1 << 20];
        text.extend_from_slice(b"\na,b\n");
        let found = read(&text);
        assert_eq!(found[0], (1, Err(BrokenLine::TooLong)));
        assert_eq!(found[1], (2, fields(&["a", "b"])));
    }

    #[test]
    fn text_after_a_closing_quote_is_refused() {
        assert_eq!(read(b"\"a\"b,c\n")[0], (1, Err(BrokenLine::Quotes)));
    }

    #[test]
    fn lines_of_one_person_stay_in_one_batch() {
        let text = b"a,1\nb,1\nb,2\nb,3\nc,1\n";
        let mut reader = RecordReader::new(&text[..]);
        let batch = reader.read_batch(2).expect("read");
        assert_eq!(batch.len(), 4, "a and all of b");
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_back(
            rows in proptest::collection::vec(
                proptest::collection::vec("[a-z,\"\r\n é]{0,12}", 2..5), 1..8)
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).expect("written");
            }
            let text = writer.into_inner().expect("written");
            let lines = text.iter().filter(|byte| **byte == b'\n').count();
            let found = read(&text);
            // Beyond the limit of lines a record is given up on purpose.
            prop_assume!(lines < MAX_RECORD_LINES);
            let expected: Vec<_> = rows
                .iter()
                .map(|row| fields(&row.iter().map(String::as_str).collect::<Vec<_>>()))
                .collect();
            let found: Vec<_> = found.into_iter().map(|(_, fields)| fields).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_bytes_make_it_panic(text in proptest::collection::vec(any::<u8>(), 0..400)) {
            read(&text);
        }
    }
}
