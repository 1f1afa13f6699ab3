//! Cek bansos: the form.

use super::texts;

texts! {
    /// Title and heading of the form.
    TITLE = "Cek penerima bansos" / "Check aid recipients";
    /// Under the heading.
    LEAD = "Pilih wilayah, lalu ketik nama. Anda tidak perlu akun dan tidak perlu NIK." / "Choose the region, then type the name. No account and no NIK needed.";
    /// First group of the form.
    REGION = "Wilayah sesuai KTP" / "Region as on the KTP";
    /// Button that loads the next list, without JavaScript.
    NEXT_LEVEL = "Lanjutkan memilih wilayah" / "Continue choosing the region";
    /// Opens the village search.
    SEARCH_OPEN = "Tidak tahu kecamatannya? Cari nama desa" / "Do not know the district? Search by village name";
    /// Label of the village search.
    SEARCH_LABEL = "Nama desa atau kelurahan" / "Name of the village or ward";
    /// Button of the village search.
    SEARCH_BUTTON = "Cari desa" / "Search villages";
    /// Above the villages found.
    SEARCH_FOUND = "Pilih desa atau kelurahan yang benar:" / "Choose the right village or ward:";
    /// No village found.
    SEARCH_NONE = "Tidak ada desa atau kelurahan dengan nama itu. Periksa ejaannya, atau pilih lewat daftar di atas." / "No village or ward has that name. Check the spelling, or choose from the lists above.";
    /// More villages than shown.
    SEARCH_TRUNCATED = "Masih ada desa lain dengan nama serupa. Ketik nama lebih lengkap." / "There are more villages with a similar name. Type more of the name.";
    /// Above the successors of a retired region.
    SUCCESSORS = "Wilayah ini sudah dimekarkan atau digabung. Pilih penggantinya:" / "This region has been split or merged. Choose its successor:";
    /// Second group of the form.
    PERSON = "Nama yang dicari" / "Name to look for";
    /// Label of the name.
    NAME = "Nama seperti di KTP" / "Name as on the KTP";
    /// Hint of the name.
    NAME_HINT = "Nama lengkap, tanpa gelar. Huruf besar atau kecil sama saja. Satu kata pun boleh." / "Full name, without titles. Upper or lower case does not matter. One word is fine.";
    /// Label of the year of birth.
    BIRTH_YEAR = "Tahun lahir" / "Year of birth";
    /// Hint of the year of birth when everybody must state it.
    BIRTH_YEAR_HINT = "Empat angka. Contoh: 1985." / "Four digits. Example: 1985.";
    /// Hint of the year of birth when it may stay empty.
    BIRTH_YEAR_HINT_OPTIONAL = "Empat angka. Membantu bila ejaan nama di data berbeda." / "Four digits. Helps when the data spells the name differently.";
    /// Third group of the form.
    CAPTCHA = "Kode gambar" / "Picture code";
    /// Label of the captcha.
    CAPTCHA_LABEL = "Ketik huruf dan angka di gambar" / "Type the letters and digits in the picture";
    /// Hint of the captcha.
    CAPTCHA_HINT = "Huruf besar atau kecil sama saja." / "Upper or lower case does not matter.";
    /// What the picture is, for those who do not see it.
    CAPTCHA_ALT = "Gambar berisi huruf dan angka. Jika tidak terbaca, gunakan cara lain di bawah." / "Picture of letters and digits. If you cannot read it, use the other way below.";
    /// Button for a new picture.
    CAPTCHA_OTHER = "Gambar lain" / "New picture";
    /// Opens the alternative.
    CAPTCHA_UNREADABLE = "Tidak bisa membaca gambar?" / "Cannot read the picture?";
    /// Alternative without JavaScript.
    CAPTCHA_HELP = "Telepon atau datang ke {office}, {phone}. Petugas akan memeriksa untuk Anda." / "Call or visit {office}, {phone}. An officer will check for you.";
    /// Development without captcha.
    CAPTCHA_OFF = "Captcha dimatikan di server percobaan ini." / "The captcha is switched off on this test server.";
    /// The main button.
    SUBMIT = "Cek sekarang" / "Check now";
    /// Under the main button.
    PRIVACY = "Nama yang Anda ketik tidak kami simpan." / "We do not store the name you type.";
    /// Heading of what stands beside the form.
    GOOD_TO_KNOW = "Sebelum mengecek" / "Before you check";
    /// What is needed.
    KNOW_NEEDED = "Siapkan nama dan alamat seperti di KTP. Tidak ada biaya." / "Have the name and address as on the KTP at hand. It is free.";
    /// What the answer shows.
    KNOW_SHOWN = "Hasil menampilkan nama yang disamarkan, RT/RW, dan status tiap program." / "The result shows a masked name, RT/RW and the status of each programme.";
}
