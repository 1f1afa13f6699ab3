//! The questions about a recipient: objection, voucher, change of data, misuse (§3.5).

use super::super::field_spec::{Axis, FieldKind as K, FieldSpec};
use super::super::forms::Form;
use super::super::step::Step;
use super::{choice, follow_up, optional, required};
use crate::sanggahan::Perihal;

/// Fewest characters of an account, blanks not counted (§3.5).
pub(crate) const ACCOUNT_MIN_CHARS: usize = 20;

/// Most characters of an account.
const ACCOUNT_MAX_CHARS: usize = 1000;

/// Most characters of a short answer.
const LINE_MAX_CHARS: usize = 200;

/// Most members a family is said to have.
const FAMILY_MAX: u32 = 30;

/// Longest pregnancy, in months.
const PREGNANCY_MAX_MONTHS: u32 = 10;

/// Most rupiah that are said to have been cut from one payment.
const CUT_MAX_RUPIAH: u32 = 99_999_999;

const LINE: K = K::Line { max_chars: LINE_MAX_CHARS };
const ACCOUNT: K = K::Paragraph { min_chars: ACCOUNT_MIN_CHARS, max_chars: ACCOUNT_MAX_CHARS };
const REMARK: FieldSpec =
    optional("uraian", K::Paragraph { min_chars: 0, max_chars: ACCOUNT_MAX_CHARS });
const CONSENT: FieldSpec = optional("persetujuan_kesehatan", K::Checkbox);

const AGAINST: &str = "sebab_tidak_layak";

const SEBAB_TIDAK_LAYAK: &[FieldSpec] = &[
    required(AGAINST, K::Choice),
    follow_up(AGAINST, "meninggal_kapan", K::Choice),
    follow_up(AGAINST, "pindah_ke", K::Choice),
    follow_up(AGAINST, "tanda_mampu", K::Choices),
    follow_up(AGAINST, "program_lain", LINE),
    follow_up(AGAINST, "ganda_bagaimana", K::Choice),
    follow_up(AGAINST, "pekerjaan_aparatur", K::Choice),
    follow_up(AGAINST, "data_salah_apa", K::Choices),
];

const FOR: &str = "sebab_layak";

const SEBAB_LAYAK: &[FieldSpec] = &[
    required(FOR, K::Choice),
    follow_up(FOR, "kehilangan_kapan", K::Choice),
    follow_up(FOR, "menanggung_berapa", K::Count { max: FAMILY_MAX }),
];

const URAIAN: &[FieldSpec] = &[
    required("uraian", ACCOUNT),
    optional("lintang", K::Coordinate(Axis::Latitude)),
    optional("bujur", K::Coordinate(Axis::Longitude)),
];

const MISUSE: &str = "bentuk_penyalahgunaan";

const KEJADIAN: &[FieldSpec] = &[
    required(MISUSE, K::Choice),
    follow_up(MISUSE, "jumlah_dipotong", K::Count { max: CUT_MAX_RUPIAH }),
    choice("kejadian_kapan"),
    optional("pelaku", LINE),
];

const PELAPOR: &[FieldSpec] = &[
    required("pelapor_nama", K::Name),
    required("pelapor_nik", K::Nik),
    required("pelapor_hp", K::Phone),
    optional("pelapor_email", K::Email),
    required("desa", K::Region),
    choice("kerahasiaan"),
];

const MENINGGAL: &[FieldSpec] =
    &[required("pelapor_bagi_almarhum", K::Choice), required("meninggal_kapan", K::Choice), REMARK];

const PINDAH: &[FieldSpec] = &[
    required("pelapor_bagi", K::Choice),
    required("pindah_ke", K::Choice),
    optional("pindah_alamat", LINE),
    REMARK,
];

const DATA_SALAH: &[FieldSpec] = &[
    required("pelapor_bagi", K::Choice),
    required("data_salah_apa", K::Choices),
    // Who is no relative can see that something is wrong, not what is right (S-6).
    optional("data_benar", LINE),
    REMARK,
];

/// About health only oneself or the family is asked (S-6), with a consent of its own.
const HAMIL: &[FieldSpec] = &[
    required("pelapor_bagi_keluarga", K::Choice),
    CONSENT,
    required("usia_kandungan", K::Count { max: PREGNANCY_MAX_MONTHS }),
    REMARK,
];

const DISABILITAS: &[FieldSpec] = &[
    required("pelapor_bagi_keluarga", K::Choice),
    CONSENT,
    required("disabilitas", K::Choices),
    REMARK,
];

const GRADUASI_MANDIRI: &[FieldSpec] =
    &[required("pelapor_bagi_keluarga", K::Choice), required("alasan_graduasi", K::Choice), REMARK];

const fn of_perihal(perihal: Perihal) -> &'static [FieldSpec] {
    match perihal {
        Perihal::Meninggal => MENINGGAL,
        Perihal::Pindah => PINDAH,
        Perihal::DataSalah => DATA_SALAH,
        Perihal::Hamil => HAMIL,
        Perihal::Disabilitas => DISABILITAS,
        Perihal::GraduasiMandiri => GRADUASI_MANDIRI,
    }
}

/// The questions of `step`; none for a page that this form does not have.
pub(super) const fn of(step: Step, form: Form) -> &'static [FieldSpec] {
    match (step, form) {
        (Step::Sebab, Form::Sanggahan) => SEBAB_TIDAK_LAYAK,
        (Step::Sebab, Form::TanggapanLayak) => SEBAB_LAYAK,
        (Step::Perubahan, Form::PerubahanData(perihal)) => of_perihal(perihal),
        (Step::Kejadian, Form::Penyalahgunaan) => KEJADIAN,
        (Step::Uraian, Form::Sanggahan | Form::TanggapanLayak | Form::Penyalahgunaan) => URAIAN,
        (
            Step::Pelapor,
            Form::Sanggahan | Form::TanggapanLayak | Form::PerubahanData(_) | Form::Penyalahgunaan,
        ) => PELAPOR,
        _ => &[],
    }
}
