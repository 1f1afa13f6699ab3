//! Batches for the centre: collecting, the letter of endorsement, endorsing, export.

use domain::batch::{BatchKind, BatchProblem, EndorseRefusal, SignerRole};
use domain::field::ErrorCode;

use crate::text::{Text, texts};

texts! {
    /// Title and heading of the list.
    TITLE = "Batch usulan ke pusat" / "Batches for the centre";
    /// Under the heading.
    LEAD = "Kasus yang sudah diputus layak dikumpulkan ke batch, disahkan kepala daerah dengan surat, lalu diekspor untuk SIKS-NG." / "Cases found to hold are collected into a batch, endorsed by the head of the region with a letter, and exported for SIKS-NG.";
    /// `usulan`
    KIND_USULAN = "Usulan bansos/DTSEN" / "Proposals (bansos/DTSEN)";
    /// `verifikasi_bnba`
    KIND_VERIFIKASI = "Verifikasi BNBA" / "BNBA verification";
    /// `usulan_kemensos`
    KIND_KEMENSOS = "Usulan Kemensos" / "The ministry’s proposals";
    /// `pbi`
    KIND_PBI = "Usulan PBI-JK" / "PBI-JK proposals";
    /// `perbaikan`
    KIND_PERBAIKAN = "Perbaikan data penerima" / "Repairs of recipients’ data";
    /// `usulan_hapus`
    KIND_HAPUS = "Usulan hapus dari data" / "Proposed removals from the data";
    /// Heading of what waits.
    WAITING = "Menunggu dikumpulkan, siklus {cycle}" / "Waiting to be collected, cycle {cycle}";
    /// Column: kind of batch.
    KIND = "Jenis" / "Kind";
    /// Column: cases found to hold that are in no batch.
    CASES_WAITING = "Kasus layak" / "Cases found to hold";
    /// Column: verdicts on listed recipients in no batch.
    VERDICTS_WAITING = "Penilaian BNBA" / "BNBA verdicts";
    /// Column: repairs, marks and removals of listed people in no batch.
    ENTRIES_WAITING = "Perbaikan, tanda, usul hapus" / "Repairs, marks, removals";
    /// Column: the window.
    WINDOW = "Jendela" / "Window";
    /// There is no window.
    WINDOW_ALWAYS = "Kapan saja" / "At any time";
    /// The window is open.
    WINDOW_OPEN = "Buka hari ini" / "Open today";
    /// The window is closed, with the day it opens.
    WINDOW_SHUT = "Tutup, buka {day}" / "Closed, opens {day}";
    /// The window is closed and no rule opens it.
    WINDOW_SHUT_FOR_GOOD = "Tutup, belum ada aturan jendela" / "Closed, no rule opens it";
    /// Counts that concern two kinds of batches.
    USULAN_BOTH = "Usulan yang hanya meminta PBI-JK masuk batch PBI-JK; hitungan di atas memuat keduanya." / "Proposals for PBI-JK alone go into PBI-JK batches; the count above holds both.";
    /// Button that begins a batch.
    BEGIN = "Kumpulkan jadi batch baru" / "Collect into a new batch";
    /// Nothing was there to collect.
    NOTHING = "Tidak ada yang menunggu untuk jenis batch ini, jadi batch tidak dibuat." / "Nothing waits for this kind of batch, so none was made.";
    /// Heading of the list.
    BATCHES = "Batch" / "Batches";
    /// There are none.
    NONE = "Belum ada batch." / "There are no batches yet.";
    /// A batch by kind, month and number.
    NAME = "{kind} {cycle}, nomor {number}" / "{kind} {cycle}, number {number}";
    /// Column: the cycle.
    CYCLE = "Siklus" / "Cycle";
    /// Column: what it is called.
    BATCH = "Batch" / "Batch";
    /// Column and fact: number of cases.
    CASES = "Kasus" / "Cases";
    /// Column and fact: number of verdicts.
    VERDICTS = "Penilaian" / "Verdicts";
    /// Column and fact: number of repairs, marks and removals.
    ENTRIES = "Perbaikan, tanda, usul hapus" / "Repairs, marks, removals";
    /// Column: how far it is.
    STANDING = "Keadaan" / "Standing";
    /// Cases are collected.
    OPEN = "Dikumpulkan" / "Being collected";
    /// A letter is there.
    READY = "Menunggu disahkan" / "Waits to be endorsed";
    /// It is locked.
    ENDORSED = "Disahkan, terkunci" / "Endorsed, locked";
    /// It is locked and was taken out.
    EXPORTED = "Disahkan, sudah diekspor" / "Endorsed and exported";
    /// It is locked since a moment.
    LOCKED_NOTICE = "Batch ini sudah disahkan pada {at}. Isinya terkunci dan tidak bisa diubah siapa pun." / "This batch was endorsed on {at}. Its contents are locked and nobody can change them.";
    /// Quota of a batch for health insurance.
    QUOTA = "Kuota PBI-JK" / "PBI-JK quota";
    /// How much of the quota is taken.
    QUOTA_USED = "{used} dari {slots} terpakai, sisa {free}" / "{used} of {slots} taken, {free} left";
    /// More than the quota.
    QUOTA_OVER = "{used} dari {slots} terpakai, kelebihan {over}" / "{used} of {slots} taken, {over} too many";
    /// No quota is in force.
    QUOTA_UNKNOWN = "Kuota belum dicatat" / "No quota recorded";
    /// Link to quotas.
    QUOTA_LINK = "Lihat kuota" / "See quotas";

    /// Collected: numbers of cases.
    DONE_COLLECTED = "{cases} kasus dan {verdicts} penilaian dikumpulkan." / "{cases} cases and {verdicts} verdicts were collected.";
    /// Collected: repairs, marks, removals.
    DONE_ENTRIES = "{entries} perbaikan, tanda, atau usul hapus dikumpulkan." / "{entries} repairs, marks or removals were collected.";
    /// Entries that stay behind.
    DONE_PASSED_OVER = "{count} tidak ikut: datanya sudah benar di versi yang tampil, atau orangnya tidak ada lagi di sana." / "{count} stay behind: the visible data has the right value already, or the person no more.";
    /// Proposals that stay behind.
    DONE_DOUBLES = "{count} usulan tetap menunggu: orang yang sama sudah diwakili usulan lain di siklus ini." / "{count} proposals stay behind: another proposal of the same person leaves in this cycle.";
    /// An entry was taken out.
    DONE_ENTRY_OUT = "Isi itu sudah dikeluarkan dari batch dan menunggu batch berikutnya." / "It was taken out of the batch and waits for the next one.";
    /// Cases that stay behind.
    DONE_QUOTA_FULL = "{count} kasus tetap menunggu: layak, kuota penuh." / "{count} cases stay behind: eligible, but the quota is full.";
    /// More wait than one request collects.
    DONE_MORE = "Masih ada yang menunggu. Tekan \"Kumpulkan yang baru\" sekali lagi." / "More are waiting. Press \"Collect what is new\" once more.";
    /// A case was taken out.
    DONE_OUT = "Kasus sudah dikeluarkan dari batch dan menunggu batch berikutnya." / "The case was taken out of the batch and waits for the next one.";
    /// The verdicts were taken out.
    DONE_VERDICTS_OUT = "Semua penilaian sudah dikeluarkan dari batch." / "All verdicts were taken out of the batch.";
    /// The letter is there.
    DONE_LETTER = "Surat pengesahan sudah disimpan." / "The letter of endorsement was saved.";
    /// It was endorsed.
    DONE_ENDORSED = "Batch sudah disahkan. Pemohon yang memberi email diberi tahu ada perkembangan." / "The batch is endorsed. Applicants who gave an e-mail are told that there is news.";

    /// Heading: how far the batch is.
    STEPS = "Sampai di mana batch ini" / "How far this batch is";
    /// Step: collecting.
    STEP_COLLECT = "Dikumpulkan" / "Collected";
    /// Step: the letter.
    STEP_LETTER = "Surat pengesahan dilampirkan" / "Letter of endorsement attached";
    /// Step: the endorsement.
    STEP_ENDORSE = "Disahkan dan dikunci" / "Endorsed and locked";
    /// Step: the export.
    STEP_EXPORT = "Diekspor untuk SIKS-NG" / "Exported for SIKS-NG";
    /// Step: the centre's answer.
    STEP_ANSWER = "Dijawab pusat" / "Answered by the centre";
    /// A step that is done.
    STEP_DONE = "Selesai" / "Done";
    /// The step at hand.
    STEP_NOW = "Sedang berjalan" / "At hand";
    /// A step to come.
    STEP_LATER = "Nanti" / "Later";
    /// How much was collected.
    STEP_CONTENTS = "{count} isi" / "{count} in it";
    /// How many were answered.
    STEP_ANSWERED = "{done} dari {count} kasus" / "{done} of {count} cases";
    /// Name of the sentence about what comes next.
    NEXT_STEP = "Langkah berikutnya" / "What comes next";
    /// Next: collect.
    NEXT_COLLECT = "Verifikator mengumpulkan isi batch dengan tombol \"Kumpulkan yang baru\"." / "A verifikator collects what goes in with \"Collect what is new\".";
    /// Next: the letter.
    NEXT_LETTER = "Mintakan tanda tangan kepala daerah, wakil, atau sekda pada surat pengesahan, lalu verifikator atau kepala dinas melampirkan pindaiannya di sini." / "Have the letter of endorsement signed by the head of the region, the deputy or the secretary; then a verifikator or the head of the office attaches the scan here.";
    /// Next: nobody who is not in the data.
    NEXT_NOT_LISTED = "Verifikator mengeluarkan isi tentang orang yang tidak ada lagi di data penerima." / "A verifikator takes out what tells of people who are no longer in the recipient data.";
    /// Next: less than the quota.
    NEXT_QUOTA = "Verifikator mengeluarkan kasus yang melebihi kuota PBI-JK." / "A verifikator takes out the cases beyond the PBI-JK quota.";
    /// Next: the window.
    NEXT_WINDOW = "Syarat sudah lengkap. Kepala dinas mengesahkan setelah jendela pengesahan dibuka {day}." / "Everything is there. The head of the office endorses it once the window opens on {day}.";
    /// Next: no window.
    NEXT_NO_WINDOW = "Syarat sudah lengkap, tetapi belum ada aturan jendela pengesahan. Admin menambahkannya di Kalender." / "Everything is there, but no rule opens a window for endorsements. An admin adds one in the calendar.";
    /// Next: the endorsement.
    NEXT_ENDORSE = "Syarat sudah lengkap. Kepala dinas atau pejabat pengesah, yang tidak ikut memeriksa isinya, mengesahkan batch ini." / "Everything is there. The head of the office, or who endorses for them and examined none of it, endorses this batch.";
    /// Next: the export.
    NEXT_EXPORT = "Verifikator atau kepala dinas mengunduh paketnya dan mengunggahnya ke SIKS-NG." / "A verifikator or the head of the office downloads the package and uploads it to SIKS-NG.";
    /// Next: the answer.
    NEXT_ANSWER = "Tunggu jawaban pusat. Verifikator menerapkan berkasnya di halaman Jawaban pusat." / "Wait for the centre. A verifikator takes its file over on the page of the centre’s answers.";
    /// Next: nothing, for the centre answers with its data.
    NEXT_DATA = "Tidak ada yang perlu dikerjakan lagi. Hasilnya terlihat di data penerima berikutnya dari pusat." / "There is nothing left to do. The result shows in the centre’s next recipient data.";
    /// Next: nothing.
    NEXT_NOTHING = "Selesai. Pusat sudah menjawab semua kasus di batch ini." / "Done. The centre has answered every case of this batch.";

    /// Heading: proposals for which another one stands in.
    DOUBLES = "Menunggu karena orangnya sama" / "Waiting, for the person is the same";
    /// What that means.
    DOUBLES_WHY = "Satu orang satu usulan untuk tiap jenis batch dalam satu siklus. Usulan ini layak, tetapi belum ikut batch: orang yang sama sudah diwakili tiket lain." / "Of a person one proposal leaves for each kind of batch in a cycle. These hold, but are in no batch yet: another ticket stands in for the same person.";
    /// One of them.
    DOUBLE = "diwakili" / "stood in for by";
    /// What an officer can do.
    DOUBLES_DO = "Kalau ternyata dua orang, buka kasusnya dan tandai bukan ganda. Kalau memang satu orang, putuskan ganda." / "If they are two people, open the case and mark it as no double. If it is one person, decide it as a double.";

    /// Heading: what is missing.
    MISSING = "Syarat pengesahan" / "What the endorsement needs";
    /// Nothing is missing.
    NOTHING_MISSING = "Semua syarat pengesahan sudah lengkap." / "Everything the endorsement needs is there.";
    /// The window of endorsements is closed.
    SHUT_UNTIL = "Jendela pengesahan sedang tutup. Dibuka lagi {day}." / "The window for endorsements is closed. It opens on {day}.";
    /// The same, and no rule opens it.
    SHUT = "Jendela pengesahan sedang tutup, dan belum ada aturan yang membukanya." / "The window for endorsements is closed, and no rule opens it.";
    /// Nothing is in it.
    REFUSED_EMPTY = "Batch ini kosong. Kumpulkan dulu kasus yang sudah diputus." / "This batch is empty. Collect decided cases first.";
    /// No letter.
    REFUSED_LETTER = "Surat pengesahan belum dilampirkan. Tanpa surat, batch tidak bisa disahkan." / "The letter of endorsement is not attached. Without it the batch cannot be endorsed.";
    /// No role of the signer.
    REFUSED_SIGNER = "Belum dicatat siapa yang menandatangani surat: kepala daerah, wakil, atau sekda atas nama kepala daerah." / "It is not recorded who signed the letter: the head of the region, the deputy, or the secretary on behalf of the head.";
    /// Own work.
    REFUSED_OWN = "Anda ikut memeriksa, memutus, atau mengumpulkan kasus di batch ini. Pengesahan harus oleh petugas lain." / "You examined, decided or collected cases in this batch. Another officer has to endorse it.";
    /// Somebody is not in the data.
    REFUSED_NOT_LISTED = "Batch ini memuat orang yang tidak ada lagi di data penerima. Keluarkan isinya lalu kumpulkan lagi: yang tidak terdaftar dilewati." / "This batch holds people who are no longer in the recipient data. Take its contents out and collect them again: who is not listed is passed over.";
    /// Over the quota.
    REFUSED_QUOTA = "Isi batch melebihi kuota PBI-JK. Keluarkan kelebihannya: kasus itu layak, tetapi kuota penuh." / "The batch exceeds the PBI-JK quota. Take out what is too much: those cases are eligible, but the quota is full.";
    /// Title of the box above a page whose task was refused.
    REFUSED = "Batch belum disahkan" / "The batch was not endorsed";

    /// Heading: what to look at.
    PROBLEMS = "Yang perlu dilihat" / "What to look at";
    /// There are none.
    NO_PROBLEMS = "Tidak ada yang menonjol." / "Nothing stands out.";
    /// `nik_missing`
    PROBLEM_NIK = "Diusulkan tanpa NIK" / "Proposed without a NIK";
    /// `warning`
    PROBLEM_WARNING = "Ada peringatan tentang NIK, KK, atau identitas" / "Has a warning about NIK, family card or identity";
    /// `open_duplicate`
    PROBLEM_DUPLICATE = "Ada usulan lain yang masih terbuka dengan NIK yang sama" / "Another proposal with the same NIK is still open";
    /// `not_listed`
    PROBLEM_NOT_LISTED = "Orangnya tidak ada lagi di data penerima" / "The person is no longer in the recipient data";
    /// `quota_exceeded`
    PROBLEM_QUOTA = "Melebihi kuota" / "Beyond the quota";
    /// How many.
    PROBLEM_ITEMS = "{count} butir" / "{count} items";
    /// The same of cases.
    PROBLEM_CASES = "{count} kasus" / "{count} cases";
    /// Tickets that are not named.
    AND_MORE = "dan {count} lainnya" / "and {count} more";

    /// Heading of the letter.
    LETTER = "Surat pengesahan" / "Letter of endorsement";
    /// Link to the file.
    LETTER_OPEN = "Unduh surat (PDF, {kb} KB)" / "Download the letter (PDF, {kb} KB)";
    /// Fact: its number.
    LETTER_NUMBER = "Nomor surat" / "Number of the letter";
    /// Fact: its date.
    LETTER_DATE = "Tanggal surat" / "Date of the letter";
    /// Fact: who signed.
    LETTER_SIGNER = "Ditandatangani" / "Signed by";
    /// Label of the signer's name.
    SIGNER_NAME = "Nama penanda tangan" / "Name of the signer";
    /// Label of the signer's role.
    SIGNER_ROLE = "Ditandatangani sebagai" / "Signed as";
    /// `kepala_daerah`
    ROLE_HEAD = "Kepala daerah (bupati atau wali kota)" / "Head of the region (bupati or wali kota)";
    /// `wakil`
    ROLE_DEPUTY = "Wakil kepala daerah" / "Deputy head of the region";
    /// `sekda_an`
    ROLE_SECRETARY = "Sekretaris daerah atas nama kepala daerah" / "Secretary of the region on behalf of the head";
    /// Label of the file.
    LETTER_FILE = "Berkas surat (PDF, paling besar 5 MB)" / "File of the letter (PDF, at most 5 MB)";
    /// The file that is there stays.
    LETTER_KEEP = "Surat yang tersimpan tetap dipakai kalau tidak ada berkas baru yang dipilih." / "The stored letter stays unless a new file is chosen.";
    /// What the file should be.
    LETTER_HINT = "Pindaian surat yang sudah ditandatangani dan dicap." / "A scan of the signed and stamped letter.";
    /// Button.
    LETTER_SAVE = "Simpan surat" / "Save the letter";
    /// Label: day.
    DAY = "Tanggal" / "Day";
    /// Label: month.
    MONTH = "Bulan" / "Month";
    /// Label: year.
    YEAR = "Tahun" / "Year";

    /// Heading of the endorsement.
    ENDORSE = "Sahkan batch" / "Endorse the batch";
    /// What it means.
    ENDORSE_HOW = "Setelah disahkan, {cases} kasus dan {verdicts} penilaian terkunci dan siap diekspor. Tindakan ini tidak bisa dibatalkan." / "Once endorsed, {cases} cases and {verdicts} verdicts are locked and ready for export. This cannot be undone.";
    /// The same for repairs, marks, removals.
    ENDORSE_ENTRIES = "Setelah disahkan, {entries} perbaikan, tanda, atau usul hapus terkunci dan siap diekspor. Tindakan ini tidak bisa dibatalkan." / "Once endorsed, {entries} repairs, marks or removals are locked and ready for export. This cannot be undone.";
    /// To tick.
    ENDORSE_SURE = "Saya sudah membaca surat dan memeriksa isi batch ini." / "I have read the letter and looked through this batch.";
    /// Button.
    ENDORSE_SEND = "Sahkan" / "Endorse";
    /// Only another role may.
    ENDORSE_ROLE = "Pengesahan hanya bisa dilakukan kepala dinas atau pejabat pengesah." / "Only the head of the office, or who endorses for them, can endorse.";

    /// Button that collects more.
    ADD = "Kumpulkan yang baru" / "Collect what is new";
    /// Heading of the cases.
    CONTENTS = "Isi batch" / "Contents";
    /// Column: ticket.
    TICKET = "Tiket" / "Ticket";
    /// Column: village.
    VILLAGE = "Desa" / "Village";
    /// Column: warnings.
    WARNINGS = "Peringatan" / "Warnings";
    /// Column: day it was sent.
    SENT = "Diajukan" / "Sent";
    /// Column: where it stands.
    STATE = "Status" / "State";
    /// Button at a case.
    TAKE_OUT = "Keluarkan" / "Take out";
    /// Column: what is said of a listed person.
    ENTRY = "Isi" / "What";
    /// Column: when it was written.
    WRITTEN = "Dicatat" / "Written";
    /// Link to the person.
    PERSON = "Buka orangnya" / "Open the person";
    /// `repair`
    ENTRY_REPAIR = "Perbaikan: {field}" / "Repair: {field}";
    /// `mark`; which one is seen with the person.
    ENTRY_MARK = "Tanda pada orangnya" / "A mark on the person";
    /// `mark_end`
    ENTRY_MARK_END = "Tanda yang berakhir" / "A mark that ended";
    /// `removal`
    ENTRY_REMOVAL = "Usul hapus: {reason}" / "Removal: {reason}";
    /// Number of the entry in the name of a button.
    ENTRY_NUMBER = "nomor {number}" / "number {number}";
    /// Nothing is in it.
    NO_ENTRIES = "Belum ada isi di batch ini." / "There is nothing in this batch yet.";
    /// Button for all verdicts.
    TAKE_VERDICTS_OUT = "Keluarkan semua penilaian BNBA" / "Take all BNBA verdicts out";
    /// Verdicts that are in it.
    VERDICTS_IN = "Selain kasus, batch ini memuat {count} penilaian kelayakan penerima (BNBA)." / "Besides cases, this batch holds {count} verdicts on listed recipients (BNBA).";
    /// No cases.
    NO_CASES = "Belum ada kasus di batch ini." / "There are no cases in this batch yet.";
    /// Which page of how many.
    PAGE = "Halaman {page} dari {pages}" / "Page {page} of {pages}";
    /// Link.
    PREVIOUS = "Sebelumnya" / "Previous";
    /// Link.
    NEXT = "Berikutnya" / "Next";
    /// Name of the links between pages.
    PAGES = "Halaman isi batch" / "Pages of the batch";

    /// Heading of the history.
    HISTORY = "Riwayat" / "History";
    /// It was begun.
    HISTORY_BEGUN = "Dibuat oleh {who}" / "Begun by {who}";
    /// The letter came.
    HISTORY_LETTER = "Surat pengesahan dilampirkan oleh {who}" / "Letter of endorsement attached by {who}";
    /// It was endorsed.
    HISTORY_ENDORSED = "Disahkan oleh {who}" / "Endorsed by {who}";
    /// It was exported.
    HISTORY_EXPORTED = "Diekspor ({form}) oleh {who}" / "Exported ({form}) by {who}";

    /// `paket`
    FORM_PACKAGE = "Paket ZIP" / "ZIP package";
    /// `csv`
    FORM_CSV = "CSV" / "CSV";
    /// `xlsx`
    FORM_XLSX = "XLSX" / "XLSX";

    /// Heading of the export.
    EXPORT = "Ekspor untuk SIKS-NG" / "Export for SIKS-NG";
    /// What it is.
    EXPORT_HOW = "Berkas memuat data pribadi semua orang di batch ini. Setiap ekspor dicatat pada tiap kasus, dan warga bisa melihatnya. Isi batch yang sama selalu menghasilkan berkas yang sama." / "The files hold personal data of everybody in this batch. Each export is noted with every case, where citizens can see it. The same batch always gives the same files.";
    /// Button: everything.
    EXPORT_PACKAGE = "Unduh paket (ZIP)" / "Download the package (ZIP)";
    /// Button: CSV.
    EXPORT_CSV = "Unduh CSV saja" / "Download the CSV alone";
    /// Button: XLSX.
    EXPORT_XLSX = "Unduh XLSX saja" / "Download the XLSX alone";
    /// Not endorsed yet.
    EXPORT_LATER = "Ekspor bisa dilakukan setelah batch disahkan." / "The batch can be exported once it is endorsed.";
    /// Heading of the exports.
    EXPORTS = "Ekspor terakhir" / "Latest exports";
    /// Column: when.
    AT = "Waktu" / "Time";
    /// Column: who.
    WHO = "Petugas" / "Officer";
    /// Column: what.
    FORM = "Bentuk" / "Form";
    /// Column: rows.
    ROWS = "Baris" / "Rows";
    /// Column: checksums.
    SUMS = "Sidik berkas (SHA-256)" / "Checksums (SHA-256)";
    /// An export that broke off.
    BROKEN_OFF = "Terputus" / "Broken off";
    /// The mapping that came with the program.
    COLUMNS_BUILT_IN = "Kolom bawaan" / "Built-in columns";
    /// An operator's mapping.
    COLUMNS_OWN = "Kolom dari berkas operator siks-ng/columns.toml" / "Columns from the operator’s siks-ng/columns.toml";
    /// Title of the box when the mapping is wrong.
    COLUMNS_WRONG = "Berkas kolom tidak bisa dipakai" / "The mapping file cannot be used";
    /// Which column is wrong.
    COLUMNS_AT = "Kolom ke-{place} ({word}): {problem}" / "Column {place} ({word}): {problem}";
    /// The file as a whole is wrong.
    COLUMNS_WHOLE = "{word}: {problem}" / "{word}: {problem}";
    /// The file cannot be read.
    COLUMNS_UNREADABLE = "berkas tidak bisa dibaca." / "the file cannot be read.";
    /// No TOML.
    COLUMNS_NOT_TOML = "isinya bukan TOML yang benar." / "its content is no valid TOML.";
    /// No columns.
    COLUMNS_NONE = "tidak ada kolom untuk jenis batch ini." / "there are no columns for this kind of batch.";
    /// Too many.
    COLUMNS_TOO_MANY = "kolomnya terlalu banyak, paling banyak 200." / "there are too many columns, at most 200.";
    /// Title.
    COLUMNS_TITLE = "judul kosong atau terlalu panjang." / "the title is empty or too long.";
    /// Title twice.
    COLUMNS_TWICE = "judul ini sudah dipakai kolom lain." / "another column has this title.";
    /// Source.
    COLUMNS_SOURCE = "asal isian (source) tidak dikenal." / "the source is unknown.";
    /// Format.
    COLUMNS_FORMAT = "format harus text, date, atau number." / "the format must be text, date or number.";
    /// Format of the source.
    COLUMNS_UNSUITED = "asal isian ini tidak bisa ditulis dengan format itu." / "this source cannot be written in that format.";
    /// Key.
    COLUMNS_KEY = "kata kunci ini tidak dikenal." / "this key is unknown.";
    /// What an operator does.
    COLUMNS_WHAT_NOW = "Minta operator sistem memperbaiki berkas itu. Ekspor tidak dibuat supaya tidak ada kolom yang salah." / "Ask the system’s operator to mend the file. No export is made, so that no column is wrong.";

    /// No number of the letter.
    NUMBER_REQUIRED = "Isi nomor surat pengesahan." / "Enter the number of the letter.";
    /// No date of the letter.
    DATE_REQUIRED = "Isi tanggal surat pengesahan." / "Enter the date of the letter.";
    /// A date that is none, or has not come.
    DATE_INVALID = "Tanggal surat tidak ada di kalender atau belum tiba." / "The date of the letter does not exist or has not come.";
    /// A part is missing.
    DATE_INCOMPLETE = "Tanggal surat belum lengkap. Isi tanggal, bulan, dan tahun." / "The date of the letter is incomplete. Enter day, month and year.";
    /// No role.
    ROLE_REQUIRED = "Pilih siapa yang menandatangani surat." / "Choose who signed the letter.";
    /// No name.
    NAME_REQUIRED = "Isi nama penanda tangan surat." / "Enter the name of the signer.";
    /// Too long.
    TEXT_TOO_LONG = "Terlalu panjang, paling banyak 120 huruf." / "Too long, at most 120 characters.";
    /// No file.
    FILE_REQUIRED = "Pilih berkas surat pengesahan dalam bentuk PDF." / "Choose the letter of endorsement as a PDF.";
    /// No PDF.
    FILE_NOT_PDF = "Berkas ini bukan PDF yang utuh. Pindai suratnya, simpan sebagai PDF, lalu pilih lagi." / "This file is not a whole PDF. Scan the letter, save it as PDF, and choose it again.";
    /// Locked with a password.
    FILE_LOCKED = "PDF ini dikunci kata sandi, jadi pusat tidak bisa membacanya. Simpan ulang tanpa kata sandi, lalu pilih lagi." / "This PDF is locked with a password, so the centre cannot read it. Save it again without one and choose it again.";
    /// Too large.
    FILE_TOO_LARGE = "Berkas surat lebih dari 5 MB. Pindai dengan mutu lebih rendah, lalu pilih lagi." / "The file is larger than 5 MB. Scan it with lower quality and choose it again.";
    /// The box was not ticked.
    SURE_REQUIRED = "Centang dulu bahwa Anda sudah membaca surat dan memeriksa isi batch." / "First tick that you have read the letter and looked through the batch.";
}

