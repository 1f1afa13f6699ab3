//! Sentences about whom a form is about.

use crate::text::texts;

texts! {
    /// Before the masked name.
    ABOUT = "Tentang" / "About";
}
