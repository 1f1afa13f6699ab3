//! The centre's answers.

use domain::batch::{Hasil, Tahap};
use domain::field::ErrorCode;

use crate::text::{Text, texts};

texts! {
    /// Title and heading.
    TITLE = "Jawaban pusat" / "The centre’s answers";
    /// Under the heading.
    LEAD = "Unggah berkas jawaban dari SIKS-NG. Isinya diperiksa dulu; kasus baru berpindah setelah Anda menerapkannya." / "Upload an answer file from SIKS-NG. It is looked at first; cases move only once you apply it.";
    /// What the file must be.
    FORMAT = "CSV dengan judul kolom nomor_tiket,tahap,hasil,alasan,tanggal. Tahap: verifikasi_pusat, pmt, penetapan. Hasil: diterima atau ditolak; untuk penetapan ditetapkan, tidak_ditetapkan, atau kuota_penuh. Tanggal: 2026-11-21." / "CSV with the header nomor_tiket,tahap,hasil,alasan,tanggal. Stages: verifikasi_pusat, pmt, penetapan. Results: diterima or ditolak; for penetapan ditetapkan, tidak_ditetapkan or kuota_penuh. Dates: 2026-11-21.";
    /// Label of the file.
    FILE = "Berkas jawaban (CSV)" / "Answer file (CSV)";
    /// Button.
    CHECK = "Periksa berkas" / "Check the file";
    /// Heading of the preview.
    PREVIEW = "Isi berkas" / "What the file says";
    /// Nothing moved yet.
    NOT_YET = "Belum ada kasus yang berpindah. Periksa hitungan di bawah, lalu terapkan." / "No case has moved yet. Look at the counts below, then apply.";
    /// Nothing would change.
    NOTHING_NEW = "Tidak ada yang baru di berkas ini: tidak ada kasus yang akan berpindah." / "There is nothing new in this file: no case would move.";
    /// It was applied.
    APPLIED = "Berkas ini diterapkan {at}: {moved} kasus berpindah ({answers} jawaban). Warga yang memberi email diberi tahu ada perkembangan." / "This file was applied on {at}: {moved} cases moved ({answers} answers). Citizens who gave an e-mail are told that there is news.";
    /// Column: stage.
    TAHAP = "Tahap" / "Stage";
    /// Column: result.
    HASIL = "Hasil" / "Result";
    /// Column: how many.
    CASES = "Kasus" / "Cases";
    /// Column: how many answers.
    ANSWERS = "Jawaban" / "Answers";
    /// Cases whose rank was never answered.
    WITHOUT_RANK = "{count} kasus ditetapkan tanpa jawaban PMT. Bila jawaban PMT seharusnya sudah ada, terapkan berkas itu dulu; setelah penetapan, jawaban PMT tidak diterima lagi." / "{count} cases are determined without an answer on the PMT. If that answer should be there, apply its file first; after the determination it is not taken any more.";
    /// Lines that say what is known.
    UNCHANGED = "{count} baris sudah pernah diterapkan dan tidak mengubah apa pun." / "{count} lines were applied before and change nothing.";
    /// Heading of the rejected lines.
    REJECTED = "Baris yang ditolak" / "Lines not taken over";
    /// How many.
    REJECTED_COUNT = "{count} baris tidak diterapkan." / "{count} lines are not taken over.";
    /// Only the first are shown.
    REJECTED_FIRST = "{shown} yang pertama ditampilkan; semuanya ada di berkas unduhan." / "The first {shown} are shown; all are in the download.";
    /// Link.
    REJECTED_DOWNLOAD = "Unduh baris yang ditolak (CSV)" / "Download the lines not taken over (CSV)";
    /// Column: line number.
    LINE = "Baris" / "Line";
    /// Column: column.
    COLUMN = "Kolom" / "Column";
    /// Column: reason.
    REASON = "Sebab" / "Reason";
    /// Button.
    APPLY = "Terapkan {answers} jawaban ke {count} kasus" / "Apply {answers} answers to {count} cases";
    /// Another request applies it.
    APPLYING = "Berkas ini sedang diterapkan, mungkin di tab lain. Muat ulang halaman ini sebentar lagi. Kalau terputus, tombolnya muncul lagi dalam dua menit." / "This file is being applied, perhaps in another tab. Reload this page in a moment. If that broke off, the button comes back within two minutes.";
    /// What the button was pressed for is not what would happen now.
    CHANGED = "Keadaan kasus berubah sejak Anda membuka halaman ini, jadi berkas belum diterapkan. Periksa hitungan di bawah, lalu terapkan lagi." / "Cases have changed since you opened this page, so the file was not applied. Look at the counts below and apply it again.";
    /// A file that is gone.
    REPLACED = "Berkas itu sudah diganti berkas yang lebih baru, jadi tidak diterapkan. Unggah lagi kalau masih diperlukan." / "That file was replaced by a newer one and was not applied. Upload it again if it is still needed.";
    /// Link.
    ANOTHER = "Unggah berkas lain" / "Upload another file";
    /// Heading of earlier files.
    EARLIER = "Berkas yang sudah Anda terapkan" / "Files you have applied";
    /// Column: when.
    AT = "Diterapkan" / "Applied";
    /// Column: checksum.
    SUM = "Sidik berkas (SHA-256)" / "Checksum (SHA-256)";
    /// Link to a file.
    OPEN = "Lihat" / "See";

    /// `verifikasi_pusat`
    TAHAP_VERIFIKASI = "Verifikasi pusat" / "Verification by the centre";
    /// `pmt`
    TAHAP_PMT = "PMT" / "PMT";
    /// `penetapan`
    TAHAP_PENETAPAN = "Penetapan" / "Determination";
    /// `diterima`
    HASIL_DITERIMA = "Diterima" / "Accepted";
    /// `ditolak`
    HASIL_DITOLAK = "Ditolak" / "Not accepted";
    /// `ditetapkan`
    HASIL_DITETAPKAN = "Ditetapkan" / "Determined";
    /// `tidak_ditetapkan`
    HASIL_TIDAK_DITETAPKAN = "Tidak ditetapkan" / "Not determined";
    /// `kuota_penuh`
    HASIL_KUOTA_PENUH = "Layak, kuota penuh" / "Eligible, quota full";

    /// `field_count`
    WHY_FIELD_COUNT = "Jumlah kolom tidak lima, atau tanda kutip tidak ditutup." / "Not five columns, or a quote that is not closed.";
    /// `not_utf8`
    WHY_NOT_UTF8 = "Ada huruf yang tidak terbaca. Simpan berkas sebagai UTF-8." / "It has unreadable characters. Save the file as UTF-8.";
    /// `ticket_shape`
    WHY_TICKET_SHAPE = "Nomor tiket salah tulis." / "The ticket number is mistyped.";
    /// `ticket_unknown`
    WHY_TICKET_UNKNOWN = "Tidak ada kasus dengan tiket ini di wilayah Anda." / "No case in your region has this ticket.";
    /// `not_endorsed`
    WHY_NOT_ENDORSED = "Kasus ini belum ada di batch yang disahkan." / "The case is in no endorsed batch.";
    /// `tahap_unknown`
    WHY_TAHAP = "Tahap tidak dikenal." / "Unknown stage.";
    /// `hasil_unknown`
    WHY_HASIL = "Hasil tidak dikenal." / "Unknown result.";
    /// `hasil_unsuited`
    WHY_UNSUITED = "Hasil ini bukan untuk tahap itu." / "Not a result of that stage.";
    /// `date_invalid`
    WHY_DATE = "Tanggal tidak ada. Tulis seperti 2026-11-21." / "No such date. Write it like 2026-11-21.";
    /// `date_future`
    WHY_FUTURE = "Tanggalnya belum tiba." / "The date has not come.";
    /// `date_before_endorsement`
    WHY_BEFORE = "Tanggalnya sebelum batch disahkan." / "The date is before the batch was endorsed.";
    /// `alasan`
    WHY_WORDS = "Alasan terlalu panjang (paling banyak 500 huruf) memuat NIK atau nomor KK, atau memuat tanda yang tidak terbaca. Alasan ini dibaca pemohon." / "The reason is too long (at most 500 characters), holds a NIK or a family-card number, or has unreadable characters. The applicant reads it.";
    /// `twice`
    WHY_TWICE = "Tiket dan tahap ini sudah ada di baris lain berkas yang sama." / "This ticket and stage stand in another line of the same file.";
    /// `differs_from_earlier_answer`
    WHY_DIFFERS = "Tahap ini sudah dijawab berbeda sebelumnya." / "This stage was answered otherwise before.";
    /// `stage_passed`
    WHY_PASSED = "Kasus sudah melewati tahap ini atau sudah selesai." / "The case is beyond this stage or done.";
    /// `moved_meanwhile`
    WHY_MOVED = "Kasus berpindah selagi berkas diterapkan. Unggah lagi berkasnya." / "The case moved while the file was applied. Upload the file again.";

    /// No file.
    FILE_REQUIRED = "Pilih berkas jawaban dalam bentuk CSV." / "Choose the answer file, a CSV.";
    /// Too large.
    FILE_TOO_LARGE = "Berkas lebih dari 15 MB. Bagi menjadi beberapa berkas." / "The file is larger than 15 MB. Split it.";
    /// Another header.
    FILE_HEADER = "Baris pertama harus nomor_tiket,tahap,hasil,alasan,tanggal, dipisah koma atau titik koma." / "The first line must be nomor_tiket,tahap,hasil,alasan,tanggal, parted by commas or semicolons.";
    /// No lines.
    FILE_NO_LINES = "Berkas tidak memuat satu baris jawaban pun." / "The file has no line with an answer.";
    /// Too many lines.
    FILE_TOO_MANY = "Berkas memuat lebih dari 200.000 baris. Bagi menjadi beberapa berkas." / "The file has more than 200,000 lines. Split it.";
}

