//! Asking our own API from the browser, over networks that fail.

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::{JSON, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::AbortController;

use crate::text::{Text, island};

/// Pauses before the second and the third attempt, in milliseconds. There is no fourth.
const PAUSES_MS: [u32; 2] = [1_000, 3_000];

/// How long one attempt may take until its last byte, in milliseconds.
const PATIENCE_MS: u32 = 15_000;

/// The JSON of the answer, or the sentence that tells a person why there is none and whose side it is.
///
/// Network failures, answers of 500 and above and answers that are not JSON (a hotspot's log-in page) are tried
/// again; a refusal (4xx) is final. The browser itself reads the JSON: a parser of our own would cost 10 KB.
pub(super) async fn fetch(method: Method, url: &str) -> Result<JsValue, Text> {
    let mut pauses = PAUSES_MS.into_iter();
    loop {
        let status = match attempt(&method, url).await {
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

/// One attempt: the JSON, or the status of the refusal, 0 when no answer came.
async fn attempt(method: &Method, url: &str) -> Result<JsValue, u16> {
    let controller = AbortController::new().map_err(|_| 0_u16)?;
    let signal = controller.signal();
    let _patience = Timeout::new(PATIENCE_MS, move || controller.abort());
    let answer = RequestBuilder::new(url)
        .method(method.clone())
        .abort_signal(Some(&signal))
        .send()
        .await
        .map_err(|_| 0_u16)?;
    if !answer.ok() {
        return Err(answer.status());
    }
    let body = answer.text().await.map_err(|_| 0_u16)?;
    JSON::parse(&body).map_err(|_| 0_u16)
}

/// A text of a JSON object.
pub(super) fn text_of(object: &JsValue, key: &str) -> Option<String> {
    Reflect::get(object, &key.into()).ok()?.as_string()
}

/// Whose side a failure is on, as far as the browser can tell.
pub(super) fn trouble() -> Text {
    if window().navigator().on_line() { island::SERVICE_TROUBLE } else { island::OFFLINE }
}
