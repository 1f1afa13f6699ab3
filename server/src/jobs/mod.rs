//! Work that is nobody's request: sending mail, sealing the audit log, opening cycles, telling of the right
//! of reply, erasing what has expired.

pub mod audit;
pub mod cycle;
pub mod mail;
pub mod purge;
pub mod reply;
pub mod retention;

use tokio::sync::watch;

use crate::usecase::Context;

/// Runs all background jobs until `stop` becomes true.
pub async fn run(ctx: Context, mut stop: watch::Receiver<bool>) {
    // Mail ends by itself: it notes what is on its way first.
    let mail = mail::deliver_regularly(ctx.clone(), stop.clone());
    let others = async {
        tokio::select! {
            () = purge::purge_regularly(ctx.store.clone(), ctx.clock.clone()) => {}
            () = Box::pin(audit::seal_regularly(ctx.clone())) => {}
            () = Box::pin(retention::erase_regularly(ctx.clone())) => {}
            () = cycle::open_regularly(ctx.clone()) => {}
            () = Box::pin(reply::notify_regularly(ctx.clone())) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    };
    tokio::join!(mail, others);
}
