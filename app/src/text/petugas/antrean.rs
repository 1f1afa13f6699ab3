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
    /// Button.
    TAKE_NEXT = "Ambil kasus berikutnya" / "Take the next case";
    /// Under the button.
    TAKE_NEXT_HINT = "Kasus dengan tenggat terdekat yang belum diambil, menurut saringan jenis dan wilayah." / "The case due soonest that nobody has taken, of the kind and region chosen.";
    /// Nothing is left to take.
    NONE_LEFT = "Tidak ada kasus yang dapat diambil saat ini. Kasus yang sedang dipegang petugas lain kembali ke antrean saat waktunya habis." / "There is no case to take right now. What others hold returns to the queue when their time is over.";
    /// Column.
    COLUMN_TICKET = "Tiket" / "Ticket";
    /// Column.
    COLUMN_KIND = "Jenis" / "Kind";
    /// Column.
    COLUMN_REGION = "Desa/kelurahan" / "Village";
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
    TODAY = "hari ini" / "today";
    /// The deadline has passed.
    LATE = "lewat tenggat" / "overdue";
    /// The deadline is near.
    SOON = "hampir lewat" / "nearly overdue";
    /// Nobody holds it.
    FREE = "belum diambil" / "not taken";
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
}
