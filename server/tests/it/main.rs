//! The service tried as a whole, on both databases.

mod audit;
mod canary;
mod http;
mod import;
mod lacak;
mod mail;
mod petugas;
mod photo;
mod retention;
mod rotation;
mod rules;
mod sanggahan;
mod statistik;
mod support;
mod usulan;
mod versions;
mod wilayah;
