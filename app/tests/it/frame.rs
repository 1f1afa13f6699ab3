//! What every page has, whatever it is about.

use std::collections::HashSet;

use app::pages::cek::{cek_page, hasil_page};
use app::pages::error::{ErrorKind, ErrorPage, error_page};
use app::pages::home::home_page;
use app::pages::komponen::komponen_page;
use app::text::Lang;

use crate::html::{attribute, ids, render, tags, text_between};
use crate::sample::{card, cek, chrome, hasil};

/// Every page in one language, with a name for messages.
fn pages(lang: Lang) -> Vec<(String, String)> {
    let mut all = vec![
        ("home".to_owned(), render(|| home_page(chrome(lang, "/")))),
        ("cek".to_owned(), render(|| cek_page(cek(lang)))),
        (
            "hasil".to_owned(),
            render(|| {
                hasil_page(hasil(lang, vec![card("a", Some(vec![]))], vec![card("b", None)]))
            }),
        ),
        ("komponen".to_owned(), render(|| komponen_page(chrome(lang, "/_komponen")))),
    ];
    for kind in ErrorKind::ALL {
        let page = ErrorPage {
            chrome: chrome(lang, "/x"),
            kind,
            incident: Some("K7-2F9A".to_owned()),
            desk: None,
        };
        all.push((format!("{kind:?}"), render(|| error_page(page))));
    }
    all
}

#[test]
fn every_page_is_a_whole_document_in_its_language() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            assert!(html.starts_with("<!DOCTYPE html><html lang=\""), "{name}");
            assert!(html.ends_with("</html>"), "{name}");
            assert_eq!(attribute(tags(&html, &["html"])[0], "lang"), Some(lang.code()), "{name}");
            assert_eq!(tags(&html, &["h1"]).len(), 1, "{name}");
            let title = text_between(&html, "<title", "</title>").remove(0);
            assert!(title.ends_with(" – Cek Usul Sanggah") && title.len() > 25, "{name}: {title}");
        }
    }
}

#[test]
fn every_page_warns_of_fraud_and_names_the_office() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            for part in
                ["APK", "href=\"tel:0999123456\"", "Jalan Contoh 1", "idn-area-data", "odbl/1-0/"]
            {
                assert!(html.contains(part), "{name} lacks {part}");
            }
        }
    }
}

#[test]
fn every_link_inside_a_page_leads_somewhere_and_no_id_is_there_twice() {
    for (name, html) in pages(Lang::Id) {
        let all = ids(&html);
        let distinct: HashSet<_> = all.iter().collect();
        assert_eq!(all.len(), distinct.len(), "{name}: {all:?}");
        for link in tags(&html, &["a"]) {
            if let Some(target) = attribute(link, "href").and_then(|href| href.strip_prefix('#')) {
                assert!(all.contains(&target), "{name}: #{target}");
            }
        }
    }
}

#[test]
fn the_skip_link_comes_first() {
    for (name, html) in pages(Lang::Id) {
        assert_eq!(attribute(tags(&html, &["a"])[0], "href"), Some("#utama"), "{name}");
    }
}

#[test]
fn the_other_language_is_one_step_away() {
    let html = render(|| home_page(chrome(Lang::Id, "/")));
    assert!(html.contains("href=\"/?lang=en\""), "{html}");
    let html = render(|| home_page(chrome(Lang::En, "/")));
    assert!(html.contains("href=\"/?lang=id\""), "{html}");
}

#[test]
fn nothing_is_inline_that_the_content_security_policy_would_refuse() {
    for (name, html) in pages(Lang::Id) {
        for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
            assert_eq!(attribute(tag, "style"), None, "{name}: {tag}");
            assert_eq!(attribute(tag, "onclick"), None, "{name}: {tag}");
        }
        assert!(!html.contains("<style"), "{name}");
    }
}

#[test]
fn waiting_is_told_in_units_people_count_in() {
    let text = |seconds| {
        let kind = ErrorKind::TooManyRequests { retry_after_seconds: seconds };
        render(|| {
            error_page(ErrorPage {
                chrome: chrome(Lang::Id, "/cek"),
                kind,
                incident: None,
                desk: None,
            })
        })
    };
    assert!(text(45).contains("Tunggu 45 detik"));
    assert!(text(121).contains("Tunggu sekitar 3 menit"));
    assert!(text(600).contains("Tunggu sekitar 10 menit"));
}

#[test]
fn the_incident_code_is_there_to_be_read_out() {
    let page = |incident| ErrorPage {
        chrome: chrome(Lang::Id, "/"),
        kind: ErrorKind::Unavailable,
        incident,
        desk: None,
    };
    assert!(render(|| error_page(page(Some("K7-2F9A".to_owned())))).contains("K7-2F9A"));
    assert!(!render(|| error_page(page(None))).contains("Kode kejadian:"));
}
