//! What every page of an officer begins with: who is signed in, and whether their role includes the route.
//!
//! A route names its permission where it is added (see [`super::routes::Routes::desk_get`]), and [`guard`] stands before
//! its handler, whatever that asks for. Scope is the store's matter: [`Officer::rows`].
//!
//! [`guard`] also holds on to what an officer sends: when the service turns out to be broken, the answer is a page with
//! everything that was typed and a button that sends it again. So it is when their session was over before the form
//! arrived. Nothing of it is kept here.
//!
//! What no text of the database can hold is refused before anything reads it: see [`unstorable_address`] and
//! [`unstorable_form`], and `upload` for forms with a file.

use std::sync::Arc;

use app::pages::petugas::frame::DeskFrame;
use app::pages::petugas::gangguan::{KeptPage, kept_page};
use app::pages::petugas::terputus::signed_out_page;
use app::text::Lang;
use axum::body::{Body, Bytes};
use axum::extract::{Form, FromRequest as _, FromRequestParts, Request};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::petugas::Permission;
use domain::wilayah::labels;
use leptos::prelude::AnyView;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::AppState;
use super::cookies::OfficerSecret;
use super::page::{Incident, Page, see_other};
use super::visitor::Visitor;
use crate::usecase::petugas::{Officer, session};
use crate::usecase::{AppError, Context};

/// Where the pages of officers are.
pub const DESK: &str = "/petugas/";
/// Where officers sign in.
pub const SIGN_IN: &str = "/petugas/masuk";
/// Type of a form without files.
const FORM: &str = "application/x-www-form-urlencoded";
/// Forms with passwords in them. They are typed again and never shown.
const SECRET_FORMS: &str = "/petugas/akun/";
/// Seconds after which a form that met a broken service is worth another try.
const AGAIN_SECONDS: u32 = 15;

/// An officer at their desk, and the region they work in.
#[derive(Debug)]
pub struct Seat {
    /// Who is signed in.
    pub officer: Officer,
    /// Their region, in words.
    pub region: String,
}

/// A page request of an officer who may make it.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The request.
    pub page: Page,
    /// Who makes it.
    pub officer: Officer,
    /// Their region, in words.
    region: String,
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Some(seat) = parts.extensions.get::<Arc<Seat>>().cloned() else {
            tracing::error!("a page of officers stands behind no guard");
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        let page = Page::from_request_parts(parts, state).await;
        let page = page.map_err(IntoResponse::into_response)?;
        Ok(Self { page, officer: seat.officer.clone(), region: seat.region.clone() })
    }
}

/// Lets a request pass to a handler of officers if somebody is signed in whose role has what the route needs.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    if let Some(refused) = unstorable_address(&parts.uri) {
        return refused.into_response();
    }
    let seat = seat_of(&mut parts).await;
    let is_read = is_plain_form(&parts)
        && seat
            .as_ref()
            .err()
            .is_none_or(|answer| is_broken(answer).is_some() || is_signed_out(answer));
    if !is_read {
        return match seat {
            Ok(seat) => pass(parts, body, seat, next).await,
            Err(answer) => answer,
        };
    }
    let whole = Request::from_parts(parts.clone(), body);
    let form = match Bytes::from_request(whole, &()).await {
        Ok(form) => form,
        Err(rejection) => return rejection.into_response().status().into_response(),
    };
    if unstorable_form(&form) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let is_secret = parts.uri.path().starts_with(SECRET_FORMS);
    let sender = if is_secret { None } else { sender_of(&parts) };
    let answer = match seat {
        Ok(seat) => pass(parts, Body::from(form.clone()), seat, next).await,
        Err(answer) => answer,
    };
    match (is_broken(&answer), sender) {
        (Some(incident), Some(sender)) => keep(sender, form, incident).await,
        (None, Some(sender)) if is_signed_out(&answer) => keep_beside(sender, form, answer).await,
        _ => answer,
    }
}

/// Goes along with the answer to who was signed in when they opened a form, and is not any more.
#[derive(Debug, Clone, Copy)]
struct SignedOut;

fn is_signed_out(answer: &Response) -> bool {
    answer.extensions().get::<SignedOut>().is_some()
}

async fn pass(mut parts: Parts, body: Body, seat: Arc<Seat>, next: Next) -> Response {
    parts.extensions.insert(seat);
    next.run(Request::from_parts(parts, body)).await
}

