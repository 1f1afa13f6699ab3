//! Components of checking, the receipt, and tracking, in every state.

use domain::form::{Form, Step};
use domain::usulan::Hubungan;
use leptos::prelude::*;

use crate::chrome::Contact;
use crate::components::disclosure::Disclosure;
use crate::components::receipt_card::ReceiptCard;
use crate::components::summary_list::SummaryList;
use crate::components::timeline::{Timeline, TimelineEntry};
use crate::pages::draft::model::{AnswerLine, CheckedStep, StepStatus};
use crate::text::draft::receipt;
use crate::text::lacak::{case, step};
use crate::text::{Lang, Text};

/// Name of each component with its states.
pub(super) fn sections(lang: Lang, contact: Contact) -> Vec<(&'static str, AnyView)> {
    vec![
        ("summary_list", summaries(lang)),
        ("receipt_card", receipt_card(lang, contact)),
        ("timeline", timeline(lang)),
        ("disclosure", disclosures(lang)),
    ]
}

fn summaries(lang: Lang) -> AnyView {
    let form = Form::Usulan(Hubungan::Diri);
    let line = |name, answer: &str| AnswerLine { name, answer: answer.to_owned() };
    let checked = |step, status, answers, items: &[&str]| CheckedStep {
        step,
        status,
        answers,
        items: items.iter().map(|item| (*item).to_owned()).collect(),
    };
    let answers = vec![line("nama", "Siti Aminah"), line("tempat_lahir", "")];
    let whole = checked(Step::Identitas, StepStatus::Done, answers, &[]);
    let partial = checked(Step::Foto, StepStatus::Partial, Vec::new(), &["KTP"]);
    let todo = checked(Step::Bantuan, StepStatus::Todo, Vec::new(), &[]);
    let skipped = checked(Step::Aset, StepStatus::Optional, Vec::new(), &[]);
    view! {
        <SummaryList lang form checked=whole change=true/>
        <SummaryList lang form checked=partial change=true/>
        <SummaryList lang form checked=todo change=true/>
        <SummaryList lang form checked=skipped/>
    }
    .into_any()
}

fn receipt_card(lang: Lang, contact: Contact) -> AnyView {
    view! {
        <ReceiptCard
            lang
            ticket="ABCD-EFGH-JKMN".to_owned()
            pin=Some("482913".to_owned())
            received="20 Februari 2025 pukul 10.00 WIB".to_owned()
            contact
            qr_svg=String::new()
        />
    }
    .into_any()
}

fn timeline(lang: Lang) -> AnyView {
    let entry = |at: &str, what: Text, details, ahead| TimelineEntry {
        at: at.to_owned(),
        what: what.get(lang).to_owned(),
        details,
        ahead,
    };
    let note = (case::NOTE.get(lang), receipt::STEP_REVIEW.get(lang).to_owned());
    let entries = vec![
        entry("20 Februari 2025 pukul 10.00", step::SUBMIT, Vec::new(), false),
        entry("21 Februari 2025 pukul 09.12", step::ASK_INFO, vec![note], false),
        entry("6 Maret 2025", receipt::STEP_PROPOSED, Vec::new(), true),
    ];
    view! { <Timeline entries/> }.into_any()
}

fn disclosures(lang: Lang) -> AnyView {
    view! {
        <Disclosure id="tertutup" title=case::CONTACT_TITLE.get(lang) open=false>
            <p>{case::CONTACT_HOW.get(lang)}</p>
        </Disclosure>
        <Disclosure id="terbuka" title=case::APPEAL_TITLE.get(lang) open=true>
            <p>{case::APPEAL_HOW.get(lang)}</p>
        </Disclosure>
    }
    .into_any()
}
