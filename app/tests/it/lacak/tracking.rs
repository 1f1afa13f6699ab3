//! Ticket and PIN, the case, and the data held about it.

use std::collections::BTreeSet;

use app::pages::lacak::data_page;
use app::pages::lacak::model::{
    DataPage, HistoryLine, Possible, Right, RightsRequest, TrackNotice,
};
use app::text::lacak::{self as words, form};
use app::text::{Lang, declaration};
use domain::field::{ErrorCode, FieldErrors};
use domain::review::{Action, CaseKind, CaseState};

use super::{EVERYTHING, TICKET, case_html, data, history, main_text, track_html};
use crate::html::{attribute, ids, render, tags};

#[test]
fn a_typo_is_told_as_a_typo_and_the_pin_is_never_typed_back() {
    let html = track_html(|page| {
        page.ticket = "ABCD-EFGH-JKMX".to_owned();
        page.errors = FieldErrors::one("tiket", ErrorCode::CodeTypo);
    });
    assert!(html.contains("value=\"ABCD-EFGH-JKMX\""));
    assert!(main_text(&html).contains("Ada huruf atau angka yang keliru di nomor tiket"));
    assert!(html.contains("href=\"#tiket\"") && html.contains("<title>Kesalahan: "));
    let shape = track_html(|page| {
        page.errors = FieldErrors::one("tiket", ErrorCode::CodeShape);
        page.errors.push("pin", ErrorCode::PinShape);
    });
    assert!(!main_text(&shape).contains("keliru"));
    assert!(main_text(&shape).contains("PIN tiket harus 6 angka"));
    let pin = tags(&shape, &["input"])
        .into_iter()
        .find(|tag| attribute(tag, "name") == Some("pin"))
        .expect("a box for the PIN");
    assert_eq!(attribute(pin, "value"), Some(""));
}

#[test]
fn a_refusal_names_both_and_a_lock_names_its_time() {
    let refused = main_text(&track_html(|page| page.refused = true));
    assert!(refused.contains("Nomor tiket dan PIN tidak cocok"), "{refused}");
    for word in ["tidak ada", "tidak ditemukan", "PIN salah"] {
        assert!(!refused.contains(word), "{word} would tell which of the two is wrong");
    }
    let locked = main_text(&track_html(|page| {
        page.refused = true;
        page.locked_minutes = Some(15);
    }));
    assert!(track_html(|page| page.refused = true).contains("role=\"alert\""));
    assert!(locked.contains("Coba lagi 15 menit lagi"), "{locked}");
    assert!(!locked.contains("tidak cocok"), "{locked}");
}

