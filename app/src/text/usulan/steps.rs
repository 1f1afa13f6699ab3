//! Titles of the steps, and what every page of the draft says.

use domain::usulan::{Hubungan, Step};

use crate::text::{Text, texts};

texts! {
    PENGUSUL_OWN = "Kontak Anda" / "How to reach you";
    PENGUSUL = "Tentang Anda, pengusul" / "About you, the proposer";
    TERUSUL_OWN = "NIK dan KK Anda" / "Your NIK and KK";
    TERUSUL = "NIK dan KK" / "NIK and KK";
    TERUSUL_NEIGHBOUR = "Tetangga yang diusulkan" / "The proposed neighbour";
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
    /// Another tab changed this step meanwhile.
    CHANGED = "Bagian ini sudah diubah di halaman atau HP lain. Yang terlihat di bawah adalah yang baru Anda ketik. Simpan untuk memakai yang ini." / "This part was changed on another page or phone. Below is what you have just typed. Save to keep it.";
    /// The disk is full (503).
    STORAGE_FULL = "Tempat penyimpanan kami sedang penuh. Ini bukan kesalahan Anda. Yang Anda ketik masih ada di halaman ini, tetapi belum tersimpan. Jangan tutup halaman ini, dan coba simpan lagi sebentar lagi." / "Our storage is full. It is not your fault. What you typed is still on this page, but not saved. Do not close this page, and try to save again shortly.";
    /// Link to what is stored.
    CHANGED_SHOW = "Lihat yang sudah tersimpan" / "See what is stored";
}

/// Title of a step: heading of its page, line of the task list and of the check page.
pub const fn step_title(step: Step, hubungan: Hubungan) -> Text {
    match (step, hubungan) {
        (Step::Pengusul, Hubungan::Diri) => PENGUSUL_OWN,
        (Step::Pengusul, _) => PENGUSUL,
        (Step::Terusul, Hubungan::Diri) => TERUSUL_OWN,
        (Step::Terusul, Hubungan::SatuKk) => TERUSUL,
        (Step::Terusul, Hubungan::Tetangga) => TERUSUL_NEIGHBOUR,
        (Step::Identitas, Hubungan::Tetangga) => IDENTITAS_NEIGHBOUR,
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
    }
}

/// What stands under the title of a step's page, if anything.
pub const fn step_lead(step: Step, hubungan: Hubungan) -> Option<Text> {
    Some(match (step, hubungan) {
        (Step::Pengusul, Hubungan::Tetangga) => PENGUSUL_LEAD_NEIGHBOUR,
        (Step::Pengusul, _) => PENGUSUL_LEAD,
        (Step::Terusul, Hubungan::Tetangga) => TERUSUL_LEAD_NEIGHBOUR,
        (Step::Anggota, _) => ANGGOTA_LEAD,
        (Step::Pekerjaan, Hubungan::Diri) => PEKERJAAN_LEAD_OWN,
        (Step::Pekerjaan, _) => PEKERJAAN_LEAD,
        (Step::Rumah, Hubungan::Tetangga) => RUMAH_LEAD_NEIGHBOUR,
        (Step::Aset, _) => ASET_LEAD,
        (Step::Kerentanan, _) => KERENTANAN_LEAD,
        (Step::Foto, Hubungan::Tetangga) => FOTO_LEAD_NEIGHBOUR,
        (Step::Foto, _) => FOTO_LEAD,
        _ => return None,
    })
}
