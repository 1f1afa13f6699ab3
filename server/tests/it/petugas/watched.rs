//! Whoever sees a person is in the history of who read that person's data: every route of officers is asked, and what
//! shows her must have named her in the log, first. A page that shows people and notes nothing fails here.

use std::collections::BTreeSet;

use domain::petugas::{Permission, Role, Scope};
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use server::http::router::routes;
use server::http::routes::Route;
use server::store::audit::AuditFilter;
use server::store::tokens::subject_id;
use server::usecase::audit_log::browse::READS;
use server::usecase::petugas::Officer;

use super::Petugas;
use super::matrix::{ask_at, expected, officer_routes};
use super::world::{NAME, NIK, Own, World, removal_token};
use crate::http::site::SUKAMAJU;
use crate::support::{Raw, TestDb, on_both_databases};
use crate::usulan::warga::Answer;

/// Her village, and the file of what is unusual, as pages are asked for them.
const ASKED: [&str; 8] = [
    "/petugas?jenis=usulan",
    "/petugas/anomali?jenis=mother_missing",
    "/petugas/anomali?jenis=mother_missing&desa=99.01.01.2001",
    "/petugas/kelayakan?desa=99.01.01.2001",
    "/petugas/data/banding?dari=1&ke=2&desa=99.01.01.2001",
    "/petugas/audit?baca=ya",
    "/petugas/audit/unduh?baca=ya",
    "/petugas/surat?selesai=1",
];

/// Answers that show her, to whom.
struct Watch<'a> {
    world: &'a World,
    /// The routes that showed her.
    shown: BTreeSet<String>,
    /// The addresses that did, with the role that asked.
    addresses: Vec<(Role, String)>,
    /// What was in the log of it.
    actions: BTreeSet<String>,
}

/// Whether an answer tells who she is: her number, her name in full, or a photo of one of her cases.
fn shows_her(path: &str, answer: &Answer) -> bool {
    let text = answer.page();
    let kind = answer.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_photo = kind.is_some_and(|kind| kind.starts_with("image/"));
    text.contains(NIK) || text.contains(NAME) || (is_photo && path.starts_with("/petugas/kasus/"))
}

/// Actions of the entries that name her, by this officer, above a number; and the newest number.
async fn named(world: &World, officer: i64, above: i64) -> Vec<String> {
    let ctx = &world.site.ctx;
    let auditor = Officer {
        id: 0,
        username: String::new(),
        name: String::new(),
        role: Role::Auditor,
        scope: Scope::new("99".parse().expect("a code")),
        session_id: String::new(),
    };
    let person = Some(subject_id(&ctx.keys, NIK).to_vec());
    let filter = AuditFilter { person, officer: Some(officer), ..AuditFilter::default() };
    let found = auditor.rows(ctx).find_audit_entries(&filter, None, 10_000).await.expect("read");
    found.into_iter().filter(|entry| entry.id > above).map(|entry| entry.action).collect()
}

async fn newest(db: &TestDb) -> i64 {
    Raw::open(db).await.number("select coalesce(max(id), 0) from audit_entry").await
}

impl Watch<'_> {
    /// Holds an answer against the log.
    async fn look(
        &mut self,
        petugas: &Petugas<'_>,
        place: (&Route, Role, &str),
        at: i64,
        answer: &Answer,
    ) {
        let (route, role, address) = place;
        assert!(answer.status.as_u16() < 500, "{role:?} {address}: {}", answer.words());
        if !shows_her(address, answer) {
            return;
        }
        let named = named(self.world, petugas.id, at).await;
        assert!(
            !named.is_empty(),
            "{} {address} shows her to {role:?}, and nothing in the log names her",
            route.method
        );
        self.actions.extend(named);
        self.shown.insert(format!("{} {}", route.method, route.path));
        if route.method == "GET" {
            self.addresses.push((role, address.to_owned()));
        }
    }
}

