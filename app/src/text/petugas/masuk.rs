//! Signing in, and the first sign-in.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Masuk untuk petugas" / "Sign in for officers";
    /// Who this is for.
    LEAD = "Halaman ini hanya untuk petugas Dinas Sosial, kecamatan, dan desa. Warga tidak perlu akun." / "This page is for officers of the Dinas Sosial, districts and villages only. Citizens need no account.";
    /// Label.
    USERNAME = "Nama pengguna" / "User name";
    /// Label.
    PASSWORD = "Kata sandi" / "Password";
    /// The button.
    SUBMIT = "Lanjutkan" / "Continue";
    /// For those who cannot get in.
    LOST = "Lupa kata sandi, atau HP hilang?" / "Forgot the password, or lost the phone?";
    /// What to do.
    LOST_WHAT = "Hubungi admin di kantor Anda. Admin memberi kata sandi awal yang baru. Tidak ada atur ulang lewat e-mail, supaya tidak ada yang bisa menyamar." / "Ask the admin of your office, who hands you a new starting password. There is no reset by e-mail, so that nobody can pretend to be you.";
    /// Heading when user name and password do not belong together, or there is no such officer.
    REFUSED = "Nama pengguna dan kata sandi tidak cocok" / "User name and password do not match";
    /// What next.
    REFUSED_WHY = "Periksa keduanya, termasuk huruf besar dan kecil di kata sandi. Setelah lima kali salah, masuk dikunci 15 menit." / "Check both, capitals in the password too. After five wrong tries signing in is locked for 15 minutes.";
    /// Heading while locked.
    LOCKED = "Terlalu sering salah" / "Wrong too often";
    /// Until when.
    LOCKED_WHY = "Sudah lima kali salah. Coba lagi {minutes} menit lagi. Sebelum itu, isian yang benar pun ditolak." / "There were five wrong tries. Try again in {minutes} minutes. Until then even the right one is refused.";
    /// Heading once a session has ended by itself.
    OVER = "Sesi Anda sudah habis" / "Your session is over";
    /// Why.
    OVER_WHY = "Sesi berakhir setelah 30 menit tanpa kegiatan, 10 jam setelah masuk, atau bila diakhiri dari halaman akun. Masuk lagi untuk melanjutkan." / "A session ends after 30 minutes without activity, 10 hours after signing in, or when it is ended from the account page. Sign in again to go on.";
    /// Heading after leaving.
    LEFT = "Anda sudah keluar" / "You have signed out";
    /// What to do on a shared machine.
    LEFT_WHY = "Di komputer bersama, tutup juga jendela peramban." / "On a shared computer, close the window of the browser as well.";
    /// Heading when the minutes between password and code are over.
    TOO_LATE = "Waktunya habis" / "The time is over";
    /// What next.
    TOO_LATE_WHY = "Kode harus dimasukkan dalam 5 menit setelah kata sandi, dan kata sandi awal diganti dalam 30 menit. Mulai lagi dari sini." / "The code has to be entered within 5 minutes of the password, and a starting password changed within 30 minutes. Begin again here.";
    /// Title and heading of the second step.
    CODE_TITLE = "Kode dari HP Anda" / "The code of your phone";
    /// What to do.
    CODE_LEAD = "Buka aplikasi autentikator di HP, lalu ketik 6 angka yang tampil." / "Open the authenticator app on your phone and type the 6 digits it shows.";
    /// Label.
    CODE = "Kode" / "Code";
    /// Hint.
    CODE_HINT = "6 angka, berganti tiap 30 detik. Bila HP hilang, ketik salah satu kode cadangan Anda di sini." / "6 digits that change every 30 seconds. If the phone is lost, type one of your recovery codes here.";
    /// The button.
    CODE_SUBMIT = "Masuk" / "Sign in";
    /// Heading when the code is not right.
    CODE_REFUSED = "Kode tidak cocok" / "The code does not fit";
    /// What next.
    CODE_REFUSED_WHY = "Satu kode hanya berlaku sekali dan hanya sebentar. Tunggu kode berikutnya di aplikasi, lalu ketik kode itu." / "A code is good once, and only for a moment. Wait for the next one in the app and type that.";
    /// Link back.
    ELSE = "Masuk dengan nama pengguna lain" / "Sign in with another user name";
    /// Title and heading of the first sign-in.
    SET_UP_TITLE = "Siapkan akun Anda" / "Set up your account";
    /// Where one is.
    STEP_PASSWORD = "Langkah 1 dari 2: kata sandi Anda sendiri" / "Step 1 of 2: a password of your own";
    /// Where one is.
    STEP_APP = "Langkah 2 dari 2: aplikasi kode di HP" / "Step 2 of 2: the app with codes on your phone";
    /// Why.
    PASSWORD_WHY = "Kata sandi awal dibuat orang lain. Gantilah dengan kata sandi yang hanya Anda yang tahu." / "Somebody else made the starting password. Put one in its place that only you know.";
    /// Label.
    PASSWORD_NEW = "Kata sandi baru" / "New password";
    /// Hint.
    PASSWORD_HINT = "Paling sedikit 12 huruf. Cara mudah: empat kata sembarang, misalnya seperti kuda, hujan, meja, biru, tetapi pilihan Anda sendiri. Tidak wajib memakai angka atau tanda." / "At least 12 characters. An easy way: four words that do not belong together, such as horse, rain, table, blue, but of your own choice. Digits and signs are not required.";
    /// Label.
    PASSWORD_AGAIN = "Ketik sekali lagi" / "Type it once more";
    /// The button.
    PASSWORD_SAVE = "Simpan kata sandi" / "Save the password";
    /// Why.
    APP_WHY = "Dengan kode dari HP, orang yang tahu kata sandi Anda tetap tidak bisa masuk." / "With a code of your phone, somebody who knows your password still cannot sign in.";
    /// What to do first.
    APP_INSTALL = "Pasang aplikasi autentikator di HP, misalnya Aegis, FreeOTP, Google Authenticator, atau Microsoft Authenticator." / "Install an authenticator app on your phone, such as Aegis, FreeOTP, Google Authenticator or Microsoft Authenticator.";
    /// What to do next.
    APP_SCAN = "Pindai kode QR ini dengan aplikasi itu." / "Scan this QR code with the app.";
    /// Instead.
    APP_TYPE = "Bila tidak bisa memindai, ketik kunci ini di aplikasi:" / "If you cannot scan, type this key into the app:";
    /// What to do last.
    APP_PROVE = "Ketik 6 angka yang tampil di aplikasi." / "Type the 6 digits that the app shows.";
    /// What the picture is.
    APP_QR = "Kode QR untuk aplikasi autentikator" / "QR code for the authenticator app";
    /// Hint of the code.
    APP_CODE_HINT = "6 angka yang tampil sekarang." / "The 6 digits it shows now.";
    /// The button.
    APP_SAVE = "Selesai" / "Finish";
    /// Title and heading.
    CODES_TITLE = "Kode cadangan Anda" / "Your recovery codes";
    /// What they are for.
    CODES_WHY = "Bila HP hilang atau rusak, pakai salah satu kode ini sebagai pengganti kode di HP. Setiap kode berlaku satu kali." / "If the phone is lost or broken, use one of these in place of the code of the phone. Each is good once.";
    /// What to do.
    CODES_KEEP = "Kode ini tidak akan ditampilkan lagi. Cetak atau salin sekarang, dan simpan di tempat terkunci, bukan di HP yang sama." / "They will not be shown again. Print or copy them now, and keep them in a locked place, not on the same phone.";
    /// The button.
    CODES_GO = "Sudah disimpan, lanjutkan" / "I have kept them, continue";
}
