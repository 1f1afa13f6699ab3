//! The accept loop: slow or silent clients cannot hold connections open, and a stop ends in bounded time.
//!
//! `axum::serve` has neither a header-read timeout nor a drain deadline, so the loop is our own, on hyper.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt as _;

use super::metrics;
use super::slow_reader::Patient;

/// What a client may take.
#[derive(Debug, Clone)]
pub struct AcceptLimits {
    /// Longest time for the head of a request, also the longest silence between two requests.
    pub header_read: Duration,
    /// Most connections at once; further ones wait in the kernel's queue.
    pub connections: usize,
    /// Longest time in which a reader takes nothing of an answer. One who reads on, however slowly, gets all of it.
    pub stall: Duration,
    /// Longest time open answers may take after a stop.
    pub drain: Duration,
}

impl Default for AcceptLimits {
    fn default() -> Self {
        Self {
            header_read: Duration::from_secs(15),
            connections: 4096,
            stall: Duration::from_mins(3),
            drain: Duration::from_secs(20),
        }
    }
}

/// Largest head of a request, in bytes. Result links are the longest addresses we hand out, below 2 KB.
const MAX_HEAD_BYTES: usize = 32 * 1024;
/// Pause after the system refused a connection (too many open files), so that the loop does not spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves `router` until `stop` becomes true, then finishes what was begun within the drain deadline.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: AcceptLimits,
    mut stop: watch::Receiver<bool>,
) {
    let slots = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.header_read)
        .max_header_size(MAX_HEAD_BYTES)
        .max_buf_size(MAX_HEAD_BYTES);
    loop {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "cannot accept");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let connection =
            http.serve_connection(prepare(stream, limits.stall), service(router.clone(), peer));
        let watched = graceful.watch(connection);
        metrics::connections(limits.connections - slots.available_permits());
        tokio::spawn(async move {
            // A client that goes away or sends rubbish is no event: hyper has answered 400 where it could.
            if let Err(error) = watched.await {
                tracing::debug!(error = &error as &dyn std::error::Error, "connection ended");
            }
            drop(slot);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("open connections were cut at the drain deadline");
    }
}

fn prepare(stream: TcpStream, stall: Duration) -> TokioIo<Patient<TcpStream>> {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(error = &error as &dyn std::error::Error, "no TCP_NODELAY");
    }
    TokioIo::new(Patient::new(stream, stall))
}

/// The router as hyper calls it, with the peer's address at hand.
fn service(
    router: Router,
    peer: SocketAddr,
) -> impl hyper::service::Service<
    hyper::Request<Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> {
    service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    })
}
