//! Asking our own API from the browser, over networks that fail.

use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, RequestInit};

use crate::text::{Text, island};

/// Pauses before the second and the third attempt, in milliseconds. There is no fourth.
const PAUSES_MS: [u32; 2] = [1_000, 3_000];

/// How long one attempt may take until its last byte, in milliseconds.
const PATIENCE_MS: u32 = 15_000;

/// The JSON of the answer, or the sentence that tells a person why there is none and whose side it is.
///
/// Network failures, answers of 500 and above and answers that are not JSON (a hotspot's log-in page) are tried
/// again; a refusal (4xx) is final. The browser itself reads the JSON: a parser of our own would cost 10 KB.
pub(super) async fn fetch(method: &str, url: &str) -> Result<JsValue, Text> {
    let mut pauses = PAUSES_MS.into_iter();
    loop {
        let status = match attempt(method, url, None).await.and_then(|text| json(&text)) {
            Ok(answer) => return Ok(answer),
            Err(status) => status,
        };
        match (status, pauses.next()) {
            (429, _) => return Err(island::TOO_MANY),
            (400..500, _) | (_, None) => return Err(trouble()),
            (_, Some(pause)) => TimeoutFuture::new(pause).await,
        }
    }
}

/// Puts a JSON text in one attempt, which goes on even if the page is left meanwhile: the JSON of the answer, or the
/// status of the refusal, 0 when no answer came.
pub(super) async fn put(url: &str, body: &str) -> Result<JsValue, u16> {
    attempt("PUT", url, Some(body)).await.and_then(|text| json(&text))
}

/// The text of a page in one attempt, if it came whole.
pub(super) async fn page(url: &str) -> Option<String> {
    attempt("GET", url, None).await.ok()
}

/// What the browser reads from a JSON text; 0 when it is none.
fn json(text: &str) -> Result<JsValue, u16> {
    JSON::parse(text).map_err(|_| 0)
}

/// One attempt: the text of the answer, or the status of the refusal, 0 when no answer came.
async fn attempt(method: &str, url: &str, body: Option<&str>) -> Result<String, u16> {
    let controller = AbortController::new().map_err(|_| 0_u16)?;
    let init = RequestInit::new();
    init.set_method(method);
    init.set_signal(Some(&controller.signal()));
    if let Some(body) = body {
        let headers = Object::new();
        set(&headers, "content-type", &"application/json".into());
        init.set_headers(&headers);
        init.set_body(&body.into());
        set(&init, "keepalive", &JsValue::TRUE);
    }
    let _patience = Timeout::new(PATIENCE_MS, move || controller.abort());
    let request = web_sys::Request::new_with_str_and_init(url, &init).map_err(|_| 0_u16)?;
    let answer = Request::from(request).send().await.map_err(|_| 0_u16)?;
    if !answer.ok() {
        return Err(answer.status());
    }
    answer.text().await.map_err(|_| 0)
}

/// Sets a property of an object of our own.
pub(super) fn set(object: &Object, key: &str, value: &JsValue) {
    // Fails only for what is no object.
    let _ = Reflect::set(object, &key.into(), value);
}

/// A text of a JSON object.
pub(super) fn text_of(object: &JsValue, key: &str) -> Option<String> {
    Reflect::get(object, &key.into()).ok()?.as_string()
}

/// Whose side a failure is on, as far as the browser can tell.
pub(super) fn trouble() -> Text {
    if window().navigator().on_line() { island::SERVICE_TROUBLE } else { island::OFFLINE }
}
