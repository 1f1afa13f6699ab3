//! Deciding a case: the form, what the citizen will read, and why a decision was not taken.

use domain::decision::{ConflictReason, Decision};
use domain::field::ErrorCode;
use domain::review::CaseKind;

use crate::text::{Text, texts};

texts! {
    /// Title.
    TITLE = "Putusan" / "Decision";
    /// Way back.
    BACK = "Kembali ke kasus" / "Back to the case";
    /// Before the ticket.
    TICKET = "Tiket" / "Ticket";

    /// The question.
    OUTCOME = "Putusan" / "Decision";
    /// `layak`, of a proposal
    LAYAK = "Layak" / "Eligible";
    /// `tidak_layak`, of a proposal
    TIDAK_LAYAK = "Tidak layak" / "Not eligible";
    /// `layak`, of what is said about a recipient
    HOLDS = "Terbukti" / "It holds";
    /// `tidak_layak`, of what is said about a recipient
    DOES_NOT_HOLD = "Tidak terbukti" / "It does not hold";
    /// `layak`, of what is asked for
    GRANTED = "Dapat dipenuhi" / "Granted";
    /// `tidak_layak`, of what is asked for
    NOT_GRANTED = "Tidak dapat dipenuhi" / "Not granted";
    /// `minta_info`
    MINTA_INFO = "Minta keterangan kepada warga" / "Ask the citizen";
    /// What it does.
    MINTA_INFO_HINT = "Tenggat berhenti sampai warga menjawab di halaman Lacak. Jawabannya hanya tulisan: bila perlu foto atau surat, minta warga membawanya ke kantor." / "The deadline stands still until the citizen answers on the tracking page. They can only write: when you need a photo or letter, ask them to bring it to the office.";
    /// `bukan_wewenang`
    BUKAN_WEWENANG = "Bukan wewenang Dinas Sosial" / "Not for the Dinas Sosial";
    /// `ganda`
    GANDA = "Ganda dengan kasus lain" / "The same as another case";
    /// `kunjungan_lapangan`
    KUNJUNGAN_LAPANGAN = "Perlu kunjungan lapangan" / "Needs a visit";
    /// What it does.
    KUNJUNGAN_HINT = "Kasus tetap diperiksa. Hasil kunjungan dicatat di halaman berikut." / "The case stays under review. What was seen is recorded on the next page.";
    /// Label of a reason.
    REASON = "Alasan" / "Reason";
    /// What it is.
    REASON_HINT = "Warga membaca alasan ini beserta jalan keluarnya." / "The citizen reads this reason and what can be done.";
    /// No reason chosen.
    REASON_EMPTY = "Pilih alasan" / "Choose a reason";
    /// Label of the other ticket.
    OTHER = "Tiket kasus yang sama" / "Ticket of the same case";
    /// Which it can be.
    OTHER_HINT = "Kasus sejenis di wilayah Anda. Kedua kasus akan ditautkan." / "A case of the same kind in your region. The two will be linked.";
    /// Label of the note.
    NOTE = "Catatan untuk warga" / "Note to the citizen";
    /// What it is for.
    NOTE_HINT = "Untuk minta keterangan, tulis pertanyaannya di sini. Jangan menulis NIK atau nama orang lain." / "To ask something, write the question here. Do not write a NIK or anybody else’s name.";
    /// Label of the note to colleagues.
    INTERNAL = "Catatan dalam" / "Internal note";
    /// Who reads it.
    INTERNAL_HINT = "Hanya dibaca petugas." / "Read by officers only.";
    /// Question of other proposals for the same person.
    SHARED = "Berlaku juga untuk" / "Also decides";
    /// What they are.
    SHARED_HINT = "Usulan lain untuk orang yang sama. Masing-masing pengusul diberi tahu sendiri-sendiri, tanpa saling disebut." / "Other proposals for the same person. Each proposer is told by themselves, and neither is named to the other.";
    /// Button.
    PREVIEW = "Lihat yang dibaca warga" / "See what the citizen reads";

    /// Title of the preview.
    PREVIEW_TITLE = "Yang akan dibaca warga" / "What the citizen will read";
    /// Before each citizen.
    PREVIEW_OF = "Tiket {ticket}" / "Ticket {ticket}";
    /// On the tracking page.
    ON_TRACK = "Di halaman Lacak" / "On the tracking page";
    /// In the mailbox.
    IN_MAIL = "Lewat e-mail" / "By e-mail";
    /// Nobody gets a mail.
    NO_MAIL = "Tidak ada e-mail: alamat tidak diberikan, atau identitasnya disegel." / "No e-mail: no address was given, or the identity is sealed.";
    /// They speak of somebody else.
    CONCEALED = "Ia bicara tentang orang lain, jadi hanya membaca bahwa peninjauan selesai." / "They speak of somebody else, and read only that the review is done.";
    /// Before the reason.
    READ_REASON = "Alasan:" / "Reason:";
    /// Before the note.
    READ_NOTE = "Catatan petugas:" / "The officer’s note:";
    /// How long it can be taken back.
    UNDO_HOW = "Putusan berlaku 10 menit setelah disimpan. Sampai saat itu Anda dapat membatalkannya, dan warga belum diberi tahu." / "The decision takes effect 10 minutes after it is saved. Until then you can take it back, and the citizen is not told.";
    /// Button.
    SAVE = "Simpan putusan" / "Save the decision";
    /// Button.
    CHANGE = "Ubah" / "Change";

    /// Heading of a decision that waits.
    WAITS_TITLE = "Putusan menunggu berlaku" / "The decision waits to take effect";
    /// What waits, and until when.
    WAITS = "{decision}. Berlaku {time} WIB; sampai saat itu warga belum diberi tahu." / "{decision}. It takes effect on {time} WIB; until then the citizen is not told.";
    /// What was decided along.
    WAITS_WITH = "Diputus bersama tiket: {tickets}." / "Decided together with: {tickets}.";
    /// It is somebody else's.
    WAITS_OTHER = "Hanya petugas yang memutuskan dapat membatalkannya." / "Only the officer who decided can take it back.";
    /// Button.
    UNDO = "Batalkan putusan" / "Take the decision back";

    /// The lease is over.
    NOT_HELD = "Kasus ini tidak sedang Anda pegang" / "You do not hold this case";
    /// What to do.
    NOT_HELD_WHY = "Waktu Anda untuk kasus ini sudah habis, atau kasus ini sudah dipegang petugas lain. Isian di bawah ini tetap tersimpan di halaman." / "Your time for this case is over, or another officer has it. What you typed is kept on this page.";
    /// Button.
    TAKE_AGAIN = "Ambil kasus lagi" / "Take the case again";
    /// Taking it failed.
    TAKEN_BY_OTHER = "Kasus ini sedang dipegang petugas lain. Salin isian Anda bila masih diperlukan." / "Another officer has this case. Copy what you typed if you still need it.";
    /// Somebody decided first.
    STALE = "Kasus ini sudah berubah" / "This case has changed";
    /// What it means.
    STALE_WHY = "Sudah ada putusan yang tersimpan untuk kasus ini (mungkin milik Anda sendiri yang terkirim dua kali), atau warga mengubah kirimannya. Kiriman ini tidak disimpan. Isian di bawah ini masih ada; buka kasusnya, lalu putuskan lagi." / "A decision on this case is stored already (perhaps your own, sent twice), or the citizen has changed what they sent. This one was not saved. What you typed is still below; open the case, then decide again.";
    /// A case decided along is busy.
    OTHER_BUSY = "Kasus yang ikut diputus tidak dapat diambil" / "A case to be decided along is not free";
    /// What to do.
    OTHER_BUSY_WHY = "Salah satunya dipegang petugas lain, sudah berubah, atau tidak boleh Anda putus. Hapus centangnya, atau coba lagi nanti." / "One of them is with another officer, has changed, or is not yours to decide. Untick it, or try again later.";
    /// Conflict of interest.
    BLOCKED = "Anda tidak boleh menangani kasus ini" / "You may not work on this case";
    /// What happens.
    BLOCKED_NEXT = "Hal ini dicatat, dan kasusnya diteruskan ke petugas lain." / "This was noted, and the case goes to another officer.";
    /// `self_subject`
    CONFLICT_SELF = "Kasus ini tentang Anda sendiri." / "This case is about yourself.";
    /// `same_kk`
    CONFLICT_KK = "Kasus ini tentang anggota KK Anda." / "This case is about somebody on your family card.";
    /// `relative`
    CONFLICT_RELATIVE = "Kasus ini tentang orang yang Anda nyatakan dekat dengan Anda." / "This case is about somebody you declared as close to you.";
    /// `proposer`
    CONFLICT_PROPOSER = "Kasus ini diajukan oleh Anda atau orang yang dekat dengan Anda." / "This case was brought by you or somebody close to you.";
    /// `declared`
    CONFLICT_DECLARED = "Anda menyatakan dekat dengan orang dalam kasus ini." / "You said that you are close to somebody in this case.";
    /// `filed`
    CONFLICT_FILED = "Kasus ini Anda sendiri yang mengajukan untuk warga. Yang memutus harus petugas lain." / "You filed this case for somebody yourself. Another officer has to decide it.";
    /// Heading of the declaration.
    DECLARE_TITLE = "Kenal dekat dengan orang dalam kasus ini?" / "Close to somebody in this case?";
    /// What it does.
    DECLARE_WHY = "Nyatakan bila ia keluarga atau orang dekat Anda. Kasus diteruskan ke petugas lain dan tidak dapat Anda buka lagi." / "Say so if they are family or close to you. The case goes to another officer, and you cannot open it any more.";
    /// Button.
    DECLARE = "Nyatakan dekat, lepaskan kasus" / "Declare it and let the case go";
    /// An appeal against one's own decision.
    OWN_APPEAL = "Keberatan atas putusan Anda sendiri" / "An appeal against your own decision";
    /// What happens.
    OWN_APPEAL_WHY = "Keberatan diperiksa oleh petugas lain, bukan yang memutuskan sebelumnya." / "An appeal is examined by another officer than the one who decided.";
    /// Outside the window (W-4).
    WINDOW = "Jendela putusan ini sedang tutup" / "The window for this decision is closed";
    /// When it opens.
    WINDOW_OPENS = "Menurut kalender, jendelanya dibuka {date}. Putusan tidak disimpan; isian di bawah ini tetap ada." / "By the calendar it opens on {date}. The decision was not saved; what you typed is kept below.";
    /// The person may still answer (S-11).
    REPLY = "Hak jawab belum selesai" / "The right of reply is not over";
    /// Until when.
    REPLY_UNTIL = "Orang yang dilaporkan boleh menjawab sampai {date} dan belum menjawab. Laporan baru boleh dinyatakan terbukti setelah ia menjawab atau waktunya habis. Putusan tidak disimpan; isian di bawah ini tetap ada." / "The person reported may answer until {date} and has not answered. The report can be found true once they have answered or the time is over. The decision was not saved; what you typed is kept below.";
    /// Nobody told them.
    REPLY_UNTOLD = "Orang yang dilaporkan belum diberi tahu. Cetak dan sampaikan suratnya lewat halaman Surat; setelah itu ia punya waktu untuk menjawab. Putusan tidak disimpan; isian di bawah ini tetap ada." / "The person reported has not been told. Print their letter on the Letters page and deliver it; they then have time to answer. The decision was not saved; what you typed is kept below.";
    /// No rule opens it.
    WINDOW_NEVER = "Kalender tidak memuat tanggal bukanya. Hubungi admin. Isian di bawah ini tetap ada." / "The calendar has no opening date. Ask the admin. What you typed is kept below.";

    /// Going on without an answer.
    RESUME_TITLE = "Menunggu jawaban warga" / "Waiting for the citizen";
    /// What it means.
    RESUME_WHY = "Lanjutkan bila keterangannya sudah Anda peroleh dengan cara lain." / "Go on if you have found it out in another way.";
    /// Button.
    RESUME = "Lanjutkan tanpa jawaban" / "Go on without the answer";

    /// No decision chosen.
    OUTCOME_REQUIRED = "Pilih putusannya." / "Choose the decision.";
    /// No reason chosen.
    REASON_REQUIRED = "Pilih alasan yang akan dibaca warga." / "Choose the reason that the citizen will read.";
    /// No question written.
    NOTE_REQUIRED = "Tulis apa yang ditanyakan kepada warga." / "Write what you ask the citizen.";
    /// A question too short.
    NOTE_SHORT = "Pertanyaannya terlalu pendek. Tulis paling sedikit 10 huruf." / "The question is too short. Write at least 10 characters.";
    /// A note too long.
    NOTE_LONG = "Catatan untuk warga paling banyak 1.000 huruf." / "A note to the citizen has 1,000 characters at most.";
    /// An internal note too long.
    INTERNAL_LONG = "Catatan dalam paling banyak 2.000 huruf." / "An internal note has 2,000 characters at most.";
    /// No other ticket.
    OTHER_REQUIRED = "Isi nomor tiket kasus yang sama." / "Enter the ticket of the same case.";
    /// An unknown ticket.
    OTHER_UNKNOWN = "Tiket ini bukan kasus sejenis di wilayah Anda. Periksa lagi nomornya." / "This ticket is no case of this kind in your region. Check the number.";
    /// A case that does not go on itself.
    OTHER_CLOSED = "Kasus itu sudah dicabut, ditolak, atau sendiri ditutup sebagai ganda. Isi tiket kasus yang tetap diproses." / "That case was withdrawn or refused, or is itself closed as a duplicate. Enter the ticket of the one that goes on.";
    /// A case that cannot be decided along.
    SHARED_UNKNOWN = "Kasus yang dicentang tidak lagi dapat diputus bersama. Buka ulang halaman ini." / "A ticked case can no longer be decided along. Open this page again.";
}

