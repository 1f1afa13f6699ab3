//! The only code that runs in the browser.
//!
//! An island here is a thin shell around markup the server rendered: the page is whole without it, and every word of
//! it is in the HTML once. When the island starts it finds its fields by their names and listens to them; it draws
//! nothing a second time, so a page altered before (by a translator, by a browser that filled in the form) cannot
//! make it stumble. That is also why the bundle stays near the floor the framework sets.
//!
//! | island | around | what it adds |
//! |---|---|---|
//! | [`region_picker::RegionPicker`] | the four region selects | loads the next list without a new page |
//! | [`captcha_box::CaptchaBox`] | the picture challenge | another picture without a new page; proof of work instead |
//! | [`draft_saver::DraftSaver`] | the fields of a draft's step | saves what was typed, says when |
//! | [`photo_box::PhotoBox`] | a photo's slot | scales a photo down and sends it, with progress |
//! | [`number_hint::NumberHint`] | a NIK or KK field | counts its digits, says what a NIK tells |
//! | [`here::Here`] | two coordinate fields | asks the phone where it is |
//!
//! To add one: a folder with `mod.rs` (the island, both sides) and `browser.rs` (what it does, browser only); its
//! sentences go to [`crate::text::island`]; then look at the size (`make size`): each kilobyte is paid by a cheap phone.

pub mod captcha_box;
pub mod draft_saver;
pub mod here;
pub mod number_hint;
pub mod photo_box;
pub mod region_picker;

#[cfg(feature = "hydrate")]
mod dom;
#[cfg(feature = "hydrate")]
mod network;
