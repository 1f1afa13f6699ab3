//! A report starts from a card alone (S-4): whose, how old, and whose service's.

use reqwest::{Method, StatusCode};
use serde_json::json;
use server::crypto::Keys;
use server::usecase::Context;
use server::usecase::card::{OpenedCard, open_card};

use super::laporan::Laporan;
use super::pelapor::{Pelapor, card, cards};
use super::program::{Program, error, is};
use super::{RECIPIENT, case_of, count, site};
use crate::http::site::{Site, attributes};
use crate::support::on_both_databases;
use crate::usulan::upload::Upload;

/// The doors that start from a card, with a form of each.
const DOORS: [(&str, &str); 2] =
    [("sanggahan", "sanggahan"), ("perbaikan", "perubahan_data.pindah")];

fn subject_of(site: &Site, token: &str) -> [u8; 16] {
    let OpenedCard::Good(subject) = open_card(&site.ctx.keys, token, site.ctx.clock.now()) else {
        panic!("a good card");
    };
    subject.id
}

on_both_databases! {
    async fn without_a_card_the_way_leads_through_cek(db: &TestDb) {
        let site = site(db).await;
        for (door, form) in DOORS {
            let pelapor = Pelapor::new(&site, form);
            for path in ["baru", "baru?subjek=", "baru?lain=x"] {
                let page = pelapor.get(path).await;
                assert_eq!(page.status, StatusCode::OK, "{door} {path}");
                assert!(page.page().contains("\"/cek\""), "{door}: a way to cek");
            }
            let posted = pelapor.post("baru", &[("form", form)]).await;
            assert_eq!(posted.status, StatusCode::OK);
            assert!(posted.page().contains("\"/cek\""));
        }
        assert_eq!(count(db, "draft").await, 0);
    }

    async fn whoever_has_the_wrong_card_goes_back_to_the_village(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        for (_, form) in DOORS {
            let page = Pelapor::new(&site, form).get(&format!("baru?subjek={token}")).await.page();
            assert!(attributes(&page, "href").contains(&"/cek?desa=99.01.01.2001"), "{page}");
        }
    }

    async fn an_old_card_is_told_so_and_the_village_is_kept(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let (still, over) = (site.later(119).await, site.later(121).await);
        for (_, form) in DOORS {
            let pelapor = Pelapor::new(&site, form);
            let page = pelapor.on(&still).get(&format!("baru?subjek={token}")).await;
            assert_eq!(page.status, StatusCode::OK);
            let gone = pelapor.on(&over).get(&format!("baru?subjek={token}")).await;
            assert_eq!(gone.status, StatusCode::GONE);
            assert!(gone.page().contains("99.01.01.2001"), "the village is kept");
            assert_eq!(pelapor.on(&over).start(form, &token).await.status, StatusCode::GONE);
        }
        let mut program = Program::at(&over, "203.0.113.7");
        let refused = program.begin(&json!({"form": "sanggahan", "subject": token})).await;
        assert_eq!(error(&refused), is(422, "card_expired", "subject"));
        assert_eq!(count(db, "draft").await, 0);
    }

    async fn what_is_no_card_of_ours_begins_nothing(db: &TestDb) {
        let site = site(db).await;
        let good = card(&site, RECIPIENT).await;
        let link = site.look_up_link("99.01.01.2001", RECIPIENT).await;
        let hasil = link.strip_prefix("/cek/hasil/").expect("a result link").to_owned();
        // Another installation has keys of its own.
        let elsewhere = tempfile::tempdir().expect("a folder");
        let keys = Keys::load_or_create(&elsewhere.path().join("keys.toml")).expect("keys");
        let foreign = Site::serve(Context { keys: keys.clone(), ..site.ctx.clone() }).await;
        let OpenedCard::Good(subject) = open_card(&site.ctx.keys, &good, site.ctx.clock.now()) else {
            panic!("a good card");
        };
        let foreign = server::usecase::card::seal_card(&foreign.ctx, &subject).expect("sealed");
        let mut flipped = good.clone().into_bytes();
        let last = flipped.len() / 2;
        flipped[last] = if flipped[last] == b'A' { b'B' } else { b'A' };
        let flipped = String::from_utf8(flipped).expect("text");
        let captcha = site.ctx.keys.seal_token("captcha", b"{}");
        let case = site.ctx.keys.seal_token("lacak.session", b"{}");
        let nonsense = "x".repeat(4_000);
        for token in [&hasil, &foreign, &flipped, &good[..good.len() - 1], &good[1..], &captcha, &case, "x", "%00", &nonsense, &format!("{good}A")] {
            for (door, form) in DOORS {
                let pelapor = Pelapor::new(&site, form);
                let page = pelapor.get(&format!("baru?subjek={token}")).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{door} {token:.20}");
                assert!(page.page().contains("\"/cek\"") && page.page().ends_with("</html>"));
                assert_eq!(pelapor.start(form, token).await.status, StatusCode::NOT_FOUND, "{door} {token:.20}");
            }
            let mut program = Program::at(&site, "203.0.113.7");
            let refused = program.begin(&json!({"form": "sanggahan", "subject": token})).await;
            assert_eq!(error(&refused), is(422, "card_expired", "subject"), "{token:.20}");
        }
        assert_eq!(count(db, "draft").await, 0);
    }

    async fn homonyms_are_told_apart_and_have_to_be_confirmed(db: &TestDb) {
        let site = site(db).await;
        let tokens = cards(&site, "Sumiati").await;
        assert_eq!(tokens.len(), 3);
        let mut people = Vec::new();
        for token in &tokens {
            let pelapor = Pelapor::new(&site, "sanggahan");
            let page = pelapor.get(&format!("baru?subjek={token}")).await;
            assert!(page.page().contains("name=\"ini_orangnya\""), "{}", page.words());
            let refused = pelapor.post("baru", &[("subjek", &**token), ("form", "sanggahan")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.page().contains("href=\"#ini_orangnya\""));
            assert!(refused.chosen("form").contains(&"sanggahan".to_owned()), "the choice is kept");
            pelapor.fill(&Laporan::sanggahan(), token).await;
            let receipt = pelapor.finish().await;
            let kept = site.ctx.store.laporan_of_case(case_of(&site, &receipt).await.id).await.expect("read").expect("kept");
            let sealed = kept.subject.expect("a card");
            let subject = server::usecase::card::open_subject(&site.ctx.keys, receipt.ticket.as_str(), &sealed).expect("ours");
            assert_eq!(subject.id, subject_of(&site, token), "about the person of the card");
            people.push(subject.id);
        }
        people.sort_unstable();
        people.dedup();
        assert_eq!(people.len(), 3);
        // Alone with a name nobody is asked.
        let page = Pelapor::new(&site, "sanggahan").get(&format!("baru?subjek={}", card(&site, RECIPIENT).await)).await;
        assert!(!page.page().contains("ini_orangnya"));
    }

    async fn a_swapped_card_in_a_later_form_changes_nothing(db: &TestDb) {
        let site = site(db).await;
        let (hers, other) = (card(&site, RECIPIENT).await, card(&site, "Nur'aini").await);
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.begin("sanggahan", &hers).await;
        let swapped = [("subjek".to_owned(), other.clone()), ("form".to_owned(), "tanggapan_layak".to_owned())];
        for (step, answers) in Laporan::sanggahan().steps() {
            assert_eq!(pelapor.save(step, &[answers, &swapped[..]].concat()).await.status, StatusCode::SEE_OTHER);
        }
        pelapor.upload("rumah-depan", &Upload::photo()).await;
        assert!(pelapor.get("draf/periksa").await.page().contains("S**i A****h"));
        let form = [pelapor.declaration().await, swapped.to_vec()].concat();
        let receipt = pelapor.receipt(&pelapor.post("draf/kirim", &form).await).await;
        let case = case_of(&site, &receipt).await;
        assert_eq!(case.kind, "sanggahan");
        let person = "review_case where nik_token is not null and kind = 'sanggahan'";
        assert_eq!(count(db, person).await, 1);
        let sealed = site.ctx.store.laporan_of_case(case.id).await.expect("read").expect("kept").subject;
        let subject = server::usecase::card::open_subject(&site.ctx.keys, &case.ticket, &sealed.expect("a card"));
        assert_eq!(subject.expect("ours").id, subject_of(&site, &hers));
    }

    async fn a_form_is_begun_at_its_own_door_alone(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        for (_, form) in DOORS {
            let pelapor = Pelapor::new(&site, form);
            let foreign: &[&str] = match form {
                "sanggahan" => &["perubahan_data.pindah", "penyalahgunaan", "hak_jawab", "usulan.diri", "", "x"],
                _ => &["sanggahan", "tanggapan_layak", "hak_jawab", "usulan.diri", "", "perubahan_data", "perubahan_data.x"],
            };
            for foreign in foreign {
                let refused = pelapor.start(foreign, &token).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form} {foreign}");
                assert!(refused.page().contains("href=\"#form\""), "{form} {foreign}");
            }
        }
        for form in ["hak_jawab", "usulan.diri", "x", "sanggahan.x"] {
            let refused = Program::at(&site, "203.0.113.7").begin(&json!({"form": form, "subject": token})).await;
            assert_eq!(error(&refused), is(422, "choice_unknown", "form"), "{form}");
        }
        assert_eq!(count(db, "draft").await, 0);
    }

    async fn another_doors_draft_opens_nothing_here(db: &TestDb) {
        let site = site(db).await;
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.fill(&Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let cookie = pelapor.warga.cookies();
        let (_, secret) = cookie.split_once("cus_draf_sanggahan=").expect("the draft's cookie");
        let secret = secret.split(';').next().expect("a secret");
        for (door, step) in [("usulan", "alamat"), ("perbaikan", "perubahan"), ("jawab", "jawaban")] {
            let name = if door == "usulan" { "cus_draf".to_owned() } else { format!("cus_draf_{door}") };
            // A browser that was handed the secret under another door's name.
            let stranger = crate::usulan::warga::Warga::new(&site);
            let send = async |method: Method, end: &str| {
                let request = stranger.request(method, &format!("/{door}/{end}"));
                let request = request.header("cookie", format!("{name}={secret}"));
                let posts = end.ends_with("kirim") || end.ends_with("hapus") || end.ends_with("uraian");
                stranger.send(if posts { request.form(&[("versi", "0")]) } else { request }).await
            };
            for end in ["draf", "draf/periksa", "draf/sebab", "draf/pelapor", "draf/foto", "draf/foto/rumah-depan/lihat", &format!("draf/{step}")] {
                assert_eq!(send(Method::GET, end).await.status, StatusCode::GONE, "{door} {end}");
            }
            for end in ["draf/kirim", "draf/uraian", "draf/foto/rumah-depan/hapus"] {
                assert_eq!(send(Method::POST, end).await.status, StatusCode::GONE, "{door} {end}");
            }
            send(Method::POST, "draf/hapus").await;
        }
        assert_eq!(count(db, "draft").await, 1);
        assert_eq!(count(db, "review_case").await, 0);
        pelapor.finish().await;
    }

    async fn an_unfinished_report_is_not_dropped_without_a_word(db: &TestDb) {
        let site = site(db).await;
        let (hers, other) = (card(&site, RECIPIENT).await, card(&site, "Nur'aini").await);
        let pelapor = Pelapor::new(&site, "sanggahan");
        pelapor.begin("sanggahan", &hers).await;
        pelapor.begin("sanggahan", &other).await;
        let step = &Laporan::sanggahan().steps()[0].clone();
        assert_eq!(pelapor.save(step.0, &step.1).await.status, StatusCode::SEE_OTHER);
        let stopped = pelapor.start("tanggapan_layak", &hers).await;
        assert_eq!(stopped.status, StatusCode::CONFLICT);
        let code = stopped.page();
        let code = code.split("<strong>").nth(1).and_then(|rest| rest.split('<').next()).expect("a code").to_owned();
        let replaced = pelapor.post("baru", &[("subjek", &*hers), ("form", "tanggapan_layak"), ("ganti", "ya")]).await;
        assert_eq!(replaced.to(), "/sanggahan/draf");
        // The code brings the first one back, at whichever door it is typed.
        for door in ["usulan", "perbaikan", "sanggahan"] {
            let phone = Pelapor::new(&site, "sanggahan");
            let resumed = phone.warga.post(&format!("/{door}/draf/lanjut"), &[("kode_lanjutan", &*code)]).await;
            assert_eq!(resumed.to(), "/sanggahan/draf", "{door}");
            assert_eq!(phone.get("draf/sebab").await.chosen("sebab_tidak_layak"), ["mampu"]);
        }
    }
}
