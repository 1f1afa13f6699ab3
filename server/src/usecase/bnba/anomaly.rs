//! Looks at everybody of a data version once, and lists what is unusual (S4 "Perbaikan data anomali").
//!
//! The pass runs in the background, a few hundred people a step. How far it is stands in a table: it goes on where it
//! was broken off, on whichever instance, and begins anew when the rules it goes by change.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use domain::bnba::{Anomaly, CheckResult, Listed, RegionState, find_anomalies, job_words};
use domain::names::exact_key;
use domain::penerima::AidStatus;
use domain::wilayah::KodeWilayah;
use sha2::{Digest as _, Sha256};

use super::checks::open_check;
use super::search::{ListLine, lines};
use super::show::Check;
use crate::crypto::hex;
use crate::store::program::Basis;
use crate::store::recipient_anomaly::{AnomalyCount, AnomalyFilter, NewAnomaly, PassRow};
use crate::store::recipient_check::CheckFilter;
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::{KkToken, exact_name_key};
use crate::store::{Store, StoreError};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// The question whose answers are the occupations that are left out.
pub const JOB_QUESTION: &str = "pekerjaan_dikecualikan";
/// People that one step looks at.
const STEP: u64 = 300;
/// How long the tables are left alone between two steps.
const PAUSE: Duration = Duration::from_millis(20);
/// Rows on one page of the list.
const PAGE: u64 = 50;

/// What a pass goes by.
struct Rules {
    version: i64,
    villages: HashSet<KodeWilayah>,
    retired: HashSet<KodeWilayah>,
    excluded_jobs: Vec<Vec<String>>,
    family_programs: HashSet<String>,
    today: chrono::NaiveDate,
}

