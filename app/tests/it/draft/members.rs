//! The members of a family.

use app::pages::draft::members_page;
use app::text::{Lang, draft};
use domain::field::{ErrorCode, FieldErrors};
use domain::form::Member;

use super::{PAYLOAD, member, members, named};
use crate::html::{attribute, ids, render, tags};

#[test]
fn names_of_members_are_text_and_their_nik_is_not_shown() {
    let mut page = members(Lang::Id);
    page.members[0] = Member {
        nama: PAYLOAD.to_owned(),
        nik: "9901014107850003".to_owned(),
        tahun_lahir: PAYLOAD.to_owned(),
        ..Member::default()
    };
    page.relations[0] = PAYLOAD.to_owned();
    page.typed = page.members[0].clone();
    page.typed.nik = PAYLOAD.to_owned();
    let html = render(|| members_page(page));
    assert!(!html.contains("<script"), "{html}");
    assert!(!html.contains("9901014107850003"), "{html}");
    assert!(html.contains(draft::tasks::MEMBER_NIK.id));
}

#[test]
fn members_are_changed_and_deleted_by_their_place() {
    let html = render(|| members_page(members(Lang::Id)));
    let places = |name| -> Vec<_> {
        tags(&html, &["button"])
            .into_iter()
            .filter(|tag| attribute(tag, "name") == Some(name))
            .filter_map(|tag| attribute(tag, "value"))
            .collect()
    };
    assert_eq!(places("ubah"), ["0", "1"]);
    assert_eq!(places("hapus"), ["0", "1"]);
    assert_eq!(places("aksi"), ["tambah", "tambah", "selesai"], "Enter adds");
    let mut page = members(Lang::Id);
    page.editing = Some(1);
    let html = render(|| members_page(page));
    assert!(html.contains("name=\"tempat\" value=\"1\""), "{html}");
}

#[test]
fn a_full_family_takes_nobody_more_and_says_so() {
    let full = || {
        let mut page = members(Lang::Id);
        page.members = (0..20).map(|at| member(&format!("Orang {at}"))).collect();
        page
    };
    let html = render(|| members_page(full()));
    assert!(named(&html, "anggota_nama").is_empty());
    assert!(html.contains(draft::tasks::MEMBERS_FULL.id));
    let mut page = full();
    page.editing = Some(3);
    assert_eq!(named(&render(|| members_page(page)), "anggota_nama").len(), 1);
}

#[test]
fn too_many_members_is_told_where_the_list_is() {
    let mut page = members(Lang::Id);
    page.frame.errors = FieldErrors::one("anggota", ErrorCode::TooMany);
    let html = render(|| members_page(page));
    assert!(html.contains("href=\"#anggota\"") && ids(&html).contains(&"anggota"), "{html}");
}
