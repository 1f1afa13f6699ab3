//! `/petugas/kasus/{ticket}/banding/{ticket}`: two cases side by side.

use leptos::prelude::*;

use crate::components::error_summary::summary_box;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::kasus::facts;
use crate::pages::petugas::kasus::model::{ComparePageModel, CompareRow, CompareSide};
use crate::pages::petugas::kasus::parts::{photo_lines, verdict_words};
use crate::text::Lang;
use crate::text::petugas::kasus as t;

/// The whole document of a comparison.
pub fn compare_page(page: ComparePageModel) -> AnyView {
    let lang = page.frame.chrome.lang;
    let [one, other] = &page.sides;
    let address = format!("{}/banding/{}", one.head.base, last(&other.head.base));
    let trouble = page.nothing_chosen.then(|| {
        summary_box(lang, vec![("#hasil".to_owned(), t::VERDICT_REQUIRED.get(lang).to_owned())])
    });
    let done = page.done.then(|| {
        view! {
            <div role="status">
                <Notice shape=Shape::Check><p>{t::DONE_PAIR.get(lang)}</p></Notice>
            </div>
        }
    });
    let verdict = page.verdict.as_ref().map(|verdict| {
        view! { <p class="cus-part__verdict">{verdict_words(lang, verdict)}</p> }
    });
    let chosen = page.verdict.as_ref().map(|verdict| verdict.same);
    let form = page.may_judge.then(|| verdict_form(lang, &address, chosen));
    let back = one.head.base.clone();
    let sides: Vec<_> = page.sides.iter().map(|one| side(lang, one)).collect();
    let table = table(lang, &page.sides, &page.rows);
    let has_errors = page.nothing_chosen;
    view! {
        <DeskLayout frame=page.frame title=t::COMPARE_TITLE.get(lang) has_errors>
            <a class="cus-back" href=back>{t::PHOTO_BACK.get(lang)}</a>
            {trouble}
            {done}
            <h1>{t::COMPARE_TITLE.get(lang)}</h1>
            <p class="cus-queue__lead">{t::COMPARE_LEAD.get(lang)}</p>
            {verdict}
            {form}
            <div class="cus-compare__heads">{sides}</div>
            {table}
        </DeskLayout>
    }
    .into_any()
}

/// The last part of an address: the ticket.
fn last(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

fn side(lang: Lang, side: &CompareSide) -> AnyView {
    let photos = photo_lines(lang, &side.photos);
    let photos = (!photos.is_empty()).then(|| view! { <ul class="cus-part__files">{photos}</ul> });
    let state = t::tag(side.head.kind, side.head.state).get(lang);
    view! {
        <section class="cus-part">
            <h2 class="cus-part__title">
                <a href=side.head.base.clone()>{side.head.ticket.clone()}</a>
                " "
                <span class="cus-part__note">{state}</span>
            </h2>
            {facts(lang, &side.head)}
            {photos}
        </section>
    }
    .into_any()
}

fn table(lang: Lang, sides: &[CompareSide; 2], rows: &[CompareRow]) -> AnyView {
    let heads: Vec<_> = sides
        .iter()
        .map(|side| view! { <th scope="col">{side.head.ticket.clone()}</th> })
        .collect();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let (class, mark) = if row.is_same() {
                ("cus-compare__row cus-compare__row--same", t::COMPARE_SAME)
            } else {
                ("cus-compare__row", t::COMPARE_DIFFERENT)
            };
            let cells: Vec<_> = row
                .answers
                .iter()
                .map(|answer| {
                    let text = if answer.is_empty() {
                        t::COMPARE_EMPTY.get(lang).to_owned()
                    } else {
                        answer.clone()
                    };
                    view! { <td>{text}</td> }
                })
                .collect();
            view! {
                <tr class=class>
                    <th scope="row">
                        {row.label.clone()}
                        " "
                        <span class="cus-compare__mark">{mark.get(lang)}</span>
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect();
    view! {
        <div
            class="cus-queue__scroll"
            tabindex="0"
            role="region"
            aria-label=t::COMPARE_TITLE.get(lang)
        >
            <table class="cus-compare">
                <caption class="cus-hidden">{t::COMPARE_TITLE.get(lang)}</caption>
                <thead><tr><th scope="col">{t::COMPARE_QUESTION.get(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn verdict_form(lang: Lang, address: &str, chosen: Option<bool>) -> AnyView {
    let answers = [("ganda", t::SAME, true), ("bukan_ganda", t::NOT_SAME, false)];
    let answers: Vec<_> = answers
        .into_iter()
        .enumerate()
        .map(|(place, (code, text, same))| {
            let id = if place == 0 { "hasil" } else { "hasil-2" };
            view! {
                <label class="cus-verdict__choice" for=id>
                    <input type="radio" id=id name="hasil" value=code checked=chosen == Some(same)/>
                    " "
                    {text.get(lang)}
                </label>
            }
        })
        .collect();
    view! {
        <form class="cus-verdict" method="post" action=address.to_owned()>
            <fieldset>
                <legend class="cus-filter__label">{t::VERDICT.get(lang)}</legend>
                {answers}
            </fieldset>
            <button class="cus-button cus-button--secondary">{t::VERDICT_SAVE.get(lang)}</button>
        </form>
    }
    .into_any()
}