/// Goes on with the pass over the version that is visible. `false` when there is nothing to do: it is over, or another
/// instance works on it.
///
/// # Errors
/// When the database fails, or a record cannot be opened.
pub async fn advance(ctx: &Context) -> Result<bool, StoreError> {
    let Some(version) = ctx.store.current_version().await? else { return Ok(false) };
    let (excluded_jobs, programs) = changing_rules(ctx).await?;
    let stamp = stamp(&excluded_jobs, &programs);
    ctx.store.begin_anomaly_pass(version.id, &stamp, ctx.clock.now().timestamp()).await?;
    if !ctx.store.claim_anomaly_pass(version.id, ctx.clock.now().timestamp()).await? {
        return Ok(false);
    }
    ctx.store.index_version(version.id).await?;
    let rules = Rules {
        version: version.id,
        villages: ctx.store.village_codes().await?.into_iter().collect(),
        retired: ctx.store.retired_villages().await?.into_keys().collect(),
        excluded_jobs: excluded_jobs.iter().map(|job| job_words(job)).collect(),
        family_programs: programs.into_iter().collect(),
        today: ctx.clock.today(),
    };
    loop {
        let Some(pass) = ctx.store.anomaly_pass(version.id).await? else { return Ok(true) };
        let people = ctx.store.people_after(version.id, pass.last_id, STEP).await?;
        let now = ctx.clock.now().timestamp();
        let Some(last) = people.last().map(|last| last.id) else {
            ctx.store.finish_anomaly_pass(version.id, now).await?;
            return Ok(true);
        };
        let mut opened = Vec::with_capacity(people.len());
        for row in people {
            opened.push(super::Person { record: PenerimaRecord::open(&ctx.keys, &row)?, row });
        }
        let found = look_at(ctx, &rules, &opened).await?;
        if !ctx.store.advance_anomaly_pass(version.id, (pass.last_id, last), found, now).await? {
            // Somebody else went on, or began anew.
            return Ok(true);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Occupations that are left out today, and programmes that go to a family.
async fn changing_rules(ctx: &Context) -> Result<(Vec<String>, Vec<String>), StoreError> {
    let today = ctx.clock.today();
    let options = ctx.store.questions_valid_on(today).await?;
    let jobs = options.into_iter().filter(|one| one.question == JOB_QUESTION);
    let programs = ctx.store.programs_valid_on(today).await?;
    let family = programs.into_iter().filter(|program| program.basis == Basis::Family);
    Ok((
        jobs.map(|one| one.code.replace('_', " ")).collect(),
        family.map(|program| program.code).collect(),
    ))
}

fn stamp(jobs: &[String], programs: &[String]) -> String {
    let text = format!("{}|{}", jobs.join(","), programs.join(","));
    hex(&Sha256::digest(text.as_bytes()))
}

async fn look_at(
    ctx: &Context,
    rules: &Rules,
    people: &[super::Person],
) -> Result<Vec<NewAnomaly>, StoreError> {
    let same_person = find_same_people(ctx, rules.version, people).await?;
    let same_aid = find_same_aid(ctx, rules, people).await?;
    let mut found = Vec::new();
    for person in people {
        let (row, record) = (&person.row, &person.record);
        let listed = Listed {
            nik: &record.nik,
            nomor_kk: record.nomor_kk.as_deref(),
            birth: record.birth,
            sex: record.sex,
            mother_name: &record.mother_name,
            job: &record.job,
            region: region_state(rules, &row.desa),
            same_person: same_person.contains(&row.id),
            same_family_aid: same_aid.contains(&row.id),
        };
        let anomalies = find_anomalies(&listed, &rules.excluded_jobs, rules.today);
        found.extend(anomalies.into_iter().map(|anomaly| NewAnomaly {
            desa: row.desa.to_string(),
            penerima: row.id,
            code: anomaly.as_str(),
            subject: row.subject,
        }));
    }
    Ok(found)
}

fn region_state(rules: &Rules, desa: &KodeWilayah) -> RegionState {
    if rules.villages.contains(desa) {
        RegionState::InForce
    } else if rules.retired.contains(desa) {
        RegionState::Retired
    } else {
        RegionState::Unknown
    }
}

/// Row numbers of those who have a namesake born on the same day in the village: found by the keyed token of the name,
/// so that nobody else is opened.
async fn find_same_people(
    ctx: &Context,
    version: i64,
    people: &[super::Person],
) -> Result<HashSet<i64>, StoreError> {
    let keyed: Vec<(i64, &super::Person)> = people
        .iter()
        .map(|one| {
            let name = exact_key(&one.record.name);
            (exact_name_key(&ctx.keys, &one.row.desa, &name), one)
        })
        .collect();
    let keys: HashSet<i64> = keyed.iter().map(|(key, _)| *key).collect();
    let keys: Vec<i64> = keys.into_iter().collect();
    let mut by_key: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for one in ctx.store.people_by_key(version, &keys).await? {
        by_key.entry(one.key).or_default().push(one.penerima);
    }
    by_key.retain(|_, ids| ids.len() > 1);
    let mut ids: Vec<i64> = by_key.values().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let births = births(ctx, &ctx.store, version, &ids).await?;
    let has_twin = |key: i64, id: i64| {
        let namesakes = by_key.get(&key).map(Vec::as_slice).unwrap_or_default();
        let own = births.get(&id);
        own.is_some() && namesakes.iter().any(|other| *other != id && births.get(other) == own)
    };
    let twins = keyed.into_iter().filter(|(key, one)| has_twin(*key, one.row.id));
    Ok(twins.map(|(_, one)| one.row.id).collect())
}

async fn births(
    ctx: &Context,
    store: &Store,
    version: i64,
    ids: &[i64],
) -> Result<HashMap<i64, chrono::NaiveDate>, StoreError> {
    let mut births = HashMap::new();
    for row in store.namesakes(version, ids).await? {
        births.insert(row.id, PenerimaRecord::open(&ctx.keys, &row)?.birth);
    }
    Ok(births)
}

/// Row numbers of those who get what somebody else of their family gets, too, where it goes to the family as a whole.
/// Who gets it as a component is left out: a family may well have several.
async fn find_same_aid(
    ctx: &Context,
    rules: &Rules,
    people: &[super::Person],
) -> Result<HashSet<i64>, StoreError> {
    let families: HashSet<KkToken> = people.iter().filter_map(|one| one.row.kk_token).collect();
    let families: Vec<KkToken> = families.into_iter().collect();
    let members = ctx.store.family_members(rules.version, &families).await?;
    let family_of: HashMap<i64, KkToken> = members.iter().copied().collect();
    let ids: Vec<i64> = members.iter().map(|(id, _)| *id).collect();
    let mut holders: HashMap<(KkToken, String), Vec<i64>> = HashMap::new();
    for aid in ctx.store.aid_of(rules.version, &ids).await? {
        let whole = aid.status == AidStatus::Penerima
            && rules.family_programs.contains(&aid.program)
            && aid.open(&ctx.keys)?.component.trim().is_empty();
        if let Some(family) = family_of.get(&aid.penerima).filter(|_| whole) {
            holders.entry((*family, aid.program)).or_default().push(aid.penerima);
        }
    }
    Ok(holders.into_values().filter(|ids| ids.len() > 1).flatten().collect())
}

/// What an officer asked to see.
#[derive(Debug, Clone, Default)]
pub struct AnomalyQuery {
    /// Only this one.
    pub anomaly: Option<Anomaly>,
    /// Only this village.
    pub desa: Option<KodeWilayah>,
    /// Those that were repaired, instead of those that were not.
    pub repaired: bool,
    /// Village and row number of the last person of the page before.
    pub after: Option<(KodeWilayah, i64)>,
}

/// A person with what is unusual about them.
#[derive(Debug, Clone)]
pub struct AnomalyLine {
    /// The person.
    pub line: ListLine,
    /// What is unusual.
    pub anomalies: Vec<Anomaly>,
}

/// A page of the list; empty while nothing is loaded.
#[derive(Debug, Clone, Default)]
pub struct AnomalyList {
    /// How far the pass is; `None` before it began.
    pub pass: Option<PassRow>,
    /// How often each anomaly is found in the scope or village and was not repaired.
    pub counts: Vec<AnomalyCount>,
    /// The people.
    pub lines: Vec<AnomalyLine>,
    /// Where to go on, when there are more.
    pub next: Option<(String, i64)>,
}

/// A page of unusual people in the officer's scope. Noted before it is shown.
///
/// # Errors
/// [`AppError::NotFound`] for a village outside the scope.
pub async fn list(
    ctx: &Context,
    officer: &Officer,
    query: &AnomalyQuery,
) -> Result<AnomalyList, AppError> {
    if query.desa.is_some_and(|desa| !officer.scope.covers(&desa)) {
        return Err(AppError::NotFound);
    }
    let Some(version) = ctx.store.current_version().await?.map(|version| version.id) else {
        return Ok(AnomalyList::default());
    };
    let detail = query.anomaly.map_or("anomali", Anomaly::as_str).to_owned();
    ctx.store.audit(&officer.entry(ctx, "recipient.list", None, Some(detail))).await?;
    let rows = officer.rows(ctx);
    let desa = query.desa.map(|desa| desa.to_string());
    let filter = AnomalyFilter {
        code: query.anomaly.map(Anomaly::as_str),
        desa: desa.clone(),
        repaired: query.repaired,
        after: query.after.map(|(desa, id)| (desa.to_string(), id)),
        limit: PAGE,
    };
    let found = rows.anomalies(version, &filter).await?;
    let full = found.len() as u64 == PAGE;
    let mut by_person: Vec<(String, i64, Vec<Anomaly>)> = Vec::new();
    for row in found {
        let Ok(anomaly) = row.code.parse() else { continue };
        match by_person.last_mut() {
            Some((_, id, anomalies)) if *id == row.penerima => anomalies.push(anomaly),
            _ => by_person.push((row.desa, row.penerima, vec![anomaly])),
        }
    }
    // What is unusual about the last person may go on over the edge of the page: they come with the next one.
    if full && by_person.len() > 1 {
        by_person.pop();
    }
    let next = by_person.last().filter(|_| full).map(|(desa, id, _)| (desa.clone(), *id));
    let ids: Vec<i64> = by_person.iter().map(|(_, id, _)| *id).collect();
    let people = rows.recipients_by_id(version, &ids).await?;
    let mut listed: HashMap<i64, ListLine> = lines(ctx, officer, version, people, false)
        .await?
        .into_iter()
        .map(|line| (line.person.row.id, line))
        .collect();
    let line = |(_, id, anomalies)| Some(AnomalyLine { line: listed.remove(&id)?, anomalies });
    Ok(AnomalyList {
        pass: ctx.store.anomaly_pass(version).await?,
        counts: rows.anomaly_counts(version, desa.as_deref()).await?,
        lines: by_person.into_iter().filter_map(line).collect(),
        next,
    })
}

/// Every result of a check that is a warning.
const WARNINGS: [&str; 4] = [
    CheckResult::TidakSesuai.as_str(),
    CheckResult::Meninggal.as_str(),
    CheckResult::Ganda.as_str(),
    CheckResult::TidakDitemukan.as_str(),
];

/// A person with a warning of the population register.
#[derive(Debug, Clone)]
pub struct CheckLine {
    /// The person.
    pub line: ListLine,
    /// The result.
    pub check: Check,
}

/// A page of people with warnings of the population register, after row number `after`, and where to go on. Noted
/// before it is shown. Empty while nothing is loaded.
///
/// # Errors
/// When the tables cannot be read.
pub async fn list_checks(
    ctx: &Context,
    officer: &Officer,
    after: i64,
) -> Result<(Vec<CheckLine>, Option<i64>), AppError> {
    let Some(version) = ctx.store.current_version().await?.map(|version| version.id) else {
        return Ok((Vec::new(), None));
    };
    let detail = Some("dukcapil".to_owned());
    ctx.store.audit(&officer.entry(ctx, "recipient.list", None, detail)).await?;
    let rows = officer.rows(ctx);
    let filter = CheckFilter { results: &WARNINGS, after, limit: PAGE };
    let mut found = rows.checks_in_scope(version, filter).await?;
    let full = found.len() as u64 == PAGE;
    // The last person's results may go on over the edge of the page: they come with the next one.
    let edge = found.last().map(|(id, _)| *id).filter(|last| full && found[0].0 != *last);
    found.retain(|(id, _)| Some(*id) != edge);
    let next = found.last().filter(|_| full).map(|(id, _)| *id);
    let mut ids: Vec<i64> = found.iter().map(|(id, _)| *id).collect();
    ids.dedup();
    let people = rows.recipients_by_id(version, &ids).await?;
    let listed: HashMap<i64, ListLine> = lines(ctx, officer, version, people, false)
        .await?
        .into_iter()
        .map(|line| (line.person.row.id, line))
        .collect();
    let mut checks = Vec::with_capacity(found.len());
    for (id, row) in found {
        if let Some(line) = listed.get(&id) {
            checks.push(CheckLine { line: line.clone(), check: open_check(&ctx.keys, &row)? });
        }
    }
    Ok((checks, next))
}
