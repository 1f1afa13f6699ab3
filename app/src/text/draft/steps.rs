//! Titles of the steps, and what every page of the draft says.

use domain::form::{Form, Step};
use domain::sanggahan::Perihal;
use domain::usulan::Hubungan;

use crate::text::{Text, texts};

texts! {
    PENGUSUL_OWN = "Kontak Anda" / "How to reach you";
    PENGUSUL = "Tentang Anda, pengusul" / "About you, the proposer";
    TERUSUL_OWN = "NIK dan KK Anda" / "Your NIK and KK";
    TERUSUL = "NIK dan KK" / "NIK and KK";
    TERUSUL_NEIGHBOUR = "Tetangga yang diusulkan" / "The proposed neighbour";
    SEBAB = "Mengapa tidak layak" / "Why not entitled";
    SEBAB_LAYAK = "Mengapa layak" / "Why entitled";
    PERUBAHAN = "Apa yang berubah" / "What has changed";
    KEJADIAN = "Apa yang terjadi" / "What happened";
    URAIAN = "Uraian Anda" / "Your account";
    PELAPOR = "Tentang Anda, pelapor" / "About you, the reporter";
    JAWABAN = "Jawaban Anda" / "Your answer";
    IDENTITAS = "Nama dan tanggal lahir" / "Name and date of birth";
    IDENTITAS_NEIGHBOUR = "Nama tetangga" / "Name of the neighbour";
    ALAMAT = "Tempat tinggal" / "Home";
    ANGGOTA = "Anggota keluarga" / "Family members";
    PEKERJAAN = "Pekerjaan" / "Work";
    RUMAH = "Keadaan rumah" / "The house";
    ASET = "Barang yang dimiliki" / "Belongings";
    KERENTANAN = "Kesehatan keluarga" / "Health of the family";
    BANTUAN = "Program bantuan" / "Aid programme";
    FOTO = "Foto" / "Photos";
    ALASAN = "Alasan" / "Reason";

    /// Under the title: whose contact.
    PENGUSUL_LEAD = "Agar petugas dapat menghubungi Anda." / "So that officers can reach you.";
    PENGUSUL_LEAD_NEIGHBOUR = "Anda dan tetangga itu harus tinggal di desa atau kelurahan yang sama. Nama Anda hanya dilihat petugas." / "You and the neighbour must live in the same village or ward. Only officers see your name.";
    TERUSUL_LEAD_NEIGHBOUR = "Isi hanya yang Anda tahu. KTP dan KK tetangga tidak kami minta." / "Fill in only what you know. We do not ask for your neighbour’s KTP or KK.";
    PEKERJAAN_LEAD_OWN = "Pekerjaan dan penghasilan Anda." / "Your work and income.";
    PEKERJAAN_LEAD = "Pekerjaan dan penghasilan orang yang diusulkan." / "Work and income of the proposed person.";
    RUMAH_LEAD_NEIGHBOUR = "Isi yang terlihat dari luar saja." / "Only what can be seen from outside.";
    ASET_LEAD = "Berapa yang dimiliki keluarga? Tulis 0 jika tidak punya." / "How many does the family own? Write 0 for none.";
    KERENTANAN_LEAD = "Jawaban ini data kesehatan. Kami memakainya hanya dengan persetujuan." / "These answers are health data. We use them only with consent.";
    ANGGOTA_LEAD = "Orang lain dalam KK yang sama, satu per satu. Paling banyak 20 orang." / "Other people on the same KK, one by one. At most 20.";
    FOTO_LEAD = "Ambil foto dengan HP di tempat terang. Satu foto dikirim sekali." / "Take photos with your phone in good light. Photos are sent one at a time.";
    FOTO_LEAD_SANGGAHAN = "Foto rumah dari jalan umum. Jangan masuk halaman, jangan memotret orang, dan jangan membahayakan diri. Tidak aman? Berhenti dulu dan tanya Dinas Sosial." / "Only the house, from a public street. Never enter the yard, do not photograph people, and do not put yourself in danger. Not safe? Stop, and ask the Dinas Sosial.";
    FOTO_LEAD_PERUBAHAN = "Tidak wajib. Surat membantu petugas memeriksa lebih cepat." / "Not required. A paper helps officers check faster.";
    FOTO_LEAD_PENYALAHGUNAAN = "Tidak wajib. Jangan mengambil bukti jika itu membahayakan Anda." / "Not required. Do not gather proof if that puts you in danger.";
    FOTO_LEAD_JAWAB = "Tidak wajib. Hanya petugas yang melihatnya, bukan yang menyampaikan sanggahan." / "Not required. Only officers see them, not whoever objected.";
    SEBAB_LEAD = "Pilih yang benar-benar Anda ketahui. Ceritanya di bagian berikut." / "Choose what you really know. The story comes in the next part.";
    PERUBAHAN_LEAD = "Isi yang Anda tahu. Petugas memeriksanya dulu sebelum data diubah." / "Fill in what you know. Officers check it before any data is changed.";
    GRADUASI_LEAD = "Terima kasih. Bantuan yang dilepas dapat dipakai keluarga lain. Tidak ada yang boleh memaksa Anda melepasnya." / "Thank you. Aid that is given up can help another family. Nobody may force you to give it up.";
    KESEHATAN_LEAD = "Ini data kesehatan. Hanya orangnya sendiri atau keluarganya yang boleh mengisi, dan hanya dengan persetujuan." / "This is health data. Only the person or their family may enter it, and only with consent.";
    KEJADIAN_LEAD = "Bantuan adalah hak penerima sepenuhnya. Memotongnya dilarang." / "The whole aid belongs to the recipient. Cutting it is forbidden.";
    URAIAN_LEAD = "Tulis yang Anda lihat sendiri, bukan kabar dari orang lain. Orang yang Anda laporkan tidak pernah melihat tulisan ini." / "Write what you saw yourself, not what others say. The person you write about never sees this text.";
    PELAPOR_LEAD = "Bagian ini disegel begitu dikirim. Hanya petugas berwenang yang dapat membukanya, dengan alasan tertulis yang bisa Anda baca di halaman Lacak. Orang yang Anda laporkan tidak pernah diberi tahu siapa Anda." / "This part is sealed as soon as it is sent. Only an entitled officer can open it, for a written reason that you can read on the tracking page. The person you write about is never told who you are.";
    PELAPOR_LEAD_SAME = "Anda harus tinggal di desa atau kelurahan yang sama. Bagian ini disegel begitu dikirim: hanya petugas berwenang yang dapat membukanya, dengan alasan tertulis yang bisa Anda baca di halaman Lacak. Orang yang Anda tanggapi tidak pernah diberi tahu siapa Anda." / "You must live in the same village or ward. This part is sealed as soon as it is sent: only an entitled officer can open it, for a written reason that you can read on the tracking page. The person you write about is never told who you are.";
    JAWABAN_LEAD = "Petugas membaca jawaban Anda sebelum memutuskan. Yang menyampaikan sanggahan tidak melihatnya." / "Officers read your answer before they decide. Whoever objected does not see it.";
    FOTO_LEAD_NEIGHBOUR = "Foto rumah dari jalan saja. Jangan memotret orang atau KTP tetangga." / "Only the house, from the street. Do not photograph people or your neighbour’s KTP.";

    /// Above the title.
    PLACE = "Bagian {number} dari {count}" / "Part {number} of {count}";
    /// Where nothing on the page has to be answered.
    ALL_OPTIONAL = "Semua pertanyaan di halaman ini boleh dilewati." / "You may skip every question on this page.";
    /// Answer that takes an answer back.
    SKIP = "Lewati" / "Skip";
    /// First option of a list that may be skipped.
    SKIP_LIST = "Pilih, atau lewati" / "Choose, or skip";
    /// First option of a list.
    CHOOSE = "Pilih satu" / "Choose one";
    YES = "Ya" / "Yes";
    NO = "Tidak" / "No";
    DAY = "Tanggal" / "Day";
    MONTH = "Bulan" / "Month";
    YEAR = "Tahun" / "Year";
    /// How many digits were typed where 16 are needed (NIK-1).
    DIGITS_TYPED = "Yang Anda ketik {count} angka." / "You typed {count} digits.";
    /// Main button.
    SAVE = "Simpan dan lanjut" / "Save and continue";
    /// Main button when the page was opened from the check page.
    SAVE_CHECK = "Simpan, kembali ke periksa" / "Save, back to checking";
    /// When the step was saved last. Islands show the same.
    SAVED = "Tersimpan pukul {time}" / "Saved at {time}";
    /// Under the main button.
    LATER = "Mau lanjut nanti? Simpan dulu, lalu catat" / "Going on later? Save first, then write down";
    /// End of the same sentence, a link.
    LATER_CODE = "kode lanjutan Anda" / "your resume code";
    /// Something else than digits was typed where only digits belong (NIK-1).
    SIGNS_TYPED = "Ada huruf atau tanda lain di dalamnya; isi angka saja." / "There is a letter or another sign in it; use digits only.";
    /// Heading when what was typed is not stored.
    NOT_SAVED = "Belum tersimpan" / "Not saved";
    /// Link to why, wherever somebody is on a long page.
    NOT_SAVED_WHY = "Belum tersimpan, lihat" / "Not saved, see why";
    /// The same as [`CHANGED`] of the list of members.
    CHANGED_MEMBERS = "Daftar keluarga sudah diubah di halaman atau HP lain. Di bawah ini yang tersimpan sekarang; perubahan Anda belum masuk. Untuk mencatat orang yang Anda ketik, tekan “Tambahkan orang ini”." / "The list of the family was changed on another page or phone. Below is what is stored now; your change is not in it. To list the person you typed, press “Add this person”.";
    /// Another tab changed this step meanwhile.
    CHANGED = "Bagian ini sudah diubah di halaman atau HP lain. Yang terlihat di bawah adalah yang baru Anda ketik. Simpan untuk memakai yang ini." / "This part was changed on another page or phone. Below is what you have just typed. Save to keep it.";
    /// The disk is full (503).
    STORAGE_FULL = "Tempat penyimpanan kami sedang penuh. Ini bukan kesalahan Anda. Yang Anda ketik masih ada di halaman ini, tetapi belum tersimpan. Jangan tutup halaman ini, dan coba simpan lagi sebentar lagi." / "Our storage is full. It is not your fault. What you typed is still on this page, but not saved. Do not close this page, and try to save again shortly.";
    /// Too much was asked for (429): after how long to wait.
    STILL_HERE = "Yang Anda ketik masih ada di halaman ini, tetapi belum tersimpan." / "What you typed is still on this page, but not saved.";
    /// Link to what is stored.
    CHANGED_SHOW = "Lihat yang sudah tersimpan" / "See what is stored";
}

