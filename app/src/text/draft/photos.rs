//! Photos: what each should show, and what is said about those that are there.

use domain::form::{Form, PhotoKind};
use domain::sanggahan::Perihal;

use crate::text::{Text, texts};

texts! {
    KTP = "Foto KTP" / "Photo of the KTP";
    KK = "Foto Kartu Keluarga" / "Photo of the family card";
    RUMAH_DEPAN = "Foto rumah dari depan" / "The house from the front";
    RUMAH_DALAM = "Foto bagian dalam rumah" / "The house from inside";
    SELFIE = "Foto Anda memegang KTP" / "You holding your KTP";
    SURAT = "Surat atau bukti" / "Letter or proof";

    KTP_HOW = "KTP orang yang diusulkan, seluruh kartu terlihat, tulisan terbaca, tanpa pantulan lampu." / "KTP of the proposed person: the whole card, readable, without reflections.";
    KK_HOW = "Bentangkan KK di meja. Foto dari atas, keempat sudutnya terlihat." / "Lay the family card on a table. Photograph it from above, with all four corners.";
    RUMAH_DEPAN_HOW = "Berdiri di jalan, siang hari. Atap, dinding, dan pintu terlihat." / "Stand in the street, by day. Roof, walls and door are visible.";
    RUMAH_DALAM_HOW = "Ruang yang paling sering dipakai. Lantai dan dinding terlihat." / "The room used most. Floor and walls are visible.";
    SELFIE_HOW = "Wajah dan KTP Anda terlihat jelas dalam satu foto." / "Your face and your KTP are clearly visible in one photo.";
    SURAT_HOW = "SKTM atau surat dari RT/RW, jika ada. Foto atau PDF." / "SKTM or a letter from the RT/RW, if there is one. Photo or PDF.";

    RUMAH_DEPAN_REPORT = "Berdiri di jalan umum, siang hari. Rumahnya saja: tanpa orang, tanpa pelat nomor." / "Stand in a public street, by day. Only the house: no people, no number plates.";
    RUMAH_DALAM_OWN = "Ruang yang paling sering dipakai di rumah Anda." / "The room used most in your home.";
    SURAT_MENINGGAL = "Surat atau akta kematian, jika ada. Foto atau PDF." / "A letter or certificate of death, if there is one. Photo or PDF.";
    SURAT_PINDAH = "Surat pindah, jika ada. Foto atau PDF." / "A letter of removal, if there is one. Photo or PDF.";
    SURAT_DATA = "KTP, KK, atau surat lain yang memuat data yang benar, jika ada. Foto atau PDF." / "KTP, KK or another paper with the right data, if there is one. Photo or PDF.";
    SURAT_HAMIL = "Buku KIA atau surat bidan, jika ada. Foto atau PDF." / "The mother-and-child book or a midwife’s letter, if there is one. Photo or PDF.";
    SURAT_DISABILITAS = "Surat dokter atau kartu disabilitas, jika ada. Foto atau PDF." / "A doctor’s letter or disability card, if there is one. Photo or PDF.";
    SURAT_GRADUASI = "Surat pernyataan, jika ada. Foto atau PDF." / "A written statement, if there is one. Photo or PDF.";
    SURAT_PENYALAHGUNAAN = "Struk, pesan, atau bukti lain, jika ada dan aman diambil. Foto atau PDF." / "A slip, a message or other proof, if there is any and it is safe to take. Photo or PDF.";
    SURAT_JAWAB = "Surat yang mendukung jawaban Anda, jika ada. Foto atau PDF." / "A paper that supports your answer, if there is one. Photo or PDF.";

    /// `alt` of the picture that is there.
    THUMBNAIL = "{photo}, sudah tersimpan" / "{photo}, saved";
    /// Under the picture.
    KEPT = "Sudah tersimpan, {size} KB." / "Saved, {size} KB.";
    /// Link to the stored PDF.
    PDF = "Unduh berkas PDF" / "Download the PDF file";
    /// Above the file field when something is there.
    REPLACE = "Foto baru menggantikan yang ini." / "A new photo replaces this one.";
    /// The same of a stored PDF.
    REPLACE_FILE = "Berkas baru menggantikan yang ini." / "A new file replaces this one.";
    SEND = "Kirim foto ini" / "Send this photo";
    DELETE = "Hapus foto" / "Delete photo";
    /// The same of a stored PDF.
    DELETE_FILE = "Hapus berkas" / "Delete file";
    TOO_SMALL = "Foto ini agak kecil. Coba foto lagi lebih dekat agar tulisannya terbaca." / "This photo is rather small. Try again from closer, so that it can be read.";
    TOO_DARK = "Foto ini agak gelap. Coba foto lagi di tempat terang." / "This photo is rather dark. Try again in better light.";
    BLURRED = "Foto ini agak buram. Coba foto lagi sambil HP dipegang diam." / "This photo is rather blurred. Try again and hold the phone still.";
    /// After advice.
    KEEP_IT = "Tidak bisa lebih baik? Foto ini tetap boleh dipakai." / "Cannot do better? You may keep this photo.";
    NONE = "Tidak ada foto yang perlu dikirim." / "No photo has to be sent.";
    /// Main link.
    DONE = "Selesai dengan foto" / "Done with photos";
}

/// Name of a photo: heading of its slot, line of the check page.
pub const fn photo_title(kind: PhotoKind) -> Text {
    match kind {
        PhotoKind::Ktp => KTP,
        PhotoKind::Kk => KK,
        PhotoKind::RumahDepan => RUMAH_DEPAN,
        PhotoKind::RumahDalam => RUMAH_DALAM,
        PhotoKind::Selfie => SELFIE,
        PhotoKind::Surat => SURAT,
    }
}

/// What to photograph.
pub const fn photo_hint(kind: PhotoKind, form: Form) -> Text {
    match (kind, form) {
        (PhotoKind::Ktp, _) => KTP_HOW,
        (PhotoKind::Kk, _) => KK_HOW,
        (PhotoKind::RumahDepan, Form::Sanggahan | Form::TanggapanLayak) => RUMAH_DEPAN_REPORT,
        (PhotoKind::RumahDepan, _) => RUMAH_DEPAN_HOW,
        (PhotoKind::RumahDalam, Form::HakJawab) => RUMAH_DALAM_OWN,
        (PhotoKind::RumahDalam, _) => RUMAH_DALAM_HOW,
        (PhotoKind::Selfie, _) => SELFIE_HOW,
        (PhotoKind::Surat, Form::PerubahanData(perihal)) => surat_hint(perihal),
        (PhotoKind::Surat, Form::Penyalahgunaan) => SURAT_PENYALAHGUNAAN,
        (PhotoKind::Surat, Form::HakJawab) => SURAT_JAWAB,
        (PhotoKind::Surat, _) => SURAT_HOW,
    }
}

const fn surat_hint(perihal: Perihal) -> Text {
    match perihal {
        Perihal::Meninggal => SURAT_MENINGGAL,
        Perihal::Pindah => SURAT_PINDAH,
        Perihal::DataSalah => SURAT_DATA,
        Perihal::Hamil => SURAT_HAMIL,
        Perihal::Disabilitas => SURAT_DISABILITAS,
        Perihal::GraduasiMandiri => SURAT_GRADUASI,
    }
}

/// What to do better, by the code of advice: `too_small`, `too_dark`, `blurred`. `None` for a code
/// that no sentence knows.
pub fn photo_advice(code: &str) -> Option<Text> {
    Some(match code {
        "too_small" => TOO_SMALL,
        "too_dark" => TOO_DARK,
        "blurred" => BLURRED,
        _ => return None,
    })
}
