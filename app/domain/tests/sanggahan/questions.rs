//! What is asked, what is kept of it, and what is not asked at all (§3.5, S-6).

use std::collections::BTreeSet;

use domain::field::ErrorCode as E;
use domain::form::{Form, PhotoKind, Step, check_step};
use domain::review::CaseKind;
use domain::sanggahan::Perihal;

use super::drafts::{
    ASKS, BUDI, about_recipients, answer, asked, change, choices, draft, follow_up_answer, read,
    today, wrong,
};

#[test]
fn every_form_has_a_word_of_its_own_that_reads_back() {
    let mut words = BTreeSet::new();
    for form in Form::ALL {
        assert_eq!(Form::from_code(&form.code()), Ok(*form));
        assert_eq!(Form::parse(form.kind().as_str(), form.variant()), Ok(*form));
        assert!(words.insert(form.code()), "{form:?}");
    }
    assert_eq!(Form::PerubahanData(Perihal::Hamil).code(), "perubahan_data.hamil");
    assert_eq!(Form::Sanggahan.code(), "sanggahan");
    for wrong in [
        "sanggahan.",
        "",
        ".",
        "usulan",
        "usulan.",
        "usulan.hamil",
        "sanggahan.diri",
        "Sanggahan",
        "perubahan_data",
        "perubahan_data.hamil.hamil",
        "keberatan",
        "hak_data",
    ] {
        assert_eq!(Form::from_code(wrong), Err(E::NotAllowed), "{wrong}");
    }
}

#[test]
fn every_form_can_be_filled_in_and_what_is_kept_would_pass_again() {
    for form in about_recipients() {
        let mut draft = draft(form);
        let first = read(&draft).unwrap_or_else(|errors| panic!("{form:?}: {errors:?}"));
        assert_eq!(first.form, form);
        assert_eq!(first.pelapor.is_some(), form.seals_reporter());
        let reporter = draft.answers.get(&Step::Pelapor).cloned();
        draft.answers.clone_from(&first.answers);
        draft.answers.extend(reporter.map(|reporter| (Step::Pelapor, reporter)));
        assert_eq!(read(&draft), Ok(first));
    }
}

#[test]
fn an_empty_report_tells_every_page_that_must_be_filled() {
    for form in about_recipients() {
        let mut empty = draft(form);
        empty.answers.clear();
        empty.photos.clear();
        let pages: Vec<Step> = read(&empty).unwrap_err().iter().map(|one| one.step).collect();
        let mut expected = Step::of(form).to_vec();
        expected.retain(|step| *step != Step::Foto || form == Form::Sanggahan);
        assert_eq!(pages, expected, "{form:?}");
    }
}

#[test]
fn each_reason_asks_only_its_own_question() {
    for (question, code, follow_up) in ASKS {
        let (form, step) = match question {
            "sebab_tidak_layak" => (Form::Sanggahan, Step::Sebab),
            "sebab_layak" => (Form::TanggapanLayak, Step::Sebab),
            _ => (Form::Penyalahgunaan, Step::Kejadian),
        };
        let mut draft = draft(form);
        // All questions answered, as if somebody had tried one reason after the other.
        for (_, _, other) in ASKS.iter().filter(|(of, _, _)| *of == question) {
            answer(&mut draft, step, [(*other, follow_up_answer(other))]);
        }
        answer(&mut draft, step, [(question, code)]);
        let laporan = read(&draft).unwrap();
        let kept: Vec<&str> = laporan.answers[&step].iter().map(|(name, _)| name).collect();
        assert_eq!(BTreeSet::from_iter(kept), BTreeSet::from([question, follow_up]));
        let told = if form == Form::Sanggahan { code } else { "" };
        assert_eq!(laporan.reason, told);

        answer(&mut draft, step, [(follow_up, "")]);
        assert_eq!(wrong(&draft), [(step, follow_up, E::Required)]);
    }
}

