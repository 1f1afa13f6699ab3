//! What is wrong with a report or an answer.

use domain::field::ErrorCode;

use crate::text::{Text, texts};

use super::usulan;

texts! {
    /// Nothing chosen at the start.
    FORM_REQUIRED = "Pilih dulu apa yang ingin Anda sampaikan." / "First choose what you want to say.";
    /// Others of the same name stood on the result.
    PERSON_REQUIRED = "Pastikan dulu ini orangnya, lalu centang. Bukan dia? Kembali dan pilih kartu yang lain." / "First make sure this is the person, then tick the box. Not the one? Go back and choose another card.";
    EARLIER_UNKNOWN = "Nomor tiket dan PIN ini tidak cocok dengan laporan Anda tentang orang ini bulan ini. Periksa lagi, atau kosongkan keduanya." / "This ticket and PIN do not match a report of yours about this person this month. Check them, or leave both empty.";
    /// Only the PIN was typed.
    EARLIER_TICKET_REQUIRED = "Isi juga nomor tiket yang lama, atau kosongkan keduanya." / "Enter the earlier ticket number too, or leave both empty.";
    /// Only the ticket was typed.
    EARLIER_PIN_REQUIRED = "Isi juga PIN yang lama, atau kosongkan keduanya." / "Enter the earlier PIN too, or leave both empty.";
    REPLY_CODE_UNKNOWN = "Kode ini tidak kami kenal. Periksa lagi huruf dan angkanya pada surat." / "We do not know this code. Check its letters and digits in the letter.";
    CARD_EXPIRED = "Kartu hasil pencarian ini sudah kedaluwarsa atau tidak kami kenal. Cari lagi orangnya lewat Cek." / "This card of a search result has expired or is not ours. Look the person up again.";
    /// No code typed.
    REPLY_CODE_REQUIRED = "Isi kode dari surat atau e-mail." / "Enter the code of the letter or e-mail.";
    /// Not a code at all.
    REPLY_CODE_SHAPE = "Kode terdiri dari 12 huruf dan angka, contoh bentuknya XXXX-XXXX-XXXX. Periksa lagi pada surat." / "The code has 12 letters and digits, in the form XXXX-XXXX-XXXX. Check the letter again.";
    /// The check character does not fit.
    REPLY_CODE_TYPO = "Ada yang salah ketik di kode ini. Cocokkan huruf demi huruf dengan surat." / "There is a typing mistake in this code. Compare it letter by letter with the letter.";

    SEBAB_TIDAK_LAYAK_REQUIRED = "Pilih satu alasan mengapa orang ini tidak layak." / "Choose one reason why this person is not entitled.";
    SEBAB_LAYAK_REQUIRED = "Pilih satu alasan mengapa orang ini layak." / "Choose one reason why this person is entitled.";
    MENINGGAL_KAPAN_REQUIRED = "Pilih kapan orang ini meninggal. Tidak yakin? Pilih tidak tahu." / "Choose when this person died. Not sure? Choose do not know.";
    PINDAH_KE_REQUIRED = "Pilih ke mana orang ini pindah. Tidak yakin? Pilih tidak tahu." / "Choose where this person moved to. Not sure? Choose do not know.";
    TANDA_MAMPU_REQUIRED = "Pilih paling sedikit satu tanda bahwa keluarga ini mampu." / "Choose at least one sign that this family is well off.";
    PROGRAM_LAIN_REQUIRED = "Tulis bantuan lain yang diterima." / "Write which other aid is received.";
    GANDA_REQUIRED = "Pilih bagaimana gandanya." / "Choose in what way it is double.";
    APARATUR_REQUIRED = "Pilih pekerjaannya. Tidak yakin? Pilih tidak tahu." / "Choose the work. Not sure? Choose do not know.";
    DATA_SALAH_REQUIRED = "Pilih paling sedikit satu data yang salah." / "Choose at least one thing that is wrong.";
    KEHILANGAN_REQUIRED = "Pilih kapan pekerjaannya hilang." / "Choose when the work was lost.";
    MENANGGUNG_REQUIRED = "Isi berapa orang yang ditanggung, angka saja." / "Enter how many people depend on this person, in digits.";
    URAIAN_SHORT = "Tulis lebih lengkap: apa, di mana, kapan. Dua puluh huruf sudah cukup." / "Write more: what, where, when. Twenty letters are enough.";
    BENTUK_REQUIRED = "Pilih apa yang terjadi dengan bantuannya." / "Choose what happened to the aid.";
    JUMLAH_DIPOTONG_REQUIRED = "Isi berapa rupiah yang dipotong, angka saja. Perkiraan pun boleh." / "Enter how many rupiah were cut, in digits. A guess is fine.";
    JUMLAH_DIPOTONG_INVALID = "Isi angka saja, tanpa Rp. Contoh: 50.000." / "Digits only, without Rp. Example: 50.000.";
    MENANGGUNG_INVALID = "Isi angka saja, paling besar 30." / "Digits only, 30 at most.";
    USIA_KANDUNGAN_INVALID = "Isi angka saja, dari 1 sampai 10." / "Digits only, from 1 to 10.";
    PELAPOR_BAGI_REQUIRED = "Pilih siapa Anda bagi orang ini." / "Choose who you are to this person.";
    DATA_BENAR_REQUIRED = "Tulis data yang benar." / "Write what is right.";
    USIA_KANDUNGAN_REQUIRED = "Isi usia kandungan dalam bulan, angka saja." / "Enter the months of pregnancy, in digits.";
    DISABILITAS_REQUIRED = "Pilih paling sedikit satu disabilitas." / "Choose at least one disability.";
    ALASAN_GRADUASI_REQUIRED = "Pilih mengapa bantuan dilepas." / "Choose why the aid is given up.";
    JAWABAN_REQUIRED = "Tulis jawaban Anda." / "Write your answer.";
    JAWABAN_SHORT = "Tulis jawaban lebih lengkap, paling sedikit 20 huruf." / "Write more of an answer, at least 20 letters.";
    FOTO_SURAT_MISSING = "Tambahkan foto surat atau bukti." / "Add a photo of the letter or proof.";
}

