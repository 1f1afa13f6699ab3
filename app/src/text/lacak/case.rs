//! `/lacak/kasus`: one case and what its owner can do.

use crate::text::texts;

texts! {
    /// Title.
    TITLE = "Perkembangan" / "Progress";
    /// Before the ticket.
    TICKET = "Tiket" / "Ticket";
    /// Before the kind.
    KIND = "Jenis" / "Kind";
    /// Before the cycle.
    CYCLE = "Siklus" / "Cycle";
    /// The cycle and its cut-off.
    CYCLE_WHEN = "paling cepat {cycle}, batas pengusulan {cutoff}" / "{cycle} at the earliest, proposals until {cutoff}";
    /// Before the day of the next step.
    DUE = "Langkah berikut" / "Next step";
    /// The day.
    DUE_BY = "paling lambat {date}" / "by {date}";
    /// Before the queue band.
    QUEUE = "Antrean" / "Queue";
    /// The band.
    QUEUE_BAND = "{band} kasus sebelum Anda" / "{band} cases before yours";
    /// The due day has passed.
    OVERDUE = "Kami terlambat. Langkah ini seharusnya selesai {date}. Itu bukan kesalahan Anda, dan kasus Anda tidak gugur. Anda boleh menanyakannya ke:" / "We are late. This step should have been done by {date}. It is not your fault, and your case does not lapse. You may ask:";
    /// After an outcome.
    DECISION = "Ini keputusan Dinas Sosial. Daftar penerima akhir dan desil ditetapkan pemerintah pusat." / "This is the decision of the Dinas Sosial. The final list and the desil are set by the central government.";
    /// Heading of the history.
    HISTORY = "Riwayat" / "History";
    /// Before a reason.
    REASON = "Alasan:" / "Reason:";
    /// Before an officer's note.
    NOTE = "Catatan petugas:" / "The officer’s note:";
    /// Heading of the forms.
    ACTIONS = "Yang bisa Anda lakukan" / "What you can do";

    /// Heading of the answer to an officer.
    INFO_TITLE = "Jawab petugas" / "Answer the officer";
    /// Label.
    INFO = "Keterangan Anda" / "Your answer";
    /// Hint.
    INFO_HINT = "Tulis jawaban Anda. Foto atau surat yang diminta dapat dibawa ke kantor Dinsos dengan nomor tiket ini. Jangan menulis nomor rekening atau kata sandi." / "Write your answer. A photo or letter that is asked for can be brought to the Dinsos office with this ticket. Do not write bank account numbers or passwords.";
    /// The same where who answers is sealed.
    INFO_HINT_SEALED = "Jangan menulis nama, NIK, atau nomor HP Anda: keterangan ini tidak disegel. Foto yang diminta dapat dikirim sebagai tanggapan baru lewat Cek." / "Do not write your name, NIK or phone number: this answer is not sealed. A photo that is asked for can be sent as a new response through Cek.";
    /// Button.
    INFO_SEND = "Kirim keterangan" / "Send the answer";
    /// Nothing written.
    INFO_REQUIRED = "Tulis dulu keterangan yang diminta petugas." / "First write the information the officer asked for.";

    /// Any text of fewer than ten characters.
    TEXT_SHORT = "Terlalu pendek. Tulis paling sedikit 10 huruf." / "Too short. Write at least 10 characters.";
    /// Any text of more than 2,000 characters.
    TEXT_LONG = "Terlalu panjang, paling banyak 2.000 huruf. Singkatkan, lalu kirim lagi." / "Too long, 2,000 characters at most. Shorten it, then send it again.";

    /// Heading of the contact.
    CONTACT_TITLE = "Ubah kontak" / "Change the contact";
    /// What is on file.
    CONTACT_NOW = "Tercatat sekarang: {contact}." / "On file now: {contact}.";
    /// Nothing is on file.
    CONTACT_NONE = "Belum ada kontak yang tercatat." / "No contact is on file.";
    /// What is on file is sealed (S-7).
    CONTACT_SEALED = "Kontak Anda disegel, jadi tidak dapat ditampilkan di sini. Yang baru disegel juga." / "Your contact is sealed, so it cannot be shown here. A new one is sealed too.";
    /// How the form works.
    CONTACT_HOW = "Isian di bawah ini menggantikan semuanya." / "What you enter below replaces all of it.";
    /// Label.
    EMAIL = "Alamat e-mail" / "E-mail address";
    /// Hint.
    EMAIL_HINT = "Jika dikosongkan, kami tidak mengirim e-mail lagi." / "If left empty, we send no more e-mail.";
    /// Label.
    PHONE = "Nomor HP" / "Phone number";
    /// No number.
    PHONE_REQUIRED = "Isi nomor HP." / "Enter a phone number.";
    /// Button.
    CONTACT_SEND = "Simpan kontak" / "Save the contact";

    /// Heading of the appeal.
    APPEAL_TITLE = "Ajukan keberatan" / "File an appeal";
    /// How it works.
    APPEAL_HOW = "Tidak setuju dengan hasilnya? Petugas lain akan memeriksa ulang. Gratis." / "Do not agree with the outcome? Another officer will examine it again. It is free.";
    /// Label.
    APPEAL = "Mengapa Anda keberatan" / "Why you appeal";
    /// Hint.
    APPEAL_HINT = "Sebutkan apa yang keliru dan keadaan yang sebenarnya. Bukti berupa foto atau surat dapat dibawa ke kantor Dinsos dengan nomor tiket ini." / "Say what is wrong and how things really are. Proof such as a photo or letter can be brought to the Dinsos office with this ticket.";
    /// Button.
    APPEAL_SEND = "Ajukan keberatan" / "File the appeal";
    /// Nothing written.
    APPEAL_REQUIRED = "Tulis dulu mengapa Anda keberatan." / "First write why you appeal.";
    /// Too little written.
    APPEAL_SHORT = "Tulis keberatan Anda lebih lengkap, paling sedikit 10 huruf." / "Write more about your appeal, at least 10 characters.";

    /// Heading of the withdrawal.
    WITHDRAW_TITLE = "Cabut kasus ini" / "Withdraw this case";
    /// What it means.
    WITHDRAW_HOW = "Setelah dicabut, pemeriksaan berhenti dan tidak bisa dilanjutkan dengan tiket ini." / "Once withdrawn, the review stops and cannot go on with this ticket.";
    /// Label of the checkbox.
    WITHDRAW_SURE = "Ya, saya ingin mencabutnya." / "Yes, I want to withdraw it.";
    /// Button.
    WITHDRAW_SEND = "Cabut sekarang" / "Withdraw now";
    /// Not confirmed.
    WITHDRAW_REQUIRED = "Centang dulu tanda bahwa Anda ingin mencabutnya." / "First tick that you want to withdraw it.";

    /// Heading of the rights over data.
    RIGHT_TITLE = "Perbaiki atau hapus data" / "Correct or erase data";
    /// How it works (D-5).
    RIGHT_HOW = "Petugas menjawab paling lama 3×24 jam. Permintaan ini mendapat nomor tiket sendiri." / "An officer answers within 3×24 hours. The request gets a ticket number of its own.";
    /// The question.
    RIGHT = "Yang Anda minta" / "What you ask for";
    /// `koreksi`
    RIGHT_CORRECT = "Perbaiki data yang salah" / "Correct wrong data";
    /// `hapus`
    RIGHT_ERASE = "Hapus data saya" / "Erase my data";
    /// Label of the text.
    RIGHT_WHAT = "Jelaskan" / "Explain";
    /// Hint of the text.
    RIGHT_WHAT_HINT = "Data mana, dan apa yang benar." / "Which data, and what is right.";
    /// Button.
    RIGHT_SEND = "Kirim permintaan" / "Send the request";
    /// Nothing chosen.
    RIGHT_REQUIRED = "Pilih: perbaiki atau hapus." / "Choose: correct or erase.";
    /// Enough requests are open.
    RIGHT_TOO_MANY = "Permintaan Anda yang lain masih diproses. Tunggu jawabannya dulu." / "Your other requests are still in progress. Wait for their answers first.";
    /// Nothing written.
    RIGHT_WHAT_REQUIRED = "Tulis penjelasan Anda." / "Write your explanation.";
    /// Requests that are open.
    RIGHT_OPEN = "Permintaan Anda sudah diterima dengan tiket {ticket}: {what}. Dijawab paling lambat {due} WIB." / "Your request has been received under ticket {ticket}: {what}. It is answered by {due} WIB at the latest.";
    /// What is asked for, where it can no longer be told.
    RIGHT_OTHER = "tentang data Anda" / "about your data";
    /// What is asked for: a correction.
    RIGHT_CORRECTION = "perbaikan data" / "a correction of data";
    /// What is asked for: erasure.
    RIGHT_ERASURE = "penghapusan data" / "the erasure of data";

    /// Link to the data page.
    DATA_LINK = "Lihat semua data dan siapa yang membukanya" / "See all data, and who opened it";
    /// Button that ends the session.
    LEAVE = "Keluar" / "Leave";
    /// Why.
    LEAVE_WHY = "Di HP atau komputer bersama, pilih Keluar setelah selesai." / "On a shared phone or computer, choose Leave when you are done.";

    /// `info` worked.
    DONE_INFO = "Keterangan Anda sudah kami terima. Pemeriksaan dilanjutkan." / "We have received your answer. The review goes on.";
    /// `kontak` worked.
    DONE_CONTACT = "Kontak sudah diubah." / "The contact has been changed.";
    /// `cabut` worked.
    DONE_WITHDRAW = "Sudah dicabut. Pemeriksaan kasus ini berhenti." / "It has been withdrawn. The review of this case has stopped.";
    /// `keberatan` worked.
    DONE_APPEAL = "Keberatan Anda sudah kami terima." / "We have received your appeal.";
    /// `hak` worked.
    DONE_RIGHTS = "Permintaan Anda sudah kami terima. Kami menjawab paling lama 3×24 jam." / "We have received your request. We answer within 3×24 hours.";
    /// Anything else worked.
    DONE = "Sudah tersimpan." / "Saved.";
}
