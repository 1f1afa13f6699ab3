//! The calendar of windows.

use domain::field::ErrorCode;
use domain::window::WindowKind;

use crate::text::{Text, field_error, texts};

texts! {
    /// Title and heading.
    TITLE = "Kalender jendela bulanan" / "Calendar of monthly windows";
    /// Under the heading.
    LEAD = "Kapan tiap pekerjaan boleh dilakukan. Di luar jendelanya, sistem menolak dan menyebut tanggal bukanya. Perbaikan anomali data boleh kapan saja." / "When each task may be done. Outside its window it is refused, with the day on which it opens. Anomalies may be repaired at any time.";
    /// `pbi`
    PBI = "Perubahan PBI-JK" / "Changes to PBI-JK";
    /// `verifikasi_bnba`
    VERIFIKASI = "Verifikasi kelayakan BNBA" / "Verification of BNBA eligibility";
    /// `pengusulan`
    PENGUSULAN = "Pengusulan" / "Proposals to the centre";
    /// `pengesahan`
    PENGESAHAN = "Pengesahan" / "Endorsement";
    /// Open today.
    OPEN = "Hari ini buka" / "Open today";
    /// Shut, with the next day.
    SHUT_UNTIL = "Hari ini tutup, buka lagi {day}" / "Shut today, opens on {day}";
    /// Shut, and no rule opens it.
    SHUT = "Hari ini tutup; belum ada aturan yang membukanya" / "Shut today; no rule opens it";
    /// One month of a window.
    SPAN = "{first} sampai {last}" / "{first} to {last}";
    /// Column.
    MONTH = "Bulan" / "Month";
    /// Column.
    DAYS = "Jendela" / "Window";
    /// Heading of the rules of a kind.
    RULES = "Aturan" / "Rules";
    /// Column.
    RULE = "Aturan" / "Rule";
    /// Column.
    IN_FORCE = "Berlaku" / "In force";
    /// Column.
    SOURCE = "Sumber" / "Source";
    /// Since a day, and no end known.
    SINCE = "Sejak {from}" / "Since {from}";
    /// From a day to another.
    FROM_TO = "{from} sampai {to}" / "{from} to {to}";
    /// A rule that ends on a day of the month.
    UNTIL_DAY = "Tanggal {first} sampai tanggal {last}" / "Day {first} to day {last}";
    /// A rule that ends before the end of the month.
    UNTIL_END = "Tanggal {first} sampai {days} hari sebelum akhir bulan" / "Day {first} to {days} days before the end of the month";
    /// A rule that ends with the month.
    UNTIL_LAST = "Tanggal {first} sampai akhir bulan" / "Day {first} to the end of the month";
    /// Citizens are turned away.
    HARD = "Warga ikut ditolak di luar jendela." / "Citizens are turned away outside it too.";
    /// An admin whose region is not all of the installation's.
    SHARED = "Kalender ini juga dipakai kantor di luar wilayah Anda. Yang dapat mengubahnya hanya admin yang wilayahnya mencakup semua kantor itu. Mintalah perubahan kepadanya, disertai surat atau peraturannya." / "Offices outside your region work by this calendar too. Only an admin whose region covers all of them changes it. Ask them for a change, with the letter or regulation.";
    /// Link to the form.
    NEW = "Tambah aturan" / "Add a rule";
    /// Title of the form.
    NEW_TITLE = "Tambah aturan jendela" / "Add a rule for a window";
    /// What adding does.
    NEW_LEAD = "Aturan lama tidak diubah; ia berakhir sehari sebelum aturan baru berlaku. Aturan tidak bisa berlaku surut." / "The old rule is not changed; it ends the day before the new one begins. No rule begins in the past.";
    /// Label.
    KIND = "Jendela" / "Window";
    /// Label.
    FIRST_DAY = "Hari pertama dalam bulan" / "First day of the month";
    /// Hint.
    FIRST_DAY_HINT = "Angka 1 sampai 28." / "From 1 to 28.";
    /// Label.
    END = "Berakhir" / "Ends";
    /// `day`
    END_DAY = "Pada tanggal tertentu" / "On a day of the month";
    /// `before_end`
    END_BEFORE = "Beberapa hari sebelum akhir bulan (H-…)" / "Some days before the end of the month (H-…)";
    /// Label.
    VALUE = "Tanggal, atau berapa hari sebelum akhir bulan" / "That day, or how many days before the end";
    /// Hint.
    VALUE_HINT = "Contoh: 11 untuk tanggal 11, atau 5 untuk H-5." / "Such as 11 for the 11th, or 5 for H-5.";
    /// Checkbox.
    HARD_CLOSE = "Tolak usulan warga di luar jendela ini (hanya Pengusulan)" / "Turn citizens away outside it (proposals only)";
    /// Label.
    VALID_FROM = "Berlaku mulai" / "In force from";
    /// Hint.
    VALID_FROM_HINT = "Tahun-bulan-tanggal, hari ini atau sesudahnya." / "Year-month-day, today or later.";
    /// Label.
    SOURCE_LABEL = "Peraturan atau surat yang menetapkannya" / "The regulation or letter that says so";
    /// Empty choice.
    CHOOSE = "Pilih" / "Choose";
    /// Button.
    PREVIEW = "Lihat tanggalnya" / "See the dates";
    /// Heading.
    PREVIEW_TITLE = "Tanggal 12 bulan ke depan" / "Dates of the next 12 months";
    /// Button.
    SAVE = "Simpan aturan ini" / "Save this rule";
    /// Done.
    SAVED = "Aturan baru sudah disimpan." / "The new rule is saved.";
    /// Back to the calendar.
    BACK = "Kembali ke kalender" / "Back to the calendar";
    /// Kind missing.
    KIND_REQUIRED = "Pilih jendela." / "Choose a window.";
    /// First day wrong.
    FIRST_DAY_INVALID = "Hari pertama harus angka dari 1 sampai 28." / "The first day must be from 1 to 28.";
    /// End missing.
    END_REQUIRED = "Pilih bagaimana jendela berakhir." / "Choose how the window ends.";
    /// Value wrong.
    VALUE_INVALID = "Isi angka: tanggal 1 sampai 31, atau 0 sampai 27 hari sebelum akhir bulan." / "Enter a number: a day from 1 to 31, or 0 to 27 days before the end.";
    /// Never open.
    VALUE_SHUT = "Dengan angka ini jendela berakhir sebelum mulai, paling tidak di bulan Februari." / "With this number the window would end before it begins, in February at least.";
    /// Past or no day.
    VALID_FROM_INVALID = "Tanggal berlaku harus ada di kalender dan tidak sebelum hari ini." / "The day must exist and not be before today.";
    /// The same day twice.
    VALID_FROM_TWICE = "Sudah ada aturan jendela ini yang mulai pada tanggal itu. Pilih tanggal lain." / "A rule for this window begins on that day already. Choose another.";
    /// Source missing.
    SOURCE_REQUIRED = "Isi peraturan atau surat yang menetapkannya." / "Enter the regulation or letter that says so.";
    /// Not the window of proposals.
    HARD_CLOSE_INVALID = "Hanya jendela Pengusulan yang bisa menolak usulan warga." / "Only the window of proposals can turn citizens away.";
}

/// A window in words.
pub const fn kind(kind: WindowKind) -> Text {
    match kind {
        WindowKind::Pbi => PBI,
        WindowKind::VerifikasiBnba => VERIFIKASI,
        WindowKind::Pengusulan => PENGUSULAN,
        WindowKind::Pengesahan => PENGESAHAN,
    }
}

/// What is wrong with a field of the form.
pub fn sentence(code: ErrorCode, field: &str) -> Text {
    match (field, code) {
        ("jenis", _) => KIND_REQUIRED,
        ("hari_pertama", _) => FIRST_DAY_INVALID,
        ("akhir", _) => END_REQUIRED,
        ("nilai", ErrorCode::NotAllowed) => VALUE_SHUT,
        ("nilai", _) => VALUE_INVALID,
        ("tutup", _) => HARD_CLOSE_INVALID,
        ("berlaku_dari", ErrorCode::Twice) => VALID_FROM_TWICE,
        ("berlaku_dari", _) => VALID_FROM_INVALID,
        ("sumber", ErrorCode::Required) => SOURCE_REQUIRED,
        _ => field_error::sentence(code, field),
    }
}
