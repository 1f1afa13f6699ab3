//! The small values of the recipient file: status of an aid, sex, RT and RW.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::field::ErrorCode;

/// Whether somebody gets an aid, as far as the data says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AidStatus {
    /// Gets it.
    Penerima,
    /// Does not get it.
    Bukan,
    /// Suspended.
    Ditangguhkan,
    /// The data does not say.
    TidakDiketahui,
}

impl AidStatus {
    /// Every status, in the order they are explained to people.
    pub const ALL: [Self; 4] =
        [Self::Penerima, Self::Bukan, Self::Ditangguhkan, Self::TidakDiketahui];

    /// The value in the recipient file and in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Penerima => "penerima",
            Self::Bukan => "bukan",
            Self::Ditangguhkan => "ditangguhkan",
            Self::TidakDiketahui => "tidak_diketahui",
        }
    }
}

impl FromStr for AidStatus {
    type Err = ErrorCode;

    /// Reads a value of the recipient file, in any capitalisation.
    fn from_str(text: &str) -> Result<Self, ErrorCode> {
        one_of(&Self::ALL, text, AidStatus::as_str)
    }
}

/// Sex as the population register has it (`jenis_kelamin`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// Male: `L`.
    #[serde(rename = "L")]
    LakiLaki,
    /// Female: `P`.
    #[serde(rename = "P")]
    Perempuan,
}

impl Sex {
    /// Both.
    pub const ALL: [Self; 2] = [Self::LakiLaki, Self::Perempuan];

    /// The value in the recipient file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LakiLaki => "L",
            Self::Perempuan => "P",
        }
    }
}

impl FromStr for Sex {
    type Err = ErrorCode;

    /// Reads `L` or `P`, in any capitalisation.
    fn from_str(text: &str) -> Result<Self, ErrorCode> {
        one_of(&Self::ALL, text, Sex::as_str)
    }
}

fn one_of<T: Copy>(
    all: &[T],
    text: &str,
    as_str: impl Fn(T) -> &'static str,
) -> Result<T, ErrorCode> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    all.iter()
        .copied()
        .find(|one| as_str(*one).eq_ignore_ascii_case(text))
        .ok_or(ErrorCode::NotAllowed)
}

/// Most digits of an RT or RW number (§3.4).
pub const RT_RW_MAX_DIGITS: usize = 3;

/// The number of a neighbourhood (RT) or of a group of them (RW), exactly as written: `003` and `3`
/// both exist.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RtRw(String);

impl RtRw {
    /// Reads one to three digits and keeps their zeros; `000` is one. `None` when blank.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::NotAllowed`] for anything but ASCII digits, [`ErrorCode::TooLong`] for more
    /// than three.
    pub fn parse(text: &str) -> Result<Option<Self>, ErrorCode> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ErrorCode::NotAllowed);
        }
        if text.len() > RT_RW_MAX_DIGITS {
            return Err(ErrorCode::TooLong);
        }
        Ok(Some(Self(text.to_owned())))
    }

    /// The digits as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RtRw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RtRw(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{AidStatus, RtRw, Sex};
    use crate::field::ErrorCode;

    #[test]
    fn every_status_is_read_back_from_its_value() {
        for status in AidStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        assert_eq!(" PENERIMA ".parse(), Ok(AidStatus::Penerima));
        assert_eq!("ya".parse::<AidStatus>(), Err(ErrorCode::NotAllowed));
        assert_eq!("".parse::<AidStatus>(), Err(ErrorCode::Required));
    }

    #[test]
    fn sex_is_l_or_p() {
        assert_eq!("L".parse(), Ok(Sex::LakiLaki));
        assert_eq!("p".parse(), Ok(Sex::Perempuan));
        assert_eq!("W".parse::<Sex>(), Err(ErrorCode::NotAllowed));
        assert_eq!(" ".parse::<Sex>(), Err(ErrorCode::Required));
    }

    #[test]
    fn rt_keeps_its_zeros() {
        for text in ["000", "003", "3", "12"] {
            assert_eq!(RtRw::parse(text).unwrap().unwrap().as_str(), text);
        }
        assert_eq!(RtRw::parse("  "), Ok(None));
        assert_eq!(RtRw::parse("0003"), Err(ErrorCode::TooLong));
        for text in ["3a", "-1", "٣", "1 2", "3\0"] {
            assert_eq!(RtRw::parse(text), Err(ErrorCode::NotAllowed), "{text:?}");
        }
    }
}
