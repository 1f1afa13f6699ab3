//! Proposals as people fill them in (§3.4, §4.1, §4.2, S-6, S-12, scenarios 11, 15 and 16).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::field::ErrorCode;
use domain::form::{
    Answers, Choices, DraftContent, FieldKind, Form, MAX_MEMBERS, Member, Need, PhotoKind, Step,
    StepErrors, check_member, check_members, check_step,
};
use domain::usulan::{Hubungan, NewUsulan, Warning, read_usulan};

/// Men's, born 4 November 1987.
const BUDI: &str = "9901130411870003";
/// Women's, born 2 March 1990.
const SITI: &str = "9901134203900001";
const KK: &str = "9901130411180003";

fn today() -> NaiveDate {
    "2025-02-20".parse().unwrap()
}

fn choices() -> Choices {
    [
        ("alasan_tanpa_nik", "belum_rekam"),
        ("status_kawin", "kawin"),
        ("anggota_hubungan", "anak"),
        ("program", "pkh"),
        ("program", "sembako"),
        ("dinding", "bambu"),
        ("disabilitas", "netra"),
        ("disabilitas", "rungu"),
    ]
    .into_iter()
    .collect()
}

/// A draft in which everything that must be is there.
fn draft(hubungan: Hubungan) -> DraftContent {
    let form = Form::Usulan(hubungan);
    let mut draft = DraftContent {
        form,
        subject_desa: None,
        answers: [].into(),
        members: Vec::new(),
        photos: PhotoKind::of(form).iter().copied().collect(),
    };
    let home = [("desa", "99.01.13.2001"), ("alamat", "Jalan Uji 1"), ("rt", "003"), ("rw", "1")];
    answer(&mut draft, Step::Pengusul, [("pengusul_hp", "0812-3456-7890")]);
    answer(&mut draft, Step::Identitas, [("nama", " siti  aminah "), ("jenis_kelamin", "P")]);
    answer(&mut draft, Step::Alamat, home);
    answer(
        &mut draft,
        Step::Bantuan,
        [("jenis", "masuk_data"), ("sudah_terdaftar", "tidak"), ("program", "pkh,tidak_tahu,pkh")],
    );
    if hubungan.is_family() {
        answer(&mut draft, Step::Terusul, [("nik", "9901 1342 0390 0001"), ("nomor_kk", KK)]);
        answer(
            &mut draft,
            Step::Identitas,
            [
                ("tempat_lahir", "Kota Uji"),
                ("tanggal_lahir_hari", "2"),
                ("tanggal_lahir_bulan", "03"),
                ("tanggal_lahir_tahun", "1990"),
                ("status_kawin", "kawin"),
            ],
        );
        answer(&mut draft, Step::Alamat, [("domisili_sesuai_ktp", "ya")]);
    }
    if hubungan != Hubungan::Diri {
        answer(&mut draft, Step::Pengusul, [("pengusul_nama", "Budi"), ("pengusul_nik", BUDI)]);
    }
    match hubungan {
        Hubungan::Diri => {}
        Hubungan::SatuKk => answer(&mut draft, Step::Pengusul, [("pengusul_nomor_kk", KK)]),
        Hubungan::Tetangga => answer(&mut draft, Step::Pengusul, [("desa", "99.01.13.2001")]),
    }
    draft
}

fn answer<const N: usize>(draft: &mut DraftContent, step: Step, pairs: [(&str, &str); N]) {
    let answers = draft.answers.entry(step).or_default();
    for (name, text) in pairs {
        answers.set(name, text);
    }
}

fn read(draft: &DraftContent) -> Result<NewUsulan, Vec<StepErrors>> {
    read_usulan(draft.form.hubungan().unwrap(), draft, &choices(), today())
}

/// What is wrong, as (page, field, code).
fn wrong(draft: &DraftContent) -> Vec<(Step, &'static str, ErrorCode)> {
    let steps = read(draft).err().unwrap_or_default();
    steps
        .iter()
        .flat_map(|one| one.errors.iter().map(|error| (one.step, error.field, error.code)))
        .collect()
}

/// What is wrong with one answer on one page of a self-proposal.
fn check(step: Step, name: &str, text: &str) -> Option<ErrorCode> {
    let answers = [(name, text)].into_iter().collect();
    check_step(step, Form::Usulan(Hubungan::Diri), &answers, &choices(), today()).of(name)
}

