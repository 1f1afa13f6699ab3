//! The frame around every page: header, footer, ways out.

use super::texts;

texts! {
    /// Name of the service; the same in every language.
    SERVICE = "Cek Usul Sanggah" / "Cek Usul Sanggah";
    /// What the service is about, beside its name.
    SERVICE_LINE = "Bantuan sosial" / "Social assistance";
    /// End of every page title.
    TITLE_END = " – Cek Usul Sanggah" / " – Cek Usul Sanggah";
    /// Beginning of the title of a page with errors.
    TITLE_ERRORS = "Kesalahan: " / "Error: ";
    /// Content of the description for search engines.
    DESCRIPTION = "Periksa penerima bantuan sosial di desa atau kelurahan Anda. Gratis, tanpa akun." / "Check social assistance recipients in your village or ward. Free, no account.";
    /// First link of every page.
    SKIP = "Langsung ke isi" / "Skip to content";
    /// Name of the language switch.
    LANGUAGE = "Bahasa" / "Language";
    /// Link to the page before.
    BACK = "Kembali" / "Back";
    /// Name of the footer's list of links.
    FOOTER_NAV = "Informasi layanan" / "About this service";
    /// The line against fraud.
    ANTI_PHISHING = "Kami tidak pernah meminta PIN bank atau ATM, uang, atau memasang APK." / "We never ask for a bank or ATM PIN, for money, or to install an APK.";
    /// What to do about fraud.
    ANTI_PHISHING_ACT = "Jika ada yang memintanya atas nama bansos, jangan ikuti. Hubungi Dinas Sosial." / "If someone asks in the name of social assistance, do not follow. Call the Dinas Sosial.";
    /// Heading of the contact.
    CONTACT = "Perlu bantuan orang?" / "Need help from a person?";
    /// Before the telephone number.
    PHONE = "Telepon" / "Phone";
    /// Before the address.
    ADDRESS = "Alamat" / "Address";
    /// Before the opening hours.
    HOURS = "Jam buka" / "Opening hours";
    /// Link to `/panduan`.
    GUIDE = "Panduan" / "Guide";
    /// Link to `/privasi`.
    PRIVACY = "Privasi" / "Privacy";
    /// Link to `/aksesibilitas`.
    ACCESSIBILITY = "Aksesibilitas" / "Accessibility";
    /// Link to `/statistik`.
    STATISTICS = "Statistik" / "Statistics";
    /// Link to `/_komponen`, development only.
    COMPONENTS = "Komponen" / "Components";
    /// Attribution demanded by the `ODbL`, up to the first link.
    ODBL_BEFORE = "Berisi informasi dari " / "Contains information from ";
    /// Attribution demanded by the `ODbL`, between its links.
    ODBL_BETWEEN = ", yang tersedia di bawah " / ", which is made available under the ";
    /// The sentence in an error summary's heading.
    SUMMARY = "Ada yang perlu diperbaiki" / "Something needs correcting";
    /// After the label of a field that may stay empty.
    OPTIONAL = "(boleh dilewati)" / "(optional)";
    /// Read before an error message.
    ERROR_PREFIX = "Kesalahan:" / "Error:";
}
