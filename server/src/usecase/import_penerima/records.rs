//! Cutting a file into records, however broken it is, with bounded memory.
//!
//! A line break inside quotes belongs to the field. But a quote that is never closed must not
//! swallow the rest of the file: a record ends after [`MAX_RECORD_LINES`] lines or
//! [`MAX_RECORD_BYTES`] bytes at the latest, then its first line is given up and reading goes on
//! with the next.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::record_batch::{BrokenLine, Position, RecordBatch, Split};

/// Longest record, in bytes. Ours are some 200.
const MAX_RECORD_BYTES: usize = 16 * 1024;
/// Most physical lines of one record.
const MAX_RECORD_LINES: usize = 8;

/// What spreadsheets put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads records from `input`.
pub(super) struct RecordReader<R> {
    input: R,
    /// Physical lines that were read ahead and given back.
    ahead: VecDeque<Line>,
    /// The record that begins the next batch.
    carried: RecordBatch,
    /// The line that was read last; none yet is 0.
    line_no: u64,
    consumed: u64,
}

/// A physical line, without its end.
enum Line {
    Text(Vec<u8>),
    TooLong,
}

impl<R: BufRead> RecordReader<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            ahead: VecDeque::new(),
            carried: RecordBatch::default(),
            line_no: 0,
            consumed: 0,
        }
    }

    /// Bytes read so far.
    pub(super) fn consumed(&self) -> u64 {
        self.consumed
    }

    /// Reads up to `limit` records into a batch, and beyond it the records that begin with the same
    /// first field as the last, up to twice the limit: lines of one person that stand together stay
    /// together. Empty at the end.
    pub(super) fn read_batch(&mut self, limit: usize) -> io::Result<RecordBatch> {
        let mut batch = std::mem::take(&mut self.carried);
        while batch.len() < limit * 2 && self.read_record(&mut batch)? {
            let Some(before) = batch.len().checked_sub(2).filter(|at| at + 1 >= limit) else {
                continue;
            };
            if batch.get(before + 1).field(0) != batch.get(before).field(0) {
                self.carried = batch.split_last();
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
            let line_no = self.line_no;
            let start = match line {
                Line::Text(text) if text.iter().all(u8::is_ascii_whitespace) => continue,
                Line::Text(text) => self.split_record(text, batch)?,
                Line::TooLong => Err(BrokenLine::TooLong),
            };
            batch.finish_record(line_no, start);
            return Ok(true);
        }
    }

    /// Splits a record that begins with `text`, taking further lines while a quote is open. Gives
    /// where in the batch it begins.
    fn split_record(
        &mut self,
        mut text: Vec<u8>,
        batch: &mut RecordBatch,
    ) -> io::Result<Result<Position, BrokenLine>> {
        let start = batch.end();
        let mut taken: Vec<Line> = Vec::new();
        loop {
            match batch.split_fields(&text) {
                Split::Whole => return Ok(Ok(start)),
                Split::OpenQuote if taken.len() + 1 < MAX_RECORD_LINES => {
                    match self.next_line()? {
                        Some(Line::Text(next)) if text.len() + next.len() < MAX_RECORD_BYTES => {
                            text.push(b'\n');
                            text.extend_from_slice(&next);
                            taken.push(Line::Text(next));
                            batch.truncate(start);
                            continue;
                        }
                        Some(other) => taken.push(other),
                        None => {}
                    }
                }
                Split::OpenQuote | Split::Stray => {}
            }
            // Given up: only the first line is lost.
            batch.truncate(start);
            self.give_back(taken);
            return Ok(Err(BrokenLine::Quotes));
        }
    }

    fn give_back(&mut self, lines: Vec<Line>) {
        self.line_no -= lines.len() as u64;
        for line in lines.into_iter().rev() {
            self.ahead.push_front(line);
        }
    }

    /// The next physical line: one that was given back, or the next of the file.
    fn next_line(&mut self) -> io::Result<Option<Line>> {
        let line = match self.ahead.pop_front() {
            Some(line) => Some(line),
            None => self.read_line()?,
        };
        self.line_no += u64::from(line.is_some());
        Ok(line)
    }

    fn read_line(&mut self) -> io::Result<Option<Line>> {
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
        if too_long {
            return Ok(Some(Line::TooLong));
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if self.line_no == 0 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Some(Line::Text(line)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Cut = Result<Vec<Vec<u8>>, BrokenLine>;

    fn read(text: &[u8]) -> Vec<(u64, Cut)> {
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

    fn fields(texts: &[&str]) -> Vec<Vec<u8>> {
        texts.iter().map(|text| text.as_bytes().to_vec()).collect()
    }

    #[test]
    fn quotes_hold_commas_quotes_and_line_breaks() {
        let found = read(b"a,\"b,\"\"c\"\"\",\r\n\n\"d\ne\",f\n,");
        assert_eq!(
            found,
            [
                (1, Ok(fields(&["a", "b,\"c\"", ""]))),
                (3, Ok(fields(&["d\ne", "f"]))),
                (5, Ok(fields(&["", ""]))),
            ]
        );
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_field() {
        assert_eq!(read(b"\xEF\xBB\xBF\"a\",b\n")[0], (1, Ok(fields(&["a", "b"]))));
        assert_eq!(read(b"a\n\xEF\xBB\xBFb\n")[1], (2, Ok(fields(&["\u{feff}b"]))));
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
            assert_eq!(*line, (at as u64 + 1, Ok(fields(&["c", "d"]))));
        }
    }

    #[test]
    fn an_endless_line_is_given_up_without_being_kept() {
        let mut text = vec![b'x'; 1 << 20];
        text.extend_from_slice(b"\na,b\n");
        let found = read(&text);
        assert_eq!(found[0], (1, Err(BrokenLine::TooLong)));
        assert_eq!(found[1], (2, Ok(fields(&["a", "b"]))));
    }

    #[test]
    fn text_after_a_closing_quote_is_refused() {
        assert_eq!(read(b"\"a\"b,c\n")[0], (1, Err(BrokenLine::Quotes)));
    }

    #[test]
    fn an_endless_line_inside_a_quote_is_told_of_as_well() {
        let mut text = b"a,\"b\n".to_vec();
        text.extend_from_slice(&vec![b'x'; 1 << 20]);
        text.extend_from_slice(b"\nc,d\n");
        assert_eq!(
            read(&text),
            [
                (1, Err(BrokenLine::Quotes)),
                (2, Err(BrokenLine::TooLong)),
                (3, Ok(fields(&["c", "d"]))),
            ]
        );
    }

    #[test]
    fn lines_of_one_person_stay_in_one_batch() {
        let text = b"a,1\nb,1\nb,2\nc,1\nd,1\n\"d\",2\ne,1\n";
        let mut reader = RecordReader::new(&text[..]);
        let mut sizes = Vec::new();
        loop {
            let batch = reader.read_batch(2).expect("read");
            if batch.len() == 0 {
                break;
            }
            sizes.push(batch.len());
        }
        assert_eq!(sizes, [3, 3, 1], "a with all of b, c with all of d, e");
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
            let lines = text.split(|byte| *byte == b'\n').count();
            let found = read(&text);
            // Beyond the limit of lines a record is given up on purpose.
            prop_assume!(lines < MAX_RECORD_LINES);
            // A line break within a field is a plain one afterwards.
            let expected: Vec<Cut> = rows
                .iter()
                .map(|row| Ok(row.iter().map(|text| text.replace("\r\n", "\n").into_bytes()).collect()))
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
