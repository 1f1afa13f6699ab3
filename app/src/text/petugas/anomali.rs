//! The list of unusual recipients, and result files of the population register.

use crate::text::{Text, texts};

texts! {
    /// Title and heading.
    TITLE = "Anomali data" / "Unusual data";
    /// Under the heading.
    LEAD = "Yang tampil di sini perlu dilihat orang, bukan keputusan. NIK yang tidak cocok dengan tanggal lahir tidak otomatis salah. Perbaikan boleh kapan saja." / "What stands here should be looked at by a person; it decides nothing. A NIK that differs from the date of birth is not wrong by itself. Repairs are allowed at any time.";
    /// How far the pass is.
    PROGRESS = "Data versi {version} sedang diperiksa: {done} dari {total}. Daftar ini belum lengkap." / "Data version {version} is being looked at: {done} of {total}. This list is not complete yet.";
    /// Before it began.
    NOT_BEGUN = "Data ini belum diperiksa. Pemeriksaan dimulai otomatis." / "This data has not been looked at. That begins by itself.";
    /// Once it is over.
    FINISHED = "Data versi {version} sudah diperiksa seluruhnya." / "Data version {version} was looked at as a whole.";
    /// Label of the filter.
    KIND = "Jenis" / "Kind";
    /// Its empty option.
    KIND_ALL = "Semua jenis" / "All kinds";
    /// Label of the filter.
    SHOWN = "Tampilkan" / "Show";
    /// Its option.
    SHOWN_OPEN = "Yang belum diperbaiki" / "Not repaired";
    /// Its option.
    SHOWN_REPAIRED = "Yang sudah diperbaiki" / "Repaired";
    /// The button.
    FILTER = "Saring" / "Filter";
    /// Heading of the counts.
    COUNTS = "Jumlah yang belum diperbaiki" / "Not repaired yet";
    /// Caption of the list.
    CAPTION = "Penerima dengan data yang perlu diperiksa" / "Recipients whose data should be looked at";
    /// Column.
    COLUMN_WHAT = "Yang perlu diperiksa" / "To be looked at";
    /// Nobody.
    NOBODY = "Tidak ada yang cocok dengan saringan ini." / "Nobody matches this filter.";
    /// Link and heading of the results of the register.
    CHECKS = "Hasil pemadanan Dukcapil" / "Checks against the population register";
    /// Under the heading.
    CHECKS_LEAD = "Hasil pemadanan adalah peringatan. Tidak ada yang berubah sebelum petugas memeriksanya." / "Results are warnings. Nothing changes before an officer has looked.";
    /// Column.
    COLUMN_RESULT = "Hasil" / "Result";
    /// No warnings.
    CHECKS_NONE = "Belum ada peringatan." / "No warnings.";
    /// Heading of the form.
    UPLOAD = "Baca berkas hasil" / "Read a result file";
    /// Hint of the file.
    UPLOAD_HINT = "CSV UTF-8 dengan kolom nik,hasil,keterangan,tanggal. Hasil: sesuai, tidak_sesuai, meninggal, ganda, tidak_ditemukan. Paling banyak 20.000 baris." / "UTF-8 CSV with the columns nik,hasil,keterangan,tanggal. Results: sesuai, tidak_sesuai, meninggal, ganda, tidak_ditemukan. At most 20,000 lines.";
    /// The button.
    UPLOAD_BUTTON = "Baca dan tampilkan dulu" / "Read and show first";
    /// Title of the preview.
    PREVIEW = "Berkas hasil pemadanan" / "Result file";
    /// What was read.
    PREVIEW_LINES = "{lines} baris dibaca, {rejected} tidak dapat dipakai." / "{lines} lines read, {rejected} cannot be taken over.";
    /// The button.
    CONFIRM = "Simpan sebagai peringatan" / "Keep as warnings";
    /// It waited too long, or another file took its place.
    GONE = "Berkas ini sudah tidak menunggu lagi. Baca berkasnya sekali lagi." / "This file no longer waits. Read it once more.";
    /// It was taken over.
    TAKEN = "Berkas sudah disimpan: {added} hasil baru. Yang sudah ada tidak dicatat dua kali." / "The file was kept: {added} new results. What was known is not kept twice.";
    /// Heading of the rejected lines.
    REJECTED = "Baris yang tidak dipakai" / "Lines not taken over";
    /// Download.
    REJECTED_DOWNLOAD = "Unduh daftarnya (CSV)" / "Download the list (CSV)";
    /// Column.
    LINE = "Baris" / "Line";
    /// Column.
    COLUMN = "Kolom" / "Column";
    /// Column.
    REASON = "Sebab" / "Reason";
    /// Reason.
    WHY_FIELD_COUNT = "Jumlah kolomnya tidak empat" / "There are not four columns";
    /// Reason.
    WHY_NOT_UTF8 = "Bukan UTF-8; simpan sebagai CSV UTF-8" / "Not UTF-8; save it as CSV UTF-8";
    /// Reason.
    WHY_EMPTY = "Kosong" / "Empty";
    /// Reason.
    WHY_RESULT = "Hasil tidak dikenal" / "The result is unknown";
    /// Reason.
    WHY_NIK = "NIK harus 16 angka" / "A NIK has 16 digits";
    /// Reason.
    WHY_DATE = "Tanggal tidak ada di kalender, atau setelah hari ini" / "No day of the calendar, or after today";
    /// Reason.
    WHY_LONG = "Terlalu panjang" / "Too long";
    /// Reason.
    NOT_LISTED = "Bukan penerima di wilayah kerja Anda" / "Not a recipient in your region";
}

/// Why a line of a result file was not taken over; `None` for a code that no table knows.
pub fn reason(code: &str) -> Option<Text> {
    Some(match code {
        "field_count" => WHY_FIELD_COUNT,
        "not_utf8" => WHY_NOT_UTF8,
        "required" => WHY_EMPTY,
        "not_allowed" => WHY_RESULT,
        "nik_length" | "not_digits" => WHY_NIK,
        "date_invalid" | "in_future" => WHY_DATE,
        "too_long" => WHY_LONG,
        "not_listed" => NOT_LISTED,
        _ => return None,
    })
}
