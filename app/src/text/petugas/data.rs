//! Recipient data: import in the browser, versions, comparison, restoring.

use crate::text::{Lang, Text, texts};

texts! {
    /// Title and heading.
    TITLE = "Data penerima" / "Recipient data";
    /// Under the heading.
    LEAD = "Satu berkas adalah satu versi: seluruhnya tampil sekaligus, atau tidak sama sekali. Versi lama disimpan dan dapat dipulihkan." / "A file is a version: all of it becomes visible at once, or none. Earlier versions are kept and can be restored.";
    /// Heading of the form.
    IMPORT = "Muat berkas penerima" / "Load a recipient file";
    /// Hint of the file.
    IMPORT_HINT = "CSV UTF-8, paling besar 200 MB. Berkas yang lebih besar dimuat dengan perintah server import-penerima. Berkas dihapus dari server setelah dimuat." / "UTF-8 CSV of at most 200 MB. Larger files are loaded with the command server import-penerima. The file is deleted from the server afterwards.";
    /// What a file has to look like.
    COLUMNS = "Kolom berkas dan contoh" / "Columns of the file, and a sample";
    /// Before the columns it must have.
    COLUMNS_REQUIRED = "Baris pertama harus memuat kolom ini, persis dalam urutan ini:" / "The first line must have these columns, exactly in this order:";
    /// Before the columns it may have.
    COLUMNS_OPTIONAL = "Sesudahnya boleh ada kolom ini, dalam urutan apa pun:" / "After them it may have these columns, in any order:";
    /// How lines are written.
    COLUMNS_HOW = "Satu baris untuk tiap orang dan program. Tanggal ditulis TTTT-BB-HH, desa dengan kode Kemendagri seperti 99.01.01.2001, status salah satu dari penerima, bukan, ditangguhkan, tidak_diketahui." / "One line for each person and programme. Dates are YYYY-MM-DD, villages Kemendagri codes such as 99.01.01.2001, the status one of penerima, bukan, ditangguhkan, tidak_diketahui.";
    /// Download.
    SAMPLE = "Unduh berkas contoh (CSV)" / "Download a sample file (CSV)";
    /// State.
    STATE_HELD_BACK = "Menunggu kepastian Anda: versi {version} ({people} orang) belum tampil. Orang baru {added}, hilang {missing} dari data yang tampil sekarang." / "Waiting for your word: version {version} ({people} people) is not visible yet. New people {added}, missing from the visible data {missing}.";
    /// Link to the question.
    HELD_BACK_LOOK = "Periksa lalu tampilkan versi ini" / "Check it, then make this version visible";
    /// What it means.
    HELD_BACK_WHAT = "Versi {version} dari {day} dengan {people} orang belum pernah tampil, karena banyak orang hilang bila versi ini menggantikan yang sekarang. Bila berkasnya hanya sebagian data, jangan tampilkan; muat berkas yang lengkap." / "Version {version} of {day} with {people} people was never visible, for many people vanish when it takes the place of the present one. When the file is only a part of the data, do not make it visible; load the whole file.";
    /// Title of the question.
    HELD_BACK_TITLE = "Tampilkan versi {version}?" / "Make version {version} visible?";
    /// The button.
    HELD_BACK_BUTTON = "Tampilkan" / "Make visible";
    /// The figures.
    HELD_BACK_FIGURES = "Versi {visible} yang tampil sekarang memuat {listed} orang. Orang baru: {added}. Hilang: {missing}." / "Version {visible}, visible now, has {listed} people. New people: {added}. Missing: {missing}.";
    /// Link to the comparison.
    HELD_BACK_CHANGED = "Lihat yang bertambah, hilang, dan berubah per desa" / "See who is new, missing and changed, by village";
    /// The button.
    IMPORT_BUTTON = "Muat berkas" / "Load the file";
    /// Who may not.
    IMPORT_FOREIGN = "Data yang tampil memuat wilayah di luar wilayah kerja Anda. Hanya admin yang membawahi semuanya dapat mengganti atau memulihkan data." / "The visible data has people outside your region. Only an administrator of the whole of it can replace or restore data.";
    /// Another import is running.
    IMPORT_BUSY = "Impor lain sedang berjalan. Tunggu sampai selesai." / "Another import is running. Wait for its end.";
    /// Heading of the imports.
    IMPORTS = "Impor terakhir" / "Latest imports";
    /// None.
    IMPORTS_NONE = "Belum ada impor lewat halaman ini." / "Nothing was imported on this page.";
    /// Column.
    FILE = "Berkas" / "File";
    /// Column.
    STARTED = "Mulai" / "Began";
    /// Column.
    STATE = "Keadaan" / "State";
    /// Title of one import.
    PROGRESS_TITLE = "Impor {file}" / "Import of {file}";
    /// While it runs.
    PROGRESS_HINT = "Halaman ini memperbarui diri setiap beberapa detik. Impor tetap berjalan bila halaman ditutup." / "This page renews itself every few seconds. The import goes on when the page is closed.";
    /// How far.
    PROGRESS = "{phase}: {percent} %" / "{phase}: {percent} %";
    /// Lines.
    LINES = "{lines} baris dibaca, {rejected} ditolak." / "{lines} lines read, {rejected} not taken over.";
    /// Phase.
    PHASE_HASH = "Membandingkan dengan versi yang tampil" / "Comparing with the visible version";
    /// Phase.
    PHASE_LOAD = "Memeriksa dan memuat baris" / "Checking and loading lines";
    /// Phase.
    PHASE_JOIN = "Menggabungkan orang" / "Joining people";
    /// Phase.
    PHASE_INDEX = "Menyusun nama" / "Writing names";
    /// State.
    STATE_RUNNING = "Sedang berjalan" / "Running";
    /// State.
    STATE_INTERRUPTED = "Terputus; versi sebelumnya tetap tampil. Muat berkasnya sekali lagi." / "Broken off; the version before stays visible. Load the file once more.";
    /// State.
    STATE_LOADED = "Selesai: versi {version} sekarang tampil" / "Done: version {version} is visible now";
    /// State.
    STATE_UNCHANGED = "Tidak ada yang berubah: berkas ini versi {version} yang sudah tampil" / "Nothing changed: this file is version {version}, which is visible already";
    /// State.
    STATE_NOTHING = "Tidak satu baris pun dapat dipakai; versi sebelumnya tetap tampil" / "Not one line could be taken over; the version before stays visible";
    /// State.
    STATE_REFUSED = "Berkas tidak dapat dibaca: {why}" / "The file cannot be read: {why}";
    /// State.
    STATE_FAILED = "Gagal di pihak kami; versi sebelumnya tetap tampil. Coba lagi nanti." / "It failed on our side; the version before stays visible. Try again later.";
    /// Why.
    PROBLEM_EMPTY = "berkas kosong" / "the file is empty";
    /// Why.
    PROBLEM_NOT_UTF8 = "bukan UTF-8; simpan sebagai CSV UTF-8" / "not UTF-8; save it as CSV UTF-8";
    /// Why.
    PROBLEM_SEPARATOR = "kolom dipisahkan tanda lain; pisahkan dengan koma" / "columns are separated by another sign; use commas";
    /// Why.
    PROBLEM_MISSING = "kolom {position} seharusnya {name}" / "column {position} must be {name}";
    /// Why.
    PROBLEM_UNKNOWN = "kolom {position} tidak dikenal" / "column {position} is not known";
    /// Why.
    PROBLEM_TWICE = "kolom {position} ({name}) ada dua kali" / "column {position} ({name}) is there twice";
    /// Download.
    REJECTED = "Unduh baris yang ditolak (CSV)" / "Download the lines not taken over (CSV)";
    /// Back.
    BACK = "Kembali ke data penerima" / "Back to recipient data";
    /// Heading of the versions.
    VERSIONS = "Versi" / "Versions";
    /// None.
    VERSIONS_NONE = "Belum ada data." / "No data yet.";
    /// Column.
    VERSION = "Versi" / "Version";
    /// Column.
    LOADED = "Dimuat" / "Loaded";
    /// Column.
    PEOPLE = "Orang" / "People";
    /// Column.
    COUNT_LINES = "Baris" / "Lines";
    /// Column.
    COUNT_REJECTED = "Ditolak" / "Not taken over";
    /// Column.
    ACTION = "Tindakan" / "Action";
    /// The visible one.
    VISIBLE = "Tampil sekarang" / "Visible now";
    /// Link.
    RESTORE = "Pulihkan versi {version}" / "Restore version {version}";
    /// Title of the confirmation.
    RESTORE_TITLE = "Pulihkan versi {version}?" / "Restore version {version}?";
    /// What it means.
    RESTORE_WHAT = "Versi {version} dari {day} dengan {people} orang akan tampil menggantikan versi yang sekarang, untuk petugas dan warga. Versi yang sekarang tetap disimpan." / "Version {version} of {day} with {people} people becomes visible in place of the present one, for officers and citizens. The present one is kept.";
    /// The box to tick.
    RESTORE_SURE = "Ya, saya yakin" / "Yes, I am sure";
    /// Not ticked.
    RESTORE_UNSURE = "Beri tanda bahwa Anda yakin." / "Tick that you are sure.";
    /// The button.
    RESTORE_BUTTON = "Pulihkan" / "Restore";
    /// What was done.
    RESTORED = "Versi {version} sekarang tampil." / "Version {version} is visible now.";
    /// Heading of the comparison.
    COMPARE = "Bandingkan dua versi" / "Compare two versions";
    /// Label.
    COMPARE_FIRST = "Dari versi" / "From version";
    /// Label.
    COMPARE_SECOND = "Ke versi" / "To version";
    /// The button.
    COMPARE_BUTTON = "Bandingkan" / "Compare";
    /// Title.
    COMPARE_TITLE = "Versi {first} dan versi {second}" / "Version {first} and version {second}";
    /// Title of a village.
    COMPARE_VILLAGE = "{village}: versi {first} dan versi {second}" / "{village}: version {first} and version {second}";
    /// Caption.
    COMPARE_CAPTION = "Perbedaan per desa di wilayah kerja Anda" / "Differences by village in your region";
    /// Column.
    VILLAGE = "Desa" / "Village";
    /// Column.
    ADDED = "Bertambah" / "Added";
    /// Column.
    REMOVED = "Hilang" / "Removed";
    /// Column.
    CHANGED = "Berubah" / "Changed";
    /// Beside a village that is too large.
    CUT_OFF = "hanya 10.000 orang pertama" / "first 10,000 people only";
    /// To the next page.
    NEXT = "Desa berikutnya" / "More villages";
    /// No difference.
    SAME = "Tidak ada perbedaan." / "No differences.";
    /// Column.
    WHAT = "Yang berubah" / "What changed";
    /// Difference.
    DIFFERENT_ADDRESS = "alamat, RT, atau RW" / "address, RT or RW";
    /// Difference.
    DIFFERENT_CONDITION = "desil atau disabilitas" / "decile or disability";
    /// Difference.
    DIFFERENT_AID = "bantuan" / "aid";
}

/// A phase of an import in words.
pub fn phase(code: &str) -> Text {
    match code {
        "load" => PHASE_LOAD,
        "join" => PHASE_JOIN,
        "index" => PHASE_INDEX,
        _ => PHASE_HASH,
    }
}

/// Why a file was refused: a code, and perhaps a column, parted by colons.
pub fn problem(lang: Lang, code: &str) -> String {
    let mut parts = code.splitn(3, ':');
    let text = match parts.next() {
        Some("empty") => PROBLEM_EMPTY,
        Some("separator") => PROBLEM_SEPARATOR,
        Some("missing") => PROBLEM_MISSING,
        Some("unknown") => PROBLEM_UNKNOWN,
        Some("twice") => PROBLEM_TWICE,
        _ => PROBLEM_NOT_UTF8,
    };
    let (position, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    text.fill(lang, &[("position", position), ("name", name)])
}
