//! Actions of the audit log in words, for auditors.

use crate::text::{Text, texts};

texts! {
    /// `usulan.submit`
    USULAN_SUBMIT = "Mengirim usulan" / "Sent a proposal";
    /// `usulan.assist_begin`
    USULAN_ASSIST_BEGIN = "Mulai mengisi usulan untuk warga" / "Began a proposal for a citizen";
    /// `usulan.assist`
    USULAN_ASSIST = "Mengirim usulan untuk warga" / "Sent a proposal for a citizen";
    /// `usulan.bulk`
    USULAN_BULK = "Mengirim usulan massal" / "Sent a bulk proposal";
    /// `bulk.upload`
    BULK_UPLOAD = "Mengunggah berkas usulan massal" / "Uploaded a file of bulk proposals";
    /// `bulk.confirm`
    BULK_CONFIRM = "Menyetujui berkas usulan massal" / "Confirmed a file of bulk proposals";
    /// `laporan.submit`
    LAPORAN_SUBMIT = "Mengirim laporan tentang penerima" / "Sent a report about a recipient";
    /// `case.open`
    CASE_OPEN = "Membuka kasus" / "Opened a case";
    /// `case.view`
    CASE_VIEW = "Melihat kasus" / "Viewed a case";
    /// `case.read_data`
    CASE_READ_DATA = "Pemegang tiket membuka halaman data" / "The holder of the ticket opened the data page";
    /// `case.update`
    CASE_UPDATE = "Mengganti kiriman dengan yang lebih baru" / "Replaced what was sent by something newer";
    /// `case.move`
    CASE_MOVE = "Memindahkan kasus" / "Moved a case";
    /// `case.take`
    CASE_TAKE = "Mengambil kasus" / "Took a case";
    /// `case.release`
    CASE_RELEASE = "Melepas kasus" / "Released a case";
    /// `case.hand_over`
    CASE_HAND_OVER = "Menyerahkan kasus" / "Handed a case over";
    /// `case.note`
    CASE_NOTE = "Menulis catatan internal" / "Wrote an internal note";
    /// `case.pair`
    CASE_PAIR = "Membandingkan dua kasus" / "Compared two cases";
    /// `case.search`
    CASE_SEARCH = "Mencari kasus dengan NIK" / "Looked for cases by a NIK";
    /// `case.link`
    CASE_LINK = "Memeriksa data yang mirip" / "Checked for similar data";
    /// `case.decide`
    CASE_DECIDE = "Membuat putusan" / "Made a decision";
    /// `case.undo`
    CASE_UNDO = "Membatalkan putusan dalam 10 menit" / "Undid a decision within 10 minutes";
    /// `case.decision_void`
    CASE_DECISION_VOID = "Putusan gugur" / "A decision became void";
    /// `case.conflict`
    CASE_CONFLICT = "Ditahan karena benturan kepentingan" / "Stopped by a conflict of interest";
    /// `case.escalate`
    CASE_ESCALATE = "Kasus lewat tenggat dinaikkan" / "Put a late case before the head";
    /// `case.export`
    CASE_EXPORT = "Meneruskan kasus ke pusat" / "Passed a case on to the centre";
    /// `case.erase`
    CASE_ERASE = "Menghapus data kasus sesuai masa simpan" / "Erased a case in time";
    /// `lease.end_all`
    LEASE_END_ALL = "Mengakhiri semua kasus yang dipegang" / "Ended everything an officer held";
    /// `contact.change`
    CONTACT_CHANGE = "Mengubah kontak" / "Changed a contact";
    /// `rights.request`
    RIGHTS_REQUEST = "Meminta perbaikan atau penghapusan data" / "Asked to correct or erase data";
    /// `withdraw`
    WITHDRAW = "Mencabut kasus" / "Withdrew a case";
    /// `photo.view`
    PHOTO_VIEW = "Membuka foto atau dokumen" / "Opened a photo or document";
    /// `photo.erase`
    PHOTO_ERASE = "Menghapus foto sesuai masa simpan" / "Erased a photo in time";
    /// `message.erase`
    MESSAGE_ERASE = "Menghapus pesan sesuai masa simpan" / "Erased a message in time";
    /// `draft.erase`
    DRAFT_ERASE = "Menghapus draf sesuai masa simpan" / "Erased a draft in time";
    /// `draft.erase_sent`
    DRAFT_ERASE_SENT = "Menghapus draf yang sudah dikirim" / "Erased a draft that was sent";
    /// `reporter.open`
    REPORTER_OPEN = "Membuka identitas pelapor" / "Opened a reporter’s identity";
    /// `reply.notice`
    REPLY_NOTICE = "Memberi tahu hak jawab" / "Told of a right of reply";
    /// `reply.print`
    REPLY_PRINT = "Mencetak surat hak jawab" / "Printed a letter on the right of reply";
    /// `subject.print`
    SUBJECT_PRINT = "Mencetak pemberitahuan kepada terusul" / "Printed a notice to somebody proposed";
    /// `letter.list`
    LETTER_LIST = "Membuka daftar surat" / "Opened the list of letters";
    /// `visit.record`
    VISIT_RECORD = "Mencatat kunjungan lapangan" / "Recorded a field visit";
    /// `visit.view`
    VISIT_VIEW = "Membuka hasil kunjungan" / "Opened the result of a visit";
    /// `visit.photo`
    VISIT_PHOTO = "Menambah foto kunjungan" / "Added a photo to a visit";
    /// `sample.draw`
    SAMPLE_DRAW = "Menarik uji petik" / "Drew a sample";
    /// `sample.judge`
    SAMPLE_JUDGE = "Menilai uji petik" / "Judged a sample";
    /// `musyawarah.read`
    MUSYAWARAH_READ = "Membuka musyawarah" / "Opened a deliberation";
    /// `musyawarah.record`
    MUSYAWARAH_RECORD = "Mencatat musyawarah" / "Recorded a deliberation";
    /// `musyawarah.search`
    MUSYAWARAH_SEARCH = "Mencari orang dalam musyawarah" / "Looked for people in a deliberation";
    /// `musyawarah.case`
    MUSYAWARAH_CASE = "Membuka kasus dalam musyawarah" / "Opened a case in a deliberation";
    /// `musyawarah.recommend`
    MUSYAWARAH_RECOMMEND = "Mencatat rekomendasi musyawarah" / "Recorded a recommendation";
    /// `musyawarah.removal`
    MUSYAWARAH_REMOVAL = "Mengusulkan penghapusan dari data" / "Proposed a removal from the data";
    /// `musyawarah.removal_drop`
    MUSYAWARAH_REMOVAL_DROP = "Membatalkan usul penghapusan" / "Withdrew a proposed removal";
    /// `musyawarah.minutes`
    MUSYAWARAH_MINUTES = "Mengunggah berita acara" / "Uploaded minutes";
    /// `musyawarah.minutes_read`
    MUSYAWARAH_MINUTES_READ = "Membuka berita acara" / "Opened minutes";
    /// `musyawarah.close`
    MUSYAWARAH_CLOSE = "Menutup musyawarah" / "Closed a deliberation";
    /// `batch.begin`
    BATCH_BEGIN = "Membuat batch" / "Began a batch";
    /// `batch.collect`
    BATCH_COLLECT = "Mengumpulkan kasus ke batch" / "Collected cases into a batch";
    /// `batch.take_out`
    BATCH_TAKE_OUT = "Mengeluarkan kasus dari batch" / "Took a case out of a batch";
    /// `batch.verdicts`
    BATCH_VERDICTS = "Mengumpulkan hasil kelayakan" / "Collected findings of eligibility";
    /// `batch.verdicts_out`
    BATCH_VERDICTS_OUT = "Mengeluarkan hasil kelayakan" / "Took out findings of eligibility";
    /// `batch.letter`
    BATCH_LETTER = "Mengunggah surat pengesahan" / "Uploaded a surat pengesahan";
    /// `batch.letter.view`
    BATCH_LETTER_VIEW = "Membuka surat pengesahan" / "Opened a surat pengesahan";
    /// `batch.endorse`
    BATCH_ENDORSE = "Mengesahkan batch" / "Endorsed a batch";
    /// `batch.export`
    BATCH_EXPORT = "Mengekspor batch" / "Exported a batch";
    /// `answer.upload`
    ANSWER_UPLOAD = "Mengunggah jawaban pusat" / "Uploaded answers of the centre";
    /// `answer.import`
    ANSWER_IMPORT = "Memasukkan jawaban pusat" / "Imported answers of the centre";
    /// `answer.take`
    ANSWER_TAKE = "Menerapkan jawaban pusat" / "Applied an answer of the centre";
    /// `quota.set`
    QUOTA_SET = "Mengubah kuota" / "Changed a quota";
    /// `calendar.change`
    CALENDAR_CHANGE = "Mengubah kalender" / "Changed the calendar";
    /// `recipient.list`
    RECIPIENT_LIST = "Membuka daftar penerima" / "Opened a list of recipients";
    /// `recipient.view`
    RECIPIENT_VIEW = "Membuka data penerima" / "Opened a recipient";
    /// `recipient.mark`
    RECIPIENT_MARK = "Menandai penerima" / "Marked a recipient";
    /// `recipient.mark_end`
    RECIPIENT_MARK_END = "Mengakhiri tanda pada penerima" / "Ended a mark on a recipient";
    /// `recipient.repair`
    RECIPIENT_REPAIR = "Memperbaiki data penerima" / "Repaired a recipient’s data";
    /// `recipient.judge`
    RECIPIENT_JUDGE = "Menilai kelayakan penerima" / "Judged a recipient’s eligibility";
    /// `recipient.conflict`
    RECIPIENT_CONFLICT = "Ditahan karena dekat dengan penerima" / "Stopped for being close to a recipient";
    /// `recipient.export`
    RECIPIENT_EXPORT = "Meneruskan data penerima ke pusat" / "Passed a recipient’s data on to the centre";
    /// `retention.erase`
    RETENTION_ERASE = "Menghapus catatan kantor sesuai masa simpan" / "Erased records of the office in time";
    /// `recipient.check_import`
    RECIPIENT_CHECK_IMPORT = "Memasukkan hasil cek Dukcapil" / "Imported results of Dukcapil checks";
    /// `data.import`
    DATA_IMPORT = "Memuat data penerima" / "Loaded recipient data";
    /// `data.restore`
    DATA_RESTORE = "Mengembalikan versi data" / "Restored a data version";
    /// `petugas.sign_in`
    PETUGAS_SIGN_IN = "Masuk" / "Signed in";
    /// `petugas.lock`
    PETUGAS_LOCK = "Akun terkunci sementara" / "An account was locked for a while";
    /// `petugas.create`
    PETUGAS_CREATE = "Membuat akun" / "Made an account";
    /// `petugas.change`
    PETUGAS_CHANGE = "Mengubah akun" / "Changed an account";
    /// `petugas.disable`
    PETUGAS_DISABLE = "Menonaktifkan akun" / "Disabled an account";
    /// `petugas.enable`
    PETUGAS_ENABLE = "Mengaktifkan akun" / "Enabled an account";
    /// `petugas.reset`
    PETUGAS_RESET = "Mengatur ulang sandi akun" / "Reset an account’s password";
    /// `petugas.password`
    PETUGAS_PASSWORD = "Mengganti sandi" / "Changed their password";
    /// `petugas.second_factor`
    PETUGAS_SECOND_FACTOR = "Memasang kode kedua" / "Set up a second factor";
    /// `petugas.recovery`
    PETUGAS_RECOVERY = "Masuk dengan kode cadangan" / "Signed in with a recovery code";
    /// `petugas.recovery_codes`
    PETUGAS_RECOVERY_CODES = "Membuat kode cadangan" / "Made recovery codes";
    /// `petugas.identity`
    PETUGAS_IDENTITY = "Mencatat identitas petugas" / "Recorded an officer’s identity";
    /// `petugas.declare_relative`
    PETUGAS_DECLARE_RELATIVE = "Menyatakan kerabat" / "Declared a relative";
    /// `petugas.retract_relative`
    PETUGAS_RETRACT_RELATIVE = "Menghapus pernyataan kerabat" / "Retracted a declared relative";
    /// `petugas.end_session`
    PETUGAS_END_SESSION = "Mengakhiri sesi" / "Ended a session";
    /// `petugas.end_sessions`
    PETUGAS_END_SESSIONS = "Mengakhiri semua sesi" / "Ended all sessions";
    /// `audit.read`
    AUDIT_READ = "Membaca jejak audit" / "Read the audit log";
    /// `audit.download`
    AUDIT_DOWNLOAD = "Mengunduh jejak audit" / "Downloaded the audit log";
    /// `audit.check`
    AUDIT_CHECK = "Memeriksa rantai jejak audit" / "Checked the chain of the audit log";
    /// `keys.rotate`
    KEYS_ROTATE = "Menyandikan ulang dengan kunci baru" / "Sealed everything anew with a new key";
    /// `keys.drop`
    KEYS_DROP = "Menghapus kunci lama" / "Took out old keys";
    /// `mail.send`
    MAIL_SEND = "Mengirim e-mail" / "Sent a mail";
}

