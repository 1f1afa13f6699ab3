//! What every page needs besides its own content: language, files, contact.

use crate::text::Lang;

/// The frame around a page, filled by the server for each request.
#[derive(Debug, Clone)]
pub struct Chrome {
    /// The language of the page.
    pub lang: Lang,
    /// Path of this page without query, for the language switch and the canonical link. Holds no personal data.
    pub path: String,
    /// Files the build step wrote, with their hashed names.
    pub assets: Assets,
    /// Value of the Content-Security-Policy nonce of this answer.
    pub nonce: String,
    /// Where a person finds human help.
    pub contact: Contact,
    /// Development server: shows links that production does not have.
    pub development: bool,
    /// The browser asked to save data (`Save-Data: on`): nothing is preloaded.
    pub save_data: bool,
}

/// URLs of the files the build step wrote. `None`: not built; the page works without.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: Option<String>,
    /// What officers' pages need beyond it.
    pub desk_css: Option<String>,
    /// The JavaScript that starts the WASM.
    pub js: Option<String>,
    /// The WASM itself.
    pub wasm: Option<String>,
    /// The worker that solves proofs of work.
    pub pow_worker: Option<String>,
}

/// The Dinas Sosial behind this installation, from its configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Name of the office.
    pub name: String,
    /// Telephone number as a person would dial it.
    pub phone: String,
    /// Street address.
    pub address: String,
    /// Opening hours.
    pub hours: String,
}
