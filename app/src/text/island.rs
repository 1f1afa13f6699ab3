//! What islands say. Each of these is in the browser bundle, in every language: keep them few and short.

use super::texts;

texts! {
    /// While a list of regions is on its way.
    REGIONS_LOADING = "Memuat daftar…" / "Loading the list…";
    /// A list of regions has arrived. Its length follows.
    REGIONS_READY = "Daftar siap. Jumlah pilihan: " / "The list is ready. Number of choices: ";
    /// The browser says that it has no connection.
    OFFLINE = "Jaringan Anda terputus. Periksa sambungan internet Anda, lalu coba lagi."
        / "You are offline. Check your internet connection, then try again.";
    /// The network works, the answer did not come.
    SERVICE_TROUBLE = "Layanan sedang bermasalah. Ini bukan kesalahan Anda. Tunggu sebentar, lalu coba lagi."
        / "The service has a problem. It is not your fault. Wait a moment, then try again.";
    /// The service asked for a pause (429).
    TOO_MANY = "Terlalu banyak permintaan. Tunggu satu menit, lalu coba lagi."
        / "Too many requests. Wait a minute, then try again.";
    /// Button after a failure.
    TRY_AGAIN = "Coba lagi" / "Try again";
    /// While another picture is on its way.
    PICTURE_LOADING = "Memuat gambar lain…" / "Loading another picture…";
    /// Another picture is shown.
    PICTURE_READY = "Gambar sudah diganti." / "The picture has changed.";
    /// Button that starts the proof of work.
    PROOF_OFFER = "Saya tidak bisa membaca gambar ini" / "I cannot read this picture";
    /// While the phone computes.
    PROOF_RUNNING = "Sebentar, ponsel Anda sedang memeriksa bahwa Anda bukan robot. Anda tidak perlu berbuat apa-apa."
        / "One moment, your phone is checking that you are not a robot. You need not do anything.";
    /// Half of the work is done.
    PROOF_HALF = "Setengah jalan…" / "Half-way…";
    /// Button that stops the proof of work.
    PROOF_CANCEL = "Batal" / "Cancel";
    /// The proof of work is done.
    PROOF_DONE = "Terverifikasi. Kode gambar tidak perlu diisi." / "Verified. The picture code is not needed.";
}
