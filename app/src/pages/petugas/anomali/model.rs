//! What the pages about unusual recipients show.

use domain::bnba::{Anomaly, CheckResult};
use domain::field::FieldErrors;

use crate::components::choice_list::Choice;
use crate::pages::petugas::frame::DeskFrame;
use crate::pages::petugas::penerima::model::PersonLine;

/// How far the pass over the data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// It has not begun.
    NotBegun,
    /// So many rows of so many, of this version.
    Running {
        /// Rows looked at.
        done: i64,
        /// Rows in all.
        total: i64,
        /// The version.
        version: i64,
    },
    /// It is over, of this version.
    Finished(i64),
}

/// `/petugas/anomali`
#[derive(Debug, Clone)]
pub struct AnomalyPage {
    /// The frame.
    pub frame: DeskFrame,
    /// How far the pass is.
    pub pass: Pass,
    /// Villages of the scope.
    pub villages: Vec<Choice>,
    /// Code of the anomaly chosen, or empty.
    pub chosen: String,
    /// Code of the village chosen, or empty.
    pub village: String,
    /// Those that were repaired.
    pub repaired: bool,
    /// How often each is found.
    pub counts: Vec<(Anomaly, i64)>,
    /// People with what is unusual about them, and where each is repaired.
    pub lines: Vec<(PersonLine, Vec<(Anomaly, String)>)>,
    /// Where the next page is.
    pub next: Option<String>,
}

/// `/petugas/anomali/dukcapil`
#[derive(Debug, Clone)]
pub struct ChecksPage {
    /// The frame.
    pub frame: DeskFrame,
    /// People with the result, its day and remark.
    pub lines: Vec<(PersonLine, CheckResult, String)>,
    /// Where the next page is.
    pub next: Option<String>,
    /// What is wrong with a file.
    pub errors: FieldErrors,
}

/// `/petugas/anomali/dukcapil/{key}`
#[derive(Debug, Clone)]
pub struct CheckFilePage {
    /// The frame.
    pub frame: DeskFrame,
    /// Address of this page.
    pub href: String,
    /// Lines read.
    pub lines: u32,
    /// How many of each result.
    pub counts: Vec<(CheckResult, u32)>,
    /// Line, column, reason.
    pub rejected: Vec<(String, String, String)>,
    /// Lines not taken over in all; `rejected` holds the first of them.
    pub rejected_count: usize,
    /// It waits to be taken over.
    pub waits: bool,
    /// How many were new, once it was taken over.
    pub added: Option<u32>,
}
