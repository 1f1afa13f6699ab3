//! How cookies are read and set, and the two that open something: a draft, and a tracked case. Neither ever stands in a
//! URL.

use app::pages::draft::Door;
use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::AppState;
use crate::usecase::draft::DRAFT_DAYS;
use crate::usecase::petugas::session::ABSOLUTE_SECONDS;
use crate::usecase::petugas::sign_in::{KNOWN_SECONDS, SET_UP_SECONDS};
use crate::usecase::track_case::{CASE_SECONDS, REMEMBER_SECONDS};

/// How long the name that was looked up is remembered, in seconds: a little longer than a card is good for.
const SEARCH_SECONDS: i64 = 3 * 3600;

/// What a cookie opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// An unfinished form: each door has one of its own.
    Draft(Door),
    /// A tracked case.
    Case,
    /// The name that was looked up last.
    Search,
    /// The pages of officers.
    Petugas,
    /// The second step of signing in as an officer.
    PetugasPending,
    /// Nothing: it tells that an officer has signed in here before.
    PetugasKnown,
}

impl Opens {
    /// In production the prefix makes browsers refuse the cookie from any other host or without encryption.
    const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Draft(Door::Usulan), false) => "cus_draf",
            (Self::Draft(Door::Usulan), true) => "__Host-cus_draf",
            (Self::Draft(Door::Sanggahan), false) => "cus_draf_sanggahan",
            (Self::Draft(Door::Sanggahan), true) => "__Host-cus_draf_sanggahan",
            (Self::Draft(Door::Perbaikan), false) => "cus_draf_perbaikan",
            (Self::Draft(Door::Perbaikan), true) => "__Host-cus_draf_perbaikan",
            (Self::Draft(Door::Jawab), false) => "cus_draf_jawab",
            (Self::Draft(Door::Jawab), true) => "__Host-cus_draf_jawab",
            (Self::Petugas, false) => "cus_petugas",
            (Self::Petugas, true) => "__Host-cus_petugas",
            (Self::PetugasPending, false) => "cus_petugas_masuk",
            (Self::PetugasPending, true) => "__Host-cus_petugas_masuk",
            (Self::PetugasKnown, false) => "cus_petugas_kenal",
            (Self::PetugasKnown, true) => "__Host-cus_petugas_kenal",
            (Self::Search, false) => "cus_cek",
            (Self::Search, true) => "__Host-cus_cek",
            (Self::Case, false) => "cus_lacak",
            (Self::Case, true) => "__Host-cus_lacak",
        }
    }

    const fn seconds(self) -> i64 {
        match self {
            Self::Draft(_) => DRAFT_DAYS * 86_400,
            // Longer than what it opens: it still tells which ticket it was.
            Self::Case => CASE_SECONDS + REMEMBER_SECONDS,
            Self::Search => SEARCH_SECONDS,
            Self::Petugas => ABSOLUTE_SECONDS,
            // The longer of the two: how long it is good for is sealed inside.
            Self::PetugasPending => SET_UP_SECONDS,
            Self::PetugasKnown => KNOWN_SECONDS,
        }
    }

    /// Gives the browser what opens it.
    pub fn give(self, response: &mut Response, secret: &str, secure: bool) {
        self.set(response, secret, self.seconds(), secure);
    }

    /// Takes it back.
    pub fn take_back(self, response: &mut Response, secure: bool) {
        self.set(response, "", 0, secure);
    }

    fn set(self, response: &mut Response, value: &str, seconds: i64, secure: bool) {
        set(response, self.name(secure), value, seconds, secure);
    }

    fn read(self, headers: &HeaderMap, secure: bool) -> Option<String> {
        let value = read(headers, self.name(secure)).filter(|value| !value.is_empty());
        value.map(ToOwned::to_owned)
    }
}

/// The value of the cookie called `name`, if the browser sent it.
pub(super) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(one, _)| *one == name)
        .map(|(_, value)| value)
}

/// Gives the browser a cookie that no script and no other site gets, for `seconds`; none takes it back.
pub(super) fn set(response: &mut Response, name: &str, value: &str, seconds: i64, secure: bool) {
    let cookie = format!(
        "{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{}",
        if secure { "; Secure" } else { "" }
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// The secret of the draft behind the door of the address, from its cookie. Empty without one.
#[derive(Clone)]
pub struct DraftSecret {
    /// The door.
    pub door: Door,
    /// The secret.
    pub secret: String,
}

/// The secrets of all drafts a caller of the API has: from `Authorization: Bearer`, or else from the cookies.
#[derive(Clone)]
pub struct DraftSecrets(pub Vec<String>);

/// The secret of a tracked case, from its cookie. Empty without one.
#[derive(Clone)]
pub struct CaseSecret(pub String);

impl FromRequestParts<AppState> for DraftSecret {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let door = Door::of_path(parts.uri.path()).unwrap_or(Door::Usulan);
        let secret = Opens::Draft(door).read(&parts.headers, state.ctx.config.has_secure_cookies());
        Ok(Self { door, secret: secret.unwrap_or_default() })
    }
}

impl FromRequestParts<AppState> for DraftSecrets {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let bearer = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        if let Some(secret) = bearer.and_then(|value| value.strip_prefix("Bearer ")) {
            return Ok(Self(vec![secret.to_owned()]));
        }
        let secure = state.ctx.config.has_secure_cookies();
        let read = |door| Opens::Draft(door).read(&parts.headers, secure);
        Ok(Self(Door::ALL.into_iter().filter_map(read).collect()))
    }
}

impl FromRequestParts<AppState> for CaseSecret {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let secure = state.ctx.config.has_secure_cookies();
        Ok(Self(Opens::Case.read(&parts.headers, secure).unwrap_or_default()))
    }
}

/// The name that this browser looked up last, sealed. Empty without one.
#[derive(Clone, Default)]
pub struct SearchedName(pub String);

impl FromRequestParts<AppState> for SearchedName {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let secure = state.ctx.config.has_secure_cookies();
        Ok(Self(Opens::Search.read(&parts.headers, secure).unwrap_or_default()))
    }
}

/// The secret of an officer's session, from its cookie. Empty without one.
#[derive(Clone, Default)]
pub struct OfficerSecret(pub String);

impl FromRequestParts<AppState> for OfficerSecret {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let secure = state.ctx.config.has_secure_cookies();
        Ok(Self(Opens::Petugas.read(&parts.headers, secure).unwrap_or_default()))
    }
}

/// What an officer holds between password and code, from its cookie. Empty without one.
#[derive(Clone, Default)]
pub struct PendingSecret(pub String);

impl FromRequestParts<AppState> for PendingSecret {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let secure = state.ctx.config.has_secure_cookies();
        Ok(Self(Opens::PetugasPending.read(&parts.headers, secure).unwrap_or_default()))
    }
}

/// What tells that an officer has signed in with this browser before, from its cookie. Empty without one.
#[derive(Clone, Default)]
pub struct KnownSecret(pub String);

impl FromRequestParts<AppState> for KnownSecret {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let secure = state.ctx.config.has_secure_cookies();
        Ok(Self(Opens::PetugasKnown.read(&parts.headers, secure).unwrap_or_default()))
    }
}
