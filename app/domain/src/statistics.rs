//! Numbers that may be published: small ones are held back, and so is what would give them away (S-10).
//!
//! Each line of numbers, such as the districts in one month, is published once and by itself: no sum
//! goes beyond it, so that no later publication tells what an earlier one held back.

/// Below this a number could point at people.
pub const SMALL: u64 = 10;

/// A number as the public may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// As it is.
    Shown(u64),
    /// Below [`SMALL`], or held back so that another that is cannot be worked out. Which of the two is not
    /// said: that alone would tell.
    Held,
}

impl Cell {
    /// A number by itself, from which nothing else follows.
    pub const fn of(number: u64) -> Self {
        if number < SMALL { Self::Held } else { Self::Shown(number) }
    }
}

/// Numbers and their sum, as the public may see them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// In the order they came.
    pub cells: Vec<Cell>,
    /// All together.
    pub total: Cell,
}

/// Holds back what is small in a line of counts, and of the others the smallest until those held back are at
/// least two, together no less than [`SMALL`] and not told by their sum, and of equals all; where there is nothing left to
/// hide behind, the sum as well.
pub fn publish(counts: &[u64]) -> Line {
    let mut by_size: Vec<usize> = (0..counts.len()).collect();
    by_size.sort_by_key(|at| counts[*at]);
    let small = counts.iter().filter(|count| **count < SMALL).count();
    let mut held = small;
    let sum = |held: usize| by_size[..held].iter().map(|at| counts[*at]).sum::<u64>();
    // Small numbers that are all as large as small ones can be are told by their sum.
    let is_told = |held: usize| held == small && sum(held) == small as u64 * (SMALL - 1);
    let is_hidden = |held: usize| held >= 2 && sum(held) >= SMALL && !is_told(held);
    // Of equals all: which of them was taken would tell about the others.
    let is_equal = |held: usize| counts[by_size[held]] == counts[by_size[held - 1]];
    while held > 0 && held < counts.len() && (!is_hidden(held) || (held > small && is_equal(held)))
    {
        held += 1;
    }
    let mut cells: Vec<Cell> = counts.iter().map(|count| Cell::Shown(*count)).collect();
    for at in &by_size[..held] {
        cells[*at] = Cell::Held;
    }
    let total =
        if held == 0 || is_hidden(held) { Cell::of(counts.iter().sum()) } else { Cell::Held };
    Line { cells, total }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashMap};

    use super::Cell::{Held, Shown};
    use super::*;

    #[test]
    fn large_numbers_are_shown_as_they_are() {
        let line = publish(&[12, 30, 10]);
        assert_eq!(line, Line { cells: vec![Shown(12), Shown(30), Shown(10)], total: Shown(52) });
    }

    #[test]
    fn a_small_number_hides_behind_the_next_larger() {
        let line = publish(&[50, 3, 40, 60]);
        assert_eq!(line.cells, [Shown(50), Held, Held, Shown(60)]);
        assert_eq!(line.total, Shown(153));
    }

    #[test]
    fn small_numbers_that_are_few_together_hide_behind_another() {
        assert_eq!(publish(&[1, 2, 40, 50]).cells, [Held, Held, Held, Shown(50)]);
        assert_eq!(publish(&[6, 4, 40]).cells, [Held, Held, Shown(40)]);
    }

    #[test]
    fn small_numbers_that_are_all_the_largest_of_them_hide_behind_another() {
        assert_eq!(publish(&[9, 9, 40, 50]).cells, [Held, Held, Held, Shown(50)]);
        assert_eq!(publish(&[9, 8, 40]).cells, [Held, Held, Shown(40)]);
    }

    #[test]
    fn where_nothing_is_left_to_hide_behind_the_sum_is_held_back_too() {
        assert_eq!(publish(&[3]), Line { cells: vec![Held], total: Held });
        assert_eq!(publish(&[3, 2]), Line { cells: vec![Held, Held], total: Held });
        assert_eq!(publish(&[]), Line { cells: vec![], total: Held });
        assert_eq!(publish(&[0, 10]), Line { cells: vec![Held, Held], total: Shown(10) });
    }

    /// Whoever knows this rule and everything that was published cannot work out one held number.
    #[test]
    fn no_number_that_is_held_back_can_be_worked_out() {
        // Of every line of up to four numbers below this, the ones that look the same.
        const BOUND: u64 = 24;
        for length in 1..=4_usize {
            let bound = if length == 4 { 14 } else { BOUND };
            let mut lines: HashMap<Line, Vec<BTreeSet<u64>>> = HashMap::new();
            for number in 0..bound.pow(u32::try_from(length).expect("short")) {
                let digit = |at| number / bound.pow(at) % bound;
                let counts: Vec<u64> = (0..).take(length).map(digit).collect();
                let seen =
                    lines.entry(publish(&counts)).or_insert_with(|| vec![BTreeSet::new(); length]);
                for (seen, count) in seen.iter_mut().zip(&counts) {
                    seen.insert(*count);
                }
            }
            for (line, possible) in lines {
                let shown = |cell: &Cell| if let Shown(count) = cell { *count } else { 0 };
                let held = shown(&line.total).saturating_sub(line.cells.iter().map(shown).sum());
                if held >= bound {
                    // Some lines that look the same have a number beyond the bound.
                    continue;
                }
                for (cell, possible) in line.cells.iter().zip(possible) {
                    let is_open = *cell == Held && possible.len() < 2;
                    assert!(!is_open, "{line:?}: {possible:?}");
                }
            }
        }
    }
}
