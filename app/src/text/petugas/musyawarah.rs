//! Village deliberations, as officers read them.

use domain::field::ErrorCode;
use domain::musyawarah::Recommendation;

use crate::text::{Text, field_error, texts};

texts! {
    /// Title and heading of the list.
    TITLE = "Musyawarah desa/kelurahan" / "Village deliberations";
    /// Under the heading.
    LEAD = "Catat hasil musyawarah: berita acara, rekomendasi untuk tiap usulan, dan warga yang perlu dikeluarkan dari data." / "Record what a deliberation decided: its minutes, a recommendation for every proposal, and people who should leave the data.";
    /// Link to the form.
    NEW = "Catat musyawarah baru" / "Record a deliberation";
    /// Heading of the table of villages.
    VILLAGES = "Desa/kelurahan Anda" / "Your villages";
    /// Column.
    VILLAGE = "Desa/kelurahan" / "Village";
    /// Column.
    OPEN_COUNT = "Usulan menunggu" / "Proposals waiting";
    /// Heading of the table of deliberations.
    RECORDED = "Sudah dicatat" / "Recorded";
    /// Nothing is recorded yet.
    NONE = "Belum ada musyawarah yang dicatat." / "No deliberation is recorded yet.";
    /// Column.
    DATE = "Tanggal" / "Date";
    /// Column and label.
    PLACE = "Tempat" / "Place";
    /// Column.
    STATE = "Status" / "Status";
    /// Not closed yet.
    OPEN = "Masih dibuka" / "Still open";
    /// Read-only.
    CLOSED = "Ditutup" / "Closed";
    /// Link to one of them.
    SHOW = "Buka" / "Open";
    /// Title of the form.
    NEW_TITLE = "Catat musyawarah" / "Record a deliberation";
    /// Label.
    DATE_LABEL = "Tanggal musyawarah" / "Day of the deliberation";
    /// Hint.
    DATE_HINT = "Tahun-bulan-tanggal, misalnya 2026-11-20. Tidak boleh setelah hari ini." / "Year-month-day, such as 2026-11-20. Not after today.";
    /// Label.
    ATTENDEES = "Jumlah peserta" / "Number of people present";
    /// Label.
    CHAIR = "Pemimpin musyawarah" / "Who led it";
    /// Empty choice.
    CHOOSE = "Pilih" / "Choose";
    /// Button.
    SAVE = "Simpan dan lanjut" / "Save and go on";
    /// Title of one: village and day.
    ONE = "Musyawarah {desa}, {date}" / "Deliberation of {desa}, {date}";
    /// Summary: who and how many.
    ABOUT = "{place}. {count} peserta, dipimpin {chair}." / "{place}. {count} people, led by {chair}.";
    /// It is read-only.
    READ_ONLY = "Musyawarah ini sudah ditutup dan hanya bisa dibaca. Untuk memperbaiki, catat musyawarah baru." / "This deliberation is closed and can only be read. To correct it, record a new one.";
    /// Heading.
    MINUTES = "Berita acara" / "Minutes";
    /// What to send.
    MINUTES_HINT = "Satu berkas PDF (paling besar 5 MB) atau foto yang jelas. Disimpan terenkripsi." / "One PDF (5 MB at most) or a clear photo. Kept encrypted.";
    /// There is one.
    MINUTES_THERE = "Berkas sudah ada." / "The file is there.";
    /// There is none.
    MINUTES_NONE = "Belum ada berkas." / "There is no file yet.";
    /// Link to it.
    MINUTES_SHOW = "Lihat berita acara" / "Show the minutes";
    /// Button.
    MINUTES_SEND = "Unggah berita acara" / "Upload the minutes";
    /// Button where one is there.
    MINUTES_REPLACE = "Ganti berita acara" / "Replace the minutes";
    /// Heading.
    CASES = "Rekomendasi untuk usulan" / "Recommendations for proposals";
    /// What a recommendation is.
    CASES_LEAD = "Rekomendasi membantu verifikator. Putusan tetap dibuat Dinas Sosial. Untuk tidak layak atau tunda, tulis alasannya." / "A recommendation helps who examines. The decision stays with the Dinas Sosial. For not eligible or postponed, write why.";
    /// No case.
    CASES_NONE = "Tidak ada usulan yang menunggu di desa ini." / "No proposal waits in this village.";
    /// Nothing was said of any case.
    CASES_UNSAID = "Tidak ada rekomendasi yang dicatat." / "No recommendation was recorded.";
    /// Column.
    TICKET = "Tiket" / "Ticket";
    /// Column.
    PERSON = "Nama" / "Name";
    /// Column.
    ADDRESS = "Alamat" / "Address";
    /// Column.
    RECOMMENDATION = "Rekomendasi" / "Recommendation";
    /// Column.
    NOTE = "Catatan" / "Note";
    /// Born in a year.
    BORN = "lahir {year}" / "born {year}";
    /// The person is no longer named: it was erased.
    ERASED = "(data sudah dihapus)" / "(data erased)";
    /// No recommendation.
    UNSAID = "Belum dibahas" / "Not discussed";
    /// `layak`
    LAYAK = "Layak" / "Eligible";
    /// `tidak_layak`
    TIDAK_LAYAK = "Tidak layak" / "Not eligible";
    /// `tunda`
    TUNDA = "Tunda" / "Postponed";
    /// Button.
    CASES_SAVE = "Simpan rekomendasi" / "Save recommendations";
    /// Accessible name of a choice.
    RECOMMENDATION_FOR = "Rekomendasi untuk {ticket}" / "Recommendation for {ticket}";
    /// Accessible name of a note.
    NOTE_FOR = "Catatan untuk {ticket}" / "Note for {ticket}";
    /// Link.
    PREVIOUS = "Halaman sebelumnya" / "Previous page";
    /// Link.
    NEXT = "Halaman berikutnya" / "Next page";
    /// Heading.
    REMOVALS = "Warga yang perlu dikeluarkan dari data" / "People who should leave the data";
    /// Nobody.
    REMOVALS_NONE = "Belum ada." / "Nobody yet.";
    /// Label of the search.
    SEARCH = "Cari nama di data penerima desa ini" / "Search a name in this village’s recipient data";
    /// Button.
    SEARCH_GO = "Cari" / "Search";
    /// Nobody of that name.
    SEARCH_NONE = "Tidak ada nama seperti itu di data penerima desa ini." / "There is no such name in this village’s recipient data.";
    /// Heading over who was found.
    SEARCH_FOUND = "Hasil pencarian" / "Found";
    /// Label.
    REASON = "Alasan keluar dari data" / "Why they should leave the data";
    /// Label.
    REMOVAL_NOTE = "Catatan" / "Note";
    /// Button.
    REMOVAL_ADD = "Catat untuk dikeluarkan" / "Note for removal";
    /// Button.
    REMOVAL_DROP = "Batalkan" / "Take off the list";
    /// Heading.
    CLOSE = "Tutup musyawarah" / "Close the deliberation";
    /// What closing means.
    CLOSE_WHY = "Setelah ditutup, isinya tidak bisa diubah lagi. Berita acara harus sudah diunggah." / "Once closed, nothing in it can be changed. The minutes must have been uploaded.";
    /// What would be closed.
    CLOSE_COUNTS = "Di halaman ini {unsaid} usulan belum diberi rekomendasi. {removals} orang diminta dikeluarkan dari data." / "On this page {unsaid} proposals have no recommendation yet. {removals} people are wanted removed from the data.";
    /// Button.
    CLOSE_GO = "Tutup musyawarah ini" / "Close this deliberation";
    /// Back to the list.
    BACK = "Kembali ke daftar musyawarah" / "Back to the list";
    /// Day that is yet to come, or none.
    DATE_INVALID = "Tanggal harus ada di kalender dan tidak setelah hari ini. Contoh: 2026-11-20." / "The day must exist and not be after today. Example: 2026-11-20.";
    /// Not a number of people.
    ATTENDEES_INVALID = "Jumlah peserta harus angka dari 1 sampai 10.000." / "The number of people must be from 1 to 10,000.";
    /// No place.
    PLACE_REQUIRED = "Isi tempat musyawarah." / "Enter the place.";
    /// No chair.
    CHAIR_REQUIRED = "Isi nama pemimpin musyawarah." / "Enter who led it.";
    /// A village of somebody else.
    VILLAGE_OUTSIDE = "Desa ini di luar wilayah kerja Anda." / "This village is outside the region you work in.";
    /// A recommendation without its reason, or a reason without recommendation.
    LINE_REQUIRED = "{ticket}: pilih rekomendasi; untuk tidak layak atau tunda, tulis alasannya." / "{ticket}: choose a recommendation; for not eligible or postponed, write why.";
    /// A note that is too long or unreadable.
    LINE_NOTE = "{ticket}: catatan paling panjang 500 huruf, tanpa tanda yang tidak dapat dibaca." / "{ticket}: a note has 500 characters at most, none of them unreadable.";
    /// A NIK, or the number of a family card, in a note.
    LINE_NUMBER = "{ticket}: ada NIK atau nomor KK di catatan. Hapus nomornya." / "{ticket}: there is a NIK or family-card number in the note. Take it out.";
    /// A case of the officer's own, or of somebody close to them.
    LINE_TOO_CLOSE = "{ticket}: usulan ini tentang Anda, anggota KK Anda, atau orang dekat Anda. Rekomendasinya dicatat operator lain, misalnya operator kecamatan." / "{ticket}: this proposal is about you, somebody on your family card, or somebody close to you. Another operator records what was recommended, such as that of the district.";
    /// A person close to the officer.
    PERSON_TOO_CLOSE = "Orang ini Anda sendiri, anggota KK Anda, atau orang dekat Anda. Yang mengusulkannya keluar dari data adalah operator lain, misalnya operator kecamatan." / "This person is you, somebody on your family card, or somebody close to you. Another operator says that they should leave the data, such as that of the district.";
    /// No minutes yet.
    MINUTES_REQUIRED = "Unggah berita acara dulu, baru musyawarah bisa ditutup." / "Upload the minutes first; then the deliberation can be closed.";
    /// A file that is neither.
    MINUTES_WRONG = "Berkas ini bukan PDF dan bukan foto. Kirim PDF, JPEG, PNG atau WebP." / "This file is neither a PDF nor a photo. Send PDF, JPEG, PNG or WebP.";
    /// No file chosen.
    MINUTES_EMPTY = "Belum ada berkas, atau berkasnya kosong. Pilih PDF atau foto berita acara, lalu unggah lagi." / "There is no file, or it is empty. Choose a PDF or a photo of the minutes, then upload again.";
    /// Done: recommendations, and whatever was typed beside.
    DONE_RECOMMENDED = "Rekomendasi disimpan." / "The recommendations were saved.";
    /// Done.
    DONE_REMOVAL = "Warga itu dicatat untuk dikeluarkan dari data. Rekomendasi yang sudah diisi ikut disimpan." / "The person was noted for removal from the data. Recommendations that were filled in were saved too.";
    /// Done.
    DONE_DROPPED = "Catatan keluar dari data dibatalkan. Rekomendasi yang sudah diisi ikut disimpan." / "The removal was taken back. Recommendations that were filled in were saved too.";
    /// Done.
    DONE_MINUTES = "Berita acara disimpan. Rekomendasi yang sudah diisi ikut disimpan." / "The minutes were saved. Recommendations that were filled in were saved too.";
    /// Done.
    DONE_CLOSED = "Musyawarah ditutup." / "The deliberation is closed.";
    /// Nobody chosen.
    PERSON_REQUIRED = "Pilih orang yang perlu dikeluarkan dari data." / "Choose who should leave the data.";
    /// No reason chosen.
    REASON_REQUIRED = "Pilih alasan keluar dari data." / "Choose why they should leave the data.";
}

