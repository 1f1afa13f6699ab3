//! The receipt of a proposal, and which cycle it may join.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Usulan terkirim" / "Your proposal has been sent";
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
    KEEP = "Foto layar, cetak, atau salin nomor tiket dan PIN sekarang. Keduanya perlu untuk melihat perkembangan." / "Take a screenshot, print this, or copy the ticket number and PIN now. You need both to follow your proposal.";
    /// Instead of the PIN where it must not be shown.
    PIN_ELSEWHERE = "PIN hanya tampil di HP atau komputer yang mengirim usulan ini. Tidak mencatatnya? Datang ke kantor Dinas Sosial dengan KTP." / "The PIN is shown only on the phone or computer that sent this proposal. Did not write it down? Come to the Dinas Sosial with your KTP.";
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
    /// The cycle is a later month's.
    LATER = "Batas untuk bulan ini sudah lewat atau terlalu dekat, jadi usulan masuk bulan berikutnya. Usulan tetap kami terima dan tidak perlu dikirim ulang." / "The deadline of this month has passed or is too close, so the proposal joins a later month. It is accepted all the same and need not be sent again.";
    /// Heading of the dated steps.
    NEXT = "Apa yang terjadi selanjutnya" / "What happens next";
    /// First step.
    STEP_RECEIVED = "Usulan kami terima." / "We received the proposal.";
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
    FOLLOW_LINK = "Lacak usulan ini" / "Track this proposal";
    /// A mail was queued.
    MAIL = "Pemberitahuan lewat e-mail sudah masuk antrean kirim. E-mail itu tidak memuat PIN. Jika tidak sampai, usulan Anda tetap diproses." / "A notice by e-mail is queued for sending. It does not contain the PIN. If it does not arrive, your proposal is processed all the same.";
    /// No address was given.
    NO_MAIL = "Anda tidak memberi alamat e-mail. Lihat perkembangan di halaman Lacak." / "You gave no e-mail address. Look at the tracking page for news.";
    /// Way to the next proposal.
    ANOTHER = "Usulkan orang lain" / "Propose somebody else";
    /// Way on.
    HOME = "Ke halaman depan" / "Go to the home page";
}