/// A decision on a case of this kind, in words.
pub const fn decision(kind: CaseKind, decision: Decision) -> Text {
    let [yes, no] = match kind {
        CaseKind::Usulan | CaseKind::UsulanKemensos => [LAYAK, TIDAK_LAYAK],
        CaseKind::Sanggahan
        | CaseKind::TanggapanLayak
        | CaseKind::Penyalahgunaan
        | CaseKind::HakJawab => [HOLDS, DOES_NOT_HOLD],
        CaseKind::PerubahanData | CaseKind::Keberatan | CaseKind::HakData => [GRANTED, NOT_GRANTED],
    };
    match decision {
        Decision::Layak => yes,
        Decision::TidakLayak => no,
        Decision::MintaInfo => MINTA_INFO,
        Decision::BukanWewenang => BUKAN_WEWENANG,
        Decision::Ganda => GANDA,
        Decision::KunjunganLapangan => KUNJUNGAN_LAPANGAN,
    }
}

/// Why an officer must keep away.
pub const fn conflict(reason: ConflictReason) -> Text {
    match reason {
        ConflictReason::SelfSubject => CONFLICT_SELF,
        ConflictReason::SameKk => CONFLICT_KK,
        ConflictReason::Relative => CONFLICT_RELATIVE,
        ConflictReason::Proposer => CONFLICT_PROPOSER,
        ConflictReason::Declared => CONFLICT_DECLARED,
        ConflictReason::Filed => CONFLICT_FILED,
    }
}

/// What is wrong with a field of the form; `None` where the field says no more than any other would.
pub fn error(code: ErrorCode, field: &str) -> Option<Text> {
    Some(match (field, code) {
        ("putusan", _) => OUTCOME_REQUIRED,
        ("putusan_alasan", _) => REASON_REQUIRED,
        ("putusan_catatan", ErrorCode::Required) => NOTE_REQUIRED,
        ("putusan_catatan", ErrorCode::TooShort) => NOTE_SHORT,
        ("putusan_catatan", ErrorCode::TooLong) => NOTE_LONG,
        ("putusan_dalam", ErrorCode::TooLong) => INTERNAL_LONG,
        ("putusan_tiket", ErrorCode::Required) => OTHER_REQUIRED,
        ("putusan_tiket", ErrorCode::ChoiceUnknown) => OTHER_CLOSED,
        ("putusan_tiket", _) => OTHER_UNKNOWN,
        ("putusan_juga", _) => SHARED_UNKNOWN,
        _ => return None,
    })
}
