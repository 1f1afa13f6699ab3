//! Public numbers.

use super::texts;

texts! {
    /// Title.
    TITLE = "Statistik usulan dan tanggapan" / "Numbers of proposals and reports";
    /// Under the title.
    LEAD = "Berapa usulan yang masuk, diputus, dan disahkan, per kecamatan dan bulan." / "How many proposals came, were decided and endorsed, by district and month.";
    /// How small numbers are treated.
    HELD_BACK = "Angka di bawah 10 tidak ditampilkan agar tidak ada orang yang dapat dikenali, begitu juga angka lain yang dapat membukanya. Bulan yang sedang berjalan belum dihitung." / "Numbers below 10 are not shown, so that nobody can be recognised; nor are others from which they could be worked out. The present month is not counted yet.";
    /// Label of the choice.
    REGION = "Kabupaten atau kota" / "Regency or city";
    /// Its empty option.
    REGION_EMPTY = "Pilih kabupaten atau kota" / "Choose a regency or city";
    /// Button.
    SHOW = "Tampilkan" / "Show";
    /// Nothing was counted yet.
    NOTHING = "Belum ada bulan yang selesai dihitung. Angka pertama muncul pada awal bulan depan." / "No month has been counted yet. The first numbers appear at the beginning of next month.";
    /// Heading.
    RECEIVED = "Usulan yang masuk" / "Proposals received";
    /// What its chart shows.
    RECEIVED_CHART = "Usulan yang masuk di {region}, per bulan" / "Proposals received in {region}, by month";
    /// Heading.
    DECIDED = "Usulan yang diputus" / "Proposals decided";
    /// Heading.
    REPORTS = "Tanggapan warga yang selesai ditinjau" / "Reports whose review is finished";
    /// Below the heading.
    REPORTS_WHY = "Hanya per kabupaten/kota, dan hanya yang sudah selesai ditinjau. Tanggapan bukan pemungutan suara." / "By regency or city only, and only those whose review is finished. Reports are no votes.";
    /// Head of a column.
    KECAMATAN = "Kecamatan" / "District";
    /// Head of a column.
    MONTH = "Bulan" / "Month";
    /// Head of a column.
    LAYAK = "Layak" / "Eligible";
    /// Head of a column.
    TIDAK_LAYAK = "Tidak layak" / "Not eligible";
    /// Head of a column.
    OTHER = "Lainnya" / "Other";
    /// Head of a column.
    ENDORSED = "Disahkan" / "Endorsed";
    /// Head of a column.
    SANGGAHAN = "Sanggahan" / "Objections";
    /// Head of a column.
    TANGGAPAN = "Dukungan" / "Vouchers";
    /// Head of a column.
    PERUBAHAN = "Perubahan data" / "Changes";
    /// Head of a column.
    MISUSE = "Penyalahgunaan" / "Misuse";
    /// Sum.
    TOTAL = "Jumlah" / "Sum";
    /// A number that is held back.
    HELD = "–" / "–";
    /// What the sign means.
    SIGNS = "“–”: kurang dari sepuluh (termasuk nol), atau ditahan agar angka kecil lain tidak dapat dihitung." / "“–”: fewer than ten (zero included), or held back so that another small number cannot be worked out.";
    /// Link to the file.
    DOWNLOAD = "Unduh sebagai CSV" / "Download as CSV";
}