/// Title of a step: heading of its page, line of the task list and of the check page.
pub const fn step_title(step: Step, form: Form) -> Text {
    match (step, form) {
        (Step::Pengusul, Form::Usulan(Hubungan::Diri)) => PENGUSUL_OWN,
        (Step::Pengusul, _) => PENGUSUL,
        (Step::Terusul, Form::Usulan(Hubungan::Diri)) => TERUSUL_OWN,
        (Step::Terusul, Form::Usulan(Hubungan::SatuKk)) => TERUSUL,
        (Step::Terusul, _) => TERUSUL_NEIGHBOUR,
        (Step::Identitas, Form::Usulan(Hubungan::Tetangga)) => IDENTITAS_NEIGHBOUR,
        (Step::Identitas, _) => IDENTITAS,
        (Step::Alamat, _) => ALAMAT,
        (Step::Anggota, _) => ANGGOTA,
        (Step::Pekerjaan, _) => PEKERJAAN,
        (Step::Rumah, _) => RUMAH,
        (Step::Aset, _) => ASET,
        (Step::Kerentanan, _) => KERENTANAN,
        (Step::Bantuan, _) => BANTUAN,
        (Step::Foto, _) => FOTO,
        (Step::Alasan, _) => ALASAN,
        (Step::Sebab, Form::TanggapanLayak) => SEBAB_LAYAK,
        (Step::Sebab, _) => SEBAB,
        (Step::Perubahan, _) => PERUBAHAN,
        (Step::Kejadian, _) => KEJADIAN,
        (Step::Uraian, _) => URAIAN,
        (Step::Pelapor, _) => PELAPOR,
        (Step::Jawaban, _) => JAWABAN,
    }
}

