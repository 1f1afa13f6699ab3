//! The form of `/cek`.

use app::pages::cek::cek_page;
use app::pages::cek::model::{CekPage, VillageSearch};
use app::text::Lang;
use domain::field::{ErrorCode, FieldErrors};

use crate::html::{attribute, ids, render, tags};
use crate::sample::{cek, village_path, wilayah};

const PAYLOAD: &str = "\"><script>alert('x')</script></textarea>";

fn html(change: impl FnOnce(&mut CekPage)) -> String {
    let mut page = cek(Lang::Id);
    change(&mut page);
    render(|| cek_page(page))
}

fn all_wrong() -> FieldErrors {
    let mut errors = FieldErrors::default();
    for field in
        ["provinsi", "kabupaten", "kecamatan", "desa", "cari", "nama", "tahun_lahir", "captcha"]
    {
        errors.push(field, ErrorCode::Required);
    }
    errors
}

#[test]
fn every_control_has_a_label_of_its_own() {
    let html = html(|_| {});
    let controls: Vec<_> = tags(&html, &["input", "select", "textarea"])
        .into_iter()
        .filter(|tag| attribute(tag, "type") != Some("hidden"))
        .collect();
    assert_eq!(controls.len(), 8, "{controls:?}");
    for control in controls {
        let id = attribute(control, "id").expect("a control has an id");
        let labels = tags(&html, &["label"]);
        let own = labels.iter().filter(|label| attribute(label, "for") == Some(id)).count();
        assert_eq!(own, 1, "{id}");
        assert_eq!(attribute(control, "placeholder"), None, "{id}");
    }
}

#[test]
fn every_error_is_named_on_top_linked_and_described() {
    let html = html(|page| page.errors = all_wrong());
    assert!(html.contains("<title>Kesalahan: "), "{html}");
    let ids = ids(&html);
    for error in all_wrong().iter() {
        let control = tags(&html, &["input", "select"])
            .into_iter()
            .find(|tag| attribute(tag, "id") == Some(error.field))
            .unwrap_or_else(|| panic!("{} is not in the page", error.field));
        assert!(html.contains(&format!("href=\"#{}\"", error.field)), "{}", error.field);
        assert_eq!(attribute(control, "aria-invalid"), Some("true"), "{}", error.field);
        let described =
            attribute(control, "aria-describedby").expect("an error describes its control");
        assert!(described.split(' ').any(|id| id.ends_with("-salah")), "{described}");
        for id in described.split(' ') {
            assert!(ids.contains(&id), "{id} is not in the page");
        }
    }
}

#[test]
fn a_page_without_errors_has_no_summary_and_nothing_invalid() {
    let html = html(|_| {});
    assert!(html.contains("<title>Cek penerima bansos"), "{html}");
    assert!(!html.contains("role=\"alert\""));
    assert!(!html.contains("aria-invalid"));
}

#[test]
fn what_was_typed_is_kept_and_never_markup() {
    let html = html(|page| {
        page.errors = all_wrong();
        let form = &mut page.form;
        for value in [
            &mut form.provinsi,
            &mut form.kabupaten,
            &mut form.kecamatan,
            &mut form.desa,
            &mut form.nama,
            &mut form.tahun_lahir,
            &mut form.cari,
            &mut form.captcha,
            &mut form.pow,
        ] {
            PAYLOAD.clone_into(value);
        }
    });
    assert!(!html.contains("<script"), "{html}");
    for name in ["nama", "tahun_lahir", "cari", "captcha", "pow"] {
        let control = tags(&html, &["input"])
            .into_iter()
            .find(|tag| attribute(tag, "name") == Some(name))
            .expect("the field is there");
        let value = attribute(control, "value").expect("the value is kept");
        assert!(value.starts_with("&quot;") && value.contains("&lt;/textarea"), "{name}: {value}");
    }
}

