//! Operators see who is proposed in their village; of any other case they do not learn that there is one (S-7).

use std::path::{Path, PathBuf};

use domain::petugas::{Role, Scope};
use domain::review::CaseKind;
use reqwest::StatusCode;
use server::usecase::numbers::overview::overview;
use server::usecase::petugas::Officer;

use super::matrix::expected;
use super::waiting::{Waiting, put};
use super::world::{World, home};
use super::{Petugas, officer};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};

/// Another way in than the pages: the functions they call.
fn inside(petugas: &Petugas<'_>, role: Role) -> Officer {
    Officer {
        id: petugas.id,
        username: petugas.username.clone(),
        name: "Petugas Uji".to_owned(),
        role,
        scope: Scope::new(home(role).parse().expect("a region")),
        session_id: String::new(),
    }
}

/// What operators see of all kinds.
const PROPOSALS: [CaseKind; 2] = [CaseKind::Usulan, CaseKind::UsulanKemensos];

/// Source files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// A finder of cases that looks at the region alone tells operators of objections. The log is read by auditors, who open no
/// case by it.
#[test]
fn whatever_finds_cases_looks_at_their_kind_too() {
    let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut statements = 0;
    for path in sources(&store) {
        let text = std::fs::read_to_string(&path).expect("text");
        if path.ends_with("audit/search.rs") || path.ends_with("scope.rs") {
            continue;
        }
        let named =
            ["holds_of(\"review_case\"", "holds_of(CASE"].iter().any(|one| text.contains(one));
        assert!(!named, "{}: begin with holds_case", path.display());
        for start in ["from(\"review_case\")", "table(\"review_case\")", "from(CASE)"] {
            for rest in text.split(start).skip(1) {
                let statement = rest.split(".to_owned()").next().unwrap_or(rest);
                assert!(
                    !statement.contains("self.holds("),
                    "{}: begin with holds_case",
                    path.display()
                );
                statements += 1;
            }
        }
    }
    assert!(statements > 40, "{statements}");
}

on_both_databases! {
    /// Kinds × roles, against the table kept by hand.
    async fn a_kind_that_a_role_does_not_read_is_nowhere(db: &TestDb) {
        let site = Site::start(db).await;
        let of_kind = |kind: &CaseKind| Waiting { kind: kind.as_str(), ..Waiting::default() };
        let cases: Vec<Waiting> = CaseKind::ALL.iter().map(of_kind).collect();
        let tickets = put(db, 1, &cases).await;
        let expected = expected();
        for role in Role::ALL {
            let yes = |permission: &str| expected[&(permission.to_owned(), role.as_str().to_owned())];
            let petugas = officer(&site, *role, home(*role)).await;
            let queue = petugas.get("/petugas").await.page();
            for (kind, ticket) in CaseKind::ALL.iter().zip(&tickets) {
                let seen = PROPOSALS.contains(kind) || yes("open_report");
                let status = match (yes("open_case"), seen) {
                    (false, _) => StatusCode::FORBIDDEN,
                    (true, false) => StatusCode::NOT_FOUND,
                    (true, true) => StatusCode::OK,
                };
                let case = petugas.get(&format!("/petugas/kasus/{ticket}")).await;
                assert_eq!(case.status, status, "{role:?} {kind:?}: {}", case.words());
                let listed = yes("see_queue") && seen;
                assert_eq!(queue.contains(ticket.as_str()), listed, "{role:?} {kind:?}");
                let asked = petugas.get(&format!("/petugas?jenis={}", kind.as_str())).await.page();
                assert_eq!(asked.contains(ticket.as_str()), listed, "{role:?} {kind:?}, asked for");
            }
            // A whole regency is counted whole: it points at nobody. A village is not.
            let waiting = overview(&site.ctx, &inside(&petugas, *role)).await.expect("counted").waiting;
            let is_operator = matches!(role, Role::OperatorDesa | Role::OperatorKecamatan);
            assert_eq!(waiting, if is_operator { 2 } else { CaseKind::ALL.len() as u64 }, "{role:?}");
        }
    }

    async fn an_objection_leaves_no_trace_for_the_operators_of_its_village(db: &TestDb) {
        let world = World::make(db).await;
        let (report, mine) = (world.report.ticket.as_str(), world.mine.ticket.as_str());
        let photos = format!("select a.id from attachment a join review_case c on c.id = a.case_id where c.ticket = '{report}'");
        let photos = Raw::open(db).await.texts(&photos).await;
        assert!(!photos.is_empty(), "an objection has a photo");
        for role in [Role::OperatorDesa, Role::OperatorKecamatan, Role::Verifikator] {
            let sees = role == Role::Verifikator;
            let here = world.officer(role).await;
            let own = world.own_of(&here, role).await;
            for path in [format!("/petugas/kasus/{mine}"), format!("/petugas/penerima/{}", own.person)] {
                let page = here.get(&path).await;
                assert_eq!(page.status, StatusCode::OK, "{role:?} {path}");
                assert_eq!(page.page().contains(report), sees, "{role:?} {path}");
            }
            let status = if sees { StatusCode::OK } else { StatusCode::NOT_FOUND };
            let mut paths = vec![
                format!("/petugas/kasus/{report}"),
                format!("/petugas/kasus/{mine}/banding/{report}"),
                format!("/petugas/kasus/{report}/banding/{mine}"),
            ];
            paths.extend(photos.iter().map(|id| format!("/petugas/kasus/{report}/foto/{id}")));
            paths.extend(photos.iter().map(|id| format!("/petugas/kasus/{report}/lihat/{id}")));
            for path in paths {
                assert_eq!(here.get(&path).await.status, status, "{role:?} {path}");
            }
        }
        // Nor do they learn by what they write.
        let desa = world.officer(Role::OperatorDesa).await;
        let said = [(format!("rekomendasi.{report}"), "layak"), (format!("catatan.{report}"), "")];
        let told = desa.post(&format!("/petugas/musyawarah/{}/rekomendasi", world.meeting), &said).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
        let noted = desa.post(&format!("/petugas/kasus/{report}/catatan"), &[("catatan", "Ini tetangga saya.")]).await;
        assert_ne!(noted.status, StatusCode::SEE_OTHER);
        assert_eq!(Raw::open(db).await.number("select count(*) from case_note").await, 0);
    }
}
