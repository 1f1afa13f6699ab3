//! View models of what starts from a card, and of the right of reply.

use domain::field::FieldErrors;

use crate::chrome::Chrome;
use crate::pages::draft::Door;
use crate::pages::draft::model::SubjectCard;

/// `/sanggahan/baru` and `/perbaikan/baru` with a card: whom it is about, and what is to be said.
#[derive(Debug, Clone)]
pub struct ReportStartPage {
    /// The frame.
    pub chrome: Chrome,
    /// Which of the two.
    pub door: Door,
    /// The person on the card.
    pub subject: SubjectCard,
    /// Where to look for another card: `/cek?desa=…`
    pub cek: String,
    /// The card's token, for the hidden field `subjek`.
    pub token: String,
    /// Others of the same name stood on the result, or the name was only similar: whether it is this one must be confirmed.
    pub homonyms: bool,
    /// `ini_orangnya` is ticked.
    pub confirmed: bool,
    /// The chosen form as [`domain::form::Form::code`] has it, or empty.
    pub chosen: String,
    /// What is wrong. Field names: `form`, `ini_orangnya`.
    pub errors: FieldErrors,
    /// Somebody is about to begin beside an unfinished draft: its resume code, to be written down first.
    pub replaces: Option<String>,
    /// An unfinished draft of this browser: when it was saved last, `21 November 2026 pukul 14.05`.
    pub unfinished: Option<String>,
    /// Days within which the office reviews it.
    pub review_days: u32,
    /// Days the person has for their answer.
    pub reply_days: u32,
}

/// Why there is no card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoCard {
    /// Nobody came with one.
    None,
    /// It is too old. The address of cek with the village kept.
    Expired {
        /// `/cek?desa=…`
        cek: String,
        /// Code of the village, for a form that posts to `/cek`: a name must not stand in an address.
        desa: String,
        /// The name that was typed.
        name: String,
    },
    /// It is broken or not ours.
    Unknown,
}

/// `/sanggahan/baru` and `/perbaikan/baru` without a card: the way there, or on with a resume code.
#[derive(Debug, Clone)]
pub struct NoCardPage {
    /// The frame.
    pub chrome: Chrome,
    /// Which of the two.
    pub door: Door,
    /// Why.
    pub why: NoCard,
    /// An unfinished draft of this browser: when it was saved last.
    pub unfinished: Option<String>,
    /// A resume code as typed, when it was wrong.
    pub kode_lanjutan: String,
    /// What is wrong. Field name: `kode_lanjutan`.
    pub errors: FieldErrors,
    /// A draft has just been deleted.
    pub discarded: bool,
}

/// Why a reply code opens nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyClosed {
    /// It was answered: the code is spent.
    Answered,
    /// The time for it is over.
    Late,
}

/// `/jawab`: the right of reply, behind the code of a letter or mail.
#[derive(Debug, Clone)]
pub struct ReplyStartPage {
    /// The frame.
    pub chrome: Chrome,
    /// The code as typed.
    pub kode: String,
    /// What is wrong. Field name: `kode`.
    pub errors: FieldErrors,
    /// The code was right, but opens nothing any more.
    pub closed: Option<ReplyClosed>,
    /// An answer that was being filled in has just been deleted.
    pub discarded: bool,
    /// An unfinished answer of this browser: when it was saved last.
    pub unfinished: Option<String>,
}

/// What the person an objection is about is told: the kinds of objection and the time for an answer, nothing else (S-7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyNotice {
    /// The reasons given, each once, in words.
    pub reasons: Vec<String>,
    /// Last day for the answer: `2 Desember 2026`.
    pub until: String,
}

/// The letter that brings the code to somebody who cannot be reached otherwise (S-11). Printed by the office.
#[derive(Debug, Clone)]
pub struct ReplyLetter {
    /// The frame: language and contact of the office.
    pub chrome: Chrome,
    /// Name of the person as the recipient data has it.
    pub name: String,
    /// Address lines.
    pub address: Vec<String>,
    /// What they are told.
    pub notice: ReplyNotice,
    /// The code, grouped for reading.
    pub code: String,
    /// Where it is typed in, without `https://`.
    pub site: String,
    /// QR code of that address as SVG markup; the code is not in it.
    pub qr_svg: String,
    /// Day of printing.
    pub date: String,
}
