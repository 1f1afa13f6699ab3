//! Mail that arrives.

use std::time::Duration;

use domain::contact::EmailAddress;
use futures::future::join_all;
use server::jobs::mail::deliver_regularly;
use server::mail::message_id;
use server::usecase::Context;
use tokio::sync::watch;

use super::smtp_server::{LOGIN, Security, SmtpServer, Twist};
use super::{End, NOTHING, Row, SENT, context_for, put, receipt, row, ticket, turn};
use crate::support::{TestDb, bytes_of, on_both_databases, run_story};

/// A mail goes out by the given kind of connection, whole, and its row forgets to whom.
async fn a_receipt_goes_out(db: &TestDb, security: Security) {
    let server = SmtpServer::start(security, &[]).await;
    let ctx = context_for(db, &server).await;
    put(db, "submitted|1").await;
    assert_eq!(turn(&ctx).await, SENT);
    assert_eq!(turn(&ctx).await, NOTHING, "once is enough");
    let received = server.received();
    assert_eq!(received.len(), 1);
    let mail = &received[0];
    assert!(mail.safe, "encrypted, and logged in");
    assert_eq!(mail.to, "siti@example.id");
    assert_eq!(mail.header("From"), "Uji <noreply@dinsos.example.id>");
    assert_eq!(mail.header("To"), "siti@example.id");
    assert_eq!(mail.header("Subject"), "Usulan Anda sudah kami terima");
    assert_eq!(mail.header("Date"), "Thu, 15 Jan 2026 03:00:00 +0000");
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    let id = format!("<{}@dinsos.example.id>", message_id(&db.keys, "submitted|1"));
    assert_eq!(mail.header("Message-ID"), id);
    let text = mail.unfolded();
    assert!(text.contains("Content-Type: text/plain") && text.contains("Content-Type: text/html"));
    for part in
        [ticket().to_string().as_str(), "23 Januari 2026", "https://bansos.example.id/lacak"]
    {
        assert_eq!(
            text.matches(part).count(),
            if part.contains("lacak") { 3 } else { 2 },
            "{part}"
        );
    }
    let row = row(db, "submitted|1").await;
    let expected = Row {
        tries: 1,
        end: Some(End::Sent),
        leased: false,
        sealed: false,
        next_at: db.clock.now(),
        code: None,
    };
    assert_eq!(row, expected);
}

#[tokio::test]
async fn a_mail_goes_out_by_starttls() {
    run_story(TestDb::sqlite().await, async |db| a_receipt_goes_out(db, Security::StartTls).await)
        .await;
}

#[tokio::test]
async fn a_mail_goes_out_by_implicit_tls() {
    run_story(TestDb::sqlite().await, async |db| a_receipt_goes_out(db, Security::Implicit).await)
        .await;
}

/// A server without log-in is spoken to without one.
#[tokio::test]
async fn a_mail_goes_out_without_login() {
    run_story(TestDb::sqlite().await, async |db| {
        let server = SmtpServer::start(Security::StartTls, &[]).await;
        let file = db.file("ca.pem");
        std::fs::write(&file, &server.certificate).expect("a file can be written");
        let (target, file) = (server.url(None), file.to_str().expect("text").to_owned());
        let ctx = db.context(&[("BANSOS_MAIL", &target), ("BANSOS_MAIL_CA_FILE", &file)]).await;
        put(db, "a").await;
        assert_eq!(turn(&ctx).await, SENT);
        assert!(!server.commands().contains(&"AUTH".to_owned()));
    })
    .await;
}

/// In development mails are files: one each, however often they are sent.
#[tokio::test]
async fn a_mail_becomes_a_file() {
    run_story(TestDb::sqlite().await, async |db| {
        let folder = db.file("surat");
        let ctx = db.context(&[("BANSOS_MAIL", &format!("file:{}", folder.display()))]).await;
        put(db, "a").await;
        put(db, "b").await;
        assert_eq!(turn(&ctx).await.sent, 2);
        let files = bytes_of(&folder);
        assert_eq!(files.len(), 2);
        for (path, bytes) in files {
            assert_eq!(path.extension().and_then(|ending| ending.to_str()), Some("eml"));
            assert!(String::from_utf8(bytes).expect("text").contains("To: siti@example.id\r\n"));
        }
    })
    .await;
}

