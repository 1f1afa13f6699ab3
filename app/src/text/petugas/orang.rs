//! Accounts of officers, for admins.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Petugas" / "Officers";
    /// What is listed.
    LEAD = "Akun di wilayah tugas Anda." / "Accounts within your region.";
    /// Link.
    NEW = "Buat akun petugas" / "Make an account";
    /// Column.
    USERNAME = "Nama pengguna" / "User name";
    /// Column and label.
    NAME = "Nama" / "Name";
    /// Column and label.
    ROLE = "Peran" / "Role";
    /// Column.
    SCOPE = "Wilayah" / "Region";
    /// Column.
    STATUS = "Status" / "Status";
    /// Status.
    ACTIVE = "Aktif" / "In use";
    /// Status: has not signed in yet.
    NOT_SET_UP = "Belum disiapkan" / "Not set up yet";
    /// Status.
    DISABLED = "Nonaktif" / "Disabled";
    /// None.
    NONE = "Belum ada akun petugas." / "There is no account yet.";
    /// Link to the next page.
    MORE = "Berikutnya" / "Next";
    /// Hint.
    USERNAME_HINT = "3 sampai 40 huruf kecil, angka, titik, atau tanda hubung. Tidak bisa diganti nanti. Contoh: sri.lestari." / "3 to 40 small letters, digits, dots or hyphens. It cannot be changed later. Example: sri.lestari.";
    /// Hint.
    NAME_HINT = "Seperti tampil bagi rekan kerja. Warga tidak melihatnya." / "As colleagues see it. Citizens do not.";
    /// The empty option.
    ROLE_CHOOSE = "Pilih peran" / "Choose a role";
    /// Label.
    SCOPE_LABEL = "Kode wilayah tugas" / "Code of the region";
    /// Hint.
    SCOPE_HINT = "Ketik kode, atau pilih dari daftar yang muncul. Operator desa: desa. Operator kecamatan: kecamatan. Verifikator dan pengesah: kabupaten atau kota. Admin dan auditor: kabupaten, kota, atau provinsi." / "Type the code, or choose from the list that appears. Village operator: a village. District operator: a district. Verifier and endorser: a regency or city. Admin and auditor: a regency, city or province.";
    /// Label.
    NIK = "NIK petugas" / "The officer's NIK";
    /// Label.
    KK = "Nomor KK petugas" / "The officer's KK number";
    /// Hint.
    CONFLICT_HINT = "Supaya tidak ada yang memutus kasusnya sendiri. Hanya tandanya yang disimpan." / "So that nobody decides a case of their own. Only a mark of it is kept.";
    /// Hint where it is known.
    CONFLICT_KNOWN = "Sudah tercatat. Isi hanya bila berubah; nomor lamanya tetap diperhitungkan." / "Noted already. Fill in only if it has changed; the old number goes on counting.";
    /// The button.
    CREATE = "Buat akun" / "Make the account";
    /// Heading of an account.
    ACCOUNT_OF = "Akun {username}" / "Account {username}";
    /// Heading when an account has a starting password.
    STARTING = "Kata sandi awal" / "Starting password";
    /// What to do.
    STARTING_WHY = "Serahkan langsung kepada orangnya. Kata sandi ini tidak ditampilkan lagi, dan harus diganti saat pertama kali masuk." / "Hand it to the person directly. It is not shown again, and has to be changed at the first sign-in.";
    /// Heading.
    CHANGE = "Ubah data akun" / "Change the account";
    /// What happens.
    CHANGE_WHY = "Bila peran atau wilayah berubah, kasus yang sedang dipegang kembali ke antrean." / "When role or region change, cases that are held go back to the queue.";
    /// The button.
    SAVE = "Simpan" / "Save";
    /// Heading.
    RESET = "Atur ulang kata sandi dan kode" / "Reset password and codes";
    /// What happens.
    RESET_WHY = "Untuk petugas yang lupa kata sandi atau kehilangan HP. Sesi berakhir; kata sandi awal baru ditampilkan satu kali." / "For an officer who forgot the password or lost the phone. Sessions end; a new starting password is shown once.";
    /// The button.
    RESET_DO = "Atur ulang" / "Reset";
    /// Heading.
    SESSIONS = "Akhiri sesi" / "End sessions";
    /// How many.
    SESSIONS_COUNT = "Sesi terbuka: {count}." / "Open sessions: {count}.";
    /// The button.
    SESSIONS_END = "Akhiri semua sesi" / "End all sessions";
    /// Heading.
    DISABLE = "Nonaktifkan akun" / "Disable the account";
    /// What happens.
    DISABLE_WHY = "Petugas langsung keluar, dan kasus yang dipegang kembali ke antrean. Riwayatnya tetap ada." / "The officer is signed out at once, and cases they hold go back to the queue. Their history stays.";
    /// The button.
    DISABLE_DO = "Nonaktifkan" / "Disable";
    /// Heading.
    ENABLE = "Aktifkan lagi" / "Enable again";
    /// What happens.
    ENABLE_WHY = "Kata sandi dan kode yang lama berlaku lagi." / "Password and codes are good again as before.";
    /// The button.
    ENABLE_DO = "Aktifkan" / "Enable";
    /// Confirms.
    SURE = "Saya yakin" / "I am sure";
    /// Heading where the box was not ticked.
    NOT_SURE = "Centang dulu Saya yakin" / "Tick I am sure first";
    /// What it means.
    NOT_SURE_WHY = "Belum ada yang berubah." / "Nothing has changed yet.";
    /// One's own account.
    YOURSELF = "Ini akun Anda sendiri" / "This is your own account";
    /// What then.
    YOURSELF_WHY = "Peran, wilayah, dan status Anda diubah oleh admin lain. Kata sandi dan sesi Anda ada di halaman akun." / "Your role, region and status are changed by another admin. Your password and sessions are on the account page.";
    /// Link.
    YOURSELF_LINK = "Buka akun saya" / "Open my account";
    /// What was done.
    DONE_SAVED = "Perubahan sudah disimpan." / "The change is saved.";
    /// What was done.
    DONE_DISABLED = "Akun sudah nonaktif. Sesi dan kasusnya sudah dilepas." / "The account is disabled. Its sessions and cases are released.";
    /// What was done.
    DONE_ENABLED = "Akun sudah aktif lagi." / "The account is in use again.";
    /// What was done.
    DONE_ENDED = "Semua sesi petugas ini sudah diakhiri." / "All sessions of this officer have ended.";
    /// Heading.
    RELATIVES = "Orang dekat yang dinyatakan" / "Declared as close";
    /// Under it.
    RELATIVES_WHY = "Petugas sendiri tidak dapat menghapusnya. Hapus hanya pernyataan yang keliru: kasus tentang orang itu lalu dapat diambil petugas ini." / "The officer cannot remove them. Remove only what was declared by mistake: this officer can then take cases about that person.";
    /// One of them.
    RELATIVE_LINE = "Orang ke-{number}, dinyatakan {date}" / "Person {number}, declared {date}";
    /// The button.
    RELATIVE_REMOVE = "Hapus pernyataan" / "Remove the declaration";
    /// What was done.
    DONE_RELATIVE = "Pernyataan sudah dihapus." / "The declaration is removed.";
    /// Back to the list.
    BACK = "Kembali ke daftar petugas" / "Back to the list of officers";
}
