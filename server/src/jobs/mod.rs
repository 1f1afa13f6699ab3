//! Work that is nobody's request: sending mail, sealing the audit log, opening cycles, telling of the right
//! of reply, counting months, erasing what has expired.

pub mod audit;
pub mod bnba;
pub mod bulk;
pub mod cycle;
pub mod decision;
pub mod escalate;
pub mod lease;
pub mod mail;
pub mod numbers;
pub mod purge;
pub mod reply;
pub mod retention;

use tokio::sync::watch;

use crate::usecase::Context;
use crate::usecase::batch::export;

/// Runs all background jobs until `stop` becomes true.
pub async fn run(ctx: Context, mut stop: watch::Receiver<bool>) {
    if let Err(error) = export::sweep(&ctx) {
        tracing::warn!(error = &error as &dyn std::error::Error, "files of exports were left");
    }
    // Mail ends by itself: it notes what is on its way first.
    let mail = mail::deliver_regularly(ctx.clone(), stop.clone());
    let others = async {
        tokio::select! {
            () = purge::purge_regularly(ctx.store.clone(), ctx.clock.clone()) => {}
            () = Box::pin(audit::seal_regularly(ctx.clone())) => {}
            () = Box::pin(retention::erase_regularly(ctx.clone())) => {}
            () = Box::pin(bnba::look_regularly(ctx.clone())) => {}
            () = Box::pin(bulk::file_regularly(ctx.clone())) => {}
            () = cycle::open_regularly(ctx.clone()) => {}
            () = Box::pin(decision::apply_regularly(ctx.clone())) => {}
            () = escalate::escalate_regularly(ctx.clone()) => {}
            () = lease::release_regularly(ctx.clone()) => {}
            () = Box::pin(numbers::count_regularly(ctx.clone())) => {}
            () = Box::pin(reply::notify_regularly(ctx.clone())) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    };
    tokio::join!(mail, others);
}
