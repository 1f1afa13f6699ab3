//! The table of figures.

use std::io::Write as _;

/// Figures in the order they were measured.
#[derive(Default)]
pub(crate) struct Table(Vec<(String, String, String)>);

impl Table {
    /// Adds a figure, and tells it at once: a run takes minutes.
    pub(crate) fn add(&mut self, what: &str, figure: &str, goal: &str) {
        let _ = writeln!(std::io::stderr(), "{what}: {figure}");
        self.0.push((what.to_owned(), figure.to_owned(), goal.to_owned()));
    }

    /// Adds a ratio.
    pub(crate) fn ratio(&mut self, what: &str, ratio: f64, goal: &str) {
        self.add(what, &format!("{ratio:.2}"), goal);
    }

    /// Prints the table.
    pub(crate) fn print(&self) -> anyhow::Result<()> {
        let mut out = std::io::stdout().lock();
        let width = self.0.iter().map(|row| row.0.chars().count()).max().unwrap_or_default();
        for (what, figure, goal) in &self.0 {
            let pad = width - what.chars().count();
            writeln!(out, "{what}{:pad$}  {figure:>22}  {goal}", "")?;
        }
        Ok(())
    }
}

/// The value below which so many of a hundred lie.
pub(crate) fn percentile(sorted: &[f64], percent: usize) -> f64 {
    sorted
        .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

/// The value in the middle.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    percentile(&values, 50)
}
