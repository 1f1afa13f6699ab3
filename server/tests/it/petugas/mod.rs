//! Stories of officers.

mod access_log;
mod accounts;
mod anomalies;
mod answer;
mod asking;
mod assist;
mod audit_page;
mod batch;
pub(crate) mod browser;
mod bulk;
mod calendar;
mod case;
mod conflict;
mod data;
mod deciding;
mod export;
mod kelayakan;
mod lease;
mod letters;
mod matrix;
mod musyawarah;
mod pelapor;
mod program;
mod queue;
mod recipients;
mod second_look;
mod sign_in;
mod telling;
mod together;
mod visit;
mod waiting;

pub(crate) use browser::{Petugas, officer, officer_called};
