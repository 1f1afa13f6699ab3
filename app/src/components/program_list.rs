//! The programmes of one person.

use leptos::prelude::*;

use crate::components::status_tag::{StatusTag, Tone};
use crate::pages::cek::model::{AidStatus, ProgramLine};
use crate::text::{Lang, hasil as t};

/// Each programme with status, period and note; or one sentence when there is none.
#[component]
pub fn ProgramList(
    /// Language of the page.
    lang: Lang,
    /// The programmes. Empty: listed without aid.
    programs: Vec<ProgramLine>,
) -> AnyView {
    if programs.is_empty() {
        return view! { <p class="cus-card__remark">{t::NO_PROGRAM.get(lang)}</p> }.into_any();
    }
    let rows = programs.into_iter().map(|line| program(lang, line)).collect_view();
    view! { <ul class="cus-programs" aria-label=t::PROGRAMS.get(lang)>{rows}</ul> }.into_any()
}

fn program(lang: Lang, line: ProgramLine) -> AnyView {
    let (tone, text) = match line.status {
        AidStatus::Penerima => (Tone::Good, t::STATUS_PENERIMA),
        AidStatus::Bukan => (Tone::Plain, t::STATUS_BUKAN),
        AidStatus::Ditangguhkan => (Tone::Waiting, t::STATUS_DITANGGUHKAN),
        AidStatus::TidakDiketahui => (Tone::Unknown, t::STATUS_TIDAK_DIKETAHUI),
    };
    let remarks = [(t::PERIOD, line.period), (t::NOTE, line.note)]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| {
            view! { <p class="cus-programs__remark">{label.get(lang)}": "{value}</p> }
        })
        .collect_view();
    view! {
        <li class="cus-programs__row">
            <p class="cus-programs__head">
                <span class="cus-programs__name">{line.name}</span>
                " "
                <StatusTag tone text=text.get(lang)/>
            </p>
            {remarks}
        </li>
    }
    .into_any()
}
