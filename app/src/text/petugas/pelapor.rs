//! `/petugas/kasus/{tiket}/pelapor`: who reported, behind a written reason (S-7).

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Buka identitas pelapor" / "Open the reporter’s identity";
    /// Heading once it is open.
    TITLE_OPEN = "Identitas pelapor" / "The reporter’s identity";
    /// Back to the case.
    BACK = "Kembali ke kasus {ticket}" / "Back to case {ticket}";
    /// Why it is sealed.
    LEAD = "Identitas pelapor disegel. Buka hanya bila benar-benar perlu untuk memeriksa kasus ini." / "The reporter’s identity is sealed. Open it only when the case cannot be examined without.";
    /// What follows from opening.
    NOTED = "Pembukaan dicatat atas nama Anda. Pelapor membaca waktu dan alasan Anda di halaman Lacak; nama Anda tidak ditampilkan." / "The opening is noted under your name. The reporter reads the time and your reason on the tracking page; your name is not shown.";
    /// Who may never hear of it.
    SECRET = "Jangan sebutkan identitas pelapor kepada orang yang dilaporkan, perangkat desa, atau siapa pun." / "Never tell the reporter’s identity to the person reported, village officials or anybody else.";
    /// Label of the reason.
    REASON = "Alasan membuka segel" / "Reason for opening the seal";
    /// Hint of the reason.
    REASON_HINT = "10–500 huruf, tanpa nama orang. Contoh: perlu menanyakan letak rumah." / "10–500 characters, without names. Example: need to ask where the house is.";
    /// Button.
    OPEN = "Catat alasan dan buka" / "Note the reason and open";
    /// No reason.
    REASON_REQUIRED = "Tulis alasan membuka segel." / "Write why the seal is opened.";
    /// Too short a reason.
    REASON_TOO_SHORT = "Alasan terlalu pendek. Tulis paling sedikit 10 huruf." / "The reason is too short. Write at least 10 characters.";
    /// Too long a reason.
    REASON_TOO_LONG = "Alasan terlalu panjang. Tulis paling banyak 500 huruf." / "The reason is too long. Write at most 500 characters.";
    /// Label on everything.
    UNVERIFIED = "Belum diverifikasi" / "Not verified";
    /// What that means.
    UNVERIFIED_HOW = "Data ini seperti diketik pelapor. Cocokkan dulu sebelum dipakai." / "As the reporter typed it. Check it before you use it.";
    /// Label.
    NAME = "Nama" / "Name";
    /// Label.
    NIK = "NIK" / "NIK";
    /// Label.
    PHONE = "Telepon" / "Telephone";
    /// Label.
    EMAIL = "E-mail" / "E-mail";
    /// Label.
    VILLAGE = "Desa tempat tinggal" / "Village they live in";
    /// Label.
    CALL = "Boleh dihubungi" / "May be called";
    /// They agreed.
    CALL_YES = "Ya, pelapor bersedia ditanya" / "Yes, the reporter agreed to be asked";
    /// They did not.
    CALL_NO = "Tidak; hubungi hanya bila tidak ada jalan lain" / "No; call only when there is no other way";
    /// The page cannot be opened twice.
    ONCE = "Halaman ini tidak disimpan. Membukanya lagi memerlukan alasan baru." / "This page is not kept. Opening it again takes another reason.";
    /// Heading where it stays closed.
    CLOSED = "Segel tidak dapat dibuka" / "The seal cannot be opened";
    /// Nobody is sealed.
    NOBODY = "Kasus ini tidak menyimpan identitas pelapor: bukan laporan, atau sudah dihapus sesuai masa simpan." / "This case keeps no reporter: it is no report, or its data was erased in time.";
    /// The private key is not on this machine.
    NO_KEY = "Server ini tidak memegang kunci pribadi, jadi tidak dapat membuka identitas pelapor. Buka dari server kantor, atau hubungi pengelola sistem." / "This server holds no private key, so it cannot open reporters. Use the office’s server, or ask who runs the system.";
    /// The officer is close to the case.
    CONFLICT = "Anda tercatat dekat dengan orang dalam kasus ini, jadi tidak boleh membukanya. Kasus diperiksa petugas lain." / "You are noted as close to somebody in this case, so you may not open it. Another officer examines it.";
    /// The officer is close to the reporter.
    CONFLICT_FOUND = "Anda dekat dengan pelapor. Hal ini dicatat, dan kasus ini diserahkan kepada petugas lain." / "You are close to the reporter. This was noted, and the case goes to another officer.";
}
