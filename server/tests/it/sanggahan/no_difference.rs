//! Nothing that the person or the public can reach tells that an objection exists, until the notice (S-5, S-7).

use std::collections::BTreeSet;

use domain::review::{Action, Actor};
use domain::samples::siti_aminah;
use serde_json::json;
use server::jobs::mail::deliver_due;
use server::mail::Mailer;
use server::usecase::reply::send_notices;
use server::usecase::reporter::open_reporter;

use super::laporan::Laporan;
use super::pelapor::{Pelapor, card, send};
use super::shown::{Shown, public_card};
use super::{RECIPIENT, case_of, count, site, step};
use crate::http::site::{SUKAMAJU, Site};
use crate::support::{Raw, TestDb, on_both_databases, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Answer, Receipt, Warga};

const HERS: &str = "siti.aminah@pos.example";

/// A proposal of the recipient for herself.
fn her_proposal() -> Isian {
    let person = siti_aminah(village(SUKAMAJU));
    Isian::diri()
        .about(&person.nik, &person.nomor_kk)
        .with("identitas", "nama", RECIPIENT)
        .with("identitas", "tanggal_lahir_hari", "12")
        .with("identitas", "tanggal_lahir_bulan", "6")
        .with("identitas", "tanggal_lahir_tahun", "1987")
        .with_email(HERS)
}

/// What everybody can see, in order.
async fn public(site: &Site, token: &str) -> Vec<(String, Shown)> {
    let mut seen = Vec::new();
    for (place, shown) in public_card(site).await.into_iter().enumerate() {
        seen.push((format!("card {place}"), shown));
    }
    let warga = Warga::new(site);
    for path in [
        "/",
        "/cek",
        "/statistik",
        "/jawab",
        "/lacak",
        "/panduan",
        "/privasi",
        "/petugas",
        "/api/v1/openapi.json",
        "/robots.txt",
    ] {
        seen.push((path.to_owned(), Shown::of(&warga.get(path).await)));
    }
    for door in ["usulan", "sanggahan", "perbaikan"] {
        let path = format!("/{door}/baru?subjek={token}");
        seen.push((format!("start of {door}"), Shown::of(&warga.get(&path).await)));
    }
    for code in ["2222-2222-2222", "XXXX-XXXX-XXXX", ""] {
        seen.push((
            format!("/jawab {code}"),
            Shown::of(&warga.post("/jawab", &[("kode", code)]).await),
        ));
    }
    seen
}

/// What she sees of her own proposal: pages and API, and the lines of the list of who opened it.
async fn own(site: &Site, receipt: &Receipt) -> Vec<(String, Shown)> {
    let warga = Warga::new(site);
    let question = json!({"ticket": receipt.ticket.to_string(), "pin": receipt.pin});
    let case = warga.track(receipt).await;
    let api = Answer::of(site.post_json("/api/v1/lacak", &question).await).await;
    vec![("her case".to_owned(), Shown::of(&case)), ("her case by API".to_owned(), Shown::of(&api))]
}

/// The words between the marks of her data page, each once: her own looks only repeat lines.
async fn own_data(site: &Site, receipt: &Receipt) -> (BTreeSet<String>, usize) {
    let warga = Warga::new(site);
    warga.track(receipt).await;
    let page = warga.get("/lacak/kasus/data").await;
    let text = page.page();
    (text.split('<').map(str::to_owned).collect(), page.bytes.len())
}

/// The log of her case, as lines.
async fn own_log(db: &TestDb, site: &Site, receipt: &Receipt) -> Vec<String> {
    let id = case_of(site, receipt).await.id;
    let log = format!(
        "select action || ' ' || coalesce(detail, '') from audit_entry where case_id = {id} order by id"
    );
    Raw::open(db).await.texts(&log).await
}

/// Sends the mails that wait, and counts those to her.
async fn her_mails(db: &TestDb, site: &Site) -> usize {
    let mailer = Mailer::new(&site.ctx.config.mail);
    while deliver_due(&site.ctx, &mailer).await.expect("sent").taken() > 0 {}
    let folder = std::fs::read_dir(db.file("mail")).expect("mails");
    let mails =
        folder.map(|mail| std::fs::read_to_string(mail.expect("an entry").path()).expect("a mail"));
    mails.filter(|mail| mail.contains(HERS)).count()
}

/// Everything that can be said about her in a day.
async fn say_everything(site: &Site, token: &str) {
    let objection = send(site, &Laporan::sanggahan(), token).await;
    let update = Pelapor::new(site, "sanggahan");
    update.fill(&Laporan::sanggahan().with_email("hartono@pos.example"), token).await;
    let ticket = objection.ticket.to_string();
    update.receipt(&update.kirim(Some((&ticket, &objection.pin))).await).await;
    for number in 1..=6 {
        send(site, &Laporan::tanggapan().by_neighbour(number), token).await;
    }
    let withdrawn = send(site, &Laporan::sanggahan().by_neighbour(7), token).await;
    update.warga.track(&withdrawn).await;
    update.warga.post("/lacak/kasus/cabut", &[("yakin", "ya")]).await;
    send(site, &Laporan::penyalahgunaan(), token).await;
    let death = [("pelapor_bagi_almarhum", "tetangga"), ("meninggal_kapan", "sebulan")];
    send(site, &Laporan::perubahan("perubahan_data.meninggal", &death), token).await;
    let case = case_of(site, &objection).await;
    open_reporter(&site.ctx, &case, 7, "Perlu dicek di lapangan.").await.expect("opened");
    step(site, case.id, Action::Take, Actor::Petugas).await;
    // And an unfinished one.
    Pelapor::new(site, "sanggahan").begin("sanggahan", token).await;
}

