//! Everything a person sees: pages, components, texts, and the few islands that run in the browser.
//!
//! A page is a pure function of a view model: model in, HTML out. Nothing here opens a connection or waits.

pub mod chrome;
pub mod components;
pub mod islands;
pub mod pages;
pub mod text;