/// What an export was, by its code.
pub fn export_form(code: &str) -> Text {
    match code {
        "csv" => FORM_CSV,
        "xlsx" => FORM_XLSX,
        _ => FORM_PACKAGE,
    }
}

/// A kind of batch in words.
pub const fn kind(kind: BatchKind) -> Text {
    match kind {
        BatchKind::Usulan => KIND_USULAN,
        BatchKind::VerifikasiBnba => KIND_VERIFIKASI,
        BatchKind::UsulanKemensos => KIND_KEMENSOS,
        BatchKind::Pbi => KIND_PBI,
        BatchKind::Perbaikan => KIND_PERBAIKAN,
        BatchKind::UsulanHapus => KIND_HAPUS,
    }
}

/// The role of a signer in words (W-6).
pub const fn signer(role: SignerRole) -> Text {
    match role {
        SignerRole::KepalaDaerah => ROLE_HEAD,
        SignerRole::Wakil => ROLE_DEPUTY,
        SignerRole::SekdaAn => ROLE_SECRETARY,
    }
}

/// What is wrong with a case of a batch.
pub const fn problem(problem: BatchProblem) -> Text {
    match problem {
        BatchProblem::NikMissing => PROBLEM_NIK,
        BatchProblem::Warning => PROBLEM_WARNING,
        BatchProblem::OpenDuplicate => PROBLEM_DUPLICATE,
        BatchProblem::NotListed => PROBLEM_NOT_LISTED,
        BatchProblem::QuotaExceeded => PROBLEM_QUOTA,
    }
}

