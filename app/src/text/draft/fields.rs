//! Labels of the questions of a proposal.

use domain::form::{Form, Step};
use domain::usulan::Hubungan;

use super::report_fields;
use crate::text::{Text, declaration, texts};

texts! {
    HUBUNGAN = "Siapa yang diusulkan?" / "Who is being proposed?";
    PENGUSUL_NAMA = "Nama lengkap Anda" / "Your full name";
    PENGUSUL_NIK = "NIK Anda" / "Your NIK";
    PENGUSUL_NOMOR_KK = "Nomor KK Anda" / "Your KK number";
    PENGUSUL_HP = "Nomor HP Anda" / "Your phone number";
    PENGUSUL_EMAIL = "Alamat e-mail Anda" / "Your e-mail address";

    NIK_OWN = "NIK Anda" / "Your NIK";
    NIK = "NIK orang yang diusulkan" / "NIK of the proposed person";
    TANPA_NIK_OWN = "Saya belum punya NIK" / "I have no NIK yet";
    TANPA_NIK = "Orang yang diusulkan belum punya NIK" / "The proposed person has no NIK yet";
    ALASAN_TANPA_NIK = "Mengapa belum ada NIK?" / "Why is there no NIK yet?";
    NOMOR_KK_OWN = "Nomor KK Anda" / "Your KK number";
    NOMOR_KK = "Nomor KK orang yang diusulkan" / "KK number of the proposed person";
    TANPA_KK_OWN = "Saya belum punya Kartu Keluarga" / "I have no family card yet";
    TANPA_KK = "Orang yang diusulkan belum punya Kartu Keluarga" / "The proposed person has no family card yet";
    TERUSUL_HP = "Nomor HP orang yang diusulkan" / "Phone number of the proposed person";
    TERUSUL_EMAIL = "Alamat e-mail orang yang diusulkan" / "E-mail address of the proposed person";

    NAMA_OWN = "Nama lengkap Anda" / "Your full name";
    NAMA = "Nama lengkap orang yang diusulkan" / "Full name of the proposed person";
    TEMPAT_LAHIR = "Tempat lahir" / "Place of birth";
    TANGGAL_LAHIR = "Tanggal lahir" / "Date of birth";
    JENIS_KELAMIN = "Jenis kelamin" / "Sex";
    STATUS_KAWIN = "Status perkawinan" / "Marital status";
    TAHUN_LAHIR = "Perkiraan tahun lahir" / "Approximate year of birth";

    TANPA_ALAMAT_TETAP_OWN = "Saya tidak punya tempat tinggal tetap" / "I have no fixed home";
    TANPA_ALAMAT_TETAP = "Orang yang diusulkan tidak punya tempat tinggal tetap" / "The proposed person has no fixed home";
    PROVINSI = "Provinsi" / "Province";
    KABUPATEN = "Kabupaten atau kota" / "Regency or city";
    KECAMATAN = "Kecamatan" / "District";
    DESA = "Desa atau kelurahan" / "Village or ward";
    ALAMAT = "Alamat" / "Address";
    RT = "RT" / "RT";
    RW = "RW" / "RW";
    DOMISILI_OWN = "Apakah Anda tinggal di alamat yang tertulis di KTP?" / "Do you live at the address on your KTP?";
    DOMISILI = "Apakah ia tinggal di alamat yang tertulis di KTP?" / "Does the person live at the address on the KTP?";
    LINTANG = "Garis lintang" / "Latitude";
    BUJUR = "Garis bujur" / "Longitude";

    ANGGOTA_NAMA = "Nama lengkap anggota keluarga" / "Full name of the family member";
    ANGGOTA_NIK = "NIK anggota keluarga" / "NIK of the family member";
    ANGGOTA_HUBUNGAN = "Hubungan dengan kepala keluarga" / "Relation to the head of the family";
    ANGGOTA_TAHUN_LAHIR = "Tahun lahir" / "Year of birth";

    PEKERJAAN = "Pekerjaan utama" / "Main work";
    STATUS_KEDUDUKAN = "Kedudukan dalam pekerjaan itu" / "Position in that work";
    PENGHASILAN = "Penghasilan sebulan" / "Income per month";

    STATUS_RUMAH = "Rumah ini milik siapa?" / "Who owns the home?";
    LANTAI = "Lantai yang paling luas terbuat dari apa?" / "What is most of the floor made of?";
    DINDING = "Dinding yang paling luas terbuat dari apa?" / "What are most of the walls made of?";
    ATAP = "Atap yang paling luas terbuat dari apa?" / "What is most of the roof made of?";
    AIR_MINUM = "Air minum dari mana?" / "Where does the drinking water come from?";
    PENERANGAN = "Lampu memakai apa?" / "What is used for light?";
    DAYA = "Berapa daya listriknya?" / "What is the electric power?";
    BAHAN_BAKAR = "Memasak memakai apa?" / "What is used for cooking?";
    TEMPAT_BAB = "Tempat buang air besar" / "Toilet";
    KLOSET = "Jenis kloset" / "Type of toilet";
    PEMBUANGAN_TINJA = "Tinja dibuang ke mana?" / "Where does the waste go?";

    ASET_MOTOR = "Sepeda motor" / "Motorcycles";
    ASET_MOBIL = "Mobil" / "Cars";
    ASET_KULKAS = "Lemari es" / "Refrigerators";
    ASET_AC = "AC" / "Air conditioners";
    ASET_TELEVISI = "Televisi layar datar" / "Flat-screen televisions";
    ASET_KOMPUTER = "Komputer atau laptop" / "Computers or laptops";
    ASET_SAPI = "Sapi atau kerbau" / "Cattle or buffaloes";
    ASET_KAMBING = "Kambing atau domba" / "Goats or sheep";
    ASET_LAHAN = "Apakah keluarga punya lahan selain tempat tinggal?" / "Does the family own land besides the home?";
    ASET_EMAS = "Apakah keluarga punya emas 10 gram atau lebih?" / "Does the family own 10 grams of gold or more?";

    DISABILITAS = "Apakah ada penyandang disabilitas di keluarga ini?" / "Does anybody in this family live with a disability?";
    HAMIL = "Apakah ada yang sedang hamil?" / "Is anybody pregnant?";
    LANSIA = "Apakah ada yang berumur 60 tahun atau lebih?" / "Is anybody 60 years old or older?";
    PENYAKIT_KRONIS = "Apakah ada yang sakit menahun?" / "Does anybody have a chronic illness?";

    JENIS = "Apa yang Anda usulkan?" / "What do you propose?";
    SUDAH_TERDAFTAR_OWN = "Apakah Anda sudah terdaftar di data bansos?" / "Are you already listed in the aid data?";
    SUDAH_TERDAFTAR = "Apakah orang itu sudah terdaftar di data bansos?" / "Is the person already listed in the aid data?";
    PROGRAM = "Program bantuan yang diharapkan" / "Aid programmes hoped for";

    ALASAN_OWN = "Mengapa Anda perlu dibantu?" / "Why do you need help?";
    ALASAN = "Mengapa orang ini perlu dibantu?" / "Why does this person need help?";

    /// Heading of the four region selects where the person who types lives.
    REGION_PENGUSUL = "Desa atau kelurahan tempat Anda tinggal" / "Village or ward where you live";
    /// Heading of the four region selects of the home.
    REGION_OWN = "Desa atau kelurahan tempat Anda tinggal" / "Village or ward where you live";
    /// The same for somebody else.
    REGION = "Desa atau kelurahan tempat tinggalnya" / "Village or ward where the person lives";
    /// Heading of the two coordinates.
    COORDINATES = "Titik lokasi rumah" / "Location of the home";
    /// A name no question has. Never shown: the tests look at every name there is.
    ANSWER = "Jawaban" / "Answer";
}

