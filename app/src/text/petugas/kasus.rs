//! A case as officers see it, two cases side by side, and a photo.

use domain::review::{CaseKind, CaseState};
use domain::usulan::Warning;

use crate::text::{Text, lacak, texts};

texts! {
    /// Title of a case.
    TITLE = "Kasus {ticket}" / "Case {ticket}";
    /// Way back.
    BACK = "Kembali ke antrean" / "Back to the queue";
    /// Fact.
    KIND = "Jenis" / "Kind";
    /// Fact.
    STATE = "Keadaan" / "State";
    /// Fact.
    REGION = "Wilayah" / "Region";
    /// Fact.
    CYCLE = "Siklus" / "Cycle";
    /// Fact.
    DUE = "Tenggat" / "Due";
    /// Fact.
    ESCALATED = "Dinaikkan ke kepala" / "Escalated to the head";
    /// Fact.
    SENT = "Dikirim" / "Sent";
    /// Fact.
    ORIGIN = "Masuk lewat" / "Came through";
    /// `warga`
    ORIGIN_WARGA = "Warga sendiri" / "A resident";
    /// `petugas`
    ORIGIN_PETUGAS = "Petugas, di kantor" / "An officer, at the office";
    /// `rt_rw`
    ORIGIN_RT_RW = "RT/RW" / "RT/RW";
    /// `lks`
    ORIGIN_LKS = "LKS" / "LKS";
    /// `desa`
    ORIGIN_DESA = "Desa, usulan massal" / "The village, in bulk";
    /// `kemensos`
    ORIGIN_KEMENSOS = "Kemensos" / "The ministry";

    /// Nobody holds it.
    HOLD_FREE = "Belum ada yang memegang kasus ini. Ambil dulu sebelum memutus." / "Nobody holds this case. Take it before you decide.";
    /// The same, for who may not take cases.
    HOLD_FREE_READ = "Belum ada petugas yang memegang kasus ini." / "No officer holds this case.";
    /// The officer holds it.
    HOLD_MINE = "Anda memegang kasus ini sampai {time}. Setiap tindakan Anda di sini memperpanjangnya 30 menit." / "You hold this case until {time}. Everything you do here extends that to 30 minutes.";
    /// Somebody else holds it.
    HOLD_OTHER = "{name} memegang kasus ini sampai {time}. Anda hanya dapat membaca dan mencatat." / "{name} holds this case until {time}. You can only read and write notes.";
    /// Its citizen has to answer first.
    HOLD_AWAITS = "Kasus ini menunggu jawaban warga, dan tenggatnya berhenti. Setelah dijawab, atau waktu menjawab habis, kasus kembali ke antrean; petugas yang bertanya menemukannya di tampilan Kembali ke saya." / "This case waits for the resident’s answer, and its deadline stands still. Once answered, or the time for it is over, it returns to the queue; who asked finds it in the view Back to me.";
    /// Nobody can hold it.
    HOLD_CLOSED = "Kasus pada keadaan ini tidak dapat diambil." / "A case in this state cannot be taken.";
    /// Button.
    TAKE = "Ambil kasus" / "Take the case";
    /// Button.
    GIVE_BACK = "Lepas ke antrean" / "Give back to the queue";
    /// Label.
    HAND_OVER_TO = "Serahkan kepada" / "Hand over to";
    /// Empty option.
    HAND_OVER_CHOOSE = "Pilih petugas" / "Choose an officer";
    /// Button.
    HAND_OVER = "Serahkan" / "Hand over";
    /// Nobody chosen.
    HAND_OVER_REQUIRED = "Pilih petugas yang menerima kasus ini." / "Choose the officer who gets this case.";
    /// Cannot take it.
    HAND_OVER_UNKNOWN = "Petugas ini tidak dapat menerima kasus. Pilih petugas lain dari daftar." / "This officer cannot take the case. Choose another from the list.";
    /// Label of the choice of the head of the office.
    ASSIGN_TO = "Tugaskan kepada verifikator yang boleh memeriksa" / "Give it to an officer who may examine it";
    /// Button.
    ASSIGN = "Tugaskan" / "Assign";
    /// Nobody of this office may examine it.
    ASSIGN_NOBODY = "Tidak ada verifikator di kantor ini yang boleh memeriksa kasus ini: semuanya berbenturan kepentingan, atau belum mengisi NIK dan nomor KK di akunnya. Minta admin membuat akun verifikator lain, atau minta verifikator melengkapi identitasnya. Bila tidak ada orang lain, mintalah Dinas Sosial provinsi menunjuk pemeriksa. Tenggat kasus tetap berjalan." / "No officer of this office may examine this case: each has a conflict of interest, or has not entered their NIK and family card in their account. Ask the admin for an account of another officer, or the officers to complete their identity. When there is nobody else, ask the Dinas Sosial of the province to name somebody. The deadline of the case goes on.";
    /// It was given to somebody.
    DONE_ASSIGN = "Kasus sudah ditugaskan selama 8 jam. Petugasnya menemukannya di tampilan Milik saya." / "The case was assigned for 8 hours. The officer finds it in the view Mine.";
    /// Link of the officer who holds it.
    DECIDE = "Putuskan" / "Decide";
    /// Link of the officer who holds it.
    VISIT = "Catat kunjungan lapangan" / "Record a visit";
    /// Somebody was faster, or the time was over: title.
    LOST_TITLE = "Kasus ini tidak sedang Anda pegang" / "You do not hold this case";
    /// What it means.
    LOST = "Petugas lain sudah mengambilnya, atau waktu Anda sudah habis. Tidak ada yang berubah. Keadaan terbaru ada di bawah." / "Another officer has taken it, or your time was over. Nothing was changed. The current state is below.";
    /// The contested outcome is their own: title.
    OWN_TITLE = "Kasus ini harus diperiksa petugas lain" / "Another officer has to examine this case";
    /// Why.
    OWN = "Keberatan ini menyangkut putusan Anda sendiri, jadi Anda tidak dapat mengambilnya." / "This appeal is against a decision of your own, so you cannot take it.";
    /// Done.
    DONE_TAKE = "Kasus ini sekarang Anda pegang." / "You now hold this case.";
    /// Done.
    DONE_GIVE_BACK = "Kasus sudah kembali ke antrean." / "The case is back in the queue.";
    /// Done.
    DONE_HAND_OVER = "Kasus sudah diserahkan." / "The case has been handed over.";
    /// Done.
    DONE_NOTE = "Catatan disimpan." / "The note was kept.";
    /// Done.
    DONE_PAIR = "Hasil perbandingan disimpan." / "What you found was kept.";
    /// Done.
    DONE_UNDO = "Putusan dibatalkan. Warga tidak membaca apa pun tentangnya, dan kasus ini kembali Anda pegang." / "The decision was taken back. The citizen reads nothing of it, and the case is yours again.";
    /// Done.
    DONE_RESUME = "Pemeriksaan dilanjutkan tanpa menunggu jawaban warga." / "The review goes on without waiting for the citizen.";
    /// Done, whatever it was.
    DONE = "Tersimpan." / "Saved.";

    /// Heading.
    WARNINGS = "Yang perlu diperiksa" / "To be checked";
    /// Other cases may be about the same person or family: why.
    WARN_LINKED = "Mungkin ganda: {count} kasus lain tentang orang atau keluarga yang sama ({reasons})" / "May be a duplicate: {count} other cases about the same person or family ({reasons})";
    /// A photo is bad.
    WARN_PHOTO = "Ada foto yang gelap, buram, atau kecil" / "A photo is dark, blurred or small";
    /// None.
    WARNINGS_NONE = "Sistem tidak menemukan kejanggalan." / "The system found nothing odd.";
    /// Heading.
    SUBJECT = "Tentang siapa" / "About whom";
    /// Heading.
    ANSWERS = "Jawaban" / "Answers";
    /// Parts of which nothing was answered.
    ANSWERS_SKIPPED = "Tidak diisi: {steps}." / "Left empty: {steps}.";
    /// Nothing is left.
    ERASED = "Isi kasus sudah dihapus karena masa simpannya habis." / "The content has been erased, because its time has run out.";
    /// A kind that came of no form.
    NO_FORM = "Kasus ini tidak memiliki isian. Yang diminta ada di bagian Pesan." / "This case has no answers. What is asked for is under Messages.";
    /// Heading.
    SENDER = "Pengusul dan kontak" / "Proposer and contact";
    /// Heading, where who sent it is sealed.
    REPORTER = "Pelapor" / "Reporter";
    /// Sealed.
    REPORTER_SEALED = "Pelapor disegel. Identitasnya belum diverifikasi dan tidak boleh diberitahukan kepada siapa pun." / "The reporter is sealed. Who they are is unverified, and must not be told to anybody.";
    /// Link.
    REPORTER_OPEN = "Buka segel dengan alasan tertulis" / "Open the seal, for a written reason";
    /// `proposer`
    PARTY_PROPOSER = "Pengusul" / "Proposer";
    /// `subject`
    PARTY_SUBJECT = "Orang yang diusulkan" / "The proposed person";
    /// No contact.
    CONTACT_NONE = "Tidak ada nomor HP atau e-mail." / "There is no phone number or e-mail.";
    /// Fact.
    PHONE = "HP" / "Phone";
    /// Fact.
    EMAIL = "E-mail" / "E-mail";

    /// Heading.
    RECIPIENT = "Data penerima (BNBA)" / "Recipient data (BNBA)";
    /// No version loaded.
    RECIPIENT_NO_DATA = "Data penerima belum dimuat." / "No recipient data has been loaded.";
    /// Not listed.
    RECIPIENT_NOT_LISTED = "NIK pada kasus ini tidak ada di data penerima versi {date}." / "The NIK of this case is not in the recipient data of {date}.";
    /// No NIK to look for.
    RECIPIENT_NO_NIK = "Kasus ini tanpa NIK, jadi tidak dapat dicocokkan dengan data penerima." / "This case has no NIK, so it cannot be matched with the recipient data.";
    /// In another region.
    RECIPIENT_ELSEWHERE = "NIK ini ada di data penerima versi {date}, di luar wilayah Anda." / "This NIK is in the recipient data of {date}, outside your region.";
    /// Which data.
    RECIPIENT_VERSION = "Versi data" / "Data version";
    /// Fact.
    NAME = "Nama" / "Name";
    /// Fact.
    BIRTH = "Tanggal lahir" / "Date of birth";
    /// Fact.
    ADDRESS = "Alamat" / "Address";
    /// Fact.
    DESIL = "Desil" / "Decile";
    /// Fact: whether the family card is the same.
    SAME_KK = "Nomor KK" / "KK number";
    /// They agree.
    KK_EQUAL = "Sama dengan data penerima" / "The same as in the recipient data";
    /// They do not.
    KK_DIFFERENT = "Berbeda dari data penerima" / "Not the same as in the recipient data";
    /// Heading of the aid.
    PROGRAMS = "Bantuan" / "Aid";
    /// Listed without aid.
    PROGRAMS_NONE = "Terdaftar tanpa bantuan" / "Listed without aid";

    /// Heading.
    ASSESSMENT = "Penilaian RT/RW atau LKS" / "What the RT, RW or LKS says";
    /// Heading.
    MUSYAWARAH = "Rekomendasi musyawarah" / "What the village advised";
    /// A deliberation that is not closed yet.
    MUSYAWARAH_OPEN = "{said} (musyawarah belum ditutup)" / "{said} (not closed yet)";
    /// A deliberation wants the person removed from the data.
    MUSYAWARAH_REMOVAL = "Orang ini diminta dikeluarkan dari data: {reason}" / "Wants this person removed from the data: {reason}";
    /// Heading.
    VISIT_PART = "Kunjungan lapangan" / "Visit";
    /// Fact.
    VISIT_BY = "Pencatat" / "Recorded by";
    /// A photo of a visit.
    VISIT_PHOTO = "Foto kunjungan {number}" / "Photo {number} of the visit";
    /// A photo of a visit, by itself.
    VISIT_PHOTO_ONE = "Foto kunjungan" / "Photo of a visit";
    /// Link to the photos of visits.
    VISIT_PHOTOS = "Lihat foto kunjungan di bagian Foto" / "See the photos of the visit under Photos";
    /// Heading.
    PHOTOS = "Foto dan dokumen" / "Photos and documents";
    /// Heading of the files that came with the case.
    PHOTOS_SENT = "Dikirim dengan kasus" / "Sent with the case";
    /// Heading of the photos of a visit.
    PHOTOS_VISIT = "Diambil petugas pada kunjungan lapangan" / "Taken by an officer on a visit";
    /// None.
    PHOTOS_NONE = "Tidak ada berkas." / "There are no files.";
    /// A file of no known kind.
    PHOTO_OTHER = "Berkas" / "File";
    /// Size.
    PHOTO_SIZE = "{size} KB" / "{size} KB";
    /// `too_small`
    ADVICE_SMALL = "terlalu kecil" / "too small";
    /// `too_dark`
    ADVICE_DARK = "gelap" / "dark";
    /// `blurred`
    ADVICE_BLURRED = "buram" / "blurred";
    /// Heading.
    PLACE = "Koordinat" / "Coordinates";
    /// Link.
    PLACE_OPEN = "Buka di aplikasi peta" / "Open in a map";

    /// Heading.
    LINKED = "Kasus lain tentang orang atau keluarga yang sama" / "Other cases about the same person or family";
    /// None.
    LINKED_NONE = "Tidak ada kasus lain di wilayah Anda dengan NIK, KK, atau nama dan tanggal lahir yang sama." / "There is no other case in your region with the same NIK, KK, or name and date of birth.";
    /// Link.
    COMPARE = "Bandingkan" / "Compare";
    /// What it compares, for screen readers.
    COMPARE_WHAT = "dengan {ticket}" / "with {ticket}";
    /// `nik`
    REASON_NIK = "NIK sama" / "same NIK";
    /// `kk`
    REASON_KK = "KK sama" / "same KK";
    /// `alike`
    REASON_ALIKE = "nama, lahir, dan desa mirip" / "similar name, birth and village";
    /// `reporter`
    REASON_REPORTER = "pelapor sama" / "same reporter";
    /// Any other.
    REASON_OTHER = "ditautkan" / "linked";
    /// Verdict.
    SAME = "Ganda" / "Duplicate";
    /// Verdict.
    NOT_SAME = "Bukan ganda" / "Not a duplicate";
    /// Who found it.
    VERDICT_BY = "{verdict}, menurut {name}, {at}" / "{verdict}, found by {name}, {at}";
    /// Heading.
    RELATED = "Kasus induk dan turunan" / "Cases it hangs together with";
    /// Heading.
    REPLIES = "Hak jawab" / "Right of reply";
    /// None yet.
    REPLIES_NONE = "Orang yang dilaporkan belum menjawab." / "The person it is about has not answered yet.";
    /// Link.
    REPLY_OPEN = "Buka jawaban {ticket}" / "Open the answer {ticket}";
    /// Heading.
    MESSAGES = "Pesan" / "Messages";
    /// `info`
    MESSAGE_INFO = "Keterangan dari warga" / "Information from the resident";
    /// `appeal`
    MESSAGE_APPEAL = "Keberatan" / "Appeal";
    /// `correction`
    MESSAGE_CORRECTION = "Minta data diperbaiki" / "Asks for a correction";
    /// `erasure`
    MESSAGE_ERASURE = "Minta data dihapus" / "Asks for erasure";
    /// Any other.
    MESSAGE_OTHER = "Pesan" / "Message";
    /// Erased.
    MESSAGE_ERASED = "Isi pesan sudah dihapus." / "The message has been erased.";

    /// Heading.
    HISTORY = "Riwayat" / "History";
    /// First step of the history.
    STEP_SUBMIT = "Kiriman diterima" / "Received";
    /// Step of the history.
    STEP_UPDATE = "Kiriman diganti warga dengan yang lebih baru" / "Replaced by the resident with a newer one";
    /// A state, as officers read it.
    STATE_INFO_NEEDED = "Menunggu jawaban warga" / "Waits for the resident’s answer";
    /// Who did it.
    BY_WARGA = "warga" / "resident";
    /// Who did it.
    BY_SYSTEM = "sistem" / "system";
    /// Who did it.
    BY_OFFICER = "petugas" / "officer";
    /// A case was handed over.
    HANDED_OVER = "Diserahkan kepada {name}" / "Handed over to {name}";
    /// Before a reason.
    REASON = "Alasan:" / "Reason:";
    /// Before a note to the citizen.
    TOLD = "Catatan untuk warga:" / "Note to the resident:";
    /// Heading.
    NOTES = "Catatan internal" / "Internal notes";
    /// What they are.
    NOTES_HINT = "Hanya petugas yang membacanya. Jangan menulis NIK." / "Only officers read them. Do not write a NIK.";
    /// Label.
    NOTE = "Catatan baru" / "New note";
    /// Button.
    NOTE_SAVE = "Simpan catatan" / "Keep the note";
    /// Empty.
    NOTE_REQUIRED = "Tulis catatannya dulu." / "Write the note first.";
    /// Too long.
    NOTE_LONG = "Catatan paling banyak 2.000 huruf. Ringkas, atau bagi menjadi dua catatan." / "A note has at most 2,000 characters. Shorten it, or write two notes.";
    /// Anything else.
    NOTE_WRONG = "Ada huruf yang tidak dapat disimpan. Ketik ulang bagian itu." / "There is a character that cannot be kept. Type that part again.";
    /// A note that was erased.
    NOTE_ERASED = "Catatan sudah dihapus." / "The note has been erased.";

    /// Title of the comparison.
    COMPARE_TITLE = "Bandingkan dua kasus" / "Compare two cases";
    /// Under the heading.
    COMPARE_LEAD = "Baris yang isinya sama ditandai. Menilai dua kasus ganda belum memutus keduanya." / "Rows that say the same are marked. Finding two cases to be duplicates decides neither.";
    /// Column.
    COMPARE_QUESTION = "Isian" / "Answer";
    /// The same on both sides.
    COMPARE_SAME = "sama" / "same";
    /// Not the same.
    COMPARE_DIFFERENT = "beda" / "differs";
    /// Empty.
    COMPARE_EMPTY = "tidak diisi" / "left empty";
    /// Question of the form.
    VERDICT = "Apakah kedua kasus ini tentang orang yang sama?" / "Are these two cases about the same person?";
    /// Button.
    VERDICT_SAVE = "Simpan hasil" / "Keep what I found";
    /// Nothing chosen.
    VERDICT_REQUIRED = "Pilih Ganda atau Bukan ganda." / "Choose Duplicate or Not a duplicate.";

    /// Title of a photo.
    PHOTO_TITLE = "{photo}, kasus {ticket}" / "{photo}, case {ticket}";
    /// Way back.
    PHOTO_BACK = "Kembali ke kasus" / "Back to the case";
    /// Link.
    PHOTO_LEFT = "Putar ke kiri" / "Rotate left";
    /// Link.
    PHOTO_RIGHT = "Putar ke kanan" / "Rotate right";
    /// Link.
    PHOTO_LARGE = "Perbesar" / "Enlarge";
    /// Link.
    PHOTO_FIT = "Pas di layar" / "Fit the screen";
    /// Link.
    PHOTO_NEXT = "Foto berikut" / "Next photo";
    /// Link.
    PHOTO_PREVIOUS = "Foto sebelumnya" / "Previous photo";
    /// Text in place of the picture.
    PHOTO_ALT = "{photo} yang dikirim dengan kasus ini" / "{photo} sent with this case";
    /// Text in place of a picture that an officer took.
    PHOTO_ALT_VISIT = "{photo} yang diambil petugas pada kunjungan lapangan" / "{photo} taken by an officer on a visit";
    /// A PDF is not shown.
    PHOTO_PDF = "Dokumen PDF tidak ditampilkan di sini. Unduh, lalu buka dengan pembaca PDF." / "A PDF is not shown here. Download it and open it with a PDF reader.";
    /// Link.
    PHOTO_DOWNLOAD = "Unduh dokumen" / "Download the document";

    /// `nik_birth_date`
    WARN_NIK_BIRTH_DATE = "Tanggal lahir dalam NIK berbeda dari yang diisi." / "The NIK tells another date of birth than was given.";
    /// `nik_sex`
    WARN_NIK_SEX = "Jenis kelamin dalam NIK berbeda dari yang diisi." / "The NIK tells another sex than was given.";
    /// `century_open`
    WARN_CENTURY_OPEN = "Tahun lahir dalam NIK cocok untuk dua abad, dan tidak ada isian lain yang memastikan." / "The year of birth in the NIK fits two centuries, and no answer says which.";
    /// `no_nik`
    WARN_NO_NIK = "Diusulkan tanpa NIK. Bantu warga mengurus perekaman di Disdukcapil." / "Proposed without NIK. Help the resident to register with Disdukcapil.";
    /// `no_kk`
    WARN_NO_KK = "Diusulkan tanpa kartu keluarga." / "Proposed without a family card.";
    /// `kk_differs`
    WARN_KK_DIFFERS = "Mengaku satu KK, tetapi nomor KK pengusul dan yang diusulkan berbeda." / "Claims to share a family card, but the two numbers differ.";
    /// `same_person`
    WARN_SAME_PERSON = "NIK pengusul sama dengan NIK orang yang diusulkan." / "The proposer’s NIK is that of the proposed person.";
    /// `member_nik_birth`
    WARN_MEMBER_NIK_BIRTH = "Tahun lahir seorang anggota keluarga berbeda dari NIK-nya." / "A family member’s year of birth differs from their NIK.";
    /// `domicile_differs`
    WARN_DOMICILE_DIFFERS = "Tinggal di alamat lain dari KTP." / "Lives elsewhere than the identity card says.";
    /// `no_fixed_address`
    WARN_NO_FIXED_ADDRESS = "Tidak punya alamat tetap." / "Has no fixed address.";
    /// `nik_prefix_unknown`
    WARN_NIK_PREFIX_UNKNOWN = "Kode wilayah di awal NIK tidak ada di tabel wilayah." / "The region code the NIK begins with is in no table.";
    /// `same_nik`
    WARN_SAME_NIK = "Ada kasus lain yang masih berjalan dengan NIK yang sama." / "Another open case has the same NIK.";
    /// `same_kk`
    WARN_SAME_KK = "Ada kasus lain yang masih berjalan dengan nomor KK yang sama." / "Another open case has the same family card.";
    /// `look_alike`
    WARN_LOOK_ALIKE = "Ada kasus lain dengan nama, tanggal lahir, dan desa yang mirip." / "Another case has a similar name, date of birth and village.";
    /// `self_report`
    WARN_SELF_REPORT = "NIK pelapor sama dengan NIK orang yang dilaporkan." / "The reporter’s NIK is that of the person reported.";
    /// `burst_subject`
    WARN_BURST_SUBJECT = "Banyak laporan tentang orang ini dalam sehari." / "Many reports about this person within a day.";
    /// `burst_place`
    WARN_BURST_PLACE = "Banyak laporan dari tempat yang sama dalam satu jam." / "Many reports from one place within an hour.";
    /// `burst_reporter`
    WARN_BURST_REPORTER = "Banyak laporan dari NIK atau nomor HP yang sama dalam sehari." / "Many reports under one NIK or phone number within a day.";
    /// `not_self`
    WARN_NOT_SELF = "Pelapor mengaku orang di kartu, tetapi NIK-nya lain." / "The reporter says to be the person on the card, under another NIK.";
    /// `same_reporter`
    WARN_SAME_REPORTER = "Pelapor yang sama sudah melaporkan orang ini pada siklus yang sama." / "The same reporter has reported this person in the same cycle.";
}

