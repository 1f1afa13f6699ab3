//! A set of row numbers, one bit each.

/// Row numbers of one version.
pub(super) struct RowSet {
    bits: Vec<u64>,
    count: u64,
}

impl RowSet {
    /// For the rows `1..=rows`; others are never in it.
    pub(super) fn for_rows(rows: i64) -> Self {
        let words = usize::try_from(rows / 64 + 1).unwrap_or_default();
        Self { bits: vec![0; words], count: 0 }
    }

    /// Adds a row.
    pub(super) fn insert(&mut self, row: i64) {
        let (word, bit) = place(row);
        if let Some(word) = self.bits.get_mut(word) {
            self.count += u64::from(*word & bit == 0);
            *word |= bit;
        }
    }

    /// Whether the row is in the set.
    pub(super) fn contains(&self, row: i64) -> bool {
        let (word, bit) = place(row);
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }

    /// How many rows are in the set.
    pub(super) fn count(&self) -> u64 {
        self.count
    }
}

/// The word that holds a row, and its bit there.
fn place(row: i64) -> (usize, u64) {
    (usize::try_from(row / 64).unwrap_or(usize::MAX), 1 << (row.cast_unsigned() % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_in_once_it_was_added_and_counts_once() {
        let mut set = RowSet::for_rows(128);
        for row in [1, 63, 64, 128, 64] {
            set.insert(row);
        }
        set.insert(1_000);
        assert_eq!(set.count(), 4);
        let found: Vec<i64> = (0..=1_000).filter(|row| set.contains(*row)).collect();
        assert_eq!(found, [1, 63, 64, 128]);
    }
}