/// What the page says after a form worked; `None` for a word that no form leads to.
pub fn done(form: &str) -> Option<Text> {
    match form {
        "rekomendasi" => Some(DONE_RECOMMENDED),
        "keluar" => Some(DONE_REMOVAL),
        "batal" => Some(DONE_DROPPED),
        "berita-acara" => Some(DONE_MINUTES),
        "tutup" => Some(DONE_CLOSED),
        _ => None,
    }
}

/// A recommendation in words.
pub const fn recommendation(said: Recommendation) -> Text {
    match said {
        Recommendation::Layak => LAYAK,
        Recommendation::TidakLayak => TIDAK_LAYAK,
        Recommendation::Tunda => TUNDA,
    }
}

/// What is wrong with a field of these pages.
pub fn sentence(code: ErrorCode, field: &str) -> Text {
    match (field, code) {
        ("tanggal", _) => DATE_INVALID,
        ("peserta", _) => ATTENDEES_INVALID,
        ("tempat", ErrorCode::Required) => PLACE_REQUIRED,
        ("ketua", ErrorCode::Required) => CHAIR_REQUIRED,
        ("ketua", code) => field_error::sentence(code, "nama"),
        ("desa", ErrorCode::NotAllowed) => VILLAGE_OUTSIDE,
        ("berita_acara", ErrorCode::Required) => MINUTES_REQUIRED,
        ("berita_acara", ErrorCode::FileNotImage) => MINUTES_WRONG,
        ("berita_acara", ErrorCode::FileEmpty) => MINUTES_EMPTY,
        ("orang", ErrorCode::Required) => PERSON_REQUIRED,
        ("alasan", ErrorCode::Required) => REASON_REQUIRED,
        ("orang", ErrorCode::NotAllowed) => PERSON_TOO_CLOSE,
        _ => field_error::sentence(code, field),
    }
}

/// What is wrong with the line of a case.
pub const fn line_sentence(code: ErrorCode) -> Text {
    match code {
        ErrorCode::TooLong | ErrorCode::ControlCharacter => LINE_NOTE,
        ErrorCode::NotAllowed => LINE_TOO_CLOSE,
        ErrorCode::NumberInText => LINE_NUMBER,
        _ => LINE_REQUIRED,
    }
}
