//! Pages that are not open yet.

use super::texts;

texts! {
    /// Title of `/statistik`.
    STATISTIK = "Statistik belum dibuka" / "Statistics are not open yet";
    /// Title of `/petugas`.
    PETUGAS = "Halaman petugas belum dibuka" / "The officers' pages are not open yet";
    /// Honest first sentence.
    LEAD = "Bagian ini sedang kami siapkan. Tidak ada yang salah dengan HP atau jaringan Anda." / "We are still preparing this part. Nothing is wrong with your phone or network.";
    /// Heading of what can be done now.
    MEANWHILE = "Yang bisa Anda lakukan sekarang" / "What you can do now";
    /// Figures elsewhere.
    STATISTIK_OFFICE = "Untuk angka penerima per wilayah, tanyakan kepada Dinas Sosial." / "For numbers of recipients by region, ask the Dinas Sosial.";
    /// Officers' present tool.
    PETUGAS_OFFICE = "Petugas tetap bekerja lewat SIKS-NG seperti biasa." / "Officers keep working in SIKS-NG as usual.";
    /// Asking the Dinsos.
    CALL = "Hubungi Dinas Sosial pada nomor di bawah ini." / "Call the Dinas Sosial at the number below.";
    /// Link to `/cek`.
    CEK = "Cek penerima bansos" / "Check aid recipients";
    /// Link to `/panduan`.
    GUIDE = "Baca panduan mendaftar" / "Read how to register";
    /// Link home.
    HOME = "Ke halaman depan" / "Go to the home page";
}
