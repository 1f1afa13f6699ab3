//! Stories of following a case with ticket and PIN (scenario 20).

mod acting;
mod data;
mod ending;
mod leaving;
mod neighbour;
mod pin;

use domain::review::{Action, Actor};
use server::store::case_move::CaseMove;
use server::usecase::track_case::read::note_aad;

use crate::http::site::Site;
use crate::usulan::warga::Receipt;

/// What an officer does with a case, and perhaps says to its owner.
async fn decide(site: &Site, receipt: &Receipt, action: Action, words: Option<(&str, &str)>) {
    let ctx = &site.ctx;
    let case =
        ctx.store.case_by_ticket(receipt.ticket.as_str()).await.expect("read").expect("filed");
    let note =
        words.map(|(_, note)| ctx.keys.seal(&note_aad(receipt.ticket.as_str()), note.as_bytes()));
    let step = CaseMove {
        reason: words.map(|(reason, _)| reason),
        note,
        ..CaseMove::new(case.id, action, Actor::Petugas, ctx.clock.now().timestamp()).by(7)
    };
    let moved = ctx.store.move_case(&ctx.keys, step).await.expect("moved");
    assert!(moved.is_some(), "{action:?} is possible");
}
