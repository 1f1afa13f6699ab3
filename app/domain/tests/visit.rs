//! What a visit must say before it is kept.

use chrono::NaiveDate;
use domain::field::ErrorCode;
use domain::form::Choices;
use domain::visit::{CRITERIA, Recommendation, VisitForm};

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn choices() -> Choices {
    CRITERIA.into_iter().map(|question| (question, "1")).collect()
}

fn typed() -> VisitForm {
    VisitForm {
        visited_on: "2026-11-20".to_owned(),
        met: "Istri kepala keluarga".to_owned(),
        criteria: [("lantai".to_owned(), "1".to_owned()), ("atap".to_owned(), String::new())]
            .into(),
        latitude: "-6,2".to_owned(),
        longitude: "106.8".to_owned(),
        members: "4".to_owned(),
        school_age: "2".to_owned(),
        recommendation: "layak".to_owned(),
        note: " Lantai tanah. ".to_owned(),
    }
}

fn wrong(change: impl Fn(&mut VisitForm)) -> Vec<(&'static str, ErrorCode)> {
    let mut form = typed();
    change(&mut form);
    let errors = form.validate(&choices(), today()).unwrap_err();
    errors.iter().map(|error| (error.field, error.code)).collect()
}

#[test]
fn a_whole_visit_is_kept_as_it_was_seen() {
    let visit = typed().validate(&choices(), today()).unwrap();
    assert_eq!(visit.criteria.len(), 1, "what could not be seen stays open");
    assert_eq!(visit.place, Some(("-6.2".to_owned(), "106.8".to_owned())));
    assert_eq!((visit.members, visit.school_age), (4, 2));
    assert_eq!(visit.recommendation, Recommendation::Layak);
    assert_eq!(visit.note, "Lantai tanah.");
    assert!(!format!("{visit:?}{:?}", typed()).contains("tanah"), "nothing of it is printed");
}

#[test]
fn what_is_missing_or_impossible_is_named() {
    let all = VisitForm::default().validate(&choices(), today()).unwrap_err();
    let fields: Vec<&str> = all.iter().map(|error| error.field).collect();
    assert_eq!(
        fields,
        [
            "kunjungan_tanggal",
            "kunjungan_ditemui",
            "kunjungan_anggota",
            "kunjungan_anak_sekolah",
            "kunjungan_rekomendasi"
        ]
    );
    assert_eq!(
        wrong(|form| "2026-11-22".clone_into(&mut form.visited_on)),
        [("kunjungan_tanggal", ErrorCode::DateInvalid)],
        "nobody was there tomorrow"
    );
    assert_eq!(
        wrong(|form| "5".clone_into(&mut form.school_age)),
        [("kunjungan_anak_sekolah", ErrorCode::NumberInvalid)],
        "more children than people"
    );
    assert_eq!(
        wrong(|form| form.longitude.clear()),
        [("bujur", ErrorCode::CoordinateInvalid)],
        "half a place is none"
    );
    let unknown = |form: &mut VisitForm| {
        form.criteria.insert("lantai".to_owned(), "99".to_owned());
    };
    assert_eq!(wrong(unknown), [("lantai", ErrorCode::ChoiceUnknown)]);
    assert_eq!(
        wrong(|form| form.note = "x".repeat(2001)),
        [("kunjungan_catatan", ErrorCode::TooLong)]
    );
}
