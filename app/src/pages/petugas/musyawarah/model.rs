//! View models of village deliberations.

use domain::field::{ErrorCode, FieldErrors};
use domain::musyawarah::MusyawarahForm;

use crate::components::choice_list::Choice;
use crate::pages::petugas::frame::DeskFrame;
use crate::text::Text;

/// A village of the officer.
#[derive(Debug, Clone)]
pub struct VillageLine {
    /// Village and district, in words.
    pub name: String,
    /// Proposals that nobody has decided.
    pub open: i64,
}

/// A deliberation in the list.
#[derive(Debug, Clone)]
pub struct MusyawarahLine {
    /// Where it is.
    pub href: String,
    /// Name of the village.
    pub desa: String,
    /// `20 November 2026`
    pub date: String,
    /// Where it was held.
    pub place: String,
    /// Read-only.
    pub closed: bool,
}

/// `/petugas/musyawarah`
#[derive(Debug, Clone)]
pub struct ListPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The officer's villages.
    pub villages: Vec<VillageLine>,
    /// What was recorded, newest first.
    pub recorded: Vec<MusyawarahLine>,
}

/// `/petugas/musyawarah/baru`
#[derive(Debug, Clone)]
pub struct NewPage {
    /// The frame.
    pub frame: DeskFrame,
    /// The officer's villages.
    pub villages: Vec<Choice>,
    /// As typed.
    pub form: MusyawarahForm,
    /// What is wrong.
    pub errors: FieldErrors,
}

/// A case in the table of recommendations.
#[derive(Clone)]
pub struct CaseLine {
    /// Twelve characters.
    pub ticket: String,
    /// `XXXX-XXXX-XXXX`
    pub shown: String,
    /// Name; empty once erased.
    pub name: String,
    /// Year of birth; may be empty.
    pub birth_year: String,
    /// Address with RT and RW; may be empty.
    pub address: String,
    /// Code of the recommendation as typed; empty for none.
    pub code: String,
    /// Note as typed.
    pub note: String,
    /// What is wrong with this line.
    pub error: Option<ErrorCode>,
}

/// Somebody to be removed from the data.
#[derive(Clone)]
pub struct RemovalLine {
    /// Number inside.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Why, in words.
    pub reason: String,
    /// Note; may be empty.
    pub note: String,
}

/// What was searched for, and found.
#[derive(Clone, Default)]
pub struct Search {
    /// As typed.
    pub typed: String,
    /// Who was found; `None` before a search.
    pub found: Option<Vec<Choice>>,
    /// The one chosen.
    pub chosen: String,
    /// Code of the reason chosen.
    pub reason: String,
    /// Note as typed.
    pub note: String,
}

/// `/petugas/musyawarah/{id}`
#[derive(Clone)]
pub struct ShowPage {
    /// The frame.
    pub frame: DeskFrame,
    /// Number inside.
    pub id: i64,
    /// Name of the village.
    pub desa: String,
    /// `20 November 2026`
    pub date: String,
    /// Where.
    pub place: String,
    /// How many came.
    pub attendees: i32,
    /// Who led it.
    pub chair: String,
    /// Read-only.
    pub closed: bool,
    /// The minutes are there.
    pub has_minutes: bool,
    /// Page of cases, from 1.
    pub page: u64,
    /// There are more after it.
    pub more: bool,
    /// Cases of this page.
    pub cases: Vec<CaseLine>,
    /// People to be removed.
    pub removals: Vec<RemovalLine>,
    /// Reasons for a removal.
    pub reasons: Vec<Choice>,
    /// The search for somebody.
    pub search: Search,
    /// What is wrong with a form just sent.
    pub errors: FieldErrors,
    /// What was just done.
    pub done: Option<Text>,
}

impl ShowPage {
    /// Where it is.
    pub fn href(&self) -> String {
        format!("/petugas/musyawarah/{}", self.id)
    }

    /// Where a button of the form leads; the page of cases goes along.
    pub fn action(&self, what: &str) -> String {
        format!("{}/{what}?hal={}", self.href(), self.page)
    }
}
