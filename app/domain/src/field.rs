//! What can be wrong with a field of a form, as codes.
//!
//! `domain` decides *that* something is wrong; `app::text` says it in a person's language; the API sends the code.

use serde::{Deserialize, Serialize};

/// What is wrong with one field. The wire form is [`ErrorCode::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Nothing was given.
    Required,
    /// Fewer characters than the field needs.
    TooShort,
    /// More characters than the field takes.
    TooLong,
    /// A control character, NUL among them.
    ControlCharacter,
    /// A name without two letters.
    NoLetters,
    /// A region code of the wrong shape, or one that no table knows.
    RegionUnknown,
    /// A region that does not lie in the one chosen above it (REG-7).
    RegionMismatch,
    /// A region that was split or merged; its successors are offered (REG-8).
    RegionRetired,
    /// Not a four-digit year in which a living person can be born.
    BirthYearInvalid,
    /// The characters do not match the picture.
    CaptchaWrong,
    /// The challenge is older than five minutes, was used before, or is not ours.
    CaptchaExpired,
    /// Not 16 digits.
    NikLength,
    /// 16 digits, but no date of birth can be read from them (NIK-3), or the serial is 0000 (NIK-6).
    NikImpossible,
    /// Not 16 digits.
    NomorKkLength,
    /// Not a date `YYYY-MM-DD` that exists.
    DateInvalid,
    /// Day, month or year of a date is missing.
    DateIncomplete,
    /// Not one of the values the field knows.
    NotAllowed,
    /// A ticket number or resume code of the wrong length, or with characters that no code has.
    CodeShape,
    /// A ticket number or resume code whose check character does not fit: mistyped, not unknown.
    CodeTypo,
    /// A well-formed resume code under which nothing is kept (any more).
    CodeUnknown,
    /// A PIN that is not six digits.
    PinShape,
    /// Not an Indonesian telephone number.
    PhoneInvalid,
    /// Not an e-mail address.
    EmailInvalid,
    /// Not a latitude or longitude, or one without the other.
    CoordinateInvalid,
    /// A neighbour in another village than the proposer's (§3.4).
    DifferentVillage,
    /// A family-card number that is the NIK typed twice (KK-3).
    SameAsNik,
    /// The same NIK twice in one family (KK-4).
    Twice,
    /// More entries than the list takes.
    TooMany,
    /// Health was answered without the consent it needs (§3.4).
    ConsentMissing,
    /// A photo that this proposal cannot do without.
    PhotoMissing,
    /// A file above the limit of bytes.
    FileTooLarge,
    /// A file that is none of the kinds taken, whatever its name says.
    FileNotImage,
    /// A picture that is broken or cut off.
    FileUnreadable,
    /// A picture with more pixels than can be worked on.
    FileTooManyPixels,
    /// A picture that moves.
    FileAnimated,
    /// A HEIC picture, which cannot be read here.
    FileHeic,
    /// No file, or one without content.
    FileEmpty,
    /// An answer that its question does not offer.
    ChoiceUnknown,
    /// Not a whole number, or one above the limit.
    NumberInvalid,
    /// A declaration that was not ticked (F-2).
    DeclarationMissing,
    /// The office takes no proposals today (W-2).
    WindowClosed,
    /// An earlier ticket that, with this PIN, is no report of the same reporter on the same person
    /// this month.
    EarlierUnknown,
    /// A well-formed reply code that was never handed out.
    ReplyCodeUnknown,
    /// The token of a card that is too old, broken, or not ours (S-4).
    CardExpired,
    /// A NIK, or the number of a family card, in words that others read.
    NumberInText,
}

