//! `server serve` and `server worker`.

use anyhow::{Context as _, Result};
use server::http::accept::{self, AcceptLimits};
use server::http::{AppState, assets, metrics, router};
use server::jobs;
use server::usecase::Context;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::output::say;

/// Serves until the process is told to stop; finishes what it has begun.
pub(super) async fn serve(ctx: Context, with_worker: bool) -> Result<()> {
    // The renderer needs an executor; nothing else starts it when there is no client-side router.
    any_spawner::Executor::init_tokio().context("the renderer has an executor already")?;
    let address = ctx.config.site.listen;
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("BANSOS_LISTEN: {address} cannot be used"))?;
    let stop = stop_signal()?;
    let worker = with_worker.then(|| tokio::spawn(jobs::run(ctx.clone(), stop.clone())));
    if let Some(address) = ctx.config.site.metrics_listen {
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("BANSOS_METRICS_LISTEN: {address} cannot be used"))?;
        let figures = metrics::start().context("figures cannot be kept")?;
        tokio::spawn(accept::serve(listener, figures, AcceptLimits::default(), stop.clone()));
    }
    let state = AppState { assets: assets::current(), ctx };
    say(&format!("Serving on http://{}", listener.local_addr()?))?;
    accept::serve(listener, router::router(state), AcceptLimits::default(), stop).await;
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// Runs the background jobs until the process is told to stop.
pub(super) async fn work(ctx: Context) -> Result<()> {
    Box::pin(jobs::run(ctx, stop_signal()?)).await;
    Ok(())
}

/// Becomes true when the process is asked to end (Ctrl-C or SIGTERM).
fn stop_signal() -> Result<watch::Receiver<bool>> {
    let (sender, receiver) = watch::channel(false);
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        sender.send_replace(true);
    });
    Ok(receiver)
}
