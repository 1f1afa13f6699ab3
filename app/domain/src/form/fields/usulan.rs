//! The questions of a proposal (§3.4).

use super::super::field_spec::{Axis, FieldKind as K, FieldSpec};
use super::super::step::Step;
use super::{choice, count, only_if, optional, required, unless};
use crate::usulan::Hubungan;

/// Most characters of a place of birth.
const PLACE_MAX_CHARS: usize = 100;

/// Most characters of an address line.
const ADDRESS_MAX_CHARS: usize = 200;

/// Most characters of the reason in one's own words (§3.4).
const REASON_MAX_CHARS: usize = 1000;

const HUBUNGAN: FieldSpec = required("hubungan", K::Choice);
const HP: FieldSpec = required("pengusul_hp", K::Phone);
const EMAIL: FieldSpec = optional("pengusul_email", K::Email);
const REGION: FieldSpec = required("desa", K::Region);
const NO_ADDRESS: &str = "tanpa_alamat_tetap";

const PENGUSUL_DIRI: &[FieldSpec] = &[HUBUNGAN, HP, EMAIL];

const PENGUSUL_SATU_KK: &[FieldSpec] = &[
    HUBUNGAN,
    required("pengusul_nama", K::Name),
    required("pengusul_nik", K::Nik),
    required("pengusul_nomor_kk", K::NomorKk),
    HP,
    EMAIL,
];

const PENGUSUL_TETANGGA: &[FieldSpec] = &[
    HUBUNGAN,
    required("pengusul_nama", K::Name),
    required("pengusul_nik", K::Nik),
    HP,
    EMAIL,
    REGION,
];

const TERUSUL: &[FieldSpec] = &[
    unless("tanpa_nik", "nik", K::Nik),
    optional("tanpa_nik", K::Checkbox),
    only_if("tanpa_nik", "alasan_tanpa_nik", K::Choice),
    unless("tanpa_kk", "nomor_kk", K::NomorKk),
    optional("tanpa_kk", K::Checkbox),
];

const TERUSUL_TETANGGA: &[FieldSpec] = &[
    optional("nik", K::Nik),
    optional("terusul_hp", K::Phone),
    optional("terusul_email", K::Email),
];

const IDENTITAS: &[FieldSpec] = &[
    required("nama", K::Name),
    required("tempat_lahir", K::Line { max_chars: PLACE_MAX_CHARS }),
    required(
        "tanggal_lahir",
        K::BirthDate(["tanggal_lahir_hari", "tanggal_lahir_bulan", "tanggal_lahir_tahun"]),
    ),
    required("jenis_kelamin", K::Choice),
    required("status_kawin", K::Choice),
];

const IDENTITAS_TETANGGA: &[FieldSpec] = &[
    required("nama", K::Name),
    required("jenis_kelamin", K::Choice),
    optional("tahun_lahir", K::BirthYear),
];

const ALAMAT: &[FieldSpec] = &[
    optional(NO_ADDRESS, K::Checkbox),
    REGION,
    unless(NO_ADDRESS, "alamat", K::Line { max_chars: ADDRESS_MAX_CHARS }),
    unless(NO_ADDRESS, "rt", K::RtRw),
    unless(NO_ADDRESS, "rw", K::RtRw),
    required("domisili_sesuai_ktp", K::YesNo),
    optional("lintang", K::Coordinate(Axis::Latitude)),
    optional("bujur", K::Coordinate(Axis::Longitude)),
];

const ALAMAT_TETANGGA: &[FieldSpec] = &[
    optional(NO_ADDRESS, K::Checkbox),
    REGION,
    unless(NO_ADDRESS, "alamat", K::Line { max_chars: ADDRESS_MAX_CHARS }),
    unless(NO_ADDRESS, "rt", K::RtRw),
    unless(NO_ADDRESS, "rw", K::RtRw),
    optional("lintang", K::Coordinate(Axis::Latitude)),
    optional("bujur", K::Coordinate(Axis::Longitude)),
];

/// About one member of the family, not about the page.
pub(in crate::form) const ANGGOTA: &[FieldSpec] = &[
    required("anggota_nama", K::Name),
    optional("anggota_nik", K::Nik),
    required("anggota_hubungan", K::Choice),
    optional("anggota_tahun_lahir", K::BirthYear),
];

const PEKERJAAN: &[FieldSpec] =
    &[choice("pekerjaan"), choice("status_kedudukan"), choice("penghasilan")];

const RUMAH: &[FieldSpec] = &[
    choice("status_rumah"),
    choice("lantai"),
    choice("dinding"),
    choice("atap"),
    choice("air_minum"),
    choice("penerangan"),
    choice("daya"),
    choice("bahan_bakar"),
    choice("tempat_bab"),
    choice("kloset"),
    choice("pembuangan_tinja"),
];

/// What can be seen from the road.
const RUMAH_TETANGGA: &[FieldSpec] = &[choice("dinding"), choice("atap"), choice("lantai")];

const ASET: &[FieldSpec] = &[
    count("aset_motor"),
    count("aset_mobil"),
    count("aset_kulkas"),
    count("aset_ac"),
    count("aset_televisi"),
    count("aset_komputer"),
    count("aset_sapi"),
    count("aset_kambing"),
    optional("aset_lahan", K::YesNo),
    optional("aset_emas", K::YesNo),
];

const KERENTANAN: &[FieldSpec] = &[
    optional("persetujuan_kesehatan", K::Checkbox),
    optional("disabilitas", K::Choices),
    optional("hamil", K::YesNo),
    optional("lansia", K::YesNo),
    optional("penyakit_kronis", K::Choices),
];

const BANTUAN: &[FieldSpec] = &[
    required("jenis", K::Choice),
    required("sudah_terdaftar", K::Choice),
    required("program", K::Choices),
];

const ALASAN: &[FieldSpec] =
    &[optional("alasan", K::Paragraph { min_chars: 0, max_chars: REASON_MAX_CHARS })];

/// The questions of `step`; none for a page that this proposer is not shown.
pub(super) const fn of(step: Step, hubungan: Hubungan) -> &'static [FieldSpec] {
    if matches!(hubungan, Hubungan::Tetangga) {
        return of_tetangga(step);
    }
    match step {
        Step::Pengusul if matches!(hubungan, Hubungan::SatuKk) => PENGUSUL_SATU_KK,
        Step::Pengusul => PENGUSUL_DIRI,
        Step::Terusul => TERUSUL,
        Step::Identitas => IDENTITAS,
        Step::Alamat => ALAMAT,
        Step::Anggota => ANGGOTA,
        Step::Pekerjaan => PEKERJAAN,
        Step::Rumah => RUMAH,
        Step::Aset => ASET,
        Step::Kerentanan => KERENTANAN,
        Step::Bantuan => BANTUAN,
        Step::Alasan => ALASAN,
        _ => &[],
    }
}

const fn of_tetangga(step: Step) -> &'static [FieldSpec] {
    match step {
        Step::Pengusul => PENGUSUL_TETANGGA,
        Step::Terusul => TERUSUL_TETANGGA,
        Step::Identitas => IDENTITAS_TETANGGA,
        Step::Alamat => ALAMAT_TETANGGA,
        Step::Rumah => RUMAH_TETANGGA,
        Step::Bantuan => BANTUAN,
        Step::Alasan => ALASAN,
        _ => &[],
    }
}
