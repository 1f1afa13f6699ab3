//! What was typed when the session was over, and how to send it again.

use crate::text::texts;

texts! {
    /// Title.
    TITLE = "Sesi Anda sudah berakhir, isian belum terkirim" / "Your session is over, the form was not sent";
    /// Why.
    WHY = "Sesi berakhir setelah 30 menit tanpa kegiatan, 10 jam setelah masuk, bila diakhiri dari halaman akun, atau bila akun dinonaktifkan. Tidak ada yang disimpan, dan isian Anda masih ada di halaman ini." / "A session ends after 30 minutes without activity, 10 hours after signing in, when it is ended from the account page, or when the account is disabled. Nothing was saved, and what you typed is still on this page.";
    /// Heading.
    NEXT = "Masuk lagi, lalu kirim lagi" / "Sign in again, then send again";
    /// Link that opens beside this page.
    SIGN_IN_BESIDE = "Masuk lagi di tab baru" / "Sign in again in a new tab";
    /// What comes then.
    SEND_AFTER = "Kembali ke halaman ini, lalu tekan Kirim lagi. Kalau kasusnya sudah dipegang atau diputus petugas lain, halaman berikutnya memberi tahu dan isian Anda tetap ada." / "Come back to this page and press Send again. Should another officer hold or have decided the case, the next page says so, and what you typed is kept.";
    /// For who cannot sign in any more.
    DISABLED = "Bila akun Anda dinonaktifkan, Anda tidak dapat masuk lagi. Salin isian di atas dan serahkan kepada rekan atau admin kantor." / "If your account was disabled you cannot sign in again. Copy what is above and hand it to a colleague or the admin of your office.";
}
