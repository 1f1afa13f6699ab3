//! What is sent: a proposal or a report, and everything in it, by its number.

use serde_json::{Value, json};

use super::laporan::Laporan;
use super::usulan::Usulan;
use crate::prove::links::VILLAGE;

/// Days of a month that every month has.
const DAYS: u32 = 28;
/// Months.
const MONTHS: u32 = 12;

/// A form as its sender means it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Somebody is proposed.
    Usulan(Usulan),
    /// Something is said about a recipient.
    Laporan(Laporan),
}

/// The card of a recipient: the name that finds it, and its place among the cards of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) name: &'static str,
    pub(crate) place: usize,
}

impl Plan {
    /// The `number`th of all: every second one is a report.
    pub(crate) fn nth(number: u32) -> Self {
        if number.is_multiple_of(2) {
            Self::Usulan(Usulan(number / 2))
        } else {
            Self::Laporan(Laporan::new(number / 2))
        }
    }

    /// What kind of case it becomes.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Usulan(_) => "usulan",
            Self::Laporan(laporan) => laporan.form(),
        }
    }

    /// What nobody else calls their own: for keys and messages.
    pub(crate) fn id(self) -> String {
        match self {
            Self::Usulan(usulan) => format!("usulan-{}", usulan.0),
            Self::Laporan(laporan) => laporan.id(),
        }
    }

    /// The door it goes through: a part of addresses and of the cookie's name.
    pub(crate) const fn door(self) -> &'static str {
        match self {
            Self::Usulan(_) => "usulan",
            Self::Laporan(_) => "sanggahan",
        }
    }

    /// The card it starts from.
    pub(crate) fn card(self) -> Option<Card> {
        match self {
            Self::Usulan(_) => None,
            Self::Laporan(laporan) => Some(laporan.card()),
        }
    }

    /// What a draft is begun with; `card` is the token of the card.
    pub(crate) fn beginning(self, card: &str) -> Value {
        match self {
            Self::Usulan(usulan) => json!({"hubungan": usulan.hubungan()}),
            // Several people have the name: it is said that this is the one.
            Self::Laporan(laporan) => {
                json!({"form": laporan.form(), "subject": card, "confirmed": true})
            }
        }
    }

    /// Every step that is answered, with the body of its call, in the order in which they are sent.
    pub(crate) fn steps(self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Usulan(usulan) => usulan.steps(),
            Self::Laporan(laporan) => laporan.steps(),
        }
    }

    /// The photos that go with it, in the order in which they are sent.
    pub(crate) fn photos(self) -> &'static [&'static str] {
        match self {
            Self::Usulan(usulan) => usulan.photos(),
            Self::Laporan(laporan) => laporan.photos(),
        }
    }

    /// What its photo at this place is made from.
    pub(crate) fn picture(self, place: usize) -> u64 {
        let (number, first) = match self {
            Self::Usulan(usulan) => (usulan.0, 0),
            Self::Laporan(laporan) => laporan.pictures(),
        };
        // At most four photos go with anything.
        u64::from(number) * 8 + first + place as u64
    }

    /// Whether there is an address for a mail.
    pub(crate) const fn has_email(self) -> bool {
        match self {
            Self::Usulan(usulan) => usulan.has_email(),
            Self::Laporan(laporan) => laporan.has_email(),
        }
    }

    /// What is declared when it is sent.
    pub(crate) fn declarations(self) -> Value {
        match self {
            Self::Usulan(usulan) => usulan.declarations(),
            Self::Laporan(_) => json!(["setuju_pdp", "benar"]),
        }
    }

    /// What its sender finds among the answers that are kept, and in nothing else that was sent.
    pub(crate) fn mark(self) -> String {
        match self {
            Self::Usulan(usulan) => usulan.name(),
            Self::Laporan(laporan) => laporan.account(),
        }
    }

    /// What the same sender puts in its place later.
    pub(crate) fn update(self) -> Option<Self> {
        match self {
            Self::Usulan(_) => None,
            Self::Laporan(laporan) => laporan.update().map(Self::Laporan),
        }
    }
}

/// The village of the demo people, with the regions above it.
pub(super) fn add_village(answers: &mut Value) {
    for (field, length) in [("provinsi", 2), ("kabupaten", 5), ("kecamatan", 8), ("desa", 13)] {
        answers[field] = json!(VILLAGE[..length]);
    }
}

/// A number of sixteen digits that fits the date of birth; one for each prefix.
pub(super) fn nik(prefix: &str, number: u32) -> String {
    let serial = 1 + number / (DAYS * MONTHS);
    format!("{prefix}{:02}{:02}85{serial:04}", day(number), month(number))
}

/// The day of birth.
pub(super) const fn day(number: u32) -> u32 {
    1 + number % DAYS
}

/// The month of birth.
pub(super) const fn month(number: u32) -> u32 {
    1 + number / DAYS % MONTHS
}

/// A number as a word.
pub(super) fn letters(mut number: u32) -> String {
    let mut word = String::from("A");
    loop {
        // Below 26, so within the letters.
        word.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
        if number == 0 {
            return word;
        }
    }
}
