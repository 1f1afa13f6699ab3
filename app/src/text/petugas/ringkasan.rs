//! The overview of an office: what waits, what came and went, how long it takes.

use crate::text::texts;

texts! {
    /// Title.
    TITLE = "Ringkasan" / "Overview";
    /// Figure.
    WAITING = "Menunggu ditangani" / "Waiting for us";
    /// Figure.
    LATE = "Lewat tenggat" / "Overdue";
    /// Figure.
    OLDEST = "Terlama menunggu" / "Waiting longest";
    /// A number of days.
    DAYS = "{days} hari" / "{days} days";
    /// Nothing waits.
    NONE = "Tidak ada" / "None";
    /// Heading.
    FLOW = "Masuk dan diputus, dua belas bulan" / "Received and decided, twelve months";
    /// Colour of the chart, head of a column.
    RECEIVED = "Masuk" / "Received";
    /// Colour of the chart, head of a column.
    DECIDED = "Diputus" / "Decided";
    /// Head of a column.
    MONTH = "Bulan" / "Month";
    /// Heading.
    AGES = "Umur kasus yang menunggu" / "Age of what waits";
    /// Head of a column.
    AGE = "Umur" / "Age";
    /// Up to so many days.
    AGE_TO = "Sampai {days} hari" / "Up to {days} days";
    /// More than so many days.
    AGE_OVER = "Lebih dari {days} hari" / "More than {days} days";
    /// Head of a column.
    COUNT = "Kasus" / "Cases";
    /// Heading.
    BACKLOG = "Yang menunggu, per desa/kelurahan" / "What waits, by village";
    /// Below the heading.
    BACKLOG_WHY = "Paling banyak lewat tenggat lebih dulu; dua puluh lima teratas." / "Where most is overdue first; the first twenty-five.";
    /// Head of a column.
    DESA = "Desa/kelurahan" / "Village";
    /// Heading.
    TIMES = "Waktu sampai putusan, tiga bulan" / "Time to a decision, three months";
    /// Head of a column.
    AVERAGE = "Rata-rata hari" / "Days on average";
    /// Nothing to list.
    NOTHING = "Belum ada kasus di wilayah Anda." / "There are no cases in your region yet.";
}
