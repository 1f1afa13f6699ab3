//! One page of questions.

use app::pages::draft::step_page;
use app::text::{Lang, draft};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{FieldKind, FieldSpec, Form, Need, Step};

use super::{DIRI, PAYLOAD, controls, named, options, step};
use crate::html::{attribute, ids, render, tags, without_quick_exit};

#[test]
fn every_error_is_named_on_top_linked_and_told_at_its_field() {
    for &form in Form::ALL {
        for &one in Step::of(form) {
            if matches!(one, Step::Foto | Step::Anggota) {
                continue;
            }
            let mut page = step(Lang::Id, form, one);
            for spec in one.fields(form) {
                let names =
                    if spec.kind == FieldKind::Region { spec.inputs() } else { &[spec.name] };
                for name in names {
                    page.frame.errors.push(name, ErrorCode::Required);
                }
            }
            let errors = page.frame.errors.clone();
            let html = render(|| step_page(page));
            assert!(html.contains("<title>Kesalahan: "), "{one:?}");
            let all = ids(&html);
            for error in errors.iter() {
                let told = format!("{}-salah", error.field);
                assert!(html.contains(&format!("href=\"#{}\"", error.field)), "{}", error.field);
                assert!(all.contains(&error.field), "{one:?}: #{} leads nowhere", error.field);
                assert!(all.contains(&told.as_str()), "{one:?}: {told}");
                let described = html.split('<').any(|tag| {
                    attribute(tag.split('>').next().unwrap_or_default(), "aria-describedby")
                        .is_some_and(|ids| ids.split(' ').any(|id| id == told))
                });
                assert!(described, "{one:?}: {told} describes nothing");
            }
        }
    }
}

#[test]
fn what_was_typed_is_kept_and_never_markup() {
    for &form in Form::ALL {
        for &one in Step::of(form) {
            if matches!(one, Step::Foto | Step::Anggota) {
                continue;
            }
            let mut page = step(Lang::Id, form, one);
            let inputs: Vec<&str> =
                one.fields(form).iter().flat_map(FieldSpec::inputs).copied().collect();
            for name in inputs.iter().chain(&["cari"]) {
                page.answers.set(*name, PAYLOAD);
            }
            for question in &mut page.questions {
                for option in &mut question.options {
                    option.label = PAYLOAD.to_owned();
                }
            }
            page.frame.saved_at = Some(PAYLOAD.to_owned());
            let html = without_quick_exit(&render(|| step_page(page)));
            assert!(!html.contains("<script"), "{one:?} {form:?}");
            for tag in controls(&html) {
                if attribute(tag, "type") == Some("text") {
                    let value = attribute(tag, "value").expect("the value is kept");
                    assert!(value.starts_with("&quot;"), "{one:?}: {tag}");
                }
            }
        }
    }
}

#[test]
fn few_answers_lie_open_and_many_fold() {
    let of = |count| {
        let mut page = step(Lang::Id, DIRI, Step::Identitas);
        page.questions
            .iter_mut()
            .filter(|question| question.spec.name == "status_kawin")
            .for_each(|question| question.options = options(count));
        render(|| step_page(page))
    };
    let (few, many) = (of(7), of(8));
    let first = named(&few, "status_kawin");
    assert_eq!(first.len(), 7);
    assert!(first.iter().all(|tag| attribute(tag, "type") == Some("radio")));
    assert!(named(&many, "status_kawin")[0].starts_with("select"));
    let house = render(|| step_page(step(Lang::Id, DIRI, Step::Rumah)));
    assert_eq!(tags(&house, &["select"]).len(), 11, "many answers on one page fold too");
}

#[test]
fn an_answer_that_may_be_skipped_can_be_taken_back() {
    let mut page = step(Lang::Id, DIRI, Step::Aset);
    page.answers.set("aset_emas", "ya");
    let html = render(|| step_page(page));
    let answers = |name| -> Vec<_> {
        named(&html, name)
            .into_iter()
            .map(|tag| (attribute(tag, "value").unwrap_or_default(), tag.contains(" checked")))
            .collect()
    };
    assert_eq!(answers("aset_emas"), [("ya", true), ("tidak", false), ("", false)]);
    assert_eq!(answers("aset_lahan"), [("ya", false), ("tidak", false), ("", true)]);
    let required = render(|| step_page(step(Lang::Id, DIRI, Step::Alamat)));
    assert_eq!(named(&required, "domisili_sesuai_ktp").len(), 2);
}

#[test]
fn several_answers_are_ticked_at_once() {
    let mut page = step(Lang::Id, DIRI, Step::Bantuan);
    page.answers.set_codes("program", ["2", "4"]);
    let html = render(|| step_page(page));
    let ticked: Vec<_> = named(&html, "program")
        .into_iter()
        .filter(|tag| tag.contains(" checked"))
        .filter_map(|tag| attribute(tag, "value"))
        .collect();
    assert_eq!(ticked, ["2", "4"]);
}

