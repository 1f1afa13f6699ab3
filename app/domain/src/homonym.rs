//! Neutral marks for people who look the same on a card (scenario 2).

use std::collections::HashMap;

/// For each row (masked name, RT, RW) a letter where all three are the same more than once, `None`
/// elsewhere.
///
/// Letters follow the order of the rows and start at A for each group of equals, so a stable order
/// gives stable marks. After Z there are none left: the 27th of a group gets `None`. An answer has
/// ten cards, so nobody sees that.
pub fn markers(rows: &[(&str, &str, &str)]) -> Vec<Option<char>> {
    let mut sizes: HashMap<(&str, &str, &str), usize> = HashMap::new();
    for row in rows {
        *sizes.entry(*row).or_default() += 1;
    }
    let mut letters: HashMap<(&str, &str, &str), std::ops::RangeInclusive<char>> = HashMap::new();
    rows.iter()
        .map(|row| {
            let twins = sizes.get(row).is_some_and(|size| *size > 1);
            twins.then(|| letters.entry(*row).or_insert('A'..='Z').next()).flatten()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::markers;

    #[test]
    fn marks_only_those_that_look_the_same() {
        let rows = [
            ("S*****i", "001", "001"),
            ("S*****i", "002", "001"),
            ("S*****i", "002", "001"),
            ("S*****o", "002", "001"),
            ("S*****i", "002", "002"),
        ];
        assert_eq!(markers(&rows), [None, Some('A'), Some('B'), None, None]);
    }

    #[test]
    fn starts_again_for_each_group() {
        let rows = [("A**", "1", ""), ("B**", "1", ""), ("B**", "1", ""), ("A**", "1", "")];
        assert_eq!(markers(&rows), [Some('A'), Some('A'), Some('B'), Some('B')]);
    }

    #[test]
    fn has_no_letter_after_z() {
        let rows = [("A**", "1", "1"); 27];
        let marks = markers(&rows);
        assert_eq!(marks[25], Some('Z'));
        assert_eq!(marks[26], None);
    }

    #[test]
    fn nothing_gets_nothing() {
        assert!(markers(&[]).is_empty());
    }
}
