//! Fairness between villages: with the same deadline every village's first case comes before any village's second,
//! whatever the numbers, and whatever the order they came in.

use std::collections::BTreeMap;

use domain::petugas::Role;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use server::store::queue::QueueFilter;
use server::usecase::petugas::Officer;
use server::usecase::review::lease::take_next;

use super::officer;
use super::queue::{next, tickets};
use super::waiting::{DAY, NOW, Waiting, put, ticket_of};
use crate::http::site::Site;
use crate::support::{Raw, on_both_databases};

const VILLAGES: [&str; 5] =
    ["99.01.01.2001", "99.01.01.2002", "99.01.01.1003", "99.01.02.2001", "99.01.02.1002"];

/// That of cases in the order of the queue, as deadline and village, no village gets a turn before the others had as many.
fn is_fair(order: &[(i64, String)]) -> Result<(), String> {
    let mut turns: BTreeMap<i64, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut had: BTreeMap<i64, usize> = BTreeMap::new();
    for (place, (due, desa)) in order.iter().enumerate() {
        if place > 0 && order[place - 1].0 > *due {
            return Err(format!("{place}: a later deadline stands before an earlier one"));
        }
        let turn = turns.entry(*due).or_default().entry(desa).or_default();
        *turn += 1;
        let round = had.entry(*due).or_default();
        if *turn < *round {
            return Err(format!(
                "{place}: turn {turn} of {desa} stands behind turn {round} of another"
            ));
        }
        *round = *turn;
    }
    Ok(())
}

#[test]
fn an_order_that_pushes_a_village_back_is_found() {
    let order = |desa: &[&str]| desa.iter().map(|one| (1, (*one).to_owned())).collect::<Vec<_>>();
    assert_eq!(is_fair(&order(&["a", "b", "a", "a"])), Ok(()));
    assert!(is_fair(&order(&["a", "a", "b"])).is_err());
    assert!(is_fair(&[(2, "a".to_owned()), (1, "b".to_owned())]).is_err());
}

on_both_databases! {
    async fn whatever_villages_send_none_pushes_back_another(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let raw = Raw::open(db).await;
        for seed in 0..6 {
            let mut random = StdRng::seed_from_u64(seed);
            let many = VILLAGES[random.random_range(0..VILLAGES.len())];
            let cases: Vec<Waiting> = (0..random.random_range(30..90))
                .map(|_| Waiting {
                    // One village sends most of it.
                    desa: if random.random_bool(0.7) { many } else { VILLAGES[random.random_range(0..VILLAGES.len())] },
                    due_at: NOW + random.random_range(1..4) * DAY,
                    ..Waiting::default()
                })
                .collect();
            put(db, 1_000 * seed, &cases).await;
            let places = raw.texts("select ticket || ' ' || due_at || ' ' || desa from review_case").await;
            let places: BTreeMap<String, (i64, String)> = places
                .iter()
                .filter_map(|line| {
                    let [ticket, due, desa] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
                    Some((ticket.to_owned(), (due.parse().ok()?, desa.to_owned())))
                })
                .collect();
            let mut order = Vec::new();
            let mut address = Some("/petugas".to_owned());
            while let Some(at) = address {
                let page = petugas.get(&at).await;
                order.extend(tickets(&page).iter().map(|ticket| places[ticket].clone()));
                address = next(&page);
            }
            assert_eq!(order.len(), places.len(), "seed {seed}: each once");
            assert_eq!(is_fair(&order), Ok(()), "seed {seed}");
            raw.run("delete from review_case").await.expect("emptied");
        }
    }

    async fn ten_thousand_of_one_village_do_not_push_back_the_only_one_of_another(db: &TestDb) {
        let site = Site::start(db).await;
        let petugas = officer(&site, Role::Verifikator, "99.01").await;
        let raw = Raw::open(db).await;
        let due = NOW + 10 * DAY;
        for first in (1..=10_000).step_by(1_000) {
            let rows: Vec<String> = (first..first + 1_000)
                .map(|number: u64| {
                    let ticket = ticket_of(number);
                    format!("('usulan', 'queued', '{}', '{}', '2026-11', {due}, {due}, 1, 1, 'id', '')", ticket.as_str(), VILLAGES[0])
                })
                .collect();
            let insert = format!(
                "insert into review_case (kind, state, ticket, desa, cycle, cutoff_at, due_at, submitted_at, state_since, \
                 lang, warnings) values {}",
                rows.join(", ")
            );
            assert_eq!(raw.run(&insert).await, Ok(1_000));
        }
        let only = put(db, 0, &[Waiting { desa: VILLAGES[1], ..Waiting::default() }]).await.remove(0);
        let last = "select max(village_turn) from review_case";
        assert_eq!(raw.number(last).await, 10_000, "each has a turn of its own");
        assert_eq!(tickets(&petugas.get("/petugas").await).iter().position(|one| *one == only), Some(1));
        // Nor for who takes what comes next.
        let scope = domain::petugas::Scope::new("99.01".parse().expect("a region"));
        let officer = Officer {
            id: petugas.id,
            username: petugas.username.clone(),
            name: "Petugas Uji".to_owned(),
            role: Role::Verifikator,
            scope,
            session_id: String::new(),
        };
        let mut taken = Vec::new();
        for _ in 0..2 {
            taken.extend(take_next(&site.ctx, &officer, QueueFilter::default()).await.expect("taken"));
        }
        assert!(taken.contains(&only), "{taken:?}");
    }
}
