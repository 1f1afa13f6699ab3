//! Numbers that may be published: small cells are held back, and so is what would give them away (S-10).

/// Below this a number could point at people.
pub const SMALL: u64 = 10;

/// A number as the public may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// As it is.
    Shown(u64),
    /// Below [`SMALL`].
    Small,
    /// Large enough, but with it a small one could be worked out.
    Hidden,
}

impl Cell {
    /// A number by itself, from which nothing else follows.
    pub const fn of(number: u64) -> Self {
        if number < SMALL { Self::Small } else { Self::Shown(number) }
    }

    const fn is_shown(self) -> bool {
        matches!(self, Self::Shown(_))
    }
}

/// A table with its sums, as the public may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Row after row.
    pub cells: Vec<Vec<Cell>>,
    /// The sum of each row.
    pub row_totals: Vec<Cell>,
    /// The sum of each column.
    pub column_totals: Vec<Cell>,
    /// The sum of all.
    pub total: Cell,
}

/// Holds back what is small in a table of counts, and as much more as it takes that no sum gives it away: wherever
/// something is held back in a row or column of the table with its sums, at least two numbers are.
///
/// Rows shorter than the first are filled up with nothing.
pub fn publish(counts: &[Vec<u64>]) -> Published {
    let (grid, columns) = with_sums(counts);
    let mut shown: Vec<Vec<Cell>> =
        grid.iter().map(|row| row.iter().map(|number| Cell::of(*number)).collect()).collect();
    while hide_another(&grid, &mut shown) {}
    let mut rows = shown;
    let mut sums = rows.pop().unwrap_or_default();
    let total = sums.pop().unwrap_or(Cell::Small);
    let row_totals = rows.iter_mut().map(|row| row.pop().unwrap_or(Cell::Small)).collect();
    debug_assert_eq!(sums.len(), columns);
    Published { cells: rows, row_totals, column_totals: sums, total }
}

/// The table with a column and a row of sums, and how many columns it had before.
fn with_sums(counts: &[Vec<u64>]) -> (Vec<Vec<u64>>, usize) {
    let columns = counts.first().map_or(0, Vec::len);
    let mut grid: Vec<Vec<u64>> = counts
        .iter()
        .map(|row| {
            let mut row: Vec<u64> = row.iter().copied().take(columns).collect();
            row.resize(columns, 0);
            row.push(row.iter().sum());
            row
        })
        .collect();
    let sums = (0..=columns).map(|at| grid.iter().map(|row| row[at]).sum()).collect();
    grid.push(sums);
    (grid, columns)
}

/// Hides one more number where a single hidden one could be worked out. Whether there was such a place.
fn hide_another(grid: &[Vec<u64>], shown: &mut [Vec<Cell>]) -> bool {
    let (rows, columns) = (grid.len(), grid.first().map_or(0, Vec::len));
    let lines = (0..rows)
        .map(|row| (0..columns).map(|column| (row, column)).collect::<Vec<_>>())
        .chain((0..columns).map(|column| (0..rows).map(|row| (row, column)).collect()));
    for line in lines {
        let hidden = line.iter().filter(|(row, column)| !shown[*row][*column].is_shown()).count();
        let still = line.iter().filter(|(row, column)| shown[*row][*column].is_shown());
        // The smallest costs the reader least; of equals the first, so that the same numbers give the same table.
        let smallest = still.min_by_key(|(row, column)| grid[*row][*column]);
        if let (1, Some((row, column))) = (hidden, smallest) {
            shown[*row][*column] = Cell::Hidden;
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of the table with its sums has nothing held back, or at least two numbers.
    fn is_safe(table: &Published) -> bool {
        let mut rows: Vec<Vec<Cell>> = table
            .cells
            .iter()
            .zip(&table.row_totals)
            .map(|(row, total)| row.iter().copied().chain([*total]).collect())
            .collect();
        rows.push(table.column_totals.iter().copied().chain([table.total]).collect());
        let columns = (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at]).collect());
        let lines: Vec<Vec<Cell>> = rows.iter().cloned().chain(columns).collect();
        lines.iter().all(|line| line.iter().filter(|cell| !cell.is_shown()).count() != 1)
    }

    #[test]
    fn large_numbers_are_shown_as_they_are() {
        let table = publish(&[vec![12, 30], vec![40, 10]]);
        assert_eq!(
            table.cells,
            [[Cell::Shown(12), Cell::Shown(30)], [Cell::Shown(40), Cell::Shown(10)]]
        );
        assert_eq!(table.total, Cell::Shown(92));
    }

    #[test]
    fn nobody_works_a_small_number_out_of_the_sums() {
        let table = publish(&[vec![3, 30, 50], vec![40, 20, 60], vec![70, 80, 90]]);
        assert_eq!(table.cells[0][0], Cell::Small);
        assert!(is_safe(&table), "{table:?}");
        let hidden = table.cells.iter().flatten().filter(|cell| **cell == Cell::Hidden).count();
        assert!(hidden >= 3, "a second in its row and column, and what they give away: {table:?}");
    }

    #[test]
    fn any_table_is_safe() {
        // A small generator of its own: the rule has to hold for whatever comes.
        let mut state: u64 = 42;
        let mut draw = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..500 {
            let (rows, columns) = (1 + draw(6), 1 + draw(6));
            let counts: Vec<Vec<u64>> =
                (0..rows).map(|_| (0..columns).map(|_| draw(40)).collect()).collect();
            let table = publish(&counts);
            assert!(is_safe(&table), "{counts:?} {table:?}");
            for (row, shown) in counts.iter().zip(&table.cells) {
                for (number, cell) in row.iter().zip(shown) {
                    assert!(*number >= SMALL || *cell == Cell::Small);
                }
            }
        }
    }

    #[test]
    fn an_empty_table_is_no_fault() {
        assert_eq!(publish(&[]).total, Cell::Small);
    }
}
