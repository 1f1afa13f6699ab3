//! Mail servers that do not do as they should.

use std::time::{Duration, Instant};

use server::jobs::mail::MAX_TRIES;
use tokio::net::TcpListener;

use super::smtp_server::{LOGIN, Security, SmtpServer, Twist};
use super::{
    DEAD, End, NOTHING, PATIENCE, POSTPONED, SENT, context_for, impatient_turn, later, put, row,
    turn,
};
use crate::support::{TestDb, run_story};

/// A first conversation that goes wrong is noted with this code, and tried again a minute later,
/// not before.
async fn is_postponed(twist: Twist, code: &str) {
    let silent = matches!(twist, Twist::Silent | Twist::SilentAtEnd);
    let patience = if silent { Duration::from_secs(1) } else { PATIENCE };
    run_story(TestDb::sqlite().await, async |db| {
        let server = SmtpServer::start(Security::StartTls, &[twist]).await;
        let ctx = context_for(db, &server).await;
        put(db, "a").await;
        assert_eq!(impatient_turn(&ctx, patience).await, POSTPONED, "{twist:?}");
        let noted = row(db, "a").await;
        assert_eq!(noted.code.as_deref(), Some(code), "{twist:?}");
        assert_eq!((noted.tries, noted.leased, noted.sealed), (1, false, true));
        assert_eq!(noted.next_at, later(&ctx, 1).clock.now());
        assert_eq!(turn(&ctx).await, NOTHING, "not before its time");
        let ctx = later(&ctx, 1);
        assert_eq!(turn(&ctx).await, SENT);
        let noted = row(db, "a").await;
        assert_eq!((noted.tries, noted.end, noted.code), (2, Some(End::Sent), None));
    })
    .await;
}

#[tokio::test]
async fn a_recipient_refused_for_now_is_tried_again() {
    is_postponed(Twist::Recipient("451 4.3.0 nanti"), "451").await;
}

#[tokio::test]
async fn a_mail_refused_for_now_is_tried_again() {
    is_postponed(Twist::Content("452 4.3.1 penuh"), "452").await;
}

/// A server that refuses everybody does not refuse this mail.
#[tokio::test]
async fn a_server_that_refuses_everybody_is_tried_again() {
    is_postponed(Twist::Greeting("554 5.7.1 tutup"), "554").await;
}

#[tokio::test]
async fn a_missing_login_is_not_the_mails_fault() {
    is_postponed(Twist::Recipient("530 5.7.0 masuk dulu"), "530").await;
}

#[tokio::test]
async fn a_silent_server_is_left() {
    is_postponed(Twist::Silent, "timeout").await;
}

#[tokio::test]
async fn a_server_that_falls_silent_is_left() {
    is_postponed(Twist::SilentAtEnd, "timeout").await;
}

/// The server had the mail: the second copy is the same to the last byte, so it can be dropped.
#[tokio::test]
async fn a_second_copy_can_be_told_to_be_one() {
    run_story(TestDb::sqlite().await, async |db| {
        let server = SmtpServer::start(Security::Implicit, &[Twist::HangUpAtEnd]).await;
        let ctx = context_for(db, &server).await;
        put(db, "a").await;
        assert_eq!(turn(&ctx).await, POSTPONED);
        assert_eq!(row(db, "a").await.code.as_deref(), Some("dropped"));
        assert_eq!(turn(&later(&ctx, 1)).await, SENT);
        let received = server.received();
        assert_eq!(received.len(), 2);
        assert_eq!(received[0], received[1]);
    })
    .await;
}

/// What happens after the server has said that it has the mail does not matter.
#[tokio::test]
async fn a_missing_farewell_makes_no_second_copy() {
    run_story(TestDb::sqlite().await, async |db| {
        let server = SmtpServer::start(Security::StartTls, &[Twist::HangUpAtFarewell]).await;
        let ctx = context_for(db, &server).await;
        put(db, "a").await;
        assert_eq!(turn(&ctx).await, SENT);
        assert_eq!(server.received().len(), 1);
    })
    .await;
}

/// A mail that is refused for good is given up at once, and keeps a code, not the server's words.
#[tokio::test]
async fn a_mail_refused_for_good_is_given_up() {
    for twist in [Twist::Recipient("550 5.1.1 siti@example.id?"), Twist::Content("552 5.3.4 besar")]
    {
        run_story(TestDb::sqlite().await, async |db| {
            let server = SmtpServer::start(Security::StartTls, &[twist]).await;
            let ctx = context_for(db, &server).await;
            put(db, "a").await;
            assert_eq!(turn(&ctx).await, DEAD, "{twist:?}");
            let noted = row(db, "a").await;
            assert!(matches!(noted.code.as_deref(), Some("550" | "552")), "{noted:?}");
            assert_eq!((noted.end, noted.leased), (Some(End::Dead), false));
            assert_eq!(turn(&later(&ctx, 3 * 24 * 60)).await, NOTHING);
            assert_eq!(db.store.count_waiting_mail().await.expect("an answer"), 0);
        })
        .await;
    }
}