#[test]
fn names_of_regions_are_text() {
    let html = html(|page| {
        page.regions.provinsi = vec![wilayah("99", "<b>Regapu’u</b>")];
        page.successors = vec![village_path("99.01.01.2001", "<i>Baru</i>")];
    });
    assert!(html.contains("&lt;b&gt;Regapu’u"), "{html}");
    assert!(!html.contains("<b>") && !html.contains("<i>"), "{html}");
}

#[test]
fn enter_means_cek_although_the_language_switch_comes_first() {
    let html = html(|_| {});
    let buttons = tags(&html, &["button"]);
    let of_form: Vec<_> = buttons
        .iter()
        .filter(|tag| {
            attribute(tag, "form") == Some("cek")
                || matches!(attribute(tag, "name"), Some("aksi" | "pilih"))
        })
        .collect();
    let first = of_form[0];
    assert_eq!((attribute(first, "name"), attribute(first, "value")), (Some("aksi"), Some("cek")));
    assert_eq!(attribute(first, "tabindex"), Some("-1"));
    assert_eq!(attribute(first, "aria-hidden"), Some("true"));
    let switch = of_form
        .iter()
        .find(|tag| attribute(tag, "name") == Some("lang"))
        .expect("the switch submits the form");
    assert_eq!(attribute(switch, "value"), Some("en"));
    assert!(!html.contains("?lang="), "a link would lose what was typed");
}

#[test]
fn a_level_opens_when_its_list_is_there() {
    let html = html(|page| {
        page.form.provinsi = "99".to_owned();
        page.regions.kabupaten =
            vec![wilayah("99.01", "Kabupaten Uji"), wilayah("99.71", "Kota Uji")];
    });
    let disabled: Vec<_> = tags(&html, &["select"])
        .into_iter()
        .filter(|tag| tag.contains(" disabled"))
        .filter_map(|tag| attribute(tag, "name"))
        .collect();
    assert_eq!(disabled, ["kecamatan", "desa"]);
    let selected: Vec<_> =
        tags(&html, &["option"]).into_iter().filter(|tag| tag.contains(" selected")).collect();
    assert_eq!(selected.len(), 1);
    assert_eq!(attribute(selected[0], "value"), Some("99"));
}

#[test]
fn villages_found_are_buttons_with_the_whole_path_and_twins_are_told_apart() {
    let search = VillageSearch {
        found: vec![
            village_path("99.01.01.1001", "Maju"),
            village_path("99.01.01.2002", "Maju"),
            village_path("99.01.01.2003", "Maju"),
        ],
        truncated: true,
    };
    let html = html(|page| page.search = Some(search));
    let details = tags(&html, &["details"]);
    assert!(details[0].contains(" open"), "{details:?}");
    let codes: Vec<_> = tags(&html, &["button"])
        .into_iter()
        .filter(|tag| attribute(tag, "name") == Some("pilih"))
        .filter_map(|tag| attribute(tag, "value"))
        .collect();
    assert_eq!(codes, ["99.01.01.1001", "99.01.01.2002", "99.01.01.2003"]);
    assert!(
        html.contains(">Maju (kelurahan), Kecamatan Uji, Kabupaten Uji, Provinsi Uji<"),
        "{html}"
    );
    assert!(
        html.contains(">Maju (desa), Kecamatan Uji, Kabupaten Uji, Provinsi Uji (99.01.01.2003)<")
    );
    assert!(html.contains("Masih ada desa lain"));
}

#[test]
fn the_year_is_optional_unless_the_office_asks_everybody() {
    let label = |required| {
        let html = html(|page| page.birth_year_required = required);
        let (_, rest) = html.split_once("for=\"tahun_lahir\"").expect("the label is there");
        rest.split("</label>").next().expect("it ends").to_owned()
    };
    assert!(label(false).contains("(boleh dilewati)"));
    assert!(!label(true).contains("(boleh dilewati)"));
}

#[test]
fn without_captcha_the_page_says_so() {
    let html = html(|page| page.captcha = None);
    assert!(!html.contains("name=\"captcha\""));
    assert!(html.contains("Captcha dimatikan"));
}
