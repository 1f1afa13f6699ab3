//! Pages of officers: plain HTML, dense, with a style sheet of their own that citizens never download.

pub mod akun;
pub mod anomali;
pub mod antrean;
pub mod audit;
pub mod bantu;
pub mod batch;
pub mod data;
mod fault;
pub mod frame;
pub mod gangguan;
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
pub mod putusan;
pub mod ringkasan;
pub mod surat;
pub mod terputus;
pub mod uji_petik;
