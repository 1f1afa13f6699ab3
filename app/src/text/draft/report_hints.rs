//! Hints of the questions about a recipient, and of the answer of the person it is about.

use domain::form::Form;

use crate::text::{Text, texts};

use super::hints;

texts! {
    SEBAB = "Pilih satu, yang paling utama." / "Choose one, the main one.";
    SEVERAL = "Boleh pilih lebih dari satu." / "You may choose more than one.";
    PROGRAM_LAIN = "Nama bantuannya, sejauh Anda tahu." / "Name of the aid, as far as you know.";
    MENANGGUNG_BERAPA = "Angka saja. Perkiraan pun boleh." / "Digits only. A guess is fine.";
    URAIAN = "Paling sedikit 20 huruf: apa, di mana, kapan. Jangan menulis nama, NIK, atau nomor HP Anda sendiri di sini." / "At least 20 letters: what, where, when. Do not write your own name, NIK or phone number here.";
    URAIAN_TAMBAHAN = "Yang perlu diketahui petugas. Jangan menulis nama, NIK, atau nomor HP Anda sendiri di sini." / "What the officers should know. Do not write your own name, NIK or phone number here.";
    JUMLAH_DIPOTONG = "Angka saja. Contoh: 50.000." / "Digits only. Example: 50.000.";
    PELAKU = "Jabatan atau peran, misalnya pemilik agen. Nama pun boleh." / "Position or role, for example owner of the agent. A name is fine too.";
    PELAPOR_NIK = "16 angka, di baris paling atas KTP Anda. Disegel setelah dikirim." / "16 digits, on the top line of your KTP. Sealed once it is sent.";
    PELAPOR_HP = "Contoh: 0812 3456 7890. Disegel setelah dikirim." / "Example: 0812 3456 7890. Sealed once it is sent.";
    PELAPOR_EMAIL = "Untuk kabar lewat e-mail. Jangan pakai alamat yang juga dibuka orang lain." / "For news by e-mail. Do not use an address that others open too.";
    KERAHASIAAN = "Nama Anda tetap rahasia dalam kedua pilihan." / "Your name stays secret either way.";
    PINDAH_ALAMAT = "Sejauh Anda tahu: desa, kecamatan, kabupaten." / "As far as you know: village, district, regency.";
    DATA_BENAR = "Tulis data yang seharusnya. Contoh: namanya ditulis dengan dua huruf s." / "Write what it should be. Example: the name is spelled with two letters s.";
    USIA_KANDUNGAN = "Angka saja, 1 sampai 10." / "Digits only, 1 to 10.";
    PERSETUJUAN_KESEHATAN = "Hanya petugas yang memeriksa laporan ini yang dapat melihatnya." / "Only officers who review this report can see it.";
    JAWABAN = "Paling sedikit 20 huruf. Ceritakan keadaan yang sebenarnya. Tidak perlu menebak siapa yang menyampaikan." / "At least 20 letters. Tell how things really are. There is no need to guess who said it.";
    JAWABAN_HP = "Contoh: 0812 3456 7890. Agar petugas dapat bertanya kepada Anda." / "Example: 0812 3456 7890. So that officers can ask you.";
    JAWABAN_EMAIL = "Untuk kabar lewat e-mail. Tanpa e-mail pun jawaban Anda dibaca." / "For news by e-mail. Your answer is read without one too.";
}

/// Hint of the question called `name` in a form about a recipient, if it needs one.
pub(super) fn hint(name: &str, form: Form) -> Option<Text> {
    Some(match name {
        "sebab_tidak_layak" | "sebab_layak" | "bentuk_penyalahgunaan" => SEBAB,
        "tanda_mampu" | "data_salah_apa" | "disabilitas" => SEVERAL,
        "program_lain" => PROGRAM_LAIN,
        "menanggung_berapa" => MENANGGUNG_BERAPA,
        "uraian" if matches!(form, Form::PerubahanData(_)) => URAIAN_TAMBAHAN,
        "uraian" => URAIAN,
        "jumlah_dipotong" => JUMLAH_DIPOTONG,
        "pelaku" => PELAKU,
        "pelapor_nama" => hints::NAMA,
        "pelapor_nik" => PELAPOR_NIK,
        "pelapor_hp" => PELAPOR_HP,
        "pelapor_email" => PELAPOR_EMAIL,
        "kerahasiaan" => KERAHASIAAN,
        "pindah_alamat" => PINDAH_ALAMAT,
        "data_benar" => DATA_BENAR,
        "usia_kandungan" => USIA_KANDUNGAN,
        "persetujuan_kesehatan" => PERSETUJUAN_KESEHATAN,
        "lintang" => hints::LINTANG,
        "bujur" => hints::BUJUR,
        "jawaban" => JAWABAN,
        "jawaban_hp" => JAWABAN_HP,
        "jawaban_email" => JAWABAN_EMAIL,
        _ => return None,
    })
}
