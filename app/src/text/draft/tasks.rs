//! The task list of a draft, and the page of family members.

use domain::form::Form;
use domain::sanggahan::Perihal;
use domain::usulan::Hubungan;

use crate::text::{Text, texts};

texts! {
    /// On top of a proposal that an officer fills in.
    ASSISTED = "Diisi petugas untuk warga, dan hanya Anda yang dapat mengirimnya. Bacakan pertanyaan dan pernyataan kepada warga, lalu serahkan tanda terimanya." / "Filled in by an officer for a citizen, and only you can send it. Read questions and declarations out to them, then hand them the receipt.";
    /// The way back of the officer; what was filled in is kept.
    ASSISTED_DESK = "Kembali ke antrean petugas (isian tersimpan)" / "Back to the officers’ queue (answers are kept)";
    TITLE_SANGGAHAN = "Sanggahan: tidak layak" / "Objection: not entitled";
    TITLE_TANGGAPAN = "Tanggapan: layak" / "Statement: entitled";
    TITLE_MENINGGAL = "Laporan: penerima meninggal" / "Report: the recipient has died";
    TITLE_PINDAH = "Laporan: penerima pindah" / "Report: the recipient has moved";
    TITLE_DATA_SALAH = "Laporan: data salah" / "Report: wrong data";
    TITLE_HAMIL = "Laporan: sedang hamil" / "Report: pregnancy";
    TITLE_DISABILITAS = "Laporan: penyandang disabilitas" / "Report: disability";
    TITLE_GRADUASI = "Melepas bantuan (graduasi mandiri)" / "Giving up aid (graduasi mandiri)";
    TITLE_PENYALAHGUNAAN = "Laporan: bantuan disalahgunakan" / "Report: misused aid";
    TITLE_JAWAB = "Jawaban Anda atas sanggahan" / "Your answer to an objection";
    TITLE_DIRI = "Usulan untuk diri sendiri" / "Proposal for yourself";
    TITLE_SATU_KK = "Usulan untuk keluarga satu KK" / "Proposal for family on your KK";
    TITLE_TETANGGA = "Usulan untuk tetangga" / "Proposal for a neighbour";
    LEAD = "Isi per bagian, urutannya bebas. Setiap bagian disimpan sendiri." / "Fill in part by part, in any order. Each part is saved on its own.";
    SAVED = "Terakhir disimpan {at}" / "Last saved {at}";
    MISSING = "Masih ada {count} bagian wajib yang belum lengkap." / "{count} required parts are not complete yet.";
    MISSING_ONE = "Tinggal satu bagian wajib yang belum lengkap." / "One required part is not complete yet.";
    COMPLETE = "Semua bagian wajib sudah terisi. Periksa, lalu kirim." / "All required parts are filled in. Check them, then send.";
    /// Under the lead of a form whose sender is sealed (S-7).
    SEALED = "Identitas Anda baru disegel setelah dikirim. Sebelum itu, siapa pun yang tahu kode lanjutan di bawah bisa membuka isian ini." / "Your identity is sealed once this is sent. Until then anybody who knows the resume code below can open these answers.";
    /// Where the deletion of a draft leads.
    DISCARDED = "Isian tadi sudah dihapus semuanya." / "All of your draft has been deleted.";
    /// Heading of what an objection says, for the person it is about.
    REPLY = "Sanggahan yang disampaikan" / "What was objected";
    /// Before the kinds of objection.
    REPLY_REASONS = "Jenis sanggahan:" / "Kind of objection:";
    /// Last day for the answer.
    REPLY_UNTIL = "Anda boleh menjawab sampai {until}." / "You may answer until {until}.";
    /// What it does not mean.
    REPLY_OPEN = "Belum ada yang diputuskan, dan sanggahan ini tidak mengubah apa pun dengan sendirinya. Siapa yang menyampaikan, uraian, dan buktinya tidak kami beri tahukan." / "Nothing has been decided, and the objection changes nothing by itself. We do not tell who objected, what they wrote, or their evidence.";
    INCOMPLETE = "{what} belum bisa dikirim. Lengkapi dulu bagian bertanda “Belum diisi” atau “Belum lengkap”." / "The {what} cannot be sent yet. First complete the parts marked “Not filled in” or “Not complete”.";
    LIST = "Daftar isian" / "Parts to fill in";
    TODO = "Belum diisi" / "Not filled in";
    PARTIAL = "Belum lengkap" / "Not complete";
    DONE = "Terisi" / "Filled in";
    OPTIONAL = "Boleh dilewati" / "May be skipped";
    /// Main button: the first part that lacks something.
    NEXT = "Lanjut: {step}" / "Next: {step}";
    CHECK = "Periksa dan kirim" / "Check and send";
    /// The same while something is missing.
    CHECK_EARLY = "Periksa jawaban" / "Check answers";
    CODE = "Kode lanjutan" / "Resume code";
    CODE_WRITE = "Tulis kode ini di kertas, atau foto layar ini." / "Write this code on paper, or take a screenshot.";
    CODE_USE = "Dengan kode ini Anda bisa melanjutkan dari HP lain atau lain hari, sampai {until}. Setelah itu isian dihapus." / "With this code you can go on from another phone or on another day, until {until}. After that the answers are erased.";
    CODE_SECRET = "Siapa pun yang tahu kode ini bisa membuka isian Anda. Jangan bagikan." / "Anybody who knows this code can open your answers. Do not share it.";
    DISCARD = "Hapus {what} ini" / "Delete this {what}";
    DISCARD_WHAT = "Semua jawaban dan foto dihapus sekarang dan tidak bisa dikembalikan." / "All answers and photos are erased now and cannot be brought back.";
    DISCARD_BUTTON = "Ya, hapus semuanya" / "Yes, delete everything";
    BACK = "Kembali ke daftar isian" / "Back to the parts";

    MEMBERS_LIST = "Sudah dicatat: {count} orang" / "Listed so far: {count}";
    MEMBERS_NONE = "Belum ada anggota yang dicatat. Tinggal sendiri? Lewati bagian ini." / "Nobody is listed yet. Living alone? Skip this part.";
    MEMBER_NIK = "NIK diisi" / "NIK given";
    MEMBER_YEAR = "lahir {year}" / "born {year}";
    MEMBER_CHANGE = "Ubah" / "Change";
    MEMBER_DELETE = "Hapus" / "Delete";
    MEMBER_ADD_TITLE = "Tambah anggota keluarga" / "Add a family member";
    MEMBER_CHANGE_TITLE = "Ubah anggota keluarga" / "Change a family member";
    MEMBER_ADD = "Tambahkan orang ini" / "Add this person";
    MEMBER_SAVE = "Simpan perubahan" / "Save the change";
    MEMBERS_DONE = "Selesai dengan keluarga" / "Done with the family";
    MEMBERS_FULL = "Sudah 20 orang, paling banyak." / "20 people are listed, which is the most.";
}

/// Heading of the task list.
pub const fn title(form: Form) -> Text {
    match form {
        Form::Usulan(Hubungan::Diri) => TITLE_DIRI,
        Form::Usulan(Hubungan::SatuKk) => TITLE_SATU_KK,
        Form::Usulan(Hubungan::Tetangga) => TITLE_TETANGGA,
        Form::Sanggahan => TITLE_SANGGAHAN,
        Form::TanggapanLayak => TITLE_TANGGAPAN,
        Form::PerubahanData(Perihal::Meninggal) => TITLE_MENINGGAL,
        Form::PerubahanData(Perihal::Pindah) => TITLE_PINDAH,
        Form::PerubahanData(Perihal::DataSalah) => TITLE_DATA_SALAH,
        Form::PerubahanData(Perihal::Hamil) => TITLE_HAMIL,
        Form::PerubahanData(Perihal::Disabilitas) => TITLE_DISABILITAS,
        Form::PerubahanData(Perihal::GraduasiMandiri) => TITLE_GRADUASI,
        Form::Penyalahgunaan => TITLE_PENYALAHGUNAAN,
        Form::HakJawab => TITLE_JAWAB,
    }
}
