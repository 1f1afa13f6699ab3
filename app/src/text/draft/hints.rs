//! Hints of the questions of a proposal: where a number is printed, what an answer looks like.

use domain::form::Form;
use domain::usulan::Hubungan;

use super::report_hints;
use crate::text::{Text, texts};

texts! {
    HP = "Contoh: 0812 3456 7890. Petugas menghubungi Anda lewat nomor ini." / "Example: 0812 3456 7890. Officers call you on this number.";
    EMAIL = "Untuk kabar lewat e-mail. Tanpa e-mail pun usulan tetap diproses." / "For news by e-mail. Your proposal is handled without one too.";
    NIK = "16 angka, di baris paling atas KTP. Ada juga di Kartu Keluarga." / "16 digits, on the top line of the KTP. Also on the family card.";
    NIK_NEIGHBOUR = "16 angka. Kosongkan jika Anda tidak tahu. Jangan meminta KTP orang lain." / "16 digits. Leave it empty if you do not know. Do not ask for somebody else’s KTP.";
    NOMOR_KK = "16 angka, di bawah tulisan KARTU KELUARGA. Bukan NIK." / "16 digits, below the words KARTU KELUARGA. Not the NIK.";
    NOMOR_KK_SAME = "16 angka, di bawah tulisan KARTU KELUARGA. Harus KK yang sama dengan KK Anda." / "16 digits, below the words KARTU KELUARGA. It must be the same KK as yours.";
    TERUSUL_HP = "Agar petugas dapat menghubungi orangnya langsung." / "So that officers can call the person directly.";
    TERUSUL_EMAIL = "Kami memberi tahu orangnya, tanpa menyebut nama Anda." / "We tell the person, without naming you.";
    NAMA = "Seperti di KTP, tanpa gelar. Satu kata pun boleh." / "As on the KTP, without titles. One word is fine.";
    NAMA_NEIGHBOUR = "Nama yang Anda kenal. Satu kata pun boleh." / "The name you know. One word is fine.";
    TEMPAT_LAHIR = "Nama kabupaten atau kota, seperti di KTP." / "Name of the regency or city, as on the KTP.";
    TANGGAL_LAHIR = "Angka saja. Contoh: 2 3 1985." / "Digits only. Example: 2 3 1985.";
    TAHUN_LAHIR = "Empat angka. Perkiraan pun boleh. Contoh: 1960." / "Four digits. A guess is fine. Example: 1960.";
    TANPA_ALAMAT_TETAP = "Pilih di bawah desa atau kelurahan tempat biasanya berada." / "Below, choose the village or ward of the usual whereabouts.";
    ALAMAT = "Nama jalan, gang, kampung atau dusun, dan nomor rumah." / "Street, lane, hamlet, and house number.";
    RT_RW = "Contoh: 003." / "Example: 003.";
    LINTANG = "Contoh: -6,2088." / "Example: -6.2088.";
    BUJUR = "Contoh: 106,8456." / "Example: 106.8456.";
    ANGGOTA_NIK = "16 angka, ada di Kartu Keluarga." / "16 digits, printed on the family card.";
    ANGGOTA_TAHUN_LAHIR = "Empat angka. Contoh: 2015." / "Four digits. Example: 2015.";
    PENGHASILAN = "Perkiraan pun boleh." / "A guess is fine.";
    STATUS_KEDUDUKAN = "Misalnya bekerja sendiri, atau buruh." / "For example self-employed, or labourer.";
    DAYA = "Lihat angka di meteran listrik." / "See the figure on the electricity meter.";
    DISABILITAS = "Boleh pilih lebih dari satu." / "You may choose more than one.";
    PENYAKIT_KRONIS = "Penyakit yang lama dan perlu diobati terus. Boleh pilih lebih dari satu." / "An illness that lasts and needs constant treatment. You may choose more than one.";
    SUDAH_TERDAFTAR = "Belum yakin? Pilih tidak tahu. Petugas akan memeriksanya." / "Not sure? Choose do not know. An officer will check.";
    PROGRAM = "Boleh pilih lebih dari satu. Bingung? Pilih tidak tahu." / "You may choose more than one. Not sure? Choose do not know.";
    ALASAN = "Ceritakan dengan kata-kata Anda sendiri, paling banyak 1.000 huruf." / "Tell it in your own words, at most 1,000 letters.";
    /// Where somebody else's home is meant: the place of a phone is the place of who holds it.
    COORDINATES_OTHER = "Hanya bila Anda sedang di depan rumah itu. Jangan tekan tombolnya dari rumah sendiri: titiknya menunjukkan tempat Anda." / "Only while you stand in front of that house. Do not press the button at home: the point shows where you are.";
    COORDINATES = "Membantu petugas menemukan rumah. Isi keduanya atau kosongkan keduanya." / "Helps officers find the home. Fill in both or leave both empty.";
    PERSETUJUAN_KESEHATAN = "Hanya petugas yang memeriksa usulan ini yang dapat melihatnya." / "Only officers who review this proposal can see it.";
}

/// Hint of the question called `name`, if it needs one.
pub fn hint(name: &str, form: Form) -> Option<Text> {
    if form.is_about_recipient() {
        return report_hints::hint(name, form);
    }
    let neighbour = form == Form::Usulan(Hubungan::Tetangga);
    Some(match name {
        "pengusul_hp" => HP,
        "pengusul_email" => EMAIL,
        "nik" if neighbour => NIK_NEIGHBOUR,
        "nik" | "pengusul_nik" => NIK,
        "nomor_kk" if form == Form::Usulan(Hubungan::SatuKk) => NOMOR_KK_SAME,
        "nomor_kk" | "pengusul_nomor_kk" => NOMOR_KK,
        "terusul_hp" => TERUSUL_HP,
        "terusul_email" => TERUSUL_EMAIL,
        "nama" if neighbour => NAMA_NEIGHBOUR,
        "nama" | "pengusul_nama" | "anggota_nama" => NAMA,
        "tempat_lahir" => TEMPAT_LAHIR,
        "tanggal_lahir" => TANGGAL_LAHIR,
        "tahun_lahir" => TAHUN_LAHIR,
        "tanpa_alamat_tetap" => TANPA_ALAMAT_TETAP,
        "alamat" => ALAMAT,
        "rt" | "rw" => RT_RW,
        "lintang" => LINTANG,
        "bujur" => BUJUR,
        "anggota_nik" => ANGGOTA_NIK,
        "anggota_tahun_lahir" => ANGGOTA_TAHUN_LAHIR,
        "status_kedudukan" => STATUS_KEDUDUKAN,
        "penghasilan" => PENGHASILAN,
        "daya" => DAYA,
        "persetujuan_kesehatan" => PERSETUJUAN_KESEHATAN,
        "disabilitas" => DISABILITAS,
        "penyakit_kronis" => PENYAKIT_KRONIS,
        "sudah_terdaftar" => SUDAH_TERDAFTAR,
        "program" => PROGRAM,
        "alasan" => ALASAN,
        _ => return None,
    })
}
