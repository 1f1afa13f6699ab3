//! Who reports: where they live, and what becomes of their name (S-7).

use domain::field::ErrorCode as E;
use domain::form::{DraftContent, FieldKind, Form, Need, Step};
use domain::sanggahan::{IdentityHint, Perihal, identity_so_far};

use super::drafts::{
    BUDI, ELSEWHERE, HERE, about_recipients, answer, choices, draft, read, today, wrong,
};

#[test]
fn who_objects_or_vouches_lives_in_the_same_village() {
    for form in about_recipients().filter(|form| form.seals_reporter()) {
        let mut draft = draft(form);
        answer(&mut draft, Step::Pelapor, [("desa", ELSEWHERE)]);
        let local = matches!(form, Form::Sanggahan | Form::TanggapanLayak);
        let expected = [(Step::Pelapor, "desa", E::DifferentVillage)];
        assert_eq!(wrong(&draft), if local { &expected[..] } else { &[] }, "{form:?}");
        // What is wrong with the village itself is told first.
        answer(&mut draft, Step::Pelapor, [("kecamatan", "99.01.14")]);
        assert_eq!(wrong(&draft), [(Step::Pelapor, "desa", E::RegionMismatch)]);
    }
}

#[test]
fn who_reports_stands_apart_from_what_is_reported() {
    for form in about_recipients().filter(|form| form.seals_reporter()) {
        let mut draft = draft(form);
        let mail = [("pelapor_email", "budi@contoh.id")];
        answer(&mut draft, Step::Pelapor, mail);
        let laporan = read(&draft).unwrap();
        assert!(!laporan.answers.contains_key(&Step::Pelapor), "{form:?}");
        let texts: Vec<&str> = laporan
            .answers
            .values()
            .flat_map(|answers| answers.iter().map(|(_, text)| text))
            .collect();
        for secret in ["Budi Santoso", BUDI, "+6281234567890", "budi@contoh.id"] {
            assert!(!texts.contains(&secret), "{secret} in {form:?}");
        }
        assert_eq!(laporan.pelapor_nik.as_ref().unwrap().as_str(), BUDI);
        assert_eq!(laporan.email.as_ref().unwrap().as_str(), "budi@contoh.id");
        let pelapor = laporan.pelapor.unwrap();
        assert_eq!(
            (pelapor.nama.as_str(), pelapor.nik.as_str(), pelapor.phone.as_str()),
            ("Budi Santoso", BUDI, "+6281234567890")
        );
        assert_eq!(
            (pelapor.desa.as_str(), pelapor.email.as_deref()),
            (HERE, Some("budi@contoh.id"))
        );
    }
}

#[test]
fn nobody_is_called_who_did_not_say_so() {
    let may_be_called = |secrecy: &str| {
        let mut draft = draft(Form::Sanggahan);
        answer(&mut draft, Step::Pelapor, [("kerahasiaan", secrecy)]);
        read(&draft).map(|laporan| laporan.pelapor.unwrap().may_be_called)
    };
    assert_eq!(may_be_called(""), Ok(false));
    assert_eq!(may_be_called("rahasia"), Ok(false));
    assert_eq!(may_be_called("boleh_dihubungi"), Ok(true));
    assert!(may_be_called("terserah").is_err());
}

#[test]
fn nothing_of_a_reporter_is_printed() {
    let mut draft = draft(Form::Sanggahan);
    answer(&mut draft, Step::Uraian, [("uraian", "Rahasia sekali, jangan sampai tercetak.")]);
    let laporan = read(&draft).unwrap();
    let printed = format!("{draft:?} {laporan:?} {:?} {:?}", laporan.pelapor, laporan.answers);
    for secret in ["Budi", BUDI, "8123", "Rahasia", "lainnya"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    assert!(printed.contains("Pelapor(…)"));
}

#[test]
fn whatever_is_written_freely_is_looked_through() {
    for form in about_recipients().filter(|form| form.seals_reporter()) {
        for step in Step::of(form).iter().filter(|step| **step != Step::Pelapor) {
            let is_free =
                |kind| matches!(kind, FieldKind::Line { .. } | FieldKind::Paragraph { .. });
            for spec in step.fields(form).iter().filter(|spec| is_free(spec.kind)) {
                let mut draft = draft(form);
                // Nobody is told about their own name who reports about themselves.
                if form == Form::PerubahanData(Perihal::Hamil) {
                    answer(&mut draft, *step, [("pelapor_bagi_keluarga", "keluarga")]);
                }
                if let Need::FollowUp(question) = spec.need {
                    answer(&mut draft, *step, [(question, spec.name)]);
                }
                answer(&mut draft, *step, [(spec.name, "Saya Santoso, tetangganya sejak lama")]);
                let found = read(&draft).unwrap().identity;
                assert_eq!(found, [IdentityHint::OwnName], "{} of {form:?}", spec.name);
            }
        }
    }
}

#[test]
fn who_reports_about_themselves_may_write_their_name() {
    let mut draft = draft(Form::PerubahanData(Perihal::DataSalah));
    let right = [("data_benar", "Budi Santoso, NIK 9901130411870003, lihat contoh.id")];
    answer(&mut draft, Step::Perubahan, right);
    assert_eq!(
        read(&draft).unwrap().identity,
        [IdentityHint::OwnName, IdentityHint::OwnNik, IdentityHint::Link]
    );
    answer(&mut draft, Step::Perubahan, [("pelapor_bagi", "diri")]);
    assert_eq!(read(&draft).unwrap().identity, [IdentityHint::Link]);
}

#[test]
fn what_tells_who_reports_is_found_before_everything_is_filled_in() {
    let found = |draft: &DraftContent| identity_so_far(draft, &choices(), today());
    let mut draft = draft(Form::Sanggahan);
    draft.photos.clear();
    draft.answers.remove(&Step::Sebab);
    assert_eq!(found(&draft), []);
    // Too short to be sent, long enough to tell.
    answer(&mut draft, Step::Uraian, [("uraian", "Saya Santoso")]);
    assert_eq!(found(&draft), [IdentityHint::OwnName]);
    assert!(read(&draft).is_err(), "it cannot be sent yet");
    answer(&mut draft, Step::Uraian, [("uraian", "Telepon 0812 3456 7890, lihat contoh.id")]);
    assert_eq!(found(&draft), [IdentityHint::OwnPhone, IdentityHint::Link]);
    // While nobody has said who they are, a number is somebody's.
    draft.answers.remove(&Step::Pelapor);
    assert_eq!(found(&draft), [IdentityHint::Number, IdentityHint::Link]);
    // Half a telephone number is none, and does not make others one's own.
    answer(&mut draft, Step::Pelapor, [("pelapor_hp", "08"), ("pelapor_nik", "99")]);
    assert_eq!(found(&draft), [IdentityHint::Number, IdentityHint::Link]);
}

#[test]
fn only_what_is_asked_is_looked_at() {
    let found = |draft: &DraftContent| identity_so_far(draft, &choices(), today());
    let mut draft = draft(Form::Sanggahan);
    answer(&mut draft, Step::Sebab, [("program_lain", "Saya Santoso")]);
    assert_eq!(found(&draft), [], "an answer of another choice is not sent");
    answer(&mut draft, Step::Sebab, [("sebab_tidak_layak", "program_lain")]);
    assert_eq!(found(&draft), [IdentityHint::OwnName]);
    assert_eq!(found(&super::drafts::draft(Form::HakJawab)), [], "who answers is known");
}
