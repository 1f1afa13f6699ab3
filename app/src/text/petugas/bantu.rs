//! Proposals that officers fill in for citizens at the office.

use domain::field::ErrorCode;
use domain::usulan::Origin;

use crate::text::{Text, field_error, texts};

texts! {
    /// Title and heading.
    TITLE = "Bantu warga mengusulkan" / "Propose for a citizen";
    /// Under the heading.
    LEAD = "Anda mengisi formulir yang sama dengan formulir warga. Usulannya tercatat diisi petugas. Desa/kelurahan warga harus di wilayah kerja Anda." / "You fill in the same form as citizens do. The proposal is recorded as filled in by an officer. The citizen’s village must lie in the region you work in.";
    /// Question.
    ORIGIN = "Siapa yang membawa usulan ini?" / "Who brings this proposal?";
    /// `petugas`
    ORIGIN_PETUGAS = "Warga datang ke kantor" / "A citizen at the office";
    /// `rt_rw`
    ORIGIN_RT_RW = "Ketua RT atau RW" / "The head of an RT or RW";
    /// `lks`
    ORIGIN_LKS = "Lembaga kesejahteraan sosial (LKS)" / "A social-welfare institution (LKS)";
    /// `warga`
    ORIGIN_WARGA = "Warga sendiri" / "A citizen alone";
    /// `desa`
    ORIGIN_DESA = "Desa/kelurahan, lewat usulan massal" / "The village, in a file of many";
    /// `kemensos`
    ORIGIN_KEMENSOS = "Kemensos" / "The ministry";
    /// Label.
    BY = "RT/RW atau LKS mana, dan siapa wakilnya" / "Which RT, RW or LKS, and who for it";
    /// Hint.
    BY_HINT = "Hanya untuk usulan RT/RW dan LKS." / "Only where an RT, RW or LKS proposes.";
    /// Label.
    ASSESSMENT = "Penilaian mereka tentang keluarga ini" / "What they say of the family";
    /// Hint.
    ASSESSMENT_HINT = "Keadaan rumah, pekerjaan, dan siapa saja yang ditanggung. Paling sedikit 20 huruf. Disimpan terenkripsi dan hanya dibaca pemeriksa." / "House, work, and who depends on whom. At least 20 characters. Kept encrypted; only who examines reads it.";
    /// Question.
    WHO = "Siapa yang diusulkan?" / "Who is proposed?";
    /// `diri`
    WHO_DIRI = "Warga itu sendiri" / "The citizen themselves";
    /// `satu_kk`
    WHO_SATU_KK = "Keluarga satu KK dengan pengusul" / "Family on the proposer’s card (KK)";
    /// `tetangga`
    WHO_TETANGGA = "Tetangga di desa/kelurahan yang sama" / "A neighbour in the same village";
    /// Button.
    BEGIN = "Mulai mengisi" / "Begin";
    /// An unfinished one is there.
    UNFINISHED = "Di browser ini masih ada usulan yang belum dikirim. Memulai yang baru menutup yang lama." / "A proposal in this browser is not sent yet. Beginning another closes it.";
    /// Link to it.
    CONTINUE = "Lanjutkan usulan itu" / "Go on with it";
    /// Checkbox.
    REPLACE = "Tutup yang lama dan mulai baru. Kode lanjutannya: {code}" / "Close the old one and begin anew. Its resume code: {code}";
    /// Nothing chosen.
    ORIGIN_REQUIRED = "Pilih siapa yang membawa usulan ini." / "Choose who brings this proposal.";
    /// Nothing chosen.
    WHO_REQUIRED = "Pilih siapa yang diusulkan." / "Choose who is proposed.";
    /// No name.
    BY_REQUIRED = "Isi RT/RW atau LKS mana, dan siapa wakilnya." / "Enter which RT, RW or LKS, and who for it.";
    /// No assessment.
    ASSESSMENT_REQUIRED = "Isi penilaian RT/RW atau LKS tentang keluarga ini." / "Enter what the RT, RW or LKS says of the family.";
    /// Too little.
    ASSESSMENT_SHORT = "Penilaian terlalu pendek. Tulis paling sedikit 20 huruf." / "The assessment is too short. Write at least 20 characters.";
}

/// Who brought a case, in words.
pub const fn origin(origin: Origin) -> Text {
    match origin {
        Origin::Warga => ORIGIN_WARGA,
        Origin::Petugas => ORIGIN_PETUGAS,
        Origin::RtRw => ORIGIN_RT_RW,
        Origin::Lks => ORIGIN_LKS,
        Origin::Desa => ORIGIN_DESA,
        Origin::Kemensos => ORIGIN_KEMENSOS,
    }
}

/// What is wrong with a field of this page.
pub fn sentence(code: ErrorCode, field: &str) -> Text {
    match (field, code) {
        ("asal", _) => ORIGIN_REQUIRED,
        ("hubungan", _) => WHO_REQUIRED,
        ("pengantar", ErrorCode::Required) => BY_REQUIRED,
        ("penilaian", ErrorCode::Required) => ASSESSMENT_REQUIRED,
        ("penilaian", ErrorCode::TooShort) => ASSESSMENT_SHORT,
        _ => field_error::sentence(code, field),
    }
}
