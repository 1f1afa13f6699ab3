//! Answers to look-ups that look alike from outside: who watches the line learns neither from the size nor from the
//! time whether somebody was found (scenario 6).
//!
//! The body is filled up with random characters until it has the size of its class *after* compression, and the answer
//! leaves on the next beat of a short clock.

use std::io::Write as _;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tokio::time::Instant;

use super::encoding::takes;
use super::metrics;
use crate::crypto::random_bytes;

/// Sizes of answers are multiples of this, in bytes. A page with twenty cards still fits into the first class.
const SIZE_CLASS: usize = 10 * 1024;
/// Answers leave at multiples of this after the request arrived. Ten times what a look-up takes, so that the first beat
/// is missed for reasons that have nothing to do with who was found.
const BEAT: Duration = Duration::from_millis(25);
/// The timer of the runtime counts whole milliseconds from the moment it is asked, so that a part of the time the work
/// took would show in when the answer leaves. The last bit is slept through by a thread, which is exact.
const TIMER_GRAIN: Duration = Duration::from_millis(2);
/// Difference from the size class that the randomness of the filling makes anyway, in bytes.
const CLOSE_ENOUGH: usize = 8;
/// Most attempts at the right size; two are usual.
const MAX_TRIES: usize = 4;
/// Little effort: the page is 20 KB and waits for nobody.
const BROTLI_EFFORT: i32 = 4;
/// Likewise.
const GZIP_EFFORT: u32 = 5;

/// When a request arrived.
#[derive(Debug, Clone, Copy)]
pub struct Arrival(Instant);

impl Arrival {
    /// Notes that a request has arrived just now.
    pub fn now() -> Self {
        Self(Instant::now())
    }

    /// Waits for the next beat.
    pub async fn wait_for_beat(self) {
        let beat = BEAT.as_micros();
        let beats = self.0.elapsed().as_micros() / beat + 1;
        if beats > 1 {
            metrics::missed_beat();
        }
        let micros = u64::try_from(beats * beat).unwrap_or(u64::MAX);
        let due = self.0 + Duration::from_micros(micros);
        tokio::time::sleep_until(due - TIMER_GRAIN).await;
        let rest = move || std::thread::sleep(due.saturating_duration_since(Instant::now()));
        // It fails only when the runtime ends, and every answer with it.
        let _ = tokio::task::spawn_blocking(rest).await;
    }
}

/// How a body goes over the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    Gzip,
    Brotli,
}

impl Encoding {
    /// The best encoding the client takes.
    fn accepted(request: &HeaderMap) -> Self {
        if takes(request, "br") {
            Self::Brotli
        } else if takes(request, "gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Brotli => Some(HeaderValue::from_static("br")),
        }
    }

    fn encode(self, body: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(SIZE_CLASS);
        match self {
            Self::Plain => out.extend_from_slice(body),
            Self::Gzip => {
                let mut encoder =
                    flate2::write::GzEncoder::new(&mut out, flate2::Compression::new(GZIP_EFFORT));
                encoder.write_all(body)?;
                encoder.finish()?;
            }
            Self::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams {
                    quality: BROTLI_EFFORT,
                    ..Default::default()
                };
                brotli::BrotliCompress(&mut &*body, &mut out, &parameters)?;
            }
        }
        Ok(out)
    }
}

/// Where the filling goes: before the last `.0` as `.1`, random characters, `.2`.
pub type Hole = (&'static str, &'static str, &'static str);

/// Makes `response` to a look-up that arrived at `arrival` look like any other.
pub async fn even(
    arrival: Arrival,
    request: &HeaderMap,
    response: Response,
    hole: Hole,
) -> Response {
    let response = match fill_up(request, response, hole).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "an answer was not filled up"
            );
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    };
    arrival.wait_for_beat().await;
    response
}

