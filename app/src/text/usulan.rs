//! Before you start: what to expect, what to have at hand, what happens to the data.

use domain::usulan::Hubungan;

use crate::text::{Text, texts};

texts! {
    TITLE = "Usulkan bantuan sosial" / "Propose for social assistance";
    LEAD = "Sekitar 10–15 menit. Gratis, tanpa akun. Boleh berhenti kapan saja dan lanjut nanti." / "About 10–15 minutes. Free, without an account. You may stop at any time and go on later.";
    FROM_CARD = "Belum ada yang terkirim tentang orang pada kartu tadi. Isian usulan dimulai dari kosong." / "Nothing has been sent about the person on that card. The proposal starts empty.";
    UNFINISHED = "Ada usulan yang belum selesai di HP ini, terakhir disimpan {at}." / "There is an unfinished proposal on this phone, last saved {at}.";
    CONTINUE = "Lanjutkan" / "Continue";
    /// Before a second draft takes the place of the first in this browser.
    REPLACES = "Isian yang tadi belum dikirim. Jika Anda mulai yang baru, isian itu hanya bisa dibuka dengan kode ini. Catat dulu:" / "Your earlier draft has not been sent. If you begin a new one, the earlier draft opens only with this code. Write it down first:";
    /// Heading of the same.
    REPLACES_TITLE = "Masih ada isian yang belum dikirim" / "There is a draft that was not sent";
    /// While the office takes no proposals (W-2).
    CLOSED_BEGIN = "Anda boleh mulai mengisi sekarang. Isian disimpan 30 hari; kirim setelah tanggal itu." / "You may fill it in now. Answers are kept for 30 days; send them after that day.";
    BEGIN_NEW = "Sudah dicatat, mulai yang baru" / "Written down, begin a new one";
    /// The earliest cycle (W-2).
    EARLIEST = "Jika dikirim hari ini, paling cepat masuk siklus {cycle}, batas pengusulan {cutoff}." / "If sent today, it joins the cycle of {cycle} at the earliest, which takes proposals until {cutoff}.";
    /// The same where it is a later month's.
    EARLIEST_LATER = "Batas bulan ini sudah terlalu dekat atau sudah lewat. Jika dikirim hari ini, usulan paling cepat masuk siklus {cycle}, batas pengusulan {cutoff}." / "This month’s deadline is too close or has passed. If sent today, a proposal joins the cycle of {cycle} at the earliest, which takes proposals until {cutoff}.";
    NOT_AUTOMATIC = "Mengusulkan tidak otomatis menerima. Daftar akhir ditetapkan pemerintah pusat." / "To be proposed is not to receive. The final list is set by the central government.";

    WHO = "Siapa yang diusulkan?" / "Who is being proposed?";
    DIRI = "Saya sendiri" / "Myself";
    DIRI_WHO = "Anda dan keluarga dalam KK Anda." / "You and the family on your KK.";
    SATU_KK = "Keluarga satu KK dengan saya" / "Family on the same KK as me";
    SATU_KK_WHO = "Misalnya orang tua, suami, istri, atau anak." / "For example a parent, husband, wife or child.";
    TETANGGA = "Tetangga di desa atau kelurahan saya" / "A neighbour in my village or ward";
    TETANGGA_WHO = "Tanpa KTP dan KK mereka. Pertanyaannya lebih sedikit." / "Without their KTP and KK. There are fewer questions.";
    BEGIN = "Mulai" / "Start";

    NEEDED = "Siapkan ini" / "Have this at hand";
    NEEDED_KTP = "KTP dan Kartu Keluarga orang yang diusulkan. Belum punya NIK? Tetap bisa diusulkan." / "KTP and family card of the person proposed. No NIK? They can still be proposed.";
    NEEDED_PHONE = "Nomor HP yang bisa dihubungi." / "A phone number where you can be reached.";
    NEEDED_PHOTO = "Kamera HP, untuk foto KTP dan foto rumah dari depan." / "A phone camera, for photos of the KTP and of the house from the front.";
    NEEDED_NEIGHBOUR = "Untuk tetangga cukup nama, alamat, dan foto rumah dari jalan." / "For a neighbour: name, address and a photo of the house from the street.";

    DATA = "Apa yang terjadi dengan data Anda" / "What happens to your data";
    DATA_PURPOSE = "Tujuan" / "Purpose";
    DATA_PURPOSE_WHAT = "Memeriksa usulan ini dan, jika layak, meneruskannya ke Kementerian Sosial." / "To examine this proposal and, if found eligible, pass it on to the Ministry of Social Affairs.";
    DATA_BASIS = "Dasar" / "Basis";
    DATA_BASIS_WHAT = "UU 13/2011 tentang Penanganan Fakir Miskin, dan persetujuan Anda menurut UU 27/2022." / "Law 13/2011 on care for the poor, and your consent under Law 27/2022.";
    DATA_ITEMS = "Yang dikumpulkan" / "What is collected";
    DATA_ITEMS_WHAT = "Identitas, kontak, alamat, keadaan rumah dan keluarga, serta foto. Data kesehatan hanya dengan persetujuan tersendiri." / "Identity, contact, address, house and family, and photos. Health data only with a consent of its own.";
    DATA_KEPT = "Lama disimpan" / "How long it is kept";
    DATA_KEPT_WHAT = "Isian yang tidak dikirim dihapus setelah 30 hari. Usulan yang dikirim disimpan selama diperiksa, lalu dihapus, foto lebih dulu." / "What is not sent is erased after 30 days. A proposal is kept while it is reviewed, then erased, photos first.";
    DATA_RIGHTS = "Hak Anda" / "Your rights";
    DATA_RIGHTS_WHAT = "Melihat, memperbaiki, menghapus, dan menarik persetujuan. Dijawab dalam 3×24 jam." / "To see, correct, erase, and withdraw consent. Answered within 3×24 hours.";
    DATA_MORE = "Baca pemberitahuan privasi" / "Read the privacy notice";

    RESUME = "Punya kode lanjutan?" / "Have a resume code?";
    RESUME_LABEL = "Kode lanjutan" / "Resume code";
    RESUME_HINT = "12 huruf dan angka. Huruf besar atau kecil sama saja." / "12 letters and digits. Upper or lower case does not matter.";
    RESUME_BUTTON = "Lanjutkan isian" / "Continue the answers";
    /// Link to the form below.
    TO_BEGIN = "Langsung mulai" / "Start right away";
    /// Link to the resume code.
    TO_RESUME = "Punya kode?" / "Have a code?";
}

/// What it means to propose for `hubungan`: the choice and the line under it.
pub const fn who(hubungan: Hubungan) -> (Text, Text) {
    match hubungan {
        Hubungan::Diri => (DIRI, DIRI_WHO),
        Hubungan::SatuKk => (SATU_KK, SATU_KK_WHO),
        Hubungan::Tetangga => (TETANGGA, TETANGGA_WHO),
    }
}
