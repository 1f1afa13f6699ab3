//! What a question is: its name, what may be answered, and whether it must be.

use crate::contact::EMAIL_MAX_CHARS;
use crate::penerima::RT_RW_MAX_DIGITS;
use crate::typed_name::NAME_MAX_CHARS;

/// The form fields of a region, from the province down to the village.
pub const REGION_FIELDS: [&str; 4] = ["provinsi", "kabupaten", "kecamatan", "desa"];

/// Most characters of a NIK, a family-card number or a telephone number, spaces and hyphens
/// included.
const NUMBER_MAX_CHARS: usize = 24;

/// Most characters of a coordinate.
pub(super) const COORDINATE_MAX_CHARS: usize = 20;

/// Digits between two points of a number: `50.000`.
pub(super) const GROUP_DIGITS: usize = 3;

/// Which number of a coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// −90 … 90 (*lintang*).
    Latitude,
    /// −180 … 180 (*bujur*).
    Longitude,
}

impl Axis {
    /// The largest value, in degrees.
    pub const fn max_degrees(self) -> u32 {
        match self {
            Self::Latitude => 90,
            Self::Longitude => 180,
        }
    }
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A person's name.
    Name,
    /// A population number.
    Nik,
    /// A family-card number.
    NomorKk,
    /// One line of text.
    Line {
        /// Most characters.
        max_chars: usize,
    },
    /// Several lines of text.
    Paragraph {
        /// Fewest characters, where something is typed at all.
        min_chars: usize,
        /// Most characters, line breaks included.
        max_chars: usize,
    },
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A date of birth in three form fields: day, month, year. Also taken whole, `YYYY-MM-DD`,
    /// under the question's own name.
    BirthDate([&'static str; 3]),
    /// A year of birth.
    BirthYear,
    /// One of the codes of the question.
    Choice,
    /// Any of the codes of the question, joined by commas.
    Choices,
    /// `ya` or `tidak`.
    YesNo,
    /// `ya`, or nothing.
    Checkbox,
    /// A village, with what it lies in: [`REGION_FIELDS`].
    Region,
    /// The number of an RT or RW.
    RtRw,
    /// A number of things or of rupiah.
    Count {
        /// The largest number taken.
        max: u32,
    },
    /// Half of a pair of coordinates, in decimal degrees.
    Coordinate(Axis),
}

impl FieldKind {
    /// The `maxlength` of the input; `None` where nothing is typed.
    pub const fn max_chars(self) -> Option<usize> {
        match self {
            Self::Name => Some(NAME_MAX_CHARS),
            Self::Nik | Self::NomorKk | Self::Phone => Some(NUMBER_MAX_CHARS),
            Self::Line { max_chars } | Self::Paragraph { max_chars, .. } => Some(max_chars),
            Self::Email => Some(EMAIL_MAX_CHARS),
            Self::BirthYear => Some(4),
            Self::RtRw => Some(RT_RW_MAX_DIGITS),
            Self::Count { max } => {
                let points = max.ilog10() as usize / GROUP_DIGITS;
                Some(max.ilog10() as usize + 1 + points)
            }
            Self::Coordinate(_) => Some(COORDINATE_MAX_CHARS),
            Self::BirthDate(_)
            | Self::Choice
            | Self::Choices
            | Self::YesNo
            | Self::Checkbox
            | Self::Region => None,
        }
    }
}

/// Whether a question must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Required,
    /// Never.
    Optional,
    /// Unless this checkbox is ticked.
    RequiredUnless(&'static str),
    /// Only if this checkbox is ticked; otherwise the answer does not count.
    RequiredIf(&'static str),
    /// Only if the answer to this question, a [`FieldKind::Choice`] of the same page, asks for it;
    /// otherwise the answer does not count. Which answer does stands in the rows of the question
    /// (see [`super::Choices::follow_up`]).
    FollowUp(&'static str),
}

/// One question of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its name in the form, in the API, and in errors.
    pub name: &'static str,
    /// What may be answered.
    pub kind: FieldKind,
    /// Whether it must be.
    pub need: Need,
}

impl FieldSpec {
    /// The names of its inputs in the form: one, three for a date of birth, four for a region.
    pub fn inputs(&self) -> &[&'static str] {
        match &self.kind {
            FieldKind::BirthDate(parts) => parts,
            FieldKind::Region => &REGION_FIELDS,
            _ => std::slice::from_ref(&self.name),
        }
    }

    /// Whether an answer with this name belongs to the question.
    pub fn takes(&self, name: &str) -> bool {
        self.name == name || self.inputs().contains(&name)
    }
}
