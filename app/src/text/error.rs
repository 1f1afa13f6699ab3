//! Error pages: whose fault it is, what to do next, who can help.

use domain::window::WindowKind;

use super::{Text, texts};

/// Which window is closed.
pub const fn window_closed_why(kind: WindowKind) -> Text {
    match kind {
        WindowKind::Pbi => CLOSED_PBI,
        WindowKind::VerifikasiBnba => CLOSED_VERIFIKASI,
        WindowKind::Pengusulan => CLOSED_PENGUSULAN,
        WindowKind::Pengesahan => CLOSED_PENGESAHAN,
    }
}

texts! {
    /// 404.
    NOT_FOUND = "Halaman tidak ditemukan" / "Page not found";
    /// Why.
    NOT_FOUND_WHY = "Alamat ini tidak ada. Mungkin salah ketik, atau tautannya sudah lama." / "This address does not exist. It may be mistyped, or the link is old.";
    /// What next.
    NOT_FOUND_NEXT = "Periksa alamatnya, atau mulai dari salah satu halaman di bawah ini." / "Check the address, or start from one of the pages below.";
    /// 410 for a sealed result link.
    EXPIRED = "Tautan hasil sudah tidak berlaku" / "This result link is no longer valid";
    /// Why.
    EXPIRED_WHY = "Demi keamanan, hasil cek hanya bisa dibuka selama 15 menit. Ini bukan kesalahan Anda." / "For safety a result can be opened for 15 minutes only. This is not your fault.";
    /// What next.
    EXPIRED_NEXT = "Cek sekali lagi. Hanya perlu satu menit." / "Check once more. It takes only a minute.";
    /// 410 for a sealed link of an officer.
    EXPIRED_DESK = "Tautan ini sudah tidak berlaku" / "This link is no longer valid";
    /// Why.
    EXPIRED_DESK_WHY = "Demi keamanan, tautan ke data orang hanya berlaku sebentar. Ini bukan kesalahan Anda." / "For safety a link to somebody’s data is valid for a short time only. This is not your fault.";
    /// What next.
    EXPIRED_DESK_NEXT = "Cari lagi orangnya di halaman Penerima, atau buka dari daftar tempat Anda menemukannya." / "Search for the person again under Recipients, or open them from the list where you found them.";
    /// 410 for a draft.
    DRAFT_GONE = "Isian usulan tidak ditemukan" / "The draft was not found";
    /// Why.
    DRAFT_GONE_WHY = "Isian ini sudah dikirim, sudah dihapus, lewat 30 hari, atau dimulai di HP lain." / "This draft was sent, deleted, is older than 30 days, or was begun on another phone.";
    /// What next.
    DRAFT_GONE_NEXT = "Jika Anda punya kode lanjutan, masukkan kodenya untuk melanjutkan. Jika sudah dikirim, lacak dengan nomor tiket. Jika tidak, mulai usulan baru." / "If you have a resume code, enter it to go on. If it was sent, track it with the ticket number. Otherwise begin a new proposal.";
    /// The same, of anything but a proposal.
    DRAFT_GONE_OTHER = "Isian tidak ditemukan" / "The draft was not found";
    /// What next.
    DRAFT_GONE_NEXT_OTHER = "Jika Anda punya kode lanjutan, masukkan kodenya untuk melanjutkan. Jika sudah dikirim, lacak dengan nomor tiket. Jika tidak, mulai lagi." / "If you have a resume code, enter it to go on. If it was sent, track it with the ticket number. Otherwise begin anew.";
    /// What next, of an answer to an objection.
    DRAFT_GONE_NEXT_REPLY = "Jika sudah dikirim, lacak dengan nomor tiket. Jika belum, masukkan lagi kode dari surat." / "If it was sent, track it with the ticket number. If not, enter the code of the letter again.";
    /// 403 for an officer.
    FORBIDDEN = "Peran Anda tidak mencakup halaman ini" / "Your role does not include this page";
    /// Why.
    FORBIDDEN_WHY = "Anda sudah masuk, tetapi halaman atau tindakan ini untuk peran lain. Tidak ada yang berubah." / "You are signed in, but this page or action is for another role. Nothing has changed.";
    /// What next.
    FORBIDDEN_NEXT = "Kembali ke meja kerja Anda. Jika peran Anda keliru, hubungi admin Dinas Sosial." / "Go back to your desk. If your role is wrong, ask the administrator of the Dinas Sosial.";
    /// 409 outside a window.
    WINDOW_CLOSED = "Jendela untuk tindakan ini sedang tutup" / "The window for this action is closed";
    /// Which window.
    CLOSED_PBI = "Perubahan PBI hanya dapat dilakukan dalam jendelanya setiap bulan. Tidak ada yang berubah." / "Changes to PBI can only be made within their window of the month. Nothing has changed.";
    /// Which window.
    CLOSED_VERIFIKASI = "Verifikasi kelayakan BNBA hanya dapat dilakukan dalam jendelanya setiap bulan. Tidak ada yang berubah." / "BNBA eligibility can only be verified within its window of the month. Nothing has changed.";
    /// Which window.
    CLOSED_PENGUSULAN = "Pengusulan hanya dapat dilakukan dalam jendelanya setiap bulan. Tidak ada yang berubah." / "Proposals can only be made within their window of the month. Nothing has changed.";
    /// Which window.
    CLOSED_PENGESAHAN = "Pengesahan hanya dapat dilakukan dalam jendelanya setiap bulan. Tidak ada yang berubah." / "Endorsement can only take place within its window of the month. Nothing has changed.";
    /// When it opens.
    WINDOW_OPENS = "Dibuka {date}. Sampai saat itu kasus tetap di antrean dan tidak gugur." / "It opens on {date}. Until then the case stays in the queue and does not lapse.";
    /// No rule says when.
    WINDOW_NO_RULE = "Belum ada aturan jendela yang berlaku. Admin dapat menambahkannya di kalender." / "No rule for this window is in force. The administrator can add one in the calendar.";
    /// Link to an officer's desk.
    TO_DESK = "Kembali ke meja kerja" / "Back to your desk";
    /// 409.
    CONFLICT = "Langkah ini sudah tidak berlaku" / "This step no longer applies";
    /// Why.
    CONFLICT_WHY = "Keadaannya sudah berubah sejak halaman ini dibuka, mungkin di tab lain. Tidak ada yang berubah oleh kiriman ini." / "Things have changed since this page was opened, perhaps in another tab. This request has changed nothing.";
    /// What next.
    CONFLICT_NEXT = "Buka lagi halamannya untuk melihat keadaan terakhir." / "Open the page again to see where things stand.";
    /// 503 for a full disk.
    FULL = "Tempat penyimpanan kami penuh" / "Our storage is full";
    /// Why.
    FULL_WHY = "Ini di pihak kami, bukan di HP Anda. Yang sudah tersimpan tetap aman; kiriman terakhir ini belum tersimpan." / "This is on our side, not your phone. What was saved is safe; this last request was not saved.";
    /// What next.
    FULL_NEXT = "Coba lagi sekitar sepuluh menit lagi. Tulis dulu kode lanjutan Anda." / "Try again in about ten minutes. Write down your resume code first.";
    /// The same where there is no draft.
    FULL_NEXT_LATER = "Coba lagi sekitar sepuluh menit lagi." / "Try again in about ten minutes.";
    /// Link to a new proposal, or to the field for the resume code.
    TO_USULAN = "Lanjutkan atau mulai usulan" / "Resume or begin a proposal";
    /// Link to anything but a new proposal, or to the field for its code.
    TO_START = "Lanjutkan atau mulai lagi" / "Resume or begin anew";
    /// Link to a case.
    TO_CASE = "Kembali ke kasus Anda" / "Back to your case";
    /// Link to the form that was sent.
    TO_FORM = "Kembali ke formulir" / "Back to the form";
    /// Link to `/usulan/baru`.
    TO_PROPOSE = "Usulkan bantuan sosial" / "Propose for social assistance";
    /// Link to `/lacak`.
    TO_TRACK = "Lacak dengan nomor tiket" / "Track with a ticket number";
    /// Link to the draft.
    TO_DRAFT = "Kembali ke daftar isian" / "Back to the task list";
    /// 400.
    BAD_REQUEST = "Kiriman tidak dapat dibaca" / "The request could not be read";
    /// Why.
    BAD_REQUEST_WHY = "Data dari peramban tiba tidak utuh atau bentuknya tidak kami kenal. Tidak ada yang berubah." / "What the browser sent was incomplete or of an unknown form. Nothing has changed.";
    /// What next.
    BAD_REQUEST_NEXT = "Kembali ke formulir, muat ulang halamannya, lalu kirim lagi." / "Go back to the form, reload the page, then send it again.";
    /// 429.
    TOO_MANY = "Terlalu banyak permintaan" / "Too many requests";
    /// Why.
    TOO_MANY_WHY = "Kami membatasi permintaan agar data warga tidak disedot. Batas ini bisa terkena bila satu jaringan dipakai banyak orang. Yang sudah tersimpan tidak hilang." / "We limit requests so that people's data cannot be harvested. Many people on one network can also reach the limit. What was saved is not lost.";
    /// What next, in minutes.
    TOO_MANY_NEXT_MINUTES = "Tunggu sekitar {minutes} menit, lalu coba lagi." / "Wait about {minutes} minutes, then try again.";
    /// What next, in seconds.
    TOO_MANY_NEXT_SECONDS = "Tunggu {seconds} detik, lalu coba lagi." / "Wait {seconds} seconds, then try again.";
    /// 413.
    TOO_LARGE = "Kiriman terlalu besar" / "The request is too large";
    /// Why.
    TOO_LARGE_WHY = "Isi yang dikirim melebihi batas yang bisa kami terima. Tidak ada yang tersimpan." / "What was sent is larger than we can take. Nothing was stored.";
    /// What next.
    TOO_LARGE_NEXT = "Kembali, kurangi isinya, lalu kirim lagi." / "Go back, shorten it, then send it again.";
    /// 405.
    METHOD = "Halaman ini tidak bisa dibuka dengan cara itu" / "This page cannot be opened that way";
    /// Why.
    METHOD_WHY = "Alamat ini hanya menerima kiriman dari formulir, atau hanya bisa dibaca." / "This address only takes what a form sends, or can only be read.";
    /// What next.
    METHOD_NEXT = "Mulai lagi dari formulirnya." / "Start again from the form.";
    /// What next, where no form belongs to the address.
    METHOD_NEXT_ELSEWHERE = "Mulai dari salah satu halaman di bawah ini." / "Start from one of the pages below.";
    /// 403 for a form sent from elsewhere.
    CROSS_ORIGIN = "Kiriman dari situs lain ditolak" / "A request from another site was refused";
    /// Why.
    CROSS_ORIGIN_WHY = "Formulir ini dikirim dari situs lain, bukan dari layanan ini. Kami menolaknya untuk melindungi Anda." / "This form was sent from another site, not from this service. We refused it to protect you.";
    /// What next.
    CROSS_ORIGIN_NEXT = "Buka layanan ini langsung dari alamat resminya, lalu isi formulirnya di sini." / "Open this service at its own address and fill in the form here.";
    /// 503 and 500.
    UNAVAILABLE = "Layanan sedang terganggu" / "The service has a problem";
    /// Why.
    UNAVAILABLE_WHY = "Gangguan ini ada di pihak kami, bukan di HP atau jaringan Anda. Tidak ada data Anda yang berubah." / "The fault is on our side, not your phone or network. None of your data has changed.";
    /// What next.
    UNAVAILABLE_NEXT = "Coba lagi beberapa menit lagi. Jika tetap gagal, hubungi Dinas Sosial dan sebutkan kode di bawah ini." / "Try again in a few minutes. If it still fails, call the Dinas Sosial and give the code below.";
    /// Before the incident number.
    INCIDENT = "Kode kejadian" / "Incident code";
    /// Heading of the next step.
    NEXT = "Apa yang bisa dilakukan" / "What you can do";
    /// Link to `/cek`.
    TO_CEK = "Cek penerima bansos" / "Check aid recipients";
    /// Link to `/panduan`.
    TO_GUIDE = "Baca panduan" / "Read the guide";
    /// Link home.
    TO_HOME = "Ke halaman depan" / "Go to the home page";
}
