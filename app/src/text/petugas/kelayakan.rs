//! Verifikasi kelayakan BNBA.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Verifikasi kelayakan" / "Verification of eligibility";
    /// Under the heading.
    LEAD = "Nilai kelayakan penerima yang sudah terdaftar, per program dan per komponen. Penilaian dikumpulkan dalam batch tersendiri untuk pusat; bantuan tidak berhenti karena penilaian ini saja." / "Judge listed recipients, programme by programme and component by component. Verdicts go to the centre in a batch of their own; no aid ends by a verdict alone.";
    /// The window is open.
    OPEN = "Jendela verifikasi BNBA terbuka sampai {day}." / "The window of BNBA verification is open until {day}.";
    /// It is not.
    CLOSED = "Jendela verifikasi BNBA sedang tutup. Dibuka lagi {day}." / "The window of BNBA verification is closed. It opens again on {day}.";
    /// It is not, and nobody knows until when.
    CLOSED_UNKNOWN = "Jendela verifikasi BNBA sedang tutup. Kalender belum memuat tanggal buka berikutnya." / "The window of BNBA verification is closed. The calendar has no next date.";
    /// How many.
    COUNTS = "Bulan {month}: {layak} layak, {tidak_layak} tidak layak, {collected} sudah masuk batch." / "{month}: {layak} eligible, {tidak_layak} not eligible, {collected} in a batch.";
    /// The button of the choice of village.
    SHOW = "Tampilkan" / "Show";
    /// Caption.
    CAPTION = "Penerima dan penilaian bulan ini" / "Recipients and this month's verdicts";
    /// Column.
    COLUMN_VERDICT = "Penilaian bulan ini" / "Verdict of this month";
    /// No verdict.
    NOT_JUDGED = "Belum dinilai" / "Not judged";
    /// Verdict.
    LAYAK = "Layak" / "Eligible";
    /// Verdict.
    TIDAK_LAYAK = "Tidak layak" / "Not eligible";
    /// Label.
    VERDICT = "Penilaian" / "Verdict";
    /// Label.
    REASON = "Alasan bila tidak layak" / "Reason if not eligible";
    /// Label.
    NOTE = "Catatan" / "Note";
    /// The button.
    SAVE = "Simpan penilaian" / "Save the verdict";
    /// Heading of a target.
    AS_RECIPIENT = "{program}: sebagai penerima" / "{program}: as a recipient";
    /// Heading of a target.
    AS_COMPONENT = "{program}: komponen {component}" / "{program}: component {component}";
    /// Heading of a target of somebody without aid.
    AS_LISTED = "Terdaftar tanpa bantuan" / "Listed without aid";
    /// The verdict there is.
    NOW = "Penilaian bulan ini: {verdict}" / "Verdict of this month: {verdict}";
    /// It was collected.
    LOCKED = "Penilaian ini sudah masuk batch dan tidak dapat diubah." / "This verdict is in a batch and cannot be changed.";
    /// What was done.
    DONE = "Penilaian disimpan." / "The verdict was saved.";
    /// Title of the refusal.
    TOO_CLOSE = "Anda tidak dapat menilai orang ini" / "You cannot judge this person";
    /// Why.
    TOO_CLOSE_WHY = "Orang ini Anda sendiri, satu KK dengan Anda, atau Anda nyatakan sebagai kerabat. Mintalah petugas lain menilainya. Percobaan ini dicatat." / "This is you, somebody of your family card, or somebody you declared as close to you. Ask another officer. This attempt was logged.";
    /// Another officer was faster.
    CONFLICT = "Penilaian ini baru saja diubah atau sudah masuk batch. Yang Anda ketik masih ada di bawah." / "This verdict has just been changed or is in a batch. What you typed is still below.";
    /// Back.
    BACK = "Kembali ke daftar" / "Back to the list";
    /// Link to the person.
    PERSON = "Lihat data lengkap" / "See all data";
}
