//! What is reported about a recipient: everything follows from a number.

use serde_json::{Value, json};

use super::plan::{Card, add_village, letters, nik};

/// The cards that reports start from. They take turns, so that several speak about one person.
const CARDS: [Card; Laporan::CARDS as usize] = [
    Card { name: "Siti Aminah", place: 0 },
    Card { name: "Sumiati", place: 0 },
    Card { name: "Bambang Sutrisno", place: 0 },
    Card { name: "Sumiati", place: 1 },
    Card { name: "I Made Budi", place: 0 },
    Card { name: "Sumiati", place: 2 },
];
/// The photo of a house.
const HOUSE: [&str; 1] = ["rumah-depan"];

/// A report as its sender means it. Each number below 10,000 has a sender of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Laporan {
    number: u32,
    /// It takes the place of the one that was sent before.
    is_update: bool,
}

impl Laporan {
    /// How many cards take turns: a number that is so much higher speaks about the same person.
    pub(crate) const CARDS: u32 = 6;

    /// The first one of its sender.
    pub(crate) const fn new(number: u32) -> Self {
        Self { number, is_update: false }
    }

    /// Three object, then one vouches.
    pub(crate) const fn form(self) -> &'static str {
        if self.number % 4 == 1 { "tanggapan_layak" } else { "sanggahan" }
    }

    fn is_objection(self) -> bool {
        self.form() == "sanggahan"
    }

    pub(super) fn id(self) -> String {
        let turn = if self.is_update { "-lagi" } else { "" };
        format!("{}-{}{turn}", self.form(), self.number)
    }

    /// The card it starts from.
    pub(super) const fn card(self) -> Card {
        CARDS[self.number as usize % CARDS.len()]
    }

    /// Every fourth sender writes again.
    pub(super) const fn update(self) -> Option<Self> {
        let writes_again = self.number % 4 == 3 && !self.is_update;
        if writes_again { Some(Self { number: self.number, is_update: true }) } else { None }
    }

    /// An objection needs the photo of the house; of the vouchers every second one has it.
    pub(super) fn photos(self) -> &'static [&'static str] {
        if self.is_objection() || self.number % 8 == 1 { &HOUSE } else { &[] }
    }

    /// The sender's number, and which picture comes first.
    pub(super) const fn pictures(self) -> (u32, u64) {
        (self.number, if self.is_update { 5 } else { 4 })
    }

    /// Whether there is an address for a mail.
    pub(super) const fn has_email(self) -> bool {
        !self.number.is_multiple_of(3)
    }

    /// What is told: no other report says the same, the one in its place included.
    pub(super) fn account(self) -> String {
        let turn = if self.is_update { ", diperbarui" } else { "" };
        format!("Yang dilihat tetangga di rumahnya: catatan {}{turn}.", letters(self.number))
    }

    pub(super) fn steps(self) -> Vec<(&'static str, Value)> {
        let reason = if self.is_objection() {
            json!({"sebab_tidak_layak": "pindah", "pindah_ke": "desa_lain"})
        } else {
            json!({"sebab_layak": "bencana"})
        };
        let reason = json!({"answers": reason});
        let account = json!({"answers": {"uraian": self.account()}});
        vec![("sebab", reason), ("uraian", account), ("pelapor", self.reporter())]
    }

    fn reporter(self) -> Value {
        let number = self.number;
        let email = format!("saksi{number}@contoh.invalid");
        let mut answers = json!({
            "pelapor_nama": "Saksi Uji",
            "pelapor_nik": nik("990104", number),
            "pelapor_hp": format!("0814 0000 {:04}", number % 10_000),
            "pelapor_email": if self.has_email() { email } else { String::new() },
            "kerahasiaan": "rahasia",
        });
        add_village(&mut answers);
        json!({"answers": answers})
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nobody_shares_a_number_or_a_story_and_every_kind_is_there() {
        let all: Vec<Laporan> = (0..3_000).map(Laporan::new).collect();
        let updates: Vec<Laporan> = all.iter().filter_map(|one| one.update()).collect();
        let numbers: HashSet<String> = all.iter().map(|one| nik("990104", one.number)).collect();
        let stories: HashSet<String> =
            all.iter().chain(&updates).map(|one| one.account()).collect();
        assert_eq!((numbers.len(), stories.len()), (all.len(), all.len() + updates.len()));
        assert!(updates.iter().all(|one| one.is_objection() && one.update().is_none()));
        for (form, photos) in [("sanggahan", 1), ("tanggapan_layak", 1), ("tanggapan_layak", 0)] {
            assert!(all.iter().any(|one| {
                one.form() == form && one.photos().len() == photos && one.has_email()
            }));
        }
    }

    #[test]
    fn the_same_sender_writes_again_about_the_same_person() {
        let first = Laporan::new(7);
        let update = first.update().expect("every fourth one is updated");
        assert_eq!((first.card(), first.reporter()), (update.card(), update.reporter()));
        assert_ne!((first.id(), first.pictures()), (update.id(), update.pictures()));
        assert!(!update.account().contains(&first.account()));
        assert!(!first.account().contains(&update.account()));
    }
}
