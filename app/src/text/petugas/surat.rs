//! `/petugas/surat`: letters that are printed by the office, and the letter to who was proposed (S-11).

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Surat" / "Letters";
    /// Under the heading.
    LEAD = "Surat untuk warga yang tidak dapat dihubungi lewat e-mail. Mencetak dicatat atas nama Anda." / "Letters to people who cannot be reached by e-mail. Printing is noted under your name.";
    /// What to do with the paper.
    PAPER = "Lipat, masukkan ke amplop tertutup, dan serahkan hanya kepada orangnya. Jangan menyimpan salinan." / "Fold it, close the envelope and hand it to that person only. Keep no copy.";
    /// Heading of the first list.
    REPLY = "Hak jawab" / "Right of reply";
    /// What those letters are.
    REPLY_HOW = "Memberi tahu bahwa ada sanggahan dan memuat kode sekali pakai. Kode dibuat saat dicetak dan tidak dapat ditampilkan lagi." / "Tells that there is an objection and carries a code for one use. The code is made while printing and cannot be shown again.";
    /// Heading of the second list.
    NOTICE = "Pemberitahuan kepada terusul" / "Notices to people proposed";
    /// What those letters are.
    NOTICE_HOW = "Memberi tahu warga bahwa ia diusulkan oleh orang lain, tanpa nama pengusul. Di kantor ia boleh menyampaikan data yang benar (tulis sebagai catatan pada kasus) atau meminta usulan dihentikan (putuskan tidak layak dengan alasan itu). Surat tetap perlu dicetak setelah usulan diputuskan; isinya lalu mengatakan bahwa usulan sudah ditinjau." / "Tells people that somebody proposed them, without the name. At the office they may give the right data (note it with the case) or have the proposal ended (decide not eligible, with that reason). A letter remains to be printed after the decision; it then says that the proposal was reviewed.";
    /// Nothing is due.
    NONE_DUE = "Tidak ada surat yang perlu dicetak." / "No letter has to be printed.";
    /// Caption of the letters that are due.
    DUE = "Perlu dicetak" / "To be printed";
    /// Heading of what was printed.
    PRINTED = "Sudah dicetak dalam 30 hari terakhir" / "Printed in the last 30 days";
    /// Nothing was.
    NONE_PRINTED = "Belum ada." / "None yet.";
    /// There are more.
    MORE = "Ditampilkan {limit} surat tertua. Cetak dulu, sisanya menyusul." / "The oldest {limit} letters are shown. Print them first; the rest follow.";
    /// Column.
    COLUMN_VILLAGE = "Desa/kelurahan" / "Village";
    /// Column.
    COLUMN_NAME = "Nama (disamarkan)" / "Name (masked)";
    /// Column.
    COLUMN_TICKET = "Tiket" / "Ticket";
    /// Column.
    COLUMN_SINCE = "Diajukan" / "Filed";
    /// Column.
    COLUMN_PRINTED = "Dicetak" / "Printed";
    /// Column.
    COLUMN_BY = "Oleh" / "By";
    /// Column.
    COLUMN_NUMBER = "No." / "No.";
    /// Column of the buttons.
    COLUMN_DO = "Tindakan" / "Action";
    /// Button of one letter.
    PRINT = "Cetak" / "Print";
    /// Button of a village.
    PRINT_ALL = "Cetak semua {count} surat {village}" / "Print all {count} letters of {village}";
    /// Button of a letter that was lost.
    REPRINT = "Cetak ulang, kode lama batal" / "Print again, the old code is void";
    /// Button of a notice that was lost.
    REPRINT_NOTICE = "Cetak ulang" / "Print again";
    /// Instead of the button.
    ANSWERED = "Sudah dijawab" / "Answered";
    /// Printed on the command line.
    BY_SYSTEM = "Sistem" / "The system";
    /// How often it was printed anew.
    TIMES = "{count} kali" / "{count} times";
    /// Not in the data any more.
    UNKNOWN = "Tidak ada lagi di data penerima; cari orangnya lewat desa" / "No longer in the recipient data; look for them through the village";
    /// Nothing came of printing.
    NOTHING = "Tidak ada yang dicetak" / "Nothing was printed";
    /// Why.
    NOTHING_WHY = "Surat itu sudah dicetak petugas lain, sudah dijawab, atau laporannya dicabut. Daftar di bawah ini terbaru." / "That letter was printed by another officer, was answered, or its report was withdrawn. The list below is up to date.";

    /// Title of the printed document.
    LETTER_TITLE = "Pemberitahuan usulan" / "Notice of a proposal";
    /// Its subject.
    LETTER_SUBJECT = "Anda diusulkan sebagai penerima bantuan sosial" / "You were proposed for social aid";
    /// Its number.
    LETTER_NUMBER = "Nomor surat: {number}" / "Number of this letter: {number}";
    /// What happened.
    LETTER_WHAT = "Seorang warga mengusulkan agar data Anda diperiksa untuk bantuan sosial." / "Somebody proposed that your data be examined for social aid.";
    /// How it stands before the decision.
    LETTER_EXAMINED = "Usulan itu masih diperiksa." / "The proposal is still being examined.";
    /// How it stands after the decision.
    LETTER_REVIEWED = "Usulan itu sudah selesai ditinjau." / "The proposal has been reviewed.";
    /// What happens next.
    LETTER_NEXT = "Petugas memeriksa usulan, dan mungkin mengunjungi rumah Anda. Diusulkan belum berarti menerima bantuan." / "Officers examine the proposal, and may visit your home. Being proposed does not mean that you will receive aid.";
    /// Why the outcome is not on the paper.
    LETTER_REVIEWED_NEXT = "Demi keamanan, hasilnya tidak ditulis di surat ini. Hasilnya hanya diberitahukan kepada Anda atau keluarga satu KK." / "For safety the outcome is not written in this letter. It is told only to you or to family on the same KK.";
    /// Heading of the rights.
    LETTER_RIGHTS = "Hak Anda" / "Your rights";
    /// First right.
    LETTER_SEE = "Melihat apa yang diusulkan tentang Anda." / "See what was proposed about you.";
    /// Second right.
    LETTER_CORRECT = "Menyampaikan data yang benar bila ada yang keliru." / "Give the right data when something is wrong.";
    /// Third right.
    LETTER_WITHDRAW = "Meminta usulan dihentikan bila Anda tidak setuju. Bantuan yang sudah Anda terima tidak terpengaruh." / "Have the proposal ended when you disagree. Aid you already receive is not affected.";
    /// Third right, after the decision.
    LETTER_OUTCOME = "Mengetahui hasilnya, dan menyampaikan kepada petugas bila Anda tidak setuju." / "Learn the outcome, and tell an officer when you disagree.";
    /// How, after the decision.
    LETTER_REVIEWED_HOW = "Datang ke kantor kami dengan surat ini dan KTP Anda." / "Come to our office with this letter and your KTP.";
    /// How.
    LETTER_HOW = "Datang ke kantor kami dengan surat ini dan KTP Anda. Bila tidak ada yang ingin diubah, Anda tidak perlu melakukan apa pun." / "Come to our office with this letter and your KTP. When you want nothing changed, you need do nothing.";
    /// Who it was is not told.
    LETTER_NOT_TOLD = "Siapa yang mengusulkan tidak kami beri tahukan." / "We do not tell who proposed you.";
}
