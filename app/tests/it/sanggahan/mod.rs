//! What starts from a card, and the right of reply.

mod letter;
mod reporting;
mod start;

use std::collections::BTreeSet;

use app::pages::draft::Door;
use app::pages::sanggahan::model::{NoCard, NoCardPage, ReplyStartPage, ReportStartPage};
use app::pages::sanggahan::{no_card_page, reply_start_page, report_start_page};
use app::text::Lang;
use domain::field::{ErrorCode, FieldErrors};

use crate::html::{attribute, ids, render, tags, text_between, without_quick_exit};
use crate::sample::{chrome, subject};

const PAYLOAD: &str = "\"><script>alert('x')</script></textarea><b>";

fn start(lang: Lang, door: Door) -> ReportStartPage {
    ReportStartPage {
        chrome: chrome(lang, door.start()),
        door,
        subject: subject(),
        cek: "/cek?desa=99.01.01.2001".to_owned(),
        token: "sealed".to_owned(),
        homonyms: false,
        confirmed: false,
        chosen: String::new(),
        errors: FieldErrors::default(),
        replaces: None,
        unfinished: None,
        review_days: 14,
        reply_days: 10,
    }
}

fn no_card(lang: Lang, door: Door, why: NoCard) -> NoCardPage {
    NoCardPage {
        chrome: chrome(lang, door.start()),
        door,
        why,
        unfinished: None,
        kode_lanjutan: String::new(),
        errors: FieldErrors::default(),
        discarded: false,
    }
}

fn expired() -> NoCard {
    NoCard::Expired {
        cek: "/cek?desa=99.01.01.2001".to_owned(),
        desa: "99.01.01.2001".to_owned(),
        name: "siti aminah".to_owned(),
    }
}

fn reply(lang: Lang) -> ReplyStartPage {
    ReplyStartPage {
        chrome: chrome(lang, "/jawab"),
        kode: String::new(),
        errors: FieldErrors::default(),
        discarded: false,
        closed: None,
        unfinished: None,
    }
}

/// Every page of these in one language, with a name for messages.
fn pages(lang: Lang) -> Vec<(String, String)> {
    let mut all = vec![("reply".to_owned(), render(|| reply_start_page(reply(lang))))];
    for door in [Door::Sanggahan, Door::Perbaikan] {
        let name = |page: &str| format!("{page} {door:?} {lang:?}");
        all.push((name("start"), render(|| report_start_page(start(lang, door)))));
        let mut full = start(lang, door);
        full.homonyms = true;
        full.replaces = Some("ABCD-EFGH-JKMN".to_owned());
        full.errors = FieldErrors::one("form", ErrorCode::Required);
        full.errors.push("ini_orangnya", ErrorCode::Required);
        all.push((name("full start"), render(|| report_start_page(full))));
        for why in [NoCard::None, expired(), NoCard::Unknown] {
            let page = no_card(lang, door, why);
            all.push((name("no card"), render(|| no_card_page(page))));
        }
    }
    all
}

fn controls(html: &str) -> Vec<&str> {
    tags(html, &["input", "select", "textarea"])
        .into_iter()
        .filter(|tag| attribute(tag, "type") != Some("hidden"))
        .collect()
}

#[test]
fn every_page_is_whole_in_its_language_and_every_link_leads_somewhere() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"), "{name}");
            assert_eq!(attribute(tags(&html, &["html"])[0], "lang"), Some(lang.code()), "{name}");
            assert_eq!(tags(&html, &["h1"]).len(), 1, "{name}");
            let all = ids(&html);
            let distinct: BTreeSet<_> = all.iter().collect();
            assert_eq!(all.len(), distinct.len(), "{name}: {all:?}");
            for link in tags(&html, &["a"]) {
                if let Some(id) = attribute(link, "href").and_then(|href| href.strip_prefix('#')) {
                    assert!(all.contains(&id), "{name}: #{id}");
                }
            }
            for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
                let described = attribute(tag, "aria-describedby").unwrap_or_default();
                assert!(described.split_whitespace().all(|id| all.contains(&id)), "{name}: {tag}");
            }
            let (_, main) = html.split_once("<main").expect("there is a main");
            let (main, _) = main.split_once("</main>").expect("it ends");
            assert!(!main.contains('{'), "{name}: a place is not filled: {main}");
        }
    }
}

#[test]
fn every_control_has_one_label_with_words() {
    for (name, html) in pages(Lang::En).into_iter().chain(pages(Lang::Id)) {
        let labels = tags(&html, &["label"]);
        for control in controls(&html) {
            let id = attribute(control, "id").unwrap_or_else(|| panic!("{name}: {control}"));
            let own = labels.iter().filter(|label| attribute(label, "for") == Some(id)).count();
            assert_eq!(own, 1, "{name}: {id}");
        }
        let words = text_between(&html, "<label", "</label>");
        assert!(words.iter().all(|label| !label.trim().is_empty()), "{name}");
        let legends = text_between(&html, "<legend", "</legend>");
        assert_eq!(legends.len(), tags(&html, &["fieldset"]).len(), "{name}");
    }
}

#[test]
fn every_page_can_be_left_quickly_with_and_without_script() {
    for (name, html) in pages(Lang::Id) {
        let exit = tags(&html, &["a"])
            .into_iter()
            .find(|tag| attribute(tag, "class") == Some("cus-exit__link"))
            .unwrap_or_else(|| panic!("{name}: there is no way out"));
        assert_eq!(attribute(exit, "href"), Some("https://www.bmkg.go.id"), "{name}");
        assert_eq!(attribute(exit, "rel"), Some("noreferrer noopener"), "{name}");
        let rest = without_quick_exit(&html);
        assert!(!rest.contains("<script") && rest.len() < html.len(), "{name}: its script alone");
        assert!(html.find("cus-exit__link") < html.find("<main"), "{name}: early by keyboard");
    }
}

#[test]
fn what_reaches_a_page_is_text() {
    let mut begin = start(Lang::Id, Door::Sanggahan);
    begin.homonyms = true;
    begin.confirmed = true;
    for text in [
        &mut begin.token,
        &mut begin.chosen,
        &mut begin.subject.masked_name,
        &mut begin.subject.rt,
        &mut begin.subject.rw,
        &mut begin.subject.region,
    ] {
        PAYLOAD.clone_into(text);
    }
    begin.replaces = Some(PAYLOAD.to_owned());
    let mut unfinished = begin.clone();
    unfinished.replaces = None;
    unfinished.unfinished = Some(PAYLOAD.to_owned());
    let payload = || PAYLOAD.to_owned();
    let why = NoCard::Expired { cek: payload(), desa: payload(), name: payload() };
    let mut lost = no_card(Lang::Id, Door::Perbaikan, why);
    lost.kode_lanjutan = payload();
    lost.unfinished = Some(payload());
    lost.errors = FieldErrors::one("kode_lanjutan", ErrorCode::CodeShape);
    let mut answer = reply(Lang::Id);
    answer.kode = payload();
    answer.unfinished = Some(payload());
    answer.errors = FieldErrors::one("kode", ErrorCode::CodeShape);
    for html in [
        render(|| report_start_page(begin)),
        render(|| report_start_page(unfinished)),
        render(|| no_card_page(lost)),
        render(|| reply_start_page(answer)),
    ] {
        let html = without_quick_exit(&html);
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "what was typed is kept: {html}");
    }
}
