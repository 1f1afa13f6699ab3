//! The check page and the receipt.

use app::pages::draft::{check_page, receipt_page};
use app::pages::lacak::model::track_url;
use app::text::{Lang, declaration};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Form, Step};
use domain::sanggahan::IdentityHint;

use super::{
    DIRI, SATU_KK, TETANGGA, TICKET, check, check_html, main_text, offer, receipt, receipt_html,
};
use crate::html::{attribute, ids, render, tags};

fn names<'a>(html: &'a str, element: &str) -> Vec<&'a str> {
    tags(html, &[element]).into_iter().filter_map(|tag| attribute(tag, "name")).collect()
}

#[test]
fn a_finished_draft_is_shown_with_ways_to_change_it() {
    let html = check_html(DIRI, |_| {});
    assert!(!html.contains("role=\"alert\""), "{html}");
    assert!(html.contains("href=\"/usulan/draf/identitas?dari=periksa\""));
    assert!(html.contains(">Siti Aminah</dd>"));
    assert!(html.contains("action=\"/usulan/draf/kirim\""));
    assert!(html.contains("name=\"kunci\" value=\"kunci-1\""));
    let text = main_text(&html);
    assert!(text.contains("paling cepat masuk siklus Februari 2025, batas pengusulan 23 Februari"));
    assert!(text.contains("Tidak diisi. Bagian ini boleh dikosongkan."), "{text}");
    assert_eq!(tags(&html, &["button"]).len(), 1, "one button sends it, nothing else does");
}

#[test]
fn a_later_month_is_said_plainly_before_and_after_sending() {
    let before = check_html(DIRI, |page| page.offer = offer(true));
    let after = receipt_html(|page| page.offer = offer(true));
    for html in [before, after] {
        assert!(main_text(&html).contains("masuk bulan berikutnya"), "{html}");
    }
    assert!(!main_text(&receipt_html(|_| {})).contains("jadi usulan masuk bulan berikutnya"));
}

#[test]
fn only_somebody_else_has_to_be_told() {
    let boxes = |form| names(&check_html(form, |_| {}), "input").join(" ");
    assert_eq!(boxes(DIRI), "kunci setuju_pdp benar");
    for form in [SATU_KK, TETANGGA] {
        assert_eq!(boxes(form), "kunci setuju_pdp benar sudah_diberi_tahu");
    }
}

#[test]
fn nothing_is_ticked_but_what_the_person_ticked() {
    assert!(!check_html(DIRI, |_| {}).contains(" checked"));
    let html = check_html(DIRI, |page| page.ticked = vec!["benar".to_owned()]);
    let ticked: Vec<_> = tags(&html, &["input"])
        .into_iter()
        .filter(|tag| tag.contains(" checked"))
        .filter_map(|tag| attribute(tag, "name"))
        .collect();
    assert_eq!(ticked, ["benar"]);
}

#[test]
fn the_consent_says_what_the_law_asks_for_and_the_sanction_is_named() {
    for lang in Lang::ALL {
        for &form in Form::ALL {
            let page = check(lang, form);
            let text = main_text(&render(|| check_page(page)));
            let (photos, rest) = (declaration::span(lang, 90), declaration::span(lang, 365));
            let parts =
                ["27/2022", "Dinas Sosial Kabupaten Uji", &photos, &rest, "3×24", "13/2011", "50"];
            for part in parts {
                assert!(text.contains(part), "{lang:?} {form:?}: {part}");
            }
        }
    }
    let text = |form| main_text(&check_html(form, |_| {}));
    assert!(text(TETANGGA).contains("Kami tidak meminta KTP"));
    assert!(!text(DIRI).contains("tetangga"));
}

#[test]
fn what_is_missing_is_named_on_top_before_and_after_trying() {
    let before = check_html(DIRI, |page| page.missing = vec![Step::Foto]);
    assert!(!before.contains("role=\"alert\""));
    assert!(main_text(&before).contains("Belum bisa dikirim"));

    let after = check_html(SATU_KK, |page| {
        page.missing = vec![Step::Foto, Step::Alamat];
        page.errors = FieldErrors::one(Step::Foto.slug(), ErrorCode::PhotoMissing);
        page.errors.push(Step::Identitas.slug(), ErrorCode::Required);
        for name in declaration::needed(page.form) {
            page.errors.push(name, ErrorCode::DeclarationMissing);
        }
    });
    let (_, summary) = after.split_once("role=\"alert\"").expect("an alert");
    let (summary, _) = summary.split_once("</ul>").expect("a list");
    let links: Vec<_> =
        tags(summary, &["a"]).into_iter().filter_map(|tag| attribute(tag, "href")).collect();
    assert_eq!(
        links,
        [
            "/usulan/draf/identitas?dari=periksa",
            "/usulan/draf/alamat?dari=periksa",
            "/usulan/draf/foto?dari=periksa",
            "#setuju_pdp",
            "#benar",
            "#sudah_diberi_tahu",
        ]
    );
    assert!(summary.contains("foto yang wajib"), "{summary}");
    let ids = ids(&after);
    for name in ["setuju_pdp", "benar", "sudah_diberi_tahu"] {
        let control = tags(&after, &["input"])
            .into_iter()
            .find(|tag| attribute(tag, "name") == Some(name))
            .expect("the checkbox is there");
        assert_eq!(attribute(control, "aria-invalid"), Some("true"), "{name}");
        let described = attribute(control, "aria-describedby").expect("its error describes it");
        assert!(ids.contains(&described), "{described}");
    }
    assert!(after.contains("<title>Kesalahan: "));
}

