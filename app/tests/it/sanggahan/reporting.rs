//! The shared pages of a draft, where they are about a recipient.

use app::pages::draft::model::{CheckPage, OptionLine, Question, RegionQuestion, StepPage};
use app::pages::draft::{Door, check_page, receipt_page, step_page};
use app::pages::lacak::data_page;
use app::text::{Lang, draft};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Form, Need, PhotoKind, Step};
use domain::review::{Action, CaseKind, CaseState};
use domain::sanggahan::{IdentityHint, Perihal};

use super::{PAYLOAD, controls};
use crate::draft::{step, task_html};
use crate::html::{attribute, ids, render, tags, without_quick_exit};
use crate::lacak::{case_html, check, data, history, main_text, receipt};

const ABOUT: [Form; 4] = [
    Form::Sanggahan,
    Form::TanggapanLayak,
    Form::PerubahanData(Perihal::Pindah),
    Form::Penyalahgunaan,
];

fn check_of(form: Form, change: impl FnOnce(&mut CheckPage)) -> String {
    let mut page = check(Lang::Id, form);
    change(&mut page);
    render(|| check_page(page))
}

#[test]
fn a_question_of_one_answer_stands_under_that_answer() {
    for (form, one) in [
        (Form::Sanggahan, Step::Sebab),
        (Form::TanggapanLayak, Step::Sebab),
        (Form::Penyalahgunaan, Step::Kejadian),
    ] {
        let page = step(Lang::Id, form, one);
        let main = page.questions[0].clone();
        let html = render(|| step_page(page));
        let radios: Vec<_> = controls(&html)
            .into_iter()
            .filter(|tag| attribute(tag, "name") == Some(main.spec.name))
            .collect();
        assert_eq!(radios.len(), main.options.len(), "{form:?}: never in a list that folds");
        assert!(radios.iter().all(|tag| attribute(tag, "type") == Some("radio")), "{form:?}");
        for (at, option) in main.options.iter().enumerate() {
            let Some(name) = &option.follow_up else { continue };
            let place = html.find(&format!("value=\"{}\"", option.code)).expect("the answer");
            let asked = html.find(&format!("id=\"{name}\"")).expect("its question");
            let next = main.options.get(at + 1).map_or(html.len(), |next| {
                html.find(&format!("for=\"{}-{}\"", main.spec.name, at + 2))
                    .unwrap_or_else(|| panic!("{}", next.code))
            });
            assert!(place < asked && asked < next, "{form:?}: {name} stands elsewhere");
            assert_eq!(html.matches(&format!(" id=\"{name}\"")).count(), 1, "{name}");
        }
    }
}

#[test]
fn a_question_that_no_answer_asks_for_is_not_drawn_and_one_that_two_share_is_drawn_once() {
    let mut page = step(Lang::Id, Form::TanggapanLayak, Step::Sebab);
    page.questions[0].options = ["a", "b"]
        .map(|code| OptionLine {
            code: code.to_owned(),
            label: code.to_owned(),
            follow_up: Some("kehilangan_kapan".to_owned()),
        })
        .to_vec();
    let html = render(|| step_page(page));
    assert_eq!(html.matches("cus-choice-list__nested").count(), 1, "{html}");
    assert!(!html.contains("menanggung_berapa"), "{html}");
}

#[test]
fn a_follow_up_with_an_error_is_linked_and_told_at_its_place() {
    let mut page = step(Lang::Id, Form::Sanggahan, Step::Sebab);
    page.frame.errors = FieldErrors::one("pindah_ke", ErrorCode::Required);
    let html = render(|| step_page(page));
    assert!(html.contains("href=\"#pindah_ke\"") && ids(&html).contains(&"pindah_ke-salah"));
}

