//! Pages as ordinary Rust: model in, HTML out.

mod draft;
mod error_page;
mod form;
mod frame;
mod hasil;
mod html;
mod lacak;
mod sample;
mod sanggahan;
