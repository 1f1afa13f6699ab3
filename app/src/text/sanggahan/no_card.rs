//! `/sanggahan/baru` and `/perbaikan/baru` without a card: the way there.

use crate::text::texts;

texts! {
    LEAD = "Mulai dari kartu orangnya, supaya tidak salah orang." / "Begin at the card of the person, so that it is about the right one.";
    STEP_CEK = "Cari orangnya di Cek penerima." / "Find the person with Check a recipient.";
    STEP_CARD = "Cocokkan RT/RW pada kartunya." / "Compare RT/RW on the card.";
    STEP_SANGGAH = "Pilih “Sanggah” di kartu itu." / "Choose “Contest” on that card.";
    STEP_PERBAIKI = "Pilih “Perbaiki data” di kartu itu." / "Choose “Correct data” on that card.";
    CEK = "Cek penerima" / "Check a recipient";
    EXPIRED = "Kartu tadi sudah tidak berlaku. Demi keamanan, kartu hanya bisa dipakai sebentar. Belum ada yang terkirim." / "That card is no longer valid. For safety a card can be used for a short time only. Nothing has been sent.";
    EXPIRED_CEK = "Cek sekali lagi. Desa dan nama yang Anda ketik tidak perlu diisi ulang." / "Check once more. You need not enter village and name again.";
    CEK_AGAIN = "Cari lagi dengan nama ini" / "Search again for this name";
    CEK_OTHER = "Cari nama lain di desa ini" / "Search for another name in this village";
    UNKNOWN = "Kartu ini tidak kami kenal. Mungkin tautannya terpotong. Belum ada yang terkirim." / "We do not know this card. Its link may have been cut. Nothing has been sent.";
    RESUME = "Lanjutkan isian" / "Resume your answers";
    RESUME_LABEL = "Kode lanjutan" / "Resume code";
    RESUME_HINT = "12 huruf dan angka yang Anda catat. Contoh bentuknya: XXXX-XXXX-XXXX." / "The 12 letters and digits you wrote down. It looks like XXXX-XXXX-XXXX.";
    RESUME_BUTTON = "Lanjutkan" / "Continue";
    OFFICE = "Lebih suka bicara langsung? Datang ke kantor Dinas Sosial atau telepon. Nama Anda juga dirahasiakan di sana." / "Rather talk to somebody? Come to the Dinas Sosial, or call. Your name is kept secret there too.";
}
