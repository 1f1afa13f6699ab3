//! Checking and sending a proposal, its receipt, and tracking it: what these pages share.

mod sending;
mod tracking;

use std::collections::BTreeSet;

use app::pages::draft::model::{
    AnswerLine, CheckPage, CheckedStep, CycleOffer, ReceiptPage, StepStatus,
};
use app::pages::draft::{Door, check_page, receipt_page};
use app::pages::lacak::model::{
    AccessLine, CasePage, DataPage, HistoryLine, Possible, Right, RightsRequest, TrackPage,
};
use app::pages::lacak::{case_page, data_page, track_page};
use app::text::{Lang, declaration};
use domain::field::FieldErrors;
use domain::form::{Form, Step};
use domain::review::{Action, CaseKind, CaseState};
use domain::usulan::Hubungan;

use crate::html::{attribute, ids, render, tags, without_quick_exit};
use crate::sample::{chrome, subject};

/// The forms of a proposal.
pub(crate) const DIRI: Form = Form::Usulan(Hubungan::Diri);
pub(super) const SATU_KK: Form = Form::Usulan(Hubungan::SatuKk);
pub(super) const TETANGGA: Form = Form::Usulan(Hubungan::Tetangga);

pub(super) const PAYLOAD: &str = "\"><script>alert('x')</script></textarea><b>";
pub(super) const TICKET: &str = "ABCD-EFGH-JKMN";

pub(super) fn offer(later_month: bool) -> CycleOffer {
    CycleOffer {
        cycle: "Februari 2025".to_owned(),
        cutoff: "23 Februari 2025".to_owned(),
        later_month,
        closed_until: None,
    }
}

