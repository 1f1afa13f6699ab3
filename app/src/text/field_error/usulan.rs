//! What is wrong with a field of a proposal, of the tracking form, or with a file.

use domain::field::ErrorCode;

use crate::text::{Text, texts};

texts! {
    /// Nobody chosen.
    HUBUNGAN_REQUIRED = "Pilih siapa yang diusulkan: diri sendiri, anggota satu KK, atau tetangga." / "Choose who is proposed: yourself, somebody on your family card, or a neighbour.";
    /// Proposer's name missing.
    PENGUSUL_NAMA_REQUIRED = "Isi nama Anda seperti tertulis di KTP Anda." / "Enter your own name as written on your KTP.";
    /// Proposer's NIK missing.
    PENGUSUL_NIK_REQUIRED = "Isi NIK Anda sendiri, 16 angka di baris paling atas KTP." / "Enter your own NIK, the 16 digits on the top line of your KTP.";
    /// Proposer's family card missing.
    PENGUSUL_KK_REQUIRED = "Isi nomor KK Anda, 16 angka di bagian atas Kartu Keluarga." / "Enter your KK number, the 16 digits at the top of the family card.";
    /// NIK missing where it may be.
    NIK_REQUIRED = "Isi NIK, 16 angka di baris paling atas KTP. Jika belum punya NIK, centang pilihan itu." / "Enter the NIK, the 16 digits on the top line of the KTP. If there is no NIK yet, tick that box.";
    /// Family-card number missing where it may be.
    NOMOR_KK_REQUIRED = "Isi nomor KK, 16 angka di bagian atas Kartu Keluarga. Jika belum punya KK, centang pilihan itu." / "Enter the KK number, the 16 digits at the top of the family card. If there is no family card yet, tick that box.";
    /// Why there is no NIK.
    ALASAN_TANPA_NIK_REQUIRED = "Pilih alasan mengapa belum punya NIK." / "Choose why there is no NIK yet.";
    /// The NIK typed as family-card number.
    SAME_AS_NIK = "Nomor KK ini sama dengan NIK. NIK ada di KTP, nomor KK ada di bagian atas Kartu Keluarga. Isi nomor KK." / "This KK number is the same as the NIK. The NIK is on the KTP, the KK number at the top of the family card. Enter the KK number.";
    /// The same NIK twice in a family.
    TWICE = "NIK ini sudah dipakai orang lain di usulan ini. Periksa lagi angkanya." / "This NIK is already used for another person in this proposal. Check the digits again.";
    /// Too many members.
    TOO_MANY = "Daftar ini sudah penuh, paling banyak 20 orang. Hapus satu dulu jika ingin menambah." / "This list is full, 20 people at most. Remove one before adding another.";
    /// Telephone missing.
    PHONE_REQUIRED = "Isi nomor telepon yang bisa dihubungi. Contoh: 0812 3456 7890." / "Enter a telephone number where you can be reached. Example: 0812 3456 7890.";
    /// Not an Indonesian telephone number.
    PHONE_INVALID = "Nomor telepon ini tidak lengkap atau keliru. Awali dengan 0 atau +62, lalu angkanya saja. Contoh: 0812 3456 7890." / "This telephone number is incomplete or wrong. Begin with 0 or +62, then digits only. Example: 0812 3456 7890.";
    /// Not an e-mail address.
    EMAIL_INVALID = "Alamat e-mail ini keliru. Contoh yang benar: nama@contoh.id. Boleh dikosongkan." / "This e-mail address is wrong. A right one looks like: name@example.id. You may leave it empty.";
    /// Place of birth missing.
    TEMPAT_LAHIR_REQUIRED = "Isi tempat lahir seperti tertulis di KTP." / "Enter the place of birth as written on the KTP.";
    /// Date of birth missing.
    TANGGAL_LAHIR_REQUIRED = "Isi tanggal, bulan, dan tahun lahir. Contoh: 2, 3, 1985." / "Enter day, month and year of birth. Example: 2, 3, 1985.";
    /// Date of birth impossible.
    TANGGAL_LAHIR_INVALID = "Tanggal lahir ini tidak mungkin. Periksa lagi tanggal, bulan, dan tahunnya. Contoh: 2, 3, 1985." / "This date of birth is not possible. Check day, month and year again. Example: 2, 3, 1985.";
    /// Part of the date of birth missing.
    TANGGAL_LAHIR_INCOMPLETE = "Tanggal lahir belum lengkap. Isi tanggal, bulan, dan tahunnya. Contoh: 2, 3, 1985." / "The date of birth is not complete. Enter day, month and year. Example: 2, 3, 1985.";
    /// Sex not chosen.
    JENIS_KELAMIN_REQUIRED = "Pilih jenis kelamin." / "Choose the sex.";
    /// Marital status not chosen.
    STATUS_KAWIN_REQUIRED = "Pilih status perkawinan." / "Choose the marital status.";
    /// Address missing.
    ALAMAT_REQUIRED = "Isi alamat: nama jalan, dusun, atau patokan. Jika tidak punya tempat tinggal tetap, centang pilihan itu." / "Enter the address: street, hamlet, or a landmark. If there is no fixed home, tick that box.";
    /// RT missing.
    RT_REQUIRED = "Isi RT. Tidak tahu? Isi 000." / "Enter the RT. Not sure? Enter 000.";
    /// RW missing.
    RW_REQUIRED = "Isi RW, biasanya setelah RT. Tidak tahu? Isi 000." / "Enter the RW, usually after the RT. Not sure? Enter 000.";
    /// RT of more than three digits, or of other characters.
    RT_INVALID = "Isi RT dengan angka saja, paling banyak tiga. Contoh: 003." / "Enter the RT in digits only, three at most. Example: 003.";
    /// RW of more than three digits, or of other characters.
    RW_INVALID = "Isi RW dengan angka saja, paling banyak tiga. Contoh: 007." / "Enter the RW in digits only, three at most. Example: 007.";
    /// Not said whether the home is that of the card.
    DOMISILI_REQUIRED = "Pilih apakah tempat tinggal ini sama dengan alamat di KTP." / "Choose whether this home is the address on the KTP.";
    /// The neighbour lives elsewhere.
    DIFFERENT_VILLAGE = "Anda dan orang ini harus tinggal di desa atau kelurahan yang sama. Jika berbeda, minta warga di sana yang menyampaikan, atau hubungi kantor desanya atau Dinas Sosial." / "You and this person must live in the same village or ward. Otherwise ask somebody there to do it, or contact that village’s office or the Dinas Sosial.";
    /// A latitude that cannot be read, or is missing beside the longitude.
    LINTANG_INVALID = "Lintang kosong atau keliru. Contoh: -6,2. Boleh kosong jika bujur juga kosong." / "The latitude is empty or wrong. Example: -6.2. It may be empty if the longitude is too.";
    /// A longitude that cannot be read, or is missing beside the latitude.
    BUJUR_INVALID = "Bujur kosong atau keliru. Contoh: 106,8. Boleh kosong jika lintang juga kosong." / "The longitude is empty or wrong. Example: 106.8. It may be empty if the latitude is too.";
    /// A coordinate that cannot be read.
    COORDINATE_INVALID = "Titik lokasi tidak lengkap atau keliru. Isi lintang dan bujur, atau kosongkan keduanya. Contoh: -6,2 dan 106,8." / "The location is incomplete or wrong. Enter latitude and longitude, or leave both empty. Example: -6.2 and 106.8.";
    /// A member without a name.
    ANGGOTA_NAMA_REQUIRED = "Isi nama anggota keluarga ini." / "Enter the name of this family member.";
    /// A member's name without letters.
    ANGGOTA_NAMA_NO_LETTERS = "Nama harus memuat paling sedikit dua huruf. Periksa lagi di Kartu Keluarga." / "The name needs at least two letters. Check the family card.";
    /// A member's NIK of the wrong length.
    ANGGOTA_NIK_LENGTH = "NIK harus 16 angka. Lihat di Kartu Keluarga, atau kosongkan dulu." / "The NIK must have 16 digits. See the family card, or leave it empty for now.";
    /// A member's NIK without a date in it.
    ANGGOTA_NIK_IMPOSSIBLE = "NIK ini tidak mungkin benar. Cocokkan angka demi angka dengan Kartu Keluarga, atau kosongkan dulu." / "This NIK cannot be right. Compare it digit by digit with the family card, or leave it empty for now.";
    /// A neighbour without a name.
    TETANGGA_NAMA_REQUIRED = "Isi nama orang ini, seperti yang Anda kenal." / "Enter this person’s name, as you know it.";
    /// A neighbour's name without letters.
    TETANGGA_NAMA_NO_LETTERS = "Nama harus memuat paling sedikit dua huruf. Tulis nama yang Anda kenal." / "The name needs at least two letters. Write the name you know.";
    /// A neighbour's NIK of the wrong length.
    TETANGGA_NIK_LENGTH = "NIK harus 16 angka. Tidak tahu? Kosongkan saja; jangan meminta KTP-nya." / "The NIK must have 16 digits. Not sure? Leave it empty; do not ask for their KTP.";
    /// A neighbour's NIK without a date in it.
    TETANGGA_NIK_IMPOSSIBLE = "NIK ini tidak mungkin benar. Kosongkan saja jika tidak yakin; jangan meminta KTP-nya." / "This NIK cannot be right. Leave it empty if you are not sure; do not ask for their KTP.";
    /// A member without a relation.
    ANGGOTA_HUBUNGAN_REQUIRED = "Pilih hubungan anggota ini dengan kepala keluarga." / "Choose how this member is related to the head of the family.";
    /// Not a count.
    NUMBER_INVALID = "Isi jumlahnya dengan angka saja, paling besar 99. Jika tidak punya, isi 0 atau kosongkan." / "Enter how many, in digits, 99 at most. If there are none, enter 0 or leave it empty.";
    /// Health answered without consent.
    CONSENT_MISSING = "Jawaban di halaman ini belum tersimpan. Centang persetujuan data kesehatan, atau kosongkan semua jawabannya." / "The answers on this page are not saved. Tick the consent for health data, or leave them all empty.";
    /// What is proposed is missing.
    JENIS_REQUIRED = "Pilih apa yang diusulkan: masuk data, atau menerima program bantuan." / "Choose what is proposed: a place in the data, or an aid programme.";
    /// Not said whether already listed.
    SUDAH_TERDAFTAR_REQUIRED = "Pilih apakah sudah terdaftar. Jika ragu, pilih tidak tahu." / "Choose whether the person is listed already. If unsure, choose do not know.";
    /// No programme chosen.
    PROGRAM_REQUIRED = "Pilih paling sedikit satu program. Jika ragu, pilih tidak tahu." / "Choose at least one programme. If unsure, choose do not know.";
    /// The reason has too many characters.
    ALASAN_TOO_LONG = "Alasan terlalu panjang, paling banyak 1.000 huruf. Singkatkan." / "The reason is too long, 1,000 characters at most. Please shorten it.";
    /// An answer that is not offered.
    CHOICE_UNKNOWN = "Jawaban ini tidak ada di daftar. Pilih salah satu jawaban yang tersedia." / "This answer is not in the list. Choose one of the answers offered.";
    /// Photo of the card missing.
    FOTO_KTP_MISSING = "Tambahkan foto KTP orang yang diusulkan." / "Add a photo of the proposed person's KTP.";
    /// Photo of the house missing.
    FOTO_RUMAH_MISSING = "Tambahkan foto rumah dari depan." / "Add a photo of the house from the front.";
    /// Any other photo missing.
    PHOTO_MISSING = "Foto ini harus ada. Tambahkan dulu." / "This photo is needed. Please add it.";
    /// No file.
    FILE_EMPTY = "Belum ada berkas, atau berkasnya kosong. Pilih foto, lalu kirim lagi." / "There is no file, or it is empty. Choose a photo and send it again.";
    /// File too large.
    FILE_TOO_LARGE = "Berkas ini terlalu besar, paling besar 15 MB. Ambil foto baru dengan ukuran lebih kecil." / "This file is too large, 15 MB at most. Take a new photo in a smaller size.";
    /// Not a picture.
    FILE_NOT_IMAGE = "Berkas ini bukan foto. Pilih foto berjenis JPEG, PNG, atau WebP." / "This file is not a photo. Choose a JPEG, PNG or WebP photo.";
    /// Not a picture, nor a PDF where one may be.
    SURAT_NOT_IMAGE = "Berkas ini bukan foto dan bukan PDF. Pilih foto atau PDF surat itu." / "This file is neither a photo nor a PDF. Choose a photo or a PDF of the letter.";
    /// A picture or PDF that is too large, where a PDF may be sent.
    SURAT_TOO_LARGE = "Berkas ini terlalu besar. Foto paling besar 15 MB, PDF paling besar 5 MB." / "This file is too large. A photo may have 15 MB, a PDF 5 MB.";
    /// A broken picture.
    FILE_UNREADABLE = "Foto ini rusak atau tidak lengkap. Ambil foto baru, lalu kirim lagi." / "This photo is broken or incomplete. Take a new one and send it again.";
    /// A picture of too many pixels.
    FILE_TOO_MANY_PIXELS = "Ukuran gambar ini terlalu besar. Ambil foto baru dengan kamera ponsel." / "The dimensions of this picture are too large. Take a new photo with the phone's camera.";
    /// A moving picture.
    FILE_ANIMATED = "Gambar ini bergerak. Pilih foto biasa." / "This picture moves. Choose an ordinary photo.";
    /// A HEIC picture.
    FILE_HEIC = "Foto jenis HEIC tidak dapat dibaca di sini. Ubah setelan kamera ke JPEG, atau kirim tangkapan layar foto itu." / "HEIC photos cannot be read here. Set the camera to JPEG, or send a screenshot of the photo.";
    /// Declaration not ticked.
    DECLARATION_MISSING = "Baca pernyataan ini, lalu centang jika Anda setuju. Tanpa itu kiriman Anda tidak dapat diproses." / "Read this declaration and tick it if you agree. Without it this cannot be sent.";
    /// Ticket missing.
    TICKET_REQUIRED = "Isi nomor tiket. Nomor ini ada di tanda terima Anda." / "Enter the ticket number. It is on your receipt.";
    /// Ticket of the wrong shape.
    TICKET_SHAPE = "Nomor tiket terdiri dari 12 huruf dan angka, contoh bentuknya XXXX-XXXX-XXXX. Periksa lagi di tanda terima." / "A ticket number has 12 letters and digits, in the form XXXX-XXXX-XXXX. Check your receipt again.";
    /// Ticket mistyped.
    TICKET_TYPO = "Ada yang salah ketik di nomor tiket ini. Cocokkan huruf demi huruf dengan tanda terima." / "There is a typing mistake in this ticket number. Compare it letter by letter with your receipt.";
    /// Resume code missing.
    RESUME_REQUIRED = "Isi kode lanjutan yang Anda catat." / "Enter the resume code that you wrote down.";
    /// Resume code of the wrong shape.
    RESUME_SHAPE = "Kode lanjutan terdiri dari 12 huruf dan angka, contoh bentuknya XXXX-XXXX-XXXX. Periksa lagi catatan Anda." / "A resume code has 12 letters and digits, in the form XXXX-XXXX-XXXX. Check your note again.";
    /// Resume code mistyped.
    RESUME_TYPO = "Ada yang salah ketik di kode lanjutan ini. Cocokkan huruf demi huruf dengan catatan Anda." / "There is a typing mistake in this resume code. Compare it letter by letter with your note.";
    /// Resume code under which nothing is kept.
    RESUME_UNKNOWN = "Tidak ada draf dengan kode lanjutan ini. Draf disimpan 30 hari, lalu dihapus. Periksa kodenya, atau mulai dari awal." / "There is no draft with this resume code. Drafts are kept for 30 days and then erased. Check the code, or begin anew.";
    /// The office takes nothing today.
    WINDOW_CLOSED = "Dinas Sosial sedang tidak menerima usulan. Isian Anda tetap tersimpan; lihat kapan bisa dikirim." / "The Dinas Sosial takes no proposals at the moment. Your answers are kept; see when they can be sent.";
    /// PIN missing.
    PIN_REQUIRED = "Isi PIN, enam angka. PIN ada di tanda terima Anda." / "Enter the PIN, six digits. It is on your receipt.";
    /// PIN of the wrong shape.
    PIN_SHAPE = "PIN harus enam angka. Lihat tanda terima Anda." / "The PIN must be six digits. See your receipt.";
}

