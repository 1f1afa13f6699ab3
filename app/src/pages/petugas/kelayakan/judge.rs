//! `/petugas/kelayakan/{token}`: the verdicts on a person.

use domain::bnba::NOTE_MAX_CHARS;
use leptos::prelude::*;

use super::model::{JudgePage, TargetForm, TooClosePage, VerdictTyped};
use crate::components::button::{Button, Rank};
use crate::components::error_summary::Trouble;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::penerima::removals;
use crate::pages::petugas::penerima::summary::{summary, told};
use crate::text::Lang;
use crate::text::petugas::{kelayakan as t, penerima};

/// The whole document of the verdicts on a person.
pub fn judge_page(page: JudgePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty() || page.conflict;
    let trouble = if page.conflict {
        view! { <Trouble title=t::CONFLICT.get(lang)>""</Trouble> }.into_any()
    } else {
        summary(lang, &page.errors)
    };
    let done = page.done.then(|| {
        view! { <div role="status"><Notice><p>{t::DONE.get(lang)}</p></Notice></div> }
    });
    let removals = removals(lang, page.removals.clone());
    let shape = if page.open { Shape::Info } else { Shape::Alert };
    let targets: Vec<_> = page.targets.iter().map(|target| section(lang, &page, target)).collect();
    view! {
        <DeskLayout frame=page.frame title=page.name.clone() has_errors>
            {trouble}
            {done}
            <h1>{page.name}</h1>
            <p>{page.place}" · "<a href=page.person>{t::PERSON.get(lang)}</a></p>
            <p><a href=page.back>{t::BACK.get(lang)}</a></p>
            <Notice shape><p>{page.window}</p></Notice>
            {removals}
            {targets}
        </DeskLayout>
    }
    .into_any()
}

fn section(lang: Lang, page: &JudgePage, target: &TargetForm) -> AnyView {
    let now = target.now.clone().map(|now| view! { <p>{now}</p> });
    let locked = target.locked.then(|| view! { <p>{t::LOCKED.get(lang)}</p> });
    let form = (page.open && !target.locked).then(|| form(lang, page, target));
    view! {
        <section class="cus-recipients__target">
            <h2>{target.title.clone()}</h2>
            {now}
            {locked}
            {form}
        </section>
    }
    .into_any()
}

/// The form of a target. Its fields bear the plain names, so that the summary leads to them, only in the form that was
/// sent; in the others the name of the target follows.
fn form(lang: Lang, page: &JudgePage, target: &TargetForm) -> AnyView {
    let own = page.typed.sasaran == target.code;
    let typed = if own { page.typed.clone() } else { VerdictTyped::default() };
    let id = |name: &str| if own { name.to_owned() } else { format!("{name}-{}", target.code) };
    let error = |name: &str| told(lang, &page.errors, name).filter(|_| own);
    let wrong =
        |name: &str| error(name).map(|told| view! { <p class="cus-field__error">{told}</p> });
    let choices = [("layak", t::LAYAK), ("tidak_layak", t::TIDAK_LAYAK)].map(|(code, text)| {
        let radio = if code == "layak" { id("putusan") } else { format!("{}-2", id("putusan")) };
        let label = radio.clone();
        let checked = typed.putusan == code;
        view! {
            <label class="cus-choice-list__item" for=label>
                <input
                    class="cus-choice-list__box"
                    type="radio"
                    id=radio
                    name="putusan"
                    value=code
                    checked=checked
                />
                <span>{text.get(lang)}</span>
            </label>
        }
    });
    let options: Vec<_> = page
        .reasons
        .iter()
        .map(|reason| {
            let selected = reason.code == typed.alasan;
            let (code, label) = (reason.code.clone(), reason.label.clone());
            view! { <option value=code selected=selected>{label}</option> }
        })
        .collect();
    view! {
        <form method="post" action=page.href.clone() novalidate class="cus-recipients__form">
            <input type="hidden" name="sasaran" value=target.code.clone()/>
            <fieldset class="cus-field">
                <legend class="cus-field__label">{t::VERDICT.get(lang)}</legend>
                {wrong("putusan")}
                <div class="cus-choice-list cus-choice-list--row">{choices.into_iter().collect_view()}</div>
            </fieldset>
            <div class="cus-field">
                <label class="cus-field__label" for=id("alasan")>{t::REASON.get(lang)}</label>
                {wrong("alasan")}
                <select
                    class="cus-input cus-input--select"
                    id=id("alasan")
                    name="alasan"
                    aria-invalid=error("alasan").map(|_| "true")
                >
                    <option value="">{penerima::CHOOSE.get(lang)}</option>
                    {options}
                </select>
            </div>
            <div class="cus-field">
                <label class="cus-field__label" for=id("catatan")>{t::NOTE.get(lang)}</label>
                {wrong("catatan")}
                <input
                    class="cus-input"
                    type="text"
                    id=id("catatan")
                    name="catatan"
                    value=typed.catatan
                    maxlength=NOTE_MAX_CHARS.to_string()
                />
            </div>
            <Button rank=Rank::Second name="aksi" value="nilai" label=t::SAVE.get(lang)/>
        </form>
    }
    .into_any()
}

/// The whole document for somebody the officer may not judge.
pub fn too_close_page(page: TooClosePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    view! {
        <DeskLayout frame=page.frame title=t::TOO_CLOSE.get(lang) has_errors=true>
            <h1>{t::TOO_CLOSE.get(lang)}</h1>
            <p>{t::TOO_CLOSE_WHY.get(lang)}</p>
            <p><a href="/petugas/kelayakan">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}
