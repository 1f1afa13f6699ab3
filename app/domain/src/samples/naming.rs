//! Puts names together as they are written on family cards.

use super::random::Random;
use super::words::{REGIONS, Shape};
use crate::penerima::Sex;

/// The word lists of one region, split once.
struct Lists {
    shape: Shape,
    weight: u32,
    old_spelling: bool,
    men: Vec<&'static str>,
    women: Vec<&'static str>,
    second: Vec<&'static str>,
    second_women: Vec<&'static str>,
    family: Vec<&'static str>,
}

/// Everything names are made of.
pub(super) struct Naming {
    regions: Vec<Lists>,
    total_weight: u32,
}

/// The people a family comes from, and its name where they have family names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    region: usize,
    family: &'static str,
}

impl Naming {
    pub(super) fn new() -> Self {
        let regions: Vec<Lists> = REGIONS
            .iter()
            .map(|region| Lists {
                shape: region.shape,
                weight: region.weight,
                old_spelling: region.old_spelling,
                men: region.men.split_ascii_whitespace().collect(),
                women: region.women.split_ascii_whitespace().collect(),
                second: region.second.split_ascii_whitespace().collect(),
                second_women: region.second_women.split_ascii_whitespace().collect(),
                family: region
                    .family
                    .split(',')
                    .map(str::trim)
                    .filter(|name| !name.is_empty())
                    .collect(),
            })
            .collect();
        let total_weight = regions.iter().map(|region| region.weight).sum();
        Self { regions, total_weight }
    }

    /// Where a new family comes from.
    pub(super) fn origin(&self, random: &mut Random) -> Origin {
        let mut left = random.below(self.total_weight);
        let region = self
            .regions
            .iter()
            .position(|region| {
                let here = left < region.weight;
                left = left.saturating_sub(region.weight);
                here
            })
            .unwrap_or_default();
        Origin { region, family: random.pick(&self.regions[region].family) }
    }

    /// A full name for somebody of that age: spelling, title, degree and capitals included.
    pub(super) fn name(
        &self,
        random: &mut Random,
        origin: Origin,
        sex: Sex,
        birth_year: u32,
    ) -> String {
        let lists = &self.regions[origin.region];
        let mut name = plain_name(random, lists, origin.family, sex);
        if lists.old_spelling && birth_year < 1955 && random.chance(45) {
            name = old_spelling(&name);
        }
        if birth_year < 2000 {
            name = with_title(random, name, lists.shape, sex, birth_year);
        }
        if random.chance(40) {
            name = name.to_uppercase();
        }
        name
    }
}

fn plain_name(random: &mut Random, lists: &Lists, family: &str, sex: Sex) -> String {
    let man = sex == Sex::LakiLaki;
    let (givens, seconds) =
        if man { (&lists.men, &lists.second) } else { (&lists.women, &lists.second_women) };
    let given = random.pick(givens);
    let second = random.pick(seconds);
    match lists.shape {
        Shape::GivenNames => match random.below(10) {
            0..=2 => given.to_owned(),
            9 => format!("{given} {second} {}", random.pick(seconds)),
            _ => format!("{given} {second}"),
        },
        Shape::FamilyName if random.chance(30) => format!("{given} {second} {family}"),
        Shape::FamilyName => format!("{given} {family}"),
        Shape::Bali => balinese(random, given, second, man),
        Shape::Muslim => muslim(random, given, second, man, &lists.men),
        Shape::Bugis => match random.below(10) {
            0..=2 => format!("Andi {given}"),
            3 => format!("Andi {second} {given}"),
            4..=6 => format!("{given} {family}"),
            _ => given.to_owned(),
        },
        Shape::Sasak => match (random.below(10), man) {
            (0..=3, true) => format!("Lalu {given}"),
            (0..=3, false) => format!("Baiq {given} {second}"),
            (4..=6, _) => format!("{given} {second}"),
            _ => given.to_owned(),
        },
    }
}

