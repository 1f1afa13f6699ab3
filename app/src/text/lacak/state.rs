//! Kinds and states of a case.

use crate::text::texts;

texts! {
    /// `usulan`
    KIND_USULAN = "Usulan" / "proposal";
    /// `sanggahan`
    KIND_SANGGAHAN = "Sanggahan" / "objection";
    /// `tanggapan_layak`
    KIND_TANGGAPAN_LAYAK = "Tanggapan" / "statement";
    /// `perubahan_data`
    KIND_PERUBAHAN_DATA = "Permintaan perubahan data" / "request to change data";
    /// `penyalahgunaan`
    KIND_PENYALAHGUNAAN = "Laporan penyalahgunaan" / "report of misuse";
    /// `keberatan`
    KIND_KEBERATAN = "Keberatan" / "appeal";
    /// `hak_data`
    KIND_HAK_DATA = "Permintaan tentang data pribadi" / "request about personal data";
    /// `hak_jawab`
    KIND_HAK_JAWAB = "Jawaban" / "answer";
    /// `usulan_kemensos`
    KIND_USULAN_KEMENSOS = "Usulan Kementerian Sosial" / "proposal of the ministry";

    /// `waiting_for_window`
    WAITING = "Menunggu siklus" / "Waiting for its cycle";
    /// Its meaning.
    WAITING_MEANS = "{kind} Anda sudah kami terima dan menunggu siklus bulan berikutnya. Anda tidak perlu melakukan apa-apa." / "We have your {kind}. It waits for a later month’s cycle. You need not do anything.";
    /// `queued`
    QUEUED = "Dalam antrean" / "In the queue";
    /// Its meaning.
    QUEUED_MEANS = "{kind} Anda menunggu giliran diperiksa petugas Dinas Sosial." / "Your {kind} waits for its turn to be examined by the Dinas Sosial.";
    /// `under_review`
    UNDER_REVIEW = "Sedang ditinjau" / "Under review";
    /// Its meaning.
    UNDER_REVIEW_MEANS = "{kind} Anda sedang diperiksa petugas Dinas Sosial. Petugas bisa datang ke rumah." / "An officer of the Dinas Sosial is examining your {kind}. They may visit the home.";
    /// Its meaning, of what somebody says about somebody else.
    UNDER_REVIEW_MEANS_REPORT = "{kind} Anda sedang diperiksa petugas Dinas Sosial. Petugas tidak memberi tahu siapa pun siapa yang menyampaikannya." / "An officer of the Dinas Sosial is examining your {kind}. They tell nobody who sent it.";
    /// Its meaning, of an answer.
    UNDER_REVIEW_MEANS_ANSWER = "{kind} Anda sedang dibaca petugas Dinas Sosial bersama sanggahannya. Belum ada yang diputuskan." / "An officer of the Dinas Sosial is reading your {kind} together with the objection. Nothing has been decided.";
    /// `info_needed`
    INFO_NEEDED = "Perlu jawaban Anda" / "Your answer is needed";
    /// Its meaning.
    INFO_NEEDED_MEANS = "Petugas perlu keterangan tambahan. {kind} Anda dilanjutkan setelah Anda menjawab di bawah ini." / "The officer needs more information. Your {kind} goes on after you have answered below.";
    /// `layak` of a proposal.
    LAYAK = "Dinilai layak" / "Found eligible";
    /// Its meaning.
    LAYAK_MEANS = "{kind} Anda dinilai layak oleh Dinas Sosial dan menunggu masuk daftar usulan daerah." / "The Dinas Sosial found your {kind} eligible. It waits to join the region’s list.";
    /// `layak` of anything else.
    ACCEPTED = "Diterima" / "Accepted";
    /// Its meaning.
    ACCEPTED_MEANS = "{kind} Anda diterima. Yang sudah dilakukan tertulis di riwayat." / "Your {kind} was accepted. What has been done stands in the history.";
    /// `proposed`
    PROPOSED = "Sudah diusulkan" / "On the region’s list";
    /// Its meaning.
    PROPOSED_MEANS = "{kind} Anda sudah masuk daftar usulan daerah dan menunggu disahkan kepala daerah." / "Your {kind} is on the region’s list and waits for the head of the region to endorse it.";
    /// `endorsed`
    ENDORSED = "Sudah disahkan daerah" / "Endorsed by the region";
    /// Its meaning.
    ENDORSED_MEANS = "{kind} Anda ada di daftar yang sudah disahkan kepala daerah dan diteruskan ke pemerintah pusat." / "The list with your {kind} was endorsed by the head of the region and passed on to the central government.";
    /// `centre_verified`
    CENTRE_VERIFIED = "Sudah diverifikasi pusat" / "Verified by the centre";
    /// Its meaning.
    CENTRE_VERIFIED_MEANS = "{kind} Anda sudah diverifikasi pemerintah pusat dan menunggu pemeringkatan kesejahteraan." / "The central government has verified your {kind}. It waits for its welfare ranking.";
    /// `pmt_done`
    PMT_DONE = "Sudah diperingkat pusat" / "Ranked by the centre";
    /// Its meaning. Never says which rank (P-7).
    PMT_DONE_MEANS = "Pemeringkatan kesejahteraan untuk {kind} Anda sudah selesai di pusat dan menunggu penetapan Kementerian Sosial." / "The centre has finished the welfare ranking for your {kind}. It waits for the ministry’s determination.";
    /// `ditetapkan`
    DITETAPKAN = "Sudah ditetapkan" / "Determined";
    /// Its meaning.
    DITETAPKAN_MEANS = "{kind} Anda sudah ditetapkan Kementerian Sosial. Penyaluran mengikuti jadwal tiap program." / "The ministry has determined your {kind}. Distribution follows the schedule of each programme.";
    /// `ditolak_pusat`
    DITOLAK_PUSAT = "Tidak diterima pusat" / "Not accepted by the centre";
    /// Its meaning.
    DITOLAK_PUSAT_MEANS = "{kind} Anda tidak diterima pemerintah pusat. Alasannya, dan apa yang bisa Anda lakukan, tertulis di riwayat. Anda boleh mengusulkan lagi." / "The central government did not accept your {kind}. Why, and what you can do, stands in the history. You may propose again.";
    /// `done`
    DONE = "Selesai" / "Done";
    /// Its meaning.
    DONE_MEANS = "{kind} Anda sudah selesai ditangani. Yang sudah dilakukan tertulis di riwayat." / "Your {kind} has been dealt with. What was done stands in the history.";
    /// `tidak_layak` of a proposal.
    TIDAK_LAYAK = "Dinilai tidak layak" / "Found not eligible";
    /// Its meaning.
    TIDAK_LAYAK_MEANS = "{kind} Anda dinilai tidak layak oleh Dinas Sosial. Alasannya, dan apa yang bisa Anda lakukan, tertulis di riwayat." / "The Dinas Sosial found your {kind} not eligible. Why, and what you can do, stands in the history.";
    /// `tidak_layak` of anything else.
    REFUSED = "Tidak dapat dipenuhi" / "Not granted";
    /// Its meaning.
    REFUSED_MEANS = "{kind} Anda tidak dapat dipenuhi. Alasannya, dan apa yang bisa dilakukan, tertulis di riwayat." / "Your {kind} was not granted. Why, and what you can do, stands in the history.";
    /// `ganda`
    GANDA = "Data sudah tercatat" / "Already on record";
    /// Its meaning.
    GANDA_MEANS = "{kind} Anda ditutup karena datanya sudah tercatat. Keterangan petugas tertulis di riwayat." / "Your {kind} was closed because the data is already on record. The officer’s explanation stands in the history.";
    /// `bukan_wewenang`
    BUKAN_WEWENANG = "Bukan wewenang kami" / "Not for this office";
    /// Its meaning.
    BUKAN_WEWENANG_MEANS = "{kind} Anda tidak dapat diputuskan di Dinas Sosial ini. Ke mana selanjutnya tertulis di riwayat." / "Your {kind} cannot be decided by this Dinas Sosial. Where to go next stands in the history.";
    /// `dicabut`
    DICABUT = "Dicabut" / "Withdrawn";
    /// Its meaning.
    DICABUT_MEANS = "{kind} Anda sudah dicabut dan tidak diproses lagi." / "Your {kind} was withdrawn and is no longer processed.";
    /// `appealed`
    APPEALED = "Keberatan diajukan" / "Appeal filed";
    /// Its meaning.
    APPEALED_MEANS = "{kind} Anda menunggu diperiksa ulang oleh petugas lain, bukan petugas yang memutuskan sebelumnya." / "Your {kind} waits to be examined again by another officer than the one who decided before.";
    /// Instead of any outcome, for a neighbour (S-6).
    REVIEWED = "Selesai ditinjau" / "Review finished";
    /// Its meaning.
    REVIEWED_MEANS = "Usulan Anda sudah selesai ditinjau. Demi privasi, hasilnya hanya disampaikan kepada orang yang diusulkan. Terima kasih sudah peduli." / "The review of your proposal is finished. For privacy, only the person proposed is told the outcome. Thank you for caring.";
    /// Its meaning, of what somebody says about a recipient.
    REVIEWED_MEANS_REPORT = "{kind} Anda sudah selesai ditinjau. Demi privasi orang yang bersangkutan, hasilnya tidak kami sampaikan. Terima kasih sudah peduli." / "The review of your {kind} is finished. For the privacy of the person concerned we do not tell the outcome. Thank you for caring.";
}