#[test]
fn somebody_proposes_themselves() {
    let usulan = read(&draft(Hubungan::Diri)).unwrap();
    assert_eq!(usulan.nama.as_str(), "siti aminah");
    assert_eq!(usulan.nik.unwrap().as_str(), SITI);
    assert_eq!(usulan.nomor_kk.unwrap().as_str(), KK);
    assert_eq!(usulan.tanggal_lahir, "1990-03-02".parse().ok());
    assert_eq!(usulan.desa.as_str(), "99.01.13.2001");
    assert_eq!(usulan.phone.as_str(), "+6281234567890");
    assert_eq!((usulan.pengusul_nik, usulan.email), (None, None));
    assert_eq!(usulan.warnings, []);
    let kept = |step, name| usulan.answers[&step].get(name).to_owned();
    assert_eq!(kept(Step::Pengusul, "hubungan"), "diri");
    assert_eq!(kept(Step::Terusul, "nik"), SITI);
    assert_eq!(kept(Step::Identitas, "tanggal_lahir"), "1990-03-02");
    assert_eq!(kept(Step::Identitas, "tanggal_lahir_hari"), "");
    assert_eq!(kept(Step::Alamat, "kecamatan"), "99.01.13");
    assert_eq!(kept(Step::Alamat, "rt"), "003");
    assert_eq!(kept(Step::Bantuan, "program"), "pkh,tidak_tahu");
}

#[test]
fn what_is_kept_would_pass_again() {
    for hubungan in Hubungan::ALL {
        let mut draft = draft(*hubungan);
        let first = read(&draft).unwrap();
        draft.answers.clone_from(&first.answers);
        assert_eq!(read(&draft), Ok(first));
    }
}

#[test]
fn an_empty_draft_tells_every_page_that_must_be_filled() {
    for hubungan in Hubungan::ALL {
        let empty = DraftContent {
            form: Form::Usulan(*hubungan),
            subject_desa: None,
            answers: [].into(),
            members: Vec::new(),
            photos: BTreeSet::new(),
        };
        let pages: Vec<Step> = read(&empty).unwrap_err().iter().map(|one| one.step).collect();
        let mut expected: Vec<Step> = Step::of(Form::Usulan(*hubungan))
            .iter()
            .copied()
            .filter(|step| !step.is_optional())
            .collect();
        // Nothing must be known about a neighbour but who and where.
        expected.retain(|step| *hubungan != Hubungan::Tetangga || *step != Step::Terusul);
        assert_eq!(pages, expected, "{hubungan:?}");
    }
}

#[test]
fn a_self_proposal_has_at_most_twelve_pages_and_a_neighbour_fewer() {
    assert_eq!(Step::of(Form::Usulan(Hubungan::Diri)).len(), 12);
    assert_eq!(Step::of(Form::Usulan(Hubungan::SatuKk)).len(), 12);
    assert_eq!(Step::of(Form::Usulan(Hubungan::Tetangga)).len(), 8);
    for step in Step::ALL {
        assert_eq!(Step::from_slug(step.slug()), Some(*step));
    }
    assert_eq!(Step::from_slug("Foto"), None);
}

#[test]
fn a_neighbours_papers_and_health_are_never_asked_or_kept() {
    let form = Form::Usulan(Hubungan::Tetangga);
    let asked: Vec<&str> =
        Step::of(form).iter().flat_map(|step| step.fields(form)).map(|spec| spec.name).collect();
    for never in
        ["nomor_kk", "tanggal_lahir", "disabilitas", "hamil", "penyakit_kronis", "penghasilan"]
    {
        assert!(!asked.contains(&never), "{never}");
    }
    assert_eq!(PhotoKind::of(form), [PhotoKind::RumahDepan]);

    let mut draft = draft(Hubungan::Tetangga);
    answer(&mut draft, Step::Kerentanan, [("hamil", "ya")]);
    answer(&mut draft, Step::Terusul, [("nomor_kk", KK), ("terusul_hp", "081298765432")]);
    draft.members.push(member("Adik", "", ""));
    let usulan = read(&draft).unwrap();
    assert!(!usulan.answers.contains_key(&Step::Kerentanan));
    assert_eq!(usulan.answers[&Step::Terusul].get("nomor_kk"), "");
    assert_eq!((usulan.nomor_kk, usulan.members.len()), (None, 0));
    assert_eq!(usulan.terusul_phone.unwrap().as_str(), "+6281298765432");
}