fn balinese(random: &mut Random, given: &str, order: &str, man: bool) -> String {
    let noble = match (random.below(20), man) {
        (0, true) => "I Gusti Ngurah",
        (0, false) => "I Gusti Ayu",
        (1, true) => "Ida Bagus",
        (1, false) => "Ida Ayu",
        (2, true) => "Anak Agung Gede",
        (2, false) => "Anak Agung Istri",
        (3, true) => "I Dewa",
        (3, false) => "Desak",
        (_, true) => return format!("I {order} {given}"),
        (_, false) => return format!("Ni {order} {given}"),
    };
    format!("{noble} {given}")
}

fn muslim(random: &mut Random, given: &str, second: &str, man: bool, men: &[&str]) -> String {
    if man {
        match random.below(20) {
            0..=2 => format!("Muhammad {given}"),
            3 => format!("Mohammad {given}"),
            4 => format!("Mochamad {given}"),
            5..=6 => format!("Moh. {given}"),
            7..=8 => format!("M. {given} {second}"),
            9 => format!("Muh {given}"),
            10 => format!("{given} bin {}", random.pick(men)),
            11..=13 => given.to_owned(),
            14 => format!("Abdul {second}"),
            _ => format!("{given} {second}"),
        }
    } else {
        match random.below(20) {
            0..=6 => format!("Siti {given}"),
            7..=8 => format!("Siti {given} {second}"),
            9 => format!("{given} binti {}", random.pick(men)),
            10..=13 => given.to_owned(),
            _ => format!("{given} {second}"),
        }
    }
}

/// Some elders are hajis, some of noble birth, and some people have a degree.
fn with_title(
    random: &mut Random,
    name: String,
    shape: Shape,
    sex: Sex,
    birth_year: u32,
) -> String {
    let man = sex == Sex::LakiLaki;
    match random.below(100) {
        0..=3 if birth_year < 1975 && matches!(shape, Shape::Muslim | Shape::GivenNames) => {
            format!("{} {name}", if man { "H." } else { "Hj." })
        }
        4 if birth_year < 1970 && shape == Shape::GivenNames => {
            format!("{} {name}", if man { "R." } else { "R.A." })
        }
        5 if birth_year < 1972 => format!("{} {name}", if man { "Drs." } else { "Dra." }),
        6 => format!("{name}, S.Pd"),
        7 if man => format!("{name}, S.E."),
        7 => format!("{name} A.Md.Keb"),
        _ => name,
    }
}

/// As it was written before 1947 and 1972: oe, dj, tj, j for y.
pub(super) fn old_spelling(name: &str) -> String {
    let mut old = String::with_capacity(name.len() + 4);
    let mut letters = name.chars().peekable();
    let mut last = ' ';
    while let Some(letter) = letters.next() {
        let before_h = letters.peek() == Some(&'h');
        // The Sundanese eu was always written so.
        let after_e = matches!(std::mem::replace(&mut last, letter), 'e' | 'E');
        match letter {
            'u' if !after_e => old.push_str("oe"),
            'U' => old.push_str("Oe"),
            'j' => old.push_str("dj"),
            'J' => old.push_str("Dj"),
            'y' => old.push('j'),
            'Y' => old.push('J'),
            'c' if !before_h => old.push_str("tj"),
            'C' if !before_h => old.push_str("Tj"),
            other => old.push(other),
        }
    }
    old
}

#[cfg(test)]
mod tests {
    use super::old_spelling;

    #[test]
    fn spells_as_the_elders_do() {
        for (now, then) in [
            ("Suharto", "Soeharto"),
            ("Joko Cahyono", "Djoko Tjahjono"),
            ("Yusuf", "Joesoef"),
            ("Euis", "Euis"),
            ("Chairul", "Chairoel"),
            ("Pujiastuti", "Poedjiastoeti"),
        ] {
            assert_eq!(old_spelling(now), then);
        }
    }
}
