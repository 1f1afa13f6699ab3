//! Routes that remember what they are: method and path, so that the access table can be held against them.

use axum::Router;
use axum::extract::Extension;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn;
use axum::routing::{MethodRouter, delete, get, post, put};
use domain::petugas::Permission;

use super::{AppState, desk};

/// One thing that can be asked of the service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// `GET` stands for `HEAD` too.
    pub method: String,
    /// Path with its parameters in braces.
    pub path: String,
    /// What an officer needs for it; `None` where no officer has to be signed in.
    pub permission: Option<Permission>,
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
        self.note(&Method::GET, path, None);
        self.router = self.router.route(path, get(handler));
        self
    }

    /// Adds a call that puts something in its place.
    pub(super) fn put<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        handler: H,
    ) -> Self {
        self.note(&Method::PUT, path, None);
        self.router = self.router.route(path, put(handler));
        self
    }

    /// Adds a call that takes something away.
    pub(super) fn delete<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        handler: H,
    ) -> Self {
        self.note(&Method::DELETE, path, None);
        self.router = self.router.route(path, delete(handler));
        self
    }

    /// Adds a form or call that is sent.
    pub(super) fn post<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        handler: H,
    ) -> Self {
        self.note(&Method::POST, path, None);
        self.router = self.router.route(path, post(handler));
        self
    }

    /// Adds a page of officers that is read. Its handler takes a [`super::desk::Desk`].
    pub(super) fn desk_get<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        permission: Permission,
        handler: H,
    ) -> Self {
        self.note(&Method::GET, path, Some(permission));
        self.router = self.router.route(path, guarded(get(handler), permission));
        self
    }

    /// Adds a form of officers that is sent. Its handler takes a [`super::desk::Desk`].
    pub(super) fn desk_post<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &str,
        permission: Permission,
        handler: H,
    ) -> Self {
        self.note(&Method::POST, path, Some(permission));
        self.router = self.router.route(path, guarded(post(handler), permission));
        self
    }

    fn note(&mut self, method: &Method, path: &str, permission: Option<Permission>) {
        let path = path.to_owned();
        self.list.push(Route { method: method.to_string(), path, permission });
    }
}

/// What only an officer with this permission gets to.
fn guarded(handler: MethodRouter<AppState>, permission: Permission) -> MethodRouter<AppState> {
    let guarded: MethodRouter<AppState> = handler.layer(from_fn(desk::guard));
    guarded.layer(Extension(permission))
}
