//! What is wrong with a field, as a sentence that says which field and what to do.

use domain::field::ErrorCode;
use domain::form::{Form, PhotoKind};

use super::{Lang, Text, declaration, draft, lacak, petugas, texts};

pub mod sanggahan;
pub mod usulan;

texts! {
    /// No province chosen.
    PROVINSI_REQUIRED = "Pilih provinsi." / "Choose a province.";
    /// No regency chosen.
    KABUPATEN_REQUIRED = "Pilih kabupaten atau kota." / "Choose a regency or city.";
    /// No district chosen.
    KECAMATAN_REQUIRED = "Pilih kecamatan." / "Choose a district.";
    /// No village chosen.
    DESA_REQUIRED = "Pilih desa atau kelurahan." / "Choose a village or ward.";
    /// Province unknown.
    PROVINSI_UNKNOWN = "Provinsi ini tidak ada di daftar kami. Pilih lagi provinsinya." / "This province is not in our list. Choose the province again.";
    /// Regency unknown.
    KABUPATEN_UNKNOWN = "Kabupaten atau kota ini tidak ada di daftar kami. Pilih lagi dari daftar." / "This regency or city is not in our list. Choose again from the list.";
    /// District unknown.
    KECAMATAN_UNKNOWN = "Kecamatan ini tidak ada di daftar kami. Pilih lagi kecamatannya." / "This district is not in our list. Choose the district again.";
    /// Village unknown.
    DESA_UNKNOWN = "Desa atau kelurahan ini tidak ada di daftar kami. Pilih lagi dari daftar." / "This village or ward is not in our list. Choose again from the list.";
    /// Regency outside the province.
    KABUPATEN_MISMATCH = "Kabupaten atau kota ini tidak berada di provinsi yang dipilih. Pilih lagi." / "This regency or city is not in the chosen province. Choose again.";
    /// District outside the regency.
    KECAMATAN_MISMATCH = "Kecamatan ini tidak berada di kabupaten atau kota yang dipilih. Pilih lagi." / "This district is not in the chosen regency or city. Choose again.";
    /// Village outside the district.
    DESA_MISMATCH = "Desa atau kelurahan ini tidak berada di kecamatan yang dipilih. Pilih lagi." / "This village or ward is not in the chosen district. Choose again.";
    /// A region that was split or merged.
    REGION_RETIRED = "Wilayah ini sudah dimekarkan atau digabung. Pilih wilayah penggantinya." / "This region has been split or merged. Choose the region that replaced it.";
    /// No name.
    NAMA_REQUIRED = "Isi nama seperti tertulis di KTP." / "Enter the name as written on the KTP.";
    /// Name of one character.
    NAMA_TOO_SHORT = "Nama terlalu pendek. Isi paling sedikit dua huruf." / "The name is too short. Enter at least two letters.";
    /// Name beyond the limit.
    NAMA_TOO_LONG = "Nama terlalu panjang. Isi namanya saja, tanpa alamat atau keterangan lain." / "The name is too long. Enter only the name, without address or remarks.";
    /// Name of digits and signs.
    NAMA_NO_LETTERS = "Nama harus memuat paling sedikit dua huruf. Periksa lagi nama di KTP." / "The name needs at least two letters. Check the name on the KTP.";
    /// Unprintable characters in the name.
    NAMA_CONTROL = "Nama memuat tanda yang tidak dapat dibaca. Hapus, lalu ketik ulang namanya." / "The name contains unreadable characters. Delete it and type it again.";
    /// Year of birth missing.
    TAHUN_REQUIRED = "Isi tahun lahir, empat angka. Contoh: 1985." / "Enter the year of birth, four digits. Example: 1985.";
    /// Year of birth impossible.
    TAHUN_INVALID = "Tahun lahir harus empat angka dan masuk akal. Contoh: 1985." / "The year of birth must be four digits and possible. Example: 1985.";
    /// Village search empty.
    CARI_REQUIRED = "Ketik nama desa atau kelurahan yang dicari." / "Type the name of the village or ward to search for.";
    /// Village search too short.
    CARI_TOO_SHORT = "Nama desa yang dicari terlalu pendek. Ketik paling sedikit tiga huruf." / "The village name is too short. Type at least three letters.";
    /// Village search too long.
    CARI_TOO_LONG = "Nama desa yang dicari terlalu panjang. Ketik nama desanya saja." / "The village name is too long. Type only the village name.";
    /// Unprintable characters in the village search.
    CARI_CONTROL = "Nama desa memuat tanda yang tidak dapat dibaca. Ketik ulang namanya." / "The village name contains unreadable characters. Type it again.";
    /// Captcha empty.
    CAPTCHA_REQUIRED = "Ketik huruf dan angka yang ada di gambar." / "Type the letters and digits in the picture.";
    /// Captcha wrong.
    CAPTCHA_WRONG = "Huruf dan angka tidak cocok dengan gambar. Isian lain tetap tersimpan. Coba gambar yang baru ini." / "The characters do not match the picture. Your other answers are kept. Try this new picture.";
    /// Captcha expired.
    CAPTCHA_EXPIRED = "Gambar sudah kedaluwarsa atau pernah dipakai. Isian lain tetap tersimpan. Ketik isi gambar yang baru ini." / "The picture has expired or was used before. Your other answers are kept. Type this new picture.";
    /// Captcha of impossible length or signs.
    CAPTCHA_SHAPE = "Ketik hanya huruf dan angka yang terlihat di gambar." / "Type only the letters and digits seen in the picture.";
    /// NIK of the wrong length.
    NIK_LENGTH = "NIK harus 16 angka. Lihat baris paling atas di KTP." / "The NIK must have 16 digits. See the top line of the KTP.";
    /// NIK without a date in it.
    NIK_IMPOSSIBLE = "NIK ini tidak mungkin benar. Periksa lagi angka demi angka di KTP." / "This NIK cannot be right. Check it digit by digit on the KTP.";
    /// Family-card number of the wrong length.
    NOMOR_KK_LENGTH = "Nomor KK harus 16 angka. Lihat bagian atas Kartu Keluarga." / "The KK number must have 16 digits. See the top of the family card.";
    /// A date that does not exist.
    DATE_INVALID = "Tanggal ini tidak ada. Tulis tahun, bulan, lalu tanggal. Contoh: 1985-03-02." / "This date does not exist. Write year, month, then day. Example: 1985-03-02.";
    /// Any other field left empty.
    OTHER_REQUIRED = "Kolom ini masih kosong. Isi dulu." / "This field is empty. Please fill it in.";
    /// Any other field too short.
    OTHER_TOO_SHORT = "Isi kolom ini terlalu pendek. Tulis lebih lengkap." / "This field is too short. Please write more.";
    /// Any other field too long.
    OTHER_TOO_LONG = "Isi kolom ini terlalu panjang. Singkatkan." / "This field is too long. Please shorten it.";
    /// Unprintable characters in any other field.
    OTHER_CONTROL = "Kolom ini memuat tanda yang tidak dapat dibaca. Ketik ulang." / "This field contains unreadable characters. Type it again.";
    /// A NIK, or the number of a family card, in words that others read.
    NUMBER_IN_TEXT = "Ada NIK atau nomor KK di dalam teks ini. Hapus nomornya; tulis nomor tiket bila perlu menyebut kasus." / "There is a NIK or family-card number in this text. Take it out; write the ticket to name a case.";
    /// An officer fills in a proposal for somebody of another region.
    OUTSIDE_SCOPE = "Desa atau kelurahan ini di luar wilayah kerja Anda. Minta warga datang ke kantor desanya, atau kirim sendiri lewat halaman warga." / "This village or ward is outside the region you work in. Ask the citizen to go to their village office, or to send it themselves through the citizens’ page.";
    /// A value the field does not offer.
    OTHER_NOT_ALLOWED = "Pilihan ini tidak ada. Pilih salah satu dari daftar." / "This choice does not exist. Choose one from the list.";
}

