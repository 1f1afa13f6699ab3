//! The people of a case: whom it is about, who sent it, and what the recipient data says.

use leptos::prelude::*;

use crate::components::notice::Notice;
use crate::components::subject_strip::SubjectStrip;
use crate::pages::petugas::kasus::model::{
    CasePageModel, PartyLine, RecipientFacts, RecipientView,
};
use crate::pages::petugas::kasus::{pairs, part};
use crate::text::Lang;
use crate::text::petugas::kasus as t;

/// The card a report is about.
pub(super) fn subject(lang: Lang, page: &CasePageModel) -> AnyView {
    let Some(card) = page.subject.clone() else { return ().into_any() };
    let body = view! { <SubjectStrip lang card/> }.into_any();
    part("tentang", t::SUBJECT.get(lang).to_owned(), body)
}

/// Who sent it, and how to reach them.
pub(super) fn sender(lang: Lang, page: &CasePageModel) -> AnyView {
    if page.sealed {
        let open = page.may.open_reporter.then(|| {
            let href = format!("{}/pelapor", page.head.base);
            view! { <p><a href=href>{t::REPORTER_OPEN.get(lang)}</a></p> }
        });
        let body = view! {
            <Notice><p>{t::REPORTER_SEALED.get(lang)}</p>{open}</Notice>
        }
        .into_any();
        return part("pengirim", t::REPORTER.get(lang).to_owned(), body);
    }
    let parties: Vec<_> = page.parties.iter().map(|party| reach(lang, party)).collect();
    let body = if parties.is_empty() {
        view! { <p>{t::CONTACT_NONE.get(lang)}</p> }.into_any()
    } else {
        parties.into_any()
    };
    part("pengirim", t::SENDER.get(lang).to_owned(), body)
}

fn reach(lang: Lang, party: &PartyLine) -> AnyView {
    let who = if party.is_subject { t::PARTY_SUBJECT } else { t::PARTY_PROPOSER };
    let rows = vec![(t::PHONE, party.phone.clone()), (t::EMAIL, party.email.clone())];
    view! {
        <h3 class="cus-part__sub">{who.get(lang)}</h3>
        {pairs(lang, rows)}
    }
    .into_any()
}

/// What the recipient data says about the person.
pub(super) fn recipient(lang: Lang, view: &RecipientView) -> AnyView {
    let body = match view {
        RecipientView::Listed(facts) => listed(lang, facts),
        other => {
            let sentence = match other {
                RecipientView::NotListed { version } => {
                    t::RECIPIENT_NOT_LISTED.fill(lang, &[("date", version)])
                }
                RecipientView::Elsewhere { version } => {
                    t::RECIPIENT_ELSEWHERE.fill(lang, &[("date", version)])
                }
                RecipientView::NoNik => t::RECIPIENT_NO_NIK.get(lang).to_owned(),
                _ => t::RECIPIENT_NO_DATA.get(lang).to_owned(),
            };
            view! { <p>{sentence}</p> }.into_any()
        }
    };
    part("penerima", t::RECIPIENT.get(lang).to_owned(), body)
}

fn listed(lang: Lang, facts: &RecipientFacts) -> AnyView {
    let kk = facts.same_kk.map(|same| if same { t::KK_EQUAL } else { t::KK_DIFFERENT });
    let rows = vec![
        (t::NAME, facts.name.clone()),
        (t::BIRTH, facts.birth.clone()),
        (t::ADDRESS, facts.address.clone()),
        (t::DESIL, facts.desil.map(|desil| desil.to_string()).unwrap_or_default()),
        (t::SAME_KK, kk.map(|text| text.get(lang).to_owned()).unwrap_or_default()),
        (t::RECIPIENT_VERSION, facts.version.clone()),
    ];
    let programs = if facts.programs.is_empty() {
        view! { <p>{t::PROGRAMS_NONE.get(lang)}</p> }.into_any()
    } else {
        let lines: Vec<_> =
            facts.programs.iter().map(|line| view! { <li>{line.clone()}</li> }).collect();
        view! { <ul>{lines}</ul> }.into_any()
    };
    view! {
        {pairs(lang, rows)}
        <h3 class="cus-part__sub">{t::PROGRAMS.get(lang)}</h3>
        {programs}
    }
    .into_any()
}
