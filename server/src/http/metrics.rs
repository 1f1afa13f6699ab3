//! Figures for Prometheus, on a listener of their own that no citizen can reach (`BANSOS_METRICS_LISTEN`).
//!
//! Labels are routes, methods and statuses: never addresses, tokens or names.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// How often old samples are tidied away.
const UPKEEP: Duration = Duration::from_secs(30);
/// Upper bounds of the buckets of request times, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0];
const REQUESTS: &str = "http_requests_total";
const SECONDS: &str = "http_request_seconds";
const SHED: &str = "http_requests_shed_total";
const MISSED_BEATS: &str = "http_beats_missed_total";
const CONNECTIONS: &str = "http_connections";

/// Why the figures cannot be kept.
pub use metrics_exporter_prometheus::BuildError;

/// Starts keeping figures; without this call the functions below do nothing.
///
/// # Errors
/// When figures are kept already.
pub fn start() -> Result<Router, BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &BUCKETS)?
        .install_recorder()?;
    tokio::spawn(keep_up(handle.clone()));
    Ok(Router::new().route("/metrics", get(move || std::future::ready(handle.render()))))
}

async fn keep_up(handle: PrometheusHandle) {
    let mut turn = tokio::time::interval(UPKEEP);
    loop {
        turn.tick().await;
        handle.run_upkeep();
    }
}

/// Counts an answered request.
pub(super) fn answered(method: &str, route: &str, status: u16, time: Duration) {
    let labels = [
        ("method", method.to_owned()),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!(REQUESTS, &labels).increment(1);
    metrics::histogram!(SECONDS, "route" => route.to_owned()).record(time);
}

/// Counts a request that was refused because too many were being worked on.
pub(super) fn shed() {
    metrics::counter!(SHED).increment(1);
}

/// Counts an answer to a look-up that took longer than the beat it should have left on.
pub(super) fn missed_beat() {
    metrics::counter!(MISSED_BEATS).increment(1);
}

/// Notes how many connections are open.
pub(super) fn connections(open: usize) {
    #[expect(clippy::cast_precision_loss, reason = "a gauge")]
    metrics::gauge!(CONNECTIONS).set(open as f64);
}
