//! The first door: pages. Each handler parses, calls a use case, fills a view model.

pub mod cek;
pub mod draft;
pub mod form;
pub mod hasil;
pub mod health;
pub mod home;
pub mod information;
pub mod jawab;
pub mod lacak;
pub mod petugas;
pub mod problem;
pub mod sanggahan;
pub mod statistik;
pub mod usulan;
