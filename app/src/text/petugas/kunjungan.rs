//! Visits to dwellings.

use domain::field::ErrorCode;
use domain::visit::Recommendation;

use crate::text::{Text, texts};

texts! {
    /// Title.
    TITLE = "Kunjungan lapangan" / "Visit";
    /// Heading of what was seen.
    EARLIER = "Kunjungan yang tercatat" / "Visits on record";
    /// Nothing yet.
    NONE = "Belum ada kunjungan yang tercatat." / "No visit is on record.";
    /// Heading of the form.
    NEW = "Catat kunjungan" / "Record a visit";
    /// The case is closed.
    CLOSED = "Kasus ini sudah selesai. Kunjungan tidak dapat ditambah." / "This case is closed. No visit can be added.";
    /// It was not kept: title.
    LOST = "Kunjungan tidak disimpan" / "The visit was not saved";
    /// The case has ended.
    LOST_CLOSED = "Kasus ini sudah selesai sewaktu Anda mengisi. Isian Anda masih ada di bawah; salin bila masih diperlukan, misalnya ke catatan internal kasus." / "The case ended while you were filling in the form. What you typed is still below; copy it if you need it, to an internal note of the case for example.";
    /// The contested decision is their own.
    LOST_OWN_APPEAL = "Kasus ini menyangkut keberatan atas putusan Anda sendiri, jadi petugas lain yang berkunjung. Isian Anda masih ada di bawah." / "This case contests a decision of your own, so another officer visits. What you typed is still below.";
    /// A visit was recorded.
    DONE = "Kunjungan sudah tercatat. Foto dapat ditambahkan di bawahnya, satu per satu." / "The visit is on record. Photos can be added below it, one at a time.";
    /// A photo was added.
    DONE_PHOTO = "Foto sudah tersimpan." / "The photo has been saved.";

    /// Who wrote it down, and when.
    RECORDED = "Dicatat {name}, {time} WIB" / "Recorded by {name}, {time} WIB";
    /// What was seen is erased.
    ERASED = "Isi kunjungan sudah dihapus sesuai masa simpan." / "What was seen has been erased at the end of its term.";

    /// The day.
    DAY = "Tanggal kunjungan" / "Day of the visit";
    /// Its form.
    DAY_HINT = "Tahun-bulan-tanggal, misalnya 2026-11-20." / "Year-month-day, such as 2026-11-20.";
    /// Who was met.
    MET = "Siapa yang ditemui" / "Who was met";
    /// How to say it.
    MET_HINT = "Hubungannya saja, misalnya istri kepala keluarga atau tetangga. Jangan menulis NIK." / "Their relation only, such as the wife of the head, or a neighbour. Write no NIK.";
    /// Heading of the criteria.
    CRITERIA = "Keadaan rumah" / "The dwelling";
    /// What could not be seen.
    CRITERIA_HINT = "Kosongkan yang tidak terlihat." / "Leave empty what could not be seen.";
    /// Nothing chosen.
    NOT_SEEN = "Tidak terlihat" / "Not seen";
    /// Latitude.
    LATITUDE = "Lintang" / "Latitude";
    /// Longitude.
    LONGITUDE = "Bujur" / "Longitude";
    /// Both.
    PLACE = "Koordinat" / "Coordinates";
    /// Its form.
    PLACE_HINT = "Derajat desimal, misalnya -6.2 dan 106.8." / "Decimal degrees, such as -6.2 and 106.8.";
    /// How many live there.
    MEMBERS = "Jumlah anggota keluarga di rumah" / "Members of the family living there";
    /// How many are of school age.
    SCHOOL = "Di antaranya anak usia sekolah" / "Of them children of school age";
    /// What the visitor recommends.
    RECOMMENDATION = "Rekomendasi" / "Recommendation";
    /// `layak`
    LAYAK = "Mendukung" / "Speaks for it";
    /// `tidak_layak`
    TIDAK_LAYAK = "Tidak mendukung" / "Speaks against it";
    /// `belum_pasti`
    BELUM_PASTI = "Belum pasti" / "Not certain";
    /// Anything else.
    NOTE = "Catatan" / "Note";
    /// Button.
    SAVE = "Simpan kunjungan" / "Save the visit";

    /// Heading of the photos.
    PHOTOS = "Foto" / "Photos";
    /// One photo.
    PHOTO = "Foto kunjungan {place}" / "Photo {place} of the visit";
    /// What to photograph.
    PHOTO_HINT = "Rumah dan keadaannya, tanpa wajah orang. JPEG, PNG, atau WebP; paling banyak enam foto." / "The dwelling and its condition, no faces. JPEG, PNG or WebP; six photos at most.";
    /// Button.
    PHOTO_SEND = "Kirim foto" / "Send the photo";

    /// No day.
    DAY_REQUIRED = "Isi tanggal kunjungan." / "Enter the day of the visit.";
    /// A day that is none, or still to come.
    DAY_INVALID = "Tanggal kunjungan tidak ada atau belum tiba. Contoh: 2026-11-20." / "The day of the visit does not exist or is yet to come. Example: 2026-11-20.";
    /// A day before the case was there.
    DAY_EARLY = "Tanggal kunjungan lebih awal dari tanggal kasus ini dikirim. Periksa lagi tanggalnya." / "The day of the visit is before the day on which this case was sent. Check the date.";
    /// Nobody named.
    MET_REQUIRED = "Isi siapa yang ditemui." / "Say who was met.";
    /// No number of members.
    MEMBERS_WRONG = "Isi jumlah anggota keluarga, 0 sampai 30." / "Enter the number of members, 0 to 30.";
    /// No number of children, or more than there are people.
    SCHOOL_WRONG = "Isi jumlah anak usia sekolah, tidak lebih dari jumlah anggota." / "Enter the number of children of school age, no more than there are members.";
    /// Nothing recommended.
    RECOMMENDATION_REQUIRED = "Pilih rekomendasi." / "Choose a recommendation.";
    /// Enough photos.
    PHOTO_TOO_MANY = "Kunjungan ini sudah memuat enam foto." / "This visit has six photos already.";
}

/// A recommendation in words.
pub const fn recommendation(one: Recommendation) -> Text {
    match one {
        Recommendation::Layak => LAYAK,
        Recommendation::TidakLayak => TIDAK_LAYAK,
        Recommendation::BelumPasti => BELUM_PASTI,
    }
}

/// What is wrong with a field of the form; `None` where the field says no more than any other would.
pub fn error(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("kunjungan_tanggal", ErrorCode::Required) => DAY_REQUIRED,
        ("kunjungan_tanggal", ErrorCode::TooShort) => DAY_EARLY,
        ("kunjungan_tanggal", _) => DAY_INVALID,
        ("kunjungan_ditemui", ErrorCode::Required) => MET_REQUIRED,
        ("kunjungan_anggota", _) => MEMBERS_WRONG,
        ("kunjungan_anak_sekolah", _) => SCHOOL_WRONG,
        ("kunjungan_rekomendasi", _) => RECOMMENDATION_REQUIRED,
        ("kunjungan_foto", ErrorCode::TooMany) => PHOTO_TOO_MANY,
        _ => return None,
    })
}
