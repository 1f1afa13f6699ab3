//! What was put before the head of the office: a view of its own, in the order in which it became late.

use chrono::Duration;
use domain::petugas::Role;
use reqwest::StatusCode;
use server::usecase::review::escalate::escalate;

use super::officer;
use super::queue::{OTHER_REGENCY, OTHER_VILLAGE, counts, tickets};
use super::waiting::{DAY, NOW, Waiting, put};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};

const VIEW: &str = "/petugas?tampilan=dinaikkan";

on_both_databases! {
    async fn the_head_finds_what_is_late_in_the_order_it_became_so(db: &TestDb) {
        let site = Site::start(db).await;
        let head = officer(&site, Role::Pengesah, "99.01").await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let plain = Waiting::default();
        let put = put(db, 0, &[
            Waiting { due_at: NOW - DAY, ..plain.clone() },
            Waiting { due_at: NOW - 3 * DAY, state: "appealed", ..plain.clone() },
            Waiting { due_at: NOW - 2 * DAY, desa: OTHER_VILLAGE, ..plain.clone() },
            Waiting { due_at: NOW + DAY, ..plain.clone() },
            Waiting { due_at: NOW - 5 * DAY, desa: OTHER_REGENCY, ..plain.clone() },
            Waiting { due_at: NOW - 5 * DAY, state: "info_needed", ..plain.clone() },
            Waiting { due_at: NOW - 5 * DAY, state: "tidak_layak", ..plain },
        ]).await;
        let none = head.get(VIEW).await;
        assert!(tickets(&none).is_empty());
        assert!(none.words().contains("dinaikkan ke kepala kantor, tidak pernah gugur"), "{}", none.words());
        assert!(!head.get("/petugas").await.words().contains("dinaikkan kepada Anda"));

        assert_eq!(escalate(&site.ctx).await.expect("marked"), 4);
        let first = head.get("/petugas").await;
        assert!(first.words().contains("3 kasus lewat tenggat dinaikkan kepada Anda"), "{}", first.words());
        assert!(first.page().contains(&format!("href=\"{VIEW}\"")));
        let view = head.get(VIEW).await;
        assert_eq!(tickets(&view), [1, 2, 0].map(|at: usize| put[at].clone()));
        assert_eq!(view.words().matches("dinaikkan 21 November 2026").count(), 3, "{}", view.words());
        let case = head.get(&format!("/petugas/kasus/{}", put[1])).await;
        assert!(case.words().contains("Dinaikkan ke kepala 21 November 2026"), "{}", case.words());
        // What became late later comes behind, and one that is taken stays until it is decided.
        let taken = petugas.post::<&str, &str>(&format!("/petugas/kasus/{}/ambil", put[1]), &[]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER);
        let later = site.later_by(Duration::days(2)).await;
        assert_eq!(escalate(&later.ctx).await.expect("marked"), 1);
        let head = officer(&later, Role::Pengesah, "99.01").await;
        assert_eq!(tickets(&head.get(VIEW).await), [1, 2, 0, 3].map(|at: usize| put[at].clone()));
        let raw = Raw::open(db).await;
        let decided = format!("update review_case set state = 'layak' where ticket = '{}'", put[2]);
        raw.run(&decided).await.expect("decided");
        let view = head.get(VIEW).await;
        assert_eq!(tickets(&view), [1, 0, 3].map(|at: usize| put[at].clone()));
        // The kind, the village and the rest narrow this view as any other.
        let narrowed = head.get(&format!("{VIEW}&desa=99.01.01.2001&keadaan=antre")).await;
        assert_eq!(tickets(&narrowed), [0, 3].map(|at: usize| put[at].clone()));
    }

    async fn who_takes_no_cases_has_no_views_of_their_own(db: &TestDb) {
        let site = Site::start(db).await;
        let late = Waiting { due_at: NOW - DAY, ..Waiting::default() };
        put(db, 0, &[late.clone(), Waiting { desa: OTHER_REGENCY, ..late }]).await;
        escalate(&site.ctx).await.expect("marked");
        let head = officer(&site, Role::Pengesah, "99.01").await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let (of_head, of_petugas) = (head.get("/petugas").await, petugas.get("/petugas").await);
        let shared = [("Semua", "1"), ("Hampir lewat tenggat", "0"), ("Lewat tenggat", "1"), ("Dinaikkan ke kepala", "1"), ("Perlu info", "0"), ("Keberatan", "0")];
        let mut of_the_head = shared.to_vec();
        of_the_head.insert(4, ("Tanpa pemeriksa", "0"));
        let of_the_head: Vec<String> = of_the_head.iter().map(|(name, count)| format!("{name} {count}")).collect();
        assert_eq!(counts(&of_head), of_the_head);
        let mut all = shared.to_vec();
        all.splice(5..5, [("Kembali ke saya", "0"), ("Milik saya", "0")]);
        let all: Vec<String> = all.iter().map(|(name, count)| format!("{name} {count}")).collect();
        assert_eq!(counts(&of_petugas), all);
        assert!(!of_petugas.words().contains("kepada Anda"), "it is not before them");
    }
}
