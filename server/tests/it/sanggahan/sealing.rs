//! Who reports is sealed: this service can file, and cannot read (S-7).

use std::fmt::Write as _;

use domain::field::{ErrorCode, FieldErrors};
use domain::review::{Action, Actor};
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use server::jobs::mail::deliver_due;
use server::mail::Mailer;
use server::store::tokens::subject_id;
use server::usecase::card::open_subject;
use server::usecase::draft::{laporan_aad, open_form, reporter_aad};
use server::usecase::reporter::open_reporter;
use server::usecase::{AppError, Context};

use super::laporan::{HARTONO, Laporan};
use super::pelapor::{Pelapor, card, send};
use super::{RECIPIENT, case_of, count, site, step};
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Warga;

const EMAIL: &str = "hartono.wibisono@pos.example";
/// A reason as an officer writes it.
const REASON: &str = "Perlu menanyakan lokasi rumah kepada pelapor.";

/// Every value of every table, as text: what is binary in hexadecimal digits.
async fn everything(db: &TestDb) -> String {
    let raw = Raw::open(db).await;
    let (tables, columns) = if raw.is_postgres() {
        (
            "select table_name::text from information_schema.tables where table_schema = 'public'",
            "select case when data_type = 'bytea' then 'encode(\"' || column_name || '\",''hex'')' \
             else '\"' || column_name || '\"::text' end from information_schema.columns where table_name = ",
        )
    } else {
        (
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
            "select 'case when typeof(\"' || name || '\") = ''blob'' then lower(hex(\"' || name || '\")) else \"' \
             || name || '\" end' from pragma_table_info(",
        )
    };
    let mut all = String::new();
    for table in raw.texts(tables).await {
        let end = if raw.is_postgres() { "" } else { ")" };
        for column in raw.texts(&format!("{columns}'{table}'{end}")).await {
            let backend = if raw.is_postgres() { DbBackend::Postgres } else { DbBackend::Sqlite };
            let sql = format!("select cast({column} as text) from \"{table}\"");
            let rows = raw.connection().query_all_raw(Statement::from_string(backend, sql)).await;
            for row in rows.expect("an answer") {
                let value: Option<String> = row.try_get_by_index(0).expect("a text");
                writeln!(all, "{table} {}", value.unwrap_or_default()).expect("written");
            }
        }
    }
    all
}

fn hex(bytes: &[u8]) -> String {
    crate::support::per_byte(bytes, |byte| format!("{byte:02x}"))
}

/// What is sealed in the reports with the keys of this service, opened.
async fn opened(site: &Site, db: &TestDb) -> Vec<String> {
    let mut plain = Vec::new();
    for ticket in Raw::open(db).await.texts("select ticket from review_case").await {
        let case = site.ctx.store.case_by_ticket(&ticket).await.expect("read").expect("filed");
        let row = site.ctx.store.laporan_of_case(case.id).await.expect("read").expect("kept");
        let answers = site.ctx.keys.open(&laporan_aad(&ticket), &row.sealed.expect("answers"));
        plain.push(String::from_utf8(answers.expect("ours")).expect("text"));
        let subject =
            open_subject(&site.ctx.keys, &ticket, &row.subject.expect("a card")).expect("ours");
        plain.push(serde_json::to_string(&subject).expect("text"));
        plain.push(open_form(&site.ctx.keys, &case.kind, &row.variant).expect("ours").code());
        // The keys of this service do not open who reports, wherever they are tried.
        let reporter = row.reporter.expect("a reporter");
        for aad in [reporter_aad(&ticket), laporan_aad(&ticket), Vec::new()] {
            assert!(site.ctx.keys.open(&aad, &reporter).is_err());
            assert!(site.ctx.reporter_seal.without_private_key().open(&aad, &reporter).is_err());
        }
    }
    plain
}

/// Sends the mails that wait.
async fn deliver(ctx: &Context) {
    let mailer = Mailer::new(&ctx.config.mail);
    while deliver_due(ctx, &mailer).await.expect("sent").taken() > 0 {}
}

