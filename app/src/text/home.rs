//! The home page.

use super::texts;

texts! {
    /// Title and heading.
    TITLE = "Cek, usul, dan sanggah bantuan sosial" / "Check, propose and contest social assistance";
    /// First sentence under the heading.
    LEAD = "Cari tahu apa kata data tentang penerima bansos di desa atau kelurahan Anda." / "Find out what the data says about aid recipients in your village or ward.";
    /// Second sentence under the heading.
    LEAD_MORE = "Gratis dan tanpa akun." / "Free, and without an account.";
    /// Heading of the doors, for screen readers.
    DOORS = "Pilih keperluan Anda" / "What do you need?";
    /// Door to `/cek`.
    CEK = "Cek penerima" / "Check a recipient";
    /// What is behind it.
    CEK_WHAT = "Cari dengan nama dan desa. Hasilnya langsung terlihat." / "Search by name and village. The answer comes at once.";
    /// Label of its button.
    CEK_START = "Mulai cek" / "Start checking";
    /// Door to `/usulan/baru`.
    USUL = "Usul" / "Propose";
    /// What is behind it.
    USUL_WHAT = "Usulkan diri sendiri, keluarga, atau tetangga yang perlu dibantu." / "Propose yourself, your family or a neighbour who needs help.";
    /// Door to `/sanggahan/baru`.
    SANGGAH = "Sanggah" / "Contest";
    /// What is behind it.
    SANGGAH_WHAT = "Sampaikan jika penerima tidak layak, pindah, atau meninggal. Nama Anda dirahasiakan." / "Say so when a recipient is not eligible, has moved or has died. Your name is kept secret.";
    /// Door to `/lacak`.
    LACAK = "Lacak" / "Track";
    /// What is behind it.
    LACAK_WHAT = "Ikuti usulan atau sanggahan Anda dengan nomor tiket dan PIN." / "Follow your proposal or objection with its ticket number and PIN.";
    /// Heading of the privacy line.
    PRIVACY_TITLE = "Data Anda" / "Your data";
    /// Privacy in one line.
    PRIVACY = "Kami tidak menyimpan nama yang Anda cari. Hasil hanya menampilkan nama yang disamarkan." / "We do not store the names you search for. Results only show masked names.";
    /// Link to `/privasi`.
    PRIVACY_LINK = "Baca cara kami menjaga data" / "Read how we protect data";
    /// Heading of the guide line.
    GUIDE_TITLE = "Belum paham bansos dan DTSEN?" / "New to bansos and DTSEN?";
    /// What the guide has.
    GUIDE = "Panduan singkat: siapa yang dibantu, cara mendaftar, dan jadwal tiap bulan." / "A short guide: who is helped, how to register, and the monthly calendar.";
    /// Link to `/panduan`.
    GUIDE_LINK = "Buka panduan" / "Open the guide";
}
