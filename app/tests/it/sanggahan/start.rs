//! Before a report begins, the way to a card, and the code of the right of reply.

use app::pages::draft::Door;
use app::pages::sanggahan::model::{NoCard, ReplyClosed};
use app::pages::sanggahan::{no_card_page, reply_start_page, report_start_page};
use app::text::{Lang, draft};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::Form;

use super::{controls, expired, no_card, reply, start};
use crate::html::{attribute, ids, render, tags};

/// Values of the radio buttons `form`, and those that are chosen.
fn offered(html: &str) -> (Vec<String>, Vec<String>) {
    let radios: Vec<_> = controls(html)
        .into_iter()
        .filter(|tag| attribute(tag, "name") == Some("form"))
        .map(|tag| {
            let value = attribute(tag, "value").unwrap_or_default().to_owned();
            (value, tag.contains(" checked"))
        })
        .collect();
    let chosen = radios.iter().filter(|(_, chosen)| *chosen).map(|(value, _)| value.clone());
    (radios.iter().map(|(value, _)| value.clone()).collect(), chosen.collect())
}

#[test]
fn each_door_offers_its_own_forms_and_the_server_can_read_them() {
    let mut all = Vec::new();
    for door in [Door::Sanggahan, Door::Perbaikan] {
        let mut page = start(Lang::Id, door);
        let first = Form::ALL.iter().find(|form| Door::of(**form) == door).expect("one");
        page.chosen = first.code();
        let (forms, chosen) = offered(&render(|| report_start_page(page)));
        assert_eq!(chosen, [first.code()]);
        for code in &forms {
            assert_eq!(Form::from_code(code).map(Door::of), Ok(door), "{code}");
        }
        all.extend(forms);
    }
    let started = Form::ALL.iter().filter(|form| form.seals_reporter()).map(|form| form.code());
    assert_eq!(all, started.collect::<Vec<_>>());
}

