//! One folder per task. Each has its view model (`model.rs`) and its pages.

pub mod cek;
