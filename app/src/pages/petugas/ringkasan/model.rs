//! What `/petugas/ringkasan` shows.

use crate::pages::petugas::frame::DeskFrame;

/// A village in a list.
#[derive(Debug, Clone)]
pub struct VillageLine {
    /// Code, for the link to its queue.
    pub desa: String,
    /// Name with what lies above it.
    pub name: String,
    /// What stands in the columns.
    pub cells: Vec<String>,
}

/// `/petugas/ringkasan`
#[derive(Debug, Clone)]
pub struct OverviewPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Cases that wait.
    pub waiting: u64,
    /// Of them, how many are late.
    pub late: u64,
    /// Days the oldest has waited.
    pub oldest_days: Option<i64>,
    /// Upper ends of the spans of age in days, and how many wait in each; the last has no end.
    pub ages: Vec<(Option<i64>, u64)>,
    /// Months: name, received, decided.
    pub months: Vec<(String, u64, u64)>,
    /// What waits: cases and how many are late.
    pub backlog: Vec<VillageLine>,
    /// How long decisions took: decided, days on average.
    pub times: Vec<VillageLine>,
}
