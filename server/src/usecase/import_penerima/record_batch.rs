//! Cutting a line into fields, and records that travel together in one piece of memory.

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

/// A thousand records in three pieces of memory.
#[derive(Debug, Default)]
pub(super) struct RecordBatch {
    /// The fields of all records, one after the other.
    bytes: Vec<u8>,
    /// Where each field ends, counted from the beginning of its record.
    ends: Vec<u32>,
    heads: Vec<Head>,
}

/// One record of a batch.
#[derive(Debug)]
struct Head {
    line_no: u64,
    start: Result<Position, BrokenLine>,
}

/// A place between two records of a batch.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Position {
    bytes: usize,
    ends: usize,
}

impl RecordBatch {
    /// Where the next record will begin.
    pub(super) fn end(&self) -> Position {
        Position { bytes: self.bytes.len(), ends: self.ends.len() }
    }

    /// Forgets the fields from `start` on, which is where the last record began that was not
    /// finished.
    pub(super) fn truncate(&mut self, start: Position) {
        self.bytes.truncate(start.bytes);
        self.ends.truncate(start.ends);
    }

    /// Notes that the fields from `start` on are one record, or that its line was broken.
    pub(super) fn finish_record(&mut self, line_no: u64, start: Result<Position, BrokenLine>) {
        self.heads.push(Head { line_no, start });
    }

    /// Appends the fields of `text`, which begins a record.
    pub(super) fn split_fields(&mut self, text: &[u8]) -> Split {
        let (bytes, ends) = (&mut self.bytes, &mut self.ends);
        let start = bytes.len();
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

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// The record at `at`, which must exist.
    pub(super) fn get(&self, at: usize) -> Record<'_> {
        let head = &self.heads[at];
        let next = self.heads[at + 1..].iter().find_map(|next| next.start.ok());
        let next = next.unwrap_or(self.end());
        let fields = head
            .start
            .map(|start| (&self.bytes[start.bytes..next.bytes], &self.ends[start.ends..next.ends]));
        Record { line_no: head.line_no, fields }
    }

    /// Takes the last record into a batch of its own, empty when there is none.
    pub(super) fn split_last(&mut self) -> Self {
        let Some(head) = self.heads.pop() else {
            return Self::default();
        };
        let start = head.start.unwrap_or(self.end());
        Self {
            bytes: self.bytes.split_off(start.bytes),
            ends: self.ends.split_off(start.ends),
            heads: vec![Head { start: head.start.map(|_| Position::default()), ..head }],
        }
    }

    /// The records in file order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len()).map(|at| self.get(at))
    }
}

/// How a record was cut into fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    /// Cleanly.
    Whole,
    /// A quote is still open at the end.
    OpenQuote,
    /// Something else than a comma follows a closing quote.
    Stray,
}

/// Appends a quoted text up to its closing quote; returns what follows, or `None` when it is not
/// closed.
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
