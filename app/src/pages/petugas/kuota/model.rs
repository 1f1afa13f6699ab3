//! View model of quotas.

use domain::field::FieldErrors;

use crate::pages::petugas::frame::DeskFrame;

/// A quota of a regency.
#[derive(Debug, Clone)]
pub struct QuotaLine {
    /// Name of the regency.
    pub region: String,
    /// How many places.
    pub slots: i32,
    /// How many are taken.
    pub used: i64,
    /// First day, in words.
    pub from: String,
    /// Last day, in words.
    pub to: Option<String>,
    /// The letter or regulation.
    pub source: String,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct QuotaTyped {
    /// Code of the regency.
    pub region: String,
    /// Number of places.
    pub slots: String,
    /// First day: day, month, year.
    pub from: [String; 3],
    /// Last day.
    pub to: [String; 3],
    /// The letter or regulation.
    pub source: String,
}

/// `/petugas/kuota`
#[derive(Debug, Clone)]
pub struct QuotaPage {
    /// The frame.
    pub frame: DeskFrame,
    /// In force today.
    pub lines: Vec<QuotaLine>,
    /// In force later.
    pub to_come: Vec<QuotaLine>,
    /// The officer may add a row.
    pub may_edit: bool,
    /// Regencies they may add it for: code and name.
    pub regencies: Vec<(String, String)>,
    /// What was typed.
    pub typed: QuotaTyped,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// It was saved.
    pub done: bool,
}