#[test]
fn a_neighbour_lives_in_the_same_village() {
    let mut draft = draft(Hubungan::Tetangga);
    assert!(read(&draft).is_ok());
    answer(&mut draft, Step::Alamat, [("desa", "99.01.13.2002")]);
    assert_eq!(wrong(&draft), [(Step::Alamat, "desa", ErrorCode::DifferentVillage)]);
}

#[test]
fn one_card_claimed_but_two_numbers_given_is_for_the_reviewer() {
    let mut draft = draft(Hubungan::SatuKk);
    assert_eq!(read(&draft).unwrap().warnings, []);
    answer(&mut draft, Step::Pengusul, [("pengusul_nomor_kk", "9901130411180004")]);
    assert_eq!(read(&draft).unwrap().warnings, [Warning::KkDiffers]);
    answer(&mut draft, Step::Pengusul, [("pengusul_nik", SITI)]);
    assert_eq!(read(&draft).unwrap().warnings, [Warning::KkDiffers, Warning::SamePerson]);
}

#[test]
fn a_number_that_tells_another_birth_or_sex_is_for_the_reviewer() {
    let mut draft = draft(Hubungan::Diri);
    answer(&mut draft, Step::Identitas, [("jenis_kelamin", "L")]);
    assert_eq!(read(&draft).unwrap().warnings, [Warning::NikSex]);
    answer(&mut draft, Step::Identitas, [("tanggal_lahir_hari", "03"), ("jenis_kelamin", "P")]);
    assert_eq!(read(&draft).unwrap().warnings, [Warning::NikBirthDate]);
    // The day of a woman is the day, not the day and forty.
    answer(&mut draft, Step::Identitas, [("tanggal_lahir_hari", "42")]);
    let at_date = (Step::Identitas, "tanggal_lahir", ErrorCode::DateInvalid);
    assert_eq!(wrong(&draft), [at_date]);
    answer(&mut draft, Step::Terusul, [("nik", "9901132902010001")]);
    assert_eq!(wrong(&draft), [(Step::Terusul, "nik", ErrorCode::NikImpossible), at_date]);
}

#[test]
fn an_open_century_of_a_neighbour_is_for_the_reviewer() {
    let mut draft = draft(Hubungan::Tetangga);
    answer(&mut draft, Step::Terusul, [("nik", "9901134506200001")]);
    assert_eq!(read(&draft).unwrap().warnings, [Warning::CenturyOpen]);
    answer(&mut draft, Step::Identitas, [("tahun_lahir", "1920")]);
    assert_eq!(read(&draft).unwrap().warnings, []);
    answer(&mut draft, Step::Identitas, [("tahun_lahir", "1950")]);
    assert_eq!(read(&draft).unwrap().warnings, [Warning::NikBirthDate]);
}

#[test]
fn no_number_needs_a_reason_and_no_photo_of_the_card() {
    let mut draft = draft(Hubungan::Diri);
    draft.photos = [PhotoKind::RumahDepan].into();
    assert_eq!(wrong(&draft), [(Step::Foto, "foto_ktp", ErrorCode::PhotoMissing)]);
    // What was typed before the box was ticked does not stand in the way.
    answer(&mut draft, Step::Terusul, [("nik", "123"), ("tanpa_nik", "ya")]);
    assert_eq!(wrong(&draft), [(Step::Terusul, "alasan_tanpa_nik", ErrorCode::Required)]);
    answer(&mut draft, Step::Terusul, [("alasan_tanpa_nik", "belum_rekam")]);
    answer(&mut draft, Step::Terusul, [("nomor_kk", ""), ("tanpa_kk", "ya")]);
    let usulan = read(&draft).unwrap();
    assert_eq!((&usulan.nik, &usulan.nomor_kk), (&None, &None));
    assert_eq!(usulan.warnings, [Warning::NoNik, Warning::NoKk]);
    // Nor does a whole number count that the person says not to have.
    answer(&mut draft, Step::Terusul, [("nik", SITI), ("nomor_kk", SITI)]);
    let usulan = read(&draft).unwrap();
    assert_eq!((&usulan.nik, &usulan.nomor_kk), (&None, &None));
    assert_eq!(usulan.answers[&Step::Terusul].get("nik"), "");
}