#[test]
fn a_reason_for_no_nik_stands_under_its_checkbox() {
    let html = render(|| step_page(step(Lang::Id, DIRI, Step::Terusul)));
    let (_, reveal) = html.split_once("class=\"cus-reveal\"").expect("the checkbox reveals");
    let checkbox = reveal.find("id=\"tanpa_nik\"").expect("the checkbox comes first");
    let body = reveal.find("cus-reveal__body").expect("then what it reveals");
    let reason = reveal.find("id=\"alasan_tanpa_nik\"").expect("the reason");
    assert!(checkbox < body && body < reason);
    assert!(reason < reveal.find("id=\"nomor_kk\"").expect("the family card"));
}

#[test]
fn how_many_digits_were_typed_is_said() {
    let mut page = step(Lang::Id, DIRI, Step::Terusul);
    page.answers.set("nik", "9901 0141 0785 000");
    page.frame.errors = FieldErrors::one("nik", ErrorCode::NikLength);
    let html = render(|| step_page(page));
    assert!(html.contains("Yang Anda ketik 15 angka."), "{html}");
    assert!(!render(|| step_page(step(Lang::Id, DIRI, Step::Terusul))).contains("ketik 15"));
}

#[test]
fn what_may_be_skipped_is_said_once_for_a_page_or_at_each_question() {
    let whole = draft::steps::ALL_OPTIONAL.id;
    let each = "(boleh dilewati)";
    for &form in Form::ALL {
        for &one in Step::of(form) {
            if matches!(one, Step::Foto | Step::Anggota) {
                continue;
            }
            let html = render(|| step_page(step(Lang::Id, form, one)));
            let fields = one.fields(form);
            let optional = fields.iter().all(|spec| spec.need == Need::Optional);
            assert_eq!(html.contains(whole), optional, "{one:?} {form:?}");
            assert!(!optional || !html.contains(each), "{one:?} {form:?}");
        }
    }
    let html = render(|| step_page(step(Lang::Id, DIRI, Step::Pengusul)));
    assert_eq!(html.matches(each).count(), 1, "only the e-mail address");
}

/// Where the link back leads.
fn back(html: &str) -> Option<&str> {
    let links = tags(html, &["a"]);
    let link = links.into_iter().find(|tag| attribute(tag, "class") == Some("cus-back"))?;
    attribute(link, "href")
}

#[test]
fn a_step_sends_its_version_and_where_it_came_from() {
    let mut page = step(Lang::Id, DIRI, Step::Alamat);
    let html = render(|| step_page(page.clone()));
    assert!(html.contains("name=\"versi\" value=\"7\""), "{html}");
    assert!(html.contains("action=\"/usulan/draf/alamat\""));
    assert!(!html.contains("name=\"dari\""));
    assert_eq!(back(&html), Some("/usulan/draf"));
    page.frame.from_check = true;
    let html = render(|| step_page(page));
    assert!(html.contains("name=\"dari\" value=\"periksa\""), "{html}");
    assert_eq!(back(&html), Some("/usulan/draf/periksa"));
}

#[test]
fn a_page_that_was_overtaken_says_so_and_does_not_save_itself() {
    let mut page = step(Lang::Id, DIRI, Step::Alamat);
    page.frame.errors = FieldErrors::one("alamat", ErrorCode::Required);
    assert!(render(|| step_page(page.clone())).contains("data-unsaved"));
    // Stored as it is: saved once more while its reader goes on, it would overtake what they do next.
    page.frame.kept = true;
    assert!(!render(|| step_page(page.clone())).contains("data-unsaved"));
    page.frame.kept = false;
    page.frame.changed_elsewhere = true;
    let html = render(|| step_page(page));
    assert!(!html.contains("data-unsaved"), "{html}");
    assert!(html.contains(draft::steps::CHANGED.id));
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let mut page = step(Lang::Id, DIRI, Step::Alasan);
    page.answers.set("alasan", "atap bocor");
    page.frame.storage_full = true;
    let html = render(|| step_page(page));
    assert!(html.contains(draft::steps::STORAGE_FULL.id) && html.contains("data-unsaved"));
    assert!(html.contains("atap bocor"), "{html}");
}

#[test]
fn coordinates_are_folded_until_they_are_used() {
    let open = |value| {
        let mut page = step(Lang::Id, DIRI, Step::Alamat);
        page.answers.set("lintang", value);
        let html = render(|| step_page(page));
        let (before, _) = html.split_once("id=\"lintang\"").expect("the latitude is there");
        let at = before.rfind("<details").expect("in a fold");
        before[at..].split('>').next().is_some_and(|tag| tag.contains(" open"))
    };
    assert!(!open(""));
    assert!(open("-6,2"));
}
