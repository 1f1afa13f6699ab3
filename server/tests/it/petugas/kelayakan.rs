//! Verifikasi kelayakan BNBA: only in its window, never about oneself, never after it was collected.

use domain::petugas::{Role, Scope, Sight};
use domain::window::Cycle;
use reqwest::StatusCode;
use sea_orm::Value;
use server::clock::Clock;
use server::store::tokens::{kk_token, subject_id};
use server::usecase::Context;
use server::usecase::bnba::judge::open_verdict;

use super::recipients::{Listed, foreigner, person, site_with};
use super::{Petugas, officer};
use crate::http::site::{Site, attributes};
use crate::support::{Raw, on_both_databases, per_byte};
use crate::usulan::warga::Answer;

/// The codes of what is judged on a page, in order.
fn targets(page: &str) -> Vec<String> {
    let marked = "name=\"sasaran\" value=\"";
    page.split(marked)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

async fn judging(petugas: &Petugas<'_>, nik: &str) -> String {
    person(petugas, nik).await.replace("/petugas/penerima/", "/petugas/kelayakan/")
}

async fn judge(petugas: &Petugas<'_>, to: &str, target: &str, form: [&str; 3]) -> Answer {
    let [putusan, alasan, catatan] = form;
    let form =
        [("sasaran", target), ("putusan", putusan), ("alasan", alasan), ("catatan", catatan)];
    petugas.post(to, &form).await
}

/// The same service at another instant.
async fn at(site: &Site, instant: &str) -> Site {
    let clock = Clock::parse(instant).expect("an instant");
    Site::serve(Context { clock, ..site.ctx.clone() }).await
}

fn scope(code: &str) -> Scope {
    Scope::new(code.parse().expect("a region code"))
}

fn cycle() -> Cycle {
    "2026-11".parse().expect("a month")
}

on_both_databases! {
    async fn a_recipient_and_each_component_are_judged_by_themselves(db: &TestDb) {
        let aminah = Listed { component: "ibu hamil; anak SD", ..Listed::of(1, "NUR'AINI") };
        let site = site_with(db, &[aminah.clone(), foreigner(2, "Rahmawati")]).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let to = judging(&petugas, &aminah.nik).await;
        let page = petugas.get(&to).await;
        assert!(page.words().contains("terbuka sampai 29 November 2026"), "{}", page.words());
        // The way back leads to the village, where the person stands first.
        let html = page.page();
        let back = attributes(&html, "href").into_iter().find(|to| to.starts_with("/petugas/kelayakan?"));
        let back = back.expect("a way back").replace("&amp;", "&");
        assert!(back.starts_with("/petugas/kelayakan?desa=99.01.01.2001&sesudah="), "{back}");
        assert!(petugas.get(&back).await.words().contains("NUR'AINI"));
        let targets = targets(&html);
        assert_eq!(targets.len(), 3, "PKH, and two components of it");

        for (form, field) in [(["", "", ""], "putusan"), (["tidak_layak", "", "kata <b>"], "alasan"), (["tidak_layak", "asal", ""], "alasan")] {
            let answer = judge(&petugas, &to, &targets[0], form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(answer.page().contains(&format!("href=\"#{field}\"")), "{form:?}");
            assert_eq!(answer.value("catatan"), form[2], "kept in the form that was sent");
        }
        let unknown = judge(&petugas, &to, "0000000000000000", ["layak", "", ""]).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (target, form) in [
            (&targets[0], ["layak", "", ""]),
            (&targets[1], ["tidak_layak", "komponen_tidak_ada", "catatan-rahasia"]),
            (&targets[0], ["tidak_layak", "sudah_mampu", ""]),
        ] {
            let answer = judge(&petugas, &to, target, form).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
        }
        let rows = site.ctx.store.within(scope("99.01"), Sight::Everything);
        let verdicts = rows.verdicts_for_batch(cycle(), "", 10).await.expect("read");
        let mut said: Vec<_> = verdicts
            .iter()
            .map(|row| {
                let record = open_verdict(&db.keys, row).expect("opened");
                (record.component, row.layak, row.reason.clone().unwrap_or_default(), record.note)
            })
            .collect();
        said.sort();
        let line = |part: &str, reason: &str, note: &str| (part.to_owned(), false, reason.to_owned(), note.to_owned());
        assert_eq!(
            said,
            [line("", "sudah_mampu", ""), line("ibu hamil", "komponen_tidak_ada", "catatan-rahasia")],
            "the later one counts"
        );
        let foreign = site.ctx.store.within(scope("99.02"), Sight::Everything);
        assert!(foreign.verdicts_for_batch(cycle(), "", 10).await.expect("read").is_empty());
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from recipient_verdict").await, 3, "the first is history");
        let list = petugas.get("/petugas/kelayakan?desa=99.01.01.2001").await.words();
        assert!(list.contains("November 2026: 0 layak, 2 tidak layak"), "{list}");
        assert!(list.contains("komponen ibu hamil: Tidak layak"), "{list}");
        let foreign = petugas.get("/petugas/kelayakan?desa=99.02.01.2001").await;
        assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!foreign.page().contains("Rahmawati"));
        let history = petugas.get(&person(&petugas, &aminah.nik).await).await.words();
        assert!(history.contains("diganti") && history.contains("catatan-rahasia"), "{history}");

        // Collected into a batch it no longer changes; another month is another matter.
        assert_eq!(rows.lock_verdicts(cycle(), 7).await.expect("locked"), 2);
        assert_eq!(rows.verdicts_of_batch(7, "", 10).await.expect("read").len(), 2);
        let late = judge(&petugas, &to, &targets[0], ["layak", "", "ketikan"]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.words().contains("sudah masuk batch"), "{}", late.words());
        assert_eq!(rows.lock_verdicts(cycle(), 8).await.expect("locked"), 0);
        let december = at(&site, "2026-12-14T08:00:00+07:00").await;
        let petugas = officer(&december, Role::Verifikator, "99.01").await;
        let to = judging(&petugas, &aminah.nik).await;
        let page = petugas.get(&to).await.page();
        let answer = judge(&petugas, &to, &self::targets(&page)[0], ["layak", "", ""]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
    }

    async fn verdicts_are_taken_inside_the_window_only(db: &TestDb) {
        let aminah = Listed { program: "", ..Listed::of(1, "Siti Aminah") };
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        for (instant, opens) in [
            ("2026-11-13T23:59:59+07:00", Some("14 November 2026")),
            ("2026-11-14T00:00:00+07:00", None),
            ("2026-11-29T23:59:59+07:00", None),
            ("2026-11-30T00:00:00+07:00", Some("14 Desember 2026")),
            ("2028-02-28T12:00:00+07:00", None),
            ("2028-02-29T12:00:00+07:00", Some("14 Maret 2028")),
            // In the east it is the 14th already: what counts is the day in the west.
            ("2026-12-14T01:30:00+09:00", Some("14 Desember 2026")),
        ] {
            let then = at(&site, instant).await;
            let petugas = officer(&then, Role::Verifikator, "99.01").await;
            let to = judging(&petugas, &aminah.nik).await;
            let page = petugas.get(&to).await;
            let shown = targets(&page.page());
            let target = shown.first().cloned().unwrap_or_else(|| "0000000000000000".to_owned());
            let answer = judge(&petugas, &to, &target, ["layak", "", ""]).await;
            match opens {
                None => assert_eq!(answer.status, StatusCode::SEE_OTHER, "{instant}"),
                Some(day) => {
                    assert!(shown.is_empty(), "{instant}: no form");
                    assert!(answer.status.is_client_error(), "{instant}");
                    assert!(page.words().contains(day), "{instant}: {}", page.words());
                    assert!(answer.words().contains(day), "{instant}: {}", answer.words());
                    // What was found unusual may be repaired at any time (W-4).
                    let repair = to.replace("/kelayakan/", "/penerima/");
                    let repair = format!("{repair}/perbaikan/pekerjaan");
                    let answer = petugas.post(&repair, &[("nilai", instant)]).await;
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{instant}");
                }
            }
        }
        let kept = Raw::open(db).await.number("select count(*) from recipient_verdict").await;
        assert_eq!(kept, 3);
    }

    async fn nobody_judges_themselves_their_family_or_those_close_to_them(db: &TestDb) {
        let aminah = Listed::of(1, "Siti Aminah");
        let sister = Listed { kk: aminah.kk.clone(), ..Listed::of(2, "Rahmawati") };
        let other = Listed::of(3, "Wagiman Putri");
        let site = site_with(db, &[aminah.clone(), sister.clone(), other.clone()]).await;
        let raw = Raw::open(db).await;
        let own = officer(&site, Role::Verifikator, "99.01").await;
        let family = officer(&site, Role::Verifikator, "99.01").await;
        let friend = officer(&site, Role::Verifikator, "99.01").await;
        let hex = |bytes: &[u8]| per_byte(bytes, |byte| format!("{byte:02x}"));
        let literal = |bytes: &[u8]| {
            if raw.is_postgres() { format!("'\\x{}'", hex(bytes)) } else { format!("x'{}'", hex(bytes)) }
        };
        let subject = subject_id(&db.keys, &aminah.nik);
        let card = kk_token(&db.keys, &aminah.kk);
        raw.run(&format!("update petugas set nik_token = {} where id = {}", literal(&subject), own.id)).await.expect("set");
        raw.run(&format!("update petugas set kk_token = {} where id = {}", literal(&card), family.id)).await.expect("set");
        raw.insert(
            "petugas_relative",
            vec![
                ("petugas_id", friend.id.into()),
                ("nik_token", Value::from(subject.to_vec())),
                ("declared_at", 1_i64.into()),
            ],
        )
        .await;
        for petugas in [&own, &family, &friend] {
            for nik in [&aminah.nik, &sister.nik] {
                let to = judging(petugas, nik).await;
                let page = petugas.get(&to).await;
                assert_eq!(page.status, StatusCode::FORBIDDEN, "{nik}");
                assert!(targets(&page.page()).is_empty() && page.words().contains("tidak dapat menilai"));
                let sent = judge(petugas, &to, "0000000000000000", ["layak", "", ""]).await;
                assert_eq!(sent.status, StatusCode::FORBIDDEN);
            }
            let to = judging(petugas, &other.nik).await;
            let page = petugas.get(&to).await.page();
            let answer = judge(petugas, &to, &targets(&page)[0], ["layak", "", ""]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
        }
        let noted = "select count(*) from audit_entry where action = 'recipient.conflict'";
        assert_eq!(raw.number(noted).await, 12);
        assert_eq!(raw.number("select count(*) from recipient_verdict where superseded_at is null").await, 1);
    }

    async fn two_verdicts_at_once_leave_one(db: &TestDb) {
        let aminah = Listed::of(1, "Siti Aminah");
        let site = site_with(db, std::slice::from_ref(&aminah)).await;
        let (first, second) = (
            officer(&site, Role::Verifikator, "99.01").await,
            officer(&site, Role::Verifikator, "99.01").await,
        );
        let (to, also) = (judging(&first, &aminah.nik).await, judging(&second, &aminah.nik).await);
        let target = targets(&first.get(&to).await.page()).remove(0);
        let (a, b) = tokio::join!(
            judge(&first, &to, &target, ["layak", "", ""]),
            judge(&second, &also, &target, ["tidak_layak", "ganda", ""]),
        );
        for answer in [a, b] {
            let known = [StatusCode::SEE_OTHER, StatusCode::CONFLICT].contains(&answer.status);
            assert!(known, "{}", answer.words());
        }
        let raw = Raw::open(db).await;
        assert_eq!(raw.number("select count(*) from recipient_verdict where superseded_at is null").await, 1);
    }
}