/// A stage in words.
pub const fn tahap(tahap: Tahap) -> Text {
    match tahap {
        Tahap::VerifikasiPusat => TAHAP_VERIFIKASI,
        Tahap::Pmt => TAHAP_PMT,
        Tahap::Penetapan => TAHAP_PENETAPAN,
    }
}

/// A result in words.
pub const fn hasil(hasil: Hasil) -> Text {
    match hasil {
        Hasil::Diterima => HASIL_DITERIMA,
        Hasil::Ditolak => HASIL_DITOLAK,
        Hasil::Ditetapkan => HASIL_DITETAPKAN,
        Hasil::TidakDitetapkan => HASIL_TIDAK_DITETAPKAN,
        Hasil::KuotaPenuh => HASIL_KUOTA_PENUH,
    }
}

/// Why a line was not taken over, by the code of the file of rejected lines.
pub fn reason(code: &str) -> Option<Text> {
    Some(match code {
        "field_count" => WHY_FIELD_COUNT,
        "not_utf8" => WHY_NOT_UTF8,
        "ticket_shape" => WHY_TICKET_SHAPE,
        "ticket_unknown" => WHY_TICKET_UNKNOWN,
        "not_endorsed" => WHY_NOT_ENDORSED,
        "tahap_unknown" => WHY_TAHAP,
        "hasil_unknown" => WHY_HASIL,
        "hasil_unsuited" => WHY_UNSUITED,
        "date_invalid" => WHY_DATE,
        "date_future" => WHY_FUTURE,
        "date_before_endorsement" => WHY_BEFORE,
        "alasan" => WHY_WORDS,
        "twice" => WHY_TWICE,
        "differs_from_earlier_answer" => WHY_DIFFERS,
        "stage_passed" => WHY_PASSED,
        "moved_meanwhile" => WHY_MOVED,
        _ => return None,
    })
}

/// What is wrong with the file field; `None` for any other field.
pub fn error(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("berkas_jawaban", ErrorCode::FileEmpty | ErrorCode::Required) => FILE_REQUIRED,
        ("berkas_jawaban", ErrorCode::FileTooLarge) => FILE_TOO_LARGE,
        ("berkas_jawaban", ErrorCode::TooMany) => FILE_TOO_MANY,
        ("berkas_jawaban", ErrorCode::TooShort) => FILE_NO_LINES,
        ("berkas_jawaban", _) => FILE_HEADER,
        _ => return None,
    })
}
