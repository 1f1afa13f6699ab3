//! The letter with the code of the right of reply.

use app::pages::sanggahan::model::{ReplyLetter, ReplyNotice};
use app::pages::sanggahan::reply_letter;
use app::text::Lang;

use super::PAYLOAD;
use crate::html::{render, tags};
use crate::sample::chrome;

fn letter(lang: Lang) -> ReplyLetter {
    ReplyLetter {
        chrome: chrome(lang, ""),
        name: "Budi Uji".to_owned(),
        address: vec!["Jalan Uji 2".to_owned(), "RT 003 / RW 001".to_owned()],
        notice: ReplyNotice {
            reasons: vec!["Orang mampu".to_owned(), "Sudah pindah".to_owned()],
            until: "2 Desember 2026".to_owned(),
        },
        code: "ABCD-EFGH-JKMN".to_owned(),
        site: "contoh.uji/jawab".to_owned(),
        qr_svg: "<svg viewBox=\"0 0 21 21\"><path d=\"M0 0\"/></svg>".to_owned(),
        date: "22 November 2026".to_owned(),
    }
}

#[test]
fn the_letter_stands_alone_and_says_what_it_has_to() {
    for lang in Lang::ALL {
        let html = render(|| reply_letter(letter(lang)));
        assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"), "{html}");
        for part in [
            "Budi Uji",
            "Jalan Uji 2",
            "<li>Orang mampu</li>",
            "<li>Sudah pindah</li>",
            "2 Desember 2026",
            "ABCD-EFGH-JKMN",
            "contoh.uji/jawab",
            "<svg viewBox=",
            "22 November 2026",
            "Dinas Sosial Kabupaten Uji",
            "(0999) 123-456",
            "@page{size:A4",
            "font:11pt/1.4 \"Liberation Serif\"",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(tags(&html, &["script", "link", "a", "img"]).is_empty(), "{html}");
        let (_, body) = html.split_once("<body").expect("a body");
        assert!(!body.contains('{'), "a place is not filled: {body}");
    }
    let html = render(|| reply_letter(letter(Lang::Id)));
    for part in ["Belum ada yang diputuskan", "tidak kami beri tahukan", "bukan kewajiban"] {
        assert!(html.contains(part), "{part}");
    }
    for word in ["pelapor", "bukti", "jumlah sanggahan"] {
        assert!(!html.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn the_code_is_not_in_the_picture_and_names_are_text() {
    let mut page = letter(Lang::Id);
    for text in [&mut page.name, &mut page.site, &mut page.date, &mut page.code] {
        PAYLOAD.clone_into(text);
    }
    page.address = vec![PAYLOAD.to_owned()];
    page.notice.reasons = vec![PAYLOAD.to_owned()];
    page.notice.until = PAYLOAD.to_owned();
    let html = render(|| reply_letter(page));
    assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
    assert_eq!(html.matches("&lt;script&gt;").count(), 7, "{html}");
}
