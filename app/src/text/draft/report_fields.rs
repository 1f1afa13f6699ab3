//! Labels of the questions about a recipient, and of the answer of the person it is about.

use domain::form::Form;

use crate::text::{Text, declaration, texts};

texts! {
    SEBAB_TIDAK_LAYAK = "Mengapa orang ini tidak layak menerima bantuan?" / "Why is this person not entitled to aid?";
    SEBAB_LAYAK = "Mengapa orang ini layak menerima bantuan?" / "Why is this person entitled to aid?";
    MENINGGAL_KAPAN = "Kapan orang ini meninggal?" / "When did this person die?";
    PINDAH_KE = "Pindah ke mana?" / "Where did this person move to?";
    TANDA_MAMPU = "Apa yang menunjukkan keluarga ini mampu?" / "What shows that this family is well off?";
    PROGRAM_LAIN = "Bantuan lain apa yang diterima?" / "Which other aid is received?";
    GANDA_BAGAIMANA = "Bagaimana gandanya?" / "In what way is it double?";
    PEKERJAAN_APARATUR = "Bekerja sebagai apa?" / "What is their work?";
    DATA_SALAH_APA = "Data mana yang salah?" / "Which data is wrong?";
    KEHILANGAN_KAPAN = "Kapan pekerjaannya hilang?" / "When was the work lost?";
    MENANGGUNG_BERAPA = "Berapa orang yang ditanggung?" / "How many people depend on this person?";

    URAIAN = "Apa yang Anda lihat atau ketahui?" / "What have you seen, or do you know?";
    URAIAN_KEJADIAN = "Ceritakan kejadiannya" / "Tell what happened";
    URAIAN_TAMBAHAN = "Keterangan lain" / "Anything else";

    BENTUK_PENYALAHGUNAAN = "Apa yang terjadi dengan bantuannya?" / "What happened to the aid?";
    JUMLAH_DIPOTONG = "Berapa rupiah yang dipotong?" / "How many rupiah were cut?";
    KEJADIAN_KAPAN = "Kapan terjadinya?" / "When did it happen?";
    PELAKU = "Siapa yang melakukannya?" / "Who did it?";

    PELAPOR_NAMA = "Nama lengkap Anda" / "Your full name";
    PELAPOR_NIK = "NIK Anda" / "Your NIK";
    PELAPOR_HP = "Nomor HP Anda" / "Your phone number";
    PELAPOR_EMAIL = "Alamat e-mail Anda" / "Your e-mail address";
    KERAHASIAAN = "Bolehkah petugas menghubungi Anda?" / "May officers contact you?";

    PELAPOR_BAGI = "Siapa Anda bagi orang ini?" / "Who are you to this person?";
    PELAPOR_BAGI_ALMARHUM = "Siapa Anda bagi almarhum?" / "Who are you to the person who died?";
    PINDAH_ALAMAT = "Alamat yang baru" / "The new address";
    DATA_BENAR = "Apa yang benar?" / "What is right?";
    USIA_KANDUNGAN = "Usia kandungan, dalam bulan" / "Months of pregnancy";
    DISABILITAS = "Disabilitas apa?" / "Which disability?";
    ALASAN_GRADUASI = "Mengapa bantuan dilepas?" / "Why is the aid given up?";

    JAWABAN = "Jawaban Anda" / "Your answer";
    JAWABAN_HP = "Nomor HP Anda" / "Your phone number";
    JAWABAN_EMAIL = "Alamat e-mail Anda" / "Your e-mail address";
}

/// Label of the question called `name` in a form about a recipient; `None` for any other.
pub(super) fn label(name: &str, form: Form) -> Option<Text> {
    if !form.is_about_recipient() {
        return None;
    }
    Some(match name {
        "sebab_tidak_layak" => SEBAB_TIDAK_LAYAK,
        "sebab_layak" => SEBAB_LAYAK,
        "meninggal_kapan" => MENINGGAL_KAPAN,
        "pindah_ke" => PINDAH_KE,
        "tanda_mampu" => TANDA_MAMPU,
        "program_lain" => PROGRAM_LAIN,
        "ganda_bagaimana" => GANDA_BAGAIMANA,
        "pekerjaan_aparatur" => PEKERJAAN_APARATUR,
        "data_salah_apa" => DATA_SALAH_APA,
        "kehilangan_kapan" => KEHILANGAN_KAPAN,
        "menanggung_berapa" => MENANGGUNG_BERAPA,
        "uraian" => match form {
            Form::PerubahanData(_) => URAIAN_TAMBAHAN,
            Form::Penyalahgunaan => URAIAN_KEJADIAN,
            _ => URAIAN,
        },
        "bentuk_penyalahgunaan" => BENTUK_PENYALAHGUNAAN,
        "jumlah_dipotong" => JUMLAH_DIPOTONG,
        "kejadian_kapan" => KEJADIAN_KAPAN,
        "pelaku" => PELAKU,
        "pelapor_nama" => PELAPOR_NAMA,
        "pelapor_nik" => PELAPOR_NIK,
        "pelapor_hp" => PELAPOR_HP,
        "pelapor_email" => PELAPOR_EMAIL,
        "kerahasiaan" => KERAHASIAAN,
        "pelapor_bagi" | "pelapor_bagi_keluarga" => PELAPOR_BAGI,
        "pelapor_bagi_almarhum" => PELAPOR_BAGI_ALMARHUM,
        "pindah_alamat" => PINDAH_ALAMAT,
        "data_benar" => DATA_BENAR,
        "persetujuan_kesehatan" => declaration::HEALTH_LABEL_REPORT,
        "usia_kandungan" => USIA_KANDUNGAN,
        "disabilitas" => DISABILITAS,
        "alasan_graduasi" => ALASAN_GRADUASI,
        "jawaban" => JAWABAN,
        "jawaban_hp" => JAWABAN_HP,
        "jawaban_email" => JAWABAN_EMAIL,
        _ => return None,
    })
}