/// Label of the question called `name` in `form`: speaks to "Anda" where the question is about the
/// person who types, and of "orang yang diusulkan" or "orang ini" where it is not.
pub fn label(name: &str, form: Form) -> Text {
    report_fields::label(name, form)
        .or_else(|| person(name, form))
        .or_else(|| living(name))
        .unwrap_or(ANSWER)
}

/// Questions about who is who. `None` for all others.
fn person(name: &str, form: Form) -> Option<Text> {
    let is_own = form == Form::Usulan(Hubungan::Diri);
    let own = |own: Text, other: Text| if is_own { own } else { other };
    Some(match name {
        "hubungan" => HUBUNGAN,
        "pengusul_nama" => PENGUSUL_NAMA,
        "pengusul_nik" => PENGUSUL_NIK,
        "pengusul_nomor_kk" => PENGUSUL_NOMOR_KK,
        "pengusul_hp" => PENGUSUL_HP,
        "pengusul_email" => PENGUSUL_EMAIL,
        "nik" => own(NIK_OWN, NIK),
        "tanpa_nik" => own(TANPA_NIK_OWN, TANPA_NIK),
        "alasan_tanpa_nik" => ALASAN_TANPA_NIK,
        "nomor_kk" => own(NOMOR_KK_OWN, NOMOR_KK),
        "tanpa_kk" => own(TANPA_KK_OWN, TANPA_KK),
        "terusul_hp" => TERUSUL_HP,
        "terusul_email" => TERUSUL_EMAIL,
        "nama" => own(NAMA_OWN, NAMA),
        "tempat_lahir" => TEMPAT_LAHIR,
        "tanggal_lahir" => TANGGAL_LAHIR,
        "jenis_kelamin" => JENIS_KELAMIN,
        "status_kawin" => STATUS_KAWIN,
        "tahun_lahir" => TAHUN_LAHIR,
        "tanpa_alamat_tetap" => own(TANPA_ALAMAT_TETAP_OWN, TANPA_ALAMAT_TETAP),
        "domisili_sesuai_ktp" => own(DOMISILI_OWN, DOMISILI),
        "anggota_nama" => ANGGOTA_NAMA,
        "anggota_nik" => ANGGOTA_NIK,
        "anggota_hubungan" => ANGGOTA_HUBUNGAN,
        "anggota_tahun_lahir" => ANGGOTA_TAHUN_LAHIR,
        "persetujuan_kesehatan" => own(declaration::HEALTH_LABEL_OWN, declaration::HEALTH_LABEL),
        "jenis" => JENIS,
        "sudah_terdaftar" => own(SUDAH_TERDAFTAR_OWN, SUDAH_TERDAFTAR),
        "program" => PROGRAM,
        "alasan" => own(ALASAN_OWN, ALASAN),
        _ => return None,
    })
}

