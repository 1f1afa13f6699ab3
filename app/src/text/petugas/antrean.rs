//! The queue of an office.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Antrean kasus" / "Case queue";
    /// Under the heading.
    LEAD = "Urut tenggat. Di tenggat yang sama, setiap desa mendapat giliran." / "By deadline. With the same deadline, villages take turns.";
    /// Name of the list of views.
    VIEWS = "Tampilan" / "Views";
    /// View.
    VIEW_ALL = "Semua" / "All";
    /// View.
    VIEW_SOON = "Hampir lewat tenggat" / "Nearly overdue";
    /// View.
    VIEW_LATE = "Lewat tenggat" / "Overdue";
    /// View.
    VIEW_INFO = "Perlu info" / "Information needed";
    /// View.
    VIEW_MINE = "Milik saya" / "Mine";
    /// View.
    VIEW_APPEALS = "Keberatan" / "Appeals";
    /// View.
    VIEW_ESCALATED = "Dinaikkan ke kepala" / "Escalated to the head";
    /// View.
    VIEW_BACK = "Kembali ke saya" / "Back to me";
    /// View.
    VIEW_WITHOUT_EXAMINER = "Tanpa pemeriksa" / "Without an examiner";
    /// What the view of cases without an examiner is.
    WITHOUT_EXAMINER_WHAT = "Tidak ada verifikator di kantor ini yang boleh memeriksa kasus-kasus ini: masing-masing dekat dengan orang di dalamnya, mengisikan usulannya, atau memutusnya dulu. Buka kasusnya; di sana tertulis apa yang dapat dilakukan. Tenggatnya tetap berjalan." / "No officer of this office may examine these cases: each is close to somebody in them, filed them, or decided them before. Open a case; it says what can be done. Its deadline goes on.";
    /// To the head of the office.
    WITHOUT_EXAMINER_TOLD = "{count} kasus tidak boleh diperiksa verifikator mana pun di kantor ini." / "{count} cases may be examined by no officer of this office.";
    /// What the view of escalated cases is.
    ESCALATED_WHAT = "Kasus lewat tenggat dinaikkan ke kepala kantor, tidak pernah gugur. Yang paling lama lewat tenggat ada di depan. Kepala dapat membuka kasusnya dan menulis catatan internal untuk petugas." / "An overdue case is put before the head of the office, and never lapses. What has been overdue longest comes first. The head can open a case and write an internal note for the officers.";
    /// To the head of the office.
    ESCALATED_TOLD = "{count} kasus lewat tenggat dinaikkan kepada Anda." / "{count} overdue cases were put before you.";
    /// Link to them.
    ESCALATED_OPEN = "Lihat kasusnya" / "See the cases";
    /// When a case was put before the head.
    ESCALATED_ON = "dinaikkan {date}" / "escalated {date}";
    /// Parts of the address that no form offers.
    ODD_IGNORED = "Bagian alamat ini tidak dikenal dan tidak dipakai: {parts}." / "These parts of the address are unknown and were passed over: {parts}.";
    /// Something stands in the address twice.
    ODD_ADDRESS = "Alamat ini tidak dapat dibaca, jadi antrean ditampilkan tanpa saringan." / "The address cannot be read, so the queue is shown without filters.";
    /// Where the page begins is no place.
    ODD_PLACE = "Letak halaman pada alamat ini tidak dikenal. Antrean ditampilkan dari awal." / "The place in the address is unknown. The queue is shown from its head.";
    /// The region is none, or outside.
    ODD_REGION = "Wilayah pada alamat ini tidak ada di lingkup Anda, jadi tidak ada kasus yang ditampilkan." / "The region in the address is not in your scope, so no case is shown.";
    /// Nobody is called so.
    ODD_HOLDER = "Tidak ada petugas dengan nama pengguna itu di lingkup Anda, jadi tidak ada kasus yang ditampilkan." / "There is no officer of that user name in your scope, so no case is shown.";
    /// A count that was not finished.
    MORE_THAN = "lebih dari {count}" / "more than {count}";
    /// Heading of the filter form.
    FILTER = "Saring" / "Filter";
    /// Label.
    KIND = "Jenis" / "Kind";
    /// Label.
    REGION = "Wilayah" / "Region";
    /// Label.
    CYCLE = "Siklus" / "Cycle";
    /// Label.
    FLAG = "Tanda" / "Flag";
    /// Label.
    AGE = "Umur kasus" / "Age of the case";
    /// Label.
    HOLDER = "Dipegang" / "Held by";
    /// Label.
    STATE = "Keadaan" / "State";
    /// Option that asks for nothing.
    ANY = "Semua" / "Any";
    /// Option: nobody holds it.
    NOBODY = "Belum diambil" / "Not taken";
    /// Option: the officer holds it.
    ME = "Saya" / "Me";
    /// Option of ages.
    AGE_DAYS = "{days} hari atau lebih" / "{days} days or more";
    /// Button of the filter form.
    APPLY = "Terapkan" / "Apply";
    /// Link that takes all filters away.
    CLEAR = "Hapus saringan" / "Clear filters";
    /// Label of the field of a ticket.
    TICKET = "Buka tiket" / "Open a ticket";
    /// Button beside it.
    OPEN = "Buka" / "Open";
    /// There is no such ticket here.
    TICKET_UNKNOWN = "Tiket ini tidak ada di wilayah Anda. Periksa lagi 12 karakternya." / "There is no such ticket in your region. Check its 12 characters again.";
    /// Label of the field of a NIK.
    FIND = "Cari dengan NIK" / "Find by NIK";
    /// Button beside it.
    FIND_GO = "Cari" / "Find";
    /// Title and heading of what is found by a NIK, and name of its table.
    FOUND = "Kasus dengan NIK ini" / "Cases with this NIK";
    /// Link back.
    FOUND_BACK = "Kembali ke antrean" / "Back to the queue";
    /// What may be told.
    FOUND_TELL = "Cocokkan dulu dengan KTP. Pemilik kasus boleh tahu nomor tiket dan perkembangannya; tetangga yang mengusulkan hanya boleh tahu usulannya masih atau sudah selesai ditinjau. PIN tidak bisa diberikan lagi." / "Compare with the KTP first. Whose case it is may know its ticket and how it stands; a neighbour who proposed may only know whether it is still being or has been reviewed. The PIN cannot be given out again.";
    /// There are reports among them.
    FOUND_REPORTS = "Di sini ada laporan tentang orang ini. Jangan beri tahu bahwa laporan itu ada, isinya, atau tiketnya: pelapornya bisa orang lain." / "There are reports about this person here. Do not tell that they exist, what they say, or their tickets: somebody else may have sent them.";
    /// Nothing is found by a NIK.
    FOUND_NONE = "Tidak ada kasus dengan NIK ini di wilayah Anda. Cocokkan lagi NIK dengan KTP, lalu coba NIK orang yang diusulkan. Usulan tanpa NIK hanya terbuka dengan nomor tiket." / "There is no case with this NIK in your region. Compare the NIK with the KTP again, then try the NIK of the person proposed. A proposal without a NIK opens by its ticket only.";
    /// More than is shown.
    FOUND_MORE = "Hanya {count} kasus terbaru yang tampil. Yang lebih lama terbuka dengan nomor tiket." / "Only the newest {count} cases are shown. Older ones open by their ticket.";
    /// Button.
    TAKE_NEXT = "Ambil kasus berikutnya" / "Take the next case";
    /// Under the button.
    TAKE_NEXT_HINT = "Kasus dengan tenggat terdekat yang belum diambil, menurut saringan jenis dan wilayah." / "The case due soonest that nobody has taken, of the kind and region chosen.";
    /// Nothing is left to take.
    DONE_CONFLICT = "Konflik kepentingan Anda dicatat. Kasus itu kembali ke antrean untuk petugas lain." / "Your conflict of interest is noted. The case is back in the queue for other officers.";
    /// Nothing was left to take.
    NONE_LEFT = "Tidak ada kasus yang dapat diambil saat ini. Kasus yang sedang dipegang petugas lain kembali ke antrean saat waktunya habis." / "There is no case to take right now. What others hold returns to the queue when their time is over.";
    /// Column.
    COLUMN_TICKET = "Tiket" / "Ticket";
    /// Column.
    COLUMN_KIND = "Jenis" / "Kind";
    /// Column.
    COLUMN_REGION = "Desa/kelurahan" / "Village";
    /// Column.
    COLUMN_STATE = "Keadaan" / "State";
    /// Column.
    COLUMN_SENT = "Dikirim" / "Sent";
    /// Column.
    COLUMN_AGE = "Umur" / "Age";
    /// Column.
    COLUMN_DUE = "Tenggat" / "Due";
    /// Column.
    COLUMN_FLAGS = "Tanda" / "Flags";
    /// Column.
    COLUMN_HOLDER = "Dipegang" / "Held by";
    /// Column.
    COLUMN_CYCLE = "Siklus" / "Cycle";
    /// Name of the table.
    CAPTION = "Kasus, urut tenggat" / "Cases, by deadline";
    /// Age in days.
    DAYS = "{days} hari" / "{days} days";
    /// Sent today.
    TODAY = "Hari ini" / "Today";
    /// The deadline has passed.
    LATE = "lewat tenggat" / "overdue";
    /// The deadline is near.
    SOON = "hampir lewat" / "nearly overdue";
    /// Nobody holds it.
    FREE = "Belum diambil" / "Not taken";
    /// Nobody holds it; the officer had asked its citizen.
    ASKED_BY_ME = "Belum diambil; Anda yang bertanya" / "Not taken; you had asked";
    /// Nobody holds it; somebody else had asked its citizen.
    ASKED_BY = "Belum diambil; {name} yang bertanya" / "Not taken; {name} had asked";
    /// The officer holds it.
    MINE = "Anda, sampai {time}" / "You, until {time}";
    /// Somebody else holds it.
    OTHERS = "{name}, sampai {time}" / "{name}, until {time}";
    /// Who holds it cannot be named.
    UNNAMED = "petugas lain" / "another officer";
    /// Link to the next page.
    NEXT = "Halaman berikut" / "Next page";
    /// Link back to the first page.
    FIRST = "Ke awal antrean" / "To the head of the queue";
    /// The search ended early.
    CUT = "Baru sebagian antrean yang dicari." / "Only a part of the queue has been searched.";
    /// Link that searches on.
    SEARCH_ON = "Cari lebih jauh" / "Search further";
    /// Nothing waits at all.
    EMPTY = "Tidak ada kasus yang menunggu. Usulan dan sanggahan baru dari warga muncul di sini sendiri." / "No case is waiting. New proposals and objections of residents appear here by themselves.";
    /// Nothing waits in this view.
    EMPTY_VIEW = "Tidak ada kasus pada tampilan ini. Buka tampilan Semua untuk melihat yang lain." / "There is no case in this view. Open the view All to see the others.";
    /// Nothing passes the filters.
    EMPTY_FILTER = "Tidak ada kasus yang cocok dengan saringan. Hapus satu atau beberapa saringan, lalu coba lagi." / "No case fits the filters. Take one or some of them away and try again.";
    /// The officer holds nothing.
    EMPTY_MINE = "Anda tidak memegang kasus. Ambil kasus berikutnya, atau pilih satu dari tampilan Semua." / "You hold no case. Take the next one, or choose one from the view All.";
    /// `ganda`
    FLAG_GANDA = "ganda?" / "duplicate?";
    /// `nik`
    FLAG_NIK = "NIK tidak cocok" / "NIK does not fit";
    /// `tanpa_nomor`
    FLAG_TANPA_NOMOR = "tanpa NIK/KK" / "no NIK/KK";
    /// `hubungan`
    FLAG_HUBUNGAN = "hubungan" / "relation";
    /// `alamat`
    FLAG_ALAMAT = "alamat" / "address";
    /// `pelapor`
    FLAG_PELAPOR = "pelapor" / "reporter";
    /// `lonjakan`
    FLAG_LONJAKAN = "lonjakan" / "surge";
    /// `foto`
    FLAG_FOTO = "foto kurang jelas" / "unclear photo";
    /// `keberatan`
    FLAG_KEBERATAN = "keberatan" / "appeal";
    /// `kembali`
    FLAG_KEMBALI = "kembali dari warga" / "back from the resident";
    /// The officer is close to somebody in it.
    KEEP_AWAY_CLOSE = "konflik kepentingan: bukan untuk Anda" / "conflict of interest: not for you";
    /// The officer decided what is contested.
    KEEP_AWAY_OWN_APPEAL = "keberatan atas putusan Anda: bukan untuk Anda" / "appeal against your decision: not for you";
    /// Heading of how the queue is used without a mouse.
    KEYS = "Memakai antrean dengan papan ketik" / "Using the queue with the keyboard";
    /// The order of Tab.
    KEYS_TAB = "Tab berpindah ke tautan atau isian berikut, Shift+Tab ke yang sebelumnya, Enter membuka. Tab pertama di halaman melompati menu. Setiap kasus adalah satu tautan." / "Tab goes to the next link or field, Shift+Tab to the one before, Enter opens. The first Tab of the page skips the menu. Each case is one link.";
    /// How the keys are pressed.
    KEYS_HOW = "Tombol pintas: Alt+Shift+huruf di Firefox, Alt+huruf di Chrome dan Edge, Control+Option+huruf di Mac." / "Shortcut keys: Alt+Shift+letter in Firefox, Alt+letter in Chrome and Edge, Control+Option+letter on a Mac.";
    /// `A`
    KEY_TAKE = "ambil kasus berikutnya" / "take the next case";
    /// `T`
    KEY_TICKET = "isian Buka tiket" / "the field Open a ticket";
    /// `S`
    KEY_FILTER = "saringan" / "the filters";
    /// `D`
    KEY_LIST = "daftar kasus" / "the list of cases";
    /// `N`
    KEY_NEXT = "halaman berikut" / "the next page";
    /// `H`
    KEY_FIRST = "awal antrean" / "the head of the queue";
}
