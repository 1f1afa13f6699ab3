//! A second report of the same reporter about the same person: it takes the place of the first, or is linked (S-5).

use domain::form::Step;
use domain::review::{Action, Actor};
use domain::ticket::TicketNumber;
use reqwest::StatusCode;
use server::usecase::track_case::{Tracked, read};

use super::laporan::Laporan;
use super::pelapor::{Pelapor, card, send};
use super::program::{Program, error, is};
use super::{RECIPIENT, case_of, count, counting_site, site, step};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Receipt;

const MENDED: &str = "Rumahnya bertingkat dua dan disewakan ke orang lain.";

/// The same objection with another account.
fn mended() -> Laporan {
    Laporan::sanggahan().with("uraian", "uraian", MENDED)
}

async fn account(site: &Site, receipt: &Receipt) -> String {
    let tracked = Tracked { case: case_of(site, receipt).await, ticket: receipt.ticket };
    let content = read::content(&site.ctx, &tracked).await.expect("read").expect("kept");
    content.answers[&Step::Uraian].get("uraian").to_owned()
}

async fn links(db: &TestDb) -> Vec<String> {
    let all = "select case_id || '-' || other_id || ' ' || reason from case_link order by case_id, other_id, reason";
    Raw::open(db).await.texts(all).await
}