impl ErrorCode {
    /// Every code, so that texts and documentation can be checked for completeness.
    pub const ALL: [Self; 45] = [
        Self::Required,
        Self::TooShort,
        Self::TooLong,
        Self::ControlCharacter,
        Self::NoLetters,
        Self::RegionUnknown,
        Self::RegionMismatch,
        Self::RegionRetired,
        Self::BirthYearInvalid,
        Self::CaptchaWrong,
        Self::CaptchaExpired,
        Self::NikLength,
        Self::NikImpossible,
        Self::NomorKkLength,
        Self::DateInvalid,
        Self::DateIncomplete,
        Self::NotAllowed,
        Self::CodeShape,
        Self::CodeTypo,
        Self::CodeUnknown,
        Self::PinShape,
        Self::PhoneInvalid,
        Self::EmailInvalid,
        Self::CoordinateInvalid,
        Self::DifferentVillage,
        Self::SameAsNik,
        Self::Twice,
        Self::TooMany,
        Self::ConsentMissing,
        Self::PhotoMissing,
        Self::FileTooLarge,
        Self::FileNotImage,
        Self::FileUnreadable,
        Self::FileTooManyPixels,
        Self::FileAnimated,
        Self::FileHeic,
        Self::FileEmpty,
        Self::ChoiceUnknown,
        Self::NumberInvalid,
        Self::DeclarationMissing,
        Self::WindowClosed,
        Self::EarlierUnknown,
        Self::ReplyCodeUnknown,
        Self::CardExpired,
        Self::NumberInText,
    ];

    /// The stable name used by the API and in rejected import lines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::ControlCharacter => "control_character",
            Self::NoLetters => "no_letters",
            Self::RegionUnknown => "region_unknown",
            Self::RegionMismatch => "region_mismatch",
            Self::RegionRetired => "region_retired",
            Self::BirthYearInvalid => "birth_year_invalid",
            Self::CaptchaWrong => "captcha_wrong",
            Self::CaptchaExpired => "captcha_expired",
            Self::NikLength => "nik_length",
            Self::NikImpossible => "nik_impossible",
            Self::NomorKkLength => "nomor_kk_length",
            Self::DateInvalid => "date_invalid",
            Self::DateIncomplete => "date_incomplete",
            Self::NotAllowed => "not_allowed",
            Self::CodeShape => "code_shape",
            Self::CodeTypo => "code_typo",
            Self::CodeUnknown => "code_unknown",
            Self::PinShape => "pin_shape",
            Self::PhoneInvalid => "phone_invalid",
            Self::EmailInvalid => "email_invalid",
            Self::CoordinateInvalid => "coordinate_invalid",
            Self::DifferentVillage => "different_village",
            Self::SameAsNik => "same_as_nik",
            Self::Twice => "twice",
            Self::TooMany => "too_many",
            Self::ConsentMissing => "consent_missing",
            Self::PhotoMissing => "photo_missing",
            Self::FileTooLarge => "file_too_large",
            Self::FileNotImage => "file_not_image",
            Self::FileUnreadable => "file_unreadable",
            Self::FileTooManyPixels => "file_too_many_pixels",
            Self::FileAnimated => "file_animated",
            Self::FileHeic => "file_heic",
            Self::FileEmpty => "file_empty",
            Self::ChoiceUnknown => "choice_unknown",
            Self::NumberInvalid => "number_invalid",
            Self::DeclarationMissing => "declaration_missing",
            Self::WindowClosed => "window_closed",
            Self::EarlierUnknown => "earlier_unknown",
            Self::ReplyCodeUnknown => "reply_code_unknown",
            Self::CardExpired => "card_expired",
            Self::NumberInText => "number_in_text",
        }
    }
}

/// One wrong field: its name in the form, and what is wrong. Never its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// What is wrong.
    pub code: ErrorCode,
    /// The field's name in the form and in the API.
    pub field: &'static str,
}

/// All wrong fields of one form, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// A list with one entry.
    pub fn one(field: &'static str, code: ErrorCode) -> Self {
        Self(vec![FieldError { code, field }])
    }

    /// Notes that `field` is wrong. Only the first error of a field is kept: one field, one sentence.
    pub fn push(&mut self, field: &'static str, code: ErrorCode) {
        if self.of(field).is_none() {
            self.0.push(FieldError { code, field });
        }
    }

    /// Puts the errors into the order of `names`. Those of other names come first, in the order they
    /// were noted.
    pub fn arrange(&mut self, names: &[&str]) {
        self.0.sort_by_key(|error| names.iter().position(|name| *name == error.field));
    }

    /// The errors without those of `names`.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        self.0.retain(|error| !names.contains(&error.field));
        self
    }

    /// What is wrong with `field`, if anything.
    pub fn of(&self, field: &str) -> Option<ErrorCode> {
        self.0.iter().find(|error| error.field == field).map(|error| error.code)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors in form order.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }
}
