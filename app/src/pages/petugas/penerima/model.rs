//! What the pages about recipients show.

use domain::bnba::{Anomaly, MarkKind, RepairField};
use domain::field::FieldErrors;
use domain::penerima::AidStatus;

use crate::components::choice_list::Choice;
use crate::pages::petugas::frame::DeskFrame;

/// What was typed into the search.
#[derive(Debug, Clone, Default)]
pub struct SearchTyped {
    /// Code of a village.
    pub desa: String,
    /// A name.
    pub nama: String,
    /// A NIK.
    pub nik: String,
    /// The number of a family card.
    pub nomor_kk: String,
}

/// `/petugas/penerima`
#[derive(Debug, Clone)]
pub struct SearchPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Villages of the scope.
    pub villages: Vec<Choice>,
    /// What was typed.
    pub typed: SearchTyped,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// Recipients are loaded.
    pub loaded: bool,
}

/// A person as a line of a table.
#[derive(Debug, Clone, Default)]
pub struct PersonLine {
    /// Where their page is; empty: it cannot be opened from here.
    pub href: String,
    /// Name.
    pub name: String,
    /// RT/RW and village.
    pub place: String,
    /// NIK, masked.
    pub nik: String,
    /// Programmes and what the data says of them.
    pub aid: Vec<(String, AidStatus)>,
    /// What they are marked with.
    pub marks: Vec<MarkKind>,
    /// Found under a similar name only.
    pub similar: bool,
}

/// A page of people.
#[derive(Debug, Clone)]
pub struct ListPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Title and heading.
    pub title: String,
    /// The people.
    pub lines: Vec<PersonLine>,
    /// Where the next page is.
    pub next: Option<String>,
}

/// An aid of a person.
#[derive(Debug, Clone)]
pub struct AidLine {
    /// Name of the programme.
    pub program: String,
    /// What the data says.
    pub status: AidStatus,
    /// Period; may be empty.
    pub period: String,
    /// Component; may be empty.
    pub component: String,
    /// Amount in rupiah; may be empty.
    pub amount: String,
    /// Note; may be empty.
    pub note: String,
}

/// A mark of a person.
#[derive(Debug, Clone)]
pub struct MarkLine {
    /// Names it in its form.
    pub key: String,
    /// Its kind.
    pub kind: MarkKind,
    /// Date, place and note, as words.
    pub words: String,
    /// When and by whom.
    pub made: String,
    /// When and why it ended.
    pub ended: Option<String>,
}

/// A line with something beside it: a repair, a verdict, a result.
#[derive(Debug, Clone)]
pub struct NotedLine {
    /// What.
    pub text: String,
    /// When, by whom, and what became of it.
    pub beside: String,
}

/// A deliberation that wants a person removed from the data.
#[derive(Debug, Clone)]
pub struct RemovalLine {
    /// Its day.
    pub day: String,
    /// The reason, and what was noted.
    pub reason: String,
    /// Where its minutes are.
    pub minutes: String,
}

/// What was typed into the form of marks.
#[derive(Debug, Clone, Default)]
pub struct MarkTyped {
    /// Code of the kind.
    pub jenis: String,
    /// Date.
    pub tanggal: String,
    /// Where to.
    pub tujuan: String,
    /// Note.
    pub keterangan: String,
    /// Reason of an end.
    pub alasan: String,
    /// The mark that was to end; empty: one was to be added.
    pub key: String,
}

/// What was just done, or stood in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A mark was saved.
    Mark,
    /// A mark was ended.
    End,
    /// A repair was saved.
    Repair,
    /// There is such a mark, or it ended before.
    Conflict,
}

/// `/petugas/penerima/{token}`
#[derive(Debug, Clone)]
pub struct PersonPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Address of this page; its forms go below it.
    pub href: String,
    /// Where they are judged, if the officer may.
    pub judge: Option<String>,
    /// Name.
    pub name: String,
    /// Label and value.
    pub facts: Vec<(&'static str, String)>,
    /// Their aid.
    pub aid: Vec<AidLine>,
    /// Others of the family card.
    pub family: Vec<PersonLine>,
    /// Deliberations that want them removed from the data.
    pub removals: Vec<RemovalLine>,
    /// What is unusual.
    pub anomalies: Vec<Anomaly>,
    /// Results of checks.
    pub checks: Vec<NotedLine>,
    /// Verdicts.
    pub verdicts: Vec<NotedLine>,
    /// Repairs.
    pub repairs: Vec<NotedLine>,
    /// Marks.
    pub marks: Vec<MarkLine>,
    /// Ticket and words of open cases; `None`: not for this role.
    pub cases: Option<Vec<(String, String)>>,
    /// The officer may mark and repair.
    pub may_repair: bool,
    /// What was typed.
    pub typed: MarkTyped,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// What was just done.
    pub said: Option<Said>,
}

/// `/petugas/penerima/{token}/perbaikan/{kolom}`
#[derive(Debug, Clone)]
pub struct RepairPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Address of the person.
    pub person: String,
    /// Name.
    pub name: String,
    /// The column.
    pub field: RepairField,
    /// What led here.
    pub anomaly: Option<Anomaly>,
    /// The value in the data.
    pub old: String,
    /// What was typed.
    pub value: String,
    /// What was typed.
    pub note: String,
    /// What is wrong with it.
    pub errors: FieldErrors,
}