/// A server that does not offer encryption gets neither mail nor password.
#[tokio::test]
async fn nothing_is_said_in_the_clear() {
    run_story(TestDb::sqlite().await, async |db| {
        let server = SmtpServer::start(Security::None, &[]).await;
        let ctx = context_for(db, &server).await;
        put(db, "a").await;
        assert_eq!(turn(&ctx).await, POSTPONED);
        assert_eq!(row(db, "a").await.code.as_deref(), Some("starttls"));
        assert_eq!(server.commands(), ["EHLO", "QUIT"]);
    })
    .await;
}

/// A server whose certificate nobody vouches for gets nothing, whichever way it is encrypted.
#[tokio::test]
async fn a_stranger_gets_nothing() {
    for security in [Security::StartTls, Security::Implicit] {
        run_story(TestDb::sqlite().await, async |db| {
            let server = SmtpServer::start(security, &[]).await;
            let ctx = db.context(&[("BANSOS_MAIL", &server.url(Some(LOGIN)))]).await;
            put(db, "a").await;
            assert_eq!(turn(&ctx).await, POSTPONED, "{security:?}");
            assert_eq!(row(db, "a").await.code.as_deref(), Some("tls"), "{security:?}");
            assert!(!server.commands().contains(&"AUTH".to_owned()));
            assert!(server.received().is_empty());
        })
        .await;
    }
}

/// A wrong password postpones mail; it does not make it undeliverable.
#[tokio::test]
async fn a_wrong_password_is_not_the_mails_fault() {
    run_story(TestDb::sqlite().await, async |db| {
        let server = SmtpServer::start(Security::StartTls, &[]).await;
        let file = db.file("ca.pem");
        std::fs::write(&file, &server.certificate).expect("a file can be written");
        let target = server.url(Some((LOGIN.0, "salah")));
        let file = file.to_str().expect("text");
        let ctx = db.context(&[("BANSOS_MAIL", &target), ("BANSOS_MAIL_CA_FILE", file)]).await;
        put(db, "a").await;
        assert_eq!(turn(&ctx).await, POSTPONED);
        assert_eq!(row(db, "a").await.code.as_deref(), Some("535"));
    })
    .await;
}

/// A server that is down gets its mail when it is back, and after two days nobody tries any more.
#[tokio::test]
async fn a_mail_nobody_takes_is_given_up_in_the_end() {
    run_story(TestDb::sqlite().await, async |db| {
        let free = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let mut ctx = db.context(&[("BANSOS_MAIL", &format!("smtps://localhost:{port}"))]).await;
        put(db, "a").await;
        let begun = ctx.clock.now();
        for tries in 1..MAX_TRIES {
            assert_eq!(turn(&ctx).await, POSTPONED, "try {tries}");
            let noted = row(db, "a").await;
            assert_eq!((noted.tries, noted.code.as_deref()), (tries, Some("connect")));
            let wait = noted.next_at - ctx.clock.now();
            assert_eq!(turn(&later(&ctx, wait.num_minutes() - 1)).await, NOTHING);
            ctx = later(&ctx, wait.num_minutes());
        }
        assert_eq!(turn(&ctx).await, DEAD);
        assert_eq!((ctx.clock.now() - begun).num_minutes(), 3396);
        let noted = row(db, "a").await;
        assert_eq!((noted.tries, noted.end), (MAX_TRIES, Some(End::Dead)));
        assert_eq!(noted.code.as_deref(), Some("connect"));
    })
    .await;
}

/// One server in trouble holds up a turn for as long as one mail may take, not once for each mail.
#[tokio::test]
async fn mails_do_not_wait_for_each_other() {
    run_story(TestDb::sqlite().await, async |db| {
        let silent = [Twist::Silent; 3];
        let server = SmtpServer::start(Security::StartTls, &silent).await;
        let ctx = context_for(db, &server).await;
        for key in ["a", "b", "c", "d"] {
            put(db, key).await;
        }
        let (begun, patience) = (Instant::now(), Duration::from_secs(3));
        let turn = impatient_turn(&ctx, patience).await;
        assert_eq!((turn.sent, turn.postponed), (1, 3));
        assert!(begun.elapsed() < 2 * patience, "one after the other takes three times as long");
    })
    .await;
}
