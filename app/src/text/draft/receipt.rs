//! The receipt: which cycle a proposal may join, and what happens next.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "{what} terkirim" / "Your {what} has been sent";
    /// What it is not.
    NOT_APPROVED = "Ini tanda terima, belum persetujuan. Dinas Sosial memeriksa usulan ini; daftar penerima akhir dan desil ditetapkan pemerintah pusat." / "This is a receipt, not an approval. The Dinas Sosial examines the proposal; the final list and the desil are set by the central government.";
    /// Before the ticket.
    TICKET = "Nomor tiket" / "Ticket number";
    /// Before the PIN.
    PIN = "PIN" / "PIN";
    /// Before the time of receipt.
    RECEIVED = "Diterima" / "Received";
    /// Before the office and its telephone number.
    OFFICE = "Tanya ke" / "Ask";
    /// What to do with the page.
    KEEP = "Foto layar, cetak, atau salin nomor tiket dan PIN sekarang. Keduanya perlu untuk melihat perkembangan." / "Take a screenshot, print this, or copy the ticket number and PIN now. You need both to follow it.";
    /// Instead of the PIN where it must not be shown.
    PIN_ELSEWHERE = "PIN hanya tampil di HP atau komputer yang mengirim {what} ini. Tidak mencatatnya? Datang ke kantor Dinas Sosial dengan KTP." / "The PIN is shown only on the phone or computer that sent this {what}. Did not write it down? Come to the Dinas Sosial with your KTP.";
    /// Against fraud.
    NEVER_ASKED = "Nomor tiket dan PIN tidak pernah kami minta lewat telepon, pesan, atau orang yang datang ke rumah. Jangan berikan kepada siapa pun." / "We never ask for ticket number and PIN by telephone, by message or at your door. Do not give them to anybody.";
    /// What the picture is.
    QR = "Kode QR menuju halaman Lacak" / "QR code of the tracking page";
    /// Under the picture.
    QR_HINT = "Pindai untuk membuka halaman Lacak. PIN tidak ada di dalam kode ini." / "Scan to open the tracking page. The PIN is not in this code.";
    /// The earliest cycle (W-2).
    EARLIEST = "Usulan ini paling cepat masuk siklus {cycle}, batas pengusulan {cutoff}." / "At the earliest this proposal joins the cycle of {cycle}, which takes proposals until {cutoff}.";
    /// The same before it is sent.
    EARLIEST_NOW = "Jika dikirim sekarang, usulan ini paling cepat masuk siklus {cycle}, batas pengusulan {cutoff}." / "Sent now, this proposal at the earliest joins the cycle of {cycle}, which takes proposals until {cutoff}.";
    /// The office takes no proposals now (W-2).
    CLOSED = "Dinas Sosial sedang tidak menerima usulan. Usulan bisa dikirim mulai {day}." / "The Dinas Sosial takes no proposals at the moment. They can be sent from {day}.";
    /// The same before it is sent.
    CLOSED_KEPT = "Isian Anda tetap tersimpan. Buka lagi halaman ini mulai tanggal itu, lalu kirim." / "Your answers are kept. Open this page again from that day on, then send them.";
    /// The cycle is a later month's.
    LATER = "Batas untuk bulan ini sudah lewat atau terlalu dekat, jadi usulan masuk bulan berikutnya. Usulan tetap kami terima dan tidak perlu dikirim ulang." / "The deadline of this month has passed or is too close, so the proposal joins a later month. It is accepted all the same and need not be sent again.";
    /// Heading of the dated steps.
    NEXT = "Apa yang terjadi selanjutnya" / "What happens next";
    /// First step.
    STEP_RECEIVED = "{what} kami terima." / "We received the {what}.";
    /// Before a last day.
    BY = "Paling lambat {date}" / "By {date}";
    /// Second step.
    STEP_REVIEW = "Petugas Dinas Sosial memeriksa isian dan foto, dan bisa datang ke rumah. Jika ada yang kurang, petugas bertanya lewat halaman Lacak." / "Officers of the Dinas Sosial examine answers and photos, and may visit the home. If something is missing, they ask on the tracking page.";
    /// Time of the third step.
    STEP_CYCLE_AT = "Siklus {cycle}, batas {cutoff}" / "Cycle of {cycle}, until {cutoff}";
    /// Third step.
    STEP_PROPOSED = "Jika dinilai layak, masuk daftar usulan daerah dan disahkan kepala daerah. Bisa mundur ke bulan berikutnya bila pemeriksaan belum selesai." / "If found eligible, it joins the region’s list, which the head of the region endorses. It may move to a later month when the review is not finished.";
    /// Time of the last step.
    STEP_CENTRE_AT = "Setelah itu" / "After that";
    /// Last step.
    STEP_CENTRE = "Pemerintah pusat menetapkan siapa yang menerima bantuan. Terdaftar tidak otomatis menerima bansos." / "The central government decides who receives aid. Being listed does not mean receiving aid.";
    /// Heading of following and mail.
    FOLLOW = "Ikuti perkembangannya" / "Follow it";
    /// The way to the tracking page.
    FOLLOW_LINK = "Lacak {what} ini" / "Track this {what}";
    /// A mail was queued.
    MAIL = "Pemberitahuan lewat e-mail sudah masuk antrean kirim. E-mail itu tidak memuat PIN. Jika tidak sampai, {what} Anda tetap diproses." / "A notice by e-mail is queued for sending. It does not contain the PIN. If it does not arrive, your {what} is processed all the same.";
    /// No address was given.
    NO_MAIL = "Anda tidak memberi alamat e-mail. Lihat perkembangan di halaman Lacak." / "You gave no e-mail address. Look at the tracking page for news.";
    /// Way to the next proposal.
    ANOTHER = "Usulkan orang lain" / "Propose somebody else";
    /// Way on.
    HOME = "Ke halaman depan" / "Go to the home page";
    /// Name of the page of a receipt in the browser's history, where it must not tell what was sent.
    SENT = "Terkirim" / "Sent";
    /// Before the button below.
    FORGET_WHY = "HP ini dipakai orang lain juga? Setelah mencatat tiket dan PIN, lupakan kiriman ini di HP ini." / "Do others use this phone too? Once you have noted ticket and PIN, forget what you sent on this phone.";
    /// Before the same button in an officer's browser.
    FORGET_ASSISTED = "Cetak halaman ini atau catat tiket dan PIN untuk warga. Setelah diserahkan, lupakan kiriman ini di komputer kantor." / "Print this page, or note ticket and PIN for the citizen. Once handed over, forget it on the office’s computer.";
    /// Link for an officer.
    ANOTHER_ASSISTED = "Bantu warga berikutnya" / "Help the next citizen";
    /// Button.
    FORGET = "Lupakan di HP ini" / "Forget on this phone";

    /// What it is not, of anything about a recipient.
    NOT_DECIDED = "Ini tanda terima. Belum ada yang diputuskan, dan data orang ini tidak berubah karena kiriman ini saja." / "This is a receipt. Nothing has been decided, and the data of this person does not change by this alone.";
    /// What it is not, of an answer.
    NOT_DECIDED_OWN = "Ini tanda terima. Belum ada yang diputuskan. Petugas membaca jawaban Anda sebelum memutuskan." / "This is a receipt. Nothing has been decided. Officers read your answer before they decide.";
    /// It took the place of an earlier one.
    UPDATED = "Ini menggantikan kiriman Anda sebelumnya. Nomor tiket dan PIN tetap sama." / "This takes the place of what you sent before. Ticket number and PIN stay the same.";
    /// Who sent it is sealed (S-7).
    SEALED = "Identitas Anda sudah disegel. Simpan tanda terima ini di tempat aman: siapa yang memegangnya tahu bahwa Anda yang mengirim." / "Your identity is sealed. Keep this receipt in a safe place: whoever holds it knows that you sent this.";
    /// Review of an objection or a vouch.
    STEP_REPORT = "Petugas Dinas Sosial memeriksa isi dan fotonya. Ini bukan pemungutan suara: isinya yang dinilai, bukan jumlahnya." / "Officers of the Dinas Sosial examine what it says and its photo. It is not a vote: the content counts, not the number.";
    /// Time of the right of reply.
    STEP_REPLY_AT = "Sebelum ada keputusan" / "Before there is a decision";
    /// The right of reply.
    STEP_REPLY = "Orang ini diberi tahu jenis sanggahannya saja, tanpa nama Anda, tulisan, atau foto Anda. Ia boleh menjawab." / "This person is told the kind of objection only: not your name, your text or your photo. They may answer.";
    /// Review of a report.
    STEP_CHECKED = "Petugas Dinas Sosial memeriksa laporan ini. Data diubah hanya jika terbukti." / "Officers of the Dinas Sosial examine this report. Data is changed only if it proves right.";
    /// Who decides about a report on somebody else, and what is told.
    STEP_DECIDED = "Dinas Sosial memutuskan. Demi privasi, di halaman Lacak Anda hanya membaca “selesai ditinjau”." / "The Dinas Sosial decides. For privacy you only read “review finished” on the tracking page.";
    /// Review of an answer.
    STEP_ANSWER = "Petugas Dinas Sosial membaca jawaban Anda bersama sanggahannya." / "Officers of the Dinas Sosial read your answer together with the objection.";
    /// The decision after an answer.
    STEP_ANSWER_DECIDED = "Dinas Sosial memutuskan. Selama belum ada keputusan, tidak ada yang berubah." / "The Dinas Sosial decides. As long as there is no decision, nothing changes.";
    /// Way to another card.
    ANOTHER_CARD = "Cek orang lain" / "Check somebody else";
}
