//! View models of the calendar of windows.

use domain::calendar::WindowForm;
use domain::field::FieldErrors;
use domain::window::WindowKind;

use crate::pages::petugas::frame::DeskFrame;

/// One rule of a window.
#[derive(Debug, Clone)]
pub struct RuleLine {
    /// What it says, in words.
    pub rule: String,
    /// Since when and until when.
    pub in_force: String,
    /// The regulation or letter.
    pub source: String,
    /// It is in force today.
    pub current: bool,
}

/// One kind of window.
#[derive(Debug, Clone)]
pub struct KindPanel {
    /// What it is for.
    pub kind: WindowKind,
    /// Open today.
    pub open: bool,
    /// The day on which it opens again: `14 Desember 2026`.
    pub opens: Option<String>,
    /// Month, and its days in words.
    pub months: Vec<(String, String)>,
    /// The rule in force, then those to come, then those that were.
    pub rules: Vec<RuleLine>,
}

/// `/petugas/kalender`
#[derive(Debug, Clone)]
pub struct CalendarPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Every kind.
    pub kinds: Vec<KindPanel>,
    /// This officer may add rules.
    pub may_edit: bool,
    /// This officer would add rules, were it not for offices elsewhere that work by them too.
    pub shared: bool,
    /// A rule was just added.
    pub saved: bool,
}

/// `/petugas/kalender/baru`
#[derive(Debug, Clone)]
pub struct NewWindowPage {
    /// The frame.
    pub frame: DeskFrame,
    /// As typed.
    pub form: WindowForm,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Month, and its days in words: once the form is right.
    pub preview: Vec<(String, String)>,
}
