//! The fields of a plain HTML form, whatever was sent: missing fields are empty, unknown ones ignored.

use std::collections::HashMap;

use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;

/// A posted form.
#[derive(Default)]
pub struct FormFields(HashMap<String, Vec<String>>);

impl FormFields {
    /// Takes the value of `name`, or an empty text. Of several the last counts.
    pub fn take(&mut self, name: &str) -> String {
        self.take_all(name).pop().unwrap_or_default()
    }

    /// Names of the fields that were posted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Takes all values of `name`: the ticked boxes of one question.
    pub fn take_all(&mut self, name: &str) -> Vec<String> {
        self.0.remove(name).unwrap_or_default()
    }
}

impl FromIterator<(String, String)> for FormFields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        let mut all = HashMap::<String, Vec<String>>::new();
        for (name, value) in fields {
            all.entry(name).or_default().push(value);
        }
        Self(all)
    }
}

impl<S: Send + Sync> FromRequest<S> for FormFields {
    /// 400, 413 or 415; the error page is put on by `problem::dress_up`.
    type Rejection = StatusCode;

    async fn from_request(request: Request, state: &S) -> Result<Self, StatusCode> {
        match Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(Form(fields)) => Ok(fields.into_iter().collect()),
            Err(rejection) => {
                use axum::response::IntoResponse as _;
                Err(match rejection.into_response().status() {
                    StatusCode::UNPROCESSABLE_ENTITY => StatusCode::BAD_REQUEST,
                    status => status,
                })
            }
        }
    }
}
