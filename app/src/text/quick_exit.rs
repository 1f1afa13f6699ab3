//! The way out for somebody who must not be seen on a page.

use super::texts;

texts! {
    /// The link.
    LEAVE = "Keluar cepat" / "Leave quickly";
    /// What it does.
    WHAT = "Langsung ke situs cuaca" / "Straight to the weather site";
}
