//! The letter to somebody whom another person proposed (S-11): a sheet of A4 like every letter of the office.

use leptos::prelude::*;

use super::model::NoticeLetter;
use crate::pages::sanggahan::{letter_close, letter_document, letter_head, letter_to};
use crate::text::petugas::surat as t;
use crate::text::sanggahan::letter;

/// The whole document of several notices.
pub fn notice_letters(letters: Vec<NoticeLetter>) -> AnyView {
    let lang = letters.first().map(|letter| letter.lang).unwrap_or_default();
    letter_document(lang, t::LETTER_TITLE.get(lang), letters.into_iter().map(sheet).collect())
}

/// Never who proposed, neither PIN nor ticket, and no outcome on paper (D-13, S-6).
fn sheet(notice: NoticeLetter) -> AnyView {
    let NoticeLetter { lang, contact, number, name, address, examined, date } = notice;
    let (state, next, last, how) = if examined {
        (t::LETTER_EXAMINED, t::LETTER_NEXT, t::LETTER_WITHDRAW, t::LETTER_HOW)
    } else {
        (t::LETTER_REVIEWED, t::LETTER_REVIEWED_NEXT, t::LETTER_OUTCOME, t::LETTER_REVIEWED_HOW)
    };
    view! {
        {letter_head(lang, &contact, date)}
        <p>{t::LETTER_NUMBER.fill(lang, &[("number", &number)])}</p>
        {letter_to(lang, name, address)}
        <h1>{letter::SUBJECT.get(lang)}": "{t::LETTER_SUBJECT.get(lang)}</h1>
        <p>{letter::GREETING.get(lang)}</p>
        <p>{t::LETTER_WHAT.get(lang)}" "{state.get(lang)}</p>
        <p>{next.get(lang)}</p>
        <h2>{t::LETTER_RIGHTS.get(lang)}</h2>
        <ul>
            <li>{t::LETTER_SEE.get(lang)}</li>
            <li>{t::LETTER_CORRECT.get(lang)}</li>
            <li>{last.get(lang)}</li>
        </ul>
        <p>{how.get(lang)}</p>
        <p>{t::LETTER_NOT_TOLD.get(lang)}</p>
        <p>{letter::FREE.get(lang)}</p>
        {letter_close(lang, contact)}
    }
    .into_any()
}
