//! Stories over real HTTP: the whole service on a socket, with a real database behind it.

mod access;
mod api;
mod bad_input;
mod captcha;
mod edge;
mod look_up;
mod regions;
pub(crate) mod site;
