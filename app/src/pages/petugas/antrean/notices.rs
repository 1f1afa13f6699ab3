//! What the queue tells besides its cases: parts of an address that were not understood, what is put before the head of
//! the office, and how it is used without a mouse.

use domain::petugas::Role;
use leptos::prelude::*;

use super::count_words;
use super::model::{Odd, QueueForm, QueuePageModel, QueueView};
use crate::components::disclosure::Disclosure;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::text::petugas::antrean as t;
use crate::text::{Lang, Text};

/// What of the address was not understood, and what became of it.
pub(super) fn odd(lang: Lang, odd: &[Odd]) -> AnyView {
    if odd.is_empty() {
        return ().into_any();
    }
    let ignored: Vec<&str> =
        odd.iter().filter_map(|one| ignored(*one)).map(|text| text.get(lang)).collect();
    let ignored =
        (!ignored.is_empty()).then(|| t::ODD_IGNORED.fill(lang, &[("parts", &ignored.join(", "))]));
    let told = odd.iter().filter_map(|one| match one {
        Odd::Address => Some(t::ODD_ADDRESS),
        Odd::Place => Some(t::ODD_PLACE),
        Odd::Region => Some(t::ODD_REGION),
        Odd::Holder => Some(t::ODD_HOLDER),
        _ => None,
    });
    let told = told.map(|text| text.get(lang).to_owned());
    let lines: Vec<_> =
        ignored.into_iter().chain(told).map(|line| view! { <p>{line}</p> }).collect();
    view! { <div role="status"><Notice shape=Shape::Alert>{lines}</Notice></div> }.into_any()
}

/// The label of a part that asks for nothing because no form offers its value.
const fn ignored(odd: Odd) -> Option<Text> {
    match odd {
        Odd::View => Some(t::VIEWS),
        Odd::Kind => Some(t::KIND),
        Odd::Cycle => Some(t::CYCLE),
        Odd::Flag => Some(t::FLAG),
        Odd::Age => Some(t::AGE),
        Odd::State => Some(t::STATE),
        Odd::Address | Odd::Place | Odd::Region | Odd::Holder => None,
    }
}

/// What an officer has to know of cases that were put before the head of the office: the head that there are some,
/// everybody who looks at them what that means.
pub(super) fn escalated(lang: Lang, page: &QueuePageModel) -> AnyView {
    if page.form.view() == QueueView::Dinaikkan {
        return view! { <Notice><p>{t::ESCALATED_WHAT.get(lang)}</p></Notice> }.into_any();
    }
    let count = page.views.iter().find(|line| line.view == QueueView::Dinaikkan);
    let Some(line) = count.filter(|line| page.frame.role == Role::Pengesah && line.count > 0)
    else {
        return ().into_any();
    };
    let told = t::ESCALATED_TOLD.fill(lang, &[("count", &count_words(lang, line))]);
    view! {
        <Notice shape=Shape::Alert>
            <p>
                {told}
                " "
                <a href=QueueForm::address_of(QueueView::Dinaikkan)>{t::ESCALATED_OPEN.get(lang)}</a>
            </p>
        </Notice>
    }
    .into_any()
}

/// The same of cases that no officer of the region may examine.
pub(super) fn without_examiner(lang: Lang, page: &QueuePageModel) -> AnyView {
    let view = QueueView::TanpaPemeriksa;
    if page.form.view() == view {
        return view! { <Notice><p>{t::WITHOUT_EXAMINER_WHAT.get(lang)}</p></Notice> }.into_any();
    }
    let line = page.views.iter().find(|line| line.view == view && line.count > 0);
    let Some(line) = line else { return ().into_any() };
    let told = t::WITHOUT_EXAMINER_TOLD.fill(lang, &[("count", &count_words(lang, line))]);
    view! {
        <Notice shape=Shape::Alert>
            <p>{told}" "<a href=QueueForm::address_of(view)>{t::ESCALATED_OPEN.get(lang)}</a></p>
        </Notice>
    }
    .into_any()
}

/// How the queue is used without a mouse. The keys are those of `accesskey`: each browser has its own way to press them.
pub(super) fn keyboard(lang: Lang, may_take: bool) -> AnyView {
    let keys = [
        ("A", t::KEY_TAKE, may_take),
        ("T", t::KEY_TICKET, true),
        ("S", t::KEY_FILTER, true),
        ("D", t::KEY_LIST, true),
        ("N", t::KEY_NEXT, true),
        ("H", t::KEY_FIRST, true),
    ];
    let rows: Vec<_> = keys
        .into_iter()
        .filter(|(.., offered)| *offered)
        .map(|(key, what, _)| {
            view! { <div><dt><kbd>{key}</kbd></dt><dd>{what.get(lang)}</dd></div> }
        })
        .collect();
    view! {
        <Disclosure id="papan-ketik" title=t::KEYS.get(lang) open=false>
            <p>{t::KEYS_TAB.get(lang)}</p>
            <p>{t::KEYS_HOW.get(lang)}</p>
            <dl class="cus-facts">{rows}</dl>
        </Disclosure>
    }
    .into_any()
}
