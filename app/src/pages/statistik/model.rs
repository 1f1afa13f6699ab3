//! What `/statistik` shows.

use crate::chrome::Chrome;

/// A number as the public may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberCell {
    /// As it is.
    Shown(u64),
    /// Below ten, or held back so that no such number can be worked out.
    Held,
}

/// A table of numbers.
#[derive(Debug, Clone)]
pub struct NumberTable {
    /// Heads of the columns after the first; the last may be the sum.
    pub columns: Vec<String>,
    /// Name and numbers of each row.
    pub rows: Vec<(String, Vec<NumberCell>)>,
    /// The last row, where there are sums of the columns.
    pub totals: Option<Vec<NumberCell>>,
}

/// The numbers of a kabupaten or kota.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// Its name.
    pub region: String,
    /// The months where there is little room, the oldest first.
    pub months: Vec<String>,
    /// Proposals that came: kecamatan by month.
    pub received: NumberTable,
    /// Proposals that were decided: month by outcome.
    pub decided: NumberTable,
    /// Reports that were decided: month by kind.
    pub reports: NumberTable,
}

/// `/statistik`
#[derive(Debug, Clone)]
pub struct StatistikPage {
    /// The frame.
    pub chrome: Chrome,
    /// Codes and names of the kabupaten and kota that have numbers.
    pub regions: Vec<(String, String)>,
    /// Code of the one that is shown.
    pub chosen: Option<String>,
    /// Its numbers.
    pub numbers: Option<Numbers>,
}
