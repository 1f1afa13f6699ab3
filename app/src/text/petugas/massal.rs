//! Files of many proposals.

use domain::field::ErrorCode;
use domain::review::CaseKind;

use crate::text::{Text, field_error, texts};

texts! {
    /// Title and heading.
    TITLE = "Usulan massal" / "Bulk proposals";
    /// Under the heading.
    LEAD = "Kirim banyak usulan sekaligus dari berkas CSV. Berkas diperiksa dulu baris demi baris; baru setelah Anda setuju, usulannya diajukan." / "Send many proposals at once from a CSV file. It is checked line by line first; only when you agree are they filed.";
    /// Heading.
    FORMAT = "Kolom berkas" / "Columns of the file";
    /// Which columns, and what is in them.
    FORMAT_WHAT = "Baris pertama berisi nama kolom: nik, nomor_kk, nama, tanggal_lahir (2026-11-20), jenis_kelamin (L/P), desa (kode Kemendagri), rt, rw, alamat, jenis (terdaftar/belum), program, alasan. Pemisah koma atau titik koma, paling banyak 5.000 baris dan 5 MB." / "The first line names the columns: nik, nomor_kk, nama, tanggal_lahir (2026-11-20), jenis_kelamin (L/P), desa (Kemendagri code), rt, rw, alamat, jenis (terdaftar/belum), program, alasan. Commas or semicolons, at most 5,000 lines and 5 MB.";
    /// What to fill where.
    FORMAT_MORE = "jenis: terdaftar bila orangnya sudah ada di data, belum bila belum. program: kode seperti PKH; kosong berarti hanya masuk data; beberapa kode dipisah tanda |. Simpan NIK sebagai teks agar angkanya tidak berubah." / "jenis: terdaftar if the person is in the data already, belum if not. program: a code such as PKH; empty means a place in the data only; several codes are parted by |. Keep the NIK as text, so that its digits do not change.";
    /// How to save it.
    FORMAT_SAVE = "Dari Excel atau LibreOffice: Simpan Sebagai, lalu pilih CSV UTF-8. Tanpa UTF-8, huruf seperti ’ atau é menjadi rusak. Titik koma dari Excel berbahasa Indonesia diterima apa adanya." / "In Excel or LibreOffice: Save As, then choose CSV UTF-8. Without UTF-8, letters such as ’ or é are broken. Semicolons from an Indonesian Excel are taken as they are.";
    /// Link to the empty file.
    TEMPLATE = "Unduh contoh berkas kosong" / "Download an empty file";
    /// Question.
    KIND = "Jenis usulan" / "Kind of proposals";
    /// `usulan`
    KIND_USULAN = "Usulan desa/kelurahan" / "Proposals of the village";
    /// `usulan_kemensos`
    KIND_KEMENSOS = "Usulan Kemensos (keadaan darurat)" / "Proposals of the ministry (emergencies)";
    /// Label.
    FILE = "Berkas CSV" / "CSV file";
    /// Hint.
    FILE_HINT = "Berkas yang sama tidak diajukan dua kali." / "The same file is not filed twice.";
    /// Button.
    CHECK = "Periksa berkas" / "Check the file";
    /// Heading of the list.
    FILES = "Berkas sebelumnya" / "Earlier files";
    /// No files.
    FILES_NONE = "Belum ada berkas." / "No files yet.";
    /// Column.
    SENT_AT = "Dikirim" / "Sent";
    /// Column.
    STATE = "Status" / "Status";
    /// Not released.
    STATE_CHECKED = "Diperiksa, belum diajukan" / "Checked, not filed";
    /// Being filed.
    STATE_FILING = "Sedang diajukan" / "Being filed";
    /// Done.
    STATE_DONE = "Selesai" / "Done";
    /// Link.
    SHOW = "Buka" / "Open";
    /// Title of one.
    ONE = "Berkas usulan {number}" / "File of proposals {number}";
    /// Column.
    LINES = "Baris" / "Lines";
    /// Row.
    TOTAL = "Semua baris" / "All lines";
    /// Row.
    READY = "Siap diajukan" / "Ready to be filed";
    /// Row.
    FILED = "Sudah diajukan" / "Filed";
    /// Row.
    REPEATED = "Sudah pernah diajukan dalam siklus ini" / "Filed before, in this cycle";
    /// Row.
    REJECTED = "Ditolak" / "Rejected";
    /// Row.
    LISTED = "Ditandai terdaftar" / "Said to be listed";
    /// Row.
    LISTED_NOT_FOUND = "Ditandai terdaftar, tetapi tidak ditemukan di data penerima" / "Said to be listed, but not found in the recipient data";
    /// Row.
    FOUND_UNLISTED = "Ditandai belum terdaftar, tetapi ada di data penerima" / "Said not to be listed, but found in the recipient data";
    /// Button.
    CONFIRM = "Ajukan {count} usulan" / "File {count} proposals";
    /// Nothing to file.
    NOTHING = "Tidak ada baris yang bisa diajukan. Perbaiki berkasnya, lalu kirim lagi." / "No line can be filed. Mend the file and send it again.";
    /// Until when an unreleased file is kept.
    KEPT = "Berkas yang tidak diajukan dihapus setelah 24 jam." / "A file that is not filed is erased after 24 hours.";
    /// While it runs.
    RUNNING = "Usulan sedang diajukan. Halaman ini memperbarui diri setiap beberapa detik; Anda boleh menutupnya." / "Proposals are being filed. This page renews itself every few seconds; you may close it.";
    /// Once done.
    DONE = "Semua baris sudah diproses." / "All lines are done.";
    /// Heading.
    REJECTED_LINES = "Baris yang ditolak" / "Rejected lines";
    /// Only some of them are shown.
    REJECTED_SOME = "Di sini hanya baris-baris pertama. Unduhan memuat semuanya." / "Only the first lines are shown. The download has all of them.";
    /// Link.
    REJECTED_DOWNLOAD = "Unduh baris yang ditolak (CSV)" / "Download rejected lines (CSV)";
    /// Link.
    TICKETS_DOWNLOAD = "Unduh nomor tiket per baris (CSV)" / "Download tickets by line (CSV)";
    /// Column.
    LINE = "Baris" / "Line";
    /// Column.
    COLUMN = "Kolom" / "Column";
    /// Column.
    REASON = "Alasan" / "Reason";
    /// Back to the list.
    BACK = "Kembali ke usulan massal" / "Back to bulk proposals";
    /// No file.
    FILE_EMPTY = "Berkasnya kosong, atau tidak dipilih. Pilih berkas CSV dengan paling sedikit satu baris usulan." / "The file is empty, or none was chosen. Choose a CSV file with at least one proposal.";
    /// Too large.
    FILE_TOO_LARGE = "Berkas lebih besar dari 5 MB. Bagi menjadi beberapa berkas." / "The file is larger than 5 MB. Split it into several.";
    /// Too many lines.
    FILE_TOO_MANY = "Berkas memuat lebih dari 5.000 baris. Bagi menjadi beberapa berkas." / "The file has more than 5,000 lines. Split it into several.";
    /// Not a table of text.
    FILE_NOT_CSV = "Berkas ini bukan CSV dengan kolom yang diminta. Dari Excel, pilih Simpan Sebagai, lalu CSV UTF-8." / "This file is no CSV with the columns asked for. In Excel choose Save As, then CSV UTF-8.";
    /// Columns missing or twice.
    FILE_COLUMNS = "Kolom ini tidak ada di baris pertama, atau ada dua kali: {columns}." / "These columns are missing in the first line, or are there twice: {columns}.";
    /// No kind chosen.
    KIND_REQUIRED = "Pilih jenis usulan." / "Choose the kind of proposals.";
    /// Reason: number of cells.
    CELL_COUNT = "Jumlah isian pada baris ini tidak sama dengan jumlah kolom. Periksa tanda koma dan tanda kutip." / "This line does not have as many cells as there are columns. Check commas and quotes.";
    /// Reason: encoding.
    NOT_UTF8 = "Baris ini memuat huruf yang tidak dapat dibaca. Simpan berkas sebagai CSV UTF-8." / "This line has letters that cannot be read. Save the file as CSV UTF-8.";
    /// Reason: another region.
    OUTSIDE_SCOPE = "Desa/kelurahan ini di luar wilayah kerja Anda." / "This village is outside the region you work in.";
    /// Reason: twice.
    TWICE = "Orang dan program yang sama sudah ada di baris sebelumnya." / "The same person and programme stand in an earlier line.";
    /// Reason: NIK missing.
    NIK_REQUIRED = "NIK kosong. Isi 16 angka." / "The NIK is missing. Enter 16 digits.";
    /// Reason: a spreadsheet wrote the number short.
    SHORTENED = "Excel mengubah nomor ini menjadi bilangan seperti 9,90101E+15, dan angka di belakangnya hilang. Ubah format kolom NIK dan KK menjadi Teks, lalu isi nomornya lagi." / "Excel turned this number into one like 9.90101E+15, and its last digits are gone. Give the columns of NIK and KK the format Text, and enter the numbers again.";
    /// Reason: sex.
    SEX = "Isi L untuk laki-laki atau P untuk perempuan." / "Enter L for male or P for female.";
    /// Reason: date.
    BIRTH = "Tanggal lahir harus ada di kalender, ditulis tahun-bulan-tanggal, dan tidak setelah hari ini. Contoh: 1985-03-02." / "The date of birth must exist, be written year-month-day, and not be after today. Example: 1985-03-02.";
    /// Reason: listed.
    LISTED_CODE = "Isi terdaftar atau belum." / "Enter terdaftar or belum.";
    /// Reason: programme.
    PROGRAM = "Kode program tidak dikenal. Lihat daftar program di panduan." / "The code of the programme is not known. See the list of programmes in the guide.";
    /// Reason: village code.
    DESA = "Isi kode desa/kelurahan menurut Kemendagri. Contoh: 32.01.01.2001." / "Enter the Kemendagri code of the village. Example: 32.01.01.2001.";
    /// Reason: why missing.
    WHY_REQUIRED = "Usulan Kemensos memerlukan alasan." / "A proposal of the ministry needs a reason.";
    /// Reason: RT or RW.
    RT_RW = "RT dan RW paling banyak tiga angka." / "RT and RW have three digits at most.";
    /// First line of the download of rejected lines.
    HEADER_REJECTED = "baris,kolom,alasan" / "line,column,reason";
    /// First line of the download of tickets.
    HEADER_TICKETS = "baris,tiket,keterangan" / "line,ticket,remark";
}

