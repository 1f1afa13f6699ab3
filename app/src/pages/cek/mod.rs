//! Cek bansos: the form and its result.

mod form;
mod hasil;
pub mod model;

pub use form::cek_page;
pub use hasil::hasil_page;