#[test]
fn who_reports_is_secret_unless_they_say_otherwise() {
    let secret = Question {
        spec: *Step::Pelapor
            .fields(Form::Sanggahan)
            .iter()
            .find(|field| field.name == "kerahasiaan")
            .expect("it is asked"),
        options: ["rahasia", "boleh_dihubungi"]
            .map(|code| OptionLine {
                code: code.to_owned(),
                label: code.to_owned(),
                follow_up: None,
            })
            .to_vec(),
    };
    let chosen = |answer: &str| {
        let mut page = StepPage {
            questions: vec![secret.clone()],
            region: RegionQuestion::default(),
            ..step(Lang::Id, Form::Sanggahan, Step::Pelapor)
        };
        page.answers.set("kerahasiaan", answer);
        let html = render(|| step_page(page));
        controls(&html)
            .into_iter()
            .filter(|tag| tag.contains(" checked"))
            .filter_map(|tag| attribute(tag, "value").map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(chosen(""), ["rahasia"]);
    assert_eq!(chosen("boleh_dihubungi"), ["boleh_dihubungi"]);
}

#[test]
fn the_person_is_named_by_their_card_on_every_page() {
    for form in ABOUT {
        let mut pages = vec![
            check_of(form, |_| {}),
            render(|| receipt_page(receipt(Lang::Id, form))),
            task_html(form),
        ];
        for &one in Step::of(form).iter().filter(|one| **one != Step::Foto) {
            pages.push(render(|| step_page(step(Lang::Id, form, one))));
        }
        for html in pages {
            assert_eq!(html.matches("B**i U*i").count(), 1, "{form:?}: {html}");
            assert!(html.contains("cus-exit__link"), "{form:?}: it can be left quickly");
        }
    }
    assert!(!check_of(crate::lacak::DIRI, |_| {}).contains("cus-exit"));
}

#[test]
fn each_form_sends_to_its_own_door_and_speaks_of_itself() {
    for (form, noun) in [
        (Form::Sanggahan, "sanggahan"),
        (Form::TanggapanLayak, "tanggapan"),
        (Form::Penyalahgunaan, "laporan"),
        (Form::HakJawab, "jawaban"),
    ] {
        let html = check_of(form, |_| {});
        assert!(html.contains(&format!("action=\"{}\"", Door::of(form).send())), "{form:?}");
        let text = main_text(&html);
        assert!(text.contains(&format!("Kirim {noun}")), "{form:?}: {text}");
        assert!(!text.contains("usulan"), "{form:?} speaks of a proposal: {text}");
        let text = main_text(&render(|| receipt_page(receipt(Lang::Id, form))));
        assert!(text.contains(&format!("Lacak {noun} ini")), "{form:?}: {text}");
        assert!(!text.contains("usulan") && !text.contains("Usulan"), "{form:?}: {text}");
        let text = main_text(&task_html(form));
        assert!(text.contains(&format!("Hapus {noun} ini")), "{form:?}: {text}");
        assert!(!text.contains("usulan"), "{form:?}: {text}");
    }
}

#[test]
fn a_text_that_names_its_writer_has_to_be_confirmed() {
    let plain = check_of(Form::Sanggahan, |_| {});
    assert!(!plain.contains("tetap_kirim"));
    let other = check_of(Form::Sanggahan, |page| {
        page.identity = vec![IdentityHint::Number, IdentityHint::Link];
    });
    assert!(!other.contains("tetap_kirim"), "that tells nobody who wrote it");
    assert!(other.contains("tautan") && other.contains("nomor panjang"), "{other}");
    for (form, step) in [
        (Form::Sanggahan, "/sanggahan/draf/uraian?dari=periksa"),
        (Form::PerubahanData(Perihal::Pindah), "/perbaikan/draf/perubahan?dari=periksa"),
    ] {
        let html = check_of(form, |page| {
            page.identity = vec![IdentityHint::OwnName];
            page.errors = FieldErrors::one("tetap_kirim", ErrorCode::DeclarationMissing);
        });
        assert!(html.contains(&format!("href=\"{step}\"")), "{html}");
        assert!(
            html.contains("href=\"#tetap_kirim\"") && ids(&html).contains(&"tetap_kirim-salah")
        );
        assert!(html.contains("Ubah tulisan yang menyebut diri Anda"), "{html}");
    }
    let ticked = check_of(Form::Sanggahan, |page| {
        page.identity = vec![IdentityHint::OwnPhone];
        page.ticked = vec!["tetap_kirim".to_owned()];
    });
    let control = controls(&ticked)
        .into_iter()
        .find(|tag| attribute(tag, "name") == Some("tetap_kirim"))
        .expect("the checkbox");
    assert!(control.contains(" checked"), "{control}");
}

#[test]
fn an_earlier_one_is_replaced_by_ticket_and_pin() {
    for form in Form::ALL {
        let html = check_of(*form, |_| {});
        let may = matches!(form, Form::Sanggahan | Form::TanggapanLayak);
        assert_eq!(html.contains("tiket_lama"), may, "{form:?}");
    }
    let html = check_of(Form::Sanggahan, |page| {
        page.earlier_ticket = PAYLOAD.to_owned();
        page.errors = FieldErrors::one("tiket_lama", ErrorCode::EarlierUnknown);
        page.errors.push("pin_lama", ErrorCode::PinShape);
    });
    let html = without_quick_exit(&html);
    assert!(!html.contains("<script"), "{html}");
    let fold = tags(&html, &["details"])
        .into_iter()
        .find(|tag| attribute(tag, "id") == Some("kiriman-lama"))
        .expect("the fold");
    assert!(fold.contains(" open"), "{fold}");
    for field in ["tiket_lama", "pin_lama"] {
        assert!(html.contains(&format!("href=\"#{field}\"")), "{field} is not on top");
    }
    let pin = controls(&html)
        .into_iter()
        .find(|tag| attribute(tag, "name") == Some("pin_lama"))
        .expect("a box for the PIN");
    assert_eq!(attribute(pin, "value"), Some(""), "a PIN is never typed back");
}

#[test]
fn the_declaration_says_who_sees_what_and_what_a_lie_means() {
    for form in ABOUT {
        let text = main_text(&check_of(form, |_| {}));
        for part in ["disegel", "alasan tertulis", "Pasal 42", "tidak pernah melihat identitas"] {
            assert!(text.contains(part), "{form:?}: {part}: {text}");
        }
        let told = text.contains("boleh menjawab sebelum ada keputusan");
        assert_eq!(told, form == Form::Sanggahan, "{form:?}");
    }
    let text = main_text(&check_of(Form::HakJawab, |_| {}));
    assert!(!text.contains("disegel") && text.contains("tidak melihatnya"), "{text}");
}

#[test]
fn the_receipt_promises_no_decision_and_no_cycle() {
    for form in ABOUT.into_iter().chain([Form::HakJawab]) {
        let text = main_text(&render(|| receipt_page(receipt(Lang::Id, form))));
        assert!(text.contains("Belum ada yang diputuskan"), "{form:?}: {text}");
        assert!(!text.contains("siklus Februari"), "{form:?}: {text}");
        assert!(text.contains("Paling lambat 6 Maret 2025"), "{form:?}: {text}");
        assert_eq!(text.contains("bukan pemungutan suara"), is_stance(form), "{form:?}");
        assert_eq!(text.contains("sudah disegel"), form != Form::HakJawab, "{form:?}");
        let mut page = receipt(Lang::Id, form);
        page.updated = true;
        let text = main_text(&render(|| receipt_page(page)));
        assert!(text.contains("menggantikan kiriman Anda sebelumnya"), "{form:?}: {text}");
    }
}

fn is_stance(form: Form) -> bool {
    matches!(form, Form::Sanggahan | Form::TanggapanLayak)
}

#[test]
fn the_answer_shows_the_kind_of_objection_and_its_last_day() {
    let text = main_text(&task_html(Form::HakJawab));
    for part in ["Orang mampu", "2 Desember 2026", "Belum ada yang diputuskan"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!main_text(&task_html(Form::Sanggahan)).contains("Jenis sanggahan"));
}

#[test]
fn photos_of_a_house_are_taken_from_the_street() {
    let hint = |form| draft::photo_hint(PhotoKind::RumahDepan, form).id;
    for form in [Form::Sanggahan, Form::TanggapanLayak] {
        assert!(hint(form).contains("jalan umum") && hint(form).contains("tanpa orang"));
        let lead = draft::step_lead(Step::Foto, form).expect("a lead").id;
        for part in ["Jangan masuk halaman", "jangan memotret orang", "membahayakan diri"] {
            assert!(lead.contains(part), "{part}: {lead}");
        }
    }
    assert_ne!(hint(Form::HakJawab), hint(Form::Sanggahan));
}

#[test]
fn every_question_about_a_recipient_has_words_in_both_languages() {
    for form in Form::ALL {
        for field in Step::of(*form).iter().flat_map(|one| one.fields(*form)) {
            let label = draft::label(field.name, *form);
            assert_ne!(label, draft::fields::ANSWER, "{form:?}: {}", field.name);
            if let Need::FollowUp(of) = field.need {
                assert_ne!(label, draft::label(of, *form), "{}", field.name);
            }
        }
    }
}

#[test]
fn tracking_shows_nothing_of_who_is_sealed() {
    let html = case_html(CaseState::InfoNeeded, |page| {
        page.kind = CaseKind::Sanggahan;
        page.sealed = true;
        page.outcome_hidden = true;
        page.email = String::new();
        page.phone = String::new();
    });
    let text = main_text(&html);
    assert!(html.contains("cus-exit__link"));
    assert!(text.contains("disegel") && !text.contains("Belum ada kontak"), "{text}");
    assert!(html.contains("action=\"/lacak/kasus/kontak\""), "it can still be changed");
    assert!(text.contains("keterangan ini tidak disegel"), "{text}");
    let done = main_text(&case_html(CaseState::Layak, |page| {
        page.kind = CaseKind::Sanggahan;
        page.sealed = true;
        page.outcome_hidden = true;
        page.history = vec![history(Action::FindLayak, CaseState::Layak)];
    }));
    assert!(done.contains("Selesai ditinjau") && !done.contains("diusulkan"), "{done}");
    assert!(!case_html(CaseState::Queued, |_| {}).contains("cus-exit"));
}

#[test]
fn each_opening_of_the_seal_is_told_with_its_reason() {
    let mut page = data(Lang::Id);
    page.form = Form::Sanggahan;
    page.accesses[0].action = "reporter.open".to_owned();
    page.accesses[0].reason = Some(format!("Perlu bertanya {PAYLOAD}"));
    let html = without_quick_exit(&render(|| data_page(page)));
    let text = main_text(&html);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "Petugas Dinas Sosial : Membuka segel identitas Anda Alasan: Perlu bertanya";
    assert!(words.contains(told), "{words}");
    assert!(text.contains("tidak dapat ditampilkan") && !html.contains("<script"), "{html}");
}