on_both_databases! {
    async fn with_ticket_and_pin_the_second_takes_the_place_of_the_first(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let first = send(&site, &Laporan::sanggahan(), &token).await;
        let old_files = site.ctx.files.list().await.expect("listed");
        assert_eq!(old_files.len(), 1);
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.fill(&mended(), &token).await;
        let sent = pelapor.kirim(Some((&first.ticket.to_string(), &first.pin))).await;
        let receipt = pelapor.receipt(&sent).await;
        assert_eq!(receipt.ticket, first.ticket, "the ticket stays");
        assert_ne!(receipt.page.words(), first.page.words(), "it says that it took the place");
        assert_eq!(account(&site, &first).await, MENDED);
        assert_eq!((count(db, "review_case").await, count(db, "laporan").await), (1, 1));
        assert_eq!((count(db, "attachment").await, count(db, "case_link").await), (1, 0));
        let files = site.ctx.files.list().await.expect("listed");
        assert_eq!(files.len(), 1, "the old photo is gone from the disk");
        assert_ne!(files[0].name, old_files[0].name);
        let raw = Raw::open(db).await;
        assert_eq!(raw.texts("select action from case_event order by id").await, ["submit", "update"]);
        assert_eq!(count(db, "draft_step").await, 0);
        // A second tap, a lost answer, another look: the same receipt.
        assert_eq!(pelapor.post("draf/kirim", &[("setuju_pdp", "ya")]).await.to(), sent.to());
        assert_eq!(pelapor.get("draf").await.status, StatusCode::SEE_OTHER);
        assert_eq!(count(db, "case_event").await, 2);
        // The owner sees the new account, and the photo.
        let warga = &pelapor.warga;
        warga.track(&first).await;
        assert!(warga.get("/lacak/kasus/data").await.words().contains(MENDED));
        assert_eq!(warga.get("/lacak/kasus/foto/rumah-depan").await.status, StatusCode::OK);
    }

    async fn without_them_it_is_linked_and_the_receipt_says_nothing(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let first = send(&site, &Laporan::sanggahan(), &token).await;
        let second = send(&site, &mended(), &token).await;
        let shape = |receipt: &Receipt| {
            let words = receipt.page.words();
            words.replace(&receipt.ticket.to_string(), "TICKET").replace(&receipt.pin, "PIN")
        };
        assert_eq!(shape(&first), shape(&second));
        assert_ne!(first.ticket, second.ticket);
        let warnings = Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings, ["", "same_reporter"]);
        assert_eq!(links(db).await, ["2-1 reporter"]);
        // Somebody else's is not, and neither is the same reporter's about somebody else.
        send(&site, &Laporan::sanggahan().by_neighbour(1), &token).await;
        send(&site, &Laporan::sanggahan(), &card(&site, "Nur'aini").await).await;
        assert_eq!(links(db).await, ["2-1 reporter"]);
    }

    async fn a_wrong_pin_or_somebody_elses_ticket_is_told_alike_and_counts(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let own = send(&site, &Laporan::sanggahan(), &token).await;
        let anothers = send(&site, &Laporan::sanggahan().by_neighbour(1), &token).await;
        let voucher = send(&site, &Laporan::tanggapan(), &token).await;
        let elsewhere = send(&site, &Laporan::sanggahan(), &card(&site, "Nur'aini").await).await;
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.fill(&mended(), &token).await;
        let wrong = if own.pin == "000000" { "000001" } else { "000000" };
        let mut pages = Vec::new();
        for (ticket, pin) in [
            (&own.ticket, wrong),
            (&anothers.ticket, &*anothers.pin),
            (&voucher.ticket, &*voucher.pin),
            (&elsewhere.ticket, &*elsewhere.pin),
        ] {
            let refused = pelapor.kirim(Some((&ticket.to_string(), pin))).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
            assert_eq!(refused.value("tiket_lama"), ticket.to_string());
            assert_eq!(refused.value("pin_lama"), "", "a PIN is never typed back");
            assert!(refused.page().contains("href=\"#tiket_lama\""));
            pages.push(refused.words());
        }
        assert!(pages.iter().all(|page| *page == pages[0]), "one sentence for all");
        for (ticket, pin, field) in [("X", "123456", "tiket_lama"), (&*own.ticket.to_string(), "12", "pin_lama"), ("", "123456", "tiket_lama")] {
            let refused = pelapor.kirim(Some((ticket, pin))).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.page().contains(&format!("href=\"#{field}\"")), "{field}");
        }
        // By API the same, and the fifth wrong PIN locks the ticket for the right one too.
        let mut program = Program::at(&site, "203.0.113.7");
        program.fill(&mended(), &token).await;
        let ticket = own.ticket.to_string();
        // One wrong PIN came by the page.
        for _ in 0..3 {
            let refused = program.mend(&ticket, wrong).await;
            assert_eq!(error(&refused), is(422, "earlier_unknown", "tiket_lama"));
        }
        assert_eq!(program.mend(&ticket, wrong).await.status, StatusCode::TOO_MANY_REQUESTS);
        let locked = program.mend(&ticket, &own.pin).await;
        assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS, "{}", locked.page());
        assert!(locked.headers.contains_key("retry-after"));
        assert_eq!(count(db, "review_case").await, 4);
        assert_ne!(account(&site, &own).await, MENDED);
        // Half an hour later it counts again; nothing was lost.
        let later = site.later(31).await;
        let sent = pelapor.on(&later).kirim(Some((&ticket, &own.pin))).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
        assert_eq!(account(&site, &own).await, MENDED);
    }

    async fn what_was_decided_is_not_replaced_and_what_was_withdrawn_neither(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        for action in [Action::Take, Action::Withdraw] {
            let first = send(&site, &Laporan::sanggahan(), &token).await;
            let case = case_of(&site, &first).await;
            if action == Action::Take {
                step(&site, case.id, Action::Take, Actor::Petugas).await;
                step(&site, case.id, Action::FindTidakLayak, Actor::Petugas).await;
            } else {
                step(&site, case.id, Action::Withdraw, Actor::Warga).await;
            }
            let pelapor = Pelapor::new(&site, "sanggahan");
            pelapor.fill(&mended(), &token).await;
            let refused = pelapor.kirim(Some((&first.ticket.to_string(), &first.pin))).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.words());
            assert_ne!(account(&site, &first).await, MENDED);
            // Without the ticket it is a report of its own.
            pelapor.finish().await;
        }
    }

    async fn two_updates_at_once_leave_one_report_and_one_photo(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let first = send(&site, &Laporan::sanggahan(), &token).await;
        let (one, two) = (Pelapor::new(&site, "sanggahan"), Pelapor::new(&site, "sanggahan"));
        one.fill(&mended(), &token).await;
        two.fill(&mended(), &token).await;
        let ticket = first.ticket.to_string();
        let earlier = Some((&*ticket, &*first.pin));
        let (a, b) = tokio::join!(one.kirim(earlier), two.kirim(earlier));
        for sent in [a, b] {
            assert_eq!(sent.to(), format!("/sanggahan/tiket/{}", first.ticket.as_str()), "{}", sent.words());
        }
        assert_eq!((count(db, "review_case").await, count(db, "attachment").await), (1, 1));
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 1);
    }

    async fn tries_and_updates_are_no_burst_and_an_update_keeps_what_was_flagged(db: &TestDb) {
        let site = counting_site(db).await;
        let mut token = card(&site, RECIPIENT).await;
        for number in 1..=4 {
            let mut program = Program::at(&site, &format!("203.0.113.{number}"));
            program.fill(&Laporan::sanggahan().by_neighbour(number), &token).await;
            // Three mistakes on the way make nobody a crowd.
            for _ in 0..3 {
                let unknown = TicketNumber::from_entropy(&[u8::try_from(number).expect("small"); 16]);
                let refused = program.mend(&unknown.to_string(), "123456").await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.page());
            }
            assert_eq!(program.send().await.status, StatusCode::CREATED);
        }
        let warnings = async || Raw::open(db).await.texts("select warnings from review_case order by id").await;
        assert_eq!(warnings().await, ["", "", "", ""]);
        let mut fifth = Program::at(&site, "203.0.113.5");
        fifth.fill(&Laporan::sanggahan().by_neighbour(5), &token).await;
        let receipt = fifth.send().await.json();
        assert_eq!(warnings().await[4], "burst_subject");
        // Two days later it is mended: it is still the fifth of that day.
        let later = site.later(2 * 24 * 60).await;
        token = card(&later, RECIPIENT).await;
        let mut again = Program::at(&later, "203.0.113.5");
        again.fill(&mended().by_neighbour(5), &token).await;
        let text = |name: &str| receipt[name].as_str().expect("a text").to_owned();
        let sent = again.mend(&text("ticket"), &text("pin")).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.page());
        assert_eq!(warnings().await, ["", "", "", "", "burst_subject"]);
    }
}