/// No address can add a header or a second recipient: it is no address.
#[test]
fn an_address_cannot_carry_a_header() {
    for text in [
        "siti@example.id\r\nBcc: semua@example.id",
        "siti@example.id\nBcc: semua@example.id",
        "siti@example.id, semua@example.id",
        "<siti@example.id>",
        "siti@example.id>\r\nDATA",
    ] {
        assert!(EmailAddress::parse(text).is_err(), "{text:?}");
    }
}

/// What is on its way when the worker is told to stop still arrives and is noted.
#[tokio::test]
async fn a_worker_that_is_stopped_finishes_what_it_has_begun() {
    run_story(TestDb::sqlite().await, async |db| {
        let slow = Twist::Slow(Duration::from_millis(400));
        let server = SmtpServer::start(Security::StartTls, &[slow]).await;
        let ctx = context_for(db, &server).await;
        put(db, "a").await;
        let (stop, stopped) = watch::channel(false);
        let worker = tokio::spawn(deliver_regularly(ctx, stopped));
        while !server.commands().contains(&"DATA".to_owned()) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        put(db, "b").await;
        assert!(server.received().is_empty(), "the server is still at it");
        stop.send_replace(true);
        worker.await.expect("it ends");
        assert_eq!(server.received().len(), 1);
        let (first, second) = (row(db, "a").await, row(db, "b").await);
        assert_eq!((first.end, first.leased), (Some(End::Sent), false));
        assert_eq!((second.end, second.leased, second.tries), (None, false, 0));
    })
    .await;
}

/// A worker of another instance.
async fn worker(db: &TestDb, server: &SmtpServer) -> Context {
    Context { store: db.second_store().await, ..context_for(db, server).await }
}

on_both_databases! {
    /// Several workers at once send each mail once.
    async fn workers_do_not_get_in_each_others_way(db: &TestDb) {
        const MAILS: usize = 12;
        let server = SmtpServer::start(Security::StartTls, &[]).await;
        for number in 0..MAILS {
            put(db, &format!("submitted|{number}")).await;
        }
        let workers =
            [worker(db, &server).await, worker(db, &server).await, worker(db, &server).await];
        let sent = join_all(workers.iter().map(async |ctx| {
            let mut sent = 0;
            loop {
                let turn = turn(ctx).await;
                assert_eq!(turn.taken(), turn.sent, "nothing is postponed");
                if turn == NOTHING {
                    return sent;
                }
                sent += turn.sent;
            }
        }))
        .await;
        assert_eq!(sent.iter().sum::<usize>(), MAILS, "{sent:?}");
        let received = server.received();
        let mut ids: Vec<&str> = received.iter().map(|mail| mail.header("Message-ID")).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((received.len(), ids.len()), (MAILS, MAILS));
        for ctx in workers {
            ctx.store.close().await.expect("connections close");
        }
    }

    /// The same event makes one mail, which arrives with its values on either database.
    async fn an_event_that_happens_twice_makes_one_mail(db: &TestDb) {
        let server = SmtpServer::start(Security::Implicit, &[]).await;
        let ctx = context_for(db, &server).await;
        let first = db.store.enqueue_mail(&db.keys, &receipt("a"), db.clock.now()).await;
        assert!(first.expect("an answer"));
        let again = db.store.enqueue_mail(&db.keys, &receipt("a"), db.clock.now()).await;
        assert!(!again.expect("an answer"));
        assert_eq!(turn(&ctx).await, SENT);
        let after = db.store.enqueue_mail(&db.keys, &receipt("a"), db.clock.now()).await;
        assert!(!after.expect("an answer"), "nor after it was sent");
        assert_eq!(turn(&ctx).await, NOTHING);
        assert!(server.received()[0].unfolded().contains(&ticket().to_string()));
    }
}

/// The password in `BANSOS_MAIL` stays out of what is printed of the configuration.
#[tokio::test]
async fn the_password_is_not_printed() {
    let server = SmtpServer::start(Security::StartTls, &[]).await;
    run_story(TestDb::sqlite().await, async |db| {
        let printed = format!("{:?}", context_for(db, &server).await);
        assert!(!printed.contains(LOGIN.1) && !printed.contains("rah"), "{printed}");
    })
    .await;
}
