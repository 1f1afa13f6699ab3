//! The service tried as a whole, on both databases.

mod audit;
mod canary;
mod http;
mod import;
mod lacak;
mod mail;
mod photo;
mod retention;
mod rules;
mod sanggahan;
mod support;
mod usulan;
mod versions;
mod wilayah;