/// A warning in a sentence.
pub const fn warning(warning: Warning) -> Text {
    match warning {
        Warning::NikBirthDate => WARN_NIK_BIRTH_DATE,
        Warning::NikSex => WARN_NIK_SEX,
        Warning::CenturyOpen => WARN_CENTURY_OPEN,
        Warning::NoNik => WARN_NO_NIK,
        Warning::NoKk => WARN_NO_KK,
        Warning::KkDiffers => WARN_KK_DIFFERS,
        Warning::SamePerson => WARN_SAME_PERSON,
        Warning::MemberNikBirth => WARN_MEMBER_NIK_BIRTH,
        Warning::DomicileDiffers => WARN_DOMICILE_DIFFERS,
        Warning::NoFixedAddress => WARN_NO_FIXED_ADDRESS,
        Warning::NikPrefixUnknown => WARN_NIK_PREFIX_UNKNOWN,
        Warning::SameNik => WARN_SAME_NIK,
        Warning::SameKk => WARN_SAME_KK,
        Warning::LookAlike => WARN_LOOK_ALIKE,
        Warning::SelfReport => WARN_SELF_REPORT,
        Warning::BurstSubject => WARN_BURST_SUBJECT,
        Warning::BurstPlace => WARN_BURST_PLACE,
        Warning::BurstReporter => WARN_BURST_REPORTER,
        Warning::NotSelf => WARN_NOT_SELF,
        Warning::SameReporter => WARN_SAME_REPORTER,
    }
}

