//! Cek bansos: the result.

use super::texts;

texts! {
    /// Title of the page.
    TITLE = "Hasil cek bansos" / "Result of your check";
    /// Heading with one person found.
    FOUND_ONE = "Ada 1 orang dengan nama ini" / "1 person has this name";
    /// Heading with several people found.
    FOUND_MANY = "Ada {count} orang dengan nama ini" / "{count} people have this name";
    /// Heading with only similar names.
    FOUND_SIMILAR = "Nama persis tidak ditemukan" / "No exact match";
    /// Heading with nobody found.
    FOUND_NONE = "Nama ini tidak ditemukan" / "This name was not found";
    /// Heading before any data was loaded.
    NO_DATA = "Data belum tersedia" / "No data yet";
    /// Before any data was loaded.
    NO_DATA_WHY = "Dinas Sosial belum memuat data penerima ke layanan ini. Silakan coba lagi lain hari, atau hubungi Dinas Sosial." / "The Dinas Sosial has not loaded recipient data yet. Please try again another day, or call the Dinas Sosial.";
    /// Before the name as typed.
    ASKED_NAME = "Nama" / "Name";
    /// Before the region.
    ASKED_REGION = "Wilayah" / "Region";
    /// Before the year of birth as stated.
    ASKED_YEAR = "Tahun lahir" / "Year of birth";
    /// Before the data version.
    ASKED_VERSION = "Data" / "Data";
    /// Data version and its date.
    VERSION = "Versi {id}, dimuat {date}" / "Version {id}, loaded {date}";
    /// Introduction to several people of one name.
    HOMONYMS = "Beberapa orang di wilayah ini bernama sama. Cocokkan RT/RW dan tahun lahir sebelum mengambil langkah." / "Several people here share this name. Compare RT/RW and years of birth before you act.";
    /// Explains the markers.
    MARKERS = "Tanda “Orang A” dan “Orang B” hanya untuk membedakan kartu, bukan peringkat." / "The marks “Person A” and “Person B” only tell cards apart; they are not a ranking.";
    /// Marker of a card.
    MARKER = "Orang {letter}" / "Person {letter}";
    /// Before RT/RW.
    RT_RW = "RT/RW" / "RT/RW";
    /// Where the data has no RT/RW.
    RT_RW_NONE = "tidak tercatat" / "not recorded";
    /// Before the band of birth years.
    BORN = "Lahir" / "Born";
    /// The band of birth years.
    BORN_BAND = "tahun {from}–{to}" / "in {from}–{to}";
    /// Heading of the programmes, for screen readers.
    PROGRAMS = "Program bantuan" / "Aid programmes";
    /// Listed without programme.
    NO_PROGRAM = "Terdaftar, tidak tercatat menerima program bantuan." / "Listed, not recorded as receiving any aid programme.";
    /// `penerima`
    STATUS_PENERIMA = "Penerima" / "Receives";
    /// `bukan`
    STATUS_BUKAN = "Bukan penerima" / "Does not receive";
    /// `ditangguhkan`
    STATUS_DITANGGUHKAN = "Ditangguhkan" / "Suspended";
    /// `tidak_diketahui`
    STATUS_TIDAK_DIKETAHUI = "Tidak diketahui" / "Not known";
    /// Before the period.
    PERIOD = "Periode" / "Period";
    /// Before the note.
    NOTE = "Keterangan" / "Note";
    /// Instead of programmes while the year of birth is not stated.
    LOCKED = "Program ditampilkan setelah tahun lahir yang cocok diisi." / "Programmes are shown once the matching year of birth is given.";
    /// Instead of programmes when the stated year does not match.
    LOCKED_MISMATCH = "Tahun lahir yang Anda isi tidak cocok dengan kartu ini." / "The year of birth you gave does not match this card.";
    /// A similar record with more or fewer words.
    EXTRA_WORD = "Jumlah kata pada nama ini berbeda dari yang Anda ketik." / "This name has more or fewer words than you typed.";
    /// Heading of the exact cards, for screen readers.
    EXACT = "Nama yang sama" / "Same name";
    /// Heading of the similar cards.
    SIMILAR = "Mungkin maksud Anda" / "Perhaps you meant";
    /// Introduction to the similar cards.
    SIMILAR_INTRO = "Nama di bawah ini mirip, tetapi tidak sama. Bisa jadi orang lain." / "The names below are similar but not the same. They may be other people.";
    /// Heading of the form for the year of birth.
    YEAR_TITLE = "Tunjukkan programnya" / "Show the programmes";
    /// Why the year is asked.
    YEAR_WHY = "Isi tahun lahir orang yang Anda cari. Program hanya tampil pada kartu yang cocok." / "Enter the year of birth of the person you look for. Programmes appear only on a matching card.";
    /// Button of the form for the year of birth.
    YEAR_BUTTON = "Tampilkan" / "Show";
    /// More than ten found.
    TRUNCATED = "Masih ada orang lain dengan nama serupa. Ketik nama lebih lengkap untuk mempersempit." / "There are more people with a similar name. Type a fuller name to narrow it down.";
    /// Name of the links of a card, for screen readers.
    ACTIONS = "Langkah untuk {name}" / "What to do about {name}";
    /// Link to a proposal for this person.
    ACT_USUL = "Usulkan bantuan" / "Propose aid";
    /// Link to an objection.
    ACT_SANGGAH = "Sanggah" / "Contest";
    /// Link to a correction.
    ACT_PERBAIKAN = "Perbaiki data" / "Correct data";
    /// Heading of the notes.
    NOTES = "Yang perlu Anda tahu" / "What you should know";
    /// Listed is not receiving.
    NOT_AUTOMATIC = "Terdaftar tidak otomatis menerima bansos." / "Being listed does not mean receiving aid.";
    /// Who decides.
    CENTRE_DECIDES = "Keputusan akhir, termasuk desil dan daftar penerima, ditetapkan pemerintah pusat." / "The final decision, welfare decile and list included, is made by the central government.";
    /// What the data does not say.
    NOT_KNOWN = "Halaman ini tidak tahu apakah bantuan sudah cair, jumlah uangnya, desil Anda, dan perubahan setelah tanggal data." / "This page does not know whether aid has been paid, its amount, your decile, or changes after the date of the data.";
    /// Who is never shown.
    NOT_SHOWN = "Anak di bawah umur, orang yang dilindungi, dan program kesehatan atau disabilitas tidak ditampilkan." / "Minors, protected persons, and health or disability programmes are not shown.";
    /// How long the page lives.
    VALID = "Halaman hasil ini berlaku 15 menit." / "This result page is valid for 15 minutes.";
    /// Heading of the help when nobody was found.
    HELP = "Coba dulu ini" / "Try this first";
    /// As on the KTP.
    HELP_KTP = "Ketik nama persis seperti di KTP, bukan nama panggilan." / "Type the name exactly as on the KTP, not a nickname.";
    /// Without titles.
    HELP_TITLE = "Tanpa gelar: H., Hj., Drs., S.Pd." / "Without titles: H., Hj., Drs., S.Pd.";
    /// Old spelling.
    HELP_SPELLING = "Coba ejaan lama atau baru: Soekarno–Sukarno, Djoko–Joko, Moh.–Muhammad." / "Try old or new spelling: Soekarno–Sukarno, Djoko–Joko, Moh.–Muhammad.";
    /// Another village.
    HELP_VILLAGE = "Periksa desa lain, misalnya alamat KTP sebelum pindah." / "Check another village, for example the KTP address before moving.";
    /// Heading of the next steps.
    NEXT = "Jika tetap tidak ada" / "If it is still not there";
    /// Not found is not a refusal.
    NEXT_MEANING = "Tidak ditemukan berarti namanya tidak ada di data desa ini. Itu bukan penolakan." / "Not found means the name is not in this village's data. It is not a refusal.";
    /// Link to a proposal.
    NEXT_USUL = "Usulkan diri atau keluarga" / "Propose yourself or your family";
    /// The village office.
    NEXT_OFFICE = "Datang ke kantor desa atau kelurahan dengan KTP dan Kartu Keluarga." / "Visit the village or ward office with your KTP and family card.";
    /// Link back to the form with the village kept.
    AGAIN = "Cek nama lain" / "Check another name";
}
