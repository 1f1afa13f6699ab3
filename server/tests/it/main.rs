//! The service tried as a whole, on both databases.

mod canary;
mod http;
mod import;
mod support;
mod versions;
mod wilayah;
