//! Steps of a case's history.

use crate::text::texts;

texts! {
    /// `submit`
    SUBMIT = "Kiriman Anda kami terima" / "We received what you sent";
    /// `open_window`
    OPEN_WINDOW = "Siklus dimulai, masuk antrean" / "The cycle began; it joined the queue";
    /// `take`
    TAKE = "Petugas mulai memeriksa" / "An officer began the review";
    /// `release`
    RELEASE = "Kembali ke antrean" / "Returned to the queue";
    /// `release_appeal`
    RELEASE_APPEAL = "Keberatan kembali ke antrean" / "The appeal returned to the queue";
    /// `ask_info`
    ASK_INFO = "Petugas meminta keterangan" / "The officer asked for information";
    /// `give_info`
    GIVE_INFO = "Keterangan tambahan diterima" / "More information was received";
    /// `update`
    UPDATE = "Kiriman Anda diganti dengan yang lebih baru" / "What you sent was replaced by a newer one";
    /// `resume`
    RESUME = "Pemeriksaan dilanjutkan tanpa menunggu jawaban" / "The review went on without waiting for an answer";
    /// `find_layak` of a proposal.
    FIND_LAYAK = "Dinas Sosial menilai layak diusulkan" / "The Dinas Sosial found it eligible";
    /// `find_layak` of anything else.
    ACCEPT = "Dinas Sosial menerima" / "The Dinas Sosial accepted it";
    /// `find_tidak_layak` of a proposal.
    FIND_TIDAK_LAYAK = "Dinas Sosial menilai tidak layak diusulkan" / "The Dinas Sosial found it not eligible";
    /// `find_tidak_layak` of anything else.
    REFUSE = "Dinas Sosial tidak dapat memenuhi" / "The Dinas Sosial could not grant it";
    /// `find_ganda`
    FIND_GANDA = "Ditutup: data sudah tercatat" / "Closed: already on record";
    /// `find_bukan_wewenang`
    FIND_BUKAN_WEWENANG = "Ditutup: bukan wewenang Dinas Sosial ini" / "Closed: not for this Dinas Sosial";
    /// `withdraw`
    WITHDRAW = "Dicabut atas permintaan warga" / "Withdrawn at the citizen’s request";
    /// `appeal`
    APPEAL = "Keberatan diajukan" / "An appeal was filed";
    /// `batch`
    BATCH = "Masuk daftar usulan daerah" / "Joined the region’s list";
    /// `endorse`
    ENDORSE = "Daftar disahkan kepala daerah" / "The list was endorsed by the head of the region";
    /// `unbatch`
    UNBATCH = "Dikeluarkan dari daftar untuk diperiksa lagi" / "Taken off the list to be checked again";
    /// `close`
    CLOSE = "Penanganan selesai" / "Dealt with";
    /// `centre_verify`
    CENTRE_VERIFY = "Pusat selesai memverifikasi" / "The centre verified it";
    /// `centre_pmt`
    CENTRE_PMT = "Pusat selesai memeringkat kesejahteraan" / "The centre finished the welfare ranking";
    /// `centre_determine`
    CENTRE_DETERMINE = "Kementerian Sosial menetapkan" / "The ministry determined it";
    /// `centre_reject`
    CENTRE_REJECT = "Pemerintah pusat tidak menerima" / "The central government did not accept it";
    /// Instead of any outcome, for a neighbour (S-6).
    REVIEWED = "Selesai ditinjau" / "The review was finished";
    /// A step this page has no words for.
    OTHER = "Ada perubahan pada kasus ini" / "Something changed in this case";
}