#[test]
fn who_lost_the_ticket_is_sent_to_the_office() {
    let text = main_text(&track_html(|_| {}));
    for part in ["Tiket atau PIN hilang?", "dengan KTP", "Jalan Contoh 1"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn every_state_and_step_has_words_of_its_own() {
    for lang in Lang::ALL {
        for kind in CaseKind::ALL {
            let tags: BTreeSet<_> =
                CaseState::ALL.iter().map(|state| words::tag(*kind, *state).get(lang)).collect();
            assert_eq!(tags.len(), CaseState::ALL.len(), "{kind:?}");
            let noun = words::kind(*kind).get(lang);
            for state in CaseState::ALL {
                let meaning = words::meaning(lang, *kind, *state);
                assert!(meaning.ends_with('.') && meaning.contains(noun), "{meaning}");
            }
            let steps: BTreeSet<_> = Action::ALL
                .iter()
                .map(|action| {
                    words::step(*kind, action.as_str())
                        .unwrap_or_else(|| panic!("{action:?} has no words"))
                        .get(lang)
                })
                .collect();
            assert_eq!(steps.len(), Action::ALL.len(), "{kind:?}");
        }
    }
}

#[test]
fn an_action_nobody_knows_is_told_without_its_code() {
    let html = case_html(CaseState::Queued, |page| page.history[0].action = "x_y".to_owned());
    assert!(main_text(&html).contains("Ada perubahan pada kasus ini"));
    assert!(!html.contains("x_y"));
}

/// The whole story of a proposal that was refused, appealed and is being looked at again.
fn appealed_story() -> Vec<HistoryLine> {
    let mut story = vec![
        history(Action::Submit, CaseState::Queued),
        history(Action::Take, CaseState::UnderReview),
        history(Action::AskInfo, CaseState::InfoNeeded),
        history(Action::GiveInfo, CaseState::UnderReview),
        history(Action::FindTidakLayak, CaseState::TidakLayak),
        history(Action::Appeal, CaseState::Appealed),
        history(Action::Take, CaseState::UnderReview),
    ];
    story[2].note = Some("Sebutkan nama RT-nya".to_owned());
    story[4].reason = Some("Memiliki mobil".to_owned());
    story[4].note = Some("Rahasia terusul".to_owned());
    story.reverse();
    story
}

#[test]
fn the_owner_sees_reason_and_note_of_every_step() {
    let text =
        main_text(&case_html(CaseState::UnderReview, |page| page.history = appealed_story()));
    for part in ["Memiliki mobil", "Rahasia terusul", "Sebutkan nama RT-nya", "tidak layak"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (appeal, sent) = (text.find("Keberatan diajukan"), text.find("Kiriman Anda kami terima"));
    assert!(appeal < sent && appeal.is_some(), "newest first");
}

#[test]
fn a_neighbour_learns_only_that_it_was_looked_at() {
    // Whatever the outcome was, and whatever came of it, the page reads the same.
    let outcomes = CaseState::ALL.iter().copied().filter(|state| words::is_outcome(*state));
    let mut seen = BTreeSet::new();
    for state in outcomes.chain([CaseState::Queued, CaseState::UnderReview, CaseState::InfoNeeded])
    {
        let text = main_text(&case_html(state, |page| {
            page.outcome_hidden = true;
            page.overdue = true;
            page.history = appealed_story();
        }));
        for secret in [
            "tidak layak",
            "Dinilai",
            "Memiliki mobil",
            "Rahasia terusul",
            "eberatan",
            "cabut",
            "Februari",
            "11–50",
        ] {
            assert!(!text.contains(secret), "{state:?} tells {secret}: {text}");
        }
        assert!(text.contains("Selesai ditinjau"), "{state:?}: {text}");
        assert!(text.contains("Sebutkan nama RT-nya"), "the question was put to the neighbour");
        assert_eq!(text.matches("pukul").count(), 5, "what followed the outcome shows: {text}");
        seen.insert(text);
    }
    assert_eq!(seen.len(), 1, "two outcomes can be told apart");
}

#[test]
fn a_neighbour_can_follow_and_withdraw_until_there_is_an_outcome() {
    let html = case_html(CaseState::InfoNeeded, |page| page.outcome_hidden = true);
    let text = main_text(&html);
    assert!(text.contains("Perlu jawaban Anda") && text.contains("11–50"), "{text}");
    assert!(html.contains("action=\"/lacak/kasus/info\""));
    assert!(html.contains("action=\"/lacak/kasus/cabut\""));
}

#[test]
fn only_what_may_be_done_is_offered() {
    let actions = |may| {
        let html = case_html(CaseState::Queued, |page| page.may = may);
        tags(&html, &["form"])
            .into_iter()
            .filter_map(|tag| attribute(tag, "action"))
            .map(|action| action.trim_start_matches("/lacak/kasus/").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(actions(Possible::default()), ["hak", "keluar"]);
    assert_eq!(actions(EVERYTHING), ["info", "keberatan", "kontak", "hak", "cabut", "keluar"]);
}

#[test]
fn a_form_with_an_error_is_unfolded_and_keeps_what_was_typed() {
    for (field, value) in
        [("keberatan", "Mobil itu sewaan"), ("email", "siti@"), ("hp", "12"), ("uraian", "Nama")]
    {
        let html = case_html(CaseState::TidakLayak, |page| {
            page.errors = FieldErrors::one(field, ErrorCode::TooShort);
            page.typed = vec![(field.to_owned(), value.to_owned())];
        });
        let open: Vec<_> =
            tags(&html, &["details"]).into_iter().filter(|tag| tag.contains(" open")).collect();
        assert_eq!(open.len(), 1, "{field}: {open:?}");
        let (_, body) = html.split_once(open[0]).expect("the form is there");
        let (body, _) = body.split_once("</details>").expect("it ends");
        assert!(body.contains(value) && ids(body).contains(&field), "{field}: {body}");
        assert!(html.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    let plain = case_html(CaseState::TidakLayak, |_| {});
    assert!(!tags(&plain, &["details"]).iter().any(|tag| tag.contains(" open")));
}

#[test]
fn every_error_of_every_form_leads_to_its_control() {
    let fields = ["info", "keberatan", "email", "hp", "hak", "uraian", "yakin"];
    let html = case_html(CaseState::InfoNeeded, |page| {
        for field in fields {
            page.errors.push(field, ErrorCode::Required);
        }
    });
    let ids = ids(&html);
    let sentences: BTreeSet<_> = fields
        .iter()
        .map(|field| {
            assert!(html.contains(&format!("href=\"#{field}\"")), "{field} is not in the summary");
            assert!(ids.contains(field), "{field} is no id");
            app::text::field_error::sentence(ErrorCode::Required, field).id
        })
        .collect();
    assert!(sentences.len() >= 6, "fields share a sentence: {sentences:?}");
}

#[test]
fn being_late_is_admitted_with_a_number_to_call() {
    let late = case_html(CaseState::UnderReview, |page| page.overdue = true);
    let text = main_text(&late);
    assert!(text.contains("Kami terlambat") && text.contains("6 Maret 2025"), "{text}");
    assert!(late.matches("href=\"tel:0999123456\"").count() > 1, "beside the footer's");
    let text = main_text(&case_html(CaseState::UnderReview, |_| {}));
    assert!(!text.contains("terlambat") && text.contains("paling lambat 6 Maret 2025"), "{text}");
}

#[test]
fn an_outcome_says_who_decided_what() {
    for state in CaseState::ALL {
        let decided = matches!(
            state,
            CaseState::Layak
                | CaseState::Proposed
                | CaseState::Endorsed
                | CaseState::CentreVerified
                | CaseState::PmtDone
                | CaseState::TidakLayak
                | CaseState::Ganda
                | CaseState::BukanWewenang
        );
        let text = main_text(&case_html(*state, |_| {}));
        assert_eq!(text.contains("desil ditetapkan pemerintah pusat"), decided, "{state:?}");
    }
}

#[test]
fn a_form_that_worked_is_confirmed_in_words() {
    let mut sentences = BTreeSet::new();
    for code in ["info", "kontak", "cabut", "keberatan", "hak", "anything"] {
        let html = case_html(CaseState::Queued, |page| page.done = Some(code.to_owned()));
        let (_, status) = html.split_once("role=\"status\"").expect("a status");
        let (status, _) = status.split_once("</p>").expect("a sentence");
        sentences.insert(status.to_owned());
    }
    assert_eq!(sentences.len(), 6);
    assert!(!case_html(CaseState::Queued, |_| {}).contains("role=\"status\""));
}

#[test]
fn all_data_held_is_listed_with_who_opened_it() {
    let text = main_text(&render(|| data_page(data(Lang::Id))));
    for part in [
        TICKET,
        "Siti Aminah",
        "KTP, 212 KB",
        "Penggunaan data untuk usulan",
        declaration::VERSION,
        "Petugas Dinas Sosial",
        "Membuka kasus",
        "3 bulan setelah",
        "data lain 1 tahun",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let empty = DataPage {
        steps: Vec::new(),
        consents: Vec::new(),
        files: Vec::new(),
        accesses: Vec::new(),
        ..data(Lang::Id)
    };
    let text = main_text(&render(|| data_page(empty)));
    for part in ["Sudah dihapus", "Tidak ada berkas", "Belum ada yang membuka"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn the_data_page_offers_no_way_to_change_a_sent_proposal() {
    let html = render(|| data_page(data(Lang::Id)));
    assert!(!html.contains("/usulan/draf/"), "{html}");
}

#[test]
fn a_neighbour_who_withdrew_is_told_just_that() {
    let text = main_text(&case_html(CaseState::Dicabut, |page| {
        page.outcome_hidden = true;
        page.history.insert(0, history(Action::Withdraw, CaseState::Dicabut));
    }));
    assert!(text.contains("sudah dicabut") && !text.contains("Selesai ditinjau"), "{text}");
}

#[test]
fn the_language_switch_leads_to_a_page_that_can_be_opened() {
    let html = case_html(CaseState::Queued, |page| {
        "/lacak/kasus/info".clone_into(&mut page.chrome.path);
        page.errors = FieldErrors::one("info", ErrorCode::Required);
    });
    assert!(html.contains("href=\"/lacak/kasus?lang=en\""), "{html}");
}

#[test]
fn every_entry_of_the_access_log_has_words_of_its_own() {
    let codes = [
        "usulan.submit",
        "case.open",
        "case.read_data",
        "case.move",
        "case.link",
        "case.export",
        "case.erase",
        "photo.view",
        "contact.change",
        "rights.request",
        "mail.send",
        "withdraw",
        "appeal",
        "give_info",
        "some.thing",
    ];
    for lang in Lang::ALL {
        let words: BTreeSet<_> = codes.iter().map(|code| words::access(code).get(lang)).collect();
        assert_eq!(words.len(), codes.len());
    }
}

#[test]
fn the_language_switch_keeps_the_ticket() {
    let html = track_html(|page| page.ticket = TICKET.to_owned());
    let switch = tags(&html, &["button"])
        .into_iter()
        .find(|tag| attribute(tag, "name") == Some("lang"))
        .expect("the switch submits the form");
    assert_eq!(attribute(switch, "form"), Some("lacak"));
    assert!(ids(&html).contains(&"lacak") && !html.contains("?lang="));
}

#[test]
fn a_session_that_is_over_says_so_and_shows_what_was_typed() {
    let html = track_html(|page| {
        page.session_over = true;
        TICKET.clone_into(&mut page.ticket);
        page.unsent = vec![super::PAYLOAD.to_owned()];
    });
    assert!(html.contains("<title>Kesalahan: ") && html.contains("Sesi 30 menit sudah habis"));
    assert!(html.contains(&format!("value=\"{TICKET}\"")), "{html}");
    assert!(!html.contains("<script>alert") && html.contains("&lt;script&gt;"), "{html}");
    assert!(!track_html(|page| page.session_over = true).contains("Salin dulu"));
}

#[test]
fn texts_of_the_forms_name_their_limits() {
    for (field, code, limit) in [
        ("info", ErrorCode::TooShort, "10 huruf"),
        ("keberatan", ErrorCode::TooShort, "10 huruf"),
        ("uraian", ErrorCode::TooShort, "10 huruf"),
        ("info", ErrorCode::TooLong, "2.000 huruf"),
        ("keberatan", ErrorCode::TooLong, "2.000 huruf"),
        ("uraian", ErrorCode::TooLong, "2.000 huruf"),
    ] {
        let html = case_html(CaseState::InfoNeeded, |page| {
            page.errors = FieldErrors::one(field, code);
        });
        let summary = html.split_once("cus-summary__list").expect("a summary").1;
        assert!(summary.split("</ul>").next().unwrap_or_default().contains(limit), "{field}");
    }
}

#[test]
fn requests_about_data_are_told_apart() {
    let html = case_html(CaseState::Queued, |page| {
        let request = |right, ticket: &str| RightsRequest {
            right,
            ticket: ticket.to_owned(),
            due: "25 November 2026 pukul 08.41".to_owned(),
        };
        page.rights_requests = vec![
            request(Some(Right::Correction), "AAAA-AAAA-AAAA"),
            request(Some(Right::Erasure), "BBBB-BBBB-BBBB"),
            request(None, "CCCC-CCCC-CCCC"),
        ];
    });
    for part in ["AAAA-AAAA-AAAA: perbaikan data", "BBBB-BBBB-BBBB: penghapusan data", "CCCC"] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn whoever_is_led_to_the_form_is_told_why() {
    assert!(!track_html(|_| {}).contains("role=\"status\""));
    for (notice, text) in [
        (TrackNotice::Left, form::LEFT),
        (TrackNotice::Forgotten, form::FORGOTTEN),
        (TrackNotice::NeedsPin, form::NEEDS_PIN),
    ] {
        let html = track_html(|page| page.notice = Some(notice));
        let (_, status) = html.split_once("role=\"status\"").expect("it is read out");
        assert!(status.contains(text.id), "{notice:?}");
        assert!(!html.contains("<title>Kesalahan"), "nothing went wrong");
    }
}

#[test]
fn a_withdrawal_says_nothing_about_requests_that_still_run() {
    let html = case_html(CaseState::Dicabut, |page| {
        page.done = Some("cabut".to_owned());
        page.rights_requests = vec![RightsRequest {
            right: Some(Right::Correction),
            ticket: TICKET.to_owned(),
            due: "24 November 2026 pukul 10.00".to_owned(),
        }];
    });
    let text = main_text(&html);
    assert!(
        text.contains("Pemeriksaan kasus ini berhenti.") && text.contains("Dijawab paling lambat"),
        "{text}"
    );
    assert!(!text.contains("Tidak ada yang diproses"), "{text}");
}