/// Every action this program knows, with its words, in the order of the filter.
pub const ACTIONS: &[(&str, Text)] = &[
    ("usulan.submit", USULAN_SUBMIT),
    ("usulan.assist_begin", USULAN_ASSIST_BEGIN),
    ("usulan.assist", USULAN_ASSIST),
    ("usulan.bulk", USULAN_BULK),
    ("bulk.upload", BULK_UPLOAD),
    ("bulk.confirm", BULK_CONFIRM),
    ("laporan.submit", LAPORAN_SUBMIT),
    ("case.open", CASE_OPEN),
    ("case.view", CASE_VIEW),
    ("case.read_data", CASE_READ_DATA),
    ("case.update", CASE_UPDATE),
    ("case.move", CASE_MOVE),
    ("case.take", CASE_TAKE),
    ("case.release", CASE_RELEASE),
    ("case.hand_over", CASE_HAND_OVER),
    ("case.note", CASE_NOTE),
    ("case.pair", CASE_PAIR),
    ("case.search", CASE_SEARCH),
    ("case.link", CASE_LINK),
    ("case.decide", CASE_DECIDE),
    ("case.undo", CASE_UNDO),
    ("case.decision_void", CASE_DECISION_VOID),
    ("case.conflict", CASE_CONFLICT),
    ("case.escalate", CASE_ESCALATE),
    ("case.export", CASE_EXPORT),
    ("case.erase", CASE_ERASE),
    ("lease.end_all", LEASE_END_ALL),
    ("contact.change", CONTACT_CHANGE),
    ("rights.request", RIGHTS_REQUEST),
    ("withdraw", WITHDRAW),
    ("photo.view", PHOTO_VIEW),
    ("photo.erase", PHOTO_ERASE),
    ("message.erase", MESSAGE_ERASE),
    ("draft.erase", DRAFT_ERASE),
    ("draft.erase_sent", DRAFT_ERASE_SENT),
    ("reporter.open", REPORTER_OPEN),
    ("reply.notice", REPLY_NOTICE),
    ("reply.print", REPLY_PRINT),
    ("subject.print", SUBJECT_PRINT),
    ("letter.list", LETTER_LIST),
    ("visit.record", VISIT_RECORD),
    ("visit.view", VISIT_VIEW),
    ("visit.photo", VISIT_PHOTO),
    ("sample.draw", SAMPLE_DRAW),
    ("sample.judge", SAMPLE_JUDGE),
    ("musyawarah.read", MUSYAWARAH_READ),
    ("musyawarah.record", MUSYAWARAH_RECORD),
    ("musyawarah.search", MUSYAWARAH_SEARCH),
    ("musyawarah.case", MUSYAWARAH_CASE),
    ("musyawarah.recommend", MUSYAWARAH_RECOMMEND),
    ("musyawarah.removal", MUSYAWARAH_REMOVAL),
    ("musyawarah.removal_drop", MUSYAWARAH_REMOVAL_DROP),
    ("musyawarah.minutes", MUSYAWARAH_MINUTES),
    ("musyawarah.minutes_read", MUSYAWARAH_MINUTES_READ),
    ("musyawarah.close", MUSYAWARAH_CLOSE),
    ("batch.begin", BATCH_BEGIN),
    ("batch.collect", BATCH_COLLECT),
    ("batch.take_out", BATCH_TAKE_OUT),
    ("batch.verdicts", BATCH_VERDICTS),
    ("batch.verdicts_out", BATCH_VERDICTS_OUT),
    ("batch.letter", BATCH_LETTER),
    ("batch.letter.view", BATCH_LETTER_VIEW),
    ("batch.endorse", BATCH_ENDORSE),
    ("batch.export", BATCH_EXPORT),
    ("answer.upload", ANSWER_UPLOAD),
    ("answer.import", ANSWER_IMPORT),
    ("answer.take", ANSWER_TAKE),
    ("quota.set", QUOTA_SET),
    ("calendar.change", CALENDAR_CHANGE),
    ("recipient.list", RECIPIENT_LIST),
    ("recipient.view", RECIPIENT_VIEW),
    ("recipient.mark", RECIPIENT_MARK),
    ("recipient.mark_end", RECIPIENT_MARK_END),
    ("recipient.repair", RECIPIENT_REPAIR),
    ("recipient.judge", RECIPIENT_JUDGE),
    ("recipient.conflict", RECIPIENT_CONFLICT),
    ("recipient.export", RECIPIENT_EXPORT),
    ("retention.erase", RETENTION_ERASE),
    ("recipient.check_import", RECIPIENT_CHECK_IMPORT),
    ("data.import", DATA_IMPORT),
    ("data.restore", DATA_RESTORE),
    ("petugas.sign_in", PETUGAS_SIGN_IN),
    ("petugas.lock", PETUGAS_LOCK),
    ("petugas.create", PETUGAS_CREATE),
    ("petugas.change", PETUGAS_CHANGE),
    ("petugas.disable", PETUGAS_DISABLE),
    ("petugas.enable", PETUGAS_ENABLE),
    ("petugas.reset", PETUGAS_RESET),
    ("petugas.password", PETUGAS_PASSWORD),
    ("petugas.second_factor", PETUGAS_SECOND_FACTOR),
    ("petugas.recovery", PETUGAS_RECOVERY),
    ("petugas.recovery_codes", PETUGAS_RECOVERY_CODES),
    ("petugas.identity", PETUGAS_IDENTITY),
    ("petugas.declare_relative", PETUGAS_DECLARE_RELATIVE),
    ("petugas.retract_relative", PETUGAS_RETRACT_RELATIVE),
    ("petugas.end_session", PETUGAS_END_SESSION),
    ("petugas.end_sessions", PETUGAS_END_SESSIONS),
    ("audit.read", AUDIT_READ),
    ("audit.download", AUDIT_DOWNLOAD),
    ("audit.check", AUDIT_CHECK),
    ("keys.rotate", KEYS_ROTATE),
    ("keys.drop", KEYS_DROP),
    ("mail.send", MAIL_SEND),
];

/// An action in words; `None` for one this program does not know.
pub fn action(code: &str) -> Option<Text> {
    ACTIONS.iter().find(|(known, _)| *known == code).map(|(_, text)| *text)
}
