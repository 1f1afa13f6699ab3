//! The letter that brings the code of the right of reply (S-11), and the sheet every letter of the office is printed on:
//! A4, by itself.

use leptos::prelude::*;

use super::model::ReplyLetter;
use crate::chrome::Contact;
use crate::text::Lang;
use crate::text::sanggahan::letter as t;

/// The style of letters, inside the document, so that it can be opened and printed by itself, anywhere.
pub const LETTER_STYLE: &str = include_str!("letter.css");

/// A document of letters, a sheet each, without scripts and without any other file.
pub fn letter_document(lang: Lang, title: &'static str, sheets: Vec<AnyView>) -> AnyView {
    let sheets: Vec<_> = sheets
        .into_iter()
        .map(|sheet| view! { <article class="sheet">{sheet}</article> })
        .collect();
    view! {
        <!DOCTYPE html>
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width,initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <title>{title}</title>
                <style>{LETTER_STYLE}</style>
            </head>
            <body>{sheets}</body>
        </html>
    }
    .into_any()
}

/// The whole document of one letter.
pub fn reply_letter(letter: ReplyLetter) -> AnyView {
    reply_letters(vec![letter])
}

/// The whole document of several letters.
pub fn reply_letters(letters: Vec<ReplyLetter>) -> AnyView {
    let lang = letters.first().map(|letter| letter.chrome.lang).unwrap_or_default();
    letter_document(lang, t::TITLE.get(lang), letters.into_iter().map(reply_sheet).collect())
}

/// Says of the objection its kinds and the time for an answer, nothing else (S-7).
fn reply_sheet(letter: ReplyLetter) -> AnyView {
    let ReplyLetter { chrome, name, address, notice, code, site, qr_svg, date } = letter;
    let lang = chrome.lang;
    let reasons: Vec<_> =
        notice.reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect();
    let until = t::MAY_ANSWER.fill(lang, &[("until", &notice.until)]);
    view! {
        {letter_head(lang, &chrome.contact, date)}
        {letter_to(lang, name, address)}
        <h1>{t::SUBJECT.get(lang)}": "{t::SUBJECT_WHAT.get(lang)}</h1>
        <p>{t::GREETING.get(lang)}</p>
        <p>{t::RECEIVED.get(lang)}</p>
        <ul>{reasons}</ul>
        <p>{t::NOTHING_DECIDED.get(lang)}</p>
        <p><strong>{until}</strong>" "{t::NOT_A_DUTY.get(lang)}</p>
        {how(lang, &site, qr_svg)}
        <p class="code">{t::CODE.get(lang)}<strong>{code}</strong></p>
        <p>{t::CODE_SECRET.get(lang)}</p>
        <p>{t::NOT_TOLD.get(lang)}</p>
        <p>{t::FREE.get(lang)}</p>
        {letter_close(lang, chrome.contact)}
    }
    .into_any()
}

/// Whom a letter goes to.
pub fn letter_to(lang: Lang, name: String, address: Vec<String>) -> AnyView {
    let address: Vec<_> = address.into_iter().map(|line| view! { <br/>{line} }).collect();
    view! { <p class="to">{t::TO.get(lang)}<br/><strong>{name}</strong>{address}</p> }.into_any()
}

/// Who writes, and when.
pub fn letter_head(lang: Lang, office: &Contact, date: String) -> AnyView {
    view! {
        <header>
            <address>
                <strong>{office.name.clone()}</strong><br/>
                {office.address.clone()}<br/>
                {t::PHONE.get(lang)}" "{office.phone.clone()}
            </address>
            <p>{date}<br/>{t::CONFIDENTIAL.get(lang)}</p>
        </header>
    }
    .into_any()
}

/// The ways to answer, beside the picture a phone can scan. The code is not in it.
fn how(lang: Lang, site: &str, qr_svg: String) -> AnyView {
    view! {
        <h2>{t::HOW.get(lang)}</h2>
        <div class="how">
            <div>
                <ol>
                    <li>{t::HOW_SITE.fill(lang, &[("site", site)])}</li>
                    <li>{t::HOW_CODE.get(lang)}</li>
                </ol>
                <p>{t::HOW_OFFICE.get(lang)}</p>
            </div>
            <div class="qr" role="img" aria-label=t::QR.get(lang) inner_html=qr_svg></div>
        </div>
    }
    .into_any()
}

/// Whom to ask, and the signature.
pub fn letter_close(lang: Lang, office: Contact) -> AnyView {
    view! {
        <div class="close">
            <p>
                {t::QUESTIONS.get(lang)}" "{t::PHONE.get(lang)}" "{office.phone}"; "
                {office.address}"; "{office.hours}
            </p>
            <p>{t::CLOSING.get(lang)}</p>
            <p>{office.name}</p>
        </div>
    }
    .into_any()
}