/// What to tell a person whose `field` has the error `code`.
pub fn sentence(code: ErrorCode, field: &str) -> Text {
    match field {
        "provinsi" => provinsi(code),
        "kabupaten" => kabupaten(code),
        "kecamatan" => kecamatan(code),
        "desa" => desa(code),
        "nama" => nama(code),
        "tahun_lahir" => tahun_lahir(code),
        "cari" => cari(code),
        "captcha" | "captcha_id" | "pow" => captcha(code),
        "cakupan" => OUTSIDE_SCOPE,
        _ => declaration::missing(field)
            .or_else(|| lacak::error(code, field))
            .or_else(|| usulan::by_field(code, field))
            .or_else(|| sanggahan::by_field(code, field))
            .or_else(|| petugas::decision_error(code, field))
            .or_else(|| petugas::batch_error(code, field))
            .unwrap_or_else(|| other(code)),
    }
}

/// The same for a question of `form`, which decides whose name or number it is.
pub fn of_form(code: ErrorCode, field: &str, form: Form) -> Text {
    let neighbour = || usulan::of_neighbour(code, field).filter(|_| form.is_neighbours());
    // The case page has fields of the same names.
    let own = || usulan::by_field(code, field).or_else(|| sanggahan::by_field(code, field));
    neighbour().or_else(own).unwrap_or_else(|| sentence(code, field))
}