/// A kind of proposals in words.
pub const fn kind(kind: CaseKind) -> Text {
    match kind {
        CaseKind::UsulanKemensos => KIND_KEMENSOS,
        _ => KIND_USULAN,
    }
}

/// Why a line is not taken: its column, and the code of what is wrong.
pub fn reason(field: &str, code: &str) -> Text {
    match (field, code) {
        (_, "cell_count") => CELL_COUNT,
        (_, "not_utf8") => NOT_UTF8,
        (_, "outside_scope") => OUTSIDE_SCOPE,
        (_, "twice") => TWICE,
        ("nik", "required") => NIK_REQUIRED,
        ("nik" | "nomor_kk", "number_invalid") => SHORTENED,
        ("alasan", "required") => WHY_REQUIRED,
        ("jenis_kelamin", _) => SEX,
        ("tanggal_lahir", _) => BIRTH,
        ("jenis", _) => LISTED_CODE,
        ("program", _) => PROGRAM,
        ("desa", "required" | "region_unknown") => DESA,
        ("rt" | "rw", _) => RT_RW,
        _ => {
            let known = ErrorCode::ALL.into_iter().find(|one| one.as_str() == code);
            known.map_or(field_error::OTHER_NOT_ALLOWED, |code| field_error::sentence(code, field))
        }
    }
}
