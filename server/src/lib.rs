//! The web service: routes call use cases, use cases call the store, pages are rendered from view models.

pub mod captcha;
pub mod clock;
pub mod config;
pub mod crypto;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod photo;
pub mod readiness;
pub mod storage;
pub mod store;
pub mod usecase;