pub(super) fn checked(
    step: Step,
    status: StepStatus,
    answers: &[(&'static str, &str)],
) -> CheckedStep {
    let line =
        |(name, answer): &(&'static str, &str)| AnswerLine { name, answer: (*answer).to_owned() };
    CheckedStep { step, status, answers: answers.iter().map(line).collect(), items: Vec::new() }
}

fn steps() -> Vec<CheckedStep> {
    vec![
        checked(Step::Identitas, StepStatus::Done, &[("nama", "Siti Aminah")]),
        checked(Step::Aset, StepStatus::Optional, &[("aset_motor", ""), ("aset_mobil", "")]),
        CheckedStep {
            items: vec!["KTP".to_owned()],
            ..checked(Step::Foto, StepStatus::Partial, &[])
        },
    ]
}

pub(crate) fn check(lang: Lang, form: Form) -> CheckPage {
    CheckPage {
        chrome: chrome(lang, &Door::of(form).check()),
        form,
        subject: form.is_about_recipient().then(subject),
        identity: Vec::new(),
        earlier_ticket: String::new(),
        steps: steps(),
        errors: FieldErrors::default(),
        missing: Vec::new(),
        ticked: Vec::new(),
        offer: offer(false),
        idempotency_key: "kunci-1".to_owned(),
        kept_days: (90, 365),
    }
}

pub(super) fn check_html(form: Form, change: impl FnOnce(&mut CheckPage)) -> String {
    let mut page = check(Lang::Id, form);
    change(&mut page);
    render(|| check_page(page))
}

pub(crate) fn receipt(lang: Lang, form: Form) -> ReceiptPage {
    ReceiptPage {
        chrome: chrome(lang, &Door::of(form).receipt(TICKET)),
        form,
        subject: form.is_about_recipient().then(subject),
        updated: false,
        ticket: TICKET.to_owned(),
        pin: Some("482913".to_owned()),
        offer: offer(false),
        received: "20 Februari 2025 pukul 10.00 WIB".to_owned(),
        due: "6 Maret 2025".to_owned(),
        qr_svg: "<svg viewBox=\"0 0 21 21\"><path d=\"M0 0\"/></svg>".to_owned(),
        mail_queued: false,
        assisted: false,
    }
}

pub(super) fn receipt_html(change: impl FnOnce(&mut ReceiptPage)) -> String {
    let mut page = receipt(Lang::Id, DIRI);
    change(&mut page);
    render(|| receipt_page(page))
}

fn track(lang: Lang) -> TrackPage {
    TrackPage {
        chrome: chrome(lang, "/lacak"),
        ticket: String::new(),
        errors: FieldErrors::default(),
        refused: false,
        session_over: false,
        notice: None,
        unsent: Vec::new(),
        locked_minutes: None,
    }
}

pub(super) fn track_html(change: impl FnOnce(&mut TrackPage)) -> String {
    let mut page = track(Lang::Id);
    change(&mut page);
    render(|| track_page(page))
}

pub(crate) fn history(action: Action, state: CaseState) -> HistoryLine {
    HistoryLine {
        at: "21 November 2026 pukul 14.05".to_owned(),
        action: action.as_str().to_owned(),
        state,
        reason: None,
        note: None,
    }
}

pub(super) const EVERYTHING: Possible =
    Possible { give_info: true, withdraw: true, appeal: true, contact: true };

pub(super) fn case(lang: Lang, state: CaseState) -> CasePage {
    CasePage {
        chrome: chrome(lang, "/lacak/kasus"),
        ticket: TICKET.to_owned(),
        kind: CaseKind::Usulan,
        state,
        outcome_hidden: false,
        sealed: false,
        cycle: "Februari 2025".to_owned(),
        cutoff: "23 Februari 2025".to_owned(),
        due: Some("6 Maret 2025".to_owned()),
        overdue: false,
        queue_band: Some("11–50".to_owned()),
        history: vec![history(Action::Submit, CaseState::Queued)],
        email: "s***@contoh.id".to_owned(),
        phone: "08** **** *890".to_owned(),
        may: EVERYTHING,
        errors: FieldErrors::default(),
        typed: Vec::new(),
        done: None,
        rights_requests: Vec::new(),
    }
}

pub(crate) fn case_html(state: CaseState, change: impl FnOnce(&mut CasePage)) -> String {
    let mut page = case(Lang::Id, state);
    change(&mut page);
    render(|| case_page(page))
}

pub(crate) fn data(lang: Lang) -> DataPage {
    DataPage {
        chrome: chrome(lang, "/lacak/kasus/data"),
        ticket: TICKET.to_owned(),
        form: DIRI,
        subject: None,
        steps: steps(),
        consents: vec![(
            declaration::purpose("pdp").get(lang).to_owned(),
            declaration::VERSION.to_owned(),
            "20 Februari 2025 pukul 10.00".to_owned(),
        )],
        files: vec![("KTP, 212 KB".to_owned(), "/lacak/kasus/foto/ktp".to_owned())],
        accesses: vec![AccessLine {
            role: None,
            at: "21 Februari 2025 pukul 09.12".to_owned(),
            actor: "petugas".to_owned(),
            action: "case.view".to_owned(),
            reason: None,
        }],
        kept_days: (90, 365),
    }
}

/// Every page of this file in one language, with a name for messages.
fn pages(lang: Lang) -> Vec<(String, String)> {
    let mut all = vec![
        ("track".to_owned(), render(|| track_page(track(lang)))),
        ("data".to_owned(), render(|| data_page(data(lang)))),
    ];
    for &form in Form::ALL {
        let name = format!("check {form:?}");
        all.push((name, render(|| check_page(check(lang, form)))));
        let name = format!("receipt {form:?}");
        all.push((name, render(|| receipt_page(receipt(lang, form)))));
    }
    for state in CaseState::ALL {
        let name = format!("case {state:?}");
        all.push((name, render(|| case_page(case(lang, *state)))));
    }
    all
}

/// What a reader sees of the page's own content: neither tags nor the frame.
pub(crate) fn main_text(html: &str) -> String {
    let (_, main) = html.split_once("<main").expect("there is a main");
    let (main, _) = main.split_once("</main>").expect("it ends");
    main.split('<')
        .filter_map(|piece| piece.split_once('>').map(|(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ")
}

fn controls(html: &str) -> Vec<&str> {
    tags(html, &["input", "select", "textarea"])
        .into_iter()
        .filter(|tag| attribute(tag, "type") != Some("hidden"))
        .collect()
}

#[test]
fn every_page_is_whole_and_every_link_inside_it_leads_somewhere() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"), "{name}");
            assert_eq!(tags(&html, &["h1"]).len(), 1, "{name}");
            let all = ids(&html);
            let distinct: BTreeSet<_> = all.iter().collect();
            assert_eq!(all.len(), distinct.len(), "{name}: an id stands twice: {all:?}");
            for link in tags(&html, &["a"]) {
                if let Some(id) = attribute(link, "href").and_then(|href| href.strip_prefix('#')) {
                    assert!(all.contains(&id), "{name}: #{id}");
                }
            }
            let main = main_text(&html);
            assert!(!main.contains('{') && !main.contains('}'), "{name}: a place is not filled");
        }
    }
}

#[test]
fn every_control_has_one_label() {
    for (name, html) in pages(Lang::Id) {
        let labels = tags(&html, &["label"]);
        for control in controls(&html) {
            let id = attribute(control, "id").expect("a control has an id");
            let own = labels.iter().filter(|label| attribute(label, "for") == Some(id)).count();
            assert_eq!(own, 1, "{name}: {id}");
        }
    }
}

#[test]
fn nothing_is_inline_that_the_content_security_policy_would_refuse() {
    for (name, html) in pages(Lang::Id) {
        assert!(!html.contains(" style=\"") && !html.contains("<style"), "{name}");
        let html = without_quick_exit(&html);
        assert!(!html.contains("<script") && !html.contains(" onclick="), "{name}");
    }
}

#[test]
fn answers_are_text_on_every_page_that_shows_them() {
    let step = || CheckedStep {
        items: vec![PAYLOAD.to_owned()],
        ..checked(Step::Alasan, StepStatus::Done, &[("alasan", PAYLOAD)])
    };
    let pages = [
        check_html(DIRI, |page| page.steps = vec![step()]),
        render(|| {
            let files = vec![(PAYLOAD.to_owned(), PAYLOAD.to_owned())];
            data_page(DataPage { steps: vec![step()], files, ..data(Lang::Id) })
        }),
        case_html(CaseState::InfoNeeded, |page| {
            page.history[0].note = Some(PAYLOAD.to_owned());
            page.history[0].reason = Some(PAYLOAD.to_owned());
            page.rights_requests = vec![RightsRequest {
                right: Some(Right::Correction),
                ticket: PAYLOAD.to_owned(),
                due: PAYLOAD.to_owned(),
            }];
            page.email = PAYLOAD.to_owned();
            page.typed = ["info", "email", "hp", "keberatan", "hak", "uraian"]
                .map(|name| (name.to_owned(), PAYLOAD.to_owned()))
                .to_vec();
        }),
        track_html(|page| page.ticket = PAYLOAD.to_owned()),
    ];
    for html in pages {
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "what was typed is kept: {html}");
    }
}