#[test]
fn an_answer_to_another_reasons_question_does_not_count() {
    let mut draft = draft(Form::Sanggahan);
    answer(&mut draft, Step::Sebab, [("pindah_ke", "bulan"), ("tanda_mampu", "emas")]);
    let laporan = read(&draft).unwrap();
    assert_eq!(laporan.answers[&Step::Sebab].iter().count(), 1);
    assert_eq!(laporan.reason, "lainnya");
    answer(&mut draft, Step::Sebab, [("sebab_tidak_layak", "pindah")]);
    assert_eq!(wrong(&draft), [(Step::Sebab, "pindah_ke", E::ChoiceUnknown)]);
    answer(&mut draft, Step::Sebab, [("sebab_tidak_layak", "iri")]);
    assert_eq!(wrong(&draft), [(Step::Sebab, "sebab_tidak_layak", E::ChoiceUnknown)]);
}

#[test]
fn an_account_has_twenty_letters_that_can_be_seen() {
    let check = |text: &str| {
        let answers = [("uraian", text)].into_iter().collect();
        check_step(Step::Uraian, Form::Sanggahan, &answers, &choices(), today()).of("uraian")
    };
    assert_eq!(check(&"é".repeat(20)), None);
    assert_eq!(check(&"a".repeat(19)), Some(E::TooShort));
    assert_eq!(check(&"a \n\t".repeat(19)), Some(E::TooShort));
    assert_eq!(check(&format!("{}{}", "a".repeat(19), "\u{200b}".repeat(9))), Some(E::TooShort));
    assert_eq!(check(&format!("a{}a", " ".repeat(90))), Some(E::TooShort));
    assert_eq!(check(&"a".repeat(1001)), Some(E::TooLong));
    assert_eq!(check("  "), Some(E::Required));
    // Where something else is asked first the account may be left out, or be short.
    let mut draft = draft(Form::PerubahanData(Perihal::Pindah));
    answer(&mut draft, Step::Perubahan, [("uraian", "ya")]);
    assert_eq!(read(&draft).unwrap().answers[&Step::Perubahan].get("uraian"), "ya");
}

#[test]
fn html_is_kept_as_the_text_it_is() {
    let text = "</textarea><script>alert('rumah')</script> <b>tebal</b>";
    let mut draft = draft(Form::Sanggahan);
    answer(&mut draft, Step::Uraian, [("uraian", text)]);
    let laporan = read(&draft).unwrap();
    assert_eq!(laporan.answers[&Step::Uraian].get("uraian"), text);
    assert_eq!(laporan.identity, []);
}

#[test]
fn only_an_objection_cannot_do_without_a_photo() {
    for form in about_recipients() {
        let mut draft = draft(form);
        draft.photos.clear();
        let expected = [(Step::Foto, "foto_rumah_depan", E::PhotoMissing)];
        let needed = form == Form::Sanggahan;
        assert_eq!(wrong(&draft), if needed { &expected[..] } else { &[] }, "{form:?}");
        // Of somebody else never a card, nor the reporter's face.
        for never in [PhotoKind::Ktp, PhotoKind::Kk, PhotoKind::Selfie] {
            assert!(!PhotoKind::of(form).contains(&never), "{form:?}");
        }
    }
}

#[test]
fn every_kind_of_change_asks_its_own_questions() {
    for perihal in Perihal::ALL {
        let form = Form::PerubahanData(*perihal);
        let mut draft = draft(form);
        for other in Perihal::ALL {
            answer(&mut draft, Step::Perubahan, change(*other));
        }
        answer(&mut draft, Step::Perubahan, change(*perihal));
        let laporan = read(&draft).unwrap();
        let kept: BTreeSet<&str> =
            laporan.answers[&Step::Perubahan].iter().map(|(name, _)| name).collect();
        assert_eq!(kept, change(*perihal).into_iter().map(|(name, _)| name).collect());
        // Only what may end aid is told to the person (S-11).
        let ends_aid = [Perihal::Meninggal, Perihal::Pindah, Perihal::GraduasiMandiri];
        let told =
            if ends_aid.contains(perihal) && !laporan.says_self { perihal.as_str() } else { "" };
        assert_eq!(laporan.reason, told);
        for (name, _) in change(*perihal) {
            let mut less = draft.clone();
            answer(&mut less, Step::Perubahan, [(name, "")]);
            let code =
                if name == "persetujuan_kesehatan" { E::ConsentMissing } else { E::Required };
            assert_eq!(wrong(&less), [(Step::Perubahan, name, code)]);
        }
    }
}

