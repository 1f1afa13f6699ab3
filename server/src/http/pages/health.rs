//! `/healthz` and `/readyz`, for whoever watches the service.

use axum::extract::State;
use axum::http::{StatusCode, Uri};

use crate::readiness::{Lack, lacks};
use crate::usecase::Context;

/// Whether a machine asks how the service is: never refused for lack of places, never answered with a page.
pub fn is_probe(uri: &Uri) -> bool {
    matches!(uri.path(), "/healthz" | "/readyz")
}

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The process can do its work: 200, or 503 with the name of each thing that is lacking, a line each.
pub async fn ready(State(ctx): State<Context>) -> (StatusCode, String) {
    let lacks = lacks(&ctx).await;
    if lacks.is_empty() {
        return (StatusCode::OK, "ready\n".to_owned());
    }
    let names = lacks.into_iter().flat_map(|lack| [Lack::as_str(lack), "\n"]);
    (StatusCode::SERVICE_UNAVAILABLE, names.collect())
}
