//! An officer's own account.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Akun saya" / "My account";
    /// Who one is.
    SIGNED_IN = "Anda masuk sebagai {username}." / "You are signed in as {username}.";
    /// Heading.
    SESSIONS = "Sesi yang masih terbuka" / "Sessions that are open";
    /// Under it.
    SESSIONS_WHY = "Bila ada yang tidak Anda kenal, akhiri sesi itu dan ganti kata sandi." / "If there is one you do not know, end it and change your password.";
    /// Column.
    AGENT = "Peramban" / "Browser";
    /// Column.
    BEGUN = "Masuk" / "Signed in";
    /// Column.
    SEEN = "Terakhir dipakai" / "Last used";
    /// Column for screen readers.
    ACT = "Tindakan" / "Action";
    /// The session of this request.
    THIS = "Sesi ini" / "This session";
    /// A browser that says nothing of itself.
    AGENT_UNKNOWN = "Tidak dikenal" / "Not known";
    /// The button.
    END = "Akhiri" / "End";
    /// Of which, for screen readers.
    END_WHAT = "sesi {agent}, masuk {time}" / "the session of {agent}, signed in {time}";
    /// The button.
    END_OTHERS = "Akhiri semua sesi lain" / "End all other sessions";
    /// Heading.
    PASSWORD = "Ganti kata sandi" / "Change the password";
    /// What happens.
    PASSWORD_WHY = "Semua sesi lain berakhir." / "All other sessions end.";
    /// Label.
    PRESENT = "Kata sandi sekarang" / "Present password";
    /// The button.
    PASSWORD_SAVE = "Ganti kata sandi" / "Change the password";
    /// Heading.
    CODES = "Kode cadangan" / "Recovery codes";
    /// How many.
    CODES_LEFT = "Tersisa {count} kode. Kode baru membatalkan semua kode lama." / "{count} codes are left. New codes void all old ones.";
    /// The button.
    CODES_NEW = "Buat kode baru" / "Make new codes";
    /// Heading.
    CONFLICT = "Benturan kepentingan" / "Conflicts of interest";
    /// Why.
    CONFLICT_WHY = "Kasus tentang diri Anda, keluarga satu KK, atau orang dekat yang Anda nyatakan di sini dialihkan ke petugas lain. Nomor yang diketik tidak disimpan: hanya tandanya, yang tidak bisa dibaca kembali." / "Cases about yourself, your family card, or people close to you that you declare here go to another officer. The numbers are not kept: only marks of them, which cannot be read back.";
    /// Label.
    NIK = "NIK Anda" / "Your NIK";
    /// Label.
    KK = "Nomor KK Anda" / "Your KK number";
    /// Hint where it is known.
    KNOWN = "sudah tercatat. Bila berubah, minta admin mengubahnya." / "noted already. If it changes, ask an admin to change it.";
    /// Hint where it is not.
    NOT_KNOWN = "Belum tercatat." / "Not noted yet.";
    /// The button.
    IDENTITY_SAVE = "Simpan nomor saya" / "Save my numbers";
    /// Label.
    RELATIVE = "NIK orang dekat" / "NIK of somebody close to you";
    /// Hint.
    RELATIVE_HINT = "Misalnya orang tua, saudara, atau ipar yang KK-nya lain." / "Such as a parent, brother, sister or in-law with another family card.";
    /// The button.
    RELATIVE_ADD = "Nyatakan" / "Declare";
    /// Heading of the list.
    RELATIVES = "Sudah dinyatakan" / "Declared";
    /// One line.
    RELATIVE_LINE = "Orang ke-{number}, dinyatakan {date}" / "Person {number}, declared {date}";
    /// Under them.
    RELATIVES_KEPT = "Pernyataan yang keliru dihapus oleh admin." / "An admin removes a declaration that is wrong.";
    /// None.
    RELATIVES_NONE = "Belum ada." / "None yet.";
    /// What was done.
    DONE_PASSWORD = "Kata sandi sudah diganti. Sesi lain sudah diakhiri." / "The password is changed. Other sessions have ended.";
    /// What was done.
    DONE_SESSION = "Sesi sudah diakhiri." / "The session has ended.";
    /// What was done.
    DONE_SESSIONS = "Semua sesi lain sudah diakhiri." / "All other sessions have ended.";
    /// What was done.
    DONE_IDENTITY = "Nomor Anda sudah dicatat sebagai tanda." / "Your numbers are noted as marks.";
    /// What was done.
    DONE_RELATIVE = "Pernyataan sudah dicatat." / "The declaration is noted.";
    /// Title and heading of the page before the first case.
    IDENTITY_TITLE = "Lengkapi identitas Anda" / "Say who you are";
    /// Why it is asked.
    IDENTITY_WHY = "Sebelum mengambil kasus, isi NIK dan nomor KK Anda sendiri. Dengan itu kasus tentang Anda atau keluarga Anda diteruskan ke petugas lain. Yang disimpan hanya tandanya, bukan nomornya. Setelah tersimpan, perubahannya hanya lewat admin." / "Before you take a case, enter your own NIK and family-card number. By them a case about you or your family goes to another officer. Only a mark of them is kept, not the numbers. Once saved, only an admin changes them.";
    /// The button.
    IDENTITY_GO = "Simpan dan lanjutkan" / "Save and go on";
    /// Back to a case.
    IDENTITY_TO_CASE = "Kembali ke kasus tanpa mengambilnya" / "Back to the case without taking it";
    /// Back to the queue.
    IDENTITY_TO_QUEUE = "Kembali ke antrean" / "Back to the queue";
    /// Back from the codes.
    BACK = "Kembali ke akun" / "Back to the account";
}