on_both_databases! {
    async fn after_sending_nothing_tells_who_reported(db: &TestDb) {
        let full = site(db).await;
        let reporter_seal = full.ctx.reporter_seal.without_private_key();
        let site = Site::serve(Context { reporter_seal, ..full.ctx.clone() }).await;
        let token = card(&site, RECIPIENT).await;
        let forms = [
            Laporan::sanggahan(),
            Laporan::tanggapan(),
            Laporan::penyalahgunaan(),
            Laporan::perubahan("perubahan_data.pindah", &[("pelapor_bagi", "tetangga"), ("pindah_ke", "luar_negeri")]),
        ];
        let mut receipts = Vec::new();
        for form in &forms {
            receipts.push(send(&site, &form.clone().with_email(EMAIL), &token).await);
        }
        // An update seals anew.
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.fill(&Laporan::sanggahan().with_email(EMAIL), &token).await;
        let ticket = receipts[0].ticket.to_string();
        let updated = pelapor.kirim(Some((&ticket, &receipts[0].pin))).await;
        assert_eq!(updated.status, StatusCode::SEE_OTHER, "{}", updated.words());
        assert_eq!(count(db, "draft_step").await, 0, "the steps go with the sending");

        let waiting = "outbox where sealed is not null";
        assert_eq!(count(db, waiting).await, 5, "an address waits for its mail");
        deliver(&site.ctx).await;
        assert_eq!(count(db, waiting).await, 0, "and not longer");

        let [name, nik, phone] = HARTONO;
        let keys = &site.ctx.keys;
        let national = phone.trim_start_matches('0');
        let values = [name, "Wibisono", nik, phone, national, EMAIL, "hartono"];
        let stored = everything(db).await;
        assert!(stored.contains("sanggahan") && stored.len() > 10_000, "the tables were read");
        let plain = opened(&site, db).await;
        assert!(plain.iter().any(|text| text.contains("bertingkat")), "the accounts were opened: {plain:?}");
        for value in values {
            let value = value.to_lowercase();
            let in_clear = stored.to_lowercase();
            let line = |form: &str| in_clear.lines().find(|line| line.contains(form)).map(str::to_owned);
            assert_eq!(line(&value), None, "{value}");
            assert_eq!(line(&hex(value.as_bytes())), None, "{value}");
            for text in &plain {
                assert!(!text.to_lowercase().contains(&value), "{value} in {text}");
            }
        }
        // Nor does a token that the keys of this service can make of the NIK.
        assert!(!stored.contains(&hex(&subject_id(keys, nik))));
        let recipient = domain::samples::siti_aminah(crate::support::village("99.01.01.2001")).nik;
        assert!(stored.contains(&hex(&subject_id(keys, &recipient))), "as the person's does");

        // This process cannot open what it filed, and notes nothing.
        let entries = count(db, "audit_entry").await;
        let case = case_of(&site, &receipts[0]).await;
        let refused = open_reporter(&site.ctx, &case, 7, REASON).await;
        assert!(matches!(refused, Err(AppError::NotFound)), "{refused:?}");
        assert_eq!(count(db, "audit_entry").await, entries);
    }

    async fn an_opening_needs_a_reason_that_the_reporter_reads(db: &TestDb) {
        let site = site(db).await;
        let receipt = send(&site, &Laporan::sanggahan().with_email(EMAIL), &card(&site, RECIPIENT).await).await;
        let case = case_of(&site, &receipt).await;
        let openings = async || count(db, "audit_entry where action = 'reporter.open'").await;
        for (reason, code) in [
            ("", ErrorCode::Required),
            ("   ", ErrorCode::Required),
            ("perlu", ErrorCode::TooShort),
            ("         x         ", ErrorCode::TooShort),
            ("123456789", ErrorCode::TooShort),
            (&*"p".repeat(501), ErrorCode::TooLong),
        ] {
            let Err(AppError::Invalid(errors)) = open_reporter(&site.ctx, &case, 7, reason).await else {
                panic!("{reason} is no reason");
            };
            assert_eq!(errors, FieldErrors::one("alasan", code), "{reason:?}");
        }
        assert_eq!(openings().await, 0);
        let warga = Warga::new(&site);
        warga.track(&receipt).await;
        let before = warga.get("/lacak/kasus/data").await.words();
        assert!(before.contains("disegel"), "{before}");
        let [name, nik, phone] = HARTONO;
        let who = open_reporter(&site.ctx, &case, 7, REASON).await.expect("opened");
        assert_eq!((&*who.nama, &*who.nik, who.email.as_deref()), (name, nik, Some(EMAIL)));
        assert!(who.phone.ends_with(phone.trim_start_matches('0')) && !who.may_be_called);
        assert_eq!(openings().await, 1);
        let later = site.later(90).await;
        open_reporter(&later.ctx, &case, 8, "<b>Mencocokkan alamat</b> <script>alert(1)</script>").await.expect("opened");
        assert_eq!(openings().await, 2);
        let data = warga.get("/lacak/kasus/data").await;
        let words = data.words();
        assert!(words.contains(REASON) && words.contains("Mencocokkan alamat"), "{words}");
        assert!(words.contains("21 November 2026 pukul 10.00") && words.contains("pukul 11.30"), "with the time: {words}");
        assert!(!data.page().contains("<script>alert"));
        for hidden in [name, nik, phone, "Wibisono"] {
            assert!(!data.page().contains(hidden), "{hidden}");
        }
        // The reason is sealed in the log of the service.
        assert!(!everything(db).await.contains("menanyakan lokasi"));
        // Nobody else can open what was moved to another case.
        let other = send(&site, &Laporan::sanggahan().by_neighbour(1), &card(&site, RECIPIENT).await).await;
        let other = case_of(&site, &other).await;
        let swap = format!("update laporan set reporter = (select reporter from laporan where case_id = {}) where case_id = {}", case.id, other.id);
        Raw::open(db).await.run(&swap).await.expect("swapped");
        assert!(open_reporter(&site.ctx, &other, 7, REASON).await.is_err());
    }

    async fn a_changed_contact_is_sealed_like_the_first(db: &TestDb) {
        let site = site(db).await;
        let receipt = send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let warga = Warga::new(&site);
        let case = warga.track(&receipt).await;
        assert!(!case.page().contains("08134"), "{}", case.words());
        let new = [("email", "baru.hartono@pos.example"), ("hp", "0857-1234-9876")];
        let changed = warga.post("/lacak/kasus/kontak", &new).await;
        assert_eq!(changed.to(), "/lacak/kasus?selesai=kontak", "{}", changed.words());
        let stored = everything(db).await;
        for value in ["baru.hartono", "85712349876"] {
            assert!(!stored.contains(value) && !stored.contains(&hex(value.as_bytes())), "{value}");
        }
        for page in [warga.get("/lacak/kasus").await, warga.get("/lacak/kasus/data").await] {
            assert!(!page.page().contains("baru.hartono") && !page.page().contains("9876"), "{}", page.words());
        }
        let contacts = site.ctx.store.contacts_of_case(case_of(&site, &receipt).await.id).await.expect("read");
        let parties: Vec<_> = contacts.iter().map(|contact| contact.party.as_str()).collect();
        assert_eq!(parties, ["reporter"]);
        let phone = contacts[0].phone.as_ref().expect("sealed");
        let aad = server::usecase::draft::contact_aad(receipt.ticket.as_str(), "reporter", "phone");
        assert!(site.ctx.keys.open(&aad, phone).is_err());
        let opened = site.ctx.reporter_seal.open(&aad, phone).expect("where officers work");
        assert!(String::from_utf8_lossy(&opened).ends_with("85712349876"));
    }

    async fn who_sent_it_learns_that_it_was_looked_at_and_not_what_came_of_it(db: &TestDb) {
        let site = site(db).await;
        let mut pages = Vec::new();
        for (number, decision) in (1..).zip([Action::FindLayak, Action::FindTidakLayak, Action::FindGanda, Action::FindBukanWewenang]) {
            let laporan = Laporan::sanggahan().by_neighbour(number);
            let receipt = send(&site, &laporan, &card(&site, RECIPIENT).await).await;
            let case = case_of(&site, &receipt).await;
            step(&site, case.id, Action::Take, Actor::Petugas).await;
            step(&site, case.id, decision, Actor::Petugas).await;
            let warga = Warga::new(&site);
            let shown = warga.track(&receipt).await.words();
            let data = warga.get("/lacak/kasus/data").await.words();
            let question = serde_json::json!({"ticket": receipt.ticket.to_string(), "pin": receipt.pin});
            let api = site.post_json("/api/v1/lacak", &question).await.text().await.expect("json");
            let plain = format!("{shown} {data} {api}");
            pages.push(plain.replace(&receipt.ticket.to_string(), "TICKET").replace(&receipt.pin, "PIN"));
            // What is possible tells nothing either.
            for (act, form) in [("keberatan", ("keberatan", "Kami keberatan sekali.")), ("cabut", ("yakin", "ya")), ("info", ("info", "Ada tambahan sedikit."))] {
                let refused = warga.post(&format!("/lacak/kasus/{act}"), &[form]).await;
                assert_eq!(refused.status, StatusCode::CONFLICT, "{act} after {decision:?}");
            }
        }
        for page in &pages {
            assert_eq!(page, &pages[0]);
        }
    }
}