/// Why a batch cannot be endorsed.
pub const fn refusal(refusal: EndorseRefusal) -> Text {
    match refusal {
        EndorseRefusal::Empty => REFUSED_EMPTY,
        EndorseRefusal::LetterMissing => REFUSED_LETTER,
        EndorseRefusal::SignerMissing => REFUSED_SIGNER,
        EndorseRefusal::OwnWork => REFUSED_OWN,
        EndorseRefusal::NotListed => REFUSED_NOT_LISTED,
        EndorseRefusal::QuotaExceeded => REFUSED_QUOTA,
    }
}

/// What is wrong with a field of these pages; `None` where it says no more than any other would.
pub fn error(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("nomor_surat", ErrorCode::Required) => NUMBER_REQUIRED,
        ("nama_penanda", ErrorCode::Required) => NAME_REQUIRED,
        ("nomor_surat" | "nama_penanda", ErrorCode::TooLong) => TEXT_TOO_LONG,
        ("tanggal_surat", ErrorCode::Required) => DATE_REQUIRED,
        ("tanggal_surat", ErrorCode::DateIncomplete) => DATE_INCOMPLETE,
        ("tanggal_surat", _) => DATE_INVALID,
        ("peran_penanda", _) => ROLE_REQUIRED,
        ("surat_pengesahan", ErrorCode::FileEmpty) => FILE_REQUIRED,
        ("surat_pengesahan", ErrorCode::FileTooLarge) => FILE_TOO_LARGE,
        ("surat_pengesahan", ErrorCode::FileUnreadable) => FILE_LOCKED,
        ("surat_pengesahan", _) => FILE_NOT_PDF,
        ("sudah_diperiksa", _) => SURE_REQUIRED,
        _ => return None,
    })
}
