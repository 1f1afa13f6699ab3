//! Batches for the centre (S4, W-4, W-6).

use domain::batch::{BatchKind, EntrySource, Hasil, Tahap, is_locked_pdf, is_pdf};
use domain::review::{Action, Actor, CaseKind, CaseState, next};
use domain::window::WindowKind;

#[test]
fn a_proposal_for_health_insurance_alone_goes_by_itself() {
    let of = |programs: &[&str]| BatchKind::of(CaseKind::Usulan, programs.iter().copied());
    assert_eq!(of(&["PBI-JK"]), Some(BatchKind::Pbi));
    assert_eq!(of(&["PBI-JK", "PKH"]), Some(BatchKind::Usulan));
    assert_eq!(of(&["PKH"]), Some(BatchKind::Usulan));
    assert_eq!(of(&[]), Some(BatchKind::Usulan), "a place in the data alone");
}

#[test]
fn every_kind_that_goes_to_the_centre_has_a_batch_and_no_other() {
    for kind in CaseKind::ALL {
        let batch = BatchKind::of(*kind, []);
        assert_eq!(batch.is_some(), kind.goes_to_the_centre(), "{kind:?}");
        if let Some(batch) = batch {
            assert!(batch.case_kinds().contains(kind), "{kind:?}");
            assert!(Action::Batch.suits(*kind) && Action::Endorse.suits(*kind), "{kind:?}");
        }
    }
}

#[test]
fn repairs_are_always_allowed_and_nothing_else_is() {
    for kind in BatchKind::ALL {
        let repairs = *kind == BatchKind::Perbaikan;
        assert_eq!(kind.window().is_none(), repairs, "{kind:?}");
        assert_eq!(kind.endorsement_window().is_none(), repairs, "{kind:?}");
    }
    assert_eq!(BatchKind::UsulanHapus.window(), Some(WindowKind::Pengusulan));
}

#[test]
fn a_batch_holds_cases_or_what_is_said_of_listed_people_and_every_source_has_one_kind() {
    for kind in BatchKind::ALL {
        assert_ne!(kind.case_kinds().is_empty(), kind.entry_sources().is_empty(), "{kind:?}");
    }
    for source in EntrySource::ALL {
        let kinds = BatchKind::ALL.iter().filter(|kind| kind.entry_sources().contains(source));
        assert_eq!(kinds.count(), 1, "{source:?}");
    }
}

#[test]
fn every_answer_moves_what_was_endorsed_and_no_stage_has_the_results_of_another() {
    use CaseState::{CentreVerified, Ditetapkan, DitolakPusat, Endorsed, PmtDone};
    let to = |from, tahap, hasil: Hasil| {
        hasil.action(tahap).and_then(|action| next(from, action, Actor::Petugas))
    };
    assert_eq!(to(Endorsed, Tahap::VerifikasiPusat, Hasil::Diterima), Some(CentreVerified));
    assert_eq!(to(CentreVerified, Tahap::Pmt, Hasil::Diterima), Some(PmtDone));
    assert_eq!(to(PmtDone, Tahap::Penetapan, Hasil::Ditetapkan), Some(Ditetapkan));
    assert_eq!(to(Endorsed, Tahap::Penetapan, Hasil::KuotaPenuh), Some(DitolakPusat));
    assert_eq!(to(PmtDone, Tahap::VerifikasiPusat, Hasil::Diterima), None, "no way back");
    assert_eq!(to(Ditetapkan, Tahap::Penetapan, Hasil::TidakDitetapkan), None, "it is final");
    for (tahap, hasil) in [
        (Tahap::VerifikasiPusat, Hasil::Ditetapkan),
        (Tahap::Pmt, Hasil::KuotaPenuh),
        (Tahap::Penetapan, Hasil::Diterima),
        (Tahap::Penetapan, Hasil::Ditolak),
    ] {
        assert_eq!(hasil.action(tahap), None, "{tahap:?} {hasil:?}");
    }
}

#[test]
fn what_is_refused_says_why_and_what_goes_on_does_not() {
    for tahap in Tahap::ALL {
        for hasil in Hasil::ALL {
            let rejects = hasil.action(*tahap) == Some(Action::CentreReject);
            assert_eq!(hasil.reason(*tahap).is_some(), rejects, "{tahap:?} {hasil:?}");
        }
    }
}

#[test]
fn a_pdf_is_told_by_its_beginning_and_its_end() {
    assert!(is_pdf(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
    assert!(is_pdf(b"%PDF-1.7\n...\nstartxref\n116\n%%EOF"));
    for (what, bytes) in [
        ("nothing", &b""[..]),
        ("a picture", b"\xFF\xD8\xFF\xE0 JFIF"),
        ("a text that is called so", b"surat.pdf"),
        ("broken off", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root"),
        ("an end without a middle", b"%PDF-1.7\n%%EOF"),
        ("no version", b"%PDF-\ntrailer %%EOF"),
        ("something in front", b"MZ%PDF-1.7\ntrailer\nstartxref\n%%EOF"),
    ] {
        assert!(!is_pdf(bytes), "{what}");
    }
    let mut padded = b"%PDF-1.4\ntrailer<<>>\n%%EOF\n".to_vec();
    padded.resize(5000, b'\n');
    assert!(!is_pdf(&padded), "its end stands where no reader looks");
}

#[test]
fn a_pdf_with_a_password_is_told() {
    let locked = b"%PDF-1.4\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF\n";
    assert!(is_pdf(locked) && is_locked_pdf(locked));
    assert!(!is_locked_pdf(b"%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
}
