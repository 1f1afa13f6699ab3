//! What was typed when the service had a problem, and how to send it again.

use crate::text::texts;

texts! {
    /// Title.
    TITLE = "Layanan sedang terganggu, ketikan Anda masih ada" / "The service has a problem, what you typed is still here";
    /// Why.
    WHY = "Kiriman Anda tidak selesai diproses karena gangguan di pihak kami, bukan karena isian Anda." / "What you sent was not dealt with because of a problem on our side, not because of what you typed.";
    /// Heading of what can be done.
    NEXT = "Apa yang bisa dilakukan" / "What can be done";
    /// What to do.
    NEXT_STEPS = "Tunggu sebentar, lalu tekan Kirim lagi di halaman ini. Isian yang sama dikirim kembali. Kalau tadi ternyata sudah tersimpan, halaman berikutnya memberi tahu." / "Wait a little, then press Send again on this page. The same is sent once more. If it was saved after all, the next page says so.";
    /// Before the number of an incident.
    INCIDENT = "Nomor gangguan" / "Number of the problem";
    /// Heading of the texts.
    TYPED = "Yang Anda ketik" / "What you typed";
    /// The button.
    SEND_AGAIN = "Kirim lagi" / "Send again";
    /// The way back.
    TO_QUEUE = "Ke antrean" / "To the queue";
}
