//! Cek bansos: the form and its result.

pub mod model;
