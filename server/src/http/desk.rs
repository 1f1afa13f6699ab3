//! What every page of an officer begins with: who is signed in, and whether their role includes the route.
//!
//! A route names its permission where it is added (see [`super::routes::Routes::desk_get`]), and [`guard`] stands before
//! its handler, whatever that asks for. Scope is the store's matter: [`Officer::rows`].

use app::pages::petugas::frame::DeskFrame;
use app::text::Lang;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::petugas::Permission;
use leptos::prelude::AnyView;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::AppState;
use super::cookies::OfficerSecret;
use super::page::{Page, see_other};
use crate::usecase::petugas::{Officer, session};
use crate::usecase::{AppError, Context};

/// Where officers sign in.
pub const SIGN_IN: &str = "/petugas/masuk";

/// A page request of an officer who may make it.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The request.
    pub page: Page,
    /// Who makes it.
    pub officer: Officer,
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Some(officer) = parts.extensions.get::<Officer>().cloned() else {
            tracing::error!("a page of officers stands behind no guard");
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        let page = Page::from_request_parts(parts, state).await;
        let page = page.map_err(IntoResponse::into_response)?;
        Ok(Self { page, officer })
    }
}

/// Lets a request pass to a handler of officers if somebody is signed in whose role has what the route needs.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match officer_of(&mut parts).await {
        Ok(officer) => {
            parts.extensions.insert(officer);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(answer) => answer,
    }
}

/// Who asks for what a route offers; or the answer to whom it does not.
async fn officer_of(parts: &mut Parts) -> Result<Officer, Response> {
    let Some(state) = parts.extensions.get::<AppState>().cloned() else {
        tracing::error!("a request without the state of the service");
        return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
    };
    let Some(needed) = parts.extensions.get::<Permission>().copied() else {
        tracing::error!("a route of officers names no permission");
        return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
    };
    let page = Page::from_request_parts(parts, &state).await;
    let page = page.map_err(IntoResponse::into_response)?;
    let Ok(OfficerSecret(secret)) = OfficerSecret::from_request_parts(parts, &state).await;
    let officer = match session::officer_of(&state.ctx, &secret).await {
        Ok(Some(officer)) => officer,
        Ok(None) => return Err(see_other(&sign_in_for(parts))),
        Err(error) => return Err(page.error(error).await),
    };
    if officer.may(needed) { Ok(officer) } else { Err(page.error(AppError::Forbidden).await) }
}

/// The way to sign in, and back to where one wanted to go. What was sent and not shown is not repeated: back to the desk.
fn sign_in_for(parts: &Parts) -> String {
    if parts.method != Method::GET {
        return format!("{SIGN_IN}?habis=1");
    }
    sign_in_and_back(parts.uri.path_and_query().map_or("/petugas", |path| path.as_str()))
}

/// The way to sign in, and back to `path`.
pub fn sign_in_and_back(path: &str) -> String {
    format!("{SIGN_IN}?ke={}", utf8_percent_encode(path, NON_ALPHANUMERIC))
}

impl Desk {
    /// What use cases work with.
    pub fn ctx(&self) -> &Context {
        self.page.ctx()
    }

    /// Language of the answer.
    pub const fn lang(&self) -> Lang {
        self.page.visitor.lang
    }

    /// The frame of the page.
    pub fn frame(&self) -> DeskFrame {
        DeskFrame {
            chrome: self.page.chrome(),
            name: self.officer.name.clone(),
            role: self.officer.role,
            scope: self.officer.scope.region().as_str().to_owned(),
        }
    }

    /// Renders `model` with its page function.
    pub async fn render<M>(&self, status: StatusCode, model: M, page: fn(M) -> AnyView) -> Response
    where
        M: Send + 'static,
    {
        self.page.render(status, model, page).await
    }

    /// The page or answer of a task, or the page that says why there is none.
    pub async fn answer(&self, result: Result<Response, AppError>) -> Response {
        self.page.answer(result).await
    }
}
