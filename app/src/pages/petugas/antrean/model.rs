//! View model of the queue.

use domain::queue_flag::QueueFlag;
use domain::review::{CaseKind, CaseState};
use domain::window::Cycle;
use serde::{Deserialize, Serialize};

use super::find::FindForm;
use crate::components::choice_list::Choice;
use crate::pages::petugas::frame::DeskFrame;

/// Where the queue is.
pub const QUEUE: &str = "/petugas";
/// Where cases are, each under its ticket.
pub const CASES: &str = "/petugas/kasus";
/// Where cases are found by a NIK.
pub const FIND: &str = "/petugas/cari";
/// Ages that can be asked for, in days.
pub const AGES: [i64; 5] = [3, 7, 14, 30, 60];

/// A named view of the queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QueueView {
    /// Everything that waits.
    #[default]
    Semua,
    /// Due within three days.
    Hampir,
    /// Overdue.
    Lewat,
    /// Overdue, and put before the head of the office.
    Dinaikkan,
    /// No officer of the region may examine them.
    TanpaPemeriksa,
    /// The citizen was asked something.
    Info,
    /// Back from a citizen whom who looks had asked.
    Kembali,
    /// Held by who looks.
    Saya,
    /// Appeals.
    Keberatan,
}

impl QueueView {
    /// All, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Semua,
        Self::Hampir,
        Self::Lewat,
        Self::Dinaikkan,
        Self::TanpaPemeriksa,
        Self::Info,
        Self::Kembali,
        Self::Saya,
        Self::Keberatan,
    ];

    /// Its word in the address; empty for the first.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Semua => "",
            Self::Hampir => "hampir",
            Self::Lewat => "lewat",
            Self::Dinaikkan => "dinaikkan",
            Self::TanpaPemeriksa => "tanpa_pemeriksa",
            Self::Info => "info",
            Self::Kembali => "kembali",
            Self::Saya => "saya",
            Self::Keberatan => "keberatan",
        }
    }
}

/// A part of an address that no form of this page makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// The whole of it: something stands there twice.
    Address,
    /// The view.
    View,
    /// The kind.
    Kind,
    /// The cycle.
    Cycle,
    /// The flag.
    Flag,
    /// The age.
    Age,
    /// The state.
    State,
    /// Where the page begins.
    Place,
    /// The region: none, or outside the scope. Nothing is listed.
    Region,
    /// The holder: nobody here is called so. Nothing is listed.
    Holder,
}

/// Why a case is not for who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepAway {
    /// They are close to somebody in it.
    Close,
    /// It contests their own decision.
    OwnAppeal,
}

/// States that can be asked for, with their words in the address.
pub const STATES: [(&str, CaseState); 7] = [
    ("antre", CaseState::Queued),
    ("diperiksa", CaseState::UnderReview),
    ("keberatan", CaseState::Appealed),
    ("perlu_info", CaseState::InfoNeeded),
    ("menunggu", CaseState::WaitingForWindow),
    ("layak", CaseState::Layak),
    ("diusulkan", CaseState::Proposed),
];

/// What an officer looks for, as it stands in the address: everything can be linked to. Empty asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QueueForm {
    /// Code of a view.
    pub tampilan: String,
    /// Code of a kind.
    pub jenis: String,
    /// Code of a region.
    pub desa: String,
    /// `YYYY-MM`
    pub siklus: String,
    /// Code of a flag.
    pub tanda: String,
    /// Days.
    pub umur: String,
    /// `saya`, `tak_diambil`, or a user name.
    pub petugas: String,
    /// Word of a state.
    pub keadaan: String,
    /// Where the page begins.
    pub sesudah: String,
}

impl QueueForm {
    /// The view asked for.
    pub fn view(&self) -> QueueView {
        let found = QueueView::ALL.into_iter().find(|view| view.code() == self.tampilan);
        found.unwrap_or_default()
    }

    /// The state asked for.
    pub fn state(&self) -> Option<CaseState> {
        let found = STATES.into_iter().find(|(word, _)| *word == self.keadaan);
        found.map(|(_, state)| state)
    }

    /// The age asked for, in days.
    pub fn days(&self) -> Option<i64> {
        self.umur.parse().ok().filter(|days| AGES.contains(days))
    }

    /// Values that no form of the page offers: each asks for nothing.
    pub fn odd(&self) -> Vec<Odd> {
        let view = || QueueView::ALL.iter().any(|view| view.code() == self.tampilan);
        let known = [
            (&self.tampilan, view(), Odd::View),
            (&self.jenis, self.jenis.parse::<CaseKind>().is_ok(), Odd::Kind),
            (&self.siklus, self.siklus.parse::<Cycle>().is_ok(), Odd::Cycle),
            (&self.tanda, self.tanda.parse::<QueueFlag>().is_ok(), Odd::Flag),
            (&self.umur, self.days().is_some(), Odd::Age),
            (&self.keadaan, self.state().is_some(), Odd::State),
        ];
        let odd = known.into_iter().filter(|(value, known, _)| !value.is_empty() && !known);
        odd.map(|(_, _, odd)| odd).collect()
    }

    /// Whether anything but the view is asked for.
    pub fn is_filtered(&self) -> bool {
        self.filters().iter().any(|(name, value)| *name != "tampilan" && !value.is_empty())
    }

