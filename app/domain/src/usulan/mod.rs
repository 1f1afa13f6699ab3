//! A proposal (*usulan*): from a draft to what is stored (§3.4).
//!
//! [`read_usulan`] turns a draft into a [`NewUsulan`] or says what is wrong where. Mismatches
//! between numbers and answers are a [`Warning`] to the reviewer, never a wall (NIK-7).

mod assist;
mod bulk;
mod find_warnings;
mod hubungan;
mod origin;
mod read;
mod warning;

pub use assist::{Assessment, AssistForm, Assistance};
pub use bulk::{BulkColumn, BulkLine, Rejection};
pub use hubungan::Hubungan;
pub use origin::Origin;
pub use read::{NewUsulan, read_usulan};
pub use warning::Warning;