/// Questions about how people live. `None` for all others.
fn living(name: &str) -> Option<Text> {
    Some(match name {
        "provinsi" => PROVINSI,
        "kabupaten" => KABUPATEN,
        "kecamatan" => KECAMATAN,
        "desa" => DESA,
        "alamat" => ALAMAT,
        "rt" => RT,
        "rw" => RW,
        "lintang" => LINTANG,
        "bujur" => BUJUR,
        "pekerjaan" => PEKERJAAN,
        "status_kedudukan" => STATUS_KEDUDUKAN,
        "penghasilan" => PENGHASILAN,
        "status_rumah" => STATUS_RUMAH,
        "lantai" => LANTAI,
        "dinding" => DINDING,
        "atap" => ATAP,
        "air_minum" => AIR_MINUM,
        "penerangan" => PENERANGAN,
        "daya" => DAYA,
        "bahan_bakar" => BAHAN_BAKAR,
        "tempat_bab" => TEMPAT_BAB,
        "kloset" => KLOSET,
        "pembuangan_tinja" => PEMBUANGAN_TINJA,
        "aset_motor" => ASET_MOTOR,
        "aset_mobil" => ASET_MOBIL,
        "aset_kulkas" => ASET_KULKAS,
        "aset_ac" => ASET_AC,
        "aset_televisi" => ASET_TELEVISI,
        "aset_komputer" => ASET_KOMPUTER,
        "aset_sapi" => ASET_SAPI,
        "aset_kambing" => ASET_KAMBING,
        "aset_lahan" => ASET_LAHAN,
        "aset_emas" => ASET_EMAS,
        "disabilitas" => DISABILITAS,
        "hamil" => HAMIL,
        "lansia" => LANSIA,
        "penyakit_kronis" => PENYAKIT_KRONIS,
        _ => return None,
    })
}

/// Heading above the four region selects: where the person who types lives, or where the proposed
/// person does.
pub const fn region_label(step: Step, form: Form) -> Text {
    match (step, form) {
        (Step::Pengusul | Step::Pelapor, _) => REGION_PENGUSUL,
        (_, Form::Usulan(Hubungan::Diri)) => REGION_OWN,
        _ => REGION,
    }
}
