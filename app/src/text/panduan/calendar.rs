//! The monthly calendar in words. The dates stand in `pages/panduan/month.rs`.

use crate::text::texts;

texts! {
    HEADING = "Kapan jadwalnya setiap bulan?" / "What is the schedule each month?";
    FOR_OFFICERS =
        "Jadwal ini untuk pekerjaan petugas. Anda sendiri boleh menyerahkan data kapan saja." /
        "This schedule is for the officers’ work. You may hand in your data at any time.";
    LATE =
        "Data yang datang setelah batas waktu ikut putaran bulan berikutnya. Petugas juga perlu \
         waktu, jadi datanglah di awal bulan." /
        "Data that arrives after a deadline joins next month’s round. Officers need time too, so \
         come early in the month.";
    CHANGES =
        "Jadwal ini menurut paparan Kementerian Sosial, April 2022. Peraturan dapat mengubahnya; \
         tanyakan ke Dinsos." /
        "This schedule follows the ministry’s presentation of April 2022. Regulations may change \
         it; ask the Dinsos.";
    CAPTION = "Jadwal kerja petugas setiap bulan" / "What officers do each month";
    COLUMN_WORK = "Pekerjaan" / "Work";
    COLUMN_WHEN = "Waktu" / "When";
    PBI =
        "Khusus program PBI-JK (iuran jaminan kesehatan): pemeriksaan pesertanya" /
        "The PBI-JK programme only (paid health insurance): checking its members";
    VERIFICATION =
        "Pemeriksaan kelayakan penerima (BNBA)" /
        "Checking whether recipients are eligible (BNBA)";
    PROPOSING = "Pengusulan data baru" / "Proposals of new data";
    ENDORSING = "Pengesahan oleh bupati atau wali kota" / "Endorsement by the regent or mayor";
    SPAN = "{first} sampai {last}" / "{first} to {last}";
    DAY = "tanggal {day}" / "day {day}";
    DAYS_BEFORE_END = "{days} hari sebelum akhir bulan" / "{days} days before the end of the month";
    DAY_BEFORE_END = "sehari sebelum akhir bulan" / "the day before the end of the month";
    EXAMPLE =
        "Bulan {days} hari: tanggal {first}–{last}." /
        "Month of {days} days: day {first}–{last}.";
}