#[test]
fn a_reason_without_its_box_does_not_count() {
    let mut draft = draft(Hubungan::Diri);
    answer(&mut draft, Step::Terusul, [("alasan_tanpa_nik", "apa saja")]);
    assert!(read(&draft).is_ok());
    answer(&mut draft, Step::Terusul, [("alasan_tanpa_nik", "belum_rekam")]);
    assert_eq!(read(&draft).unwrap().answers[&Step::Terusul].get("alasan_tanpa_nik"), "");
}

#[test]
fn no_fixed_home_is_an_answer() {
    let mut draft = draft(Hubungan::Diri);
    draft.photos = [PhotoKind::Ktp].into();
    answer(&mut draft, Step::Alamat, [("alamat", ""), ("rt", ""), ("rw", "")]);
    let missing = |field| (Step::Alamat, field, ErrorCode::Required);
    let photo = (Step::Foto, "foto_rumah_depan", ErrorCode::PhotoMissing);
    assert_eq!(wrong(&draft), [missing("alamat"), missing("rt"), missing("rw"), photo]);
    answer(&mut draft, Step::Alamat, [("tanpa_alamat_tetap", "ya"), ("alamat", "dekat pasar")]);
    let usulan = read(&draft).unwrap();
    assert_eq!(usulan.warnings, [Warning::NoFixedAddress]);
    assert_eq!(usulan.answers[&Step::Alamat].get("alamat"), "dekat pasar");
    answer(&mut draft, Step::Alamat, [("domisili_sesuai_ktp", "tidak")]);
    let warnings = read(&draft).unwrap().warnings;
    assert_eq!(warnings, [Warning::DomicileDiffers, Warning::NoFixedAddress]);
}

#[test]
fn the_number_typed_twice_is_told_at_the_family_card() {
    let mut draft = draft(Hubungan::SatuKk);
    answer(&mut draft, Step::Terusul, [("nomor_kk", "99011342 03900001")]);
    answer(&mut draft, Step::Pengusul, [("pengusul_nomor_kk", BUDI)]);
    assert_eq!(
        wrong(&draft),
        [
            (Step::Pengusul, "pengusul_nomor_kk", ErrorCode::SameAsNik),
            (Step::Terusul, "nomor_kk", ErrorCode::SameAsNik),
        ]
    );
}

#[test]
fn health_needs_a_consent_of_its_own() {
    let check = |pairs: &[(&str, &str)]| {
        let answers = pairs.iter().copied().collect();
        check_step(Step::Kerentanan, Form::Usulan(Hubungan::Diri), &answers, &choices(), today())
    };
    let consent = "persetujuan_kesehatan";
    assert!(check(&[]).is_empty());
    assert_eq!(check(&[("hamil", "tidak")]).of(consent), Some(ErrorCode::ConsentMissing));
    assert!(check(&[("disabilitas", "netra, rungu"), (consent, "ya")]).is_empty());
    let errors = check(&[("disabilitas", "netra,lain"), (consent, "ya")]);
    assert_eq!(errors.of("disabilitas"), Some(ErrorCode::ChoiceUnknown));
}

