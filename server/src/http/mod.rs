//! The two doors: pages for people, `/api/v1` for programs. Both are thin; the work is in `usecase`.

pub mod accept;
pub mod api;
pub mod assets;
pub mod client;
pub mod cookies;
pub mod desk;
mod encoding;
pub mod even;
pub mod headers;
pub mod log;
pub mod metrics;
pub mod overload;
pub mod page;
pub mod pages;
pub mod router;
pub mod routes;
mod slow_reader;
pub mod upload;
pub mod visitor;

use app::chrome::Assets;
use axum::extract::FromRef;

use crate::usecase::Context;

/// What every handler can reach.
#[derive(Debug, Clone)]
pub struct AppState {
    /// Tables, keys, time, configuration.
    pub ctx: Context,
    /// Files of the browser.
    pub assets: Assets,
}

impl FromRef<AppState> for Context {
    fn from_ref(state: &AppState) -> Self {
        state.ctx.clone()
    }
}
