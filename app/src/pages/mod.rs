//! One folder per task. Each has its view model (`model.rs`) and its pages.

pub mod aksesibilitas;
pub mod cek;
pub mod draft;
pub mod error;
pub mod home;
pub mod komponen;
pub mod lacak;
pub mod panduan;
pub mod petugas;
pub mod privasi;
pub mod sanggahan;
pub mod statistik;
pub mod usulan;