/// What stands under the title of a step's page, if anything.
pub const fn step_lead(step: Step, form: Form) -> Option<Text> {
    Some(match (step, form) {
        (Step::Pengusul, Form::Usulan(Hubungan::Tetangga)) => PENGUSUL_LEAD_NEIGHBOUR,
        (Step::Pengusul, _) => PENGUSUL_LEAD,
        (Step::Terusul, Form::Usulan(Hubungan::Tetangga)) => TERUSUL_LEAD_NEIGHBOUR,
        (Step::Anggota, _) => ANGGOTA_LEAD,
        (Step::Pekerjaan, Form::Usulan(Hubungan::Diri)) => PEKERJAAN_LEAD_OWN,
        (Step::Pekerjaan, _) => PEKERJAAN_LEAD,
        (Step::Rumah, Form::Usulan(Hubungan::Tetangga)) => RUMAH_LEAD_NEIGHBOUR,
        (Step::Aset, _) => ASET_LEAD,
        (Step::Kerentanan, _) => KERENTANAN_LEAD,
        (Step::Foto, Form::Usulan(Hubungan::Tetangga)) => FOTO_LEAD_NEIGHBOUR,
        (Step::Foto, Form::Sanggahan | Form::TanggapanLayak) => FOTO_LEAD_SANGGAHAN,
        (Step::Foto, Form::PerubahanData(_)) => FOTO_LEAD_PERUBAHAN,
        (Step::Foto, Form::Penyalahgunaan) => FOTO_LEAD_PENYALAHGUNAAN,
        (Step::Foto, Form::HakJawab) => FOTO_LEAD_JAWAB,
        (Step::Foto, _) => FOTO_LEAD,
        (Step::Sebab, _) => SEBAB_LEAD,
        (Step::Perubahan, Form::PerubahanData(Perihal::Hamil | Perihal::Disabilitas)) => {
            KESEHATAN_LEAD
        }
        (Step::Perubahan, Form::PerubahanData(Perihal::GraduasiMandiri)) => GRADUASI_LEAD,
        (Step::Perubahan, _) => PERUBAHAN_LEAD,
        (Step::Kejadian, _) => KEJADIAN_LEAD,
        (Step::Uraian, _) => URAIAN_LEAD,
        (Step::Pelapor, Form::Sanggahan | Form::TanggapanLayak) => PELAPOR_LEAD_SAME,
        (Step::Pelapor, _) => PELAPOR_LEAD,
        (Step::Jawaban, _) => JAWABAN_LEAD,
        _ => return None,
    })
}
