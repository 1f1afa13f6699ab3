//! Everything a person sees: pages, components, texts, and the few islands that run in the browser.
//!
//! A page is a pure function of a view model: model in, HTML out. Nothing here opens a connection or waits.

pub mod chrome;
pub mod components;
pub mod islands;
pub mod pages;
pub mod text;

/// Gets the browser ready for islands. The loader calls it once, then each island of the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
