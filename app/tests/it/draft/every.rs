//! What every page of a draft has.

use std::collections::HashSet;

use app::pages::draft::{Door, members_page, step_page};
use app::text::{Lang, draft};
use domain::form::{Form, Step};

use super::{DIRI, SATU_KK, TETANGGA, controls, members, named, pages, step};
use crate::html::{attribute, ids, render, tags, text_between};

#[test]
fn every_page_is_a_whole_document_with_one_heading_and_no_id_twice() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"), "{name}");
            assert_eq!(attribute(tags(&html, &["html"])[0], "lang"), Some(lang.code()), "{name}");
            assert_eq!(tags(&html, &["h1"]).len(), 1, "{name}");
            let all = ids(&html);
            let distinct: HashSet<_> = all.iter().collect();
            assert_eq!(all.len(), distinct.len(), "{name}: {all:?}");
            for link in tags(&html, &["a"]) {
                let href = attribute(link, "href").unwrap_or_default();
                if let Some(target) = href.strip_prefix('#') {
                    assert!(all.contains(&target), "{name}: #{target}");
                }
            }
        }
    }
}

#[test]
fn every_control_has_one_label_with_words_and_a_group_of_choices_has_a_legend() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            for control in controls(&html) {
                let id = attribute(control, "id").unwrap_or_else(|| panic!("{name}: {control}"));
                let labels = tags(&html, &["label"]);
                let own = labels.iter().filter(|label| attribute(label, "for") == Some(id)).count();
                assert_eq!(own, 1, "{name}: {id}");
                assert_eq!(attribute(control, "placeholder"), None, "{name}: {id}");
            }
            for label in text_between(&html, "<label", "</label>") {
                assert!(!label.trim().is_empty(), "{name}: a label is empty");
            }
            let legends = text_between(&html, "<legend", "</legend>");
            assert_eq!(legends.len(), tags(&html, &["fieldset"]).len(), "{name}");
            assert!(legends.iter().all(|legend| !legend.trim().is_empty()), "{name}");
        }
    }
}

#[test]
fn descriptions_are_in_the_page() {
    for (name, html) in pages(Lang::Id) {
        let all = ids(&html);
        for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
            for id in attribute(tag, "aria-describedby").unwrap_or_default().split_whitespace() {
                assert!(all.contains(&id), "{name}: {id}");
            }
        }
    }
}

#[test]
fn every_question_has_a_label_of_its_own_and_an_input() {
    for &form in Form::ALL {
        for &one in Step::of(form).iter().filter(|step| **step != Step::Foto) {
            let html = match one {
                Step::Anggota => render(|| members_page(members(Lang::Id))),
                _ => render(|| step_page(step(Lang::Id, form, one))),
            };
            for spec in one.fields(form) {
                let label = draft::label(spec.name, form);
                assert_ne!(label, draft::fields::ANSWER, "{} has no label", spec.name);
                for input in spec.inputs() {
                    assert!(!named(&html, input).is_empty(), "{one:?}: {input} is not asked");
                }
            }
        }
    }
}

#[test]
fn a_proposal_for_oneself_says_anda_and_for_others_it_does_not() {
    for name in ["nik", "nomor_kk", "nama"] {
        let label = |form| draft::label(name, form).id;
        assert!(label(DIRI).contains("Anda"), "{name}");
        for other in [SATU_KK, TETANGGA] {
            assert!(label(other).contains("orang yang diusulkan"), "{name}");
        }
    }
}

#[test]
fn when_it_was_saved_and_the_way_to_the_code_are_on_every_step() {
    let mut page = step(Lang::Id, DIRI, Step::Alasan);
    page.frame.saved_at = Some("14.05".to_owned());
    let html = render(|| step_page(page));
    assert!(html.contains("Tersimpan pukul 14.05"), "{html}");
    for (name, html) in pages(Lang::Id) {
        let is_step = !name.starts_with("start") && !name.starts_with("tasks");
        let has_way =
            Door::ALL.iter().any(|door| html.contains(&format!("{}#kode-lanjutan", door.tasks())));
        assert_eq!(has_way, is_step, "{name}");
    }
}

#[test]
fn no_indonesian_label_stays_in_an_english_page() {
    for &form in Form::ALL {
        for &one in Step::of(form) {
            if matches!(one, Step::Foto | Step::Anggota) {
                continue;
            }
            let html = render(|| step_page(step(Lang::En, form, one)));
            for spec in one.fields(form) {
                let label = draft::label(spec.name, form);
                let hint = draft::hint(spec.name, form);
                for text in [Some(label), hint].into_iter().flatten() {
                    if text.id != text.en {
                        assert!(!html.contains(&format!(">{}<", text.id)), "{one:?}: {}", text.id);
                    }
                }
            }
        }
    }
}
