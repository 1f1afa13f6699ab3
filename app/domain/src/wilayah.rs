//! Administrative regions and their Kemendagri codes (rules REG-1 … REG-9).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The four levels, from the province down to the village.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `PP`
    Provinsi,
    /// `PP.KK`
    KabupatenKota,
    /// `PP.KK.CC`
    Kecamatan,
    /// `PP.KK.CC.DDDD`
    Desa,
}

impl Level {
    /// The levels from the top down.
    pub const ALL: [Self; 4] = [Self::Provinsi, Self::KabupatenKota, Self::Kecamatan, Self::Desa];

    /// The name of the form field, and of the API's `field`, that holds a code of this level.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Provinsi => "provinsi",
            Self::KabupatenKota => "kabupaten",
            Self::Kecamatan => "kecamatan",
            Self::Desa => "desa",
        }
    }

    /// Length of a code of this level, in characters.
    const fn code_len(self) -> usize {
        match self {
            Self::Provinsi => 2,
            Self::KabupatenKota => 5,
            Self::Kecamatan => 8,
            Self::Desa => 13,
        }
    }
}

/// What a region is called by law. Follows from its code (REG-2, REG-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisWilayah {
    /// Province.
    Provinsi,
    /// Regency: second pair 01–69.
    Kabupaten,
    /// City: second pair 71 and above.
    Kota,
    /// District.
    Kecamatan,
    /// Urban ward: the village part starts with 1.
    Kelurahan,
    /// Village: the village part starts with 2.
    Desa,
    /// Customary village: the village part starts with 3.
    DesaAdat,
}

impl JenisWilayah {
    /// The word of law, lower case, the same in every language.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provinsi => "provinsi",
            Self::Kabupaten => "kabupaten",
            Self::Kota => "kota",
            Self::Kecamatan => "kecamatan",
            Self::Kelurahan => "kelurahan",
            Self::Desa => "desa",
            Self::DesaAdat => "desa adat",
        }
    }
}

/// Why a text is not a region code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a region code of the form PP, PP.KK, PP.KK.CC or PP.KK.CC.DDDD")]
pub struct KodeWilayahError;

/// A well-formed region code. Whether such a region exists is for the table to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodeWilayah {
    digits: [u8; 13],
    level: Level,
}

impl KodeWilayah {
    /// The level, which follows from the length.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The code as written: `71.01.13.2014`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.level.code_len()]).unwrap_or_default()
    }

    /// The region this one lies in at `level`, or itself; `None` for a level below its own.
    pub fn at(&self, level: Level) -> Option<Self> {
        (level <= self.level).then(|| {
            let mut digits = [0; 13];
            let len = level.code_len();
            digits[..len].copy_from_slice(&self.digits[..len]);
            Self { digits, level }
        })
    }

    /// The region directly above; `None` for a province.
    pub fn parent(&self) -> Option<Self> {
        match self.level {
            Level::Provinsi => None,
            Level::KabupatenKota => self.at(Level::Provinsi),
            Level::Kecamatan => self.at(Level::KabupatenKota),
            Level::Desa => self.at(Level::Kecamatan),
        }
    }

    /// Whether this region is `other` or lies in it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.at(other.level).as_ref() == Some(other)
    }

    /// What the region is called by law (REG-2, REG-3).
    pub fn jenis(&self) -> JenisWilayah {
        match self.level {
            Level::Provinsi => JenisWilayah::Provinsi,
            Level::KabupatenKota if self.digits[3] >= b'7' => JenisWilayah::Kota,
            Level::KabupatenKota => JenisWilayah::Kabupaten,
            Level::Kecamatan => JenisWilayah::Kecamatan,
            Level::Desa => match self.digits[9] {
                b'1' => JenisWilayah::Kelurahan,
                b'3' => JenisWilayah::DesaAdat,
                _ => JenisWilayah::Desa,
            },
        }
    }
}

impl FromStr for KodeWilayah {
    type Err = KodeWilayahError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let level = Level::ALL
            .into_iter()
            .find(|level| level.code_len() == bytes.len())
            .ok_or(KodeWilayahError)?;
        let well_formed = bytes.iter().enumerate().all(|(at, byte)| match at {
            2 | 5 | 8 => *byte == b'.',
            _ => byte.is_ascii_digit(),
        });
        if !well_formed {
            return Err(KodeWilayahError);
        }
        let mut digits = [0; 13];
        digits[..bytes.len()].copy_from_slice(bytes);
        Ok(Self { digits, level })
    }
}

impl fmt::Display for KodeWilayah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for KodeWilayah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KodeWilayah({})", self.as_str())
    }
}

impl Serialize for KodeWilayah {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for KodeWilayah {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A region as shown and as sent by the API: `{"kode","nama","jenis"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wilayah {
    /// Its code.
    pub kode: KodeWilayah,
    /// Its name exactly as the table has it; never respelled (REG-6).
    pub nama: String,
    /// What it is called by law.
    pub jenis: JenisWilayah,
}

/// What a picker shows for each of `siblings`, in their order.
///
/// The type is always printed; where name and type are the same twice, the code too (REG-4, REG-5).
/// Names of regencies and cities already start with their type.
pub fn labels(siblings: &[Wilayah]) -> Vec<String> {
    siblings
        .iter()
        .map(|one| {
            let twin = siblings.iter().any(|other| {
                other.kode != one.kode && other.nama == one.nama && other.jenis == one.jenis
            });
            match one.jenis {
                JenisWilayah::Provinsi | JenisWilayah::Kabupaten | JenisWilayah::Kota => {
                    one.nama.clone()
                }
                JenisWilayah::Kecamatan => format!("Kecamatan {}", one.nama),
                jenis if twin => format!("{} ({}, {})", one.nama, jenis.as_str(), one.kode),
                jenis => format!("{} ({})", one.nama, jenis.as_str()),
            }
        })
        .collect()
}

/// A region with everything above it: `Inobonto (desa), Kecamatan Bolaang, Kabupaten …, Sulawesi Utara`.
pub type WilayahPath = Vec<Wilayah>;
