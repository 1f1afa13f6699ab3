//! Mail: the outbox on both databases, and its delivery to a mail server over real sockets.

mod delivery;
mod outbox;
mod smtp_server;
mod trouble;

use std::time::Duration;

use app::text::Lang;
use chrono::{DateTime, TimeDelta, Utc};
use domain::contact::EmailAddress;
use domain::ticket::TicketNumber;
use sea_orm::{ConnectionTrait as _, Database, Statement};
use server::clock::Clock;
use server::jobs::mail::{Turn, deliver_due};
use server::mail::{Mailer, Params, Template};
use server::store::outbox::NewMail;
use server::usecase::Context;

use crate::support::TestDb;
use smtp_server::{LOGIN, SmtpServer};

/// How long a mail may take where it is to arrive, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(20);

/// The ticket that every mail of these tests is about.
fn ticket() -> TicketNumber {
    TicketNumber::from_entropy(&[7; 16])
}

/// A receipt for case 1.
fn receipt(dedupe_key: &str) -> NewMail {
    let day = |text: &str| text.parse().expect("a day");
    NewMail {
        dedupe_key: dedupe_key.to_owned(),
        case_id: Some(1),
        template: Template::Submitted,
        lang: Lang::Id,
        to: EmailAddress::parse("siti@example.id").expect("an address"),
        params: Params::of_ticket(ticket())
            .cycle("2026-01".parse().expect("a cycle"), day("2026-01-23")),
    }
}

async fn put(db: &TestDb, dedupe_key: &str) {
    let new = db.store.enqueue_mail(&db.keys, &receipt(dedupe_key), db.clock.now()).await;
    assert!(new.expect("the outbox takes it"), "{dedupe_key} is new");
}

/// What the worker works with for a server whose certificate is trusted and whose log-in is known.
async fn context_for(db: &TestDb, server: &SmtpServer) -> Context {
    let authorities = db.file("ca.pem");
    std::fs::write(&authorities, &server.certificate).expect("a file can be written");
    let target = server.url(Some(LOGIN));
    let authorities = authorities.to_str().expect("text");
    let from = "Uji <noreply@dinsos.example.id>";
    db.context(&[
        ("BANSOS_MAIL", &target),
        ("BANSOS_MAIL_CA_FILE", authorities),
        ("BANSOS_MAIL_FROM", from),
        ("BANSOS_BASE_URL", "https://bansos.example.id"),
    ])
    .await
}

/// One turn of the worker.
async fn turn(ctx: &Context) -> Turn {
    impatient_turn(ctx, PATIENCE).await
}

/// One turn of a worker that gives each mail this long.
async fn impatient_turn(ctx: &Context, patience: Duration) -> Turn {
    let mailer = Mailer::new(&ctx.config.mail).with_timeout(patience);
    deliver_due(ctx, &mailer).await.expect("the database answers")
}

/// The same worker some time later.
fn later(ctx: &Context, minutes: i64) -> Context {
    let clock = Clock::Fixed(ctx.clock.now() + TimeDelta::minutes(minutes));
    Context { clock, ..ctx.clone() }
}

const SENT: Turn = Turn { sent: 1, postponed: 0, dead: 0 };
const POSTPONED: Turn = Turn { sent: 0, postponed: 1, dead: 0 };
const DEAD: Turn = Turn { sent: 0, postponed: 0, dead: 1 };
const NOTHING: Turn = Turn { sent: 0, postponed: 0, dead: 0 };

/// How a mail has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Sent,
    Dead,
}

/// A row of the outbox as it stands in the table.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    tries: i32,
    end: Option<End>,
    leased: bool,
    sealed: bool,
    next_at: DateTime<Utc>,
    code: Option<String>,
}

async fn row(db: &TestDb, dedupe_key: &str) -> Row {
    let connection = Database::connect(&db.url).await.expect("the database opens");
    let sql = format!("select * from outbox where dedupe_key = '{dedupe_key}'");
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await.expect("an answer").expect("a row");
    let number = |column: &str| row.try_get::<Option<i64>>("", column).expect("a number");
    let found = Row {
        tries: row.try_get("", "tries").expect("tries"),
        end: match (number("sent_at"), number("dead_at")) {
            (None, None) => None,
            (Some(_), None) => Some(End::Sent),
            (None, Some(_)) => Some(End::Dead),
            both => panic!("{both:?}"),
        },
        leased: number("leased_until").is_some(),
        sealed: row.try_get::<Option<Vec<u8>>>("", "sealed").expect("bytes").is_some(),
        next_at: number("next_at")
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
            .expect("an instant"),
        code: row.try_get("", "last_code").expect("a code"),
    };
    connection.close().await.expect("it closes");
    found
}