/// Sentences that do not say which field they are about.
const GENERAL: [Text; 20] = [
    OTHER_REQUIRED,
    OTHER_TOO_SHORT,
    OTHER_TOO_LONG,
    OTHER_CONTROL,
    OTHER_NOT_ALLOWED,
    usulan::CHOICE_UNKNOWN,
    usulan::NUMBER_INVALID,
    sanggahan::JUMLAH_DIPOTONG_INVALID,
    sanggahan::MENANGGUNG_INVALID,
    sanggahan::USIA_KANDUNGAN_INVALID,
    usulan::PHOTO_MISSING,
    usulan::FILE_EMPTY,
    usulan::FILE_TOO_LARGE,
    usulan::FILE_NOT_IMAGE,
    usulan::FILE_UNREADABLE,
    usulan::FILE_TOO_MANY_PIXELS,
    usulan::FILE_ANIMATED,
    usulan::FILE_HEIC,
    usulan::SURAT_NOT_IMAGE,
    usulan::SURAT_TOO_LARGE,
];

/// A line of the summary above a page of `form`: away from its field, a sentence that would suit any
/// other as well starts with the question's label.
pub fn in_summary(lang: Lang, code: ErrorCode, field: &str, form: Form) -> String {
    let text = of_form(code, field, form);
    let sentence = text.get(lang);
    if !GENERAL.contains(&text) {
        return sentence.to_owned();
    }
    let photo =
        PhotoKind::of(form).iter().find(|kind| [kind.field(), kind.slug()].contains(&field));
    let label = match photo {
        Some(kind) => draft::photo_title(*kind),
        None => draft::label(field, form),
    };
    match label.get(lang) {
        _ if label == draft::fields::ANSWER => sentence.to_owned(),
        question if question.ends_with('?') => format!("{question} {sentence}"),
        label => format!("{label}: {sentence}"),
    }
}

const fn provinsi(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => PROVINSI_REQUIRED,
        ErrorCode::RegionRetired => REGION_RETIRED,
        _ => PROVINSI_UNKNOWN,
    }
}

const fn kabupaten(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => KABUPATEN_REQUIRED,
        ErrorCode::RegionMismatch => KABUPATEN_MISMATCH,
        ErrorCode::RegionRetired => REGION_RETIRED,
        _ => KABUPATEN_UNKNOWN,
    }
}

const fn kecamatan(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => KECAMATAN_REQUIRED,
        ErrorCode::RegionMismatch => KECAMATAN_MISMATCH,
        ErrorCode::RegionRetired => REGION_RETIRED,
        _ => KECAMATAN_UNKNOWN,
    }
}

const fn desa(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => DESA_REQUIRED,
        ErrorCode::RegionMismatch => DESA_MISMATCH,
        ErrorCode::RegionRetired => REGION_RETIRED,
        ErrorCode::DifferentVillage => usulan::DIFFERENT_VILLAGE,
        _ => DESA_UNKNOWN,
    }
}

const fn nama(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => NAMA_REQUIRED,
        ErrorCode::TooShort => NAMA_TOO_SHORT,
        ErrorCode::TooLong => NAMA_TOO_LONG,
        ErrorCode::ControlCharacter => NAMA_CONTROL,
        _ => NAMA_NO_LETTERS,
    }
}

const fn tahun_lahir(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => TAHUN_REQUIRED,
        _ => TAHUN_INVALID,
    }
}

