//! Building blocks of pages. None of them reads data.

pub(crate) mod article;
pub mod button;
pub mod captcha_field;
pub mod contact_block;
pub mod door;
pub mod error_summary;
pub mod field;
pub mod hydration;
pub mod icon;
pub mod layout;
pub mod notice;
pub mod person_card;
pub mod program_list;
pub mod region_choices;
pub mod region_path;
pub mod region_select;
pub mod site_footer;
pub mod site_header;
pub mod status_tag;
pub mod text_field;
pub mod textarea;
