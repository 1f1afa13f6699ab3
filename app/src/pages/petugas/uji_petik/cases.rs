//! The cases of a draw, and those that wait for a verdict.

use leptos::prelude::*;

use super::model::{DrawLine, DrawnLine, DrawnPage};
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::lacak;
use crate::text::petugas::uji_petik as t;

/// The whole document.
pub fn drawn_page(page: DrawnPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let title = match &page.draw {
        Some(draw) => t::LOOK_TITLE.fill(lang, &[("number", &draw.id.to_string())]),
        None => t::TASKS_TITLE.get(lang).to_owned(),
    };
    let done = page.done.then(|| {
        view! {
            <div role="status">
                <Notice shape=Shape::Check><p>{t::DONE.get(lang)}</p></Notice>
            </div>
        }
    });
    let lead = match &page.draw {
        Some(draw) => facts(lang, draw),
        None => view! { <p>{t::TASKS_LEAD.get(lang)}</p> }.into_any(),
    };
    let in_draw = page.draw.is_some();
    let table = table(lang, &page.lines, in_draw);
    let back = in_draw.then(|| {
        view! { <p><a href="/petugas/uji-petik">{t::TITLE.get(lang)}</a></p> }
    });
    view! {
        <DeskLayout frame=page.frame title=title.clone()>
            {back}
            {done}
            <h1>{title}</h1>
            {lead}
            {table}
        </DeskLayout>
    }
    .into_any()
}

/// What is needed to draw again.
fn facts(lang: Lang, draw: &DrawLine) -> AnyView {
    let lines = [
        (t::DRAWN_AT, draw.drawn_at.clone()),
        (t::PERIOD, draw.month.clone()),
        (t::SEED, draw.seed.clone()),
        (t::POPULATION, draw.population.to_string()),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label.get(lang)}</dt><dd>{value}</dd></div> })
        .collect();
    view! {
        <dl class="cus-facts">{lines}</dl>
        <p>{t::HOW.get(lang)}</p>
    }
    .into_any()
}

fn table(lang: Lang, lines: &[DrawnLine], in_draw: bool) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::TASKS_NONE.get(lang)}</p> }.into_any();
    }
    let heads = [t::PLACE, t::TICKET, t::KIND, t::DESA, t::DECIDED, t::DECIDED_AT, t::VERDICT];
    let heads: Vec<_> =
        heads.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }).collect();
    let rows: Vec<_> = lines.iter().map(|line| row(lang, line, in_draw)).collect();
    view! {
        <div class="cus-desk__scroll" tabindex="0" role="region" aria-label=t::TITLE.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::TITLE.get(lang)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, line: &DrawnLine, in_draw: bool) -> AnyView {
    let case = format!("/petugas/kasus/{}", line.ticket);
    view! {
        <tr>
            <td class="cus-table__number">{line.place}</td>
            <th scope="row" class="cus-table__whole"><a href=case>{line.shown.clone()}</a></th>
            <td>{lacak::kind(line.kind).get(lang)}</td>
            <td>{line.desa.clone()}</td>
            <td>{line.decided.get(lang)}</td>
            <td class="cus-table__whole">{line.decided_at.clone()}</td>
            <td>{verdict(lang, line, in_draw)}</td>
        </tr>
    }
    .into_any()
}

fn verdict(lang: Lang, line: &DrawnLine, in_draw: bool) -> AnyView {
    if let Some(verdict) = line.verdict {
        let note = line.note.clone().map(|note| view! { <br/><span>{note}</span> });
        return view! { <strong>{t::verdict(verdict).get(lang)}</strong>{note} }.into_any();
    }
    if line.may_judge {
        let href = judge_url(line.look, &line.ticket, in_draw);
        return view! {
            <a href=href>
                {t::JUDGE.get(lang)}<span class="cus-hidden">" "{line.shown.clone()}</span>
            </a>
        }
        .into_any();
    }
    let why = if line.own { t::OWN } else { t::NO_VERDICT };
    view! { {why.get(lang)} }.into_any()
}

/// Where a case is judged: those who draw and those who decide have doors of their own.
pub(super) fn judge_url(look: i64, ticket: &str, in_draw: bool) -> String {
    let door = if in_draw { "" } else { "tugas/" };
    format!("/petugas/uji-petik/{door}{look}/{ticket}")
}
