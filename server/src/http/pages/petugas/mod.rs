//! Pages of officers. Each handler takes a [`crate::http::desk::Desk`].

mod agent;
pub mod akun;
pub mod anomali;
pub mod antrean;
pub mod audit;
pub mod bantu;
pub mod batch;
pub mod data;
pub mod jawaban;
pub mod kalender;
pub mod kasus;
pub mod kelayakan;
pub mod kunjungan;
pub mod kuota;
pub mod massal;
pub mod masuk;
pub mod musyawarah;
pub mod orang;
pub mod pelapor;
pub mod penerima;
mod place_words;
pub mod putusan;
mod recipient_lines;
mod recipient_words;
pub mod ringkasan;
pub mod surat;
pub mod uji_petik;
