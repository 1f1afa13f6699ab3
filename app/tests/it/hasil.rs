//! The result of a cek.

use app::pages::cek::hasil_page;
use app::pages::cek::model::{AidStatus, Card, HasilPage};
use app::text::Lang;
use domain::field::{ErrorCode, FieldErrors};

use crate::html::{attribute, ids, render, tags, text_between};
use crate::sample::{card, hasil, program};

fn html(exact: Vec<Card>, similar: Vec<Card>, change: impl FnOnce(&mut HasilPage)) -> String {
    let mut page = hasil(Lang::Id, exact, similar);
    change(&mut page);
    render(|| hasil_page(page))
}

fn year_forms(html: &str) -> usize {
    tags(html, &["form"]).len()
}

#[test]
fn what_the_answer_does_not_mean_is_said_in_every_state() {
    let programs = || Some(vec![program("PKH", AidStatus::Penerima)]);
    let states = [
        html(vec![card("a", programs())], vec![], |_| {}),
        html(vec![], vec![card("a", None)], |_| {}),
        html(vec![], vec![], |_| {}),
        html(vec![], vec![], |page| page.data_version = None),
    ];
    for html in states {
        assert!(html.contains("Terdaftar tidak otomatis menerima bansos."), "{html}");
        assert!(html.contains("ditetapkan pemerintah pusat"), "{html}");
        assert!(html.contains("15 menit"), "{html}");
    }
}

#[test]
fn an_exact_card_shows_its_programmes_and_nothing_but_its_model() {
    let html =
        html(vec![card("a", Some(vec![program("PKH", AidStatus::Ditangguhkan)]))], vec![], |_| {});
    let cards = text_between(&html, "<li class=\"cus-card", "<ul aria-label=\"Langkah");
    assert_eq!(cards.len(), 1);
    let words: Vec<_> = cards[0].split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "S**i A****h RT/RW 003/001 Lahir tahun 1985–1989 PKH Ditangguhkan Periode : Oktober 2026"
    );
}

#[test]
fn a_similar_card_keeps_everything_but_name_and_place_back() {
    // Even when the model carries a band of birth years by mistake.
    let html = html(vec![], vec![card("a", None)], |_| {});
    let cards = text_between(&html, "<li class=\"cus-card", "<ul aria-label=\"Langkah");
    let words: Vec<_> = cards[0].split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "S**i A****h RT/RW 003/001 Program ditampilkan setelah tahun lahir yang cocok diisi."
    );
    assert!(!html.contains("1985–1989"));
    assert!(html.contains("Mungkin maksud Anda"));
    assert!(html.contains("action=\"/cek/hasil/sealed\""));
}

#[test]
fn one_form_asks_for_the_year_wherever_cards_are_locked() {
    let open = || card("a", Some(Vec::new()));
    let locked = || card("b", None);
    assert_eq!(year_forms(&html(vec![open()], vec![], |_| {})), 0);
    assert_eq!(year_forms(&html(vec![open()], vec![locked(), locked()], |_| {})), 1);
    assert_eq!(year_forms(&html(vec![locked()], vec![], |_| {})), 1);
    assert_eq!(year_forms(&html(vec![locked()], vec![locked()], |_| {})), 1);
}

#[test]
fn a_year_that_does_not_fit_is_said_on_the_card() {
    let html = html(vec![], vec![card("a", None)], |page| {
        page.birth_year = Some(1990);
    });
    assert!(html.contains("tidak cocok dengan kartu ini"), "{html}");
}

#[test]
fn a_wrong_year_is_reported_on_top_and_at_its_field() {
    let html = html(vec![], vec![card("a", None)], |page| {
        page.errors = FieldErrors::one("tahun_lahir", ErrorCode::BirthYearInvalid);
        page.birth_year_typed = "85\"><script>".to_owned();
    });
    assert!(html.contains("<title>Kesalahan: "));
    assert!(html.contains("href=\"#tahun_lahir\""));
    assert!(ids(&html).contains(&"tahun_lahir"));
    assert!(html.contains("value=\"85&quot;&gt;&lt;script&gt;\""), "{html}");
}

#[test]
fn each_card_acts_on_its_own_person_only() {
    let html = html(
        vec![card("satu", Some(Vec::new())), card("dua", Some(Vec::new()))],
        vec![card("tiga", None)],
        |_| {},
    );
    let cards: Vec<_> = html.split("<li class=\"cus-card").skip(1).collect();
    assert_eq!(cards.len(), 3);
    for (card, token) in cards.iter().zip(["satu", "dua", "tiga"]) {
        let links: Vec<_> = tags(card, &["a"])
            .into_iter()
            .filter_map(|tag| attribute(tag, "href"))
            .filter(|href| href.contains("subjek="))
            .collect();
        let own = [
            format!("/usulan/baru?subjek={token}"),
            format!("/sanggahan/baru?subjek={token}"),
            format!("/perbaikan/baru?subjek={token}"),
        ];
        assert_eq!(links, own);
    }
}

#[test]
fn homonyms_are_counted_introduced_and_marked() {
    let marked =
        |token: &str, letter| Card { marker: Some(letter), ..card(token, Some(Vec::new())) };
    let html = html(vec![marked("a", 'A'), marked("b", 'B')], vec![], |_| {});
    assert!(html.contains("Ada 2 orang dengan nama ini"));
    assert!(html.contains("bernama sama"));
    assert!(html.contains(">Orang A<") && html.contains(">Orang B<"), "{html}");
    assert!(html.contains("bukan peringkat"));
}

#[test]
fn nobody_found_is_met_with_help_and_ways_on() {
    let html = html(vec![], vec![], |_| {});
    for part in [
        "Nama ini tidak ditemukan",
        "Tanpa gelar",
        "ejaan lama",
        "/usulan/baru",
        "/cek?desa=99.01.01.2001",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn more_than_ten_asks_for_a_fuller_name() {
    let html = html(vec![card("a", Some(Vec::new()))], vec![], |page| {
        page.truncated = true;
    });
    assert!(html.contains("Ketik nama lebih lengkap"));
}

#[test]
fn the_name_as_typed_is_shown_but_never_markup_and_never_in_the_title() {
    let html = html(vec![], vec![], |page| {
        page.name = "<script>siti</script>".to_owned();
    });
    assert!(html.contains("&lt;script&gt;siti"), "{html}");
    assert!(!html.contains("<script"));
    let title = text_between(&html, "<title", "</title>").remove(0);
    assert!(!title.contains("siti"), "{title}");
}

#[test]
fn the_data_names_its_version_and_day() {
    let html = html(vec![], vec![], |_| {});
    assert!(html.contains("Versi 7, dimuat 21 November 2026"), "{html}");
}
