//! `/petugas/kalender`: the windows of the month.

pub mod model;
mod new;

use leptos::prelude::*;

pub use new::new_window_page;

use crate::components::button::Rank;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::Lang;
use crate::text::petugas::kalender as t;
use model::{CalendarPage, KindPanel, RuleLine};

/// The whole document of `/petugas/kalender`.
pub fn calendar_page(page: CalendarPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let saved = page.saved.then(|| {
        view! {
            <div role="status"><Notice shape=Shape::Check><p>{t::SAVED.get(lang)}</p></Notice></div>
        }
    });
    let new = page.may_edit.then(|| {
        view! {
            <p><a class=Rank::Main.class() href="/petugas/kalender/baru">{t::NEW.get(lang)}</a></p>
        }
    });
    let shared = page.shared.then(|| {
        view! { <Notice shape=Shape::Info><p>{t::SHARED.get(lang)}</p></Notice> }
    });
    let kinds: Vec<_> = page.kinds.into_iter().map(|kind| panel(lang, kind)).collect();
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang)>
            <h1>{t::TITLE.get(lang)}</h1>
            {saved}
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {new}
            {shared}
            {kinds}
        </DeskLayout>
    }
    .into_any()
}

fn panel(lang: Lang, panel: KindPanel) -> AnyView {
    let state = match (panel.open, &panel.opens) {
        (true, _) => t::OPEN.get(lang).to_owned(),
        (false, Some(day)) => t::SHUT_UNTIL.fill(lang, &[("day", day)]),
        (false, None) => t::SHUT.get(lang).to_owned(),
    };
    let name = t::kind(panel.kind).get(lang);
    let caption = format!("{name}: {}", t::RULES.get(lang));
    let label = caption.clone();
    let rules: Vec<_> = panel.rules.into_iter().map(rule).collect();
    view! {
        <section class="cus-panel">
            <h2>{name}</h2>
            <p><strong>{state}</strong></p>
            {months(lang, name, panel.months)}
            <h3>{t::RULES.get(lang)}</h3>
            <div class="cus-scroll" tabindex="0" role="region" aria-label=label>
                <table class="cus-table">
                    <caption class="cus-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t::RULE.get(lang)}</th>
                            <th scope="col">{t::IN_FORCE.get(lang)}</th>
                            <th scope="col">{t::SOURCE.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rules}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn rule(line: RuleLine) -> AnyView {
    let current = line.current.then_some("true");
    view! {
        <tr aria-current=current>
            <td class="cus-table__whole">{line.rule}</td>
            <td class="cus-table__whole">{line.in_force}</td>
            <td>{line.source}</td>
        </tr>
    }
    .into_any()
}

/// Months with their days in the window `name`.
fn months(lang: Lang, name: &str, months: Vec<(String, String)>) -> AnyView {
    let caption = format!("{name}: {}", t::DAYS.get(lang));
    let label = caption.clone();
    let lines: Vec<_> = months
        .into_iter()
        .map(|(month, days)| view! { <tr><th scope="row">{month}</th><td>{days}</td></tr> })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=label>
            <table class="cus-table">
                <caption class="cus-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::MONTH.get(lang)}</th>
                        <th scope="col">{t::DAYS.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}
