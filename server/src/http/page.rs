//! From a view model to an answer: the frame of a page, its rendering, and what to show when a task failed.

use std::pin::Pin;
use std::sync::Arc;

use app::chrome::Chrome;
use app::pages::error::{ErrorKind, ErrorPage, error_page};
use app::pages::petugas::frame::DeskFrame;
use app::text::Lang;
use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts;
use axum::http::header::{LOCATION, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use futures::stream::once;
use leptos::prelude::{AnyView, RenderHtml as _};
use leptos_axum::handle_response_inner;

use super::AppState;
use super::api::FULL_RETRY_SECONDS;
use super::desk::Seat;
use super::upload::UploadFailure;
use super::visitor::{Visitor, remember_lang};
use crate::usecase::{AppError, Context};

/// Largest page, in bytes; the longest is the guide with some 30 KB.
const MAX_PAGE_BYTES: usize = 1 << 20;

/// HTML as the framework passes it on.
type HtmlStream = Pin<Box<dyn Stream<Item = String> + Send>>;

/// Under which number the log has why an answer is none. It goes along with the answer, not to the browser.
#[derive(Debug, Clone)]
pub struct Incident(pub Option<String>);

/// One page request: who asks, and everything needed to answer.
#[derive(Debug, Clone)]
pub struct Page {
    state: AppState,
    /// The person behind the request.
    pub visitor: Visitor,
    /// The officer they are, on pages of officers.
    seat: Option<Arc<Seat>>,
}

impl FromRequestParts<AppState> for Page {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, StatusCode> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        let visitor = visitor.ok_or(StatusCode::INTERNAL_SERVER_ERROR)?;
        let seat = parts.extensions.get::<Arc<Seat>>().cloned();
        Ok(Self { state: state.clone(), visitor, seat })
    }
}

impl Page {
    /// A page for `visitor`, outside a handler.
    pub fn new(state: AppState, visitor: Visitor) -> Self {
        Self { state, visitor, seat: None }
    }

    /// The same for an officer who is signed in: a page that says what went wrong has their menu.
    #[must_use]
    pub fn seated(self, seat: Option<Arc<Seat>>) -> Self {
        Self { seat, ..self }
    }

    /// The frame of pages of officers, where one is signed in.
    pub fn frame(&self) -> Option<DeskFrame> {
        let seat = self.seat.as_ref()?;
        Some(DeskFrame {
            chrome: self.chrome(),
            name: seat.officer.name.clone(),
            role: seat.officer.role,
            scope: seat.region.clone(),
        })
    }

    /// What use cases work with.
    pub fn ctx(&self) -> &Context {
        &self.state.ctx
    }

    /// The frame of this page.
    pub fn chrome(&self) -> Chrome {
        Chrome {
            lang: self.visitor.lang,
            path: self.visitor.path.clone(),
            assets: self.state.assets.clone(),
            nonce: self.visitor.nonce.clone(),
            contact: self.ctx().config.office.contact.clone(),
            development: self.ctx().config.is_development(),
            save_data: self.visitor.save_data,
        }
    }

    /// Renders `model` with its page function.
    pub async fn render<M>(&self, status: StatusCode, model: M, page: fn(M) -> AnyView) -> Response
    where
        M: Send + 'static,
    {
        let request = Request::new(Body::empty());
        let app = move || page(model);
        let response = handle_response_inner(|| (), app, request, whole_document).await;
        let (mut parts, body) = response.into_parts();
        parts.status = status;
        // The document is whole: collected, it goes out with its length instead of in chunks.
        match to_bytes(body, MAX_PAGE_BYTES).await {
            Ok(document) => Response::from_parts(parts, document.into()),
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "a page was not rendered"
                );
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }

    /// The page or answer of a task, or the page that says why there is none.
    pub async fn answer(&self, result: Result<Response, AppError>) -> Response {
        match result {
            Ok(response) => response,
            Err(error) => self.error(error).await,
        }
    }

    /// The same where the answer may also be a bare status, which is dressed up outside.
    pub async fn answer_or_status(&self, result: Result<Response, UploadFailure>) -> Response {
        match result {
            Ok(response) => response,
            Err(UploadFailure::Task(error)) => self.error(error).await,
            Err(UploadFailure::Status(status)) => status.into_response(),
        }
    }

    /// The error page for a failed task.
    pub async fn error(&self, error: AppError) -> Response {
        match error {
            // A handler that knows its form shows the errors in the form; here only broken requests arrive.
            AppError::Invalid(_) => self.problem(ErrorKind::BadRequest, None).await,
            AppError::NotFound => self.problem(ErrorKind::NotFound, None).await,
            AppError::LinkExpired => self.problem(ErrorKind::LinkExpired, None).await,
            AppError::DraftGone => self.problem(ErrorKind::DraftGone, None).await,
            AppError::Forbidden => self.problem(ErrorKind::Forbidden, None).await,
            AppError::WindowClosed { kind, opens } => {
                self.problem(ErrorKind::WindowClosed { kind, opens }, None).await
            }
            AppError::Conflict => self.problem(ErrorKind::Conflict, None).await,
            AppError::Full => {
                let mut response = self.problem(ErrorKind::Full, None).await;
                response.headers_mut().insert(RETRY_AFTER, FULL_RETRY_SECONDS.into());
                response
            }
            AppError::TooManyRequests { retry_after_seconds } => {
                let kind =
                    ErrorKind::TooManyRequests { retry_after_seconds: retry_after_seconds.into() };
                let mut response = self.problem(kind, None).await;
                response.headers_mut().insert(RETRY_AFTER, retry_after_seconds.into());
                response
            }
            AppError::Unavailable { incident } => {
                self.problem(ErrorKind::Unavailable, Some(incident)).await
            }
        }
    }

    /// An error page with its status.
    pub async fn problem(&self, kind: ErrorKind, incident: Option<String>) -> Response {
        let status = match kind {
            ErrorKind::NotFound => StatusCode::NOT_FOUND,
            ErrorKind::LinkExpired | ErrorKind::DraftGone => StatusCode::GONE,
            ErrorKind::Conflict | ErrorKind::WindowClosed { .. } => StatusCode::CONFLICT,
            ErrorKind::BadRequest => StatusCode::BAD_REQUEST,
            ErrorKind::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            ErrorKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ErrorKind::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            ErrorKind::CrossOrigin | ErrorKind::Forbidden => StatusCode::FORBIDDEN,
            ErrorKind::Full | ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        };
        let broken = (kind == ErrorKind::Unavailable).then(|| Incident(incident.clone()));
        let model = ErrorPage { chrome: self.chrome(), kind, incident, desk: self.frame() };
        let mut response = self.render(status, model, error_page).await;
        if let Some(broken) = broken {
            response.extensions_mut().insert(broken);
        }
        response
    }

    /// Switches the language for this answer and for later visits.
    pub fn speak(&mut self, lang: Lang) {
        self.visitor.lang = lang;
    }

    /// Remembers the language of this answer for later visits.
    pub fn remember_language(&self, response: &mut Response) {
        remember_lang(response, self.visitor.lang, self.ctx().config.has_secure_cookies());
    }
}

/// The page as one piece, without the scripts the framework would append for streamed resources: there are none.
fn whole_document(
    page: AnyView,
    _chunks: Box<dyn FnOnce() -> HtmlStream + Send>,
    _out_of_order: bool,
) -> Pin<Box<dyn Future<Output = HtmlStream> + Send>> {
    Box::pin(async move { Box::pin(once(async move { page.to_html() })) as HtmlStream })
}

/// 303: the answer to a successful form is another page (post, redirect, get).
pub fn see_other(to: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}