#[test]
fn the_receipt_has_what_a_person_must_keep() {
    let html = receipt_html(|_| {});
    let text = main_text(&html);
    for part in [
        TICKET,
        "482913",
        "Foto layar",
        "20 Februari 2025 pukul 10.00 WIB",
        "Paling lambat 6 Maret 2025",
        "paling cepat masuk siklus Februari 2025, batas pengusulan 23 Februari 2025",
        "belum persetujuan",
        "ditetapkan pemerintah pusat",
        "tidak pernah kami minta lewat telepon",
        "(0999) 123-456",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(html.contains("<svg viewBox=\"0 0 21 21\">"), "the code is drawn, not written");
    assert!(html.contains(&format!("href=\"{}\"", track_url(TICKET))));
}

#[test]
fn the_pin_is_in_no_url_and_hidden_from_other_browsers() {
    let html = receipt_html(|_| {});
    for link in tags(&html, &["a", "form"]) {
        assert!(!link.contains("482913"), "{link}");
    }
    let other = main_text(&receipt_html(|page| page.pin = None));
    assert!(!other.contains("482913"));
    assert!(other.contains("PIN hanya tampil di HP atau komputer yang mengirim"), "{other}");
}

#[test]
fn mail_is_only_promised_where_it_was_queued() {
    let queued = main_text(&receipt_html(|page| page.mail_queued = true));
    assert!(queued.contains("antrean kirim") && queued.contains("tetap diproses"), "{queued}");
    assert!(main_text(&receipt_html(|_| {})).contains("tidak memberi alamat e-mail"));
}

#[test]
fn a_closed_office_is_said_before_and_after_somebody_tries_to_send() {
    let closed = |page: &mut app::pages::draft::model::CheckPage| {
        page.offer.closed_until = Some("1 Maret 2025".to_owned());
    };
    let before = check_html(DIRI, closed);
    let text = main_text(&before);
    assert!(text.contains("sedang tidak menerima usulan") && text.contains("1 Maret 2025"));
    assert!(!text.contains("paling cepat masuk siklus"), "{text}");
    let after = check_html(DIRI, |page| {
        closed(page);
        page.errors = FieldErrors::one("jendela", ErrorCode::WindowClosed);
    });
    assert!(after.contains("role=\"alert\"") && after.contains("href=\"#jendela\""), "{after}");
    assert!(ids(&after).contains(&"jendela"), "{after}");
}

#[test]
fn what_is_wrong_is_listed_in_the_order_of_the_page() {
    let html = check_html(Form::Sanggahan, |page| {
        page.identity = vec![IdentityHint::OwnName];
        // As the task finds them: declarations first, then the text, then an earlier ticket.
        for name in ["benar", "setuju_pdp", "tetap_kirim", "pin_lama", "tiket_lama"] {
            page.errors.push(name, ErrorCode::DeclarationMissing);
        }
    });
    let (_, summary) = html.split_once("role=\"alert\"").expect("an alert");
    let (summary, page) = summary.split_once("</ul>").expect("a list");
    let links: Vec<_> =
        tags(summary, &["a"]).into_iter().filter_map(|tag| attribute(tag, "href")).collect();
    assert_eq!(links, ["#tetap_kirim", "#tiket_lama", "#pin_lama", "#setuju_pdp", "#benar"]);
    let places: Vec<_> = links
        .iter()
        .map(|href| page.find(&format!("id=\"{}\"", &href[1..])).expect("it is on the page"))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn what_tells_who_writes_is_said_before_everything_is_filled_in() {
    let html = check_html(Form::Sanggahan, |page| {
        page.identity = vec![IdentityHint::OwnName];
        page.missing = vec![Step::Foto];
    });
    assert!(
        html.contains("Di dalamnya ada nama Anda sendiri.") && html.contains("id=\"tetap_kirim\""),
        "{html}"
    );
}

#[test]
fn forgetting_what_was_sent_stands_apart_from_the_other_ways() {
    let html = render(|| receipt_page(receipt(Lang::Id, Form::Sanggahan)));
    let forms = tags(&html, &["form"]);
    let forget = forms.iter().find(|tag| tag.contains("/sanggahan/draf/hapus")).expect("a form");
    assert_eq!(attribute(forget, "class"), Some("cus-panel"));
}