/// What to tell about a question of a proposal or the tracking form that has a sentence of its own.
pub(super) fn by_field(code: ErrorCode, field: &str) -> Option<Text> {
    if code == ErrorCode::Required {
        return missing(field);
    }
    let text = match (field, code) {
        ("tanggal_lahir", ErrorCode::DateInvalid) => TANGGAL_LAHIR_INVALID,
        ("lintang", _) => LINTANG_INVALID,
        ("bujur", _) => BUJUR_INVALID,
        ("anggota_nama", ErrorCode::NoLetters) => ANGGOTA_NAMA_NO_LETTERS,
        ("anggota_nik", ErrorCode::NikLength) => ANGGOTA_NIK_LENGTH,
        ("anggota_nik", ErrorCode::NikImpossible) => ANGGOTA_NIK_IMPOSSIBLE,
        ("rt", ErrorCode::NotAllowed | ErrorCode::TooLong | ErrorCode::ControlCharacter) => {
            RT_INVALID
        }
        ("rw", ErrorCode::NotAllowed | ErrorCode::TooLong | ErrorCode::ControlCharacter) => {
            RW_INVALID
        }
        ("alasan", ErrorCode::TooLong) => ALASAN_TOO_LONG,
        ("foto_ktp" | "ktp", ErrorCode::PhotoMissing) => FOTO_KTP_MISSING,
        ("foto_rumah_depan" | "rumah-depan", ErrorCode::PhotoMissing) => FOTO_RUMAH_MISSING,
        ("foto_surat" | "surat", ErrorCode::FileNotImage) => SURAT_NOT_IMAGE,
        ("foto_surat" | "surat", ErrorCode::FileTooLarge) => SURAT_TOO_LARGE,
        ("kode_lanjutan" | "resume_code", ErrorCode::CodeTypo) => RESUME_TYPO,
        ("kode_lanjutan" | "resume_code", ErrorCode::CodeUnknown) => RESUME_UNKNOWN,
        ("kode_lanjutan" | "resume_code", _) => RESUME_SHAPE,
        _ => return None,
    };
    Some(text)
}

