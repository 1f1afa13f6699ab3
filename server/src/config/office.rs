//! The Dinas Sosial behind this installation.

use app::chrome::Contact;

use super::vars::Vars;

/// What an office needs unless it says otherwise.
const DEFAULT_LEAD_DAYS: u32 = 3;
/// More would leave no day of the month.
const MAX_LEAD_DAYS: u32 = 27;

/// Who answers when the page cannot, and what this office asks of visitors.
#[derive(Debug, Clone)]
pub struct OfficeConfig {
    /// `BANSOS_CONTACT_NAME`, `…_PHONE`, `…_ADDRESS`, `…_HOURS`: shown on every page.
    pub contact: Contact,
    /// `BANSOS_REQUIRE_BIRTH_YEAR`, default off: nobody sees programmes without stating the year of birth (S-3).
    pub require_birth_year: bool,
    /// `BANSOS_LEAD_DAYS`, default 3: days before a cut-off that the office needs to look at a proposal (W-2).
    pub lead_days: u32,
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
        let lead_days = vars.parse("BANSOS_LEAD_DAYS", "a number of days from 0 to 27", |value| {
            value.parse().ok().filter(|days| *days <= MAX_LEAD_DAYS)
        });
        Self {
            contact,
            require_birth_year: vars.on_off("BANSOS_REQUIRE_BIRTH_YEAR", false),
            lead_days: lead_days.unwrap_or(DEFAULT_LEAD_DAYS),
        }
    }
}
