//! Before you start, and the task list.

use app::pages::draft::model::StepStatus;
use app::pages::draft::{Door, task_page};
use app::pages::usulan::start_page;
use app::text::usulan as t;
use app::text::{Lang, draft, usulan};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Form, Step};

use super::{DIRI, PAYLOAD, named, start, tasks};
use crate::html::{attribute, ids, render, tags};

#[test]
fn the_earliest_cycle_is_said_plainly() {
    let html = render(|| start_page(start(Lang::Id)));
    assert!(
        html.contains("paling cepat masuk siklus Februari 2025, batas pengusulan 23 Februari 2025")
    );
    assert!(!html.contains("sudah lewat"));
    let mut page = start(Lang::Id);
    page.offer.later_month = true;
    assert!(render(|| start_page(page)).contains("sudah terlalu dekat atau sudah lewat"));
}

#[test]
fn the_start_says_what_happens_to_the_data_before_anything_is_asked() {
    for lang in Lang::ALL {
        let html = render(|| start_page(start(lang)));
        let form = html.find("action=\"/usulan/baru\"").expect("the form that begins");
        for term in [t::DATA_PURPOSE, t::DATA_BASIS, t::DATA_ITEMS, t::DATA_KEPT, t::DATA_RIGHTS] {
            let at = html.find(&format!("<dt>{}</dt>", term.get(lang))).expect("the term");
            assert!(at < form, "{}", term.get(lang));
        }
        assert!(html.contains("href=\"/privasi\""));
    }
}

#[test]
fn an_unfinished_draft_is_offered_and_a_card_is_not_copied() {
    let html = render(|| start_page(start(Lang::Id)));
    assert!(!html.contains("href=\"/usulan/draf\""));
    assert!(!html.contains(usulan::FROM_CARD.id));
    let mut page = start(Lang::Id);
    page.unfinished = Some("21 November 2026 pukul 14.05".to_owned());
    page.from_card = true;
    let html = render(|| start_page(page));
    assert!(html.contains("href=\"/usulan/draf\"") && html.contains("pukul 14.05"), "{html}");
    assert!(html.contains(usulan::FROM_CARD.id));
}

#[test]
fn mistakes_of_the_start_are_told_and_kept() {
    let mut page = start(Lang::Id);
    page.errors = FieldErrors::one("hubungan", ErrorCode::Required);
    page.errors.push("kode_lanjutan", ErrorCode::CodeTypo);
    PAYLOAD.clone_into(&mut page.kode_lanjutan);
    "tetangga".clone_into(&mut page.hubungan);
    let html = render(|| start_page(page));
    assert!(!html.contains("<script"), "{html}");
    let all = ids(&html);
    for field in ["hubungan", "kode_lanjutan"] {
        assert!(
            all.contains(&field) && all.contains(&format!("{field}-salah").as_str()),
            "{field}"
        );
    }
    let chosen: Vec<_> = named(&html, "hubungan")
        .into_iter()
        .filter(|tag| tag.contains(" checked"))
        .filter_map(|tag| attribute(tag, "value"))
        .collect();
    assert_eq!(chosen, ["tetangga"]);
}

#[test]
fn the_task_list_names_every_step_with_its_status_and_what_to_do_next() {
    for &form in Form::ALL {
        let html = render(|| task_page(tasks(Lang::Id, form, StepStatus::Todo)));
        for one in Step::of(form) {
            let href = format!("href=\"{}\"", Door::of(form).step(*one));
            assert!(html.contains(&href), "{one:?}");
        }
        let count = Step::of(form).len();
        assert_eq!(tags(&html, &["li"]).iter().filter(|li| li.contains("cus-task")).count(), count);
        assert!(html.contains(&format!("Masih ada {count} bagian wajib")), "{form:?}");
        assert!(html.contains("ABCD-EFGH-JKMN") && html.contains("21 Desember 2026"));
    }
    let done = render(|| task_page(tasks(Lang::Id, DIRI, StepStatus::Done)));
    assert!(done.contains(draft::tasks::COMPLETE.id), "{done}");
    let mut page = tasks(Lang::Id, DIRI, StepStatus::Optional);
    page.tasks[3].status = StepStatus::Partial;
    let html = render(|| task_page(page));
    assert!(html.contains(draft::tasks::MISSING_ONE.id), "what is optional lacks nothing");
    assert!(html.contains("Lanjut: Tempat tinggal"), "{html}");
}

#[test]
fn deleting_a_draft_takes_two_taps() {
    let html = render(|| task_page(tasks(Lang::Id, DIRI, StepStatus::Todo)));
    let details = html.find("<details").expect("folded");
    let form = html.find("action=\"/usulan/draf/hapus\"").expect("the form");
    assert!(details < form);
    assert!(!tags(&html, &["details"])[0].contains(" open"));
}

#[test]
fn a_draft_that_was_deleted_is_said_to_be() {
    let mut page = start(Lang::Id);
    assert!(!render(|| start_page(page.clone())).contains(draft::tasks::DISCARDED.id));
    page.discarded = true;
    let html = render(|| start_page(page));
    let (_, status) = html.split_once("role=\"status\"").expect("it is read out");
    assert!(status.contains(draft::tasks::DISCARDED.id), "{html}");
}
