//! Work on listed recipients: search, the page of a person, marks, repairs.

use domain::bnba::{Anomaly, CheckResult, MarkKind, RepairField};
use domain::field::ErrorCode;
use domain::penerima::{AidStatus, Sex};

use crate::text::{Lang, Text, field_error, texts};

texts! {
    /// Title and heading of the search.
    TITLE = "Penerima" / "Recipients";
    /// Under the heading.
    LEAD = "Cari penerima di wilayah kerja Anda. Setiap pencarian dan setiap data yang dibuka dicatat." / "Find recipients in your region. Every search and every person you open is logged.";
    /// Label of the village.
    VILLAGE = "Desa atau kelurahan" / "Village or ward";
    /// Its empty option.
    VILLAGE_ALL = "Seluruh wilayah kerja" / "The whole region";
    /// Its empty option where one must be chosen.
    VILLAGE_CHOOSE = "Pilih desa atau kelurahan" / "Choose a village or ward";
    /// Label of the name.
    NAME = "Nama" / "Name";
    /// Hint of the name.
    NAME_HINT = "Di seluruh wilayah kerja hanya nama yang sama persis yang ditemukan. Pilih desanya untuk melihat nama yang mirip juga." / "In the whole region only the very same name is found. Choose the village to see similar names too.";
    /// Label of the NIK.
    NIK = "NIK" / "NIK";
    /// Label of the family card.
    KK = "Nomor KK" / "KK number";
    /// Hint of the numbers.
    NUMBER_HINT = "16 angka. Satu kolom saja yang dipakai: NIK, lalu KK, lalu nama. Bila semua kosong, semua penerima di desa ditampilkan." / "16 digits. Only one field counts: NIK, then KK, then name. When all are empty everybody in the village is shown.";
    /// The button.
    SEARCH = "Cari" / "Search";
    /// While nothing is loaded.
    NOT_LOADED = "Data penerima belum dimuat." / "No recipient data has been loaded.";
    /// Heading of a list by number.
    LIST_NUMBER = "Hasil pencarian nomor" / "Found by number";
    /// Heading of a list by family card.
    LIST_FAMILY = "Hasil pencarian nomor KK" / "Found by KK number";
    /// Heading of a list by name.
    LIST_NAME = "Hasil pencarian nama" / "Found by name";
    /// Heading of the list of a village.
    LIST_VILLAGE = "Penerima di {village}" / "Recipients in {village}";
    /// Nobody was found.
    NOBODY = "Tidak ada yang cocok di wilayah kerja Anda." / "Nobody in your region matches.";
    /// Back to the search.
    SEARCH_AGAIN = "Cari lagi" / "Search again";
    /// To the next page.
    NEXT = "Halaman berikutnya" / "Next page";
    /// Beside people of a similar name.
    SIMILAR = "Nama mirip" / "Similar name";
    /// Heading: what a village said of a person.
    REMOVALS = "Musyawarah desa meminta orang ini dikeluarkan dari data" / "The village wants this person removed from the data";
    /// A deliberation.
    REMOVAL_LINE = "{day}: {reason}." / "{day}: {reason}.";
    /// Link.
    REMOVAL_MINUTES = "Berita acara {day}" / "Minutes of {day}";
    /// Column.
    COLUMN_NAME = "Nama" / "Name";
    /// Column.
    COLUMN_PLACE = "RT/RW, desa" / "RT/RW, village";
    /// Column.
    COLUMN_NIK = "NIK" / "NIK";
    /// Column.
    COLUMN_AID = "Program" / "Programmes";
    /// Column.
    COLUMN_MARKS = "Tanda" / "Marks";
    /// Caption of a list.
    LIST_CAPTION = "Daftar penerima" / "List of recipients";
    /// Somebody listed without aid.
    NO_AID = "Terdaftar, tanpa bantuan" / "Listed, without aid";
    /// Heading of the data of a person.
    DATA = "Data" / "Data";
    /// A value that is empty.
    EMPTY = "kosong" / "empty";
    /// Fact.
    BIRTH = "Tanggal lahir" / "Date of birth";
    /// Fact.
    SEX = "Jenis kelamin" / "Sex";
    /// `L`
    MALE = "Laki-laki" / "Male";
    /// `P`
    FEMALE = "Perempuan" / "Female";
    /// Fact.
    ADDRESS = "Alamat" / "Address";
    /// Fact.
    MOTHER = "Nama ibu kandung" / "Mother's name";
    /// Fact.
    JOB = "Pekerjaan" / "Occupation";
    /// Fact.
    DESIL = "Desil (dari pusat)" / "Decile (set by the centre)";
    /// Fact.
    DISABILITY = "Disabilitas menurut data" / "Disability in the data";
    /// Fact.
    PROTECTED = "Dilindungi" / "Protected";
    /// Its value.
    PROTECTED_YES = "Ya, tidak pernah tampil pada pencarian umum" / "Yes, never shown to the public";
    /// Heading of the aid.
    AID = "Bantuan" / "Aid";
    /// Column.
    PERIOD = "Periode" / "Period";
    /// Column.
    STATUS = "Status" / "Status";
    /// Column.
    COMPONENT = "Komponen" / "Component";
    /// Column.
    AMOUNT = "Nominal" / "Amount";
    /// Column.
    NOTE = "Keterangan" / "Note";
    /// Heading of the family.
    FAMILY = "Anggota lain dalam KK yang sama" / "Others on the same family card";
    /// None.
    FAMILY_NONE = "Tidak ada anggota lain dalam data." / "Nobody else of the family is in the data.";
    /// Heading of the anomalies.
    ANOMALIES = "Perlu diperiksa" / "To be looked at";
    /// Repairs an anomaly.
    REPAIR_THIS = "Perbaiki" / "Repair";
    /// Heading of the checks.
    CHECKS = "Hasil pemadanan Dukcapil" / "Checks against the population register";
    /// None.
    CHECKS_NONE = "Belum ada hasil pemadanan." / "No check has been read in.";
    /// Day of a check.
    CHECKED_ON = "diperiksa {day}" / "checked on {day}";
    /// Heading of the cases.
    CASES = "Kasus yang masih terbuka" / "Open cases";
    /// None.
    CASES_NONE = "Tidak ada." / "None.";
    /// Heading of the verdicts.
    VERDICTS = "Verifikasi kelayakan" / "Verification of eligibility";
    /// None.
    VERDICTS_NONE = "Belum pernah dinilai." / "Never judged.";
    /// Link to judge.
    JUDGE = "Nilai kelayakan" / "Judge eligibility";
    /// A verdict another took the place of.
    SUPERSEDED = "diganti" / "replaced";
    /// A verdict that was collected.
    COLLECTED = "sudah masuk batch" / "in a batch";
    /// Heading of the marks.
    MARKS = "Tanda" / "Marks";
    /// None.
    MARKS_NONE = "Belum ada tanda." / "No marks.";
    /// Since when, by whom.
    MADE = "dicatat {day} oleh petugas {who}" / "recorded on {day} by officer {who}";
    /// Until when.
    ENDED = "berakhir {day}: {reason}" / "ended on {day}: {reason}";
    /// Heading of the form that ends one.
    END_MARK = "Akhiri tanda ini" / "End this mark";
    /// Label.
    END_REASON = "Alasan" / "Reason";
    /// The button.
    END_BUTTON = "Akhiri" / "End";
    /// Heading of the form of marks.
    ADD_MARK = "Tambah tanda" / "Add a mark";
    /// Label.
    MARK_KIND = "Jenis tanda" / "Kind of mark";
    /// Label.
    MARK_DATE = "Tanggal" / "Date";
    /// Hint.
    MARK_DATE_HINT = "Hamil: perkiraan lahir. Meninggal: tanggal meninggal. Bentuknya 2026-11-21." / "Pregnant: expected birth. Died: date of death. It looks like 2026-11-21.";
    /// Label.
    MARK_PLACE = "Pindah ke" / "Moved to";
    /// Label.
    MARK_NOTE = "Keterangan" / "Note";
    /// Hint.
    MARK_NOTE_HINT = "Untuk disabilitas: tulis jenisnya. Keterangan disimpan terenkripsi." / "For a disability say which. The note is kept encrypted.";
    /// The button.
    MARK_BUTTON = "Simpan tanda" / "Save the mark";
    /// Label of a date in a mark: pregnancy.
    MARK_EXPECTED = "perkiraan lahir {day}" / "birth expected on {day}";
    /// Label of any other date in a mark.
    MARK_ON = "tanggal {day}" / "on {day}";
    /// Heading of the repairs.
    REPAIRS = "Perbaikan data" / "Repairs of data";
    /// None.
    REPAIRS_NONE = "Belum ada perbaikan." / "No repairs.";
    /// From what to what.
    REPAIR_LINE = "{field}: {old} menjadi {new}" / "{field}: {old} becomes {new}";
    /// A repair of a double.
    REPAIR_DOUBLE = "{field}: {new}" / "{field}: {new}";
    /// The data has it by now.
    REPAIR_ARRIVED = "sudah ada di data" / "now in the data";
    /// Heading of the links to repair.
    REPAIR_OTHER = "Perbaiki kolom lain" / "Repair another column";
    /// Title of the form.
    REPAIR_TITLE = "Perbaiki data: {field}" / "Repair data: {field}";
    /// Under it.
    REPAIR_LEAD = "Nilai baru disimpan terenkripsi di samping data. Data pusat sendiri tidak berubah; perbaikan ikut dikirim ke pusat." / "The new value is kept encrypted beside the data. The centre's own data does not change; the repair is sent to the centre.";
    /// Label of the old value.
    REPAIR_OLD = "Nilai di data sekarang" / "Value in the data now";
    /// Label.
    REPAIR_NEW = "Nilai yang benar" / "Right value";
    /// Label.
    REPAIR_NOTE = "Sumber, misalnya KTP, KK, atau akta" / "Source, such as KTP, KK or certificate";
    /// Hint of a village.
    REPAIR_VILLAGE_HINT = "Kode desa atau kelurahan, misalnya 99.01.01.2001." / "Code of the village or ward, such as 99.01.01.2001.";
    /// Hint of a date.
    REPAIR_DATE_HINT = "Tahun-bulan-tanggal, misalnya 1987-03-12." / "Year-month-day, such as 1987-03-12.";
    /// The button.
    REPAIR_BUTTON = "Simpan perbaikan" / "Save the repair";
    /// Empty option.
    CHOOSE = "Pilih" / "Choose";
    /// The value that the data has already.
    SAME_AS_DATA = "Nilai ini sama dengan data sekarang. Isi nilai yang benar." / "This is what the data says already. Enter the right value.";
    /// A date that cannot be.
    DATE_IMPOSSIBLE = "Tanggal ini tidak ada atau tidak mungkin. Tulis tahun-bulan-tanggal, misalnya 2026-11-21." / "This date does not exist or is not possible. Write year-month-day, such as 2026-11-21.";
    /// A file that is none of ours.
    FILE_FOREIGN = "Berkas ini bukan CSV UTF-8 dengan kolom nik,hasil,keterangan,tanggal. Simpan ulang sebagai CSV UTF-8." / "This is no UTF-8 CSV with the columns nik,hasil,keterangan,tanggal. Save it as CSV UTF-8.";
    /// A file that is too large.
    FILE_LARGE = "Berkas terlalu besar. Bagi menjadi beberapa berkas." / "The file is too large. Split it into several.";
    /// A recipient file above what a browser may send.
    IMPORT_LARGE = "Berkas lebih dari 200 MB, jadi tidak dimuat dan tidak disimpan. Jangan dibagi: satu impor mengganti seluruh data. Muat dengan perintah server import-penerima." / "The file is larger than 200 MB: it was neither loaded nor kept. Do not split it, for one import takes the place of all data. Load it with the command server import-penerima.";
    /// No file.
    FILE_NONE = "Pilih berkas CSV lebih dulu." / "Choose a CSV file first.";
    /// No kind of mark chosen.
    MARK_KIND_NONE = "Pilih jenis tandanya." / "Choose the kind of mark.";
    /// A person close to the officer.
    TOO_CLOSE = "Orang ini Anda sendiri, anggota KK Anda, atau orang dekat Anda. Tanda dan perbaikan datanya dicatat petugas lain." / "This person is you, somebody on your family card, or somebody close to you. Another officer marks or repairs their data.";
    /// What was done.
    DONE_MARK = "Tanda disimpan." / "The mark was saved.";
    /// What was done.
    DONE_END = "Tanda diakhiri." / "The mark was ended.";
    /// What was done.
    DONE_REPAIR = "Perbaikan disimpan." / "The repair was saved.";
    /// What stands in the way.
    CONFLICT_MARK = "Tanda jenis ini sudah ada, atau sudah diakhiri orang lain. Yang Anda ketik masih ada di bawah." / "There is such a mark already, or somebody else ended it. What you typed is still below.";
    /// Mark.
    MARK_DISABILITAS = "Disabilitas" / "Disability";
    /// Mark.
    MARK_HAMIL = "Hamil" / "Pregnant";
    /// Mark.
    MARK_MENINGGAL = "Meninggal" / "Died";
    /// Mark.
    MARK_PINDAH = "Pindah" / "Moved";
    /// Status.
    AID_PENERIMA = "penerima" / "receives";
    /// Status.
    AID_BUKAN = "bukan penerima" / "does not receive";
    /// Status.
    AID_DITANGGUHKAN = "ditangguhkan" / "suspended";
    /// Status.
    AID_TIDAK_DIKETAHUI = "tidak diketahui" / "not known";
    /// Anomaly.
    REGION_UNKNOWN = "Kode desa tidak dikenal" / "Unknown village code";
    /// Anomaly.
    REGION_RETIRED = "Kode desa lama (sudah dimekarkan atau digabung)" / "Old village code (split or merged)";
    /// Anomaly.
    JOB_EXCLUDED = "Pekerjaan termasuk yang dikecualikan" / "Occupation is one that is left out";
    /// Anomaly.
    MOTHER_MISSING = "Nama ibu kandung kosong" / "Mother's name is missing";
    /// Anomaly.
    KK_MISSING = "Nomor KK kosong" / "KK number is missing";
    /// Anomaly.
    KK_ILL_FORMED = "Nomor KK janggal" / "KK number cannot be right";
    /// Anomaly.
    NIK_DATE = "Tanggal lahir berbeda dari NIK" / "Date of birth differs from the NIK";
    /// Anomaly.
    NIK_SEX = "Jenis kelamin berbeda dari NIK" / "Sex differs from the NIK";
    /// Anomaly.
    SAME_PERSON = "Mungkin orang yang sama: nama dan tanggal lahir sama di satu desa" / "Perhaps the same person: same name and date of birth in one village";
    /// Anomaly.
    SAME_FAMILY_AID = "Bantuan keluarga yang sama diterima dua kali dalam satu KK" / "The same family aid twice on one family card";
    /// Result.
    CHECK_SESUAI = "Sesuai" / "Fits";
    /// Result.
    CHECK_TIDAK_SESUAI = "Tidak sesuai" / "Does not fit";
    /// Result.
    CHECK_MENINGGAL = "Tercatat meninggal" / "Registered as dead";
    /// Result.
    CHECK_GANDA = "NIK ganda" / "NIK registered twice";
    /// Result.
    CHECK_TIDAK_DITEMUKAN = "NIK tidak ditemukan" / "No such NIK";
    /// Column.
    FIELD_DESA = "Desa atau kelurahan" / "Village or ward";
    /// Column.
    FIELD_GANDA = "Data ganda" / "Double";
    /// Value.
    IS_DOUBLE = "Ya, ganda" / "Yes, a double";
    /// Value.
    IS_NO_DOUBLE = "Bukan ganda" / "Not a double";
}

