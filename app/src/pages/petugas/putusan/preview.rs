//! What the citizen will read, before a decision is saved.

use leptos::prelude::*;

use super::form::hidden;
use super::model::{CitizenView, PreviewPage, case_url, decision_url};
use crate::components::button::{Button, Rank};
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::lacak::{self as words, state};
use crate::text::petugas::putusan as t;

/// The whole document of the preview.
pub fn preview_page(page: PreviewPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let back = case_url(&page.ticket);
    let action = decision_url(&page.ticket);
    let fields = hidden(&page.typed);
    let decision = t::decision(page.kind, page.decision).get(lang);
    let citizens: Vec<_> = page.citizens.iter().map(|citizen| one(lang, citizen)).collect();
    view! {
        <DeskLayout frame=page.frame title=t::PREVIEW_TITLE.get(lang)>
            <p><a href=back>{t::BACK.get(lang)}</a></p>
            <h1>{t::PREVIEW_TITLE.get(lang)}</h1>
            <p>
                {t::TICKET.get(lang)}" "<strong>{page.shown}</strong>" · "
                {t::OUTCOME.get(lang)}": "<strong>{decision}</strong>
            </p>
            {citizens}
            <Notice><p>{t::UNDO_HOW.get(lang)}</p></Notice>
            <form method="post" action=action>
                {fields}
                <p class="cus-putusan__buttons">
                    <Button rank=Rank::Main name="aksi" value="simpan" label=t::SAVE.get(lang)/>
                    <Button rank=Rank::Second name="aksi" value="ubah" label=t::CHANGE.get(lang)/>
                </p>
            </form>
        </DeskLayout>
    }
    .into_any()
}

/// One citizen: their tracking page and their mails, in their language.
fn one(lang: Lang, citizen: &CitizenView) -> AnyView {
    let title = t::PREVIEW_OF.fill(lang, &[("ticket", &citizen.shown)]);
    let theirs = citizen.lang;
    let (tag, meaning) = if citizen.concealed {
        (state::REVIEWED, words::reviewed(theirs, citizen.kind))
    } else {
        (
            words::tag(citizen.kind, citizen.state),
            words::meaning(theirs, citizen.kind, citizen.state),
        )
    };
    let concealed = citizen.concealed.then(|| view! { <p>{t::CONCEALED.get(lang)}</p> });
    let reason = line(t::READ_REASON.get(theirs), citizen.reason.as_ref());
    let note = line(t::READ_NOTE.get(theirs), citizen.note.as_ref());
    let mails: Vec<_> = citizen.mails.iter().map(|mail| letter(theirs, mail)).collect();
    let no_mail = mails.is_empty().then(|| view! { <p>{t::NO_MAIL.get(lang)}</p> });
    view! {
        <section class="cus-putusan__citizen">
            <h2>{title}</h2>
            {concealed}
            <h3>{t::ON_TRACK.get(lang)}</h3>
            <div class="cus-putusan__read" lang=theirs.code()>
                <p><strong>{tag.get(theirs)}</strong></p>
                <p>{meaning}</p>
                {reason}
                {note}
            </div>
            <h3>{t::IN_MAIL.get(lang)}</h3>
            {no_mail}
            {mails}
        </section>
    }
    .into_any()
}

fn line(label: &'static str, text: Option<&String>) -> Option<AnyView> {
    let text = text?.clone();
    Some(view! { <p class="cus-putusan__said"><strong>{label}</strong>" "{text}</p> }.into_any())
}

fn letter(lang: Lang, (subject, paragraphs): &(String, Vec<String>)) -> AnyView {
    let paragraphs: Vec<_> = paragraphs
        .iter()
        .map(|text| view! { <p class="cus-putusan__said">{text.clone()}</p> })
        .collect();
    view! {
        <div class="cus-putusan__read" lang=lang.code()>
            <p><strong>{subject.clone()}</strong></p>
            {paragraphs}
        </div>
    }
    .into_any()
}
