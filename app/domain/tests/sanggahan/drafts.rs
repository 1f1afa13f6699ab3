//! Drafts of every form about a recipient, and what is said of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::field::ErrorCode as E;
use domain::form::{Choices, DraftContent, Form, PhotoKind, Step, StepErrors};
use domain::sanggahan::{NewLaporan, Perihal, read_laporan};

pub(crate) const BUDI: &str = "9901130411870003";
pub(crate) const HERE: &str = "99.01.13.2001";
pub(crate) const ELSEWHERE: &str = "99.01.13.2002";
pub(crate) const ACCOUNT: &str = "Rumahnya baru dan mobilnya dua.";

/// What each answer asks for, as the rows of the questions say it.
pub(crate) const ASKS: [(&str, &str, &str); 10] = [
    ("sebab_tidak_layak", "meninggal", "meninggal_kapan"),
    ("sebab_tidak_layak", "pindah", "pindah_ke"),
    ("sebab_tidak_layak", "mampu", "tanda_mampu"),
    ("sebab_tidak_layak", "program_lain", "program_lain"),
    ("sebab_tidak_layak", "ganda", "ganda_bagaimana"),
    ("sebab_tidak_layak", "aparatur", "pekerjaan_aparatur"),
    ("sebab_tidak_layak", "data_salah", "data_salah_apa"),
    ("sebab_layak", "kehilangan_pekerjaan", "kehilangan_kapan"),
    ("sebab_layak", "tanggungan", "menanggung_berapa"),
    ("bentuk_penyalahgunaan", "dipotong", "jumlah_dipotong"),
];

pub(crate) fn today() -> NaiveDate {
    "2025-02-20".parse().unwrap()
}

pub(crate) fn choices() -> Choices {
    let mut choices: Choices = [
        ("sebab_tidak_layak", "lainnya"),
        ("sebab_layak", "bencana"),
        ("bentuk_penyalahgunaan", "kartu_ditahan"),
        ("meninggal_kapan", "sebulan"),
        ("pindah_ke", "desa_lain"),
        ("tanda_mampu", "mobil"),
        ("tanda_mampu", "usaha"),
        ("ganda_bagaimana", "dua_kali"),
        ("pekerjaan_aparatur", "asn"),
        ("data_salah_apa", "nama"),
        ("kehilangan_kapan", "setahun"),
        ("kejadian_kapan", "sebulan"),
        ("kerahasiaan", "rahasia"),
        ("kerahasiaan", "boleh_dihubungi"),
        ("pelapor_bagi", "diri"),
        ("pelapor_bagi", "tetangga"),
        ("pelapor_bagi_keluarga", "diri"),
        ("pelapor_bagi_keluarga", "keluarga"),
        ("pelapor_bagi_almarhum", "tetangga"),
        ("disabilitas", "melihat"),
        ("alasan_graduasi", "bekerja"),
    ]
    .into_iter()
    .collect();
    for (question, code, follow_up) in ASKS {
        choices.insert(question, code);
        choices.insert_follow_up(question, code, follow_up);
    }
    choices
}

/// An answer that the follow-up takes.
pub(crate) fn follow_up_answer(name: &str) -> &'static str {
    match name {
        "meninggal_kapan" => "sebulan",
        "pindah_ke" => "desa_lain",
        "tanda_mampu" => "mobil,usaha",
        "program_lain" => "BLT Dana Desa",
        "ganda_bagaimana" => "dua_kali",
        "pekerjaan_aparatur" => "asn",
        "data_salah_apa" => "nama",
        "kehilangan_kapan" => "setahun",
        "menanggung_berapa" => "6",
        "jumlah_dipotong" => "50.000",
        other => panic!("{other} has no answer here"),
    }
}

/// A draft in which everything that must be is there, and nothing more.
pub(crate) fn draft(form: Form) -> DraftContent {
    let photos = PhotoKind::of(form).iter().copied();
    let mut draft = DraftContent {
        form,
        subject_desa: HERE.parse().ok(),
        answers: [].into(),
        members: Vec::new(),
        photos: photos.filter(|kind| kind.is_required(form, &[].into())).collect(),
    };
    match form {
        Form::Sanggahan => answer(&mut draft, Step::Sebab, [("sebab_tidak_layak", "lainnya")]),
        Form::TanggapanLayak => answer(&mut draft, Step::Sebab, [("sebab_layak", "bencana")]),
        Form::Penyalahgunaan => {
            answer(&mut draft, Step::Kejadian, [("bentuk_penyalahgunaan", "kartu_ditahan")]);
        }
        Form::PerubahanData(perihal) => answer(&mut draft, Step::Perubahan, change(perihal)),
        Form::HakJawab => answer(&mut draft, Step::Jawaban, [("jawaban", ACCOUNT)]),
        Form::Usulan(_) => panic!("a proposal is told elsewhere"),
    }
    if Step::of(form).contains(&Step::Uraian) {
        answer(&mut draft, Step::Uraian, [("uraian", ACCOUNT)]);
    }
    if form.seals_reporter() {
        answer(
            &mut draft,
            Step::Pelapor,
            [
                ("pelapor_nama", "Budi Santoso"),
                ("pelapor_nik", "9901 1304 1187 0003"),
                ("pelapor_hp", "0812-3456-7890"),
                ("desa", HERE),
            ],
        );
    }
    draft
}

pub(crate) fn change(perihal: Perihal) -> Vec<(&'static str, &'static str)> {
    match perihal {
        Perihal::Meninggal => {
            vec![("pelapor_bagi_almarhum", "tetangga"), ("meninggal_kapan", "sebulan")]
        }
        Perihal::Pindah => vec![("pelapor_bagi", "tetangga"), ("pindah_ke", "desa_lain")],
        Perihal::DataSalah => vec![("pelapor_bagi", "tetangga"), ("data_salah_apa", "nama")],
        Perihal::Hamil => vec![
            ("pelapor_bagi_keluarga", "diri"),
            ("persetujuan_kesehatan", "ya"),
            ("usia_kandungan", "4"),
        ],
        Perihal::Disabilitas => vec![
            ("pelapor_bagi_keluarga", "keluarga"),
            ("persetujuan_kesehatan", "ya"),
            ("disabilitas", "melihat"),
        ],
        Perihal::GraduasiMandiri => {
            vec![("pelapor_bagi_keluarga", "keluarga"), ("alasan_graduasi", "bekerja")]
        }
    }
}

pub(crate) fn answer<'a>(
    draft: &mut DraftContent,
    step: Step,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) {
    let answers = draft.answers.entry(step).or_default();
    for (name, text) in pairs {
        answers.set(name, text);
    }
}

pub(crate) fn about_recipients() -> impl Iterator<Item = Form> {
    Form::ALL.iter().copied().filter(|form| form.is_about_recipient())
}

pub(crate) fn read(draft: &DraftContent) -> Result<NewLaporan, Vec<StepErrors>> {
    read_laporan(draft, &choices(), today())
}

/// What is wrong, as (page, field, code).
pub(crate) fn wrong(draft: &DraftContent) -> Vec<(Step, &'static str, E)> {
    let steps = read(draft).err().unwrap_or_default();
    steps
        .iter()
        .flat_map(|one| one.errors.iter().map(|error| (one.step, error.field, error.code)))
        .collect()
}

/// The names of what is asked on all pages of a form.
pub(crate) fn asked(form: Form) -> BTreeSet<&'static str> {
    Step::of(form).iter().flat_map(|step| step.fields(form)).map(|spec| spec.name).collect()
}