#[test]
fn each_kind_of_answer_says_what_is_wrong() {
    use ErrorCode as E;
    let long = "a".repeat(101);
    for (step, name, text, expected) in [
        (Step::Pengusul, "hubungan", "petugas", Some(E::ChoiceUnknown)),
        (Step::Pengusul, "pengusul_hp", "12", Some(E::PhoneInvalid)),
        (Step::Pengusul, "pengusul_email", "siti@", Some(E::EmailInvalid)),
        (Step::Pengusul, "pengusul_email", " ", None),
        (Step::Terusul, "nik", "990113041187000", Some(E::NikLength)),
        (Step::Terusul, "nomor_kk", "1", Some(E::NomorKkLength)),
        (Step::Terusul, "tanpa_nik", "on", Some(E::ChoiceUnknown)),
        (Step::Identitas, "nama", "7", Some(E::NoLetters)),
        (Step::Identitas, "tempat_lahir", &long, Some(E::TooLong)),
        (Step::Identitas, "tempat_lahir", "Kota\u{202e}Uji", Some(E::ControlCharacter)),
        (Step::Identitas, "tanggal_lahir", "1990-02-30", Some(E::DateInvalid)),
        (Step::Identitas, "tanggal_lahir", "2025-02-21", Some(E::DateInvalid)),
        (Step::Identitas, "tanggal_lahir", "2025-02-20", None),
        (Step::Identitas, "tanggal_lahir", "1904-12-31", Some(E::DateInvalid)),
        (Step::Identitas, "jenis_kelamin", "W", Some(E::ChoiceUnknown)),
        (Step::Alamat, "rt", "0003", Some(E::TooLong)),
        (Step::Alamat, "rt", "x", Some(E::NotAllowed)),
        (Step::Alamat, "rt", "000", None),
        (Step::Alamat, "domisili_sesuai_ktp", "mungkin", Some(E::ChoiceUnknown)),
        (Step::Rumah, "dinding", "emas", Some(E::ChoiceUnknown)),
        (Step::Rumah, "dinding", "bambu", None),
        (Step::Aset, "aset_motor", "100", Some(E::NumberInvalid)),
        (Step::Aset, "aset_motor", "-1", Some(E::NumberInvalid)),
        (Step::Aset, "aset_motor", "99", None),
        (Step::Aset, "aset_motor", "0", None),
        (Step::Aset, "aset_motor", "1.5", Some(E::NumberInvalid)),
        (Step::Aset, "aset_motor", "1.000", Some(E::NumberInvalid)),
        (Step::Aset, "aset_motor", ".099", Some(E::NumberInvalid)),
        (Step::Aset, "aset_motor", "0.012", None),
        (Step::Bantuan, "program", " , ", Some(E::Required)),
        (Step::Bantuan, "program", "bpnt", Some(E::ChoiceUnknown)),
        (Step::Bantuan, "program", "tidak_tahu", None),
        (Step::Alasan, "alasan", "Atap bocor.\r\n\r\nDinding miring.", None),
        (Step::Alasan, "alasan", "x\0", Some(E::ControlCharacter)),
    ] {
        assert_eq!(check(step, name, text), expected, "{name} = {text:?}");
    }
}

#[test]
fn a_reason_has_at_most_a_thousand_characters_however_lines_end() {
    assert_eq!(check(Step::Alasan, "alasan", &"é".repeat(1000)), None);
    assert_eq!(check(Step::Alasan, "alasan", &"é".repeat(1001)), Some(ErrorCode::TooLong));
    let lines = format!("{}x", "x\r\n".repeat(499));
    assert_eq!(check(Step::Alasan, "alasan", &lines), None);
    let mut draft = draft(Hubungan::Diri);
    answer(&mut draft, Step::Alasan, [("alasan", "satu\r\ndua")]);
    assert_eq!(read(&draft).unwrap().answers[&Step::Alasan].get("alasan"), "satu\ndua");
}

#[test]
fn a_date_of_birth_is_taken_in_parts() {
    let check = |day: &str, month: &str, year: &str| {
        let answers = [
            ("tanggal_lahir_hari", day),
            ("tanggal_lahir_bulan", month),
            ("tanggal_lahir_tahun", year),
        ]
        .into_iter()
        .collect();
        let fields = check_step(
            Step::Identitas,
            Form::Usulan(Hubungan::Diri),
            &answers,
            &choices(),
            today(),
        );
        fields.of("tanggal_lahir")
    };
    for (day, month, year, expected) in [
        ("2", "3", "1990", None),
        ("02", "03", "1990", None),
        ("29", "2", "2024", None),
        ("29", "2", "2023", Some(ErrorCode::DateInvalid)),
        ("2", "3", "90", Some(ErrorCode::DateInvalid)),
        ("2", "", "1990", Some(ErrorCode::DateIncomplete)),
        ("2", "", "", Some(ErrorCode::DateIncomplete)),
        ("+2", "3", "1990", Some(ErrorCode::DateInvalid)),
        ("2", "Maret", "1990", Some(ErrorCode::DateInvalid)),
        ("002", "3", "1990", Some(ErrorCode::DateInvalid)),
        ("", "", "", Some(ErrorCode::Required)),
    ] {
        assert_eq!(check(day, month, year), expected, "{day}-{month}-{year}");
    }
}

