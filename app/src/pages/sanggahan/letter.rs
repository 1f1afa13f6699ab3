//! The letter that brings the code of the right of reply (S-11): one sheet of A4, printed by the office.

use leptos::prelude::*;

use super::model::ReplyLetter;
use crate::chrome::Contact;
use crate::text::Lang;
use crate::text::sanggahan::letter as t;

/// Inside the file, so that it can be opened and printed by itself, anywhere.
const STYLE: &str = include_str!("letter.css");

/// The whole document, without scripts and without any other file. Says of the objection its kinds
/// and the time for an answer, nothing else (S-7).
pub fn reply_letter(letter: ReplyLetter) -> AnyView {
    let ReplyLetter { chrome, name, address, notice, code, site, qr_svg, date } = letter;
    let lang = chrome.lang;
    let address: Vec<_> = address.into_iter().map(|line| view! { <br/>{line} }).collect();
    let reasons: Vec<_> =
        notice.reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect();
    let until = t::MAY_ANSWER.fill(lang, &[("until", &notice.until)]);
    view! {
        <!DOCTYPE html>
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width,initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <title>{t::TITLE.get(lang)}</title>
                <style>{STYLE}</style>
            </head>
            <body>
                {head(lang, &chrome.contact, date)}
                <p class="to">{t::TO.get(lang)}<br/><strong>{name}</strong>{address}</p>
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
                {close(lang, chrome.contact)}
            </body>
        </html>
    }
    .into_any()
}

/// Who writes, and when.
fn head(lang: Lang, office: &Contact, date: String) -> AnyView {
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
fn close(lang: Lang, office: Contact) -> AnyView {
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