/// A mark in words.
pub const fn mark(kind: MarkKind) -> Text {
    match kind {
        MarkKind::Disabilitas => MARK_DISABILITAS,
        MarkKind::Hamil => MARK_HAMIL,
        MarkKind::Meninggal => MARK_MENINGGAL,
        MarkKind::Pindah => MARK_PINDAH,
    }
}

/// A sex in words.
pub const fn sex(sex: Sex) -> Text {
    match sex {
        Sex::LakiLaki => MALE,
        Sex::Perempuan => FEMALE,
    }
}

/// A status of an aid in words.
pub const fn aid_status(status: AidStatus) -> Text {
    match status {
        AidStatus::Penerima => AID_PENERIMA,
        AidStatus::Bukan => AID_BUKAN,
        AidStatus::Ditangguhkan => AID_DITANGGUHKAN,
        AidStatus::TidakDiketahui => AID_TIDAK_DIKETAHUI,
    }
}

/// An anomaly in words.
pub const fn anomaly(anomaly: Anomaly) -> Text {
    match anomaly {
        Anomaly::RegionUnknown => REGION_UNKNOWN,
        Anomaly::RegionRetired => REGION_RETIRED,
        Anomaly::JobExcluded => JOB_EXCLUDED,
        Anomaly::MotherMissing => MOTHER_MISSING,
        Anomaly::KkMissing => KK_MISSING,
        Anomaly::KkIllFormed => KK_ILL_FORMED,
        Anomaly::NikDate => NIK_DATE,
        Anomaly::NikSex => NIK_SEX,
        Anomaly::SamePerson => SAME_PERSON,
        Anomaly::SameFamilyAid => SAME_FAMILY_AID,
    }
}

