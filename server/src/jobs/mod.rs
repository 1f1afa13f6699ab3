//! Work that is nobody's request: erasing what has expired.

pub mod purge;

use tokio::sync::watch;

use crate::usecase::Context;

/// Runs all background jobs until `stop` becomes true.
pub async fn run(ctx: Context, mut stop: watch::Receiver<bool>) {
    tokio::select! {
        () = purge::purge_regularly(ctx.store, ctx.clock) => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
}
