//! Every sentence a person reads, in every language.
//!
//! A sentence is a [`Text`]: one constant with one field per language, so a missing translation does not compile.
//! Each task has its own file; islands reach only the constants they name, so prose never enters the browser bundle.
//!
//! To add a language: add a variant to [`Lang`] and a field to [`Text`]; the compiler lists every missing sentence.

use serde::{Deserialize, Serialize};

pub mod aksesibilitas;
pub mod article;
pub mod cek;
pub mod date;
pub mod declaration;
pub mod draft;
pub mod error;
pub mod field_error;
pub mod hasil;
pub mod home;
pub mod island;
pub mod lacak;
pub mod layout;
pub mod mail;
pub mod panduan;
pub mod petugas;
pub mod privasi;
pub mod quick_exit;
pub mod sanggahan;
pub mod statistik;
pub mod usulan;
pub mod wilayah;

#[cfg(test)]
mod every_sentence;

/// A language of the service. Indonesian is the default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Bahasa Indonesia.
    #[default]
    #[serde(rename = "id")]
    Id,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// All languages in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// BCP 47 tag, the value of `?lang=` and of the cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Id => "Bahasa Indonesia",
            Self::En => "English",
        }
    }

    /// The language with this tag.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// One sentence in every language. `{name}` marks a place to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Bahasa Indonesia.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The sentence in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }

    /// The sentence in `lang` with each `{name}` replaced by its value. Values are inserted as they are:
    /// the page escapes the whole.
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut sentence = self.get(lang).to_owned();
        for (name, value) in values {
            sentence = sentence.replace(&format!("{{{name}}}"), value);
        }
        sentence
    }
}

/// Declares the sentences of one task: `texts! { TITLE = "Judul" / "Title"; … }`.
///
/// Each is documented by its English sentence; say more only where that does not tell what it is for.
/// Also collects them in `ALL` (tests only), so that a test can look at every sentence there is.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $id:literal / $en:literal;)+) => {
        $(
            $(#[$doc])*
            #[doc = concat!("`", $en, "`")]
            pub const $name: $crate::text::Text = $crate::text::Text { id: $id, en: $en };
        )+
        /// Every sentence of this file with its name.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::text::Text)] = &[$((stringify!($name), $name)),+];
    };
}
pub(crate) use texts;
