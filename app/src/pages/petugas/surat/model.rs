//! View models of the letters of an office.

use std::fmt;

use crate::chrome::Contact;
use crate::pages::petugas::frame::DeskFrame;
use crate::text::Lang;

/// `/petugas/surat`
#[derive(Debug, Clone)]
pub struct LettersPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Rights of reply.
    pub replies: LetterList,
    /// People who were proposed.
    pub notices: LetterList,
    /// Most letters of a list.
    pub limit: usize,
    /// What was asked for could not be printed.
    pub nothing_printed: bool,
}

/// Letters of one kind.
#[derive(Debug, Clone, Default)]
pub struct LetterList {
    /// To be printed, in the order of their villages.
    pub due: Vec<DueLetter>,
    /// Printed lately, newest first.
    pub printed: Vec<PrintedLetter>,
}

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLetter {
    /// Number in the form.
    pub id: i64,
    /// Code of the village.
    pub desa: String,
    /// Its name.
    pub village: String,
    /// Masked name; `None` for somebody who is no longer in the data.
    pub masked_name: Option<String>,
    /// Ticket of the case; empty where it must not be told.
    pub ticket: String,
    /// When the case was filed; empty where it must not be told.
    pub since: String,
}

/// A letter that was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLetter {
    /// Number in the form.
    pub id: i64,
    /// Name of the village.
    pub village: String,
    /// Masked name; `None` for somebody who is no longer in the data.
    pub masked_name: Option<String>,
    /// When, with the time.
    pub at: String,
    /// Who; empty for the system.
    pub by: String,
    /// How often it was printed in all.
    pub times: i32,
    /// It can be printed again.
    pub again: bool,
}

/// The letter to somebody who was proposed. Not printed into logs.
#[derive(Clone)]
pub struct NoticeLetter {
    /// Language.
    pub lang: Lang,
    /// The office.
    pub contact: Contact,
    /// Its number.
    pub number: String,
    /// Name as it was proposed.
    pub name: String,
    /// Address lines.
    pub address: Vec<String>,
    /// The proposal is still examined; otherwise it was looked at.
    pub examined: bool,
    /// Today.
    pub date: String,
}

impl fmt::Debug for NoticeLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NoticeLetter({})", self.number)
    }
}
