//! Sorting more entries than memory should hold: sorted runs in temporary files, merged when they
//! are read.
//!
//! The files hold keyed tokens and row numbers only, and have no name: they vanish with the
//! process.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::store::tokens::SubjectId;

/// Bytes that are sorted in memory at a time. Few in development builds, so that small files show what large ones do.
const RUN_BYTES: usize = if cfg!(debug_assertions) { 256 * 1024 } else { 16 * 1024 * 1024 };
/// Bytes read ahead of each run while merging.
const READ_AHEAD_BYTES: usize = 64 * 1024;

/// Something of fixed size that can be written and compared.
pub(super) trait Entry: Ord + Copy + Send + 'static {
    /// Its written form.
    type Bytes: AsRef<[u8]> + AsMut<[u8]> + Default;

    /// Writes it.
    fn to_bytes(self) -> Self::Bytes;
    /// Reads it.
    fn from_bytes(bytes: &Self::Bytes) -> Self;
}

/// Takes entries in any order.
pub(super) struct RunSorter<T> {
    folder: PathBuf,
    capacity: usize,
    buffer: Vec<T>,
    runs: Vec<File>,
    count: u64,
}

impl<T: Entry> RunSorter<T> {
    /// Keeps its temporary files in `folder`.
    pub(super) fn new(folder: &Path) -> Self {
        Self::with_capacity(folder, RUN_BYTES / size_of::<T>())
    }

    fn with_capacity(folder: &Path, capacity: usize) -> Self {
        Self { folder: folder.to_owned(), capacity, buffer: Vec::new(), runs: Vec::new(), count: 0 }
    }

    /// How many entries were added.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Adds entries; now and then this sorts and writes a run.
    pub(super) fn extend(&mut self, entries: impl IntoIterator<Item = T>) -> io::Result<()> {
        // All at once: growing by doubling would hold twice as much for a moment.
        if self.buffer.capacity() == 0 {
            self.buffer.reserve_exact(self.capacity);
        }
        for entry in entries {
            self.buffer.push(entry);
            self.count += 1;
            if self.buffer.len() >= self.capacity {
                self.spill()?;
            }
        }
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        self.buffer.sort_unstable();
        let mut writer = BufWriter::new(tempfile::tempfile_in(&self.folder)?);
        for entry in self.buffer.drain(..) {
            writer.write_all(entry.to_bytes().as_ref())?;
        }
        let mut file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.runs.push(file);
        Ok(())
    }

    /// All entries in order.
    pub(super) fn finish(mut self) -> io::Result<SortedEntries<T>> {
        self.buffer.sort_unstable();
        let mut sorted = SortedEntries { runs: Vec::new(), heads: BinaryHeap::new() };
        sorted.add(Run::Memory(self.buffer.into_iter()))?;
        for file in self.runs {
            sorted.add(Run::File(BufReader::with_capacity(READ_AHEAD_BYTES, file)))?;
        }
        Ok(sorted)
    }
}

enum Run<T> {
    Memory(std::vec::IntoIter<T>),
    File(BufReader<File>),
}

/// Gives entries in order.
pub(super) struct SortedEntries<T> {
    runs: Vec<Run<T>>,
    heads: BinaryHeap<Reverse<(T, usize)>>,
}

impl<T: Entry> SortedEntries<T> {
    fn add(&mut self, mut run: Run<T>) -> io::Result<()> {
        if let Some(entry) = run.next()? {
            self.heads.push(Reverse((entry, self.runs.len())));
        }
        self.runs.push(run);
        Ok(())
    }

    /// The next entry, or `None` after the last.
    pub(super) fn next(&mut self) -> io::Result<Option<T>> {
        let Some(mut head) = self.heads.peek_mut() else {
            return Ok(None);
        };
        let Reverse((entry, run)) = *head;
        match self.runs[run].next()? {
            Some(next) => *head = Reverse((next, run)),
            None => {
                std::collections::binary_heap::PeekMut::pop(head);
            }
        }
        Ok(Some(entry))
    }

    /// Up to `limit` entries; fewer only at the end.
    pub(super) fn next_chunk(&mut self, limit: usize) -> io::Result<Vec<T>> {
        let mut chunk = Vec::with_capacity(limit);
        while chunk.len() < limit
            && let Some(entry) = self.next()?
        {
            chunk.push(entry);
        }
        Ok(chunk)
    }
}

impl<T: Entry> Run<T> {
    fn next(&mut self) -> io::Result<Option<T>> {
        match self {
            Self::Memory(entries) => Ok(entries.next()),
            Self::File(file) => {
                let mut bytes = T::Bytes::default();
                match file.read_exact(bytes.as_mut()) {
                    Ok(()) => Ok(Some(T::from_bytes(&bytes))),
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
                    Err(error) => Err(error),
                }
            }
        }
    }
}

/// A name key and the row it leads to.
pub(super) type NameEntry = (i64, i64);

impl Entry for NameEntry {
    type Bytes = [u8; 16];

    fn to_bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.0.to_le_bytes());
        bytes[8..].copy_from_slice(&self.1.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; 16]) -> Self {
        (number(&bytes[..8]), number(&bytes[8..]))
    }
}

/// A person and the rows their lines were loaded into. Row numbers follow the file: the first is
/// the earliest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SubjectEntry {
    pub(super) subject: SubjectId,
    pub(super) id: i64,
    /// First line of the row.
    pub(super) line_no: u64,
}

impl Entry for SubjectEntry {
    type Bytes = [u8; 32];

    fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(&self.subject);
        bytes[16..24].copy_from_slice(&self.id.to_le_bytes());
        bytes[24..].copy_from_slice(&self.line_no.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut subject = [0; 16];
        subject.copy_from_slice(&bytes[..16]);
        Self { subject, id: number(&bytes[16..24]), line_no: number(&bytes[24..]).cast_unsigned() }
    }
}

fn number(bytes: &[u8]) -> i64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(bytes);
    i64::from_le_bytes(eight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn everything_comes_back_in_order(
            entries in proptest::collection::vec(any::<(i64, i64)>(), 0..300),
            capacity in 1_usize..40,
        ) {
            let folder = std::env::temp_dir();
            let mut sorter = RunSorter::with_capacity(&folder, capacity);
            sorter.extend(entries.clone()).expect("written");
            prop_assert_eq!(sorter.count(), entries.len() as u64);
            let mut sorted = sorter.finish().expect("read");
            let mut found = sorted.next_chunk(7).expect("read");
            found.extend(sorted.next_chunk(usize::from(u16::MAX)).expect("read"));
            let mut expected = entries;
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn subjects_are_written_and_read(
            subject in any::<[u8; 16]>(), id in any::<i64>(), line_no in any::<u64>()
        ) {
            let entry = SubjectEntry { subject, id, line_no };
            prop_assert_eq!(SubjectEntry::from_bytes(&entry.to_bytes()), entry);
        }
    }
}
