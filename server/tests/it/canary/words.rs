//! What officers type: each value stands nowhere else.

/// Passwords that officers choose.
pub(super) const PASSWORDS: [&str; 6] = [
    "gelombang teduh di tebing 41",
    "kereta malam lewat jembatan 57",
    "payung kuning di pasar pagi 63",
    "layang putus di atas sawah 72",
    "perahu bambu tanpa dayung 88",
    "kentongan bambu di gardu 95",
];
/// Names on accounts: made on the command line, and in the browser.
pub(super) const NAMES: [&str; 2] = ["Sekarwangi Padmanegara", "Tirtosudiro Wangsadipura"];
/// NIK of officers, and of somebody close to one; a family card.
pub(super) const OFFICERS_NIK: [&str; 3] =
    ["9901014807801931", "9901012209790557", "9901016610850774"];
pub(super) const OFFICERS_KK: &str = "9901011203108846";

pub(super) const NOTE: &str = "Tetangganya bilang dapurnya kebakaran tahun lalu";
pub(super) const TO_CITIZEN: &str = "Rumah panggung Ibu sudah kami lihat bersama Pak Lurah";
pub(super) const INTERNAL: &str = "Suaminya masih bekerja di penggilingan padi Cikadu";
pub(super) const QUESTION: &str = "Mohon foto kandang kambing di belakang rumah Ibu Rasminah";
pub(super) const MET: &str = "Kakek Soemarwoto Hadisiswoyo";
pub(super) const SEEN: &str = "Atap dapur ditopang tiga batang bambu petung";
pub(super) const CHAIR: &str = "Baharuddinsyah Wiryaatmaja";
pub(super) const SAID: &str = "Warga menyebut sawah warisan di Cipanengah";
pub(super) const REMOVAL: &str = "Surat kematian nomor 471 dari Rumah Sakit Harapan";
pub(super) const MINUTES: &[u8] = b"%PDF-1.4\n1 0 obj<</Title(Hadir Ketua RT Djumadi Prawirosudarso)>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
pub(super) const LETTER: &[u8] = b"%PDF-1.4\n1 0 obj<</Title(Terlampir nama Ibu Kasmirah Adiwinata)>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
pub(super) const SIGNER: &str = "Kusumadiningrat Soerjoatmodjo";
pub(super) const FILE_NAME: &str = "Berkas Ibu Zubaedah Prawirasentana.pdf";
pub(super) const BROUGHT_BY: &str = "Suwondo Prawirobroto Ketua RT";
pub(super) const ASSESSMENT: &str = "Keluarga ini makan sekali sehari sejak musim paceklik";
pub(super) const BULK: [&str; 4] = [
    "Rasminah Condronegoro",
    "9901014911770368",
    "9901011906119955",
    "Gang Kecapi Biru 27 Dusun Ciawitali",
];
pub(super) const BULK_REASON: &str = "Ditinggal suami merantau tanpa kabar";
pub(super) const TYPED_NAME: &str = "Mukidi Tarkosubroto";
pub(super) const DISABILITY: &str = "Lumpuh kaki kiri sejak jatuh dari pohon aren";
pub(super) const ENDED: &str = "Sudah sembuh menurut bidan Karsinah";
pub(super) const MOVED_TO: &str = "Ke rumah anaknya di Kampung Babakanjati";
pub(super) const MOTHER: &str = "Sulastri Gandakusumah";
pub(super) const REPAIRED: &str = "Menurut kutipan akta nomor 7731";
pub(super) const JUDGED: &str = "Anaknya sudah bekerja di pabrik sepatu Majalaya";
pub(super) const CHECKED: &str = "Akta kematian 3301-KM-8817";
pub(super) const OPENED: &str = "Perlu menelepon pelapor soal gudang di Cisolok";
pub(super) const SECOND_LOOK: &str = "Foto kedua memperlihatkan sepeda motor baru";
pub(super) const CENTRE: &str = "Nomor KK dobel dengan warga Cibeureum";
/// Of somebody nobody has heard of, in a request that breaks.
pub(super) const BROKEN: &str = "Catatan yang tidak jadi disimpan tentang Ibu Wiratmi";

/// Everything that officers type, in each way in which it may be written.
pub(super) const TYPED: [&str; 58] = [
    NAMES[0],
    "Sekarwangi",
    "Padmanegara",
    NAMES[1],
    "Tirtosudiro",
    "Wangsadipura",
    OFFICERS_NIK[0],
    OFFICERS_NIK[1],
    OFFICERS_NIK[2],
    OFFICERS_KK,
    NOTE,
    "dapurnya kebakaran",
    TO_CITIZEN,
    "bersama Pak Lurah",
    INTERNAL,
    "penggilingan padi",
    QUESTION,
    "kandang kambing",
    MET,
    "Hadisiswoyo",
    SEEN,
    "bambu petung",
    "-6.771234",
    "107.552211",
    CHAIR,
    "Wiryaatmaja",
    SAID,
    "sawah warisan",
    REMOVAL,
    "Surat kematian nomor 471",
    "Djumadi Prawirosudarso",
    "Kasmirah Adiwinata",
    SIGNER,
    "Soerjoatmodjo",
    FILE_NAME,
    BROUGHT_BY,
    "Prawirobroto",
    ASSESSMENT,
    BULK[0],
    "Condronegoro",
    BULK[1],
    BULK[2],
    BULK[3],
    BULK_REASON,
    TYPED_NAME,
    "Tarkosubroto",
    DISABILITY,
    ENDED,
    MOVED_TO,
    MOTHER,
    "Gandakusumah",
    REPAIRED,
    JUDGED,
    CHECKED,
    OPENED,
    SECOND_LOOK,
    CENTRE,
    BROKEN,
];