    /// Names and values of everything but the place.
    fn filters(&self) -> [(&'static str, &str); 8] {
        [
            ("tampilan", &self.tampilan),
            ("jenis", &self.jenis),
            ("desa", &self.desa),
            ("siklus", &self.siklus),
            ("tanda", &self.tanda),
            ("umur", &self.umur),
            ("petugas", &self.petugas),
            ("keadaan", &self.keadaan),
        ]
    }

    /// The address of this queue, beginning after a place or at its head.
    pub fn address(&self, after: Option<&str>) -> String {
        let mut address = QUEUE.to_owned();
        let filters = self.filters();
        let place = after.map(|place| ("sesudah", place));
        let asked = filters.into_iter().chain(place).filter(|(_, value)| !value.is_empty());
        for (at, (name, value)) in asked.enumerate() {
            address.push(if at == 0 { '?' } else { '&' });
            address.push_str(name);
            address.push('=');
            push_escaped(&mut address, value);
        }
        address
    }

    /// The address of a view, with nothing else asked for.
    pub fn address_of(view: QueueView) -> String {
        Self { tampilan: view.code().to_owned(), ..Self::default() }.address(None)
    }
}

/// Adds a value to an address: everything but letters, digits and `-._` is written out.
fn push_escaped(address: &mut String, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push('%');
            address.push(char::from(HEX[usize::from(byte >> 4)]));
            address.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// How near a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueTone {
    /// Far enough.
    Calm,
    /// Within three days.
    Soon,
    /// Passed.
    Late,
}

/// Who holds a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HolderLine {
    /// Nobody.
    Free,
    /// Nobody; it came back from the citizen, whom who looks had asked.
    AskedByMe,
    /// Nobody; it came back from the citizen, whom somebody else had asked: their name.
    AskedBy(String),
    /// Who looks, until this time.
    Mine(String),
    /// Somebody else: name, until when.
    Other(String, String),
}

/// A row of the queue.
#[derive(Debug, Clone)]
pub struct QueueRowLine {
    /// `XXXX-XXXX-XXXX`
    pub ticket: String,
    /// Address of the case.
    pub href: String,
    /// What kind.
    pub kind: CaseKind,
    /// Where it stands.
    pub state: CaseState,
    /// Village and district, in words.
    pub region: String,
    /// Days since it was sent.
    pub age_days: i64,
    /// `25 November 2026`
    pub due: String,
    /// How near that is.
    pub due_tone: DueTone,
    /// `22 November 2026`: when it was put before the head of the office.
    pub escalated: Option<String>,
    /// Why it is not for who looks.
    pub keep_away: Option<KeepAway>,
    /// What to look at first.
    pub flags: Vec<QueueFlag>,
    /// Who holds it.
    pub holder: HolderLine,
    /// `November 2026`
    pub cycle: String,
}

/// How many cases a view has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewCount {
    /// Which.
    pub view: QueueView,
    /// How many, as far as they were counted.
    pub count: u64,
    /// There are more than were counted.
    pub more: bool,
}

/// `/petugas`: the queue.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing the page tells or not")]
pub struct QueuePageModel {
    /// The frame.
    pub frame: DeskFrame,
    /// What is looked for.
    pub form: QueueForm,
    /// Views in order.
    pub views: Vec<ViewCount>,
    /// Regions to choose from, in order.
    pub regions: Vec<Choice>,
    /// Cycles to choose from.
    pub cycles: Vec<Choice>,
    /// Colleagues to choose from.
    pub colleagues: Vec<Choice>,
    /// The cases.
    pub rows: Vec<QueueRowLine>,
    /// Address of the next page.
    pub next: Option<String>,
    /// The search ended before the page was full.
    pub cut: bool,
    /// Who looks may take cases.
    pub may_take: bool,
    /// Nothing was left to take.
    pub none_left: bool,
    /// Who looks has just declared a conflict of interest.
    pub conflict_declared: bool,
    /// What of the address was not understood.
    pub odd: Vec<Odd>,
    /// A ticket that was looked for and is not here, as typed.
    pub unknown_ticket: Option<String>,
    /// The form that finds cases by a NIK, where who looks may open cases.
    pub find: Option<FindForm>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_stands_in_the_address() {
        let form = QueueForm {
            tampilan: "lewat".into(),
            petugas: "a b&c".into(),
            sesudah: "1.2.3".into(),
            ..QueueForm::default()
        };
        assert_eq!(form.address(None), "/petugas?tampilan=lewat&petugas=a%20b%26c");
        let next = form.address(Some("4.5.6"));
        assert_eq!(next, "/petugas?tampilan=lewat&petugas=a%20b%26c&sesudah=4.5.6");
        assert_eq!(QueueForm::address_of(QueueView::Semua), "/petugas");
    }

    #[test]
    fn what_no_form_offers_is_odd_and_what_is_empty_is_not() {
        assert!(QueueForm::default().odd().is_empty());
        let asked = QueueForm {
            tampilan: "kembali".into(),
            jenis: "usulan".into(),
            siklus: "2026-11".into(),
            tanda: "kembali".into(),
            umur: "14".into(),
            keadaan: "antre".into(),
            ..QueueForm::default()
        };
        assert!(asked.odd().is_empty());
        let odd = QueueForm {
            tampilan: "x".into(),
            jenis: "<script>".into(),
            siklus: "2026-13".into(),
            tanda: "x".into(),
            umur: "abc".into(),
            keadaan: "99".into(),
            ..QueueForm::default()
        };
        let all = [Odd::View, Odd::Kind, Odd::Cycle, Odd::Flag, Odd::Age, Odd::State];
        assert_eq!(odd.odd(), all);
        assert_eq!(QueueForm { umur: "5".into(), ..QueueForm::default() }.odd(), [Odd::Age]);
    }

    #[test]
    fn a_view_alone_is_no_filter() {
        let view = QueueForm { tampilan: "saya".into(), ..QueueForm::default() };
        assert!(!view.is_filtered());
        assert!(QueueForm { umur: "7".into(), ..view }.is_filtered());
    }
}
