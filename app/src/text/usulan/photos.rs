//! Photos: what each should show, and what is said about those that are there.

use domain::usulan::PhotoKind;

use crate::text::{Text, texts};

texts! {
    KTP = "Foto KTP" / "Photo of the KTP";
    KK = "Foto Kartu Keluarga" / "Photo of the family card";
    RUMAH_DEPAN = "Foto rumah dari depan" / "The house from the front";
    RUMAH_DALAM = "Foto bagian dalam rumah" / "The house from inside";
    SELFIE = "Foto Anda memegang KTP" / "You holding your KTP";
    SURAT = "Surat keterangan" / "Letter of confirmation";

    KTP_HOW = "KTP orang yang diusulkan, seluruh kartu terlihat, tulisan terbaca, tanpa pantulan lampu." / "KTP of the proposed person: the whole card, readable, without reflections.";
    KK_HOW = "Bentangkan KK di meja. Foto dari atas, keempat sudutnya terlihat." / "Lay the family card on a table. Photograph it from above, with all four corners.";
    RUMAH_DEPAN_HOW = "Berdiri di jalan, siang hari. Atap, dinding, dan pintu terlihat." / "Stand in the street, by day. Roof, walls and door are visible.";
    RUMAH_DALAM_HOW = "Ruang yang paling sering dipakai. Lantai dan dinding terlihat." / "The room used most. Floor and walls are visible.";
    SELFIE_HOW = "Wajah dan KTP Anda terlihat jelas dalam satu foto." / "Your face and your KTP are clearly visible in one photo.";
    SURAT_HOW = "SKTM atau surat dari RT/RW, jika ada. Foto atau PDF." / "SKTM or a letter from the RT/RW, if there is one. Photo or PDF.";

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
pub const fn photo_hint(kind: PhotoKind) -> Text {
    match kind {
        PhotoKind::Ktp => KTP_HOW,
        PhotoKind::Kk => KK_HOW,
        PhotoKind::RumahDepan => RUMAH_DEPAN_HOW,
        PhotoKind::RumahDalam => RUMAH_DALAM_HOW,
        PhotoKind::Selfie => SELFIE_HOW,
        PhotoKind::Surat => SURAT_HOW,
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
