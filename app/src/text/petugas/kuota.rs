//! Quotas of paid health insurance.

use domain::field::ErrorCode;

use crate::text::{Text, texts};

texts! {
    /// Title and heading.
    TITLE = "Kuota PBI-JK" / "PBI-JK quota";
    /// Under the heading.
    LEAD = "Berapa orang yang masih bisa diusulkan untuk PBI-JK. Yang terpakai dihitung dari batch PBI-JK sejak kuota berlaku, kecuali yang tidak diterima pusat. Usulan di atas kuota tetap tercatat: layak, kuota penuh." / "How many people can still be proposed for PBI-JK. Taken places are counted from PBI-JK batches since the quota is in force, except those the centre did not accept. Proposals beyond it stay on record: eligible, quota full.";
    /// No quota is in force.
    NONE = "Belum ada kuota yang tercatat untuk wilayah Anda." / "No quota is recorded for your region.";
    /// Column.
    REGION = "Kabupaten/kota" / "Regency";
    /// Column.
    SLOTS = "Kuota" / "Quota";
    /// Column.
    USED = "Terpakai" / "Taken";
    /// Column.
    FREE = "Sisa" / "Left";
    /// Nothing is left.
    FULL = "Kuota penuh" / "Quota full";
    /// Column.
    IN_FORCE = "Berlaku" / "In force";
    /// Column.
    SOURCE = "Sumber" / "Source";
    /// Since a day, and no end known.
    SINCE = "sejak {from}" / "since {from}";
    /// From a day to another.
    FROM_TO = "{from} sampai {to}" / "{from} to {to}";
    /// From a day that is still to come, and no end known.
    BEGINS = "berlaku mulai {from}" / "in force from {from}";
    /// The same with its end.
    BEGINS_TO = "berlaku mulai {from} sampai {to}" / "in force from {from} to {to}";
    /// Heading of rows to come.
    TO_COME = "Kuota yang akan berlaku" / "Quotas to come";
    /// Heading of the form.
    NEW = "Catat kuota baru" / "Record a new quota";
    /// What it does.
    NEW_LEAD = "Kuota lama tidak dihapus; kuota yang mulai berlaku paling akhir yang dipakai." / "The old quota is not erased; the one that began last counts.";
    /// Label.
    REGION_LABEL = "Kabupaten atau kota" / "Regency or city";
    /// Empty option.
    REGION_CHOOSE = "Pilih" / "Choose";
    /// Label.
    SLOTS_LABEL = "Jumlah orang" / "Number of people";
    /// Label.
    FROM_LABEL = "Mulai berlaku" / "In force from";
    /// Label.
    TO_LABEL = "Berlaku sampai" / "In force until";
    /// Hint.
    TO_HINT = "Kosongkan kalau belum ada batas akhirnya." / "Leave empty if no end is known.";
    /// Label.
    SOURCE_LABEL = "Surat atau peraturan" / "Letter or regulation";
    /// Hint.
    SOURCE_HINT = "Nomor dan tanggal surat yang menetapkan kuota." / "Number and date of the letter that sets the quota.";
    /// Label: day.
    DAY = "Tanggal" / "Day";
    /// Label: month.
    MONTH = "Bulan" / "Month";
    /// Label: year.
    YEAR = "Tahun" / "Year";
    /// Button.
    SAVE = "Simpan kuota" / "Save the quota";
    /// It was saved.
    DONE = "Kuota sudah disimpan." / "The quota was saved.";
    /// No regency.
    REGION_REQUIRED = "Pilih kabupaten atau kota di wilayah Anda." / "Choose a regency or city of your region.";
    /// No number.
    SLOTS_REQUIRED = "Isi jumlah orang, angka saja." / "Enter the number of people, digits only.";
    /// No first day.
    FROM_REQUIRED = "Isi tanggal mulai berlaku." / "Enter the first day.";
    /// A day that is none.
    DAY_INVALID = "Tanggal ini tidak ada di kalender." / "This date does not exist.";
    /// A part is missing.
    DAY_INCOMPLETE = "Tanggal belum lengkap. Isi tanggal, bulan, dan tahun." / "The date is incomplete. Enter day, month and year.";
    /// The end before the beginning.
    TO_INVALID = "Tanggal akhir tidak ada di kalender atau sebelum tanggal mulai." / "The last day does not exist or is before the first.";
    /// No source.
    SOURCE_REQUIRED = "Isi surat atau peraturan yang menetapkan kuota." / "Enter the letter or regulation that sets the quota.";
}

/// What is wrong with a field of the form; `None` for any other field.
pub fn error(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("kuota_wilayah", _) => REGION_REQUIRED,
        ("kuota_jumlah", _) => SLOTS_REQUIRED,
        ("kuota_mulai" | "kuota_sampai", ErrorCode::DateIncomplete) => DAY_INCOMPLETE,
        ("kuota_mulai", ErrorCode::Required) => FROM_REQUIRED,
        ("kuota_mulai", _) => DAY_INVALID,
        ("kuota_sampai", _) => TO_INVALID,
        ("kuota_sumber", ErrorCode::Required) => SOURCE_REQUIRED,
        _ => return None,
    })
}