/// A result of a check in words.
pub const fn check(result: CheckResult) -> Text {
    match result {
        CheckResult::Sesuai => CHECK_SESUAI,
        CheckResult::TidakSesuai => CHECK_TIDAK_SESUAI,
        CheckResult::Meninggal => CHECK_MENINGGAL,
        CheckResult::Ganda => CHECK_GANDA,
        CheckResult::TidakDitemukan => CHECK_TIDAK_DITEMUKAN,
    }
}

/// A column in words.
pub const fn field(field: RepairField) -> Text {
    match field {
        RepairField::Nik => NIK,
        RepairField::NomorKk => KK,
        RepairField::Nama => NAME,
        RepairField::TanggalLahir => BIRTH,
        RepairField::JenisKelamin => SEX,
        RepairField::Desa => FIELD_DESA,
        RepairField::NamaIbu => MOTHER,
        RepairField::Pekerjaan => JOB,
        RepairField::Ganda => FIELD_GANDA,
    }
}

/// What is wrong with a field of these pages.
pub fn wrong(code: ErrorCode, name: &str) -> Text {
    match (code, name) {
        (ErrorCode::Twice, "nilai") => SAME_AS_DATA,
        (ErrorCode::DateInvalid, "tanggal" | "nilai") => DATE_IMPOSSIBLE,
        (ErrorCode::FileUnreadable, "berkas") => FILE_FOREIGN,
        (ErrorCode::FileTooLarge, "berkas") => FILE_LARGE,
        (ErrorCode::TooLong, "berkas") => IMPORT_LARGE,
        (ErrorCode::FileEmpty, "berkas") => FILE_NONE,
        (ErrorCode::Required, "jenis") => MARK_KIND_NONE,
        (ErrorCode::NotAllowed, "jenis" | "alasan" | "nilai") => TOO_CLOSE,
        _ => field_error::sentence(code, name),
    }
}

/// The label of a field of these pages, for the summary of errors; `None` where its sentences name it already.
pub fn label(name: &str) -> Option<Text> {
    Some(match name {
        "jenis" => MARK_KIND,
        "tanggal" => MARK_DATE,
        "tujuan" => MARK_PLACE,
        "keterangan" => MARK_NOTE,
        "alasan" => END_REASON,
        "nilai" => REPAIR_NEW,
        "putusan" => super::kelayakan::VERDICT,
        "catatan" => super::kelayakan::NOTE,
        _ => return None,
    })
}

/// A line of the summary of errors.
pub fn in_summary(lang: Lang, code: ErrorCode, name: &str) -> String {
    let sentence = wrong(code, name).get(lang);
    match label(name) {
        Some(label) => format!("{}: {sentence}", label.get(lang)),
        None => sentence.to_owned(),
    }
}
