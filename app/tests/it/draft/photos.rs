//! The photos.

use app::pages::draft::model::PhotoLine;
use app::pages::draft::photos_page;
use app::text::{Lang, draft};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::PhotoKind;

use super::{DIRI, TETANGGA, controls, named, photos};
use crate::html::{attribute, ids, render, tags};

#[test]
fn each_photo_has_a_form_of_its_own_with_one_file() {
    let html = render(|| photos_page(photos(Lang::Id, DIRI)));
    let forms = tags(&html, &["form"]);
    for kind in PhotoKind::ALL {
        let action = format!("/usulan/draf/foto/{}", kind.slug());
        let form = forms.iter().find(|tag| attribute(tag, "action") == Some(action.as_str()));
        let form = form.unwrap_or_else(|| panic!("{kind:?} has no form"));
        assert_eq!(attribute(form, "enctype"), Some("multipart/form-data"));
        let input = controls(&html)
            .into_iter()
            .find(|tag| attribute(tag, "id") == Some(kind.field()))
            .expect("its file field");
        assert_eq!(attribute(input, "name"), Some("berkas"));
        let pdf = attribute(input, "accept").expect("accept").contains("pdf");
        assert_eq!(pdf, kind.takes_pdf(), "{kind:?}");
    }
    assert_eq!(forms.len(), PhotoKind::ALL.len(), "nothing to delete yet");
}

#[test]
fn a_photo_that_is_there_is_shown_judged_and_can_be_deleted() {
    let line = |is_pdf| PhotoLine {
        url: "/usulan/draf/foto/ktp/lihat".to_owned(),
        is_pdf,
        bytes: 320_000,
        advice: vec!["too_dark".to_owned(), "unheard_of".to_owned()],
    };
    let mut page = photos(Lang::Id, DIRI);
    page.slots[0].photo = Some(line(false));
    page.slots[5].photo = Some(line(true));
    page.frame.from_check = true;
    let html = render(|| photos_page(page));
    let pictures = tags(&html, &["img"]);
    assert_eq!(pictures.len(), 1, "a PDF is never shown");
    assert_eq!(attribute(pictures[0], "alt"), Some("Foto KTP, sudah tersimpan"));
    assert!(html.contains("313 KB"), "{html}");
    assert!(html.contains(draft::photos::TOO_DARK.id));
    assert!(html.contains("action=\"/usulan/draf/foto/ktp/hapus?dari=periksa\""), "{html}");
    assert!(html.contains("download"));
}

#[test]
fn an_error_of_a_photo_leads_to_its_slot_under_either_name() {
    for field in ["ktp", "foto_ktp"] {
        let mut page = photos(Lang::Id, DIRI);
        page.frame.errors = FieldErrors::one(field, ErrorCode::FileHeic);
        let html = render(|| photos_page(page));
        assert!(ids(&html).contains(&field), "{field}");
        assert!(html.contains("id=\"foto_ktp-salah\""), "{field}");
    }
}

#[test]
fn a_neighbours_card_is_never_asked_for() {
    for lang in Lang::ALL {
        let html = render(|| photos_page(photos(lang, TETANGGA)));
        let files: Vec<_> =
            named(&html, "berkas").into_iter().filter_map(|t| attribute(t, "id")).collect();
        assert_eq!(files, ["foto_rumah_depan"]);
    }
}