#[test]
fn what_is_wrong_is_named_in_the_order_of_the_form() {
    let names = |errors: domain::field::FieldErrors| -> Vec<&'static str> {
        errors.iter().map(|error| error.field).collect()
    };
    // The family card's number that is the NIK is found after the telephone number, and stands before it.
    let twice = [("pengusul_nama", "Siti"), ("pengusul_nik", SITI), ("pengusul_nomor_kk", SITI)];
    let answers: Answers = [("hubungan", "satu_kk")].into_iter().chain(twice).collect();
    let form = Form::Usulan(Hubungan::SatuKk);
    let errors = check_step(Step::Pengusul, form, &answers, &choices(), today());
    assert_eq!(names(errors), ["pengusul_nomor_kk", "pengusul_hp"]);
    let again = Member { tahun_lahir: "88".to_owned(), ..member("Adik", SITI, "") };
    let errors = check_member(&again, &[], SITI, &choices(), today());
    assert_eq!(names(errors), ["anggota_nik", "anggota_tahun_lahir"]);
    let full = vec![member("Adik", "", ""); MAX_MEMBERS];
    let errors = check_member(&again, &full, SITI, &choices(), today());
    assert_eq!(names(errors), ["anggota", "anggota_nik", "anggota_tahun_lahir"]);
}

#[test]
fn a_village_lies_in_what_was_chosen_above_it() {
    let check = |pairs: &[(&str, &str)]| {
        let answers: Answers = pairs.iter().copied().collect();
        let errors =
            check_step(Step::Alamat, Form::Usulan(Hubungan::Diri), &answers, &choices(), today());
        let found = errors
            .iter()
            .find(|error| ["provinsi", "kabupaten", "kecamatan", "desa"].contains(&error.field));
        found.map(|error| (error.field, error.code))
    };
    let desa = ("desa", "99.01.13.2001");
    assert_eq!(check(&[desa]), None);
    assert_eq!(check(&[desa, ("provinsi", "99"), ("kecamatan", "99.01.13")]), None);
    for (pairs, expected) in [
        (&[][..], ("provinsi", ErrorCode::Required)),
        (&[("provinsi", "99")], ("kabupaten", ErrorCode::Required)),
        (&[desa, ("kecamatan", "99.01.14")], ("desa", ErrorCode::RegionMismatch)),
        (&[desa, ("provinsi", "99.01")], ("provinsi", ErrorCode::RegionUnknown)),
        (&[("desa", "99.01.13")], ("desa", ErrorCode::RegionUnknown)),
        (&[("desa", "Inobonto")], ("desa", ErrorCode::RegionUnknown)),
    ] {
        assert_eq!(check(pairs), Some(expected), "{pairs:?}");
    }
}

#[test]
fn coordinates_come_in_pairs_and_lie_on_earth() {
    let check = |latitude: &str, longitude: &str| {
        let answers = [("lintang", latitude), ("bujur", longitude)].into_iter().collect();
        let errors =
            check_step(Step::Alamat, Form::Usulan(Hubungan::Diri), &answers, &choices(), today());
        (errors.of("lintang").is_some(), errors.of("bujur").is_some())
    };
    for (latitude, longitude, expected) in [
        ("-6,2", "106.816666", (false, false)),
        ("", "", (false, false)),
        ("90", "-180.0", (false, false)),
        ("90.1", "180", (true, false)),
        ("1", "180.0000001", (false, true)),
        ("", "106", (true, false)),
        ("-6", "", (false, true)),
        ("NaN", "1e2", (true, true)),
        ("6.", ".5", (true, true)),
        ("--6", "+106", (true, true)),
        ("6.2.1", "106 8", (true, true)),
        ("99999999999", "0.12345678901234567890", (true, true)),
    ] {
        assert_eq!(check(latitude, longitude), expected, "{latitude} {longitude}");
    }
    let mut draft = draft(Hubungan::Diri);
    answer(&mut draft, Step::Alamat, [("lintang", "-6,2"), ("bujur", "106,8")]);
    assert_eq!(read(&draft).unwrap().answers[&Step::Alamat].get("lintang"), "-6.2");
}

fn member(nama: &str, nik: &str, tahun_lahir: &str) -> Member {
    Member {
        nama: nama.to_owned(),
        nik: nik.to_owned(),
        hubungan_keluarga: "anak".to_owned(),
        tahun_lahir: tahun_lahir.to_owned(),
    }
}

