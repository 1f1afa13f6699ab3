//! One file on its way to the server.

use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, FormData, ProgressEvent, XmlHttpRequest};

use crate::islands::{dom, network};

/// How long one attempt may take, in milliseconds: what 15 MB need on a bad day.
const PATIENCE_MS: u32 = 600_000;

/// How an upload ended.
pub(super) enum Outcome {
    /// The server has the file.
    Stored,
    /// The server refused with this status and, if it named one, this code.
    Refused(u16, String),
}

/// Posts a file with its kind; `fetch` could not tell how far it is. `progress` hears the share sent so far (0 to 1),
/// `end` hears the outcome once, unless the request is aborted. Without an answer the status is 0.
pub(super) fn post(
    url: &str,
    kind: &str,
    file: &Blob,
    mut progress: Box<dyn FnMut(f64)>,
    mut end: Box<dyn FnMut(Outcome)>,
) -> Result<XmlHttpRequest, JsValue> {
    let form = FormData::new()?;
    form.append_with_str("kind", kind)?;
    // What the file is called on the phone is nobody's business.
    form.append_with_blob_and_filename("file", file, kind)?;
    let request = XmlHttpRequest::new()?;
    request.open("POST", url)?;
    request.set_timeout(PATIENCE_MS);
    let heard = move |event: Event| {
        let event: ProgressEvent = event.unchecked_into();
        if event.length_computable() {
            progress(event.loaded() / event.total());
        }
    };
    dom::listen(&*request.upload()?, "progress", Box::new(heard));
    let answered = request.clone();
    let ended = move |event: Event| {
        // The end of an abort is no news to whoever aborted.
        if event.type_() != "abort" {
            end(outcome(&answered));
        }
    };
    dom::listen(&request, "loadend", Box::new(ended));
    request.send_with_opt_form_data(Some(&form))?;
    Ok(request)
}

fn outcome(request: &XmlHttpRequest) -> Outcome {
    match request.status().unwrap_or_default() {
        200..300 => Outcome::Stored,
        status => Outcome::Refused(status, code(request).unwrap_or_default()),
    }
}

/// The first code of a refusal: `{"errors":[{"code":…}]}`.
fn code(request: &XmlHttpRequest) -> Option<String> {
    let answer = JSON::parse(&request.response_text().ok()??).ok()?;
    let errors = Reflect::get(&answer, &"errors".into()).ok()?;
    network::text_of(&Reflect::get_u32(&errors, 0).ok()?, "code")
}
