//! `/petugas/audit`: who did and saw what.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Jejak audit" / "Audit log";
    /// Under the heading.
    LEAD = "Siapa mengubah atau melihat apa, dalam wilayah Anda. Membaca halaman ini juga dicatat." / "Who changed or saw what, within your region. Reading this page is noted, too.";
    /// Heading of the filter.
    FILTER = "Cari" / "Search";
    /// Label.
    FROM = "Dari tanggal" / "From";
    /// Label.
    UNTIL = "Sampai tanggal" / "Until";
    /// Label.
    TICKET = "Nomor tiket" / "Ticket";
    /// Label.
    OFFICER = "Nama akun petugas" / "Officer’s user name";
    /// Label.
    ACTOR = "Pelaku" / "Who";
    /// Label.
    ACTION = "Tindakan" / "Action";
    /// First option of a list.
    ANY = "Semua" / "All";
    /// `warga`
    ACTOR_WARGA = "Warga" / "Citizen";
    /// `petugas`
    ACTOR_PETUGAS = "Petugas" / "Officer";
    /// `system`
    ACTOR_SYSTEM = "Sistem" / "The system";
    /// Only reads.
    READS_ONLY = "Hanya yang melihat data" / "Only who saw data";
    /// Button.
    SEARCH = "Cari" / "Search";
    /// Link that empties the filter.
    CLEAR = "Kosongkan pencarian" / "Clear the search";
    /// Link to the download.
    DOWNLOAD = "Unduh CSV" / "Download CSV";
    /// How much is downloaded.
    DOWNLOAD_HOW = "paling banyak {limit} baris terbaru" / "at most the newest {limit} lines";
    /// Heading of the form for one person.
    PERSON = "Riwayat data satu orang" / "History of one person’s data";
    /// What it does.
    PERSON_HOW = "Siapa yang melihat atau mengubah data orang ini, di data penerima dan di kasusnya. NIK tidak disimpan dan tidak masuk alamat halaman." / "Who saw or changed this person’s data, in the recipient data and in their cases. The NIK is not kept and does not enter the address.";
    /// Label.
    NIK = "NIK, 16 angka" / "NIK, 16 digits";
    /// Button.
    PERSON_SHOW = "Tampilkan riwayat" / "Show the history";
    /// Above the list of one person.
    PERSON_SHOWN = "Menampilkan riwayat data satu orang." / "Showing the history of one person’s data.";
    /// Nothing was found.
    NONE = "Tidak ada catatan yang cocok." / "No entry matches.";
    /// Link.
    OLDER = "Lebih lama" / "Older";
    /// Link.
    NEWEST = "Kembali ke yang terbaru" / "Back to the newest";
    /// Caption of the table.
    CAPTION = "Catatan, terbaru di atas. Waktu WIB." / "Entries, newest first. Western Indonesian time.";
    /// Column.
    COLUMN_NUMBER = "No." / "No.";
    /// Column.
    COLUMN_AT = "Waktu" / "Time";
    /// Column.
    COLUMN_WHO = "Siapa" / "Who";
    /// Column.
    COLUMN_WHAT = "Tindakan" / "Action";
    /// Column.
    COLUMN_CASE = "Kasus" / "Case";
    /// Column.
    COLUMN_DETAIL = "Keterangan" / "Detail";
    /// Heading of the chain.
    CHAIN = "Keutuhan catatan" / "Whether the log is whole";
    /// The newest batch.
    CHAIN_NEWEST = "Segel terakhir: nomor {batch}, {at}. Menunggu disegel: {unsealed} catatan." / "Last seal: number {batch}, {at}. Waiting to be sealed: {unsealed} entries.";
    /// Nothing is sealed.
    CHAIN_NONE = "Belum ada segel. Menunggu disegel: {unsealed} catatan." / "Nothing is sealed yet. Waiting to be sealed: {unsealed} entries.";
    /// The last check was good.
    CHECK_WHOLE = "Pemeriksaan terakhir {at}: utuh, segel {first}–{last} dengan {entries} catatan." / "Last check {at}: whole, seals {first}–{last} with {entries} entries.";
    /// The last check was not.
    CHECK_BROKEN = "Pemeriksaan terakhir {at}: TIDAK UTUH. {what} Hubungi pengelola sistem dan jangan ubah apa pun." / "Last check {at}: NOT WHOLE. {what} Tell who runs the system, and change nothing.";
    /// Nobody has checked.
    CHECK_NEVER = "Belum pernah diperiksa dari sini." / "Never checked from here.";
    /// Button.
    CHECK_NOW = "Periksa sekarang" / "Check now";
    /// What it checks.
    CHECK_HOW = "Menghitung ulang segel-segel terbaru. Seluruh rantai diperiksa dengan perintah server audit verify." / "Computes the newest seals anew. The whole chain is checked with the command server audit verify.";
    /// `batch_removed`
    BROKEN_BATCH_REMOVED = "Segel nomor {batch} hilang." / "Seal {batch} is missing.";
    /// `batch_moved`
    BROKEN_BATCH_MOVED = "Segel nomor {batch} tidak menyambung segel sebelumnya." / "Seal {batch} does not go on where the one before it ends.";
    /// `entries_removed`
    BROKEN_ENTRIES_REMOVED = "Ada catatan yang dihapus dari segel nomor {batch}." / "Entries of seal {batch} were removed.";
    /// `entries_inserted`
    BROKEN_ENTRIES_INSERTED = "Ada catatan yang disisipkan ke segel nomor {batch}." / "Entries were inserted into seal {batch}.";
    /// `changed`
    BROKEN_CHANGED = "Segel nomor {batch} atau catatannya diubah." / "Seal {batch} or one of its entries was changed.";
    /// `newest_removed`
    BROKEN_NEWEST_REMOVED = "Segel nomor {batch} dan sesudahnya pernah ada dan sekarang hilang." / "Seal {batch} and what followed were there and are gone.";
    /// `replaced`
    BROKEN_REPLACED = "Segel nomor {batch} bukan yang semula." / "Seal {batch} is not the one that was there.";
    /// `unsealed`
    BROKEN_UNSEALED = "Ada catatan yang lebih dari satu jam belum disegel: penyegel tidak berjalan, atau segel dihapus." / "Entries were not sealed for more than an hour: the sealer does not run, or seals were removed.";
    /// A wrong date.
    DATE_WRONG = "Tanggal tidak terbaca. Pilih dari kalender, atau tulis tahun-bulan-hari." / "The date cannot be read. Choose it from the calendar, or write year-month-day.";
    /// The end before the beginning.
    DATE_ORDER = "Tanggal akhir mendahului tanggal awal." / "The end is before the beginning.";
    /// No such ticket here.
    TICKET_UNKNOWN = "Tidak ada kasus dengan tiket ini di wilayah Anda." / "No case with this ticket in your region.";
    /// No such officer here.
    OFFICER_UNKNOWN = "Tidak ada petugas dengan nama akun ini di wilayah Anda." / "No officer with this user name in your region.";
    /// A wrong NIK.
    NIK_WRONG = "NIK harus 16 angka yang mungkin benar. Periksa lagi." / "The NIK must be 16 digits that can be right. Check it.";
    /// A link that is too old or broken.
    PERSON_WRONG = "Tautan riwayat ini tidak berlaku lagi. Masukkan NIK sekali lagi." / "This link to a history is not valid any more. Enter the NIK again.";
}