on_both_databases! {
    async fn nothing_differs_for_her_or_anybody_when_she_is_objected_to(db: &TestDb) {
        let site = site(db).await;
        let receipt = Warga::new(&site).propose(&her_proposal()).await;
        let token = card(&site, RECIPIENT).await;
        // The first look leaves its own lines in her log; what the second one adds, the third must add too.
        let data_first = own_data(&site, &receipt).await;
        let log_first = own_log(db, &site, &receipt).await;
        let (public_before, own_before) = (public(&site, &token).await, own(&site, &receipt).await);
        let (data_before, log_before) = (own_data(&site, &receipt).await, own_log(db, &site, &receipt).await);
        let mails_before = her_mails(db, &site).await;
        let warnings_before = case_of(&site, &receipt).await.warnings;
        assert_eq!(mails_before, 1, "her own receipt");

        say_everything(&site, &token).await;
        assert!(count(db, "laporan").await >= 10);
        send_notices(&site.ctx).await.expect("nothing is due");

        for (before, after) in public_before.iter().zip(public(&site, &token).await) {
            assert_eq!(*before, after, "{}", before.0);
        }
        for (before, after) in own_before.iter().zip(own(&site, &receipt).await) {
            assert_eq!(*before, after, "{}", before.0);
        }
        let (data, log) = (own_data(&site, &receipt).await, own_log(db, &site, &receipt).await);
        assert_eq!(data.0, data_before.0, "her data page");
        assert_eq!(data.1 - data_before.1, data_before.1 - data_first.1, "no line more on it");
        assert_eq!(log[log_before.len()..], log_before[log_first.len()..], "nor in her log");
        assert_eq!(her_mails(db, &site).await, mails_before);
        assert_eq!(case_of(&site, &receipt).await.warnings, warnings_before);
        assert_eq!(count(db, "case_link where reason <> 'reporter'").await, 0);
    }

    /// What is compared above would tell.
    async fn a_difference_would_be_seen(db: &TestDb) {
        let site = site(db).await;
        let receipt = Warga::new(&site).propose(&her_proposal()).await;
        let token = card(&site, RECIPIENT).await;
        let (public_before, own_before) = (public(&site, &token).await, own(&site, &receipt).await);
        let (data_before, log_before) = (own_data(&site, &receipt).await, own_log(db, &site, &receipt).await);
        assert_eq!(public(&site, &token).await, public_before);
        assert_eq!(own(&site, &receipt).await, own_before);
        let hers = case_of(&site, &receipt).await.id;
        let raw = Raw::open(db).await;
        let later = format!("update review_case set due_at = due_at + 86400 where id = {hers}");
        raw.run(&later).await.expect("changed");
        for (before, after) in own_before.iter().zip(own(&site, &receipt).await) {
            assert_ne!(*before, after, "{}", before.0);
        }
        let entry = format!("insert into consent (case_id, purpose, text_version, lang, given_at) values ({hers}, 'health', '1', 'id', 0)");
        raw.run(&entry).await.expect("changed");
        assert_ne!(own_data(&site, &receipt).await.0, data_before.0);
        assert_ne!(own_log(db, &site, &receipt).await, log_before);
        raw.run("update program set name = name || '.'").await.expect("changed");
        let after = public(&site, &token).await;
        assert_ne!(after[0], public_before[0], "the page");
        assert_ne!(after[1], public_before[1], "the API");
    }

    async fn a_later_proposal_of_hers_looks_like_any_other(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        for number in 1..=11 {
            send(&site, &Laporan::sanggahan().by_neighbour(number), &token).await;
        }
        let warga = Warga::new(&site);
        let hers = warga.propose(&her_proposal()).await;
        let case = warga.track(&hers).await.words();
        let data = warga.get("/lacak/kasus/data").await.words();
        let other = warga.propose(&Isian::diri().with_email("sumarni@pos.example")).await;
        let others = warga.track(&other).await.words();
        let shape = |words: &str, receipt: &Receipt| words.replace(&receipt.ticket.to_string(), "TICKET");
        assert_eq!(shape(&case, &hers), shape(&others, &other));
        assert!(!case.contains("11–50"), "how many speak about her is not told as a place in the queue: {case}");
        assert!(!data.contains("sanggahan") , "{data}");
        // Her number begins with a district that there is not.
        assert_eq!(case_of(&site, &hers).await.warnings, "nik_prefix_unknown");
        assert_eq!(count(db, "case_link").await, 0);
    }

    async fn who_objects_learns_nothing_of_others(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let shape = async |receipt: &Receipt| {
            let warga = Warga::new(&site);
            let case = warga.track(receipt).await.words();
            let data = warga.get("/lacak/kasus/data").await.words();
            let words = format!("{} {case} {data}", receipt.page.words());
            words.replace(&receipt.ticket.to_string(), "TICKET").replace(&receipt.pin, "PIN")
        };
        let first = send(&site, &Laporan::sanggahan(), &token).await;
        let first = shape(&first).await;
        for number in 1..=12 {
            send(&site, &Laporan::sanggahan().by_neighbour(number), &token).await;
        }
        let last = send(&site, &Laporan::sanggahan().by_neighbour(13), &token).await;
        assert_eq!(shape(&last).await, first);
    }
}
