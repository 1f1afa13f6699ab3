//! A second look at decided cases.

use domain::decision::Verdict;
use domain::field::ErrorCode;

use crate::text::{Text, texts};

texts! {
    /// Title of the page of draws.
    TITLE = "Uji petik putusan" / "Second look at decisions";
    /// What it is.
    LEAD = "Putusan diundi, lalu dinilai petugas lain. Benih undian dibuat acak oleh sistem dan disimpan, sehingga hasil undian dapat diperiksa ulang. Setiap undian tetap tercatat." / "Decisions are drawn by lot and judged by another officer. The system makes the seed at random and keeps it, so that a draw can be checked by drawing it again. Every draw stays on record.";
    /// Heading of the form.
    DRAW_TITLE = "Undi putusan" / "Draw decisions";
    /// The month.
    MONTH = "Bulan putusan" / "Month of the decisions";
    /// Its form.
    MONTH_HINT = "Tahun-bulan, misalnya 2026-11." / "Year-month, such as 2026-11.";
    /// How many.
    SIZE = "Jumlah kasus" / "Number of cases";
    /// The lot.
    SEED = "Benih undian" / "Seed";
    /// Button.
    DRAW = "Undi" / "Draw";
    /// Heading of the draws.
    DRAWS = "Undian" / "Draws";
    /// None yet.
    NONE = "Belum ada undian." / "Nothing has been drawn yet.";
    /// Column: when it was drawn.
    DRAWN_AT = "Diundi" / "Drawn";
    /// Column: the month.
    PERIOD = "Bulan" / "Month";
    /// Column: from how many.
    POPULATION = "Dari putusan" / "Of decisions";
    /// Column: how many agree.
    AGREED = "Setuju" / "Agreed";
    /// Column: how many do not.
    DISAGREED = "Tidak setuju" / "Disagreed";
    /// Column: how many wait.
    WAITING = "Menunggu" / "Waiting";
    /// How to draw again.
    HOW = "Urutan: sha256 dari benih, titik dua, dan nomor tiket; yang terkecil lebih dulu." / "Order: sha256 of the seed, a colon and the ticket number; the least first.";

    /// Title of one draw.
    LOOK_TITLE = "Undian {number}" / "Draw {number}";
    /// Column: place in the draw.
    PLACE = "Urutan" / "Place";
    /// Column: ticket.
    TICKET = "Tiket" / "Ticket";
    /// Column: kind.
    KIND = "Jenis" / "Kind";
    /// Column: village code.
    DESA = "Desa" / "Village";
    /// Column: what was decided.
    DECIDED = "Putusan" / "Decision";
    /// Column: when.
    DECIDED_AT = "Tanggal" / "Date";
    /// Column: what the second officer thinks.
    VERDICT = "Penilaian" / "Verdict";
    /// Nobody has looked yet.
    NO_VERDICT = "Menunggu" / "Waiting";
    /// It was their own decision.
    OWN = "Putusan Anda sendiri" / "Your own decision";

    /// Title of the page of those who judge.
    TASKS_TITLE = "Tugas uji petik" / "Second looks to take";
    /// What it is.
    TASKS_LEAD = "Putusan petugas lain yang terundi. Buka kasusnya, lalu nilai." / "Decisions of other officers that were drawn. Open the case, then judge.";
    /// None waits.
    TASKS_NONE = "Tidak ada kasus yang menunggu penilaian Anda." / "No case waits for your verdict.";
    /// Link to the case.
    OPEN = "Buka kasus" / "Open the case";
    /// Link to the verdict's form.
    JUDGE = "Nilai" / "Judge";

    /// Title of a verdict.
    JUDGE_TITLE = "Penilaian kedua, tiket {ticket}" / "Second look, ticket {ticket}";
    /// The question.
    WOULD = "Apakah Anda akan memutuskan sama?" / "Would you have decided the same?";
    /// `setuju`
    SETUJU = "Setuju" / "Agree";
    /// `tidak_setuju`
    TIDAK_SETUJU = "Tidak setuju" / "Disagree";
    /// Label.
    NOTE = "Catatan" / "Note";
    /// When it is needed.
    NOTE_HINT = "Wajib bila tidak setuju. Jangan menulis NIK atau nama." / "Needed if you disagree. Write no NIK and no name.";
    /// Button.
    SAVE = "Simpan penilaian" / "Save the verdict";
    /// It worked.
    DONE = "Penilaian sudah tersimpan." / "The verdict has been saved.";

    /// No month, or none that can be read.
    MONTH_WRONG = "Isi bulan putusan, misalnya 2026-11." / "Enter the month of the decisions, such as 2026-11.";
    /// Nothing was decided in that month.
    MONTH_EMPTY = "Tidak ada putusan pada bulan itu di wilayah Anda." / "Nothing was decided in that month in your region.";
    /// No number.
    SIZE_WRONG = "Isi jumlah kasus, 1 sampai 200." / "Enter the number of cases, 1 to 200.";
    /// No verdict.
    VERDICT_REQUIRED = "Pilih setuju atau tidak setuju." / "Choose agree or disagree.";
    /// No reason for disagreeing.
    NOTE_REQUIRED = "Tulis mengapa Anda tidak setuju." / "Write why you disagree.";
    /// A note too long.
    NOTE_LONG = "Catatan paling banyak 1.000 huruf." / "A note has 1,000 characters at most.";
}

/// A verdict in words.
pub const fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Setuju => SETUJU,
        Verdict::TidakSetuju => TIDAK_SETUJU,
    }
}

/// What is wrong with a field of these forms; `None` where the field says no more than any other would.
pub fn error(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("uji_bulan", ErrorCode::TooShort) => MONTH_EMPTY,
        ("uji_bulan", _) => MONTH_WRONG,
        ("uji_jumlah", _) => SIZE_WRONG,
        ("uji_verdik", _) => VERDICT_REQUIRED,
        ("uji_catatan", ErrorCode::Required) => NOTE_REQUIRED,
        ("uji_catatan", ErrorCode::TooLong) => NOTE_LONG,
        _ => return None,
    })
}