/// A NUL as it stands in addresses and forms.
const NUL: &[u8] = b"%00";

/// The refusal of an address with a NUL in it, which `PostgreSQL` takes in no text: 404 in a path, which names nothing then,
/// 400 in a question.
fn unstorable_address(uri: &Uri) -> Option<StatusCode> {
    let query = uri.query().unwrap_or_default();
    match (unstorable_form(uri.path().as_bytes()), unstorable_form(query.as_bytes())) {
        (true, _) => Some(StatusCode::NOT_FOUND),
        (false, true) => Some(StatusCode::BAD_REQUEST),
        (false, false) => None,
    }
}

/// Whether a form, or part of an address, holds a NUL. No keyboard types one.
fn unstorable_form(form: &[u8]) -> bool {
    form.contains(&0) || form.windows(NUL.len()).any(|part| part == NUL)
}

/// Whether this is a form without a file.
fn is_plain_form(parts: &Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_form = kind.is_some_and(|kind| kind.starts_with(FORM));
    parts.method == Method::POST && is_form
}

/// The incident of an answer that says that the service is broken.
fn is_broken(answer: &Response) -> Option<Incident> {
    answer.extensions().get::<Incident>().cloned()
}

/// Who sent a form, and where it leads.
fn sender_of(parts: &Parts) -> Option<(Page, String)> {
    let state = parts.extensions.get::<AppState>().cloned()?;
    let visitor = parts.extensions.get::<Visitor>().cloned()?;
    let action = parts.uri.path_and_query().map_or("/petugas", |path| path.as_str());
    Some((Page::new(state, visitor), action.to_owned()))
}

/// The page that holds what was typed, for who typed it. Nothing of it is kept on our side.
async fn keep((page, action): (Page, String), form: Bytes, incident: Incident) -> Response {
    let fields = fields_of(form).await;
    let model = KeptPage { chrome: page.chrome(), action, fields, incident: incident.0 };
    let mut answer = page.render(StatusCode::SERVICE_UNAVAILABLE, model, kept_page).await;
    answer.headers_mut().insert(RETRY_AFTER, AGAIN_SECONDS.into());
    answer
}

/// The same for who has to sign in again; `otherwise` where nothing was typed or chosen.
async fn keep_beside((page, action): (Page, String), form: Bytes, otherwise: Response) -> Response {
    let fields = fields_of(form).await;
    if fields.iter().all(|(name, value)| name == "aksi" || value.trim().is_empty()) {
        return otherwise;
    }
    let model = KeptPage { chrome: page.chrome(), action, fields, incident: None };
    page.render(StatusCode::UNAUTHORIZED, model, signed_out_page).await
}

/// The fields of a form as they were sent, in order.
async fn fields_of(form: Bytes) -> Vec<(String, String)> {
    let form = Request::post("/").header(CONTENT_TYPE, FORM).body(Body::from(form));
    let fields = match form {
        Ok(form) => Form::<Vec<(String, String)>>::from_request(form, &()).await.ok(),
        Err(_) => None,
    };
    fields.map(|Form(fields)| fields).unwrap_or_default()
}

/// Who asks for what a route offers; or the answer to whom it does not.
async fn seat_of(parts: &mut Parts) -> Result<Arc<Seat>, Response> {
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
    let seat = match signed_in(&state.ctx, &secret).await {
        Ok(Some(seat)) => seat,
        Ok(None) => {
            let mut answer = see_other(&sign_in_for(parts));
            // A browser that never was signed in has typed nothing here.
            if !secret.is_empty() {
                answer.extensions_mut().insert(SignedOut);
            }
            return Err(answer);
        }
        Err(error) => return Err(page.error(error).await),
    };
    if seat.officer.may(needed) {
        Ok(seat)
    } else {
        Err(page.seated(Some(seat)).error(AppError::Forbidden).await)
    }
}

/// The officer whose session a cookie opens, if it does.
pub(super) async fn signed_in(ctx: &Context, secret: &str) -> Result<Option<Arc<Seat>>, AppError> {
    let Some(officer) = session::officer_of(ctx, secret).await? else { return Ok(None) };
    let kode = officer.scope.region();
    let found = ctx.store.find(&kode).await?;
    let region = found.map(|region| labels(&[region]).concat());
    let region = region.unwrap_or_else(|| kode.as_str().to_owned());
    Ok(Some(Arc::new(Seat { officer, region })))
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
            scope: self.region.clone(),
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
