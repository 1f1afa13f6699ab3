//! The last page before sending: check the answers, then declare.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Periksa jawaban Anda" / "Check your answers";
    /// Under the heading.
    LEAD = "Baca sekali lagi sebelum dikirim. Ada yang keliru? Pilih “Ubah”." / "Read it once more before sending. Something wrong? Choose “Change”.";
    /// Why numbers have stars.
    /// The same where no family card is asked.
    MASKED_NIK = "NIK disamarkan di layar ini agar tidak terbaca orang lain. Yang dikirim tetap lengkap." / "The NIK is masked on this screen so that others cannot read it. What is sent is complete.";
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
    SUBMIT = "Kirim {what}" / "Send the {what}";
    /// Under the button.
    ONCE = "Cukup tekan satu kali. Jika jaringan lambat, tunggu; menekan lagi tidak membuat {what} ganda." / "Press once. If the network is slow, wait; pressing again does not make a second {what}.";

    /// Heading of what in the texts would tell who the reporter is (S-7).
    IDENTITY = "Tulisan Anda bisa menunjukkan siapa Anda" / "Your text can show who you are";
    /// The same where it is somebody else's, or a link.
    IDENTITY_OTHER = "Periksa lagi tulisan Anda" / "Look at your text again";
    /// `own_name`
    OWN_NAME = "Di dalamnya ada nama Anda sendiri." / "Your own name is in it.";
    /// `own_phone`
    OWN_PHONE = "Di dalamnya ada nomor HP Anda sendiri." / "Your own phone number is in it.";
    /// `own_nik`
    OWN_NIK = "Di dalamnya ada NIK Anda sendiri." / "Your own NIK is in it.";
    /// `number`
    NUMBER = "Di dalamnya ada nomor panjang, mungkin nomor HP atau NIK seseorang." / "A long number is in it, perhaps somebody’s phone number or NIK.";
    /// `link`
    LINK = "Di dalamnya ada tautan atau alamat e-mail. Petugas tidak membukanya." / "A link or an e-mail address is in it. Officers do not open it.";
    /// Who reads the text.
    IDENTITY_READ = "Segel hanya menutup bagian “{step}”. Tulisan lain dibaca petugas yang memeriksa." / "The seal only covers the part “{step}”. Other texts are read by the officers who review it.";
    /// Link to the text.
    IDENTITY_CHANGE = "Ubah tulisan itu" / "Change that text";
    /// Label of the checkbox `tetap_kirim`.
    SEND_ANYWAY = "Saya tahu tulisan saya menyebut diri saya, dan tetap ingin mengirimnya." / "I know that my text names me, and want to send it all the same.";

    /// Heading of the fold for those who have sent one already.
    EARLIER = "Sudah pernah mengirim tanggapan tentang orang ini bulan ini?" / "Have you sent one about this person this month already?";
    /// What it is for.
    EARLIER_WHY = "Isi nomor tiket dan PIN-nya, supaya kiriman ini menggantikan yang lama. Jika dikosongkan, keduanya disimpan dan disandingkan." / "Enter its ticket number and PIN, so that this one takes its place. If left empty, both are kept and put side by side.";
    /// Label of `tiket_lama`.
    EARLIER_TICKET = "Nomor tiket yang lama" / "Earlier ticket number";
    /// Label of `pin_lama`.
    EARLIER_PIN = "PIN yang lama" / "Earlier PIN";
    /// Instead of the cycle: what it does.
    DECIDES_NOTHING = "Mengirim ini tidak langsung mengubah apa pun. Petugas memeriksa isinya; banyaknya kiriman tidak dihitung." / "Sending this changes nothing by itself. Officers look at what it says; how many are sent does not count.";
}
