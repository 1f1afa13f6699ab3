//! What is said when something is wrong: named, at its place, and in words that fit whoever it is about.

use app::pages::draft::{members_page, photos_page, step_page};
use app::pages::usulan::start_page;
use app::text::{Lang, draft, usulan};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Form, MAX_MEMBERS, PhotoKind, Step};

use super::{DIRI, TETANGGA, member, members, photos, start, step};
use crate::html::{attribute, ids, render, tags, text_between};

/// The lines of the summary on top of a page.
fn summary(html: &str) -> Vec<String> {
    let list = html.split_once("cus-summary__list").expect("a summary").1;
    text_between(list.split("</ul>").next().unwrap_or_default(), "<a", "</a>")
}

/// The page of a step with these errors.
fn wrong(form: Form, one: Step, errors: &[(&'static str, ErrorCode)]) -> String {
    let mut page = step(Lang::Id, form, one);
    for (field, code) in errors {
        page.frame.errors.push(field, *code);
    }
    render(|| step_page(page))
}

/// Whether a page is announced as one with an error, and takes the focus to it.
fn is_alarm(html: &str) -> bool {
    let boxes = tags(html, &["div"]);
    let alert = boxes.iter().find(|tag| attribute(tag, "role") == Some("alert"));
    html.contains("<title>Kesalahan: ")
        && alert.is_some_and(|tag| tag.contains(" autofocus") && tag.contains("tabindex=\"-1\""))
}

#[test]
fn what_is_not_stored_is_an_alarm_and_not_a_remark() {
    let mut overtaken = step(Lang::Id, DIRI, Step::Alamat);
    assert!(!is_alarm(&render(|| step_page(overtaken.clone()))));
    overtaken.frame.changed_elsewhere = true;
    assert!(is_alarm(&render(|| step_page(overtaken))));
    let mut full = step(Lang::Id, DIRI, Step::Alasan);
    full.frame.storage_full = true;
    assert!(is_alarm(&render(|| step_page(full))));
    let mut second = start(Lang::Id);
    second.replaces = Some("ABCD-EFGH-JKMN".to_owned());
    let html = render(|| start_page(second));
    assert!(is_alarm(&html) && html.contains(usulan::REPLACES_TITLE.id), "{html}");
}

#[test]
fn the_list_of_members_names_its_own_button() {
    let mut page = members(Lang::Id);
    page.frame.changed_elsewhere = true;
    let html = render(|| members_page(page));
    assert!(is_alarm(&html) && html.contains(draft::tasks::MEMBER_ADD.id));
    assert!(!html.contains(draft::steps::CHANGED.id), "{html}");
}

#[test]
fn whom_a_full_list_has_no_room_for_is_still_on_the_page() {
    let mut page = members(Lang::Id);
    page.members = vec![member("Adik"); MAX_MEMBERS];
    page.relations = vec![String::new(); MAX_MEMBERS];
    page.typed = member("Nenek Uji");
    page.frame.errors = FieldErrors::one("anggota", ErrorCode::TooMany);
    let html = render(|| members_page(page));
    assert!(html.contains("value=\"Nenek Uji\""), "{html}");
}

#[test]
fn a_summary_tells_sentences_apart_that_would_be_the_same() {
    let html = wrong(
        DIRI,
        Step::Aset,
        &[("aset_motor", ErrorCode::NumberInvalid), ("aset_mobil", ErrorCode::NumberInvalid)],
    );
    let lines = summary(&html);
    assert!(lines[0].starts_with("Sepeda motor: ") && lines[1].starts_with("Mobil: "), "{lines:?}");
    let html = wrong(
        DIRI,
        Step::Alamat,
        &[
            ("alamat", ErrorCode::TooLong),
            ("lintang", ErrorCode::CoordinateInvalid),
            ("bujur", ErrorCode::CoordinateInvalid),
        ],
    );
    let lines = summary(&html);
    assert!(lines[0].starts_with("Alamat: "), "{lines:?}");
    assert!(lines[1].contains("Lintang") && lines[2].contains("Bujur"), "{lines:?}");
    let mut page = photos(Lang::Id, DIRI);
    page.frame.errors.push(PhotoKind::Kk.field(), ErrorCode::FileTooLarge);
    page.frame.errors.push(PhotoKind::Ktp.field(), ErrorCode::PhotoMissing);
    let lines = summary(&render(|| photos_page(page)));
    assert!(lines[0].starts_with("Foto Kartu Keluarga: Berkas ini"), "{lines:?}");
    assert!(lines[1].starts_with("Tambahkan foto KTP"), "what names itself stays: {lines:?}");
}

#[test]
fn nobody_is_sent_to_ask_for_a_neighbours_card() {
    for (one, field, code) in [
        (Step::Terusul, "nik", ErrorCode::NikLength),
        (Step::Terusul, "nik", ErrorCode::NikImpossible),
        (Step::Identitas, "nama", ErrorCode::Required),
        (Step::Identitas, "nama", ErrorCode::NoLetters),
    ] {
        let html = wrong(TETANGGA, one, &[(field, code)]);
        let told = text_between(&html, &format!("id=\"{field}-salah\""), "</p>").remove(0);
        let line = summary(&html).remove(0);
        for sentence in [told, line] {
            let sends = ["di KTP", "paling atas KTP"].iter().any(|words| sentence.contains(words));
            assert!(!sends, "{field} {code:?}: {sentence}");
        }
    }
    assert!(wrong(DIRI, Step::Terusul, &[("nik", ErrorCode::NikLength)]).contains("di KTP"));
}

#[test]
fn a_members_number_stands_on_the_family_card() {
    for code in [ErrorCode::NikLength, ErrorCode::NikImpossible] {
        let mut page = members(Lang::Id);
        page.frame.errors = FieldErrors::one("anggota_nik", code);
        let line = summary(&render(|| members_page(page))).remove(0);
        assert!(line.contains("Kartu Keluarga") && !line.contains("KTP"), "{line}");
    }
}

#[test]
fn a_letter_in_a_number_is_called_one() {
    let told = |typed: &str| {
        let mut page = step(Lang::Id, DIRI, Step::Terusul);
        page.answers.set("nik", typed);
        page.frame.errors = FieldErrors::one("nik", ErrorCode::NikLength);
        render(|| step_page(page)).contains(draft::steps::SIGNS_TYPED.id)
    };
    assert!(told("990101410785000O") && told("nol"));
    assert!(!told("9901-0141 0785.000"));
}

#[test]
fn half_a_date_is_not_impossible() {
    let html = wrong(DIRI, Step::Identitas, &[("tanggal_lahir", ErrorCode::DateIncomplete)]);
    assert!(html.contains("belum lengkap") && !html.contains("tidak mungkin"), "{html}");
}

#[test]
fn an_answer_to_the_village_search_comes_into_view() {
    use app::pages::cek::model::VillageSearch;
    let mut page = step(Lang::Id, DIRI, Step::Alamat);
    let quiet = render(|| step_page(page.clone()));
    assert!(!ids(&quiet).contains(&"hasil-cari"));
    page.region.search = Some(VillageSearch { found: Vec::new(), truncated: false });
    let html = render(|| step_page(page));
    let boxes = tags(&html, &["div"]);
    let answer = boxes.iter().find(|tag| attribute(tag, "id") == Some("hasil-cari"));
    assert!(answer.is_some_and(|tag| tag.contains(" autofocus")), "{html}");
}

#[test]
fn a_closed_office_is_said_before_anything_is_typed() {
    let mut page = start(Lang::Id);
    page.offer.closed_until = Some("1 Maret 2025".to_owned());
    let html = render(|| start_page(page));
    assert!(html.contains("sedang tidak menerima usulan") && html.contains("1 Maret 2025"));
    assert!(!html.contains("paling cepat masuk siklus"), "{html}");
}

#[test]
fn a_letter_in_a_number_is_told_once_and_apart_from_the_hint() {
    let mut page = step(Lang::Id, DIRI, Step::Terusul);
    page.answers.set("nik", "990101410785000O");
    page.frame.errors = FieldErrors::one("nik", ErrorCode::NikLength);
    let html = render(|| step_page(page));
    assert_eq!(html.matches(draft::steps::SIGNS_TYPED.id).count(), 1, "{html}");
    assert!(
        !html.contains("Yang Anda ketik 15 angka."),
        "how many is no help where a letter is: {html}"
    );
    let hint = text_between(&html, "id=\"nik-petunjuk\"", "</p>").remove(0);
    assert!(!hint.contains("huruf"), "{hint}");
    // With JavaScript the line below the field says it of what stands there now.
    let line = tags(&html, &["p"]).into_iter().find(|tag| tag.contains("data-without-script"));
    assert!(line.is_some_and(|tag| tag.contains("cus-number-hint__status")), "{html}");
}

#[test]
fn an_rt_takes_digits_only_and_says_so() {
    let html =
        wrong(DIRI, Step::Alamat, &[("rt", ErrorCode::NotAllowed), ("rw", ErrorCode::NotAllowed)]);
    let lines = summary(&html);
    assert!(
        lines[0].contains("RT dengan angka saja") && lines[1].contains("RW dengan angka saja"),
        "{lines:?}"
    );
}

#[test]
fn a_step_asked_too_often_keeps_what_was_typed_and_says_when_to_go_on() {
    let mut page = step(Lang::Id, DIRI, Step::Alamat);
    page.answers.set("alamat", "Jalan Contoh 12");
    page.frame.wait_seconds = Some(600);
    let html = render(|| step_page(page));
    assert!(is_alarm(&html) && html.contains("value=\"Jalan Contoh 12\""), "{html}");
    assert!(html.contains("Tunggu sekitar 10 menit") && html.contains(draft::steps::STILL_HERE.id));
    assert!(html.contains("data-unsaved"), "it is saved by itself where that is possible");
}

#[test]
fn what_could_not_be_saved_has_a_way_to_why_that_is_hidden_until_then() {
    let html = render(|| step_page(step(Lang::Id, DIRI, Step::Alamat)));
    let link =
        tags(&html, &["a"]).into_iter().find(|tag| tag.contains("data-short")).expect("a way");
    let target =
        attribute(link, "href").and_then(|href| href.strip_prefix('#')).expect("on the page");
    assert!(link.contains(" hidden") && ids(&html).contains(&target), "{link}");
    let status = tags(&html, &["p"]).into_iter().find(|tag| attribute(tag, "id") == Some(target));
    let status = status.expect("the line");
    assert_eq!(
        attribute(status, "class"),
        Some("cus-draft-saver__status"),
        "at rest, in its place"
    );
}
