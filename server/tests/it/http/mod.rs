//! Stories over real HTTP: the whole service on a socket, with a real database behind it.

mod access;
mod anatomy;
mod api;
mod bad_input;
mod budgets;
mod captcha;
mod edge;
mod look_up;
mod regions;
mod scripts;
pub(crate) mod site;
mod slow_reader;
mod smuggling;