#[test]
fn nobody_is_in_a_family_twice() {
    let check = |one: &Member, others: &[Member]| {
        check_member(one, others, SITI, &choices(), today()).of("anggota_nik")
    };
    let child = member("Adik", "9901 1304 1187 0003", "");
    assert_eq!(check(&child, &[]), None);
    assert_eq!(check(&child, &[member("Kakak", BUDI, "")]), Some(ErrorCode::Twice));
    assert_eq!(check(&member("Ibu", SITI, ""), &[]), Some(ErrorCode::Twice));
    // Without numbers nobody can be the same.
    assert_eq!(check(&member("Adik", "", ""), &[member("Adik", "", "")]), None);
    let mut draft = draft(Hubungan::Diri);
    draft.members = vec![child.clone(), child];
    assert_eq!(wrong(&draft), [(Step::Anggota, "anggota_nik", ErrorCode::Twice)]);
}

#[test]
fn a_member_is_checked_and_kept_tidy() {
    let nameless = Member { hubungan_keluarga: "teman".to_owned(), ..Member::default() };
    let errors = check_member(&nameless, &[], "", &choices(), today());
    assert_eq!(errors.of("anggota_nama"), Some(ErrorCode::Required));
    assert_eq!(errors.of("anggota_hubungan"), Some(ErrorCode::ChoiceUnknown));
    let mut draft = draft(Hubungan::SatuKk);
    draft.members = vec![member("  adik  satu ", "9901-1304-1187-0003", "1988")];
    let usulan = read(&draft).unwrap();
    assert_eq!(usulan.members, [member("adik satu", BUDI, "1988")]);
    assert_eq!(usulan.warnings, [Warning::MemberNikBirth]);
}

#[test]
fn a_family_has_at_most_twenty_other_members() {
    let full = vec![member("Adik", "", ""); MAX_MEMBERS];
    assert!(check_members(&full, "", &choices(), today()).is_empty());
    let errors = check_member(&full[0], &full, "", &choices(), today());
    assert_eq!(errors.of("anggota"), Some(ErrorCode::TooMany));
    let more = vec![member("Adik", "", ""); MAX_MEMBERS + 1];
    let errors = check_members(&more, "", &choices(), today());
    assert_eq!(errors.of("anggota"), Some(ErrorCode::TooMany));
}

#[test]
fn the_relation_on_the_page_is_the_one_of_the_draft() {
    let mut draft = draft(Hubungan::Diri);
    answer(&mut draft, Step::Pengusul, [("hubungan", "tetangga")]);
    assert_eq!(wrong(&draft), [(Step::Pengusul, "hubungan", ErrorCode::ChoiceUnknown)]);
}

#[test]
fn only_a_letter_may_be_a_pdf_and_every_kind_has_its_word() {
    for kind in PhotoKind::ALL {
        assert_eq!(kind.takes_pdf(), *kind == PhotoKind::Surat);
        assert_eq!(PhotoKind::from_slug(kind.slug()), Some(*kind));
    }
    let needed: Vec<PhotoKind> = PhotoKind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.is_required(Form::Usulan(Hubungan::SatuKk), &[].into()))
        .collect();
    assert_eq!(needed, [PhotoKind::Ktp, PhotoKind::RumahDepan]);
}

#[test]
fn a_checkbox_that_decides_is_on_the_same_page() {
    for form in Form::ALL {
        for step in Step::ALL {
            let fields = step.fields(*form);
            for spec in fields {
                if let Need::RequiredUnless(checkbox) | Need::RequiredIf(checkbox) = spec.need {
                    let found = fields.iter().find(|other| other.name == checkbox).unwrap();
                    assert_eq!(found.kind, FieldKind::Checkbox, "{checkbox}");
                }
                if let Need::FollowUp(question) = spec.need {
                    let found = fields.iter().find(|other| other.name == question).unwrap();
                    assert_eq!(found.kind, FieldKind::Choice, "{question}");
                }
                let twins = fields.iter().filter(|other| other.name == spec.name).count();
                assert_eq!(twins, 1, "{}", spec.name);
                assert!(spec.inputs().iter().all(|input| spec.takes(input)));
            }
        }
    }
}

#[test]
fn nothing_personal_is_printed() {
    let mut draft = draft(Hubungan::SatuKk);
    draft.members = vec![member("Rahasia", BUDI, "1987")];
    let printed = format!("{draft:?} {:?}", read(&draft).unwrap());
    for secret in ["siti", "Rahasia", SITI, BUDI, KK, "1990", "Jalan", "8123"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}
