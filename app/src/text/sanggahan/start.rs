//! `/sanggahan/baru` and `/perbaikan/baru` with a card: what it is, what it is not, and what to say.

use domain::form::Form;
use domain::sanggahan::Perihal;

use crate::text::{Text, texts};

texts! {
    TITLE = "Sanggah atau dukung penerima" / "Contest or support a recipient";
    TITLE_CHANGE = "Perbaiki data penerima" / "Correct the data of a recipient";
    LEAD = "Sekitar 5–10 menit. Gratis, tanpa akun. Boleh berhenti kapan saja dan lanjut nanti." / "About 5–10 minutes. Free, without an account. You may stop at any time and go on later.";

    UNFINISHED = "Ada isian yang belum selesai di HP ini, terakhir disimpan {at}." / "There are unfinished answers on this phone, last saved {at}.";
    CONTINUE = "Lanjutkan" / "Continue";
    /// Before a second draft takes the place of the first in this browser.
    REPLACES = "Isian yang tadi belum dikirim. Jika Anda mulai yang baru, isian itu hanya bisa dibuka dengan kode ini. Catat dulu:" / "Your earlier answers have not been sent. If you begin anew, they open only with this code. Write it down first:";
    BEGIN_NEW = "Sudah dicatat, mulai yang baru" / "Written down, begin a new one";
    RESUME = "Punya kode lanjutan?" / "Do you have a resume code?";
    RESUME_LINK = "Lanjutkan isian" / "Resume your answers";

    KNOW = "Yang perlu Anda tahu" / "What you should know";
    NOT_A_VOTE = "Ini masukan untuk Dinas Sosial, bukan pemungutan suara. Data orang ini tidak berubah karena kiriman Anda saja." / "This informs the Dinas Sosial. It is not a vote, and changes nothing about this person by itself.";
    CHECKED_FIRST = "Petugas memeriksa dulu. Data diubah hanya jika laporan Anda terbukti." / "Officers check first. Data is changed only if your report proves right.";
    SECRET = "Rahasia: identitas Anda disegel. Orang ini tidak pernah diberi tahu siapa Anda." / "Confidential: your identity is sealed. This person is never told who you are.";
    REPLY = "Jika Anda menyanggah, orang ini diberi tahu jenis sanggahannya saja, dan boleh menjawab dalam {reply} hari." / "If you object, this person is told the kind of objection only, and may answer within {reply} days.";
    REVIEW = "Petugas memeriksa dalam {review} hari. Jika terlambat, laporan Anda tidak gugur." / "Officers examine it within {review} days. If they are late, it does not lapse.";
    SAME_VILLAGE = "Anda harus tinggal di desa atau kelurahan yang sama. Tinggal di tempat lain? Sampaikan langsung ke Dinas Sosial, atau minta warga di sana." / "You must live in the same village or ward. You live elsewhere? Tell the Dinas Sosial directly, or ask somebody there.";
    SANCTION = "Sengaja menyampaikan yang tidak benar dilarang. Ancamannya penjara paling lama 2 tahun atau denda paling banyak Rp50 juta (UU 13/2011 Pasal 42)." / "To say what is not true on purpose is forbidden. The penalty is up to 2 years in prison or a fine of up to 50 million rupiah (Law 13/2011, Article 42).";
    NEEDED = "Siapkan NIK dan nomor HP Anda, dan foto rumah dari jalan jika Anda menyanggah." / "Have your NIK and phone number ready, and a photo of the house from the street if you object.";
    NEEDED_CHANGE = "Siapkan NIK dan nomor HP Anda. Surat tidak wajib." / "Have your NIK and phone number ready. Papers are optional.";
    PRIVACY = "Apa yang terjadi dengan data Anda" / "What happens to your data";

    /// For the person themselves.
    OWN = "Kartu ini tentang Anda?" / "Is this card about you?";
    OWN_LINK = "Ini saya sendiri atau keluarga saya" / "It is me, or my family";
    /// From the page of changes to objecting.
    CONTEST = "Ingin menyanggah atau mendukung?" / "Do you want to contest or support?";
    CONTEST_LINK = "Sanggah atau dukung orang ini" / "Contest or support this person";

    /// Others of the same name stood on the result.
    HOMONYMS = "Ada orang lain dengan nama yang sama. Cocokkan RT/RW dan tanda pada kartu sebelum melanjutkan." / "There are others of the same name. Compare RT/RW and the mark on the card before you go on.";
    /// Label of `ini_orangnya`.
    IS_THE_ONE = "Ya, ini orangnya." / "Yes, this is the person.";
    NOT_THE_ONE = "Bukan dia? Kembali ke Cek" / "Not the one? Back to the search";

    WHAT = "Apa yang ingin Anda sampaikan?" / "What do you want to say?";
    SANGGAHAN = "Orang ini tidak layak menerima bantuan" / "This person is not entitled to aid";
    SANGGAHAN_WHAT = "Misalnya mampu, pindah, meninggal, atau menerima dua kali." / "For example well off, moved, died, or receives twice.";
    TANGGAPAN = "Orang ini layak menerima bantuan" / "This person is entitled to aid";
    TANGGAPAN_WHAT = "Anda mengenal keadaannya dan mendukungnya." / "You know how they live, and support them.";
    MENINGGAL = "Orang ini meninggal" / "This person has died";
    MENINGGAL_WHAT = "Agar bantuan tidak terus atas namanya." / "So that aid does not go on in their name.";
    PINDAH = "Orang ini pindah" / "This person has moved";
    PINDAH_WHAT = "Ke desa lain, kabupaten lain, atau lebih jauh." / "To another village, regency, or further.";
    DATA_SALAH = "Ada data yang salah" / "Some data is wrong";
    DATA_SALAH_WHAT = "Misalnya nama, RT/RW, atau status bantuan." / "For example name, RT/RW, or status of aid.";
    HAMIL = "Sedang hamil" / "Pregnant";
    HAMIL_WHAT = "Diisi orangnya sendiri atau keluarganya." / "Filled in by the person or their family.";
    DISABILITAS = "Penyandang disabilitas" / "Lives with a disability";
    DISABILITAS_WHAT = "Belum tercatat. Diisi orangnya sendiri atau keluarganya." / "Not on record yet. Filled in by the person or their family.";
    GRADUASI = "Melepas bantuan (graduasi mandiri)" / "Give up aid (graduasi mandiri)";
    GRADUASI_WHAT = "Keluarga ini sudah mampu dan dengan suka rela melepas bantuan." / "This family can do without, and gives up aid of its own will.";
    PENYALAHGUNAAN = "Bantuan dipotong atau disalahgunakan" / "Aid is cut or misused";
    PENYALAHGUNAAN_WHAT = "Misalnya dipotong, kartu ditahan, atau ada pungutan." / "For example cut, the card is kept by somebody, or money is demanded.";
    BEGIN = "Mulai" / "Start";
}

/// What a form says, and a line about it; `None` for a form that does not start from a card.
pub const fn choice(form: Form) -> Option<(Text, Text)> {
    Some(match form {
        Form::Sanggahan => (SANGGAHAN, SANGGAHAN_WHAT),
        Form::TanggapanLayak => (TANGGAPAN, TANGGAPAN_WHAT),
        Form::PerubahanData(Perihal::Meninggal) => (MENINGGAL, MENINGGAL_WHAT),
        Form::PerubahanData(Perihal::Pindah) => (PINDAH, PINDAH_WHAT),
        Form::PerubahanData(Perihal::DataSalah) => (DATA_SALAH, DATA_SALAH_WHAT),
        Form::PerubahanData(Perihal::Hamil) => (HAMIL, HAMIL_WHAT),
        Form::PerubahanData(Perihal::Disabilitas) => (DISABILITAS, DISABILITAS_WHAT),
        Form::PerubahanData(Perihal::GraduasiMandiri) => (GRADUASI, GRADUASI_WHAT),
        Form::Penyalahgunaan => (PENYALAHGUNAAN, PENYALAHGUNAAN_WHAT),
        Form::Usulan(_) | Form::HakJawab => return None,
    })
}
