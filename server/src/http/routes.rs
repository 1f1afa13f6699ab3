//! Routes that remember what they are: method and path, so that the access table can be held against them.

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{delete, get, post, put};

use super::AppState;

/// One thing that can be asked of the service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// `GET` stands for `HEAD` too.
    pub method: String,
    /// Path with its parameters in braces.
    pub path: String,
}

/// A router under construction, and the list of its routes.
#[derive(Default)]
pub(super) struct Routes {
    pub(super) router: Router<AppState>,
    pub(super) list: Vec<Route>,
}

impl Routes {
    /// Adds a page or answer that is read.
    pub(super) fn get<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        handler: H,
    ) -> Self {
        self.list.push(Route { method: Method::GET.to_string(), path: path.to_owned() });
        self.router = self.router.route(path, get(handler));
        self
    }

    /// Adds a call that puts something in its place.
    pub(super) fn put<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        handler: H,
    ) -> Self {
        self.list.push(Route { method: Method::PUT.to_string(), path: path.to_owned() });
        self.router = self.router.route(path, put(handler));
        self
    }

    /// Adds a call that takes something away.
    pub(super) fn delete<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        handler: H,
    ) -> Self {
        self.list.push(Route { method: Method::DELETE.to_string(), path: path.to_owned() });
        self.router = self.router.route(path, delete(handler));
        self
    }

    /// Adds a form or call that is sent.
    pub(super) fn post<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        handler: H,
    ) -> Self {
        self.list.push(Route { method: Method::POST.to_string(), path: path.to_owned() });
        self.router = self.router.route(path, post(handler));
        self
    }
}
