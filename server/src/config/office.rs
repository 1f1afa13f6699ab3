//! The Dinas Sosial behind this installation.

use app::chrome::Contact;

use super::vars::Vars;

/// Who answers when the page cannot, and what this office asks of visitors.
#[derive(Debug, Clone)]
pub struct OfficeConfig {
    /// `BANSOS_CONTACT_NAME`, `…_PHONE`, `…_ADDRESS`, `…_HOURS`: shown on every page.
    pub contact: Contact,
    /// `BANSOS_REQUIRE_BIRTH_YEAR`, default off: nobody sees programmes without stating the year of birth (S-3).
    pub require_birth_year: bool,
}

impl OfficeConfig {
    pub(super) fn read(vars: &mut Vars) -> Self {
        let mut text =
            |name: &str, default: &str| vars.text(name).unwrap_or_else(|| default.to_owned());
        let contact = Contact {
            name: text("BANSOS_CONTACT_NAME", "Dinas Sosial Kabupaten Uji"),
            phone: text("BANSOS_CONTACT_PHONE", "(0000) 000-000"),
            address: text("BANSOS_CONTACT_ADDRESS", "Jalan Contoh Nomor 1, Kabupaten Uji"),
            hours: text("BANSOS_CONTACT_HOURS", "Senin–Jumat 08.00–15.00"),
        };
        Self { contact, require_birth_year: vars.on_off("BANSOS_REQUIRE_BIRTH_YEAR", false) }
    }
}
