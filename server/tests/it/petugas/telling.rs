//! What a decision leads to, when it may be made, and who learns what of it.

use chrono::Duration;
use domain::decision::Decision;
use domain::petugas::Role;
use domain::review::CaseKind;
use reqwest::StatusCode;
use server::usecase::review::escalate::escalate;
use server::usecase::review::reasons;

use super::deciding::{
    INTERNAL, KABUPATEN, NOTE, REFUSED, apply, case_of, count, decide, fill, mails, press,
    proposal, states, take,
};
use super::officer;
use crate::http::site::{Site, load_story_people};
use crate::sanggahan::RECIPIENT;
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, on_both_databases};
use crate::usulan::isian::Isian;
use crate::usulan::warga::Warga;

/// Beside reasons that the centre gives, and no officer.
const CENTRE: &str = "pusat";

on_both_databases! {
    /// Scenario 19, on the twelfth: recipients are not being verified.
    async fn on_the_twelfth_an_objection_is_refused_until_the_fourteenth(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let receipt = send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let closed = site.later_by(Duration::days(21)).await;
        let petugas = officer(&closed, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let fields = [("putusan", "tidak_layak"), ("alasan_tidak_layak", "sanggahan_belum_terbukti"), ("putusan_dalam", INTERNAL)];
        let form = fill(&petugas, &receipt, &fields).await;
        for button in ["pratinjau", "simpan"] {
            let refused = press(&petugas, &receipt, button, &form).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.words());
            assert!(refused.words().contains("dibuka 14 Desember 2026"), "{}", refused.words());
            assert_eq!(refused.value("putusan_dalam"), INTERNAL, "the text is kept");
        }
        assert_eq!(count(db, "case_decision").await, 0);
        // A question waits for no window.
        let ask = [("putusan", "minta_info"), ("putusan_catatan", "Kapan Anda melihat mobil itu?")];
        let form = fill(&petugas, &receipt, &ask).await;
        assert_eq!(press(&petugas, &receipt, "pratinjau", &form).await.status, StatusCode::OK);

        let open = closed.later_by(Duration::days(2)).await;
        let petugas = officer(&open, Role::Verifikator, KABUPATEN).await;
        take(&petugas, &receipt).await;
        let form = fill(&petugas, &receipt, &fields).await;
        assert_eq!(press(&petugas, &receipt, "simpan", &form).await.status, StatusCode::SEE_OTHER);
    }

    /// S-6 and S-7: who speaks of somebody else reads that it was looked at, and the preview says so.
    async fn who_speaks_of_another_learns_no_outcome(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let warga = Warga::new(&site);
        let neighbour = Isian::tetangga().with_email("kartika@example.id").with("terusul", "terusul_email", "parto@example.id");
        let neighbours = warga.propose(&neighbour).await;
        let objection = send(&site, &Laporan::sanggahan().with_email("hartono@example.id"), &card(&site, RECIPIENT).await).await;
        let said = [("tidak_layak", "bukti_kurang"), ("tidak_layak", "sanggahan_belum_terbukti")];
        for (receipt, (outcome, reason)) in [&neighbours, &objection].into_iter().zip(said) {
            let fields = [("putusan", outcome), ("alasan_tidak_layak", reason), ("putusan_catatan", NOTE)];
            take(&petugas, receipt).await;
            let form = fill(&petugas, receipt, &fields).await;
            let preview = press(&petugas, receipt, "pratinjau", &form).await.words();
            assert!(preview.contains("elesai ditinjau") && !preview.contains(NOTE), "{preview}");
            assert_eq!(press(&petugas, receipt, "simpan", &form).await.status, StatusCode::SEE_OTHER);
        }
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 2);
        // The neighbour that there is news, the person proposed that it was looked at, the reporter nothing.
        assert_eq!(mails(db).await, ["submitted", "subject_told", "report_received", "decided", "subject_reviewed"]);
        let read = warga.on(&later).track(&neighbours).await.words();
        assert!(read.contains("elesai ditinjau") && !read.contains(NOTE), "{read}");
    }

    async fn what_goes_to_nobody_else_is_done_with_the_decision(db: &TestDb) {
        load_story_people(db).await;
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, KABUPATEN).await;
        let token = card(&site, RECIPIENT).await;
        let misuse = send(&site, &Laporan::penyalahgunaan(), &token).await;
        let objection = send(&site, &Laporan::sanggahan(), &token).await;
        decide(&petugas, &misuse, &[("putusan", "layak"), ("alasan_layak", "penyalahgunaan_diteruskan")]).await;
        Raw::open(db).await.run("update reply_right set answer_case_id = case_id").await.expect("answered");
        decide(&petugas, &objection, &[("putusan", "layak"), ("alasan_layak", "sanggahan_terbukti")]).await;
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 2);
        assert_eq!(states(db).await, ["penyalahgunaan done", "sanggahan layak"], "the objection waits for a batch");
        assert_eq!(count(db, "case_event where action = 'close' and actor = 'petugas'").await, 1);
    }

    async fn a_citizen_who_withdraws_meanwhile_is_not_overruled(db: &TestDb) {
        let site = Site::start(db).await;
        let (warga, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        warga.track(&receipt).await;
        let gone = warga.post("/lacak/kasus/cabut", &[("yakin", "ya")]).await;
        assert_eq!(gone.to(), "/lacak/kasus?selesai=cabut");
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 0);
        assert_eq!((states(db).await, mails(db).await), (vec!["usulan dicabut".to_owned()], vec!["submitted".to_owned(), "withdrawn".to_owned()]));
        assert_eq!(count(db, "audit_entry where action = 'case.decision_void' and actor = 'system'").await, 1);
    }

    async fn who_is_no_officer_any_more_decides_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, petugas) = proposal(&site).await;
        decide(&petugas, &receipt, &REFUSED).await;
        Raw::open(db).await.run("update petugas set disabled_at = 1").await.expect("disabled");
        let later = site.later(10).await;
        assert_eq!(apply(&later).await, 0);
        assert_eq!((states(db).await, mails(db).await), (vec!["usulan under_review".to_owned()], vec!["submitted".to_owned()]));
    }

    async fn what_is_late_is_put_before_the_head_once_and_moves_nowhere(db: &TestDb) {
        let site = Site::start(db).await;
        let (_, receipt, _) = proposal(&site).await;
        assert_eq!(escalate(&site.ctx).await.expect("looked"), 0);
        let late = site.later_by(Duration::days(60)).await;
        assert_eq!(escalate(&late.ctx).await.expect("marked"), 1);
        assert_eq!(escalate(&late.ctx).await.expect("once"), 0);
        let case = case_of(&late, &receipt).await;
        assert_eq!(case.escalated_at, Some(late.ctx.clock.now().timestamp()));
        assert_eq!(case.state, "queued", "late is not lapsed");
        assert_eq!(count(db, "audit_entry where action = 'case.escalate' and actor = 'system'").await, 1);
    }

    /// §3.7: whatever is refused has a reason, and each reason says what can be done.
    async fn every_refusal_has_reasons_with_a_remedy(db: &TestDb) {
        let ctx = db.context(&[]).await;
        for kind in CaseKind::ALL {
            for lang in app::text::Lang::ALL {
                let found = reasons::of_kind(&ctx, *kind, lang).await.expect("rows");
                for decision in [Decision::TidakLayak, Decision::BukanWewenang, Decision::Ganda] {
                    let these = found.iter().filter(|one| one.decision == decision).count();
                    assert_eq!(these > 0, decision.suits(*kind), "{kind:?} {decision:?}");
                }
                for reason in &found {
                    let sentences = reason.text.matches(['.', ';']).count();
                    assert!(sentences >= 2 && reason.text.ends_with('.'), "no remedy: {reason:?}");
                }
            }
        }
        let rows = ctx.store.questions_valid_on(ctx.clock.today()).await.expect("rows");
        for row in rows.iter().filter(|row| row.question == reasons::QUESTION) {
            let scope = row.follow_up.clone().unwrap_or_default();
            if scope == CENTRE {
                continue;
            }
            let suits = CaseKind::ALL.iter().any(|kind| {
                Decision::of(*kind).any(|one| domain::decision::reason_suits(&scope, one, *kind))
            });
            assert!(suits, "nobody can give this reason: {row:?}");
        }
    }
}