/// Why two cases stand beside each other.
pub fn link_reason(code: &str) -> Text {
    match code {
        "nik" => REASON_NIK,
        "kk" => REASON_KK,
        "alike" => REASON_ALIKE,
        "reporter" => REASON_REPORTER,
        _ => REASON_OTHER,
    }
}

/// What a message of a case is.
pub fn message(code: &str) -> Text {
    match code {
        "info" => MESSAGE_INFO,
        "appeal" => MESSAGE_APPEAL,
        "correction" => MESSAGE_CORRECTION,
        "erasure" => MESSAGE_ERASURE,
        _ => MESSAGE_OTHER,
    }
}

/// How far a case is, as officers read it.
pub const fn tag(kind: CaseKind, state: CaseState) -> Text {
    match state {
        CaseState::InfoNeeded => STATE_INFO_NEEDED,
        _ => lacak::tag(kind, state),
    }
}

/// A step of the history, as officers read it; `None` for one that no table knows.
pub fn step(kind: CaseKind, action: &str) -> Option<Text> {
    match action {
        "submit" => Some(STEP_SUBMIT),
        "update" => Some(STEP_UPDATE),
        _ => lacak::step(kind, action),
    }
}

/// Who brought a case.
pub fn origin(code: &str) -> Text {
    match code {
        "petugas" => ORIGIN_PETUGAS,
        "rt_rw" => ORIGIN_RT_RW,
        "lks" => ORIGIN_LKS,
        "desa" => ORIGIN_DESA,
        "kemensos" => ORIGIN_KEMENSOS,
        _ => ORIGIN_WARGA,
    }
}

/// What could be better about a photo; `None` for a code that no table knows.
pub fn advice(code: &str) -> Option<Text> {
    Some(match code {
        "too_small" => ADVICE_SMALL,
        "too_dark" => ADVICE_DARK,
        "blurred" => ADVICE_BLURRED,
        _ => return None,
    })
}

/// Who did a step of the history.
pub fn actor(code: &str) -> Text {
    match code {
        "warga" => BY_WARGA,
        "petugas" => BY_OFFICER,
        _ => BY_SYSTEM,
    }
}

/// What to say after a form of the case page was taken: the last word of the address it was sent to.
pub fn done(form: &str) -> Text {
    match form {
        "ambil" => DONE_TAKE,
        "lepas" => DONE_GIVE_BACK,
        "serahkan" => DONE_HAND_OVER,
        "tugaskan" => DONE_ASSIGN,
        "catatan" => DONE_NOTE,
        "banding" => DONE_PAIR,
        "batal" => DONE_UNDO,
        "lanjut" => DONE_RESUME,
        _ => DONE,
    }
}