/// Fills `response` up to its size class, as an answer to a client that sent `request`.
///
/// # Errors
/// When the body cannot be read or encoded.
async fn fill_up(
    request: &HeaderMap,
    response: Response,
    hole: Hole,
) -> Result<Response, axum::Error> {
    let encoding = Encoding::accepted(request);
    let (mut parts, body) = response.into_parts();
    if parts.status.is_redirection() {
        return Ok(Response::from_parts(parts, body));
    }
    let body = axum::body::to_bytes(body, usize::MAX).await?;
    let encoded = filled(&body, encoding, hole).map_err(axum::Error::new)?;
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding.header() {
        parts.headers.insert(CONTENT_ENCODING, encoding);
    }
    Ok(Response::from_parts(parts, Body::from(encoded)))
}

/// The hole in a page: a comment at the end of the body.
pub const PAGE: Hole = ("</body>", "<!--", "-->");
/// The hole in a JSON object: a last member nobody reads.
pub const JSON: Hole = ("}", ",\"padding\":\"", "\"");

fn filled(body: &[u8], encoding: Encoding, hole: Hole) -> std::io::Result<Vec<u8>> {
    let (end, before, after) = hole;
    let at = body.windows(end.len()).rposition(|here| here == end.as_bytes()).unwrap_or(body.len());
    let with = |characters: usize| {
        let mut whole = Vec::with_capacity(body.len() + characters + 32);
        whole.extend_from_slice(&body[..at]);
        whole.extend_from_slice(before.as_bytes());
        whole.extend_from_slice(&random_characters(characters));
        whole.extend_from_slice(after.as_bytes());
        whole.extend_from_slice(&body[at..]);
        encoding.encode(&whole)
    };
    let empty = with(0)?.len();
    let target = empty.next_multiple_of(SIZE_CLASS);
    let mut characters = target - empty;
    let mut encoded = with(characters)?;
    for _ in 0..MAX_TRIES {
        let grown = encoded.len().saturating_sub(empty);
        if encoded.len().abs_diff(target) <= CLOSE_ENOUGH || grown == 0 {
            break;
        }
        // How much the last filling added says how much the next one has to be.
        characters = (target - empty) * characters / grown;
        encoded = with(characters)?;
    }
    Ok(encoded)
}

fn random_characters(count: usize) -> Vec<u8> {
    let mut text = String::with_capacity(count + 64);
    while text.len() < count {
        URL_SAFE_NO_PAD.encode_string(random_bytes::<768>(), &mut text);
    }
    // A comment must not contain two hyphens in a row.
    let mut bytes = text.into_bytes();
    bytes.truncate(count);
    bytes.iter_mut().filter(|byte| **byte == b'-').for_each(|byte| *byte = b'.');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(cards: usize) -> Vec<u8> {
        let card: String = "<p>S**i A****h, RT 001, PKH: penerima</p>".repeat(cards);
        format!("<!DOCTYPE html><html><body>{card}</body></html>").into_bytes()
    }

    #[test]
    fn few_and_many_cards_have_the_same_size_on_the_line() {
        for encoding in [Encoding::Plain, Encoding::Gzip, Encoding::Brotli] {
            let few = filled(&page(0), encoding, PAGE).expect("filled").len();
            let many = filled(&page(20), encoding, PAGE).expect("filled").len();
            assert!(few.abs_diff(many) <= 24, "{encoding:?}: {few} and {many}");
            assert!(few.abs_diff(SIZE_CLASS) <= 24, "{encoding:?}: {few}");
        }
    }

    #[test]
    fn a_filled_page_and_a_filled_object_are_still_what_they_were() {
        let page = filled(&page(1), Encoding::Plain, PAGE).expect("filled");
        let page = String::from_utf8(page).expect("text");
        assert!(page.ends_with("--></body></html>") && page.contains("S**i A****h"));
        assert_eq!(page.matches("--").count(), 2, "one comment, opened and closed");
        let json = filled(br#"{"exact":[],"similar":[]}"#, Encoding::Plain, JSON).expect("filled");
        let json: serde_json::Value = serde_json::from_slice(&json).expect("json");
        assert!(json["padding"].is_string() && json["exact"].is_array());
    }
}