/// The same where a neighbour is proposed: nobody asks for somebody else's card (S-6).
pub(super) fn of_neighbour(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("nama", ErrorCode::Required) => TETANGGA_NAMA_REQUIRED,
        ("nama", ErrorCode::NoLetters) => TETANGGA_NAMA_NO_LETTERS,
        ("nik", ErrorCode::NikLength) => TETANGGA_NIK_LENGTH,
        ("nik", ErrorCode::NikImpossible) => TETANGGA_NIK_IMPOSSIBLE,
        _ => return None,
    })
}

fn missing(field: &str) -> Option<Text> {
    let text = match field {
        "hubungan" => HUBUNGAN_REQUIRED,
        "pengusul_nama" => PENGUSUL_NAMA_REQUIRED,
        "pengusul_nik" => PENGUSUL_NIK_REQUIRED,
        "pengusul_nomor_kk" => PENGUSUL_KK_REQUIRED,
        "pengusul_hp" | "terusul_hp" | "phone" => PHONE_REQUIRED,
        "nik" => NIK_REQUIRED,
        "nomor_kk" => NOMOR_KK_REQUIRED,
        "alasan_tanpa_nik" => ALASAN_TANPA_NIK_REQUIRED,
        "tempat_lahir" => TEMPAT_LAHIR_REQUIRED,
        "tanggal_lahir" => TANGGAL_LAHIR_REQUIRED,
        "jenis_kelamin" => JENIS_KELAMIN_REQUIRED,
        "status_kawin" => STATUS_KAWIN_REQUIRED,
        "alamat" => ALAMAT_REQUIRED,
        "rt" => RT_REQUIRED,
        "rw" => RW_REQUIRED,
        "domisili_sesuai_ktp" => DOMISILI_REQUIRED,
        "anggota_nama" => ANGGOTA_NAMA_REQUIRED,
        "anggota_hubungan" => ANGGOTA_HUBUNGAN_REQUIRED,
        "jenis" => JENIS_REQUIRED,
        "sudah_terdaftar" => SUDAH_TERDAFTAR_REQUIRED,
        "program" => PROGRAM_REQUIRED,
        "file" => FILE_EMPTY,
        "tiket" | "ticket" => TICKET_REQUIRED,
        "kode_lanjutan" | "resume_code" => RESUME_REQUIRED,
        "pin" => PIN_REQUIRED,
        _ => return None,
    };
    Some(text)
}

#[cfg(test)]
mod tests {
    use crate::text::field_error::{OTHER_REQUIRED, sentence};
    use domain::field::ErrorCode;
    use domain::form::{FieldKind, Form, Need, Step};

    #[test]
    fn every_question_that_must_be_answered_asks_for_itself() {
        for form in Form::ALL {
            let fields = Step::ALL.iter().flat_map(|step| step.fields(*form));
            for spec in fields.filter(|spec| spec.need != Need::Optional) {
                // A region is missing at one of its four inputs, a date as a whole.
                let told_at = match spec.kind {
                    FieldKind::Region => spec.inputs(),
                    _ => std::slice::from_ref(&spec.name),
                };
                for name in told_at {
                    assert_ne!(sentence(ErrorCode::Required, name), OTHER_REQUIRED, "{name}");
                }
            }
        }
    }
}
