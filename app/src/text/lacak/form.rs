//! `/lacak`: ticket and PIN.

use crate::text::texts;

texts! {
    /// Title and heading.
    TITLE = "Lacak" / "Track";
    /// Under the heading.
    LEAD = "Lihat perkembangan usulan atau sanggahan Anda." / "See how your proposal or objection is getting on.";
    /// Label of the ticket.
    TICKET = "Nomor tiket" / "Ticket number";
    /// Hint of the ticket.
    TICKET_HINT = "12 huruf dan angka pada tanda terima. Tanda hubung boleh dilewati. Contoh bentuknya: XXXX-XXXX-XXXX." / "12 letters and digits on your receipt. Hyphens may be left out. It looks like XXXX-XXXX-XXXX.";
    /// Label of the PIN.
    PIN = "PIN tiket" / "PIN of the ticket";
    /// Hint of the PIN.
    PIN_HINT = "6 angka pada tanda terima. Bukan PIN bank atau ATM." / "6 digits on your receipt. Not the PIN of your bank card.";
    /// The button.
    SUBMIT = "Lihat perkembangan" / "See the progress";
    /// No ticket typed.
    TICKET_REQUIRED = "Isi nomor tiket." / "Enter the ticket number.";
    /// The check character does not fit.
    TICKET_TYPO = "Ada huruf atau angka yang keliru di nomor tiket. Cocokkan satu per satu dengan tanda terima." / "A letter or digit of the ticket number is wrong. Compare them one by one with your receipt.";
    /// Not a ticket at all.
    TICKET_SHAPE = "Nomor tiket terdiri dari 12 huruf dan angka, tanpa huruf I, L, O dan angka 0, 1." / "A ticket number has 12 letters and digits, without the letters I, L, O and the digits 0, 1.";
    /// No PIN typed.
    PIN_REQUIRED = "Isi PIN tiket, 6 angka." / "Enter the PIN of the ticket, 6 digits.";
    /// Not a PIN at all.
    PIN_SHAPE = "PIN tiket harus 6 angka." / "The PIN must have 6 digits.";
    /// Heading when ticket and PIN do not belong together, or there is no such ticket (S-8).
    REFUSED = "Nomor tiket dan PIN tidak cocok" / "Ticket number and PIN do not match";
    /// What next.
    REFUSED_WHY = "Periksa keduanya di tanda terima, lalu coba lagi. Setelah lima kali salah, tiket dikunci sementara." / "Check both on your receipt, then try again. After five wrong tries the ticket is locked for a while.";
    /// Heading while locked.
    LOCKED = "Tiket ini dikunci sementara" / "This ticket is locked for a while";
    /// Until when.
    LOCKED_WHY = "Sudah lima kali salah. Coba lagi {minutes} menit lagi. Sebelum itu, PIN yang benar pun tidak dibuka." / "There were five wrong tries. Try again in {minutes} minutes. Until then even the right PIN is refused.";
    /// Heading once a session has ended by itself.
    OVER = "Sesi 30 menit sudah habis" / "The session of 30 minutes is over";
    /// What next.
    OVER_WHY = "Demi keamanan, kasus Anda ditutup lagi. Nomor tiketnya masih ada di bawah; isi PIN sekali lagi." / "For safety your case was closed again. Its ticket number is still below; enter the PIN once more.";
    /// Before what was typed into a form that came too late.
    OVER_UNSENT = "Yang baru Anda ketik belum terkirim. Salin dulu, lalu tempel lagi setelah masuk:" / "What you have just typed was not sent. Copy it first, then paste it after you are in again:";
    /// Heading for those who lost it (S-11).
    LOST = "Tiket atau PIN hilang?" / "Lost the ticket or PIN?";
    /// What to do.
    LOST_WHAT = "Datang ke kantor Dinas Sosial dengan KTP. Petugas mencari usulan Anda dengan NIK, lalu memberi tahu nomor tiket dan perkembangannya di sana. PIN tidak bisa diberikan lagi oleh siapa pun, dan tiket tidak dicarikan lewat internet atau telepon. Sanggahan dan laporan tidak bisa dicari dengan NIK pelapor, karena identitas pelapor disegel." / "Come to the Dinas Sosial with your KTP. An officer finds your proposal by your NIK, and tells you there its ticket and how it stands. Nobody can give out the PIN again, and tickets are not looked up on-line or by telephone. Objections and reports cannot be found by the NIK of who sent them, because that is sealed.";
    /// After leaving a case.
    LEFT = "Anda sudah keluar. Kasus ditutup di HP ini; untuk membukanya lagi perlu nomor tiket dan PIN." / "You have left. The case is closed on this phone; to open it again takes ticket number and PIN.";
    /// After what was sent has been forgotten on this phone.
    FORGOTTEN = "Kiriman tadi sudah dilupakan di HP ini. Untuk melihatnya lagi perlu nomor tiket dan PIN." / "What you sent has been forgotten on this phone. To see it again takes ticket number and PIN.";
    /// A case was asked for, and none is open.
    NEEDS_PIN = "Untuk membuka kasus, masukkan nomor tiket dan PIN. Demi keamanan, kasus yang dibuka tertutup sendiri setelah 30 menit." / "To open a case, enter ticket number and PIN. For safety, a case that was opened closes by itself after 30 minutes.";
    /// Against fraud.
    SAFE = "Petugas tidak pernah menanyakan PIN tiket lewat telepon atau pesan." / "Officers never ask for the PIN of a ticket by telephone or message.";
    /// For those who have none.
    NO_TICKET = "Belum pernah mengusulkan?" / "Have not proposed yet?";
    /// Link to `/usulan/baru`.
    NO_TICKET_LINK = "Mulai usulan" / "Start a proposal";
}