#[test]
fn health_is_asked_of_the_family_alone_and_needs_consent() {
    let health = ["disabilitas", "usia_kandungan", "hamil", "penyakit_kronis", "lansia"];
    for form in about_recipients() {
        let asked = asked(form);
        let about_health = health.iter().any(|name| asked.contains(name));
        let expected = [Perihal::Hamil, Perihal::Disabilitas].map(Form::PerubahanData);
        assert_eq!(about_health, expected.contains(&form), "{form:?}");
        assert_eq!(asked.contains("persetujuan_kesehatan"), about_health);
        if about_health {
            assert!(asked.contains("pelapor_bagi_keluarga"), "a neighbour is not asked");
            let mut draft = draft(form);
            let neighbour = [("pelapor_bagi_keluarga", "tetangga")];
            answer(&mut draft, Step::Perubahan, neighbour);
            let at_relation = (Step::Perubahan, "pelapor_bagi_keluarga", E::ChoiceUnknown);
            assert_eq!(wrong(&draft), [at_relation]);
        }
        // The numbers of the person it is about are known from the card, or nobody's to type.
        for never in ["nik", "nomor_kk", "nama", "tanggal_lahir", "alamat"] {
            assert!(!asked.contains(never), "{never} in {form:?}");
        }
    }
}

#[test]
fn an_amount_may_have_points() {
    let check = |text: &str| {
        let answers = [("bentuk_penyalahgunaan", "dipotong"), ("jumlah_dipotong", text)];
        let answers = answers.into_iter().collect();
        check_step(Step::Kejadian, Form::Penyalahgunaan, &answers, &choices(), today())
            .of("jumlah_dipotong")
    };
    for fine in ["50000", "50.000", "1.250.000", "99.999.999"] {
        assert_eq!(check(fine), None, "{fine}");
    }
    for wrong in ["50.00", "5000.000", "50..000", "50.000.", "5e4", "-50", "100.000.000", "50,5"] {
        assert_eq!(check(wrong), Some(E::NumberInvalid), "{wrong}");
    }
    let spec = Step::Kejadian
        .fields(Form::Penyalahgunaan)
        .iter()
        .find(|spec| spec.name == "jumlah_dipotong")
        .unwrap();
    assert_eq!(spec.kind.max_chars(), Some("99.999.999".len()));
    let mut draft = draft(Form::Penyalahgunaan);
    let cut = [("bentuk_penyalahgunaan", "dipotong"), ("jumlah_dipotong", "1.250.000")];
    answer(&mut draft, Step::Kejadian, cut);
    assert_eq!(read(&draft).unwrap().answers[&Step::Kejadian].get("jumlah_dipotong"), "1250000");
}

#[test]
fn the_person_answers_without_saying_anything_about_anybody_else() {
    let form = Form::HakJawab;
    assert_eq!(asked(form), BTreeSet::from(["jawaban", "jawaban_hp", "jawaban_email"]));
    let mut draft = draft(form);
    answer(&mut draft, Step::Jawaban, [("jawaban_email", "siti@contoh.id")]);
    answer(&mut draft, Step::Pelapor, [("pelapor_nik", BUDI)]);
    let laporan = read(&draft).unwrap();
    assert_eq!((&laporan.pelapor, &laporan.pelapor_nik), (&None, &None));
    assert_eq!(laporan.email.unwrap().as_str(), "siti@contoh.id");
    assert_eq!((laporan.reason.as_str(), laporan.identity.len()), ("", 0));
    assert_eq!(laporan.answers.into_keys().collect::<Vec<_>>(), [Step::Jawaban]);
    answer(&mut draft, Step::Jawaban, [("jawaban", "Tidak benar.")]);
    assert_eq!(wrong(&draft), [(Step::Jawaban, "jawaban", E::TooShort)]);
}

#[test]
fn each_form_becomes_its_own_kind_of_case() {
    let kinds: BTreeSet<CaseKind> = about_recipients().map(Form::kind).collect();
    assert_eq!(kinds.len(), 5);
    assert!(!kinds.contains(&CaseKind::Usulan));
    for form in about_recipients() {
        assert_eq!(form.hubungan(), None);
        assert!(!form.is_neighbours());
        assert_eq!(form.is_own(), form == Form::HakJawab);
    }
}
