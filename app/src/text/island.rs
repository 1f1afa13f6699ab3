//! What islands say. Each of these is in the browser bundle, in every language: keep them few and short.

use super::texts;

texts! {
    /// While a list of regions is on its way.
    REGIONS_LOADING = "Memuat daftar…" / "Loading the list…";
    /// A list of regions has arrived. Its length follows.
    REGIONS_READY = "Daftar siap. Jumlah pilihan: " / "The list is ready. Number of choices: ";
    /// The browser says that it has no connection.
    OFFLINE = "Jaringan Anda terputus. Periksa sambungan internet Anda, lalu coba lagi."
        / "You are offline. Check your internet connection, then try again.";
    /// The network works, the answer did not come.
    SERVICE_TROUBLE = "Layanan sedang bermasalah. Ini bukan kesalahan Anda. Tunggu sebentar, lalu coba lagi."
        / "The service has a problem. It is not your fault. Wait a moment, then try again.";
    /// The service asked for a pause (429).
    TOO_MANY = "Terlalu banyak permintaan. Coba lagi beberapa menit lagi."
        / "Too many requests. Try again in a few minutes.";
    /// Button after a failure.
    TRY_AGAIN = "Coba lagi" / "Try again";
    /// While another picture is on its way.
    PICTURE_LOADING = "Memuat gambar lain…" / "Loading another picture…";
    /// Another picture is shown.
    PICTURE_READY = "Gambar sudah diganti." / "The picture has changed.";
    /// Button that starts the proof of work.
    PROOF_OFFER = "Saya tidak bisa membaca gambar ini" / "I cannot read this picture";
    /// While the phone computes.
    PROOF_RUNNING = "Sebentar, ponsel Anda sedang memeriksa bahwa Anda bukan robot. Anda tidak perlu berbuat apa-apa."
        / "One moment, your phone is checking that you are not a robot. You need not do anything.";
    /// Half of the work is done.
    PROOF_HALF = "Setengah jalan…" / "Half-way…";
    /// Button that stops the proof of work.
    PROOF_CANCEL = "Batal" / "Cancel";
    /// The proof of work is done.
    PROOF_DONE = "Terverifikasi. Kode gambar tidak perlu diisi." / "Verified. The picture code is not needed.";
    /// A step was saved, and the server did not say when.
    SAVED = "Tersimpan" / "Saved";
    /// Answers about health are kept with their consent only.
    CONSENT_FIRST = "Belum tersimpan: centang persetujuan dulu." / "Not saved: tick the consent first.";
    /// Saving failed without a network.
    NOT_SAVED_OFFLINE = "Belum tersimpan, jaringan terputus. Nanti dicoba lagi otomatis."
        / "Not saved yet, you are offline. It will be tried again by itself.";
    /// Saving failed on the service's side.
    NOT_SAVED = "Belum tersimpan, dicoba lagi otomatis." / "Not saved yet, trying again by itself.";
    /// The form is not posted without a network: its answers would be lost on the browser's error page.
    STAY_HERE = "Belum ada sinyal. Isian tetap di layar ini, jangan ditutup."
        / "No signal yet. What you typed stays on this screen, do not close it.";
    /// Saving was refused; posting the form tells why.
    SAVE_YOURSELF = "Belum tersimpan. Tekan tombol simpan." / "Not saved yet. Press the save button.";
    /// Another tab saved the same step.
    CHANGED_ELSEWHERE = "Langkah ini diubah di tab lain. Yang Anda ketik di sini belum tersimpan: tekan tombol simpan untuk memilih yang mana."
        / "This step was changed in another tab. What you typed here is not saved: press the save button to choose between them.";
    /// The draft was sent, deleted, or is too old. A link follows.
    DRAFT_GONE = "Isian ini sudah dikirim, dihapus, atau lewat 30 hari. " / "This draft was sent, deleted, or is older than 30 days. ";
    /// The link.
    DRAFT_ANEW = "Lanjutkan atau mulai lagi" / "Resume or begin anew";
    /// While a photo is made smaller on the phone.
    PHOTO_PREPARING = "Menyiapkan foto…" / "Preparing the photo…";
    /// While a photo is on its way.
    PHOTO_SENDING = "Mengirim foto…" / "Sending the photo…";
    /// All of a photo was sent; the server looks at it.
    PHOTO_CHECKING = "Memeriksa foto…" / "Checking the photo…";
    /// The server has the photo.
    PHOTO_STORED = "Foto sudah tersimpan." / "The photo is saved.";
    /// The upload was stopped on request.
    PHOTO_CANCELLED = "Pengiriman dibatalkan." / "Sending was cancelled.";
    /// After advice about a photo that is on its way.
    PHOTO_ADVICE = "Foto tetap dikirim; Anda boleh menggantinya." / "It is sent all the same; you may replace it.";
    /// A refusal without a reason that is known here.
    PHOTO_REFUSED = "Foto ini tidak dapat diterima. Coba foto lain." / "This photo cannot be accepted. Try another one.";
    /// Fewer than 16 digits.
    DIGITS_SO_FAR = "Baru {count} angka dari 16." / "{count} digits of 16 so far.";
    /// More than 16 digits.
    DIGITS_TOO_MANY = "Ada {count} angka, seharusnya 16." / "There are {count} digits, it should be 16.";
    /// Something else than digits.
    DIGITS_ONLY = "Ada huruf atau tanda lain di dalamnya. Isi dengan angka saja." / "There is a letter or another sign in it. Use digits only.";
    /// 16 digits, of which nothing can be read.
    DIGITS_COMPLETE = "Sudah 16 angka." / "16 digits are there.";
    /// No date of birth in a NIK, or no serial.
    NIK_IMPOSSIBLE = "Tanggal lahir di dalam NIK ini tidak terbaca. Cocokkan lagi dengan KTP atau KK."
        / "No date of birth can be read from this NIK. Compare it with the KTP or KK again.";
    /// What a NIK tells, if a woman's. A date of birth may follow.
    READ_WOMAN = "Terbaca dari NIK: perempuan" / "Read from the NIK: female";
    /// What a NIK tells, if a man's. A date of birth may follow.
    READ_MAN = "Terbaca dari NIK: laki-laki" / "Read from the NIK: male";
    /// Before the date of birth.
    READ_BORN = ", lahir " / ", born on ";
    /// Between two dates of birth.
    READ_OR = " atau " / " or ";
    /// After what a NIK tells.
    READ_END = ". Jika tidak cocok, periksa lagi angkanya." / ". If that does not fit, check the digits again.";
    /// Button that asks the phone where it is.
    HERE_OFFER = "Isi dengan lokasi HP ini sekarang" / "Fill in where this phone is now";
    /// While the phone looks for itself.
    HERE_LOOKING = "Mencari lokasi HP…" / "Finding this phone…";
    /// The coordinates are filled in.
    HERE_DONE = "Lokasi terisi, ketelitian sekitar {metres} meter." / "Location filled in, accurate to about {metres} metres.";
    /// The phone's owner, or its settings, said no.
    HERE_REFUSED = "HP tidak memberi izin lokasi. Izinkan di setelan peramban, atau kosongkan saja bagian ini."
        / "The phone did not allow its location. Allow it in the browser's settings, or leave this empty.";
    /// No place was found in time.
    HERE_FAILED = "Lokasi tidak ditemukan. Coba lagi di luar ruangan, atau kosongkan saja bagian ini."
        / "No location was found. Try again outdoors, or leave this empty.";
}
