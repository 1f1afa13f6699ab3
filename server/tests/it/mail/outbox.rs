//! The outbox as a table.

use std::time::Duration;

use chrono::TimeDelta;
use server::crypto::Keys;
use server::jobs::mail::{MAX_TRIES, deliver_due};
use server::mail::Mailer;

use super::{DEAD, End, NewMail, SENT, put, receipt, row, turn};
use crate::support::on_both_databases;

const LEASE: Duration = Duration::from_mins(1);

on_both_databases! {
    /// A mail is taken by one worker until its lease is over.
    async fn a_mail_is_leased_to_one_worker(db: &TestDb) {
        let now = db.clock.now();
        put(db, "a").await;
        put(db, "b").await;
        put(db, "c").await;
        assert_eq!(db.store.count_waiting_mail().await.expect("an answer"), 3);
        let first = db.store.claim_mail(now, 2, LEASE).await.expect("mails");
        let keys: Vec<&str> = first.iter().map(|mail| mail.dedupe_key.as_str()).collect();
        assert_eq!(keys, ["a", "b"], "the oldest first");
        let second = db.store.claim_mail(now, 2, LEASE).await.expect("mails");
        assert_eq!(second.len(), 1);
        let before = now + TimeDelta::seconds(59);
        assert!(db.store.claim_mail(before, 9, LEASE).await.expect("mails").is_empty());
        let after = now + TimeDelta::seconds(60);
        let again = db.store.claim_mail(after, 9, LEASE).await.expect("mails");
        assert_eq!(again.len(), 3);
        assert!(again.iter().all(|mail| mail.tries == 2), "{again:?}");
        // The first worker is late. It must not give back or bury what another has now …
        let later = after + TimeDelta::minutes(1);
        let late = &first[0];
        assert!(!db.store.mark_mail_for_retry(late, later, "451").await.expect("an answer"));
        assert!(!db.store.mark_mail_dead(late, after, "550").await.expect("an answer"));
        assert_eq!(row(db, "a").await.code, None);
        // … but what it has sent is sent.
        db.store.mark_mail_sent(late, after).await.expect("it is noted");
        assert_eq!(row(db, "a").await.end, Some(End::Sent));
        assert!(!db.store.mark_mail_for_retry(&again[0], later, "451").await.expect("an answer"));
        assert_eq!(row(db, "a").await.end, Some(End::Sent), "and stays so");
    }

    /// Address and values can be read with the keys of this installation only, and only in their
    /// row.
    async fn a_mail_is_sealed(db: &TestDb) {
        put(db, "a").await;
        put(db, "b").await;
        let claimed = db.store.claim_mail(db.clock.now(), 9, LEASE).await.expect("mails");
        let opened = claimed[0].open(&db.keys).expect("it opens");
        let written = receipt("a");
        assert_eq!((&opened.to, &opened.params), (&written.to, &written.params));
        assert_eq!((opened.template, opened.lang), (written.template, written.lang));
        assert!(!format!("{written:?}{opened:?}{claimed:?}").contains("siti"));
        assert!(claimed[0].open(&Keys::generate_for_tests()).is_err());
        let mut moved = claimed[0].clone();
        moved.dedupe_key.clone_from(&claimed[1].dedupe_key);
        assert!(moved.open(&db.keys).is_err());
    }

    /// A worker without the right keys destroys nothing.
    async fn a_mail_waits_for_its_key(db: &TestDb) {
        let folder = format!("file:{}", db.file("surat").display());
        let ctx = db.context(&[("BANSOS_MAIL", &folder)]).await;
        put(db, "a").await;
        let mut stranger = ctx.clone();
        stranger.keys = Keys::generate_for_tests();
        assert_eq!(turn(&stranger).await.postponed, 1);
        assert_eq!(row(db, "a").await.code.as_deref(), Some("sealed"));
        assert_eq!(turn(&super::later(&ctx, 1)).await, SENT);
    }

    /// Erasing a case erases its mail and no other.
    async fn mail_goes_with_its_case(db: &TestDb) {
        put(db, "a").await;
        put(db, "b").await;
        let other = NewMail { case_id: Some(2), ..receipt("c") };
        db.store.enqueue_mail(&db.keys, &other, db.clock.now()).await.expect("it is taken");
        assert_eq!(db.store.erase_mail_of_case(1).await.expect("an answer"), 2);
        assert_eq!(db.store.count_waiting_mail().await.expect("an answer"), 1);
        assert!(row(db, "c").await.sealed);
    }

    /// A mail that kills every worker is given up without another attempt.
    async fn a_deadly_mail_is_given_up(db: &TestDb) {
        let folder = format!("file:{}", db.file("surat").display());
        let ctx = db.context(&[("BANSOS_MAIL", &folder)]).await;
        put(db, "a").await;
        let mut now = db.clock.now();
        for _ in 0..MAX_TRIES {
            assert_eq!(db.store.claim_mail(now, 9, LEASE).await.expect("mails").len(), 1);
            now += TimeDelta::seconds(60);
        }
        let ctx = super::later(&ctx, i64::from(MAX_TRIES));
        let mailer = Mailer::new(&ctx.config.mail);
        assert_eq!(deliver_due(&ctx, &mailer).await.expect("an answer"), DEAD);
        let noted = row(db, "a").await;
        assert_eq!((noted.code.as_deref(), noted.sealed), (Some("crash"), true));
        assert!(!db.file("surat").exists());
    }
}
