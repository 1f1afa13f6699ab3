//! `/lacak/kasus/data`: everything held about a case, and who opened it (D-6, S-7).

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Data yang kami simpan" / "The data we hold";
    /// Under the heading.
    LEAD = "Semua data pada tiket Anda, dan siapa yang membukanya." / "All data of your ticket, and who opened it.";
    /// Why numbers have stars.
    MASKED = "NIK dan nomor KK disamarkan agar tidak terbaca orang di dekat Anda." / "NIK and KK numbers are masked so that people near you cannot read them.";
    /// Instead, where who sent it is sealed (S-7).
    SEALED = "Nama, NIK, nomor HP, dan e-mail Anda disegel, jadi tidak dapat ditampilkan, juga kepada Anda. Hanya petugas berwenang yang dapat membukanya, dengan alasan tertulis. Setiap pembukaan tercatat di bawah." / "Your name, NIK, phone number and e-mail are sealed, so they cannot be shown, not even to you. Only an entitled officer can open them, for a written reason. Every opening is listed below.";
    /// Heading of the answers.
    ANSWERS = "Jawaban" / "Answers";
    /// Nothing is left.
    ERASED = "Sudah dihapus karena masa simpannya habis." / "Erased, because its time has run out.";
    /// Heading of the files.
    FILES = "Foto dan dokumen" / "Photos and documents";
    /// No file.
    FILES_NONE = "Tidak ada berkas." / "There are no files.";
    /// Heading of the consents.
    CONSENTS = "Persetujuan dan pernyataan" / "Consents and declarations";
    /// No consent.
    CONSENTS_NONE = "Tidak ada persetujuan yang tercatat." / "No consent is on record.";
    /// Which wording, and when.
    CONSENT_WHEN = "Versi teks {version}, {at}" / "Wording {version}, {at}";
    /// Heading of the access log.
    ACCESSES = "Siapa yang membuka data ini" / "Who opened this data";
    /// What the log leaves out (D-6, UU 27/2022 Pasal 33).
    ACCESSES_HOW = "Nama petugas dan identitas warga lain tidak ditampilkan." / "Names of officers and the identity of other citizens are not shown.";
    /// Nobody yet.
    ACCESSES_NONE = "Belum ada yang membuka data ini." / "Nobody has opened this data yet.";
    /// Column.
    COLUMN_AT = "Waktu" / "Time";
    /// Column.
    COLUMN_WHO = "Siapa dan apa" / "Who and what";
    /// Heading of the retention.
    KEPT = "Berapa lama disimpan" / "How long it is kept";
    /// How long.
    KEPT_DAYS = "Foto dihapus {photos} setelah kasus selesai, data lain {case}. Yang tersisa hanya angka tanpa nama untuk statistik." / "Photos are erased {photos} after the case has ended, other data {case}. Only figures without names remain, for statistics.";
    /// Way to the rights.
    RIGHTS = "Ada yang salah? Minta diperbaiki atau dihapus" / "Something wrong? Ask to correct or erase it";

    /// `warga`
    ACTOR_WARGA = "Pemegang tiket" / "Holder of the ticket";
    /// `petugas`
    ACTOR_PETUGAS = "Petugas Dinas Sosial" / "Officer of the Dinas Sosial";
    /// `system`
    ACTOR_SYSTEM = "Sistem" / "The system";

    /// `usulan.assist`
    ACCESS_ASSIST = "Mengisi dan mengirim usulan ini untuk warga" / "Filled in and sent this proposal for a citizen";
    /// `usulan.bulk`
    ACCESS_BULK = "Mengajukan usulan ini dari berkas usulan massal" / "Filed this proposal from a file of many";
    /// `usulan.submit`
    ACCESS_SUBMIT = "Mengirim usulan" / "Sent the proposal";
    /// Any other `.submit`
    ACCESS_SEND = "Mengirim isian ini" / "Sent these answers";
    /// `case.update`
    ACCESS_UPDATE = "Mengganti kiriman dengan yang lebih baru" / "Replaced it by a newer one";
    /// `reporter.open`
    ACCESS_UNSEAL = "Membuka segel identitas Anda" / "Opened the seal of your identity";
    /// Before the officer's reason for it.
    ACCESS_REASON = "Alasan: {reason}" / "Reason: {reason}";
    /// `reply.notice`
    ACCESS_NOTICE = "Memberi tahu hak jawab, tanpa nama" / "Told of the right of reply, without names";
    /// `reply.print`
    ACCESS_LETTER = "Mencetak surat hak jawab, tanpa nama pelapor" / "Printed the letter on the right of reply, without the reporter’s name";
    /// `subject.print`
    ACCESS_SUBJECT_LETTER = "Mencetak pemberitahuan kepada orang yang diusulkan, tanpa nama pengusul" / "Printed the notice to who is proposed, without the proposer’s name";
    /// `visit.view`, `visit.photo`
    ACCESS_VISIT = "Membuka hasil kunjungan lapangan" / "Opened the result of a field visit";
    /// `musyawarah.case`
    ACCESS_MUSYAWARAH = "Membuka kasus untuk musyawarah desa" / "Opened the case for the village deliberation";
    /// `case.open`, `case.view`
    ACCESS_VIEW = "Membuka kasus" / "Opened the case";
    /// `case.read_data`
    ACCESS_DATA = "Membuka halaman data ini" / "Opened this data page";
    /// `withdraw`
    ACCESS_WITHDRAW = "Mencabut kasus" / "Withdrew the case";
    /// `appeal`
    ACCESS_APPEAL = "Mengajukan keberatan" / "Appealed";
    /// `give_info`
    ACCESS_INFO = "Mengirim keterangan" / "Sent information";
    /// `case.move`
    ACCESS_MOVE = "Melanjutkan kasus ke langkah berikut" / "Moved the case to its next step";
    /// `photo.view`
    ACCESS_PHOTO = "Membuka foto atau dokumen" / "Opened a photo or document";
    /// `contact.change`
    ACCESS_CONTACT = "Mengubah kontak" / "Changed the contact";
    /// `rights.request`
    ACCESS_RIGHTS = "Meminta perbaikan atau penghapusan data" / "Asked to correct or erase data";
    /// `case.link`
    ACCESS_LINK = "Memeriksa data yang mirip" / "Checked for similar data";
    /// `case.export`
    ACCESS_EXPORT = "Meneruskan data ke pemerintah pusat" / "Passed the data on to the central government";
    /// `case.erase`, `photo.erase`
    ACCESS_ERASE = "Menghapus data sesuai masa simpan" / "Erased data whose time had run out";
    /// `mail.send`
    ACCESS_MAIL = "Mengirim pemberitahuan e-mail" / "Sent a notice by e-mail";
    /// Anything else.
    ACCESS_OTHER = "Mengolah data" / "Processed the data";
}
