//! `/petugas/anomali`: the list.

use domain::bnba::Anomaly;
use leptos::prelude::*;

use super::model::{AnomalyPage, Pass};
use crate::components::button::{Button, Rank};
use crate::components::choice_list::Choice;
use crate::components::notice::Notice;
use crate::components::select_field::SelectField;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::penerima::table::{Extra, person_table};
use crate::text::Lang;
use crate::text::petugas::{anomali as t, penerima};

/// The whole document of `/petugas/anomali`.
pub fn anomaly_page(page: AnomalyPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let pass = pass(lang, page.pass);
    let filter = filter(lang, &page);
    let counts = counts(lang, &page.counts);
    let (lines, cells): (Vec<_>, Vec<_>) =
        page.lines.into_iter().map(|(line, anomalies)| (line, cell(lang, anomalies))).unzip();
    let extra = Extra { title: t::COLUMN_WHAT.get(lang), cells };
    let table = person_table(lang, t::CAPTION.get(lang), t::NOBODY.get(lang), lines, Some(extra));
    let next = page.next.map(|href| {
        let text = penerima::NEXT.get(lang);
        view! { <p><a class="cus-button cus-button--secondary" href=href>{text}</a></p> }
    });
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang)>
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <p><a href="/petugas/anomali/dukcapil">{t::CHECKS.get(lang)}</a></p>
            {pass}
            {filter}
            {counts}
            {table}
            {next}
        </DeskLayout>
    }
    .into_any()
}

fn pass(lang: Lang, pass: Pass) -> AnyView {
    match pass {
        Pass::NotBegun => view! { <Notice><p>{t::NOT_BEGUN.get(lang)}</p></Notice> }.into_any(),
        Pass::Running { done, total, version } => {
            let (version, done_words, total_words) =
                (version.to_string(), done.to_string(), total.to_string());
            let values = [("version", &*version), ("done", &*done_words), ("total", &*total_words)];
            let text = t::PROGRESS.fill(lang, &values);
            view! {
                <Notice>
                    <p>{text}</p>
                    <progress
                        class="cus-progress__bar"
                        value=done_words.clone()
                        max=total_words.clone()
                        aria-hidden="true"
                    ></progress>
                </Notice>
            }
            .into_any()
        }
        Pass::Finished(version) => {
            let text = t::FINISHED.fill(lang, &[("version", &version.to_string())]);
            view! { <p>{text}</p> }.into_any()
        }
    }
}

fn filter(lang: Lang, page: &AnomalyPage) -> AnyView {
    let kinds: Vec<_> = Anomaly::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), penerima::anomaly(*one).get(lang)))
        .collect();
    let shown = vec![Choice::new("sudah", t::SHOWN_REPAIRED.get(lang))];
    let chosen = if page.repaired { "sudah" } else { "" };
    view! {
        <form method="get" action="/petugas/anomali" class="cus-recipients__filter">
            <SelectField
                lang
                name="jenis"
                label=t::KIND.get(lang)
                empty=t::KIND_ALL.get(lang)
                choices=kinds
                chosen=&page.chosen
            />
            <SelectField
                lang
                name="desa"
                label=penerima::VILLAGE.get(lang)
                empty=penerima::VILLAGE_ALL.get(lang)
                choices=page.villages.clone()
                chosen=&page.village
            />
            <SelectField
                lang
                name="tampil"
                label=t::SHOWN.get(lang)
                empty=t::SHOWN_OPEN.get(lang)
                choices=shown
                chosen
            />
            <button class=Rank::Second.class() type="submit">{t::FILTER.get(lang)}</button>
        </form>
    }
    .into_any()
}

fn counts(lang: Lang, counts: &[(Anomaly, i64)]) -> AnyView {
    if counts.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = counts
        .iter()
        .map(|(anomaly, count)| {
            let href = format!("/petugas/anomali?jenis={}", anomaly.as_str());
            let words = penerima::anomaly(*anomaly).get(lang);
            view! { <li><a href=href>{words}</a>": "{*count}</li> }
        })
        .collect();
    view! {
        <h2>{t::COUNTS.get(lang)}</h2>
        <ul class="cus-recipients__counts">{items}</ul>
    }
    .into_any()
}

fn cell(lang: Lang, anomalies: Vec<(Anomaly, String)>) -> AnyView {
    let items: Vec<_> = anomalies
        .into_iter()
        .map(|(anomaly, href)| {
            let words = penerima::anomaly(anomaly).get(lang);
            view! { <li>{words}" "<a href=href>{penerima::REPAIR_THIS.get(lang)}</a></li> }
        })
        .collect();
    view! { <ul class="cus-recipients__what">{items}</ul> }.into_any()
}

/// The button of a form that sends a file, kept beside the list.
pub(super) fn send(lang: Lang) -> AnyView {
    view! {
        <Button rank=Rank::Second name="aksi" value="baca" label=t::UPLOAD_BUTTON.get(lang)/>
    }
    .into_any()
}
