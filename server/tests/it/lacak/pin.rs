//! S-8: nobody learns which tickets exist, and nobody guesses a PIN.

use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Warga};

/// A ticket nobody has.
fn nobodys() -> String {
    domain::ticket::TicketNumber::from_entropy(&[9; 16]).to_string()
}

/// A PIN that is not this one.
fn other_than(pin: &str) -> &'static str {
    if pin == "123456" { "654321" } else { "123456" }
}

/// What an answer says, but for what was typed and what is new in every answer.
fn shape(answer: &Answer, ticket: &str) -> (u16, Vec<String>, String) {
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| {
            !["content-security-policy", "date", "x-request-id"].contains(&name.as_str())
        })
        .map(|(name, value)| format!("{name}: {value:?}"))
        .collect();
    headers.sort();
    let page = answer.page();
    let nonces: Vec<String> = page
        .split("nonce=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    let page = nonces.iter().fold(page, |page, nonce| page.replace(nonce.as_str(), "NONCE"));
    (answer.status.as_u16(), headers, page.replace(ticket, "TICKET"))
}

on_both_databases! {
    async fn a_wrong_ticket_and_a_wrong_pin_are_answered_alike(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let (ticket, nobodys) = (receipt.ticket.to_string(), nobodys());
        let stranger = Warga::new(&site);
        let api = async |ticket: &str| {
            let body = json!({"ticket": ticket, "pin": other_than(&receipt.pin)});
            stranger.send(stranger.request(Method::POST, "/api/v1/lacak").json(&body)).await
        };
        for round in 0..3 {
            let wrong_pin = shape(&stranger.try_pin(&ticket, other_than(&receipt.pin)).await, &ticket);
            let wrong_ticket = shape(&stranger.try_pin(&nobodys, other_than(&receipt.pin)).await, &nobodys);
            assert_eq!(wrong_pin, wrong_ticket, "round {round}");
            assert_eq!(wrong_pin.0, 422);
        }
        // Pages and API count together: the fourth is refused, the fifth locks, here as there.
        for (status, code) in [(403, "wrong_ticket_or_pin"), (429, "locked"), (429, "locked")] {
            let (real, none) = (api(&ticket).await, api(&nobodys).await);
            assert_eq!(shape(&real, &ticket), shape(&none, &nobodys));
            assert_eq!((real.status.as_u16(), real.json()["errors"][0]["code"].as_str()), (status, Some(code)));
        }
        let (real, none) = (stranger.try_pin(&ticket, "000000").await, stranger.try_pin(&nobodys, "000000").await);
        assert_eq!(shape(&real, &ticket), shape(&none, &nobodys));
        assert_eq!(real.status, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn five_wrong_pins_lock_for_a_stated_time_even_the_right_one(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let ticket = receipt.ticket.to_string();
        for number in 1..=5 {
            let refused = warga.try_pin(&ticket, other_than(&receipt.pin)).await;
            let expected = if number < 5 { 422 } else { 429 };
            assert_eq!(refused.status.as_u16(), expected, "try {number}");
        }
        let locked = warga.try_pin(&ticket, &receipt.pin).await;
        assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(locked.headers["retry-after"], "1800");
        assert!(locked.words().contains("Coba lagi 30 menit lagi"), "{}", locked.words());
        let later = site.later(29).await;
        let nearly = warga.on(&later).try_pin(&ticket, &receipt.pin).await;
        assert_eq!((nearly.status.as_u16(), &nearly.headers["retry-after"]), (429, &"60".parse().expect("a number")));
        let after = site.later(30).await;
        warga.on(&after).track(&receipt).await;
    }

    async fn the_right_pin_forgets_the_wrong_ones_and_so_does_time(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let ticket = receipt.ticket.to_string();
        for _ in 0..2 {
            for _ in 0..4 {
                assert_eq!(warga.try_pin(&ticket, other_than(&receipt.pin)).await.status.as_u16(), 422);
            }
            warga.track(&receipt).await;
        }
        for hours in 0..3 {
            let then = site.later(60 * hours).await;
            for _ in 0..4 {
                assert_eq!(warga.on(&then).try_pin(&ticket, other_than(&receipt.pin)).await.status.as_u16(), 422);
            }
        }
    }

    async fn many_tries_at_once_count_as_many_in_turn(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let ticket = receipt.ticket.to_string();
        let wrong = other_than(&receipt.pin);
        let tries = (0..12).map(|_| warga.try_pin(&ticket, wrong));
        let answers = join_all(tries).await;
        let counted = answers.iter().filter(|answer| answer.status.as_u16() == 422).count();
        assert_eq!(counted, 4, "the fifth locks, whoever was first");
        assert_eq!(warga.try_pin(&ticket, &receipt.pin).await.status.as_u16(), 429);
    }

    async fn a_typo_is_called_a_typo_and_counts_for_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let ticket = receipt.ticket.to_string();
        let last = ticket.chars().last().expect("a character");
        let typo = format!("{}{}", &ticket[..13], if last == 'A' { 'B' } else { 'A' });
        for (ticket, pin, sentence) in [
            (typo.as_str(), receipt.pin.as_str(), "keliru di nomor tiket"),
            ("123", &receipt.pin, "12 huruf dan angka"),
            ("", &receipt.pin, "Isi nomor tiket"),
            (&ticket, "12345", "6 angka"),
            (&ticket, "", "PIN"),
        ] {
            for _ in 0..3 {
                let refused = warga.try_pin(ticket, pin).await;
                assert_eq!(refused.status.as_u16(), 422);
                assert!(refused.words().contains(sentence), "{ticket} {pin}: {}", refused.words());
                assert_eq!(refused.value("tiket"), ticket, "the ticket stays");
                assert_eq!(refused.value("pin"), "", "the PIN does not");
            }
        }
        assert_eq!(Raw::open(db).await.number("select count(*) from pin_try").await, 0);
        let loosely = ticket.replace('-', " ").to_lowercase();
        assert_eq!(warga.try_pin(&loosely, &receipt.pin).await.to(), "/lacak/kasus");
    }

    async fn the_link_of_the_receipt_fills_in_the_ticket_without_showing_it(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        let link = server::usecase::track_case::link_of(&site.ctx, &receipt.ticket);
        assert!(!link.contains(receipt.ticket.as_str()));
        assert_eq!(warga.get(&link).await.value("tiket"), receipt.ticket.to_string());
        for broken in ["/lacak?t=x", "/lacak?t=", "/lacak?tiket=%ff", "/lacak?tiket=<b>"] {
            assert_eq!(warga.get(broken).await.status, StatusCode::OK, "{broken}");
        }
    }

    async fn an_open_case_closes_by_itself_and_by_hand(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        let receipt = warga.propose(&Isian::diri()).await;
        for path in ["/lacak/kasus", "/lacak/kasus/data"] {
            assert_eq!(warga.get(path).await.to(), "/lacak?perlu=pin", "not without the PIN");
        }
        assert_eq!(warga.post("/lacak/kasus/cabut", &[("yakin", "ya")]).await.to(), "/lacak?perlu=pin");
        warga.track(&receipt).await;
        let nearly = site.later(29).await;
        assert_eq!(warga.on(&nearly).get("/lacak/kasus").await.status, StatusCode::OK);
        let after = site.later(30).await;
        assert_eq!(warga.on(&after).get("/lacak/kasus").await.to(), "/lacak?perlu=pin");
        assert_eq!(warga.post::<&str, &str>("/lacak/kasus/keluar", &[]).await.to(), "/lacak?selesai=keluar");
        assert_eq!(warga.get("/lacak/kasus").await.to(), "/lacak?perlu=pin");
        let forged = Warga::new(&site);
        let request = forged.request(Method::GET, "/lacak/kasus").header("cookie", "cus_lacak=AAAA");
        assert_eq!(forged.send(request).await.to(), "/lacak?perlu=pin");
    }
}