#[test]
fn the_card_is_on_the_page_and_goes_with_the_form() {
    for door in [Door::Sanggahan, Door::Perbaikan] {
        let html = render(|| report_start_page(start(Lang::Id, door)));
        for part in ["B**i U*i", "RT 003 / RW 001", "Suka Maju", "Orang B"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(html.contains("type=\"hidden\" name=\"subjek\" value=\"sealed\""), "{html}");
        let form = tags(&html, &["form"])
            .into_iter()
            .find(|tag| attribute(tag, "id") == Some("mulai"))
            .expect("the form that begins");
        assert_eq!(attribute(form, "action"), Some(door.start()));
        let switch = tags(&html, &["button"])
            .into_iter()
            .find(|tag| attribute(tag, "name") == Some("lang"))
            .expect("the language switch submits the form");
        assert_eq!(attribute(switch, "form"), Some("mulai"));
    }
}

#[test]
fn what_it_is_and_is_not_is_said_before_anything_is_asked() {
    let html = render(|| report_start_page(start(Lang::Id, Door::Sanggahan)));
    let form = html.find("id=\"mulai\"").expect("the form");
    for part in [
        "bukan pemungutan suara",
        "tidak pernah diberi tahu siapa Anda",
        "dalam 14 hari",
        "dalam 10 hari",
        "desa atau kelurahan yang sama",
        "Pasal 42",
        "href=\"/privasi\"",
    ] {
        let at = html.find(part).unwrap_or_else(|| panic!("{part}: {html}"));
        assert!(at < form, "{part}");
    }
    let english = render(|| report_start_page(start(Lang::En, Door::Sanggahan)));
    assert!(english.contains("It is not a vote") && english.contains("Article 42"), "{english}");
}

#[test]
fn who_it_is_about_themselves_is_led_to_a_correction() {
    let html = render(|| report_start_page(start(Lang::Id, Door::Sanggahan)));
    assert!(html.contains("href=\"/perbaikan/baru?subjek=sealed\""), "{html}");
    assert!(html.contains("Ini saya sendiri atau keluarga saya"), "{html}");
}

#[test]
fn the_right_one_of_several_has_to_be_confirmed() {
    let boxes = |homonyms, confirmed| {
        let mut page = start(Lang::Id, Door::Sanggahan);
        page.homonyms = homonyms;
        page.confirmed = confirmed;
        let html = render(|| report_start_page(page));
        controls(&html)
            .into_iter()
            .filter(|tag| attribute(tag, "name") == Some("ini_orangnya"))
            .map(|tag| tag.contains(" checked"))
            .collect::<Vec<_>>()
    };
    assert!(boxes(false, false).is_empty());
    assert_eq!(boxes(true, false), [false]);
    assert_eq!(boxes(true, true), [true]);
    let mut page = start(Lang::Id, Door::Sanggahan);
    page.homonyms = true;
    page.errors = FieldErrors::one("ini_orangnya", ErrorCode::Required);
    let html = render(|| report_start_page(page));
    assert!(html.contains("href=\"#ini_orangnya\"") && ids(&html).contains(&"ini_orangnya-salah"));
    assert!(html.contains("<title>Kesalahan: "));
}

#[test]
fn a_draft_that_is_not_sent_is_never_lost_without_a_word() {
    let mut page = start(Lang::Id, Door::Perbaikan);
    page.unfinished = Some("21 November 2026 pukul 14.05".to_owned());
    let html = render(|| report_start_page(page));
    assert!(html.contains("href=\"/perbaikan/draf\"") && html.contains("pukul 14.05"), "{html}");
    let mut page = start(Lang::Id, Door::Perbaikan);
    page.replaces = Some("ABCD-EFGH-JKMN".to_owned());
    page.homonyms = true;
    page.confirmed = true;
    page.chosen = "penyalahgunaan".to_owned();
    let html = render(|| report_start_page(page));
    let (_, notice) = html.split_once("id=\"ganti\"").expect("the notice");
    let (notice, _) = notice.split_once("</form>").expect("its form");
    for part in [
        "ABCD-EFGH-JKMN",
        "name=\"subjek\" value=\"sealed\"",
        "name=\"form\" value=\"penyalahgunaan\"",
        "name=\"ini_orangnya\" value=\"ya\"",
        "name=\"ganti\" value=\"ya\"",
    ] {
        assert!(notice.contains(part), "{part}: {notice}");
    }
}

#[test]
fn without_a_card_the_way_to_one_is_shown() {
    let html = render(|| no_card_page(no_card(Lang::Id, Door::Sanggahan, NoCard::None)));
    assert!(html.contains("href=\"/cek\"") && html.contains("Pilih “Sanggah”"), "{html}");
    assert!(html.contains("action=\"/sanggahan/draf/lanjut\""), "{html}");
    let html = render(|| no_card_page(no_card(Lang::Id, Door::Perbaikan, NoCard::Unknown)));
    assert!(html.contains("tidak kami kenal") && html.contains("Pilih “Perbaiki data”"), "{html}");
}

#[test]
fn an_old_card_keeps_village_and_name_and_the_name_out_of_addresses() {
    let html = render(|| no_card_page(no_card(Lang::Id, Door::Sanggahan, expired())));
    for part in [
        "tidak berlaku",
        "method=\"post\" action=\"/cek\"",
        "name=\"desa\" value=\"99.01.01.2001\"",
        "name=\"nama\" value=\"siti aminah\"",
        "name=\"aksi\" value=\"gambar\"",
        "href=\"/cek?desa=99.01.01.2001\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    for tag in tags(&html, &["a", "form"]) {
        assert!(!tag.contains("siti"), "{tag}");
    }
}

#[test]
fn the_page_of_the_code_tells_nothing_of_any_objection() {
    let html = render(|| reply_start_page(reply(Lang::Id)));
    assert!(html.contains("name=\"kode\"") && html.contains("action=\"/jawab\""), "{html}");
    assert!(!html.contains("role=\"status\""));
    let closed = |why| {
        let mut page = reply(Lang::Id);
        page.closed = Some(why);
        render(|| reply_start_page(page))
    };
    assert!(closed(ReplyClosed::Answered).contains("sudah kami terima"));
    assert!(closed(ReplyClosed::Late).contains("sudah habis"));
    let mut page = reply(Lang::Id);
    page.kode = "ABCD".to_owned();
    page.errors = FieldErrors::one("kode", ErrorCode::ReplyCodeUnknown);
    let html = render(|| reply_start_page(page));
    assert!(html.contains("tidak kami kenal") && html.contains("value=\"ABCD\""), "{html}");
}

#[test]
fn whoever_has_the_wrong_card_goes_back_to_the_village() {
    let mut page = start(Lang::Id, Door::Sanggahan);
    page.homonyms = true;
    let html = render(|| report_start_page(page));
    let links: Vec<_> =
        tags(&html, &["a"]).into_iter().filter_map(|tag| attribute(tag, "href")).collect();
    assert_eq!(links.iter().filter(|href| **href == "/cek?desa=99.01.01.2001").count(), 2);
    let (_, main) = html.split_once("<main").expect("a main");
    assert!(!main.contains("href=\"/cek\""), "{html}");
}

#[test]
fn a_draft_that_was_deleted_is_said_to_be() {
    let told =
        |html: &str| html.contains("role=\"status\"") && html.contains(draft::tasks::DISCARDED.id);
    let mut page = no_card(Lang::Id, Door::Perbaikan, NoCard::None);
    assert!(!told(&render(|| no_card_page(page.clone()))));
    page.discarded = true;
    assert!(told(&render(|| no_card_page(page))));
    let mut page = reply(Lang::Id);
    assert!(!told(&render(|| reply_start_page(page.clone()))));
    page.discarded = true;
    assert!(told(&render(|| reply_start_page(page))));
}
