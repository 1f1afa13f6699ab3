//! What residents say about a recipient (*sanggahan*, *tanggapan*, *perbaikan*): from a draft to
//! what is stored (§3.5).
//!
//! It is a recommendation to Dinas Sosial, never a vote, and changes nothing by itself.
//! [`read_laporan`] turns a draft into a [`NewLaporan`], in which the [`Pelapor`] stands apart: who
//! reports is sealed with a public key (S-7), what they report is not.

mod identity_in_text;
mod numbers_in_text;
mod pelapor;
mod perihal;
mod read;
mod untelling;

pub use identity_in_text::{IdentityHint, find_identity};
pub use pelapor::Pelapor;
pub use perihal::Perihal;
pub use read::{NewLaporan, identity_so_far, read_laporan};