/// Every form that shows people when it is sent as pages send it.
async fn sent_forms(
    world: &World,
    desa: &Petugas<'_>,
) -> Vec<(Role, &'static str, String, Vec<(&'static str, String)>)> {
    let own = |pairs: &[(&'static str, &str)]| {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<_>>()
    };
    let case = format!("/petugas/kasus/{}", world.mine.ticket.as_str());
    let meeting = format!("/petugas/musyawarah/{}", world.meeting);
    let batch = format!("/petugas/batch/{}", world.batch);
    let orang = removal_token(desa, &meeting).await;
    let letters = own(&[("jenis", "terusul"), ("desa", SUKAMAJU)]);
    vec![
        (
            Role::OperatorDesa,
            "/petugas/musyawarah/{id}/{aksi}",
            format!("{meeting}/cari"),
            own(&[("nama", NAME)]),
        ),
        (
            Role::OperatorDesa,
            "/petugas/musyawarah/{id}/{aksi}",
            format!("{meeting}/keluar"),
            own(&[("nama", NAME), ("orang", &orang)]),
        ),
        (
            Role::OperatorDesa,
            "/petugas/kasus/{tiket}/catatan",
            format!("{case}/catatan"),
            own(&[("catatan", "")]),
        ),
        (
            Role::Verifikator,
            "/petugas/kasus/{tiket}/kunjungan",
            format!("{case}/kunjungan"),
            own(&[("lantai", "")]),
        ),
        (Role::Verifikator, "/petugas/surat/cetak", "/petugas/surat/cetak".to_owned(), letters),
        (
            Role::Verifikator,
            "/petugas/surat/cetak",
            "/petugas/surat/cetak".to_owned(),
            own(&[("jenis", "hak_jawab"), ("desa", SUKAMAJU)]),
        ),
        (
            Role::Verifikator,
            "/petugas/surat/ulang",
            "/petugas/surat/ulang".to_owned(),
            own(&[("jenis", "hak_jawab"), ("id", "1")]),
        ),
        (
            Role::Pengesah,
            "/petugas/batch/{id}/ekspor",
            format!("{batch}/ekspor"),
            own(&[("bentuk", "csv")]),
        ),
    ]
}

fn route(method: &str, path: &str) -> Route {
    let found = routes(false).into_iter().find(|one| one.method == method && one.path == path);
    found.unwrap_or_else(|| panic!("no route {method} {path}"))
}

/// The addresses of a route for this role, and those that ask it for something.
async fn asked(world: &World, db: &TestDb, path: &str, own: &Own) -> Vec<String> {
    let mut all = world.addresses(db, path, own).await;
    let with_question = |one: &&&str| one.split('?').next() == Some(path);
    all.extend(ASKED.iter().filter(with_question).map(|one| (*one).to_owned()));
    all
}

fn may(role: Role, permission: Permission) -> bool {
    expected()[&(permission.as_str().to_owned(), role.as_str().to_owned())]
}

on_both_databases! {
    async fn whoever_sees_her_is_in_the_history_of_her_data(db: &TestDb) {
        let world = World::make(db).await;
        let mut watch = Watch { world: &world, shown: BTreeSet::new(), addresses: Vec::new(), actions: BTreeSet::new() };
        let desa = world.officer(Role::OperatorDesa).await;
        for (role, path, address, form) in sent_forms(&world, &desa).await {
            let petugas = world.officer(role).await;
            let at = newest(db).await;
            let answer = petugas.post(&address, &form).await;
            watch.look(&petugas, (&route("POST", path), role, &address), at, &answer).await;
        }
        for method in ["GET", "POST"] {
            for role in Role::ALL {
                let petugas = world.officer(*role).await;
                let own = world.own_of(&petugas, *role).await;
                if !own.check.is_empty() {
                    petugas.post(&format!("/petugas/anomali/dukcapil/{}", own.check), &[("aksi", "simpan")]).await;
                }
                for (route, permission) in officer_routes() {
                    // Whoever declares a conflict sees nothing any more; and what ends a session ends the walk.
                    let ends_it = route.path.ends_with("/konflik") || route.path.starts_with("/petugas/akun/");
                    if route.method != method || !may(*role, permission) || (method == "POST" && ends_it) {
                        continue;
                    }
                    for address in asked(&world, db, &route.path, &own).await {
                        let at = newest(db).await;
                        let answer = ask_at(&petugas, &route, &address).await;
                        watch.look(&petugas, (&route, *role, &address), at, &answer).await;
                    }
                }
            }
        }
        let known = [
            "GET /petugas/kasus/{tiket}",
            "GET /petugas/kasus/{tiket}/banding/{lain}",
            "GET /petugas/kasus/{tiket}/foto/{id}",
            "GET /petugas/kasus/{tiket}/kunjungan",
            "GET /petugas/musyawarah/{id}",
            "GET /petugas/penerima/{token}",
            "GET /petugas/penerima/hasil/{token}",
            "GET /petugas/penerima/{token}/perbaikan/{kolom}",
            "GET /petugas/anomali",
            "GET /petugas/anomali/dukcapil",
            "GET /petugas/kelayakan",
            "GET /petugas/kelayakan/{token}",
            "POST /petugas/musyawarah/{id}/{aksi}",
            "POST /petugas/kasus/{tiket}/catatan",
            "POST /petugas/surat/cetak",
            "POST /petugas/batch/{id}/ekspor",
        ];
        for one in known {
            assert!(watch.shown.contains(one), "{one} does not show her: is the story still whole? {:?}", watch.shown);
        }
        let reads = watch.actions.iter().filter(|action| is_read(action));
        let unlisted: Vec<_> = reads.filter(|action| !READS.contains(&action.as_str())).collect();
        assert!(unlisted.is_empty(), "an auditor who asks for reads alone misses {unlisted:?}");
        nothing_is_shown_that_cannot_be_noted(db, &world, watch.addresses).await;
    }
}

/// What an action is called that changes nothing.
fn is_read(action: &str) -> bool {
    let changes = ["case.note", "case.take", "case.move", "case.release", "case.pair"];
    let writes = [
        "recipient.mark",
        "recipient.judge",
        "recipient.repair",
        "recipient.check",
        "recipient.conflict",
    ];
    !changes.contains(&action)
        && !writes.iter().any(|start| action.starts_with(start))
        && !action.starts_with("batch.take")
}

/// Without a log there is no look.
async fn nothing_is_shown_that_cannot_be_noted(
    db: &TestDb,
    world: &World,
    addresses: Vec<(Role, String)>,
) {
    let mut officers = Vec::new();
    for role in Role::ALL {
        officers.push((*role, world.officer(*role).await));
    }
    let mut tried = Vec::new();
    for (role, address) in addresses {
        let Some((_, petugas)) = officers.iter().find(|(one, _)| *one == role) else { continue };
        // An address that was made for an officer opens for no other.
        if petugas.get(&address).await.status == StatusCode::OK {
            tried.push((petugas, address));
        }
    }
    assert!(tried.len() > 20, "{} are tried again", tried.len());
    let raw = Raw::open(db).await;
    raw.run("alter table audit_entry rename to elsewhere").await.expect("renamed");
    for (petugas, address) in tried {
        let answer = petugas.get(&address).await;
        assert!(!shows_her(&address, &answer), "{address} shows her without a note");
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
    }
}
