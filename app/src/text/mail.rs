//! Mail to those who gave an address. Never a PIN, a NIK or a name: mail is read on lock screens and by others.

use super::texts;

texts! {
    /// First line of every mail.
    GREETING = "Halo," / "Hello,";
    /// Before the ticket number.
    TICKET = "Nomor tiket" / "Ticket number";
    /// Where and how a case is followed.
    FOLLOW = "Perkembangannya bisa dilihat di halaman Lacak, dengan nomor tiket dan PIN yang tampil setelah Anda mengirim:" / "You can follow it on the tracking page, with the ticket number and the PIN that was shown after you sent it:";
    /// How a case is read when the mail itself says nothing.
    READ_IT = "Buka halaman Lacak dengan nomor tiket dan PIN Anda untuk membacanya:" / "Open the tracking page with your ticket number and PIN to read it:";
    /// Beside a change that could have been made by somebody else.
    NOT_YOU = "Jika bukan Anda yang melakukannya, segera hubungi Dinas Sosial." / "If this was not you, contact the Dinas Sosial at once.";

    /// Subject: a proposal has arrived.
    SUBMITTED_SUBJECT = "Usulan Anda sudah kami terima" / "We have received your proposal";
    /// The same as a sentence.
    SUBMITTED = "Usulan Anda sudah kami terima. Simpan nomor tiket ini." / "We have received your proposal. Keep this ticket number.";
    /// W-2: which monthly cycle it may join, and that cycle's last day.
    SUBMITTED_CYCLE = "Usulan ini paling cepat masuk siklus {cycle}. Batas pengusulan siklus itu {cutoff}." / "At the earliest this proposal joins the cycle of {cycle}. That cycle takes proposals until {cutoff}.";
    /// What happens next.
    SUBMITTED_NEXT = "Selanjutnya petugas memeriksa usulan ini. Anda tidak perlu mengirimnya lagi. Kami mengirim email bila ada perkembangan." / "Next, officers examine the proposal. You need not send it again. We send an e-mail when something happens.";

    /// Subject: the contact of a case was changed.
    CONTACT_CHANGED_SUBJECT = "Kontak untuk tiket Anda diubah" / "The contact of your ticket was changed";
    /// The same as a sentence.
    CONTACT_CHANGED = "Kontak untuk tiket ini baru saja diubah." / "The contact of this ticket has just been changed.";

    /// Subject: a case was withdrawn.
    WITHDRAWN_SUBJECT = "Tiket Anda sudah ditarik" / "Your ticket was withdrawn";
    /// The same as a sentence.
    WITHDRAWN = "Sesuai permintaan, tiket ini sudah ditarik dan tidak diproses lagi." / "As requested, this ticket was withdrawn and is no longer processed.";

    /// Subject: an officer asks for more.
    INFO_NEEDED_SUBJECT = "Kami memerlukan keterangan tambahan" / "We need more information";
    /// The same as a sentence.
    INFO_NEEDED = "Petugas memerlukan keterangan tambahan untuk tiket ini." / "The officers need more information about this ticket.";
    /// By when, if there is a last day.
    INFO_NEEDED_DUE = "Mohon dijawab paling lambat {due}." / "Please answer by {due}.";

    /// Subject: there is a decision, which the mail does not tell.
    DECIDED_SUBJECT = "Ada perkembangan pada tiket Anda" / "There is news about your ticket";
    /// The same as a sentence.
    DECIDED = "Ada perkembangan pada tiket ini. Demi keamanan, isinya tidak ditulis di email." / "There is news about this ticket. For safety it is not written in an e-mail.";

    /// Subject: an appeal has arrived.
    APPEAL_RECEIVED_SUBJECT = "Keberatan Anda sudah kami terima" / "We have received your appeal";
    /// The same as a sentence.
    APPEAL_RECEIVED = "Keberatan Anda sudah kami terima. Petugas lain, bukan yang memutuskan sebelumnya, akan memeriksanya." / "We have received your appeal. Another officer than the one who decided before will examine it.";

    /// Subject: a request about one's own data has arrived.
    RIGHTS_RECEIVED_SUBJECT = "Permintaan Anda tentang data pribadi sudah kami terima" / "We have received your request about personal data";
    /// The same as a sentence.
    RIGHTS_RECEIVED = "Permintaan Anda tentang data pribadi sudah kami terima." / "We have received your request about personal data.";

    /// When an appeal or a request is answered at the latest.
    ANSWER_DUE = "Kami menjawab paling lambat {due}." / "We will answer by {due}.";

    /// Subject: somebody was proposed by another resident (D-13). Neutral, for it may be seen by others.
    SUBJECT_TOLD_SUBJECT = "Pemberitahuan tentang data Anda" / "A notice about your data";
    /// What happened, without the proposer (S-6).
    SUBJECT_TOLD = "Seorang warga mengusulkan Anda untuk bantuan sosial. Identitas pengusul tidak kami sampaikan." / "A resident has proposed you for social assistance. We do not disclose who it was.";
    /// What the person may do.
    SUBJECT_TOLD_RIGHTS = "Jika Anda setuju, tidak perlu melakukan apa-apa. Jika datanya salah atau Anda tidak ingin diusulkan, datang ke Dinas Sosial di bawah ini dengan KTP. Petugas mencatat data yang benar, atau menghentikan usulan itu." / "If you agree, you need not do anything. If the data is wrong or you do not want to be proposed, come to the Dinas Sosial below with your KTP. An officer notes the right data, or ends the proposal.";

    /// Subject: what was proposed about somebody was looked at. Neutral likewise.
    SUBJECT_REVIEWED_SUBJECT = "Kabar tentang data Anda" / "News about your data";
    /// What happened, without the proposer and without the result.
    SUBJECT_REVIEWED = "Usulan seorang warga tentang Anda sudah selesai ditinjau. Demi keamanan, hasilnya tidak ditulis di email." / "What a resident proposed about you has been reviewed. For safety the result is not written in an e-mail.";
    /// How the person learns the result.
    SUBJECT_REVIEWED_HOW = "Hasilnya hanya diberitahukan kepada Anda atau keluarga satu KK. Tanyakan ke Dinas Sosial di bawah ini dengan membawa KTP." / "It is told only to you or to family on the same KK. Ask the Dinas Sosial below, and bring your KTP.";

    /// Subject: a report about somebody has arrived. Neutral, for it may be seen by others.
    REPORT_RECEIVED_SUBJECT = "Kiriman Anda sudah kami terima" / "We have received what you sent";
    /// The same as a sentence: neither what it is nor about whom.
    REPORT_RECEIVED = "Kiriman Anda sudah kami terima. Simpan nomor tiket ini." / "We have received what you sent. Keep this ticket number.";

    /// Subject: somebody may answer what was said about them. Neutral likewise.
    REPLY_NOTICE_SUBJECT = "Pemberitahuan tentang data Anda" / "A notice about your data";
    /// What happened, without who, why, or how many (S-7).
    REPLY_NOTICE = "Dinas Sosial menerima sanggahan tentang data bantuan sosial Anda. Belum ada yang diputuskan, dan sanggahan tidak mengubah bantuan Anda dengan sendirinya. Sebelum diputuskan, Anda berhak menjawab." / "The Dinas Sosial has received an objection about your social assistance data. Nothing has been decided, and an objection does not change your assistance by itself. Before anything is decided you have the right to answer.";
    /// Until when.
    REPLY_NOTICE_DUE = "Jawaban ditunggu sampai {due}." / "Your answer is awaited until {due}.";
    /// Before the code.
    REPLY_CODE = "Kode jawaban, hanya untuk satu kali menjawab" / "Reply code, good for one answer";
    /// Where the code is typed in.
    REPLY_NOTICE_HOW = "Buka halaman ini dan ketik kode di atas:" / "Open this page and type the code above:";
    /// What if it is not used.
    REPLY_NOTICE_OPEN = "Tidak menjawab tidak dianggap mengaku. Anda juga boleh datang ke kantor dengan membawa KTP." / "Not answering counts as no admission. You may also come to the office with your KTP.";

    /// Last lines: nobody reads answers.
    AUTOMATIC = "Email ini dikirim otomatis. Balasan tidak dibaca." / "This e-mail was sent automatically. Replies are not read.";
    /// Last lines: against fraud.
    NEVER_ASKED = "Kami tidak pernah meminta PIN, uang, atau data lain lewat email, telepon, atau pesan." / "We never ask for a PIN, money or other data by e-mail, telephone or message.";
}