const fn cari(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => CARI_REQUIRED,
        ErrorCode::TooLong => CARI_TOO_LONG,
        ErrorCode::ControlCharacter => CARI_CONTROL,
        _ => CARI_TOO_SHORT,
    }
}

const fn captcha(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => CAPTCHA_REQUIRED,
        ErrorCode::CaptchaExpired => CAPTCHA_EXPIRED,
        ErrorCode::TooShort
        | ErrorCode::TooLong
        | ErrorCode::ControlCharacter
        | ErrorCode::NotAllowed => CAPTCHA_SHAPE,
        _ => CAPTCHA_WRONG,
    }
}

const fn other(code: ErrorCode) -> Text {
    match code {
        ErrorCode::Required => OTHER_REQUIRED,
        ErrorCode::TooShort => OTHER_TOO_SHORT,
        ErrorCode::TooLong => OTHER_TOO_LONG,
        ErrorCode::ControlCharacter => OTHER_CONTROL,
        ErrorCode::NoLetters => NAMA_NO_LETTERS,
        ErrorCode::RegionUnknown => DESA_UNKNOWN,
        ErrorCode::RegionMismatch => DESA_MISMATCH,
        ErrorCode::RegionRetired => REGION_RETIRED,
        ErrorCode::BirthYearInvalid => TAHUN_INVALID,
        ErrorCode::CaptchaWrong => CAPTCHA_WRONG,
        ErrorCode::CaptchaExpired => CAPTCHA_EXPIRED,
        ErrorCode::NikLength => NIK_LENGTH,
        ErrorCode::NikImpossible => NIK_IMPOSSIBLE,
        ErrorCode::NomorKkLength => NOMOR_KK_LENGTH,
        ErrorCode::DateInvalid => DATE_INVALID,
        ErrorCode::DateIncomplete => usulan::TANGGAL_LAHIR_INCOMPLETE,
        ErrorCode::NotAllowed => OTHER_NOT_ALLOWED,
        ErrorCode::CodeShape => usulan::TICKET_SHAPE,
        ErrorCode::CodeTypo => usulan::TICKET_TYPO,
        ErrorCode::CodeUnknown => usulan::RESUME_UNKNOWN,
        ErrorCode::PinShape => usulan::PIN_SHAPE,
        ErrorCode::PhoneInvalid => usulan::PHONE_INVALID,
        ErrorCode::EmailInvalid => usulan::EMAIL_INVALID,
        ErrorCode::CoordinateInvalid => usulan::COORDINATE_INVALID,
        ErrorCode::DifferentVillage => usulan::DIFFERENT_VILLAGE,
        ErrorCode::SameAsNik => usulan::SAME_AS_NIK,
        ErrorCode::Twice => usulan::TWICE,
        ErrorCode::TooMany => usulan::TOO_MANY,
        ErrorCode::ConsentMissing => usulan::CONSENT_MISSING,
        ErrorCode::PhotoMissing => usulan::PHOTO_MISSING,
        ErrorCode::FileTooLarge => usulan::FILE_TOO_LARGE,
        ErrorCode::FileNotImage => usulan::FILE_NOT_IMAGE,
        ErrorCode::FileUnreadable => usulan::FILE_UNREADABLE,
        ErrorCode::FileTooManyPixels => usulan::FILE_TOO_MANY_PIXELS,
        ErrorCode::FileAnimated => usulan::FILE_ANIMATED,
        ErrorCode::FileHeic => usulan::FILE_HEIC,
        ErrorCode::FileEmpty => usulan::FILE_EMPTY,
        ErrorCode::ChoiceUnknown => usulan::CHOICE_UNKNOWN,
        ErrorCode::NumberInvalid => usulan::NUMBER_INVALID,
        ErrorCode::DeclarationMissing => usulan::DECLARATION_MISSING,
        ErrorCode::WindowClosed => usulan::WINDOW_CLOSED,
        ErrorCode::EarlierUnknown => sanggahan::EARLIER_UNKNOWN,
        ErrorCode::ReplyCodeUnknown => sanggahan::REPLY_CODE_UNKNOWN,
        ErrorCode::CardExpired => sanggahan::CARD_EXPIRED,
        ErrorCode::NumberInText => NUMBER_IN_TEXT,
    }
}
