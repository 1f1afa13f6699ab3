//! Every code an error of the API can carry: refusals, listed here, and what can be wrong with a field, listed in
//! `domain`. The description of the API is made from both.

use app::text::Lang;
use app::text::field_error::sentence;
use axum::http::StatusCode;
use domain::field::ErrorCode;

/// Defines [`Refusal`] from one line for each: so none can be without status, name or meaning.
macro_rules! refusals {
    ($($name:ident = $status:ident, $code:literal, $meaning:literal;)+) => {
        /// Why a request was refused as a whole. Of several with one status the first is the general one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Refusal {
            $(#[doc = $meaning] $name,)+
        }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its status.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status),+ }
            }

            /// Its code.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What it means, for those who write programs.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning),+ }
            }
        }
    };
}

refusals! {
    BadRequest = BAD_REQUEST, "bad_request", "The request cannot be read: syntax, encoding or types are wrong.";
    CrossOrigin = FORBIDDEN, "cross_origin", "A browser sent this from another site.";
    NotFound = NOT_FOUND, "not_found", "There is no such thing, or not for this caller.";
    MethodNotAllowed = METHOD_NOT_ALLOWED, "method_not_allowed", "The address exists, but not for this method.";
    LinkExpired = GONE, "link_expired", "The sealed link is broken, foreign or too old.";
    TooLarge = PAYLOAD_TOO_LARGE, "too_large", "The body is longer than this service takes.";
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "The body must be `application/json`.";
    TooManyRequests = TOO_MANY_REQUESTS, "too_many_requests", "A limit is used up; `Retry-After` says for how many seconds.";
    Unavailable = SERVICE_UNAVAILABLE, "unavailable", "Our side is overloaded or broken; `incident` can be quoted to the office.";
    DraftGone = GONE, "draft_gone", "The draft was sent, discarded, erased for its age, or is not this caller's.";
    Conflict = CONFLICT, "conflict", "Contradicts what is already so: an older version of a step, or a key used for another draft.";
    Full = SERVICE_UNAVAILABLE, "full", "There is no room for anything new; `Retry-After` says when to try again.";
    WrongTicketOrPin = FORBIDDEN, "wrong_ticket_or_pin", "Ticket and PIN do not belong together, or there is no such ticket.";
    Locked = TOO_MANY_REQUESTS, "locked", "Too many wrong PINs; `Retry-After` says for how many seconds no try counts.";
}

impl Refusal {
    /// The refusal a layer or an extractor meant by its status.
    pub fn of(status: StatusCode) -> Self {
        let known = Self::ALL.iter().copied().find(|refusal| refusal.status() == status);
        let other = if status.is_server_error() { Self::Unavailable } else { Self::BadRequest };
        known.unwrap_or(other)
    }
}

/// Every code with what it means: of refusals, then of fields.
pub fn meanings() -> Vec<(&'static str, &'static str)> {
    let refusals = Refusal::ALL.iter().map(|refusal| (refusal.as_str(), refusal.meaning()));
    // What a person is told of a field that needs no words of its own.
    let fields =
        ErrorCode::ALL.into_iter().map(|code| (code.as_str(), sentence(code, "").get(Lang::En)));
    refusals.chain(fields).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_refusals_share_a_code_and_a_bare_status_is_the_general_one() {
        assert_eq!(Refusal::of(StatusCode::GONE), Refusal::LinkExpired);
        assert_eq!(Refusal::of(StatusCode::FORBIDDEN), Refusal::CrossOrigin);
        for (at, one) in Refusal::ALL.iter().enumerate() {
            assert_eq!(Refusal::of(one.status()).status(), one.status());
            let others = &Refusal::ALL[at + 1..];
            assert!(others.iter().all(|other| other.as_str() != one.as_str()), "{one:?}");
        }
        assert_eq!(Refusal::of(StatusCode::IM_A_TEAPOT), Refusal::BadRequest);
        assert_eq!(Refusal::of(StatusCode::INTERNAL_SERVER_ERROR), Refusal::Unavailable);
    }
}
