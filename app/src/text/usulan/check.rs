//! The last page before sending: check the answers, then declare.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Periksa jawaban Anda" / "Check your answers";
    /// Under the heading.
    LEAD = "Baca sekali lagi sebelum dikirim. Ada yang keliru? Pilih “Ubah”." / "Read it once more before sending. Something wrong? Choose “Change”.";
    /// Why numbers have stars.
    MASKED = "NIK dan nomor KK disamarkan di layar ini agar tidak terbaca orang lain. Yang dikirim tetap lengkap." / "NIK and KK numbers are masked on this screen so that others cannot read them. What is sent is complete.";
    /// Heading of the answers, for screen readers.
    ANSWERS = "Jawaban" / "Answers";
    /// Heading over the steps that are not complete.
    MISSING = "Belum bisa dikirim. Lengkapi dulu:" / "It cannot be sent yet. Complete first:";
    /// A step that is not complete, in the list of errors.
    MISSING_STEP = "Lengkapi “{step}”." / "Complete “{step}”.";
    /// A required photo is not there, in the list of errors.
    MISSING_PHOTO = "Tambahkan foto yang wajib di “{step}”." / "Add the required photos in “{step}”.";
    /// Link beside each step.
    CHANGE = "Ubah" / "Change";
    /// Completes [`CHANGE`] for those who hear it.
    CHANGE_WHAT = "jawaban: {step}" / "answers: {step}";
    /// Link beside a step with nothing in it.
    FILL = "Isi" / "Fill in";
    /// An answer that was skipped.
    EMPTY = "tidak diisi" / "not answered";
    /// A whole step that was skipped.
    STEP_EMPTY = "Tidak diisi. Bagian ini boleh dikosongkan." / "Nothing entered. This part may stay empty.";
    /// A whole step that must not be skipped.
    STEP_TODO = "Belum diisi." / "Not filled in yet.";
    /// Mark of a step that is not complete.
    STEP_INCOMPLETE = "Belum lengkap" / "Not complete";
    /// The button.
    SUBMIT = "Kirim usulan" / "Send the proposal";
    /// Under the button.
    ONCE = "Cukup tekan satu kali. Jika jaringan lambat, tunggu; menekan lagi tidak membuat usulan ganda." / "Press once. If the network is slow, wait; pressing again does not make a second proposal.";
}