/// What to tell about a question of a report, an answer, or a page where they start.
pub(super) fn by_field(code: ErrorCode, field: &str) -> Option<Text> {
    if code == ErrorCode::Required {
        return missing(field);
    }
    Some(match (field, code) {
        ("form", _) => FORM_REQUIRED,
        ("ini_orangnya", _) => PERSON_REQUIRED,
        ("kode", ErrorCode::ReplyCodeUnknown) => REPLY_CODE_UNKNOWN,
        ("kode", ErrorCode::CodeTypo) => REPLY_CODE_TYPO,
        ("kode", _) => REPLY_CODE_SHAPE,
        ("uraian", ErrorCode::TooShort) => URAIAN_SHORT,
        ("jawaban", ErrorCode::TooShort) => JAWABAN_SHORT,
        ("jumlah_dipotong", _) => JUMLAH_DIPOTONG_INVALID,
        ("menanggung_berapa", _) => MENANGGUNG_INVALID,
        ("usia_kandungan", _) => USIA_KANDUNGAN_INVALID,
        ("foto_surat" | "surat", ErrorCode::PhotoMissing) => FOTO_SURAT_MISSING,
        _ => return None,
    })
}

fn missing(field: &str) -> Option<Text> {
    Some(match field {
        "form" => FORM_REQUIRED,
        "ini_orangnya" => PERSON_REQUIRED,
        "kode" => REPLY_CODE_REQUIRED,
        "tiket_lama" => EARLIER_TICKET_REQUIRED,
        "pin_lama" => EARLIER_PIN_REQUIRED,
        "sebab_tidak_layak" => SEBAB_TIDAK_LAYAK_REQUIRED,
        "sebab_layak" => SEBAB_LAYAK_REQUIRED,
        "meninggal_kapan" => MENINGGAL_KAPAN_REQUIRED,
        "pindah_ke" => PINDAH_KE_REQUIRED,
        "tanda_mampu" => TANDA_MAMPU_REQUIRED,
        "program_lain" => PROGRAM_LAIN_REQUIRED,
        "ganda_bagaimana" => GANDA_REQUIRED,
        "pekerjaan_aparatur" => APARATUR_REQUIRED,
        "data_salah_apa" => DATA_SALAH_REQUIRED,
        "kehilangan_kapan" => KEHILANGAN_REQUIRED,
        "menanggung_berapa" => MENANGGUNG_REQUIRED,
        "bentuk_penyalahgunaan" => BENTUK_REQUIRED,
        "jumlah_dipotong" => JUMLAH_DIPOTONG_REQUIRED,
        "pelapor_nama" => usulan::PENGUSUL_NAMA_REQUIRED,
        "pelapor_nik" => usulan::PENGUSUL_NIK_REQUIRED,
        "pelapor_hp" => usulan::PHONE_REQUIRED,
        "pelapor_bagi" | "pelapor_bagi_keluarga" | "pelapor_bagi_almarhum" => PELAPOR_BAGI_REQUIRED,
        "data_benar" => DATA_BENAR_REQUIRED,
        "usia_kandungan" => USIA_KANDUNGAN_REQUIRED,
        "disabilitas" => DISABILITAS_REQUIRED,
        "alasan_graduasi" => ALASAN_GRADUASI_REQUIRED,
        "jawaban" => JAWABAN_REQUIRED,
        _ => return None,
    })
}
