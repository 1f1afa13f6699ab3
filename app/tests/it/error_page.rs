//! Error pages: every one has a way back to what somebody was doing.

use app::pages::error::{ErrorKind, ErrorPage, error_page};
use app::text::{Lang, error as t};

use crate::html::{attribute, render, tags};
use crate::sample::chrome;

fn page(kind: ErrorKind, path: &str) -> String {
    render(|| {
        error_page(ErrorPage { chrome: chrome(Lang::Id, path), kind, incident: None, desk: None })
    })
}

/// Where the buttons of an error page lead; the main one first.
fn ways(html: &str) -> Vec<&str> {
    let buttons = tags(html, &["a"]).into_iter();
    let buttons = buttons
        .filter(|tag| attribute(tag, "class").is_some_and(|class| class.starts_with("cus-button")));
    buttons.filter_map(|tag| attribute(tag, "href")).collect()
}

#[test]
fn a_conflict_leads_back_to_what_it_is_about() {
    assert_eq!(ways(&page(ErrorKind::Conflict, "/lacak/kasus"))[0], "/lacak/kasus");
    assert_eq!(ways(&page(ErrorKind::Conflict, "/usulan/draf/kirim"))[0], "/usulan/draf");
    assert_eq!(ways(&page(ErrorKind::Conflict, "/sanggahan/draf/kirim"))[0], "/sanggahan/draf");
    let case = page(ErrorKind::Conflict, "/lacak/kasus");
    assert!(!ways(&case).contains(&"/usulan/draf"), "{case}");
}

#[test]
fn a_full_disk_speaks_of_a_draft_where_there_is_one() {
    for (path, has_draft) in [
        ("/usulan/draf/alasan", true),
        ("/usulan/baru", false),
        ("/usulan/draf/lanjut", false),
        ("/lacak/kasus", false),
    ] {
        let html = page(ErrorKind::Full, path);
        assert_eq!(html.contains(t::FULL_NEXT.id), has_draft, "{path}");
        assert_eq!(ways(&html)[0] == "/usulan/draf", has_draft, "{path}");
    }
}

#[test]
fn whatever_was_refused_for_now_leads_back_to_its_form() {
    let too_many = ErrorKind::TooManyRequests { retry_after_seconds: 60 };
    for kind in [too_many, ErrorKind::TooLarge, ErrorKind::BadRequest] {
        for path in ["/usulan/draf/lanjut", "/usulan/draf/alamat", "/lacak", "/cek"] {
            assert_eq!(ways(&page(kind, path))[0], path, "{kind:?}");
        }
        assert_eq!(ways(&page(kind, "/lacakan"))[0], "/cek", "{kind:?}");
    }
}

#[test]
fn whoever_is_lost_finds_what_people_come_for() {
    use ErrorKind::{BadRequest, DraftGone, MethodNotAllowed, NotFound, TooLarge};
    for kind in [NotFound, BadRequest, MethodNotAllowed, TooLarge] {
        let html = page(kind, "/x");
        for way in ["/cek", "/usulan/baru", "/lacak"] {
            assert!(ways(&html).contains(&way), "{kind:?} {way}");
        }
        assert!(!html.contains(t::METHOD_NEXT.id), "no form belongs to it: {html}");
    }
    // What was sent is followed with its ticket.
    for path in ["/usulan/draf", "/sanggahan/draf", "/jawab/draf"] {
        assert!(ways(&page(DraftGone, path)).contains(&"/lacak"), "{path}");
    }
}

#[test]
fn an_address_that_only_takes_a_form_leads_to_it() {
    for (path, form) in [
        ("/usulan/draf/kirim", "/usulan/draf"),
        ("/sanggahan/draf/foto/rumah-depan/lihat", "/sanggahan/draf"),
        ("/usulan/tiket/ABCDEFGHJKMN", "/usulan/baru"),
        ("/perbaikan/draf/lanjut", "/perbaikan/baru"),
        ("/jawab/baru", "/jawab"),
        ("/cek/hasil/x", "/cek"),
        ("/lacak/kasus/info", "/lacak/kasus"),
        ("/lacak", "/lacak"),
    ] {
        let html = page(ErrorKind::MethodNotAllowed, path);
        assert_eq!(ways(&html)[0], form, "{path}");
        assert!(html.contains(t::METHOD_NEXT.id) && html.contains(t::TO_FORM.id), "{path}");
    }
}

#[test]
fn whoever_is_lost_in_a_draft_finds_back_to_it() {
    for path in ["/usulan/draf/xyz", "/jawab/draf/foto/xyz"] {
        let html = page(ErrorKind::NotFound, path);
        let draft = &path[..path.find("/draf").expect("a draft") + 5];
        assert_eq!(ways(&html)[0], draft, "{path}");
    }
    assert_eq!(ways(&page(ErrorKind::NotFound, "/usulan/xyz"))[0], "/cek");
}
