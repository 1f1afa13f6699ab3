//! Stories of what is said about a recipient, over real HTTP and without JavaScript: from the card to the ticket
//! (scenario 18), and of the person's right to answer.

mod answering;
mod by_api;
mod changes;
mod erasing;
mod hostile;
pub(crate) mod laporan;
mod limits;
mod no_difference;
mod no_trace;
pub(crate) mod pelapor;
mod program;
mod right_of_reply;
mod scenario_18;
mod sealing;
mod second_report;
mod shown;
mod starting;

use domain::review::{Action, Actor};
use server::store::case_move::CaseMove;
use server::store::review_case::CaseRow;

use crate::http::site::{Site, load_story_people};
use crate::support::{Raw, TestDb};
use crate::usulan::warga::Receipt;

/// Who is spoken about: found by cek under her name, alone with it.
pub(crate) const RECIPIENT: &str = "Siti Aminah";

/// A service with the story people, without captcha and limits.
async fn site(db: &TestDb) -> Site {
    load_story_people(db).await;
    Site::start(db).await
}

/// A service with the story people that counts, and believes a proxy on this machine.
async fn counting_site(db: &TestDb) -> Site {
    load_story_people(db).await;
    Site::start_with(db, &program::BEHIND_PROXY).await
}

/// The case of a receipt.
async fn case_of(site: &Site, receipt: &Receipt) -> CaseRow {
    let case = site.ctx.store.case_by_ticket(receipt.ticket.as_str()).await;
    case.expect("read").expect("filed")
}

/// What somebody does with a case.
pub(crate) async fn step(site: &Site, case_id: i64, action: Action, actor: Actor) {
    let step = CaseMove {
        actor_id: (actor == Actor::Petugas).then_some(7),
        ..CaseMove::new(case_id, action, actor, site.ctx.clock.now().timestamp())
    };
    let moved = site.ctx.store.move_case(&site.ctx.keys, step).await.expect("moved");
    assert!(moved.is_some(), "{action:?} is possible");
}

/// How many rows a query counts.
async fn count(db: &TestDb, from: &str) -> i64 {
    Raw::open(db).await.number(&format!("select count(*) from {from}")).await
}
